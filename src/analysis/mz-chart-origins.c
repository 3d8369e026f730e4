/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is traded, in amounts, by origin and over time. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

/*
 * A year of a series: its named countries, and the others: the series' own total less those that are named, or the sum of
 * those that are not.
 */
static void
add_year (MzFigure *figure, MzSeries *series, guint year, guint others)
{
  const GArray *points = mz_series_peek (series)->points;
  double named = 0, total = NAN, sum = 0;
  const MzPoint *any = NULL;
  MzDatum *datum;

  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      guint line = point->t.year == year ? mz_figure_find_series (figure, point->key) : MZ_FIGURE_NONE;

      if (point->t.year != year)
        continue;
      any = point;
      if (strcmp (point->key, "WORLD") == 0)
        total = point->v;
      else if (line == MZ_FIGURE_NONE)
        sum += point->v;
      else
        named += mz_chart_add_point (figure, series, point, line)->value;
    }
  datum = mz_chart_add_point (figure, series, any, others);
  datum->value = isnan (total) ? sum : MAX (total - named, 0);
  datum->flags |= MZ_DATUM_COMPUTED;
}

/* All years of a series in stacked areas: those of @countries, and the others together. */
static void
add_areas (MzFigure *figure, const MzFigureRequest *request, MzSeries *series, const char *const *countries)
{
  guint last = mz_dataset_get_as_of (request->dataset).year, others;

  figure->series_facet = MZ_FACET_COUNTRY;
  for (const char *const *code = countries; *code != NULL; code++)
    mz_figure_add_series (figure, *code, mz_dataset_country_name (request->dataset, *code), mz_ink_country (*code));
  others = mz_figure_add_series (figure, "other", _("Others"), MZ_INK (MZ_INK_OTHERS));
  for (guint year = last - 100; year <= last; year++)
    if (mz_chart_has_year (series, year))
      add_year (figure, series, year, others);
  mz_chart_add_record_note (figure, MZ_RECORD (series));
  mz_figure_add_note (figure, _("Others are computed here: the source's whole less the countries shown, or the sum"
                                " of the other"
                                " origins that it gives."));
  mz_chart_set_span (figure, request);
}

/* The last year that is known, its whole, and what those of @codes have of it. Returns: %FALSE if none is known. */
static gboolean
get_part (const MzFigure *figure, const char *const *codes, guint *year, double *part, double *whole)
{
  const MzDatum *last = NULL;

  for (guint i = 0; i < figure->data->len; i++)
    if (!(mz_figure_peek_datum (figure, i)->flags & MZ_DATUM_AFTER))
      last = mz_figure_peek_datum (figure, i);
  if (last == NULL)
    return FALSE;
  *year = (guint) last->x;
  *part = *whole = 0;
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->x < last->x || datum->x > last->x)
        continue;
      *whole += datum->value;
      if (g_strv_contains (codes, mz_figure_peek_series (figure, datum->series)->key))
        *part += datum->value;
    }
  return *whole > 0;
}

/* The last share of China that is known at the clock: the areas hold the main origins only, and their sum is no whole. */
static void
add_share_title (MzFigure *figure, MzDataset *dataset)
{
  MzSeries *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, "us-imports-2846-china-share");
  const MzPoint *last = NULL;

  for (guint i = 0; series != NULL && i < mz_series_peek (series)->points->len; i++)
    {
      const MzPoint *point = &g_array_index (mz_series_peek (series)->points, MzPoint, i);

      if (mz_figure_is_known (point->t, figure->date) && (last == NULL || mz_partial_date_compare (point->t, last->t) > 0))
        last = point;
    }
  if (last != NULL)
    {
      g_autofree char *share = mz_format_share (last->v);

      figure->title = g_strdup_printf (_("China had about %1$s of US imports by value in %2$u"), share,
                                       (guint) last->t.year);
      mz_figure_add_sources (figure, (const char *const *) mz_record_peek_head (MZ_RECORD (series))->sources);
      mz_chart_add_record_note (figure, MZ_RECORD (series));
    }
}

