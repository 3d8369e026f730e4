/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper against steel: a few facts made by hand, then the bundled ones against counts made by a second program: a script of 40
 * lines that reads agreements.json, takes a step as done where the last day of one of its dates (of "signed" and "in_force" the
 * field of that name before the steps) is not after the last day of the date, and of the parties only the codes. */
#include <string.h>

#include "mz-chart-test.h"
#include "mz-steel.h"

/* rail: signed, in force, paid and built, nothing delivered as of May 2026. ore: money in 2025, that day not known; first tonnes in
 * 2026; a plan of 2027 for force. talk: nothing is dated. twin: tells of the same 40 million as rail. far: of none of them. */
#define HEAD(id) "{\"id\": \"" id "\", \"name\": \"" id "\", \"confidence\": \"sourced\", \"sources\": [\"s1\"], \"kind\": \"mou\", "
#define SITE(id, state)                                                                                                          \
  "{\"id\": \"" id "\", \"name\": \"" id "\", \"country\": \"AU\", \"lat\": 1, \"lon\": 1, \"precision\": \"site\","              \
  " \"confidence\": \"general\", \"kind\": \"mine\", \"stages\": [\"mining\"], \"status\": [" state "]}"

static const char facts[] =
  "{\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}, {\"id\": \"s2\", \"title\": \"Two\"}, {\"id\": \"s3\", \"title\": \"Three\"}],"
  "\"sites\": [" SITE ("stands", "{\"from\": \"2020\", \"state\": \"operating\"}") ","
  SITE ("rises", "{\"from\": \"2024\", \"state\": \"construction\"}") "," SITE ("hides", "") "],"
  "\"agreements\": ["
  HEAD ("rail") "\"parties\": [\"FR\", \"DE\", \"AU\"], \"binding\": true, \"binding_source\": [\"s1\"], \"signed\": \"2024-03-05\","
  " \"in_force\": \"2024-06\", \"sites\": [\"stands\", \"rises\"], \"delivered\": \"none\", \"delivered_as_of\": \"2026-05\","
  " \"delivered_sources\": [\"s3\"], \"steps\": ["
  "  {\"step\": \"money\", \"date\": \"2025-02-01\", \"amount\": 40000000, \"unit\": \"EUR\", \"sources\": [\"s2\"]},"
  "  {\"step\": \"money\", \"date\": \"2025-08-01\", \"amount\": 70000000, \"unit\": \"EUR\", \"sources\": [\"s2\"]},"
  "  {\"step\": \"site\", \"date\": \"2025-09\", \"what\": \"Ground broken\", \"sources\": [\"s2\"]}]},"
  HEAD ("ore") "\"parties\": [\"US\", \"AU\"], \"binding\": null, \"signed\": \"2024-01-01\", \"sites\": [\"stands\", \"hides\"],"
  " \"delivered\": \"some\", \"delivered_as_of\": \"2026-03\", \"delivered_sources\": [\"s3\"], \"steps\": ["
  "  {\"step\": \"money\", \"date\": \"2025\", \"amount\": 9, \"unit\": \"EUR\", \"sources\": [\"s2\"]},"
  "  {\"step\": \"in_force\", \"date\": \"2027\", \"sources\": [\"s2\"]},"
  "  {\"step\": \"tonnes\", \"date\": \"2026-02-10\", \"amount\": 300, \"unit\": \"t\", \"sources\": [\"s3\"]}]},"
  HEAD ("twin") "\"parties\": [\"AU\"], \"binding\": false, \"binding_source\": [\"s1\"], \"signed\": \"2024-02\","
  " \"steps\": [{\"step\": \"money\", \"date\": \"2025-02-01\", \"amount\": 40000000, \"unit\": \"EUR\", \"sources\": [\"s2\"]},"
  "  {\"step\": \"tonnes\", \"date\": \"2025-12-01\", \"amount\": 20, \"unit\": \"t\", \"sources\": [\"s3\"]}]},"
  HEAD ("talk") "\"parties\": [\"US\", \"AU\"], \"binding\": null},"
  HEAD ("far") "\"parties\": [\"EU\", \"BR\"], \"binding\": null, \"signed\": \"2023\"}]}";

