/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-choropleth.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"

/* From here on, largest to smallest, classes are powers of ten; below they are of equal width. */
#define WIDE_RANGE 100.0

#define MILLION 1e6

/* Shades, from the land's colour to that of what is looked at. */
#define PALEST  0.16
#define DARKEST 0.88

#define HATCH_PITCH 7.0
#define DOT_PITCH   8.0
#define LINE_WIDTH  0.8

/* The least of 1, 2, 5 times a power of ten that is not below @value. */
static double
round_up (double value)
{
  static const double steps[] = { 1, 2, 5 };
  double power = pow (10, floor (log10 (value)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= value)
      return steps[i] * power;
  return 10 * power;
}

static void
set_breaks (MzChoropleth *self)
{
  double least = INFINITY, most = 0, step;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (*(double *) value > 0)
      {
        least = MIN (least, *(double *) value);
        most = MAX (most, *(double *) value);
      }
  if (most <= 0)
    return;

  self->n_classes = 1;
  if (most / least >= WIDE_RANGE)
    {
      int last = (int) floor (log10 (most)), first = MAX ((int) floor (log10 (least)), last - MZ_CHOROPLETH_MAX_CLASSES + 1);

      for (int i = first + 1; i <= last; i++)
        self->breaks[self->n_classes++] = pow (10, i);
      return;
    }
  step = round_up (most / MZ_CHOROPLETH_MAX_CLASSES);
  while (self->n_classes < MZ_CHOROPLETH_MAX_CLASSES && self->n_classes * step < most)
    {
      self->breaks[self->n_classes] = self->n_classes * step;
      self->n_classes++;
    }
}

/**
 * mz_choropleth_new:
 * @series: of which the dimension is the country
 * @date: of the clock: its year counts, and for a monthly series its month
 * @as_of: what is later is a forecast, and not drawn
 */
MzChoropleth *
mz_choropleth_new (MzSeries *series, MzPartialDate date, MzPartialDate as_of)
{
  const MzSeriesInfo *info = mz_series_peek (series);
  MzChoropleth *self = g_new0 (MzChoropleth, 1);

  self->series = g_object_ref (series);
  self->t = mz_partial_date_new (date.year, info->monthly ? date.month : 0, 0);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < info->points->len; i++)
    {
      const MzPoint *point = &g_array_index (info->points, MzPoint, i);

      if (mz_partial_date_equal (point->t, self->t)
          && mz_partial_date_first_day (point->t) <= mz_partial_date_last_day (as_of)
          && !g_hash_table_contains (self->values, point->key))
        g_hash_table_insert (self->values, point->key, g_memdup2 (&point->v, sizeof point->v));
    }
  /* They are no countries, and would only make the classes wider. */
  g_hash_table_remove (self->values, "WORLD");
  g_hash_table_remove (self->values, "other");
  set_breaks (self);
  self->factor = self->n_classes > 0 && self->breaks[self->n_classes - 1] >= MILLION ? MILLION : 1;
  return self;
}

void
mz_choropleth_free (MzChoropleth *self)
{
  g_hash_table_unref (self->values);
  g_object_unref (self->series);
  g_free (self);
}

/** mz_choropleth_classify: @class_number: (out): 0 for the lowest; untouched where there is no value above 0. */
MzAreaForm
mz_choropleth_classify (const MzChoropleth *self, const char *country, guint *class_number)
{
  const double *value = g_hash_table_lookup (self->values, country);

  if (value == NULL)
    return MZ_AREA_NO_FIGURE;
  if (*value <= 0)
    return MZ_AREA_ZERO;
  *class_number = 0;
  while (*class_number + 1 < self->n_classes && *value >= self->breaks[*class_number + 1])
    (*class_number)++;
  return MZ_AREA_VALUE;
}

/** mz_choropleth_describe: Returns: (transfer full): the label of a class, in @factor, or of the other forms. */
char *
mz_choropleth_describe (const MzChoropleth *self, MzAreaForm form, guint class_number)
{
  g_autofree char *from = mz_format_number (self->breaks[class_number] / self->factor), *to = NULL;

  if (form == MZ_AREA_ZERO)
    /* Translators: the figure of a country. */
    return g_strdup (_("0"));
  if (form == MZ_AREA_NO_FIGURE)
    return g_strdup (_("No figure"));
  if (self->n_classes == 1)
    return g_strdup (_("Above 0"));
  if (class_number + 1 == self->n_classes)
    return g_strdup_printf (_("%s or more"), from);
  to = mz_format_number (self->breaks[class_number + 1] / self->factor);
  if (class_number == 0)
    return g_strdup_printf (_("Under %s"), to);
  /* Translators: two numbers. */
  return g_strdup_printf (_("%1$s to under %2$s"), from, to);
}

