/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans and instants in time: a lane a category, under the headings of their groups; the axis above. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-lanes-private.h"

#include <math.h>

#include "mz-format.h"

#define ROW          20.0
#define ROW_MOST     28.0
#define THREAD     4.5 /* px: of a line that stands for a span, times the factor */
#define NOTE_GAP   6.0
#define BAR          12.0
#define ROW_LEAST    4.0   /* px: with less than that, groups are summed up */
#define POINT        7.0   /* of a vague end */
#define GUTTER_LEAST 172.0
#define GUTTER_MOST  196.0
#define GUTTER_SHARE 0.4
#define SYMBOL       12.0
#define MOST_NAMES   2000  /* of more than that the gutter is as wide as can be */

static double
measure_axis (double factor)
{
  return mz_text_measure (MZ_FONT_AXIS, factor, "0").height + 6;
}

/* The gutter is as wide as the names need, within limits. */
static double
measure_gutter (const MzFigure *figure, double width, double factor)
{
  double widest = figure->categories->len > MOST_NAMES ? INFINITY : 0;

  for (guint i = 0; i < figure->categories->len && isfinite (widest); i++)
    {
      double name = mz_text_measure (MZ_FONT_AXIS, factor, mz_figure_peek_category (figure, i)->label).width;

      widest = MAX (widest, name + 22 + SYMBOL * factor);
    }
  return MIN (CLAMP (widest, GUTTER_LEAST * factor, GUTTER_MOST * factor), width * GUTTER_SHARE);
}

static MzScale
make_scale (const MzFigure *figure, double width, double factor)
{
  double from, to, gutter = measure_gutter (figure, width, factor);

  mz_lane_rows_get_window (figure, &from, &to);
  return mz_scale_time (from, to, gutter, MAX (width - 6, gutter + 1));
}

/** mz_lanes_get_natural_height: Returns: pixels: the axis and a row for each lane, heading and what overlaps. */
double
mz_lanes_get_natural_height (const MzFigure *figure, double width, double factor)
{
  MzScale x = make_scale (figure, width, factor);
  g_autoptr (MzLaneRows) rows = mz_lane_rows_new (figure, &x, factor, TRUE);

  return measure_axis (factor) + MAX (rows->n_rows, 1) * ROW * factor + 2;
}

static double
get_middle (const MzLanes *self, guint row)
{
  return self->layout->plot.y + (row + 0.5) * self->row;
}

/* The clock's date above its line. (returns): what it takes of the axis; of no width where it is not in the window. */
static cairo_rectangle_t
add_pill (MzLanes *self)
{
  MzChartLayout *layout = self->layout;
  g_autofree char *date = mz_partial_date_format_short (self->figure->date);
  MzTextSize size = mz_text_measure (MZ_FONT_NOTE_BOLD, layout->factor, date);
  double x = mz_scale_map (&layout->x, self->figure->clock), width = size.width + 10, axis = measure_axis (layout->factor);
  cairo_rectangle_t box = { CLAMP (x - width / 2, 0, MAX (layout->width - width, 0)), 1, 0, axis - 4 };

  if (!isfinite (self->figure->clock) || self->figure->clock < layout->x.from || self->figure->clock > layout->x.to
      || width > layout->width)
    return box;
  box.width = width;
  mz_layout_add_rect (layout, MZ_ROLE_MARK, MZ_TONE_ACCENT, box.x, box.y, box.width, box.height);
  mz_layout_add_text (layout, MZ_FONT_NOTE_BOLD, MZ_TONE_VIEW, date, box.x + width / 2, box.y + box.height / 2, 0.5, 0);
  return box;
}

