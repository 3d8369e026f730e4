/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another program changes, removes or brings back the file of the document that is open: real files, and no question is asked. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mz-document-merge.h"
#include "mz-notice-bar.h"
#include "mz-test-document.h"

#define THEIR_HILL "{\"monazite\": 1, \"changes\": [{\"kind\": \"sites\", \"id\": \"hill\", \"before\": null, \"after\": {\"id\": \"hill\", " \
  "\"name\": \"Theirs\", \"country\": \"US\", \"lat\": 1, \"lon\": 2, \"precision\": \"site\", \"kind\": \"mine\"}}], \"views\": " \
  "[{\"name\": \"Far\", \"address\": \"monazite:map\"}]}"

static char *folder;

static char *
make_path (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
  return g_steal_pointer (&path);
}

static MzDocument *
get_document (MzTestWindow *self)
{
  return mz_desk_get_document (mz_window_get_desk (self->window));
}

static const char *
get_hill_name (MzTestWindow *self)
{
  mz_desk_settle (mz_window_get_desk (self->window));
  return mz_record_get_name (mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE, "hill"));
}

static void
rename_hill (MzTestWindow *self, const char *name)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autofree char *json = g_strdup_printf ("{\"id\": \"hill\", \"name\": \"%s\", \"country\": \"US\", \"lat\": 35, \"lon\": -115, "
                                           "\"precision\": \"site\", \"kind\": \"mine\"}", name);
  g_autoptr (MzRecord) record = mz_window_read_record (MZ_RECORD_SITE, json, report);

  mz_document_put_record (get_document (self), mz_desk_get_base (mz_window_get_desk (self->window)), record);
}

static void
assert_no_dialog (void)
{
  g_assert_null (mz_test_find_dialog ());
}

static gboolean
has_notice (gpointer window)
{
  return mz_notices_has (MZ_WINDOW (window)->notices, "outside");
}

static gboolean
has_no_notice (gpointer window)
{
  return !has_notice (window);
}

static gboolean
is_changed (gpointer window)
{
  return mz_document_file_get_outside (MZ_WINDOW (window)->file) == MZ_OUTSIDE_CHANGED;
}

static gboolean
is_gone (gpointer window)
{
  return mz_document_file_get_outside (MZ_WINDOW (window)->file) == MZ_OUTSIDE_GONE;
}

static gboolean
has_clashes (gpointer window)
{
  return MZ_WINDOW (window)->clashes != NULL;
}

static void
write_theirs (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Found while it is open, without a question; reloaded, and undone. Saving it ourselves is no such change. */
static void
test_changed (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("changed.monazite");

  rename_hill (self, "Mine");
  mz_test_save (self, path);
  rename_hill (self, "Mine, too");
  mz_test_save (self, NULL);
  mz_document_file_look (self->window->file);
  write_theirs (path, THEIR_HILL);
  g_assert_true (mz_test_wait_until (is_changed, self->window, 10000));
  g_assert_true (has_notice (self->window));
  assert_no_dialog ();
  g_assert_cmpstr (get_hill_name (self), ==, "Mine, too");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (has_no_notice, self->window, 10000));
  g_assert_cmpstr (get_hill_name (self), ==, "Theirs");
  g_assert_cmpuint (mz_document_count (get_document (self), MZ_DOCUMENT_VIEWS), ==, 1);
  g_assert_false (mz_document_file_is_modified (self->window->file));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (get_hill_name (self), ==, "Mine, too");
  g_assert_cmpuint (mz_document_count (get_document (self), MZ_DOCUMENT_VIEWS), ==, 0);
  g_assert_true (mz_document_file_is_modified (self->window->file));
  mz_test_save (self, NULL); /* what is there is known: nothing is asked */
  assert_no_dialog ();
}

