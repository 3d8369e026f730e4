/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's document in the window: records edited with forms, undone, saved, opened and compared. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mz-document-reader.h"
#include "mz-edit-form.h"
#include "mz-test-document.h"

static char *folder;

static char *
make_path (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
  return g_steal_pointer (&path);
}

/* A site is added with the keyboard alone, undone, done again, saved, and opened again as the same bytes. */
static void
test_add_by_keys (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = make_path ("added.monazite"), *before = NULL, *after = NULL, *title = NULL;
  const MzSiteInfo *info;
  MzRecord *site;

  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add", "s", "sites");
  mz_test_get_form (self);
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
  site = mz_test_find_fact (self, MZ_RECORD_SITE, "new-pit");
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
  g_assert_null (mz_test_find_fact (self, MZ_RECORD_SITE, "new-pit"));
  mz_test_xdo ("key ctrl+shift+z");
  mz_test_window_settle (self);
  g_assert_nonnull (mz_test_find_fact (self, MZ_RECORD_SITE, "new-pit"));

  mz_test_save (self, path);
  g_object_get (self->window, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "added.monazite – Monazite");
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  mz_test_open_again (self, path);
  mz_desk_settle (mz_window_get_desk (self->window));
  g_assert_nonnull (mz_test_find_fact (self, MZ_RECORD_SITE, "new-pit"));
  mz_test_save (self, path);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
}

/* A changed record says what was changed, keeps what was not, and goes back; a removed one comes back. */
static void
test_change_and_remove (MzTestWindow *self, gconstpointer size)
{
  MzDocument *document = mz_desk_get_document (mz_window_get_desk (self->window));
  g_autofree char *title = NULL;

  mz_test_rename_hill (self, "Hilltop");
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Hilltop");
  /* 50,692 t, as the survey has 51,000: four entries of capacity stand in the small facts. */
  g_assert_cmpuint (mz_site_peek (MZ_SITE (mz_test_find_fact (self, MZ_RECORD_SITE, "hill")))->capacity->len, ==, 4);
  g_assert_cmpstr (mz_document_get_undo_name (document), !=, NULL);
  mz_test_wait_frames (GTK_WIDGET (self->window), 3);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (self->window), "Changed by you"));
  g_object_get (self->window, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Unsaved document • – Monazite");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.revert", NULL);
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Hill Mine");
  g_assert_false (mz_document_is_modified (document));

  mz_workspace_set_selection (self->workspace, mz_test_find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.remove", NULL);
  g_assert_null (mz_test_find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Hill Mine");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Hilltop");
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

  mz_workspace_set_selection (self->workspace, mz_test_find_fact (self, MZ_RECORD_SITE, "port"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  form = mz_test_get_form (self);
  gtk_widget_activate_action (form, "edit.new-source", NULL);
  asked = find_in_other_windows (self, MZ_TYPE_EDIT_FORM);
  gtk_widget_activate_action (asked, "edit.done", NULL);
  g_assert_nonnull (mz_test_find_text (asked, "Is missing; every such record must have it"));
  gtk_editable_set_text (GTK_EDITABLE (mz_test_find_type (asked, GTK_TYPE_ENTRY)), "A letter");
  gtk_widget_activate_action (asked, "edit.done", NULL);
  gtk_widget_activate_action (form, "edit.done", NULL);
  g_assert_cmpstr (mz_record_get_name (mz_test_find_fact (self, MZ_RECORD_SOURCE, "a-letter")), ==, "A letter");
  sources = (const char *const *) mz_record_peek_head (mz_test_find_fact (self, MZ_RECORD_SITE, "port"))->sources;
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

  mz_workspace_set_selection (self->workspace, mz_test_find_fact (self, MZ_RECORD_MEASURE, "curb"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  form = mz_test_get_form (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_with_label (form, "All countries")), FALSE);
  gtk_widget_activate_action (form, "edit.done", NULL);
  g_assert_false (mz_measure_peek (MZ_MEASURE (mz_test_find_fact (self, MZ_RECORD_MEASURE, "curb")))->targets_all);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  form = mz_test_get_form (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_with_label (form, "All countries")), TRUE);
  gtk_widget_activate_action (form, "edit.done", NULL);
  g_assert_true (mz_measure_peek (MZ_MEASURE (mz_test_find_fact (self, MZ_RECORD_MEASURE, "curb")))->targets_all);

  mz_workspace_set_selection (self->workspace, mz_test_find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  form = mz_test_get_form (self);
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
  info = mz_site_peek (MZ_SITE (mz_test_find_fact (self, MZ_RECORD_SITE, "hill")));
  owner = &g_array_index (info->owners, MzOwner, 1);
  g_assert_cmpstr (owner->sources[0], ==, "a-register");
  g_assert_false (g_strv_contains ((const char *const *) mz_record_peek_head (mz_test_find_fact (self, MZ_RECORD_SITE, "hill"))->sources,
                                   "a-register"));
  g_assert_cmpuint (mz_document_count (document, MZ_DOCUMENT_CHANGES), ==, 3); /* the measure, the site and the source */
}

/* What is wrong stands at its field, and the form stays. */
static void
test_wrong_field (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *form;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add", "s", "events");
  form = mz_test_get_form (self);
  gtk_widget_activate_action (form, "edit.done", NULL);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  g_assert_true (mz_test_get_form (self) == form);
  g_assert_nonnull (mz_test_find_text (form, "Is missing; every such record must have it"));
  gtk_widget_activate_action (form, "edit.cancel", NULL);
  g_assert_null (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM));
}

/* One undo for edits and choices, in the order in which they were made. */
static void
test_one_undo (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzHistory) history = g_object_ref (self->window->history);

  mz_workspace_set_selection (self->workspace, mz_test_find_fact (self, MZ_RECORD_MEASURE, "curb"));
  mz_trail_rest (self->window->trail);
  g_assert_null (mz_history_peek_name (history, -1));
  mz_test_rename_hill (self, "Edited");
  g_assert_nonnull (mz_history_peek_name (history, -1));
  mz_workspace_set_selection (self->workspace, mz_test_find_fact (self, MZ_RECORD_EVENT, "fall"));
  mz_trail_rest (self->window->trail);
  g_assert_true (mz_history_step (history, -1)); /* the event */
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Edited");
  g_assert_true (mz_history_step (history, -1)); /* the edit */
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Hill Mine");
  while (mz_history_step (history, -1)) /* what was chosen before */
    continue;
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "");
  while (mz_history_step (history, 1))
    continue;
  g_assert_cmpstr (mz_test_get_hill_name (self), ==, "Edited");
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
  mz_test_rename_hill (self, "Hilltop");
  list = mz_window_list_changes (self->window);
  choice = mz_test_find_type (list, GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (mz_test_find_text (list, "Hill Mine → Hilltop"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_nonnull (mz_test_find_text (list, "1 thing is not saved yet: as it was saved → as it is."));
  mz_test_save (self, path);
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
    { "one-undo", test_one_undo, NULL },
    { "compare", test_compare, NULL },
  };
  int status;

  folder = g_dir_make_tmp ("test-document-XXXXXX", NULL);
  status = mz_test_window_run (argc, argv, "/app/document/", cases, G_N_ELEMENTS (cases));
  g_free (folder);
  return status;
}
