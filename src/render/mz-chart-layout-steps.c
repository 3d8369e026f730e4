/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that go through steps, a column each: how far each has come, with the dates on the cells. What has no room is counted. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <glib/gi18n-lib.h>

#define ROW         20.0
#define ROW_MOST    26.0
#define GAP         2.0
#define PAD         6.0
#define GUTTER      0.38 /* of the width, at most */
#define GUTTER_SLIM 0.25 /* the same where columns would be too narrow */
#define COLUMN      62.0 /* px that a column wants, times the factor */
#define COLUMN_MOST 220.0
#define HEADED      6   /* lines: with fewer, headings leave their room to rows */
#define LETTER      4.0 /* px: of text, at least */
#define AFTER       0.4  /* alpha of what comes after the clock */
#define UNKNOWN     0.7  /* alpha of the hatch, which is in most cells */

typedef struct
{
  MzChartLayout *layout;
  double         gutter, column, row;
  gboolean       narrow;  /* the names of steps are small, and broken where they have several words */
  gboolean       headed;  /* groups have headings */
  double        *y;       /* middles of the rows */
  guint          n_shown; /* categories that have room */
} Steps;

static guint
count_lines (const MzFigure *figure)
{
  guint n = figure->categories->len;

  for (guint i = 0; i < figure->categories->len; i++)
    n += mz_layout_begins_group (figure, i) ? 1 : 0;
  return n;
}

static double
measure_line (double factor)
{
  return MAX (mz_text_measure (MZ_FONT_LANE, factor, "X").height, mz_text_measure (MZ_FONT_SITE_NEAR, factor, "X").height) + 4;
}

/* Whether the name of a step is wider than a column. */
static gboolean
is_narrow (const MzFigure *figure, double factor, double column)
{
  for (guint i = 0; i < figure->series->len; i++)
    if (mz_text_measure (MZ_FONT_SITE_NEAR, factor, mz_figure_peek_series (figure, i)->label).width > column - GAP - 2)
      return TRUE;
  return FALSE;
}

static double
measure_head (double factor, gboolean narrow)
{
  return narrow ? 2 * mz_text_measure (MZ_FONT_NOTE, factor, "X").height + 4
                : mz_text_measure (MZ_FONT_SITE_NEAR, factor, "X").height + 4;
}

static double
measure_gutter (const MzChartLayout *layout)
{
  const MzFigure *figure = layout->figure;
  double widest = 0, most = layout->width * GUTTER;

  if ((layout->width - most) / MAX (figure->series->len, 1) < COLUMN * layout->factor)
    most = layout->width * GUTTER_SLIM;
  for (guint i = 0; i < figure->categories->len && widest < most; i++)
    {
      const char *label = mz_figure_peek_category (figure, i)->label;

      widest = MAX (widest, mz_text_measure (MZ_FONT_LANE, layout->factor, label).width + 2 * PAD + 1);
    }
  return MIN (widest, most);
}

/* Text from @x on; nothing where there is no room for a letter. (nullable) */
static MzShape *
add_words (Steps *self, MzFont font, MzTone tone, const char *text, double x, double y, double most)
{
  double half = mz_text_measure (font, self->layout->factor, "X").height / 2;

  if (most < LETTER || y - half < -1 || y + half > self->layout->height + 1)
    return NULL;
  return mz_layout_add_text (self->layout, font, tone, text, x, y, 0, most);
}

static gboolean
has_heading (const Steps *self, guint i)
{
  return self->headed && mz_layout_begins_group (self->layout->figure, i);
}

/* From the top, as many as there is room for, and a line to count the rest. */
static void
place (Steps *self)
{
  MzChartLayout *layout = self->layout;
  const MzFigure *figure = layout->figure;
  guint n_lines;
  double top, room, bottom, y, least = measure_line (layout->factor);

  self->gutter = measure_gutter (layout);
  self->column = MIN ((layout->width - self->gutter) / MAX (figure->series->len, 1), COLUMN_MOST * layout->factor);
  self->narrow = is_narrow (figure, layout->factor, self->column);
  top = y = MIN (measure_head (layout->factor, self->narrow), layout->height / 2);
  room = layout->height - top - 2;
  self->headed = room >= HEADED * least;
  n_lines = MAX (self->headed ? count_lines (figure) : figure->categories->len, 1);
  self->row = CLAMP (room / n_lines, least, ROW_MOST * layout->factor);
  bottom = top + room - (self->row * n_lines > room + 0.5 ? self->row : 0);
  for (guint i = 0; i < figure->categories->len; i++, self->n_shown++)
    {
      double end = y + (has_heading (self, i) ? 2 : 1) * self->row;

      if (end > bottom + 0.5)
        break;
      self->y[i] = end - self->row / 2;
      y = end;
    }
  layout->plot = (cairo_rectangle_t) { self->gutter, top, self->column * figure->series->len, MAX (y - top, 1) };
  layout->x = mz_scale_band (MAX (figure->series->len, 1), layout->plot.x, layout->plot.x + layout->plot.width);
  layout->y = mz_scale_band (n_lines, layout->plot.y, layout->plot.y + self->row * n_lines);
}

static void
add_head (Steps *self, guint series, MzFont font, const char *text, double y)
{
  double x = self->layout->plot.x + series * self->column + GAP / 2 + 1;
  MzShape *shape = add_words (self, font, MZ_TONE_TEXT, text, x, y, self->column - GAP - 2);

  if (shape != NULL)
    shape->series = series;
}

