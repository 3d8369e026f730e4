/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-collate.h"
#include "mz-tell.h"

#define WIDTH  250 /* px */
#define HEIGHT 320

struct _MzChoiceItem
{
  GObject parent_instance;
  char   *id, *title, *detail; /* detail (nullable) */
  char   *folded;              /* what a search looks into */
};

G_DEFINE_FINAL_TYPE (MzChoiceItem, mz_choice_item, G_TYPE_OBJECT)

struct _MzChoice
{
  GtkWidget      parent_instance;
  GListModel    *items;   /* (nullable): as long as nobody has asked for them */
  MzDataset     *dataset; /* (nullable): that @list lists from */
  GListModel  *(*list) (MzDataset *dataset);
  char          *id;      /* (nullable) */
  GtkWidget     *button, *text;
  GtkWidget     *search, *view;
  GtkFilter     *filter;
  GtkFilterListModel *found;
  char          *needle;  /* (nullable): folded */
};

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzChoice, mz_choice, GTK_TYPE_WIDGET)

static void
mz_choice_item_finalize (GObject *object)
{
  MzChoiceItem *self = MZ_CHOICE_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->folded);
  G_OBJECT_CLASS (mz_choice_item_parent_class)->finalize (object);
}

static void
mz_choice_item_class_init (MzChoiceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_choice_item_finalize;
}

static void
mz_choice_item_init (MzChoiceItem *self)
{
}

/** mz_choice_item_new: @detail: (nullable): one more line */
MzChoiceItem *
mz_choice_item_new (const char *id, const char *title, const char *detail)
{
  MzChoiceItem *self = g_object_new (MZ_TYPE_CHOICE_ITEM, NULL);
  g_autofree char *all = g_strjoin (" ", title, id, detail, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->folded = g_utf8_casefold (all, -1);
  return self;
}

static void
add (GListStore *items, const char *id, const char *title, const char *detail)
{
  g_autoptr (MzChoiceItem) item = mz_choice_item_new (id, title, detail);

  g_list_store_append (items, item);
}

static int
compare_titles (gconstpointer a, gconstpointer b, gpointer data)
{
  const MzChoiceItem *left = a, *right = b;

  return mz_collate (left->title, right->title);
}

/** mz_choice_list_countries: @none: (nullable): the name of an item without an id, at the head */
GListModel *
mz_choice_list_countries (MzDataset *dataset, const char *none)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_COUNTRY);
  GListStore *items = g_list_store_new (MZ_TYPE_CHOICE_ITEM);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *country = mz_store_peek (store, i);

      add (items, mz_record_get_id (country), mz_record_get_name (country), NULL);
    }
  g_list_store_sort (items, compare_titles, NULL);
  if (none != NULL)
    {
      g_autoptr (MzChoiceItem) item = mz_choice_item_new ("", none, NULL);

      g_list_store_insert (items, 0, item);
    }
  return G_LIST_MODEL (items);
}

GListModel *
mz_choice_list_sites (MzDataset *dataset)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  GListStore *items = g_list_store_new (MZ_TYPE_CHOICE_ITEM);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *site = mz_store_peek (store, i);
      const MzSiteInfo *info = mz_site_peek (MZ_SITE (site));

      if (info->kind != MZ_SITE_DEPOSIT)
        add (items, mz_record_get_id (site), mz_record_get_short_name (site), mz_dataset_country_name (dataset, info->country));
    }
  g_list_store_sort (items, compare_titles, NULL);
  return G_LIST_MODEL (items);
}

/* Each scenario once; what has been observed is none. */
GListModel *
mz_choice_list_demands (MzDataset *dataset)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_DEMAND);
  GListStore *items = g_list_store_new (MZ_TYPE_CHOICE_ITEM);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      const MzDemandInfo *info = mz_demand_peek (mz_store_peek (store, i));

      if (strcmp (info->scenario, "observed") != 0 && g_hash_table_add (seen, info->scenario))
        add (items, info->scenario, info->scenario, info->by);
    }
  g_list_store_sort (items, compare_titles, NULL);
  return G_LIST_MODEL (items);
}

GListModel *
mz_choice_list_sources (MzDataset *dataset)
{
  static const MzRecordKind kinds[] = { MZ_RECORD_CLAIM, MZ_RECORD_MEASURE, MZ_RECORD_EVENT, MZ_RECORD_AGREEMENT, MZ_RECORD_SOURCE };
  GListStore *items = g_list_store_new (MZ_TYPE_CHOICE_ITEM);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      MzStore *store = mz_dataset_get_store (dataset, kinds[k]);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        add (items, mz_record_get_id (mz_store_peek (store, i)), mz_record_get_short_name (mz_store_peek (store, i)),
             mz_vocabulary_get_label (&mz_record_kinds, kinds[k]));
    }
  return G_LIST_MODEL (items);
}

