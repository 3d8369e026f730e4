/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the files that lay out one kind of figure each. */
#pragma once

#include "mz-chart-layout.h"

G_BEGIN_DECLS

MzShape *mz_layout_add        (MzChartLayout *self, MzShapeKind kind, MzShapeRole role, MzTone tone);
MzShape *mz_layout_add_rect   (MzChartLayout *self, MzShapeRole role, MzTone tone, double x, double y, double width, double height);
MzShape *mz_layout_add_points (MzChartLayout *self, MzShapeKind kind, MzShapeRole role, MzTone tone, const MzSpot *points, guint n);
MzShape *mz_layout_add_line   (MzChartLayout *self, MzShapeRole role, MzTone tone, double x1, double y1, double x2, double y2);
/* @align: 0 the text begins at x, 0.5 is centred there, 1 ends there; @y is its middle. What is wider than @most pixels
   (0: no limit) is cut with an ellipsis. */
MzShape *mz_layout_add_text   (MzChartLayout *self, MzFont font, MzTone tone, const char *text, double x, double y, double align,
                               double most);
/* What a shape stands for: its ink, fill, series and category. */
void     mz_shape_set_datum   (MzShape *shape, const MzFigure *figure, guint datum);

/* Axes and what lies behind them; shared by all that have time. */
void mz_layout_add_value_axis (MzChartLayout *self, gboolean upright);
void mz_layout_add_time_axis  (MzChartLayout *self);
void mz_layout_add_clock      (MzChartLayout *self);
/* Pushes labels of @heights round their @wanted middles apart, in order, between @from and @to; @wanted becomes where they stand. */
void mz_layout_spread         (double *wanted, const double *heights, guint n, double from, double to);

/* What lanes need: as many rows as they have, and the axis; and a matrix whose numbers can be read. */
double mz_lanes_get_natural_height  (const MzFigure *figure, double width, double factor);
double mz_matrix_get_natural_height (const MzFigure *figure, double factor);

void mz_layout_lines    (MzChartLayout *self);
void mz_layout_areas    (MzChartLayout *self);
void mz_layout_columns  (MzChartLayout *self);
void mz_layout_bars     (MzChartLayout *self);
void mz_layout_ribbon   (MzChartLayout *self);
void mz_layout_lanes    (MzChartLayout *self);
void mz_layout_matrix   (MzChartLayout *self);
void mz_layout_network  (MzChartLayout *self);
void mz_layout_elements (MzChartLayout *self);
void mz_layout_gauges   (MzChartLayout *self);
void mz_layout_dots     (MzChartLayout *self);

G_END_DECLS
