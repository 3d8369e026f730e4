/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table on its way over the facts: its columns, its rows, what is settled, with keys. */
#include <glib/gstdio.h>
#include <string.h>

#include "mz-import-dialog.h"
#include "mz-import-list.h"
#include "mz-test-window.h"

/* Of the bundled facts, "mountain-pass" is a mine called Mountain Pass. */
static const char table[] =
  "Project;Breite;Länge;Land;Type\n"
  "Mountain Pass;12,5;13,5;US;mine\n"
  "New place;1,5;2,5;DE;mine\n"
  "Nowhere;191;2,5;DE;mine\n"
  "Third;3,5;4,5;DE;deposit\n";

static char *folder, *path;

static guint
count_sites (MzTestWindow *fixture)
{
  return mz_store_get_length (mz_dataset_get_store (mz_workspace_get_facts (fixture->workspace), MZ_RECORD_SITE));
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MZ_IS_IMPORT_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer unused)
{
  return find_dialog () != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL && !mz_window_is_loading (((MzTestWindow *) data)->window);
}

static GtkWidget *
wait_dialog (void)
{
  g_assert_true (mz_test_wait_until (has_dialog, NULL, 10000));
  mz_test_wait_shown (find_dialog ());
  mz_test_wait_frames (GTK_WIDGET (find_dialog ()), 2);
  return GTK_WIDGET (find_dialog ());
}

static GtkWidget *
open_table (MzTestWindow *fixture)
{
  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  mz_window_lay_over (fixture->window, path);
  return wait_dialog ();
}

static void
press_primary (GtkWidget *dialog)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
}

static void
check_primary (GtkWidget *dialog, const char *label)
{
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_window_get_default_widget (GTK_WINDOW (dialog)))), ==, label);
}

static void
wait_closed (MzTestWindow *fixture)
{
  g_assert_true (mz_test_wait_until (has_no_dialog, fixture, 10000));
  mz_test_window_settle (fixture);
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  return mz_test_find_text (widget, text) != NULL;
}

