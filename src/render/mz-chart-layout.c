/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>
#include <string.h>

#define SMALLEST 48.0 /* px: a side below that is taken as that */
#define ASPECT   0.5
#define LOWEST   200.0
#define HIGHEST  420.0
#define INSET    5.0 /* px: of the words from the edge of the clock's plate */

static void (*const layouts[MZ_N_FIGURE_KINDS]) (MzChartLayout *) = {
  [MZ_FIGURE_LINES] = mz_layout_lines,
  [MZ_FIGURE_AREAS] = mz_layout_areas,
  [MZ_FIGURE_COLUMNS] = mz_layout_columns,
  [MZ_FIGURE_BARS] = mz_layout_bars,
  [MZ_FIGURE_RIBBON] = mz_layout_ribbon,
  [MZ_FIGURE_LANES] = mz_layout_lanes,
  [MZ_FIGURE_MATRIX] = mz_layout_matrix,
  [MZ_FIGURE_NETWORK] = mz_layout_network,
  [MZ_FIGURE_ELEMENTS] = mz_layout_elements,
  [MZ_FIGURE_GAUGES] = mz_layout_gauges,
  [MZ_FIGURE_DOTS] = mz_layout_dots,
  [MZ_FIGURE_STEPS] = mz_layout_steps,
  [MZ_FIGURE_BANDS] = mz_layout_bands,
  [MZ_FIGURE_RANGES] = mz_layout_ranges,
  [MZ_FIGURE_TORNADO] = mz_layout_ranges,
};

/* Those that have to be as high as they have rows. */
static double (*const heights[MZ_N_FIGURE_KINDS]) (const MzFigure *, double, double) = {
  [MZ_FIGURE_BARS] = mz_bars_get_natural_height,
  [MZ_FIGURE_LANES] = mz_lanes_get_natural_height,
  [MZ_FIGURE_GAUGES] = mz_gauges_get_natural_height,
  [MZ_FIGURE_DOTS] = mz_dots_get_natural_height,
  [MZ_FIGURE_STEPS] = mz_steps_get_natural_height,
  [MZ_FIGURE_BANDS] = mz_bands_get_natural_height,
  [MZ_FIGURE_RANGES] = mz_ranges_get_natural_height,
  [MZ_FIGURE_TORNADO] = mz_ranges_get_natural_height,
  [MZ_FIGURE_MATRIX] = mz_matrix_get_natural_height,
  [MZ_FIGURE_ELEMENTS] = mz_elements_get_natural_height,
};

static void
shape_clear (MzShape *shape)
{
  g_free (shape->text);
}

/* The reason why there is nothing, in lines about the middle. */
static void
add_empty (MzChartLayout *self)
{
  const char *text = self->figure->empty;
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  double most = self->width * 0.8, line_height = mz_text_measure (MZ_FONT_SUBTITLE, self->factor, "X").height;
  g_autofree char *line = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *longer = line == NULL ? g_strdup (words[i]) : g_strconcat (line, " ", words[i], NULL);

      if (line != NULL && mz_text_measure (MZ_FONT_SUBTITLE, self->factor, longer).width > most)
        {
          g_ptr_array_add (lines, g_steal_pointer (&line));
          g_free (longer);
          longer = g_strdup (words[i]);
        }
      g_free (line);
      line = longer;
    }
  if (line != NULL)
    g_ptr_array_add (lines, g_steal_pointer (&line));
  for (guint i = 0; i < lines->len; i++)
    mz_layout_add_text (self, MZ_FONT_SUBTITLE, MZ_TONE_DIM, lines->pdata[i], self->width / 2,
                        self->height / 2 + (i - (lines->len - 1) / 2.0) * line_height, 0.5, self->width);
}

/* Whether a shape belongs to the axis of time: stands in the plot, or names a time above or below it. */
static gboolean
is_of_time (const MzChartLayout *self, const MzShape *shape)
{
  const cairo_rectangle_t *plot = &self->plot, *box = &shape->box;
  double middle = box->x + box->width / 2, y = box->y + box->height / 2;
  gboolean beside = y < plot->y || y > plot->y + plot->height;

  if (middle < plot->x - 1 || middle > plot->x + plot->width + 1 || (beside && shape->series != MZ_FIGURE_NONE))
    return FALSE;
  return shape->role == MZ_ROLE_LABEL ? beside || box->x >= plot->x - 1 : box->width <= plot->width + 1;
}

