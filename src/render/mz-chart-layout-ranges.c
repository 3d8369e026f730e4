/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies between a least and a most, lying, a row a category; and the same from a level to both sides. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW        30.0 /* px, at factor 1 */
#define ROW_BOTH   38.0 /* the same of a tornado, whose two ends may stand one below the other */
#define BAR        0.76 /* of a row */
#define BAR_MOST   18.0 /* px, of one lane */
#define RADIUS     5.0
#define UNKNOWN    26.0 /* px, the hatch of what is not known */
#define RIGHT_MOST 0.3
#define SIDE_MOST  0.34 /* of the plot of a tornado, on either side for what its ends say */
#define GAP        6.0
#define TOUCH      1e-9

typedef struct
{
  MzChartLayout  *layout;
  const MzFigure *figure;
  MzRows          rows;
  guint          *lanes;    /* by datum: which of its row it stands in */
  guint          *n_lanes;  /* by category */
} Ranges;

/* What is held against the bars of a row: a ring upon them. */
static gboolean
is_mark (const MzDatum *datum)
{
  return datum->fill == MZ_FILL_OUTLINE && !mz_datum_is_range (datum);
}

static gboolean
overlap (const MzDatum *a, const MzDatum *b)
{
  double slack = TOUCH * (fabs (a->value) + fabs (b->value));
  double from = MAX (MIN (a->least, a->value), MIN (b->least, b->value));
  double to = MIN (MAX (a->least, a->value), MAX (b->least, b->value));

  return from < to - slack;
}

/* Whether what stands in a lane already would be covered; of a tornado both ends share one where they go two ways. */
static gboolean
is_taken (const Ranges *self, guint datum, guint lane)
{
  const MzDatum *of = mz_figure_peek_datum (self->figure, datum);

  for (guint i = 0; i < datum; i++)
    {
      const MzDatum *other = mz_figure_peek_datum (self->figure, i);

      if (other->category == of->category && self->lanes[i] == lane && !is_mark (other) && isfinite (other->value)
          && (self->figure->kind == MZ_FIGURE_RANGES || overlap (of, other)))
        return TRUE;
    }
  return FALSE;
}

/* All that is known has a lane of its row, in its order; marks stand upon them. */
static void
place_lanes (Ranges *self)
{
  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, i);

      if (datum->category == MZ_FIGURE_NONE || is_mark (datum) || !isfinite (datum->value))
        continue;
      while (is_taken (self, i, self->lanes[i]))
        self->lanes[i]++;
      self->n_lanes[datum->category] = MAX (self->n_lanes[datum->category], self->lanes[i] + 1);
    }
}

static void
extend (const MzFigure *figure, double value, double *low, double *high)
{
  if (!isfinite (value) || (figure->log && value <= 0))
    return;
  *low = fmin (*low, value);
  *high = fmax (*high, value);
}

/* "6 months: 47 %" (transfer full) */
static char *
format_end (const MzFigure *figure, const MzDatum *datum)
{
  MzDatum end = *datum;
  g_autofree char *value = NULL;

  end.least = NAN;
  value = mz_layout_format_value (figure, &end);
  /* Translators: what is assumed in place of something, and what comes of it. */
  return datum->what != NULL ? g_strdup_printf (C_("assumption and result", "%1$s: %2$s"), datum->what, value)
                             : g_steal_pointer (&value);
}

static gboolean
goes_left (const MzDatum *datum)
{
  return isfinite (datum->least) && datum->value < datum->least;
}

/* Pixels that what the ends say wants on either side. */
static double
measure_side (const MzChartLayout *self, gboolean left)
{
  double widest = 0;

  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
      g_autofree char *text = format_end (self->figure, datum);

      if (goes_left (datum) == left)
        widest = MAX (widest, mz_text_measure (MZ_FONT_LANE, self->factor, text).width);
    }
  return MIN (widest + GAP, self->plot.width * SIDE_MOST);
}

