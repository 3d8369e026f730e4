/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-window.h"

#include "mz-facts-reader.h"

static GtkApplication *application;
static gboolean        wants_bundled;

/* For tests of what is compiled into the program: its facts in place of the handmade ones. */
void
mz_test_window_use_bundled_facts (void)
{
  wants_bundled = TRUE;
}

static MzWorkspace *
workspace_new (const char *date)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = NULL;
  MzWorkspace *workspace;
  MzPartialDate day;

  if (!wants_bundled)
    return mz_test_workspace_new (date);
  dataset = mz_facts_load_bundled (report);
  g_assert_true (mz_partial_date_parse (date, &day, NULL));
  workspace = mz_workspace_new (dataset);
  mz_workspace_set_date (workspace, day);
  return workspace;
}

static gboolean
is_settled (gpointer map)
{
  return mz_map_view_is_settled (map);
}

void
mz_test_window_settle (MzTestWindow *self)
{
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  g_assert_true (mz_test_wait_until (is_settled, self->map, 20000));
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
set_up (MzTestWindow *self, gconstpointer size)
{
  MzBasemap *basemap = mz_basemap_get_bundled ();
  int width = 1200, height = 800;

  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  self->workspace = workspace_new ("2026-07-10");
  self->window = mz_window_new (application, self->workspace, basemap, NULL);
  self->map = MZ_MAP_VIEW (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_MAP_VIEW));
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  mz_test_wait_shown (GTK_WINDOW (self->window));
  if (mz_test_has_xdo ())
    {
      /* There is no window manager to give the window the keyboard. */
      mz_test_xdo ("search --onlyvisible --name Monazite windowfocus");
      g_assert_true (mz_test_wait_until (is_active, self->window, 20000));
    }
  mz_test_window_settle (self);
}

static gboolean
is_gone (gpointer workspace)
{
  return *(gpointer *) workspace == NULL;
}

/* Nobody keeps the workspace; a worker that is still painting gives it back when it has done. */
static void
tear_down (MzTestWindow *self, gconstpointer size)
{
  gpointer workspace = self->workspace;

  gtk_window_destroy (GTK_WINDOW (self->window));
  mz_test_drain ();
  g_object_add_weak_pointer (workspace, &workspace);
  g_object_unref (self->workspace);
  g_assert_true (mz_test_wait_until (is_gone, &workspace, 10000));
}

const char *
mz_test_window_get_selection (MzTestWindow *self)
{
  MzRecord *record = mz_workspace_get_selection (self->workspace);

  return record != NULL ? mz_record_get_id (record) : "";
}

const MzMapMark *
mz_test_window_find_mark (MzTestWindow *self, const char *id)
{
  const MzMapMark *mark = mz_map_scene_find_mark (mz_map_view_get_scene (self->map),
                                                  mz_test_record (self->workspace, id));

  g_assert_nonnull (mark);
  return mark;
}

void
mz_test_window_click_mark (MzTestWindow *self, const char *id)
{
  const MzMapMark *mark = mz_test_window_find_mark (self, id);

  mz_test_xdo_at (GTK_WIDGET (self->map), mark->x, mark->y, "click 1");
  mz_test_window_settle (self);
}

/* Runs each of the cases in a window of its own. */
int
mz_test_window_run (int argc, char *argv[], const char *path, const MzTestWindowCase *cases, guint n)
{
  int status;

  mz_test_know_system ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  application = GTK_APPLICATION (adw_application_new ("org.monazite.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/monazite/Monazite");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (path, cases[i].name, NULL);

      g_test_add_vtable (name, sizeof (MzTestWindow), cases[i].size, (GTestFixtureFunc) set_up,
                         (GTestFixtureFunc) cases[i].test, (GTestFixtureFunc) tear_down);
    }
  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