static MzSteel
get (MzDataset *dataset, const char *id, const char *date)
{
  MzPartialDate day;

  g_assert_true (mz_partial_date_parse (date, &day, NULL));
  return mz_steel_get (mz_dataset_lookup (dataset, MZ_RECORD_AGREEMENT, id), day, mz_dataset_get_as_of (dataset));
}

#define assert_words(dataset, id, date, words)                          \
  G_STMT_START {                                                        \
    MzSteel steel = get (dataset, id, date);                            \
    g_autofree char *text = mz_steel_describe (&steel);                 \
    g_assert_cmpstr (text, ==, words);                                  \
  } G_STMT_END

static void
test_steps (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_parse (facts);

  assert_words (dataset, "rail", "2026-07", "Signed: 5 Mar 2024. In force: Jun 2024. Money: 1 Feb 2025. Site: Sep 2025. Tonnes: nothing by May 2026.");
  assert_words (dataset, "rail", "2024-06-10",
                "Signed: 5 Mar 2024. In force: perhaps: Jun 2024. Money: later: 1 Feb 2025. Site: later: Sep 2025. Tonnes: nothing by May 2026.");
  assert_words (dataset, "ore", "2025-06",
                "Signed: 1 Jan 2024. In force: planned for 2027. Money: perhaps: 2025. Site: no source says. Tonnes: later: 10 Feb 2026.");
  /* After the facts: as on their last day. */
  assert_words (dataset, "ore", "2040",
                "Signed: 1 Jan 2024. In force: planned for 2027. Money: 2025. Site: no source says. Tonnes: 10 Feb 2026.");
  assert_words (dataset, "talk", "2026-07",
                "Signed: no source says. In force: no source says. Money: no source says. Site: no source says. Tonnes: no source says.");
}

static void
test_delivered (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_parse (facts);
  MzSteel steel = get (dataset, "rail", "2026-07");

  g_assert_cmpint (steel.delivered, ==, MZ_DELIVERED_NONE);
  g_assert_cmpstr (steel.delivered_sources[0], ==, "s3");
  g_assert_cmpstr (steel.steps[MZ_STEP_TONNES].sources[0], ==, "s3");
  g_assert_cmpstr (steel.steps[MZ_STEP_SITE].sources[0], ==, "s2");
  g_assert_cmpstr (steel.steps[MZ_STEP_SIGNED].sources[0], ==, "s1"); /* no step of its own: the record's */
  g_assert_cmpuint (steel.last, ==, MZ_STEP_SITE);
  /* Before the first tonnes nothing is known of it; between them and the day of the verdict there were some. */
  g_assert_cmpint (get (dataset, "ore", "2026-01").delivered, ==, MZ_DELIVERED_NOT_KNOWN);
  g_assert_cmpint (get (dataset, "ore", "2026-02-15").delivered, ==, MZ_DELIVERED_SOME);
  g_assert_true (mz_partial_date_equal (get (dataset, "ore", "2026-02-15").delivered_as_of, mz_partial_date_new (2026, 2, 10)));
  g_assert_true (mz_partial_date_equal (get (dataset, "ore", "2026-07").delivered_as_of, mz_partial_date_new (2026, 3, 0)));
  g_assert_cmpint (get (dataset, "far", "2026-07").delivered, ==, MZ_DELIVERED_NOT_KNOWN);
  g_assert_cmpuint (get (dataset, "talk", "2026-07").last, ==, MZ_STEEL_STEPS);
}

static MzSteelTally *
tally_new (MzDataset *dataset, const char *country, const char *club_key, const char *date)
{
  g_autoptr (GPtrArray) all = NULL, picked = NULL, clubs = NULL;
  MzPartialDate day;

  g_assert_true (mz_partial_date_parse (date, &day, NULL));
  all = mz_steel_collect_signed (dataset, day);
  clubs = mz_clubs_new (dataset, day);
  for (guint i = 0; club_key != NULL && i < clubs->len && picked == NULL; i++)
    if (strcmp (((const MzClub *) clubs->pdata[i])->key, club_key) == 0)
      picked = mz_steel_pick_club (all, clubs->pdata[i]);
  if (country != NULL)
    picked = mz_steel_pick_country (all, country);
  return mz_steel_tally_new (dataset, picked != NULL ? picked : all, day);
}

