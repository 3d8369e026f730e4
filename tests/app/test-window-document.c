/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's document in the window: records edited with forms, saved, opened, and never lost. */
#include <adwaita.h>
#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mz-document-reader.h"
#include "mz-draft.h"
#include "mz-edit-form.h"
#include "mz-faults.h"
#include "mz-file-lock.h"
#include "mz-test-window.h"
#include "mz-window-document.h"

static char *folder;

static char *
make_path (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
  return g_steal_pointer (&path);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_dialog (gpointer unused)
{
  return find_dialog () != NULL;
}

/* As its buttons do: the answer, and the dialog is gone. */
static void
answer (const char *response)
{
  g_autoptr (GtkWindow) dialog = NULL;

  g_assert_true (mz_test_wait_until (has_dialog, NULL, 5000));
  dialog = g_object_ref (find_dialog ());
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), response));
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

static gboolean
is_saved (gpointer window)
{
  return !mz_document_file_is_saving (MZ_WINDOW (window)->file) && !mz_document_file_is_modified (MZ_WINDOW (window)->file);
}

static gboolean
is_open (gpointer window)
{
  return mz_document_file_get_path (MZ_WINDOW (window)->file) != NULL;
}

static void
save (MzTestWindow *self, const char *path)
{
  mz_window_save_document (self->window, path);
  g_assert_true (mz_test_wait_until (is_saved, self->window, 10000));
}

static void
open_again (MzTestWindow *self, const char *path)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new", NULL);
  g_assert_false (is_open (self->window));
  mz_window_lay_over (self->window, path);
  g_assert_true (mz_test_wait_until (is_open, self->window, 10000));
}

static MzRecord *
find_fact (MzTestWindow *self, MzRecordKind kind, const char *id)
{
  return mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), kind, id);
}

static GtkWidget *
get_form (MzTestWindow *self)
{
  GtkWidget *form = mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM);

  g_assert_nonnull (form);
  return form;
}

/* The name of hill becomes @name, by its form. */
static void
rename_hill (MzTestWindow *self, const char *name)
{
  GtkWidget *entry;

  mz_workspace_set_selection (self->workspace, find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  entry = mz_test_find_type (get_form (self), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_widget_activate_action (entry, "edit.done", NULL);
  g_assert_null (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM));
}

static const char *
get_hill_name (MzTestWindow *self)
{
  return mz_record_get_name (find_fact (self, MZ_RECORD_SITE, "hill"));
}

/* A site is added with the keyboard alone, undone, done again, saved, and opened again as the same bytes. */
static void
test_add_by_keys (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("added.monazite"), *before = NULL, *after = NULL, *title = NULL;
  const MzSiteInfo *info;
  MzRecord *site;

  if (mz_test_window_lacks_xdo ())
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add", "s", "sites");
  get_form (self);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  mz_test_xdo ("type \"New Pit\"");
  mz_test_xdo ("key Tab Tab space"); /* kind */
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  mz_test_xdo ("key Down Return");
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  mz_test_xdo ("key Tab space"); /* country */
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  mz_test_xdo ("type malay");
  mz_test_wait_frames (GTK_WIDGET (self->window), 20);
  mz_test_xdo ("key Return");
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  mz_test_xdo ("key Tab Tab");
  mz_test_xdo ("type 4.5");
  mz_test_xdo ("key Tab");
  mz_test_xdo ("type 102.25");
  mz_test_xdo ("key ctrl+Return");
  mz_test_window_settle (self);
  site = find_fact (self, MZ_RECORD_SITE, "new-pit");
  g_assert_nonnull (site);
  info = mz_site_peek (MZ_SITE (site));
  g_assert_cmpstr (mz_record_get_name (site), ==, "New Pit");
  g_assert_cmpstr (info->country, ==, "MY");
  g_assert_cmpuint (info->kind, ==, MZ_SITE_MINE);
  g_assert_cmpfloat (info->lat, ==, 4.5);
  g_assert_cmpfloat (info->lon, ==, 102.25);
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "new-pit");

  mz_test_xdo ("key ctrl+z");
  mz_test_window_settle (self);
  g_assert_null (find_fact (self, MZ_RECORD_SITE, "new-pit"));
  mz_test_xdo ("key ctrl+shift+z");
  mz_test_window_settle (self);
  g_assert_nonnull (find_fact (self, MZ_RECORD_SITE, "new-pit"));

  save (self, path);
  g_object_get (self->window, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "added.monazite – Monazite");
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  open_again (self, path);
  mz_desk_settle (mz_window_get_desk (self->window));
  g_assert_nonnull (find_fact (self, MZ_RECORD_SITE, "new-pit"));
  save (self, path);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
}

