/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Worked by hand from the facts: what goes from stage to stage, and what moves, ramps up and is used up. What feeds
 * China's separation by the end of 2026, in t REO:
 *
 *   mine-production, CN 2025       270,000      my-cn-2846-2024, gross   0 to 16,345
 *   recycled-cn-2024                34,147      la-cn-2846-2024          0 to 10,748
 *   mm-cn-2025-reo                  22,000      us-cn-2846-2022          0 to  7,862
 *   th-cn-reo-2025                   4,800      vn-cn-2846-2024          0 to  3,150
 *   mg-cn-reo-2025                   2,700      kz-cn-2846-2023          0 to  1,256
 *   serra-verde-cn-2025              2,000      ru-cn-2846-2024          0 to    899
 *   ng-cn-reo-2025                   1,500      in-cn-2846-2024          0 to    486
 *   vn-cn-reo-2025                     150
 *   in REO                         337,297      told in gross weight     0 to 40,746
 */
#include "mz-supply-run.h"

#include <math.h>

#include "mz-facts-reader.h"

#define IN_REO   337297.0
#define IN_GROSS 40746.0
#define CLOSE    1e-9

static MzDataset *facts;

/* --- Scenarios of a few moves --- */

static MzMove *
move_new (MzMoveKind kind, const char *country, guint year, guint months)
{
  MzMove *move = mz_move_new (kind);

  move->country = g_strdup (country);
  move->start = mz_partial_date_new (year, 1, 0);
  move->months = months;
  return move;
}

static MzScenario *
scenario_new (MzMove *first, MzMove *second)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);

  g_ptr_array_add (moves, first);
  if (second != NULL)
    g_ptr_array_add (moves, second);
  return mz_scenario_new (&(MzScenarioText) { .id = (char *) "x", .title = (char *) "X", .why = (char *) "Y" }, moves);
}

static MzSupplyRun *
run_new (MzMove *first, MzMove *second)
{
  g_autoptr (MzScenario) scenario = scenario_new (first, second);
  g_autoptr (MzSupplyFacts) known = mz_supply_facts_new (facts, mz_supply_get_before (scenario, mz_dataset_get_as_of (facts)));

  return mz_supply_run_new (known, scenario);
}

static const MzSupply *
get_stage (const MzSupplyRun *run, MzStage stage, const char *time)
{
  MzPartialDate date;
  const MzSupply *supply;

  g_assert_true (mz_partial_date_parse (time, &date, NULL));
  supply = mz_supply_run_peek (run, stage, date);
  g_assert_nonnull (supply);
  return supply;
}

static const MzFeedChange *
get_fed (const MzSupply *supply, const char *country)
{
  for (guint i = 0; i < supply->fed->len; i++)
    if (strcmp (g_array_index (supply->fed, MzFeedChange, i).country, country) == 0)
      return &g_array_index (supply->fed, MzFeedChange, i);
  g_assert_not_reached ();
}

static const MzSupplyChange *
get_entry (const MzSupply *supply, const char *country)
{
  for (guint i = 0; i < supply->entries->len; i++)
    if (strcmp (g_array_index (supply->entries, MzSupplyChange, i).country, country) == 0)
      return &g_array_index (supply->entries, MzSupplyChange, i);
  g_assert_not_reached ();
}

static const MzImporterChange *
get_importer (const MzSupply *supply, const char *importer)
{
  for (guint i = 0; i < supply->importers->len; i++)
    if (strcmp (g_array_index (supply->importers, MzImporterChange, i).importer, importer) == 0)
      return &g_array_index (supply->importers, MzImporterChange, i);
  g_assert_not_reached ();
}

static void
check_loss (MzLoss loss, double least, double most)
{
  g_assert_cmpfloat_with_epsilon (loss.least, least, CLOSE * MAX (1, least));
  g_assert_cmpfloat_with_epsilon (loss.most, most, CLOSE * MAX (1, most));
}

/* --- Feed --- */

/*
 * Nothing from Myanmar in the first half of 2027, 181 of 365 days. China's separation loses 22,000 of what it is fed:
 * at most 22,000 / 337,297, at least 22,000 / (337,297 + 40,746) of it, and so do its metal and its magnets. Of 91 %,
 * 5,000 t and 94 %. Others who buy there lose between nothing and the same part. Of which elements nobody says: clays
 * of Jiangxi are none of Kachin.
 */
