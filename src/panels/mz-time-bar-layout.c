/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-time-bar-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-text.h"

/* Pixels at factor 1. */
#define PAD            8.0
#define LANE           14.0
#define BAR_MAX        12.0
#define TICK_WIDTH     2.0
#define TICK_HEIGHT    10.0
#define SPAN_HEIGHT    2.4
#define TEXT           16.0  /* height of a line of the axis */
#define COMPACT_TEXT   14.0
#define COMPACT_MARGIN 18.0
#define PICK           4.0   /* how far from a tick still counts as on it */

#define DAYS_PER_YEAR  365.2425

/** mz_time_window_full: Returns: all years of the clock. */
MzTimeWindow
mz_time_window_full (void)
{
  return (MzTimeWindow) { mz_partial_date_first_day (mz_partial_date_new (MZ_CLOCK_FIRST_YEAR, 0, 0)),
                          mz_partial_date_last_day (mz_partial_date_new (MZ_CLOCK_LAST_YEAR, 0, 0)) + 1 };
}

/* Shifts @window into the years of the clock. */
static MzTimeWindow
keep_inside (MzTimeWindow window)
{
  MzTimeWindow full = mz_time_window_full ();
  double length = window.last - window.first;

  if (length >= full.last - full.first)
    return full;
  if (window.first < full.first)
    return (MzTimeWindow) { full.first, full.first + length };
  if (window.last > full.last)
    return (MzTimeWindow) { full.last - length, full.last };
  return window;
}

/**
 * mz_time_window_zoom:
 * @day: what keeps its place
 * @scale: above 1 shows less, below 1 shows more
 *
 * Returns: @window zoomed, at least a year and at most all years long.
 */
MzTimeWindow
mz_time_window_zoom (MzTimeWindow window, double day, double scale)
{
  double length = window.last - window.first;
  double wanted = MAX (length / scale, MZ_TIME_WINDOW_MIN_DAYS);
  double fraction = (CLAMP (day, window.first, window.last) - window.first) / length;
  double first = window.first + fraction * (length - wanted);

  return keep_inside ((MzTimeWindow) { first, first + wanted });
}

MzTimeWindow
mz_time_window_move (MzTimeWindow window, double days)
{
  return keep_inside ((MzTimeWindow) { window.first + days, window.last + days });
}

static double
middle_of (MzPartialDate date)
{
  return (mz_partial_date_first_day (date) + mz_partial_date_last_day (date) + 1) / 2.0;
}

/** mz_time_window_follow: Returns: @window, moved by as little as shows @date and a tenth of the window beside it. */
MzTimeWindow
mz_time_window_follow (MzTimeWindow window, MzPartialDate date)
{
  double day = middle_of (date);
  double margin = (window.last - window.first) / 10;

  if (day < window.first)
    return mz_time_window_move (window, day - margin - window.first);
  if (day > window.last)
    return mz_time_window_move (window, day + margin - window.last);
  return window;
}

/** mz_time_window_has_bars: Returns: whether the window is so wide that changes are counted by year. */
gboolean
mz_time_window_has_bars (MzTimeWindow window)
{
  return window.last - window.first > 30.5 * DAYS_PER_YEAR;
}

/** mz_time_bar_track_height: Returns: pixels that the track needs. */
double
mz_time_bar_track_height (double factor, gboolean compact)
{
  double scale = MAX (factor, 1);

  if (compact)
    return ceil (LANE * scale + 10 + 12 + COMPACT_TEXT * scale);
  return ceil (PAD + MZ_N_LANES * LANE * scale + 10 + 12 + TEXT * scale + 6);
}

const char *
mz_time_lane_get_name (MzTimeLane lane)
{
  switch (lane)
    {
    case MZ_LANE_AGREEMENTS:
      return _("Agreements");
    case MZ_LANE_MEASURES:
      return _("Controls");
    case MZ_LANE_SITES:
      return _("Sites");
    case MZ_LANE_EVENTS:
      return _("Events");
    case MZ_N_LANES:
    default:
      g_return_val_if_reached ("");
    }
}