static void
move_shape (MzChartLayout *self, MzShape *shape, double by)
{
  double inset = shape->kind == MZ_SHAPE_TEXT ? INSET : 0;

  if (shape->role == MZ_ROLE_LABEL || (shape->role == MZ_ROLE_MARK && shape->kind == MZ_SHAPE_RECT))
    by = CLAMP (shape->box.x + by, inset, MAX (self->width - shape->box.width - inset, inset)) - shape->box.x;
  shape->box.x += by;
  for (guint i = 0; i < shape->n; i++)
    g_array_index (self->points, MzSpot, shape->first + i).x += by;
}

static void
mirror_shape (MzChartLayout *self, MzShape *shape)
{
  shape->box.x = self->width - shape->box.x - shape->box.width;
  for (guint i = 0; i < shape->n; i++)
    {
      MzSpot *spot = &g_array_index (self->points, MzSpot, shape->first + i);

      spot->x = self->width - spot->x;
    }
}

/* Right to left: everything stands mirrored; of texts their place is, and of what is over time the names of rows: time goes on
   from left to right, as it does in the clock. */
static void
mirror (MzChartLayout *self)
{
  gboolean over_time = self->x.kind == MZ_SCALE_TIME && self->x.start != self->x.end;
  double by = self->width - 2 * self->plot.x - self->plot.width;

  if (over_time && (self->figure->kind == MZ_FIGURE_LINES || self->figure->kind == MZ_FIGURE_AREAS || self->figure->kind == MZ_FIGURE_COLUMNS))
    return; /* names stand where their lines end */
  for (guint i = 0; i < self->shapes->len; i++)
    {
      MzShape *shape = &g_array_index (self->shapes, MzShape, i);

      if (over_time && is_of_time (self, shape))
        move_shape (self, shape, by);
      else
        mirror_shape (self, shape);
    }
  self->plot.x += by;
  self->x.start = over_time ? self->x.start + by : self->width - self->x.start;
  self->x.end = over_time ? self->x.end + by : self->width - self->x.end;
}

/**
 * mz_chart_layout_new:
 * @figure: (transfer none): has to live as long as the layout
 * @width, @height: pixels; what is too small or no number is taken as 48
 * @text_factor: what texts, rows and gutters are multiplied by
 * @rtl: mirrored, but for time
 */
MzChartLayout *
mz_chart_layout_new (const MzFigure *figure, double width, double height, double text_factor, gboolean rtl)
{
  MzChartLayout *self = g_new0 (MzChartLayout, 1);

  self->figure = figure;
  self->width = width >= SMALLEST ? width : SMALLEST;
  self->height = height >= SMALLEST ? height : SMALLEST;
  self->factor = text_factor;
  self->plot = (cairo_rectangle_t) { 0, 0, self->width, self->height };
  self->shapes = g_array_new (FALSE, TRUE, sizeof (MzShape));
  g_array_set_clear_func (self->shapes, (GDestroyNotify) shape_clear);
  self->points = g_array_new (FALSE, FALSE, sizeof (MzSpot));
  if (figure->empty != NULL)
    add_empty (self);
  else if (layouts[figure->kind] != NULL)
    layouts[figure->kind] (self);
  if (rtl)
    mirror (self);
  return self;
}

void
mz_chart_layout_free (MzChartLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shapes);
  g_array_unref (self->points);
  g_free (self);
}

/** mz_chart_layout_get_natural_height: Returns: pixels; of charts that take any height, one that suits the width. */
double
mz_chart_layout_get_natural_height (const MzFigure *figure, double width, double text_factor)
{
  double any = CLAMP (width * ASPECT, LOWEST, HIGHEST) * MAX (text_factor, 1);

  return figure->empty != NULL || heights[figure->kind] == NULL ? any : heights[figure->kind] (figure, width, text_factor);
}

/** mz_layout_add: Returns: (transfer none): until the next one is added. */
MzShape *
mz_layout_add (MzChartLayout *self, MzShapeKind kind, MzShapeRole role, MzTone tone)
{
  MzShape shape = { .kind = kind, .role = role, .tone = tone, .ink = MZ_INK (MZ_INK_TEXT), .alpha = 1, .datum = MZ_FIGURE_NONE,
                    .series = MZ_FIGURE_NONE, .category = MZ_FIGURE_NONE, .stage = MZ_FIGURE_NONE, .state = MZ_FIGURE_NONE };

  g_array_append_val (self->shapes, shape);
  return &g_array_index (self->shapes, MzShape, self->shapes->len - 1);
}

MzShape *
mz_layout_add_rect (MzChartLayout *self, MzShapeRole role, MzTone tone, double x, double y, double width, double height)
{
  MzShape *shape = mz_layout_add (self, MZ_SHAPE_RECT, role, tone);

  shape->box = (cairo_rectangle_t) { x, y, width, height };
  return shape;
}

