/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-chart-brush.h"

#include "mz-chart-row.h"
#include "mz-test-chart.h"
#include "mz-test-facts.h"

typedef struct
{
  MzWorkspace *workspace;
  MzFigure    *figure;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  MzFigureRequest request = { 0 };

  fixture->workspace = mz_test_workspace_new ("2024-12");
  request.dataset = mz_workspace_get_dataset (fixture->workspace);
  request.date = mz_workspace_get_date (fixture->workspace);
  fixture->figure = mz_chart_build (&mz_test_chart, &request);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mz_figure_free (fixture->figure);
  g_assert_finalize_object (fixture->workspace);
}

static void
test_brush (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzQuery) all = mz_query_new (NULL), china = NULL, states = NULL, both = NULL, one = NULL, none = NULL;
  g_auto (GStrv) words = NULL;

  china = mz_chart_brush (all, fixture->figure, 0, FALSE);
  g_assert_cmpstrv (mz_query_peek (china)->countries, ((const char *[]) { "CN", NULL }));
  /* Another one takes its place, or comes to it. */
  states = mz_chart_brush (china, fixture->figure, 3, FALSE);
  g_assert_cmpstrv (mz_query_peek (states)->countries, ((const char *[]) { "US", NULL }));
  both = mz_chart_brush (china, fixture->figure, 3, TRUE);
  words = mz_chart_get_words (both, fixture->figure);
  g_assert_cmpstrv (words, ((const char *[]) { "CN", "US", NULL }));
  /* The same one again undoes it. */
  none = mz_chart_brush (states, fixture->figure, 5, FALSE);
  g_assert_true (mz_query_is_empty (none));
  one = mz_chart_brush (both, fixture->figure, 0, TRUE);
  g_assert_true (mz_query_equal (one, states));
  g_assert_null (mz_chart_get_words (all, fixture->figure));
}

/* Series and category together, and words that are of no facet. */
static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzQuery) all = mz_query_new (NULL), query = NULL;
  guint series = mz_figure_add_series (fixture->figure, "other", "Others", MZ_INK (MZ_INK_OTHERS));

  mz_figure_add_category (fixture->figure, "separation", "Separation");
  fixture->figure->category_facet = MZ_FACET_STAGE;
  mz_figure_add_datum (fixture->figure, 0, 0, 1);
  mz_figure_add_datum (fixture->figure, series, MZ_FIGURE_NONE, 1);
  query = mz_chart_brush (all, fixture->figure, 6, FALSE);
  g_assert_cmpuint (mz_query_peek (query)->stages, ==, MZ_BIT (MZ_STAGE_SEPARATION));
  g_assert_cmpstrv (mz_query_peek (query)->countries, ((const char *[]) { "CN", NULL }));
  g_assert_null (mz_chart_brush (all, fixture->figure, 7, FALSE));
  g_assert_null (mz_chart_brush (all, fixture->figure, 7, TRUE));
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *flags = mz_chart_describe_flags (MZ_DATUM_ESTIMATE | MZ_DATUM_AFTER), *none = mz_chart_describe_flags (0);
  g_autofree char *sources = mz_chart_describe_sources (mz_workspace_get_dataset (fixture->workspace),
                                                        (const char *[]) { "usgs", "firm", NULL });

  g_assert_cmpstr (flags, ==, "estimate, after the date of the clock");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (sources, ==, "Survey 2026, Hill & Sons 2025");
}

static guint
get_datum (GListStore *rows, guint i)
{
  g_autoptr (MzChartRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

  return mz_chart_row_get_datum (row);
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer column)
{
  return mz_chart_row_compare ((gpointer) a, (gpointer) b, (MzChartColumn) GPOINTER_TO_UINT (column));
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const guint by_value[] = { 3, 5, 0, 2, 1, 4 }, by_time[] = { 0, 3, 1, 4, 2, 5 };
  g_autoptr (GListStore) rows = mz_chart_rows_new (fixture->figure, mz_workspace_get_dataset (fixture->workspace));
  g_autoptr (MzChartRow) third = NULL, last = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 6);
  third = g_list_model_get_item (G_LIST_MODEL (rows), 3);
  last = g_list_model_get_item (G_LIST_MODEL (rows), 5);
  g_assert_cmpstr (mz_chart_row_get_text (third, MZ_CHART_COLUMN_WHAT), ==, "United States");
  g_assert_cmpstr (mz_chart_row_get_text (third, MZ_CHART_COLUMN_WHEN), ==, "2023");
  g_assert_cmpstr (mz_chart_row_get_text (third, MZ_CHART_COLUMN_VALUE), ==, "about 5 t");
  g_assert_cmpstr (mz_chart_row_get_text (third, MZ_CHART_COLUMN_FLAGS), ==, "estimate");
  g_assert_cmpstr (mz_chart_row_get_text (last, MZ_CHART_COLUMN_FLAGS), ==, "after the date of the clock");
  g_assert_cmpstr (mz_chart_row_get_text (last, MZ_CHART_COLUMN_SOURCES), ==, "Survey 2026");
  /* Numbers by size, what is not known last; times by time. */
  g_list_store_sort (rows, compare_values, GUINT_TO_POINTER (MZ_CHART_COLUMN_VALUE));
  for (guint i = 0; i < G_N_ELEMENTS (by_value); i++)
    g_assert_cmpuint (get_datum (rows, i), ==, by_value[i]);
  g_list_store_sort (rows, compare_values, GUINT_TO_POINTER (MZ_CHART_COLUMN_WHEN));
  for (guint i = 0; i < G_N_ELEMENTS (by_time); i++)
    g_assert_cmpuint (get_datum (rows, i), ==, by_time[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/charts/brush/choose", Fixture, NULL, set_up, test_brush, tear_down);
  g_test_add ("/charts/brush/pairs", Fixture, NULL, set_up, test_pairs, tear_down);
  g_test_add ("/charts/brush/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/charts/brush/rows", Fixture, NULL, set_up, test_rows, tear_down);
  return g_test_run ();
}
