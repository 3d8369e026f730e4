/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the what-if model reckons with, as read; and what the program has of it. */
#include <math.h>

#include "mz-facts-reader.h"
#include "mz-test-read.h"

static MzDataset *facts;

#define STOCK     "\"id\":\"s\",\"country\":\"JP\",\"kind\":\"government\",\"what\":\"days of use\",\"date\":\"2020-03\""
#define GOOD      "\"id\":\"g\",\"name\":\"Motor\",\"what\":\"kg magnet per motor\""
#define PARAMETER "\"id\":\"p\",\"group\":\"yields\",\"what\":\"loss\""

static void
test_stock (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) bare = mz_test_read ("stocks", STOCK, report);
  g_autoptr (MzDataset) one = mz_test_read ("stocks", STOCK ",\"days\":100,\"t\":0,\"target\":true", report);
  g_autoptr (MzDataset) two = mz_test_read ("stocks", STOCK ",\"name\":\"N\",\"days_low\":60,\"days_high\":180,\"ceiling\":true,"
                                            "\"value_usd\":5,\"estimate\":true", report);
  const MzStockInfo *info = mz_stock_peek (mz_dataset_lookup (bare, MZ_RECORD_STOCK, "s"));

  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_cmpstr (info->country, ==, "JP");
  g_assert_cmpstr (info->kind, ==, "government");
  g_assert_cmpuint (info->date.month, ==, 3);
  g_assert_true (isnan (info->t) && isnan (info->days_low) && isnan (info->days_high) && isnan (info->value_usd));
  g_assert_false (info->target || info->ceiling || info->estimate);
  /* What it counts stands for its name. */
  g_assert_cmpstr (mz_record_get_name (mz_dataset_lookup (bare, MZ_RECORD_STOCK, "s")), ==, "days of use");
  info = mz_stock_peek (mz_dataset_lookup (one, MZ_RECORD_STOCK, "s"));
  g_assert_true (info->days_low == 100 && info->days_high == 100 && info->t == 0 && info->target);
  info = mz_stock_peek (mz_dataset_lookup (two, MZ_RECORD_STOCK, "s"));
  g_assert_true (info->days_low == 60 && info->days_high == 180 && info->ceiling && info->value_usd == 5 && info->estimate);
  g_assert_cmpstr (mz_record_get_name (mz_dataset_lookup (two, MZ_RECORD_STOCK, "s")), ==, "N");
}

static void
test_good (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) most = mz_test_read ("products", GOOD ",\"high\":0.2", report);
  g_autoptr (MzDataset) all = mz_test_read ("products", GOOD ",\"low\":1,\"high\":3,\"typical\":2,\"year\":\"2023\",\"claim\":true",
                                            report);
  const MzGoodInfo *info = mz_good_peek (mz_dataset_lookup (most, MZ_RECORD_GOOD, "g"));

  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_true (isnan (info->low) && isnan (info->typical) && info->high == 0.2);
  g_assert_false (mz_partial_date_is_set (info->year) || info->claim);
  info = mz_good_peek (mz_dataset_lookup (all, MZ_RECORD_GOOD, "g"));
  g_assert_true (info->low == 1 && info->high == 3 && info->typical == 2 && info->claim && info->year.year == 2023);
}

static void
test_parameter (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) bare = mz_test_read ("parameters", PARAMETER, report);
  g_autoptr (MzDataset) month = mz_test_read ("parameters", "\"id\":\"p\",\"group\":\"licence_regime_observed\",\"what\":\"t\","
                                              "\"period\":\"2025-05\",\"to\":\"WORLD\",\"t\":1238", report);
  g_autoptr (MzDataset) share = mz_test_read ("parameters", "\"id\":\"p\",\"group\":\"numerators\",\"what\":\"w\",\"unit\":\"%\","
                                              "\"date\":\"2030\",\"value\":0,\"benchmark\":65,\"sites\":[\"a\",\"b\"],"
                                              "\"planned\":true,\"to\":\"DE\",\"stage\":\"metal\"", report);
  g_autoptr (MzDataset) ramp = mz_test_read ("parameters", "\"id\":\"p\",\"group\":\"ramp_ups\",\"site\":\"a\",\"project\":\"line 1\","
                                             "\"announced\":\"2009\",\"decided\":\"2010\",\"promised_start\":\"2011-09\","
                                             "\"now_promised\":\"2013\",\"actual_start\":\"2012-12\",\"nameplate\":\"22,000 t\","
                                             "\"not_reached_as_of\":\"2024-06\",\"outcome\":\"operating\"", report);
  const MzParameterInfo *info = mz_parameter_peek (mz_dataset_lookup (bare, MZ_RECORD_PARAMETER, "p"));

  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  g_assert_cmpint (info->stage, ==, MZ_N_STAGES);
  g_assert_true (isnan (info->low) && isnan (info->high) && isnan (info->typical));
  g_assert_cmpuint (g_strv_length (info->sites), ==, 0);
  g_assert_cmpuint (info->benchmark, ==, 0);
  info = mz_parameter_peek (mz_dataset_lookup (month, MZ_RECORD_PARAMETER, "p"));
  g_assert_true (info->typical == 1238 && info->year.month == 5 && info->unit == NULL);
  g_assert_cmpstr (info->to, ==, "WORLD");
  info = mz_parameter_peek (mz_dataset_lookup (share, MZ_RECORD_PARAMETER, "p"));
  g_assert_true (info->typical == 0 && info->year.year == 2030 && info->benchmark == 65 && info->planned);
  g_assert_cmpint (info->stage, ==, MZ_STAGE_METAL);
  g_assert_cmpstr (info->sites[1], ==, "b");
  info = mz_parameter_peek (mz_dataset_lookup (ramp, MZ_RECORD_PARAMETER, "p"));
  g_assert_cmpstr (info->what, ==, "line 1");
  g_assert_cmpstr (mz_record_get_name (mz_dataset_lookup (ramp, MZ_RECORD_PARAMETER, "p")), ==, "line 1");
  g_assert_true (info->announced.year == 2009 && info->decided.year == 2010 && info->promised.month == 9);
  g_assert_true (info->now_promised.year == 2013 && info->started.month == 12 && info->not_reached.year == 2024);
  g_assert_cmpstr (info->outcome, ==, "operating");
  g_assert_cmpstr (info->nameplate, ==, "22,000 t");
}