static void
test_myanmar (void)
{
  static const struct
  {
    const char *time;
    double      days, of;
  } table[] = { { "2027", 181, 365 }, { "2027-01", 31, 31 }, { "2027-06", 30, 30 }, { "2027-07", 0, 31 }, { "2028", 0, 366 } };
  g_autoptr (MzSupplyRun) run = run_new (move_new (MZ_MOVE_STOP_EXPORTS, "MM", 2027, 6), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double least = 22000 / (IN_REO + IN_GROSS) * table[i].days / table[i].of, most = 22000 / IN_REO * table[i].days / table[i].of;
      const MzSupply *separation = get_stage (run, MZ_STAGE_SEPARATION, table[i].time);
      const MzSupply *metal = get_stage (run, MZ_STAGE_METAL, table[i].time);
      const MzSupply *magnets = get_stage (run, MZ_STAGE_MAGNET, table[i].time);
      g_autoptr (GArray) elements = mz_supply_list_elements (separation, "CN");

      check_loss (get_fed (separation, "CN")->tonnes, IN_REO, IN_REO + IN_GROSS);
      check_loss (get_fed (separation, "CN")->lost, least, most);
      check_loss (get_entry (separation, "CN")->fed, least, most);
      check_loss (get_entry (separation, "CN")->lost, 91 * least, 91 * most);
      check_loss (separation->lost, 91 * least, 91 * most);
      g_assert_cmpfloat_with_epsilon (separation->fed_coverage, 0.91, CLOSE);
      check_loss (get_entry (metal, "CN")->lost, 5000 * least, 5000 * most);
      check_loss (get_entry (magnets, "CN")->lost, 94 * least, 94 * most);
      check_loss (get_importer (separation, "US")->lost, 0, 0.71 * most);
      check_loss (get_importer (magnets, "US")->lost, 0, 0.768 * most);
      g_assert_cmpuint (elements->len, ==, table[i].days > 0 ? 1 : 0);
      if (table[i].days > 0)
        {
          g_assert_null (g_array_index (elements, MzElementLoss, 0).symbol);
          check_loss (g_array_index (elements, MzElementLoss, 0).tonnes, 22000 * table[i].days / table[i].of,
                      22000 * table[i].days / table[i].of);
        }
    }
}

/* 10,000 t REO a year more from scrap make good as much of the 22,000. */
static void
test_recycling (void)
{
  MzMove *recycling = move_new (MZ_MOVE_RECYCLING, "CN", 2027, 0);
  g_autoptr (MzSupplyRun) run = NULL;
  const MzSupply *separation;

  recycling->stages = MZ_BIT (MZ_STAGE_SEPARATION);
  recycling->amount = 10000;
  recycling->unit = g_strdup ("t REO");
  run = run_new (move_new (MZ_MOVE_STOP_EXPORTS, "MM", 2027, 0), recycling);
  separation = get_stage (run, MZ_STAGE_SEPARATION, "2027");
  check_loss (get_fed (separation, "CN")->lost, 12000 / (IN_REO + IN_GROSS), 12000 / IN_REO);
  g_assert_cmpfloat (get_fed (separation, "CN")->gained, ==, 10000);
  g_assert_cmpfloat (separation->gained, ==, 0);
  g_assert_cmpuint (separation->unlike->len, ==, 0);
}

/*
 * Mount Weld feeds Kuantan itself and through Kalgoorlie, of whose carbonate no tonnes are told. If it fails, Malaysia
 * has no feed left, whatever the tonnes, and the United States lose the 13 % that they buy there
 * (us-import-sources-mcs). If Kalgoorlie alone fails, Malaysia loses between nothing and all. Nd is 18.13 % of what is
 * mined at Mount Weld, 29,000 t.
 */
