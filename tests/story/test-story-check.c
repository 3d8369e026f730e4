/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-story-check.h"

#include <string.h>

#include "mz-facts-reader.h"
#include "mz-story-reader.h"
#include "mz-test-story.h"

static MzDataset *facts;

/* Of a story with this scene alone. (transfer full) */
static MzStory *
story_new (const MzStoryScene *scene)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new ();

  g_ptr_array_add (scenes, (gpointer) scene);
  return mz_story_new ("story", "Story", NULL, scenes);
}

/* What is found in the scene: as many as @n, the first of @kind, with @part in its sentence. */
static void
check_scene (const MzStoryScene *scene, guint n, MzStoryFindingKind kind, const char *part)
{
  g_autoptr (MzStory) story = story_new (scene);
  g_autoptr (GPtrArray) findings = mz_story_check_run (story, facts);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((const MzStoryFinding *) findings->pdata[i])->sentence);
  g_assert_cmpuint (findings->len, ==, n);
  if (n > 0)
    {
      const MzStoryFinding *finding = findings->pdata[n - 1];

      g_assert_cmpuint (finding->scene, ==, 0);
      g_assert_cmpint (finding->kind, ==, kind);
      g_assert_nonnull (strstr (finding->sentence, part));
    }
}

static void
check_view (const char *view, const char *text, guint n, MzStoryFindingKind kind, const char *part)
{
  g_autoptr (MzStoryScene) scene = mz_test_story_scene (view, text);

  check_scene (scene, n, kind, part);
}

static void
test_gone (void)
{
  check_view ("?select=sites/red-hill", "{site:red-hill/name}", 0, 0, "");
  check_view ("?select=sites/no-such", "{site:red-hill/name}", 1, MZ_STORY_SAYS_GONE, "The record that is chosen is gone: sites/no-such");
  check_view ("", "{site:red-hill/name} {site:no-such/name}", 1, MZ_STORY_SAYS_GONE, "{site:no-such/name}");
  check_view ("?scenario=no-such", "{site:red-hill/name}", 1, MZ_STORY_SAYS_GONE, "no-such");
  check_view ("?country=XX", "", 2, MZ_STORY_SAYS_NOTHING, "leaves nothing");
  check_view ("?country=AU", "", 0, 0, "");
  check_view ("", "{site:river-plant/operator}", 1, MZ_STORY_SAYS_NOT_KNOWN, "{site:river-plant/operator} is not known");
}

static void
test_sources (void)
{
  g_autoptr (MzStoryScene) scene = mz_test_story_scene ("", "");

  g_strfreev (scene->sources);
  scene->sources = g_strsplit ("s1,no-such,red-hill", ",", -1);
  check_scene (scene, 1, MZ_STORY_SAYS_GONE, "no-such");
}

static gboolean
is_shown (const char *view, const char *text)
{
  g_autoptr (MzStoryScene) scene = mz_test_story_scene (view, text);
  g_autoptr (MzStoryContext) context = mz_story_context_new_for_scene (facts, scene);
  gboolean shown = mz_story_check_is_shown (scene, context);
  g_autoptr (MzStory) story = story_new (scene);
  g_autoptr (GPtrArray) findings = mz_story_check_run (story, facts);
  gboolean skipped = findings->len > 0 && ((const MzStoryFinding *) findings->pdata[0])->kind == MZ_STORY_SAYS_SKIPPED;

  g_assert_true (shown != skipped);
  return shown;
}

/* A scene is passed over where all that it shows is gone, and there was something. */
static void
test_shown (void)
{
  g_assert_true (is_shown ("", ""));
  g_assert_true (is_shown ("?page=chain", "No figure."));
  g_assert_true (is_shown ("?select=sites/red-hill", "{site:no-such/name}"));
  g_assert_true (is_shown ("?select=sites/no-such", "{site:red-hill/name}"));
  g_assert_true (is_shown ("?select=sites/red-hill", ""));
  g_assert_true (is_shown ("", "{site:river-plant/operator}"));
  g_assert_false (is_shown ("?select=sites/no-such", ""));
  g_assert_false (is_shown ("?select=sites/no-such", "{site:no-such/name} {series:mine-production/CN/1900}"));
  g_assert_false (is_shown ("", "{claim:no-such}"));
  g_assert_false (is_shown ("?scenario=no-such", ""));
}