/* One thing wrong, one finding, no record. */
static void
test_errors (void)
{
  static const struct { const char *kind, *fields, *message; } cases[] = {
    { "stocks", "\"id\":\"s\",\"country\":\"JP\",\"kind\":\"hoard\",\"what\":\"w\",\"date\":\"2020\"",
      "kind “hoard” is not a kind of stock; there are: government, commercial, plan" },
    { "stocks", "\"id\":\"s\",\"kind\":\"plan\",\"what\":\"w\",\"date\":\"2020\"", "country is missing; every such record must have it" },
    { "stocks", "\"id\":\"s\",\"country\":\"JP\",\"kind\":\"plan\",\"date\":\"2020\"", "what is missing; every such record must have it" },
    { "stocks", "\"id\":\"s\",\"country\":\"JP\",\"kind\":\"plan\",\"what\":\"w\"", "date is missing; every such record must have it" },
    { "stocks", STOCK ",\"t\":-1", "t -1 is out of range (0 to 1000000000000)" },
    { "stocks", STOCK ",\"days\":5,\"days_low\":4",
      "days stands beside days_low or days_high; give one figure, or two ends of a range" },
    { "stocks", STOCK ",\"days_low\":5,\"days_high\":4", "days_high is below days_low" },
    { "products", "\"id\":\"g\",\"what\":\"w\"", "name is missing; every such record must have it" },
    { "products", "\"id\":\"g\",\"name\":\"N\"", "what is missing; every such record must have it" },
    { "products", GOOD ",\"low\":2,\"high\":1", "high is below low" },
    { "products", GOOD ",\"typical\":\"2\"", "typical must be a number without quotes" },
    { "parameters", "\"id\":\"p\",\"what\":\"w\"", "group is missing; every such record must have it" },
    { "parameters", "\"id\":\"p\",\"group\":\"guesses\",\"what\":\"w\"",
      "group “guesses” is not a group of parameters; there are: yields, conversions, ramp_ups, lead_times, licences, "
      "licence_regime_observed, elasticities, utilisation, denominators, numerators" },
    { "parameters", "\"id\":\"p\",\"group\":\"yields\"", "what is missing; every such record must have it" },
    { "parameters", PARAMETER ",\"project\":\"x\"", "project says the same as what; give one of the two" },
    { "parameters", PARAMETER ",\"typical\":1,\"t\":1", "t says the same as typical; give one of the two" },
    { "parameters", PARAMETER ",\"date\":\"2020\",\"period\":\"2020\"", "period says the same as date; give one of the two" },
    { "parameters", PARAMETER ",\"period\":\"summer\"", NULL },
    { "parameters", PARAMETER ",\"low\":2,\"high\":1", "high is below low" },
    { "parameters", PARAMETER ",\"benchmark\":12", "benchmark 12 is none of the EU's; there are: 10, 40, 25, 65" },
    { "parameters", PARAMETER ",\"to\":\"Mars\"", "to “Mars” is not a country; write its two capital letters (ISO 3166-1 alpha-2) or EU" },
    { "parameters", PARAMETER ",\"sites\":\"a\"", "sites must be a list of texts in square brackets" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (MzDataset) dataset = mz_test_read (cases[i].kind, cases[i].fields, report);
      guint kind;

      g_test_message ("%s: %s", cases[i].kind, cases[i].fields);
      g_assert_cmpuint (mz_report_get_length (report), ==, 1);
      if (cases[i].message != NULL)
        g_assert_cmpstr (mz_report_peek (report, 0)->message, ==, cases[i].message);
      g_assert_true (mz_vocabulary_find (&mz_record_kinds, cases[i].kind, &kind));
      g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (dataset, (MzRecordKind) kind)), ==, 0);
    }
}

