/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-chart-test.h"

static gboolean
has_source (const MzDatum *datum, const char *id)
{
  return g_strv_contains ((const char *const *) datum->sources, id);
}

/* japan-china-dependence: 2008 at least 90 (a bound), 2024 71, 2025 about 60. us-net-import-reliance: 2021 at least 95. */
static void
test_reliance (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "import-reliance", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "import-reliance", "2025-11");

  mz_chart_test_check (figure);
  g_assert_true (figure->percent);
  g_assert_cmpstr (figure->title, ==, "Japan's imports from China: at least 90\u202f% in 2008, about 60\u202f% in 2025");
  g_assert_cmpstr (before->title, ==, "Japan's imports from China: at least 90\u202f% in 2008, 71\u202f% in 2024");
  g_assert_true (mz_chart_test_find (figure, "JP", "2008")->flags & MZ_DATUM_AT_LEAST);
  g_assert_true (mz_chart_test_find (figure, "US", "2021")->flags & MZ_DATUM_AT_LEAST);
  g_assert_cmpfloat (mz_chart_test_find (figure, "US", "2024")->value, ==, 53);
  g_assert_cmpfloat (mz_chart_test_find (figure, "EU", "2024")->value, ==, 46.3);
  g_assert_cmpfloat (mz_chart_test_find (figure, "JP-metal", "2024")->value, ==, 79.6);
  /* claim-003-011, -012 and -023. */
  g_assert_true (has_source (mz_chart_test_find (figure, "JP", "2008"), "article-003"));
  g_assert_true (has_source (mz_chart_test_find (figure, "JP", "2025"), "article-003"));
  g_assert_true (has_source (mz_chart_test_find (figure, "US-CN", "2023"), "article-003"));
}

/* What one bar says of a country. */
static double
find_share (const MzFigure *figure, const char *bar, const char *country)
{
  guint category = mz_figure_find_category (figure, bar), series = mz_figure_find_series (figure, country);
  double value = NAN;

  g_assert_cmpuint (category, !=, MZ_FIGURE_NONE);
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category == category && mz_figure_peek_datum (figure, i)->series == series)
      value = mz_figure_peek_datum (figure, i)->value;
  return value;
}

/*
 * us-import-sources-mcs: 2021-2024 is 71 + 13 + 5 + 5 + 6 = 100, so nothing is left; by weight of 2024 77 + 6 + 3 + 9 = 95, rest 5.
 * eu-import-shares: 2023 39 + 33.1 + 22 = 94.1, rest 5.9; 2024 46.3 + 19.9 + 28.4 = 94.6, rest 5.4. Japan, 2018: rest 7;
 * japan-china-dependence: about 60 in 2025, and at least 90 in 2008, so at most 10 are left.
 */
static void
test_sources (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) us = mz_chart_test_build (dataset, "us-import-sources", "2026-06");
  g_autoptr (MzFigure) us_before = mz_chart_test_build (dataset, "us-import-sources", "2024-06");
  g_autoptr (MzFigure) eu = mz_chart_test_build (dataset, "eu-import-sources", "2026-06");
  g_autoptr (MzFigure) japan = mz_chart_test_build (dataset, "japan-import-sources", "2026-06");

  mz_chart_test_check (us);
  mz_chart_test_check (eu);
  mz_chart_test_check (japan);
  g_assert_cmpstr (us->title, ==, "The US imported 71\u202f% of their rare earths from China (2021 to 2024)");
  g_assert_cmpstr (us_before->title, ==,
                   "The US imported 70\u202f% of their rare earths from China (2020 to 2023)");
  g_assert_cmpuint (us->categories->len, ==, 3);
  g_assert_cmpfloat (find_share (us, "us-import-sources-mcs-2024", "MY"), ==, 13);
  g_assert_cmpfloat (find_share (us, "us-import-sources-mcs-2024", "other"), ==, 6);
  g_assert_true (isnan (find_share (us, "us-import-sources-mcs-2024", "rest")));
  g_assert_cmpfloat (find_share (us, "us-import-sources-2024-weight-2024", "rest"), ==, 5);
  g_assert_cmpfloat_with_epsilon (find_share (eu, "eu-import-shares-2023", "rest"), 5.9, 1e-9);
  g_assert_cmpfloat_with_epsilon (find_share (eu, "eu-import-shares-2024", "rest"), 5.4, 1e-9);
  g_assert_cmpfloat (find_share (japan, "japan-import-sources-2018-2018", "rest"), ==, 7);
  g_assert_cmpfloat (find_share (japan, "japan-china-dependence-2008", "rest"), ==, 10);
  g_assert_cmpstr (eu->title, ==, "The EU imported 46\u202f% of its rare earths from China (2024)");
  g_assert_cmpstr (japan->title, ==, "Japan imported about 60\u202f% of its rare earths from China (2025)");
}

