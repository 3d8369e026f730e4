/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lying rows, a category each under the headings of groups: what bars, dots and gauges share. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP      8.0
#define LEFT_MOST 0.36 /* of the width */
#define NOTE      10.0
#define HEADING  24.0 /* px, at factor 1 */
#define KEY_ROW  20.0
#define KEY_GAP  14.0
#define KEY_MOST 3u   /* rows */
#define LEAST    4.0  /* px, the lowest row */

gboolean
mz_layout_begins_group (const MzFigure *figure, guint i)
{
  const char *group = mz_figure_peek_category (figure, i)->group;

  return group != NULL && (i == 0 || g_strcmp0 (mz_figure_peek_category (figure, i - 1)->group, group) != 0);
}

static guint
count_groups (const MzFigure *figure)
{
  guint n = 0;

  for (guint i = 0; i < figure->categories->len; i++)
    n += mz_layout_begins_group (figure, i) ? 1 : 0;
  return n;
}

/** mz_layout_get_rows_height: @row: pixels of one at factor 1 */
double
mz_layout_get_rows_height (const MzFigure *figure, double factor, double row)
{
  return (figure->categories->len * row + count_groups (figure) * HEADING) * factor;
}

/* (transfer full) */
static char *
dup_name (const MzFigureCategory *category, gboolean headed)
{
  return headed || category->group == NULL
           ? g_strdup (category->label)
           : g_strconcat (category->group, C_("between parts of a name", ", "), category->label, NULL);
}

/* @part: of what headings want, is there. */
static gboolean
has_headings (const MzChartLayout *self, double part)
{
  return HEADING * self->factor * part >= mz_text_measure (MZ_FONT_SITE_NEAR, self->factor, "X").height;
}

double
mz_layout_get_row (const MzFigure *figure, double row)
{
  for (guint i = 0; i < figure->categories->len; i++)
    if (mz_figure_peek_category (figure, i)->note != NULL)
      return row + NOTE;
  return row;
}

/** mz_layout_measure_row_labels: Returns: pixels that names, and notes where rows may be that high, want before the plot. */
double
mz_layout_measure_row_labels (const MzChartLayout *self, double row)
{
  double widest = 0, line = mz_text_measure (MZ_FONT_AXIS, self->factor, "X").height;
  double part = (self->height - mz_layout_get_key_height (self->figure, self->width, self->factor))
                / MAX (mz_layout_get_rows_height (self->figure, self->factor, row), 1);
  gboolean with_notes = part * row * self->factor >= 2 * line;

  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);
      g_autofree char *name = dup_name (category, has_headings (self, part));

      widest = MAX (widest, mz_text_measure (MZ_FONT_AXIS, self->factor, name).width);
      if (category->note != NULL && with_notes)
        widest = MAX (widest, mz_text_measure (MZ_FONT_NOTE, self->factor, category->note).width);
    }
  return MIN (widest + GAP + 4, self->width * LEFT_MOST);
}

/**
 * mz_layout_begin_rows:
 * @row: pixels of a row at factor 1: rows are lower where there is not the room, and not higher by more than a half
 * @left, @right, @bottom: pixels round the plot
 */
void
mz_layout_begin_rows (MzChartLayout *self, MzRows *rows, double row, double left, double right, double bottom)
{
  const MzFigure *figure = self->figure;
  guint n = figure->categories->len;
  double top = MIN (mz_layout_get_key_height (figure, self->width, self->factor), self->height / 3);
  double wanted = mz_layout_get_rows_height (figure, self->factor, row);
  double part, at;

  self->plot = (cairo_rectangle_t) { left, top, MAX (self->width - left - right, self->width * 0.1),
                                     MAX (self->height - top - bottom, self->height * 0.2) };
  part = wanted > 0 ? CLAMP (self->plot.height / wanted, 0, 1.5) : 1;
  rows->headed = has_headings (self, part);
  if (n > 0 && !rows->headed) /* what they leave is the rows' */
    part = CLAMP (self->plot.height / (n * row * self->factor), 0, 1.5);
  rows->height = n > 0 ? MAX (row * self->factor * part, MIN (LEAST, self->plot.height / n)) : self->plot.height;
  rows->y = g_new (double, n + 1);
  at = self->plot.y;
  for (guint i = 0; i < n; i++)
    {
      if (mz_layout_begins_group (figure, i) && rows->headed)
        at += HEADING * self->factor * part;
      rows->y[i] = at + rows->height / 2;
      at += rows->height;
    }
}

