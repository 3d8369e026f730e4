/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzTimeBar:
 *
 * The bar of the one clock: the date in words, buttons to play and step, and the track. Narrow bars become compact by
 * themselves. Bound to the property "workspace"; writes its date, and its selection when a mark is clicked. Main thread only.
 *
 * Its commands are the action group "time", for itself and, through mz_time_bar_get_actions(), for the window: play (state:
 * whether it plays), speed (state: a word), step (of one day, month or year, as the speed has it, times the parameter),
 * next-event, previous-event, facts-date, zoom-in, zoom-out, zoom-reset.
 */
#define MZ_TYPE_TIME_BAR (mz_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (MzTimeBar, mz_time_bar, MZ, TIME_BAR, GtkWidget)

GtkWidget    *mz_time_bar_new           (MzWorkspace *workspace);
MzWorkspace  *mz_time_bar_get_workspace (MzTimeBar *self);
void          mz_time_bar_set_workspace (MzTimeBar *self, MzWorkspace *workspace);
void          mz_time_bar_set_low       (MzTimeBar *self, gboolean low);
GActionGroup *mz_time_bar_get_actions   (MzTimeBar *self);

G_END_DECLS
