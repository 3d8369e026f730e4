/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-supply-deals.h"
#include "mz-supply-goods.h"
#include "mz-supply-tornado.h"

#include <math.h>

#include "mz-facts-reader.h"

#define EPSILON 1e-12

#define HEAD "\"confidence\": \"sourced\", \"sources\": [\"s1\"]"
#define SITE(id, more) "{\"id\": \"" id "\", \"name\": \"" id "\", \"country\": \"AU\", \"lat\": 1, \"lon\": 1," \
                       " \"precision\": \"site\", \"kind\": \"separation\", \"stages\": [\"separation\"], \"minerals\": [\"REE\"], " HEAD ", " more "}"
#define GOOD(id, what, more) "{\"id\": \"" id "\", \"name\": \"" id "\", \"what\": \"" what "\", \"year\": \"2023\", " HEAD ", " \
                             more "}"
#define DEAL(id, parties, more) "{\"id\": \"" id "\", \"name\": \"" id "\", \"parties\": [" parties "], \"kind\": \"mou\"," \
                                " \"signed\": \"2024-05-01\", \"minerals\": [\"REE\"], " HEAD ", " more "}"

/* The world mines 1000 t REO, China 600 of it; the United States buy 70 % of China. */
static const char json[] =
  "{\"series\": ["
  "{\"id\": \"mine-production\", \"title\": \"Mines\", \"unit\": \"t REO\", \"frequency\": \"year\","
  " \"dimension\": \"country\", " HEAD ", \"points\": [{\"key\": \"CN\", \"t\": \"2025\", \"v\": 600},"
  "  {\"key\": \"AU\", \"t\": \"2025\", \"v\": 200}]},"
  "{\"id\": \"mine-production-world\", \"title\": \"World\", \"unit\": \"t REO\", \"frequency\": \"year\","
  " \"dimension\": \"none\", " HEAD ", \"points\": [{\"key\": \"WORLD\", \"t\": \"2025\", \"v\": 1000}]},"
  "{\"id\": \"us-import-sources-mcs\", \"title\": \"Sources\", \"unit\": \"%\", \"frequency\": \"year\","
  " \"dimension\": \"country\", " HEAD ", \"points\": [{\"key\": \"CN\", \"t\": \"2025\", \"v\": 70},"
  "  {\"key\": \"MY\", \"t\": \"2025\", \"v\": 30}]}],"
  "\"sites\": ["
  SITE ("stands", "\"status\": [{\"from\": \"2020\", \"state\": \"operating\"}]") ","
  SITE ("planned", "\"status\": [{\"from\": \"2025\", \"state\": \"planned\"}], \"capacity\": [{\"what\": \"t separated REO\","
                   " \"t_per_year\": 100, \"from\": \"2027\", \"planned\": true}]") ","
  SITE ("late", "\"status\": [{\"from\": \"2025\", \"state\": \"planned\"}], \"capacity\": [{\"what\": \"t separated REO\","
                " \"t_per_year\": 100, \"from\": \"2030\", \"planned\": true}]") ","
  SITE ("undated", "\"status\": [{\"from\": \"2025\", \"state\": \"planned\"}]") "],"
  "\"agreements\": ["
  DEAL ("a-loose", "\"US\", \"AU\"", "\"binding\": false, \"stages\": [\"separation\"], \"delivered\": \"yes\"") ","
  DEAL ("b-firm", "\"US\", \"AU\"", "\"binding\": true, \"stages\": [\"mining\"],"
                  " \"sites\": [\"stands\", \"planned\", \"late\", \"undated\"], \"delivered\": \"none\"") ","
  DEAL ("c-firm", "\"US\", \"MY\"", "\"binding\": true, \"stages\": [\"separation\"], \"delivered\": \"some\"") ","
  DEAL ("d-with-china", "\"US\", \"CN\"", "\"binding\": true, \"stages\": [\"separation\"]") ","
  DEAL ("e-others", "\"AU\", \"MY\"", "\"binding\": true, \"stages\": [\"separation\"]") ","
  DEAL ("f-mines", "\"US\", \"AU\"", "\"binding\": true, \"stages\": [\"mining\"]") ","
  "{\"id\": \"h-gallium\", \"name\": \"h\", \"parties\": [\"US\", \"AU\"], \"kind\": \"mou\", \"signed\": \"2024\","
  " \"binding\": true, \"minerals\": [\"Ga\"], \"stages\": [\"separation\"], \"delivered\": \"yes\", " HEAD "},"
  DEAL ("g-ends", "\"US\", \"AU\"", "\"binding\": true, \"stages\": [\"separation\"], \"ends\": \"2026-12-31\"") "],"
  "\"products\": ["
  GOOD ("mill", "kg NdFeB magnet per MW", "\"low\": 500, \"high\": 850, \"typical\": 650") ","
  GOOD ("motor", "kg NdFeB magnet per motor", "\"typical\": 2") ","
  GOOD ("steering", "kg NdFeB magnet per system", "\"high\": 0.2") ","
  GOOD ("jet", "kg rare earth elements per aircraft", "\"low\": 11, \"high\": 20") ","
  GOOD ("jet-claim", "kg NdFeB magnet per aircraft", "\"low\": 408, \"high\": 418, \"claim\": true") "],"
  "\"parameters\": [{\"group\": \"licences\", \"id\": \"licence-halt-first\", \"what\": \"first halt after a new control\", \"unit\": \"months\","
  " \"low\": 1, \"high\": 3, " HEAD "}],"
  "\"flows\": [{\"id\": \"cn-us\", \"from_country\": \"CN\", \"to_country\": \"US\", \"stage_from\": \"magnet\","
  " \"stage_to\": \"use\", \"what\": \"t gross weight of magnets\", \"t_per_year\": 7446, \"year\": \"2025\","
  " \"basis\": \"customs\", " HEAD "}],"
  "\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}], \"about\": {\"as_of\": \"2026-06\"}}";