static void
add_axis (MzLanes *self)
{
  MzChartLayout *layout = self->layout;
  cairo_rectangle_t pill = add_pill (self);
  g_autoptr (GArray) ticks = mz_scale_get_ticks (&layout->x, (guint) CLAMP (layout->plot.width / (70 * layout->factor), 2, 20));
  double last = -INFINITY;

  for (guint i = 0; i < ticks->len; i++)
    {
      const MzTick *tick = &g_array_index (ticks, MzTick, i);
      double width = mz_text_measure (MZ_FONT_AXIS, layout->factor, tick->label).width;
      double x = mz_scale_map (&layout->x, tick->value), start = x - width / 2;

      mz_layout_add_line (layout, MZ_ROLE_GRID, MZ_TONE_GRID, x, layout->plot.y, x, layout->plot.y + layout->plot.height);
      if (tick->minor || *tick->label == '\0' || start < MAX (last + 8, 0) || start + width > layout->width
          || (pill.width > 0 && start < pill.x + pill.width + 4 && pill.x < start + width + 4))
        continue;
      mz_layout_add_text (layout, MZ_FONT_AXIS, MZ_TONE_DIM, tick->label, x,
                          layout->plot.y - 3 - measure_axis (layout->factor) / 2, 0.5, 0);
      last = start + width;
    }
}

/* What comes after the as-of date lies on the hatch of what is not known. */
static void
add_ground (MzLanes *self)
{
  MzChartLayout *layout = self->layout;
  double end = layout->plot.x + layout->plot.width;
  MzShape *shape;

  if (self->as_of >= end)
    return;
  shape = mz_layout_add_rect (layout, MZ_ROLE_GROUND, MZ_TONE_INK, self->as_of, layout->plot.y, end - self->as_of,
                              layout->plot.height);
  shape->ink = MZ_INK (MZ_INK_UNKNOWN);
  shape->fill = MZ_FILL_HATCH;
  shape->alpha = 0.6;
}

static void
add_rules (MzLanes *self)
{
  const MzFigure *figure = self->figure;
  MzChartLayout *layout = self->layout;
  double times[] = { figure->as_of, figure->clock };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (isfinite (times[i]) && times[i] >= layout->x.from && times[i] <= layout->x.to)
      {
        double x = mz_scale_map (&layout->x, times[i]);
        MzShape *line = mz_layout_add_line (layout, MZ_ROLE_MARK, i == 0 ? MZ_TONE_DIM : MZ_TONE_ACCENT, x, layout->plot.y - 3, x,
                                            layout->plot.y + layout->plot.height);

        line->width = i == 0 ? 1.2 : 2;
        line->dash = i == 0 ? 2 : 0;
      }
}

typedef struct { double top, bottom; } Extent;

/* The headings of groups, as many as have room. (transfer full) (element-type Extent): where they stand, downwards. */
static GArray *
add_headings (MzLanes *self)
{
  MzChartLayout *layout = self->layout;
  GArray *extents = g_array_new (FALSE, FALSE, sizeof (Extent));
  double height = mz_text_measure (MZ_FONT_SITE_NEAR, layout->factor, "X").height, above = layout->plot.y;

  for (guint i = 0; i < self->rows->lanes->len; i++)
    {
      const MzLane *lane = &g_array_index (self->rows->lanes, MzLane, i);
      double y = layout->plot.y + (lane->row - 0.5) * self->row, middle = MAX (y, layout->plot.y + height / 2);
      Extent extent = { middle - height / 2, middle + height / 2 };

      if (!lane->heading)
        continue;
      mz_layout_add_rect (layout, MZ_ROLE_GROUND, MZ_TONE_BAND, 0, y - self->row / 2, layout->width, self->row);
      if (extent.top < above || extent.bottom > layout->height)
        continue;
      mz_layout_add_text (layout, MZ_FONT_SITE_NEAR, MZ_TONE_TEXT, mz_figure_peek_category (self->figure, i)->group, 8, middle, 0,
                          layout->width - 16);
      g_array_append_val (extents, extent);
      above = extent.bottom;
    }
  return extents;
}

static double
get_name_middle (const MzLanes *self, guint row, double height)
{
  double top = self->layout->plot.y + height / 2;

  return CLAMP (get_middle (self, row), top, MAX (top, self->layout->plot.y + self->layout->plot.height - height / 2));
}

