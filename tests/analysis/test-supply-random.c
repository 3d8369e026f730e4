/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds whatever the scenario: ten thousand of them, over all stages, each fed by those before it. */
#include "mz-supply-run.h"

#include <math.h>

#include "mz-facts-reader.h"

/* Under the sanitizer, which is slow at each piece of memory, a thousand. */
#if defined (__SANITIZE_ADDRESS__)
#define N_RANDOM   1000
#else
#define N_RANDOM   10000
#endif
#define FIRST_YEAR 2005
#define N_YEARS    22
#define SLACK      1e-9

static MzDataset *facts;
static MzSupplyBase *bases[MZ_N_STAGES][N_YEARS];

/* All stages of a scenario in one time. */
typedef struct
{
  MzSupply *stages[MZ_N_STAGES];
} Chain;

static void
chain_clear (Chain *chain)
{
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    g_clear_pointer (&chain->stages[stage], mz_supply_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

static const MzSupplyBase *
get_base (MzStage stage, guint before)
{
  MzSupplyBase **base = &bases[stage][before - FIRST_YEAR];

  if (*base == NULL)
    *base = mz_supply_base_new (facts, stage, before);
  return *base;
}

static Chain
work_out (const MzScenario *scenario, guint before, MzPartialDate time)
{
  Chain chain = { { NULL } };

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    chain.stages[stage] = mz_supply_new (get_base ((MzStage) stage, before), scenario, time, chain.stages);
  return chain;
}

static MzScenario *
scenario_new (GPtrArray *moves)
{
  return mz_scenario_new (&(MzScenarioText) { .id = (char *) "x", .title = (char *) "X", .why = (char *) "Y" }, moves);
}

/* --- Random scenarios --- */

static char *
pick_record (GRand *rand, MzRecordKind kind)
{
  MzStore *store = mz_dataset_get_store (facts, kind);

  return g_strdup (mz_record_get_id (mz_store_peek (store, (guint) g_rand_int_range (rand, 0, (int) mz_store_get_length (store)))));
}

static char *
pick_country (GRand *rand)
{
  static const char *const some[] = { "CN", "US", "MM", "AU", "MY", "JP", "EU" };

  return g_rand_boolean (rand) ? g_strdup (some[g_rand_int_range (rand, 0, G_N_ELEMENTS (some))])
                               : pick_record (rand, MZ_RECORD_COUNTRY);
}

static char *
pick_site (GRand *rand)
{
  static const char *const some[] = { "mountain-pass", "mount-weld", "lynas-kalgoorlie", "lynas-kuantan", "pangwa" };

  return g_rand_boolean (rand) ? g_strdup (some[g_rand_int_range (rand, 0, G_N_ELEMENTS (some))])
                               : pick_record (rand, MZ_RECORD_SITE);
}

/* Half of them begin in the year @around or the two before it. */
static MzMove *
pick_move (GRand *rand, guint kind, guint around, gboolean nothing)
{
  static const char *const units[] = { "t REO", "t REO", "%", "t metal" };
  MzMove *move = mz_move_new ((MzMoveKind) kind);

  move->country = pick_country (rand);
  move->site = pick_site (rand);
  if (g_rand_int_range (rand, 0, 3) == 0)
    move->to = pick_country (rand);
  move->stages = g_rand_boolean (rand) ? 0 : (MzSet) g_rand_int_range (rand, 1, 1 << MZ_N_STAGES);
  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      g_strfreev (move->minerals);
      move->minerals = g_strsplit ("Dy,Tb", ",", 0);
    }
  move->start = mz_partial_date_new (g_rand_boolean (rand) ? around - (guint) g_rand_int_range (rand, 0, 3)
                                                           : (guint) g_rand_int_range (rand, FIRST_YEAR + 1, FIRST_YEAR + N_YEARS + 4),
                                     (guint) g_rand_int_range (rand, 0, 13), 0);
  move->months = (guint) g_rand_int_range (rand, 0, 30);
  move->retaliation = g_rand_boolean (rand);
  move->leak = nothing ? 1 : g_rand_double (rand);
  move->amount = nothing ? 0 : g_rand_double_range (rand, 0, 200);
  if (!nothing && kind == MZ_MOVE_RECYCLING)
    move->amount *= 1000;
  if (!nothing && g_rand_boolean (rand))
    move->amount_most = move->amount * 1.5;
  move->unit = g_strdup (units[g_rand_int_range (rand, 0, G_N_ELEMENTS (units))]);
  if (nothing && kind == MZ_MOVE_PLANT_SLIPS)
    move->months = 0;
  return move;
}

/* --- What holds of one stage --- */

static double
left_of (const MzSupplyChange *change, gboolean most)
{
  MzLoss left = mz_supply_change_get_left (change);

  return most ? left.most : left.least;
}

static void
check_range (MzLoss loss, double most)
{
  g_assert_cmpfloat (loss.least, >=, 0);
  g_assert_cmpfloat (loss.least, <=, loss.most * (1 + SLACK) + SLACK);
  g_assert_cmpfloat (loss.most, <=, most * (1 + SLACK) + SLACK);
}

/* Nothing is lost that was not there, and what moves away arrives somewhere. */
static void
check_entries (const MzSupply *supply)
{
  MzLoss lost = { 0, 0 }, moved = { 0, 0 };
  double gained = 0;

  for (guint i = 0; i < supply->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (supply->entries, MzSupplyChange, i);

      check_range (change->lost, change->before - MIN (change->moved.most, change->moved.least));
      g_assert_cmpfloat (change->moved.most, <=, change->before + SLACK);
      g_assert_cmpfloat (change->gained, >=, 0);
      g_assert_cmpfloat (left_of (change, FALSE), >=, 0);
      g_assert_cmpfloat (left_of (change, TRUE), >=, 0);
      if (change->fed.most >= 0)
        check_range (change->fed, 1);
      lost = (MzLoss) { lost.least + change->lost.least, lost.most + change->lost.most };
      moved = (MzLoss) { moved.least + change->moved.least, moved.most + change->moved.most };
      gained += change->gained;
    }
  g_assert_cmpfloat_with_epsilon (lost.least, supply->lost.least, 1e-6);
  g_assert_cmpfloat_with_epsilon (lost.most, supply->lost.most, 1e-6);
  g_assert_cmpfloat_with_epsilon (gained, supply->gained, 1e-6);
  g_assert_cmpfloat_with_epsilon (moved.least, supply->others.least, 1e-6);
  g_assert_cmpfloat_with_epsilon (moved.most, supply->others.most, 1e-6);
  g_assert_cmpfloat (supply->fed_coverage, <=, 1);
}

/* What countries have left and what is left of the rest is what is left of the world: the shares add up to 1. */
static void
check_shares (const MzSupply *supply)
{
  double named = 0;

  for (guint i = 0; i < supply->entries->len; i++)
    named += g_array_index (supply->entries, MzSupplyChange, i).before;
  for (guint most = 0; most < 2 && supply->base->unit != NULL; most++)
    {
      double rest = supply->whole - (most ? supply->lost.most : supply->lost.least) + supply->gained, n = 0, shares = 0;
      double hhi = most ? supply->hhi_after.most : supply->hhi_after.least;
      double others = supply->whole - named + (most ? supply->others.most : supply->others.least);

      for (guint i = 0; i < supply->entries->len && rest > 1e-6; i++)
        {
          double left = left_of (&g_array_index (supply->entries, MzSupplyChange, i), most);

          shares += left / rest;
          n += left > 0;
        }
      if (rest > 1e-6)
        g_assert_cmpfloat_with_epsilon (shares + others / rest, 1, 1e-6);
      g_assert_cmpfloat (hhi, <=, 10000);
      if (hhi >= 0 && shares >= 1 - SLACK && n > 0)
        g_assert_cmpfloat (hhi, >=, 10000 / n - 1e-6);
    }
}

/* The parts of each feed are all of it. */
static void
check_feeds (const MzSupply *supply)
{
  guint n = 0;

  for (guint i = 0; i < supply->fed->len; i++)
    {
      const MzFeedChange *change = &g_array_index (supply->fed, MzFeedChange, i);
      MzLoss sum = { 0, 0 }, parts = { 0, 0 };

      g_assert_cmpuint (change->first, ==, n);
      n += change->n;
      check_range (change->lost, 1);
      for (guint k = 0; k < change->n; k++)
        {
          const MzFeed *feed = &g_array_index (supply->feeds, MzFeed, change->first + k);

          g_assert_cmpstr (feed->feed->country, ==, change->country);
          check_range (feed->lost, 1);
          check_range (feed->part, 1);
          if (feed->lost_tonnes.least >= 0)
            check_range (feed->lost_tonnes, feed->feed->tonnes.most);
          sum = (MzLoss) { sum.least + feed->feed->tonnes.least, sum.most + feed->feed->tonnes.most };
          parts = (MzLoss) { parts.least + feed->part.least, parts.most + feed->part.most };
        }
      g_assert_cmpfloat (parts.least, <=, 1 + SLACK);
      g_assert_cmpfloat (parts.most, >=, 1 - SLACK);
      if (change->tonnes.least >= 0)
        {
          g_assert_cmpfloat_with_epsilon (sum.least, change->tonnes.least, 1e-6);
          g_assert_true (isinf (sum.most) ? isinf (change->tonnes.most) : fabs (sum.most - change->tonnes.most) < 1e-6);
        }
    }
  g_assert_cmpuint (n, ==, supply->feeds->len);
}

static void
check_rest (const MzSupply *supply)
{
  guint n = supply->breaks->len;

  g_assert_cmpint (g_array_index (supply->breaks, MzDay, 0), ==, supply->first);
  g_assert_cmpint (g_array_index (supply->breaks, MzDay, n - 1), ==, supply->end);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpint (g_array_index (supply->breaks, MzDay, i), <, g_array_index (supply->breaks, MzDay, i + 1));
  for (guint i = 0; i < supply->links->len; i++)
    {
      const MzLinkChange *change = &g_array_index (supply->links, MzLinkChange, i);

      if (!isnan (change->link->tonnes))
        check_range (change->lost, change->link->tonnes);
    }
  for (guint i = 0; i < supply->importers->len; i++)
    {
      const MzImporterChange *change = &g_array_index (supply->importers, MzImporterChange, i);

      check_range (change->lost, change->covered);
      g_assert_cmpfloat (change->dependence.most, <=, 1 + SLACK);
    }
  for (guint i = 0; i < supply->plants->len; i++)
    {
      const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);

      g_assert_cmpint (plant->first, <=, plant->last);
      if (plant->t_per_year >= 0)
        check_range (plant->output, plant->t_per_year);
      if (plant->then == MZ_TRUTH_NO && plant->t_per_year >= 0)
        g_assert_cmpfloat (plant->output.most, ==, 0);
    }
}

