/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-show-stage.h"

G_BEGIN_DECLS

/**
 * MzShow:
 *
 * A story told to an audience: the player, what the audience sees, the presenter's console, and the windows of both on one screen
 * or two. It has a workspace of its own over the facts, so that nothing that is done in a show is done elsewhere. Keys and clickers
 * work in either window. Screens may come and go. Owned by the main window; main thread only.
 *
 * Signal "ended": its windows are gone.
 */
#define MZ_TYPE_SHOW (mz_show_get_type ())
G_DECLARE_FINAL_TYPE (MzShow, mz_show, MZ, SHOW, GObject)

MzShow        *mz_show_new            (GtkApplication *application, MzDataset *facts, MzManner *manner, MzBasemap *basemap, MzStory *story);
void           mz_show_set_pace       (MzShow *self, double pace);
void           mz_show_start          (MzShow *self, guint scene, GdkMonitor *here);
void           mz_show_end            (MzShow *self);
MzStoryPlayer *mz_show_get_player     (MzShow *self);
MzWorkspace   *mz_show_get_workspace  (MzShow *self);
MzShowStage   *mz_show_get_stage      (MzShow *self);
GtkWindow     *mz_show_get_audience   (MzShow *self);
GtkWindow     *mz_show_get_console    (MzShow *self);
gboolean       mz_show_has_two_screens (MzShow *self);
gboolean       mz_show_is_settled     (MzShow *self);

G_END_DECLS
