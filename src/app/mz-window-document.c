/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's document: opened, left, and what is said of it. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>

#include "mz-notice-bar.h"
#include "mz-settings.h"

/** mz_window_toast_new: @text: plain. Returns: (transfer full) */
AdwToast *
mz_window_toast_new (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

/** mz_window_tell: @text: plain, for a toast */
void
mz_window_tell (MzWindow *self, const char *text)
{
  mz_window_add_toast (self, mz_window_toast_new (text));
}

/**
 * mz_window_ask:
 * @response: of the message dialog, with the window as its data
 *
 * Returns: (transfer floating): a question with “Cancel” alone, for other responses to be added to before it is presented
 */
GtkWidget *
mz_window_ask (MzWindow *self, const char *heading, const char *body, GCallback response)
{
  GtkWidget *dialog = mz_message_dialog_new (GTK_WINDOW (self), heading, body);

  mz_message_dialog_add_response (dialog, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  mz_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", response, self, G_CONNECT_DEFAULT);
  return dialog;
}

/* In the header and for the desktop: the name, with a dot as long as there is something to save. */
static void
update_title (MzWindow *self)
{
  gboolean modified = mz_document_file_is_modified (self->file);
  g_autofree char *name = mz_document_file_dup_name (self->file), *title = NULL, *full = NULL;

  g_free (self->document_title);
  if (mz_document_file_get_path (self->file) == NULL && !modified)
    {
      self->document_title = NULL;
      gtk_window_set_title (GTK_WINDOW (self), "Monazite");
    }
  else
    {
      /* Translators: the name of a document that has changes which are not saved. */
      title = modified ? g_strdup_printf (_("%s •"), name) : g_strdup (name);
      /* Translators: the title of the window: the name of a document. */
      full = g_strdup_printf (_("%s – Monazite"), title);
      self->document_title = g_steal_pointer (&title);
      gtk_window_set_title (GTK_WINDOW (self), full);
    }
  gtk_label_set_text (self->document_label, self->document_title != NULL ? self->document_title : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->document_label), mz_document_file_get_path (self->file));
  mz_window_update_chrome (self);
}

static void
path_changed_cb (MzWindow *self)
{
  const char *path = mz_document_file_get_path (self->file);

  if (self->settings != NULL)
    g_settings_set_string (self->settings, "document", path != NULL ? path : "");
  update_title (self);
}

/** mz_window_show_standing: A document that cannot be saved where it is says so as long as it is so. */
void
mz_window_show_standing (MzWindow *self)
{
  MzStanding standing = mz_document_file_get_standing (self->file);
  g_autofree char *name = mz_document_file_dup_name (self->file), *text = NULL;
  MzNoticeBar *bar;

  switch (standing)
    {
    case MZ_STANDING_LOCKED:
      /* Translators: the name of a document. */
      text = g_strdup_printf (_("“%s” is open in another window or program: here it can be looked at, and a copy of it be "
                                "changed."), name);
      bar = mz_notices_show (self->notices, "standing", text);
      mz_notice_bar_add_action (bar, _("_Try Again"), "win.reload");
      mz_notice_bar_add_action (bar, _("Save a _Copy…"), "win.save-as");
      break;
    case MZ_STANDING_NEWER:
      text = g_strdup_printf (_("“%s” comes from a newer version of Monazite: it can be looked at, but not changed here."),
                              name);
      mz_notices_show (self->notices, "standing", text);
      break;
    case MZ_STANDING_GOOD:
    default:
      mz_notices_hide (self->notices, "standing");
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", standing != MZ_STANDING_NEWER);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", standing != MZ_STANDING_NEWER);
}

static void
follow_file (MzWindow *self, MzDocumentFile *file)
{
  g_set_object (&self->file, file);
  g_signal_connect_object (file, "notify::modified", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "notify::path", G_CALLBACK (path_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "outside-changed", G_CALLBACK (mz_window_show_outside), self, G_CONNECT_SWAPPED);
}

/** mz_window_take_file: @file: (transfer none): its document lies over the facts from now on */
void
mz_window_take_file (MzWindow *self, MzDocumentFile *file)
{
  g_signal_handlers_disconnect_by_data (self->file, self);
  mz_document_file_drop_draft (self->file); /* it has been saved, or is not wanted */
  follow_file (self, file);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  mz_desk_set_document (self->desk, mz_document_file_get_document (file));
  mz_window_show_standing (self);
  path_changed_cb (self);
  mz_window_show_outside (self);
  mz_window_check_conflicts (self);
}

static void
go_on (MzWindow *self)
{
  MzWindowThen then = self->then;

  self->then = NULL;
  if (then != NULL)
    then (self);
}

static void
leave_response_cb (GtkWidget *dialog, const char *response, MzWindow *self)
{
  if (g_str_equal (response, "discard"))
    {
      mz_document_file_drop_draft (self->file);
      go_on (self);
    }
  else if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
  else
    self->then = NULL;
}

/** mz_window_leave_document: @then: is called when there is nothing in it to be lost, or the user does not want it */
void
mz_window_leave_document (MzWindow *self, MzWindowThen then)
{
  g_autofree char *name = NULL, *body = NULL;
  GtkWidget *dialog;

  self->then = then;
  if (mz_document_file_is_saving (self->file))
    return; /* when that is done */
  if (!mz_document_file_is_modified (self->file))
    {
      go_on (self);
      return;
    }
  name = mz_document_file_dup_name (self->file);
  /* Translators: the name of a document. */
  body = g_strdup_printf (_("What is not saved of “%s” will be lost for good."), name);
  dialog = mz_window_ask (self, _("Save Changes?"), body, G_CALLBACK (leave_response_cb));
  mz_message_dialog_add_response (dialog, "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE);
  mz_message_dialog_add_response (dialog, "save", _("_Save"), ADW_RESPONSE_SUGGESTED);
  mz_window_present_dialog (self, dialog);
}

/* Opening. */

static void
show_then (MzWindow *self)
{
  g_autofree char *view = g_steal_pointer (&self->view_then);

  if (view != NULL)
    mz_window_show_view (self, view);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MzDocumentFile) file = mz_document_file_open_finish (result, &error);

  if (self->history == NULL) /* the window is gone */
    return;
  if (file != NULL)
    mz_window_take_file (self, file);
  else
    mz_window_complain (self, _("Document Not Opened"), error->message);
  show_then (self);
}

static void
open_then (MzWindow *self)
{
  g_autofree char *path = g_steal_pointer (&self->then_path);

  mz_document_file_open_async (path, self->file, opened_cb, g_object_ref (self));
}

/** mz_window_open_document: @path: of a document. Opens it in place of the one that is there, when that may be left. */
void
mz_window_open_document (MzWindow *self, const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  if (g_strcmp0 (full, mz_document_file_get_path (self->file)) == 0 && !mz_document_file_has_changed (self->file))
    {
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  g_free (self->then_path);
  self->then_path = g_steal_pointer (&full);
  mz_window_leave_document (self, open_then);
}

static void
opened_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MzWindow *self = data;
  gboolean locked = self->history != NULL && mz_document_file_get_standing (self->file) == MZ_STANDING_LOCKED;

  g_object_ref (self); /* opened_cb() takes one away */
  opened_cb (source, result, self);
  if (locked && mz_document_file_get_standing (self->file) == MZ_STANDING_LOCKED)
    mz_window_tell (self, _("It is still open elsewhere: close it there, or save a copy here"));
  else if (locked && !mz_document_is_read_only (mz_document_file_get_document (self->file)))
    mz_window_tell (self, _("It can be changed here now"));
  g_object_unref (self);
}

static void
open_again_then (MzWindow *self)
{
  mz_document_file_open_async (mz_document_file_get_path (self->file), self->file, opened_again_cb, g_object_ref (self));
}

/** mz_window_open_again: The file of the document that is there, which has one, when nothing is lost by that. */
void
mz_window_open_again (MzWindow *self)
{
  mz_window_leave_document (self, open_again_then);
}

static void
new_then (MzWindow *self)
{
  g_autoptr (MzDocument) document = mz_document_new ();
  g_autoptr (MzDocumentFile) file = mz_document_file_new (document);

  mz_window_take_file (self, file);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mz_window_leave_document (MZ_WINDOW (widget), new_then);
}

/* Undo. */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  int step = g_str_equal (name, "win.undo") ? -1 : 1;
  g_autofree char *edit = g_strdup (mz_history_peek_name (self->history, step)), *text = NULL;

  if (!mz_history_step (self->history, step) || edit == NULL)
    return;
  /* Translators: the name of an edit, as “Change Mountain Pass”. */
  text = step < 0 ? g_strdup_printf (_("Undone: %s"), edit) : g_strdup_printf (_("Done again: %s"), edit);
  mz_window_tell (self, text);
}

static void
set_item (GMenu *menu, int position, const char *label, const char *edit, const char *action, const char *accel)
{
  g_autofree char *text = NULL;
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *escaped = NULL;

  if (edit != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (edit, "_", -1);

      escaped = g_strjoinv ("__", parts);
    }
  /* Translators: “Undo” or “Redo”, and the name of an edit. */
  text = edit != NULL ? g_strdup_printf (_("%1$s: %2$s"), label, escaped) : g_strdup (label);
  item = g_menu_item_new (text, action);
  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_remove (menu, position);
  g_menu_insert_item (menu, position, item);
}

static void
history_changed_cb (MzWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GMenu *menu = application != NULL ? gtk_application_get_menu_by_id (application, "undo-section") : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", mz_history_can_step (self->history, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", mz_history_can_step (self->history, 1));
  if (menu == NULL)
    return;
  set_item (menu, 0, _("_Undo"), mz_history_peek_name (self->history, -1), "win.undo", "<Control>z");
  set_item (menu, 1, _("_Redo"), mz_history_peek_name (self->history, 1), "win.redo", "<Control><Shift>z");
}

