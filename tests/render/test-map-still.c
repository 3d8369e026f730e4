/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-map-still.h"

#include "mz-mercator.h"
#include "mz-test-scene.h"
#include "mz-test.h"
#include "mz-text.h"

#define WIDTH  480
#define HEIGHT 300

static const MzView view = { 30, 105, 2.6, WIDTH, HEIGHT };

static MzMapScene *
bundled_scene_new (MzWorkspace **workspace)
{
  MzMapScene *scene;

  *workspace = mz_test_scene_bundled ("2025-11");
  scene = mz_map_scene_new (*workspace, mz_basemap_get_bundled ());
  mz_map_scene_set_text_factor (scene, 1.25);
  mz_map_scene_set_size_factor (scene, 1.5);
  return scene;
}

static void
paint_scene (MzMapScene *scene, MzWorkspace *workspace, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);

  mz_color_set_source (theme->sea, cr);
  cairo_paint (cr);
  mz_basemap_paint (mz_basemap_get_bundled (), cr, theme, mz_workspace_get_layers (workspace), &view);
  mz_map_scene_paint_tints (scene, cr);
  mz_map_scene_paint_flows (scene, cr);
  mz_map_scene_paint_arcs (scene, cr);
  mz_map_scene_paint_marks (scene, cr);
  mz_map_scene_paint_labels (scene, cr);
}

static gpointer
paint_still (gpointer still)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  mz_map_still_paint (still, cr);
  cairo_destroy (cr);
  return surface;
}

static void
assert_same (cairo_surface_t *a, cairo_surface_t *b)
{
  MzTestDifference difference;

  g_assert_true (mz_test_compare_images (a, b, 0, &difference, NULL));
  g_assert_cmpuint (difference.different, ==, 0);
}

/* It paints what the scene paints, in any thread, and when the scene shows something else or is gone. */
static void
test_paint (void)
{
  MzWorkspace *workspace;
  MzMapScene *scene = bundled_scene_new (&workspace);
  cairo_surface_t *expected = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT), *drawn;
  cairo_t *cr = cairo_create (expected);
  MzMapStill *still;
  GThread *threads[3];

  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "bayan-obo"));
  mz_map_scene_update (scene, &view);
  paint_scene (scene, workspace, cr);
  cairo_destroy (cr);
  still = mz_map_still_new (scene, mz_basemap_get_bundled ());
  g_assert_cmpuint (mz_map_still_get_n_labels (still), ==, mz_map_scene_get_n_labels (scene));
  mz_workspace_set_date (workspace, mz_partial_date_new (2010, 1, 0));
  mz_map_scene_update (scene, &(MzView) { 0, 0, 4, 100, 100 });
  g_assert_finalize_object (scene);
  g_object_unref (workspace);

  drawn = paint_still (still);
  assert_same (drawn, expected);
  cairo_surface_destroy (drawn);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("painter", paint_still, still);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      drawn = g_thread_join (threads[i]);
      assert_same (drawn, expected);
      cairo_surface_destroy (drawn);
    }
  cairo_surface_destroy (expected);
  mz_map_still_unref (still);
}

/* Of sites, arcs, flows and notes together, and of countries; the copies of the world count once. */
static void
test_most_labels (void)
{
  MzWorkspace *workspace;
  MzMapScene *scene = bundled_scene_new (&workspace);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);
  guint others = 0;

  mz_map_scene_set_most_labels (scene, 3);
  mz_map_scene_update (scene, &view);
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    {
      const MzMapLabel *label = mz_map_scene_peek_label (scene, i);

      g_assert_true (label->kind != MZ_LABEL_SEA && label->kind != MZ_LABEL_REGION && label->kind != MZ_LABEL_TOWN);
      if (label->kind == MZ_LABEL_COUNTRY)
        g_hash_table_add (countries, (gpointer) mz_record_get_id (label->record));
      else
        others++;
    }
  g_assert_cmpuint (g_hash_table_size (countries), ==, 3);
  g_assert_cmpuint (others, ==, 3);
  mz_map_scene_set_most_labels (scene, 0);
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (mz_map_scene_get_n_labels (scene), >, 6);
  g_assert_finalize_object (scene);
  g_object_unref (workspace);
}

/* The numbers of rings are set in 11 px (visual design), names of countries of the first rank in 13. */
static void
test_smallest_text (void)
{
  MzWorkspace *workspace;
  MzMapScene *scene = bundled_scene_new (&workspace);
  g_autoptr (MzMapStill) still = NULL;

  mz_map_scene_set_most_labels (scene, 1);
  mz_map_scene_set_size_factor (scene, 0.5);
  mz_map_scene_update (scene, &view);
  still = mz_map_still_new (scene, mz_basemap_get_bundled ());
  g_assert_cmpfloat_with_epsilon (mz_map_still_get_smallest_text (still), 11 * 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_text_get_size (MZ_FONT_COUNTRY_1), 13, 1e-9);
  g_assert_finalize_object (scene);
  g_object_unref (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/map-still/paint", test_paint);
  g_test_add_func ("/render/map-still/most-labels", test_most_labels);
  g_test_add_func ("/render/map-still/smallest-text", test_smallest_text);
  return g_test_run ();
}
