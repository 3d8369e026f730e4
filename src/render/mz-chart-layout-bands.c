/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies between a least and a most through time: a strip a category, one below the other over the same years. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>

#include "mz-format.h"

#define ROW        54.0 /* px, at factor 1 */
#define STRIP      0.74 /* of a row */
#define GAP        6.0
#define RIGHT_MOST 0.3  /* of the width, for what stands behind the strips */
#define BAND       0.38 /* alpha between the least and the most; the edges have the whole colour */
#define CERTAIN    0.85 /* the same below the least */
#define LEAST      4.0  /* px: what is lower is picked as if it were so high */
#define TOGETHER   1e-3 /* years: spans that are so near follow each other */

typedef struct
{
  MzChartLayout *layout;
  const MzFigure *figure;
  MzRows          rows;
  double          half;   /* of a strip, pixels */
  double         *most;   /* by category: the top of its scale */
  gboolean       *known;  /* by category: there is something to be read off it */
} Bands;

/* A datum where it stands: decimal years. */
typedef struct
{
  guint  datum;
  double from, to;
} Step;

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *one = a, *two = b;

  return one->from != two->from ? (one->from > two->from) - (one->from < two->from)
                                : (one->datum > two->datum) - (one->datum < two->datum);
}

/* What holds for a year or month holds from its first day to its last. */
static Step
get_step (const MzFigure *figure, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (figure, i);
  Step step = { i, datum->x, MAX (datum->x_end, datum->x) };
  MzPartialDate when;

  if (datum->when != NULL && step.from == step.to && mz_partial_date_parse (datum->when, &when, NULL))
    step = (Step) { i, mz_figure_get_x (when, 0), mz_figure_get_x (when, 1) };
  if (figure->x_from < figure->x_to)
    {
      step.from = MAX (step.from, figure->x_from);
      step.to = MIN (step.to, figure->x_to);
    }
  return step;
}

/* (transfer full) (element-type Step): what is in the window, in the order of time. */
static GArray *
collect_steps (const MzFigure *figure, guint category, guint series)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      Step step = get_step (figure, i);

      if (datum->category == category && datum->series == series && isfinite (step.from) && isfinite (step.to)
          && step.from <= step.to)
        g_array_append_val (steps, step);
    }
  g_array_sort (steps, compare_steps);
  return steps;
}

/* One scale for all that has one unit; without, each strip has its own. (transfer full) */
static double *
find_tops (const MzFigure *figure)
{
  double *most = g_new0 (double, figure->categories->len + 1), all = 0;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      double value = isfinite (datum->least) ? MAX (datum->least, datum->value) : datum->value;

      if (datum->category == MZ_FIGURE_NONE || !isfinite (value))
        continue;
      most[datum->category] = MAX (most[datum->category], value);
      all = MAX (all, value);
    }
  for (guint i = 0; i < figure->categories->len; i++)
    {
      double top = figure->unit != NULL || figure->percent ? all : most[i];

      most[i] = mz_scale_nice (0, top > 0 ? top : 1, TRUE, 0, 1, 2).to;
      if (figure->percent && top <= 100)
        most[i] = MIN (most[i], 100);
    }
  return most;
}

static double
get_y (const Bands *self, guint category, double value)
{
  double part = isfinite (value) ? CLAMP (value / self->most[category], 0, 1) : 0;

  return self->rows.y[category] + self->half - 2 * self->half * part;
}

static double
get_x (const Bands *self, double time)
{
  const cairo_rectangle_t *plot = &self->layout->plot;

  return CLAMP (mz_scale_map (&self->layout->x, time), plot->x, plot->x + plot->width);
}

static double
get_low (const MzDatum *datum)
{
  return isfinite (datum->least) ? MIN (datum->least, datum->value) : datum->value;
}

static double
get_high (const MzDatum *datum)
{
  return isfinite (datum->least) ? MAX (datum->least, datum->value) : datum->value;
}