static MzDataset *facts;
static MzSupplyFacts *known;

static MzMove *
move_new (MzMoveKind kind, guint year, guint month, guint months, double leak)
{
  MzMove *move = mz_move_new (kind);

  move->country = g_strdup ("CN");
  move->start = mz_partial_date_new (year, month, 0);
  move->months = months;
  move->leak = leak;
  move->assumed = TRUE;
  return move;
}

/* Takes the moves. */
static MzScenario *
scenario_new (MzMove *move, MzMove *other)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);

  g_ptr_array_add (moves, move);
  if (other != NULL)
    g_ptr_array_add (moves, other);
  return mz_scenario_new (&(MzScenarioText) { .id = (char *) "x", .title = (char *) "X", .why = (char *) "Y" }, moves);
}

typedef struct
{
  MzAssumptionKind kind;
  double           low, high;
  MzLoss           at_low, at_high;
} Row;

static void
check_loss (MzLoss loss, MzLoss expected)
{
  g_assert_cmpfloat_with_epsilon (loss.least, expected.least, EPSILON);
  g_assert_cmpfloat_with_epsilon (loss.most, expected.most, EPSILON);
}

static void
check (const MzSupplyTornado *tornado, MzLoss result, const Row *rows, guint n, guint n_idle)
{
  check_loss (tornado->result, result);
  g_assert_cmpuint (tornado->assumptions->len, ==, n);
  g_assert_cmpuint (tornado->n_idle, ==, n_idle);
  for (guint i = 0; i < n; i++)
    {
      const MzAssumption *assumption = &g_array_index (tornado->assumptions, MzAssumption, i);

      g_assert_cmpint (assumption->kind, ==, rows[i].kind);
      g_assert_cmpfloat_with_epsilon (assumption->low, rows[i].low, EPSILON);
      g_assert_cmpfloat_with_epsilon (assumption->high, rows[i].high, EPSILON);
      check_loss (assumption->at_low, rows[i].at_low);
      check_loss (assumption->at_high, rows[i].at_high);
    }
}

