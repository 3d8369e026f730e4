/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzElementBox:
 *
 * The rare earths as buttons to press; none pressed means all of them. Other words that a move has stand behind. Main thread
 * only.
 *
 * Signal "changed": the user has pressed one.
 */
#define MZ_TYPE_ELEMENT_BOX (mz_element_box_get_type ())
G_DECLARE_FINAL_TYPE (MzElementBox, mz_element_box, MZ, ELEMENT_BOX, GtkWidget)

GtkWidget *mz_element_box_new       (MzDataset *dataset);
void       mz_element_box_set_words (MzElementBox *self, const char *const *words);
GStrv      mz_element_box_dup_words (MzElementBox *self);

G_END_DECLS
