/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>

#define ROW        28.0 /* px, at factor 1 */
#define BAR        0.62 /* of a row */
#define BAR_MOST   24.0
#define GAP        1.2  /* px of the view between what is stacked */
#define AFTER      0.32 /* alpha of what comes after the clock */
#define UNKNOWN    40.0 /* px, the hatch of what is not known */
#define RIGHT_MOST 0.3

typedef struct
{
  double       up, down; /* what is stacked on both sides of 0 */
  double       known;    /* the sum of what is known by the clock */
  guint        n_by_clock, n_unknown;
  guint        last;     /* datum by the clock */
  MzDatumFlags flags;
} Bar;

/* (transfer full): by category */
static Bar *
sum_up (const MzFigure *figure)
{
  Bar *bars = g_new0 (Bar, figure->categories->len + 1);

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      Bar *bar = datum->category == MZ_FIGURE_NONE ? NULL : &bars[datum->category];

      if (bar == NULL)
        continue;
      if (isfinite (datum->value))
        *(datum->value < 0 ? &bar->down : &bar->up) += datum->value;
      if (datum->flags & MZ_DATUM_AFTER)
        continue;
      bar->n_by_clock++;
      bar->last = i;
      if (isfinite (datum->value))
        {
          bar->known += datum->value;
          bar->flags |= datum->flags & (MZ_DATUM_ESTIMATE | MZ_DATUM_AT_LEAST);
        }
      else
        bar->n_unknown++;
    }
  return bars;
}

/* What stands at the end of a bar: of what the clock knows. (transfer full) (nullable) */
static char *
format_sum (const MzFigure *figure, const Bar *bar)
{
  MzDatum sum = { .value = bar->n_unknown == bar->n_by_clock ? NAN : bar->known, .least = NAN, .flags = bar->flags };

  if (bar->n_by_clock == 0 || (bar->up != 0 && bar->down != 0))
    return NULL;
  if (figure->percent && bar->n_by_clock > 1 && bar->known > 99.5 && bar->known < 100.5) /* goes without saying */
    return NULL;
  if (bar->n_by_clock == 1)
    return mz_layout_format_value (figure, mz_figure_peek_datum (figure, bar->last));
  if (bar->n_unknown > 0)
    sum.flags = MZ_DATUM_AT_LEAST;
  return mz_layout_format_value (figure, &sum);
}

static double
measure_sums (const MzChartLayout *self, const Bar *bars)
{
  double widest = 0;

  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      g_autofree char *text = format_sum (self->figure, &bars[i]);

      if (text != NULL)
        widest = MAX (widest, mz_text_measure (MZ_FONT_AXIS, self->factor, text).width);
    }
  return MIN (widest + 12, self->width * RIGHT_MOST);
}

static void
set_scale (MzChartLayout *self, const Bar *bars)
{
  double low = self->figure->log ? G_MAXDOUBLE : 0, high = 0, start = self->plot.x, end = start + self->plot.width;

  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      if (!self->figure->log)
        low = MIN (low, bars[i].down);
      else if (bars[i].up > 0)
        low = MIN (low, bars[i].up / 2);
      high = MAX (high, bars[i].up);
    }
  if (self->figure->log)
    self->x = mz_scale_log (low, high, start, end);
  else if (self->figure->percent && low >= 0 && high <= 100.5)
    self->x = mz_scale_linear (0, 100, start, end);
  else
    self->x = mz_scale_linear (low, low == 0 && high == 0 ? 1 : high, start, end);
}

/* The value upon a part that has room for it. */
static void
add_value (MzChartLayout *self, guint i, const cairo_rectangle_t *box)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  g_autofree char *text = mz_layout_format_value (self->figure, datum);
  MzTextSize size = mz_text_measure (MZ_FONT_NOTE, self->factor, text);
  MzShape *shape;

  if (datum->fill != MZ_FILL_SOLID || datum->flags & MZ_DATUM_AFTER || size.width + 8 > box->width || size.height > box->height)
    return;
  shape = mz_layout_try_text (self, MZ_FONT_NOTE, MZ_TONE_ON_INK, text, box->x + box->width / 2, box->y + box->height / 2, 0.5, 0);
  if (shape != NULL)
    mz_shape_set_datum (shape, self->figure, i);
}

