/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-record-list.h"

#include <glib/gi18n-lib.h>

#include "mz-choice.h"
#include "mz-record-link.h"

struct _MzRecordList
{
  GtkWidget    parent_instance;
  MzDataset   *dataset;
  MzRecordKind kind; /* MZ_N_RECORD_KINDS: of several */
  GtkWidget   *rows, *adding, *choice;
  GPtrArray   *ids;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzRecordList, mz_record_list, GTK_TYPE_WIDGET)

static GListModel *
list_countries (MzDataset *dataset)
{
  return mz_choice_list_countries (dataset, NULL);
}

static GListModel *
list_records (MzDataset *dataset, MzRecordKind kind)
{
  MzStore *store = mz_dataset_get_store (dataset, kind);
  GListStore *items = g_list_store_new (MZ_TYPE_CHOICE_ITEM);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *record = mz_store_peek (store, i);
      const char *publisher = MZ_IS_SOURCE (record) ? mz_source_peek (MZ_SOURCE (record))->publisher : NULL;
      g_autoptr (MzChoiceItem) item = mz_choice_item_new (mz_record_get_id (record), mz_record_get_name (record), publisher);

      g_list_store_append (items, item);
    }
  return G_LIST_MODEL (items);
}

static GListModel *
list_sources (MzDataset *dataset)
{
  return list_records (dataset, MZ_RECORD_SOURCE);
}

static GListModel *
list_measures (MzDataset *dataset)
{
  return list_records (dataset, MZ_RECORD_MEASURE);
}

static void show_rows (MzRecordList *self);

static void
remove_cb (MzRecordList *self, GtkWidget *button)
{
  guint i;

  if (!g_ptr_array_find_with_equal_func (self->ids, g_object_get_data (G_OBJECT (button), "id"), g_str_equal, &i))
    return;
  g_ptr_array_remove_index (self->ids, i);
  show_rows (self);
  gtk_widget_child_focus (self->adding, GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
chosen_cb (MzRecordList *self)
{
  const char *id = mz_choice_get_id (MZ_CHOICE (self->choice));

  if (id == NULL || g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    return;
  mz_record_list_add (self, id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static MzRecord *
find_record (MzRecordList *self, const char *id)
{
  return self->kind == MZ_N_RECORD_KINDS ? mz_dataset_find (self->dataset, id) : mz_dataset_lookup (self->dataset, self->kind, id);
}

static GtkWidget *
name_new (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (label, name);
  return label;
}

static GtkWidget *
row_new (MzRecordList *self, const char *id)
{
  MzRecord *record = find_record (self, id);
  const char *name = record != NULL ? mz_record_get_name (record) : id;
  gboolean link = self->kind == MZ_N_RECORD_KINDS;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *content = link ? mz_record_link_new (self->dataset, id) : name_new (name);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: the name of a record in a list. */
  g_autofree char *spoken = g_strdup_printf (_("Take %s away"), name);

  gtk_widget_set_hexpand (content, TRUE);
  gtk_widget_set_halign (content, link ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "small-button");
  gtk_widget_set_tooltip_text (remove, _("Take it away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (id), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), content);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

static void
show_rows (MzRecordList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < self->ids->len; i++)
    gtk_box_append (GTK_BOX (self->rows), row_new (self, self->ids->pdata[i]));
}

static void
mz_record_list_dispose (GObject *object)
{
  MzRecordList *self = MZ_RECORD_LIST (object);

  g_clear_pointer (&self->rows, gtk_widget_unparent);
  g_clear_pointer (&self->adding, gtk_widget_unparent);
  g_clear_object (&self->dataset);
  G_OBJECT_CLASS (mz_record_list_parent_class)->dispose (object);
}

static void
mz_record_list_finalize (GObject *object)
{
  g_ptr_array_unref (MZ_RECORD_LIST (object)->ids);
  G_OBJECT_CLASS (mz_record_list_parent_class)->finalize (object);
}

static void
mz_record_list_class_init (MzRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_record_list_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "record-list");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mz_record_list_init (MzRecordList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->adding = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->adding, GTK_WIDGET (self));
}

/**
 * mz_record_list_new:
 * @kind: a country, site, measure or source; %MZ_N_RECORD_KINDS: whatever a move can rest on
 * @label: what is listed, for assistive technology
 */
GtkWidget *
mz_record_list_new (MzDataset *dataset, MzRecordKind kind, const char *label)
{
  MzRecordList *self = g_object_new (MZ_TYPE_RECORD_LIST, NULL);
  const char *text = kind == MZ_N_RECORD_KINDS ? _("Add a record…") : _("Add…");
  GListModel *(*list) (MzDataset *) = kind == MZ_RECORD_COUNTRY ? list_countries : kind == MZ_RECORD_SITE ? mz_choice_list_sites
                                      : kind == MZ_RECORD_MEASURE ? list_measures : kind == MZ_RECORD_SOURCE ? list_sources
                                      : mz_choice_list_sources;

  self->dataset = g_object_ref (dataset);
  self->kind = kind;
  self->choice = mz_choice_new_later (label, text, dataset, list);
  gtk_widget_set_hexpand (self->choice, TRUE);
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->adding), self->choice);
  if (kind == MZ_RECORD_SOURCE)
    {
      GtkWidget *button = gtk_button_new_with_label (_("New Source…"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edit.new-source");
      gtk_box_append (GTK_BOX (self->adding), button);
    }
  return GTK_WIDGET (self);
}

/** mz_record_list_add: Behind the others; nothing is emitted. */
void
mz_record_list_add (MzRecordList *self, const char *id)
{
  g_return_if_fail (MZ_IS_RECORD_LIST (self) && id != NULL);

  g_ptr_array_add (self->ids, g_strdup (id));
  show_rows (self);
}

static gboolean
are_shown (MzRecordList *self, const char *const *ids)
{
  guint i = 0;

  while (i < self->ids->len && ids[i] != NULL && g_str_equal (self->ids->pdata[i], ids[i]))
    i++;
  return i == self->ids->len && ids[i] == NULL;
}

/** mz_record_list_set_ids: Nothing is emitted; where these stand already the rows stay, and the focus in them. */
void
mz_record_list_set_ids (MzRecordList *self, const char *const *ids)
{
  g_return_if_fail (MZ_IS_RECORD_LIST (self) && ids != NULL);

  if (are_shown (self, ids))
    return;
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (self->ids, g_strdup (ids[i]));
  show_rows (self);
}

/** mz_record_list_dup_ids: Returns: (transfer full) */
GStrv
mz_record_list_dup_ids (MzRecordList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->ids->len; i++)
    g_strv_builder_add (builder, self->ids->pdata[i]);
  return g_strv_builder_end (builder);
}
