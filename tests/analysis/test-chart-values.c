/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-chart-test.h"

/* The articles' sums that stand for an agreement, looked up by hand in claims.json: claim-002-012 and -013, claim-003-026, -028
   and -033; each is in the chart in millions, and the article is among those who say so. */
static void
test_articles (void)
{
  static const struct { const char *agreement, *article; double million; } claims[] = {
    { "us-australia-framework-2025", "article-002", 8500 }, { "us-pakistan-ussm-fwo-2025", "article-002", 500 },
    { "mp-dod-2025", "article-003", 400 },                  { "mp-dod-hree-loan-2025", "article-003", 150 },
    { "mp-apple-2025", "article-003", 500 },
  };
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "agreement-values", "2025-11");

  mz_chart_test_check (figure);
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      guint category = mz_figure_find_category (figure, claims[i].agreement);
      const MzDatum *datum;

      g_assert_cmpuint (category, !=, MZ_FIGURE_NONE);
      datum = mz_figure_peek_datum (figure, category);
      g_assert_cmpuint (datum->category, ==, category);
      g_assert_cmpfloat (datum->value, ==, claims[i].million);
      g_assert_true (g_strv_contains ((const char *const *) datum->sources, claims[i].article));
    }
}

/* Largest first, nothing signed later. Of the 32 agreements in agreements.json with value_usd 25 were signed in full by the end of
   November 2025 (seven are of December 2025, of 2026, or of some day in 2025), 11 by the end of 2023, 2 by 2013, none by 2010. */
static void
test_clock (void)
{
  static const struct { const char *date; guint n; } cases[] = {
    { "2026-07", 32 }, { "2025-11", 25 }, { "2013", 2 }, { "2010", 0 },
  };
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "agreement-values", cases[i].date);

      g_assert_cmpuint (figure->data->len, ==, cases[i].n);
      g_assert_cmpint (figure->empty != NULL, ==, cases[i].n == 0);
      for (guint k = 1; k < figure->data->len; k++)
        g_assert_cmpfloat (mz_figure_peek_datum (figure, k - 1)->value, >=, mz_figure_peek_datum (figure, k)->value);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/chart-values/articles", test_articles);
  g_test_add_func ("/analysis/chart-values/clock", test_clock);
  return g_test_run ();
}
