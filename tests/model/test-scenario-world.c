/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-scenario-world.h"

#include "mz-test.h"
#include "mz-test-model.h"
#include "mz-workspace.h"

#define AS_OF "2026-07"

static void
add_capacity (MzSite *site, const char *what, double tonnes, const char *from, gboolean planned)
{
  MzCapacity capacity = { g_strdup (what), tonnes, mz_test_date (from), planned, FALSE, NULL };

  mz_site_info_add_capacity ((MzSiteInfo *) mz_site_peek (site), &capacity);
}

/* A mine that works, a plant that is built and promised for 2028, one of which only a plan is known, and a deposit. */
static MzDataset *
small_facts (void)
{
  MzDataset *facts = mz_dataset_new ();
  MzSite *plant = mz_test_site ("plant", "US", MZ_SITE_MAGNET, MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_MAGNET), "Nd",
                                "2025-03 construction, ! 2028 operating");
  MzRecordHead source = mz_test_head ("src", "A source", ""), country = mz_test_head ("CN", "China", "");

  add_capacity (plant, "t NdFeB magnets", 1000, "2024", FALSE);
  add_capacity (plant, "t NdFeB magnets", 10000, "2028", TRUE);
  add_capacity (plant, "t NdPr metal", 3000, "2028-06", TRUE);
  mz_test_set (facts, MZ_RECORD_SITE,
               mz_test_site ("mine", "CN", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING), "Nd", "2000 operating"), plant,
               mz_test_site ("paper", "US", MZ_SITE_SEPARATION, MZ_BIT (MZ_STAGE_SEPARATION), "Nd", "! 2030 operating"),
               mz_test_site ("undated", "US", MZ_SITE_METAL, MZ_BIT (MZ_STAGE_METAL), "Nd", "operating"), NULL);
  mz_test_set (facts, MZ_RECORD_MEASURE, mz_test_measure ("ban", "CN", "2020", "2021", "", ""),
               mz_test_measure ("pause", "CN", "2021-06", "2021-07", "2027", "ban"), NULL);
  mz_test_set (facts, MZ_RECORD_COUNTRY, mz_country_new (&country, g_new0 (MzCountryInfo, 1)), NULL);
  mz_test_set (facts, MZ_RECORD_SOURCE, mz_source_new (&source, g_new0 (MzSourceInfo, 1)), NULL);
  mz_dataset_set_as_of (facts, mz_test_date (AS_OF));
  mz_dataset_link (facts);
  return facts;
}

static MzMove *
move_new (MzMoveKind kind, const char *site, const char *start, guint months)
{
  MzMove *move = mz_move_new (kind);

  move->site = g_strdup (site);
  move->start = mz_test_date (start);
  move->months = months;
  move->note = g_strdup ("A guess.");
  move->assumed = TRUE;
  return move;
}

static MzMove *
country_move_new (MzMoveKind kind, const char *country, const char *to, const char *start, guint months)
{
  MzMove *move = move_new (kind, NULL, start, months);

  move->country = g_strdup (country);
  move->to = g_strdup (to);
  g_strfreev (move->sources);
  move->sources = mz_test_words ("src");
  return move;
}

/* Takes the moves, the last one followed by %NULL. */
static MzScenario *
scenario_new (MzMove *first, ...)
{
  MzScenarioText text = { .id = (char *) "trial", .title = (char *) "Trial", .why = (char *) "To see." };
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  va_list args;

  va_start (args, first);
  for (MzMove *move = first; move != NULL; move = va_arg (args, MzMove *))
    g_ptr_array_add (moves, move);
  va_end (args);
  return mz_scenario_new (&text, moves);
}

static void
assert_state (MzDataset *world, const char *site, const char *date, const char *state, const char *since)
{
  MzSiteState found = mz_site_get_state (mz_dataset_lookup (world, MZ_RECORD_SITE, site), mz_test_date (date),
                                         mz_dataset_get_as_of (world));
  g_autofree char *from = mz_partial_date_to_string (found.since);

  g_test_message ("%s on %s", site, date);
  g_assert_cmpstr (mz_vocabulary_get_key (&mz_states, found.state), ==, state);
  g_assert_cmpstr (from, ==, since);
}

