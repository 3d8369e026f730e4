/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels at the right end of what they name. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

#define GAP        4.0
#define TICK       4.0
#define LEAD       8.0  /* px before the sample of a line, which shall not look like more of it */
#define PATTERN    18.0
#define SAMPLE     16.0 /* px of a line, to show its dashes */
#define LEAST      15.0 /* px from one label to the next */
#define MOST_WIDTH 0.38 /* of the picture */

/**
 * mz_layout_spread:
 *
 * The least squares of how far labels are moved: labels that press against each other stand together about the mean of what
 * they want (pool adjacent violators; M. Ayer et al., Annals of Mathematical Statistics 26, 1955, p. 641). Where there is not
 * room for all, they share what there is.
 */
void
mz_layout_spread (double *wanted, const double *heights, guint n, double from, double to)
{
  g_autofree double *offsets = g_new (double, n + 1), *means = g_new (double, n + 1);
  g_autofree guint *counts = g_new (guint, n + 1);
  double total = 0, low, high, squeeze;
  guint n_blocks = 0;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    total += heights[i];
  squeeze = total > to - from && total > 0 ? MAX (to - from, 0) / total : 1;
  for (guint i = 0; i < n; i++)
    offsets[i] = i == 0 ? 0 : offsets[i - 1] + (heights[i - 1] + heights[i]) / 2 * squeeze;
  for (guint i = 0; i < n; i++)
    {
      means[n_blocks] = (isfinite (wanted[i]) ? wanted[i] : from) - offsets[i];
      counts[n_blocks++] = 1;
      for (; n_blocks > 1 && means[n_blocks - 2] > means[n_blocks - 1]; n_blocks--)
        {
          guint together = counts[n_blocks - 2] + counts[n_blocks - 1];

          means[n_blocks - 2] = (means[n_blocks - 2] * counts[n_blocks - 2] + means[n_blocks - 1] * counts[n_blocks - 1]) / together;
          counts[n_blocks - 2] = together;
        }
    }
  low = from + heights[0] / 2 * squeeze;
  high = MAX (to - heights[n - 1] / 2 * squeeze - offsets[n - 1], low);
  for (guint block = 0, i = 0; block < n_blocks; block++)
    for (guint k = 0; k < counts[block]; k++, i++)
      wanted[i] = CLAMP (means[block], low, high) + offsets[i];
}

static double
round_value (const MzFigure *figure, double value)
{
  double size = fabs (value), power;

  if (figure->percent)
    return size >= 20 ? round (value) : round (value * 10) / 10;
  if (size >= 1000)
    return round (value);
  if (size >= 1)
    return round (value * 100) / 100;
  power = size > 0 ? pow (10, CLAMP (2 - floor (log10 (size)), 0, 300)) : 1;
  return round (value * power) / power;
}

/* (transfer full) */
static char *
format_range (const MzFigure *figure, const MzDatum *datum)
{
  g_autofree char *low = mz_format_number (round_value (figure, MIN (datum->least, datum->value)));
  g_autofree char *high = mz_format_number (round_value (figure, MAX (datum->least, datum->value)));
  g_autofree char *range = NULL;

  /* Translators: from one number to another, as short as can be. */
  range = strcmp (low, high) == 0 ? g_strdup (high) : g_strdup_printf (C_("range", "%1$s–%2$s"), low, high);
  return figure->percent ? g_strconcat (range, MZ_NARROW_SPACE "%", NULL) : g_steal_pointer (&range);
}

char *
mz_layout_format_value (const MzFigure *figure, const MzDatum *datum)
{
  MzFigure plain = *figure;
  MzDatum rounded = *datum;

  plain.unit = NULL;
  if (!isfinite (datum->value))
    return mz_figure_format_value (figure, datum);
  if (fabs (datum->value) >= 1e15)
    return g_strdup_printf ("%.3g", datum->value);
  if (mz_datum_is_range (datum) && fabs (datum->least) < 1e15)
    return format_range (figure, datum);
  rounded.value = round_value (figure, datum->value);
  rounded.least = NAN;
  return mz_figure_format_value (&plain, &rounded);
}

static void
clear_end (gpointer data)
{
  g_free (((MzEndLabel *) data)->value);
}

GArray *
mz_layout_ends_new (void)
{
  GArray *ends = g_array_new (FALSE, TRUE, sizeof (MzEndLabel));

  g_array_set_clear_func (ends, clear_end);
  return ends;
}

/* How most of a series is filled is how its first datum is. */
static MzFill
find_fill (const MzFigure *figure, guint series)
{
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->series == series)
      return mz_figure_peek_datum (figure, i)->fill;
  return MZ_FILL_SOLID;
}

/* Whether it is dots that a series is drawn as: what is exact; but parts of a whole are bars, unless they are marks. */
static gboolean
is_of_dots (const MzFigure *figure, guint series)
{
  gboolean any = FALSE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->series != series)
        continue;
      if (mz_datum_is_range (datum) || (figure->percent && datum->fill != MZ_FILL_OUTLINE))
        return FALSE;
      any = TRUE;
    }
  return figure->kind == MZ_FIGURE_RANGES && any;
}

/** mz_layout_get_tick_width: Returns: pixels: enough to show its dashes or its pattern. */
double
mz_layout_get_tick_width (const MzFigure *figure, guint series, double factor)
{
  if (figure->kind == MZ_FIGURE_LINES)
    return SAMPLE * factor;
  if (is_of_dots (figure, series))
    return 10 * factor;
  return (find_fill (figure, series) == MZ_FILL_SOLID ? TICK : PATTERN) * factor;
}

