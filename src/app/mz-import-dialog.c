/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"
#include "mz-import-columns.h"
#include "mz-import-rows.h"
#include "mz-tell.h"

#define PAGE_COLUMNS "columns"
#define PAGE_ROWS    "rows"

struct _MzImportDialog
{
  AdwWindow        parent_instance;
  MzDataset       *dataset;
  MzImport        *import;
  GCancellable    *cancellable; /* (nullable): while the table is read anew */
  gboolean         stale;       /* the columns are others than those that the rows were read with */
  gboolean         goes_on;     /* to the rows, when they have been read */
  GtkStack        *stack;
  MzImportColumns *columns;
  MzImportRows    *rows;
  GtkWidget       *back, *primary;
  GtkLabel        *summary;
  GtkProgressBar  *progress;
};

enum { SIGNAL_ACCEPTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzImportDialog, mz_import_dialog, ADW_TYPE_WINDOW)

static gboolean
shows_rows (MzImportDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), PAGE_ROWS) == 0;
}

static gboolean
are_all_sites (const MzImport *import)
{
  for (guint i = 0; i < import->rows->len; i++)
    {
      const MzImportRow *row = mz_import_peek_row (import, i);

      if (row->record != NULL && mz_record_get_kind (row->record) != MZ_RECORD_SITE)
        return FALSE;
    }
  return TRUE;
}

static guint
count_unread (const MzImport *import)
{
  guint n = 0;

  for (guint i = 0; i < import->rows->len; i++)
    n += mz_import_peek_row (import, i)->record == NULL;
  return n;
}

static char *
describe (const MzImport *import)
{
  guint unread = count_unread (import);
  g_autofree char *rows = mz_format_number (import->rows->len), *left_out = mz_format_number (unread);

  if (unread == 0)
    /* Translators: a number of rows. */
    return g_strdup_printf (ngettext ("%s row", "%s rows", import->rows->len), rows);
  /* Translators: a number of rows, and how many of them cannot be read. */
  return g_strdup_printf (ngettext ("%1$s row; %2$s cannot be read", "%1$s rows; %2$s cannot be read", import->rows->len), rows, left_out);
}

/* The keys come to the button, which is why it says it, too. */
static void
say (MzImportDialog *self, const char *text)
{
  gtk_label_set_text (self->summary, text);
  mz_tell_description (self->primary, text, NULL);
}

static void
update (MzImportDialog *self)
{
  gboolean rows = shows_rows (self);
  guint n = mz_import_count_chosen (self->import);
  g_autofree char *number = mz_format_number (n), *label = NULL, *summary = describe (self->import);

  if (!rows)
    label = g_strdup (_("_Next"));
  else if (are_all_sites (self->import))
    label = g_strdup_printf (ngettext ("_Add %s Site", "_Add %s Sites", n), number);
  else
    label = g_strdup_printf (ngettext ("_Add %s Record", "_Add %s Records", n), number);
  mz_tell_button_set_label (self->primary, label);
  gtk_widget_set_sensitive (self->primary, self->cancellable == NULL && (!rows || n > 0));
  say (self, summary);
  gtk_widget_set_visible (self->back, rows && self->import->table != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->cancellable != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, self->cancellable != NULL, -1);
}