/*
 * By hand: of 1000 t China makes 600 and three quarters of it do not leak; March to August are 184 of 365 days. Lost: at most
 * 0.6 x 0.75 x 184 / 365 = 0.226849...; nothing, if nothing is sold abroad. Three months are 92 days, nine (to November) 275.
 * A year earlier or later nothing is lost in 2027. Middles: unknown 0 to 0.2268; start 0 to 0.1134; months 0.0567 to 0.1695,
 * 0.1128 apart; leak 0.1512 (none) to 0.0756 (half).
 */
static void
test_world (void)
{
  g_autoptr (MzScenario) scenario = scenario_new (move_new (MZ_MOVE_STOP_EXPORTS, 2027, 3, 6, 0.25), NULL);
  g_autoptr (MzSupplyTornado) mean = NULL, worst = NULL;
  const Row rows[] = {
    { MZ_ASSUMPTION_UNKNOWN, 0, 1, { 0, 0 }, { 0.45 * 184 / 365, 0.45 * 184 / 365 } },
    { MZ_ASSUMPTION_START, -1, 1, { 0, 0 }, { 0, 0 } },
    { MZ_ASSUMPTION_MONTHS, 3, 9, { 0, 0.45 * 92 / 365 }, { 0, 0.45 * 275 / 365 } },
    { MZ_ASSUMPTION_LEAK, 0, 0.5, { 0, 0.6 * 184 / 365 }, { 0, 0.3 * 184 / 365 } },
  };
  const Row worst_rows[] = {
    { MZ_ASSUMPTION_UNKNOWN, 0, 1, { 0, 0 }, { 0.45, 0.45 } },
    { MZ_ASSUMPTION_START, -1, 1, { 0, 0 }, { 0, 0 } },
    { MZ_ASSUMPTION_LEAK, 0, 0.5, { 0, 0.6 }, { 0, 0.3 } },
  };

  mean = mz_supply_tornado_new (facts, known, scenario, &(MzTornadoMeasure) { MZ_STAGE_MINING, NULL, 2027, FALSE });
  check (mean, (MzLoss) { 0, 0.45 * 184 / 365 }, rows, G_N_ELEMENTS (rows), 0);
  g_assert_cmpfloat_with_epsilon (g_array_index (mean->assumptions, MzAssumption, 2).swing, 0.45 * 183 / 365 / 2, EPSILON);
  worst = mz_supply_tornado_new (facts, known, scenario, &(MzTornadoMeasure) { MZ_STAGE_MINING, NULL, 2027, TRUE });
  check (worst, (MzLoss) { 0, 0.45 }, worst_rows, G_N_ELEMENTS (worst_rows), 1);
}

/*
 * By hand: 40 of 365 days of 70 % of the purchases wait, or a part of them, for a licence is needed for one element alone.
 * Were it all: 0.7 x 40 / 365 = 0.0767 at the least, too. A source tells of one to three months, 365 / 12 x 1 = 30.4 and x 3 =
 * 91.25 days, begun ones counted. A quarter needs no licence: 0.75 of it. The world's mines are not hit.
 */
static void
test_importer (void)
{
  MzMove *move = move_new (MZ_MOVE_LICENCE_DELAY, 2027, 1, 0, 0);
  const double lost = 0.7 * 40 / 365;
  const Row rows[] = {
    { MZ_ASSUMPTION_ELEMENTS, 0, 1, { 0, 0 }, { lost, lost } },
    { MZ_ASSUMPTION_AMOUNT, 31, 92, { 0, 0.7 * 31 / 365 }, { 0, 0.7 * 92 / 365 } },
    { MZ_ASSUMPTION_START, -1, 1, { 0, 0 }, { 0, 0 } },
    { MZ_ASSUMPTION_LEAK, 0, 0.25, { 0, lost }, { 0, lost * 0.75 } },
  };
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzSupplyTornado) short_of = NULL, mines = NULL;
  g_autofree char *days = NULL, *share = NULL;

  move->amount = 40;
  move->unit = g_strdup ("days");
  move->stages = MZ_BIT (MZ_STAGE_SEPARATION);
  g_strfreev (move->minerals);
  move->minerals = g_strsplit ("Dy", ",", -1);
  scenario = scenario_new (move, NULL);
  short_of = mz_supply_tornado_new (facts, known, scenario, &(MzTornadoMeasure) { MZ_STAGE_SEPARATION, "US", 2027, FALSE });
  check (short_of, (MzLoss) { 0, lost }, rows, G_N_ELEMENTS (rows), 0);
  days = mz_assumption_format_value (&g_array_index (short_of->assumptions, MzAssumption, 1), TRUE);
  g_assert_cmpstr (days, ==, "92 days");
  g_assert_cmpstr (g_array_index (short_of->assumptions, MzAssumption, 1).sources[0], ==, "s1");
  share = mz_assumption_format_value (&g_array_index (short_of->assumptions, MzAssumption, 3), TRUE);
  g_assert_true (g_str_has_prefix (share, "25"));
  mines = mz_supply_tornado_new (facts, known, scenario, &(MzTornadoMeasure) { MZ_STAGE_MINING, NULL, 2027, FALSE });
  check (mines, (MzLoss) { 0, 0 }, NULL, 0, 5);
}

