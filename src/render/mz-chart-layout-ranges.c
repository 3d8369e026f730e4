/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies between a least and a most, lying, a row a category; and the same from a level to both sides. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>
#include <string.h>

#define ROW        30.0 /* px, at factor 1 */
#define BAR        0.62 /* of a row */
#define BAR_MOST   20.0
#define RADIUS     5.0
#define UNKNOWN    26.0 /* px, the hatch of what is not known */
#define RIGHT_MOST 0.3
#define SIDE       0.22 /* of the plot of a tornado, on either side for what its ends say */
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

static gboolean
overlap (const MzDatum *a, const MzDatum *b)
{
  double slack = TOUCH * (fabs (a->value) + fabs (b->value));

  return MAX (MIN (a->least, a->value), MIN (b->least, b->value)) < MIN (MAX (a->least, a->value), MAX (b->least, b->value)) - slack;
}

/* Whether what stands in a lane already would be covered. */
static gboolean
is_taken (const Ranges *self, guint datum, guint lane)
{
  const MzDatum *of = mz_figure_peek_datum (self->figure, datum);

  for (guint i = 0; i < datum; i++)
    {
      const MzDatum *other = mz_figure_peek_datum (self->figure, i);

      if (other->category == of->category && mz_datum_is_range (other) && self->lanes[i] == lane && overlap (of, other))
        return TRUE;
    }
  return FALSE;
}

/* Bars that overlap have a lane each, in their order; dots stand in the middle of the row. */
static void
place_lanes (Ranges *self)
{
  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, i);

      if (datum->category == MZ_FIGURE_NONE || !mz_datum_is_range (datum))
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

static void
set_scale (MzChartLayout *self)
{
  const MzFigure *figure = self->figure;
  double low = NAN, high = NAN, side = figure->kind == MZ_FIGURE_TORNADO ? self->plot.width * SIDE : RADIUS * self->factor;
  double start = self->plot.x + side, end = self->plot.x + self->plot.width - side;

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
  return MIN (self->rows.height * BAR, BAR_MOST * self->layout->factor * (1 + self->n_lanes[category]) / 2) / MAX (self->n_lanes[category], 1);
}

static double
get_lane_y (const Ranges *self, guint category, guint lane)
{
  return self->rows.y[category] + (lane + 0.5 - MAX (self->n_lanes[category], 1) / 2.0) * get_lane_height (self, category);
}

static void
add_bar (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  double height = get_lane_height (self, datum->category), y = get_lane_y (self, datum->category, self->lanes[i]);
  double x1 = get_x (self, datum->least), x2 = get_x (self, datum->value), gap = self->n_lanes[datum->category] > 1 ? 1 : 0;
  MzShape *shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, MIN (x1, x2), y - height / 2 + gap / 2,
                                       MAX (fabs (x2 - x1), 1), MAX (height - gap, 1));

  mz_shape_set_datum (shape, self->figure, i);
}

static void
add_dot (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  double radius = MIN (RADIUS * MIN (self->layout->factor, 1.5), MAX (self->rows.height / 2 - 1, 1));
  double x = get_x (self, datum->value), y = self->rows.y[datum->category];
  MzShape *shape = mz_layout_add (self->layout, MZ_SHAPE_DOT, MZ_ROLE_BODY, MZ_TONE_INK);

  mz_shape_set_datum (shape, self->figure, i);
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
  double height = MIN (self->rows.height * BAR, BAR_MOST * self->layout->factor), width = MIN (UNKNOWN * self->layout->factor, self->layout->plot.width / 4);
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
  static void (*const add[]) (Ranges *, guint) = { add_unknown, add_bar, add_dot };

  for (guint pass = 0; pass < G_N_ELEMENTS (add); pass++)
    for (guint i = 0; i < self->figure->data->len; i++)
      {
        const MzDatum *datum = mz_figure_peek_datum (self->figure, i);

        if (datum->category != MZ_FIGURE_NONE && pass == (!isfinite (datum->value) ? 0 : mz_datum_is_range (datum) ? 1 : 2))
          add[pass] (self, i);
      }
}

/* Behind its lane what a bar is; of a row without any what its first datum is. */
static gboolean
has_label (const Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);

  if (datum->category == MZ_FIGURE_NONE)
    return FALSE;
  if (mz_datum_is_range (datum))
    return TRUE;
  for (guint k = 0; k < self->figure->data->len; k++)
    {
      const MzDatum *other = mz_figure_peek_datum (self->figure, k);

      if (other->category == datum->category && (mz_datum_is_range (other) || (k < i && (isfinite (other->value) || !isfinite (datum->value)))))
        return FALSE;
    }
  return isfinite (datum->value) || !has_known (self->figure, datum->category);
}

