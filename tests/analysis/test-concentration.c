/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-concentration.h"

#include "mz-facts-reader.h"

/* Tonnes of five mines and their total; a share without the rest; a year in which more is named than the total says. */
#define SERIES                                                                                                        \
  "{\"series\": ["                                                                                                    \
  "{\"id\": \"mine-production\", \"title\": \"Mines\", \"unit\": \"t REO\", \"frequency\": \"year\","                \
  " \"dimension\": \"country\", \"confidence\": \"sourced\", \"sources\": [\"s1\"], \"points\": ["                    \
  "  {\"key\": \"AU\", \"t\": \"2000\", \"v\": 200}, {\"key\": \"CN\", \"t\": \"2000\", \"v\": 500},"                 \
  "  {\"key\": \"US\", \"t\": \"2000\", \"v\": 100}, {\"key\": \"TH\", \"t\": \"2000\", \"v\": 0},"                   \
  "  {\"key\": \"other\", \"t\": \"2000\", \"v\": 50}, {\"key\": \"WORLD\", \"t\": \"2000\", \"v\": 999},"           \
  "  {\"key\": \"US\", \"t\": \"2001\", \"v\": 300}, {\"key\": \"CN\", \"t\": \"2002\", \"v\": 60},"                 \
  "  {\"key\": \"US\", \"t\": \"2002\", \"v\": 40}, {\"key\": \"CN\", \"t\": \"2003\", \"v\": 0},"                   \
  "  {\"key\": \"CN\", \"t\": \"2011\", \"v\": 10}]},"                                                                \
  "{\"id\": \"mine-production-world\", \"title\": \"World\", \"unit\": \"t REO\", \"frequency\": \"year\","          \
  " \"dimension\": \"none\", \"confidence\": \"sourced\", \"sources\": [\"s2\"], \"points\": ["                       \
  "  {\"key\": \"WORLD\", \"t\": \"2000\", \"v\": 1000}, {\"key\": \"WORLD\", \"t\": \"2001\", \"v\": 1000},"        \
  "  {\"key\": \"WORLD\", \"t\": \"2002\", \"v\": 90}, {\"key\": \"WORLD\", \"t\": \"2003\", \"v\": 10},"            \
  "  {\"key\": \"WORLD\", \"t\": \"2011\", \"v\": 10}]},"                                                             \
  "{\"id\": \"refining-share\", \"title\": \"Refining\", \"unit\": \"%\", \"frequency\": \"year\","                  \
  " \"dimension\": \"country\", \"confidence\": \"sourced\", \"sources\": [\"s1\"], \"points\": ["                    \
  "  {\"key\": \"CN\", \"t\": \"2000\", \"v\": 91},"                                                                   \
  "  {\"key\": \"MY\", \"t\": \"2001\", \"v\": 5, \"sources\": [\"s2\"]}]}],"                                         \
  "\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}, {\"id\": \"s2\", \"title\": \"Two\"}],"                        \
  "\"about\": {\"as_of\": \"2010-06\"}}"

static MzDataset *
dataset_new (void)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (SERIES, strlen (SERIES));
  g_autoptr (MzReport) report = mz_report_new ();

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "series.json", report));
  for (guint i = 0; i < mz_report_get_length (report); i++)
    g_assert_cmpstr (mz_report_peek (report, i)->message, ==, NULL);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2010, 6, 0));
  return dataset;
}

/* 500, 200 and 100 of 1000 t: 50, 20 and 10 per cent: 2500 + 400 + 100 = 3000. */
static void
test_tonnes (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzConcentration) mining = mz_concentration_new (dataset, MZ_STAGE_MINING, 2000);

  g_assert_cmpstr (mining->unit, ==, "t REO");
  g_assert_cmpfloat (mining->hhi, ==, 3000);
  g_assert_cmpfloat (mining->coverage, ==, 0.8);
  g_assert_cmpuint (mining->shares->len, ==, 3);
  g_assert_cmpstr (g_array_index (mining->shares, MzShare, 1).country, ==, "AU");
  g_assert_cmpfloat (g_array_index (mining->shares, MzShare, 1).share, ==, 0.2);
  g_assert_cmpfloat (g_array_index (mining->shares, MzShare, 1).value, ==, 200);
  g_assert_cmpstr (mining->top1->country, ==, "CN");
  /* The part that is not named, 20 %, may be one country that mines more than the United States. */
  g_assert_cmpfloat (mining->top3, ==, -1);
  g_assert_cmpuint (g_strv_length (mining->sources), ==, 2);
}

