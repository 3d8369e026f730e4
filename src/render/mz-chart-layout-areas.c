/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>

#define GAP      1.4  /* px of the view between two areas */
#define AFTER    0.32 /* alpha of what comes after the clock */
#define MISSING  1.6  /* times the usual pace from one time to the next */
#define THIN     3.0  /* px: less cannot be hit */
#define HALF_ONE 8.0  /* px on both sides of a time that is the only one */

/* Series upon series at each time: what is not known takes no room. */
typedef struct
{
  MzChartLayout *layout;
  guint          n_series, n_times;
  double        *times;
  gboolean      *after;   /* by time: only data from after the clock */
  guint         *data;    /* by series and time; or MZ_FIGURE_NONE */
  double        *tops;    /* by series and time, in units */
} Stack;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_value (const Stack *self, guint series, guint time)
{
  guint datum = self->data[series * self->n_times + time];
  double value = datum == MZ_FIGURE_NONE ? NAN : mz_figure_peek_datum (self->layout->figure, datum)->value;

  return isfinite (value) ? MAX (value, 0) : NAN;
}

static gboolean
is_known (const Stack *self, guint series, guint time)
{
  return !isnan (get_value (self, series, time));
}

static double
get_top (const Stack *self, int series, guint time)
{
  return series < 0 ? 0 : self->tops[(guint) series * self->n_times + time];
}

static void
collect_times (Stack *self)
{
  const MzFigure *figure = self->layout->figure;

  self->times = g_new (double, figure->data->len + 1);
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_layout_is_in_window (figure, mz_figure_peek_datum (figure, i)->x))
      self->times[self->n_times++] = mz_figure_peek_datum (figure, i)->x;
  qsort (self->times, self->n_times, sizeof (double), compare_doubles);
  for (guint i = 0, n = self->n_times; i < n; i++)
    {
      if (i == 0)
        self->n_times = 0;
      if (self->n_times == 0 || self->times[i] > self->times[self->n_times - 1])
        self->times[self->n_times++] = self->times[i];
    }
}

static guint
find_time (const Stack *self, double x)
{
  const double *found = bsearch (&x, self->times, self->n_times, sizeof (double), compare_doubles);

  return found == NULL ? MZ_FIGURE_NONE : (guint) (found - self->times);
}

static void
fill_stack (Stack *self)
{
  const MzFigure *figure = self->layout->figure;
  guint n_cells = self->n_series * self->n_times;

  self->data = g_new (guint, n_cells + 1);
  self->tops = g_new0 (double, n_cells + 1);
  self->after = g_new (gboolean, self->n_times + 1);
  for (guint i = 0; i < n_cells; i++)
    self->data[i] = MZ_FIGURE_NONE;
  for (guint i = 0; i < self->n_times; i++)
    self->after[i] = TRUE;
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      guint time = isfinite (datum->x) ? find_time (self, datum->x) : MZ_FIGURE_NONE;

      if (time == MZ_FIGURE_NONE || datum->series == MZ_FIGURE_NONE)
        continue;
      self->data[datum->series * self->n_times + time] = i;
      if (!(datum->flags & MZ_DATUM_AFTER))
        self->after[time] = FALSE;
    }
  for (guint time = 0; time < self->n_times; time++)
    {
      double top = 0;

      for (guint series = 0; series < self->n_series; series++)
        {
          double value = get_value (self, series, time);

          top += isnan (value) ? 0 : value;
          self->tops[series * self->n_times + time] = top;
        }
    }
}

static void
clear_stack (Stack *self)
{
  g_free (self->times);
  g_free (self->after);
  g_free (self->data);
  g_free (self->tops);
}

static double
map_time (const Stack *self, guint time)
{
  return mz_scale_map (&self->layout->x, self->times[time]);
}

static double
map_top (const Stack *self, int series, guint time)
{
  return mz_scale_map (&self->layout->y, get_top (self, series, time));
}

typedef enum { PART_NONE, PART_KNOWN, PART_AFTER, PART_UNKNOWN } Part;

/* What lies between a time and the next. Where a series begins it grows from nothing; where its figures end or are missing,
   that is hatched. */
static Part
get_part (const Stack *self, guint series, guint time, double pace)
{
  gboolean from = is_known (self, series, time), to = is_known (self, series, time + 1), begun = FALSE;

  for (guint i = 0; i < time && !begun; i++)
    begun = is_known (self, series, i);
  if (!from && !to)
    return PART_NONE;
  if ((from && !to) || (!from && begun) || self->times[time + 1] - self->times[time] > MISSING * pace)
    return PART_UNKNOWN;
  return self->after[time + 1] ? PART_AFTER : PART_KNOWN;
}

static MzShape *
add_between (MzChartLayout *layout, const MzSpot *upper, const MzSpot *lower, guint n)
{
  g_autofree MzSpot *spots = g_new (MzSpot, 2 * n);

  for (guint i = 0; i < n; i++)
    {
      spots[i] = upper[i];
      spots[2 * n - 1 - i] = lower[i];
    }
  return mz_layout_add_points (layout, MZ_SHAPE_AREA, MZ_ROLE_BODY, MZ_TONE_INK, spots, 2 * n);
}

