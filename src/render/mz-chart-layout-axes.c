/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies behind and round the data: axes, the clock, events and levels. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>
#include <string.h>

#include "mz-format.h"

#define GAP         6.0  /* px between the plot and its labels */
#define TICK        4.0
#define TICK_PITCH  44.0 /* px between gridlines, about */
#define TIME_PITCH  46.0
#define MOST_TIMES  12.0
#define FLAG        8.5  /* radius */
#define MARGIN      8.0
#define LEFT_MOST   0.4  /* of the width for the labels of values */
#define BACKING     0.8
#define TOUCH       1e-6

static gboolean
boxes_meet (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x + a->width > b->x + TOUCH && b->x + b->width > a->x + TOUCH && a->y + a->height > b->y + TOUCH
         && b->y + b->height > a->y + TOUCH;
}

MzShape *
mz_layout_try_text (MzChartLayout *self, MzFont font, MzTone tone, const char *text, double x, double y, double align,
                    double most)
{
  MzShape *shape = *text == '\0' ? NULL : mz_layout_add_text (self, font, tone, text, x, y, align, most);
  gboolean free;

  if (shape == NULL)
    return NULL;
  free = shape->box.x >= -TOUCH && shape->box.y >= -TOUCH && shape->box.x + shape->box.width <= self->width + TOUCH
         && shape->box.y + shape->box.height <= self->height + TOUCH;
  for (guint i = 0; free && i + 1 < self->shapes->len; i++)
    {
      const MzShape *other = &g_array_index (self->shapes, MzShape, i);

      if (other->kind == MZ_SHAPE_TEXT || other->kind == MZ_SHAPE_FLAG)
        free = !boxes_meet (&shape->box, &other->box);
    }
  if (free)
    return shape;
  g_array_set_size (self->shapes, self->shapes->len - 1);
  return NULL;
}

/* Takes the same number for the ends of a scale as for its ticks. */
static guint
count_value_ticks (const MzChartLayout *self, gboolean upright)
{
  double length = upright ? self->plot.height : self->plot.width / 2;

  return (guint) CLAMP (length / (TICK_PITCH * self->factor), 1, 8);
}

static char *
format_tick (const MzChartLayout *self, const MzTick *tick)
{
  return self->figure->percent && !tick->minor ? g_strconcat (tick->label, MZ_NARROW_SPACE "%", NULL) : g_strdup (tick->label);
}

static double
measure_ticks (const MzChartLayout *self, const GArray *ticks)
{
  double widest = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      g_autofree char *label = format_tick (self, &g_array_index (ticks, MzTick, i));

      widest = MAX (widest, mz_text_measure (MZ_FONT_AXIS, self->factor, label).width);
    }
  return widest;
}

gboolean
mz_layout_is_in_window (const MzFigure *figure, double x)
{
  return isfinite (x) && (!(figure->x_from < figure->x_to) || (x >= figure->x_from && x <= figure->x_to));
}

/* The window of time, or where that is none what the data span. */
static void
set_time (MzChartLayout *self, double start, double end)
{
  const MzFigure *figure = self->figure;
  double from = figure->x_from, to = figure->x_to;

  if (!(from < to))
    {
      from = to = NAN;
      for (guint i = 0; i < figure->data->len; i++)
        {
          double x = mz_figure_peek_datum (figure, i)->x;

          from = fmin (from, x);
          to = fmax (to, x);
        }
    }
  self->x = mz_scale_time (from, to, start, end);
}

/**
 * mz_layout_begin_upright:
 * @low, @high: of the values
 * @zero: whether the axis has to hold 0
 */
void
mz_layout_begin_upright (MzChartLayout *self, double low, double high, gboolean zero, double right)
{
  double line = mz_text_measure (MZ_FONT_AXIS, self->factor, "0").height;
  double top = self->figure->marks->len > 0 ? 2 * FLAG * self->factor + GAP : line / 2 + 2, bottom = line + GAP, left, start;
  g_autoptr (GArray) ticks = NULL;

  top = MIN (top, self->height * 0.3);
  bottom = MIN (bottom, self->height * 0.4);
  self->plot.y = top;
  self->plot.height = self->height - top - bottom;
  start = self->plot.y + self->plot.height;
  if (self->figure->log && self->figure->kind != MZ_FIGURE_AREAS) /* what is stacked needs its zero */
    self->y = mz_scale_log (low, high, start, top);
  else if (self->figure->percent && low >= 0 && high <= 100.5)
    self->y = mz_scale_linear (0, 100, start, top);
  else
    self->y = mz_scale_nice (low, high, zero, start, top, count_value_ticks (self, TRUE));
  ticks = mz_scale_get_ticks (&self->y, count_value_ticks (self, TRUE));
  left = MIN (measure_ticks (self, ticks) + GAP, self->width * LEFT_MOST);
  self->plot.x = left;
  self->plot.width = MAX (self->width - left - MAX (right, MARGIN), self->width * 0.1);
  set_time (self, left, left + self->plot.width);
}