/* What a source tells does not move: of two moves only the recycling, 100 t of 1000, does; half and twice as much. */
static void
test_sourced (void)
{
  MzMove *stop = move_new (MZ_MOVE_STOP_EXPORTS, 2026, 1, 0, 0), *recycling = move_new (MZ_MOVE_RECYCLING, 2020, 1, 0, 0);
  const Row rows[] = {
    { MZ_ASSUMPTION_UNKNOWN, 0, 1, { -0.1, -0.1 }, { 0.5, 0.5 } },
    { MZ_ASSUMPTION_AMOUNT, 50, 200, { -0.05, 0.55 }, { -0.2, 0.4 } },
  };
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzSupplyTornado) tornado = NULL;

  stop->assumed = FALSE;
  recycling->amount = 100;
  recycling->unit = g_strdup ("t REO");
  recycling->stages = MZ_BIT (MZ_STAGE_MINING);
  scenario = scenario_new (stop, recycling);
  tornado = mz_supply_tornado_new (facts, known, scenario, &(MzTornadoMeasure) { MZ_STAGE_MINING, NULL, 2027, FALSE });
  /* That it began a year earlier or later is tried, too: it lasts all of 2027 either way. */
  check (tornado, (MzLoss) { -0.1, 0.5 }, rows, G_N_ELEMENTS (rows), 1);
}

/* Together they are as each by itself, whatever their years and stages. */
static void
test_together (void)
{
  static const MzTornadoMeasure measures[] = {
    { MZ_STAGE_MINING, NULL, 2027, FALSE }, { MZ_STAGE_SEPARATION, "US", 2027, FALSE }, { MZ_STAGE_MINING, NULL, 2027, TRUE },
    { MZ_STAGE_SEPARATION, "US", 2028, FALSE },
  };
  g_autoptr (MzScenario) scenario = scenario_new (move_new (MZ_MOVE_STOP_EXPORTS, 2027, 3, 14, 0.25), NULL);
  g_autoptr (GPtrArray) together = mz_supply_tornados_new (facts, known, scenario, measures, G_N_ELEMENTS (measures));

  g_assert_cmpuint (together->len, ==, G_N_ELEMENTS (measures));
  for (guint i = 0; i < together->len; i++)
    {
      const MzSupplyTornado *one = together->pdata[i];
      g_autoptr (MzSupplyTornado) alone = mz_supply_tornado_new (facts, known, scenario, &measures[i]);

      check_loss (one->result, alone->result);
      g_assert_cmpuint (one->n_idle, ==, alone->n_idle);
      g_assert_cmpuint (one->assumptions->len, ==, alone->assumptions->len);
      for (guint k = 0; k < one->assumptions->len; k++)
        {
          const MzAssumption *left = &g_array_index (one->assumptions, MzAssumption, k);
          const MzAssumption *right = &g_array_index (alone->assumptions, MzAssumption, k);

          g_assert_cmpstr (left->label, ==, right->label);
          check_loss (left->at_low, right->at_low);
          check_loss (left->at_high, right->at_high);
        }
    }
}