static void
set_scale (MzChartLayout *self)
{
  const MzFigure *figure = self->figure;
  gboolean sides = figure->kind == MZ_FIGURE_TORNADO;
  double low = NAN, high = NAN, radius = RADIUS * self->factor;
  double start = self->plot.x + (sides ? measure_side (self, TRUE) : radius);
  double end = self->plot.x + self->plot.width - (sides ? measure_side (self, FALSE) : radius);

  for (guint i = 0; i < figure->data->len; i++)
    {
      extend (figure, mz_figure_peek_datum (figure, i)->value, &low, &high);
      extend (figure, mz_figure_peek_datum (figure, i)->least, &low, &high);
    }
  for (guint i = 0; i < figure->levels->len; i++)
    extend (figure, g_array_index (figure->levels, MzFigureLevel, i).value, &low, &high);
  if (figure->log)
    self->x = mz_scale_log (low, high, start, end);
  else if (figure->kind == MZ_FIGURE_TORNADO)
    self->x = mz_scale_nice (low, high, FALSE, start, end, 4);
  else if (figure->percent && low >= 0 && high <= 100.5 && high > 40)
    self->x = mz_scale_linear (0, 100, start, end);
  else
    self->x = mz_scale_nice (low, high, !(low > 0.6 * high), start, end, 5);
}

static double
get_x (const Ranges *self, double value)
{
  const cairo_rectangle_t *plot = &self->layout->plot;

  return CLAMP (mz_scale_map (&self->layout->x, value), plot->x, plot->x + plot->width);
}

static double
get_lane_height (const Ranges *self, guint category)
{
  return MIN (self->rows.height * BAR / MAX (self->n_lanes[category], 1), BAR_MOST * self->layout->factor);
}

static double
get_lane_y (const Ranges *self, guint category, guint lane)
{
  double middle = MAX (self->n_lanes[category], 1) / 2.0;

  return self->rows.y[category] + (lane + 0.5 - middle) * get_lane_height (self, category);
}

/* The colour of a row is the category's, unless what stands in it has one of its own. */
static void
set_ink (Ranges *self, MzShape *shape, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);

  mz_shape_set_datum (shape, self->figure, i);
  if (datum->series != MZ_FIGURE_NONE && shape->ink.kind == MZ_INK_TEXT)
    shape->ink = mz_figure_peek_category (self->figure, datum->category)->ink;
}

static MzShape *
add_bar (Ranges *self, guint i, double from, double to)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  double height = get_lane_height (self, datum->category), y = get_lane_y (self, datum->category, self->lanes[i]);
  double x1 = get_x (self, from), x2 = get_x (self, to), gap = self->n_lanes[datum->category] > 1 ? 2 : 0;
  MzShape *shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, MIN (x1, x2), y - height / 2 + gap / 2,
                                       MAX (fabs (x2 - x1), 1), MAX (height - gap, 1));

  set_ink (self, shape, i);
  return shape;
}

/* Parts of a whole are counted from 0: full as far as they are certain, and from there to the most only patterned. */
static gboolean
is_part (const Ranges *self)
{
  return self->figure->kind == MZ_FIGURE_RANGES && self->figure->percent;
}

static void
add_bars (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);

  if (!is_part (self))
    {
      add_bar (self, i, datum->least, datum->value);
      return;
    }
  if (mz_datum_is_range (datum))
    add_bar (self, i, datum->least, datum->value)->fill = datum->fill == MZ_FILL_SOLID ? MZ_FILL_STRIPES : MZ_FILL_DOTS;
  if (!mz_datum_is_range (datum) || datum->least > 0)
    add_bar (self, i, 0, mz_datum_is_range (datum) ? datum->least : datum->value)->fill =
      datum->fill == MZ_FILL_SOLID ? MZ_FILL_SOLID : MZ_FILL_DASHES;
}

static void
add_dot (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  double most = is_mark (datum) ? self->rows.height : get_lane_height (self, datum->category);
  double radius = MIN (RADIUS * MIN (self->layout->factor, 1.5), MAX (most / 2 - 1, 1)), x = get_x (self, datum->value);
  double y = is_mark (datum) ? self->rows.y[datum->category] : get_lane_y (self, datum->category, self->lanes[i]);
  MzShape *shape = mz_layout_add (self->layout, MZ_SHAPE_DOT, MZ_ROLE_BODY, MZ_TONE_INK);

  set_ink (self, shape, i);
  if (is_mark (datum))
    shape->tone = MZ_TONE_TEXT;
  shape->box = (cairo_rectangle_t) { x - radius, y - radius, 2 * radius, 2 * radius };
}

static gboolean
has_known (const MzFigure *figure, guint category)
{
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category == category && isfinite (mz_figure_peek_datum (figure, i)->value))
      return TRUE;
  return FALSE;
}

static void
add_unknown (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  double height = MIN (self->rows.height * BAR, BAR_MOST * self->layout->factor);
  double width = MIN (UNKNOWN * self->layout->factor, self->layout->plot.width / 4);
  MzShape *shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, self->layout->plot.x,
                                       self->rows.y[datum->category] - height / 2, width, height);

  mz_shape_set_datum (shape, self->figure, i);
  shape->ink = MZ_INK (MZ_INK_UNKNOWN);
  shape->alpha = has_known (self->figure, datum->category) ? 0 : 1;
}