static void
show_page (MzImportDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  update (self);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
take_import (MzImportDialog *self, MzImport *import)
{
  mz_import_rows_set_import (self->rows, NULL);
  g_clear_pointer (&self->import, mz_import_free);
  self->import = import;
  self->stale = FALSE;
  mz_import_rows_set_import (self->rows, import);
  if (import->table != NULL && !self->goes_on)
    mz_import_columns_set_import (self->columns, import);
}

static void
progress_cb (double part, gpointer data)
{
  gtk_progress_bar_set_fraction (MZ_IMPORT_DIALOG (data)->progress, part);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  MzImport *import = mz_import_read_finish (result, &error);

  /* The dialog has gone, or another reading is on its way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (import != NULL)
    take_import (self, import);
  else
    mz_import_columns_set_import (self->columns, self->import);
  if (import != NULL && self->goes_on)
    show_page (self, PAGE_ROWS);
  else
    update (self);
  self->goes_on = FALSE;
  if (error != NULL)
    say (self, error->message);
}

static void
reread (MzImportDialog *self, gboolean mapped)
{
  MzImportOptions options;

  mz_import_columns_get_options (self->columns, &options);
  if (!mapped)
    options.mapping = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  mz_import_read_async (self->dataset, self->import->file, self->import->bytes, &options, self->cancellable, progress_cb, self,
                        read_cb, g_object_ref (self));
  update (self);
}

static void
reread_cb (MzImportDialog *self)
{
  self->goes_on = FALSE;
  reread (self, FALSE);
}

static void
mapped_cb (MzImportDialog *self)
{
  self->stale = TRUE;
}

static void
back_cb (MzImportDialog *self)
{
  show_page (self, PAGE_COLUMNS);
}

static void
primary_cb (MzImportDialog *self)
{
  if (shows_rows (self))
    {
      g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (self->stale)
    {
      self->goes_on = TRUE;
      reread (self, TRUE);
    }
  else
    show_page (self, PAGE_ROWS);
}

static void
mz_import_dialog_dispose (GObject *object)
{
  MzImportDialog *self = MZ_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rows != NULL)
    mz_import_rows_set_import (self->rows, NULL);
  self->rows = NULL;
  g_clear_pointer (&self->import, mz_import_free);
  g_clear_object (&self->dataset);
  G_OBJECT_CLASS (mz_import_dialog_parent_class)->dispose (object);
}

static void
mz_import_dialog_class_init (MzImportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_import_dialog_dispose;
  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", MZ_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
bottom_new (MzImportDialog *self)
{
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bottom, "import-bottom");
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_wrap_mode (self->summary, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_box_append (GTK_BOX (bottom), GTK_WIDGET (self->summary));
  self->primary = mz_tell_button_new ("");
  gtk_widget_add_css_class (self->primary, "suggested-action");
  gtk_widget_set_valign (self->primary, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->primary, "clicked", G_CALLBACK (primary_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bottom), self->primary);
  return bottom;
}

static void
mz_import_dialog_init (MzImportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();

  gtk_window_set_default_size (GTK_WINDOW (self), 760, 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _("Back to the columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the columns"), -1);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  gtk_box_append (GTK_BOX (box), header);

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reading the table"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));

  self->stack = GTK_STACK (gtk_stack_new ());
  self->columns = MZ_IMPORT_COLUMNS (mz_import_columns_new ());
  self->rows = MZ_IMPORT_ROWS (mz_import_rows_new ());
  g_signal_connect_object (self->columns, "reread", G_CALLBACK (reread_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "mapped", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->columns), PAGE_COLUMNS);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->rows), PAGE_ROWS);
  mz_tell_visible_child (GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), bottom_new (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->primary);
}

/**
 * mz_import_dialog_new:
 * @dataset: what the file is to be laid over
 * @import: (transfer full): what is in it
 */
MzImportDialog *
mz_import_dialog_new (GtkWindow *parent, MzDataset *dataset, MzImport *import)
{
  MzImportDialog *self = g_object_new (MZ_TYPE_IMPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *name = g_filename_display_basename (import->file);

  gtk_window_set_title (GTK_WINDOW (self), name);
  self->dataset = g_object_ref (dataset);
  take_import (self, import);
  gtk_stack_set_visible_child_name (self->stack, import->table != NULL ? PAGE_COLUMNS : PAGE_ROWS);
  update (self);
  return self;
}

/** mz_import_dialog_get_import: Returns: (transfer none): the rows as the user has chosen and settled them. */
MzImport *
mz_import_dialog_get_import (MzImportDialog *self)
{
  g_return_val_if_fail (MZ_IS_IMPORT_DIALOG (self), NULL);

  return self->import;
}