static const MzSteelSum *
find_sum (const MzSteelTally *tally, MzStepKind step, const char *unit)
{
  for (guint i = 0; i < tally->sums->len; i++)
    {
      const MzSteelSum *sum = tally->sums->pdata[i];

      if (sum->step == step && strcmp (sum->unit, unit) == 0)
        return sum;
    }
  return NULL;
}

static void
test_tally (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_parse (facts);
  g_autoptr (MzSteelTally) au = tally_new (dataset, "AU", NULL, "2026-07"), eu = tally_new (dataset, NULL, "eu", "2026-07");
  const MzSteelSum *money = find_sum (au, MZ_STEP_MONEY, "EUR"), *tonnes = find_sum (au, MZ_STEP_TONNES, "t");
  g_autofree char *words = mz_steel_tally_describe_sums (au, MZ_STEP_MONEY), *no_words = mz_steel_tally_describe_sums (au, MZ_STEP_TONNES);

  g_assert_cmpuint (au->n, ==, 3); /* rail, ore, twin; talk is not known to be signed */
  g_assert_cmpuint (au->reached[MZ_STEP_TONNES], ==, 2);
  g_assert_cmpuint (au->last[MZ_STEP_SITE], ==, 1);
  g_assert_cmpuint (au->unknown[MZ_STEP_SITE], ==, 2);
  g_assert_cmpuint (au->delivered[MZ_DELIVERED_NONE], ==, 1);
  g_assert_cmpuint (au->delivered[MZ_DELIVERED_SOME], ==, 2);
  g_assert_cmpuint (au->binding[MZ_BINDING_YES] + 2 * au->binding[MZ_BINDING_NO] + 4 * au->binding[MZ_BINDING_UNKNOWN], ==, 7);
  /* stands is named twice; hides has no state that is known. */
  g_assert_cmpuint (au->sites, ==, 3);
  g_assert_cmpuint (au->stand, ==, 1);
  g_assert_cmpuint (au->building, ==, 1);
  g_assert_cmpuint (au->sites_unknown, ==, 1);
  /* Of rail the 70 million, which may hold the 40; the 40 of twin are those of rail; and 9 of ore. */
  g_assert_nonnull (money);
  g_assert_cmpfloat (money->amount, ==, 70000009);
  g_assert_true (money->at_least);
  g_assert_cmpuint (money->n, ==, 2);
  /* 300 t and 20 t of nobody says what are not 320 t. */
  g_assert_nonnull (tonnes);
  g_assert_cmpuint (tonnes->n, ==, 2);
  g_assert_true (isnan (tonnes->amount));
  g_assert_cmpstr (words, ==, "at least 70.000009 million EUR");
  g_assert_null (no_words);
  /* rail counts once though two members sign it; far is signed by the Union. */
  g_assert_cmpuint (eu->n, ==, 2);
}

/* Cut by the date: nothing of it is counted that comes later. */
static void
test_clock (void)
{
  static const char *const dates[] = { "1950", "2010", "2019-06", "2023", "2025-02", "2025-10-20", "2026-01", "2026-07", "2030" };
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  guint before[MZ_STEEL_STEPS] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (MzSteelTally) tally = tally_new (dataset, NULL, NULL, dates[i]);
      guint sum = 0, known = 0;

      for (guint k = 0; k < MZ_STEEL_STEPS; k++)
        {
          g_assert_cmpuint (tally->reached[k], >=, before[k]);
          g_assert_cmpuint (tally->reached[k] + tally->unknown[k], <=, tally->n);
          before[k] = tally->reached[k];
          sum += tally->last[k];
        }
      for (guint k = 0; k < MZ_N_DELIVERED; k++)
        known += tally->delivered[k];
      g_assert_cmpuint (sum, ==, tally->n);
      g_assert_cmpuint (known, ==, tally->n);
      g_assert_cmpuint (tally->reached[MZ_STEP_SIGNED], ==, tally->n);
    }
}

