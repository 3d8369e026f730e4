/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-chart.h"

#include <math.h>

guint mz_test_chart_built;
const MzSupplyRun *mz_test_chart_run, *mz_test_chart_against;

static MzFigure *
build (const MzChart *chart, const MzFigureRequest *request)
{
  static const double values[2][3] = { { 10, 30, 20 }, { 5, NAN, 8 } };
  static const char *const sources[2][2] = { { "usgs", NULL }, { "firm", NULL } };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  mz_test_chart_built++;
  mz_test_chart_run = request->run;
  mz_test_chart_against = request->against;
  figure->title = mz_partial_date_to_string (request->date);
  figure->words = g_strdup ("China mined most.");
  figure->unit = g_strdup ("t");
  figure->x_from = 2023;
  figure->x_to = 2026;
  figure->series_facet = MZ_FACET_COUNTRY;
  mz_figure_add_series (figure, "CN", "China", mz_ink_country ("CN"));
  mz_figure_add_series (figure, "US", "United States", mz_ink_country ("US"));
  for (guint s = 0; s < 2; s++)
    for (guint year = 0; year < 3; year++)
      {
        MzDatum *datum = mz_figure_add_datum (figure, s, MZ_FIGURE_NONE, values[s][year]);

        mz_datum_set_time (datum, mz_partial_date_new (2023 + year, 0, 0), figure);
        if (s == 1 && year == 0)
          datum->flags |= MZ_DATUM_ESTIMATE;
        if (s == 1 && year == 2)
          {
            datum->record = g_strdup ("hill");
            mz_datum_set_sources (datum, sources[0]);
          }
        if (s == 0 && year == 1)
          mz_datum_set_sources (datum, sources[1]);
      }
  mz_figure_add_sources (figure, sources[0]);
  return figure;
}

const MzChart mz_test_chart = { "test", "Test", MZ_CHART_GROUP_SCENARIO, build };