static void
assert_force (MzDataset *world, const char *measure, const char *date, MzForce force)
{
  g_test_message ("%s on %s", measure, date);
  g_assert_cmpint (mz_measure_get_force (mz_dataset_lookup (world, MZ_RECORD_MEASURE, measure), mz_test_date (date),
                                         mz_dataset_get_as_of (world)).force, ==, force);
}

static void
assert_same (MzDataset *a, MzDataset *b)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzStore *first = mz_dataset_get_store (a, (MzRecordKind) kind), *second = mz_dataset_get_store (b, (MzRecordKind) kind);

      g_assert_cmpuint (mz_store_get_length (first), ==, mz_store_get_length (second));
      for (guint i = 0; i < mz_store_get_length (first); i++)
        g_assert_true (mz_store_peek (first, i) == mz_store_peek (second, i));
    }
}

/* How many records of the facts are others, or not there, in the world. */
static guint
count_changed (MzDataset *facts, MzDataset *world)
{
  guint n = 0;

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (facts, (MzRecordKind) kind);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        n += mz_store_find (mz_dataset_get_store (world, (MzRecordKind) kind), mz_store_peek (store, i), NULL) ? 0 : 1;
    }
  return n;
}

/* What changes no record leaves all of them as they are. */
static void
test_nothing (void)
{
  g_autoptr (MzDataset) facts = small_facts ();
  g_autoptr (MzScenario) empty = scenario_new (NULL);
  g_autoptr (MzScenario) figures = scenario_new (country_move_new (MZ_MOVE_SHIFT, "CN", "US", "2028", 24),
                                                 country_move_new (MZ_MOVE_STOCK_RELEASE, "US", NULL, "2028", 6),
                                                 country_move_new (MZ_MOVE_RECYCLING, "US", NULL, "2028", 0),
                                                 move_new (MZ_MOVE_DEMAND, NULL, "", 0),
                                                 move_new (MZ_MOVE_SITE_FAILS, "elsewhere", "2028", 6), NULL);
  MzScenario *cases[] = { empty, figures };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzDataset) world = mz_scenario_world_new (facts, cases[i]);

      assert_same (facts, world);
    }
}

/* From 15 March 2028 for 6 months: to 15 September. */
static void
test_fails (void)
{
  g_autoptr (MzDataset) facts = small_facts ();
  g_autoptr (MzScenario) scenario = scenario_new (move_new (MZ_MOVE_SITE_FAILS, "mine", "2028-03-15", 6),
                                                  move_new (MZ_MOVE_SITE_FAILS, "undated", "2027", 0), NULL);
  g_autoptr (MzDataset) world = mz_scenario_world_new (facts, scenario);
  MzRecord *mine = mz_dataset_find (world, "mine");
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (mine));

  g_assert_cmpuint (count_changed (facts, world), ==, 2);
  assert_state (world, "mine", "2025", "operating", "2000");
  assert_state (world, "mine", "2028-03-14", "not-known", "");
  assert_state (world, "mine", "2028-03-15", "care", "2028-03-15");
  assert_state (world, "mine", "2028-09-14", "care", "2028-03-15");
  assert_state (world, "mine", "2028-09-15", "operating", "2028-09-15");
  assert_state (world, "mine", "2040", "operating", "2028-09-15");
  assert_state (facts, "mine", "2028-06", "not-known", "");
  /* What had no date is known on the as-of date all the same. */
  assert_state (world, "undated", AS_OF, "operating", "");
  assert_state (world, "undated", "2040", "care", "2027-01-01");

  g_assert_cmpuint (info->status->len, ==, 3);
  for (guint i = 1; i < 3; i++)
    g_assert_true (g_array_index (info->status, MzStatus, i).planned && g_array_index (info->status, MzStatus, i).assumed);
  g_assert_true (mz_record_peek_head (mine)->assumed);
  g_assert_cmpstr (mz_record_get_name (mine), ==, "mine");
  g_assert_cmpstr (mz_record_peek_head (mine)->sources[0], ==, "src");
  g_assert_nonnull (strstr (mz_record_peek_head (mine)->note, "Trial"));
  g_assert_nonnull (strstr (mz_record_peek_head (mine)->note, "A guess."));
}

