/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Categories against categories: a number and a strength of ink a cell. What is the same both ways is shown once, in the lower
   triangle, with the names of the columns on the diagonal. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <math.h>
#include <string.h>

#include "mz-format.h"

#define GUTTER    0.3  /* of the width, at most */
#define WIDEST    2.6  /* times its height a cell is at most as wide */
#define TALLEST   1.4
#define N_STEPS   5
#define DARK_STEP 4    /* from which on numbers are in the colour for texts on ink */
#define GAP       1.5
#define NAME_MOST   110.0 /* px: as wide a column gets for the sake of its name, times the factor */
#define NAME_LINES  3
#define MOST_GROUND 100 /* categories: with more of them, empty cells are left out */

static const double strengths[N_STEPS + 1] = { 0, 0.2, 0.33, 0.45, 0.78, 1 };

typedef struct
{
  MzChartLayout  *layout;
  const MzFigure *figure;
  gboolean        triangle;
  gboolean        diagonal; /* whether anything stands on it */
  guint          *rows, *columns; /* of each category; MZ_FIGURE_NONE: it is none */
  guint           n_rows, n_columns;
  guint           n_lines; /* of the names above the columns */
  gboolean        turned;  /* these read upwards */
  double          cell_width, cell_height;
  double          most;     /* the greatest value */
} Matrix;

static gboolean
is_cell (const MzDatum *datum)
{
  return datum->category != MZ_FIGURE_NONE && datum->other != MZ_FIGURE_NONE;
}

static gint64 *
make_key (guint row, guint column)
{
  gint64 *key = g_new (gint64, 1);

  *key = ((gint64) row << 32) | column;
  return key;
}

/* Whether no pair says one thing one way round and another the other. */
static gboolean
is_symmetrical (const MzFigure *figure)
{
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (is_cell (datum))
        g_hash_table_insert (cells, make_key (datum->category, datum->other), (gpointer) datum);
    }
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i), *mirrored;
      g_autofree gint64 *key = NULL;

      if (!is_cell (datum))
        continue;
      key = make_key (datum->other, datum->category);
      mirrored = g_hash_table_lookup (cells, key);
      if (mirrored != NULL && !(mirrored->value == datum->value || (isnan (mirrored->value) && isnan (datum->value))))
        return FALSE;
    }
  return TRUE;
}

/* Which categories are rows and which are columns: all are both, unless none is. */
static void
choose_sides (Matrix *self)
{
  const MzFigure *figure = self->figure;
  guint n = figure->categories->len;
  g_autofree gboolean *is_column = g_new0 (gboolean, n + 1), *is_row = g_new0 (gboolean, n + 1);
  gboolean both = FALSE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (!is_cell (datum))
        continue;
      is_row[datum->category] = is_column[datum->other] = TRUE;
      if (isfinite (datum->value))
        self->most = MAX (self->most, fabs (datum->value));
      self->diagonal |= datum->category == datum->other;
    }
  for (guint i = 0; i < n; i++)
    both |= is_row[i] && is_column[i];
  self->triangle = both && is_symmetrical (figure);
  for (guint i = 0; i < n; i++)
    {
      self->rows[i] = both || !is_column[i] ? self->n_rows++ : MZ_FIGURE_NONE;
      self->columns[i] = both || is_column[i] ? self->n_columns++ : MZ_FIGURE_NONE;
    }
}

static double
measure_width (const Matrix *self, const char *text)
{
  return mz_text_measure (MZ_FONT_LANE, self->layout->factor, text).width;
}

/* The label; of a country its code, where the label is too long. */
static const char *
choose_name (const Matrix *self, const MzFigureCategory *category, double most)
{
  if (category->ink.kind != MZ_INK_COUNTRY || measure_width (self, category->label) <= most
      || strlen (category->key) >= strlen (category->label))
    return category->label;
  return category->key;
}