/* Of lying axes only each second or third tick may have a label, so that they stand apart. */
static guint
find_stride (const MzChartLayout *self, const MzScale *scale, const GArray *ticks)
{
  double pitch = INFINITY;

  for (guint i = 1; i < ticks->len; i++)
    pitch = MIN (pitch, fabs (mz_scale_map (scale, g_array_index (ticks, MzTick, i).value)
                              - mz_scale_map (scale, g_array_index (ticks, MzTick, i - 1).value)));
  return scale->kind == MZ_SCALE_LINEAR ? (guint) CLAMP (ceil ((measure_ticks (self, ticks) + 2 * GAP) / MAX (pitch, 1)), 1, 100) : 1;
}

void
mz_layout_add_value_axis (MzChartLayout *self, gboolean upright)
{
  const MzScale *scale = upright ? &self->y : &self->x;
  g_autoptr (GArray) ticks = mz_scale_get_ticks (scale, count_value_ticks (self, upright));
  double bottom = self->plot.y + self->plot.height, right = self->plot.x + self->plot.width;
  double line = mz_text_measure (MZ_FONT_AXIS, self->factor, "0").height;
  guint stride = upright ? 1 : find_stride (self, scale, ticks);

  for (guint i = 0; i < ticks->len; i++)
    {
      const MzTick *tick = &g_array_index (ticks, MzTick, i);
      double at = mz_scale_map (scale, tick->value);
      g_autofree char *label = format_tick (self, tick);
      MzShape *grid = upright ? mz_layout_add_line (self, MZ_ROLE_GRID, MZ_TONE_GRID, self->plot.x, at, right, at)
                              : mz_layout_add_line (self, MZ_ROLE_GRID, MZ_TONE_GRID, at, self->plot.y, at, bottom);

      grid->alpha = tick->minor ? 0.5 : 1;
      if (upright)
        mz_layout_try_text (self, MZ_FONT_AXIS, MZ_TONE_DIM, label, self->plot.x - GAP, at, 1, 0);
      else if (i % stride == 0)
        mz_layout_try_text (self, MZ_FONT_AXIS, MZ_TONE_DIM, label, at, bottom + GAP + line / 2, 0.5, 0);
    }
}

/* Whether all that is drawn stands for whole years: its place is then the middle of the year, and so is the year's name. */
static gboolean
is_of_years (const MzFigure *figure)
{
  if (figure->kind == MZ_FIGURE_LANES || figure->data->len == 0)
    return FALSE;
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->when == NULL || strlen (datum->when) != 4 || datum->x != datum->x_end)
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_years (const GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, MzTick, i).value != floor (g_array_index (ticks, MzTick, i).value))
      return FALSE;
  return TRUE;
}

void
mz_layout_add_time_axis (MzChartLayout *self)
{
  gboolean of_years = is_of_years (self->figure);
  double most = of_years ? MIN (floor (self->x.to - self->x.from), MOST_TIMES) : MOST_TIMES;
  g_autoptr (GArray) ticks = mz_scale_get_ticks (&self->x, (guint) CLAMP (self->plot.width / (TIME_PITCH * self->factor), 1, MAX (most, 1)));
  double bottom = self->plot.y + self->plot.height, right = self->plot.x + self->plot.width;
  double line = mz_text_measure (MZ_FONT_AXIS, self->factor, "0").height;
  double middle = of_years && are_years (ticks) ? 0.5 : 0;
  double top = self->figure->kind == MZ_FIGURE_LANES ? self->plot.y : bottom;

  for (guint i = 0; i < ticks->len; i++)
    {
      const MzTick *tick = &g_array_index (ticks, MzTick, i);
      double x = mz_scale_map (&self->x, tick->value + middle), half;

      if (x > right + 0.5)
        continue;
      mz_layout_add_line (self, MZ_ROLE_GRID, MZ_TONE_GRID, x, top, x, bottom + (tick->minor ? TICK / 2 : TICK));
      half = mz_text_measure (MZ_FONT_AXIS, self->factor, tick->label).width / 2;
      if (2 * half < self->width - MAX (self->plot.x - GAP, 0))
        mz_layout_try_text (self, MZ_FONT_AXIS, MZ_TONE_DIM, tick->label, CLAMP (x, MAX (self->plot.x - GAP + half, half), self->width - half),
                            bottom + GAP + line / 2, 0.5, 0);
    }
}

