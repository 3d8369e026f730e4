/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-test-scene.h"
#include "mz-test.h"

/* --- Marks --- */

static guint
count_members (MzMapScene *scene, guint *marks)
{
  guint n = 0;

  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (scene, i);
      guint sum = 0;

      for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
        sum += mark->counts[stage];
      g_assert_cmpuint (sum, ==, mark->n_members);
      g_assert_cmpint (mark->kind, ==, sum == 1 ? MZ_MARK_SITE : MZ_MARK_CLUSTER);
      n += sum;
    }
  if (marks != NULL)
    *marks = mz_map_scene_get_n_marks (scene);
  return n;
}

static void
test_clusters (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  MzView view = { 0, 0, 2, 0, 0 };
  const MzMapMark *mark;

  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, 10);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "birch"));
  g_assert_cmpint (mark->kind, ==, MZ_MARK_CLUSTER);
  g_assert_null (mark->site);
  g_assert_cmpuint (mark->n_members, ==, 3);
  g_assert_cmpuint (mark->counts[MZ_STAGE_MINING], ==, 1);
  g_assert_cmpuint (mark->counts[MZ_STAGE_MAGNET], ==, 1);
  /* R = 9.5 + 2 sqrt (3) */
  g_assert_cmpfloat_with_epsilon (mark->size, 25.928, 0.001);
  /* Both sides of the antimeridian: 0.1 degrees apart. */
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "east"));
  g_assert_cmpuint (mark->n_members, ==, 2);
  g_assert_cmpfloat_with_epsilon (fabs (mark->lon), 180, 1e-3);

  /* The selection stands on its own. */
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "birch"));
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, 10);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "birch"));
  g_assert_true (mark->selected && mark->site == MZ_SITE (mz_test_scene_record (workspace, "birch")));
  g_assert_true (mark == mz_map_scene_peek_mark (scene, mz_map_scene_get_n_marks (scene) - 1));
  g_assert_cmpuint (mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "ash"))->n_members, ==, 2);
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "east"));
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, 10);
  g_assert_nonnull (mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "fore"))->site);

  /* Nothing is known of most of them in 1970. */
  mz_workspace_set_date (workspace, mz_partial_date_new (1970, 0, 0));
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, 1);
}

static void
test_symbols (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  MzView view = { -27, 122.3, 9, 800, 600 }, north = { 60, -110, 5, 800, 600 };
  const MzMapMark *mark;

  mz_map_scene_update (scene, &view);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "ash"));
  /* 30,000 t of REO are 22 px; 0.3 degrees are 109.2 px at zoom 9. */
  g_assert_cmpfloat_with_epsilon (mark->size, 22, 1e-9);
  g_assert_cmpfloat_with_epsilon (mark->x, 400 - 109.227, 0.01);
  g_assert_cmpfloat_with_epsilon (mark->y, 300, 0.01);
  g_assert_cmpint (mark->stage, ==, MZ_STAGE_MINING);
  g_assert_cmpint (mark->state, ==, MZ_STATE_OPERATING);
  g_assert_cmpint (mark->first_copy, ==, 0);
  g_assert_cmpint (mark->last_copy, ==, 0);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "cedar"));
  g_assert_cmpfloat (mark->size, ==, 12);
  g_assert_cmpint (mark->state, ==, MZ_STATE_CONSTRUCTION);

  mz_map_scene_set_size_factor (scene, 2);
  mz_map_scene_set_focus (scene, mz_test_scene_record (workspace, "cedar"));
  mz_map_scene_update (scene, &view);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "cedar"));
  g_assert_cmpfloat (mark->size, ==, 24);
  g_assert_true (mark->focused);

  mz_map_scene_set_size_factor (scene, 1);
  mz_map_scene_update (scene, &north);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "glen"));
  g_assert_cmpfloat (mark->uncertain_radius, ==, 15);
  north.zoom = 3;
  mz_map_scene_update (scene, &north);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "glen"));
  g_assert_cmpfloat (mark->uncertain_radius, ==, 0);
}

/* At zoom 0 a frame of 1000 px holds the world of 256 px four times. */
static void
test_copies (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  MzView view = { 0, 100, 0, 1000, 256 };
  const MzMapMark *mark;

  mz_map_scene_update (scene, &view);
  g_assert_cmpfloat (mz_map_scene_get_world (scene), ==, 256);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "jute"));
  g_assert_cmpfloat_with_epsilon (mark->x, 500 + 256 * (mark->lon - 100) / 360, 1e-6);
  g_assert_cmpint (mark->first_copy, ==, -2);
  g_assert_cmpint (mark->last_copy, ==, 1);
}