/* 30 % is known of one country: another may be larger. Of 2002 more is named than the stated total: 60 and 40 of 100. */
static void
test_parts (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzConcentration) part = mz_concentration_new (dataset, MZ_STAGE_MINING, 2001);
  g_autoptr (MzConcentration) more = mz_concentration_new (dataset, MZ_STAGE_MINING, 2002);
  g_autoptr (MzConcentration) refined = mz_concentration_new (dataset, MZ_STAGE_SEPARATION, 2000);
  g_autoptr (MzConcentration) small = mz_concentration_new (dataset, MZ_STAGE_SEPARATION, 2001);

  g_assert_null (part->top1);
  g_assert_cmpfloat (part->hhi, ==, 900);
  g_assert_cmpfloat (more->hhi, ==, 5200);
  g_assert_cmpfloat (more->coverage, ==, 1);
  g_assert_cmpfloat (more->top3, ==, 1);
  g_assert_cmpfloat (refined->hhi, ==, 8281);
  g_assert_cmpstr (refined->top1->country, ==, "CN");
  g_assert_cmpfloat (refined->top1->share, ==, 0.91);
  g_assert_cmpfloat (refined->top3, ==, -1);
  g_assert_null (small->top1);
  /* A point's own source stands for the record's, in its year alone. */
  g_assert_cmpstrv (refined->sources, ((const char *const[]) { "s1", NULL }));
  g_assert_cmpstrv (small->sources, ((const char *const[]) { "s2", NULL }));
}

/* No source, only zeros, a year after the as-of date, a year that no series has. */
static void
test_not_known (void)
{
  const struct { MzStage stage; guint year; } cases[] = {
    { MZ_STAGE_METAL, 2000 }, { MZ_STAGE_MAGNET, 2000 }, { MZ_STAGE_MINING, 2003 }, { MZ_STAGE_MINING, 2011 },
    { MZ_STAGE_MINING, 1999 },
  };
  g_autoptr (MzDataset) dataset = dataset_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzConcentration) none = mz_concentration_new (dataset, cases[i].stage, cases[i].year);

      g_assert_null (none->unit);
      g_assert_null (none->top1);
      g_assert_cmpfloat (none->hhi, <, 0);
      g_assert_cmpfloat (none->top3, <, 0);
      g_assert_cmpfloat (none->coverage, <, 0);
      g_assert_cmpuint (none->shares->len, ==, 0);
      g_assert_cmpuint (g_strv_length (none->sources), ==, 0);
    }
}

/*
 * The last year of which all lies before the clock, and of which the largest country is known. Mining by June 2003: 2003 has no
 * more than a nought; 2002 has 60 and 40 of 100 and so China. By the middle of 2002 it is 2000, as 2001 has 30 % of one country
 * alone. Separation by 2001: Malaysia's 5 % of 2001 leave open who is the largest, China's 91 % of 2000 do not.
 */
static void
test_last (void)
{
  const struct { MzStage stage; MzPartialDate date; guint year; } cases[] = {
    { MZ_STAGE_MINING, { 2010, 6, 0 }, 2002 },     { MZ_STAGE_MINING, { 2002, 12, 31 }, 2002 },
    { MZ_STAGE_MINING, { 2002, 12, 30 }, 2000 },   { MZ_STAGE_MINING, { 2001, 0, 0 }, 2000 },
    { MZ_STAGE_SEPARATION, { 2001, 0, 0 }, 2000 }, { MZ_STAGE_MINING, { 1999, 0, 0 }, 1999 },
  };
  g_autoptr (MzDataset) dataset = dataset_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzConcentration) last = mz_concentration_new_last (dataset, cases[i].stage, cases[i].date);

      g_assert_cmpuint (last->year, ==, cases[i].year);
      g_assert_true ((last->unit != NULL) == (cases[i].year > 1999));
    }
}

#define SITE(id, country, stage, capacity)                                                                            \
  "{\"id\": \"" id "\", \"name\": \"" id "\", \"country\": \"" country "\", \"lat\": 1, \"lon\": 1, \"precision\": \"town\","    \
  " \"kind\": \"magnet\", \"stages\": [\"" stage "\"], \"status\": [{\"from\": \"2001\", \"state\": \"operating\"}],"         \
  " \"confidence\": \"general\", \"capacity\": [" capacity "]}"
#define CAPACITY(what, t, from, more) "{\"what\": \"" what "\", \"t_per_year\": " t ", \"from\": \"" from "\"" more "}"

