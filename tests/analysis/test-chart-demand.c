/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-chart-test.h"

static const MzDatum *
find_part (const MzFigure *figure, const char *bar, const char *part)
{
  guint category = mz_figure_find_category (figure, bar), series = mz_figure_find_series (figure, part);

  g_assert_cmpuint (category, !=, MZ_FIGURE_NONE);
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category == category && mz_figure_peek_datum (figure, i)->series == series)
      return mz_figure_peek_datum (figure, i);
  return NULL;
}

/*
 * uses-world: 2023 magnets 29 and catalysts 20, so 51 are not told apart; 2030 magnets at least 35, catalysts 17, polishing 11: at most
 * 37 are left. 2020 has catalysts alone, 20: 80 are left. uses-us: 2020 catalysts 75 + 6 + 5 + 4 + other 10 = 100.
 */
static void
test_uses (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) world = mz_chart_test_build (dataset, "demand-by-use", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "demand-by-use", "2022");
  g_autoptr (MzFigure) us = mz_chart_test_build (dataset, "uses-us", "2026-06");

  mz_chart_test_check (world);
  mz_chart_test_check (us);
  g_assert_cmpstr (world->title, ==, "Largest use in the world in 2023: Magnets, about 29\u202f%");
  g_assert_cmpstr (before->title, ==, "Largest use in the world in 2020: Catalysts, about 20\u202f%");
  g_assert_cmpfloat (find_part (world, "uses-world-2023", "rest")->value, ==, 51);
  g_assert_cmpfloat (find_part (world, "uses-world-2020", "rest")->value, ==, 80);
  g_assert_cmpfloat (find_part (world, "uses-world-2030", "rest")->value, ==, 37);
  g_assert_cmpuint (find_part (world, "uses-world-2030", "rest")->flags, ==,
                    MZ_DATUM_AT_MOST | MZ_DATUM_COMPUTED | MZ_DATUM_AFTER);
  g_assert_cmpuint (find_part (world, "uses-world-2030", "magnets")->flags, ==, MZ_DATUM_AT_LEAST | MZ_DATUM_AFTER);
  g_assert_cmpstr (us->title, ==, "Largest use in the United States in 2020: Catalysts, about 75\u202f%");
  g_assert_null (find_part (us, "uses-us-2020", "rest"));
  g_assert_cmpfloat (find_part (us, "uses-us-2015", "other")->value, ==, 10);
}

/* uses-value-share: the magnets of 2019 with 91 come first, motors of electric vehicles with 37.5 are the first of single uses. */
static void
test_value (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "uses-by-value", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "uses-by-value", "2025-06");

  mz_chart_test_check (figure);
  g_assert_cmpuint (figure->categories->len, ==, 13);
  g_assert_cmpstr (figure->title, ==, "Of single uses the first by value: Motors of electric vehicles, about 38\u202f%");
  g_assert_cmpstr (mz_figure_peek_category (figure, 0)->key, ==, "magnets, all uses");
  g_assert_cmpstr (mz_figure_peek_category (figure, 0)->note, ==, "2019");
  g_assert_cmpfloat (find_part (figure, "wind turbines", "share")->value, ==, 22.5);
  g_assert_cmpstr (before->title, ==, "Uses by value");
}

/*
 * world-demand-reo at June 2026: the last of Adamas is 125,000 (2021), of Adamas (2014) 150,766 (2020), of BCC Research 158,200
 * (2011), of Roskill 147,500 (2020): 158,200 is 26.56 % more than 125,000. Magnet rare earths: IEA 93 kt in 2023, McKinsey 59 kt
 * in 2022: 57.6 % more.
 */
static void
test_forecasts (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "demand-forecasts", "2026-06");
  g_autoptr (MzFigure) magnets = mz_chart_test_build (dataset, "magnet-ree-demand", "2026-06");

  mz_chart_test_check (figure);
  mz_chart_test_check (magnets);
  g_assert_cmpstr (figure->title, ==, "The authors' latest counts of the world's demand differ by 27\u202f%");
  g_assert_cmpuint (figure->series->len, ==, 4);
  g_assert_cmpfloat (mz_chart_test_find (figure, "Adamas", "2030")->value, ==, 315000);
  g_assert_cmpstr (mz_chart_test_find (figure, "Adamas", "2030")->what, ==, "a forecast");
  g_assert_null (mz_chart_test_find (figure, "Adamas (2014)", "2020")->what);
  g_assert_cmpstr (magnets->title, ==, "The latest counts of the demand for magnet rare earths differ by 58\u202f%");
  g_assert_cmpfloat (mz_chart_test_find (magnets, "supply", "2040")->value, ==, 116);
  g_assert_cmpfloat (magnets->x_to, ==, 2051);
}

/*
 * demand.json: NdFeB magnets by gross weight: world 2020 130,000 and 2030 265,000, CN 2024 200,000 to 242,000, EU 2019 12,000,
 * 2020 16,000 to 16,400, 2025 20,000, 2030 at least 37,500, IN 2025 4,010 and 2030 8,220: nine rows, eleven figures.
 */
static void
test_magnets (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "demand-magnets", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "demand-magnets", "2020-06");
  const MzDatum *erma = find_part (figure, "eu-ndfeb-2030-erma", "value");

  mz_chart_test_check (figure);
  g_assert_cmpuint (figure->categories->len, ==, 9);
  g_assert_cmpuint (figure->data->len, ==, 11);
  g_assert_cmpstr (figure->title, ==, "The European Union needs about 20,000 t magnets, gross weight a year (2025)");
  g_assert_cmpstr (before->title, ==, "The European Union needs about 12,000 t magnets, gross weight a year (2019)");
  g_assert_cmpstr (mz_figure_peek_category (figure, 0)->group, ==, "World");
  g_assert_cmpfloat (find_part (figure, "cn-ndfeb-use-2024", "low")->value, ==, 200000);
  g_assert_cmpfloat (find_part (figure, "cn-ndfeb-use-2024", "high")->value, ==, 242000);
  g_assert_null (find_part (figure, "cn-ndfeb-use-2024", "value"));
  g_assert_cmpfloat (erma->value, ==, 37500);
  g_assert_cmpuint (erma->flags, ==, MZ_DATUM_AT_LEAST | MZ_DATUM_AFTER);
  g_assert_cmpstr (erma->record, ==, "eu-ndfeb-2030-erma");
  g_assert_cmpstr (mz_figure_peek_category (figure, erma->category)->label, ==, "2030, scenario: ERMA climate neutrality");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/chart-demand/uses", test_uses);
  g_test_add_func ("/analysis/chart-demand/value", test_value);
  g_test_add_func ("/analysis/chart-demand/forecasts", test_forecasts);
  g_test_add_func ("/analysis/chart-demand/magnets", test_magnets);
  return g_test_run ();
}