static gboolean
match (gpointer item, gpointer data)
{
  MzChoice *self = data;

  return self->needle == NULL || strstr (MZ_CHOICE_ITEM (item)->folded, self->needle) != NULL;
}

static void
search_changed_cb (MzChoice *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_free (self->needle);
  self->needle = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static MzChoiceItem *
find_item (MzChoice *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (MzChoiceItem) item = g_list_model_get_item (self->items, i);

      if (strcmp (item->id, id) == 0)
        return item; /* the list has it */
    }
  return NULL;
}

static void
show_choice (MzChoice *self)
{
  MzChoiceItem *item;

  if (self->list != NULL)
    return; /* its text does not follow the choice */
  item = find_item (self, self->id != NULL ? self->id : "");
  gtk_label_set_text (GTK_LABEL (self->text), item != NULL ? item->title : self->id != NULL ? self->id : _("none"));
  mz_tell_chosen_text (self->button, gtk_label_get_text (GTK_LABEL (self->text)));
}

static void
choose (MzChoice *self, guint position)
{
  g_autoptr (MzChoiceItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (item == NULL)
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  mz_choice_set_id (self, item->id);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
search_activate_cb (MzChoice *self)
{
  choose (self, 0);
}

static void
activate_cb (MzChoice *self, guint position)
{
  choose (self, position);
}

static gboolean
search_key_cb (MzChoice *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
setup_cb (MzChoice *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "choice-title" : "choice-detail");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (MzChoice *self, GtkListItem *list_item)
{
  MzChoiceItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);

  gtk_label_set_text (GTK_LABEL (title), item->title);
  gtk_label_set_text (GTK_LABEL (detail), item->detail != NULL ? item->detail : "");
  gtk_widget_set_visible (detail, item->detail != NULL);
}

/* Only when it is first asked for: there are many of these, and their lists are long. */
static void
fill_popover (GtkMenuButton *button, gpointer data)
{
  MzChoice *self = data;
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  if (self->items == NULL)
    self->items = self->list (self->dataset);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  self->found = gtk_filter_list_model_new (g_object_ref (self->items), self->filter);
  self->search = gtk_search_entry_new ();
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->found)))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_size_request (scrolled, WIDTH, HEIGHT);
  gtk_widget_add_css_class (popover, "choice-popover");
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_popover (button, popover);
}

static void
mz_choice_dispose (GObject *object)
{
  MzChoice *self = MZ_CHOICE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->found);
  g_clear_object (&self->items);
  g_clear_object (&self->dataset);
  G_OBJECT_CLASS (mz_choice_parent_class)->dispose (object);
}

static void
mz_choice_finalize (GObject *object)
{
  g_free (MZ_CHOICE (object)->id);
  g_free (MZ_CHOICE (object)->needle);
  G_OBJECT_CLASS (mz_choice_parent_class)->finalize (object);
}

static void
mz_choice_class_init (MzChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_choice_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MZ_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "choice");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mz_choice_init (MzChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->text = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), arrow);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill_popover, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

static void
set_label (MzChoice *self, const char *label)
{
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * mz_choice_new:
 * @label: what is chosen, for assistive technology
 * @items: (transfer full) (element-type MzChoiceItem)
 */
GtkWidget *
mz_choice_new (const char *label, GListModel *items)
{
  MzChoice *self = g_object_new (MZ_TYPE_CHOICE, NULL);

  self->items = items;
  set_label (self, label);
  show_choice (self);
  return GTK_WIDGET (self);
}

/**
 * mz_choice_new_later:
 * @text: what the button shows whatever is chosen
 * @list: what there is to choose from: asked for when it is first opened
 */
GtkWidget *
mz_choice_new_later (const char *label, const char *text, MzDataset *dataset, GListModel *(*list) (MzDataset *dataset))
{
  MzChoice *self = g_object_new (MZ_TYPE_CHOICE, NULL);

  self->dataset = g_object_ref (dataset);
  self->list = list;
  set_label (self, label);
  gtk_label_set_text (GTK_LABEL (self->text), text);
  mz_tell_chosen_text (self->button, text);
  return GTK_WIDGET (self);
}

/** mz_choice_set_id: @id: (nullable): shows that it is chosen; nothing is emitted */
void
mz_choice_set_id (MzChoice *self, const char *id)
{
  g_return_if_fail (MZ_IS_CHOICE (self));

  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  show_choice (self);
}

/** mz_choice_get_id: Returns: (nullable): what is chosen; %NULL for the item without an id, too */
const char *
mz_choice_get_id (MzChoice *self)
{
  return self->id != NULL && *self->id != '\0' ? self->id : NULL;
}