static gboolean
is_in (const MzChoropleth *self, const char *country, MzAreaForm form, guint class_number)
{
  guint its_class = class_number;

  return mz_choropleth_classify (self, country, &its_class) == form && its_class == class_number;
}

/** mz_choropleth_count: Returns: how many of @countries are of this form and class. */
guint
mz_choropleth_count (const MzChoropleth *self, MzAreaForm form, guint class_number, MzStore *countries)
{
  guint n = 0;

  for (guint i = 0; i < mz_store_get_length (countries); i++)
    n += is_in (self, mz_record_get_id (mz_store_peek (countries, i)), form, class_number);
  return n;
}

static MzColor
shade (const MzChoropleth *self, const MzTheme *theme, guint class_number)
{
  double amount = self->n_classes > 1 ? PALEST + (DARKEST - PALEST) * class_number / (self->n_classes - 1) : DARKEST;

  return mz_color_mix (theme->land, theme->stages[MZ_STAGE_SEPARATION], amount);
}

/* Fills the path and takes it away: values with a shade, no figure with a pale hatch that leans to the left, 0 with dots. */
static void
fill (const MzChoropleth *self, cairo_t *cr, const MzTheme *theme, MzAreaForm form, guint class_number,
      const cairo_rectangle_t *box)
{
  mz_color_set_source (form == MZ_AREA_VALUE ? shade (self, theme, class_number) : theme->land, cr);
  if (form == MZ_AREA_VALUE)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);

  cairo_save (cr);
  cairo_clip (cr);
  mz_color_set_source (mz_color_mix (theme->land, theme->text_dim, form == MZ_AREA_ZERO ? 0.7 : 0.4), cr);
  if (form == MZ_AREA_NO_FIGURE)
    for (double x = 0; x < box->width + box->height; x += HATCH_PITCH)
      {
        cairo_move_to (cr, box->x + x - box->height, box->y);
        cairo_rel_line_to (cr, box->height, box->height);
      }
  else
    for (double y = DOT_PITCH / 2; y < box->height; y += DOT_PITCH)
      for (double x = DOT_PITCH / 2; x < box->width; x += DOT_PITCH)
        {
          cairo_move_to (cr, box->x + x, box->y + y);
          cairo_close_path (cr);
        }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, form == MZ_AREA_ZERO ? 2 : LINE_WIDTH);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_form (const MzChoropleth *self, cairo_t *cr, const MzTheme *theme, MzBasemap *basemap, MzStore *countries,
            const MzView *view, MzAreaForm form, guint class_number)
{
  cairo_rectangle_t frame = { 0, 0, view->width, view->height };
  gboolean any = FALSE;

  cairo_new_path (cr);
  for (guint i = 0; i < mz_store_get_length (countries); i++)
    {
      const char *code = mz_record_get_id (mz_store_peek (countries, i));

      if (is_in (self, code, form, class_number))
        any |= mz_basemap_country_path (basemap, cr, code, view);
    }
  if (any)
    {
      cairo_path_t *path = cairo_copy_path (cr);

      fill (self, cr, theme, form, class_number, &frame);
      cairo_append_path (cr, path);
      cairo_path_destroy (path);
      cairo_set_line_width (cr, LINE_WIDTH * theme->line_factor);
      mz_color_set_source (theme->border, cr);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

/** mz_choropleth_paint: @countries: all there are; @cr: over the base map, from the top left corner of the frame. */
void
mz_choropleth_paint (const MzChoropleth *self, cairo_t *cr, const MzTheme *theme, MzBasemap *basemap, MzStore *countries,
                     const MzView *view)
{
  cairo_save (cr);
  paint_form (self, cr, theme, basemap, countries, view, MZ_AREA_NO_FIGURE, 0);
  paint_form (self, cr, theme, basemap, countries, view, MZ_AREA_ZERO, 0);
  for (guint i = 0; i < self->n_classes; i++)
    paint_form (self, cr, theme, basemap, countries, view, MZ_AREA_VALUE, i);
  cairo_restore (cr);
}

/** mz_choropleth_paint_sample: The same in a box of a legend. */
void
mz_choropleth_paint_sample (const MzChoropleth *self, cairo_t *cr, const MzTheme *theme, MzAreaForm form, guint class_number,
                            const cairo_rectangle_t *box)
{
  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  fill (self, cr, theme, form, class_number, box);
  cairo_rectangle (cr, box->x + 0.5, box->y + 0.5, box->width - 1, box->height - 1);
  cairo_set_line_width (cr, LINE_WIDTH);
  mz_color_set_source (theme->border, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}
