/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-compat"

#include "mz-compat.h"

#define HOLD_SECONDS 60 /* longer than any disk takes to say what a folder is called */

/* A file that the user is asked for, in a dialog that keeps the others waiting; it goes with the choice. */
struct _MzFileChoice
{
  GObject          parent_instance;

  MzFileChoiceKind kind;
#if GTK_CHECK_VERSION (4, 10, 0)
  GtkFileDialog   *dialog;
  GtkWindow       *parent;
  GListStore      *filters;
  GCancellable    *cancellable; /* (nullable): while it is shown */
  GPtrArray       *bars;        /* (nullable): while it is shown */
#else
  GtkFileChooserNative *dialog;
#endif
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzFileChoice, mz_file_choice, G_TYPE_OBJECT)

#if GTK_CHECK_VERSION (4, 10, 0)

static void
create_dialog (MzFileChoice *self, GtkWindow *parent, const char *title, const char *accept)
{
  self->dialog = gtk_file_dialog_new ();
  self->filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_set_weak_pointer (&self->parent, parent);
  gtk_file_dialog_set_title (self->dialog, title);
  gtk_file_dialog_set_accept_label (self->dialog, accept);
}

static void
add_filter (MzFileChoice *self, GtkFileFilter *filter)
{
  g_list_store_append (self->filters, filter);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filters)) > 1)
    return;
  gtk_file_dialog_set_filters (self->dialog, G_LIST_MODEL (self->filters));
  gtk_file_dialog_set_default_filter (self->dialog, filter);
}

/* --- A crash of GTK 4.18 --- */

/* Of the dialogs that GTK shows itself, where there is no portal. */
static void
add_path_bars (GtkWidget *widget, GType type, GPtrArray *bars)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (bars, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_path_bars (child, type, bars);
}

/*
 * The bar that shows where a folder is asks for that in steps. When the dialog is left before it knows, the answer takes buttons
 * out of a box that is gone. Who holds the bar holds the box.
 */
static GPtrArray *
hold_path_bars (void)
{
  GPtrArray *bars = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GType type = g_type_from_name ("GtkPathBar");

  for (GList *l = windows; l != NULL && type != 0; l = l->next)
    add_path_bars (l->data, type, bars);
  return bars;
}

static gboolean
drop_path_bars_cb (gpointer bars)
{
  g_ptr_array_unref (bars);
  return G_SOURCE_REMOVE;
}

static void
drop_path_bars_later (MzFileChoice *self)
{
  if (self->bars != NULL)
    g_timeout_add_seconds (HOLD_SECONDS, drop_path_bars_cb, g_steal_pointer (&self->bars));
}

static void
finished_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzFileChoice) self = data;
  g_autoptr (GFile) file = NULL;

  if (self->kind == MZ_FILE_CHOICE_OPEN)
    file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  else if (self->kind == MZ_FILE_CHOICE_SAVE)
    file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  else
    file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  drop_path_bars_later (self);
  /* Whoever has let go of the choice does not want to know. */
  if (self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_signal_emit (self, signals[CHOSEN], 0, file);
}

static void
show_dialog (MzFileChoice *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  if (self->kind == MZ_FILE_CHOICE_OPEN)
    gtk_file_dialog_open (self->dialog, self->parent, self->cancellable, finished_cb, g_object_ref (self));
  else if (self->kind == MZ_FILE_CHOICE_SAVE)
    gtk_file_dialog_save (self->dialog, self->parent, self->cancellable, finished_cb, g_object_ref (self));
  else
    gtk_file_dialog_select_folder (self->dialog, self->parent, self->cancellable, finished_cb, g_object_ref (self));
  drop_path_bars_later (self);
  self->bars = hold_path_bars ();
}

static void
end_dialog (MzFileChoice *self)
{
  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

static void
free_dialog (MzFileChoice *self)
{
  g_clear_object (&self->dialog);
  g_clear_object (&self->filters);
  g_clear_weak_pointer (&self->parent);
}

#else

static void
response_cb (MzFileChoice *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->dialog)) : NULL;

  g_signal_emit (self, signals[CHOSEN], 0, file);
}

static void
create_dialog (MzFileChoice *self, GtkWindow *parent, const char *title, const char *accept)
{
  static const GtkFileChooserAction actions[] = {
    [MZ_FILE_CHOICE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [MZ_FILE_CHOICE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [MZ_FILE_CHOICE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };

  self->dialog = gtk_file_chooser_native_new (title, parent, actions[self->kind], accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
}

static void
add_filter (MzFileChoice *self, GtkFileFilter *filter)
{
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->dialog), filter);
}

static void
show_dialog (MzFileChoice *self)
{
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static void
end_dialog (MzFileChoice *self)
{
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->dialog));
}

static void
free_dialog (MzFileChoice *self)
{
  if (self->dialog != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->dialog));
  g_clear_object (&self->dialog);
}

#endif

static void
mz_file_choice_dispose (GObject *object)
{
  free_dialog (MZ_FILE_CHOICE (object));
  G_OBJECT_CLASS (mz_file_choice_parent_class)->dispose (object);
}

static void
mz_file_choice_class_init (MzFileChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_file_choice_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
mz_file_choice_init (MzFileChoice *self)
{
}

/**
 * mz_file_choice_new:
 * @accept: the label of the button, with a mnemonic
 *
 * Emits “chosen” with the file, or with %NULL where the user wants none.
 *
 * Returns: (transfer full): not yet shown
 */
MzFileChoice *
mz_file_choice_new (GtkWindow *parent, MzFileChoiceKind kind, const char *title, const char *accept)
{
  MzFileChoice *self = g_object_new (MZ_TYPE_FILE_CHOICE, NULL);

  self->kind = kind;
  create_dialog (self, parent, title, accept);
  return self;
}

/** mz_file_choice_set_name: @name: what is suggested for a file that is saved */
void
mz_file_choice_set_name (MzFileChoice *self, const char *name)
{
  g_return_if_fail (MZ_IS_FILE_CHOICE (self));

#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_file_dialog_set_initial_name (self->dialog, name);
#else
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), name);
#endif
}

/** mz_file_choice_set_folder: @folder: where the user begins to look */
void
mz_file_choice_set_folder (MzFileChoice *self, GFile *folder)
{
  g_return_if_fail (MZ_IS_FILE_CHOICE (self));

#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_file_dialog_set_initial_folder (self->dialog, folder);
#else
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->dialog), folder, NULL);
#endif
}

/** mz_file_choice_add_filter: @suffixes: without their dots, with a space between two. The first filter is the one that holds. */
void
mz_file_choice_add_filter (MzFileChoice *self, const char *name, const char *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) list = g_strsplit (suffixes, " ", -1);

  g_return_if_fail (MZ_IS_FILE_CHOICE (self));

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; list[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, list[i]);
  add_filter (self, filter);
}

/** mz_file_choice_show: Asks, unless it does so already. */
void
mz_file_choice_show (MzFileChoice *self)
{
  g_return_if_fail (MZ_IS_FILE_CHOICE (self));

  show_dialog (self);
}

/** mz_file_choice_clear: @choice: (inout) (transfer full) (nullable): its dialog goes, and nothing is said any more */
void
mz_file_choice_clear (MzFileChoice **choice)
{
  if (*choice != NULL)
    end_dialog (*choice);
  g_clear_object (choice);
}
