/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-dataset.h"
#include "mz-story-player.h"

G_BEGIN_DECLS

/**
 * MzRehearsalDialog:
 *
 * What a rehearsal has shown: how long each scene was planned to take and has taken, and what is to be mended before the show.
 * Owned by the window that it belongs to; main thread only.
 *
 * Signal "taken": the times are to be what is planned from now on.
 */
#define MZ_TYPE_REHEARSAL_DIALOG (mz_rehearsal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MzRehearsalDialog, mz_rehearsal_dialog, MZ, REHEARSAL_DIALOG, AdwWindow)

GtkWidget   *mz_rehearsal_dialog_new          (GtkWindow *parent, MzStoryPlayer *player, MzDataset *facts, gboolean own);
MzStory     *mz_rehearsal_dialog_get_story    (MzRehearsalDialog *self);
const guint *mz_rehearsal_dialog_peek_seconds (MzRehearsalDialog *self);

G_END_DECLS