static void
test_mount_weld (void)
{
  static const struct
  {
    const char *site;
    double      mined, of_feed_least, of_imports_least;
  } table[] = { { "mount-weld", 29000, 1, 0.13 }, { "lynas-kalgoorlie", 0, 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MzMove *fails = move_new (MZ_MOVE_SITE_FAILS, NULL, 2027, 0);
      g_autoptr (MzSupplyRun) run = NULL;
      g_autoptr (GArray) elements = NULL;
      const MzSupply *separation;
      double neodymium = 0;

      fails->site = g_strdup (table[i].site);
      run = run_new (fails, NULL);
      separation = get_stage (run, MZ_STAGE_SEPARATION, "2027");
      check_loss (get_fed (separation, "MY")->lost, table[i].of_feed_least, 1);
      g_assert_cmpfloat_with_epsilon (get_importer (separation, "US")->lost.least, table[i].of_imports_least, CLOSE);
      /* China gets compounds from Malaysia: no more than 16,345 t REO. */
      check_loss (get_fed (separation, "CN")->lost, 0, 16345 / (IN_REO + 16345));
      elements = mz_supply_list_elements (get_stage (run, MZ_STAGE_MINING, "2027"), NULL);
      for (guint k = 0; k < elements->len; k++)
        if (g_strcmp0 (g_array_index (elements, MzElementLoss, k).symbol, "Nd") == 0)
          neodymium = g_array_index (elements, MzElementLoss, k).tonnes.least;
      g_assert_cmpfloat_with_epsilon (neodymium, 0.1813 * table[i].mined, 1e-6);
    }
}

/*
 * In 2025 China stops what it sends to the United States, and they stop their concentrate. By the end of 2024 China was
 * fed with 270,000 of its own, 34,147 of scrap, 27,000 of Myanmar (mm-cn-2024-reo) and 44,900 of Mountain Pass
 * (mountain-pass-cn-2022-reo), 376,047 t REO; and with up to 7,862 t of compounds of the United States and, of others,
 * 26,240 + 16,345 + 11,930 + 10,748 + 6,200 + 3,150 + 1,256 + 899 + 486 = 77,254 t, in gross weight.
 */
static void
test_retaliation (void)
{
  for (guint retaliates = 0; retaliates < 2; retaliates++)
    {
      MzMove *stop = move_new (MZ_MOVE_STOP_EXPORTS, "CN", 2025, 0);
      g_autoptr (MzSupplyRun) run = NULL;
      const MzSupply *separation;

      stop->to = g_strdup ("US");
      stop->leak = 0.25;
      stop->retaliation = retaliates;
      run = run_new (stop, NULL);
      separation = get_stage (run, MZ_STAGE_SEPARATION, "2025");
      check_loss (get_fed (separation, "CN")->tonnes, 376047, 376047 + 7862 + 77254);
      check_loss (get_fed (separation, "CN")->lost, retaliates * 0.75 * 44900 / (376047 + 77254.0),
                  retaliates * 0.75 * (44900 + 7862) / (376047 + 7862.0));
      check_loss (separation->lost, 91 * get_fed (separation, "CN")->lost.least, 91 * get_fed (separation, "CN")->lost.most);
    }
}

/* --- Who is served --- */

static MzLoss
get_link_lost (const MzSupply *supply, const char *record)
{
  for (guint i = 0; i < supply->links->len; i++)
    {
      const MzLinkChange *change = &g_array_index (supply->links, MzLinkChange, i);

      if (strcmp (change->link->record, record) == 0)
        return change->lost;
    }
  g_assert_not_reached ();
}

/*
 * What is not fed is not sent. Mount Weld fails: all 2,600 t of kuantan-eu-2024 are lost, and of the 62,585 t that China
 * sends abroad up to what it loses of its feed, the 16,345 t of my-cn-2846-2024 on top of what is told in REO.
 */
static void
test_links_unfed (void)
{
  MzMove *fails = move_new (MZ_MOVE_SITE_FAILS, NULL, 2027, 12);
  g_autoptr (MzSupplyRun) run = NULL;
  const MzSupply *separation;

  fails->site = g_strdup ("mount-weld");
  run = run_new (fails, NULL);
  separation = get_stage (run, MZ_STAGE_SEPARATION, "2027");
  check_loss (get_link_lost (separation, "kuantan-eu-2024"), 2600, 2600);
  check_loss (get_link_lost (separation, "china-ree-exports"), 0, 62585 * 16345 / (IN_REO + 16345));
}

/*
 * One of China's many magnet plants fails: which of them serves whom is not known, so that of the 90 % that the EU buys
 * there (eu-magnets-share-cn-2022), and of the 57,392 t of all exports, between nothing and all may be lost.
 */
static void
test_one_of_many (void)
{
  MzMove *fails = move_new (MZ_MOVE_SITE_FAILS, NULL, 2027, 12);
  g_autoptr (MzSupplyRun) run = NULL;
  const MzSupply *magnets;

  fails->site = g_strdup ("jl-mag-ganzhou");
  run = run_new (fails, NULL);
  magnets = get_stage (run, MZ_STAGE_MAGNET, "2027");
  check_loss (get_entry (magnets, "CN")->lost, 0, 94);
  check_loss (get_importer (magnets, "EU")->lost, 0, 0.9);
  check_loss (get_link_lost (magnets, "china-magnet-exports"), 0, 57392);
}

/* China sends Germany nothing: of what the EU buys there, 46.3 % of its rare earths, it is not told which member does. */
static void
test_member (void)
{
  MzMove *stop = move_new (MZ_MOVE_STOP_EXPORTS, "CN", 2027, 12);
  g_autoptr (MzSupplyRun) run = NULL;
  const MzSupply *separation;

  stop->to = g_strdup ("DE");
  run = run_new (stop, NULL);
  separation = get_stage (run, MZ_STAGE_SEPARATION, "2027");
  check_loss (get_importer (separation, "EU")->lost, 0, 0.463);
  check_loss (get_link_lost (separation, "cn-eu-2024"), 0, 6000);
  check_loss (get_importer (separation, "US")->lost, 0, 0);
  check_loss (separation->lost, 0, 0);
}

/* What begins after the last year that is looked at takes nothing in it. */
static void
test_late (void)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  g_autoptr (MzSupplyFacts) known = mz_supply_facts_new (facts, 2026);
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzSupplyRun) run = NULL;

  g_ptr_array_add (moves, move_new (MZ_MOVE_STOP_EXPORTS, "CN", 2031, 6));
  scenario = mz_scenario_new (&(MzScenarioText) { .id = (char *) "x", .title = (char *) "X", .why = (char *) "Y",
                                                  .until = mz_partial_date_new (2030, 0, 0) }, moves);
  run = mz_supply_run_new (known, scenario);
  g_assert_cmpuint (run->years->len, ==, 1);
  g_assert_cmpuint (run->months->len, ==, 12);
  check_loss (get_stage (run, MZ_STAGE_MAGNET, "2030")->lost, 0, 0);
}