/* An outage of the past: what began meanwhile begins behind it; what still runs, or fails in part, works on. */
static void
test_fails_before (void)
{
  g_autoptr (MzDataset) facts = mz_dataset_new (), world = NULL;
  MzMove *part = move_new (MZ_MOVE_SITE_FAILS, "part", "2012", 12), *leaky = move_new (MZ_MOVE_SITE_FAILS, "leaky", "2012", 12);
  g_autoptr (MzScenario) scenario = NULL;

  part->stages = MZ_BIT (MZ_STAGE_MINING);
  leaky->leak = 0.5;
  scenario = scenario_new (move_new (MZ_MOVE_SITE_FAILS, "mine", "2012", 24), part, leaky, NULL);
  mz_test_set (facts, MZ_RECORD_SITE,
               mz_test_site ("mine", "CN", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING), "Nd", "2000 operating, 2013 closed"),
               mz_test_site ("part", "CN", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_SEPARATION), "Nd",
                             "2000 operating"),
               mz_test_site ("leaky", "CN", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING), "Nd", "2000 operating"), NULL);
  mz_dataset_set_as_of (facts, mz_test_date (AS_OF));
  mz_dataset_link (facts);
  world = mz_scenario_world_new (facts, scenario);
  assert_state (world, "mine", "2011-12-31", "operating", "2000");
  assert_state (world, "mine", "2013-06", "care", "2012-01-01");
  assert_state (world, "mine", "2014", "closed", "2014-01-01");
  assert_state (world, "mine", "2030", "closed", "2014-01-01");
  assert_state (world, "part", "2012-06", "operating", "2000");
  assert_state (world, "leaky", "2012-06", "operating", "2000");
}

static void
assert_capacity (MzDataset *world, const char *site, guint i, double tonnes, const char *from)
{
  const GArray *capacity = mz_site_peek (mz_dataset_lookup (world, MZ_RECORD_SITE, site))->capacity;
  g_autofree char *date = NULL;

  g_assert_cmpuint (i, <, capacity->len);
  date = mz_partial_date_to_string (g_array_index (capacity, MzCapacity, i).from);
  g_assert_cmpfloat (g_array_index (capacity, MzCapacity, i).t_per_year, ==, tonnes);
  g_assert_cmpstr (date, ==, from);
}

static void
test_opens (void)
{
  g_autoptr (MzDataset) facts = small_facts ();
  MzMove *paper = move_new (MZ_MOVE_PLANT_OPENS, "paper", "2029", 0);
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzDataset) world = NULL;

  paper->amount = 500;
  paper->unit = g_strdup ("t NdPr oxide");
  scenario = scenario_new (move_new (MZ_MOVE_PLANT_OPENS, "plant", "2027-04", 0), paper, NULL);
  world = mz_scenario_world_new (facts, scenario);
  assert_state (world, "plant", AS_OF, "construction", "2025-03");
  assert_state (world, "plant", "2027-03", "not-known", "");
  assert_state (world, "plant", "2027-04", "operating", "2027-04-01");
  assert_state (world, "plant", "2035", "operating", "2027-04-01");
  assert_capacity (world, "plant", 0, 1000, "2024");
  assert_capacity (world, "plant", 1, 10000, "2027-04");
  assert_capacity (world, "plant", 2, 3000, "2027-04");
  assert_state (world, "paper", "2029", "operating", "2029-01-01");
  assert_capacity (world, "paper", 0, 500, "2029");
}