/* @labelled: whether its value stands on it: of a bar that is one part alone it stands at the end. */
static void
add_part (MzChartLayout *self, guint i, double y, double height, double from, double to, gboolean labelled)
{
  double left = self->plot.x, right = left + self->plot.width;
  double x1 = CLAMP (mz_scale_map (&self->x, from), left, right), x2 = CLAMP (mz_scale_map (&self->x, to), left, right);
  MzShape *shape = mz_layout_add_rect (self, MZ_ROLE_BODY, MZ_TONE_INK, MIN (x1, x2), y - height / 2, fabs (x2 - x1), height);
  cairo_rectangle_t box = shape->box;

  mz_shape_set_datum (shape, self->figure, i);
  shape->alpha = mz_figure_peek_datum (self->figure, i)->flags & MZ_DATUM_AFTER ? AFTER : 1;
  shape->width = self->figure->series->len > 1 && box.width > 3 ? GAP : 0;
  if (labelled && shape->ink.kind != MZ_INK_UNKNOWN)
    add_value (self, i, &box);
}

static void
add_parts (MzChartLayout *self, const MzRows *rows, double *ends)
{
  const MzFigure *figure = self->figure;
  guint n = figure->categories->len;
  g_autofree double *up = g_new0 (double, n + 1), *down = g_new0 (double, n + 1);
  g_autofree guint *n_parts = g_new0 (guint, n + 1);
  double height = MIN (rows->height * BAR, BAR_MOST * self->factor);

  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category != MZ_FIGURE_NONE)
      n_parts[mz_figure_peek_datum (figure, i)->category]++;
  for (guint series = 0; series <= figure->series->len; series++)
    for (guint i = 0; i < figure->data->len; i++)
      {
        const MzDatum *datum = mz_figure_peek_datum (figure, i);
        double *end;

        if ((datum->series == MZ_FIGURE_NONE ? figure->series->len : datum->series) != series || !isfinite (datum->value)
            || datum->category == MZ_FIGURE_NONE)
          continue;
        end = &(datum->value < 0 ? down : up)[datum->category];
        add_part (self, i, rows->y[datum->category], height, *end, *end + datum->value, n_parts[datum->category] > 1);
        *end += datum->value;
      }
  for (guint i = 0; i < n; i++)
    ends[i] = mz_scale_map (&self->x, up[i]);
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      double width = MIN (UNKNOWN * self->factor, self->plot.width / 4);
      MzShape *shape;

      if (isfinite (datum->value) || datum->category == MZ_FIGURE_NONE)
        continue;
      shape = mz_layout_add_rect (self, MZ_ROLE_BODY, MZ_TONE_INK, ends[datum->category], rows->y[datum->category] - height / 2,
                                  MIN (width, self->plot.x + self->plot.width - ends[datum->category]), height);
      mz_shape_set_datum (shape, figure, i);
      shape->ink = MZ_INK (MZ_INK_UNKNOWN);
      ends[datum->category] = shape->box.x + shape->box.width;
    }
}

double
mz_bars_get_natural_height (const MzFigure *figure, double width, double factor)
{
  return mz_layout_get_rows_height (figure, factor, mz_layout_get_row (figure, ROW)) + mz_layout_get_key_height (figure, width, factor) + 2;
}

void
mz_layout_bars (MzChartLayout *self)
{
  const MzFigure *figure = self->figure;
  g_autofree Bar *bars = sum_up (figure);
  g_autofree double *ends = g_new0 (double, figure->categories->len + 1);
  MzRows rows = { NULL, 0, FALSE };
  double row = mz_layout_get_row (figure, ROW), zero;

  mz_layout_begin_rows (self, &rows, row, mz_layout_measure_row_labels (self, row), measure_sums (self, bars), 2);
  set_scale (self, bars);
  mz_layout_add_key (self);
  add_parts (self, &rows, ends);
  zero = mz_scale_map (&self->x, 0);
  if (figure->categories->len > 0)
    mz_layout_add_line (self, MZ_ROLE_GRID, MZ_TONE_DIM, zero, self->plot.y, zero,
                        rows.y[figure->categories->len - 1] + rows.height / 2);
  mz_layout_add_row_labels (self, &rows);
  for (guint i = 0; i < figure->categories->len; i++)
    {
      g_autofree char *text = format_sum (figure, &bars[i]);
      double x = (bars[i].up == 0 && bars[i].down < 0 ? zero : ends[i]) + 6;

      if (text != NULL)
        mz_layout_try_text (self, MZ_FONT_AXIS, bars[i].n_unknown == bars[i].n_by_clock ? MZ_TONE_DIM : MZ_TONE_TEXT, text, x,
                            rows.y[i], 0, self->width - x);
    }
  g_free (rows.y);
}
