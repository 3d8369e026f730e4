/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-curve-paint.h"

#include <math.h>

#include "mz-figure.h"
#include "mz-text.h"

#define TOP    4.0
#define BOTTOM 28.0
#define DOT    2.5

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const MzCurvePoint *x = a, *y = b;

  return (x->x > y->x) - (x->x < y->x);
}

/**
 * mz_curve_new:
 * @key: which points of the series
 *
 * A figure stands in the middle of its year or month; below zero is the bottom.
 *
 * Returns: (transfer full): may have no points
 */
MzCurve *
mz_curve_new (const MzSeriesInfo *info, const char *key, MzPartialDate date)
{
  MzCurve *self = g_new0 (MzCurve, 1);
  double from = INFINITY, to = -INFINITY, most = 0;

  self->points = g_array_new (FALSE, FALSE, sizeof (MzCurvePoint));
  for (guint i = 0; i < info->points->len; i++)
    {
      const MzPoint *point = &g_array_index (info->points, MzPoint, i);
      MzCurvePoint placed = { mz_figure_get_x (point->t, 0.5), point->v, mz_figure_is_known (point->t, date) };

      if (g_strcmp0 (point->key, key) != 0 || !isfinite (point->v))
        continue;
      from = fmin (from, placed.x);
      to = fmax (to, placed.x);
      most = fmax (most, point->v);
      g_array_append_val (self->points, placed);
    }
  g_array_sort (self->points, compare_points);
  for (guint i = 0; i < self->points->len; i++)
    {
      MzCurvePoint *point = &g_array_index (self->points, MzCurvePoint, i);

      point->x = to > from ? (point->x - from) / (to - from) : 0.5;
      point->y = most > 0 ? fmax (point->y / most, 0) : 0;
    }
  if (self->points->len > 0)
    {
      self->first = (guint) from;
      self->last = (guint) to;
    }
  return self;
}

void
mz_curve_free (MzCurve *self)
{
  g_array_unref (self->points);
  g_free (self);
}

static void
place (const MzCurvePoint *point, double width, double *x, double *y)
{
  *x = DOT + point->x * (width - 2 * DOT);
  *y = BOTTOM - point->y * (BOTTOM - TOP);
}

/* From the first of the points that are known, or not, to the last of them. */
static void
paint_line (const MzCurve *self, cairo_t *cr, gboolean known, double width)
{
  gboolean begun = FALSE;
  double x, y;

  for (guint i = 0; i < self->points->len; i++)
    {
      const MzCurvePoint *point = &g_array_index (self->points, MzCurvePoint, i);
      gboolean joins = !known && i + 1 < self->points->len && !(point + 1)->known;

      /* What comes later goes on from the last that is known. */
      if (point->known != known && !joins)
        continue;
      place (point, width, &x, &y);
      if (begun)
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
      begun = TRUE;
    }
  cairo_stroke (cr);
}

static void
paint_years (const MzCurve *self, cairo_t *cr, const MzTheme *theme, double width, double factor)
{
  g_autofree char *first = g_strdup_printf ("%u", self->first), *last = g_strdup_printf ("%u", self->last);
  double space = mz_text_measure (MZ_FONT_LANE, factor, last).width;

  mz_text_paint (cr, MZ_FONT_LANE, factor, first, theme->text_dim, 0, BOTTOM + 3);
  if (self->last != self->first && width > 2.5 * space)
    mz_text_paint (cr, MZ_FONT_LANE, factor, last, theme->text_dim, width - space, BOTTOM + 3);
}

/**
 * mz_curve_paint:
 * @width: logical pixels
 * @factor: text factor
 *
 * From nothing at the bottom to the largest figure at the top; what is later than the clock is dim. At the origin;
 * %MZ_CURVE_HEIGHT high, more where the text is larger.
 */
void
mz_curve_paint (const MzCurve *self, cairo_t *cr, const MzTheme *theme, double width, double factor)
{
  const MzCurvePoint *last = NULL;
  double x, y;

  g_return_if_fail (self != NULL && cr != NULL && theme != NULL);

  if (self->points->len == 0)
    return;
  cairo_set_line_width (cr, 1);
  mz_color_set_source (mz_color_with_alpha (theme->text_dim, 0.35), cr);
  cairo_move_to (cr, 0, BOTTOM + 0.5);
  cairo_line_to (cr, width, BOTTOM + 0.5);
  cairo_stroke (cr);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 1.6 * theme->line_factor);
  mz_color_set_source (mz_color_with_alpha (theme->text_dim, 0.45), cr);
  paint_line (self, cr, FALSE, width);
  mz_color_set_source (theme->accent, cr);
  paint_line (self, cr, TRUE, width);
  for (guint i = 0; i < self->points->len && g_array_index (self->points, MzCurvePoint, i).known; i++)
    last = &g_array_index (self->points, MzCurvePoint, i);
  if (last != NULL)
    {
      place (last, width, &x, &y);
      cairo_arc (cr, x, y, DOT, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  paint_years (self, cr, theme, width, factor);
}
