/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>
#include <string.h>

#define WIDTH       2.4 /* of the line that matters */
#define WIDTH_OTHER 2.0
#define WIDTH_AFTER 1.8
#define DOT         3.5 /* radius */
#define TARGET      4.0 /* of what is not seen, only picked */
#define GAP         1.6 /* times the usual pace: then something is missing */
#define ZERO_BELOW  0.6 /* of the highest: lines that come so low have 0 on their axis */

/* A point of a series. */
typedef struct
{
  guint    datum;
  double   x, value;
  gboolean after;
  gsize    precision; /* characters of its time */
} Point;

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *one = a, *other = b;

  return one->x != other->x ? (one->x > other->x) - (one->x < other->x) : (one->datum > other->datum) - (one->datum < other->datum);
}

/* (transfer full) (element-type Point): in the order of time. */
static GArray *
collect_points (const MzFigure *figure, guint series)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      Point point = { i, datum->x, datum->value, (datum->flags & MZ_DATUM_AFTER) != 0,
                      datum->when != NULL ? strlen (datum->when) : 0 };

      if (datum->series == series && mz_layout_is_in_window (figure, datum->x))
        g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);
  return points;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* The usual time from one point to the next, at most a year. */
static double
find_pace (const GArray *points)
{
  g_autoptr (GArray) paces = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < points->len; i++)
    {
      double pace = g_array_index (points, Point, i).x - g_array_index (points, Point, i - 1).x;

      if (pace > 0)
        g_array_append_val (paces, pace);
    }
  g_array_sort (paces, compare_doubles);
  return paces->len > 0 ? MIN (g_array_index (paces, double, (paces->len - 1) / 2), 1) : 1;
}

/* Whether something is missing between two points: a year where both are years, else more than the usual pace. */
static gboolean
is_gap (const Point *from, const Point *to, double pace)
{
  return to->x - from->x > GAP * (from->precision == 4 && to->precision == 4 ? 1 : pace);
}

static void
find_domain (const MzFigure *figure, double *low, double *high)
{
  *low = *high = NAN;
  for (guint i = 0; i < figure->data->len; i++)
    {
      double value = mz_figure_peek_datum (figure, i)->value;

      if (!isfinite (value) || (figure->log && value <= 0))
        continue;
      *low = fmin (*low, value);
      *high = fmax (*high, value);
    }
  for (guint i = 0; i < figure->levels->len; i++)
    {
      double value = g_array_index (figure->levels, MzFigureLevel, i).value;

      if (!isfinite (value) || (figure->log && value <= 0))
        continue;
      *low = fmin (*low, value);
      *high = fmax (*high, value);
    }
}

static void
add_stretch (MzChartLayout *self, guint series, const MzSpot *spots, guint n, gboolean after)
{
  const MzFigureSeries *of = mz_figure_peek_series (self->figure, series);
  MzShape *line;

  if (n < 2)
    return;
  line = mz_layout_add_points (self, MZ_SHAPE_LINE, MZ_ROLE_BODY, after ? MZ_TONE_DIM : MZ_TONE_INK, spots, n);
  line->series = series;
  line->ink = of->ink;
  line->dash = after ? 2 : of->dash;
  line->width = after ? WIDTH_AFTER : of->ink.kind == MZ_INK_TEXT && of->dash == 0 ? WIDTH : WIDTH_OTHER;
}

/* Over what is missing no line is drawn that could be taken for data: fine dots lead to where it goes on. */
static void
add_bridge (MzChartLayout *self, guint series, MzSpot from, MzSpot to)
{
  MzShape *line = mz_layout_add_line (self, MZ_ROLE_GRID, MZ_TONE_DIM, from.x, from.y, to.x, to.y);

  line->dash = 2;
  line->alpha = 0.6;
  line->series = series;
}

/* Where a point stands; what is not known stands at the bottom, hatched. */
static void
add_target (MzChartLayout *self, const Point *point, gboolean seen)
{
  double x = mz_scale_map (&self->x, point->x), y = mz_scale_map (&self->y, point->value), radius = seen ? DOT : TARGET;
  MzShape *shape;

  if (!isfinite (point->value))
    {
      shape = mz_layout_add_rect (self, MZ_ROLE_BODY, MZ_TONE_INK, x - 3, self->plot.y + self->plot.height - 10, 6, 10);
      mz_shape_set_datum (shape, self->figure, point->datum);
      shape->ink = MZ_INK (MZ_INK_UNKNOWN);
      return;
    }
  shape = mz_layout_add (self, MZ_SHAPE_DOT, MZ_ROLE_BODY, MZ_TONE_INK);
  mz_shape_set_datum (shape, self->figure, point->datum);
  shape->fill = MZ_FILL_SOLID;
  shape->box = (cairo_rectangle_t) { x - radius, y - radius, 2 * radius, 2 * radius };
  shape->alpha = !seen ? 0 : point->after ? 0.45 : 1;
}