/* --- Shifts --- */

/*
 * 15 to 20 points of the 91 leave China between 1 January 2027 and 31 December 2030, 1,461 days. The mean of a year is
 * what has gone by its middle: 182.5, 365 + 183, 731 + 182.5 and 1,096 + 182.5 days. HHI of those that are named: the
 * square of China's share.
 */
static void
test_shift (void)
{
  static const struct
  {
    const char *time;
    double      days;
  } table[] = { { "2027", 182.5 }, { "2028", 548 }, { "2029", 913.5 }, { "2030", 1278.5 }, { "2031", 1461 }, { "2040", 1461 },
                { "2027-01", 15.5 } };

  for (guint named = 0; named < 2; named++)
    {
      MzMove *shift = move_new (MZ_MOVE_SHIFT, "CN", 2027, 48);
      g_autoptr (MzSupplyRun) run = NULL;

      shift->stages = MZ_BIT (MZ_STAGE_SEPARATION) | MZ_BIT (MZ_STAGE_METAL);
      shift->amount = 15;
      shift->amount_most = 20;
      shift->to = named ? g_strdup ("MY") : NULL;
      run = run_new (shift, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (table); i++)
        {
          const MzSupply *supply = get_stage (run, MZ_STAGE_SEPARATION, table[i].time);
          double least = 15 * table[i].days / 1461, most = 20 * table[i].days / 1461;
          MzLoss left = mz_supply_change_get_left (get_entry (supply, "CN"));

          check_loss (get_entry (supply, "CN")->moved, least, most);
          check_loss (left, 91 - least, 91 - most);
          check_loss (supply->lost, 0, 0);
          check_loss (supply->others, named ? 0 : least, named ? 0 : most);
          if (named)
            check_loss (mz_supply_change_get_left (get_entry (supply, "MY")), least, most);
          g_assert_cmpfloat_with_epsilon (supply->hhi_before, 91 * 91, CLOSE);
          check_loss (supply->hhi_after, (91 - least) * (91 - least) + (named ? least * least : 0),
                      (91 - most) * (91 - most) + (named ? most * most : 0));
          /* Points of a capacity are no points of what is made. */
          g_assert_cmpuint (get_stage (run, MZ_STAGE_METAL, table[i].time)->unlike->len, ==, 1);
        }
    }
}

