/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of the user's document: changed by another program, open elsewhere, on a full disk, and never lost. */
#include <adwaita.h>
#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mz-draft.h"
#include "mz-edit-form.h"
#include "mz-faults.h"
#include "mz-file-lock.h"
#include "mz-test-document.h"

static char *folder;

static char *
make_path (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
  return g_steal_pointer (&path);
}

/* Nothing is overwritten that another program has written, until the user says so. */
static void
test_changed_by_another (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("both.monazite"), *theirs = NULL, *now = NULL;

  mz_test_rename_hill (self, "Mine");
  mz_test_save (self, path);
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  theirs = g_strdup ("{\n  \"monazite\": 1\n}\n");
  g_assert_true (g_file_set_contents (path, theirs, -1, NULL));
  mz_test_rename_hill (self, "Mine, too");
  mz_window_save_document (self->window, NULL);
  mz_test_answer ("cancel");
  g_clear_pointer (&now, g_free);
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, theirs);
  g_assert_true (mz_document_file_is_modified (self->window->file));

  mz_window_save_document (self->window, NULL);
  mz_test_answer ("over");
  g_assert_true (mz_test_wait_until (mz_test_is_saved, self->window, 10000));
  g_clear_pointer (&now, g_free);
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  g_assert_nonnull (strstr (now, "Mine, too"));

  g_assert_true (g_file_set_contents (path, theirs, -1, NULL));
  mz_test_rename_hill (self, "Mine again");
  mz_window_save_document (self->window, NULL);
  mz_test_answer ("theirs");
  g_assert_true (mz_test_wait_until (mz_test_is_saved, self->window, 10000));
  mz_desk_settle (mz_window_get_desk (self->window));
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Hill Mine");
}

static gboolean
says_locked (gpointer window)
{
  return mz_test_find_text (window, "It is still open elsewhere: close it there, or save a copy here") != NULL;
}

static gboolean
is_mine (gpointer window)
{
  return mz_document_file_get_standing (MZ_WINDOW (window)->file) == MZ_STANDING_GOOD;
}

/* A file that is open elsewhere can be looked at; a copy of it is one's own. */
static void
test_locked (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("locked.monazite"), *copy = make_path ("copy.monazite");
  g_autoptr (MzFileLock) lock = NULL;

  mz_test_rename_hill (self, "Shared");
  mz_test_save (self, path);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new", NULL);
  mz_test_drain ();
  lock = mz_file_lock_take (path, NULL);
  g_assert_nonnull (lock);
  mz_window_open_document (self->window, path);
  g_assert_true (mz_test_wait_until (mz_test_has_file, self->window, 10000));
  g_assert_cmpint (mz_document_file_get_standing (self->window->file), ==, MZ_STANDING_LOCKED);
  mz_desk_settle (mz_window_get_desk (self->window));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (says_locked, self->window, 10000));
  mz_workspace_set_selection (self->workspace, mz_test_find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  g_assert_null (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM));
  g_clear_pointer (&lock, mz_file_lock_free);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (is_mine, self->window, 10000));
  mz_test_save (self, copy);
  g_assert_cmpint (mz_document_file_get_standing (self->window->file), ==, MZ_STANDING_GOOD);
  mz_test_rename_hill (self, "Of my own");
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Of my own");
  mz_test_save (self, NULL);
}

