/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-story.h"

G_BEGIN_DECLS

/**
 * MzShowDialog:
 *
 * Which story is to be shown: its scenes and minutes, and what a presenter has to know of it before the show. Owned by the window
 * that it belongs to; main thread only.
 *
 * Signal "chosen" (MzStory, boxed): this one is to be shown.
 */
#define MZ_TYPE_SHOW_DIALOG (mz_show_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MzShowDialog, mz_show_dialog, MZ, SHOW_DIALOG, AdwWindow)

GtkWidget *mz_show_dialog_new    (GtkWindow *parent, MzDataset *facts, GPtrArray *stories);
MzStory   *mz_show_dialog_get_story (MzShowDialog *self);

G_END_DECLS