static void
test_pick (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  MzView view = { 0, 0, 2, 1024, 1024 };
  const MzMapMark *mark;
  MzMapPick pick;

  mz_map_scene_update (scene, &view);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "dune"));
  g_assert_true (mz_map_scene_pick (scene, mark->x + 10, mark->y - 5, 12, &pick));
  g_assert_cmpint (pick.kind, ==, MZ_PICK_MARK);
  g_assert_true (pick.record == mz_test_scene_record (workspace, "dune"));
  g_assert_cmpfloat (pick.x, ==, mark->x);
  g_assert_cmpfloat (pick.y, ==, mark->y);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "ash"));
  g_assert_true (mz_map_scene_pick (scene, mark->x, mark->y, 12, &pick));
  g_assert_true (pick.mark == mark && pick.record == NULL);
  g_assert_false (mz_map_scene_pick (scene, 500, 1000, 12, &pick));
  g_assert_cmpint (pick.kind, ==, MZ_PICK_NOTHING);
}

static const char *
nearest (MzMapScene *scene, MzWorkspace *workspace, const char *from, MzDirection direction)
{
  const MzMapMark *mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, from));
  MzRecord *record = mz_map_scene_nearest (scene, mark->x, mark->y, direction);

  return record != NULL ? mz_record_get_id (record) : NULL;
}

static void
test_nearest (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  MzView view = { 0, 0, 2, 1024, 1024 }, near = { 35.5, -115.5, 6, 400, 300 };

  mz_map_scene_update (scene, &view);
  /* Of the three in the west of Australia the one whose label matters most. */
  g_assert_cmpstr (nearest (scene, workspace, "jute", MZ_DIRECTION_DOWN), ==, "ash");
  g_assert_cmpstr (nearest (scene, workspace, "dune", MZ_DIRECTION_UP), ==, "glen");
  g_assert_cmpstr (nearest (scene, workspace, "glen", MZ_DIRECTION_DOWN), ==, "dune");
  /* Round the world: Fiji lies east of Australia, and west of it across the antimeridian of America. */
  g_assert_cmpstr (nearest (scene, workspace, "ash", MZ_DIRECTION_RIGHT), ==, "east");
  /* Far outside of the frame. */
  mz_map_scene_update (scene, &near);
  g_assert_cmpstr (nearest (scene, workspace, "dune", MZ_DIRECTION_UP), ==, "glen");
}

/* --- Words and change --- */

static void
test_title (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = mz_test_scene_new ("2025-11", &workspace);
  g_autofree char *title = mz_map_scene_get_title (scene), *subtitle = mz_map_scene_get_subtitle (scene);
  g_autofree char *filtered = NULL, *counts = NULL, *later = NULL;

  g_assert_cmpstr (title, ==, "Rare-earth chain, November 2025");
  g_assert_cmpstr (subtitle, ==, "10 sites, 17 agreements");
  mz_test_scene_set_text (workspace, "Star of three");
  filtered = mz_map_scene_get_title (scene);
  counts = mz_map_scene_get_subtitle (scene);
  g_assert_cmpstr (filtered, ==, "Rare-earth chain, November 2025: “Star of three”");
  g_assert_cmpstr (counts, ==, "0 sites, 1 agreement");
  mz_workspace_set_date (workspace, mz_partial_date_new (2030, 0, 0));
  later = mz_map_scene_get_subtitle (scene);
  g_assert_cmpstr (later, ==, "Plans only: not known after July 2026");
}

static void
count_cb (MzMapScene *scene, guint *count)
{
  (*count)++;
}

static void
test_changed (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  MzMapScene *scene = mz_test_scene_new ("2025-11", &workspace);
  const MzView view = { 0, 0, 3, 512, 512 };
  guint count = 0;

  g_signal_connect (scene, "changed", G_CALLBACK (count_cb), &count);
  g_assert_true (mz_map_scene_update (scene, &view));
  g_assert_false (mz_map_scene_update (scene, &view));
  mz_workspace_set_date (workspace, mz_partial_date_new (2012, 0, 0));
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "dune"));
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (mz_map_scene_update (scene, &view));
  mz_workspace_set_layers (workspace, MZ_LAYER_SITES);
  g_assert_cmpuint (count, ==, 2);
  g_assert_true (mz_map_scene_update (scene, &view));
  mz_workspace_set_view (workspace, &(MzView) { 10, 10, 4, 300, 200 });
  g_assert_cmpuint (count, ==, 2);
  g_assert_finalize_object (scene);
}

