/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames that the window saves: the files of the command line to the byte; stopped, and with a full disk, those that were done. */
#include "mz-window-private.h"

#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mz-cli-private.h"
#include "mz-export-dialog.h"
#include "mz-faults.h"
#include "mz-test-window.h"

#define SCENARIO "confrontation-overshoots"

typedef struct
{
  GtkWidget   *dialog;
  MzFramesRow *row;
  char        *folder, *stem;
  char        *said; /* (nullable): what a toast would say */
} Saving;

static void
saved_cb (Saving *self, const char *said)
{
  self->said = g_strdup (said);
}

static void
begin (Saving *self, MzTestWindow *window, const MzFrames *frames, gboolean contact_sheet)
{
  MzPictureChoice choice = { 320, 200, 1, MZ_THEME_DARK, MZ_PROJECTION_MERCATOR, TRUE, TRUE };

  *self = (Saving) { NULL };
  self->dialog = mz_export_dialog_new (GTK_WINDOW (window->window), window->workspace, mz_basemap_get_bundled (), NULL, NULL);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  mz_export_dialog_set_choice (MZ_EXPORT_DIALOG (self->dialog), &choice);
  self->row = mz_export_dialog_get_frames (MZ_EXPORT_DIALOG (self->dialog), TRUE);
  mz_frames_row_set_frames (self->row, frames, contact_sheet);
  g_signal_connect_swapped (self->dialog, "saved", G_CALLBACK (saved_cb), self);
  self->folder = g_dir_make_tmp ("mz-frames-XXXXXX", NULL);
  self->stem = g_build_filename (self->folder, "100%d", NULL);
}

static void
end (Saving *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_free (self->folder);
  g_free (self->stem);
  g_free (self->said);
}