/* The words of a name, in lines as they fit; what is left over stands in the last. (transfer full) */
static GPtrArray *
wrap (const Matrix *self, const char *name, double most)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *last = lines->len > 0 ? lines->pdata[lines->len - 1] : NULL;
      g_autofree char *longer = last != NULL ? g_strconcat (last, " ", words[i], NULL) : NULL;

      if (longer != NULL && (lines->len == NAME_LINES || measure_width (self, longer) <= most))
        {
          g_free (last);
          lines->pdata[lines->len - 1] = g_steal_pointer (&longer);
        }
      else
        g_ptr_array_add (lines, g_strdup (words[i]));
    }
  return lines;
}

/* How many lines the names of columns take. */
static guint
count_lines (const Matrix *self, double most)
{
  guint n = 1;

  for (guint i = 0; i < self->figure->categories->len; i++)
    if (self->columns[i] != MZ_FIGURE_NONE)
      {
        g_autoptr (GPtrArray) lines = wrap (self, choose_name (self, mz_figure_peek_category (self->figure, i), most), most);

        n = MAX (n, lines->len);
      }
  return n;
}

/* Whether a word of the columns' names is wider than they are. */
static gboolean
is_too_narrow (const Matrix *self, double most)
{
  for (guint i = 0; i < self->figure->categories->len; i++)
    if (self->columns[i] != MZ_FIGURE_NONE)
      {
        g_autoptr (GPtrArray) lines = wrap (self, choose_name (self, mz_figure_peek_category (self->figure, i), most), most);

        for (guint k = 0; k < lines->len; k++)
          if (measure_width (self, lines->pdata[k]) > most)
            return TRUE;
      }
  return FALSE;
}

/* How wide the widest name of all rows is, or of all columns. */
static double
measure_names (const Matrix *self, const guint *places)
{
  double widest = 0;

  for (guint i = 0; i < self->figure->categories->len; i++)
    if (places[i] != MZ_FIGURE_NONE)
      widest = MAX (widest, measure_width (self, mz_figure_peek_category (self->figure, i)->label));
  return widest;
}

static void
place (Matrix *self)
{
  MzChartLayout *layout = self->layout;
  double factor = layout->factor, text = mz_text_measure (MZ_FONT_LANE, factor, "X").height;
  double gutter = MIN (measure_names (self, self->rows) + 10, layout->width * GUTTER), top = 2;
  double width = (layout->width - gutter - 2) / MAX (self->n_columns, 1), height;

  if (!self->triangle)
    {
      double wanted = MIN (measure_names (self, self->columns) + 8, NAME_MOST * factor);

      self->n_lines = MIN (count_lines (self, MIN (width, wanted) - 4), (guint) MAX (1, layout->height * 0.4 / text));
      top = self->n_lines * text + 6;
      self->turned = is_too_narrow (self, MIN (width, wanted) - 4);
      if (self->turned)
        top = MIN (measure_names (self, self->columns) + 8, layout->height * 0.4);
      self->cell_width = wanted;
    }
  height = MAX (layout->height - top - 2, 1) / MAX (self->n_rows, 1);
  self->cell_width = MIN (width, MAX (MAX (height * WIDEST, 48 * factor), self->cell_width));
  self->cell_height = MIN (height, MAX (self->cell_width * TALLEST, 32 * factor));
  layout->plot = (cairo_rectangle_t) { gutter, top, self->cell_width * MAX (self->n_columns, 1),
                                       self->cell_height * MAX (self->n_rows, 1) };
  layout->x = mz_scale_band (MAX (self->n_columns, 1), layout->plot.x, layout->plot.x + layout->plot.width);
  layout->y = mz_scale_band (MAX (self->n_rows, 1), layout->plot.y, layout->plot.y + layout->plot.height);
}

static cairo_rectangle_t
get_cell (const Matrix *self, guint row, guint column)
{
  double gap = MIN (GAP, MIN (self->cell_width, self->cell_height) / 4);

  return (cairo_rectangle_t) { self->layout->plot.x + column * self->cell_width, self->layout->plot.y + row * self->cell_height,
                               self->cell_width - gap, self->cell_height - gap };
}

