/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-document.h"

#include "mz-edit-form.h"

/** mz_test_find_dialog: Returns: (transfer none) (nullable): the question that is asked. */
GtkWidget *
mz_test_find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      GtkWidget *dialog = G_TYPE_CHECK_INSTANCE_TYPE (l->data, MZ_TYPE_MESSAGE_DIALOG)
                            ? l->data : mz_test_find_type (l->data, MZ_TYPE_MESSAGE_DIALOG);

      if (dialog != NULL && gtk_widget_get_visible (l->data))
        return dialog;
    }
  return NULL;
}

/** mz_test_has_dialog: For mz_test_wait_until(). */
gboolean
mz_test_has_dialog (gpointer unused)
{
  return mz_test_find_dialog () != NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static gboolean
is_another (gpointer dialog)
{
  return mz_test_find_dialog () != dialog;
}

/** mz_test_answer: Waits for a question and answers it by its button: the dialog is gone. */
void
mz_test_answer (const char *response)
{
  GtkWidget *dialog, *button;

  g_assert_true (mz_test_wait_until (mz_test_has_dialog, NULL, 20000));
  dialog = mz_test_find_dialog ();
  g_assert_true (mz_message_dialog_is_enabled (dialog, response));
  button = find_button (dialog, mz_message_dialog_get_label (dialog, response));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (mz_test_wait_until (is_another, dialog, 20000));
}

/** mz_test_is_saved: For mz_test_wait_until(), with a #MzWindow. */
gboolean
mz_test_is_saved (gpointer window)
{
  return !mz_document_file_is_saving (MZ_WINDOW (window)->file) && !mz_document_file_is_modified (MZ_WINDOW (window)->file);
}

/** mz_test_has_file: For mz_test_wait_until(), with a #MzWindow. */
gboolean
mz_test_has_file (gpointer window)
{
  return mz_document_file_get_path (MZ_WINDOW (window)->file) != NULL;
}

/** mz_test_save: Saves the document and waits for it; @path: (nullable): where; %NULL: where it is. */
void
mz_test_save (MzTestWindow *self, const char *path)
{
  mz_window_save_document (self->window, path);
  g_assert_true (mz_test_wait_until (mz_test_is_saved, self->window, 10000));
}

/** mz_test_open_again: Leaves the document, and opens the file. */
void
mz_test_open_again (MzTestWindow *self, const char *path)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new", NULL);
  g_assert_false (mz_test_has_file (self->window));
  mz_window_lay_over (self->window, path);
  g_assert_true (mz_test_wait_until (mz_test_has_file, self->window, 10000));
}

/** mz_test_find_fact: Returns: (transfer none) (nullable): the record as the window has it. */
MzRecord *
mz_test_find_fact (MzTestWindow *self, MzRecordKind kind, const char *id)
{
  return mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), kind, id);
}

/** mz_test_get_form: Returns: (transfer none): the form that is open. */
GtkWidget *
mz_test_get_form (MzTestWindow *self)
{
  GtkWidget *form = mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM);

  g_assert_nonnull (form);
  return form;
}

/** mz_test_rename_hill: The name of hill becomes @name, by its form. */
void
mz_test_rename_hill (MzTestWindow *self, const char *name)
{
  GtkWidget *entry;

  mz_workspace_set_selection (self->workspace, mz_test_find_fact (self, MZ_RECORD_SITE, "hill"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit", NULL);
  entry = mz_test_find_type (mz_test_get_form (self), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_widget_activate_action (entry, "edit.done", NULL);
  g_assert_null (mz_test_find_type (GTK_WIDGET (self->window), MZ_TYPE_EDIT_FORM));
}

/** mz_test_get_hill_name: Returns: (transfer none): what the site is called now. */
const char *
mz_test_get_hill_name (MzTestWindow *self)
{
  return mz_record_get_name (mz_test_find_fact (self, MZ_RECORD_SITE, "hill"));
}