/* The right end of all that stands in a row in the way of a lane. */
static double
find_end (const Ranges *self, guint datum)
{
  const MzDatum *of = mz_figure_peek_datum (self->figure, datum);
  double end = self->layout->plot.x + (has_known (self->figure, of->category) ? 0 : UNKNOWN * self->layout->factor);

  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *other = mz_figure_peek_datum (self->figure, i);

      if (other->category != of->category || !isfinite (other->value)
          || (mz_datum_is_range (other) && mz_datum_is_range (of) && self->lanes[i] != self->lanes[datum]))
        continue;
      end = MAX (end, get_x (self, isfinite (other->least) ? MAX (other->least, other->value) : other->value)
                        + (mz_datum_is_range (other) ? 0 : RADIUS * self->layout->factor));
    }
  return end;
}

static void
add_label (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  g_autofree char *text = mz_layout_format_value (self->figure, datum);
  double x = find_end (self, i) + GAP;
  double y = mz_datum_is_range (datum) ? get_lane_y (self, datum->category, self->lanes[i]) : self->rows.y[datum->category];
  MzShape *shape = mz_layout_try_text (self->layout, MZ_FONT_AXIS, isfinite (datum->value) ? MZ_TONE_TEXT : MZ_TONE_DIM, text, x, y, 0,
                                       MAX (self->layout->width - x, 1));

  if (shape != NULL)
    shape->category = datum->category;
}

/* At the end away from the level what was assumed there. */
static void
add_end (Ranges *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  g_autofree char *value = mz_layout_format_value (self->figure, datum);
  double x = isfinite (datum->value) ? get_x (self, datum->value) : self->layout->plot.x + UNKNOWN * self->layout->factor;
  gboolean left = isfinite (datum->least) && datum->value < datum->least;
  double y = get_lane_y (self, datum->category, self->lanes[i]), room = left ? x - self->layout->plot.x - 4 : self->layout->width - x - 4;

  if (room > 0)
    mz_layout_try_text (self->layout, MZ_FONT_LANE, MZ_TONE_TEXT, datum->what != NULL ? datum->what : value, left ? x - 4 : x + 4, y,
                        left ? 1 : 0, room);
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
      rule = mz_layout_add_line (layout, MZ_ROLE_MARK, MZ_TONE_TEXT, x, layout->plot.y, x, layout->plot.y + layout->plot.height);
      rule->width = 1.2;
      rule->dash = self->figure->kind == MZ_FIGURE_TORNADO ? 0 : 1;
      if (i >= n)
        continue;
      width = mz_text_measure (MZ_FONT_NOTE, layout->factor, level->label).width;
      rule = mz_layout_add_line (layout, MZ_ROLE_GRID, MZ_TONE_DIM, x, layout->plot.y + layout->plot.height, x, y);
      rule->alpha = 0.5;
      if (x + 4 + width <= layout->width || x < layout->width / 2)
        mz_layout_try_text (layout, MZ_FONT_NOTE, MZ_TONE_TEXT, level->label, x + 4, y, 0, MAX (layout->width - x - 4, 1));
      else
        mz_layout_try_text (layout, MZ_FONT_NOTE, MZ_TONE_TEXT, level->label, x - 4, y, 1, x - 4);
    }
}

static double
measure_axis (double factor)
{
  return mz_text_measure (MZ_FONT_AXIS, factor, "0").height + GAP;
}

double
mz_ranges_get_natural_height (const MzFigure *figure, double width, double factor)
{
  return mz_layout_get_rows_height (figure, factor, mz_layout_get_row (figure, ROW)) + mz_layout_get_key_height (figure, width, factor)
         + measure_axis (factor) + (figure->levels->len + 0.5) * mz_text_measure (MZ_FONT_NOTE, factor, "X").height;
}

void
mz_layout_ranges (MzChartLayout *layout)
{
  const MzFigure *figure = layout->figure;
  g_autofree guint *lanes = g_new0 (guint, figure->data->len + 1), *n_lanes = g_new0 (guint, figure->categories->len + 1);
  Ranges self = { layout, figure, { NULL, 0, FALSE }, lanes, n_lanes };
  double row = mz_layout_get_row (figure, ROW), line = mz_text_measure (MZ_FONT_NOTE, layout->factor, "X").height;
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
