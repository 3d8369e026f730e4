/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-scene.h"

#include "mz-facts-reader.h"

static MzWorkspace *
workspace_of (MzDataset *dataset, MzReport *report, const char *date)
{
  MzWorkspace *workspace;
  MzPartialDate day;

  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      g_autofree char *finding = mz_finding_to_string (mz_report_peek (report, i));

      g_error ("%s", finding);
    }
  g_assert_true (mz_partial_date_parse (date, &day, NULL));
  workspace = mz_workspace_new (dataset);
  mz_workspace_set_date (workspace, day);
  return workspace;
}

/* Over facts.json, the clock on @date. */
MzWorkspace *
mz_test_scene_workspace (const char *date)
{
  return mz_test_scene_overlaid (date, NULL);
}

/* The same with more records; @more: (nullable): a file of facts. */
MzWorkspace *
mz_test_scene_overlaid (const char *date, const char *more)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "render", "facts.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, size);
  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "facts.json", report));
  if (more != NULL)
    {
      g_autoptr (GBytes) more_bytes = g_bytes_new_static (more, strlen (more));

      g_assert_true (mz_facts_overlay_bytes (dataset, more_bytes, "more.json", report));
    }
  return workspace_of (dataset, report, date);
}

/* Over the facts that come with the program. */
MzWorkspace *
mz_test_scene_bundled (const char *date)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);

  return workspace_of (dataset, report, date);
}

/* A scene without a basemap over facts.json, the clock on @date; @workspace: (out): (transfer full): what it is of. */
MzMapScene *
mz_test_scene_new (const char *date, MzWorkspace **workspace)
{
  *workspace = mz_test_scene_workspace (date);
  return mz_map_scene_new (*workspace, NULL);
}

/* The record of any kind with this id, which must be there. */
MzRecord *
mz_test_scene_record (MzWorkspace *workspace, const char *id)
{
  MzRecord *record = mz_dataset_find (mz_workspace_get_dataset (workspace), id);

  g_assert_nonnull (record);
  return record;
}

/* Leaves only what has @text in it; "" for all. */
void
mz_test_scene_set_text (MzWorkspace *workspace, const char *text)
{
  MzFacets facets = { .text = text };
  g_autoptr (MzQuery) query = mz_query_new (&facets);

  mz_workspace_set_query (workspace, query);
}
