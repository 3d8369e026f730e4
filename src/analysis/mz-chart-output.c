/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is mined, by country, and what the main producers outside China make. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

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

static gboolean
is_named (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (strcmp (key, named[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The countries of a year that have no area of their own, as one. Returns: their sum; 0 where there are none. */
static double
add_others (MzFigure *figure, MzDataset *dataset, MzSeries *countries, guint year, guint figure_series)
{
  const GArray *points = mz_series_peek (countries)->points;
  g_autoptr (GString) names = g_string_new (NULL);
  const MzPoint *any = NULL;
  MzDatum *datum;
  double sum = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      g_autofree char *tonnes = NULL;

      if (point->t.year != year || is_named (point->key) || point->v <= 0)
        continue;
      tonnes = mz_format_number (point->v);
      g_string_append_printf (names, "%s%s %s", names->len > 0 ? C_("between parts of a name", ", ") : "",
                              strcmp (point->key, "other") == 0 ? _("countries without a name")
                                                                : mz_dataset_country_name (dataset, point->key), tonnes);
      sum += point->v;
      any = point;
    }
  if (any == NULL)
    return 0;
  datum = mz_chart_add_point (figure, countries, any, figure_series);
  datum->value = sum;
  datum->flags |= MZ_DATUM_COMPUTED;
  datum->what = g_strdup (names->str);
  return sum;
}

/* The series that state or derive China's share of the world's production. */
static const char *const china_shares[] = { "mine-production-china-share", "mine-production-share-usgs" };

/* China's tonnes of a year that no source has them for, by a share that one has. Returns: them; 0 if there is none. */
static double
add_by_share (MzFigure *figure, MzDataset *dataset, const MzPoint *total, guint figure_series)
{
  for (guint i = 0; i < G_N_ELEMENTS (china_shares); i++)
    {
      MzSeries *shares = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, china_shares[i]);
      const MzPoint *point = shares != NULL ? find_point (shares, "CN", total->t.year) : NULL;
      g_autofree char *share = NULL, *whole = NULL;
      MzDatum *datum;

      if (point == NULL || point->bound != MZ_BOUND_NONE)
        continue;
      share = mz_format_percent (point->v);
      whole = mz_format_number (total->v);
      datum = mz_chart_add_point (figure, shares, point, figure_series);
      datum->value = round (total->v * point->v / 100);
      datum->flags |= MZ_DATUM_COMPUTED | MZ_DATUM_ESTIMATE;
      /* Translators: a share, the tonnes that it is of. */
      datum->what = g_strdup_printf (_("computed: %1$s of %2$s t"), share, whole);
      return datum->value;
    }
  return 0;
}

/* A year whose total is known; what of it no country is named for is not known. */
static void
add_year (MzFigure *figure, MzDataset *dataset, MzSeries *countries, MzSeries *world, guint year)
{
  const MzPoint *total = find_point (world, "WORLD", year);
  double rest;

  if (total == NULL)
    return;
  rest = total->v;
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      const MzPoint *point = find_point (countries, named[i], year);

      if (point != NULL)
        {
          mz_chart_add_point (figure, countries, point, i);
          rest -= point->v;
        }
      else if (strcmp (named[i], "CN") == 0)
        rest -= add_by_share (figure, dataset, total, i);
    }
  rest -= add_others (figure, dataset, countries, year, G_N_ELEMENTS (named));
  if (rest > 0)
    {
      MzDatum *datum = mz_chart_add_point (figure, world, total, G_N_ELEMENTS (named) + 1);

      datum->value = rest;
      datum->fill = MZ_FILL_HATCH;
      datum->flags |= MZ_DATUM_COMPUTED;
    }
}

/* What the largest country has of the last year that is known at the clock. */
static void
add_words (MzFigure *figure, const MzFigureRequest *request)
{
  g_autoptr (MzConcentration) mining = mz_concentration_new_last (request->dataset, MZ_STAGE_MINING, request->date);
  g_autofree char *share = NULL, *tonnes = NULL, *whole = NULL;
  const char *country;

  if (mining->top1 == NULL || mining->year < FIRST_YEAR)
    return;
  country = mz_dataset_country_name (request->dataset, mining->top1->country);
  share = mz_format_share (100 * mining->top1->share);
  tonnes = mz_format_number (mining->top1->value);
  whole = mz_format_number (mining->whole);
  figure->title = g_strdup_printf (_("%1$s mined %2$s of the world's rare earths in %3$u"), country, share, mining->year);
  if (mining->total > 0 && mining->whole > mining->total)
    {
      g_autofree char *stated = mz_format_number (mining->total);

      /* Translators: %4$s: the sum of all countries; %6$s: what is stated as the world's. */
      figure->words = g_strdup_printf (_("In %1$u %2$s mined %3$s t REO of the %4$s t that the figures of countries add up to: %5$s. "
                                         "The total that is stated for the world is %6$s t."), mining->year, country, tonnes, whole,
                                       share, stated);
      return;
    }
  figure->words = g_strdup_printf (_("In %1$u %2$s mined %3$s t REO of the %4$s t in the world: %5$s."), mining->year, country, tonnes,
                                   whole, share);
}

/* Returns: (nullable) (transfer none): the series of the world; the figure says why there is none. */
static MzSeries *
begin_production (MzFigure *figure, const MzFigureRequest *request, MzSeries **countries)
{
  MzSeries *world = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, "mine-production-world");

  *countries = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, "mine-production");
  figure->unit = g_strdup (_("t REO"));
  figure->series_facet = MZ_FACET_COUNTRY;
  figure->x_from = request->from < request->to ? request->from : FIRST_YEAR;
  figure->x_to = request->from < request->to ? request->to : figure->as_of;
  if (world == NULL || *countries == NULL)
    {
      mz_chart_set_empty (figure, _("The facts hold no mine production by country and no world total."));
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    mz_figure_add_series (figure, named[i], mz_dataset_country_name (request->dataset, named[i]), mz_ink_country (named[i]));
  return world;
}