static void
check_sound (const Chain *chain)
{
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      check_entries (chain->stages[stage]);
      check_shares (chain->stages[stage]);
      check_feeds (chain->stages[stage]);
      check_rest (chain->stages[stage]);
    }
}

/* --- What holds of two --- */

static void
check_as_much (MzLoss more, MzLoss loss)
{
  g_assert_cmpfloat (more.least * (1 + SLACK) + SLACK, >=, loss.least);
  g_assert_cmpfloat (more.most * (1 + SLACK) + SLACK, >=, loss.most);
}

/* With one cut more, nothing that is left is more than it was. */
static void
check_not_more (const MzSupply *less, const MzSupply *more)
{
  for (guint i = 0; i < more->entries->len; i++)
    for (guint most = 0; most < 2; most++)
      g_assert_cmpfloat (left_of (&g_array_index (less->entries, MzSupplyChange, i), most), <=,
                         left_of (&g_array_index (more->entries, MzSupplyChange, i), most) * (1 + SLACK) + SLACK);
  for (guint i = 0; i < more->links->len; i++)
    if (!isnan (g_array_index (more->links, MzLinkChange, i).link->tonnes))
      check_as_much (g_array_index (less->links, MzLinkChange, i).lost, g_array_index (more->links, MzLinkChange, i).lost);
  for (guint i = 0; i < more->importers->len; i++)
    check_as_much (g_array_index (less->importers, MzImporterChange, i).lost,
                   g_array_index (more->importers, MzImporterChange, i).lost);
  for (guint i = 0; i < more->feeds->len; i++)
    check_as_much (g_array_index (less->feeds, MzFeed, i).lost, g_array_index (more->feeds, MzFeed, i).lost);
  for (guint i = 0; i < more->fed->len; i++)
    check_as_much (g_array_index (less->fed, MzFeedChange, i).lost, g_array_index (more->fed, MzFeedChange, i).lost);
}

