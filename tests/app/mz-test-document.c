/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-document.h"

#include "mz-edit-form.h"

/** mz_test_find_dialog: Returns: (transfer none) (nullable): the question that is asked. */
GtkWindow *
mz_test_find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/** mz_test_has_dialog: For mz_test_wait_until(). */
gboolean
mz_test_has_dialog (gpointer unused)
{
  return mz_test_find_dialog () != NULL;
}

/** mz_test_answer: Waits for a question and answers it as its buttons do: the dialog is gone. */
void
mz_test_answer (const char *response)
{
  g_autoptr (GtkWindow) dialog = NULL;

  g_assert_true (mz_test_wait_until (mz_test_has_dialog, NULL, 5000));
  dialog = g_object_ref (mz_test_find_dialog ());
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), response));
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
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
