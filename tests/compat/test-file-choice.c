/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file is asked for, by whatever dialog this version of GTK has: taken, left, or no longer wanted. */
#include <glib/gstdio.h>

#include "mz-compat.h"
#include "mz-test-gtk.h"

typedef struct
{
  GtkWindow    *window;
  MzFileChoice *choice;
  GFile        *file;     /* (nullable): the last one that was chosen */
  guint         n_chosen;
} Fixture;

static void
chosen_cb (Fixture *fixture, GFile *file)
{
  g_set_object (&fixture->file, file);
  fixture->n_chosen++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  mz_test_wait_shown (fixture->window);
  fixture->choice = mz_file_choice_new (fixture->window, MZ_FILE_CHOICE_SAVE, "Save It", "_Save");
  mz_file_choice_add_filter (fixture->choice, "Tables", "csv tsv");
  mz_file_choice_add_filter (fixture->choice, "Notes", "txt");
  g_signal_connect_swapped (fixture->choice, "chosen", G_CALLBACK (chosen_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mz_file_choice_clear (&fixture->choice);
  g_assert_null (fixture->choice);
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->file);
  mz_test_drain ();
}

/* The dialog that asks, if it is on the screen. */
static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_strcmp0 (gtk_window_get_title (l->data), "Save It") == 0 && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_asked (gpointer unused)
{
  return find_dialog () != NULL;
}

static gboolean
is_gone (gpointer unused)
{
  return find_dialog () == NULL;
}

static gboolean
is_chosen (gpointer fixture)
{
  return ((Fixture *) fixture)->n_chosen > 0;
}

static GtkWindow *
ask (Fixture *fixture)
{
  mz_file_choice_show (fixture->choice);
  g_assert_true (mz_test_wait_until (is_asked, NULL, 20000));
  mz_file_choice_show (fixture->choice);
  mz_test_wait_frames (GTK_WIDGET (find_dialog ()), 2);
  return find_dialog ();
}

static void
test_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_dir_make_tmp ("monazite-XXXXXX", NULL), *found = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autofree char *wanted = g_build_filename (path, "mine.csv", NULL);

  mz_file_choice_set_folder (fixture->choice, folder);
  mz_file_choice_set_name (fixture->choice, "mine.csv");
  g_signal_emit_by_name (ask (fixture), "response", GTK_RESPONSE_ACCEPT);
  g_assert_true (mz_test_wait_until (is_chosen, fixture, 20000));
  g_assert_nonnull (fixture->file);
  found = g_file_get_path (fixture->file);
  g_assert_cmpstr (found, ==, wanted);
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_true (mz_test_wait_until (is_gone, NULL, 20000));
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
test_left (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (ask (fixture));
  g_assert_true (mz_test_wait_until (is_chosen, fixture, 20000));
  g_assert_null (fixture->file);
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
}

static void
test_cleared (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  mz_file_choice_clear (&fixture->choice);
  g_assert_true (mz_test_wait_until (is_gone, NULL, 20000));
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

int
main (int argc, char *argv[])
{
  mz_test_know_system ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  g_test_add ("/compat/file-choice/taken", Fixture, NULL, set_up, test_taken, tear_down);
  g_test_add ("/compat/file-choice/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/compat/file-choice/cleared", Fixture, NULL, set_up, test_cleared, tear_down);
  return g_test_run ();
}
