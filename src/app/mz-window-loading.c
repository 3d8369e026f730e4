/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the user's own: laid over the facts one after another, while the window goes on, and taken away again. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-address.h"
#include "mz-document-reader.h"
#include "mz-format.h"
#include "mz-import-dialog.h"
#include "mz-io-error.h"
#include "mz-window-story.h"

/* Who waits no longer than this is not told of it. */
#define SHOWN_AFTER_MS 500

/* Seconds that there are to undo. */
#define UNDO_SECONDS 15

/* A file that is to be laid over the facts. */
typedef struct
{
  char   *file;
  GBytes *bytes; /* (nullable): what was pasted; then @file only stands for it */
} Waiting;

static void start_next (MzWindow *self);

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_clear_pointer (&waiting->bytes, g_bytes_unref);
  g_free (waiting->file);
  g_free (waiting);
}

static void
forget_undo (MzWindow *self)
{
  if (self->undo_toast != NULL)
    g_signal_handlers_disconnect_by_data (self->undo_toast, self);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->before);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-load", FALSE);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autoptr (MzDataset) before = g_steal_pointer (&self->before);

  if (before == NULL)
    return;
  mz_dataset_swap (mz_desk_get_base (self->desk), before);
  mz_desk_settle (self->desk);
  if (self->undo_layers)
    mz_workspace_set_layers (self->workspace, mz_workspace_get_layers (self->workspace) & ~MZ_LAYER_DEPOSITS);
  adw_toast_dismiss (self->undo_toast);
  forget_undo (self);
}

/* Who opens a file wants to see what is in it: deposits are on a layer of their own, which may be off. */
static gboolean
show_deposits (MzWindow *self, const char *path)
{
  MzStore *sites = mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE);
  MzLayers layers = mz_workspace_get_layers (self->workspace);

  if ((layers & MZ_LAYER_DEPOSITS) != 0)
    return FALSE;
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzRecord *site = mz_store_peek (sites, i);

      if (mz_site_peek (MZ_SITE (site))->kind == MZ_SITE_DEPOSIT && mz_record_peek_head (site)->overlaid
          && strcmp (mz_record_peek_head (site)->file, path) == 0)
        {
          mz_workspace_set_layers (self->workspace, layers | MZ_LAYER_DEPOSITS);
          return TRUE;
        }
    }
  return FALSE;
}

static char *
describe (const MzLoad *load)
{
  guint sites = load->n_records[MZ_RECORD_SITE], records = 0;
  g_autofree char *number = NULL;

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    records += load->n_records[kind];
  number = mz_format_number (records);
  if (records == sites)
    return g_strdup_printf (ngettext ("%s site added", "%s sites added", sites), number);
  return g_strdup_printf (ngettext ("%s record added", "%s records added", records), number);
}

static void
show_result (MzWindow *self, MzLoad *load, const char *path)
{
  g_autofree char *text = describe (load);
  AdwToast *toast;

  /* What came before can no longer be undone alone. */
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  forget_undo (self);
  self->undo_layers = show_deposits (self, path);
  self->before = g_steal_pointer (&load->before);
  toast = mz_window_toast_new (text);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-load");
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  self->undo_toast = g_object_ref (toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (forget_undo), self, G_CONNECT_SWAPPED);
  mz_window_add_toast (self, toast);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-load", TRUE);
}

static gboolean
show_progress_cb (gpointer data)
{
  MzWindow *self = data;

  self->load_delay_id = 0;
  gtk_widget_set_visible (self->load_box, TRUE);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double part, gpointer data)
{
  MzWindow *self = data;

  gtk_progress_bar_set_fraction (self->load_bar, part);
}

static void
hide_progress (MzWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  g_clear_handle_id (&self->load_delay_id, g_source_remove);
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->load_box))
    mz_window_focus_page (self);
  gtk_widget_set_visible (self->load_box, FALSE);
}

/* Of the file that is next. */
static void
end_load (MzWindow *self)
{
  Waiting *waiting = g_queue_pop_head (&self->waiting);

  if (waiting != NULL)
    waiting_free (waiting);
  hide_progress (self);
  start_next (self);
}

static void
laid_over_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MzLoad) load = mz_loader_load_finish (result, &error);
  Waiting *waiting = g_queue_peek_head (&self->waiting);

  g_clear_object (&self->load_cancellable);
  if (waiting == NULL) /* the window is gone */
    return;
  if (load != NULL)
    {
      mz_desk_settle (self->desk);
      show_result (self, load, waiting->file);
    }
  end_load (self);
}

static void
lay_over (MzWindow *self, const MzImport *import)
{
  MzDataset *facts = mz_desk_get_base (self->desk);

  if (self->load_cancellable == NULL)
    self->load_cancellable = g_cancellable_new ();
  mz_loader_lay_over_async (facts, mz_import_make_batch (import, facts), self->load_cancellable, laid_over_cb,
                            g_object_ref (self));
}

static void
tell_busy (MzWindow *self, gboolean busy)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

static void
accepted_cb (MzWindow *self, MzImportDialog *dialog)
{
  tell_busy (self, TRUE);
  lay_over (self, mz_import_dialog_get_import (dialog));
}

/* Closed, with or without an answer. */
static void
closed_cb (MzWindow *self)
{
  self->import_dialog = NULL;
  if (self->load_cancellable == NULL)
    end_load (self);
}

