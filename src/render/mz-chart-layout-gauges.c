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
#define NOTE_GAP   2.0
#define BAND       4.0  /* px, least width of what a scenario makes of it */
#define BAND_PART  1.25 /* of the trough's height */
#define DOT        3.0  /* radius of figures that say otherwise */
#define AFTER      0.32 /* alpha of what comes after the clock */
#define GAP        10.0
#define LEFT_MOST  0.36 /* of the width */
#define RIGHT_MOST 0.36

/* A note of several lines, each broken between what semicolons part where it is wider than @most. (transfer full) */
static GStrv
wrap_note (const char *note, double factor, double most)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (note, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pieces = g_strsplit (parts[i], "; ", -1);
      g_autoptr (GString) line = g_string_new (pieces[0]);

      for (guint k = 1; pieces[0] != NULL && pieces[k] != NULL; k++)
        {
          g_autofree char *longer = g_strdup_printf ("%s; %s", line->str, pieces[k]);

          if (mz_text_measure (MZ_FONT_AXIS, factor, longer).width <= most)
            {
              g_string_assign (line, longer);
              continue;
            }
          g_strv_builder_add (lines, line->str);
          g_string_assign (line, pieces[k]);
        }
      g_strv_builder_add (lines, line->str);
    }
  return g_strv_builder_end (lines);
}

/* What a gauge shows: the last that is known by the clock, and not what a scenario makes of it. */
static guint
find_datum (const MzFigure *figure, guint category)
{
  guint best = MZ_FIGURE_NONE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      const MzDatum *other = best == MZ_FIGURE_NONE ? NULL : mz_figure_peek_datum (figure, best);

      if (datum->category != category || (datum->flags & MZ_DATUM_ASSUMED))
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
measure_sides (const MzFigure *figure, double width, double factor, double *left, double *right)
{
  *left = *right = 0;
  for (guint i = 0; i < figure->categories->len; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (figure, i);
      g_autofree char *bound = format_bound (figure, category), *reading = format_reading (figure, i);

      *left = MAX (*left, mz_text_measure (MZ_FONT_SITE_SELECTED, factor, category->label).width);
      *left = MAX (*left, mz_text_measure (MZ_FONT_AXIS, factor, bound).width);
      *right = MAX (*right, mz_text_measure (is_read (figure, i) ? MZ_FONT_TITLE : MZ_FONT_SITE_NEAR, factor, reading).width);
    }
  *left = MIN (*left + 2 * GAP, width * LEFT_MOST);
  *right = MIN (*right + GAP + 2, width * RIGHT_MOST);
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

/* From the least to the value, or what a scenario makes of it: a band across the trough. */
static void
add_band (MzChartLayout *self, guint i, double y, double height)
{
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  gboolean assumed = (datum->flags & MZ_DATUM_ASSUMED) != 0;
  double to = mz_scale_map (&self->x, datum->value), from = mz_datum_is_range (datum) ? mz_scale_map (&self->x, datum->least) : to;
  double width = MAX (to - from, assumed ? BAND : 1), thick = assumed ? height * BAND_PART : height / 4;
  MzShape *shape = mz_layout_add_rect (self, MZ_ROLE_BODY, assumed ? MZ_TONE_INK : MZ_TONE_DIM, (from + to - width) / 2, y - thick / 2,
                                       width, thick);

  mz_shape_set_datum (shape, self->figure, i);
  shape->alpha = assumed ? 1 : 0.5;
}

/* Figures beside the one that is shown; those that are not known are at the far end, to be picked only. */
static void
add_others (MzChartLayout *self, guint category, guint shown, double y, double height)
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
      if (known && (mz_datum_is_range (datum) || (datum->flags & MZ_DATUM_ASSUMED)))
        add_band (self, i, y, height);
      if (datum->flags & MZ_DATUM_ASSUMED)
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
  add_others (self, i, datum, y, height);
  add_bound (self, i, y, height);
}

/* As many lines as there is room for; the first are those that matter most. */
static void
add_note (MzChartLayout *self, const char *note, double y, double below)
{
  double line = mz_text_measure (MZ_FONT_AXIS, self->factor, "X").height, most = self->width - self->plot.x;
  g_auto (GStrv) lines = wrap_note (note, self->factor, most);

  for (guint i = 0; lines[i] != NULL && y + line <= below; i++, y += line)
    mz_layout_try_text (self, MZ_FONT_AXIS, MZ_TONE_DIM, lines[i], self->plot.x, y + line / 2, 0, most);
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
  if (category->note != NULL)
    add_note (self, category->note, y + height * 0.8 + NOTE_GAP, below);
}

/* What the note of a gauge wants below its first line, broken to @most pixels. */
static double
measure_more (const MzFigure *figure, guint i, double factor, double most)
{
  const char *note = mz_figure_peek_category (figure, i)->note;
  g_auto (GStrv) lines = note != NULL ? wrap_note (note, factor, most) : NULL;

  return lines != NULL ? (g_strv_length (lines) - 1) * mz_text_measure (MZ_FONT_AXIS, factor, "X").height : 0;
}

static double
measure_all (const MzFigure *figure, double factor, double most)
{
  double more = 0;

  for (guint i = 0; i < figure->categories->len; i++)
    more += measure_more (figure, i, factor, most);
  return more;
}

double
mz_gauges_get_natural_height (const MzFigure *figure, double width, double factor)
{
  double left, right;

  measure_sides (figure, width, factor, &left, &right);
  return mz_layout_get_rows_height (figure, factor, ROW) + measure_all (figure, factor, width - left)
         + mz_layout_get_key_height (figure, width, factor) + 2;
}

/* Room beyond what all rows want alike goes to the notes that are longer than a line, and then between the rows. */
void
mz_layout_gauges (MzChartLayout *self)
{
  MzRows rows = { NULL, 0, FALSE };
  double left, right, height, label = mz_text_measure (MZ_FONT_TITLE, self->factor, "X").height, top, more, spare, gap;

  measure_sides (self->figure, self->width, self->factor, &left, &right);
  mz_layout_begin_rows (self, &rows, ROW, left, right, 0);
  set_scale (self);
  mz_layout_add_key (self);
  more = measure_all (self->figure, self->factor, self->width - left);
  if (more > 0)
    rows.height = MIN (rows.height, ROW * self->factor);
  spare = more > 0 ? CLAMP ((self->plot.height - rows.height * self->figure->categories->len) / more, 0, 1) : 0;
  gap = more > 0 ? self->plot.height - rows.height * self->figure->categories->len - spare * more : 0;
  gap = CLAMP (gap / MAX (self->figure->categories->len, 1), 0, ROW * self->factor / 2);
  height = MIN (TROUGH * self->factor, rows.height * 0.5);
  top = self->plot.y;
  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      double y = top + MIN (MAX (label / 2 + 1, height * 0.8 + 1), rows.height / 2), wanted = rows.height;

      if (spare > 0)
        wanted += spare * measure_more (self->figure, i, self->factor, self->width - left);
      add_trough (self, i, y, height);
      add_words (self, i, y, height, top + wanted);
      top += wanted + gap;
    }
  g_free (rows.y);
}