/* Both have changed the hill; a note is the user's alone, and a view theirs. */
static void
test_both_changed (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("both.monazite");
  MzDocument *document = get_document (self);
  const MzClash *clash;

  rename_hill (self, "Begun");
  mz_test_save (self, path);
  rename_hill (self, "Mine");
  mz_document_set_note (document, MZ_RECORD_SITE, "hill", "Mine alone");
  write_theirs (path, THEIR_HILL);
  g_assert_true (mz_test_wait_until (is_changed, self->window, 10000));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (has_clashes, self->window, 10000));
  g_assert_cmpuint (self->window->clashes->len, ==, 1);
  clash = self->window->clashes->pdata[0];
  g_assert_cmpstr (get_hill_name (self), ==, "Theirs");
  g_assert_cmpstr (mz_document_get_note (document, MZ_RECORD_SITE, "hill"), ==, "Mine alone");
  g_assert_nonnull (mz_document_get_view (document, "Far"));
  g_assert_true (mz_document_file_is_modified (self->window->file)); /* the note */
  g_assert_true (mz_notices_has (self->window->notices, "clashes"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.clashes", NULL);
  mz_document_settle_clash (document, self->window->clashes->pdata[0], TRUE);
  g_assert_cmpstr (get_hill_name (self), ==, "Mine");
  g_assert_false (mz_document_is_open (document, clash));
  g_assert_false (mz_notices_has (self->window->notices, "clashes"));
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
list_says (const char *text)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (!MZ_IS_WINDOW (l->data) && has_label (l->data, text))
      return TRUE;
  return FALSE;
}

static gboolean
has_far_view (gpointer window)
{
  return mz_document_get_view (mz_desk_get_document (MZ_WINDOW (window)->desk), "Farther") != NULL;
}

/* Both have added a hill: what is otherwise stands there field by field; a second reload does not settle what is open. */
static void
test_both_added (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("added.monazite");
  g_autofree char *more = NULL;

  mz_test_save (self, path);
  rename_hill (self, "Mine");
  write_theirs (path, THEIR_HILL);
  g_assert_true (mz_test_wait_until (is_changed, self->window, 10000));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (has_clashes, self->window, 10000));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.clashes", NULL);
  g_assert_true (list_says ("Mine → Theirs"));
  g_assert_true (list_says ("35"));

  more = g_strdup_printf ("%.*s, {\"name\": \"Farther\", \"address\": \"monazite:map\"}]}", (int) strlen (THEIR_HILL) - 2, THEIR_HILL);
  write_theirs (path, more);
  g_assert_true (mz_test_wait_until (is_changed, self->window, 10000));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (has_far_view, self->window, 10000));
  g_assert_cmpuint (self->window->clashes->len, ==, 1);
  g_assert_true (mz_notices_has (self->window->notices, "clashes"));
  mz_document_settle_clash (get_document (self), self->window->clashes->pdata[0], TRUE);
  g_assert_cmpstr (get_hill_name (self), ==, "Mine");
}

/* Removed, it is nowhere else: it counts as unsaved, and is saved again without a question. Brought back, all is well. */
static void
test_gone (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("gone.monazite"), *other = make_path ("moved.monazite");

  rename_hill (self, "Mine");
  mz_test_save (self, path);
  g_assert_cmpint (g_rename (path, other), ==, 0);
  g_assert_true (mz_test_wait_until (is_gone, self->window, 10000));
  g_assert_true (has_notice (self->window));
  g_assert_true (mz_document_file_is_modified (self->window->file));
  g_assert_cmpint (g_rename (other, path), ==, 0);
  g_assert_true (mz_test_wait_until (has_no_notice, self->window, 10000));
  g_assert_false (mz_document_file_is_modified (self->window->file));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_true (mz_test_wait_until (is_gone, self->window, 10000));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  g_assert_true (mz_test_wait_until (mz_test_is_saved, self->window, 10000));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (has_no_notice (self->window));
  assert_no_dialog ();
}

/* The user has seen it: the next save replaces what is there, and asks nothing. What comes after that is told again. */
static void
test_keep_mine (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("kept.monazite"), *text = NULL;

  rename_hill (self, "Mine");
  mz_test_save (self, path);
  write_theirs (path, THEIR_HILL);
  g_assert_true (mz_test_wait_until (is_changed, self->window, 10000));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.keep-mine", NULL);
  g_assert_true (has_no_notice (self->window));
  g_assert_true (mz_document_file_is_modified (self->window->file));
  mz_test_save (self, NULL);
  assert_no_dialog ();
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Mine"));
  write_theirs (path, THEIR_HILL);
  g_assert_true (mz_test_wait_until (is_changed, self->window, 10000));
}

/* What is there cannot be read: reloading says so, and ours stays. */
static void
test_unreadable (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("broken.monazite");

  rename_hill (self, "Mine");
  mz_test_save (self, path);
  write_theirs (path, "{\"monazite\": 1, ");
  g_assert_true (mz_test_wait_until (is_changed, self->window, 10000));
  assert_no_dialog ();
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  g_assert_true (mz_test_wait_until (mz_test_has_dialog, NULL, 10000));
  g_assert_cmpstr (get_hill_name (self), ==, "Mine");
  g_assert_true (has_notice (self->window));
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "changed", test_changed, NULL },
    { "both-changed", test_both_changed, NULL },
    { "both-added", test_both_added, NULL },
    { "gone", test_gone, NULL },
    { "keep-mine", test_keep_mine, NULL },
    { "unreadable", test_unreadable, NULL },
  };
  int status;

  folder = g_dir_make_tmp ("test-outside-XXXXXX", NULL);
  status = mz_test_window_run (argc, argv, "/app/outside/", cases, G_N_ELEMENTS (cases));
  g_free (folder);
  return status;
}