/* A series from one time to another; both are the same where there is only one. */
static void
add_span (const Stack *self, guint series, guint from, guint to, Part part)
{
  guint n = MAX (to - from + 1, 2);
  g_autofree MzSpot *upper = g_new (MzSpot, n), *lower = g_new (MzSpot, n);
  MzShape *shape;

  for (guint i = 0; i < n; i++)
    {
      guint time = MIN (from + i, to);
      double x = map_time (self, time) + (from < to ? 0 : i == 0 ? -HALF_ONE : HALF_ONE);

      upper[i] = (MzSpot) { x, map_top (self, (int) series, time) };
      lower[i] = (MzSpot) { x, map_top (self, (int) series - 1, time) };
    }
  shape = add_between (self->layout, upper, lower, n);
  shape->series = series;
  shape->ink = part == PART_UNKNOWN ? MZ_INK (MZ_INK_UNKNOWN) : mz_figure_peek_series (self->layout->figure, series)->ink;
  shape->alpha = part == PART_AFTER || self->after[to] ? AFTER : 1;
  shape->width = GAP;
}

static double
find_pace (const Stack *self)
{
  g_autofree double *paces = g_new (double, self->n_times + 1);
  guint n = self->n_times > 0 ? self->n_times - 1 : 0;

  for (guint i = 0; i < n; i++)
    paces[i] = self->times[i + 1] - self->times[i];
  qsort (paces, n, sizeof (double), compare_doubles);
  return n > 0 ? paces[n / 2] : 1;
}

static void
add_spans (const Stack *self, guint series)
{
  double pace = find_pace (self);
  guint from = 0;

  if (self->n_times == 1 && is_known (self, series, 0))
    add_span (self, series, 0, 0, self->after[0] ? PART_AFTER : PART_KNOWN);
  for (guint i = 0; i + 1 < self->n_times; i++)
    {
      Part part = get_part (self, series, i, pace);

      if (i + 2 < self->n_times && get_part (self, series, i + 1, pace) == part)
        continue;
      if (part != PART_NONE)
        add_span (self, series, from, i + 1, part);
      from = i + 1;
    }
}

/* What is picked of a datum: half the way to its neighbours, and never painted. */
static void
add_target (const Stack *self, guint series, guint time)
{
  guint datum = self->data[series * self->n_times + time], last = self->n_times - 1;
  guint before = time > 0 ? time - 1 : 0, next = MIN (time + 1, last);
  double room = last == 0 ? HALF_ONE : 0, x = map_time (self, time), left = (map_time (self, before) + x) / 2 - room;
  double right = (map_time (self, next) + x) / 2 + room;
  double top = map_top (self, (int) series, time), bottom = map_top (self, (int) series - 1, time);
  MzShape *shape;

  if (datum == MZ_FIGURE_NONE)
    return;
  if (!is_known (self, series, time))
    shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, x - THIN, bottom - THIN, 2 * THIN, 2 * THIN);
  else if (bottom - top < THIN)
    shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, left, (top + bottom) / 2 - THIN / 2, right - left, THIN);
  else
    {
      MzSpot upper[] = { { left, (map_top (self, (int) series, before) + top) / 2 }, { x, top },
                         { right, (map_top (self, (int) series, next) + top) / 2 } };
      MzSpot lower[] = { { left, (map_top (self, (int) series - 1, before) + bottom) / 2 }, { x, bottom },
                         { right, (map_top (self, (int) series - 1, next) + bottom) / 2 } };

      shape = add_between (self->layout, upper, lower, 3);
    }
  mz_shape_set_datum (shape, self->layout->figure, datum);
  shape->alpha = 0;
}

/* A series that nothing is known of yet keeps its name, where it will be, without a value. */
static void
add_end (const Stack *self, GArray *ends, guint series)
{
  MzEndLabel end = { .series = series };
  guint time = MZ_FIGURE_NONE;

  for (guint i = 0; i < self->n_times; i++)
    if (is_known (self, series, i) && (!self->after[i] || time == MZ_FIGURE_NONE))
      time = i;
  if (time == MZ_FIGURE_NONE)
    return;
  if (!self->after[time])
    {
      end.weight = get_value (self, series, time);
      end.value = mz_layout_format_value (self->layout->figure,
                                          mz_figure_peek_datum (self->layout->figure, self->data[series * self->n_times + time]));
    }
  end.y = (get_top (self, (int) series, time) + get_top (self, (int) series - 1, time)) / 2;
  g_array_append_val (ends, end);
}

void
mz_layout_areas (MzChartLayout *self)
{
  Stack stack = { .layout = self, .n_series = self->figure->series->len };
  g_autoptr (GArray) ends = mz_layout_ends_new ();
  double highest = 0;

  collect_times (&stack);
  fill_stack (&stack);
  for (guint time = 0; time < stack.n_times; time++)
    highest = MAX (highest, get_top (&stack, (int) stack.n_series - 1, time));
  for (guint series = 0; series < stack.n_series; series++)
    add_end (&stack, ends, series);
  mz_layout_begin_upright (self, 0, highest, TRUE, mz_layout_measure_ends (self, ends));
  mz_layout_add_value_axis (self, TRUE);
  mz_layout_add_time_axis (self);
  for (guint series = 0; series < stack.n_series; series++)
    add_spans (&stack, series);
  for (guint series = 0; series < stack.n_series; series++)
    for (guint time = 0; time < stack.n_times; time++)
      add_target (&stack, series, time);
  mz_layout_add_clock (self);
  mz_layout_add_marks (self);
  mz_layout_add_levels (self);
  for (guint i = 0; i < ends->len; i++)
    g_array_index (ends, MzEndLabel, i).y = mz_scale_map (&self->y, g_array_index (ends, MzEndLabel, i).y);
  mz_layout_add_ends (self, ends);
  clear_stack (&stack);
}
