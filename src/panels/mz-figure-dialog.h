/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-dataset.h"
#include "mz-story.h"

G_BEGIN_DECLS

/**
 * MzFigureDialog:
 *
 * Helps to write a figure that is bound to the facts: find the record, choose what of it, see what it is now and who says so.
 * Owned by the window that it belongs to; main thread only.
 *
 * Signal "chosen" (binding): with its braces.
 */
#define MZ_TYPE_FIGURE_DIALOG (mz_figure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MzFigureDialog, mz_figure_dialog, MZ, FIGURE_DIALOG, AdwWindow)

GtkWidget *mz_figure_dialog_new         (GtkWindow *parent, MzDataset *facts, const MzStoryScene *scene);
void       mz_figure_dialog_set_record  (MzFigureDialog *self, MzRecord *record);
guint      mz_figure_dialog_get_n_figures (MzFigureDialog *self);

G_END_DECLS
