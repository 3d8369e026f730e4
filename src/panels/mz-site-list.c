/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-site-list.h"

#include <glib/gi18n-lib.h>

#include "mz-find-status.h"
#include "mz-format.h"
#include "mz-record-row.h"
#include "mz-site-order.h"
#include "mz-tell.h"

/* Pixels that it asks for while there is not enough room for all of the panel: four rows. */
#define LIST_HEIGHT 180
#define LIST_LEAST  120

struct _MzSiteList
{
  GtkWidget     parent_instance;
  MzWorkspace  *workspace; /* (nullable) */
  MzSiteOrder  *order;
  GHashTable   *bound;     /* of GtkListItem: those that show a site now */
  gboolean      by_name;
  gboolean      syncing;   /* the list takes over the workspace's selection */

  GtkWidget    *header;
  GtkWidget    *count;
  GtkWidget    *sort_button;
  GtkWidget    *sort_label;
  GtkWidget    *stack;
  GtkWidget    *list;
  MzFindStatus *status;
};

G_DEFINE_FINAL_TYPE (MzSiteList, mz_site_list, GTK_TYPE_WIDGET)

static void
show_item (MzSiteList *self, GtkListItem *item)
{
  MzSite *site = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *spoken = mz_site_row_to_speech (self->workspace, site, gtk_list_item_get_position (item),
                                                   g_list_model_get_n_items (G_LIST_MODEL (self->order)));

  mz_record_row_show_site (MZ_RECORD_ROW (row), site);
  /* What has the focus is the list's own widget round the row: it has to say what it is. */
  mz_tell_item (item, spoken, NULL);
}

static void
setup_cb (MzSiteList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, mz_record_row_new (self->workspace));
}

static void
bind_cb (MzSiteList *self, GtkListItem *item)
{
  g_hash_table_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (MzSiteList *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
}

static void
selected_cb (MzSiteList *self)
{
  MzSite *site = mz_site_order_get_selected (self->order);

  /* A row that goes because of the clock or a filter does not take the selection with it. */
  if (!self->syncing && self->workspace != NULL && site != NULL)
    mz_workspace_set_selection (self->workspace, MZ_RECORD (site));
}

static void
sync_selection (MzSiteList *self)
{
  MzRecord *wanted = mz_workspace_get_selection (self->workspace);
  MzSite *site = MZ_IS_SITE (wanted) ? MZ_SITE (wanted) : NULL;
  guint position;

  if (mz_site_order_get_selected (self->order) == site)
    return;
  self->syncing = TRUE;
  mz_site_order_set_selected (self->order, site);
  self->syncing = FALSE;
  if (site != NULL && mz_site_order_find (self->order, site, &position))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
activate_cb (MzSiteList *self, guint position)
{
  g_autoptr (MzRecord) record = g_list_model_get_item (G_LIST_MODEL (self->order), position);

  if (record == NULL || self->workspace == NULL)
    return;
  mz_workspace_set_selection (self->workspace, record);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.details", NULL);
}

/* The facet without which there would be most; %MZ_N_FACETS if none alone has emptied the list. */
static MzFacet
find_emptying_facet (MzSiteList *self, guint *n)
{
  MzQuery *query = mz_workspace_get_query (self->workspace);
  MzFacet worst = MZ_N_FACETS;

  *n = 0;
  for (guint facet = 0; facet < MZ_N_FACETS; facet++)
    if (mz_query_has_facet (query, (MzFacet) facet))
      {
        guint count = mz_workspace_count_without (self->workspace, (MzFacet) facet);

        if (count > *n)
          {
            *n = count;
            worst = (MzFacet) facet;
          }
      }
  return worst;
}

/* Whether there would be any with no facet at all. */
static gboolean
has_sites_unfiltered (MzSiteList *self)
{
  MzStore *store = mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE);
  g_autoptr (MzQuery) all = mz_query_new (NULL);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (mz_workspace_shows (self->workspace, all, mz_store_peek (store, i)))
      return TRUE;
  return FALSE;
}

static void
explain_query (MzSiteList *self)
{
  MzQuery *query = mz_workspace_get_query (self->workspace);
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  g_autofree char *date = mz_partial_date_format (mz_workspace_get_date (self->workspace));
  guint n;
  MzFacet facet = find_emptying_facet (self, &n);
  g_autofree char *words = NULL, *quoted = NULL, *detail = NULL, *button = NULL;

  if (facet == MZ_N_FACETS)
    {
      mz_find_status_show (self->status, _("No site matches"), _("More than one filter leaves them out."), _("Clear Filter"),
                           "find.clear", NULL);
      return;
    }
  words = mz_query_describe_facet (query, facet, dataset);
  /* Translators: words chosen in a filter. */
  quoted = facet == MZ_FACET_TEXT ? g_strdup (words) : g_strdup_printf (_("“%s”"), words);
  /* Translators: a date, words chosen in a filter, in quotation marks, and how many sites there would be. */
  detail = g_strdup_printf (ngettext ("%1$s: without %2$s there would be %3$u site.",
                                      "%1$s: without %2$s there would be %3$u sites.", n), date, quoted, n);
  /* Translators: words chosen in a filter, in quotation marks. */
  button = g_strdup_printf (_("Clear Filter %s"), quoted);
  mz_find_status_show (self->status, _("No site matches"), detail, button, "find.drop", g_variant_new_uint32 (facet));
}

/* Why there is nothing: the frame of the map, a layer, the facets, or the date. */
static void
explain (MzSiteList *self)
{
  if (mz_store_get_length (mz_workspace_get_sites (self->workspace)) > 0)
    mz_find_status_show (self->status, _("No site in this part of the map"), NULL, _("Show the World"), "find.world", NULL);
  else if ((mz_workspace_get_layers (self->workspace) & (MZ_LAYER_SITES | MZ_LAYER_DEPOSITS)) == 0)
    mz_find_status_show (self->status, _("Sites are hidden"), NULL, _("Show Sites"), "find.show-sites", NULL);
  else if (has_sites_unfiltered (self))
    explain_query (self);
  else
    mz_find_status_show (self->status, _("No site is known on this date"), NULL, _("Go to the Date of the Facts"),
                         "find.facts-date", NULL);
}

static void
show_sort (MzSiteList *self)
{
  const char *words = self->by_name ? _("Sorted by name; sort by size") : _("Sorted by size; sort by name");

  gtk_label_set_label (GTK_LABEL (self->sort_label), self->by_name ? C_("sorted by", "name") : C_("sorted by", "largest"));
  gtk_widget_set_tooltip_text (self->sort_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sort_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/** mz_site_list_update: Takes over what the workspace has now. */
void
mz_site_list_update (MzSiteList *self)
{
  g_autoptr (GtkBitset) shown = NULL;
  g_autofree char *number = NULL;
  GHashTableIter iter;
  gpointer item;
  guint n;

  g_return_if_fail (MZ_IS_SITE_LIST (self));

  if (self->workspace == NULL)
    return;
  shown = gtk_bitset_new_empty ();
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    gtk_bitset_add (shown, gtk_list_item_get_position (item));
  mz_site_order_update (self->order, self->workspace, self->by_name, shown);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->order));
  number = mz_format_number (n);
  gtk_label_set_label (GTK_LABEL (self->count), number);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "status");
  if (n == 0)
    explain (self);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_item (self, item);
  sync_selection (self);
}