/* What is not known is hatched as high as the strip. */
static void
add_body (Bands *self, const Step *step)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, step->datum);
  double x = get_x (self, step->from), width = MAX (get_x (self, step->to) - x, 1);
  gboolean known = isfinite (datum->value);
  double top = known ? get_y (self, datum->category, get_high (datum)) : self->rows.y[datum->category] - self->half;
  double bottom = self->rows.y[datum->category] + self->half;
  MzShape *shape;

  if (known)
    {
      bottom = isfinite (datum->least) ? get_y (self, datum->category, get_low (datum)) : bottom;
      bottom = MAX (bottom, MIN (top + LEAST, self->rows.y[datum->category] + self->half));
      top = MIN (top, bottom - LEAST);
    }
  shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, x, top, width, bottom - top);
  mz_shape_set_datum (shape, self->figure, step->datum);
  shape->alpha = known ? 0 : 1;
  if (!known)
    shape->ink = MZ_INK (MZ_INK_UNKNOWN);
}

static MzInk
get_ink (const Bands *self, const MzDatum *datum)
{
  const MzFigureSeries *series = datum->series != MZ_FIGURE_NONE
    ? mz_figure_peek_series (self->figure, datum->series) : NULL;

  return series != NULL && series->ink.kind != MZ_INK_TEXT
    ? series->ink : mz_figure_peek_category (self->figure, datum->category)->ink;
}

static void
add_edge (Bands *self, const MzDatum *first, const MzSpot *spots, guint n, gboolean upper)
{
  MzShape *line = mz_layout_add_points (self->layout, MZ_SHAPE_LINE, MZ_ROLE_GRID, MZ_TONE_INK, spots, n);
  guint dash = first->series != MZ_FIGURE_NONE ? mz_figure_peek_series (self->figure, first->series)->dash : 0;

  line->series = first->series;
  line->ink = get_ink (self, first);
  line->dash = upper ? dash : 1;
  line->width = upper ? 2 : 1.4;
}

/* Between the edges of which one is @spots and the other one comes back behind it. */
static void
add_area (Bands *self, const MzDatum *first, const MzSpot *spots, guint n, double alpha)
{
  MzShape *area = mz_layout_add_points (self->layout, MZ_SHAPE_AREA, MZ_ROLE_GROUND, MZ_TONE_INK, spots, n);

  area->series = first->series;
  area->category = first->category;
  area->fill = first->fill;
  area->alpha = alpha;
  area->ink = get_ink (self, first);
}

/* Steps that follow each other, none of them nothing: full as far as they are certain, from there to the most pale, with
   an edge on both. */
static void
add_run (Bands *self, const Step *steps, guint n)
{
  g_autofree MzSpot *most = g_new (MzSpot, 4 * (gsize) n), *least = g_new (MzSpot, 4 * (gsize) n);
  g_autofree MzSpot *edge = g_new (MzSpot, 2 * (gsize) n + 2);
  const MzDatum *first = mz_figure_peek_datum (self->figure, steps[0].datum);
  double floor_y = get_y (self, first->category, 0);
  gboolean ranges = FALSE, certain = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, steps[i].datum);
      double x[] = { get_x (self, steps[i].from), get_x (self, steps[i].to) };
      double high = get_y (self, datum->category, get_high (datum));
      double low = get_y (self, datum->category, get_low (datum));

      for (guint k = 0; k < 2; k++)
        {
          most[2 * i + k] = (MzSpot) { x[k], high };
          most[4 * n - 1 - 2 * i - k] = least[2 * i + k] = (MzSpot) { x[k], low };
          least[4 * n - 1 - 2 * i - k] = (MzSpot) { x[k], floor_y };
        }
      ranges |= mz_datum_is_range (datum);
      certain |= get_low (datum) > 0;
    }
  if (ranges)
    add_area (self, first, most, 4 * n, first->fill == MZ_FILL_SOLID ? BAND : 0.7);
  if (certain)
    add_area (self, first, least, 4 * n, first->fill == MZ_FILL_SOLID ? CERTAIN : 1);
  if (ranges && certain)
    add_edge (self, first, least, 2 * n, FALSE);
  for (guint i = 0; i < 2 * n; i++)
    edge[i + 1] = most[i];
  edge[0] = (MzSpot) { most[0].x, floor_y };
  edge[2 * n + 1] = (MzSpot) { most[2 * n - 1].x, floor_y };
  add_edge (self, first, edge, 2 * n + 2, TRUE);
}