/** mz_layout_add_points: @kind: an area or a line */
MzShape *
mz_layout_add_points (MzChartLayout *self, MzShapeKind kind, MzShapeRole role, MzTone tone, const MzSpot *points, guint n)
{
  MzShape *shape = mz_layout_add (self, kind, role, tone);
  double x1 = INFINITY, y1 = INFINITY, x2 = -INFINITY, y2 = -INFINITY;

  g_assert (n > 0);
  shape->first = self->points->len;
  shape->n = n;
  g_array_append_vals (self->points, points, n);
  for (guint i = 0; i < n; i++)
    {
      x1 = MIN (x1, points[i].x);
      y1 = MIN (y1, points[i].y);
      x2 = MAX (x2, points[i].x);
      y2 = MAX (y2, points[i].y);
    }
  shape->box = (cairo_rectangle_t) { x1, y1, x2 - x1, y2 - y1 };
  shape->width = kind == MZ_SHAPE_LINE ? 1 : 0;
  return shape;
}

MzShape *
mz_layout_add_line (MzChartLayout *self, MzShapeRole role, MzTone tone, double x1, double y1, double x2, double y2)
{
  MzSpot points[] = { { x1, y1 }, { x2, y2 } };

  return mz_layout_add_points (self, MZ_SHAPE_LINE, role, tone, points, 2);
}

/* As much of @text as fits, with an ellipsis. (transfer full) (nullable): not even a letter does. */
static char *
shorten (MzFont font, double factor, const char *text, double most)
{
  glong n = g_utf8_strlen (text, -1);

  while (--n > 0)
    {
      g_autofree char *start = g_utf8_substring (text, 0, n), *cut = NULL;

      g_strchomp (start);
      cut = g_strconcat (start, "…", NULL);
      if (mz_text_measure (font, factor, cut).width <= most)
        return g_steal_pointer (&cut);
    }
  return NULL;
}

/** mz_layout_add_text: Returns: (transfer none) (nullable): %NULL where nothing of it fits. */
MzShape *
mz_layout_add_text (MzChartLayout *self, MzFont font, MzTone tone, const char *text, double x, double y, double align,
                    double most)
{
  MzTextSize size = mz_text_measure (font, self->factor, text);
  g_autofree char *shown = g_strdup (text);
  MzShape *shape;

  if (most > 0 && size.width > most)
    {
      g_free (shown);
      shown = shorten (font, self->factor, text, most);
      if (shown == NULL)
        return NULL;
      size = mz_text_measure (font, self->factor, shown);
    }
  shape = mz_layout_add (self, MZ_SHAPE_TEXT, MZ_ROLE_LABEL, tone);
  shape->box = (cairo_rectangle_t) { x - size.width * align, y - size.height / 2, size.width, size.height };
  shape->font = font;
  shape->text = g_steal_pointer (&shown);
  return shape;
}

void
mz_shape_set_datum (MzShape *shape, const MzFigure *figure, guint datum)
{
  const MzDatum *of = mz_figure_peek_datum (figure, datum);

  shape->datum = datum;
  shape->series = of->series;
  shape->category = of->category;
  shape->fill = of->fill;
  if (of->series != MZ_FIGURE_NONE)
    shape->ink = mz_figure_peek_series (figure, of->series)->ink;
  else if (of->category != MZ_FIGURE_NONE)
    shape->ink = mz_figure_peek_category (figure, of->category)->ink;
}

static double
get_distance_to_box (const cairo_rectangle_t *box, double x, double y)
{
  double dx = MAX (MAX (box->x - x, x - box->x - box->width), 0);
  double dy = MAX (MAX (box->y - y, y - box->y - box->height), 0);

  return hypot (dx, dy);
}

static double
get_distance_to_segment (MzSpot a, MzSpot b, double x, double y)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / length, 0, 1) : 0;

  return hypot (x - a.x - t * dx, y - a.y - t * dy);
}

/* By the rule of even and odd crossings. */
static gboolean
is_inside (const MzSpot *points, guint n, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0, k = n - 1; i < n; k = i++)
    if ((points[i].y > y) != (points[k].y > y)
        && x < points[i].x + (points[k].x - points[i].x) * (y - points[i].y) / (points[k].y - points[i].y))
      inside = !inside;
  return inside;
}