/* 60 characters of title and 200 of text fit, however many bytes they have; one more is told. */
static void
test_room (void)
{
  g_autoptr (MzStoryScene) scene = mz_test_story_scene ("", "");
  g_autoptr (GString) title = g_string_new (NULL), text = g_string_new ("{site:red-hill/name}");

  for (guint i = 0; i < 60; i++)
    g_string_append (title, "é");
  for (guint i = 0; i < 192; i++)
    g_string_append_c (text, 'x');
  g_free (scene->title);
  scene->title = g_strdup (title->str);
  g_free (scene->text);
  scene->text = g_strdup (text->str);
  check_scene (scene, 0, 0, "");
  g_free (scene->title);
  scene->title = g_strconcat (title->str, "x", NULL);
  check_scene (scene, 1, MZ_STORY_SAYS_TOO_LONG, "The title is 1 character too long for the room: 61, where 60 fit.");
  g_free (scene->text);
  scene->text = g_strconcat (text->str, "xx", NULL);
  check_scene (scene, 2, MZ_STORY_SAYS_TOO_LONG, "The text is 2 characters too long for the room: 202, where 200 fit.");
}

/* 130 words a minute: 65 words take 30 seconds, 66 words 30.5, which are 31. */
static void
test_time (void)
{
  g_autoptr (MzStoryScene) scene = mz_test_story_scene ("", "");
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < 65; i++)
    g_string_append (notes, "word ");
  scene->seconds = 30;
  scene->notes = g_strdup (notes->str);
  check_scene (scene, 0, 0, "");
  g_free (scene->notes);
  scene->notes = g_strconcat (notes->str, "more", NULL);
  check_scene (scene, 1, MZ_STORY_SAYS_TOO_FAST, "66 words of the notes takes 31 seconds; 30 are planned");
  scene->seconds = 0;
  check_scene (scene, 0, 0, "");
}

/* What a figure says is what the facts say: a file laid over them changes it, and the check tells what it was and is. */
static void
test_changed (void)
{
  g_autoptr (MzDataset) own = mz_test_story_facts ();
  g_autoptr (MzStoryScene) scene = mz_test_story_scene ("", "{element:Nd/name}, {site:river-plant/operator}");
  g_autoptr (MzStory) written = story_new (scene), noted = mz_story_note_figures (written, own);
  g_autoptr (GPtrArray) before = mz_story_check_run (noted, own), after = NULL;
  const MzStoryFinding *finding;

  g_assert_cmpstr (mz_story_scene_get_then (mz_story_peek_scene (noted, 0), "element:Nd/name"), ==, "neodymium");
  g_assert_cmpstr (mz_story_scene_get_then (mz_story_peek_scene (noted, 0), "site:river-plant/operator"), ==, "not known");
  g_assert_cmpuint (before->len, ==, 0);
  mz_test_story_overlay (own, "{\"elements\": [{\"id\": \"Nd\", \"symbol\": \"Nd\", \"name\": \"new name\", \"z\": 60, \"group\": \"LREE\","
                              " \"uses\": [], \"magnet\": true, \"sources\": [\"s2\"]}]}");
  after = mz_story_check_run (noted, own);
  g_assert_cmpuint (after->len, ==, 1);
  finding = after->pdata[0];
  g_assert_cmpint (finding->kind, ==, MZ_STORY_SAYS_CHANGED);
  g_assert_cmpstr (finding->then, ==, "neodymium");
  g_assert_cmpstr (finding->now, ==, "new name");
  g_assert_cmpstr (finding->sentence, ==, "The figure {element:Nd/name} was “neodymium” when the scene was written, and is “new name” now.");
}

/* Every bundled story names what the facts have, and fits the room. */
static void
test_bundled (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) bundled = mz_facts_load_bundled (report);
  g_auto (GStrv) names = mz_story_list_bundled ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MzStory) story = mz_story_load_bundled (names[i], &error);
      g_autoptr (GPtrArray) findings = NULL;

      g_assert_no_error (error);
      findings = mz_story_check_run (story, bundled);
      for (guint k = 0; k < findings->len; k++)
        {
          const MzStoryFinding *finding = findings->pdata[k];

          g_test_message ("%s, scene %u: %s", names[i], finding->scene + 1, finding->sentence);
          g_assert_cmpint (finding->severity, ==, MZ_SEVERITY_WARNING);
          g_assert_cmpint (finding->kind, !=, MZ_STORY_SAYS_GONE);
        }
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_test_story_facts ();
  g_test_add_func ("/story/check/gone", test_gone);
  g_test_add_func ("/story/check/sources", test_sources);
  g_test_add_func ("/story/check/shown", test_shown);
  g_test_add_func ("/story/check/room", test_room);
  g_test_add_func ("/story/check/time", test_time);
  g_test_add_func ("/story/check/changed", test_changed);
  g_test_add_func ("/story/check/bundled", test_bundled);
  status = g_test_run ();
  g_object_unref (facts);
  return status;
}