/* Of twenty stops of a month each, of which the first lets nothing through and each other one more, the last four weigh least. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzSupplyTornado) tornado = NULL;

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (moves, move_new (MZ_MOVE_STOP_EXPORTS, 2027, 3, 1, i / 20.0));
  scenario = mz_scenario_new (&(MzScenarioText) { .id = (char *) "x", .title = (char *) "X", .why = (char *) "Y" }, moves);
  tornado = mz_supply_tornado_new (facts, known, scenario, &(MzTornadoMeasure) { MZ_STAGE_MINING, NULL, 2027, FALSE });
  g_assert_cmpuint (tornado->n_left_out, ==, 4);
  g_assert_cmpuint (tornado->assumptions->len, >, 1);
  for (guint i = 0; i < tornado->assumptions->len; i++)
    {
      guint move = g_array_index (tornado->assumptions, MzAssumption, i).move;

      g_assert_true (move == G_MAXUINT || move < 16);
    }
}

static GArray *
find_deals (MzScenario *scenario, MzStage stage, MzSupply **supply)
{
  *supply = mz_supply_new (known->stages[stage], scenario, mz_partial_date_new (2027, 0, 0), NULL);
  return mz_supply_deals_new (facts, *supply);
}

/*
 * In 2027 the United States are short. Binding ones first: c-firm has delivered something, b-firm nothing; then a-loose. Not
 * those with China, of others alone, of mines alone, of gallium, or that ended in 2026.
 */
static void
test_deals (void)
{
  static const char *const expected[] = { "c-firm", "b-firm", "a-loose" };
  static const MzDealSiteState states[] = { MZ_DEAL_SITE_STANDS, MZ_DEAL_SITE_STANDS, MZ_DEAL_SITE_LATER,
                                            MZ_DEAL_SITE_NOT_KNOWN };
  MzMove *stop = move_new (MZ_MOVE_STOP_EXPORTS, 2027, 0, 0, 0);
  g_autoptr (MzScenario) scenario = scenario_new (stop, NULL);
  g_autoptr (MzSupply) supply = NULL;
  g_autoptr (GArray) deals = find_deals (scenario, MZ_STAGE_SEPARATION, &supply);
  const MzDeal *firm;

  g_assert_cmpuint (deals->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < deals->len; i++)
    {
      const MzDeal *deal = &g_array_index (deals, MzDeal, i);

      g_assert_cmpstr (mz_record_get_id (MZ_RECORD (deal->agreement)), ==, expected[i]);
      g_assert_cmpuint (g_strv_length (deal->helped), ==, 1);
      g_assert_cmpstr (deal->helped[0], ==, "US");
    }
  firm = &g_array_index (deals, MzDeal, 1);
  g_assert_cmpuint (firm->sites->len, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (g_array_index (firm->sites, MzDealSite, i).state, ==, states[i]);
}

/* A site that is stopped does not stand; and where nobody is short, nothing has to be delivered. */
static void
test_deal_sites (void)
{
  MzMove *stop = move_new (MZ_MOVE_STOP_EXPORTS, 2027, 0, 0, 0), *fails = mz_move_new (MZ_MOVE_SITE_FAILS);
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzSupply) supply = NULL, mines = NULL;
  g_autoptr (GArray) deals = NULL, none = NULL;
  const MzDeal *firm;

  fails->site = g_strdup ("stands");
  fails->start = mz_partial_date_new (2027, 6, 0);
  scenario = scenario_new (stop, fails);
  deals = find_deals (scenario, MZ_STAGE_SEPARATION, &supply);
  g_assert_cmpuint (deals->len, ==, 3);
  firm = &g_array_index (deals, MzDeal, 1);
  g_assert_cmpstr (mz_record_get_id (MZ_RECORD (firm->agreement)), ==, "b-firm");
  g_assert_cmpint (g_array_index (firm->sites, MzDealSite, 0).state, ==, MZ_DEAL_SITE_FAILS);
  g_assert_cmpint (g_array_index (firm->sites, MzDealSite, 1).state, ==, MZ_DEAL_SITE_STANDS);
  none = find_deals (scenario, MZ_STAGE_MINING, &mines);
  g_assert_cmpuint (none->len, ==, 0);
}