/* How many data a lane has in the window. */
static guint
count_lane (const MzLanes *self, const MzLane *lane)
{
  guint n = 0;

  for (guint i = lane->first; i < lane->first + lane->n; i++)
    {
      const MzLaneItem *item = &g_array_index (self->rows->items, MzLaneItem, i);

      n += item->kind == MZ_LANE_CROWD ? item->n : 1;
    }
  return n;
}

static void
add_name (MzLanes *self, guint index, double y)
{
  const MzFigureCategory *category = mz_figure_peek_category (self->figure, index);
  const MzLane *lane = &g_array_index (self->rows->lanes, MzLane, index);
  MzChartLayout *layout = self->layout;
  double side = MIN (SYMBOL * layout->factor, self->row - 2), x = 8, end = layout->plot.x - 6;
  g_autofree char *count = lane->dense || lane->crowded ? mz_format_number (count_lane (self, lane)) : NULL;
  MzShape *shape;

  if (category->stage != MZ_FIGURE_NONE && side >= 6)
    {
      shape = mz_layout_add (layout, MZ_SHAPE_SYMBOL, MZ_ROLE_LABEL, MZ_TONE_INK);
      shape->box = (cairo_rectangle_t) { x, y - side / 2, side, side };
      shape->stage = category->stage;
      shape->state = category->state != MZ_FIGURE_NONE ? category->state : MZ_STATE_OPERATING;
      x += side + 6;
    }
  if (count != NULL && mz_text_measure (MZ_FONT_LANE, layout->factor, count).width < (end - x) / 2)
    end -= mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_DIM, count, end, y, 1, 0)->box.width + 6;
  shape = mz_layout_add_text (layout, MZ_FONT_AXIS, MZ_TONE_TEXT, category->label, x, y, 0, MAX (end - x, 1));
  if (shape != NULL)
    shape->category = index;
}

/* The names that have room between the headings and the names before them. */
static void
add_names (MzLanes *self, GArray *headings)
{
  MzChartLayout *layout = self->layout;
  double height = mz_text_measure (MZ_FONT_AXIS, layout->factor, "X").height, above = layout->plot.y;
  guint next = 0;

  for (guint i = 0; i < self->rows->lanes->len; i++)
    {
      double y = get_name_middle (self, g_array_index (self->rows->lanes, MzLane, i).row, height), top = y - height / 2;

      for (; next < headings->len && g_array_index (headings, Extent, next).top <= top; next++)
        above = MAX (above, g_array_index (headings, Extent, next).bottom);
      if (top < above - 0.5 || y + height / 2 > layout->height
          || (next < headings->len && y + height / 2 > g_array_index (headings, Extent, next).top + 0.5))
        continue;
      add_name (self, i, y);
      above = y + height / 2;
    }
}

/* A bar between two pixels; @left, @right: how far its ends are pointed. */
static MzShape *
add_bar (MzLanes *self, double from, double to, double y, double half, double left, double right)
{
  MzSpot points[] = { { from + left, y - half }, { to - right, y - half }, { to, y }, { to - right, y + half },
                      { from + left, y + half }, { from, y } };

  if (left <= 0 && right <= 0)
    return mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, from, y - half, to - from, 2 * half);
  return mz_layout_add_points (self->layout, MZ_SHAPE_AREA, MZ_ROLE_BODY, MZ_TONE_INK, points, G_N_ELEMENTS (points));
}

static double
get_alpha (const MzDatum *datum)
{
  return datum->flags & MZ_DATUM_AFTER ? MZ_LANES_AFTER : 1;
}

/* Its end is not known: it may go on, as far as the next one in its row. */
static void
add_open_end (MzLanes *self, const MzLaneItem *item, double from, double y)
{
  double end = MIN (self->layout->plot.x + self->layout->plot.width, item->until - 2);
  MzShape *line;

  if (end - from < 4)
    return;
  line = mz_layout_add_line (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, from + 2, y, end, y);
  mz_shape_set_datum (line, self->figure, item->datum);
  line->width = MIN (1.8, self->row / 6);
  line->dash = 2;
}