static gboolean
is_something (const Bands *self, const Step *step)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, step->datum);

  return isfinite (datum->value) && get_high (datum) > 0;
}

static void
add_band (Bands *self, guint category, guint series)
{
  g_autoptr (GArray) steps = collect_steps (self->figure, category, series);

  for (guint i = 0, n; i < steps->len; i += n)
    {
      const Step *step = &g_array_index (steps, Step, i);

      n = 1;
      if (!is_something (self, step))
        continue;
      while (i + n < steps->len && is_something (self, &step[n]) && step[n].from - step[n - 1].to < TOGETHER)
        n++;
      add_run (self, step, n);
    }
  for (guint i = 0; i < steps->len; i++)
    add_body (self, &g_array_index (steps, Step, i));
}

/* The datum that reaches highest. */
static guint
find_peak (const MzFigure *figure, guint category, guint series)
{
  guint peak = MZ_FIGURE_NONE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->category != category || datum->series != series)
        continue;
      if (peak == MZ_FIGURE_NONE || !isfinite (mz_figure_peek_datum (figure, peak)->value)
          || (isfinite (datum->value) && get_high (datum) > get_high (mz_figure_peek_datum (figure, peak))))
        peak = i;
    }
  return peak;
}

static double
measure_peaks (const MzChartLayout *layout)
{
  double widest = 0;

  for (guint i = 0; i < layout->figure->categories->len; i++)
    for (guint k = 0; k < MAX (layout->figure->series->len, 1); k++)
      {
        guint peak = find_peak (layout->figure, i, layout->figure->series->len > 0 ? k : MZ_FIGURE_NONE);
        g_autofree char *text = peak != MZ_FIGURE_NONE
          ? mz_layout_format_value (layout->figure, mz_figure_peek_datum (layout->figure, peak))
                                                       : NULL;

        if (text != NULL)
          widest = MAX (widest, mz_text_measure (MZ_FONT_AXIS, layout->factor, text).width);
      }
  return MIN (widest + GAP + 2, layout->width * RIGHT_MOST);
}

/* Behind a strip the highest that each of its series comes to. */
static void
add_peaks (Bands *self, guint category)
{
  MzChartLayout *layout = self->layout;
  guint n = MAX (self->figure->series->len, 1), n_peaks = 0, row = 0;
  double line = mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height;
  double x = layout->plot.x + layout->plot.width + GAP;
  g_autofree guint *peaks = g_new (guint, n);

  for (guint k = 0; k < n; k++)
    {
      peaks[k] = find_peak (self->figure, category, self->figure->series->len > 0 ? k : MZ_FIGURE_NONE);
      n_peaks += peaks[k] != MZ_FIGURE_NONE;
    }
  for (guint k = 0; k < n; k++)
    {
      g_autofree char *text = NULL;
      MzShape *shape;
      double y;

      if (peaks[k] == MZ_FIGURE_NONE)
        continue;
      text = mz_layout_format_value (self->figure, mz_figure_peek_datum (self->figure, peaks[k]));
      y = self->rows.y[category] + (row - (n_peaks - 1) / 2.0) * line;
      shape = mz_layout_try_text (layout, MZ_FONT_AXIS, k == 0 && self->known[category] ? MZ_TONE_TEXT : MZ_TONE_DIM,
                                  text, x, y, 0, MAX (layout->width - x, 1));
      if (shape != NULL)
        shape->category = category;
      row++;
    }
}

