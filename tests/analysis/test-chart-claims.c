/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "mz-chart-test.h"

/* Series of which nobody but an article has a figure. */
static const char *const lonely[] = {
  "china-consumption-share-article", "refining-shift-2030s-article", "lithium-demand-growth-article",
  "china-refining-market-value-share-article", NULL
};

static gboolean
is_article (const MzDatum *datum)
{
  return datum->sources != NULL && datum->sources[0] != NULL && g_str_has_prefix (datum->sources[0], "article-")
         && datum->sources[1] == NULL;
}

/* Where a figure of an article stands in a chart: the datum, or %MZ_FIGURE_NONE. */
static guint
find_figure (const MzFigure *figure, double value, const char *article)
{
  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->value == value && datum->sources != NULL && g_strv_contains ((const char *const *) datum->sources, article))
        return i;
    }
  return MZ_FIGURE_NONE;
}

/* Whether others than articles have a figure under the same heading. */
static gboolean
has_others (const MzFigure *figure, guint i)
{
  const char *group = mz_figure_peek_category (figure, mz_figure_peek_datum (figure, i)->category)->group;

  for (guint k = 0; k < figure->data->len; k++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, k);

      if (!is_article (datum) && g_strcmp0 (mz_figure_peek_category (figure, datum->category)->group, group) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A figure of claims.json as a number or two: 85, "15-20". */
static guint
parse_figure (const MzClaimInfo *info, double values[2])
{
  char *end;

  if (info->has_figure)
    {
      values[0] = info->figure;
      return 1;
    }
  if (info->figure_text == NULL)
    return 0;
  values[0] = strtod (info->figure_text, &end);
  values[1] = *end == '-' ? strtod (end + 1, NULL) : values[0];
  return 2;
}

/*
 * Every claim of an article that has a figure and names a series: a chart holds that figure, with the article as its source, and
 * beside it what others say. claims.json has 21 such claims.
 */
static void
test_all_found (void)
{
  static const char *const names[] = { "article-claims", "article-claims-prices", "article-claims-tonnes" };
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  MzStore *claims = mz_dataset_get_store (dataset, MZ_RECORD_CLAIM);
  guint n = 0;

  for (guint i = 0; i < mz_store_get_length (claims); i++)
    {
      const MzClaimInfo *info = mz_claim_peek (MZ_CLAIM (mz_store_peek (claims, i)));
      double values[2];
      guint n_values = info->series[0] != NULL ? parse_figure (info, values) : 0;
      gboolean lone = info->series[0] != NULL && g_strv_contains (lonely, info->series[0]);

      for (guint v = 0; v < n_values; v++)
        {
          gboolean found = FALSE;

          for (guint k = 0; k < G_N_ELEMENTS (names) && !found; k++)
            {
              g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, names[k], "2026-06");
              guint datum = find_figure (figure, values[v], info->article);

              found = datum != MZ_FIGURE_NONE && (lone || has_others (figure, datum));
            }
          if (!found)
            g_test_message ("%s: no chart has %g", mz_record_get_id (mz_store_peek (claims, i)), values[v]);
          g_assert_true (found);
        }
      n += n_values > 0;
    }
  g_assert_cmpuint (n, ==, 21);
}

/*
 * Mining: three times 70, beside 71.1 and 69.2 of USGS and 62 of the IEA. Of the nine figures in per cent that others have a figure
 * for, all are within a tenth: 85 and 90 of 85 to 92, the 70s of 69.2, 90 of 94, 90 and 60 of 90 and 60, 70 of 70. In USD/kg 110 is
 * the floor itself and 120 is within a tenth of no 73 and 49, nor is 70 of 49, but it is of 73.
 */
static void
test_words (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) shares = mz_chart_test_build (dataset, "article-claims", "2026-06");
  g_autoptr (MzFigure) prices = mz_chart_test_build (dataset, "article-claims-prices", "2026-06");
  g_autoptr (MzFigure) tonnes = mz_chart_test_build (dataset, "article-claims-tonnes", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "article-claims", "2025-10");

  mz_chart_test_check (shares);
  mz_chart_test_check (prices);
  mz_chart_test_check (tonnes);
  g_assert_cmpstr (shares->title, ==, "9 of 9 figures in articles are within a tenth of another source");
  g_assert_cmpstr (prices->title, ==, "2 of 3 figures in articles are within a tenth of another source");
  g_assert_cmpstr (tonnes->title, ==, "1 of 1 figure in articles is within a tenth of another source");
  g_assert_cmpuint (find_figure (shares, 62, "iea-gcmo-2024-seaisi"), !=, MZ_FIGURE_NONE);
  g_assert_cmpuint (find_figure (tonnes, 58152, "adamas-magnets-2024"), !=, MZ_FIGURE_NONE);
  /* By October 2025 only the article of April had been written. */
  g_assert_cmpstr (before->title, ==, "1 of 1 figure in articles is within a tenth of another source");
  for (guint i = 0; i < shares->categories->len; i++)
    for (guint k = i + 2; k < shares->categories->len; k++)
      if (g_strcmp0 (mz_figure_peek_category (shares, i)->group, mz_figure_peek_category (shares, k)->group) == 0)
        g_assert_cmpstr (mz_figure_peek_category (shares, k - 1)->group, ==, mz_figure_peek_category (shares, i)->group);
}

