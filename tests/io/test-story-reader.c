/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-story-reader.h"

#include <string.h>

#define HEAD "{\"story\": \"s\", \"title\": \"S\",\n \"scenes\": [\n"
#define END  "\n]}"

static MzStory *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return mz_story_read (bytes, error);
}

static void
assert_round_trip (const MzStory *story)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = mz_story_write (story, &error), *twice = NULL;
  g_autoptr (MzStory) again = NULL;

  g_assert_no_error (error);
  again = read_text (text, &error);
  g_assert_no_error (error);
  g_assert_true (mz_story_equal (story, again));
  twice = mz_story_write (again, NULL);
  g_assert_cmpstr (text, ==, twice);
}

/* All bundled ones are sound; written and read again they are the same; and each is found by its own id. */
static void
test_bundled (void)
{
  g_auto (GStrv) names = mz_story_list_bundled ();

  g_assert_true (g_strv_contains ((const char *const *) names, "decoupling"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MzStory) story = mz_story_load_bundled (names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (mz_story_get_id (story), ==, names[i]);
      assert_round_trip (story);
    }
  g_assert_null (mz_story_load_bundled ("no-such", NULL));
}

static void
test_every_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStory) story = read_text (
    "{\"story\": \"my-story-2\", \"title\": \"A \\\"title\\\"\", \"subtitle\": \"Of it\", \"scenes\": ["
    "{\"id\": \"one\", \"title\": \"One\", \"text\": \"*{site:a/name}*\\nand {{more}}\", \"notes\": \"Say {count:country=CN}.\","
    " \"seconds\": 45, \"view\": \"monazite:view?date=2010-09&center=30,100&zoom=3&layers=sites&stage=mining&select=sites/a\","
    " \"until\": \"2025\", \"sources\": [\"s1\", \"b\"], \"then\": {\"site:a/name\": \"A\", \"count:country=CN\": \"12\"}},"
    "{\"id\": \"two\", \"title\": \"Two\", \"view\": \"monazite:view?page=charts\", \"chart\": \"mine-production\"},"
    "{\"id\": \"three\", \"title\": \"Three\", \"view\": \"monazite:view?page=whatif&scenario=japan-2010\", \"chart\": \"scenario-loss\","
    " \"text\": \"\", \"notes\": \"\", \"sources\": [], \"then\": {}}]}", &error);
  const MzStoryScene *scene;

  g_assert_no_error (error);
  g_assert_cmpstr (mz_story_get_id (story), ==, "my-story-2");
  g_assert_cmpstr (mz_story_get_title (story), ==, "A \"title\"");
  g_assert_cmpstr (mz_story_get_subtitle (story), ==, "Of it");
  g_assert_cmpuint (mz_story_get_n_scenes (story), ==, 3);
  g_assert_cmpuint (mz_story_get_seconds (story), ==, 45);
  scene = mz_story_peek_scene (story, 0);
  g_assert_cmpstr (scene->id, ==, "one");
  g_assert_cmpstr (scene->text, ==, "*{site:a/name}*\nand {{more}}");
  g_assert_cmpstr (scene->notes, ==, "Say {count:country=CN}.");
  g_assert_cmpuint (scene->view->date.year, ==, 2010);
  g_assert_cmpstr (scene->view->id, ==, "a");
  g_assert_cmpuint (scene->until.year, ==, 2025);
  g_assert_cmpstr (scene->sources[1], ==, "b");
  g_assert_cmpuint (scene->then->len, ==, 2);
  g_assert_cmpstr (mz_story_scene_get_then (scene, "count:country=CN"), ==, "12");
  g_assert_cmpstr (mz_story_scene_get_chart (mz_story_peek_scene (story, 1)), ==, "mine-production");
  scene = mz_story_peek_scene (story, 2);
  g_assert_cmpstr (scene->view->scenario, ==, "japan-2010");
  g_assert_null (scene->notes);
  assert_round_trip (story);
}

