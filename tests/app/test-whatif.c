/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The What-if page in the window over the bundled facts: real keys, and the figures that the model gives by itself. */
#include <glib/gstdio.h>
#include <string.h>

#include "mz-answer-list.h"
#include "mz-answer-row.h"
#include "mz-lever-list.h"
#include "mz-lever-row.h"
#include "mz-scenario-reader.h"
#include "mz-slider.h"
#include "mz-test-document.h"
#include "mz-whatif-page.h"
#include "mz-window-private.h"

static void
press (MzTestWindow *fixture, const char *keys)
{
  g_autofree char *words = g_strconcat ("key --delay 40 ", keys, NULL);

  /* As after a pause: what came before is a step of its own. */
  mz_trail_rest (fixture->window->trail);
  mz_test_xdo (words);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
}

static GtkWidget *
find (MzTestWindow *fixture, GType type)
{
  GtkWidget *found = mz_test_find_type (GTK_WIDGET (fixture->window), type);

  g_assert_nonnull (found);
  return found;
}

static const MzScenarioText *
get_text (MzTestWindow *fixture)
{
  g_assert_nonnull (mz_workspace_get_scenario (fixture->workspace));
  return mz_scenario_peek (mz_workspace_get_scenario (fixture->workspace));
}

static void
load (MzTestWindow *fixture, const char *id, guint year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (id, mz_workspace_get_facts (fixture->workspace), &error);

  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "whatif");
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (year, 0, 0));
  mz_workspace_set_scenario (fixture->workspace, scenario);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 4);
}

/* The rows of the first question, in the order of the stages. */
static GtkWidget *
find_row (MzTestWindow *fixture, guint i)
{
  GtkWidget *row = mz_test_find_type (find (fixture, MZ_TYPE_ANSWER_LIST), MZ_TYPE_ANSWER_ROW);

  while (i-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
assert_loss (MzTestWindow *fixture, MzStage stage, const char *expected)
{
  g_assert_nonnull (mz_test_find_text (find_row (fixture, stage), mz_vocabulary_get_label (&mz_stages, stage)));
  if (mz_test_find_text (find_row (fixture, stage), expected) == NULL)
    g_error ("%s: not “%s”", mz_vocabulary_get_key (&mz_stages, stage), expected);
}

/*
 * China stops exporting from 1 January 2027 for six months: 181 of 365 days. Of 390,000 t REO mined it has 270,000 (both of 2025):
 * at most 270,000 x 181 / 365 / 390,000 = 34.33 %, at least nothing, for what is sold abroad is not known. With a seventh month
 * 212 days: 40.21 %.
 */
static void
test_keys (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *scale;

  if (mz_test_lacks_xdo ())
    return;
  press (fixture, "alt+5");
  press (fixture, "Return");
  press (fixture, "Down Return");
  g_assert_cmpstr (get_text (fixture)->id, ==, "china-export-stop");
  g_assert_cmpuint (mz_workspace_get_date (fixture->workspace).year, ==, 2027);
  assert_loss (fixture, MZ_STAGE_MINING, "0–34\342\200\257%");
  assert_loss (fixture, MZ_STAGE_CONCENTRATION, "not known");

  scale = mz_test_find_type (find (fixture, MZ_TYPE_SLIDER), GTK_TYPE_SCALE);
  gtk_widget_grab_focus (scale);
  press (fixture, "Right");
  g_assert_cmpuint (mz_scenario_peek_move (mz_workspace_get_scenario (fixture->workspace), 0)->months, ==, 7);
  g_assert_cmpstr (get_text (fixture)->title, ==, "China stops exporting for six months (edited)");
  assert_loss (fixture, MZ_STAGE_MINING, "0–40\342\200\257%");

  /* Once back is the scenario as it came. */
  press (fixture, "ctrl+z");
  g_assert_cmpstr (get_text (fixture)->id, ==, "china-export-stop");
  assert_loss (fixture, MZ_STAGE_MINING, "0–34\342\200\257%");
  press (fixture, "ctrl+shift+z");
  assert_loss (fixture, MZ_STAGE_MINING, "0–40\342\200\257%");
}

/* What the window shows is what the command prints: both are this run. */
static void
test_figures (MzTestWindow *fixture, gconstpointer data)
{
  g_autoptr (MzSupplyFacts) facts = NULL;
  g_autoptr (MzSupplyRun) run = NULL;
  MzDataset *dataset = mz_workspace_get_facts (fixture->workspace);
  MzScenario *scenario;

  load (fixture, "confrontation-overshoots", 2028);
  scenario = mz_workspace_get_scenario (fixture->workspace);
  facts = mz_supply_facts_new (dataset, mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset)));
  run = mz_supply_run_new (facts, scenario);
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = mz_supply_run_peek (run, (MzStage) stage, mz_partial_date_new (2028, 0, 0));
      g_autofree char *least = NULL, *most = NULL, *range = NULL;

      if (supply->whole <= 0)
        {
          assert_loss (fixture, (MzStage) stage, "not known");
          continue;
        }
      least = g_strdup_printf ("%.0f", supply->lost.least / supply->whole * 100);
      most = g_strdup_printf ("%.0f\342\200\257%%", supply->lost.most / supply->whole * 100);
      range = supply->lost.most == supply->lost.least ? g_strdup (most) : g_strdup_printf ("%s–%s", least, most);
      assert_loss (fixture, (MzStage) stage, range);
    }
}