/**
 * Expected:
 * @reached: signed, in force, money, site, tonnes
 * @delivered: none, some, yes, not known
 */
typedef struct
{
  const char *country, *club, *date;
  guint       reached[MZ_STEEL_STEPS], last[MZ_STEEL_STEPS], delivered[MZ_N_DELIVERED], binding;
} Expected;

static void
test_bundled (void)
{
  static const Expected all[] = {
    { NULL, NULL, "2025-10-20", { 93, 3, 7, 13, 7 }, { 66, 3, 6, 11, 7 }, { 39, 3, 5, 46 }, 27 },
    { "US", NULL, "2025-10-20", { 33, 2, 3, 4, 4 }, { 21, 2, 3, 3, 4 }, { 11, 3, 2, 17 }, 15 },
    { "CN", NULL, "2025-10-20", { 6, 1, 0, 0, 1 }, { 4, 1, 0, 0, 1 }, { 3, 0, 1, 2 }, 3 },
    { NULL, "eu", "2025-10-20", { 31, 0, 2, 7, 0 }, { 23, 0, 1, 7, 0 }, { 16, 0, 0, 15 }, 4 },
    { NULL, "minerals-security-partnership-2022", "2025-10-20", { 87, 3, 7, 13, 7 }, { 60, 3, 6, 11, 7 }, { 38, 3, 5, 41 }, 27 },
    { NULL, NULL, "2026-07", { 153, 7, 16, 26, 13 }, { 107, 5, 7, 21, 13 }, { 46, 7, 6, 94 }, 36 },
    { "US", NULL, "2026-07", { 82, 5, 6, 10, 9 }, { 61, 3, 3, 6, 9 }, { 16, 6, 3, 57 }, 21 },
    { "AU", NULL, "2026-07", { 35, 1, 4, 6, 3 }, { 25, 1, 1, 5, 3 }, { 15, 1, 2, 17 }, 14 },
    { "JP", NULL, "2026-07", { 29, 1, 3, 3, 4 }, { 19, 1, 3, 2, 4 }, { 5, 1, 3, 20 }, 8 },
    { NULL, "eu", "2026-07", { 40, 1, 3, 10, 2 }, { 28, 1, 1, 8, 2 }, { 18, 2, 0, 20 }, 5 },
    { NULL, "g7", "2026-07", { 112, 5, 10, 16, 13 }, { 78, 3, 7, 11, 13 }, { 24, 7, 6, 75 }, 31 },
  };
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (MzSteelTally) tally = tally_new (dataset, all[i].country, all[i].club, all[i].date);

      g_test_message ("%s %s", all[i].country != NULL ? all[i].country : all[i].club, all[i].date);
      for (guint k = 0; k < MZ_STEEL_STEPS; k++)
        {
          g_assert_cmpuint (tally->reached[k], ==, all[i].reached[k]);
          g_assert_cmpuint (tally->last[k], ==, all[i].last[k]);
        }
      for (guint k = 0; k < MZ_N_DELIVERED; k++)
        g_assert_cmpuint (tally->delivered[k], ==, all[i].delivered[k]);
      g_assert_cmpuint (tally->binding[MZ_BINDING_YES], ==, all[i].binding);
    }
}

/* Of Australia by July 2026: Iluka's billion stands in the records of 2022 and 2024 and is one, and Lindian's 91.5 million. Of the
 * United States in dollars: Tennessee 1,900, Lithium Americas 435, the Pentagon's 400 (and 42.3 later, which is left out), samarium
 * 150, Ukraine 150 million: at least 3,035 million. */
