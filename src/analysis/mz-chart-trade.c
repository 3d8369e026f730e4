/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What China lets be mined and sold, and what it sells. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"

#define CN(id_, label_) { id_, "CN", "CN", label_, { MZ_INK_COUNTRY, 0, "CN" }, 0 }

MzFigure *
mz_chart_build_china_quotas (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine lines[] = {
    { "china-quotas", "mining", "mining", N_("Mining"), { MZ_INK_STAGE, MZ_STAGE_MINING, "" }, 0 },
    { "china-quotas", "separation", "separation", N_("Separation"), { MZ_INK_STAGE, MZ_STAGE_SEPARATION, "" }, 1 },
  };
  static const MzChangeWords words = {
    .rose = N_("China raised its mining quota by %2$s in %1$s"),
    .fell = N_("China cut its mining quota by %2$s in %1$s"),
    .same = N_("China left its mining quota of %1$s at %2$s"),
    .only = N_("China's mining quota of %1$s was %2$s"),
    .words = N_("The mining quota of %1$s is %2$s; that of %3$s was %4$s."),
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  figure->unit = g_strdup (_("t REO"));
  figure->subtitle = g_strdup (_("Quotas of a year in t REO: what is mined is separated later, so the two are not"
                                 " added"));
  figure->series_facet = MZ_FACET_STAGE;
  mz_chart_add_lines (figure, request, lines, G_N_ELEMENTS (lines));
  mz_chart_add_change (figure, mz_figure_find_series (figure, "mining"), &words);
  return figure;
}

MzFigure *
mz_chart_build_china_quotas_by_ore (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine lines[] = {
    { "china-quotas-light-heavy", "rock (light)", "rock", N_("Rock ore"), { MZ_INK_SEQUENCE, 0, "" }, 0 },
    { "china-quotas-light-heavy", "ionic (medium and heavy)", "ionic", N_("Ion-adsorption ore"),
      { MZ_INK_SEQUENCE, 1, "" }, 0 },
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_COLUMNS, request);
  const MzDatum *ionic = NULL, *rock = NULL;
  guint heavy;

  figure->unit = g_strdup (_("t REO"));
  figure->subtitle = g_strdup (_("Mining quotas of a year in t REO: ion-adsorption ore bears the medium and heavy"
                                 " elements"));
  mz_chart_add_lines (figure, request, lines, G_N_ELEMENTS (lines));
  heavy = mz_figure_find_series (figure, "ionic");
  if (heavy != MZ_FIGURE_NONE)
    ionic = mz_chart_last_known (figure, heavy);
  if (ionic != NULL && mz_figure_find_series (figure, "rock") != MZ_FIGURE_NONE)
    rock = mz_chart_find_known (figure, mz_figure_find_series (figure, "rock"), ionic->when);
  if (rock != NULL && ionic->value + rock->value > 0)
    {
      g_autofree char *share = mz_format_share (100 * ionic->value / (ionic->value + rock->value));
      g_autofree char *when = mz_chart_format_when (ionic);
      g_autofree char *part = mz_figure_format_value (figure, ionic), *rest = mz_figure_format_value (figure, rock);

      figure->title = g_strdup_printf (_("Ion-adsorption ores are %1$s of China's mining quota of %2$s"), share, when);
      figure->words = g_strdup_printf (_("Of the mining quota of %1$s ion-adsorption ore is %2$s and rock ore %3$s."),
                                       when, part, rest);
    }
  return figure;
}

/* The largest cut from one year to the next that is known at the clock. */
static void
add_cut_words (MzFigure *figure)
{
  const MzDatum *cut = NULL, *before = NULL;
  g_autofree char *share = NULL, *when = NULL, *value = NULL, *past = NULL;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i), *last;

      last = datum->flags & MZ_DATUM_AFTER ? NULL : mz_chart_year_before (figure, datum);
      if (last == NULL || datum->value >= last->value)
        continue;
      if (cut == NULL || datum->value / last->value < cut->value / before->value)
        {
          cut = datum;
          before = last;
        }
    }
  if (cut == NULL)
    return;
  share = mz_format_share (100 * (1 - cut->value / before->value));
  when = mz_chart_format_when (cut);
  value = mz_figure_format_value (figure, cut);
  past = mz_figure_format_value (figure, before);
  figure->title = g_strdup_printf (_("China cut its export quota by %1$s in %2$s"), share, when);
  figure->words = g_strdup_printf (_("The largest cut from one year to the next was that of %1$s: from %2$s to"
                                     " %3$s."), when,
                                   past, value);
}

