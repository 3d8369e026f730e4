/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-trail.h"

#include "mz-test.h"
#include "mz-test-model.h"

typedef struct
{
  MzWorkspace *workspace;
  MzTrail     *trail;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();

  mz_test_set (dataset, MZ_RECORD_SITE, mz_test_site ("hill", "US", MZ_SITE_MINE, MZ_BIT (MZ_STAGE_MINING), "Nd", "2000 operating"),
               mz_test_site ("port", "MY", MZ_SITE_SEPARATION, MZ_BIT (MZ_STAGE_SEPARATION), "Nd", "2010 operating"), NULL);
  mz_dataset_set_as_of (dataset, mz_test_date ("2026-07"));
  mz_dataset_link (dataset);
  fixture->workspace = mz_workspace_new (dataset);
  fixture->trail = mz_trail_new (fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->trail);
  g_assert_finalize_object (fixture->workspace);
}

static void
choose (Fixture *fixture, const char *id)
{
  MzDataset *dataset = mz_workspace_get_dataset (fixture->workspace);

  mz_workspace_set_selection (fixture->workspace, *id != '\0' ? mz_dataset_find (dataset, id) : NULL);
  mz_test_drain ();
}

static const char *
get_chosen (Fixture *fixture)
{
  MzRecord *record = mz_workspace_get_selection (fixture->workspace);

  return record != NULL ? mz_record_get_id (record) : "";
}

static void
toggle (Fixture *fixture, const char *country)
{
  g_autoptr (MzQuery) query = mz_query_toggle (mz_workspace_get_query (fixture->workspace), MZ_FACET_COUNTRY, country);

  mz_workspace_set_query (fixture->workspace, query);
}

static void
set_date (Fixture *fixture, const char *date)
{
  mz_workspace_set_date (fixture->workspace, mz_test_date (date));
}

static void
assert_date (Fixture *fixture, const char *expected)
{
  g_autofree char *date = mz_partial_date_to_string (mz_workspace_get_date (fixture->workspace));

  g_assert_cmpstr (date, ==, expected);
}