static MzInkKind
get_ink (const MzFigure *figure, const MzDatum *datum)
{
  if (datum->series != MZ_FIGURE_NONE)
    return mz_figure_peek_series (figure, datum->series)->ink.kind;
  return datum->category != MZ_FIGURE_NONE ? mz_figure_peek_category (figure, datum->category)->ink.kind : MZ_INK_TEXT;
}

static void
add_span (MzLanes *self, const MzLaneItem *item, double y)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, item->datum);
  const MzScale *x = &self->layout->x;
  double from = item->from, to = MAX (item->to, from + 1), point = MIN (POINT * self->layout->factor, (to - from) / 2);
  double left = (datum->flags & MZ_DATUM_VAGUE_FROM) && datum->x >= x->from ? point : 0;
  double right = (datum->flags & MZ_DATUM_VAGUE_TO) && datum->x_end <= x->to ? point : 0;
  gboolean split = self->as_of >= from + left + 1 && self->as_of <= to - right - 1;
  /* Agreements are lines, broken or not; what is built or forbidden has a body. */
  gboolean thread = datum->fill == MZ_FILL_SOLID && get_ink (self->figure, datum) == MZ_INK_AGREEMENT;
  double half = MIN (thread ? THREAD * self->layout->factor : self->bar, self->bar) / 2;
  MzShape *shape = add_bar (self, from, split ? self->as_of : to, y, half, left, split ? 0 : right);

  mz_shape_set_datum (shape, self->figure, item->datum);
  shape->alpha = !split && self->as_of <= from + left + 1 ? MZ_LANES_PAST_KNOWN : get_alpha (datum);
  if (split)
    {
      shape = add_bar (self, self->as_of, to, y, half, 0, right);
      mz_shape_set_datum (shape, self->figure, item->datum);
      shape->alpha = MZ_LANES_PAST_KNOWN;
    }
  if ((datum->flags & MZ_DATUM_OPEN) && !(datum->x_end > x->to))
    add_open_end (self, item, to, y);
}

static void
add_instant (MzLanes *self, const MzLaneItem *item, double y)
{
  MzChartLayout *layout = self->layout;
  double half = MIN (MZ_LANE_DIAMOND * layout->factor, MAX (self->row / 2, 1)), gap = MZ_LANE_DIAMOND * layout->factor;
  MzSpot points[] = { { item->from, y - half }, { item->from + half, y }, { item->from, y + half }, { item->from - half, y } };
  MzShape *shape = mz_layout_add_points (layout, MZ_SHAPE_AREA, MZ_ROLE_BODY, MZ_TONE_INK, points, G_N_ELEMENTS (points));

  mz_shape_set_datum (shape, self->figure, item->datum);
  shape->alpha = get_alpha (mz_figure_peek_datum (self->figure, item->datum));
  if (item->label > 0)
    mz_layout_add_text (layout, MZ_FONT_LANE, shape->alpha < 1 ? MZ_TONE_DIM : MZ_TONE_TEXT,
                        mz_lane_rows_get_label (self->figure, item->datum), item->from + gap + MZ_LANE_SPACE, y, 0,
                        item->label + 0.5);
}

static void
add_lane (MzLanes *self, const MzLane *lane)
{
  guint most = lane->crowded ? mz_lanes_find_most (self, lane) : 1;

  if (lane->dense)
    {
      mz_lanes_add_dense_lane (self, lane, get_middle (self, lane->row));
      return;
    }
  for (guint i = lane->first; i < lane->first + lane->n; i++)
    {
      const MzLaneItem *item = &g_array_index (self->rows->items, MzLaneItem, i);
      double y = get_middle (self, lane->row + item->row);

      if (item->kind == MZ_LANE_SPAN)
        add_span (self, item, y);
      else if (item->kind == MZ_LANE_INSTANT)
        add_instant (self, item, y);
      else
        mz_lanes_add_crowd (self, item, y, most);
    }
}