/* --- Plants --- */

/*
 * 10X comes 24 months late, on some day of 2030. A quarter to 43 % of 10,000 t is made on the mean of the third year,
 * which is 912.5 days after the start: the least, if it starts on 31 December, and the most, if on 1 January. Within
 * 2031, the days since are 1 to 366, or 365 to 730.
 */
static void
test_ramp (void)
{
  static const struct
  {
    const char *time;
    double      least, most;
  } table[] = { { "2029", 0, 0 },
                { "2030", 10000 * 0.25 / 912.5 * 0.5 / 365, 10000 * 0.43 / 912.5 * 365 / 2 },
                { "2031", 10000 * 0.25 / 912.5 * (1 + 366) / 2.0, 10000 * 0.43 / 912.5 * (365 + 730) / 2.0 },
                /*
                 * Full after 912.5 / 0.43 = 2,122.1 days, or after 3,650 of 3,288 to 3,654: 3,654 - 3,650 / 2 - 3,288^2
                 * / 7,300.
                 */
                { "2040", 10000 * (1829 - 3288 * 3288 / 7300.0) / 366, 10000 } };
  MzMove *slips = move_new (MZ_MOVE_PLANT_SLIPS, NULL, 2027, 24);
  g_autoptr (MzSupplyRun) run = NULL;

  slips->site = g_strdup ("mp-10x-northlake");
  run = run_new (slips, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const MzSupply *magnets = get_stage (run, MZ_STAGE_MAGNET, table[i].time);
      guint found = 0;

      for (guint k = 0; k < magnets->plants->len; k++)
        {
          const MzPlantChange *plant = &g_array_index (magnets->plants, MzPlantChange, k);

          if (strcmp (plant->site, "mp-10x-northlake") != 0)
            continue;
          found++;
          check_loss (plant->output, table[i].least, table[i].most);
        }
      g_assert_cmpuint (found, ==, 1);
      g_assert_cmpfloat (magnets->gained, ==, 0);
    }
}

/*
 * Ganzhou's separation is being built since 28 February 2025 and promised for no date: 5 to 10 years. Xinfeng's since
 * April 2013: it has taken longer than new plants do, and may never come.
 */
static void
test_undated (void)
{
  g_autoptr (MzSupplyBase) base = mz_supply_base_new (facts, MZ_STAGE_SEPARATION, 2026);
  guint found = 0;

  for (guint i = 0; i < base->plants->len; i++)
    {
      const MzSupplyPlant *plant = &g_array_index (base->plants, MzSupplyPlant, i);

      if (strcmp (plant->site, "creg-ganzhou-separation") == 0)
        {
          g_assert_cmpint (plant->first, ==, mz_partial_date_first_day (mz_partial_date_new (2030, 2, 28)));
          g_assert_cmpint (plant->last, ==, mz_partial_date_first_day (mz_partial_date_new (2035, 2, 28)));
          g_assert_false (mz_partial_date_is_set (plant->promised));
          g_assert_cmpuint (plant->begun.year, ==, 2025);
          found++;
        }
      else if (strcmp (plant->site, "xinfeng-separation") == 0)
        {
          g_assert_cmpint (plant->first, ==, mz_partial_date_first_day (mz_partial_date_new (2027, 1, 1)));
          g_assert_cmpint (plant->last, ==, MZ_DAY_NEVER);
          found++;
        }
    }
  g_assert_cmpuint (found, ==, 2);
}

/* --- Stocks and capacities --- */

static const MzSupplyStock *
get_stock (const MzSupplyFacts *known, const char *record)
{
  for (guint i = 0; i < known->stocks->len; i++)
    if (strcmp (g_array_index (known->stocks, MzSupplyStock, i).record, record) == 0)
      return &g_array_index (known->stocks, MzSupplyStock, i);
  g_assert_not_reached ();
}

/*
 * Nothing from China from 1 January 2027. Korea loses 87.9 % of its magnets: 180 days last 180 / 0.879 = 204.8 days,
 * and the 205th uses them up, 24 July. Japan loses 60 % of its rare earths: 60 days last 100, so that 11 April is the
 * first without; 180 last 300, to 28 October. In six months, 181 days, of a stop Korea uses 159.1 days. Who says
 * tonnes, or nothing, is not among the stocks.
 */
