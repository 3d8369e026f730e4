/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of a show: from the date of one scene to that of the next, and through a scene that runs. */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

#define MZ_SHOW_MAP_STEP_MS   50.0  /* between two dates of a clock that runs */
#define MZ_SHOW_CHART_STEP_MS 250.0 /* the same where each is a chart of its own */

typedef struct _MzShowRun MzShowRun;

MzShowRun *mz_show_run_new        (MzWorkspace *workspace, GtkWidget *widget);
void       mz_show_run_free       (MzShowRun *self);
void       mz_show_run_start      (MzShowRun *self, MzPartialDate date, MzPartialDate until, double step_ms);
void       mz_show_run_set_pace   (MzShowRun *self, double pace);
void       mz_show_run_stop       (MzShowRun *self);
gboolean   mz_show_run_is_running (MzShowRun *self);
gboolean   mz_show_run_is_animated (GtkWidget *widget);

G_END_DECLS