/** mz_layout_add_row_labels: Names before the plot, notes below them where rows are high enough, and headings. */
void
mz_layout_add_row_labels (MzChartLayout *self, const MzRows *rows)
{
  double line = mz_text_measure (MZ_FONT_AXIS, self->factor, "X").height, most = self->plot.x - GAP;
  double heading = mz_text_measure (MZ_FONT_SITE_NEAR, self->factor, "X").height;

  for (guint i = 0; i < self->figure->categories->len; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);
      gboolean with_note = category->note != NULL && *category->note != '\0' && rows->height >= 2 * line;
      double y = rows->y[i] - (with_note ? line / 2 : 0);
      g_autofree char *name = dup_name (category, rows->headed);
      MzShape *label;

      if (mz_layout_begins_group (self->figure, i) && rows->headed)
        mz_layout_try_text (self, MZ_FONT_SITE_NEAR, MZ_TONE_TEXT, category->group, 0, rows->y[i] - rows->height / 2 - heading / 2 - 1,
                            0, self->width);
      label = most > 0 ? mz_layout_try_text (self, MZ_FONT_AXIS, MZ_TONE_TEXT, name, 0, y, 0, most) : NULL;
      if (label != NULL)
        label->category = i;
      label = label != NULL && with_note
                ? mz_layout_try_text (self, MZ_FONT_NOTE, MZ_TONE_DIM, category->note, 0, y + line, 0, most) : NULL;
      if (label != NULL)
        label->category = i;
    }
}

static double
get_entry_width (const MzFigure *figure, guint series, double factor)
{
  const char *label = mz_figure_peek_series (figure, series)->label;

  return mz_text_measure (MZ_FONT_SITE_NEAR, factor, label).width + mz_layout_get_tick_width (figure, series, factor) + 4 * factor;
}

/* Where the next name stands: in a row of its own where the one before has no room for it. */
static void
step_key (double *x, guint *row, double entry, double width)
{
  if (*x > 0 && *x + entry > width)
    {
      *x = 0;
      *row += 1;
    }
}

double
mz_layout_get_key_height (const MzFigure *figure, double width, double factor)
{
  double x = 0;
  guint row = 0;

  if (figure->series->len < 2)
    return 0;
  for (guint i = 0; i < figure->series->len; i++)
    {
      double entry = get_entry_width (figure, i, factor);

      step_key (&x, &row, entry, width);
      x += entry + KEY_GAP * factor;
    }
  return MIN (row + 1, KEY_MOST) * KEY_ROW * factor + 4;
}

void
mz_layout_add_key (MzChartLayout *self)
{
  double x = 0;
  guint row = 0;

  for (guint i = 0; i < self->figure->series->len && self->figure->series->len > 1; i++)
    {
      double entry = MIN (get_entry_width (self->figure, i, self->factor), self->width), y;
      double tick = mz_layout_get_tick_width (self->figure, i, self->factor);
      MzShape *shape;

      step_key (&x, &row, entry, self->width);
      y = (row + 0.5) * KEY_ROW * self->factor;
      if (row >= KEY_MOST || y + mz_text_measure (MZ_FONT_SITE_NEAR, self->factor, "X").height / 2 > self->plot.y)
        return;
      shape = mz_layout_try_text (self, MZ_FONT_SITE_NEAR, MZ_TONE_TEXT, mz_figure_peek_series (self->figure, i)->label,
                                  x + tick + 4 * self->factor, y, 0, entry - tick - 4 * self->factor);
      if (shape != NULL)
        {
          shape->series = i;
          mz_layout_add_series_tick (self, i, x, y);
        }
      x += entry + KEY_GAP * self->factor;
    }
}
