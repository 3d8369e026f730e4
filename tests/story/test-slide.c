/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides over the bundled facts: what a room has to be able to read. */
#include "mz-slide.h"

#include <math.h>
#include <string.h>

#include "mz-chart.h"
#include "mz-facts-reader.h"
#include "mz-slide-live.h"
#include "mz-test.h"

#define ADDRESS "monazite:view?"

static const struct { double width, height, floor; } rooms[] = {
  /* 24 px at 1920 x 1080, and as much of the height of others. */
  { 1920, 1080, 24 }, { 1280, 800, 24.0 / 1080 * 800 }, { 1024, 768, 24.0 / 1080 * 768 },
};

typedef struct
{
  MzDataset   *facts;
  MzWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->facts = mz_facts_load_bundled (NULL);
  fixture->workspace = mz_workspace_new (fixture->facts);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->workspace);
  g_object_unref (fixture->facts);
}

static MzStoryScene *
scene_new (const char *address, const char *chart)
{
  MzStoryScene *scene = mz_story_scene_new ("a-scene", "What the scene has found");
  g_autoptr (GError) error = NULL;

  mz_address_free (scene->view);
  scene->view = mz_address_parse (address, &error);
  g_assert_no_error (error);
  scene->chart = g_strdup (chart);
  return scene;
}

static MzSlide *
slide_new (Fixture *fixture, const MzStoryScene *scene, const char *markup, double width, double height)
{
  static const char *const sources[] = { "mine-production-world", "mountain-pass", NULL };
  const MzSlideWords words = { scene->title, markup, sources };
  const MzSlideSpec spec = { width, height, MZ_THEME_LIGHT, TRUE };
  g_autoptr (GError) error = NULL;

  mz_slide_pose (fixture->workspace, scene, &error);
  g_assert_no_error (error);
  return mz_slide_new (fixture->workspace, mz_basemap_get_bundled (), scene, &words, &spec);
}

static void
assert_readable (Fixture *fixture, const char *address, const char *chart)
{
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr (MzStoryScene) scene = scene_new (address, chart);
      g_autoptr (MzSlide) slide = slide_new (fixture, scene, "A text with <b>emphasis</b>.", rooms[i].width, rooms[i].height);
      cairo_rectangle_t band;

      g_test_message ("%s %s %g", address, chart != NULL ? chart : "", rooms[i].width);
      g_assert_cmpfloat_with_epsilon (mz_slide_get_floor (rooms[i].width, rooms[i].height), rooms[i].floor, 1e-9);
      g_assert_cmpfloat (mz_slide_get_smallest_text (slide), >=, rooms[i].floor - 1e-6);
      mz_slide_get_band (slide, &band);
      g_assert_cmpfloat (band.height, <=, rooms[i].height / 3);
      g_assert_cmpfloat_with_epsilon (band.y + band.height, rooms[i].height, 1e-9);
    }
}

static void
test_maps_readable (Fixture *fixture, gconstpointer unused)
{
  assert_readable (fixture, ADDRESS "date=2025-11&center=22.5,14.5&zoom=2", NULL);
  assert_readable (fixture, ADDRESS "date=2025-11&center=30,105&zoom=4.5&layers=sites,deposits,agreements,measures,labels,flows", NULL);
  assert_readable (fixture, ADDRESS "date=2025-11&center=50,9&zoom=6&select=sites/lcm-ellesmere-port", NULL);
  assert_readable (fixture, ADDRESS "date=2028&center=22.5,14.5&zoom=2&scenario=confrontation-overshoots", NULL);
}

static void
test_charts_readable (Fixture *fixture, gconstpointer unused)
{
  assert_readable (fixture, ADDRESS "date=2024&page=chain", NULL);
  assert_readable (fixture, ADDRESS "date=2025-10&page=timeline", NULL);
  assert_readable (fixture, ADDRESS "date=2028&page=whatif&scenario=confrontation-overshoots", NULL);
  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      const MzChart *chart = mz_charts_peek (i);

      if (chart->group != MZ_CHART_GROUP_SCENARIO)
        assert_readable (fixture, ADDRESS "date=2025&page=charts", chart->name);
    }
}

static char *
repeat (const char *words, gsize length)
{
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append (text, words);
  g_string_truncate (text, length);
  return g_string_free (text, FALSE);
}

/* The longest title and text that a story may have still fit into a third; ten times as long they take more, and say so. */
static void
test_band (Fixture *fixture, gconstpointer unused)
{
  static const struct { gsize title, text; gboolean crowded; } cases[] = { { 20, 60, FALSE }, { 120, 400, FALSE }, { 120, 4000, TRUE } };
  double before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzStoryScene) scene = scene_new (ADDRESS "date=2024&page=chain", NULL);
      g_autofree char *text = repeat ("as many words as there are, ", cases[i].text);
      g_autoptr (MzSlide) slide = NULL;
      cairo_rectangle_t band;

      g_free (scene->title);
      scene->title = repeat ("A title of many words ", cases[i].title);
      slide = slide_new (fixture, scene, text, 1920, 1080);
      mz_slide_get_band (slide, &band);
      g_assert_cmpint ((mz_slide_get_crowded (slide) & MZ_SLIDE_CROWDED_WORDS) != 0, ==, cases[i].crowded);
      g_assert_cmpint (band.height > 360, ==, cases[i].crowded);
      g_assert_cmpfloat (band.height, >, before);
      g_assert_cmpfloat (mz_slide_get_smallest_text (slide), >=, 24 - 1e-6);
      before = band.height;
    }
}