/* More sites than are put in clusters at once, from 1951 to 2020 on, along a spiral over the world. */
static MzDataset *
many_sites_new (guint n)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      MzRecordHead head = { .id = g_strdup_printf ("site-%05u", i), .name = g_strdup_printf ("Site %u", i), .general = TRUE };
      MzSiteInfo *info = mz_site_info_new ();
      MzStatus status = { .from = mz_partial_date_new (1951 + i % 70, 0, 0), .state = MZ_STATE_OPERATING };

      head.sources = g_new0 (char *, 1);
      head.aliases = g_new0 (char *, 1);
      info->country = g_strdup ("CN");
      info->kind = i % 2 == 0 ? MZ_SITE_MINE : MZ_SITE_MAGNET;
      info->lat = 70.0 * sin (i * 0.01);
      info->lon = remainder (i * 2.399963, 2 * G_PI) / G_PI * 180;
      mz_site_info_add_status (info, &status);
      g_ptr_array_add (sites, mz_site_new (&head, info));
    }
  mz_dataset_set_records (dataset, MZ_RECORD_SITE, sites);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
  mz_dataset_link (dataset);
  return dataset;
}

static gboolean
is_complete (gpointer scene)
{
  mz_map_scene_update (scene, &(MzView) { 20, 0, 3, 0, 0 });
  return mz_map_scene_is_complete (scene);
}

/* A thread makes the clusters that an update makes by itself elsewhere; those before stay meanwhile. */
static void
test_threaded (void)
{
  const guint n = 7000;
  const MzView view = { 20, 0, 3, 0, 0 };
  g_autoptr (MzDataset) dataset = many_sites_new (n);
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL), reference = mz_map_scene_new (workspace, NULL);
  guint marks;

  mz_map_scene_set_threaded (scene, TRUE);
  mz_map_scene_update (scene, &view);
  g_assert_false (mz_map_scene_is_complete (scene));
  g_assert_cmpuint (mz_map_scene_get_n_marks (scene), ==, 0);
  g_assert_true (mz_test_wait_until (is_complete, scene, 10000));
  g_assert_cmpuint (count_members (scene, &marks), ==, n);

  mz_workspace_set_date (workspace, mz_partial_date_new (1990, 0, 0));
  mz_workspace_set_date (workspace, mz_partial_date_new (1991, 0, 0));
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, n);
  g_assert_true (mz_test_wait_until (is_complete, scene, 10000));
  /* 1951 to 1990 have begun by the first day of 1991. */
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), >=, n / 70 * 40);
  g_assert_cmpuint (count_members (scene, &marks), ==, mz_store_get_length (mz_workspace_get_sites (workspace)));
  mz_map_scene_update (reference, &view);
  g_assert_cmpuint (mz_map_scene_get_n_marks (reference), ==, marks);
  for (guint i = 0; i < marks; i++)
    {
      const MzMapMark *a = mz_map_scene_peek_mark (scene, i), *b = mz_map_scene_peek_mark (reference, i);

      g_assert_cmpfloat (a->x, ==, b->x);
      g_assert_cmpfloat (a->y, ==, b->y);
      g_assert_cmpmem (a->counts, sizeof a->counts, b->counts, sizeof b->counts);
    }

  /* Few are put in clusters at once. */
  mz_workspace_set_date (workspace, mz_partial_date_new (1960, 0, 0));
  mz_map_scene_update (scene, &view);
  g_assert_true (mz_map_scene_is_complete (scene));
  g_assert_cmpuint (count_members (scene, NULL), ==, mz_store_get_length (mz_workspace_get_sites (workspace)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/map-scene/clusters", test_clusters);
  g_test_add_func ("/render/map-scene/symbols", test_symbols);
  g_test_add_func ("/render/map-scene/copies", test_copies);
  g_test_add_func ("/render/map-scene/pick", test_pick);
  g_test_add_func ("/render/map-scene/nearest", test_nearest);
  g_test_add_func ("/render/map-scene/title", test_title);
  g_test_add_func ("/render/map-scene/changed", test_changed);
  g_test_add_func ("/render/map-scene/threaded", test_threaded);
  return g_test_run ();
}
