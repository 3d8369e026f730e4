/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-chart.h"
#include "mz-chart-layout.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzChartView:
 *
 * One chart, live: it shows the workspace's date, query, scenario and dataset and no other, from the frame on in which they
 * change, and at most one figure is built a frame. The pointer and the keyboard go from datum to datum; what is chosen in it is
 * chosen in the workspace, and what is chosen there stands out in it. Main thread only.
 *
 * Properties, notified: workspace (nullable), figure (pointer, read-only: valid until its next notify), live (whether it
 * builds figures at all: pages of many charts have only those live that can be seen).
 *
 * Keys: arrows, Home and End go to a datum, Enter chooses it, and so does the space bar while one has the ring; Ctrl with
 * either adds; Esc lets go of it. Navigable views have + - 0 to zoom in time, Shift and arrows to move, Page Up and Down to scroll.
 */
#define MZ_TYPE_CHART_VIEW (mz_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (MzChartView, mz_chart_view, MZ, CHART_VIEW, GtkWidget)

GtkWidget      *mz_chart_view_new            (MzWorkspace *workspace, const MzChart *chart);
void            mz_chart_view_set_workspace  (MzChartView *self, MzWorkspace *workspace);
MzWorkspace    *mz_chart_view_get_workspace  (MzChartView *self);
void            mz_chart_view_set_chart      (MzChartView *self, const MzChart *chart);
void            mz_chart_view_set_live       (MzChartView *self, gboolean live);
gboolean        mz_chart_view_get_live       (MzChartView *self);

/* What the figure is asked for beside the workspace's state. */
void            mz_chart_view_set_added_up   (MzChartView *self, gboolean added_up);
void            mz_chart_view_set_by         (MzChartView *self, const char *by);
void            mz_chart_view_set_window     (MzChartView *self, double from, double to);
void            mz_chart_view_set_runs       (MzChartView *self, MzSupplyRun *run, MzSupplyRun *against);
void            mz_chart_view_get_window     (MzChartView *self, double *from, double *to);

/* How it stands on its page. */
void            mz_chart_view_set_height     (MzChartView *self, int height);
void            mz_chart_view_set_adjustment (MzChartView *self, GtkAdjustment *adjustment);
void            mz_chart_view_set_host       (MzChartView *self, GtkWidget *host);
void            mz_chart_view_make_navigable (MzChartView *self);

const MzFigure      *mz_chart_view_get_figure (MzChartView *self);
MzFigure            *mz_chart_view_make_figure (MzChartView *self);
const MzChartLayout *mz_chart_view_get_layout (MzChartView *self);
guint           mz_chart_view_get_datum      (MzChartView *self);
void            mz_chart_view_set_datum      (MzChartView *self, guint datum);
void            mz_chart_view_choose         (MzChartView *self, guint datum, gboolean add);
GdkTexture     *mz_chart_view_get_picture    (MzChartView *self);

G_END_DECLS