/* All figures, to the last bit; without the moves that are not counted. */
static char *
write_out (const Chain *chain)
{
  GString *out = g_string_new (NULL);

#define WRITE_LOSS(loss) g_string_append_printf (out, "%a %a ", (loss).least, (loss).most)
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = chain->stages[stage];

      g_string_append_printf (out, "\n%u: %a %a %a ", stage, supply->gained, supply->hhi_before, supply->fed_coverage);
      WRITE_LOSS (supply->lost);
      WRITE_LOSS (supply->others);
      WRITE_LOSS (supply->hhi_after);
      for (guint i = 0; i < supply->entries->len; i++)
        {
          const MzSupplyChange *change = &g_array_index (supply->entries, MzSupplyChange, i);

          g_string_append_printf (out, "\n%s %a ", change->country, change->gained);
          WRITE_LOSS (change->moved);
          WRITE_LOSS (change->lost);
          WRITE_LOSS (change->fed);
        }
      for (guint i = 0; i < supply->links->len; i++)
        WRITE_LOSS (g_array_index (supply->links, MzLinkChange, i).lost);
      for (guint i = 0; i < supply->importers->len; i++)
        {
          WRITE_LOSS (g_array_index (supply->importers, MzImporterChange, i).lost);
          WRITE_LOSS (g_array_index (supply->importers, MzImporterChange, i).dependence);
        }
      for (guint i = 0; i < supply->feeds->len; i++)
        WRITE_LOSS (g_array_index (supply->feeds, MzFeed, i).lost);
      for (guint i = 0; i < supply->fed->len; i++)
        WRITE_LOSS (g_array_index (supply->fed, MzFeedChange, i).lost);
      for (guint i = 0; i < supply->plants->len; i++)
        {
          const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);

          g_string_append_printf (out, "\n%s %d %d ", plant->site, plant->first, plant->last);
          WRITE_LOSS (plant->output);
        }
    }
