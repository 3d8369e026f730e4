/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note of the user's own beside any record. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>

#include "mz-tell.h"

typedef struct
{
  MzWindow     *window;
  GtkWidget    *dialog, *view;
  MzRecordKind  kind;
  char         *id;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->id);
  g_free (note);
}

static void
done_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Note *note = data;
  MzWindow *self = note->window;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (note->view));
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (!mz_document_set_note (mz_desk_get_document (self->desk), note->kind, note->id, *text != '\0' ? text : NULL))
    {
      mz_window_tell (self, _("The note is too long: 64 KiB of text are the most"));
      return;
    }
  gtk_window_destroy (GTK_WINDOW (note->dialog));
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Note *note = data;

  gtk_window_destroy (GTK_WINDOW (note->dialog));
}

static GtkWidget *
header_new (void)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = mz_tell_button_new (_("_Cancel"));
  GtkWidget *done = mz_tell_button_new (_("_Done"));

  gtk_widget_add_css_class (done, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "note.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "note.done");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  return header;
}

static void
add_commands (Note *note)
{
  const GActionEntry entries[] = {
    { .name = "done", .activate = done_cb },
    { .name = "cancel", .activate = cancel_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), note);
  gtk_widget_insert_action_group (note->dialog, "note", G_ACTION_GROUP (group));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("note.done")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("note.cancel")));
  gtk_widget_add_controller (note->dialog, keys);
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzDocument *document = mz_desk_get_document (self->desk);
  MzRecord *record = mz_workspace_get_selection (self->workspace);
  GtkWidget *content, *scrolled;
  g_autofree char *title = NULL;
  const char *text;
  Note *note;

  if (record == NULL || mz_record_get_kind (record) >= MZ_N_FILE_KINDS || mz_document_is_read_only (document))
    {
      mz_window_tell (self, record == NULL ? _("Choose a record to write a note on it")
                                           : _("A note cannot be kept here"));
      return;
    }
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scrolled = gtk_scrolled_window_new ();
  note = g_new0 (Note, 1);
  note->window = self;
  note->kind = mz_record_get_kind (record);
  note->id = g_strdup (mz_record_get_id (record));
  note->dialog = adw_window_new ();
  note->view = gtk_text_view_new ();
  g_object_set_data_full (G_OBJECT (note->dialog), "note", note, note_free);
  add_commands (note);
  text = mz_document_get_note (document, note->kind, note->id);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note->view)), text != NULL ? text : "", -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (note->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (note->view), FALSE);
  gtk_widget_add_css_class (note->view, "note-text");
  /* Translators: the name of a record. */
  title = g_strdup_printf (_("Note on %s"), mz_record_get_short_name (record));
  gtk_accessible_update_property (GTK_ACCESSIBLE (note->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), note->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), header_new ());
  gtk_box_append (GTK_BOX (content), scrolled);
  adw_window_set_content (ADW_WINDOW (note->dialog), content);
  gtk_window_set_title (GTK_WINDOW (note->dialog), title);
  gtk_window_set_transient_for (GTK_WINDOW (note->dialog), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (note->dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (note->dialog), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (note->dialog), 420, 300);
  gtk_window_present (GTK_WINDOW (note->dialog));
  gtk_widget_grab_focus (note->view);
}

void
mz_window_install_notes (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.note", NULL, note_action);
}