/* Seven figures from 85 to 92; the chain uses that of the IEA, of the last whole year. */
static void
test_processing (void)
{
  static const struct { const char *date, *used; } cases[] = { { "2026-06", "IEA/2024" }, { "2024-06", "IEA/2023" } };
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "processing-claims", cases[c].date);

      g_assert_cmpuint (figure->data->len, ==, 7);
      for (guint i = 0; i < figure->data->len; i++)
        {
          const MzDatum *datum = mz_figure_peek_datum (figure, i);

          g_assert_true ((datum->fill == MZ_FILL_SOLID)
                         == g_str_equal (mz_figure_peek_category (figure, datum->category)->key, cases[c].used));
          g_assert_cmpuint (g_strv_length (datum->sources), ==, 1);
        }
      mz_chart_test_check (figure);
      g_assert_cmpstr (figure->title, ==, c == 0 ? "Sources put China's share of processing at 85\u202f% to 92\u202f%"
                                                 : "Sources put China's share of processing at 87\u202f% to 92\u202f%");
    }
}

/*
 * eu-crma-targets and what is known against them: 0 % of 2023, not known, at most 1 % of 2025, and China's 46.3 % of 2024; beside it its
 * 90 to 98 % of magnets (eu-num-one-country-magnets), by which 65 % is not kept. Wanting of 7,400 t are 740, of 6,000 t 600, of 11,250 t
 * 1,125.
 */
static void
test_benchmarks (void)
{
  static const struct { const char *key; double bound, value; gboolean most; } cases[] = {
    { "extraction", 10, 0, FALSE }, { "processing", 40, NAN, FALSE }, { "recycling", 25, 1, FALSE }, { "one-country", 65, 46.3, TRUE },
  };
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "eu-benchmarks", "2026-06");
  g_autoptr (MzFigure) before = mz_chart_test_build (dataset, "eu-benchmarks", "2024-06");
  g_autoptr (MzFigure) nothing = mz_chart_test_build (dataset, "eu-benchmarks", "2020");

  mz_chart_test_check (figure);
  g_assert_cmpuint (figure->data->len, ==, G_N_ELEMENTS (cases) + 1);
  g_assert_cmpuint (figure->categories->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (figure, i);
      double value = mz_figure_peek_datum (figure, i)->value;

      g_assert_cmpstr (category->key, ==, cases[i].key);
      g_assert_cmpfloat (category->bound, ==, cases[i].bound);
      g_assert_cmpint (category->bound_is_most, ==, cases[i].most);
      g_assert_true (isnan (cases[i].value) ? isnan (value) : value == cases[i].value);
      g_assert_nonnull (category->note);
    }
  g_assert_true (mz_figure_peek_datum (figure, 2)->flags & MZ_DATUM_AT_MOST);
  g_assert_cmpfloat (mz_figure_peek_datum (figure, 4)->least, ==, 90);
  g_assert_cmpfloat (mz_figure_peek_datum (figure, 4)->value, ==, 98);
  g_assert_nonnull (strstr (mz_figure_peek_category (figure, 0)->note,
                            "\nwanting: 740 t of 7,400 t (2024); 600 t metal of 6,000 t metal (2025); "
                            "1,125 t metal of 11,250 t metal (expected for 2030)"));
  g_assert_nonnull (strstr (mz_figure_peek_category (figure, 1)->note,
                            "Solvay La Rochelle: room for 4,000 t REO a year (2025); "
                            "NPM Silmet, Sillamae: room for 3,000 t REO a year (2025)"));
  g_assert_cmpstr (figure->title, ==, "EU benchmarks for 2030: reached 0, missed 2, not known 2");
  /* In the middle of 2024 the one share is China's 39 % of 2023, and nothing had been mined in 2023; 90 % of the magnets of 2022. */
  g_assert_cmpstr (before->title, ==, "EU benchmarks for 2030: reached 0, missed 1, not known 3");
  g_assert_cmpfloat (mz_figure_peek_datum (before, 3)->value, ==, 39);
  g_assert_nonnull (nothing->empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/chart-claims/all-found", test_all_found);
  g_test_add_func ("/analysis/chart-claims/words", test_words);
  g_test_add_func ("/analysis/chart-claims/processing", test_processing);
  g_test_add_func ("/analysis/chart-claims/benchmarks", test_benchmarks);
  return g_test_run ();
}