double
mz_time_bar_layout_day_to_x (const MzTimeBarLayout *self, double day)
{
  const MzTimeWindow *window = &self->input.window;

  return self->left + (day - window->first) / (window->last - window->first) * (self->right - self->left);
}

double
mz_time_bar_layout_x_to_day (const MzTimeBarLayout *self, double x)
{
  const MzTimeWindow *window = &self->input.window;

  return window->first + (x - self->left) / (self->right - self->left) * (window->last - window->first);
}

/** mz_time_bar_layout_date_at: Returns: the date under @x, as precise as the scale can be pointed at: a month or a day. */
MzPartialDate
mz_time_bar_layout_date_at (const MzTimeBarLayout *self, double x)
{
  const MzTimeWindow *window = &self->input.window;
  double day = mz_time_bar_layout_x_to_day (self, CLAMP (x, self->left, self->right));
  MzPartialDate date = mz_partial_date_from_day ((MzDay) CLAMP (floor (day), window->first, window->last - 1));

  if ((window->last - window->first) / (self->right - self->left) > 3)
    date.day = 0;
  return date;
}

static void
add_shape (MzTimeBarLayout *self, MzTimeShape *shape)
{
  double left = MAX (shape->x, self->left), right = MIN (shape->x + shape->width, self->right);

  if (right <= left)
    return;
  shape->x = left;
  shape->width = right - left;
  g_array_append_val (self->shapes, *shape);
}

/* The end of the run of marks from @i on that share a lane and a year, or a lane and a date. */
static guint
run_end (GArray *marks, guint i, gboolean by_year)
{
  const MzTimeMark *first = &g_array_index (marks, MzTimeMark, i);

  for (; i < marks->len; i++)
    {
      const MzTimeMark *mark = &g_array_index (marks, MzTimeMark, i);

      if (mark->lane != first->lane || mark->date.year != first->date.year
          || (!by_year && !mz_partial_date_equal (mark->date, first->date)))
        break;
    }
  return i;
}

static void
lay_out_bars (MzTimeBarLayout *self)
{
  GArray *marks = self->input.marks;
  double scale = self->lane_height / LANE;
  guint largest[MZ_N_LANES] = { 0 };

  for (guint i = 0, end; i < marks->len; i = end)
    {
      MzTimeLane lane = g_array_index (marks, MzTimeMark, i).lane;

      end = run_end (marks, i, TRUE);
      largest[lane] = MAX (largest[lane], end - i);
    }
  for (guint i = 0, end; i < marks->len; i = end)
    {
      const MzTimeMark *mark = &g_array_index (marks, MzTimeMark, i);
      MzPartialDate year = mz_partial_date_new (mark->date.year, 0, 0);
      MzTimeShape shape = { .kind = MZ_TIME_SHAPE_BAR, .lane = mark->lane, .first = i };

      end = run_end (marks, i, TRUE);
      shape.n = end - i;
      shape.x = mz_time_bar_layout_day_to_x (self, mz_partial_date_first_day (year));
      shape.width = mz_time_bar_layout_day_to_x (self, mz_partial_date_last_day (year) + 1) - shape.x;
      if (shape.width > 4)
        shape.width -= 1;
      shape.height = MAX ((double) shape.n / largest[mark->lane] * BAR_MAX, 1.6) * scale;
      shape.y = self->lane_bottom[mark->lane] - shape.height;
      shape.ahead = mz_partial_date_first_day (year) > mz_partial_date_last_day (self->input.as_of);
      add_shape (self, &shape);
    }
}