/* Two years later it is 2030; what slips by half a year is late in the year after, when exactly nobody says. */
static void
test_slips (void)
{
  g_autoptr (MzDataset) facts = small_facts ();
  MzMove *metal = move_new (MZ_MOVE_PLANT_SLIPS, "plant", "", 6);
  g_autoptr (MzScenario) late = scenario_new (move_new (MZ_MOVE_PLANT_SLIPS, "plant", "", 24), NULL);
  g_autoptr (MzScenario) part = NULL;
  g_autoptr (MzDataset) world = mz_scenario_world_new (facts, late), other = NULL;

  assert_state (facts, "plant", "2029", "planned", "2028");
  assert_state (world, "plant", "2029", "not-known", "");
  assert_state (world, "plant", "2031", "planned", "2030");
  assert_capacity (world, "plant", 0, 1000, "2024");
  assert_capacity (world, "plant", 1, 10000, "2030");
  assert_capacity (world, "plant", 2, 3000, "2030-06");

  metal->stages = MZ_BIT (MZ_STAGE_METAL);
  part = scenario_new (metal, move_new (MZ_MOVE_PLANT_SLIPS, "paper", "", 6), NULL);
  other = mz_scenario_world_new (facts, part);
  assert_state (other, "plant", "2029", "planned", "2028");
  assert_capacity (other, "plant", 1, 10000, "2028");
  assert_capacity (other, "plant", 2, 3000, "2028-12");
  assert_state (other, "paper", "2032", "planned", "2031");
}

static void
test_never (void)
{
  g_autoptr (MzDataset) facts = small_facts ();
  g_autoptr (MzScenario) scenario = scenario_new (move_new (MZ_MOVE_PLANT_NEVER, "plant", "", 0),
                                                  move_new (MZ_MOVE_PLANT_NEVER, "paper", "", 0), NULL);
  g_autoptr (MzDataset) world = mz_scenario_world_new (facts, scenario);

  assert_state (world, "plant", AS_OF, "construction", "2025-03");
  assert_state (world, "plant", "2035", "not-known", "");
  assert_capacity (world, "plant", 0, 1000, "2024");
  g_assert_cmpuint (mz_site_peek (mz_dataset_lookup (world, MZ_RECORD_SITE, "plant"))->capacity->len, ==, 1);
  assert_state (facts, "paper", "2031", "planned", "2030");
  assert_state (world, "paper", "2031", "not-known", "");
}