/*
 * Magnets in 2005: China 600, the United States 200 + 100 = 300, Japan 100, of 1000 t in all; 36 + 9 + 1 = 46 hundredths.
 * Not counted are a plan, powder, a whole company's figure, what comes in 2006, and a plant that has no capacity.
 */
static void
test_added_up (void)
{
  static const char sites[] =
    "{\"sites\": [" SITE ("a", "CN", "magnet", CAPACITY ("NdFeB magnets", "500", "2002", "") ","
                                               CAPACITY ("NdFeB magnets", "600", "2004", "") ","
                                               CAPACITY ("NdFeB magnets", "900", "2005", ", \"planned\": true")) ","
    SITE ("b", "US", "magnet", CAPACITY ("NdFeB magnets", "200", "2002", "")) ","
    SITE ("c", "US", "magnet", CAPACITY ("NdFeB magnets", "100", "2002", "")) ","
    SITE ("d", "JP", "magnet", CAPACITY ("NdFeB magnets", "100", "2002", "") "," CAPACITY ("NdFeB magnets", "800", "2006", "")) ","
    SITE ("e", "TH", "magnet", CAPACITY ("NdFeB powder", "400", "2002", "")) ","
    SITE ("f", "CN", "magnet", CAPACITY ("NdFeB magnets (whole company)", "4000", "2002", "")) ","
    SITE ("g", "DE", "magnet", "") "," SITE ("h", "CN", "metal", CAPACITY ("Nd metal", "50", "2002", "")) "]}";
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (sites, strlen (sites));
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzConcentration) magnets = NULL, metal = NULL;
  guint n_countries;

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "sites.json", report));
  for (guint i = 0; i < mz_report_get_length (report); i++)
    g_assert_cmpstr (mz_report_peek (report, i)->message, ==, NULL);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2010, 6, 0));
  magnets = mz_concentration_new_added_up (dataset, MZ_STAGE_MAGNET, mz_partial_date_new (2005, 12, 31));
  metal = mz_concentration_new_added_up (dataset, MZ_STAGE_METAL, mz_partial_date_new (2005, 12, 31));

  g_assert_cmpstr (magnets->unit, ==, "t NdFeB");
  g_assert_cmpfloat (magnets->total, ==, 1000);
  g_assert_cmpuint (magnets->n_counted, ==, 4);
  g_assert_cmpuint (magnets->n_operating, ==, 7);
  g_assert_cmpuint (magnets->shares->len, ==, 3);
  g_assert_cmpstr (magnets->top1->country, ==, "CN");
  g_assert_cmpfloat (magnets->top1->value, ==, 600);
  g_assert_cmpfloat (magnets->hhi, ==, 4600);
  g_assert_cmpuint (mz_concentration_count_sites (dataset, MZ_STAGE_MAGNET, mz_partial_date_new (2005, 0, 0), &n_countries), ==, 7);
  g_assert_cmpuint (n_countries, ==, 5);
  /* One site tells nothing of the world. */
  g_assert_null (metal->unit);
  g_assert_cmpuint (metal->n_counted, ==, 1);
}

/* Bounds of the index over every year of the bundled facts. */
static void
test_bundled (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  g_autoptr (MzConcentration) mining = mz_concentration_new (dataset, MZ_STAGE_MINING, 2024);

  g_assert_cmpstr (mining->top1->country, ==, "CN");
  for (guint year = 1900; year <= 2040; year++)
    for (guint stage = 0; stage < MZ_N_STAGES; stage++)
      {
        g_autoptr (MzConcentration) one = mz_concentration_new (dataset, (MzStage) stage, year);

        if (one->unit == NULL)
          continue;
        g_assert_cmpfloat (one->coverage, >, 0);
        g_assert_cmpfloat (one->coverage, <=, 1);
        g_assert_cmpfloat (one->hhi, <=, 10000);
        /* A share that is at most something leaves the index open: Japan's of 2022. */
        if (one->hhi < 0)
          g_assert_cmpint (g_array_index (one->shares, MzShare, 0).bound, ==, MZ_BOUND_MOST);
        else
          g_assert_cmpfloat (one->hhi, >, 0);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/concentration/tonnes", test_tonnes);
  g_test_add_func ("/analysis/concentration/parts", test_parts);
  g_test_add_func ("/analysis/concentration/not-known", test_not_known);
  g_test_add_func ("/analysis/concentration/last", test_last);
  g_test_add_func ("/analysis/concentration/added-up", test_added_up);
  g_test_add_func ("/analysis/concentration/bundled", test_bundled);
  return g_test_run ();
}
