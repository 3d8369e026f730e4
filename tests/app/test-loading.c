/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files laid over the facts in the window: it goes on meanwhile, says what has come of it, and takes it back. */
#include <glib/gstdio.h>

#include "mz-compat.h"
#include "mz-map-view.h"
#include "mz-test-document.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"
#include "mz-window.h"

typedef struct
{
  MzWorkspace *workspace;
  MzWindow    *window;
  char        *folder;
  char        *path;
  guint        n_sites; /* before */
  guint        n_turns;
  gint64       last_turn, longest; /* microseconds */
} Fixture;

static GtkApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  MzBasemap *basemap = mz_basemap_get_bundled ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->folder = g_dir_make_tmp ("test-loading-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "points.geojson", NULL);
  fixture->workspace = mz_test_workspace_new ("2026-07-10");
  fixture->window = mz_window_new (application, fixture->workspace, basemap, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  mz_test_wait_shown (GTK_WINDOW (fixture->window));
  fixture->n_sites = mz_store_get_length (mz_dataset_get_store (mz_workspace_get_dataset (fixture->workspace),
                                                                MZ_RECORD_SITE));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer workspace = fixture->workspace;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (workspace, &workspace);
  g_object_unref (fixture->workspace);
  /* The thread that reads comes to an end first. */
  g_assert_true (mz_test_wait_until (is_gone, &workspace, 60000));
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_points (Fixture *fixture, guint n)
{
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%d,%d]},"
                            "\"properties\":{\"name\":\"Point %u\",\"minerals\":[\"Nd\"]}}", i > 0 ? ",\n" : "",
                            (int) (i % 359) - 179, (int) (i % 131) - 60, i);
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (fixture->path, text->str, -1, NULL));
}

static guint
count_sites (Fixture *fixture)
{
  return mz_store_get_length (mz_dataset_get_store (mz_workspace_get_dataset (fixture->workspace), MZ_RECORD_SITE));
}

static gboolean
is_done (gpointer data)
{
  Fixture *fixture = data;

  return !mz_window_is_loading (fixture->window);
}

static void
wait_loaded (Fixture *fixture)
{
  g_assert_true (mz_test_wait_until (is_done, fixture, 60000));
}

static gboolean
turn_cb (gpointer data)
{
  Fixture *fixture = data;

  if (fixture->n_turns++ > 0)
    fixture->longest = MAX (fixture->longest, g_get_monotonic_time () - fixture->last_turn);
  fixture->last_turn = g_get_monotonic_time ();
  return G_SOURCE_CONTINUE;
}

static gboolean
shows_text (Fixture *fixture, const char *text)
{
  return mz_test_find_text (GTK_WIDGET (fixture->window), text) != NULL;
}

/* Under the sanitizer the message that so many are there would be gone before they are drawn. */
#if defined (__SANITIZE_ADDRESS__)
#define MANY      10000
#define MANY_SAID "10,000 sites added"
#else
#define MANY      100000
#define MANY_SAID "100,000 sites added"
#endif