/* The columns as they were told, then the rows; one is wrong, one is in the facts already, and what is left is added. */
static void
test_table (MzTestWindow *fixture, gconstpointer size)
{
  guint before = count_sites (fixture);
  GtkWidget *dialog = open_table (fixture);

  g_assert_true (shows (dialog, "table.csv"));
  g_assert_true (shows (dialog, "Latitude"));
  g_assert_true (shows (dialog, "12,5"));
  g_assert_true (shows (dialog, "4 rows; 1 cannot be read"));
  press_primary (dialog);
  mz_test_wait_frames (dialog, 4);
  g_assert_true (shows (dialog, "Line 4: left out"));
  g_assert_true (shows (dialog, "lat 191 is out of range (-90 to 90)"));
  g_assert_true (shows (dialog, "Has the name of “Mountain Pass” in the facts:"));
  /* Of the match, the facts' is kept. */
  check_primary (dialog, "_Add 2 Sites");
  g_assert_cmpuint (count_sites (fixture), ==, before);
  press_primary (dialog);
  wait_closed (fixture);
  g_assert_cmpuint (count_sites (fixture), ==, before + 2);
  g_assert_true (shows (GTK_WIDGET (fixture->window), "2 sites added"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-load", NULL);
  g_assert_cmpuint (count_sites (fixture), ==, before);
}

/* Esc takes nothing. */
static void
test_close (MzTestWindow *fixture, gconstpointer size)
{
  guint before = count_sites (fixture);
  GtkWidget *dialog = open_table (fixture);

  g_assert_true (mz_test_press (dialog, GDK_KEY_Escape, 0));
  wait_closed (fixture);
  g_assert_cmpuint (count_sites (fixture), ==, before);
}

/* Whoever takes the file's has it in the place of the facts', under its id. */
static void
test_settle (MzTestWindow *fixture, gconstpointer size)
{
  guint before = count_sites (fixture);
  GtkWidget *dialog = open_table (fixture), *choice;

  press_primary (dialog);
  mz_test_wait_frames (dialog, 4);
  choice = gtk_widget_get_ancestor (mz_test_find_text (dialog, "Take the file’s in its place"), GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_widget_grab_focus (choice));
  g_assert_true (mz_test_press (choice, GDK_KEY_space, 0));
  check_primary (dialog, "_Add 3 Sites");
  press_primary (dialog);
  wait_closed (fixture);
  g_assert_cmpuint (count_sites (fixture), ==, before + 2);
  g_assert_cmpfloat (mz_site_peek (mz_test_record (fixture->workspace, "mountain-pass"))->lat, ==, 12.5);
}

/* Another column is the name: then the rows are read anew. */
static void
test_columns (MzTestWindow *fixture, gconstpointer size)
{
  GtkWidget *dialog = open_table (fixture), *choice;

  choice = gtk_widget_get_ancestor (mz_test_find_text (dialog, "Country"), GTK_TYPE_DROP_DOWN);
  /* "Left out" is the first: a country is not needed then, and the file knows none. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  press_primary (dialog);
  g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
  while (!gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))))
    g_main_context_iteration (NULL, TRUE);
  mz_test_wait_frames (dialog, 4);
  g_assert_cmpstr (mz_site_peek (MZ_SITE (mz_import_peek_row (mz_import_dialog_get_import (MZ_IMPORT_DIALOG (dialog)), 1)->record))
                   ->country, ==, "");
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (fixture);
}

static void
paste (MzTestWindow *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), text);
  g_assert_true (mz_test_press (GTK_WIDGET (fixture->map), GDK_KEY_v, GDK_CONTROL_MASK));
}

static gboolean
has_one_more (gpointer data)
{
  MzTestWindow *fixture = data;

  return mz_dataset_find (mz_workspace_get_facts (fixture->workspace), "pasted-1") != NULL;
}

/* Rows of a spreadsheet ask; clean points do not; anything else says so. */
static void
test_paste (MzTestWindow *fixture, gconstpointer size)
{
  GtkWidget *dialog;

  paste (fixture, "name\tlat\tlon\tkind\nHere\t1.5\t2.5\tmine\n");
  dialog = wait_dialog ();
  press_primary (dialog);
  mz_test_wait_frames (dialog, 2);
  check_primary (dialog, "_Add 1 Site");
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (fixture);

  paste (fixture, "{\"type\":\"Point\",\"coordinates\":[1,2]}");
  g_assert_true (mz_test_wait_until (has_one_more, fixture, 10000));
  wait_closed (fixture);
  paste (fixture, "Just a sentence.");
  for (guint i = 0; i < 100 && !shows (GTK_WIDGET (fixture->window), "What was copied is neither a table nor points that can be laid "
                                       "over the facts."); i++)
    mz_test_wait_frames (GTK_WIDGET (fixture->window), 1);
  g_assert_null (find_dialog ());
}

/* Two tables: the second waits until the first has been answered. */
static void
test_two (MzTestWindow *fixture, gconstpointer size)
{
  GtkWidget *dialog = open_table (fixture);

  mz_window_lay_over (fixture->window, path);
  press_primary (dialog);
  press_primary (dialog);
  dialog = wait_dialog ();
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (fixture);
}

/* The window may go while it asks. */
static void
test_window_goes (MzTestWindow *fixture, gconstpointer size)
{
  open_table (fixture);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "table", test_table, "1200x800" },
    { "close", test_close, "1200x800" },
    { "settle", test_settle, "1200x800" },
    { "columns", test_columns, "1200x800" },
    { "paste", test_paste, "1200x800" },
    { "two", test_two, "1200x800" },
    { "window-goes", test_window_goes, "1200x800" },
  };
  int status;

  mz_test_window_use_bundled_facts ();
  folder = g_dir_make_tmp ("test-import-dialog-XXXXXX", NULL);
  path = g_build_filename (folder, "table.csv", NULL);
  status = mz_test_window_run (argc, argv, "/app/import-dialog/", cases, G_N_ELEMENTS (cases));
  g_remove (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
  return status;
}