/* One bar a year for all lanes together; they stand for no single record. */
static void
lay_out_compact_bars (MzTimeBarLayout *self)
{
  GArray *marks = self->input.marks;
  guint counts[MZ_CLOCK_LAST_YEAR - MZ_CLOCK_FIRST_YEAR + 1] = { 0 };
  guint largest = 1;

  for (guint i = 0; i < marks->len; i++)
    {
      guint year = g_array_index (marks, MzTimeMark, i).date.year - MZ_CLOCK_FIRST_YEAR;

      counts[year]++;
      largest = MAX (largest, counts[year]);
    }
  for (guint year = 0; year < G_N_ELEMENTS (counts); year++)
    if (counts[year] > 0)
      {
        MzPartialDate date = mz_partial_date_new (MZ_CLOCK_FIRST_YEAR + year, 0, 0);
        MzTimeShape shape = { .kind = MZ_TIME_SHAPE_BAR };

        shape.x = mz_time_bar_layout_day_to_x (self, mz_partial_date_first_day (date));
        shape.width = mz_time_bar_layout_day_to_x (self, mz_partial_date_last_day (date) + 1) - shape.x;
        shape.height = MAX ((double) counts[year] / largest * BAR_MAX, 1) * self->lane_height / LANE;
        shape.y = self->lane_bottom[0] - shape.height;
        shape.ahead = mz_partial_date_first_day (date) > mz_partial_date_last_day (self->input.as_of);
        add_shape (self, &shape);
      }
}

static void
lay_out_days (MzTimeBarLayout *self)
{
  GArray *marks = self->input.marks;
  double scale = self->lane_height / LANE;

  for (guint i = 0, end; i < marks->len; i = end)
    {
      const MzTimeMark *mark = &g_array_index (marks, MzTimeMark, i);
      MzTimeShape shape = { .lane = mark->lane, .first = i };
      double middle = self->lane_bottom[mark->lane] - self->lane_height / 2;

      end = run_end (marks, i, FALSE);
      shape.n = end - i;
      shape.ahead = mz_partial_date_first_day (mark->date) > mz_partial_date_last_day (self->input.as_of);
      if (mz_partial_date_get_precision (mark->date) == MZ_DATE_PRECISION_DAY)
        {
          shape.kind = MZ_TIME_SHAPE_TICK;
          shape.width = TICK_WIDTH;
          shape.height = TICK_HEIGHT * scale;
          shape.x = mz_time_bar_layout_day_to_x (self, middle_of (mark->date)) - TICK_WIDTH / 2;
        }
      else
        {
          shape.kind = MZ_TIME_SHAPE_SPAN;
          shape.height = SPAN_HEIGHT * scale;
          shape.x = mz_time_bar_layout_day_to_x (self, mz_partial_date_first_day (mark->date));
          shape.width = mz_time_bar_layout_day_to_x (self, mz_partial_date_last_day (mark->date) + 1) - shape.x;
        }
      shape.y = middle - shape.height / 2;
      add_shape (self, &shape);
    }
}

static void
tick_clear (gpointer data)
{
  g_free (((MzTimeTick *) data)->text);
}

static void
add_tick (MzTimeBarLayout *self, MzPartialDate date)
{
  double x = mz_time_bar_layout_day_to_x (self, mz_partial_date_first_day (date));
  MzTimeTick tick = { .x = x };

  if (x < self->left - 0.5 || x > self->right + 0.5)
    return;
  if (date.month <= 1)
    date.month = 0;
  tick.text = mz_partial_date_format_short (date);
  tick.text_width = mz_text_measure (MZ_FONT_AXIS, self->input.factor, tick.text).width;
  tick.text_x = CLAMP (x - tick.text_width / 2, 2, self->input.width - tick.text_width - 2);
  g_array_append_val (self->ticks, tick);
}

/* Ticks every so many months, of which the labels cannot touch. */
static guint
months_between_ticks (MzTimeBarLayout *self)
{
  static const guint steps[] = { 1, 3, 12, 5 * 12, 10 * 12, 20 * 12, 30 * 12 };
  double pixels = (self->right - self->left) / ((self->input.window.last - self->input.window.first) * 12 / DAYS_PER_YEAR);
  double year = mz_text_measure (MZ_FONT_AXIS, self->input.factor, "2000").width + 32;
  double month = mz_text_measure (MZ_FONT_AXIS, self->input.factor, "Oct 2000").width + 20;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * pixels >= (steps[i] < 12 ? month : year))
      return steps[i];
  return steps[G_N_ELEMENTS (steps) - 1];
}