/* Behind all else: after the as-of date nothing is claimed. */
static void
add_hatch (MzChartLayout *self, double from, double to)
{
  MzShape *shape = mz_layout_add_rect (self, MZ_ROLE_GROUND, MZ_TONE_INK, from, self->plot.y, to - from, self->plot.height);
  MzShape ground;

  shape->ink = MZ_INK (MZ_INK_UNKNOWN);
  shape->alpha = 0.6;
  ground = *shape;
  g_array_set_size (self->shapes, self->shapes->len - 1);
  g_array_prepend_val (self->shapes, ground);
}

/**
 * mz_layout_add_clock:
 *
 * A line at the clock and a dotted one at the date that knowledge ends, where they are in the window; what comes after that is
 * hatched, behind all shapes there are.
 */
void
mz_layout_add_clock (MzChartLayout *self)
{
  double top = self->plot.y, bottom = self->plot.y + self->plot.height, end = self->plot.x + self->plot.width;
  double clock = mz_scale_map (&self->x, self->figure->clock), as_of = mz_scale_map (&self->x, self->figure->as_of);

  if (isfinite (self->figure->as_of) && as_of < end - 0.5)
    {
      add_hatch (self, MAX (as_of, self->plot.x), end);
      if (as_of >= self->plot.x && fabs (as_of - clock) > 1.5)
        {
          MzShape *line = mz_layout_add_line (self, MZ_ROLE_MARK, MZ_TONE_DIM, as_of, top, as_of, bottom);

          line->width = 1.4;
          line->dash = 2;
        }
    }
  if (isfinite (self->figure->clock) && clock >= self->plot.x && clock <= end + 0.5)
    mz_layout_add_line (self, MZ_ROLE_MARK, MZ_TONE_ACCENT, clock, top, clock, bottom)->width = 2;
}

/* The line goes up from where the event is, and to its flag, which stands aside where others are near. */
static void
add_mark (MzChartLayout *self, guint i, double x, double flag_x)
{
  const MzFigureMark *mark = &g_array_index (self->figure->marks, MzFigureMark, i);
  double radius = FLAG * self->factor, foot = 2 * radius;
  MzSpot points[] = { { x, self->plot.y + self->plot.height }, { x, self->plot.y + 4 }, { flag_x, foot } };
  MzShape *line = mz_layout_add_points (self, MZ_SHAPE_LINE, MZ_ROLE_MARK, MZ_TONE_CONTROL, points, isfinite (flag_x) ? 3 : 2);
  MzShape *flag;

  line->width = 1.2;
  line->alpha = mark->x > self->figure->clock ? 0.45 : 1;
  if (!isfinite (flag_x))
    return;
  flag = mz_layout_add (self, MZ_SHAPE_FLAG, MZ_ROLE_MARK, MZ_TONE_CONTROL);
  flag->ink = MZ_INK (MZ_INK_CONTROL);
  flag->box = (cairo_rectangle_t) { flag_x - radius, 0, 2 * radius, 2 * radius };
  flag->text = g_strdup_printf ("%u", i + 1);
}

void
mz_layout_add_marks (MzChartLayout *self)
{
  const GArray *marks = self->figure->marks;
  double pitch = 2 * FLAG * self->factor + 1, left = self->plot.x, right = MIN (left + self->plot.width + pitch, self->width);
  g_autofree double *places = g_new (double, marks->len), *widths = g_new (double, marks->len), *xs = g_new (double, marks->len);
  g_autofree guint *which = g_new (guint, marks->len);
  guint n = 0, n_bare;

  for (guint i = 0; i < marks->len; i++)
    {
      double year = g_array_index (marks, MzFigureMark, i).x, x = mz_scale_map (&self->x, year);

      if (!isfinite (year) || x < left - 0.5 || x > left + self->plot.width + 0.5)
        continue;
      places[n] = xs[n] = x;
      widths[n] = pitch;
      which[n++] = i;
    }
  n_bare = n * pitch > right - left ? n - MIN (n, (guint) MAX ((right - left) / pitch, 0)) : 0;
  mz_layout_spread (places + n_bare, widths, n - n_bare, left, right);
  for (guint i = 0; i < n; i++)
    add_mark (self, which[i], xs[i], i < n_bare ? NAN : places[i]);
}

