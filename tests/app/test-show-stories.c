/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bundled stories from the first scene to the last before an audience. MZ_TEST_PASSES is how often (1): from WARM_UP + 6
 * passes on it is measured, too, what memory that takes.
 */
#include <malloc.h>
#include <stdio.h>

#include "mz-facts-reader.h"
#include "mz-story-check.h"
#include "mz-story-reader.h"
#include "mz-test-show.h"

/* After these all fonts, glyphs, tiles, pictures and scenarios that the stories need have been asked for several times over, and
   the pools of threads have all their threads, each with a heap of its own. */
#define WARM_UP 10
#define PACE    50 /* times: a clock that runs for eight seconds is there in a few frames */

static long
get_resident_kib (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  malloc_trim (0);
  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);
  return pages * 4;
}

/* Where the clock runs, with motion; all others without. */
static void
prepare_scene (MzTestShow *self, guint scene)
{
  gboolean runs = scene < mz_story_get_n_scenes (self->story)
                  && mz_partial_date_is_set (mz_story_peek_scene (self->story, scene)->until);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", runs, NULL);
}

static void
tell (const char *name)
{
  g_autoptr (GError) error = NULL;
  MzTestShow self = { .pace = PACE };
  MzStory *story = mz_story_load_bundled (name, &error);
  guint n;

  g_assert_no_error (error);
  n = mz_story_get_n_scenes (story);
  mz_test_show_begin (&self, story, NULL);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *picture = g_strdup_printf ("%s-%02u", name, i);
      const MzStoryScene *scene = mz_story_peek_scene (story, i - 1);
      MzPartialDate date = mz_partial_date_is_set (scene->until) ? scene->until : scene->view->date;

      g_assert_cmpuint (mz_test_show_get_scene (&self), ==, i);
      g_assert_cmpstr (mz_story_player_peek_scene (mz_show_get_player (self.show))->id, ==, scene->id);
      g_assert_true (mz_partial_date_equal (mz_workspace_get_date (mz_show_get_workspace (self.show)), date));
      mz_test_show_look (&self, picture);
      prepare_scene (&self, i);
      mz_test_show_press (&self, GDK_KEY_Page_Down);
      mz_test_show_settle (&self);
    }
  mz_test_show_press (&self, GDK_KEY_Escape);
  g_assert_true (self.ended);
  mz_test_show_finish (&self);
}

/* Told again and again they take no more memory. Pictures come and go, so that the least of the last three passes is held against
   the most of the first three that are measured. */
static void
test_told (void)
{
  g_auto (GStrv) names = mz_story_list_bundled ();
  guint passes = g_getenv ("MZ_TEST_PASSES") != NULL ? (guint) atoi (g_getenv ("MZ_TEST_PASSES")) : 1;
  long before = 0, after = G_MAXLONG;

  g_assert_cmpuint (g_strv_length (names), ==, 4);
  for (guint i = 0; i < passes; i++)
    {
      long now;

      for (guint j = 0; names[j] != NULL; j++)
        tell (names[j]);
      now = get_resident_kib ();
      g_test_message ("pass %u: %ld KiB", i + 1, now);
      if (i >= WARM_UP && i < WARM_UP + 3)
        before = MAX (before, now);
      if (i + 3 >= passes)
        after = MIN (after, now);
    }
  if (passes >= WARM_UP + 6)
    g_assert_cmpint (after, <=, before + before / 20);
}

/* The bundled facts without one of their sites. */
static MzDataset *
facts_new_without (const char *id)
{
  MzDataset *facts = mz_facts_load_bundled (NULL);
  MzStore *sites = mz_dataset_get_store (facts, MZ_RECORD_SITE);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    if (!g_str_equal (mz_record_get_id (mz_store_peek (sites, i)), id))
      g_ptr_array_add (left, g_object_ref (mz_store_peek (sites, i)));
  g_assert_cmpuint (left->len, ==, mz_store_get_length (sites) - 1);
  mz_dataset_set_records (facts, MZ_RECORD_SITE, left);
  mz_dataset_link (facts);
  return facts;
}