/* What is to be known of a lane stands before what is first in it, where there is room for all of it and nothing in it says the same. */
static void
add_note (MzLanes *self, guint index)
{
  const MzLane *lane = &g_array_index (self->rows->lanes, MzLane, index);
  const char *note = mz_figure_peek_category (self->figure, index)->note;
  MzChartLayout *layout = self->layout;
  double first = layout->plot.x + layout->plot.width, room, y = get_middle (self, lane->row);
  MzTextSize size;
  MzShape *ground;

  for (guint i = lane->first; i < lane->first + lane->n; i++)
    {
      const MzLaneItem *item = &g_array_index (self->rows->items, MzLaneItem, i);

      first = MIN (first, item->from);
      if (item->label > 0 && g_strcmp0 (mz_lane_rows_get_label (self->figure, item->datum), note) == 0)
        return;
    }
  room = first - layout->plot.x - 2 * NOTE_GAP;
  if (note == NULL || lane->dense || lane->n == 0)
    return;
  size = mz_text_measure (MZ_FONT_LANE, layout->factor, note);
  if (size.width > room || size.height > self->row)
    return;
  ground = mz_layout_add_rect (layout, MZ_ROLE_GROUND, MZ_TONE_VIEW, first - NOTE_GAP - size.width, y - size.height / 2, size.width,
                               size.height);
  ground->alpha = 0.85;
  mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_DIM, note, first - NOTE_GAP, y, 1, 0);
}

void
mz_layout_lanes (MzChartLayout *layout)
{
  const MzFigure *figure = layout->figure;
  double axis = measure_axis (layout->factor), text = mz_text_measure (MZ_FONT_LANE, layout->factor, "X").height;
  g_autoptr (MzLaneRows) rows = NULL;
  g_autoptr (GArray) headings = NULL;
  MzLanes self = { layout, figure, NULL, 0, 0, INFINITY, INFINITY };

  layout->x = make_scale (figure, layout->width, layout->factor);
  layout->plot = (cairo_rectangle_t) { layout->x.start, axis, layout->x.end - layout->x.start,
                                       MAX (layout->height - axis - 2, 1) };
  rows = mz_lane_rows_new (figure, &layout->x, layout->factor, TRUE);
  if (layout->plot.height / MAX (rows->n_rows, 1) < text)
    {
      mz_lane_rows_free (rows);
      rows = mz_lane_rows_new (figure, &layout->x, layout->factor, FALSE);
    }
  self.rows = rows;
  self.row = MIN (layout->plot.height / MAX (rows->n_rows, 1), ROW_MOST * layout->factor);
  self.bar = MIN (BAR * layout->factor, self.row * 0.6);
  if (isfinite (figure->as_of) && figure->as_of <= layout->x.to)
    self.as_of = mz_scale_map (&layout->x, MAX (figure->as_of, layout->x.from));
  if (isfinite (figure->clock) && figure->clock <= layout->x.to)
    self.clock = mz_scale_map (&layout->x, MAX (figure->clock, layout->x.from));
  layout->plot.height = self.row * MAX (rows->n_rows, 1);
  layout->y = mz_scale_band (MAX (rows->n_rows, 1), layout->plot.y, layout->plot.y + layout->plot.height);
  add_ground (&self);
  add_axis (&self);
  if (self.row < ROW_LEAST && rows->n_groups > 0)
    {
      mz_lanes_add_summary (&self);
      add_rules (&self);
      return;
    }
  headings = add_headings (&self);
  add_names (&self, headings);
  for (guint i = 0; i < rows->lanes->len; i++)
    {
      add_lane (&self, &g_array_index (rows->lanes, MzLane, i));
      add_note (&self, i);
    }
  add_rules (&self);
}