#undef WRITE_LOSS
  return g_string_free (out, FALSE);
}

static void
check_same (const Chain *a, const Chain *b)
{
  g_autofree char *left = write_out (a), *right = write_out (b);

  g_assert_cmpstr (left, ==, right);
}

/* Without its last move, which cuts, no less; with a move of size nothing the same; and the same when it comes back. */
static void
check_scenario (GRand *rand, GPtrArray *moves, MzPartialDate time)
{
  static const MzMoveKind cuts[] = { MZ_MOVE_STOP_EXPORTS, MZ_MOVE_SITE_FAILS, MZ_MOVE_LICENCE_DELAY };
  /* With a leak of all, or an amount of nothing; a plant that opens or never comes has no size. */
  static const MzMoveKind sized[] = { MZ_MOVE_STOP_EXPORTS, MZ_MOVE_SITE_FAILS, MZ_MOVE_LICENCE_DELAY, MZ_MOVE_STOCK_RELEASE,
                                      MZ_MOVE_RECYCLING, MZ_MOVE_PLANT_SLIPS, MZ_MOVE_SHIFT };
  guint n = moves->len, before = (guint) g_rand_int_range (rand, FIRST_YEAR, FIRST_YEAR + N_YEARS);
  g_autoptr (MzScenario) scenario = scenario_new (moves), cut = NULL, same = NULL, undone = NULL;
  g_auto (Chain) first = work_out (scenario, before, time), less = { { NULL } }, again = { { NULL } }, back = { { NULL } };

  g_ptr_array_add (moves, pick_move (rand, cuts[g_rand_int_range (rand, 0, G_N_ELEMENTS (cuts))], time.year, FALSE));
  cut = scenario_new (moves);
  g_ptr_array_set_size (moves, (int) n);
  undone = scenario_new (moves);
  g_ptr_array_add (moves, pick_move (rand, sized[g_rand_int_range (rand, 0, G_N_ELEMENTS (sized))], time.year, TRUE));
  same = scenario_new (moves);

  less = work_out (cut, before, time);
  again = work_out (same, before, time);
  back = work_out (undone, before, time);
  check_sound (&first);
  check_sound (&less);
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    check_not_more (less.stages[stage], first.stages[stage]);
  check_same (&first, &again);
  check_same (&first, &back);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250404);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
      MzPartialDate time = mz_partial_date_new ((guint) g_rand_int_range (rand, FIRST_YEAR + 3, 2041),
                                                (guint) (g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 1, 13)), 0);

      for (guint k = (guint) g_rand_int_range (rand, 0, 6); k > 0; k--)
        g_ptr_array_add (moves, pick_move (rand, (guint) g_rand_int_range (rand, 0, MZ_N_MOVE_KINDS), time.year, FALSE));
      check_scenario (rand, moves, time);
    }
}