static void
test_stocks (void)
{
  static const struct
  {
    const char   *record;
    MzStage       stage;
    guint         months;
    MzPartialDate first, last;
  } table[] = { { "kr-six-months", MZ_STAGE_MAGNET, 0, { 2027, 7, 24 }, { 2027, 7, 24 } },
                { "kr-six-months", MZ_STAGE_MAGNET, 6, { 0 }, { 0 } },
                { "jp-180-days", MZ_STAGE_SEPARATION, 0, { 2027, 4, 11 }, { 2027, 10, 28 } },
                { "jp-180-days", MZ_STAGE_SEPARATION, 6, { 2027, 4, 11 }, { 0 } } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MzSupplyRun) run = run_new (move_new (MZ_MOVE_STOP_EXPORTS, "CN", 2027, table[i].months), NULL);
      MzDay first, last;

      mz_supply_run_find_stock_end (run, get_stock (run->facts, table[i].record), table[i].stage, &first, &last);
      g_assert_cmpint (first, ==, mz_partial_date_is_set (table[i].first) ? mz_partial_date_first_day (table[i].first) : MZ_DAY_NEVER);
      g_assert_cmpint (last, ==, mz_partial_date_is_set (table[i].last) ? mz_partial_date_first_day (table[i].last) : MZ_DAY_NEVER);
      g_assert_true (get_stock (run->facts, "jp-180-days")->target);
      g_assert_false (get_stock (run->facts, "kr-six-months")->target);
      for (guint k = 0; k < run->facts->stocks->len; k++)
        g_assert_cmpstr (g_array_index (run->facts->stocks, MzSupplyStock, k).record, !=, "us-nds-fy2025-ndpr");
    }
}

/* Of metal, only what plants could make is known, and not how much of the world's that is. */
static void
test_measures (void)
{
  static const MzSupplyMeasure measures[MZ_N_STAGES] = {
    [MZ_STAGE_MINING] = MZ_SUPPLY_OUTPUT, [MZ_STAGE_SEPARATION] = MZ_SUPPLY_SHARE, [MZ_STAGE_METAL] = MZ_SUPPLY_CAPACITY,
    [MZ_STAGE_MAGNET] = MZ_SUPPLY_SHARE, [MZ_STAGE_RECYCLING] = MZ_SUPPLY_NOT_KNOWN,
  };
  static const MzStage stages[] = { MZ_STAGE_MINING, MZ_STAGE_SEPARATION, MZ_STAGE_METAL, MZ_STAGE_MAGNET, MZ_STAGE_RECYCLING };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (MzSupplyBase) base = mz_supply_base_new (facts, stages[i], 2026);

      g_assert_cmpint (base->measure, ==, measures[stages[i]]);
      g_assert_true ((base->unit == NULL) == (base->measure == MZ_SUPPLY_NOT_KNOWN));
      if (base->measure == MZ_SUPPLY_CAPACITY)
        g_assert_cmpfloat (base->coverage, <, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_facts_load_bundled (report);
  g_test_add_func ("/analysis/supply-feed/myanmar", test_myanmar);
  g_test_add_func ("/analysis/supply-feed/recycling", test_recycling);
  g_test_add_func ("/analysis/supply-feed/mount-weld", test_mount_weld);
  g_test_add_func ("/analysis/supply-feed/retaliation", test_retaliation);
  g_test_add_func ("/analysis/supply-feed/links-unfed", test_links_unfed);
  g_test_add_func ("/analysis/supply-feed/one-of-many", test_one_of_many);
  g_test_add_func ("/analysis/supply-feed/member", test_member);
  g_test_add_func ("/analysis/supply-feed/late", test_late);
  g_test_add_func ("/analysis/supply-feed/shift", test_shift);
  g_test_add_func ("/analysis/supply-feed/ramp", test_ramp);
  g_test_add_func ("/analysis/supply-feed/undated", test_undated);
  g_test_add_func ("/analysis/supply-feed/stocks", test_stocks);
  g_test_add_func ("/analysis/supply-feed/measures", test_measures);
  status = g_test_run ();
  g_object_unref (facts);
  return status;
}
