/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"

#define ROW        56.0
#define TROUGH     14.0
#define BAR        9.0
#define BOUND      2.6  /* px, the line of the benchmark */
#define ARROW      6.0
#define DOT        3.0  /* radius of figures that say otherwise */
#define AFTER      0.32 /* alpha of what comes after the clock */
#define GAP        10.0
#define LEFT_MOST  0.36 /* of the width */
#define RIGHT_MOST 0.3

/* What a gauge shows: the last that is known by the clock. */
static guint
find_datum (const MzFigure *figure, guint category)
{
  guint best = MZ_FIGURE_NONE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      const MzDatum *other = best == MZ_FIGURE_NONE ? NULL : mz_figure_peek_datum (figure, best);

      if (datum->category != category)
        continue;
      if (other == NULL || ((other->flags & MZ_DATUM_AFTER) && !(datum->flags & MZ_DATUM_AFTER))
          || (!(datum->flags & MZ_DATUM_AFTER) && isfinite (datum->value) && (!isfinite (other->value) || datum->x > other->x)))
        best = i;
    }
  return best;
}

static char *
format_bound (const MzFigure *figure, const MzFigureCategory *category)
{
  g_autofree char *number = NULL;

  if (!isfinite (category->bound))
    return g_strdup ("");
  number = figure->percent ? mz_format_percent (category->bound) : mz_format_number (category->bound);
  return g_strdup_printf (category->bound_is_most ? _("at most %s") : _("at least %s"), number);
}

/* What stands after the trough: nothing that is from after the clock. (transfer full) */
static char *
format_reading (const MzFigure *figure, guint category)
{
  guint i = find_datum (figure, category);

  if (i == MZ_FIGURE_NONE || mz_figure_peek_datum (figure, i)->flags & MZ_DATUM_AFTER
      || !isfinite (mz_figure_peek_datum (figure, i)->value))
    return g_strdup (_("not known"));
  return mz_layout_format_value (figure, mz_figure_peek_datum (figure, i));
}

static gboolean
is_read (const MzFigure *figure, guint category)
{
  guint i = find_datum (figure, category);

  return i != MZ_FIGURE_NONE && isfinite (mz_figure_peek_datum (figure, i)->value);
}

static void
measure_sides (const MzChartLayout *self, double *left, double *right)
{
  *left = *right = 0;
  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);
      g_autofree char *bound = format_bound (self->figure, category), *reading = format_reading (self->figure, i);

      *left = MAX (*left, mz_text_measure (MZ_FONT_SITE_SELECTED, self->factor, category->label).width);
      *left = MAX (*left, mz_text_measure (MZ_FONT_AXIS, self->factor, bound).width);
      *right = MAX (*right, mz_text_measure (is_read (self->figure, i) ? MZ_FONT_TITLE : MZ_FONT_SITE_NEAR, self->factor, reading).width);
    }
  *left = MIN (*left + 2 * GAP, self->width * LEFT_MOST);
  *right = MIN (*right + GAP + 2, self->width * RIGHT_MOST);
}

static void
set_scale (MzChartLayout *self)
{
  const MzFigure *figure = self->figure;
  double high = figure->percent ? 100 : 0, start = self->plot.x, end = start + self->plot.width;

  for (guint i = 0; i < figure->data->len; i++)
    if (isfinite (mz_figure_peek_datum (figure, i)->value))
      high = MAX (high, mz_figure_peek_datum (figure, i)->value);
  for (guint i = 0; i < figure->categories->len && !figure->percent; i++)
    if (isfinite (mz_figure_peek_category (figure, i)->bound))
      high = MAX (high, mz_figure_peek_category (figure, i)->bound);
  self->x = mz_scale_linear (0, high > 0 ? high : 1, start, end);
}

/* A line, and an arrow to the side that is allowed. */
static void
add_bound (MzChartLayout *self, guint i, double y, double height)
{
  const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);
  double x = mz_scale_map (&self->x, category->bound), side = category->bound_is_most ? -1 : 1, half = height * 0.8;
  double arrow = ARROW * self->factor;
  MzSpot head[] = { { x + side * 3, y - arrow * 0.8 }, { x + side * (3 + arrow), y }, { x + side * 3, y + arrow * 0.8 } };
  MzShape *shape;

  if (!isfinite (category->bound))
    return;
  shape = mz_layout_add_line (self, MZ_ROLE_MARK, MZ_TONE_TEXT, x, y - half, x, y + half);
  shape->width = BOUND;
  shape->category = i;
  shape = mz_layout_add_points (self, MZ_SHAPE_AREA, MZ_ROLE_MARK, MZ_TONE_TEXT, head, G_N_ELEMENTS (head));
  shape->category = i;
}