/* The floor and the top of a strip, and their numbers where it is high enough. */
static void
add_frame (Bands *self, guint category)
{
  MzChartLayout *layout = self->layout;
  double line = mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height, end = layout->plot.x + layout->plot.width;
  double values[] = { 0, self->most[category] };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      double y = get_y (self, category, values[i]);
      g_autofree char *number = self->figure->percent ? mz_format_percent (values[i]) : mz_format_number (values[i]);
      MzShape *rule = mz_layout_add_line (layout, MZ_ROLE_GRID, i == 0 ? MZ_TONE_DIM : MZ_TONE_GRID, layout->plot.x, y,
                                          end, y);

      rule->alpha = i == 0 ? 0.7 : 1;
      if (2 * self->half >= 1.2 * line && self->known[category])
        mz_layout_try_text (layout, MZ_FONT_NOTE, MZ_TONE_DIM, number, layout->plot.x - 4, y + (i == 0 ? -line : line) / 4,
                            1, 0);
    }
}

static double
measure_tops (const MzChartLayout *layout, const double *most)
{
  double widest = 0;

  for (guint i = 0; i < layout->figure->categories->len; i++)
    {
      g_autofree char *number = layout->figure->percent ? mz_format_percent (most[i]) : mz_format_number (most[i]);

      widest = MAX (widest, mz_text_measure (MZ_FONT_NOTE, layout->factor, number).width);
    }
  return MIN (widest + 6, layout->width * 0.15);
}

static void
add_clock (Bands *self)
{
  double x = mz_scale_map (&self->layout->x, self->figure->clock);

  if (isfinite (self->figure->clock) && x >= self->layout->plot.x
      && x <= self->layout->plot.x + self->layout->plot.width + 0.5)
    mz_layout_add_line (self->layout, MZ_ROLE_MARK, MZ_TONE_ACCENT, x, self->layout->plot.y, x,
                        self->layout->plot.y + self->layout->plot.height)->width = 2;
}

static void
set_time (MzChartLayout *layout)
{
  double from = layout->figure->x_from, to = layout->figure->x_to;

  if (!(from < to))
    {
      from = to = NAN;
      for (guint i = 0; i < layout->figure->data->len; i++)
        {
          Step step = get_step (layout->figure, i);

          from = fmin (from, step.from);
          to = fmax (to, step.to);
        }
    }
  layout->x = mz_scale_time (from, to, layout->plot.x, layout->plot.x + layout->plot.width);
}

double
mz_bands_get_natural_height (const MzFigure *figure, double width, double factor)
{
  return mz_layout_get_rows_height (figure, factor, ROW) + mz_layout_get_key_height (figure, width, factor)
         + mz_text_measure (MZ_FONT_AXIS, factor, "0").height + 2 * GAP;
}

void
mz_layout_bands (MzChartLayout *layout)
{
  const MzFigure *figure = layout->figure;
  g_autofree double *most = find_tops (figure);
  g_autofree gboolean *known = g_new0 (gboolean, figure->categories->len + 1);
  Bands self = { layout, figure, { NULL, 0, FALSE }, 0, most, known };
  double bottom = MIN (mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height + GAP + 2, layout->height * 0.4);
  double gutter = measure_tops (layout, most);

  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category != MZ_FIGURE_NONE
        && isfinite (mz_figure_peek_datum (figure, i)->value))
      known[mz_figure_peek_datum (figure, i)->category] = TRUE;
  mz_layout_begin_rows (layout, &self.rows, ROW, mz_layout_measure_row_labels (layout, ROW) + gutter,
                        measure_peaks (layout), bottom);
  self.half = self.rows.height * STRIP / 2;
  set_time (layout);
  mz_layout_add_key (layout);
  mz_layout_add_time_axis (layout);
  layout->plot.x -= gutter;
  mz_layout_add_row_labels (layout, &self.rows);
  layout->plot.x += gutter;
  for (guint i = 0; i < figure->categories->len; i++)
    {
      add_frame (&self, i);
      for (guint k = figure->series->len; k > 0; k--)
        add_band (&self, i, k - 1);
      add_band (&self, i, MZ_FIGURE_NONE);
      add_peaks (&self, i);
    }
  add_clock (&self);
  g_free (self.rows.y);
}