/* A changed record says what was changed, keeps what was not, and goes back; a removed one comes back. */
static void
test_change_and_remove (MzTestWindow *self, gconstpointer size)
{
  MzDocument *document = mz_desk_get_document (mz_window_get_desk (self->window));
  g_autofree char *title = NULL;

  rename_hill (self, "Hilltop");
  g_assert_cmpstr (get_hill_name (self), ==, "Hilltop");
  /* 50,692 t, as the survey has 51,000: four entries of capacity stand in the small facts. */
  g_assert_cmpuint (mz_site_peek (MZ_SITE (find_fact (self, MZ_RECORD_SITE, "hill")))->capacity->len, ==, 4);
  g_assert_cmpstr (mz_document_get_undo_name (document), !=, NULL);
  mz_test_wait_frames (GTK_WIDGET (self->window), 3);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (self->window), "Changed by you"));
  g_object_get (self->window, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Unsaved document • – Monazite");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.revert", NULL);
  g_assert_cmpstr (get_hill_name (self), ==, "Hill Mine");
  g_assert_false (mz_document_is_modified (document));

  mz_workspace_set_selection (self->workspace, find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.remove", NULL);
  g_assert_null (find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (get_hill_name (self), ==, "Hill Mine");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (get_hill_name (self), ==, "Hilltop");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_CHANGES), ==, 0);
}

static GtkWidget *
find_in_other_windows (MzTestWindow *self, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != self->window && mz_test_find_type (l->data, type) != NULL)
      return mz_test_find_type (l->data, type);
  g_assert_not_reached ();
}

