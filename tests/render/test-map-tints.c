/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries with export controls: what they are tinted with, and what the note beside them says. */
#include <math.h>

#include "mz-test-scene.h"

static const MzMapTint *
find_tint (MzMapScene *scene, const char *country)
{
  for (guint i = 0; i < mz_map_scene_get_n_tints (scene); i++)
    if (g_str_equal (mz_map_scene_peek_tint (scene, i)->country, country))
      return mz_map_scene_peek_tint (scene, i);
  return NULL;
}

static char *
find_note (MzMapScene *scene, const char *country)
{
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    {
      const MzMapLabel *label = mz_map_scene_peek_label (scene, i);

      if (label->kind == MZ_LABEL_NOTE && g_str_equal (mz_record_get_id (label->record), country))
        return g_strjoinv (" / ", label->lines);
    }
  return NULL;
}

static void
test_tints (void)
{
  static const struct { const char *date; int china, germany, namibia; const char *note; } cases[] = {
    { "2024-06-01", -1, -1, MZ_TINT_AHEAD, NULL }, /* Namibia: perhaps only later in 2024 */
    { "2025-05-01", MZ_TINT_IN_FORCE, -1, MZ_TINT_IN_FORCE, "China: 2 of 4 elements controlled" },
    { "2025-10-20", MZ_TINT_IN_FORCE, -1, MZ_TINT_IN_FORCE, "China: 2 of 4 elements controlled / 1 more announced" },
    { "2025-11-20", MZ_TINT_IN_FORCE, -1, MZ_TINT_IN_FORCE, "China: 2 of 4 elements controlled / 1 more paused to 10 Nov 2026" },
    { "2026-02-01", MZ_TINT_IN_FORCE, MZ_TINT_AHEAD, MZ_TINT_IN_FORCE,
      "China: 2 of 4 elements controlled / 1 more paused to 10 Nov 2026" },
    { "2027-01-01", MZ_TINT_NOT_KNOWN, MZ_TINT_NOT_KNOWN, MZ_TINT_NOT_KNOWN,
      "China: export controls / not known after Jul 2026" },
  };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2020", &workspace);
  MzView view = { 20, 60, 2.5, 1200, 800 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const codes[] = { "CN", "DE", "NA" };
      const int forms[] = { cases[i].china, cases[i].germany, cases[i].namibia };
      g_autofree char *note = NULL;
      MzPartialDate date;

      g_test_message ("%s", cases[i].date);
      g_assert_true (mz_partial_date_parse (cases[i].date, &date, NULL));
      mz_workspace_set_date (workspace, date);
      mz_map_scene_update (scene, &view);
      for (guint j = 0; j < G_N_ELEMENTS (codes); j++)
        {
          const MzMapTint *tint = find_tint (scene, codes[j]);

          g_assert_cmpint (tint != NULL ? (int) tint->form : -1, ==, forms[j]);
        }
      g_assert_null (find_tint (scene, "US"));
      g_assert_null (find_tint (scene, "EU"));
      note = find_note (scene, "CN");
      g_assert_cmpstr (note, ==, cases[i].note);
    }
  g_assert_cmpstr (find_tint (scene, "FR")->taken_by, ==, "EU");
  mz_workspace_set_layers (workspace, MZ_LAYER_SITES);
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (mz_map_scene_get_n_tints (scene), ==, 0);
  g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 0);
}

/* What a scenario assumes of a country is told before what is known of it. */
static void
test_assumed_note (void)
{
  static const struct { MzMoveKind kind; const char *to, *note; } cases[] = {
    { MZ_MOVE_STOP_EXPORTS, NULL, "China: export ban (assumed) / controls not known after Jul 2026" },
    { MZ_MOVE_LICENCE_DELAY, "DE", "China: slow export licences for Germany (assumed) / controls not known after Jul 2026" },
  };
  MzView view = { 20, 60, 2.5, 1200, 800 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzWorkspace) workspace = NULL;
      g_autoptr (MzMapScene) scene = mz_test_scene_new ("2027-03", &workspace);
      g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
      g_autoptr (MzScenario) scenario = NULL;
      g_autofree char *note = NULL;
      MzMove *move = mz_move_new (cases[i].kind);

      move->country = g_strdup ("CN");
      move->to = g_strdup (cases[i].to);
      move->start = mz_partial_date_new (2027, 1, 0);
      move->amount = 90;
      move->assumed = TRUE;
      g_ptr_array_add (moves, move);
      scenario = mz_scenario_new (&(MzScenarioText) { .id = (char *) "x", .title = (char *) "X", .why = (char *) "Y" }, moves);
      mz_workspace_set_scenario (workspace, scenario);
      mz_workspace_settle (workspace);
      mz_map_scene_update (scene, &view);
      g_assert_cmpint (find_tint (scene, "CN")->form, ==, MZ_TINT_IN_FORCE);
      note = find_note (scene, "CN");
      g_assert_cmpstr (note, ==, cases[i].note);
    }
}

/* Where the world is small, notes stand above or below their country: never with their middle over an ocean. */
static void
test_near_notes (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  guint n = 0;

  for (guint zoom = 0; zoom < 3; zoom++)
    {
      MzView view = { 20, 40, zoom / 2.0, 480, 600 };

      mz_map_scene_update (scene, &view);
      for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
        {
          const MzMapLabel *label = mz_map_scene_peek_label (scene, i);

          if (label->kind != MZ_LABEL_NOTE)
            continue;
          n++;
          g_assert_cmpfloat (fabs (label->bounds.x + label->bounds.width / 2 - label->dot_x) * 360, <=,
                             40.001 * mz_map_scene_get_world (scene));
        }
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/map-tints/tints", test_tints);
  g_test_add_func ("/render/map-tints/assumed-note", test_assumed_note);
  g_test_add_func ("/render/map-tints/near-notes", test_near_notes);
  return g_test_run ();
}