static void
lay_out_ticks (MzTimeBarLayout *self)
{
  guint step = months_between_ticks (self);
  guint start = MZ_CLOCK_FIRST_YEAR * 12;
  guint end = MZ_CLOCK_LAST_YEAR * 12 + 11;

  for (guint months = start; months <= end; months += step)
    add_tick (self, mz_partial_date_new (months / 12, months % 12 + 1, 0));
}

/**
 * mz_time_bar_layout_new:
 * @input: copied; its marks are used, not owned, and must outlive the layout
 *
 * Returns: (transfer full): the shapes of the track.
 */
MzTimeBarLayout *
mz_time_bar_layout_new (const MzTimeBarInput *input)
{
  MzTimeBarLayout *self = g_new0 (MzTimeBarLayout, 1);
  double scale = MAX (input->factor, 1);

  self->input = *input;
  self->shapes = g_array_new (FALSE, FALSE, sizeof (MzTimeShape));
  self->ticks = g_array_new (FALSE, FALSE, sizeof (MzTimeTick));
  g_array_set_clear_func (self->ticks, tick_clear);

  self->left = COMPACT_MARGIN;
  if (!input->compact)
    {
      double names = 0;

      for (guint lane = 0; lane < MZ_N_LANES; lane++)
        names = MAX (names, mz_text_measure (MZ_FONT_LANE, input->factor, mz_time_lane_get_name (lane)).width);
      self->left = MAX (ceil (names) + 20, 86);
    }
  self->right = MAX (input->width - 18, self->left + 10);

  self->lane_height = LANE * scale;
  self->top = input->compact ? 0 : PAD;
  for (guint lane = 0; lane < MZ_N_LANES; lane++)
    self->lane_bottom[lane] = self->top + self->lane_height * (input->compact ? 1 : lane + 1);
  self->trough_y = self->lane_bottom[MZ_LANE_EVENTS] + 10;
  self->text_y = self->trough_y + 12;

  self->clock_x = mz_time_bar_layout_day_to_x (self, middle_of (input->date));
  self->as_of_x = mz_time_bar_layout_day_to_x (self, mz_partial_date_last_day (input->as_of) + 1.0);

  if (mz_time_window_has_bars (input->window) && input->compact)
    lay_out_compact_bars (self);
  else if (mz_time_window_has_bars (input->window))
    lay_out_bars (self);
  else
    lay_out_days (self);
  lay_out_ticks (self);
  return self;
}

void
mz_time_bar_layout_free (MzTimeBarLayout *self)
{
  g_array_unref (self->shapes);
  g_array_unref (self->ticks);
  g_free (self);
}

/**
 * mz_time_bar_layout_pick:
 *
 * Returns: (nullable): the shape in the lane at @y that is nearest to @x, if one is near enough to be meant. Of two as near,
 *   the narrower one: a day before a year. %NULL also where a shape stands for no single record.
 */
const MzTimeShape *
mz_time_bar_layout_pick (const MzTimeBarLayout *self, double x, double y)
{
  const MzTimeShape *best = NULL;
  double best_distance = PICK;

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const MzTimeShape *shape = &g_array_index (self->shapes, MzTimeShape, i);
      double bottom = self->lane_bottom[shape->lane];
      double reach = shape->kind == MZ_TIME_SHAPE_TICK ? PICK / 2 : 0;
      double distance = MAX (MAX (shape->x - x, x - shape->x - shape->width) - reach, 0);

      if (shape->n == 0 || y > bottom || y <= bottom - self->lane_height || distance > best_distance)
        continue;
      if (best == NULL || distance < best_distance || shape->width < best->width)
        {
          best = shape;
          best_distance = distance;
        }
    }
  return best;
}