MzFigure *
mz_chart_build_mine_production (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_AREAS, request);
  MzSeries *countries, *world = begin_production (figure, request, &countries);

  figure->subtitle = g_strdup (_("Mine production in t REO a year; hatched where no source names the country"));
  if (world == NULL)
    return figure;
  mz_figure_add_series (figure, "other", _("Others"), MZ_INK (MZ_INK_OTHERS));
  mz_figure_add_series (figure, "unknown", _("Not known by country"), MZ_INK (MZ_INK_UNKNOWN));
  for (guint year = FIRST_YEAR; year <= mz_dataset_get_as_of (request->dataset).year; year++)
    add_year (figure, request->dataset, countries, world, year);
  mz_figure_add_note (figure, _("Of some years before 2012 China's tonnes are computed from the share that USGS states."));
  mz_figure_add_note (figure, _("Not known by country is what the stated total of the world leaves when all countries that are named "
                                "are taken off; where they add up to more than that total, there is none."));
  mz_chart_add_record_note (figure, MZ_RECORD (countries));
  mz_chart_add_record_note (figure, MZ_RECORD (world));
  add_words (figure, request);
  return figure;
}

/* A country, or the world, from the first year of the axis on. */
static void
add_line (MzFigure *figure, MzDataset *dataset, MzSeries *series, MzSeries *world, const char *key, guint line)
{
  for (guint year = FIRST_YEAR; year <= mz_dataset_get_as_of (dataset).year; year++)
    {
      const MzPoint *point = find_point (series, key, year), *total = find_point (world, "WORLD", year);

      if (point != NULL)
        mz_chart_add_point (figure, series, point, line);
      else if (total != NULL && strcmp (key, "CN") == 0)
        add_by_share (figure, dataset, total, line);
    }
}

MzFigure *
mz_chart_build_mine_production_lines (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);
  MzSeries *countries, *world = begin_production (figure, request, &countries);

  figure->subtitle = g_strdup (_("Mine production in t REO a year; a line joins the years that a source has a figure for"));
  if (world == NULL)
    return figure;
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    add_line (figure, request->dataset, countries, world, named[i], i);
  add_line (figure, request->dataset, world, world, "WORLD",
            mz_figure_add_series (figure, "WORLD", _("World"), MZ_INK (MZ_INK_TEXT)));
  mz_figure_add_note (figure, _("Of some years before 2012 China's tonnes are computed from the share that USGS states."));
  mz_chart_add_record_note (figure, MZ_RECORD (countries));
  mz_chart_add_record_note (figure, MZ_RECORD (world));
  add_words (figure, request);
  return figure;
}

/* Who of those outside China makes most, of the last year that is known of each. */
static void
add_producer_words (MzFigure *figure)
{
  const MzDatum *best = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *value = NULL, *when = NULL;

  for (guint i = 0; i < figure->series->len; i++)
    {
      const MzDatum *last = mz_chart_last_known (figure, i);
      g_autofree char *made = NULL, *year = NULL;

      if (last == NULL)
        continue;
      if (best == NULL || last->value > best->value)
        best = last;
      made = mz_figure_format_value (figure, last);
      year = mz_chart_format_when (last);
      g_string_append (words, words->len > 0 ? " " : "");
      /* Translators: a company, its output with the unit, a year. */
      g_string_append_printf (words, _("%1$s: %2$s in %3$s."), mz_figure_peek_series (figure, i)->label, made, year);
    }
  if (best == NULL)
    return;
  value = mz_figure_format_value (figure, best);
  when = mz_chart_format_when (best);
  /* Translators: a company, its output with the unit, a year. */
  figure->title = g_strdup_printf (_("Outside China %1$s makes most: %2$s in %3$s"), mz_figure_peek_series (figure, best->series)->label,
                                   value, when);
  figure->words = g_string_free (g_steal_pointer (&words), FALSE);
}

/* The keys of the series are what sources call the producers: each is a line. */
static MzFigure *
build_producers (const MzChart *chart, const MzFigureRequest *request, const char *id, const char *unit, const char *subtitle)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, id);

  figure->unit = g_strdup (unit);
  figure->subtitle = g_strdup (subtitle);
  if (series == NULL)
    return figure;
  for (guint i = 0; i < mz_series_peek (series)->points->len; i++)
    {
      const char *key = g_array_index (mz_series_peek (series)->points, MzPoint, i).key;
      guint line;

      if (mz_figure_find_series (figure, key) != MZ_FIGURE_NONE)
        continue;
      line = mz_figure_add_series (figure, key, key, MZ_INK_INDEX (MZ_INK_SEQUENCE, figure->series->len));
      g_array_index (figure->series, MzFigureSeries, line).dash = line;
      mz_chart_add_points (figure, series, key, line);
    }
  mz_chart_add_record_note (figure, MZ_RECORD (series));
  mz_chart_set_span (figure, request);
  add_producer_words (figure);
  return figure;
}

MzFigure *
mz_chart_build_producers (const MzChart *chart, const MzFigureRequest *request)
{
  return build_producers (chart, request, "producers-ndpr", _("t NdPr oxide"),
                          _("NdPr oxide of the main producers outside China, t a year; years are those of the companies"));
}

MzFigure *
mz_chart_build_producers_reo (const MzChart *chart, const MzFigureRequest *request)
{
  return build_producers (chart, request, "producers-reo", _("t REO"),
                          _("Rare earth oxides of the main producers outside China, t a year: separated, or in concentrate"));
}