static gboolean
is_joined (const GArray *points, guint i, guint k, double pace)
{
  const Point *from = &g_array_index (points, Point, i), *to = &g_array_index (points, Point, k);

  return isfinite (from->value) && isfinite (to->value) && !is_gap (from, to, pace);
}

static void
add_lines (MzChartLayout *self, guint series, const GArray *points)
{
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (MzSpot));
  double pace = find_pace (points);
  MzSpot last = { NAN, NAN };
  gboolean after = FALSE, broken = FALSE;

  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);
      MzSpot spot = { mz_scale_map (&self->x, point->x), mz_scale_map (&self->y, point->value) };

      if (!isfinite (point->value))
        {
          broken = TRUE;
          continue;
        }
      if (i > 0 && (broken || !is_joined (points, i - 1, i, pace)))
        {
          add_stretch (self, series, (const MzSpot *) spots->data, spots->len, after);
          g_array_set_size (spots, 0);
          if (isfinite (last.x) && !broken)
            add_bridge (self, series, last, spot);
        }
      else if (spots->len > 0 && point->after && !after)
        {
          add_stretch (self, series, (const MzSpot *) spots->data, spots->len, FALSE);
          g_array_set_size (spots, 0);
          g_array_append_val (spots, last);
        }
      after = point->after;
      broken = FALSE;
      last = spot;
      g_array_append_val (spots, spot);
    }
  add_stretch (self, series, (const MzSpot *) spots->data, spots->len, after);
}

/* Seen are the last one that is known, and those that no line leads to. */
static void
add_targets (MzChartLayout *self, const GArray *points, guint last_known)
{
  double pace = find_pace (points);

  for (guint i = 0; i < points->len; i++)
    {
      gboolean alone = (i == 0 || !is_joined (points, i - 1, i, pace)) && (i + 1 == points->len || !is_joined (points, i, i + 1, pace));

      add_target (self, &g_array_index (points, Point, i), alone || i == last_known);
    }
}

static guint
find_last_known (const GArray *points)
{
  for (guint i = points->len; i > 0; i--)
    if (isfinite (g_array_index (points, Point, i - 1).value) && !g_array_index (points, Point, i - 1).after)
      return i - 1;
  return MZ_FIGURE_NONE;
}

/* A series that nothing is known of yet keeps its name, without a value. */
static void
add_end (const MzFigure *figure, GArray *ends, guint series, const GArray *points, guint last_known)
{
  MzEndLabel end = { .series = series };
  const Point *point = NULL;

  for (guint i = 0; i < points->len && last_known == MZ_FIGURE_NONE; i++)
    if (isfinite (g_array_index (points, Point, i).value))
      point = &g_array_index (points, Point, i);
  if (last_known != MZ_FIGURE_NONE)
    {
      point = &g_array_index (points, Point, last_known);
      end.value = mz_layout_format_value (figure, mz_figure_peek_datum (figure, point->datum));
      end.weight = 1;
    }
  if (point == NULL)
    return;
  end.y = point->value;
  end.weight += 1 - series / (figure->series->len + 1.0);
  g_array_append_val (ends, end);
}

void
mz_layout_lines (MzChartLayout *self)
{
  const MzFigure *figure = self->figure;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) ends = mz_layout_ends_new ();
  double low, high;

  find_domain (figure, &low, &high);
  for (guint i = 0; i < figure->series->len; i++)
    {
      GArray *points = collect_points (figure, i);

      g_ptr_array_add (all, points);
      add_end (figure, ends, i, points, find_last_known (points));
    }
  mz_layout_begin_upright (self, low, high, !(low > ZERO_BELOW * high), mz_layout_measure_ends (self, ends));
  mz_layout_add_value_axis (self, TRUE);
  mz_layout_add_time_axis (self);
  mz_layout_add_marks (self);
  mz_layout_add_clock (self);
  for (guint i = all->len; i > 0; i--)
    {
      add_lines (self, i - 1, all->pdata[i - 1]);
      add_targets (self, all->pdata[i - 1], find_last_known (all->pdata[i - 1]));
    }
  mz_layout_add_levels (self);
  for (guint i = 0; i < ends->len; i++)
    g_array_index (ends, MzEndLabel, i).y = mz_scale_map (&self->y, g_array_index (ends, MzEndLabel, i).y);
  mz_layout_add_ends (self, ends);
}