/* A source that nobody had is named by the record at once; a note stays beside a record of the facts. */
static void
test_source_and_note (MzTestWindow *self, gconstpointer size)
{
  MzDocument *document = mz_desk_get_document (mz_window_get_desk (self->window));
  const char *const *sources;
  GtkWidget *form, *view, *asked;

  mz_workspace_set_selection (self->workspace, find_fact (self, MZ_RECORD_SITE, "port"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  form = get_form (self);
  gtk_widget_activate_action (form, "edit.new-source", NULL);
  asked = find_in_other_windows (self, MZ_TYPE_EDIT_FORM);
  gtk_widget_activate_action (asked, "edit.done", NULL);
  g_assert_nonnull (mz_test_find_text (asked, "Is missing; every such record must have it"));
  gtk_editable_set_text (GTK_EDITABLE (mz_test_find_type (asked, GTK_TYPE_ENTRY)), "A letter");
  gtk_widget_activate_action (asked, "edit.done", NULL);
  gtk_widget_activate_action (form, "edit.done", NULL);
  g_assert_cmpstr (mz_record_get_name (find_fact (self, MZ_RECORD_SOURCE, "a-letter")), ==, "A letter");
  sources = (const char *const *) mz_record_peek_head (find_fact (self, MZ_RECORD_SITE, "port"))->sources;
  g_assert_true (g_strv_contains (sources, "a-letter"));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.note", NULL);
  view = find_in_other_windows (self, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Ask them <again>", -1);
  gtk_widget_activate_action (view, "note.done", NULL);
  g_assert_cmpstr (mz_document_get_note (document, MZ_RECORD_SITE, "port"), ==, "Ask them <again>");
  mz_test_wait_frames (GTK_WIDGET (self->window), 3);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (self->window), "Ask them <again>"));
}

static GtkWidget *
find_with_label (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;
  g_autofree char *own = NULL;

  if (GTK_IS_CHECK_BUTTON (widget) || GTK_IS_EXPANDER (widget))
    g_object_get (widget, "label", &own, NULL);
  if (g_strcmp0 (own, label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_with_label (child, label);
  return found;
}

/* A measure against all countries, or not; a source for one entry alone, which no other list gets. */
static void
test_more_fields (MzTestWindow *self, gconstpointer size)
{
  MzDocument *document = mz_desk_get_document (mz_window_get_desk (self->window));
  const MzOwner *owner;
  const MzSiteInfo *info;
  GtkWidget *form, *fold, *asked, *list;

  mz_workspace_set_selection (self->workspace, find_fact (self, MZ_RECORD_MEASURE, "curb"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  form = get_form (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_with_label (form, "All countries")), FALSE);
  gtk_widget_activate_action (form, "edit.done", NULL);
  g_assert_false (mz_measure_peek (MZ_MEASURE (find_fact (self, MZ_RECORD_MEASURE, "curb")))->targets_all);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  form = get_form (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_with_label (form, "All countries")), TRUE);
  gtk_widget_activate_action (form, "edit.done", NULL);
  g_assert_true (mz_measure_peek (MZ_MEASURE (find_fact (self, MZ_RECORD_MEASURE, "curb")))->targets_all);

  mz_workspace_set_selection (self->workspace, find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  form = get_form (self);
  fold = find_with_label (form, "Sources of its own: none"); /* of the second owner, the first one without any */
  g_assert_nonnull (fold);
  gtk_expander_set_expanded (GTK_EXPANDER (fold), TRUE);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  list = gtk_expander_get_child (GTK_EXPANDER (fold));
  gtk_widget_grab_focus (gtk_widget_get_last_child (gtk_widget_get_last_child (list))); /* “New Source…” */
  gtk_widget_activate_action (form, "edit.new-source", NULL);
  asked = find_in_other_windows (self, MZ_TYPE_EDIT_FORM);
  gtk_editable_set_text (GTK_EDITABLE (mz_test_find_type (asked, GTK_TYPE_ENTRY)), "A register");
  gtk_widget_activate_action (asked, "edit.done", NULL);
  g_assert_nonnull (find_with_label (form, "Sources of its own: 1"));
  gtk_widget_activate_action (form, "edit.done", NULL);
  info = mz_site_peek (MZ_SITE (find_fact (self, MZ_RECORD_SITE, "hill")));
  owner = &g_array_index (info->owners, MzOwner, 1);
  g_assert_cmpstr (owner->sources[0], ==, "a-register");
  g_assert_false (g_strv_contains ((const char *const *) mz_record_peek_head (find_fact (self, MZ_RECORD_SITE, "hill"))->sources,
                                   "a-register"));
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_CHANGES), ==, 3); /* the measure, the site and the source */
}

/* What is wrong stands at its field, and the form stays. */
static void
test_wrong_field (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *form;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add", "s", "events");
  form = get_form (self);
  gtk_widget_activate_action (form, "edit.done", NULL);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  g_assert_true (get_form (self) == form);
  g_assert_nonnull (mz_test_find_text (form, "Is missing; every such record must have it"));
  gtk_widget_activate_action (form, "edit.cancel", NULL);
  g_assert_null (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM));
}

/* Nothing is overwritten that another program has written, until the user says so. */
static void
test_changed_by_another (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("both.monazite"), *theirs = NULL, *now = NULL;

  rename_hill (self, "Mine");
  save (self, path);
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  theirs = g_strdup ("{\n  \"monazite\": 1\n}\n");
  g_assert_true (g_file_set_contents (path, theirs, -1, NULL));
  rename_hill (self, "Mine, too");
  mz_window_save_document (self->window, NULL);
  answer ("cancel");
  g_clear_pointer (&now, g_free);
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, theirs);
  g_assert_true (mz_document_file_is_modified (self->window->file));

  mz_window_save_document (self->window, NULL);
  answer ("over");
  g_assert_true (mz_test_wait_until (is_saved, self->window, 10000));
  g_clear_pointer (&now, g_free);
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  g_assert_nonnull (strstr (now, "Mine, too"));

  g_assert_true (g_file_set_contents (path, theirs, -1, NULL));
  rename_hill (self, "Mine again");
  mz_window_save_document (self->window, NULL);
  answer ("theirs");
  g_assert_true (mz_test_wait_until (is_saved, self->window, 10000));
  mz_desk_settle (mz_window_get_desk (self->window));
  g_assert_cmpstr (get_hill_name (self), ==, "Hill Mine");
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

  rename_hill (self, "Shared");
  save (self, path);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new", NULL);
  mz_test_drain ();
  lock = mz_file_lock_take (path, NULL);
  g_assert_nonnull (lock);
  mz_window_open_document (self->window, path);
  g_assert_true (mz_test_wait_until (is_open, self->window, 10000));
  g_assert_cmpint (mz_document_file_get_standing (self->window->file), ==, MZ_STANDING_LOCKED);
  mz_desk_settle (mz_window_get_desk (self->window));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (says_locked, self->window, 10000));
  mz_workspace_set_selection (self->workspace, find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  g_assert_null (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM));
  g_clear_pointer (&lock, mz_file_lock_free);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (is_mine, self->window, 10000));
  save (self, copy);
  g_assert_cmpint (mz_document_file_get_standing (self->window->file), ==, MZ_STANDING_GOOD);
  rename_hill (self, "Of my own");
  g_assert_cmpstr (get_hill_name (self), ==, "Of my own");
  save (self, NULL);
}

