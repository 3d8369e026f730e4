/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure at a size: shapes, without a colour. What is drawn, picked, walked over by keys and tested is this one array. */
#pragma once

#include <cairo.h>

#include "mz-figure.h"
#include "mz-scale.h"
#include "mz-text.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_SHAPE_RECT,    /* box */
  MZ_SHAPE_AREA,    /* points, closed and filled */
  MZ_SHAPE_LINE,    /* points, stroked */
  MZ_SHAPE_DOT,     /* an ellipse in box */
  MZ_SHAPE_SYMBOL,  /* of a stage and a state, in box */
  MZ_SHAPE_FLAG,    /* a numbered disc */
  MZ_SHAPE_TEXT     /* in box, not wrapped; laid out to fit it */
} MzShapeKind;

typedef enum
{
  MZ_ROLE_BODY,      /* stands for its datum: may be picked */
  MZ_ROLE_GRID,      /* axis, gridlines, ticks */
  MZ_ROLE_LABEL,     /* names or numbers */
  MZ_ROLE_MARK,      /* events, levels, the clock */
  MZ_ROLE_GROUND     /* what lies behind: bands, the hatch after the as-of date */
} MzShapeRole;

/* What a shape is painted in, where it is not the ink of what it stands for. */
typedef enum
{
  MZ_TONE_INK,      /* of @ink */
  MZ_TONE_TEXT, MZ_TONE_DIM, MZ_TONE_GRID, MZ_TONE_ON_INK /* text upon a body of that ink */,
  MZ_TONE_ACCENT, MZ_TONE_CAUTION, MZ_TONE_CONTROL, MZ_TONE_VIEW, MZ_TONE_BAND
} MzTone;

typedef struct { double x, y; } MzSpot;

/**
 * MzShape:
 * @datum: index into the figure's, or %MZ_FIGURE_NONE
 * @box: bounds; of areas and lines, of their points
 * @alpha: 0: only to be picked, never painted
 * @first, @n: points in the layout's array
 * @width: of strokes, pixels at scale 1; of filled bodies, of the gap that parts them from their neighbours
 * @dash: 0 none, 1 dashes, 2 dots, 3 dash-dot, 4 long dashes
 * @turned: of texts: reads upwards
 */
typedef struct
{
  MzShapeKind      kind;
  MzShapeRole      role;
  MzTone           tone;
  MzInk            ink;
  MzFill           fill;
  double           alpha;
  double           width;
  guint            dash;
  guint            datum, series, category;
  cairo_rectangle_t box;
  guint            first, n;
  guint            stage, state;
  MzFont           font;
  gboolean         turned;
  char            *text;
} MzShape;

/**
 * MzChartLayout:
 * @plot: where values are; labels and axes lie round it
 * @x, @y: its axes; of layouts without them all 0
 *
 * Immutable after it is made; any thread may read it.
 */
typedef struct
{
  const MzFigure   *figure; /* not owned: lives longer */
  double            width, height, factor;
  cairo_rectangle_t plot;
  MzScale           x, y;
  GArray           *shapes; /* of MzShape, in the order of drawing */
  GArray           *points; /* of MzSpot */
} MzChartLayout;

MzChartLayout *mz_chart_layout_new      (const MzFigure *figure, double width, double height, double text_factor, gboolean rtl);
void           mz_chart_layout_free     (MzChartLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzChartLayout, mz_chart_layout_free)

/* What stands at a pixel, within @slack pixels; the topmost. Returns: a datum, or MZ_FIGURE_NONE. */
guint          mz_chart_layout_pick     (const MzChartLayout *self, double x, double y, double slack);
/* From one datum to the next in a direction; from MZ_FIGURE_NONE to the first. */
guint          mz_chart_layout_move     (const MzChartLayout *self, guint datum, int dx, int dy);
/* From one datum to the next (1) or the last (-1) in the order of the table; all that can be seen come, one after the other. */
guint          mz_chart_layout_step     (const MzChartLayout *self, guint datum, int by);
/* Where a datum stands. Returns: whether it does. */
gboolean       mz_chart_layout_locate   (const MzChartLayout *self, guint datum, cairo_rectangle_t *box);
/* How high it wants to be at a width: lanes, bars and dots as many as there are. */
double         mz_chart_layout_get_natural_height (const MzFigure *figure, double width, double text_factor);

G_END_DECLS