static void
add_heads (Steps *self)
{
  MzChartLayout *layout = self->layout;
  double line = mz_text_measure (MZ_FONT_NOTE, layout->factor, "X").height;

  for (guint i = 0; i < layout->figure->series->len; i++)
    {
      const char *label = mz_figure_peek_series (layout->figure, i)->label;
      g_auto (GStrv) words = self->narrow ? g_strsplit (label, " ", 2) : NULL;
      guint n = words != NULL ? g_strv_length (words) : 0;

      if (!self->narrow)
        add_head (self, i, MZ_FONT_SITE_NEAR, label, layout->plot.y / 2);
      for (guint k = 0; k < n; k++)
        add_head (self, i, MZ_FONT_NOTE, words[k], layout->plot.y - 2 - (n - k - 0.5) * line);
    }
}

static void
add_names (Steps *self)
{
  MzChartLayout *layout = self->layout;

  for (guint i = 0; i < self->n_shown; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (layout->figure, i);
      MzShape *shape;

      if (has_heading (self, i))
        {
          double y = self->y[i] - self->row;

          mz_layout_add_rect (layout, MZ_ROLE_GROUND, MZ_TONE_BAND, 0, y - self->row / 2 + 0.5, layout->plot.x + layout->plot.width,
                              self->row - 1);
          add_words (self, MZ_FONT_SITE_NEAR, MZ_TONE_TEXT, category->group, PAD, y, layout->width - 2 * PAD);
        }
      shape = add_words (self, MZ_FONT_LANE, MZ_TONE_TEXT, category->label, PAD, self->y[i], self->gutter - 2 * PAD);
      if (shape != NULL)
        shape->category = i;
    }
}

/* The longest words for a cell that fit into it: its date or its year; of what is not done, what is said of it. (nullable) */
static char *
choose_words (const Steps *self, const MzDatum *datum, double most)
{
  char *all[2] = { NULL, NULL }, *words = NULL;
  MzPartialDate date;

  if (datum->when != NULL && mz_partial_date_parse (datum->when, &date, NULL))
    {
      all[0] = mz_partial_date_format_short (date);
      all[1] = mz_partial_date_format_short (mz_partial_date_new (date.year, 0, 0));
    }
  else if (datum->fill == MZ_FILL_OUTLINE)
    {
      all[0] = g_strdup (datum->what);
      all[1] = g_strdup (_("nothing yet"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (words == NULL && all[i] != NULL && mz_text_measure (MZ_FONT_NOTE, self->layout->factor, all[i]).width <= most)
      words = g_steal_pointer (&all[i]);
  g_free (all[0]);
  g_free (all[1]);
  return words;
}

static void
add_cell (Steps *self, guint i)
{
  MzChartLayout *layout = self->layout;
  const MzDatum *datum = mz_figure_peek_datum (layout->figure, i);
  double x = layout->plot.x + datum->series * self->column + GAP / 2, y = self->y[datum->category];
  double width = self->column - GAP, height = self->row - GAP;
  MzShape *shape = mz_layout_add_rect (layout, MZ_ROLE_BODY, MZ_TONE_INK, x, y - height / 2, width, height);
  gboolean after = (datum->flags & MZ_DATUM_AFTER) != 0;
  MzTone tone = datum->fill == MZ_FILL_SOLID ? MZ_TONE_ON_INK : after ? MZ_TONE_DIM : MZ_TONE_TEXT;
  g_autofree char *words = NULL;

  mz_shape_set_datum (shape, layout->figure, i);
  shape->alpha = after ? AFTER : 1;
  if (datum->fill == MZ_FILL_HATCH)
    {
      shape->ink = MZ_INK (MZ_INK_UNKNOWN);
      shape->alpha = UNKNOWN;
      return;
    }
  words = choose_words (self, datum, width - 2 * PAD);
  if (words == NULL)
    return;
  shape = mz_layout_add_text (layout, MZ_FONT_NOTE, tone, words, x + PAD, y, 0, 0);
  mz_shape_set_datum (shape, layout->figure, i);
}

static void
add_rest (Steps *self)
{
  MzChartLayout *layout = self->layout;
  guint n = layout->figure->categories->len - self->n_shown;
  double line = measure_line (layout->factor);
  double y = MIN (layout->plot.y + layout->plot.height + line / 2, layout->height - line / 2);
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  /* Translators: below the rows of a chart that has no room for all of them. */
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  add_words (self, MZ_FONT_LANE, MZ_TONE_DIM, text, PAD, y, layout->width - 2 * PAD);
}

/** mz_steps_get_natural_height: Returns: pixels: a row for each category and heading, and the names of the steps. */
double
mz_steps_get_natural_height (const MzFigure *figure, double width, double factor)
{
  return measure_head (factor, TRUE) + MAX (count_lines (figure), 1) * MAX (ROW * factor, measure_line (factor)) + 2;
}

void
mz_layout_steps (MzChartLayout *layout)
{
  guint n_columns = layout->figure->series->len;
  g_autofree double *y = g_new0 (double, layout->figure->categories->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, (layout->figure->categories->len + 1) * (n_columns + 1));
  Steps self = { .layout = layout, .y = y };

  place (&self);
  add_heads (&self);
  add_names (&self);
  for (guint i = 0; i < layout->figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (layout->figure, i);

      if (datum->series == MZ_FIGURE_NONE || datum->category >= self.n_shown || taken[datum->category * n_columns + datum->series])
        continue;
      taken[datum->category * n_columns + datum->series] = TRUE;
      add_cell (&self, i);
    }
  add_rest (&self);
}
