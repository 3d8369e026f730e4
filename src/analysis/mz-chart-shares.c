/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the output of a stage is shared among countries, year by year, and how concentrated that is. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

#define FIRST_YEAR 1985

/* The countries that a series names, in their fixed order, then what no point tells apart. */
static void
add_country_series (MzFigure *figure, MzDataset *dataset, MzSeries *series)
{
  const GArray *points = mz_series_peek (series)->points;

  for (guint k = 0; mz_chart_countries[k] != NULL; k++)
    for (guint i = 0; i < points->len; i++)
      if (strcmp (g_array_index (points, MzPoint, i).key, mz_chart_countries[k]) == 0)
        {
          mz_figure_add_series (figure, mz_chart_countries[k], mz_dataset_country_name (dataset, mz_chart_countries[k]),
                                mz_ink_country (mz_chart_countries[k]));
          break;
        }
  mz_figure_add_series (figure, "unknown", _("Not known by country"), MZ_INK (MZ_INK_UNKNOWN));
}

static void
add_reported (MzFigure *figure, const MzFigureRequest *request, MzStage stage, const char *id)
{
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, id);
  MzChartBars bars = { id, 1, NULL };
  g_autoptr (MzConcentration) last = mz_concentration_new_last (request->dataset, stage, request->date);
  g_autofree char *share = NULL, *hhi = NULL;
  const char *country;

  if (series == NULL)
    return;
  add_country_series (figure, request->dataset, series);
  mz_chart_add_bars (figure, request->dataset, &bars);
  if (last->top1 == NULL)
    return;
  share = mz_format_share (100 * last->top1->share);
  hhi = mz_chart_format_hhi (last);
  country = mz_dataset_country_name (request->dataset, last->top1->country);
  /* Translators: a country, its share. */
  figure->title = g_strdup_printf (stage == MZ_STAGE_SEPARATION ? _("%1$s separates %2$s of the magnet rare earths")
                                                                : _("%1$s makes %2$s of the permanent magnets"),
                                   country, share);
  /* Translators: a country, its share, a year, the index. */
  figure->words = g_strdup_printf (stage == MZ_STAGE_SEPARATION
                                     ? _("%1$s separated %2$s of the magnet rare earths in %3$u; the HHI is %4$s.")
                                     : _("%1$s made %2$s of the permanent magnets in %3$u; the HHI is %4$s."),
                                   country, share, last->year, hhi);
}

static void
add_added_up (MzFigure *figure, const MzFigureRequest *request, MzStage stage)
{
  g_autoptr (MzConcentration) now = mz_concentration_new_added_up (request->dataset, stage, request->date);
  g_autofree char *date = mz_partial_date_format (request->date), *note = NULL, *share = NULL;

  if (now->unit == NULL)
    {
      mz_chart_set_empty (figure, _("The capacity of %1$u of %2$u sites is known, too few to be added up."), now->n_counted,
                          now->n_operating);
      return;
    }
  mz_figure_add_category (figure, "added-up", date);
  for (guint i = 0; i < now->shares->len; i++)
    {
      const MzShare *of = &g_array_index (now->shares, MzShare, i);
      g_autofree char *tonnes = mz_format_number (of->value);
      guint series = mz_figure_add_series (figure, of->country, mz_dataset_country_name (request->dataset, of->country),
                                           mz_ink_country (of->country));
      MzDatum *datum = mz_figure_add_datum (figure, series, 0, 100 * of->share);

      datum->flags |= MZ_DATUM_COMPUTED;
      datum->what = mz_format_unit (tonnes, now->unit);
      mz_datum_set_time (datum, request->date, figure);
      mz_datum_set_sources (datum, (const char *const *) of->sources);
    }
  mz_figure_add_sources (figure, (const char *const *) now->sources);
  share = mz_format_share (100 * now->top1->share);
  figure->title = g_strdup_printf (_("%1$s has %2$s of the capacity that is known of our sites"),
                                   mz_dataset_country_name (request->dataset, now->top1->country), share);
  note = g_strdup_printf (_("Added up: the capacity of %1$u of %2$u operating sites is known. One product in one unit, no plans, no "
                            "figures of whole companies; shares are of that capacity, not of the world."),
                          now->n_counted, now->n_operating);
  mz_figure_add_note (figure, note);
  figure->words = g_strdup (note);
}

static MzFigure *
build_share (const MzChart *chart, const MzFigureRequest *request, MzStage stage, const char *id, const char *subtitle)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_COLUMNS, request);

  figure->percent = TRUE;
  figure->series_facet = MZ_FACET_COUNTRY;
  figure->subtitle = request->added_up ? g_strdup_printf (_("%s: share by country of the known capacity of operating sites, added up by us"),
                                                          mz_vocabulary_get_label (&mz_stages, stage))
                                       : g_strdup (subtitle);
  if (request->added_up)
    add_added_up (figure, request, stage);
  else if (id != NULL)
    add_reported (figure, request, stage, id);
  return figure;
}