/* Bars stand upon what is not known, which is shown where nothing else is, and dots upon bars. */
static void
add_bodies (Ranges *self)
{
  static void (*const add[]) (Ranges *, guint) = { add_unknown, add_bars, add_dot };

  for (guint pass = 0; pass < G_N_ELEMENTS (add); pass++)
    for (guint i = 0; i < self->figure->data->len; i++)
      {
        const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
        gboolean bar = mz_datum_is_range (datum) || (is_part (self) && !is_mark (datum));

        if (datum->category != MZ_FIGURE_NONE && pass == (!isfinite (datum->value) ? 0 : bar ? 1 : 2))
          add[pass] (self, i);
      }
}

/* Behind its lane what stands in it is; of a row of marks alone what the first of them is. */
static gboolean
has_label (const Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);

  if (datum->category == MZ_FIGURE_NONE)
    return FALSE;
  if (isfinite (datum->value) && !is_mark (datum))
    return TRUE;
  for (guint k = 0; k < self->figure->data->len; k++)
    {
      const MzDatum *other = mz_figure_peek_datum (self->figure, k);

      if (other->category == datum->category && k != i && (isfinite (other->value) || k < i)
          && (k < i || !is_mark (other)))
        return FALSE;
    }
  return isfinite (datum->value) || !has_known (self->figure, datum->category);
}

/* Where a label of that width is to begin: behind what it is of, and behind marks that it would stand on. */
static double
find_end (const Ranges *self, guint datum, double width)
{
  const MzDatum *of = mz_figure_peek_datum (self->figure, datum);
  double radius = RADIUS * self->layout->factor, end = self->layout->plot.x + UNKNOWN * self->layout->factor;

  if (isfinite (of->value))
    end = get_x (self, isfinite (of->least) ? MAX (of->least, of->value) : of->value)
          + (mz_datum_is_range (of) || (is_part (self) && !is_mark (of)) ? 0 : radius);
  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *other = mz_figure_peek_datum (self->figure, i);
      double x = isfinite (other->value) ? get_x (self, other->value) : NAN;

      if (other->category == of->category && is_mark (other) && x + radius > end && x - radius < end + GAP + width)
        end = x + radius;
    }
  return end + GAP;
}

/* Lines of levels do not run through words. */
static void
back_label (MzChartLayout *layout)
{
  MzShape ground = g_array_index (layout->shapes, MzShape, layout->shapes->len - 1);

  ground.kind = MZ_SHAPE_RECT;
  ground.tone = MZ_TONE_VIEW;
  ground.role = MZ_ROLE_GROUND;
  ground.alpha = 0.85;
  ground.text = NULL;
  g_array_insert_val (layout->shapes, layout->shapes->len - 1, ground);
}

static void
add_label (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  g_autofree char *text = mz_layout_format_value (self->figure, datum);
  double x = find_end (self, i, mz_text_measure (MZ_FONT_AXIS, self->layout->factor, text).width);
  gboolean middle = is_mark (datum) || !isfinite (datum->value);
  double y = middle ? self->rows.y[datum->category] : get_lane_y (self, datum->category, self->lanes[i]);
  MzTone tone = isfinite (datum->value) && datum->fill != MZ_FILL_DOTS ? MZ_TONE_TEXT : MZ_TONE_DIM;
  MzShape *shape = mz_layout_try_text (self->layout, MZ_FONT_AXIS, tone, text, x, y, 0, MAX (self->layout->width - x, 1));

  if (shape == NULL)
    return;
  shape->category = datum->category;
  if (self->figure->levels->len > 0)
    back_label (self->layout);
}

/* At the end away from the level what was assumed there. */
static void
add_end (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  g_autofree char *text = format_end (self->figure, datum);
  double x = isfinite (datum->value) ? get_x (self, datum->value)
      : self->layout->plot.x + UNKNOWN * self->layout->factor;
  gboolean left = goes_left (datum);
  double y = get_lane_y (self, datum->category, self->lanes[i]), room = left
    ? x - self->layout->plot.x - 4 : self->layout->width - x - 4;

  if (room > 0)
    mz_layout_try_text (self->layout, MZ_FONT_LANE, MZ_TONE_TEXT, text, left ? x - 4 : x + 4, y, left ? 1 : 0, room);
}

