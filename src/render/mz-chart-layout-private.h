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
/* The same, but nothing where it would leave the picture or touch another text or flag: so labels never overlap. (nullable) */
MzShape *mz_layout_try_text   (MzChartLayout *self, MzFont font, MzTone tone, const char *text, double x, double y, double align,
                               double most);
/* What a shape stands for: its ink, fill, series and category. */
void     mz_shape_set_datum   (MzShape *shape, const MzFigure *figure, guint datum);

/* Axes and what lies behind them; shared by all that have time. */
void mz_layout_add_value_axis (MzChartLayout *self, gboolean upright);
void mz_layout_add_time_axis  (MzChartLayout *self);
void mz_layout_add_clock      (MzChartLayout *self);
/* Pushes labels of @heights round their @wanted middles apart, in order, between @from and @to; @wanted becomes where they stand. */
void mz_layout_spread         (double *wanted, const double *heights, guint n, double from, double to);

/* Whether a time is one, and within the window of the figure. */
gboolean mz_layout_is_in_window (const MzFigure *figure, double x);
/* Charts with values upwards: sets the plot, its axes, and room for their labels; @right: pixels beside the plot. */
void mz_layout_begin_upright (MzChartLayout *self, double low, double high, gboolean zero, double right);
/* Events as numbered flags above the plot, each with its line; levels across it, with their labels on the line. */
void mz_layout_add_marks  (MzChartLayout *self);
void mz_layout_add_levels (MzChartLayout *self);
/* A value as labels have it: without its unit, and rounded where it has more digits than can be read; of a range "12–40 %". (transfer full) */
char *mz_layout_format_value (const MzFigure *figure, const MzDatum *datum);

/**
 * MzEndLabel:
 * @y: where it would like to stand
 * @value: (nullable): at the clock
 * @weight: the lighter go first where there is no room for all
 */
typedef struct
{
  guint  series;
  double y;
  double weight;
  char  *value;
} MzEndLabel;

/* Names of series at the right end, each with its value: sets how wide they are and adds them. */
GArray *mz_layout_ends_new     (void); /* of MzEndLabel */
double  mz_layout_measure_ends (const MzChartLayout *self, const GArray *ends);
void    mz_layout_add_ends     (MzChartLayout *self, GArray *ends);

/* Charts of lying rows, a category each under the headings of groups. */
typedef struct
{
  double  *y;      /* middles */
  double   height;
  gboolean headed; /* there is room for headings; else names say their group */
} MzRows;

/* Whether a heading stands above the category. */
gboolean mz_layout_begins_group (const MzFigure *figure, guint i);
double mz_layout_get_rows_height (const MzFigure *figure, double factor, double row);
double mz_layout_measure_row_labels (const MzChartLayout *self, double row);
/* @row, and more of it where there are notes. */
double mz_layout_get_row         (const MzFigure *figure, double row);
void   mz_layout_begin_rows      (MzChartLayout *self, MzRows *rows, double row, double left, double right, double bottom);
void   mz_layout_add_row_labels  (MzChartLayout *self, const MzRows *rows);
/* A tick that shows what the bodies of a series look like. */
void   mz_layout_add_series_tick (MzChartLayout *self, guint series, double x, double y);
double mz_layout_get_tick_width  (const MzFigure *figure, guint series, double factor);
/* A line above the plot with the names of the series, where there are several. */
double mz_layout_get_key_height  (const MzFigure *figure, double width, double factor);
void   mz_layout_add_key         (MzChartLayout *self);

/* What they need: as many rows as they have, and the axis; a matrix rows in which numbers can be read. */
double mz_bars_get_natural_height   (const MzFigure *figure, double width, double factor);
double mz_lanes_get_natural_height  (const MzFigure *figure, double width, double factor);
double mz_gauges_get_natural_height (const MzFigure *figure, double width, double factor);
double mz_dots_get_natural_height   (const MzFigure *figure, double width, double factor);
double mz_steps_get_natural_height  (const MzFigure *figure, double width, double factor);
double mz_bands_get_natural_height  (const MzFigure *figure, double width, double factor);
double mz_ranges_get_natural_height (const MzFigure *figure, double width, double factor);
double mz_matrix_get_natural_height (const MzFigure *figure, double width, double factor);
double mz_elements_get_natural_height (const MzFigure *figure, double width, double factor);

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
void mz_layout_steps    (MzChartLayout *self);
void mz_layout_bands    (MzChartLayout *self);
void mz_layout_ranges   (MzChartLayout *self);

G_END_DECLS