/* Names as people have them, and as nobody should: they come back to the byte. */
static void
test_naughty_names (void)
{
  static const char *const names[] = { "Ça c'est l'été", "日本のレアアース", "العربية", "<b>&amp;</b>", "\\u0041 \\\" \\/", "%s%n%x", "${HOME}",
                                       "'; DROP TABLE sites; --", "../../etc/passwd", "NaN", "null", "🧲 👩‍🔬", "a\u0301", "\u202eabc",
                                       "\uFEFF", "--help", " " };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MzStoryScene *scene = mz_story_scene_new ("one", names[i]);
      g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
      g_autoptr (MzStory) story = NULL;

      g_free (scene->text);
      scene->text = g_strdup (strpbrk (names[i], "{}*") == NULL ? names[i] : "");
      mz_story_scene_add_then (scene, "site:a/name", names[i]);
      g_ptr_array_add (scenes, scene);
      story = mz_story_new ("s", names[i], names[i], scenes);
      assert_round_trip (story);
    }
}

/* What is refused, with the line and the column of the field. tests/corpus/story has the rest. */
static void
test_errors (void)
{
  static const struct
  {
    const char *text, *message;
    guint       line, column;
  } cases[] = {
    { "[]", "a story is one object", 1, 1 },
    { HEAD "{\"id\": \"a\", \"title\": \"A\"}" END, "scenes[1].view is missing", 3, 1 },
    { HEAD "{\"id\": \"a\", \"title\": \"A\",\n \"view\": \"http://x\"}" END, "scenes[1].view is no address of a view", 4, 2 },
    { HEAD "{\"id\": \"a\", \"title\": \"A\", \"view\": \"monazite:view\"},\n{\"id\": \"a\", \"title\": \"B\", \"view\": \"monazite:view\"}" END,
      "scenes[2].id “a” is that of another scene", 4, 2 },
    { HEAD "{\"id\": \"a\", \"title\": \"A\", \"view\": \"monazite:view\",\n   \"text\": \"{site:a/b}\"}" END,
      "scenes[1].text has the figure {site:a/b}", 4, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (GError) error = NULL;
      const MzFinding *finding;

      g_assert_null (mz_story_check (bytes, NULL, "story.json", report));
      finding = mz_report_peek (report, 0);
      g_assert_true (g_str_has_prefix (finding->message, cases[i].message));
      g_assert_cmpuint (finding->line, ==, cases[i].line);
      g_assert_cmpuint (finding->column, ==, cases[i].column);
      g_assert_null (mz_story_read (bytes, &error));
      g_assert_error (error, MZ_IO_ERROR, MZ_IO_ERROR_SCHEMA);
    }
}

/* A view whose search makes no address of 4,096 bytes cannot be written; the reader would not take it. */
static void
test_too_long_a_view (void)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
  g_autofree char *search = g_strnfill (5000, 'a');
  MzStoryScene *scene = mz_story_scene_new ("one", "One");
  g_autoptr (MzStory) story = NULL;
  g_autoptr (GError) error = NULL;

  mz_query_unref (scene->view->query);
  scene->view->query = mz_query_new (&(MzFacets) { .text = search });
  g_ptr_array_add (scenes, scene);
  story = mz_story_new ("s", "S", NULL, scenes);
  g_assert_null (mz_story_write (story, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static gboolean
is_story (const char *text)
{
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (text, strlen (text), NULL);

  return mz_story_is (outline);
}

static void
test_is (void)
{
  g_assert_true (is_story ("{\"scenes\": 3}"));
  g_assert_false (is_story ("{\"moves\": []}"));
  g_assert_false (is_story ("{\"type\": \"FeatureCollection\", \"scenes\": []}"));
  g_assert_false (is_story ("[]"));
  g_assert_false (is_story ("{"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/story-reader/bundled", test_bundled);
  g_test_add_func ("/io/story-reader/every-field", test_every_field);
  g_test_add_func ("/io/story-reader/naughty-names", test_naughty_names);
  g_test_add_func ("/io/story-reader/errors", test_errors);
  g_test_add_func ("/io/story-reader/too-long-a-view", test_too_long_a_view);
  g_test_add_func ("/io/story-reader/is", test_is);
  return g_test_run ();
}
