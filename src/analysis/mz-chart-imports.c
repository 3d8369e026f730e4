/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who depends on whose rare earths. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

#define JAPAN_FROM_CHINA "japan-china-dependence"
#define US_WINDOWS "us-import-sources-mcs"

/* What a line has been at first and is now, up to the clock. */
static void
add_reliance_title (MzFigure *figure, guint line)
{
  const MzDatum *first = NULL, *last = line != MZ_FIGURE_NONE ? mz_chart_last_known (figure, line) : NULL;
  g_autofree char *then = NULL, *past = NULL, *when = NULL, *value = NULL;

  for (guint i = figure->data->len; i > 0; i--)
    if (mz_figure_peek_datum (figure, i - 1)->series == line)
      first = mz_figure_peek_datum (figure, i - 1);
  if (last == NULL || first == last)
    return;
  then = mz_chart_format_when (first);
  past = mz_figure_format_value (figure, first);
  when = mz_chart_format_when (last);
  value = mz_figure_format_value (figure, last);
  /* Translators: a share and a year, a share and a year. */
  figure->title = g_strdup_printf (_("Japan's imports from China: %1$s in %2$s, %3$s in %4$s"), past, then, value,
                                   when);
}

MzFigure *
mz_chart_build_import_reliance (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine lines[] = {
    { JAPAN_FROM_CHINA, "CN", "JP", N_("Japan: from China"), { MZ_INK_COUNTRY, 0, "JP" }, 0 },
    { "japan-china-dependence-metal-equivalent", "CN", "JP-metal", N_("Japan: from China, by metal"),
      { MZ_INK_COUNTRY, 0, "JP" }, 2 },
    { "eu-import-shares", "CN", "EU", N_("EU: from China"), { MZ_INK_COUNTRY, 0, "EU" }, 0 },
    { US_WINDOWS, "CN", "US-CN", N_("US: from China, four years"), { MZ_INK_COUNTRY, 0, "US" }, 2 },
    { "us-net-import-reliance", "US", "US", N_("US: net imports"), { MZ_INK_COUNTRY, 0, "US" }, 0 },
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  figure->percent = TRUE;
  figure->subtitle = g_strdup (_("Per cent: China's part of imports, and net imports as a part of consumption"));
  mz_figure_add_note (figure, _("The lines differ in what they measure: a country may buy all that it uses abroad,"
                                " and little of"
                                " it from China."));
  mz_chart_add_lines (figure, request, lines, G_N_ELEMENTS (lines));
  add_reliance_title (figure, mz_figure_find_series (figure, "JP"));
  mz_chart_add_latest_words (figure);
  return figure;
}

typedef struct
{
  MzChartBars        bars[2];   /* the first is what the title is of */
  const char *const *countries; /* in the order in which they stand in a bar */
  const char        *subtitle;
  const char        *title;     /* the share, the bar, the country */
} Sources;

static MzFigure *
build_sources (const MzChart *chart, const MzFigureRequest *request, const Sources *sources)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);

  figure->percent = TRUE;
  figure->series_facet = MZ_FACET_COUNTRY;
  figure->subtitle = g_strdup (_(sources->subtitle));
  for (const char *const *code = sources->countries; *code != NULL; code++)
    mz_figure_add_series (figure, *code, mz_dataset_country_name (request->dataset, *code), mz_ink_country (*code));
  mz_figure_add_series (figure, "other", _("Others"), MZ_INK (MZ_INK_OTHERS));
  mz_figure_add_series (figure, "rest", _("Not known by country"), MZ_INK (MZ_INK_UNKNOWN));
  for (guint i = 0; i < G_N_ELEMENTS (sources->bars); i++)
    {
      guint largest = mz_chart_add_bars (figure, request->dataset, &sources->bars[i]);

      if (largest != MZ_FIGURE_NONE && figure->title == NULL)
        {
          const MzDatum *datum = mz_figure_peek_datum (figure, largest);
          g_autofree char *share = mz_chart_format_short (figure, datum);

          figure->title = g_strdup_printf (_(sources->title), share,
                                           mz_figure_peek_category (figure, datum->category)->label,
                                           mz_figure_peek_series (figure, datum->series)->label);
        }
    }
  mz_chart_add_latest_words (figure);
  return figure;
}

MzFigure *
mz_chart_build_us_import_sources (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const countries[] = { "CN", "MY", "JP", "EE", NULL };
  static const Sources sources = {
    { { US_WINDOWS, 4, NULL }, { "us-import-sources-2024-weight", 1, N_("%u, by gross weight") } }, countries,
    N_("Where the United States import rare earth compounds and metals from, in per cent of imports"),
    N_("The US imported %1$s of their rare earths from %3$s (%2$s)"),
  };

  return build_sources (chart, request, &sources);
}

MzFigure *
mz_chart_build_eu_import_sources (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const countries[] = { "CN", "RU", "MY", NULL };
  static const Sources sources = {
    { { "eu-import-shares", 1, NULL } }, countries,
    N_("Where the European Union imports rare earth metals and compounds from, without magnets, in per cent of weight"),
    N_("The EU imported %1$s of its rare earths from %3$s (%2$s)"),
  };

  return build_sources (chart, request, &sources);
}

MzFigure *
mz_chart_build_japan_import_sources (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const countries[] = { "CN", "VN", "FR", "MY", NULL };
  static const Sources sources = {
    { { JAPAN_FROM_CHINA, 1, NULL }, { "japan-import-sources-2018", 1, N_("%u, by country") } }, countries,
    N_("Where Japan imports rare earths from, in per cent of imports"),
    N_("Japan imported %1$s of its rare earths from %3$s (%2$s)"),
  };

  return build_sources (chart, request, &sources);
}