/* What names what is not there is told, each reference once. */
static void
test_references (void)
{
  static const char text[] =
    "{\"stocks\":[{" STOCK "}],\"parameters\":[{" PARAMETER ",\"site\":\"a\",\"sites\":[\"b\"],\"to\":\"DE\","
    "\"sources\":[\"c\"]},{\"id\":\"q\",\"group\":\"yields\",\"what\":\"w\",\"to\":\"WORLD\"}]}";
  static const char *const fields[] = { "country", "sources", "site", "sites", "to" };
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "x.json", report));
  mz_facts_check_references (dataset, TRUE, report);
  g_assert_cmpuint (mz_report_get_length (report), ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (mz_report_peek (report, i)->field, ==, fields[i]);
}

/*
 * Counted and looked up in the files by hand: stocks.json has 26 records, products.json 21; of the 109 of
 * model-parameters.json 29 are ramp_ups, 23 observed months, 12 each conversions and numerators, 9 lead times, 7 each yields
 * and licences, 5 of utilisation, 3 denominators, 2 elasticities.
 */
static void
test_bundled (void)
{
  static const guint groups[] = { 7, 12, 29, 9, 7, 23, 2, 5, 3, 12 };
  MzStore *parameters = mz_dataset_get_store (facts, MZ_RECORD_PARAMETER);
  guint counted[G_N_ELEMENTS (groups)] = { 0 };

  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (facts, MZ_RECORD_STOCK)), ==, 26);
  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (facts, MZ_RECORD_GOOD)), ==, 21);
  g_assert_cmpuint (mz_store_get_length (parameters), ==, 109);
  g_assert_cmpuint (mz_parameter_groups.n, ==, G_N_ELEMENTS (groups));
  for (guint i = 0; i < mz_store_get_length (parameters); i++)
    {
      guint group;

      g_assert_true (mz_vocabulary_find (&mz_parameter_groups, mz_parameter_peek (mz_store_peek (parameters, i))->group, &group));
      counted[group]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_assert_cmpuint (counted[i], ==, groups[i]);
}

static void
test_bundled_figures (void)
{
  const MzStockInfo *japan = mz_stock_peek (mz_dataset_lookup (facts, MZ_RECORD_STOCK, "jp-180-days"));
  const MzStockInfo *korea = mz_stock_peek (mz_dataset_lookup (facts, MZ_RECORD_STOCK, "kr-six-months"));
  const MzStockInfo *heavy = mz_stock_peek (mz_dataset_lookup (facts, MZ_RECORD_STOCK, "us-nds-heavy"));
  const MzGoodInfo *wind = mz_good_peek (mz_dataset_lookup (facts, MZ_RECORD_GOOD, "wind-direct-drive"));
  const MzGoodInfo *fighter = mz_good_peek (mz_dataset_lookup (facts, MZ_RECORD_GOOD, "f-35-claim"));
  const MzParameterInfo *need = mz_parameter_peek (mz_dataset_lookup (facts, MZ_RECORD_PARAMETER, "oxide-needed-per-magnet"));
  const MzParameterInfo *may = mz_parameter_peek (mz_dataset_lookup (facts, MZ_RECORD_PARAMETER, "cn-magnets-2025-05-world"));
  const MzParameterInfo *mined = mz_parameter_peek (mz_dataset_lookup (facts, MZ_RECORD_PARAMETER, "eu-num-extraction-plans"));
  const MzParameterInfo *lynas = mz_parameter_peek (mz_dataset_lookup (facts, MZ_RECORD_PARAMETER, "ramp-lynas-kuantan"));

  g_assert_true (japan->days_low == 60 && japan->days_high == 180 && japan->target && isnan (japan->t));
  g_assert_true (korea->days_low == 180 && korea->days_high == 180 && !korea->target);
  g_assert_true (heavy->t == 0 && isnan (heavy->days_low));
  g_assert_true (wind->low == 500 && wind->high == 850 && wind->typical == 650 && !wind->claim);
  g_assert_true (fighter->low == 408 && fighter->high == 418 && fighter->claim);
  g_assert_true (need->low == 0.44 && need->high == 0.59 && isnan (need->typical) && need->estimate);
  g_assert_true (may->typical == 1238 && may->year.year == 2025 && may->year.month == 5);
  g_assert_true (mined->typical == 2000 && mined->benchmark == 10 && mined->planned);
  g_assert_cmpuint (g_strv_length (mined->sites), ==, 5);
  g_assert_cmpstr (lynas->site, ==, "lynas-kuantan");
  g_assert_true (lynas->promised.year == 2011 && lynas->started.year == 2012 && !mz_partial_date_is_set (lynas->decided));
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_facts_load_bundled (report);
  g_test_add_func ("/io/input-parser/stock", test_stock);
  g_test_add_func ("/io/input-parser/good", test_good);
  g_test_add_func ("/io/input-parser/parameter", test_parameter);
  g_test_add_func ("/io/input-parser/errors", test_errors);
  g_test_add_func ("/io/input-parser/references", test_references);
  g_test_add_func ("/io/input-parser/bundled", test_bundled);
  g_test_add_func ("/io/input-parser/bundled-figures", test_bundled_figures);
  result = g_test_run ();
  g_object_unref (facts);
  return result;
}