static gboolean
has_length (gpointer data)
{
  return mz_trail_get_length (data) >= 3;
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_assert_false (mz_trail_can_step (fixture->trail, -1));
  choose (fixture, "hill");
  mz_trail_rest (fixture->trail);
  toggle (fixture, "MY");
  mz_trail_rest (fixture->trail);
  choose (fixture, "port");
  mz_trail_rest (fixture->trail);
  g_assert_cmpuint (mz_trail_get_length (fixture->trail), ==, 4);

  mz_trail_step (fixture->trail, -1);
  g_assert_cmpstr (get_chosen (fixture), ==, "hill");
  g_assert_false (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
  mz_trail_step (fixture->trail, -1);
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
  g_assert_cmpstr (get_chosen (fixture), ==, "hill");
  mz_trail_step (fixture->trail, -1);
  g_assert_cmpstr (get_chosen (fixture), ==, "");
  mz_trail_step (fixture->trail, -1); /* there is nothing before */
  mz_trail_step (fixture->trail, 1);
  mz_trail_step (fixture->trail, 1);
  mz_trail_step (fixture->trail, 1);
  g_assert_cmpstr (get_chosen (fixture), ==, "port");
  g_assert_false (mz_trail_can_step (fixture->trail, 1));
  /* Going back is no step of its own; who then goes elsewhere loses the way forward. */
  mz_test_drain ();
  g_assert_cmpuint (mz_trail_get_length (fixture->trail), ==, 4);
  mz_trail_step (fixture->trail, -1);
  choose (fixture, "");
  mz_trail_rest (fixture->trail);
  g_assert_false (mz_trail_can_step (fixture->trail, 1));
}

/* A selection is a step by itself as soon as the main loop runs; what changes together is one. */
static void
test_acts (Fixture *fixture, gconstpointer data)
{
  mz_workspace_set_selection (fixture->workspace, mz_dataset_find (mz_workspace_get_dataset (fixture->workspace), "hill"));
  toggle (fixture, "US");
  set_date (fixture, "2015");
  toggle (fixture, "MY");
  mz_trail_rest (fixture->trail);
  set_date (fixture, "2016");
  choose (fixture, "port");
  g_assert_true (mz_test_wait_until (has_length, fixture->trail, 5000));
  mz_trail_step (fixture->trail, -1);
  assert_date (fixture, "2015");
  g_assert_cmpstr (get_chosen (fixture), ==, "hill");
}

/* The clock passes by many dates; only where it stops can be gone back to, and from where it has not stopped yet. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  set_date (fixture, "2001");
  set_date (fixture, "2002");
  set_date (fixture, "2003");
  mz_test_drain ();
  g_assert_cmpuint (mz_trail_get_length (fixture->trail), ==, 1);
  mz_trail_rest (fixture->trail);
  set_date (fixture, "2010");
  mz_trail_step (fixture->trail, -1);
  assert_date (fixture, "2003");
  mz_trail_step (fixture->trail, -1);
  assert_date (fixture, "2026-07");
  mz_trail_step (fixture->trail, 1);
  mz_trail_step (fixture->trail, 1);
  assert_date (fixture, "2010");
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  guint added = 0, back = 0;

  g_signal_connect_swapped (fixture->trail, "added", G_CALLBACK (count_cb), &added);
  for (guint i = 0; i < MZ_TRAIL_MAX + 10; i++)
    {
      mz_workspace_set_date (fixture->workspace, mz_partial_date_new (1950 + i % 90, 1 + i / 90, 0));
      mz_trail_rest (fixture->trail);
    }
  g_assert_cmpuint (mz_trail_get_length (fixture->trail), ==, MZ_TRAIL_MAX);
  g_assert_cmpuint (added, ==, MZ_TRAIL_MAX + 10);
  for (; mz_trail_can_step (fixture->trail, -1); back++)
    mz_trail_step (fixture->trail, -1);
  g_assert_cmpuint (back, ==, MZ_TRAIL_MAX - 1);
  g_assert_cmpuint (added, ==, MZ_TRAIL_MAX + 10);
  g_signal_handlers_disconnect_by_data (fixture->trail, &added);
}

/* A record that is not there any more is not selected again. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  MzDataset *dataset = mz_workspace_get_dataset (fixture->workspace);

  choose (fixture, "hill");
  mz_trail_rest (fixture->trail);
  choose (fixture, "port");
  mz_trail_rest (fixture->trail);
  mz_test_set (dataset, MZ_RECORD_SITE, mz_test_site ("port", "MY", MZ_SITE_SEPARATION, 0, "Nd", "2010 operating"), NULL);
  mz_dataset_link (dataset);
  mz_trail_step (fixture->trail, -1);
  g_assert_cmpstr (get_chosen (fixture), ==, "");
  mz_trail_step (fixture->trail, 1);
  g_assert_cmpstr (get_chosen (fixture), ==, "port");
}

static MzScenario *
scenario_new (guint months)
{
  MzScenarioText text = { .id = (char *) "trial", .title = (char *) "Trial", .why = (char *) "To see." };
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  MzMove *move = mz_move_new (MZ_MOVE_STOP_EXPORTS);

  move->country = g_strdup ("MY");
  move->start = mz_test_date ("2028");
  move->months = months;
  g_ptr_array_add (moves, move);
  return mz_scenario_new (&text, moves);
}

/* A lever that moves leaves one step where it rests; going back shows the records of then, of which one may be chosen. */
static void
test_scenario (Fixture *fixture, gconstpointer data)
{
  MzDataset *shown = mz_workspace_get_dataset (fixture->workspace);
  g_autoptr (MzScenario) last = scenario_new (12);

  for (guint months = 1; months <= 12; months++)
    {
      g_autoptr (MzScenario) scenario = scenario_new (months);

      mz_workspace_set_scenario (fixture->workspace, scenario);
      mz_test_drain ();
    }
  g_assert_cmpuint (mz_trail_get_length (fixture->trail), ==, 1);
  mz_trail_rest (fixture->trail);
  g_assert_cmpuint (mz_trail_get_length (fixture->trail), ==, 2);
  choose (fixture, "scenario:1");
  mz_trail_rest (fixture->trail);
  g_assert_cmpuint (mz_trail_get_length (fixture->trail), ==, 3);

  mz_trail_step (fixture->trail, -1);
  g_assert_true (mz_scenario_equal (mz_workspace_get_scenario (fixture->workspace), last));
  mz_trail_step (fixture->trail, -1);
  g_assert_null (mz_workspace_get_scenario (fixture->workspace));
  g_assert_null (mz_dataset_find (shown, "scenario:1"));
  mz_trail_step (fixture->trail, 1);
  mz_trail_step (fixture->trail, 1);
  g_assert_true (mz_scenario_equal (mz_workspace_get_scenario (fixture->workspace), last));
  g_assert_cmpstr (get_chosen (fixture), ==, "scenario:1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/model/trail/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/model/trail/acts", Fixture, NULL, set_up, test_acts, tear_down);
  g_test_add ("/model/trail/scenario", Fixture, NULL, set_up, test_scenario, tear_down);
  g_test_add ("/model/trail/clock", Fixture, NULL, set_up, test_clock, tear_down);
  g_test_add ("/model/trail/limits", Fixture, NULL, set_up, test_limits, tear_down);
  g_test_add ("/model/trail/gone", Fixture, NULL, set_up, test_gone, tear_down);
  return g_test_run ();
}
