/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-story.h"

static MzStory *
tell (const char *title, guint seconds)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
  MzStoryScene *scene = mz_story_scene_new ("one", title);

  scene->seconds = seconds;
  mz_story_scene_add_then (scene, "hhi:separation/2024", "8,100");
  g_ptr_array_add (scenes, scene);
  scene = mz_story_scene_new ("two", "Second");
  scene->seconds = 30;
  scene->view->page = 1;
  g_ptr_array_add (scenes, scene);
  return mz_story_new ("test", "A test", NULL, scenes);
}

static void
test_equal (void)
{
  g_autoptr (MzStory) a = tell ("First", 60), same = tell ("First", 60), other = tell ("Else", 60), longer = tell ("First", 61);

  g_assert_true (mz_story_equal (a, same));
  g_assert_false (mz_story_equal (a, other));
  g_assert_false (mz_story_equal (a, longer));
  g_assert_cmpuint (mz_story_get_seconds (a), ==, 90);
  g_assert_null (mz_story_get_subtitle (a));
}

static void
test_chart (void)
{
  g_autoptr (MzStory) story = tell ("First", 0);
  g_autoptr (MzStoryScene) scene = mz_story_scene_copy (mz_story_peek_scene (story, 0));

  g_assert_null (mz_story_scene_get_chart (mz_story_peek_scene (story, 0)));
  g_assert_cmpstr (mz_story_scene_get_chart (mz_story_peek_scene (story, 1)), ==, "chain");
  scene->view->page = 3;
  scene->chart = g_strdup ("prices");
  g_assert_cmpstr (mz_story_scene_get_chart (scene), ==, "prices");
  g_assert_false (mz_story_scene_equal (scene, mz_story_peek_scene (story, 0)));
}

static void
test_then (void)
{
  g_autoptr (MzStoryScene) scene = mz_story_scene_new ("s", "S");

  g_assert_null (mz_story_scene_get_then (scene, "event:x/date"));
  mz_story_scene_add_then (scene, "event:x/date", "2010");
  mz_story_scene_add_then (scene, "event:x/date", "2011");
  g_assert_cmpstr (mz_story_scene_get_then (scene, "event:x/date"), ==, "2011");
  g_assert_cmpuint (scene->then->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/story/equal", test_equal);
  g_test_add_func ("/model/story/chart", test_chart);
  g_test_add_func ("/model/story/then", test_then);
  return g_test_run ();
}