/* The loop turns and a key works while the file is read; the points are on the map, deposits though they are; and away again. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map = mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_MAP_VIEW);
  MzLayers layers = mz_workspace_get_layers (fixture->workspace);
  guint id = g_timeout_add (5, turn_cb, fixture);

  g_assert_cmpuint (layers & MZ_LAYER_DEPOSITS, ==, 0);
  write_points (fixture, MANY);
  mz_window_lay_over (fixture->window, fixture->path);
  while (fixture->n_turns < 5)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (mz_window_is_loading (fixture->window));
  g_assert_true (mz_test_press (map, GDK_KEY_8, 0));
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace), ==, layers ^ MZ_LAYER_GRATICULE);
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites);
  wait_loaded (fixture);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_source_remove (id);
  g_test_message ("%u turns, the longest took %d ms", fixture->n_turns, (int) (fixture->longest / 1000));
  g_assert_cmpuint (fixture->n_turns, >=, 20);
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites + MANY);
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (fixture->workspace)), >, MANY);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_true (shows_text (fixture, MANY_SAID));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-load", NULL));
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites);
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace) & MZ_LAYER_DEPOSITS, ==, 0);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_false (shows_text (fixture, MANY_SAID));
  /* There is nothing left to undo. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-load", NULL);
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites);
}

/* A slow file is told of, with a way to give it up. */
static void
test_progress_and_cancel (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = mz_test_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_PROGRESS_BAR);
  GtkWidget *button;

  write_points (fixture, 300000);
  mz_window_lay_over (fixture->window, fixture->path);
  mz_window_lay_over (fixture->window, fixture->path);
  g_assert_false (gtk_widget_get_mapped (bar));
  while (mz_window_is_loading (fixture->window) && !gtk_widget_get_mapped (bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_mapped (bar));
  g_assert_true (shows_text (fixture, "Opening points.geojson"));
  button = gtk_widget_get_last_child (gtk_widget_get_parent (bar));
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (mz_test_press (button, GDK_KEY_Escape, 0));
  while (gtk_widget_get_mapped (bar))
    g_main_context_iteration (NULL, TRUE);
  /* The other one is next. */
  g_assert_true (mz_window_is_loading (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cancel-load", NULL);
  wait_loaded (fixture);
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites);
}

/* It is told until the user has read it, with the file and what to do, and nothing else. */
static void
check_told (const char *text)
{
  g_assert_true (mz_test_wait_until (mz_test_has_dialog, NULL, 20000));
  g_assert_true (g_str_has_suffix (mz_message_dialog_get_body (mz_test_find_dialog ()), text));
  mz_test_answer ("close");
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *text = g_strdup_printf ("%s, line 2: The text ends where a comma or “]” is due. Is the file complete?", name);

  g_assert_true (g_file_set_contents (fixture->path, "{\"sites\":[{}\n", -1, NULL));
  mz_window_lay_over (fixture->window, fixture->path);
  wait_loaded (fixture);
  check_told (text);
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites);
}

/* Two files one after the other: only the last can be undone, and the window may go while one is read. */
static void
test_two_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.geojson", NULL);

  write_points (fixture, 3);
  g_assert_true (g_file_set_contents (other, "{\"type\":\"Point\",\"coordinates\":[1,2]}", -1, NULL));
  mz_window_lay_over (fixture->window, fixture->path);
  mz_window_lay_over (fixture->window, other);
  wait_loaded (fixture);
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites + 4);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_true (shows_text (fixture, "1 site added"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-load", NULL));
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites + 3);
  g_remove (other);
  write_points (fixture, 20000);
  mz_window_lay_over (fixture->window, fixture->path);
}

/* A helper for GIS files that dies, or hangs and is given up, costs a message: the window goes on. */
static void
test_bad_helper (Fixture *fixture, gconstpointer data)
{
  g_autofree char *helper = g_build_filename (fixture->folder, "helper", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "mines.gpkg", NULL);
  const char *text = "mines.gpkg: the program that reads GIS files ended before it was done; save the file anew, or its points as GeoJSON";

  g_assert_true (g_file_set_contents (file, "anything", -1, NULL));
  g_assert_true (g_file_set_contents (helper, "#!/bin/sh\necho '{'\nkill -KILL $$\n", -1, NULL));
  g_assert_cmpint (g_chmod (helper, 0700), ==, 0);
  g_setenv ("MONAZITE_GIS", helper, TRUE);
  mz_window_lay_over (fixture->window, file);
  wait_loaded (fixture);
  check_told (text);

  g_assert_true (g_file_set_contents (helper, "#!/bin/sh\necho '{'\nexec sleep 1000\n", -1, NULL));
  g_assert_cmpint (g_chmod (helper, 0700), ==, 0);
  mz_window_lay_over (fixture->window, file);
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 5);
  g_assert_true (mz_window_is_loading (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cancel-load", NULL);
  wait_loaded (fixture);
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites);

  write_points (fixture, 3);
  mz_window_lay_over (fixture->window, fixture->path);
  wait_loaded (fixture);
  g_assert_cmpuint (count_sites (fixture), ==, fixture->n_sites + 3);
  g_unsetenv ("MONAZITE_GIS");
  g_remove (helper);
  g_remove (file);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *name; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "many", test_many },
    { "progress-and-cancel", test_progress_and_cancel },
    { "errors", test_errors },
    { "two-files", test_two_files },
    { "bad-helper", test_bad_helper },
  };
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  application = GTK_APPLICATION (adw_application_new ("org.monazite.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/monazite/Monazite");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/app/loading/", tests[i].name, NULL);

      g_test_add_vtable (path, sizeof (Fixture), NULL, (GTestFixtureFunc) set_up, (GTestFixtureFunc) tests[i].test,
                         (GTestFixtureFunc) tear_down);
    }
  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