MzFigure *
mz_chart_build_us_imports_by_country (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const countries[] = { "CN", "JP", "FR", "MY", NULL };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_AREAS, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, "us-imports-2846-by-country");

  /* Translators: US dollars. */
  figure->unit = g_strdup (_("USD"));
  figure->subtitle = g_strdup (_("Rare earth compounds (HTS 2846) imported by the US from the main origins, in"
                                 " nominal USD a year"));
  if (series == NULL)
    return figure;
  add_areas (figure, request, series, countries);
  add_share_title (figure, request->dataset);
  mz_chart_add_latest_words (figure);
  return figure;
}

MzFigure *
mz_chart_build_china_imports_by_origin (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const countries[] = { "MM", "LA", "MY", "VN", "US", "JP", NULL };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_AREAS, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, "china-imports-2846-weight");
  double part, whole;
  guint year;

  figure->unit = g_strdup (_("t gross weight"));
  figure->subtitle = g_strdup (_("Rare earth compounds (HS 2846, no ores) imported by China, in t gross weight a"
                                 " year"));
  if (series == NULL)
    return figure;
  add_areas (figure, request, series, countries);
  if (get_part (figure, (const char *const[]) { "MM", "LA", NULL }, &year, &part, &whole))
    {
      g_autofree char *share = mz_format_share (100 * part / whole), *amount = mz_format_number (round (whole));

      figure->title = g_strdup_printf (_("Myanmar and Laos sent China %1$s of its imports in %2$u"), share, year);
      figure->words = g_strdup_printf (_("In %1$u China imported %2$s t gross weight of rare earth compounds, %3$s"
                                         " of it from Myanmar"
                                         " and Laos."), year, amount, share);
    }
  return figure;
}

/* The last year for which both imports and exports are known. @title: the imports, the year, the exports. */
static void
add_trade_words (MzFigure *figure, const char *title)
{
  guint imports = mz_figure_find_series (figure, "imports"), exports = mz_figure_find_series (figure, "exports");
  const MzDatum *in = imports != MZ_FIGURE_NONE ? mz_chart_last_known (figure, imports) : NULL;
  const MzDatum *out = in != NULL && exports != MZ_FIGURE_NONE ? mz_chart_find_known (figure, exports, in->when) : NULL;

  if (out != NULL)
    {
      g_autofree char *bought = mz_figure_format_value (figure, in), *sold = mz_figure_format_value (figure, out);
      g_autofree char *when = mz_chart_format_when (in);

      figure->title = g_strdup_printf (_(title), bought, when, sold);
    }
}

MzFigure *
mz_chart_build_us_trade (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine lines[] = {
    { "us-imports-reo", "US", "imports", N_("Imports"), { MZ_INK_SEQUENCE, 0, "" }, 0 },
    { "us-exports-reo", "US", "exports", N_("Exports"), { MZ_INK_SEQUENCE, 2, "" }, 1 },
    { "us-apparent-consumption", "US", "consumption", N_("Apparent consumption"), { MZ_INK_SEQUENCE, 3, "" }, 2 },
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  figure->unit = g_strdup (_("t REO"));
  figure->subtitle = g_strdup (_("Rare earths in and out of the US and their apparent consumption there, in t REO a"
                                 " year"));
  mz_chart_add_lines (figure, request, lines, G_N_ELEMENTS (lines));
  add_trade_words (figure, N_("In %2$s the US imported %1$s and exported %3$s"));
  mz_chart_add_latest_words (figure);
  return figure;
}

MzFigure *
mz_chart_build_eu_trade (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine lines[] = {
    { "eu-imports", "imports", "imports", N_("Imports"), { MZ_INK_SEQUENCE, 0, "" }, 0 },
    { "eu-imports", "exports", "exports", N_("Exports"), { MZ_INK_SEQUENCE, 2, "" }, 1 },
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  figure->unit = g_strdup (_("t gross weight"));
  figure->subtitle = g_strdup (_("Rare earth metals and compounds in and out of the EU, in t gross weight a year"));
  mz_chart_add_lines (figure, request, lines, G_N_ELEMENTS (lines));
  add_trade_words (figure, N_("In %2$s the EU imported %1$s and exported %3$s"));
  mz_chart_add_latest_words (figure);
  return figure;
}