static guint
count_moves (MzTestWindow *fixture)
{
  return mz_scenario_get_n_moves (mz_workspace_get_scenario (fixture->workspace));
}

/* What the page makes is a scenario that a file can hold. */
static void
assert_readable (MzTestWindow *fixture)
{
  MzScenario *scenario = mz_workspace_get_scenario (fixture->workspace);
  char *text = mz_scenario_write (scenario);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) again = mz_scenario_read (bytes, mz_workspace_get_facts (fixture->workspace), &error);

  g_assert_no_error (error);
  g_assert_true (mz_scenario_equal (scenario, again));
}

static void
test_moves (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *levers;
  guint n;

  if (mz_test_lacks_xdo ())
    return;
  load (fixture, "china-export-stop", 2027);
  levers = find (fixture, MZ_TYPE_LEVER_LIST);
  n = count_moves (fixture);
  for (guint kind = 0; kind < MZ_N_MOVE_KINDS; kind++)
    {
      gtk_widget_activate_action (levers, "whatif.add", "s", mz_vocabulary_get_key (&mz_move_kinds, kind));
      mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
      g_assert_cmpuint (count_moves (fixture), ==, n + kind + 1);
      g_assert_cmpint (mz_scenario_peek_move (mz_workspace_get_scenario (fixture->workspace), n + kind)->kind, ==, (int) kind);
    }
  assert_readable (fixture);
  /* The new one has the focus: up it goes, is doubled, and both are taken away. */
  press (fixture, "alt+Up");
  g_assert_cmpint (mz_scenario_peek_move (mz_workspace_get_scenario (fixture->workspace), n + MZ_N_MOVE_KINDS - 2)->kind, ==,
                   MZ_MOVE_DEMAND);
  gtk_widget_activate_action (mz_test_find_type (levers, MZ_TYPE_LEVER_ROW), "lever.duplicate", NULL);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_cmpuint (count_moves (fixture), ==, n + MZ_N_MOVE_KINDS + 1);
  g_assert_true (mz_move_equal (mz_scenario_peek_move (mz_workspace_get_scenario (fixture->workspace), 0),
                                mz_scenario_peek_move (mz_workspace_get_scenario (fixture->workspace), 1)));
  press (fixture, "Delete");
  g_assert_cmpuint (count_moves (fixture), ==, n + MZ_N_MOVE_KINDS);
  while (count_moves (fixture) > 0)
    {
      guint before = count_moves (fixture);

      gtk_widget_activate_action (mz_test_find_type (levers, MZ_TYPE_LEVER_ROW), "lever.remove", NULL);
      mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
      g_assert_cmpuint (count_moves (fixture), ==, before - 1);
    }
  gtk_widget_activate_action (levers, "whatif.reset", NULL);
  g_assert_cmpstr (get_text (fixture)->id, ==, "china-export-stop");
}

static void
test_files (MzTestWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("monazite-XXXXXX", NULL), *path = g_build_filename (folder, "own.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MzScenario) saved = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  guint n;

  load (fixture, "managed-rivalry", 2027);
  saved = mz_scenario_ref (mz_workspace_get_scenario (fixture->workspace));
  mz_window_save_scenario (fixture->window, file);
  mz_workspace_set_scenario (fixture->workspace, NULL);
  mz_window_open_scenario (fixture->window, file);
  g_assert_true (mz_scenario_equal (mz_workspace_get_scenario (fixture->workspace), saved));

  /* One that is wrong changes nothing, and tells where. */
  g_file_set_contents (path, "{\n\"id\": \"own\", \"title\": \"Own\", \"why\": \"Why\",\n\"moves\": [{\"kind\": \"stop\"}]}\n", -1, &error);
  g_assert_no_error (error);
  n = g_list_model_get_n_items (windows);
  mz_window_open_scenario (fixture->window, file);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_true (mz_scenario_equal (mz_workspace_get_scenario (fixture->workspace), saved));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n + 1);
  g_assert_nonnull (strstr (mz_message_dialog_get_body (mz_test_find_dialog ()), "own.json, line 3: "));
  mz_dialog_close (mz_test_find_dialog ());
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Each part is a button away, and nothing is wider than the window. */
static void
test_narrow (MzTestWindow *fixture, gconstpointer data)
{
  load (fixture, "china-export-stop", 2027);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  g_assert_true (gtk_widget_get_mapped (find (fixture, MZ_TYPE_LEVER_LIST)));
  g_assert_false (gtk_widget_get_mapped (find (fixture, MZ_TYPE_ANSWER_LIST)));
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "keys", test_keys, "1366x768" },
    { "figures", test_figures, "1366x768" },
    { "moves", test_moves, "1366x768" },
    { "files", test_files, "1366x768" },
    { "narrow", test_narrow, "360x640" },
  };

  mz_test_window_use_bundled_facts ();
  return mz_test_window_run (argc, argv, "/app/whatif/", cases, G_N_ELEMENTS (cases));
}