/*
 * By hand, of 1000 and 3000 t: wind turbines of 1,000,000 / 850 = 1176.5 to 3,000,000 / 500 = 6000 MW; motors of 2 kg: 500,000 to
 * 1,500,000; of at most 0.2 kg in a steering: 5,000,000 at the least, no most. Jets are told in another unit, or a mere claim.
 */
static void
test_goods (void)
{
  static const struct
  {
    const char *id;
    gboolean    counted;
    double      least_kg, most_kg, least, most;
  } table[] = { { "mill", TRUE, 500, 850, 1e6 / 850, 6000 }, { "motor", TRUE, 2, 2, 500000, 1500000 },
                { "steering", TRUE, NAN, 0.2, 5e6, NAN }, { "jet", FALSE, 11, 20, NAN, NAN },
                { "jet-claim", FALSE, 408, 418, NAN, NAN } };
  g_autoptr (GArray) goods = mz_supply_goods_new (facts, (MzLoss) { 1000, 3000 });

  g_assert_cmpuint (goods->len, ==, G_N_ELEMENTS (table));
  for (guint i = 0; i < goods->len; i++)
    {
      const MzGoodLoss *loss = &g_array_index (goods, MzGoodLoss, i);
      const double expected[] = { table[i].least_kg, table[i].most_kg, table[i].least, table[i].most };
      const double found[] = { loss->kg.least, loss->kg.most, loss->units.least, loss->units.most };

      g_assert_cmpstr (mz_record_get_id (MZ_RECORD (loss->good)), ==, table[i].id);
      g_assert_cmpint (loss->counted, ==, table[i].counted);
      for (guint k = 0; k < G_N_ELEMENTS (expected); k++)
        if (isnan (expected[k]))
          g_assert_true (isnan (found[k]));
        else
          g_assert_cmpfloat_with_epsilon (found[k], expected[k], 1e-6);
    }
}

/* 181 of the 365 days of 2027: of 7446 t of magnets 3692.4 t are lost; in the year after, nothing that goods could lack. */
static void
test_goods_concern (void)
{
  g_autoptr (MzScenario) stop = scenario_new (move_new (MZ_MOVE_STOP_EXPORTS, 2027, 1, 6, 0), NULL);
  g_autoptr (MzSupply) during = mz_supply_new (known->stages[MZ_STAGE_MAGNET], stop, mz_partial_date_new (2027, 0, 0), NULL);
  g_autoptr (MzSupply) after = mz_supply_new (known->stages[MZ_STAGE_MAGNET], stop, mz_partial_date_new (2028, 0, 0), NULL);
  const MzLinkChange *change = &g_array_index (during->links, MzLinkChange, 0);

  g_assert_cmpuint (during->links->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (change->lost.least, 7446 * 181 / 365.0, EPSILON);
  g_assert_true (mz_supply_goods_concern (during, change));
  g_assert_false (mz_supply_goods_concern (after, &g_array_index (after->links, MzLinkChange, 0)));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MzReport) report = mz_report_new ();
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_dataset_new ();
  g_assert_true (mz_facts_overlay_bytes (facts, bytes, "facts.json", report));
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 0);
  mz_dataset_set_as_of (facts, mz_partial_date_new (2026, 6, 0));
  known = mz_supply_facts_new (facts, 2026);
  g_test_add_func ("/analysis/supply-answers/world", test_world);
  g_test_add_func ("/analysis/supply-answers/importer", test_importer);
  g_test_add_func ("/analysis/supply-answers/sourced", test_sourced);
  g_test_add_func ("/analysis/supply-answers/together", test_together);
  g_test_add_func ("/analysis/supply-answers/many", test_many);
  g_test_add_func ("/analysis/supply-answers/deals", test_deals);
  g_test_add_func ("/analysis/supply-answers/deal-sites", test_deal_sites);
  g_test_add_func ("/analysis/supply-answers/goods", test_goods);
  g_test_add_func ("/analysis/supply-answers/goods-concern", test_goods_concern);
  result = g_test_run ();
  mz_supply_facts_unref (known);
  g_object_unref (facts);
  return result;
}