static MzStoryScene *
scene_new (const char *id, const char *view, const char *text)
{
  MzStoryScene *scene = mz_story_scene_new (id, id);
  g_autoptr (GError) error = NULL;

  mz_address_free (scene->view);
  scene->view = mz_address_parse (view, &error);
  g_assert_no_error (error);
  g_free (scene->text);
  scene->text = g_strdup (text);
  return scene;
}

static MzStory *
story_new (void)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);

  g_ptr_array_add (scenes, scene_new ("mine", "monazite:view?date=2026-01&select=sites/mountain-pass", "State: {site:mountain-pass/state}."));
  g_ptr_array_add (scenes, scene_new ("deposit", "monazite:view?date=2026-01&center=58,16&zoom=5&select=sites/olserum",
                                      "State: {site:olserum/state}."));
  g_ptr_array_add (scenes, scene_new ("both", "monazite:view?date=2026-01&select=sites/olserum",
                                      "{site:olserum/name} and {site:mountain-pass/name}."));
  return mz_story_new ("sites", "Two sites", NULL, scenes);
}

static guint
count_findings (MzStory *story, MzDataset *facts, MzStoryFindingKind kind, guint scene)
{
  g_autoptr (GPtrArray) findings = mz_story_check_run (story, facts);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];

      n += finding->kind == kind && finding->scene == scene;
    }
  return n;
}

/* A site is gone. That is told before the show; in the show the scene that is about nothing else is passed over by each key, and
   the one that is about something else, too, is shown with what there is. */
static void
test_gone (void)
{
  g_autoptr (MzDataset) whole = mz_facts_load_bundled (NULL), less = facts_new_without ("olserum");
  MzStory *story = story_new ();
  MzTestShow self = { .pace = PACE };

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (count_findings (story, whole, MZ_STORY_SAYS_SKIPPED, i), ==, 0);
      g_assert_cmpuint (count_findings (story, whole, MZ_STORY_SAYS_GONE, i), ==, 0);
      g_assert_cmpuint (count_findings (story, less, MZ_STORY_SAYS_SKIPPED, i), ==, i == 1);
    }
  g_assert_cmpuint (count_findings (story, less, MZ_STORY_SAYS_GONE, 2), >=, 1);

  mz_test_show_begin (&self, mz_story_ref (story), whole);
  mz_test_show_press (&self, GDK_KEY_Page_Down);
  mz_test_show_settle (&self);
  g_assert_cmpuint (mz_test_show_get_scene (&self), ==, 2);
  mz_test_show_finish (&self);

  mz_test_show_begin (&self, mz_story_ref (story), less);
  mz_test_show_press (&self, GDK_KEY_Page_Down);
  mz_test_show_settle (&self);
  g_assert_cmpuint (mz_test_show_get_scene (&self), ==, 3);
  mz_test_show_look (&self, "gone");
  mz_test_show_press (&self, GDK_KEY_Page_Up);
  g_assert_cmpuint (mz_test_show_get_scene (&self), ==, 1);
  mz_test_show_press (&self, GDK_KEY_2);
  mz_test_show_press (&self, GDK_KEY_Return);
  g_assert_cmpuint (mz_test_show_get_scene (&self), ==, 3);
  mz_test_show_settle (&self);
  mz_test_show_press (&self, GDK_KEY_Tab);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (mz_show_get_console (self.show)), "Skipped: what it shows is gone"));
  mz_test_show_finish (&self);
  mz_story_unref (story);
}

int
main (int argc, char *argv[])
{
  mz_test_show_init (&argc, &argv);
  g_test_add_func ("/app/show-stories/told", test_told);
  g_test_add_func ("/app/show-stories/gone", test_gone);
  return mz_test_show_run ();
}