/* The scenario's own measures are known to the end, those of the facts as well as ever. */
static void
test_measures (void)
{
  g_autoptr (MzDataset) facts = small_facts ();
  MzMove *delay = country_move_new (MZ_MOVE_LICENCE_DELAY, "CN", "US", "2027-05", 0);
  g_autoptr (MzScenario) scenario = scenario_new (move_new (MZ_MOVE_SITE_FAILS, "mine", "2028", 6),
                                                  country_move_new (MZ_MOVE_STOP_EXPORTS, "CN", NULL, "2028-01", 12), delay, NULL);
  g_autoptr (MzDataset) world = mz_scenario_world_new (facts, scenario);
  MzMeasure *stop = mz_dataset_lookup (world, MZ_RECORD_MEASURE, "scenario:2"), *slow;
  const MzMeasureInfo *info = mz_measure_peek (stop);
  g_autoptr (GPtrArray) of_china = mz_dataset_get_related (world, mz_dataset_find (world, "CN"), MZ_RECORD_MEASURE);

  g_assert_cmpuint (mz_store_get_length (mz_dataset_get_store (world, MZ_RECORD_MEASURE)), ==, 4);
  g_assert_cmpuint (of_china->len, ==, 4);
  g_assert_cmpstr (mz_record_get_name (MZ_RECORD (stop)), ==, "Trial: China stops exports");
  g_assert_cmpstr (mz_record_peek_head (MZ_RECORD (stop))->sources[0], ==, "src");
  g_assert_cmpint (info->kind, ==, MZ_MEASURE_EXPORT_BAN);
  g_assert_true (info->targets_all);
  assert_force (world, "scenario:2", "2027-12", MZ_FORCE_NONE);
  assert_force (world, "scenario:2", "2028-01", MZ_FORCE_IN_FORCE);
  assert_force (world, "scenario:2", "2028-12-31", MZ_FORCE_IN_FORCE);
  assert_force (world, "scenario:2", "2029-01-01", MZ_FORCE_ENDED);

  slow = mz_dataset_lookup (world, MZ_RECORD_MEASURE, "scenario:3");
  g_assert_cmpint (mz_measure_peek (slow)->kind, ==, MZ_MEASURE_EXPORT_CONTROL);
  g_assert_cmpstr (mz_measure_peek (slow)->targets[0], ==, "US");
  g_assert_false (mz_measure_peek (slow)->targets_all);
  assert_force (world, "scenario:3", "2040", MZ_FORCE_IN_FORCE);

  assert_force (world, "ban", "2022", MZ_FORCE_PAUSED);
  assert_force (world, "ban", "2030", MZ_FORCE_NOT_KNOWN);
  g_clear_object (&world);
  assert_force (facts, "ban", "2022", MZ_FORCE_PAUSED);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* The workspace shows the world when there is time, and the very same records again when the scenario has gone. */
static void
test_workspace (void)
{
  g_autoptr (MzDataset) facts = small_facts (), shown = NULL;
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (facts);
  g_autoptr (MzScenario) scenario = scenario_new (move_new (MZ_MOVE_SITE_FAILS, "mine", "2028", 6),
                                                  country_move_new (MZ_MOVE_STOP_EXPORTS, "CN", NULL, "2028-01", 12), NULL);
  MzRecord *mine = mz_dataset_find (facts, "mine");
  guint notified = 0, changed = 0, of_facts = 0;

  shown = g_object_ref (mz_workspace_get_dataset (workspace));
  assert_same (facts, shown);
  g_assert_true (mz_workspace_get_facts (workspace) == facts);
  g_signal_connect_swapped (workspace, "notify::scenario", G_CALLBACK (count_cb), &notified);
  g_signal_connect_swapped (shown, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (facts, "changed", G_CALLBACK (count_cb), &of_facts);
  mz_workspace_set_date (workspace, mz_test_date ("2028-03"));
  mz_workspace_set_selection (workspace, mine);

  mz_workspace_set_scenario (workspace, scenario);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (changed, ==, 0);
  assert_same (facts, shown);
  mz_test_drain ();
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (count_changed (facts, shown), ==, 1);
  g_assert_true (mz_workspace_get_dataset (workspace) == shown);
  g_assert_nonnull (mz_store_lookup (mz_workspace_get_measures (workspace), "scenario:2"));
  g_assert_true (mz_workspace_get_selection (workspace) == mz_dataset_find (shown, "mine"));
  g_assert_true (mz_workspace_get_selection (workspace) != mine);
  g_assert_cmpint (mz_workspace_get_site_state (workspace, MZ_SITE (mz_workspace_get_selection (workspace))).state, ==,
                   MZ_STATE_CARE);

  /* New facts are shown as the scenario would have them. */
  mz_test_set (facts, MZ_RECORD_SITE, g_object_ref (mine), NULL);
  mz_dataset_link (facts);
  g_assert_cmpuint (of_facts, ==, 1);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_true (mz_dataset_find (shown, "mine") != mine);
  g_assert_null (mz_dataset_find (shown, "plant"));

  mz_workspace_set_scenario (workspace, NULL);
  mz_workspace_settle (workspace);
  g_assert_cmpuint (changed, ==, 3);
  assert_same (facts, shown);
  g_assert_true (mz_workspace_get_selection (workspace) == mine);
  mz_workspace_settle (workspace);
  mz_test_drain ();
  g_assert_cmpuint (changed, ==, 3);
  g_assert_cmpuint (of_facts, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/scenario-world/nothing", test_nothing);
  g_test_add_func ("/model/scenario-world/fails", test_fails);
  g_test_add_func ("/model/scenario-world/fails-before", test_fails_before);
  g_test_add_func ("/model/scenario-world/opens", test_opens);
  g_test_add_func ("/model/scenario-world/slips", test_slips);
  g_test_add_func ("/model/scenario-world/never", test_never);
  g_test_add_func ("/model/scenario-world/measures", test_measures);
  g_test_add_func ("/model/scenario-world/workspace", test_workspace);
  return g_test_run ();
}
