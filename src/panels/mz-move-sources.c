/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-move-sources.h"

#include <glib/gi18n-lib.h>

#include "mz-choice.h"
#include "mz-source-chip.h"

struct _MzMoveSources
{
  GtkWidget  parent_instance;
  MzDataset *dataset;
  GtkWidget *rows, *add;
  GPtrArray *ids;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzMoveSources, mz_move_sources, GTK_TYPE_WIDGET)

/** mz_record_link_new: Returns: (transfer floating): a source as its chip, another record as a button that opens its card. */
GtkWidget *
mz_record_link_new (MzDataset *dataset, const char *id)
{
  MzRecord *record = mz_dataset_find (dataset, id);
  GtkWidget *button, *label;

  if (MZ_IS_SOURCE (record))
    return mz_source_chip_new (MZ_SOURCE (record));
  label = gtk_label_new (record != NULL ? mz_record_get_short_name (record) : id);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (record == NULL)
    return label;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, mz_record_get_name (record));
  gtk_widget_add_css_class (button, "record-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", (guint) mz_record_get_kind (record), id);
  return button;
}

static void show_rows (MzMoveSources *self);

static void
remove_cb (MzMoveSources *self, GtkWidget *button)
{
  guint i;

  if (!g_ptr_array_find_with_equal_func (self->ids, g_object_get_data (G_OBJECT (button), "id"), g_str_equal, &i))
    return;
  g_ptr_array_remove_index (self->ids, i);
  show_rows (self);
  gtk_widget_grab_focus (self->add);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_cb (MzMoveSources *self)
{
  const char *id = mz_choice_get_id (MZ_CHOICE (self->add));

  if (id == NULL || g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->ids, g_strdup (id));
  show_rows (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
row_new (MzMoveSources *self, const char *id)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *link = mz_record_link_new (self->dataset, id);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_hexpand (link, TRUE);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "small-button");
  gtk_widget_set_tooltip_text (remove, _("It does not rest on this"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("It does not rest on this"), -1);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (id), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), link);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

static void
show_rows (MzMoveSources *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < self->ids->len; i++)
    gtk_box_append (GTK_BOX (self->rows), row_new (self, self->ids->pdata[i]));
}

static void
mz_move_sources_dispose (GObject *object)
{
  MzMoveSources *self = MZ_MOVE_SOURCES (object);

  g_clear_pointer (&self->rows, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  g_clear_object (&self->dataset);
  G_OBJECT_CLASS (mz_move_sources_parent_class)->dispose (object);
}

static void
mz_move_sources_finalize (GObject *object)
{
  g_ptr_array_unref (MZ_MOVE_SOURCES (object)->ids);
  G_OBJECT_CLASS (mz_move_sources_parent_class)->finalize (object);
}

static void
mz_move_sources_class_init (MzMoveSourcesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_move_sources_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_move_sources_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_MOVE_SOURCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mz_move_sources_init (MzMoveSources *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

/** mz_move_sources_new: @dataset: (transfer none): whose records it shows */
GtkWidget *
mz_move_sources_new (MzDataset *dataset)
{
  MzMoveSources *self = g_object_new (MZ_TYPE_MOVE_SOURCES, NULL);

  self->dataset = g_object_ref (dataset);
  self->add = mz_choice_new_later (_("Add what it rests on"), _("Add a record…"), dataset, mz_choice_list_sources);
  g_signal_connect_object (self->add, "chosen", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

static gboolean
are_shown (MzMoveSources *self, const char *const *ids)
{
  guint i = 0;

  while (i < self->ids->len && ids[i] != NULL && g_str_equal (self->ids->pdata[i], ids[i]))
    i++;
  return i == self->ids->len && ids[i] == NULL;
}

/** mz_move_sources_set_ids: Nothing is emitted. */
void
mz_move_sources_set_ids (MzMoveSources *self, const char *const *ids)
{
  g_return_if_fail (MZ_IS_MOVE_SOURCES (self) && ids != NULL);

  if (are_shown (self, ids))
    return;
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (self->ids, g_strdup (ids[i]));
  show_rows (self);
}

/** mz_move_sources_dup_ids: Returns: (transfer full) */
GStrv
mz_move_sources_dup_ids (MzMoveSources *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->ids->len; i++)
    g_strv_builder_add (builder, self->ids->pdata[i]);
  return g_strv_builder_end (builder);
}
