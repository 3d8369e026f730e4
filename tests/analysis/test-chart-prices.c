/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-chart-test.h"

static guint
count_points (const MzFigure *figure, const char *series)
{
  guint n = 0;

  for (guint i = 0; i < figure->data->len; i++)
    n += mz_figure_peek_datum (figure, i)->series == mz_figure_find_series (figure, series);
  return n;
}

/* price-oxides: of 2024 Tb 812 is the highest, La 0.97 the lowest: 812 / 0.97 = 837.1, which is 840 with two digits. */
static void
test_prices (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "prices", "2025-11");
  g_autoptr (MzFigure) others = mz_chart_test_build (dataset, "prices-others", "2026-06");
  g_autoptr (MzFigure) early = mz_chart_test_build (dataset, "prices", "2000");

  mz_chart_test_check (figure);
  g_assert_true (figure->log);
  g_assert_cmpstr (figure->unit, ==, "USD/kg");
  g_assert_cmpstr (figure->title, ==, "In 2024 terbium oxide cost 840 times as much as lanthanum oxide");
  g_assert_cmpfloat (mz_chart_test_find (figure, "Nd", "2020")->value, ==, 49);
  g_assert_cmpuint (mz_chart_test_find (figure, "Nd", "2020")->flags, ==, 0);
  g_assert_cmpuint (mz_chart_test_find (figure, "Nd", "2025")->flags, ==, MZ_DATUM_ESTIMATE | MZ_DATUM_AFTER);
  /* Quotes keep lines of their own, for years without an average: of Dy from January 2009 to 2015 those of 2010 to 2013. */
  g_assert_cmpfloat (mz_chart_test_find (figure, "Dy-quotes", "2011-08")->value, ==, 2377);
  g_assert_cmpuint (mz_chart_test_find (figure, "La-quotes", "2011-05")->flags, ==, MZ_DATUM_ESTIMATE);
  g_assert_cmpuint (count_points (figure, "Dy-quotes"), ==, 6);
  /* The end of 2011 lies where 2012 begins. */
  g_assert_cmpfloat (mz_chart_test_find (figure, "Dy-quotes", "2011")->x, ==, 2012);
  g_assert_cmpuint (mz_figure_find_series (figure, "Y"), ==, MZ_FIGURE_NONE);
  g_assert_cmpfloat (figure->x_from, ==, 2007);
  g_assert_cmpfloat (figure->x_to, ==, 2026);
  /* Of 2025 Lu 888 and Y 9: 98.67 times. */
  mz_chart_test_check (others);
  g_assert_cmpstr (others->title, ==, "In 2025 lutetium oxide cost 99 times as much as yttrium oxide");
  g_assert_cmpuint (mz_figure_find_series (others, "Nd"), ==, MZ_FIGURE_NONE);
  g_assert_cmpfloat (mz_chart_test_find (others, "NdPr-quotes", "2014-10")->value, ==, 67.5);
  g_assert_cmpstr (early->title, ==, "Prices of oxides");
  g_assert_cmpstr (early->words, ==, "Nothing of this is known at the date of the clock.");
}

/* The facet of minerals picks the lines; what has no price says so. */
static void
test_query (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  MzFacets facets = { .minerals = (const char *const[]) { "Dy", NULL } }, none = { .minerals = (const char *const[]) { "Sc", NULL } };
  g_autoptr (MzQuery) query = mz_query_new (&facets), nothing = mz_query_new (&none);
  MzFigureRequest request = { .dataset = dataset, .date = { 2025, 0, 0 }, .query = query };
  g_autoptr (MzFigure) one = mz_chart_build (mz_charts_lookup ("prices"), &request);
  g_autoptr (MzFigure) empty = NULL;

  request.query = nothing;
  empty = mz_chart_build (mz_charts_lookup ("prices"), &request);
  g_assert_cmpuint (one->series->len, ==, 2);
  g_assert_null (one->empty);
  g_assert_cmpuint (empty->data->len, ==, 0);
  g_assert_cmpstr (empty->empty, ==, "No source in the facts says what the oxides that are asked for cost.");
}

/*
 * price-oxides-monthly, Nd: November 2025 96.91, a year before 59.72: 96.91 / 59.72 = 1.6227. January 2024 58.83 is the first.
 * March 2024 50.16 has none before; March 2025 62.36: 1.2432. The marks: 4 April, 10 July, 9 October, 7 November 2025.
 */
