/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-chart-test.h"

/* The datum of a category. */
static const MzDatum *
find_bar (const MzFigure *figure, const char *key)
{
  guint category = mz_figure_find_category (figure, key);

  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category == category)
      return mz_figure_peek_datum (figure, i);
  g_assert_not_reached ();
}

static gboolean
has_datum (const MzFigure *figure, const char *series, const char *when)
{
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->series == mz_figure_find_series (figure, series)
        && g_strcmp0 (mz_figure_peek_datum (figure, i)->when, when) == 0)
      return TRUE;
  return FALSE;
}

/*
 * mine-production(-world): 1985 the United States 13,400 of 43,500 t, so 30,100 are not known. 2024: Brazil 560, India 2,900,
 * Madagascar 1,400, Malaysia 140, Nigeria 1,500, Russia 2,600, Thailand 2,100, Vietnam 300 and others 1,000 are 12,500, and with
 * the four more than the total. 2025 the same way 17,310, and of 390,000 t 690 are left. 2010: China's 95 % of 101,000 t.
 */
static void
test_mines (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) areas = mz_chart_test_build (dataset, "mine-production", "2026-06");
  g_autoptr (MzFigure) lines = mz_chart_test_build (dataset, "mine-production-lines", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "mine-production", "2025-06");

  mz_chart_test_check (areas);
  mz_chart_test_check (lines);
  g_assert_cmpfloat (areas->x_from, ==, 1985);
  g_assert_cmpfloat (mz_chart_test_find (areas, "US", "1985")->value, ==, 13400);
  g_assert_cmpfloat (mz_chart_test_find (areas, "unknown", "1985")->value, ==, 30100);
  g_assert_cmpfloat (mz_chart_test_find (areas, "other", "2024")->value, ==, 12500);
  g_assert_false (has_datum (areas, "unknown", "2024"));
  g_assert_cmpfloat (mz_chart_test_find (areas, "other", "2025")->value, ==, 17310);
  g_assert_cmpfloat (mz_chart_test_find (areas, "unknown", "2025")->value, ==, 690);
  g_assert_cmpfloat (mz_chart_test_find (areas, "CN", "2010")->value, ==, 95950);
  g_assert_true (mz_chart_test_find (areas, "CN", "2010")->flags & MZ_DATUM_COMPUTED);
  g_assert_cmpfloat (mz_chart_test_find (lines, "CN", "2024")->value, ==, 270000);
  g_assert_cmpfloat (mz_chart_test_find (lines, "WORLD", "2024")->value, ==, 380000);
  g_assert_false (has_datum (areas, "CN", "1995"));
  g_assert_cmpstr (areas->title, ==, "China mined 69\u202f% of the world's rare earths in 2025");
  g_assert_cmpstr (before->title, ==, "China mined 70\u202f% of the world's rare earths in 2024");
  g_assert_true (mz_chart_test_find (before, "CN", "2025")->flags & MZ_DATUM_AFTER);
}

/*
 * Whatever the year, areas are as high together as the total, or as what is named where that is more. Of 1994 countries are known of
 * an edition whose total was 64,500 t, not the later 55,100.
 */
static void
test_stack (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) areas = mz_chart_test_build (dataset, "mine-production", "2026-06");
  const GArray *totals = mz_series_peek (mz_dataset_lookup (dataset, MZ_RECORD_SERIES, "mine-production-world"))->points;

  for (guint k = 0; k < totals->len; k++)
    {
      const MzPoint *total = &g_array_index (totals, MzPoint, k);
      double sum = 0;

      if (total->t.year < 1985)
        continue;
      for (guint i = 0; i < areas->data->len; i++)
        {
          const MzDatum *datum = mz_figure_peek_datum (areas, i);

          g_assert_cmpfloat (datum->value, >=, 0);
          sum += (guint) datum->x == total->t.year ? datum->value : 0;
        }
      g_assert_true (fabs (sum - total->v) < 1e-6 || (sum > total->v && sum < (total->t.year == 1994 ? 64500 : 1.02 * total->v)));
    }
}

/* producers-ndpr and -reo as they stand there. */
static void
test_producers (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) magnet = mz_chart_test_build (dataset, "producers-outside-china", "2026-06");
  g_autoptr (MzFigure) all = mz_chart_test_build (dataset, "producers-outside-china-reo", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "producers-outside-china", "2000");

  mz_chart_test_check (magnet);
  mz_chart_test_check (all);
  g_assert_cmpfloat (mz_chart_test_find (magnet, "MP Materials", "2025")->value, ==, 2599);
  g_assert_true (mz_chart_test_find (magnet, "Lynas (year to June)", "2023")->flags & MZ_DATUM_ESTIMATE);
  g_assert_cmpstr (magnet->title, ==, "Outside China Lynas (year to June) makes most: 5,655 t NdPr oxide in 2024");
  g_assert_cmpfloat (mz_chart_test_find (all, "MP Materials (concentrate)", "2025")->value, ==, 50692);
  g_assert_cmpstr (magnet->unit, !=, all->unit);
  g_assert_cmpstr (before->title, ==, "Producers outside China");
}