/* Closing. */

static void
close_then (MzWindow *self)
{
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (MzWindow *self)
{
  mz_window_remember_view (self);
  if (self->closing || (!mz_document_file_is_modified (self->file) && !mz_document_file_is_saving (self->file)))
    return GDK_EVENT_PROPAGATE;
  mz_window_leave_document (self, close_then);
  return GDK_EVENT_STOP;
}

void
mz_window_install_document (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new", NULL, new_action);
  gtk_widget_class_install_action (klass, "win.undo", NULL, step_action);
  gtk_widget_class_install_action (klass, "win.redo", NULL, step_action);
  /* An entry that has the focus undoes what was typed into it, and comes first. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
}

void
mz_window_init_document (MzWindow *self)
{
  g_autoptr (MzDocumentFile) file = NULL;

  self->history = mz_history_new (self->workspace, self->trail, self->desk);
  g_signal_connect_object (self->history, "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::application", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  mz_window_init_conflicts (self);
  file = mz_document_file_new (mz_desk_get_document (self->desk));
  follow_file (self, file);
  mz_window_init_outside (self);
  update_title (self);
  history_changed_cb (self);
}

/* When the window goes: a draft of what is not saved stays. */
void
mz_window_stop_document (MzWindow *self)
{
  mz_file_choice_clear (&self->document_saver);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->then_path, g_free);
  g_clear_pointer (&self->view_then, g_free);
  g_clear_pointer (&self->document_title, g_free);
  g_clear_pointer (&self->form_id, g_free);
  g_clear_pointer (&self->map_menu, gtk_widget_unparent);
  g_clear_object (&self->history);
  g_clear_object (&self->file);
}

/**
 * mz_window_restore:
 * @document: also the document that was open last
 * @view: also what was shown of it
 *
 * At the start: brings back what was open, or what the user wants to begin with, and offers what was not saved when the program ended before.
 */
void
mz_window_restore (MzWindow *self, gboolean document, gboolean view)
{
  g_autofree char *path = NULL;

  g_return_if_fail (MZ_IS_WINDOW (self));

  mz_window_offer_drafts (self);
  if (!document || self->settings == NULL)
    return;
  path = g_settings_get_string (self->settings, "document");
  if (view)
    self->view_then = mz_settings_dup_start (self->settings);
  if (*path != '\0' && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      mz_window_open_document (self, path);
      return;
    }
  show_then (self);
  if (*path != '\0')
    {
      g_autofree char *name = g_filename_display_basename (path), *text = NULL;

      /* Translators: the name of a document. */
      text = g_strdup_printf (_("“%s”, which was open last, is no longer there"), name);
      g_settings_reset (self->settings, "document");
      mz_window_tell (self, text);
    }
}

/** mz_window_get_desk: Returns: (transfer none): where the facts of the window come from. */
MzDesk *
mz_window_get_desk (MzWindow *self)
{
  g_return_val_if_fail (MZ_IS_WINDOW (self), NULL);

  return self->desk;
}