static void
test_neodymium (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "price-neodymium", "2025-11");
  g_autoptr (MzFigure) spring = mz_chart_test_build (dataset, "price-neodymium", "2025-04-03");
  g_autoptr (MzFigure) first = mz_chart_test_build (dataset, "price-neodymium", "2024-01");

  mz_chart_test_check (figure);
  g_assert_cmpstr (figure->title, ==, "Neodymium oxide rose by 62\u202f% in the year to November 2025");
  g_assert_cmpstr (figure->words, ==, "In November 2025 neodymium oxide cost 96.91 USD/kg on the average of the month; in"
                                      " November 2024 it was 59.72 USD/kg.");
  g_assert_cmpuint (figure->marks->len, ==, 4);
  g_assert_cmpstr (g_array_index (figure->marks, MzFigureMark, 1).record, ==, "us-price-floor-mp-2025");
  g_assert_cmpuint (figure->levels->len, ==, 1);
  g_assert_cmpfloat (g_array_index (figure->levels, MzFigureLevel, 0).value, ==, 110);
  /* 10 July is the 191st day of 2025. */
  g_assert_cmpfloat_with_epsilon (g_array_index (figure->levels, MzFigureLevel, 0).from, 2025 + 190. / 365, 1e-9);
  g_assert_cmpstr (g_array_index (figure->levels, MzFigureLevel, 0).label, ==, "US floor for NdPr 110");
  /* claim-002-024 and -025 beside the averages of USGS. */
  g_assert_cmpfloat (mz_chart_test_find (figure, "Nd-article", "2020")->value, ==, 70);
  g_assert_cmpfloat (mz_chart_test_find (figure, "Nd-article", "2025")->value, ==, 120);
  g_assert_cmpfloat (mz_chart_test_find (figure, "Nd-year", "2020")->value, ==, 49);
  g_assert_cmpfloat (mz_chart_test_find (figure, "NdPr", "2026-02")->value, ==, 123);
  g_assert_cmpstrv (mz_chart_test_find (figure, "Nd-article", "2025")->sources, ((const char *const[]) { "article-002", NULL }));
  /* claim-003-031: about 110. */
  g_assert_true (g_ptr_array_find_with_equal_func (figure->sources, "article-003", g_str_equal, NULL));
  g_assert_cmpfloat (figure->x_from, ==, 2020);
  /* A clock in March 2025 knows neither marks nor floor; the month is whole only at its end. */
  g_assert_cmpstr (spring->title, ==, "Neodymium oxide rose by 24\u202f% in the year to March 2025");
  g_assert_cmpuint (spring->marks->len, ==, 0);
  g_assert_cmpuint (spring->levels->len, ==, 0);
  g_assert_cmpuint (mz_chart_test_find (spring, "Nd", "2025-04")->flags, ==, MZ_DATUM_AFTER);
  g_assert_cmpstr (first->title, ==, "Neodymium oxide cost 58.83 USD/kg in January 2024");
}

/*
 * price-europe-2025: Tb 3000 in May 2025 of an average of 1010 that year: 2.97; Dy 850 of 239: 3.56; Y 350 in December of 9: 38.9.
 * Before the end of 2025 the averages of the year are not known, and nothing can be compared.
 */
static void
test_europe (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "price-europe", "2026-01");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "price-europe", "2025-12-30");

  mz_chart_test_check (figure);
  g_assert_cmpstr (figure->title, ==, "In December 2025 Europe paid 39 times China's price for yttrium oxide");
  g_assert_cmpstr (before->title, ==, "Prices in Europe and in China");
  g_assert_cmpfloat (mz_chart_test_find (figure, "Tb-europe", "2025-05")->value, ==, 3000);
  g_assert_cmpfloat (mz_chart_test_find (figure, "Tb", "2025")->value, ==, 1010);
  g_assert_cmpfloat (figure->x_from, ==, 2024);
  g_assert_cmpuint (figure->series->len, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/chart-prices/prices", test_prices);
  g_test_add_func ("/analysis/chart-prices/query", test_query);
  g_test_add_func ("/analysis/chart-prices/neodymium", test_neodymium);
  g_test_add_func ("/analysis/chart-prices/europe", test_europe);
  return g_test_run ();
}
