/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-time-bar-layout.h"

G_BEGIN_DECLS

/**
 * MzTimeBarTrack:
 *
 * The drawn part of the time bar: lanes of what happened when, and the slider of the clock. A slider for the keyboard and for
 * screen readers. Writes the workspace's date, and its selection when a mark is clicked. Owned by #MzTimeBar; main thread.
 */
#define MZ_TYPE_TIME_BAR_TRACK (mz_time_bar_track_get_type ())
G_DECLARE_FINAL_TYPE (MzTimeBarTrack, mz_time_bar_track, MZ, TIME_BAR_TRACK, GtkWidget)

void                   mz_time_bar_track_set_workspace (MzTimeBarTrack *self, MzWorkspace *workspace);
void                   mz_time_bar_track_set_compact   (MzTimeBarTrack *self, gboolean compact);
void                   mz_time_bar_track_step          (MzTimeBarTrack *self, MzDatePrecision unit, int count);
void                   mz_time_bar_track_jump          (MzTimeBarTrack *self, int direction);
void                   mz_time_bar_track_zoom          (MzTimeBarTrack *self, double scale);
void                   mz_time_bar_track_click         (MzTimeBarTrack *self, double x, double y);
const MzTimeBarLayout *mz_time_bar_track_peek_layout   (MzTimeBarTrack *self);

G_END_DECLS
