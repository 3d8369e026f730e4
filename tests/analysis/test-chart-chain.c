/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-chart-test.h"

/* The only datum of a country in a stage. (nullable) */
static const MzDatum *
find_share (const MzFigure *figure, const char *stage, const char *country)
{
  guint category = mz_figure_find_category (figure, stage), series = mz_figure_find_series (figure, country);

  g_assert_cmpuint (category, !=, MZ_FIGURE_NONE);
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category == category && mz_figure_peek_datum (figure, i)->series == series)
      return mz_figure_peek_datum (figure, i);
  return NULL;
}

static const char *
get_note (const MzFigure *figure, const char *stage)
{
  return mz_figure_peek_category (figure, mz_figure_find_category (figure, stage))->note;
}

static MzFigure *
build_added_up (MzDataset *dataset, const char *date)
{
  MzFigureRequest request = { .dataset = dataset, .added_up = TRUE };

  g_assert_true (mz_partial_date_parse (date, &request.date, NULL));
  return mz_chart_build (mz_charts_lookup ("chain"), &request);
}

/*
 * By 30 November 2025 the last whole year is 2024. mine-production: 384,000 t are named, more than the stated 380,000: China has
 * 270/384, the United States 45.5/384; Brazil 560, Madagascar 1,400, Nigeria 1,500, Thailand 2,100 and others 1,000 are 6,560.
 * All squares: 5,192; the 1,000 t of others have no name, so that is the least. refining-share and magnet-share: 91 and 94.
 */
static void
test_reported (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "chain", "2025-11-30");

  mz_chart_test_check (figure);
  g_assert_cmpint (figure->kind, ==, MZ_FIGURE_RIBBON);
  g_assert_cmpuint (figure->categories->len, ==, 5);
  g_assert_cmpstr (figure->title, ==, "The further down the chain, the more it is China");
  g_assert_cmpfloat_with_epsilon (find_share (figure, "mining", "CN")->value, 100 * 270.0 / 384, 1e-9);
  g_assert_cmpfloat_with_epsilon (find_share (figure, "mining", "US")->value, 100 * 45.5 / 384, 1e-9);
  g_assert_cmpfloat_with_epsilon (find_share (figure, "mining", "other")->value, 100 * 6.56 / 384, 1e-9);
  g_assert_null (find_share (figure, "mining", "unknown"));
  g_assert_cmpstr (find_share (figure, "mining", "CN")->when, ==, "2024");
  g_assert_cmpstr (find_share (figure, "mining", "CN")->what, ==, "270,000 t REO");
  g_assert_true (g_strv_equal ((const char *const *) find_share (figure, "mining", "CN")->sources,
                               (const char *const[]) { "usgs-mcs-2026-rare-earths", NULL }));
  /* 270,000 + 45,500 + 29,000 of 384,000 */
  g_assert_cmpstr (get_note (figure, "mining"), ==, "HHI 5,190 or more\n380,000 t REO\ntop three 90\u202f%");
  g_assert_cmpfloat (find_share (figure, "separation", "CN")->value, ==, 91);
  g_assert_cmpfloat (find_share (figure, "separation", "unknown")->value, ==, 9);
  g_assert_cmpint (find_share (figure, "separation", "unknown")->fill, ==, MZ_FILL_HATCH);
  g_assert_cmpstr (get_note (figure, "separation"), ==, "HHI 8,280 or more\nmagnet rare earths");
  g_assert_cmpfloat (find_share (figure, "magnet", "CN")->value, ==, 94);
  g_assert_true (g_str_has_prefix (get_note (figure, "metal"), "No sourced country shares\n"));
  g_assert_null (find_share (figure, "metal", "CN"));
  /* China first, the rest in its fixed order, what is not known last. */
  g_assert_cmpuint (mz_figure_find_series (figure, "CN"), ==, 0);
  g_assert_cmpuint (mz_figure_find_series (figure, "US"), ==, 1);
  g_assert_cmpuint (mz_figure_find_series (figure, "unknown"), ==, figure->series->len - 1);
  g_assert_true (g_str_has_prefix (figure->words, "China mined 70\u202f% of the rare earths in 2024."));
}

/* By the end of 2022 magnets are known of 2021, for the 9 % of 2022 are only the most that Japan has; separation is not known. */
static void
test_earlier (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "chain", "2022-12-31");
  g_autoptr (MzFigure) nothing = mz_chart_test_build (dataset, "chain", "1850");

  g_assert_cmpstr (find_share (figure, "magnet", "CN")->when, ==, "2021");
  g_assert_cmpfloat (find_share (figure, "magnet", "CN")->value, ==, 90);
  g_assert_null (find_share (figure, "separation", "CN"));
  g_assert_cmpuint (nothing->data->len, ==, 0);
  g_assert_nonnull (nothing->empty);
}