MzFigure *
mz_chart_build_china_export_quota (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine line = CN ("china-export-quota", N_("China"));
  static const char *const marked[] = { "china-japan-2010-halt", "wto-complaint-2012", NULL };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_COLUMNS, request);

  figure->unit = g_strdup (_("t gross weight"));
  figure->subtitle = g_strdup (_("Export quotas of a year in t gross weight of products"));
  mz_chart_add_lines (figure, request, &line, 1);
  mz_chart_add_marks (figure, request->dataset, marked);
  add_cut_words (figure);
  mz_chart_add_latest_words (figure);
  return figure;
}

static const char *const control_marks[] = { "china-ree-april-2025", "china-ree-oct9-2025-no57", "china-suspension-no70-2025",
                                             "china-japan-dual-use-2026", NULL };

MzFigure *
mz_chart_build_magnet_exports_monthly (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine line = CN ("china-magnet-exports-monthly", N_("China"));
  static const MzChangeWords words = {
    .rose = N_("China's exports of magnets rose by %2$s in the year to %1$s"),
    .fell = N_("China's exports of magnets fell by %2$s in the year to %1$s"),
    .same = N_("China exported %2$s of magnets in %1$s, as a year before"),
    .only = N_("China exported %2$s of magnets in %1$s"),
    .words = N_("In %1$s China exported %2$s of magnets; in %3$s it had been %4$s."),
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_COLUMNS, request);

  figure->unit = g_strdup (_("t gross weight"));
  figure->subtitle = g_strdup (_("Rare earth magnets out of China in t gross weight a month; gaps are not known"));
  mz_chart_add_lines (figure, request, &line, 1);
  mz_chart_add_marks (figure, request->dataset, control_marks);
  mz_chart_add_change (figure, mz_figure_find_series (figure, "CN"), &words);
  return figure;
}

