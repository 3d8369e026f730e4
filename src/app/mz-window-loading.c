/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the user's own: laid over the facts one after another, while the window goes on, and taken away again. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-document-reader.h"
#include "mz-format.h"
#include "mz-window-document.h"

/* Who waits no longer than this is not told of it. */
#define SHOWN_AFTER_MS 500

/* Seconds that there are to undo. */
#define UNDO_SECONDS 15

static void start_next (MzWindow *self);

static AdwToast *
toast_new (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
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
dup_first_error (MzReport *report)
{
  for (guint i = 0; i < mz_report_get_length (report); i++)
    if (mz_report_peek (report, i)->severity == MZ_SEVERITY_ERROR)
      return mz_finding_to_string (mz_report_peek (report, i));
  return NULL;
}

static char *
describe (const MzLoad *load)
{
  guint errors = mz_report_count (load->report, MZ_SEVERITY_ERROR), sites = load->n_records[MZ_RECORD_SITE], records = 0;
  g_autofree char *first = dup_first_error (load->report), *number = NULL, *added = NULL;

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    records += load->n_records[kind];
  number = mz_format_number (records);
  if (records == sites)
    added = g_strdup_printf (ngettext ("%s site added", "%s sites added", sites), number);
  else
    added = g_strdup_printf (ngettext ("%s record added", "%s records added", records), number);
  if (first == NULL)
    return g_steal_pointer (&added);
  /* Translators: "41 sites added", number of errors in the file, the first of them. */
  return g_strdup_printf (ngettext ("%1$s; %2$u error: %3$s", "%1$s; %2$u errors, the first: %3$s", errors), added, errors,
                          first);
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
  toast = toast_new (text);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-load");
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  self->undo_toast = g_object_ref (toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (forget_undo), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
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

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MzLoad) load = mz_loader_load_finish (result, &error);
  g_autofree char *path = g_queue_pop_head (&self->load_paths);

  g_clear_object (&self->load_cancellable);
  if (path == NULL) /* the window is gone */
    return;
  hide_progress (self);
  if (load != NULL)
    {
      mz_desk_settle (self->desk);
      show_result (self, load, path);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_toast_overlay_add_toast (self->toasts, toast_new (error->message));
  start_next (self);
}

static void
start_next (MzWindow *self)
{
  const char *path = g_queue_peek_head (&self->load_paths);
  g_autofree char *name = NULL, *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-load", path != NULL);
  if (path == NULL)
    return;
  name = g_filename_display_basename (path);
  /* Translators: the name of a file. */
  text = g_strdup_printf (_("Opening %s"), name);
  gtk_label_set_text (self->load_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->load_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_progress_bar_set_fraction (self->load_bar, 0);
  self->load_delay_id = g_timeout_add (SHOWN_AFTER_MS, show_progress_cb, self);
  self->load_cancellable = g_cancellable_new ();
  mz_loader_load_async (mz_desk_get_base (self->desk), path, self->load_cancellable, progress_cb, self,
                        loaded_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (MZ_WINDOW (widget)->load_cancellable);
}

/**
 * mz_window_lay_over:
 * @path: a file of facts or of GeoJSON, or a document
 *
 * Opens a document. Lays another file over the base of the window's desk, below the user's document, when those before it are
 * done, and says in a toast what has come of it; there it can be undone.
 */
void
mz_window_lay_over (MzWindow *self, const char *path)
{
  g_return_if_fail (MZ_IS_WINDOW (self) && path != NULL);

  if (g_str_has_suffix (path, MZ_DOCUMENT_SUFFIX))
    {
      mz_window_open_document (self, path);
      return;
    }
  g_queue_push_tail (&self->load_paths, g_strdup (path));
  if (self->load_cancellable == NULL)
    start_next (self);
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
    adw_toast_overlay_add_toast (self->toasts, toast_new (_("Only files on this computer can be opened; copy it here first.")));
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
  gtk_widget_class_install_action (klass, "win.undo-load", NULL, undo_action);
}

void
mz_window_init_loading (MzWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_queue_init (&self->load_paths);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-load", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-load", FALSE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* When the window goes: what is being read is given up. */
void
mz_window_stop_loading (MzWindow *self)
{
  g_queue_clear_full (&self->load_paths, g_free);
  g_clear_handle_id (&self->load_delay_id, g_source_remove);
  g_cancellable_cancel (self->load_cancellable);
  forget_undo (self);
}