MzFigure *
mz_chart_build_separation_share (const MzChart *chart, const MzFigureRequest *request)
{
  return build_share (chart, request, MZ_STAGE_SEPARATION, "refining-share",
                      _("Share of the separated magnet rare earths of the world by country, as reported; hatched: no source names it"));
}

MzFigure *
mz_chart_build_metal_share (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = build_share (chart, request, MZ_STAGE_METAL, NULL, _("Share of the metal made in the world by country"));

  if (!request->added_up)
    {
      guint n_countries, n = mz_concentration_count_sites (request->dataset, MZ_STAGE_METAL, request->date, &n_countries);

      mz_chart_set_empty (figure, _("No source gives the shares of countries in making metal. On the date %1$u sites are known to "
                                    "operate (countries: %2$u); their capacities can be added up instead."), n, n_countries);
    }
  return figure;
}

MzFigure *
mz_chart_build_magnet_share (const MzChart *chart, const MzFigureRequest *request)
{
  return build_share (chart, request, MZ_STAGE_MAGNET, "magnet-share",
                      _("Share of the permanent magnets of the world by country, as reported; hatched: no source names it"));
}

/* The years of a stage of which it is known who is the largest: all others would look like a fall. */
static void
add_index (MzFigure *figure, MzDataset *dataset, MzStage stage)
{
  guint line = mz_figure_add_series (figure, mz_vocabulary_get_key (&mz_stages, stage), mz_vocabulary_get_label (&mz_stages, stage),
                                     MZ_INK_INDEX (MZ_INK_STAGE, stage));

  for (guint year = FIRST_YEAR; year <= mz_dataset_get_as_of (dataset).year; year++)
    {
      g_autoptr (MzConcentration) of = mz_concentration_new (dataset, stage, year);
      MzDatum *datum;
      gboolean bound;

      if (of->top1 == NULL || of->hhi < 0)
        continue;
      bound = of->coverage < 1 - 1e-12;
      datum = mz_figure_add_datum (figure, line, MZ_FIGURE_NONE, bound ? floor (of->hhi) : round (of->hhi));
      datum->flags |= MZ_DATUM_COMPUTED | (bound ? MZ_DATUM_AT_LEAST : 0);
      mz_datum_set_time (datum, mz_partial_date_new (year, 0, 0), figure);
      mz_datum_set_sources (datum, (const char *const *) of->sources);
      mz_figure_add_sources (figure, (const char *const *) of->sources);
    }
}

static void
add_index_words (MzFigure *figure, const MzFigureRequest *request)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean high = TRUE;

  for (guint i = 0; i < figure->series->len; i++)
    {
      const MzDatum *last = mz_chart_last_known (figure, i);
      g_autoptr (MzConcentration) of = NULL;
      g_autofree char *hhi = NULL, *sentence = NULL;
      guint stage;

      if (last == NULL || !mz_vocabulary_find (&mz_stages, mz_figure_peek_series (figure, i)->key, &stage))
        continue;
      of = mz_concentration_new_last (request->dataset, (MzStage) stage, request->date);
      hhi = mz_chart_format_hhi (of);
      sentence = g_strdup_printf (_("%1$s: %2$s in %3$u."), mz_figure_peek_series (figure, i)->label, hhi, of->year);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentence);
      high &= last->value > 2500;
    }
  if (words->len == 0)
    return;
  figure->words = g_string_free (g_steal_pointer (&words), FALSE);
  figure->title = g_strdup (high ? _("Every stage that is known is highly concentrated")
                                 : _("How concentrated the stages of the chain are"));
}

MzFigure *
mz_chart_build_hhi (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  figure->subtitle = g_strdup (_("Herfindahl-Hirschman index of countries in each stage, 0 to 10,000"));
  figure->series_facet = MZ_FACET_STAGE;
  add_index (figure, request->dataset, MZ_STAGE_MINING);
  add_index (figure, request->dataset, MZ_STAGE_SEPARATION);
  add_index (figure, request->dataset, MZ_STAGE_MAGNET);
  mz_figure_add_level (figure, 1500, -INFINITY, _("1,500: moderately concentrated (US 2010)"));
  mz_figure_add_level (figure, 1800, -INFINITY, _("1,800: highly concentrated (US 2023)"));
  mz_figure_add_level (figure, 2500, -INFINITY, _("2,500: highly concentrated (US 2010)"));
  mz_figure_add_note (figure, _("The index is the sum of the squared shares of countries in per cent. Where a part is not known by "
                                "country, it is this or more. Years of which it is not known who is the largest are left out. No source "
                                "gives the shares of countries in concentration, metal and alloy."));
  mz_figure_add_note (figure, _("The levels are those of the U.S. guidelines for mergers of companies: 1,500 and 2,500 of 2010 "
                                "(section 5.3), 1,800 of 2023 (section 2.1). For countries they are marks to go by and no verdict."));
  mz_chart_set_span (figure, request);
  add_index_words (figure, request);
  return figure;
}