/* A full disk, and a folder that is gone: a message with a way on, and nothing is lost. */
static void
test_full_disk (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("full.monazite"), *nowhere = g_build_filename (folder, "nowhere", "x.monazite", NULL);
  g_autofree char *before = NULL, *after = NULL;
  MzFaultsArm arm = (MzFaultsArm) dlsym (RTLD_DEFAULT, "mz_faults_arm");
  MzFaultsDisarm disarm = (MzFaultsDisarm) dlsym (RTLD_DEFAULT, "mz_faults_disarm");

  rename_hill (self, "First");
  save (self, path);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  rename_hill (self, "Second");
  mz_window_save_document (self->window, nowhere);
  answer ("cancel");
  g_assert_true (mz_document_file_is_modified (self->window->file));
  g_assert_cmpstr (mz_document_file_get_path (self->window->file), ==, path);
  if (arm == NULL)
    {
      g_test_skip ("the module that makes disks full is not loaded");
      return;
    }
  arm (&(MzFaultPlan) { .call = MZ_FAULT_WRITE, .nth = 1, .what = ENOSPC, .lasting = 1, .under = folder });
  mz_window_save_document (self->window, NULL);
  g_assert_true (mz_test_wait_until (has_dialog, NULL, 5000));
  g_assert_cmpuint (disarm (), >, 0);
  answer ("cancel");
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  g_assert_true (mz_document_file_is_modified (self->window->file));
  save (self, NULL);
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
  rename_hill (self, "Drafted");
  g_assert_true (mz_test_wait_until (has_draft, NULL, 10000));
  g_test_message ("a draft after %.1f s", (g_get_monotonic_time () - start) / 1e6);
  save (self, path);
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
  g_assert_nonnull (find_fact (self, MZ_RECORD_SITE, "lost"));
  g_assert_true (mz_document_file_is_modified (self->window->file));
  g_assert_true (has_draft (NULL));
  save (self, path);
  g_assert_true (mz_test_wait_until (has_no_draft, NULL, 5000)); /* the thread may still have it */
}

