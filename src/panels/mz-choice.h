/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"

G_BEGIN_DECLS

/* One of the things to choose from. @id may be empty: none of the others. */
#define MZ_TYPE_CHOICE_ITEM (mz_choice_item_get_type ())
G_DECLARE_FINAL_TYPE (MzChoiceItem, mz_choice_item, MZ, CHOICE_ITEM, GObject)

MzChoiceItem *mz_choice_item_new (const char *id, const char *title, const char *detail);

/* Lists of items; a list holds for the dataset as it is. (transfer full) (element-type MzChoiceItem) */
GListModel *mz_choice_list_countries (MzDataset *dataset, const char *none);
GListModel *mz_choice_list_sites     (MzDataset *dataset);
GListModel *mz_choice_list_demands   (MzDataset *dataset);
GListModel *mz_choice_list_sources   (MzDataset *dataset);

/**
 * MzChoice:
 *
 * A button that shows what is chosen of a long list, and opens the list with a search in it: typing narrows it, Enter takes
 * the first, Down goes into it. Main thread only.
 *
 * Signal "chosen": the user has chosen another one.
 */
#define MZ_TYPE_CHOICE (mz_choice_get_type ())
G_DECLARE_FINAL_TYPE (MzChoice, mz_choice, MZ, CHOICE, GtkWidget)

GtkWidget  *mz_choice_new       (const char *label, GListModel *items);
GtkWidget  *mz_choice_new_later (const char *label, const char *text, MzDataset *dataset, GListModel *(*list) (MzDataset *dataset));
void        mz_choice_set_id    (MzChoice *self, const char *id);
const char *mz_choice_get_id    (MzChoice *self);

G_END_DECLS