static double
measure_labels (const Ranges *self)
{
  double widest = 0;

  for (guint i = 0; i < self->figure->data->len; i++)
    if (has_label (self, i))
      {
        g_autofree char *text = mz_layout_format_value (self->figure, mz_figure_peek_datum (self->figure, i));

        widest = MAX (widest, mz_text_measure (MZ_FONT_AXIS, self->layout->factor, text).width);
      }
  return MIN (widest + GAP + 2, self->layout->width * RIGHT_MOST);
}

/* Each line goes down to its name, which stands in a row of its own below the axis. */
static void
add_levels (Ranges *self, double line, guint n)
{
  MzChartLayout *layout = self->layout;
  double top = layout->plot.y + layout->plot.height + GAP + mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height;

  for (guint i = 0; i < layout->figure->levels->len; i++)
    {
      const MzFigureLevel *level = &g_array_index (layout->figure->levels, MzFigureLevel, i);
      double x = get_x (self, level->value), y = top + (i + 0.5) * line, width;
      MzShape *rule;

      if (!isfinite (level->value))
        continue;
      rule = mz_layout_add_line (layout, MZ_ROLE_MARK, MZ_TONE_TEXT, x, layout->plot.y, x, layout->plot.y
                                 + layout->plot.height);
      rule->width = 1.2;
      rule->dash = self->figure->kind == MZ_FIGURE_TORNADO ? 0 : 1;
      if (i >= n)
        continue;
      width = mz_text_measure (MZ_FONT_NOTE, layout->factor, level->label).width;
      rule = mz_layout_add_line (layout, MZ_ROLE_GRID, MZ_TONE_DIM, x, layout->plot.y + layout->plot.height, x, y);
      rule->alpha = 0.5;
      if (x + 4 + width <= layout->width || x < layout->width / 2)
        mz_layout_try_text (layout, MZ_FONT_NOTE, MZ_TONE_TEXT, level->label, x + 4, y, 0,
                            MAX (layout->width - x - 4, 1));
      else
        mz_layout_try_text (layout, MZ_FONT_NOTE, MZ_TONE_TEXT, level->label, x - 4, y, 1, x - 4);
    }
}

static double
measure_axis (double factor)
{
  return mz_text_measure (MZ_FONT_AXIS, factor, "0").height + GAP;
}

/* High enough for what is known in it, each in a lane that a number fits in. */
static double
get_row (const MzFigure *figure)
{
  return mz_layout_get_row (figure, figure->kind == MZ_FIGURE_TORNADO || figure->series->len > 2 ? ROW_BOTH : ROW);
}

double
mz_ranges_get_natural_height (const MzFigure *figure, double width, double factor)
{
  return mz_layout_get_rows_height (figure, factor, get_row (figure)) + mz_layout_get_key_height (figure, width, factor)
         + measure_axis (factor) + (figure->levels->len + 0.5) * mz_text_measure (MZ_FONT_NOTE, factor, "X").height;
}

void
mz_layout_ranges (MzChartLayout *layout)
{
  const MzFigure *figure = layout->figure;
  g_autofree guint *lanes = g_new0 (guint, figure->data->len + 1),
    *n_lanes = g_new0 (guint, figure->categories->len + 1);
  Ranges self = { layout, figure, { NULL, 0, FALSE }, lanes, n_lanes };
  double row = get_row (figure), line = mz_text_measure (MZ_FONT_NOTE, layout->factor, "X").height;
  guint n_levels = MIN (figure->levels->len, (guint) (layout->height * 0.25 / line));
  double bottom = MIN (measure_axis (layout->factor), layout->height * 0.4) + n_levels * line;

  place_lanes (&self);
  mz_layout_begin_rows (layout, &self.rows, row, mz_layout_measure_row_labels (layout, row),
                        figure->kind == MZ_FIGURE_TORNADO ? GAP : measure_labels (&self), bottom);
  if (figure->categories->len > 0)
    layout->plot.height = self.rows.y[figure->categories->len - 1] + self.rows.height / 2 - layout->plot.y;
  set_scale (layout);
  mz_layout_add_key (layout);
  mz_layout_add_value_axis (layout, FALSE);
  mz_layout_add_row_labels (layout, &self.rows);
  add_levels (&self, line, n_levels);
  add_bodies (&self);
  for (guint i = 0; i < figure->data->len; i++)
    if (figure->kind == MZ_FIGURE_TORNADO && mz_figure_peek_datum (figure, i)->category != MZ_FIGURE_NONE)
      add_end (&self, i);
    else if (figure->kind == MZ_FIGURE_RANGES && has_label (&self, i))
      add_label (&self, i);
  g_free (self.rows.y);
}
