/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-change-list.h"

#include <glib/gi18n-lib.h>

#include "mz-life-strip.h"
#include "mz-source-chip.h"
#include "mz-tell.h"

#define MOST_CHARS 24 /* that a label asks for; it takes what there is */

struct _MzChangeList
{
  GtkWidget    parent_instance;
  MzWorkspace *workspace;
  GListStore  *changes;
  GtkWidget   *heading;
  GtkWidget   *scrolled;
};

G_DEFINE_FINAL_TYPE (MzChangeList, mz_change_list, GTK_TYPE_WIDGET)

static GtkWidget *
text_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Who says so: (nullable) where nobody is named. */
static GtkWidget *
chips_new (MzChangeList *self, MzChange *change)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  const char *const *ids = mz_change_get_sources (change);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, ids[i]);

      if (source != NULL)
        g_ptr_array_add (sources, g_object_ref (source));
    }
  return sources->len > 0 ? mz_source_chips_new (sources) : NULL;
}

static void
bind_cb (MzChangeList *self, GtkListItem *item)
{
  MzChange *change = gtk_list_item_get_item (item);
  MzRecord *record = mz_change_get_record (change);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chips = chips_new (self, change);
  g_autofree char *detail = mz_change_to_text (change), *spoken = NULL;

  gtk_box_append (GTK_BOX (texts), text_new (mz_record_get_short_name (record), "change-title"));
  gtk_box_append (GTK_BOX (texts), text_new (detail, "change-detail"));
  if (chips != NULL)
    gtk_box_append (GTK_BOX (texts), chips);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), mz_card_symbol_new (self->workspace, record));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_list_item_set_child (item, row);
  /* Translators: what has changed, how, its place in the list, and how many there are. */
  spoken = g_strdup_printf (_("%1$s, %2$s, %3$u of %4$u"), mz_record_get_short_name (record), detail,
                            gtk_list_item_get_position (item) + 1, g_list_model_get_n_items (G_LIST_MODEL (self->changes)));
  mz_tell_item (item, spoken, NULL);
}

static void
unbind_cb (MzChangeList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, NULL);
}

static void
activate_cb (MzChangeList *self, guint position, GtkListView *view)
{
  g_autoptr (MzChange) change = g_list_model_get_item (G_LIST_MODEL (self->changes), position);

  mz_workspace_set_selection (self->workspace, mz_change_get_record (change));
}

static void
mz_change_list_dispose (GObject *object)
{
  MzChangeList *self = MZ_CHANGE_LIST (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->changes);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_change_list_parent_class)->dispose (object);
}

static void
mz_change_list_class_init (MzChangeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_change_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "change-list");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mz_change_list_init (MzChangeList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->changes = g_list_store_new (MZ_TYPE_CHANGE);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->changes)))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  self->heading = text_new ("", "change-heading");
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** mz_change_list_new: @workspace: (transfer none): whose selection it sets. */
GtkWidget *
mz_change_list_new (MzWorkspace *workspace)
{
  MzChangeList *self = g_object_new (MZ_TYPE_CHANGE_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * mz_change_list_set:
 * @changes: (element-type MzChange) (transfer none): what became of things between @from and @to
 * @from, @to: dates, or what is assumed on them, in words
 */
void
mz_change_list_set (MzChangeList *self, GPtrArray *changes, const char *from, const char *to)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (MZ_IS_CHANGE_LIST (self) && changes != NULL);

  if (changes->len == 0)
    /* Translators: two dates, or two scenarios with their dates. */
    heading = g_strdup_printf (_("Nothing is different between %1$s and %2$s"), from, to);
  else
    /* Translators: number of differences, two dates, or two scenarios with their dates. */
    heading = g_strdup_printf (ngettext ("%1$u difference between %2$s and %3$s", "%1$u differences between %2$s and %3$s",
                                         changes->len), changes->len, from, to);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  g_list_store_splice (self->changes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->changes)), changes->pdata,
                       changes->len);
}