/** mz_layout_add_series_tick: @x: where it begins; @y: its middle */
void
mz_layout_add_series_tick (MzChartLayout *self, guint series, double x, double y)
{
  const MzFigureSeries *of = mz_figure_peek_series (self->figure, series);
  double width = mz_layout_get_tick_width (self->figure, series, self->factor);
  MzShape *tick;

  if (self->figure->kind == MZ_FIGURE_LINES)
    {
      tick = mz_layout_add_line (self, MZ_ROLE_LABEL, MZ_TONE_INK, x, y, x + width, y);
      tick->dash = of->dash;
      tick->width = 2.4;
    }
  else if (is_of_dots (self->figure, series))
    {
      tick = mz_layout_add (self, MZ_SHAPE_DOT, MZ_ROLE_LABEL, MZ_TONE_INK);
      tick->box = (cairo_rectangle_t) { x, y - width / 2, width, width };
      tick->fill = find_fill (self->figure, series);
    }
  else
    {
      tick = mz_layout_add_rect (self, MZ_ROLE_LABEL, MZ_TONE_INK, x, y - 6 * self->factor, width, 12 * self->factor);
      tick->fill = find_fill (self->figure, series);
    }
  tick->ink = of->ink;
  tick->series = series;
}

/** mz_layout_measure_ends: Returns: pixels that the labels want beside the plot. */
double
mz_layout_measure_ends (const MzChartLayout *self, const GArray *ends)
{
  double widest = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      const MzEndLabel *end = &g_array_index (ends, MzEndLabel, i);
      double width = mz_text_measure (MZ_FONT_SITE_NEAR, self->factor, mz_figure_peek_series (self->figure, end->series)->label).width;

      width += mz_layout_get_tick_width (self->figure, end->series, self->factor);
      if (end->value != NULL)
        width += GAP * self->factor + mz_text_measure (MZ_FONT_AXIS, self->factor, end->value).width;
      widest = MAX (widest, width);
    }
  return ends->len == 0 ? 0 : MIN (widest + LEAD + 2 * GAP, self->width * MOST_WIDTH);
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  double one = ((const MzEndLabel *) a)->y, other = ((const MzEndLabel *) b)->y;

  return (one > other) - (one < other);
}

static void
add_end (MzChartLayout *self, const MzEndLabel *end, double y)
{
  const MzFigureSeries *series = mz_figure_peek_series (self->figure, end->series);
  double start = self->plot.x + self->plot.width + (self->figure->kind == MZ_FIGURE_LINES ? LEAD : GAP);
  double x = start + mz_layout_get_tick_width (self->figure, end->series, self->factor) + GAP, room = self->width - x;
  double value_width = end->value == NULL ? 0 : mz_text_measure (MZ_FONT_AXIS, self->factor, end->value).width + GAP * self->factor;
  double name_width = mz_text_measure (MZ_FONT_SITE_NEAR, self->factor, series->label).width;
  gboolean with_value = end->value != NULL && value_width + MIN (name_width, 30 * self->factor) <= room;
  MzShape *name;

  if (room <= 0)
    return;
  name = mz_layout_try_text (self, MZ_FONT_SITE_NEAR, end->value != NULL ? MZ_TONE_TEXT : MZ_TONE_DIM, series->label, x, y, 0,
                             room - (with_value ? value_width : 0));
  if (name == NULL)
    return;
  name->series = end->series;
  x = name->box.x + name->box.width + GAP * self->factor;
  if (with_value)
    {
      MzShape *value = mz_layout_try_text (self, MZ_FONT_AXIS, MZ_TONE_DIM, end->value, x, y, 0, 0);

      if (value != NULL)
        value->series = end->series;
    }
  mz_layout_add_series_tick (self, end->series, start, y);
}

/**
 * mz_layout_add_ends:
 * @ends: those that there is no room for are taken out
 */
void
mz_layout_add_ends (MzChartLayout *self, GArray *ends)
{
  double height = MAX (LEAST * self->factor, MAX (mz_text_measure (MZ_FONT_SITE_NEAR, self->factor, "X").height,
                                                  mz_text_measure (MZ_FONT_AXIS, self->factor, "X").height));
  double top = 0, bottom = self->plot.y + self->plot.height + MIN (height / 2, self->height - self->plot.y - self->plot.height);
  g_autofree double *places = NULL, *heights = NULL;

  while (ends->len > 0 && ends->len * height > bottom - top)
    {
      guint lightest = 0;

      for (guint i = 1; i < ends->len; i++)
        if (g_array_index (ends, MzEndLabel, i).weight < g_array_index (ends, MzEndLabel, lightest).weight)
          lightest = i;
      g_array_remove_index (ends, lightest);
    }
  g_array_sort (ends, compare_ends);
  places = g_new (double, ends->len + 1);
  heights = g_new (double, ends->len + 1);
  for (guint i = 0; i < ends->len; i++)
    {
      places[i] = g_array_index (ends, MzEndLabel, i).y;
      heights[i] = height;
    }
  mz_layout_spread (places, heights, ends->len, top, bottom);
  for (guint i = 0; i < ends->len; i++)
    add_end (self, &g_array_index (ends, MzEndLabel, i), places[i]);
}