/*
 * us-imports-2846-by-country, 2025, others: AU 23,486 + CA 307,855 + DE 6,992,893 + EE 2,507,994
 * + IN 1,752,759 + KR 3,905,201 + RU 125,750 = 15,615,938.
 * us-imports-2846-china-share, 2025: 64.6, computed in the facts over more origins than the areas hold.
 * china-imports-2846-weight, 2024: MM 44,365.5 + LA 10,747.5 = 55,113 of 77,025.5: 71.55 %; others: the total less these and
 * MY 16,344.7, VN 3,150.2, US 252.6, JP 294.8: 1,870.2.
 */
static void
test_origins (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) us = mz_chart_test_build (dataset, "us-imports-by-country", "2026-06");
  g_autoptr (MzFigure) china = mz_chart_test_build (dataset, "china-imports-by-origin", "2026-06");

  mz_chart_test_check (us);
  mz_chart_test_check (china);
  g_assert_cmpstr (us->title, ==, "China had about 65\u202f% of US imports by value in 2025");
  g_assert_cmpfloat (mz_chart_test_find (us, "other", "2025")->value, ==, 15615938);
  g_assert_true (mz_chart_test_find (us, "other", "2025")->flags & MZ_DATUM_COMPUTED);
  g_assert_cmpfloat (mz_chart_test_find (us, "CN", "2025")->value, ==, 100698766);
  g_assert_cmpstr (china->title, ==, "Myanmar and Laos sent China 72\u202f% of its imports in 2024");
  g_assert_cmpfloat_with_epsilon (mz_chart_test_find (china, "other", "2024")->value, 1870.2, 1e-6);
}

/* us-imports-reo and us-exports-reo: 22,450 and 15,320 in 2025, both estimates; eu-imports: 12,900 and 5,500 in 2024. */
static void
test_trade (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) us = mz_chart_test_build (dataset, "us-trade", "2026-06");
  g_autoptr (MzFigure) eu = mz_chart_test_build (dataset, "eu-trade", "2026-06");

  mz_chart_test_check (us);
  mz_chart_test_check (eu);
  g_assert_cmpstr (us->title, ==, "In 2025 the US imported about 22,450 t REO and exported about 15,320 t REO");
  g_assert_cmpfloat (mz_chart_test_find (us, "consumption", "2025")->value, ==, 27000);
  g_assert_cmpstr (eu->title, ==, "In 2024 the EU imported 12,900 t gross weight and exported 5,500 t gross weight");
  g_assert_cmpuint (mz_chart_test_find (eu, "imports", "2022")->flags, ==, MZ_DATUM_ESTIMATE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/chart-imports/reliance", test_reliance);
  g_test_add_func ("/analysis/chart-imports/sources", test_sources);
  g_test_add_func ("/analysis/chart-imports/origins", test_origins);
  g_test_add_func ("/analysis/chart-imports/trade", test_trade);
  return g_test_run ();
}
