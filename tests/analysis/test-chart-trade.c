/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-chart-test.h"

/* china-quotas: mining 255,000 in 2023 and 270,000 in 2024: 5.88 % more; separation 254,000. 105,000 in 2016 and in 2017. */
static void
test_quotas (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "china-quotas", "2026-06");
  g_autoptr (MzFigure) same = mz_chart_test_build (dataset, "china-quotas", "2018-06");
  g_autoptr (MzFigure) gap = mz_chart_test_build (dataset, "china-quotas", "2010-12-31");

  mz_chart_test_check (figure);
  g_assert_cmpstr (figure->title, ==, "China raised its mining quota by 5.9\u202f% in 2024");
  g_assert_cmpstr (figure->words, ==, "The mining quota of 2024 is 270,000 t REO; that of 2023 was 255,000 t REO.");
  g_assert_cmpfloat (mz_chart_test_find (figure, "separation", "2024")->value, ==, 254000);
  g_assert_cmpuint (mz_chart_test_find (figure, "mining", "2015")->flags, ==, MZ_DATUM_ESTIMATE);
  g_assert_cmpstr (same->title, ==, "China left its mining quota of 2017 at 105,000 t REO");
  g_assert_cmpstr (gap->title, ==, "China's mining quota of 2010 was 89,200 t REO");
}

/* china-quotas-light-heavy: 2023 19,150 of 19,150 + 235,850 = 255,000: 7.51 %; 2020 19,150 of 140,000: 13.7 %. */
static void
test_ores (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "china-quotas-by-ore", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "china-quotas-by-ore", "2023-12");

  mz_chart_test_check (figure);
  g_assert_cmpint (figure->kind, ==, MZ_FIGURE_COLUMNS);
  g_assert_cmpstr (figure->title, ==, "Ion-adsorption ores are 7.5\u202f% of China's mining quota of 2023");
  g_assert_cmpfloat (mz_chart_test_find (figure, "rock", "2023")->value, ==, 235850);
  g_assert_cmpfloat (mz_chart_test_find (before, "rock", "2018")->value, ==, 100850);
}

/* china-export-quota: 50,145 in 2009, 30,258 in 2010: 39.66 % less. The halt of September 2010, the complaint of March 2012. */
static void
test_export_quota (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "china-export-quota", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "china-export-quota", "2010-10");

  mz_chart_test_check (figure);
  g_assert_cmpstr (figure->title, ==, "China cut its export quota by 40\u202f% in 2010");
  g_assert_cmpstr (figure->words, ==, "The largest cut from one year to the next was that of 2010: from 50,145 t gross weight to"
                                      " 30,258 t gross weight.");
  g_assert_cmpuint (figure->marks->len, ==, 2);
  g_assert_cmpstr (before->title, ==, "China's export quota");
  g_assert_cmpuint (before->marks->len, ==, 1);
  g_assert_cmpfloat (figure->x_from, ==, 2009);
  g_assert_cmpfloat (figure->x_to, ==, 2015);
}

/*
 * china-magnet-exports-monthly: May 2025 1,238, of May 2024 4,760: 74.0 % less; March 2026 5,238 of March 2025 5,323: 1.6 % less.
 * To the United States: May 2025 46 with no May before; March 2026 406 of 585: 30.6 % less.
 * china-magnet-exports: 57,392 of 2025, 58,152 of 2024: 1.31 % less.
 */
static void
test_magnets (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) may = mz_chart_test_build (dataset, "magnet-exports-monthly", "2025-05");
  g_autoptr (MzFigure) now = mz_chart_test_build (dataset, "magnet-exports-monthly", "2026-06-30");
  g_autoptr (MzFigure) us = mz_chart_test_build (dataset, "magnet-exports-by-destination", "2025-05");
  g_autoptr (MzFigure) us_now = mz_chart_test_build (dataset, "magnet-exports-by-destination", "2026-06-30");
  g_autoptr (MzFigure) yearly = mz_chart_test_build (dataset, "magnet-exports-yearly", "2026-06-30");

  mz_chart_test_check (may);
  mz_chart_test_check (us);
  mz_chart_test_check (yearly);
  g_assert_cmpstr (may->title, ==, "China's exports of magnets fell by 74\u202f% in the year to May 2025");
  g_assert_cmpuint (may->marks->len, ==, 1);
  g_assert_cmpstr (now->title, ==, "China's exports of magnets fell by 1.6\u202f% in the year to March 2026");
  g_assert_cmpuint (now->marks->len, ==, 4);
  g_assert_cmpstr (us->title, ==, "China sent the US 46 t gross weight of magnets in May 2025");
  g_assert_cmpstr (us_now->title, ==, "China's magnets for the US fell by 31\u202f% in the year to March 2026");
  g_assert_cmpstr (yearly->title, ==, "China's exports of magnets fell by 1.3\u202f% in 2025");
  g_assert_cmpfloat (mz_chart_test_find (yearly, "sintered", "2019")->value, ==, 170000);
  g_assert_true (g_ptr_array_find_with_equal_func (yearly->sources, "article-003", g_str_equal, NULL));
}

/* china-ree-exports-monthly: December 2025 4,392 of 3,326: 32.05 % more. china-ree-exports: 62,585 of 55,431: 12.9 % more. */
static void
test_exports (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) monthly = mz_chart_test_build (dataset, "rare-earth-exports-monthly", "2026-06-30");
  g_autoptr (MzFigure) yearly = mz_chart_test_build (dataset, "rare-earth-exports-yearly", "2026-06-30");

  mz_chart_test_check (monthly);
  mz_chart_test_check (yearly);
  g_assert_cmpstr (monthly->title, ==, "China's exports of rare earths rose by 32\u202f% in the year to December 2025");
  g_assert_cmpstr (yearly->title, ==, "China's exports of rare earths rose by 12.9\u202f% in 2025");
  g_assert_cmpuint (mz_chart_test_find (yearly, "CN", "2018")->flags, ==, MZ_DATUM_ESTIMATE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/chart-trade/quotas", test_quotas);
  g_test_add_func ("/analysis/chart-trade/ores", test_ores);
  g_test_add_func ("/analysis/chart-trade/export-quota", test_export_quota);
  g_test_add_func ("/analysis/chart-trade/magnets", test_magnets);
  g_test_add_func ("/analysis/chart-trade/exports", test_exports);
  return g_test_run ();
}