/* Whether a line runs through a box, looked at every other pixel. */
static gboolean
is_crossed (const MzChartLayout *self, const MzShape *line, const cairo_rectangle_t *box)
{
  const MzSpot *points = &g_array_index (self->points, MzSpot, line->first);

  for (guint i = 0; i + 1 < line->n; i++)
    {
      const MzSpot *a = &points[i], *b = &points[i + 1];
      guint n = (guint) CLAMP (hypot (b->x - a->x, b->y - a->y) / 2, 1, 2000);

      for (guint k = 0; k <= n; k++)
        {
          double x = a->x + (b->x - a->x) * k / n, y = a->y + (b->y - a->y) * k / n;

          if (x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether nothing stands in a box that a label could not be read on. */
static gboolean
is_clear (const MzChartLayout *self, const cairo_rectangle_t *box)
{
  cairo_rectangle_t wide = { box->x - 1, box->y, box->width + 2, box->height };

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (self->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_LINE && shape->role != MZ_ROLE_GRID && boxes_meet (&shape->box, &wide)
          && is_crossed (self, shape, box))
        return FALSE;
    }
  for (guint i = 0; i <= 8; i++)
    for (guint k = 0; k <= 2; k++)
      if (mz_chart_layout_pick (self, box->x + box->width * i / 8, box->y + box->height * k / 2, 0) != MZ_FIGURE_NONE)
        return FALSE;
  return TRUE;
}

/* @backed: on a ground of its own, where it would stand upon data. */
static gboolean
try_label (MzChartLayout *self, const char *label, double x, double y, double most, gboolean backed)
{
  const MzShape *text = mz_layout_try_text (self, MZ_FONT_NOTE_BOLD, MZ_TONE_TEXT, label, x, y, 0, most);
  MzShape ground;

  if (text == NULL)
    return FALSE;
  ground = *text;
  if (!backed)
    return TRUE;
  ground.kind = MZ_SHAPE_RECT;
  ground.tone = MZ_TONE_VIEW;
  ground.alpha = BACKING;
  ground.text = NULL;
  g_array_insert_val (self->shapes, self->shapes->len - 1, ground);
  return TRUE;
}

/* Before the line where there is room, else above or below it, first where nothing else stands. */
static void
add_level_label (MzChartLayout *self, const char *label, double start, double y)
{
  MzTextSize size = mz_text_measure (MZ_FONT_NOTE_BOLD, self->factor, label);
  double end = self->plot.x + self->plot.width, slack = end - start - size.width - 8;
  static const double along[] = { 0, 1, 0.5, 0.25, 0.75 };

  for (guint pass = 0; pass < 2; pass++)
    for (int place = start > self->plot.x + size.width + 8 ? -1 : 0; place < 2 * (int) G_N_ELEMENTS (along); place++)
      {
        double x = place < 0 ? start - 5 - size.width : start + 4 + slack * along[place / 2];
        double middle = place < 0 ? y : place % 2 == 0 ? y - size.height / 2 - 1 : y + size.height / 2 + 1;
        cairo_rectangle_t box = { x, middle - size.height / 2, size.width, size.height };

        if ((place >= 0 && slack < 0) || (pass == 0 && !is_clear (self, &box)))
          continue;
        if (try_label (self, label, x, middle, 0, pass > 0))
          return;
      }
  try_label (self, label, self->plot.x + 4, y - size.height / 2 - 1, self->plot.width - 8, TRUE);
}

/* Where the line of a level begins; NAN where none of it can be seen. */
static double
get_level_start (const MzChartLayout *self, const MzFigureLevel *level)
{
  double y = mz_scale_map (&self->y, level->value), start = self->plot.x;

  if (!isfinite (level->value) || y < self->plot.y - 0.5 || y > self->plot.y + self->plot.height + 0.5)
    return NAN;
  if (isfinite (level->from))
    start = MAX (mz_scale_map (&self->x, level->from), start);
  return start < self->plot.x + self->plot.width ? start : NAN;
}

/**
 * mz_layout_add_levels:
 *
 * To be called after the data are there, which its labels get out of the way of. All lines come first: a label of one keeps
 * clear of the others.
 */
void
mz_layout_add_levels (MzChartLayout *self)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->figure->levels->len; i++)
      {
        const MzFigureLevel *level = &g_array_index (self->figure->levels, MzFigureLevel, i);
        double y = mz_scale_map (&self->y, level->value), start = get_level_start (self, level);
        MzShape *line;

        if (isnan (start))
          continue;
        if (pass == 1)
          {
            add_level_label (self, level->label, start, y);
            continue;
          }
        line = mz_layout_add_line (self, MZ_ROLE_MARK, MZ_TONE_TEXT, start, y, self->plot.x + self->plot.width, y);
        line->dash = 1;
        line->width = 1.2;
      }
}
