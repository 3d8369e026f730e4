/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the bundled facts, and single data of them. */
#pragma once

#include <math.h>

#include "mz-chart.h"
#include "mz-facts-reader.h"
#include "mz-scenario-reader.h"

G_GNUC_UNUSED static MzDataset *
mz_chart_test_load (void)
{
  g_autoptr (MzReport) report = mz_report_new ();

  return mz_facts_load_bundled (report);
}

/* Facts made by hand, as of July 2026; nothing may be wrong with them. */
G_GNUC_UNUSED static MzDataset *
mz_chart_test_parse (const char *facts)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (facts, strlen (facts));
  g_autoptr (MzReport) report = mz_report_new ();

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "facts.json", report));
  for (guint i = 0; i < mz_report_get_length (report); i++)
    g_assert_cmpstr (mz_report_peek (report, i)->message, ==, NULL);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
  return dataset;
}

/* The chart called @name at @date, which is written as in the facts. */
G_GNUC_UNUSED static MzFigure *
mz_chart_test_build (MzDataset *dataset, const char *name, const char *date)
{
  MzFigureRequest request = { .dataset = dataset };
  const MzChart *chart = mz_charts_lookup (name);

  g_assert_nonnull (chart);
  g_assert_true (mz_partial_date_parse (date, &request.date, NULL));
  return mz_chart_build (chart, &request);
}

/* A bundled scenario worked out over the facts. */
G_GNUC_UNUSED static MzSupplyRun *
mz_chart_test_run (MzDataset *dataset, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (name, dataset, &error);
  g_autoptr (MzSupplyFacts) facts = NULL;

  g_assert_no_error (error);
  facts = mz_supply_facts_new (dataset, mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset)));
  return mz_supply_run_new (facts, scenario);
}

/* The chart of a scenario, and of another one that it is held against. */
G_GNUC_UNUSED static MzFigure *
mz_chart_test_build_run (MzDataset *dataset, const char *name, const char *date, MzSupplyRun *run, MzSupplyRun *against)
{
  MzFigureRequest request = { .dataset = dataset, .run = run, .against = against };
  const MzChart *chart = mz_charts_lookup (name);

  g_assert_nonnull (chart);
  g_assert_true (mz_partial_date_parse (date, &request.date, NULL));
  return mz_chart_build (chart, &request);
}

/* The only datum of a series at a time. */
G_GNUC_UNUSED static const MzDatum *
mz_chart_test_find (const MzFigure *figure, const char *series, const char *when)
{
  guint index = mz_figure_find_series (figure, series);
  const MzDatum *found = NULL;

  g_assert_cmpuint (index, !=, MZ_FIGURE_NONE);
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->series != index || g_strcmp0 (datum->when, when) != 0)
        continue;
      g_assert_null (found);
      found = datum;
    }
  g_assert_nonnull (found);
  return found;
}

/* What holds for every figure: all that it says has a source that it lists, and words. */
G_GNUC_UNUSED static void
mz_chart_test_check (const MzFigure *figure)
{
  g_assert_nonnull (figure->title);
  g_assert_nonnull (figure->subtitle);
  g_assert_nonnull (figure->words);
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      g_assert_true (isnan (datum->value) || (datum->sources != NULL && datum->sources[0] != NULL));
      for (guint j = 0; datum->sources != NULL && datum->sources[j] != NULL; j++)
        g_assert_true (g_ptr_array_find_with_equal_func (figure->sources, datum->sources[j], g_str_equal, NULL));
    }
}
