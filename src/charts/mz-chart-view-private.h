/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the view share. */
#pragma once

#include "mz-chart-view.h"

G_BEGIN_DECLS

struct _MzChartView
{
  GtkWidget      parent_instance;
  MzWorkspace   *workspace;  /* (nullable) */
  const MzChart *chart;      /* (nullable) */
  MzFigure      *figure;     /* (nullable) */
  MzChartLayout *layout;     /* (nullable): made anew when it is asked for */
  GtkWidget     *host;       /* (nullable): see mz_chart_view_set_host() */
  gboolean       stale;      /* the figure is not the workspace's any more */
  gboolean       live;
  gboolean       added_up;
  const char    *by;         /* (nullable): interned */
  MzSupplyRun   *run, *against; /* (nullable): see mz_chart_view_set_runs() */
  double         from, to;   /* equal: all there is */
  int            height;     /* px at text factor 1; 0: as high as the figure wants */
  GtkAdjustment *adjustment; /* (nullable): it scrolls by itself */
  gboolean       navigable;

  guint          datum;      /* under the pointer or of the keys */
  gboolean       by_keys;
  MzQuery       *query_before;     /* (nullable): the workspace's before the last click, should it be the first of two */
  MzRecord      *selection_before; /* (nullable) */
  double         pointer_x, pointer_y;

  GdkFrameClock *clock;      /* (nullable): while realized */
  double         drag_from, drag_to, drag_value, drag_x; /* as they were when the drag began */
  gboolean       dragging, scrubbing;
  double         zoom_from, zoom_to, zoom_x;
};

void     mz_chart_view_queue_figure  (MzChartView *self);
guint    mz_chart_view_find_again    (const MzFigure *old, guint datum, const MzFigure *new);
void     mz_chart_view_lay_out       (MzChartView *self);
void     mz_chart_view_snapshot      (GtkWidget *widget, GtkSnapshot *snapshot);
double   mz_chart_view_get_offset    (MzChartView *self);
gboolean mz_chart_view_scroll_to     (MzChartView *self, guint datum);
void     mz_chart_view_leave         (MzChartView *self);
guint    mz_chart_view_pick          (MzChartView *self, double x, double y);

void     mz_chart_view_install_input (GtkWidgetClass *klass);
void     mz_chart_view_init_input    (MzChartView *self);
gboolean mz_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

void     mz_chart_view_install_time  (GtkWidgetClass *klass);

G_END_DECLS