MzFigure *
mz_chart_build_magnet_exports_by_destination (const MzChart *chart, const MzFigureRequest *request)
{
#define TO(code_, label_, dash_) \
  { "china-magnet-exports-by-destination-monthly", code_, code_, label_, { MZ_INK_COUNTRY, 0, code_ }, dash_ }
  static const MzChartLine lines[] = {
    TO ("US", N_("to the United States"), 0), TO ("DE", N_("to Germany"), 1), TO ("JP", N_("to Japan"), 2),
    TO ("KR", N_("to South Korea"), 3),
  };
  static const MzChangeWords words = {
    .rose = N_("China's magnets for the US rose by %2$s in the year to %1$s"),
    .fell = N_("China's magnets for the US fell by %2$s in the year to %1$s"),
    .same = N_("China sent the US %2$s of magnets in %1$s, as a year before"),
    .only = N_("China sent the US %2$s of magnets in %1$s"),
    .words = N_("In %1$s China sent the US %2$s of magnets; in %3$s it had been %4$s."),
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  figure->unit = g_strdup (_("t gross weight"));
  figure->subtitle = g_strdup (_("Rare earth magnets out of China in t gross weight a month; only some months were"
                                 " reported"));
  figure->series_facet = MZ_FACET_COUNTRY;
  mz_chart_add_lines (figure, request, lines, G_N_ELEMENTS (lines));
  mz_chart_add_marks (figure, request->dataset, control_marks);
  mz_chart_add_change (figure, mz_figure_find_series (figure, "US"), &words);
  return figure;
}

MzFigure *
mz_chart_build_magnet_exports_yearly (const MzChart *chart, const MzFigureRequest *request)
{
#define MADE(key_, name_, label_, index_) \
  { "china-magnet-production", key_, name_, label_, { MZ_INK_SEQUENCE, 2 + index_, "" }, 1 + index_ }
  static const MzChartLine lines[] = {
    CN ("china-magnet-exports", N_("Exports")),
    MADE ("sintered NdFeB blanks", "sintered", N_("Made: sintered blanks"), 0),
    MADE ("bonded NdFeB powder", "bonded", N_("Made: powder to be bonded"), 1),
    MADE ("SmCo alloy", "smco", N_("Made: SmCo alloy"), 2),
  };
  static const MzChangeWords words = {
    .rose = N_("China's exports of magnets rose by %2$s in %1$s"),
    .fell = N_("China's exports of magnets fell by %2$s in %1$s"),
    .same = N_("China exported %2$s of magnets in %1$s, as in the year before"),
    .only = N_("China exported %2$s of magnets in %1$s"),
    .words = N_("In %1$s China exported %2$s of magnets; in %3$s it had been %4$s."),
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  figure->unit = g_strdup (_("t gross weight"));
  figure->subtitle = g_strdup (_("Magnets out of China, and what was made for magnets there, in t gross weight a"
                                 " year"));
  mz_chart_add_lines (figure, request, lines, G_N_ELEMENTS (lines));
  mz_chart_add_claims (figure, request->dataset, "china-magnet-exports");
  mz_chart_add_change (figure, mz_figure_find_series (figure, "CN"), &words);
  return figure;
}

static MzFigure *
build_exports (const MzChart *chart, const MzFigureRequest *request, const MzChartLine *line, const MzChangeWords *words,
               const char *subtitle)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_COLUMNS, request);

  figure->unit = g_strdup (_("t gross weight"));
  figure->subtitle = g_strdup (subtitle);
  mz_chart_add_lines (figure, request, line, 1);
  mz_chart_add_change (figure, mz_figure_find_series (figure, "CN"), words);
  return figure;
}

MzFigure *
mz_chart_build_rare_earth_exports_monthly (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine line = CN ("china-ree-exports-monthly", N_("China"));
  static const MzChangeWords words = {
    .rose = N_("China's exports of rare earths rose by %2$s in the year to %1$s"),
    .fell = N_("China's exports of rare earths fell by %2$s in the year to %1$s"),
    .same = N_("China exported %2$s of rare earths in %1$s, as a year before"),
    .only = N_("China exported %2$s of rare earths in %1$s"),
    .words = N_("In %1$s China exported %2$s of rare earths; in %3$s it had been %4$s."),
  };
  MzFigure *figure = build_exports (chart, request, &line, &words,
                                    _("Ores, metals and compounds out of China in t gross weight a month; gaps are"
                                      " not known"));

  mz_chart_add_marks (figure, request->dataset, control_marks);
  return figure;
}

MzFigure *
mz_chart_build_rare_earth_exports_yearly (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine line = CN ("china-ree-exports", N_("China"));
  static const MzChangeWords words = {
    .rose = N_("China's exports of rare earths rose by %2$s in %1$s"),
    .fell = N_("China's exports of rare earths fell by %2$s in %1$s"),
    .same = N_("China exported %2$s of rare earths in %1$s, as in the year before"),
    .only = N_("China exported %2$s of rare earths in %1$s"),
    .words = N_("In %1$s China exported %2$s of rare earths; in %3$s it had been %4$s."),
  };

  return build_exports (chart, request, &line, &words,
                        _("Ores, metals and compounds out of China in t gross weight a year; gaps are not known"));
}