static void
mz_site_list_dispose (GObject *object)
{
  MzSiteList *self = MZ_SITE_LIST (object);
  GtkWidget *child;

  mz_site_list_set_workspace (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->order);
  G_OBJECT_CLASS (mz_site_list_parent_class)->dispose (object);
}

static void
mz_site_list_finalize (GObject *object)
{
  g_hash_table_unref (MZ_SITE_LIST (object)->bound);
  G_OBJECT_CLASS (mz_site_list_parent_class)->finalize (object);
}

static void
mz_site_list_class_init (MzSiteListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mz_site_list_dispose;
  object_class->finalize = mz_site_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "site-list");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy-list", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
make_header (MzSiteList *self)
{
  GtkWidget *title = gtk_label_new (_("Sites in view"));
  GtkWidget *sort = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->count = gtk_label_new (NULL);
  self->sort_label = gtk_label_new (NULL);
  self->sort_button = gtk_button_new ();
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "find-heading");
  gtk_widget_add_css_class (self->count, "find-aside");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->header, "find-section");
  gtk_label_set_ellipsize (GTK_LABEL (self->sort_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (sort), gtk_image_new_from_icon_name ("view-sort-descending-symbolic"));
  gtk_box_append (GTK_BOX (sort), self->sort_label);
  gtk_button_set_child (GTK_BUTTON (self->sort_button), sort);
  gtk_widget_add_css_class (self->sort_button, "flat");
  gtk_widget_add_css_class (self->sort_button, "sort-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->sort_button), "find.sort");
  gtk_box_append (GTK_BOX (self->header), title);
  gtk_box_append (GTK_BOX (self->header), self->count);
  gtk_box_append (GTK_BOX (self->header), self->sort_button);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  show_sort (self);
}

static void
make_list (MzSiteList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->order = mz_site_order_new ();
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->order)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sites in view"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_LEAST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);

  self->status = MZ_FIND_STATUS (mz_find_status_new ());
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->status), "status");
  mz_tell_visible_child (self->stack);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static void
mz_site_list_init (MzSiteList *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sites in view"), -1);
  make_header (self);
  make_list (self);
}

/** mz_site_list_set_workspace: @workspace: (nullable) (transfer none): whose sites it lists. */
void
mz_site_list_set_workspace (MzSiteList *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_SITE_LIST (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (self->workspace == workspace)
    return;
  mz_site_order_update (self->order, NULL, self->by_name, NULL);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    mz_site_list_update (self);
}

/** mz_site_list_sort: @by_name: else the largest come first */
void
mz_site_list_sort (MzSiteList *self, gboolean by_name)
{
  g_return_if_fail (MZ_IS_SITE_LIST (self));

  if (self->by_name == by_name)
    return;
  self->by_name = by_name;
  show_sort (self);
  mz_site_list_update (self);
}

gboolean
mz_site_list_is_by_name (MzSiteList *self)
{
  g_return_val_if_fail (MZ_IS_SITE_LIST (self), FALSE);

  return self->by_name;
}

/** mz_site_list_get_model: Returns: (transfer none) (element-type MzSite): the sites in the order of the list. */
GListModel *
mz_site_list_get_model (MzSiteList *self)
{
  g_return_val_if_fail (MZ_IS_SITE_LIST (self), NULL);

  return G_LIST_MODEL (self->order);
}