static void
wait (Saving *self)
{
  while (self->dialog != NULL && mz_frames_row_is_saving (self->row))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_files (const Saving *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_same_file (const char *a, const char *b)
{
  g_autofree char *left = NULL, *right = NULL;
  gsize left_length, right_length;

  g_assert_true (g_file_get_contents (a, &left, &left_length, NULL));
  g_assert_true (g_file_get_contents (b, &right, &right_length, NULL));
  g_assert_cmpmem (left, left_length, right, right_length);
}

/* 2019 to 2022 are four. The window's clock and choice stay, and its loop runs between the frames. */
static void
test_same (MzTestWindow *self, gconstpointer unused)
{
  MzFrames frames = { { 2019, 0, 0 }, { 2022, 0, 0 }, MZ_DATE_PRECISION_YEAR };
  MzPartialDate date = mz_partial_date_new (2025, 3, 0);
  g_autoptr (MzScenario) scenario = mz_cli_load_scenario (SCENARIO, mz_workspace_get_facts (self->workspace), NULL);
  MzView view = { 30, 110, 3.5, 800, 500 };
  g_autofree char *pattern = NULL, *sheet = NULL, *other_sheet = NULL, *center = NULL, *zoom = NULL;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  Saving saving;

  mz_workspace_set_scenario (self->workspace, scenario);
  mz_workspace_settle (self->workspace);
  mz_workspace_set_view (self->workspace, &view);
  mz_workspace_set_date (self->workspace, date);
  begin (&saving, self, &frames, TRUE);
  mz_export_dialog_get_view (MZ_EXPORT_DIALOG (saving.dialog), &view);
  mz_frames_row_save (saving.row, saving.stem);
  wait (&saving);
  g_assert_null (saving.dialog);
  g_assert_nonnull (strstr (saving.said, "4 frames"));
  g_assert_cmpuint (count_files (&saving), ==, 5);
  g_assert_true (mz_partial_date_equal (mz_workspace_get_date (self->workspace), date));

  pattern = g_build_filename (saving.folder, "cli-%04d.png", NULL);
  other_sheet = g_build_filename (saving.folder, "cli.pdf", NULL);
  center = g_strdup_printf ("%.17g,%.17g", view.lat, view.lon);
  zoom = g_strdup (g_ascii_dtostr (digits, sizeof digits, view.zoom));
  {
    char *words[] = { "render", "--center", center, "--zoom", zoom, "--scenario", SCENARIO, "--size", "320x200", "--theme", "dark",
                      "--from", "2019", "--to", "2022", "--step", "year", "-o", pattern, "--contact-sheet", other_sheet, NULL };

    g_assert_cmpint (mz_cli_render (words), ==, MZ_EXIT_DONE);
  }
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *ours = g_strdup_printf ("%s-%04u.png", saving.stem, i);
      g_autofree char *theirs = g_strdup_printf ("%s/cli-%04u.png", saving.folder, i);

      assert_same_file (ours, theirs);
    }
  sheet = g_strconcat (saving.stem, ".pdf", NULL);
  assert_same_file (sheet, other_sheet);
  mz_workspace_set_scenario (self->workspace, NULL);
  mz_workspace_settle (self->workspace);
  end (&saving);
}

/* After the first one; it stays, and the dialog is ready for more. Then nothing is written over. */
static void
test_stop (MzTestWindow *self, gconstpointer unused)
{
  MzFrames frames = { { 2020, 1, 0 }, { 2022, 12, 0 }, MZ_DATE_PRECISION_MONTH };
  g_autofree char *text = NULL;
  Saving saving;
  guint n;

  begin (&saving, self, &frames, FALSE);
  mz_frames_row_save (saving.row, saving.stem);
  while (count_files (&saving) == 0)
    g_main_context_iteration (NULL, TRUE);
  mz_frames_row_stop (saving.row);
  wait (&saving);
  n = count_files (&saving);
  text = g_strdup_printf ("Stopped: %u of 36 frames are saved.", n);
  g_assert_cmpuint (n, <, 36);
  g_assert_cmpstr (mz_frames_row_get_said (saving.row), ==, text);

  mz_frames_row_save (saving.row, saving.stem);
  wait (&saving);
  g_assert_nonnull (strstr (mz_frames_row_get_said (saving.row), "100%d-0001.png already"));
  g_assert_cmpuint (count_files (&saving), ==, n);
  end (&saving);
}

/* The dialog is closed while a frame is on its way. */
static void
test_close (MzTestWindow *self, gconstpointer unused)
{
  MzFrames frames = { { 2020, 1, 0 }, { 2022, 12, 0 }, MZ_DATE_PRECISION_MONTH };
  Saving saving;

  begin (&saving, self, &frames, FALSE);
  mz_frames_row_save (saving.row, saving.stem);
  while (count_files (&saving) == 0)
    g_main_context_iteration (NULL, TRUE);
  /* The row lives until the frame is written. */
  g_object_add_weak_pointer (G_OBJECT (saving.row), (gpointer *) &saving.row);
  gtk_window_destroy (GTK_WINDOW (saving.dialog));
  while (saving.dialog != NULL || saving.row != NULL)
    g_main_context_iteration (NULL, TRUE);
  mz_test_window_settle (self);
  g_assert_cmpuint (count_files (&saving), <, 36);
  g_assert_null (saving.said);
  end (&saving);
}

static void
test_full (MzTestWindow *self, gconstpointer unused)
{
  MzFaultsArm arm = (MzFaultsArm) dlsym (RTLD_DEFAULT, "mz_faults_arm");
  MzFaultsDisarm disarm = (MzFaultsDisarm) dlsym (RTLD_DEFAULT, "mz_faults_disarm");
  MzFrames frames = { { 2020, 0, 0 }, { 2022, 0, 0 }, MZ_DATE_PRECISION_YEAR };
  Saving saving;

  if (arm == NULL)
    {
      g_test_skip ("without the module that makes faults");
      return;
    }
  begin (&saving, self, &frames, FALSE);
  arm (&(MzFaultPlan) { .call = MZ_FAULT_WRITE, .nth = 1, .what = ENOSPC, .lasting = 1, .under = saving.folder });
  mz_frames_row_save (saving.row, saving.stem);
  wait (&saving);
  disarm ();
  g_assert_cmpstr (mz_frames_row_get_said (saving.row), ==,
                   "The disk is full: 0 of 3 frames are saved. Make room on it, or take another folder.");
  g_assert_cmpuint (count_files (&saving), ==, 0);
  end (&saving);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "same", test_same, NULL }, { "stop", test_stop, NULL }, { "close", test_close, NULL }, { "full", test_full, NULL },
  };

  mz_test_window_use_bundled_facts ();
  return mz_test_window_run (argc, argv, "/app/frames/", cases, G_N_ELEMENTS (cases));
}