/* A preview is the page of 1280, smaller: not laid out anew. */
static void
test_preview (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (MzStoryScene) scene = scene_new (ADDRESS "date=2025-11&center=30,105&zoom=3", NULL);
  g_autoptr (MzSlide) large = slide_new (fixture, scene, "A text.", 1280, 720), small = slide_new (fixture, scene, "A text.", 640, 360);
  cairo_surface_t *halved = mz_slide_draw (large, 0.5), *drawn = mz_slide_draw (small, 1);
  MzTestDifference difference;
  cairo_rectangle_t a, b;

  mz_slide_get_band (large, &a);
  mz_slide_get_band (small, &b);
  g_assert_cmpfloat_with_epsilon (b.y, a.y / 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_slide_get_smallest_text (small), mz_slide_get_smallest_text (large) / 2, 1e-9);
  g_assert_true (mz_test_compare_images (drawn, halved, MZ_TEST_TOLERANCE, &difference, NULL));
  cairo_surface_destroy (halved);
  cairo_surface_destroy (drawn);
}

/* On every page the world is as wide, in parts of it: 256 * 2^3 px of 1280. */
static void
test_same_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (MzStoryScene) scene = scene_new (ADDRESS "date=2025-11&center=30,105&zoom=3", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr (MzSlide) slide = slide_new (fixture, scene, NULL, rooms[i].width, rooms[i].height);
      MzSlideMap map;

      g_assert_true (mz_slide_get_map (slide, scene, &map));
      g_assert_cmpfloat_with_epsilon (256 * exp2 (map.view.zoom) * map.magnification / rooms[i].width, 2048.0 / 1280, 1e-9);
      g_assert_cmpfloat_with_epsilon (map.view.lat, 30, 1e-9);
      g_assert_cmpfloat_with_epsilon (map.view.lon, 105, 1e-9);
      g_assert_cmpfloat_with_epsilon (map.view.width * map.magnification, rooms[i].width, 1e-9);
    }
}

static gpointer
draw_slide (gpointer slide)
{
  return mz_slide_draw (slide, 1);
}

/* In any thread, while the workspace goes on, and the same each time. */
static void
test_workers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (MzStoryScene) map = scene_new (ADDRESS "date=2025-11&center=30,105&zoom=3", NULL);
  g_autoptr (MzStoryScene) chart = scene_new (ADDRESS "date=2024&page=chain", NULL);
  MzStoryScene *scenes[] = { map, chart };

  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autoptr (MzSlide) slide = slide_new (fixture, scenes[i], "A <b>text</b>.", 1280, 720);
      cairo_surface_t *expected = mz_slide_draw (slide, 1);
      GThread *threads[3];

      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        threads[j] = g_thread_new ("painter", draw_slide, slide);
      mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2010, 0, 0));
      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        {
          cairo_surface_t *drawn = g_thread_join (threads[j]);
          MzTestDifference difference;

          g_assert_true (mz_test_compare_images (drawn, expected, 0, &difference, NULL));
          g_assert_cmpuint (difference.different, ==, 0);
          cairo_surface_destroy (drawn);
        }
      cairo_surface_destroy (expected);
    }
}

/* The clock stands at the end of the scene; what was assumed before is no longer. */
static void
test_pose (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (MzStoryScene) first = scene_new (ADDRESS "date=2028&scenario=myanmar-stop", NULL);
  g_autoptr (MzStoryScene) second = scene_new (ADDRESS "date=2010&stage=mining", NULL);
  g_autoptr (MzStoryScene) gone = scene_new (ADDRESS "scenario=none-such", NULL);
  g_autoptr (MzStoryScene) odd = scene_new (ADDRESS "page=charts", "none-such");
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_slide_pose (fixture->workspace, first, &error));
  g_assert_cmpstr (mz_scenario_peek (mz_workspace_get_scenario (fixture->workspace))->id, ==, "myanmar-stop");
  second->until = mz_partial_date_new (2015, 6, 0);
  g_assert_true (mz_slide_pose (fixture->workspace, second, &error));
  g_assert_null (mz_workspace_get_scenario (fixture->workspace));
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (fixture->workspace), second->until));
  g_assert_no_error (error);
  g_assert_false (mz_slide_pose (fixture->workspace, gone, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (mz_slide_pose (fixture->workspace, odd, &error));
  g_assert_nonnull (strstr (error->message, "none-such"));
}

/* A row for each element of the crust is too much; one for each of seven sources is not. */
static void
test_crowded_chart (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (MzStoryScene) many = scene_new (ADDRESS "date=2025&page=charts", "crustal-abundance");
  g_autoptr (MzStoryScene) few = scene_new (ADDRESS "date=2025&page=charts", "processing-claims");
  g_autoptr (MzSlide) full = slide_new (fixture, many, "A text.", 1920, 1080), good = slide_new (fixture, few, "A text.", 1920, 1080);

  g_assert_cmpint (mz_slide_get_crowded (full), ==, MZ_SLIDE_CROWDED_CHART);
  g_assert_cmpint (mz_slide_get_crowded (good), ==, 0);
}

#define ADD(name, function) g_test_add ("/story/slide/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("maps-readable", test_maps_readable);
  ADD ("charts-readable", test_charts_readable);
  ADD ("band", test_band);
  ADD ("preview", test_preview);
  ADD ("same-place", test_same_place);
  ADD ("workers", test_workers);
  ADD ("pose", test_pose);
  ADD ("crowded-chart", test_crowded_chart);
  return g_test_run ();
}
