/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the periodic table that a figure is about: a cell an element. Where its columns would be too narrow for the
   symbols, the cells follow each other in rows instead. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>

#define GAP      3.0  /* px between cells */
#define TALLEST  1.5  /* times its width a cell is at most as high */
#define WIDEST   1.6
#define NATURAL  1.25
#define PAD      4.0
#define AFTER    0.4
#define NOT_ALONE 0.3 /* of its height is left for what else is known of the same element */

typedef struct
{
  MzChartLayout  *layout;
  const MzFigure *figure;
  guint           n_columns, n_rows;
  guint           first_column, first_row;
  gboolean        flows; /* cells in the order of categories, not where the table has them */
  double          width, height;
  MzFont          symbols, names;
} Table;

/* Whether the categories say where they stand: no two at one place. */
static gboolean
has_places (const MzFigure *figure)
{
  for (guint i = 0; i < figure->categories->len; i++)
    for (guint k = 0; k < i; k++)
      if (mz_figure_peek_category (figure, i)->column == mz_figure_peek_category (figure, k)->column
          && mz_figure_peek_category (figure, i)->row == mz_figure_peek_category (figure, k)->row)
        return FALSE;
  return TRUE;
}

static double
measure_symbols (const Table *self)
{
  double widest = 1;

  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      const char *symbol = mz_figure_peek_category (self->figure, i)->key;

      widest = MAX (widest, mz_text_measure (MZ_FONT_SITE_NEAR, self->layout->factor, symbol).width);
    }
  return widest + 4;
}

/* As many columns as make the cells as large as can be, and no narrower than @least where there is room for that. */
static void
flow (Table *self, double least)
{
  guint n = MAX (self->figure->categories->len, 1);
  double best = -1;

  self->flows = TRUE;
  self->first_column = self->first_row = 0;
  for (guint columns = 1; columns <= n; columns++)
    {
      guint rows = (n + columns - 1) / columns;
      double width = self->layout->width / columns, size = MIN (width, self->layout->height / rows);

      if (width - GAP < least && columns > 1)
        break;
      if (size > best)
        {
          best = size;
          self->n_columns = columns;
          self->n_rows = rows;
        }
    }
}

static void
place (Table *self)
{
  MzChartLayout *layout = self->layout;
  guint last_column = 0, last_row = 0;
  double least = measure_symbols (self);

  self->first_column = self->first_row = G_MAXUINT;
  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);

      self->first_column = MIN (self->first_column, category->column);
      self->first_row = MIN (self->first_row, category->row);
      last_column = MAX (last_column, category->column);
      last_row = MAX (last_row, category->row);
    }
  self->n_columns = last_column - self->first_column + 1;
  self->n_rows = last_row - self->first_row + 1;
  if (!has_places (self->figure) || layout->width / self->n_columns - GAP < least)
    flow (self, least);
  self->width = layout->width / self->n_columns;
  self->height = layout->height / self->n_rows;
  self->height = MIN (self->height, MAX (self->width * TALLEST, 24 * layout->factor));
  self->width = MIN (self->width, MAX (self->height * WIDEST, 24 * layout->factor));
  layout->plot = (cairo_rectangle_t) { (layout->width - self->width * self->n_columns) / 2,
                                       (layout->height - self->height * self->n_rows) / 2, self->width * self->n_columns,
                                       self->height * self->n_rows };
}

/** mz_elements_get_natural_height: Returns: pixels: cells a little higher than wide. */
double
mz_elements_get_natural_height (const MzFigure *figure, double width, double factor)
{
  MzChartLayout layout = { .figure = figure, .width = width, .height = width, .factor = factor };
  Table self = { .layout = &layout, .figure = figure };

  if (figure->categories->len == 0)
    return width / 2;
  place (&self);
  return width / self.n_columns * NATURAL * self.n_rows;
}

static cairo_rectangle_t
get_cell (const Table *self, guint index)
{
  const MzFigureCategory *category = mz_figure_peek_category (self->figure, index);
  guint column = self->flows ? index % self->n_columns : category->column - self->first_column;
  guint row = self->flows ? index / self->n_columns : category->row - self->first_row;
  double gap = MIN (GAP, MIN (self->width, self->height) / 4);

  return (cairo_rectangle_t) { self->layout->plot.x + column * self->width + gap / 2,
                               self->layout->plot.y + row * self->height + gap / 2, self->width - gap, self->height - gap };
}

/* The first datum of an element fills its cell; what else there is stands in a strip at the foot. */
static void
add_bodies (Table *self, const guint *data, guint n, cairo_rectangle_t box)
{
  double foot = n > 1 ? box.height * NOT_ALONE : 0;

  for (guint i = 0; i < n; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, data[i]);
      double width = n > 1 ? box.width / (n - 1) : 0;
      double x = i == 0 ? box.x : box.x + (i - 1) * width, y = i == 0 ? box.y : box.y + box.height - foot;
      MzShape *shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, x, y, i == 0 ? box.width : width,
                                           i == 0 ? box.height - foot : foot);

      mz_shape_set_datum (shape, self->figure, data[i]);
      shape->alpha = datum->flags & MZ_DATUM_AFTER ? AFTER : 1;
      shape->width = i > 0 && width > 4 ? 1.5 : 0;
    }
}

