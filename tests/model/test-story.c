/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-story-edit.h"
#include "mz-story-words.h"

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

static void
assert_titles (MzStory *story, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < mz_story_get_n_scenes (story); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", mz_story_peek_scene (story, i)->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_edit (void)
{
  static const guint seconds[] = { 5, 0, 7 };
  g_autoptr (MzStory) story = tell ("First", 60);
  g_autoptr (MzStoryScene) third = mz_story_scene_new ("three", "Third");
  g_autoptr (MzStory) three = mz_story_insert_scene (story, 2, third), moved = mz_story_move_scene (three, 2, 0);
  g_autoptr (MzStory) back = mz_story_move_scene (moved, 0, 2), removed = mz_story_remove_scene (moved, 1), one = NULL;
  g_autoptr (MzStory) changed = mz_story_replace_scene (story, 0, third), named = mz_story_rename (story, "Else", "Sub");
  g_autoptr (MzStory) copy = mz_story_copy_as (story, "copy", "A copy"), timed = mz_story_set_seconds (three, seconds);
  g_autofree char *id = mz_story_make_scene_id (three, "Three"), *fresh = mz_story_make_scene_id (three, "Ein Bäcker!");
  g_autofree char *none = mz_story_make_scene_id (three, "…");

  assert_titles (three, "First Second Third");
  assert_titles (moved, "Third First Second");
  g_assert_true (mz_story_equal (back, three));
  assert_titles (removed, "Third Second");
  one = mz_story_remove_scene (removed, 0);
  assert_titles (one, "Second");
  g_assert_null (mz_story_remove_scene (one, 0));
  assert_titles (changed, "Third Second");
  g_assert_cmpstr (mz_story_get_title (named), ==, "Else");
  g_assert_cmpstr (mz_story_get_subtitle (named), ==, "Sub");
  g_assert_cmpstr (mz_story_get_id (copy), ==, "copy");
  g_assert_cmpuint (mz_story_get_seconds (timed), ==, 5 + 30 + 7);
  g_assert_cmpstr (id, ==, "three-2");
  g_assert_cmpstr (fresh, ==, "ein-backer");
  g_assert_cmpstr (none, ==, "scene");
}

/* Whatever is offered can be written. */
static void
test_bindings (void)
{
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    {
      g_autoptr (GPtrArray) all = mz_story_bindings_list ((MzRecordKind) kind, "CN");

      for (guint i = 0; i < all->len; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (MzStoryBinding) binding = mz_story_binding_parse (all->pdata[i], &error);

          g_assert_no_error (error);
        }
      g_assert_cmpint (all->len > 0, ==, kind != MZ_RECORD_SERIES && kind != MZ_RECORD_SOURCE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/story/equal", test_equal);
  g_test_add_func ("/model/story/chart", test_chart);
  g_test_add_func ("/model/story/then", test_then);
  g_test_add_func ("/model/story/edit", test_edit);
  g_test_add_func ("/model/story/bindings", test_bindings);
  return g_test_run ();
}
