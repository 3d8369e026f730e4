/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-story-text.h"

#include "mz-story-words.h"
#include "mz-test-story.h"

static MzDataset      *facts;
static MzStoryContext *context;

/* Emphasis, figures in it and beside it, signs, two paragraphs; a figure that stands there twice is one. */
static void
test_runs (void)
{
  g_autoptr (MzStoryText) text = mz_story_text_new ("In *{site:red-hill/name} alone*: {series:mine-production/AU/2024}, {{2**3}} & more.\n"
                                                    "{site:red-hill/name} again", context);
  const MzStoryTextRun *run;

  g_assert_cmpstr (text->plain, ==, "In Red Hill alone: 13,000 t REO, {2*3} & more.\nRed Hill again");
  g_assert_cmpstr (text->markup, ==, "In <b>Red Hill</b><b> alone</b>: 13,000 t REO, {2*3} &amp; more.\nRed Hill again");
  g_assert_cmpuint (text->figures->len, ==, 2);
  g_assert_cmpuint (text->runs->len, ==, 8);
  run = text->runs->pdata[1];
  g_assert_true (run->strong);
  g_assert_true (run->figure == text->figures->pdata[0]);
  run = text->runs->pdata[2];
  g_assert_true (run->strong && run->figure == NULL);
  run = text->runs->pdata[6];
  g_assert_true (run->figure == text->figures->pdata[0]);
  /* In, Red, Hill, alone:, 13,000, t, REO,, {2*3}, &, more., Red, Hill, again */
  g_assert_cmpuint (mz_story_text_count_words (text), ==, 13);
}

/* A text that is not sound is shown as it stands, and nothing is a text, too. */
static void
test_odd (void)
{
  g_autoptr (MzStoryText) unsound = mz_story_text_new ("half {a", context), none = mz_story_text_new (NULL, context);
  g_autoptr (MzStoryText) strange = mz_story_text_new ("<i>{mine:x}</i>", context);

  g_assert_cmpstr (unsound->plain, ==, "half {a");
  g_assert_cmpstr (none->plain, ==, "");
  g_assert_cmpuint (mz_story_text_count_words (none), ==, 0);
  g_assert_cmpstr (strange->markup, ==, "&lt;i&gt;not known&lt;/i&gt;");
}

typedef struct
{
  const char *text, *message;
} Unsound;

static const Unsound unsound_texts[] = {
  { "{", "the { at character 1 is not closed" },      { "é{a{b}", "the { at character 2 is not closed" },
  { "{a\n}", "the { at character 1 is not closed" },  { "a} b", "the } at character 2 closes nothing" },
  { "{{}", "the } at character 3 closes nothing" },   { "a *b {c}", "the * at character 3 is not closed" },
  { "***", "the * at character 3 is not closed" },
};

static void
test_unsound (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unsound_texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mz_story_runs_parse (unsound_texts[i].text, &error));
      g_assert_true (g_str_has_prefix (error->message, unsound_texts[i].message));
    }
}

/* A blank parts Latin letters from others, but not a name in Chinese or Japanese from its sentence. */
static void
test_wide (void)
{
  g_autoptr (MzDataset) named = mz_test_story_facts ();
  g_autoptr (MzStoryText) text = NULL;
  MzStoryContext *own;

  mz_test_story_overlay (named, "{ \"sites\": [{ \"id\": \"old-plant\", \"name\": \"古い工場\", \"country\": \"CN\", \"lat\": 31,"
                                " \"lon\": 111, \"precision\": \"town\", \"kind\": \"separation\", \"stages\": [\"separation\"],"
                                " \"minerals\": [\"Nd\"], \"sources\": [\"s3\"],"
                                " \"status\": [{ \"from\": \"1990\", \"state\": \"operating\" }] }] }");
  own = mz_story_context_new (named, NULL, MZ_PARTIAL_DATE_NONE);
  text = mz_story_text_new ("中国は *{site:old-plant/name}* と {site:red-hill/name} の {site:old-plant/name} {site:old-plant/name} the", own);
  g_assert_cmpstr (text->plain, ==, "中国は古い工場と Red Hill の古い工場 古い工場 the");
  mz_story_context_free (own);
}

/* Of the figures in their order, then the scene's own, each once: s1 of the name, s2 of the point, s3 of the scene. */
static void
test_sources (void)
{
  g_autoptr (MzStoryScene) scene = mz_test_story_scene ("", "{site:red-hill/name}: {series:mine-production/CN/2024}");
  static const char *const expected[] = { "s1", "s2", "s3", NULL };
  g_auto (GStrv) sources = NULL;

  g_strfreev (scene->sources);
  scene->sources = g_strsplit ("s2,s3", ",", -1);
  sources = mz_story_scene_dup_sources (scene, context);
  g_assert_cmpstrv (sources, expected);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_test_story_facts ();
  context = mz_story_context_new (facts, NULL, MZ_PARTIAL_DATE_NONE);
  g_test_add_func ("/story/text/runs", test_runs);
  g_test_add_func ("/story/text/odd", test_odd);
  g_test_add_func ("/story/text/unsound", test_unsound);
  g_test_add_func ("/story/text/wide", test_wide);
  g_test_add_func ("/story/text/sources", test_sources);
  status = g_test_run ();
  mz_story_context_free (context);
  g_object_unref (facts);
  return status;
}
