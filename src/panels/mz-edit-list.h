/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzEditList:
 *
 * Records of one kind, by their ids and in their order: each can be taken away, others be added from a list with a search.
 * Of sources new ones can be added, too: the action "edit.new-source" asks for that. Main thread only.
 *
 * Signal "changed": the user has added or taken away one.
 */
#define MZ_TYPE_EDIT_LIST (mz_edit_list_get_type ())
G_DECLARE_FINAL_TYPE (MzEditList, mz_edit_list, MZ, EDIT_LIST, GtkWidget)

GtkWidget *mz_edit_list_new     (MzDataset *dataset, MzRecordKind kind, const char *label);
void       mz_edit_list_add     (MzEditList *self, const char *id);
GStrv      mz_edit_list_dup_ids (MzEditList *self);

G_END_DECLS
