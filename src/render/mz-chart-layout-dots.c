/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>

#define ROW       30.0
#define RADIUS    5.0
#define RIGHT     24.0 /* px for half a label of the axis */
#define AFTER     0.4  /* alpha of what comes after the clock */
#define UNKNOWN   22.0 /* px */

/* Whether dots stand for times, since there are no values. */
static gboolean
is_over_time (const MzFigure *figure)
{
  for (guint i = 0; i < figure->data->len; i++)
    if (isfinite (mz_figure_peek_datum (figure, i)->value))
      return FALSE;
  return figure->x_from < figure->x_to;
}

static double
get_place (const MzFigure *figure, guint datum, gboolean over_time)
{
  return over_time ? mz_figure_peek_datum (figure, datum)->x : mz_figure_peek_datum (figure, datum)->value;
}

static void
set_scale (MzChartLayout *self)
{
  const MzFigure *figure = self->figure;
  double low = NAN, high = NAN, inset = RADIUS * self->factor, start = self->plot.x + inset;
  double end = self->plot.x + self->plot.width - inset;

  for (guint i = 0; i < figure->data->len; i++)
    {
      double value = mz_figure_peek_datum (figure, i)->value;

      if (!isfinite (value) || (figure->log && value <= 0))
        continue;
      low = fmin (low, value);
      high = fmax (high, value);
    }
  if (is_over_time (figure))
    self->x = mz_scale_time (figure->x_from, figure->x_to, start, end);
  else if (figure->log)
    self->x = mz_scale_log (low, high, start, end);
  else if (figure->percent && low >= 0 && high <= 100.5)
    self->x = mz_scale_linear (0, 100, start, end);
  else
    self->x = mz_scale_nice (low, high, !(low > 0.6 * high), start, end, 5);
}

/* What lies under dots of a row: from the least that is said to the most. */
static void
add_range (MzChartLayout *self, guint category, double y)
{
  gboolean over_time = is_over_time (self->figure);
  double low = NAN, high = NAN;

  for (guint i = 0; i < self->figure->data->len; i++)
    if (mz_figure_peek_datum (self->figure, i)->category == category && isfinite (get_place (self->figure, i, over_time)))
      {
        double x = CLAMP (mz_scale_map (&self->x, get_place (self->figure, i, over_time)), self->plot.x,
                          self->plot.x + self->plot.width);

        low = fmin (low, x);
        high = fmax (high, x);
      }
  if (isfinite (low) && high > low)
    mz_layout_add_line (self, MZ_ROLE_GRID, MZ_TONE_DIM, low, y, high, y)->alpha = 0.6;
}

/* How far from the middle of its row a dot stands, so that those before it can be seen too. */
static double
find_offset (const MzChartLayout *self, guint datum, double x, const double *places, double radius, double most)
{
  guint n_before = 0;
  double offset;

  for (guint i = 0; i < datum; i++)
    if (mz_figure_peek_datum (self->figure, i)->category == mz_figure_peek_datum (self->figure, datum)->category
        && fabs (places[i] - x) < 1.6 * radius)
      n_before++;
  offset = (n_before + 1) / 2 * 1.4 * radius * (n_before % 2 == 0 ? 1 : -1);
  return CLAMP (offset, -most, most);
}

static void
add_dots (MzChartLayout *self, const MzRows *rows)
{
  const MzFigure *figure = self->figure;
  double radius = MIN (RADIUS * MIN (self->factor, 1.5), MAX (rows->height / 2 - 1, 1)), end = self->plot.x;
  gboolean over_time = is_over_time (figure);
  g_autofree double *places = g_new (double, figure->data->len + 1);

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      double place = get_place (figure, i, over_time), x = isfinite (place) ? mz_scale_map (&self->x, place) : NAN, y;
      MzShape *shape;

      places[i] = x;
      if (datum->category == MZ_FIGURE_NONE || (over_time && isfinite (place) && !mz_layout_is_in_window (figure, place)))
        continue;
      y = rows->y[datum->category];
      if (isnan (x))
        shape = mz_layout_add_rect (self, MZ_ROLE_BODY, MZ_TONE_INK, end, y - radius, UNKNOWN, 2 * radius);
      else
        {
          y += find_offset (self, i, x, places, radius, MAX (rows->height / 2 - radius, 0));
          shape = mz_layout_add (self, MZ_SHAPE_DOT, MZ_ROLE_BODY, MZ_TONE_INK);
          shape->box = (cairo_rectangle_t) { x - radius, y - radius, 2 * radius, 2 * radius };
        }
      mz_shape_set_datum (shape, figure, i);
      shape->alpha = datum->flags & MZ_DATUM_AFTER ? AFTER : 1;
      if (isnan (x))
        shape->ink = MZ_INK (MZ_INK_UNKNOWN);
    }
}

double
mz_dots_get_natural_height (const MzFigure *figure, double width, double factor)
{
  return mz_layout_get_rows_height (figure, factor, mz_layout_get_row (figure, ROW))
         + mz_layout_get_key_height (figure, width, factor) + mz_text_measure (MZ_FONT_AXIS, factor, "0").height + 6;
}

void
mz_layout_dots (MzChartLayout *self)
{
  MzRows rows = { NULL, 0, FALSE };
  double row = mz_layout_get_row (self->figure, ROW), bottom = mz_text_measure (MZ_FONT_AXIS, self->factor, "0").height + 6;

  mz_layout_begin_rows (self, &rows, row, mz_layout_measure_row_labels (self, row), RIGHT * self->factor, MIN (bottom, self->height * 0.4));
  set_scale (self);
  mz_layout_add_key (self);
  if (is_over_time (self->figure))
    mz_layout_add_time_axis (self);
  else
    mz_layout_add_value_axis (self, FALSE);
  for (guint i = 0; i < self->figure->categories->len; i++)
    add_range (self, i, rows.y[i]);
  if (is_over_time (self->figure))
    mz_layout_add_clock (self);
  add_dots (self, &rows);
  mz_layout_add_row_labels (self, &rows);
  g_free (rows.y);
}