static char *
write_run (MzSupplyFacts *known, MzScenario *scenario)
{
  g_autoptr (MzSupplyRun) run = mz_supply_run_new (known, scenario);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < run->years->len + run->months->len; i++)
    {
      const MzSupplyTime *time = i < run->years->len ? &g_array_index (run->years, MzSupplyTime, i)
                                                     : &g_array_index (run->months, MzSupplyTime, i - run->years->len);
      Chain chain;
      g_autofree char *text = NULL;

      memcpy (chain.stages, time->stages, sizeof chain.stages);
      text = write_out (&chain);
      g_string_append (out, text);
    }
  return g_string_free (out, FALSE);
}

/* A scenario, none, and the same scenario over facts that are kept: nothing is left behind. */
static void
test_undo (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20100921);
  g_autoptr (MzSupplyFacts) known = mz_supply_facts_new (facts, 2026);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (MzScenario) none = scenario_new (nothing);
  g_autofree char *untouched = write_run (known, none);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
      g_autoptr (MzScenario) scenario = NULL;
      g_autofree char *once = NULL, *twice = NULL, *undone = NULL;

      for (guint k = 0; k < 4; k++)
        g_ptr_array_add (moves, pick_move (rand, (guint) g_rand_int_range (rand, 0, MZ_N_MOVE_KINDS), 2028, FALSE));
      scenario = scenario_new (moves);
      once = write_run (known, scenario);
      undone = write_run (known, none);
      twice = write_run (known, scenario);
      g_assert_cmpstr (undone, ==, untouched);
      g_assert_cmpstr (twice, ==, once);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_facts_load_bundled (report);
  g_test_add_func ("/analysis/supply-random/rules", test_random);
  g_test_add_func ("/analysis/supply-random/undo", test_undo);
  status = g_test_run ();
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    for (guint i = 0; i < N_YEARS; i++)
      g_clear_pointer (&bases[stage][i], mz_supply_base_free);
  g_object_unref (facts);
  return status;
}