/* Upon a pattern there is no reading: the text gets the view behind it. */
static void
add_words (Table *self, MzFont font, const char *text, double x, double y, double align, const MzShape *body)
{
  MzChartLayout *layout = self->layout;
  gboolean solid = body->role == MZ_ROLE_BODY && body->fill == MZ_FILL_SOLID && body->alpha >= 1;
  gboolean pattern = body->role == MZ_ROLE_BODY && !solid && body->fill != MZ_FILL_OUTLINE;
  MzTextSize size = mz_text_measure (font, layout->factor, text);
  MzInk ink = body->ink; /* adding a shape moves the body */
  guint datum = body->datum, series = body->series;
  MzShape *shape;

  if (pattern)
    mz_layout_add_rect (layout, MZ_ROLE_GROUND, MZ_TONE_VIEW, x - size.width * align - 2, y - size.height / 2, size.width + 4,
                        size.height);
  shape = mz_layout_add_text (layout, font, solid ? MZ_TONE_ON_INK : MZ_TONE_TEXT, text, x, y, align, 0);
  shape->datum = datum;
  shape->series = series;
  shape->ink = ink;
}

static gboolean
fits (const Table *self, MzFont font, const char *text, double width, double height)
{
  MzTextSize size = mz_text_measure (font, self->layout->factor, text);

  return size.width <= width && size.height <= height;
}

/* The largest of @fonts in which the symbols of all fit their cells; without one the smallest. */
static MzFont
choose_font (const Table *self, const MzFont *fonts, guint n, gboolean names)
{
  cairo_rectangle_t box = get_cell (self, 0);

  for (guint k = 0; k < n; k++)
    {
      gboolean fit = TRUE;

      for (guint i = 0; i < self->figure->categories->len && fit; i++)
        {
          const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);

          fit = fits (self, fonts[k], names ? category->label : category->key, box.width - (names ? 6 : 2), box.height);
        }
      if (fit)
        return fonts[k];
    }
  return fonts[n - 1];
}

/* The symbol in the middle; number and name where there is room above and below it. */
static void
add_texts (Table *self, const MzFigureCategory *category, const MzShape *body, cairo_rectangle_t box)
{
  double factor = self->layout->factor, height = mz_text_measure (self->symbols, factor, category->key).height;
  double small = mz_text_measure (MZ_FONT_NOTE, factor, "X").height, pad = MIN (PAD, box.width / 12);
  double x = box.x + box.width / 2, y;
  g_auto (GStrv) lines = g_strsplit (category->note != NULL ? category->note : "", "\n", 2);
  const char *number = lines[0] != NULL ? lines[0] : "";
  gboolean named, numbered;

  if (!fits (self, self->symbols, category->key, box.width - 2, box.height))
    return;
  numbered = *number != '\0' && fits (self, MZ_FONT_NOTE, number, box.width - 2 * pad, box.height - height);
  named = fits (self, self->names, category->label, box.width - 6, box.height - height - (numbered ? small : 0));
  y = box.y + (box.height + (numbered ? small : 0) - (named ? small : 0)) / 2;
  if (numbered)
    add_words (self, MZ_FONT_NOTE, number, box.x + pad, MIN (box.y + pad, y - height / 2 - small) + small / 2, 0, body);
  add_words (self, self->symbols, category->key, x, y, 0.5, body);
  if (named)
    add_words (self, self->names, category->label, x, y + height / 2 + small / 2, 0.5, body);
}

/* What stands for the element itself: its first datum's body, or an empty cell. */
static void
add_element (Table *self, guint index, const guint *data, guint n)
{
  cairo_rectangle_t box = get_cell (self, index);
  MzShape *border, body;

  border = mz_layout_add_rect (self->layout, MZ_ROLE_GROUND, MZ_TONE_BAND, box.x, box.y, box.width, box.height);
  border->category = index;
  body = *border;
  if (n > 0)
    {
      guint at = self->layout->shapes->len;

      add_bodies (self, data, n, box);
      body = g_array_index (self->layout->shapes, MzShape, at);
    }
  add_texts (self, mz_figure_peek_category (self->figure, index), &body, body.box);
}

static int
compare_data (gconstpointer a, gconstpointer b, gpointer data)
{
  const MzFigure *figure = data;
  guint i = *(const guint *) a, k = *(const guint *) b;
  guint one = mz_figure_peek_datum (figure, i)->category, two = mz_figure_peek_datum (figure, k)->category;

  if (one != two)
    return one < two ? -1 : 1;
  return i < k ? -1 : i > k;
}

void
mz_layout_elements (MzChartLayout *layout)
{
  static const MzFont symbols[] = { MZ_FONT_TITLE, MZ_FONT_SITE_NEAR, MZ_FONT_NOTE_BOLD };
  static const MzFont names[] = { MZ_FONT_NOTE, MZ_FONT_TOWN };
  const MzFigure *figure = layout->figure;
  g_autoptr (GArray) data = g_array_new (FALSE, FALSE, sizeof (guint));
  Table self = { .layout = layout, .figure = figure };
  guint at = 0;

  if (figure->categories->len == 0)
    return;
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category != MZ_FIGURE_NONE)
      g_array_append_val (data, i);
  g_array_sort_with_data (data, compare_data, (gpointer) figure);
  place (&self);
  self.symbols = choose_font (&self, symbols, G_N_ELEMENTS (symbols), FALSE);
  self.names = choose_font (&self, names, G_N_ELEMENTS (names), TRUE);
  for (guint i = 0; i < figure->categories->len; i++)
    {
      guint first = at;

      while (at < data->len && mz_figure_peek_datum (figure, g_array_index (data, guint, at))->category == i)
        at++;
      add_element (&self, i, first < data->len ? &g_array_index (data, guint, first) : NULL, at - first);
    }
}