static void
add_ground (Matrix *self)
{
  if (MAX (self->n_rows, self->n_columns) > MOST_GROUND)
    return;
  for (guint i = 0; i < self->n_rows; i++)
    for (guint k = 0; k < (self->triangle ? i : self->n_columns); k++)
      {
        cairo_rectangle_t box = get_cell (self, i, k);

        if (self->n_rows + self->n_columns == 2 * self->figure->categories->len && i == k)
          continue;
        mz_layout_add_rect (self->layout, MZ_ROLE_GROUND, MZ_TONE_BAND, box.x, box.y, box.width, box.height)->alpha = 0.6;
      }
}

/* Names that are too many for the height leave some out. */
static void
add_row_names (Matrix *self)
{
  MzChartLayout *layout = self->layout;
  double text = mz_text_measure (MZ_FONT_LANE, layout->factor, "X").height, above = 0, most = MAX (layout->plot.x - 10, 1);

  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      guint row = self->rows[i];
      double y = layout->plot.y + (row + 0.5) * self->cell_height;
      MzShape *shape;

      if (row == MZ_FIGURE_NONE || y - text / 2 < above || y + text / 2 > layout->height
          || (self->triangle && row == 0 && !self->diagonal))
        continue;
      shape = mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_TEXT,
                                  choose_name (self, mz_figure_peek_category (self->figure, i), most), layout->plot.x - 6, y, 1,
                                  most);
      if (shape != NULL)
        shape->category = i;
      above = y + text / 2;
    }
}

/* Upwards from the columns, those that have room. */
static void
add_turned_names (Matrix *self)
{
  MzChartLayout *layout = self->layout;
  double text = mz_text_measure (MZ_FONT_LANE, layout->factor, "X").height;
  double before = layout->plot.x - 6, most = layout->plot.y - 6;

  for (guint i = 0; i < self->figure->categories->len && most >= 4; i++)
    {
      double x = layout->plot.x + (self->columns[i] + 0.5) * self->cell_width;
      MzShape *shape;

      if (self->columns[i] == MZ_FIGURE_NONE || x - text / 2 < before || x + text / 2 > layout->width)
        continue;
      shape = mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_DIM,
                                  choose_name (self, mz_figure_peek_category (self->figure, i), most), 0, 0, 0, most);
      if (shape == NULL)
        continue;
      shape->turned = TRUE;
      shape->category = i;
      shape->box = (cairo_rectangle_t) { x - shape->box.height / 2, layout->plot.y - 4 - shape->box.width, shape->box.height,
                                         shape->box.width };
      before = x + text / 2;
    }
}

/* In lines above the columns. */
static void
add_top_names (Matrix *self)
{
  MzChartLayout *layout = self->layout;
  double text = mz_text_measure (MZ_FONT_LANE, layout->factor, "X").height, most = self->cell_width - 4;

  for (guint i = 0; i < self->figure->categories->len && most >= 4; i++)
    {
      double x = layout->plot.x + (self->columns[i] + 0.5) * self->cell_width;
      g_autoptr (GPtrArray) lines = NULL;

      if (self->columns[i] == MZ_FIGURE_NONE)
        continue;
      lines = wrap (self, choose_name (self, mz_figure_peek_category (self->figure, i), most), most);
      for (guint k = 0; k < lines->len && k < self->n_lines; k++)
        {
          double y = layout->plot.y - 4 - (MIN (lines->len, self->n_lines) - k - 0.5) * text;
          MzShape *shape = mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_DIM, lines->pdata[k], x, y, 0.5, most);

          if (shape != NULL)
            shape->category = i;
        }
    }
}

/* At the steps of a triangle, where there is nothing to the right of them. */
static void
add_step_names (Matrix *self)
{
  MzChartLayout *layout = self->layout;
  double text = mz_text_measure (MZ_FONT_LANE, layout->factor, "X").height, above = 0;

  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      double x = layout->plot.x + (self->columns[i] + (self->diagonal ? 1 : 0)) * self->cell_width + 4;
      double y = layout->plot.y + (self->columns[i] + 0.5) * self->cell_height, most = layout->width - x - 1;
      MzShape *shape;

      if (y - text / 2 < above || y + text / 2 > layout->height || most < 4)
        continue;
      shape = mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_DIM,
                                  choose_name (self, mz_figure_peek_category (self->figure, i), most), x, y, 0, most);
      if (shape != NULL)
        shape->category = i;
      above = y + text / 2;
    }
}