/* A full disk, and a folder that is gone: a message with a way on, and nothing is lost. */
static void
test_full_disk (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("full.monazite"), *nowhere = g_build_filename (folder, "nowhere", "x.monazite", NULL);
  g_autofree char *before = NULL, *after = NULL;
  MzFaultsArm arm = (MzFaultsArm) dlsym (RTLD_DEFAULT, "mz_faults_arm");
  MzFaultsDisarm disarm = (MzFaultsDisarm) dlsym (RTLD_DEFAULT, "mz_faults_disarm");

  mz_test_rename_hill (self, "First");
  mz_test_save (self, path);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  mz_test_rename_hill (self, "Second");
  mz_window_save_document (self->window, nowhere);
  mz_test_answer ("cancel");
  g_assert_true (mz_document_file_is_modified (self->window->file));
  g_assert_cmpstr (mz_document_file_get_path (self->window->file), ==, path);
  if (arm == NULL)
    {
      g_test_skip ("the module that makes disks full is not loaded");
      return;
    }
  arm (&(MzFaultPlan) { .call = MZ_FAULT_WRITE, .nth = 1, .what = ENOSPC, .lasting = 1, .under = folder });
  mz_window_save_document (self->window, NULL);
  g_assert_true (mz_test_wait_until (mz_test_has_dialog, NULL, 5000));
  g_assert_cmpuint (disarm (), >, 0);
  mz_test_answer ("cancel");
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  g_assert_true (mz_document_file_is_modified (self->window->file));
  mz_test_save (self, NULL);
}

static gboolean
has_draft (gpointer unused)
{
  g_autofree char *drafts = mz_draft_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (drafts, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (*name != '.')
      return TRUE;
  return FALSE;
}

static gboolean
has_no_draft (gpointer unused)
{
  return !has_draft (NULL);
}

/* A draft is there within five seconds, and goes with the next save. */
static void
test_draft (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("drafted.monazite");
  gint64 start = g_get_monotonic_time ();

  g_assert_false (has_draft (NULL));
  mz_test_rename_hill (self, "Drafted");
  g_assert_true (mz_test_wait_until (has_draft, NULL, 10000));
  g_test_message ("a draft after %.1f s", (g_get_monotonic_time () - start) / 1e6);
  mz_test_save (self, path);
  g_assert_true (mz_test_wait_until (has_no_draft, NULL, 5000)); /* the thread may still have it */
}

/* Another program is killed while it has a document open: the next start offers what was not saved. */
static void
test_after_a_kill (MzTestWindow *self, gconstpointer size)
{
  static const char text[] = "{\"monazite\": 1, \"changes\": [{\"kind\": \"sites\", \"id\": \"lost\", \"before\": null, \"after\": {"
    "\"id\": \"lost\", \"name\": \"Lost and found\", \"country\": \"US\", \"lat\": 1, \"lon\": 2, \"precision\": \"site\", "
    "\"kind\": \"mine\"}}]}";
  g_autofree char *path = make_path ("recovered.monazite");
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      MzDraft *draft = mz_draft_new (NULL, NULL);

      if (!mz_draft_write (draft, text, strlen (text), NULL))
        _exit (1);
      raise (SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  mz_window_restore (self->window, FALSE, FALSE);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  g_assert_nonnull (mz_test_find_type (GTK_WIDGET (self->window->notices), GTK_TYPE_BUTTON));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-draft", NULL);
  mz_desk_settle (mz_window_get_desk (self->window));
  g_assert_nonnull (mz_test_find_fact (self, MZ_RECORD_SITE, "lost"));
  g_assert_true (mz_document_file_is_modified (self->window->file));
  g_assert_true (has_draft (NULL));
  mz_test_save (self, path);
  g_assert_true (mz_test_wait_until (has_no_draft, NULL, 5000)); /* the thread may still have it */
}

/* Closing asks, and goes on only when it may. */
static void
test_close (MzTestWindow *self, gconstpointer size)
{
  mz_test_rename_hill (self, "Unsaved");
  gtk_window_close (GTK_WINDOW (self->window));
  mz_test_answer ("cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window)));
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Unsaved");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new", NULL);
  mz_test_answer ("discard");
  mz_desk_settle (mz_window_get_desk (self->window));
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Hill Mine");
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "changed-by-another", test_changed_by_another, NULL },
    { "locked", test_locked, NULL },
    { "full-disk", test_full_disk, NULL },
    { "draft", test_draft, NULL },
    { "after-a-kill", test_after_a_kill, NULL },
    { "close", test_close, NULL },
  };
  int status;

  folder = g_dir_make_tmp ("test-files-XXXXXX", NULL);
  status = mz_test_window_run (argc, argv, "/app/document-files/", cases, G_N_ELEMENTS (cases));
  g_free (folder);
  return status;
}
