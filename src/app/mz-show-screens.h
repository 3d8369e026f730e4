/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which window of a show is on which screen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzShowPlan:
 * @audience, @console: which of the screens; the same where there is but one
 * @front: whether the console is what is seen where there is but one
 */
typedef struct
{
  guint    audience, console;
  gboolean front;
} MzShowPlan;

MzShowPlan mz_show_plan_new (const char *const *screens, const char *audience, const char *console);

/**
 * MzShowScreens:
 *
 * Keeps the two windows of a show on the screens that there are: each on its own where there are two, one behind the other
 * where there is one. A screen that is gone is remembered, and its window goes back to it when it is there again.
 */
typedef struct _MzShowScreens MzShowScreens;

MzShowScreens *mz_show_screens_new      (GtkWindow *audience, GtkWindow *console, GdkMonitor *here, GCallback changed,
                                         gpointer data);
void           mz_show_screens_free     (MzShowScreens *self);
gboolean       mz_show_screens_are_two  (MzShowScreens *self);
void           mz_show_screens_swap     (MzShowScreens *self);
void           mz_show_screens_switch   (MzShowScreens *self);
gboolean       mz_show_screens_shows_console (MzShowScreens *self);
GdkMonitor    *mz_show_screens_get_audience_monitor (MzShowScreens *self);
gboolean       mz_show_screens_are_placed (MzShowScreens *self);

G_END_DECLS