static void
test_bundled_money (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzSteelTally) au = tally_new (dataset, "AU", NULL, "2026-07"), us = tally_new (dataset, "US", NULL, "2026-07");

  g_assert_cmpfloat (find_sum (au, MZ_STEP_MONEY, "AUD")->amount, ==, 1091500000);
  g_assert_cmpuint (find_sum (au, MZ_STEP_MONEY, "AUD")->n, ==, 2);
  g_assert_false (find_sum (au, MZ_STEP_MONEY, "AUD")->at_least);
  g_assert_cmpfloat (find_sum (au, MZ_STEP_MONEY, "USD")->amount, ==, 9000000);
  g_assert_cmpfloat (find_sum (us, MZ_STEP_MONEY, "USD")->amount, ==, 3035000000);
  g_assert_cmpuint (find_sum (us, MZ_STEP_MONEY, "USD")->n, ==, 5);
  g_assert_true (find_sum (us, MZ_STEP_MONEY, "USD")->at_least);
}

/* The charts say the same; the script counts 155 that have taken any step by July 2026, 14 of them to tonnes. */
static void
test_charts (void)
{
  g_autoptr (MzDataset) dataset = mz_chart_test_load ();
  g_autoptr (MzFigure) agreements = mz_chart_test_build (dataset, "steel-agreements", "2026-07");
  g_autoptr (MzFigure) early = mz_chart_test_build (dataset, "steel-agreements", "2025-10-20");
  g_autoptr (MzFigure) countries = mz_chart_test_build (dataset, "steel-countries", "2026-07");
  g_autoptr (MzFigure) blocs = mz_chart_test_build (dataset, "steel-blocs", "2025-10-20");
  double sum = 0;

  g_assert_cmpuint (agreements->categories->len, ==, 155);
  g_assert_cmpuint (early->categories->len, ==, 98);
  g_assert_cmpuint (agreements->data->len, ==, 155 * MZ_STEEL_STEPS);
  g_assert_cmpstr (agreements->title, ==, "14 of 155 agreements came to tonnes by July 2026; of 94 no source says");
  g_assert_cmpstr (mz_figure_peek_category (agreements, 0)->key, ==, "mp-dod-2025");
  g_assert_true (g_ptr_array_find_with_equal_func (agreements->notes, "13 of these agreements have ended by the date.", g_str_equal, NULL));
  g_assert_cmpstr (mz_figure_peek_category (countries, 0)->key, ==, "US");
  g_assert_cmpstr (countries->title, ==, "United States: 9 of 82 agreements came to tonnes by July 2026; of 57 no source says");
  g_assert_cmpstr (mz_figure_peek_category (countries, 0)->note, ==, "16 nothing yet, 57 not known");
  for (guint i = 0; i < countries->data->len; i++)
    if (mz_figure_peek_datum (countries, i)->category == 0)
      sum += mz_figure_peek_datum (countries, i)->value;
  g_assert_cmpfloat (sum, ==, 82);
  g_assert_cmpuint (mz_figure_find_category (blocs, "minerals-security-partnership-2022"), ==, 0);
  g_assert_cmpuint (mz_figure_find_category (blocs, "china"), !=, MZ_FIGURE_NONE);
  /* Replaced in February 2026; the pact of the Quad of 2026 and its initiative of 2025 have the same members. */
  g_clear_pointer (&blocs, mz_figure_free);
  blocs = mz_chart_test_build (dataset, "steel-blocs", "2026-07");
  g_assert_cmpuint (mz_figure_find_category (blocs, "minerals-security-partnership-2022"), ==, MZ_FIGURE_NONE);
  g_assert_cmpuint (mz_figure_find_category (blocs, "quad-critical-minerals-framework-2026"), !=, MZ_FIGURE_NONE);
  g_assert_cmpuint (mz_figure_find_category (blocs, "quad-critical-minerals-initiative-2025"), ==, MZ_FIGURE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/steel/steps", test_steps);
  g_test_add_func ("/analysis/steel/delivered", test_delivered);
  g_test_add_func ("/analysis/steel/tally", test_tally);
  g_test_add_func ("/analysis/steel/clock", test_clock);
  g_test_add_func ("/analysis/steel/bundled", test_bundled);
  g_test_add_func ("/analysis/steel/bundled-money", test_bundled_money);
  g_test_add_func ("/analysis/steel/charts", test_charts);
  return g_test_run ();
}