/* Closing asks, and goes on only when it may. */
static void
test_close (MzTestWindow *self, gconstpointer size)
{
  rename_hill (self, "Unsaved");
  gtk_window_close (GTK_WINDOW (self->window));
  answer ("cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window)));
  g_assert_cmpstr (get_hill_name (self), ==, "Unsaved");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new", NULL);
  answer ("discard");
  mz_desk_settle (mz_window_get_desk (self->window));
  g_assert_cmpstr (get_hill_name (self), ==, "Hill Mine");
}

/* One undo for edits and choices, in the order in which they were made. */
static void
test_one_undo (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzHistory) history = g_object_ref (self->window->history);

  mz_workspace_set_selection (self->workspace, find_fact (self, MZ_RECORD_MEASURE, "curb"));
  mz_trail_rest (self->window->trail);
  g_assert_null (mz_history_peek_name (history, -1));
  rename_hill (self, "Edited");
  g_assert_nonnull (mz_history_peek_name (history, -1));
  mz_workspace_set_selection (self->workspace, find_fact (self, MZ_RECORD_EVENT, "fall"));
  mz_trail_rest (self->window->trail);
  g_assert_true (mz_history_step (history, -1)); /* the event */
  g_assert_cmpstr (get_hill_name (self), ==, "Edited");
  g_assert_true (mz_history_step (history, -1)); /* the edit */
  g_assert_cmpstr (get_hill_name (self), ==, "Hill Mine");
  while (mz_history_step (history, -1)) /* what was chosen before */
    continue;
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "");
  while (mz_history_step (history, 1))
    continue;
  g_assert_cmpstr (get_hill_name (self), ==, "Edited");
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "fall");
}

/* The document against the facts, what was saved of it, and another one. */
static void
test_compare (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("compared.monazite"), *other = make_path ("other.monazite");
  GtkWidget *list, *choice;

  g_assert_true (g_file_set_contents (other, "{\"monazite\": 1, \"notes\": [{\"kind\": \"sites\", \"id\": \"hill\", \"text\": \"Theirs\"}]}",
                                      -1, NULL));
  rename_hill (self, "Hilltop");
  list = mz_window_list_changes (self->window);
  choice = mz_test_find_type (list, GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (mz_test_find_text (list, "Hill Mine → Hilltop"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_nonnull (mz_test_find_text (list, "1 thing is not saved yet: as it was saved → as it is."));
  save (self, path);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_nonnull (mz_test_find_text (list, "All of your document is saved."));
  mz_window_compare_with (list, other);
  while (mz_test_find_text (list, "Theirs → –") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (mz_test_find_text (list, "Your document differs from “other.monazite” in 2 things: what stands there → what stands in yours."));
  gtk_window_destroy (GTK_WINDOW (list));
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "add-by-keys", test_add_by_keys, NULL },
    { "change-and-remove", test_change_and_remove, NULL },
    { "source-and-note", test_source_and_note, NULL },
    { "more-fields", test_more_fields, NULL },
    { "wrong-field", test_wrong_field, NULL },
    { "changed-by-another", test_changed_by_another, NULL },
    { "locked", test_locked, NULL },
    { "full-disk", test_full_disk, NULL },
    { "draft", test_draft, NULL },
    { "after-a-kill", test_after_a_kill, NULL },
    { "close", test_close, NULL },
    { "one-undo", test_one_undo, NULL },
    { "compare", test_compare, NULL },
  };
  int status;

  folder = g_dir_make_tmp ("test-document-XXXXXX", NULL);
  status = mz_test_window_run (argc, argv, "/app/document/", cases, G_N_ELEMENTS (cases));
  g_free (folder);
  return status;
}
