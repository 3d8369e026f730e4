/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is mined, separated and made, by country. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"

#define FIRST_YEAR 1985

static const char *const named[] = { "CN", "US", "AU", "MM" };

/* The figure of a key in a year. (nullable) */
static const MzPoint *
find_point (MzSeries *series, const char *key, guint year)
{
  const GArray *points = mz_series_peek (series)->points;

  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);

      if (point->t.year == year && g_str_equal (point->key, key))
        return point;
    }
  return NULL;
}

static MzDatum *
add_point (MzFigure *figure, MzSeries *series, const MzPoint *point, guint figure_series)
{
  const char *const *sources = (const char *const *) (point->sources != NULL ? point->sources
                                                                             : mz_record_peek_head (MZ_RECORD (series))->sources);
  MzDatum *datum = mz_figure_add_datum (figure, figure_series, MZ_FIGURE_NONE, point->v);

  mz_datum_set_time (datum, point->t, figure);
  mz_datum_set_sources (datum, sources);
  mz_figure_add_sources (figure, sources);
  if (point->estimate)
    datum->flags |= MZ_DATUM_ESTIMATE;
  return datum;
}

static void
add_year (MzFigure *figure, MzSeries *countries, MzSeries *world, guint year, guint rest_series)
{
  const MzPoint *total = find_point (world, "WORLD", year);
  double rest;
  MzDatum *datum;

  if (total == NULL)
    return;
  rest = total->v;
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      const MzPoint *point = find_point (countries, named[i], year);

      if (point == NULL)
        continue;
      add_point (figure, countries, point, i);
      rest -= point->v;
    }
  datum = add_point (figure, world, total, rest_series);
  datum->value = MAX (rest, 0);
  datum->flags |= MZ_DATUM_COMPUTED;
}

/* The year's share of China at the clock, as the title. */
static void
add_words (MzFigure *figure, MzDataset *dataset, MzSeries *countries, MzSeries *world)
{
  const MzPoint *china = NULL, *total = NULL;
  guint year = figure->date.year;

  for (; year >= FIRST_YEAR && (china == NULL || total == NULL); year--)
    {
      china = find_point (countries, "CN", year);
      total = find_point (world, "WORLD", year);
      if ((china != NULL && !mz_figure_is_known (china->t, figure->date)) || (total != NULL && !mz_figure_is_known (total->t, figure->date)))
        china = total = NULL;
    }
  if (china != NULL && total != NULL && total->v > 0)
    {
      g_autofree char *share = mz_format_share (100 * china->v / total->v), *tonnes = mz_format_number (china->v),
                      *whole = mz_format_number (total->v);

      figure->title = g_strdup_printf (_("China mines %s of the world's rare earths"), share);
      figure->words = g_strdup_printf (_("In %1$u China mined %2$s t REO of %3$s t in the world: %4$s."), (guint) china->t.year,
                                       tonnes, whole, share);
    }
}

MzFigure *
mz_chart_build_mine_production (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_AREAS, request);
  MzSeries *countries = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, "mine-production");
  MzSeries *world = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, "mine-production-world");
  guint rest;

  figure->unit = g_strdup (_("t REO"));
  figure->subtitle = g_strdup (_("Mine production in t REO a year; where no source names the country it is among the others"));
  figure->series_facet = MZ_FACET_COUNTRY;
  if (countries == NULL || world == NULL)
    {
      mz_chart_set_empty (figure, _("The facts hold no mine production by country and no world total."));
      return figure;
    }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    mz_figure_add_series (figure, named[i], mz_dataset_country_name (request->dataset, named[i]), mz_ink_country (named[i]));
  rest = mz_figure_add_series (figure, "other", _("Others"), MZ_INK (MZ_INK_OTHERS));
  for (guint year = FIRST_YEAR; year <= mz_dataset_get_as_of (request->dataset).year; year++)
    add_year (figure, countries, world, year, rest);
  figure->x_from = FIRST_YEAR;
  figure->x_to = figure->as_of;
  add_words (figure, request->dataset, countries, world);
  return figure;
}
