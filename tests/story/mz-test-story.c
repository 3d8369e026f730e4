/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-story.h"

#include <string.h>

#include "mz-facts-reader.h"

/* Lays a file over @facts, which must be sound. */
void
mz_test_story_overlay (MzDataset *facts, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MzReport) report = mz_report_new ();

  g_assert_true (mz_facts_overlay_bytes (facts, bytes, "facts.json", report));
  for (guint i = 0; i < mz_report_get_length (report); i++)
    g_error ("%s", mz_report_peek (report, i)->message);
}

/* Those of facts.json, as of July 2026. (transfer full) */
MzDataset *
mz_test_story_facts (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "story", "facts.json", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;
  MzDataset *facts = mz_dataset_new ();

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  mz_test_story_overlay (facts, text);
  mz_dataset_set_as_of (facts, mz_partial_date_new (2026, 7, 0));
  return facts;
}

/* A scene of the view, which is an address without its beginning. (transfer full) */
MzStoryScene *
mz_test_story_scene (const char *view, const char *text)
{
  MzStoryScene *scene = mz_story_scene_new ("scene", "Title");
  g_autofree char *address = g_strconcat ("monazite:view", view, NULL);
  g_autoptr (GError) error = NULL;

  mz_address_free (scene->view);
  scene->view = mz_address_parse (address, &error);
  g_assert_no_error (error);
  g_free (scene->text);
  scene->text = g_strdup (text);
  return scene;
}