/*
 * Version 1.3 of the edition of 2026, which cut Brazil from 21 to 11 million t, came out on 27 May 2026: by April it is the edition
 * of 2025. India is not in that of 2026.
 */
static void
test_reserves (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) now = mz_chart_test_build (dataset, "reserves", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "reserves", "2026-04");
  g_autoptr (MzFigure) nothing = mz_chart_test_build (dataset, "reserves", "1990");
  g_autoptr (MzFigure) editions = mz_chart_test_build (dataset, "reserves-over-editions", "2026-06");

  mz_chart_test_check (now);
  mz_chart_test_check (editions);
  g_assert_cmpstr (mz_figure_peek_category (now, 0)->key, ==, "WORLD");
  g_assert_cmpfloat (find_bar (now, "WORLD")->value, ==, 75e6);
  g_assert_true (find_bar (now, "WORLD")->flags & MZ_DATUM_AT_LEAST);
  g_assert_cmpstr (mz_figure_peek_category (now, 1)->key, ==, "CN");
  g_assert_cmpfloat (find_bar (now, "BR")->value, ==, 11e6);
  g_assert_cmpstr (find_bar (now, "IN")->when, ==, "2025-01");
  g_assert_cmpstr (find_bar (now, "BR")->when, ==, "2026-05-27");
  g_assert_false (find_bar (now, "BR")->flags & MZ_DATUM_AFTER);
  g_assert_cmpstr (now->title, ==, "China has the largest reserves: 44,000,000 t REO");
  g_assert_cmpfloat (find_bar (before, "BR")->value, ==, 21e6);
  g_assert_cmpfloat (find_bar (before, "WORLD")->value, ==, 90e6);
  g_assert_nonnull (nothing->empty);
  g_assert_cmpstr (editions->title, ==, "The edition of 2026 changes most for Brazil: 21,000,000 t REO to 11,000,000 t REO");
  g_assert_cmpfloat (mz_chart_test_find (editions, "CN", "2011")->value, ==, 55e6);
  for (guint i = 1; i < now->categories->len; i++)
    g_assert_cmpfloat (find_bar (now, mz_figure_peek_category (now, i - 1)->key)->value, >=,
                       find_bar (now, mz_figure_peek_category (now, i)->key)->value);
}

/*
 * Xunwu: Nd 30.18 + Pr 7.41 = 37.59; heavy Y 10.07 + Tb 0.46 + Dy 1.77 + Ho 0.27 + Er 0.88 + Tm 0.13 + Yb 0.62 + Lu 0.13 = 14.33.
 * The xenotime of Guangdong has most of the heavy ones: 59.3 + 1.2 + 9.1 + 2.6 + 5.6 + 1.3 + 6 + 1.8 = 86.9.
 */
static void
test_ores (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) ores = mz_chart_test_build (dataset, "ore-composition", "2026-06");
  g_autoptr (MzFigure) crust = mz_chart_test_build (dataset, "crustal-abundance", "2026-06");
  guint first = mz_figure_find_category (ores, "composition-xunwu-ionic-clay"), europium = mz_figure_find_series (ores, "Eu");

  mz_chart_test_check (ores);
  mz_chart_test_check (crust);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpstr (mz_figure_peek_category (ores, first)->label, ==, "Xunwu");
  g_assert_cmpstr (mz_figure_peek_category (ores, first)->note, ==, "ion-adsorption clay: NdPr 38\u202f%, heavy 14.3\u202f%");
  g_assert_cmpstr (mz_figure_peek_category (ores, mz_figure_find_category (ores, "composition-lovozero-loparite"))->label, ==, "Lovozero");
  g_assert_cmpstr (ores->title, ==, "No two ores are alike: Xunwu is richest in NdPr, Southeast Guangdong in heavy rare earths");
  g_assert_cmpstr (ores->words, ==,
                   "Of the rare earth oxides Nd and Pr are 38\u202f% at Xunwu; the heavy ones are 87\u202f% at Southeast Guangdong.");
  g_assert_cmpuint (mz_figure_find_series (ores, "Y"), ==, 0);
  g_assert_cmpuint (mz_figure_find_series (ores, "Nd"), <, mz_figure_find_series (ores, "Dy"));
  for (guint i = 0; i < ores->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (ores, i);

      /* Longnan has 0.37 % of europium at most. */
      if (datum->series == europium && datum->category == mz_figure_find_category (ores, "composition-longnan-ionic-clay"))
        g_assert_true (datum->value == 0.37 && (datum->flags & MZ_DATUM_AT_MOST));
    }
  g_assert_true (crust->log);
  g_assert_cmpfloat (find_bar (crust, "Ce")->value, ==, 66.5);
  g_assert_cmpfloat (find_bar (crust, "Tm")->value, ==, 0.52);
  g_assert_cmpstr (crust->title, ==, "Rare earths are not that rare: from cerium down to thulium");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/chart-output/mines", test_mines);
  g_test_add_func ("/analysis/chart-output/stack", test_stack);
  g_test_add_func ("/analysis/chart-output/producers", test_producers);
  g_test_add_func ("/analysis/chart-output/reserves", test_reserves);
  g_test_add_func ("/analysis/chart-output/ores", test_ores);
  return g_test_run ();
}