/* Whatever the date and the basis: each stage is whole or empty, and nothing is from after the clock. */
static void
test_whole (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();

  for (guint year = 1980; year <= 2027; year++)
    for (guint basis = 0; basis < 2; basis++)
      {
        g_autofree char *date = g_strdup_printf ("%u-08", year);
        g_autoptr (MzFigure) figure = basis == 1 ? build_added_up (dataset, date) : mz_chart_test_build (dataset, "chain", date);

        for (guint k = 0; k < figure->categories->len; k++)
          {
            double sum = 0;

            for (guint i = 0; i < figure->data->len; i++)
              {
                const MzDatum *datum = mz_figure_peek_datum (figure, i);

                g_assert_false (datum->flags & MZ_DATUM_AFTER);
                g_assert_cmpfloat (datum->value, >, 0);
                sum += datum->category == k ? datum->value : 0;
              }
            g_assert_true (sum == 0 || fabs (sum - 100) < 1e-9);
          }
      }
}

/* What is added up says so, counts its sites and is never called what is reported. */
static void
test_added_up (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = build_added_up (dataset, "2026-06");
  g_autoptr (MzFigure) reported = mz_chart_test_build (dataset, "chain", "2026-06");

  mz_chart_test_check (figure);
  g_assert_nonnull (strstr (figure->subtitle, "added up by us"));
  g_assert_nonnull (strstr (reported->subtitle, "as reported"));
  g_assert_nonnull (strstr (get_note (figure, "magnet"), " sites"));
  g_assert_true (g_str_has_prefix (get_note (figure, "concentration"), "Too few capacities known\n"));
  g_assert_null (find_share (figure, "magnet", "unknown"));
}

/*
 * Squares of shares: mining 2024 5,192.4, of which others are a part, so the least; 2018 4,303.7 with every country named; refining
 * 2023 92 x 92 + 5 x 5 = 8,489 and 2024 91 x 91 = 8,281; magnets 94 x 94 = 8,836, but none of 2022, when Japan has 9 at most.
 * Of 1995 only the United States are known.
 */
static void
test_index (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) figure = mz_chart_test_build (dataset, "hhi", "2026-06");

  mz_chart_test_check (figure);
  g_assert_cmpfloat (mz_chart_test_find (figure, "mining", "2024")->value, ==, 5192);
  g_assert_true (mz_chart_test_find (figure, "mining", "2024")->flags & MZ_DATUM_AT_LEAST);
  g_assert_cmpfloat (mz_chart_test_find (figure, "mining", "2018")->value, ==, 4304);
  g_assert_false (mz_chart_test_find (figure, "mining", "2018")->flags & MZ_DATUM_AT_LEAST);
  g_assert_cmpfloat (mz_chart_test_find (figure, "separation", "2023")->value, ==, 8489);
  g_assert_cmpfloat (mz_chart_test_find (figure, "separation", "2024")->value, ==, 8281);
  g_assert_cmpfloat (mz_chart_test_find (figure, "magnet", "2024")->value, ==, 8836);
  for (guint i = 0; i < figure->data->len; i++)
    {
      g_assert_false (mz_figure_peek_datum (figure, i)->series == mz_figure_find_series (figure, "magnet")
                      && strcmp (mz_figure_peek_datum (figure, i)->when, "2022") == 0);
      g_assert_cmpstr (mz_figure_peek_datum (figure, i)->when, !=, "1995");
    }
  g_assert_cmpuint (figure->levels->len, ==, 3);
  g_assert_cmpfloat (g_array_index (figure->levels, MzFigureLevel, 1).value, ==, 1800);
}

/* refining-share 2023: China 92, Malaysia 5, so 3 are left; magnet-share 2022: Japan at most 9, so at least 91 are. */
static void
test_shares (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) separation = mz_chart_test_build (dataset, "separation-share", "2025-11-30");
  g_autoptr (MzFigure) magnets = mz_chart_test_build (dataset, "magnet-share", "2025-11-30");
  g_autoptr (MzFigure) metal = mz_chart_test_build (dataset, "metal-share", "2025-11-30");

  mz_chart_test_check (separation);
  mz_chart_test_check (magnets);
  g_assert_cmpstr (separation->title, ==, "China separates 91\u202f% of the magnet rare earths");
  g_assert_cmpfloat (find_share (separation, "refining-share-2023", "MY")->value, ==, 5);
  g_assert_cmpfloat (find_share (separation, "refining-share-2023", "unknown")->value, ==, 3);
  g_assert_true (find_share (separation, "refining-share-2030", "CN")->flags & MZ_DATUM_AFTER);
  g_assert_true (find_share (magnets, "magnet-share-2022", "JP")->flags & MZ_DATUM_AT_MOST);
  g_assert_true (find_share (magnets, "magnet-share-2022", "unknown")->flags & MZ_DATUM_AT_LEAST);
  g_assert_cmpfloat (find_share (magnets, "magnet-share-2022", "unknown")->value, ==, 91);
  g_assert_cmpuint (metal->data->len, ==, 0);
  g_assert_true (g_str_has_prefix (metal->empty, "No source gives the shares of countries in making metal."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/chart-chain/reported", test_reported);
  g_test_add_func ("/analysis/chart-chain/earlier", test_earlier);
  g_test_add_func ("/analysis/chart-chain/whole", test_whole);
  g_test_add_func ("/analysis/chart-chain/added-up", test_added_up);
  g_test_add_func ("/analysis/chart-chain/index", test_index);
  g_test_add_func ("/analysis/chart-chain/shares", test_shares);
  return g_test_run ();
}