/* From 1 to N_STEPS; 0 for nothing. */
static guint
get_step (const Matrix *self, double value)
{
  if (value == 0 || self->most <= 0)
    return 0;
  return (guint) CLAMP (ceil (fabs (value) / self->most * N_STEPS), 1, N_STEPS);
}

static void
add_cell (Matrix *self, guint i, cairo_rectangle_t box)
{
  MzChartLayout *layout = self->layout;
  const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
  gboolean known = isfinite (datum->value);
  guint step = known ? get_step (self, datum->value) : N_STEPS;
  g_autofree char *number = known ? mz_format_number (datum->value) : NULL;
  MzShape *shape = mz_layout_add_rect (layout, MZ_ROLE_BODY, MZ_TONE_INK, box.x, box.y, box.width, box.height);
  MzTextSize size;
  MzInk ink;

  mz_shape_set_datum (shape, self->figure, i);
  /* One ink for all, as its strength is what counts, and a country's colour would say that the pair is that country's. */
  if (datum->series == MZ_FIGURE_NONE)
    shape->ink = MZ_INK (MZ_INK_AGREEMENT);
  shape->fill = MZ_FILL_SOLID;
  ink = shape->ink;
  shape->alpha = strengths[step] * (datum->flags & MZ_DATUM_AFTER ? 0.4 : 1);
  if (!known)
    {
      shape->ink = MZ_INK (MZ_INK_UNKNOWN);
      shape->fill = MZ_FILL_HATCH;
      return;
    }
  size = mz_text_measure (MZ_FONT_NOTE_BOLD, layout->factor, number);
  if (size.width > box.width - 2 || size.height > box.height + 1)
    return;
  shape = mz_layout_add_text (layout, MZ_FONT_NOTE_BOLD, shape->alpha >= strengths[DARK_STEP] ? MZ_TONE_ON_INK : MZ_TONE_TEXT,
                              number, box.x + box.width / 2, box.y + box.height / 2, 0.5, 0);
  mz_shape_set_datum (shape, self->figure, i);
  shape->ink = ink;
}

static void
add_cells (Matrix *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
      guint row, column;

      if (!is_cell (datum))
        continue;
      row = self->rows[datum->category];
      column = self->columns[datum->other];
      if (self->triangle && row < column)
        {
          row = self->rows[datum->other];
          column = self->columns[datum->category];
        }
      if (g_hash_table_add (taken, make_key (row, column)))
        add_cell (self, i, get_cell (self, row, column));
    }
}

/** mz_matrix_get_natural_height: Returns: pixels: rows in which a number can be read. */
double
mz_matrix_get_natural_height (const MzFigure *figure, double width, double factor)
{
  guint n = figure->categories->len;
  g_autofree guint *rows = g_new (guint, n + 1), *columns = g_new (guint, n + 1);
  Matrix self = { .figure = figure, .rows = rows, .columns = columns };
  double line = mz_text_measure (MZ_FONT_NOTE_BOLD, factor, "0").height;

  choose_sides (&self);
  return (self.triangle ? 4 : NAME_LINES * line + 8) + MAX (self.n_rows, 1) * (line + 2 * GAP);
}

void
mz_layout_matrix (MzChartLayout *layout)
{
  guint n = layout->figure->categories->len;
  g_autofree guint *rows = g_new (guint, n + 1), *columns = g_new (guint, n + 1);
  Matrix self = { .layout = layout, .figure = layout->figure, .rows = rows, .columns = columns };

  choose_sides (&self);
  place (&self);
  add_ground (&self);
  add_cells (&self);
  add_row_names (&self);
  if (self.triangle)
    add_step_names (&self);
  else if (self.turned)
    add_turned_names (&self);
  else
    add_top_names (&self);
}
