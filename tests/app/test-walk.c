/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A random walk over the map with the bundled facts: pans, zooms, filters, dates, selections, layers. Warnings end it.
 *
 * MZ_TEST_WALK_SECONDS says how long, 3 by default; MZ_TEST_WALK_SEED which way, a new one each time.
 */
#include <math.h>

#include "mz-facts-reader.h"
#include "mz-map-view.h"
#include "mz-test-gtk.h"
#include "mz-window.h"

#define DEFAULT_SECONDS 3
#define MOST_PICTURES   4000 /* MAX_PICTURES of the scene's layer, and what one frame shows besides */

static GtkApplication *application;

typedef struct
{
  MzWorkspace *workspace;
  MzWindow    *window;
  MzMapView   *map;
  GRand       *random;
} Walk;

static gboolean
is_complete (gpointer map)
{
  return mz_map_view_is_complete (map);
}

static void
step_view (Walk *walk)
{
  const MzView *from = mz_map_view_get_shown (walk->map);
  double reach = 200 / exp2 (from->zoom);
  MzView to = *from;

  to.lon = remainder (from->lon + g_rand_double_range (walk->random, -reach, reach), 360);
  to.lat = CLAMP (from->lat + g_rand_double_range (walk->random, -reach / 2, reach / 2), -70, 75);
  to.zoom = CLAMP (from->zoom + (g_rand_boolean (walk->random) ? g_rand_double_range (walk->random, -1.5, 1.6) : 0), 0, 11);
  mz_workspace_set_view (walk->workspace, &to);
}

static void
step_query (Walk *walk)
{
  static const char *const texts[] = { "", "mo", "lynas", "no such thing", "a" };
  guint stage = (guint) g_rand_int_range (walk->random, 0, MZ_N_STAGES);
  g_autoptr (MzQuery) query = mz_query_toggle (mz_workspace_get_query (walk->workspace), MZ_FACET_STAGE,
                                               mz_vocabulary_get_key (&mz_stages, stage));

  if (g_rand_int_range (walk->random, 0, 3) == 0)
    {
      MzFacets facets = { .text = texts[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (texts))] };

      mz_query_unref (query);
      query = mz_query_new (&facets);
    }
  mz_workspace_set_query (walk->workspace, query);
}

static void
step_selection (Walk *walk)
{
  static const MzRecordKind kinds[] = { MZ_RECORD_SITE, MZ_RECORD_AGREEMENT, MZ_RECORD_COUNTRY, MZ_RECORD_MEASURE };
  MzRecordKind kind = kinds[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (kinds))];
  MzStore *store = mz_dataset_get_store (mz_workspace_get_dataset (walk->workspace), kind);
  guint n = mz_store_get_length (store);

  mz_workspace_set_selection (walk->workspace, n > 0 && g_rand_int_range (walk->random, 0, 4) > 0
                                                 ? mz_store_peek (store, (guint) g_rand_int_range (walk->random, 0, (int) n))
                                                 : NULL);
}

static void
take_step (Walk *walk)
{
  int which = g_rand_int_range (walk->random, 0, 12);

  if (which < 6)
    step_view (walk);
  else if (which < 8)
    mz_workspace_set_date (walk->workspace, mz_partial_date_new (g_rand_int_range (walk->random, 1950, 2041),
                                                                 g_rand_int_range (walk->random, 0, 13), 0));
  else if (which < 10)
    step_query (walk);
  else if (which < 11)
    step_selection (walk);
  else
    mz_workspace_set_layers (walk->workspace, (MzLayers) g_rand_int_range (walk->random, 0, MZ_LAYERS_DEFAULT * 2)
                                                | MZ_LAYER_SITES);
}

/* All sites that pass the filter are in the marks, in each once, at whatever zoom. */
static void
check (Walk *walk)
{
  MzMapScene *scene = mz_map_view_get_scene (walk->map);
  MzView view = *mz_map_view_get_shown (walk->map);
  guint total = 0;

  view.width = view.height = 0;
  mz_map_scene_update (scene, &view);
  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (scene, i);
      guint sum = 0;

      for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
        sum += mark->counts[stage];
      g_assert_cmpuint (sum, ==, mark->n_members);
      total += sum;
    }
  g_assert_cmpuint (total, ==, mz_store_get_length (mz_workspace_get_sites (walk->workspace)));
  mz_map_scene_update (scene, mz_map_view_get_shown (walk->map));
  g_assert_cmpuint (mz_map_view_count_pictures (walk->map), <=, MOST_PICTURES);
}

static gint64
seconds_from_environment (void)
{
  const char *text = g_getenv ("MZ_TEST_WALK_SECONDS");

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : DEFAULT_SECONDS;
}

static guint32
seed_from_environment (void)
{
  const char *text = g_getenv ("MZ_TEST_WALK_SEED");

  return text != NULL ? (guint32) g_ascii_strtoull (text, NULL, 10) : g_random_int ();
}

static void
test_walk (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  guint32 seed = seed_from_environment ();
  gint64 end = g_get_monotonic_time () + seconds_from_environment () * G_USEC_PER_SEC;
  Walk walk = { .workspace = mz_workspace_new (dataset), .random = g_rand_new_with_seed (seed) };
  guint n = 0;

  g_test_message ("MZ_TEST_WALK_SEED=%u", seed);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", g_rand_boolean (walk.random), NULL);
  walk.window = mz_window_new (application, walk.workspace, mz_basemap_get_bundled (), NULL);
  walk.map = MZ_MAP_VIEW (mz_test_find_type (GTK_WIDGET (walk.window), MZ_TYPE_MAP_VIEW));
  gtk_window_set_default_size (GTK_WINDOW (walk.window), 1200, 800);
  mz_test_wait_shown (GTK_WINDOW (walk.window));
  for (; g_get_monotonic_time () < end; n++)
    {
      take_step (&walk);
      mz_test_wait_frames (GTK_WIDGET (walk.window), 1);
      check (&walk);
    }
  g_assert_true (mz_test_wait_until (is_complete, walk.map, 30000));
  g_test_message ("%u steps", n);
  gtk_window_destroy (GTK_WINDOW (walk.window));
  mz_test_drain ();
  g_assert_finalize_object (walk.workspace);
  g_rand_free (walk.random);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  application = GTK_APPLICATION (adw_application_new ("org.monazite.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/monazite/Monazite");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/app/walk", test_walk);
  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