static void
add_bar (MzChartLayout *self, guint i, double y, double height)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  double from = mz_scale_map (&self->x, 0), to = MAX (mz_scale_map (&self->x, datum->value), from + 1.5);
  MzShape *shape = mz_layout_add_rect (self, MZ_ROLE_BODY, MZ_TONE_INK, from, y - height / 2, to - from, height);

  mz_shape_set_datum (shape, self->figure, i);
  if (shape->ink.kind == MZ_INK_TEXT)
    shape->ink = MZ_INK (MZ_INK_AGREEMENT);
  shape->alpha = datum->flags & MZ_DATUM_AFTER ? AFTER : 1;
}

/* Figures beside the one that is shown; those that are not known are at the far end, to be picked only. */
static void
add_others (MzChartLayout *self, guint category, guint shown, double y)
{
  double radius = DOT * self->factor, left = self->plot.x, right = left + self->plot.width;

  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
      gboolean known = isfinite (datum->value);
      double x = known ? CLAMP (mz_scale_map (&self->x, datum->value), left, right) : right;
      MzShape *shape;

      if (datum->category != category || i == shown)
        continue;
      shape = mz_layout_add (self, MZ_SHAPE_DOT, MZ_ROLE_BODY, MZ_TONE_DIM);
      mz_shape_set_datum (shape, self->figure, i);
      shape->box = (cairo_rectangle_t) { x - radius, y - radius, 2 * radius, 2 * radius };
      shape->alpha = !known ? 0 : datum->flags & MZ_DATUM_AFTER ? AFTER : 1;
    }
}

static void
add_trough (MzChartLayout *self, guint i, double y, double height)
{
  guint datum = find_datum (self->figure, i);
  gboolean read = is_read (self->figure, i);
  MzShape *shape = mz_layout_add_rect (self, read || datum == MZ_FIGURE_NONE ? MZ_ROLE_GROUND : MZ_ROLE_BODY,
                                       read ? MZ_TONE_GRID : MZ_TONE_INK, self->plot.x, y - height / 2, self->plot.width, height);

  shape->alpha = read ? 0.6 : 1;
  if (datum != MZ_FIGURE_NONE && !read)
    mz_shape_set_datum (shape, self->figure, datum);
  shape->category = i;
  shape->ink = read ? MZ_INK (MZ_INK_TEXT) : MZ_INK (MZ_INK_UNKNOWN);
  if (read)
    add_bar (self, datum, y, height * BAR / TROUGH);
  add_others (self, i, datum, y);
  add_bound (self, i, y, height);
}

static void
add_words (MzChartLayout *self, guint i, double y, double height, double below)
{
  const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);
  g_autofree char *bound = format_bound (self->figure, category), *reading = format_reading (self->figure, i);
  double label_height = mz_text_measure (MZ_FONT_SITE_SELECTED, self->factor, "X").height;
  double line = mz_text_measure (MZ_FONT_AXIS, self->factor, "X").height, end = self->plot.x + self->plot.width;
  gboolean read = is_read (self->figure, i);

  mz_layout_try_text (self, MZ_FONT_SITE_SELECTED, MZ_TONE_TEXT, category->label, 0, y, 0, self->plot.x - GAP);
  if (y + label_height / 2 + line <= below)
    mz_layout_try_text (self, MZ_FONT_AXIS, MZ_TONE_DIM, bound, 0, y + (label_height + line) / 2, 0, self->plot.x - GAP);
  mz_layout_try_text (self, read ? MZ_FONT_TITLE : MZ_FONT_SITE_NEAR, read ? MZ_TONE_TEXT : MZ_TONE_DIM, reading, end + GAP, y, 0,
                      self->width - end - GAP);
  if (category->note != NULL && y + height * 0.8 + 2 + line <= below)
    mz_layout_try_text (self, MZ_FONT_AXIS, MZ_TONE_DIM, category->note, self->plot.x, y + height * 0.8 + 2 + line / 2, 0,
                        self->width - self->plot.x);
}

double
mz_gauges_get_natural_height (const MzFigure *figure, double width, double factor)
{
  return mz_layout_get_rows_height (figure, factor, ROW) + mz_layout_get_key_height (figure, width, factor) + 2;
}

void
mz_layout_gauges (MzChartLayout *self)
{
  MzRows rows = { NULL, 0, FALSE };
  double left, right, height, label_height = mz_text_measure (MZ_FONT_SITE_SELECTED, self->factor, "X").height;

  measure_sides (self, &left, &right);
  mz_layout_begin_rows (self, &rows, ROW, left, right, 0);
  set_scale (self);
  mz_layout_add_key (self);
  height = MIN (TROUGH * self->factor, rows.height * 0.5);
  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      double top = rows.y[i] - rows.height / 2, y = top + MIN (MAX (label_height / 2 + 1, height * 0.8 + 1), rows.height / 2);

      add_trough (self, i, y, height);
      add_words (self, i, y, height, top + rows.height);
    }
  g_free (rows.y);
}
