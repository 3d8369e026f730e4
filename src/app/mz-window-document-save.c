/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's document saved, where it is or elsewhere, and the ways on where that cannot be. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>

#include "mz-document-reader.h"

static void save_to (MzWindow *self, const char *path, gboolean replace);

static void
changed_response_cb (GtkWidget *dialog, const char *response, MzWindow *self)
{
  if (g_str_equal (response, "over"))
    save_to (self, NULL, TRUE);
  else if (g_str_equal (response, "theirs"))
    {
      self->then = NULL;
      mz_window_reload (self);
    }
  else if (g_str_equal (response, "elsewhere"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", NULL);
  else
    self->then = NULL;
}

static void
failed_response_cb (GtkWidget *dialog, const char *response, MzWindow *self)
{
  if (g_str_equal (response, "elsewhere"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", NULL);
  else
    self->then = NULL;
}

static void
tell_failure (MzWindow *self, const GError *error)
{
  g_autofree char *name = mz_document_file_dup_name (self->file), *body = NULL;
  GtkWidget *dialog;

  if (g_error_matches (error, MZ_FILE_ERROR, MZ_FILE_ERROR_CHANGED))
    {
      /* Translators: the name of a document. */
      body = g_strdup_printf (_("Another program has changed “%s” since you opened or saved it last. Nothing has been "
                                "overwritten: keep both, by saving yours under another name; take theirs in, with what only "
                                "you have changed beside it; or save yours over it, which loses theirs."), name);
      dialog = mz_window_ask (self, _("Changed Elsewhere"), body, G_CALLBACK (changed_response_cb));
      mz_message_dialog_add_response (dialog, "over", _("Save _Over It"), ADW_RESPONSE_DESTRUCTIVE);
      mz_message_dialog_add_response (dialog, "theirs", _("_Take Theirs In"), ADW_RESPONSE_DEFAULT);
      mz_message_dialog_add_response (dialog, "elsewhere", _("_Keep Mine As…"), ADW_RESPONSE_SUGGESTED);
      mz_window_present_dialog (self, dialog);
      return;
    }
  /* Translators: the name of a document, and why it could not be saved. */
  body = g_strdup_printf (_("%1$s: %2$s"), name, error->message);
  dialog = mz_window_ask (self, _("Not Saved"), body, G_CALLBACK (failed_response_cb));
  mz_message_dialog_add_response (dialog, "elsewhere", _("_Save Elsewhere…"), ADW_RESPONSE_SUGGESTED);
  mz_window_present_dialog (self, dialog);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzWindow) self = data;
  MzDocumentFile *file = MZ_DOCUMENT_FILE (source);
  g_autoptr (GError) error = NULL;
  gboolean saved = mz_document_file_save_finish (file, result, &error);

  if (self->history == NULL || file != self->file)
    return;
  mz_window_show_standing (self);
  mz_window_show_outside (self);
  if (saved)
    {
      if (self->then != NULL)
        mz_window_leave_document (self, self->then);
    }
  else if (g_error_matches (error, MZ_FILE_ERROR, MZ_FILE_ERROR_UNSURE))
    {
      self->then = NULL;
      mz_window_complain (self, _("Saved, but Not for Sure"), error->message);
    }
  else
    tell_failure (self, error);
}

static void
save_to (MzWindow *self, const char *path, gboolean replace)
{
  if (!mz_document_file_is_saving (self->file))
    mz_document_file_save_async (self->file, path, replace, saved_cb, g_object_ref (self));
}

/** mz_window_save_document: @path: (nullable): another place, where it replaces whatever there is; %NULL: where it is */
void
mz_window_save_document (MzWindow *self, const char *path)
{
  /* Where there is nothing any more nothing is overwritten. */
  if (path == NULL && mz_document_file_get_outside (self->file) == MZ_OUTSIDE_GONE)
    mz_document_file_keep_mine (self->file);
  save_to (self, path, path != NULL);
}

static void
save_as_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL, *full = NULL;

  g_clear_object (&self->document_saver);
  if (path == NULL)
    {
      self->then = NULL;
      if (file != NULL)
        mz_window_tell (self, _("A document can only be saved in a folder of this computer"));
      return;
    }
  if (g_str_has_suffix (path, MZ_DOCUMENT_SUFFIX))
    {
      mz_window_save_document (self, path);
      return;
    }
  /* The user has been asked about the other name: what has this one is not replaced. */
  full = g_strconcat (path, MZ_DOCUMENT_SUFFIX, NULL);
  if (g_file_test (full, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_basename (full), *text = NULL;

      self->then = NULL;
      /* Translators: the name of a file. */
      text = g_strdup_printf (_("“%s” is there already: choose it, or another name"), name);
      mz_window_tell (self, text);
      return;
    }
  mz_window_save_document (self, full);
}

static void
save_as_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  const char *path = mz_document_file_get_path (self->file);

  if (self->document_saver == NULL)
    {
      g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL, folder = file != NULL ? g_file_get_parent (file) : NULL;
      g_autofree char *name = path != NULL ? g_path_get_basename (path) : g_strconcat (_("My rare earths"), MZ_DOCUMENT_SUFFIX, NULL);

      self->document_saver = mz_file_choice_new (GTK_WINDOW (self), MZ_FILE_CHOICE_SAVE, _("Save the Document"), _("_Save"));
      mz_file_choice_add_filter (self->document_saver, _("Documents of Monazite"), MZ_DOCUMENT_SUFFIX + 1);
      if (folder != NULL)
        mz_file_choice_set_folder (self->document_saver, folder);
      mz_file_choice_set_name (self->document_saver, name);
      g_signal_connect_object (self->document_saver, "chosen", G_CALLBACK (save_as_chosen_cb), self, G_CONNECT_DEFAULT);
    }
  mz_file_choice_show (self->document_saver);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (mz_document_file_get_path (self->file) == NULL || mz_document_file_get_standing (self->file) != MZ_STANDING_GOOD)
    save_as_action (widget, name, parameter);
  else
    mz_window_save_document (self, NULL);
}

void
mz_window_install_document_save (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, save_as_action);
}