/* How far a pixel is from a shape; 0 within it. */
static double
get_distance (const MzChartLayout *self, const MzShape *shape, double x, double y)
{
  const MzSpot *points = &g_array_index (self->points, MzSpot, shape->first);
  double least = INFINITY;

  if (shape->kind == MZ_SHAPE_LINE)
    {
      for (guint i = 0; i + 1 < shape->n; i++)
        least = MIN (least, get_distance_to_segment (points[i], points[i + 1], x, y));
      return MAX (least - shape->width / 2, 0);
    }
  if (shape->kind == MZ_SHAPE_AREA && get_distance_to_box (&shape->box, x, y) == 0)
    return is_inside (points, shape->n, x, y) ? 0 : INFINITY;
  return get_distance_to_box (&shape->box, x, y);
}

guint
mz_chart_layout_pick (const MzChartLayout *self, double x, double y, double slack)
{
  guint nearest = MZ_FIGURE_NONE;
  double least = slack;

  for (guint i = self->shapes->len; i > 0; i--)
    {
      const MzShape *shape = &g_array_index (self->shapes, MzShape, i - 1);
      double distance;

      if (shape->role != MZ_ROLE_BODY || shape->datum == MZ_FIGURE_NONE)
        continue;
      distance = get_distance (self, shape, x, y);
      if (distance == 0)
        return shape->datum;
      if (distance <= least)
        {
          nearest = shape->datum;
          least = distance * (1 - 1e-9);
        }
    }
  return nearest;
}

gboolean
mz_chart_layout_locate (const MzChartLayout *self, guint datum, cairo_rectangle_t *box)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (self->shapes, MzShape, i);

      if (shape->role == MZ_ROLE_BODY && shape->datum == datum && datum != MZ_FIGURE_NONE)
        {
          *box = shape->box;
          return TRUE;
        }
    }
  return FALSE;
}

/* How far it is to go, where the way goes there at all; what lies aside counts for more, but not along a series. */
static double
get_way (const cairo_rectangle_t *from, const cairo_rectangle_t *to, int dx, int dy, gboolean own)
{
  double x = to->x + to->width / 2 - from->x - from->width / 2, y = to->y + to->height / 2 - from->y - from->height / 2;
  double along = dx != 0 ? x * dx : y * dy, aside = dx != 0 ? fabs (y) : fabs (x);

  return along > 0.25 ? along + (own ? 0 : 8 * aside) : INFINITY;
}

/**
 * mz_chart_layout_move:
 * @datum: where it goes from; %MZ_FIGURE_NONE: gives the first that can be seen
 * @dx, @dy: -1, 0 or 1; one of them is 0
 *
 * Along a series where there is a next one of it, else to what is nearest.
 *
 * Returns: a datum; @datum itself where nothing lies that way.
 */
guint
mz_chart_layout_move (const MzChartLayout *self, guint datum, int dx, int dy)
{
  cairo_rectangle_t from;
  guint best = datum;
  double least = INFINITY;
  gboolean best_is_own = FALSE;

  if (datum != MZ_FIGURE_NONE && !mz_chart_layout_locate (self, datum, &from))
    datum = MZ_FIGURE_NONE;
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (self->shapes, MzShape, i);
      gboolean own;
      double way;

      if (shape->role != MZ_ROLE_BODY || shape->datum == MZ_FIGURE_NONE || shape->datum == datum)
        continue;
      if (datum == MZ_FIGURE_NONE)
        {
          best = MIN (best, shape->datum);
          continue;
        }
      own = dx != 0 && shape->series == mz_figure_peek_datum (self->figure, datum)->series && shape->series != MZ_FIGURE_NONE
            && shape->category == mz_figure_peek_datum (self->figure, datum)->category;
      way = get_way (&from, &shape->box, dx, dy, own);
      if (way < INFINITY && (own > best_is_own || (own == best_is_own && way < least)))
        {
          best = shape->datum;
          least = way;
          best_is_own = own;
        }
    }
  return best;
}

/**
 * mz_chart_layout_step:
 * @datum: where it goes from; %MZ_FIGURE_NONE: before the first, or behind the last
 *
 * Returns: a datum; @datum itself at either end.
 */
guint
mz_chart_layout_step (const MzChartLayout *self, guint datum, int by)
{
  guint best = MZ_FIGURE_NONE;

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (self->shapes, MzShape, i);
      guint at = shape->datum;

      if (shape->role != MZ_ROLE_BODY || at == MZ_FIGURE_NONE)
        continue;
      if (by > 0 && (datum == MZ_FIGURE_NONE || at > datum) && (best == MZ_FIGURE_NONE || at < best))
        best = at;
      if (by < 0 && (datum == MZ_FIGURE_NONE || at < datum) && (best == MZ_FIGURE_NONE || at > best))
        best = at;
    }
  return best != MZ_FIGURE_NONE ? best : datum;
}