/* The file waits for an answer, and those behind it for this one. */
static void
ask (MzWindow *self, MzImport *import)
{
  hide_progress (self);
  tell_busy (self, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-load", FALSE);
  self->import_dialog = GTK_WIDGET (mz_import_dialog_new (GTK_WINDOW (self), mz_desk_get_base (self->desk), import));
  g_signal_connect_object (self->import_dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import_dialog, "unrealize", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  mz_window_present_dialog (self, self->import_dialog);
}

/* What has been found in a file names it already. */
static void
tell_failure (MzWindow *self, const Waiting *waiting, const GError *error)
{
  g_autofree char *name = g_path_get_basename (waiting->file), *body = NULL;

  if (!g_error_matches (error, MZ_IO_ERROR, MZ_IO_ERROR_SCHEMA))
    body = g_strdup_printf (_("%1$s: %2$s"), name, error->message);
  mz_window_complain (self, _("File Not Opened"), body != NULL ? body : error->message);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MzImport) import = mz_import_read_finish (result, &error);

  if (g_queue_is_empty (&self->waiting)) /* the window is gone */
    {
      g_clear_object (&self->load_cancellable);
      return;
    }
  if (import != NULL && !mz_import_needs_eyes (import))
    {
      lay_over (self, import);
      return;
    }
  g_clear_object (&self->load_cancellable);
  if (import != NULL)
    {
      ask (self, g_steal_pointer (&import));
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (self, g_queue_peek_head (&self->waiting), error);
  end_load (self);
}

static void
start_next (MzWindow *self)
{
  const Waiting *waiting = g_queue_peek_head (&self->waiting);
  g_autofree char *name = NULL, *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-load", waiting != NULL);
  tell_busy (self, waiting != NULL);
  if (waiting == NULL)
    return;
  name = g_filename_display_basename (waiting->file);
  /* Translators: the name of a file. */
  text = g_strdup_printf (_("Opening %s"), name);
  gtk_label_set_text (self->load_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->load_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_progress_bar_set_fraction (self->load_bar, 0);
  self->load_delay_id = g_timeout_add (SHOWN_AFTER_MS, show_progress_cb, self);
  self->load_cancellable = g_cancellable_new ();
  mz_import_read_async (mz_desk_get_base (self->desk), waiting->file, waiting->bytes, NULL, self->load_cancellable,
                        progress_cb, self, read_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (MZ_WINDOW (widget)->load_cancellable);
}

static void
wait_for (MzWindow *self, const char *file, GBytes *bytes)
{
  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting) { g_strdup (file), bytes != NULL ? g_bytes_ref (bytes) : NULL };
  g_queue_push_tail (&self->waiting, waiting);
  if (g_queue_get_length (&self->waiting) == 1)
    start_next (self);
}

/**
 * mz_window_lay_over:
 * @path: a file of facts, of GeoJSON or CSV, a story, or a document
 *
 * Opens a document. Lays a story into the document. Lays another file over the base of the window's desk, below the user's document, when those before it are
 * done, and says in a toast what has come of it; there it can be undone. Where there is something to choose or to settle in
 * it, it asks first.
 */
void
mz_window_lay_over (MzWindow *self, const char *path)
{
  g_return_if_fail (MZ_IS_WINDOW (self) && path != NULL);

  if (g_str_has_suffix (path, MZ_DOCUMENT_SUFFIX))
    mz_window_open_document (self, path);
  else if (!g_str_has_suffix (path, ".json") || !mz_window_open_story (self, path))
    wait_for (self, path, NULL);
}

/** mz_window_is_loading: Returns: whether a file is being laid over the facts. */
gboolean
mz_window_is_loading (MzWindow *self)
{
  g_return_val_if_fail (MZ_IS_WINDOW (self), FALSE);

  return self->load_cancellable != NULL;
}

/** mz_window_lay_over_file: @file: wherever it is; only what has a path can be opened, else a toast says so */
void
mz_window_lay_over_file (MzWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    mz_window_lay_over (self, path);
  else
    mz_window_tell (self, _("Only files on this computer can be opened; copy it here first."));
}

/* The same as from a file: an object in braces is JSON, and rows of cells are a table. */
static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  const char *start = text;

  while (start != NULL && g_ascii_isspace (*start))
    start++;
  if (start != NULL && mz_address_is (start))
    {
      mz_window_open_address (self, g_strchomp (text + (start - text)));
      return;
    }
  if (start == NULL || (*start != '{' && !mz_table_is_text (text)))
    {
      mz_window_tell (self, _("What was copied is neither a table nor points that can be laid over the facts."));
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  wait_for (self, *start == '{' ? "pasted.json" : "pasted.csv", bytes);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, g_object_ref (widget));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, MzWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    mz_window_lay_over_file (self, l->data);
  g_slist_free (files);
  return TRUE;
}

void
mz_window_install_loading (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.cancel-load", NULL, cancel_action);
  gtk_widget_class_install_action (klass, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (klass, "win.undo-load", NULL, undo_action);
  /* It comes after whatever has the focus: an entry pastes into itself. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", NULL);
}

void
mz_window_init_loading (MzWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_queue_init (&self->waiting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-load", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-load", FALSE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* When the window goes: what is being read is given up, and so is what is asked. */
void
mz_window_stop_loading (MzWindow *self)
{
  if (self->import_dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->import_dialog, self);
      gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->import_dialog)));
    }
  g_queue_clear_full (&self->waiting, waiting_free);
  g_clear_handle_id (&self->load_delay_id, g_source_remove);
  g_cancellable_cancel (self->load_cancellable);
  forget_undo (self);
}
