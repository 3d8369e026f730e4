/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-site-order.h"

#include "mz-collate.h"
#include "mz-props.h"

/* What orders a site. */
typedef struct
{
  MzSite  *site;
  guint    row;    /* in the dataset */
  guint    name;   /* its place in the alphabet */
  double   tonnes; /* see get_tonnes() */
  gboolean dated;  /* the figure may be another on another date */
} Entry;

struct _MzSiteOrder
{
  GObject       parent_instance;
  GPtrArray    *sites;    /* of MzSite: the list */
  guint         n_told;   /* how many of them are to be seen: all, except during an update */
  MzSite       *selected; /* (nullable): in the list */
  GPtrArray    *owned;    /* (nullable): the dataset's sites; keeps those of the list */
  MzDataset    *dataset;  /* (nullable): of the entries */
  guint         version;  /* of the dataset */
  MzPartialDate date;     /* of the figures */
  gboolean      by_name;
  Entry        *entries;  /* in order */
  guint        *places;   /* of each row of the dataset: where its entry stands */
  guint         n;
};

typedef enum { PROP_SELECTED = 1 } MzSiteOrderProperty;
static GParamSpec *props[PROP_SELECTED + 1];

static gboolean
find_selected (MzSiteOrder *self, guint *position)
{
  return self->selected != NULL && mz_site_order_find (self, self->selected, position);
}

static GType
mz_site_order_get_item_type (GListModel *model)
{
  return MZ_TYPE_SITE;
}

static guint
mz_site_order_get_n_items (GListModel *model)
{
  return MZ_SITE_ORDER (model)->n_told;
}

/* Asked for each of its rows when the list has changed: without a check that costs more than the rest. */
static gpointer
mz_site_order_get_item (GListModel *model, guint position)
{
  const MzSiteOrder *self = (const MzSiteOrder *) model;

  return position < self->n_told ? g_object_ref (self->sites->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mz_site_order_get_item_type;
  iface->get_n_items = mz_site_order_get_n_items;
  iface->get_item = mz_site_order_get_item;
}

static gboolean
mz_site_order_is_selected (GtkSelectionModel *model, guint position)
{
  const MzSiteOrder *self = (const MzSiteOrder *) model;

  return self->selected != NULL && position < self->n_told && self->sites->pdata[position] == self->selected;
}

static GtkBitset *
mz_site_order_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  guint selected;

  if (find_selected (MZ_SITE_ORDER (model), &selected) && selected >= position && selected - position < n_items)
    gtk_bitset_add (set, selected);
  return set;
}

static gboolean
mz_site_order_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  MzSiteOrder *self = MZ_SITE_ORDER (model);

  if (position >= self->n_told)
    return FALSE;
  mz_site_order_set_selected (self, self->sites->pdata[position]);
  return TRUE;
}

static gboolean
mz_site_order_unselect_item (GtkSelectionModel *model, guint position)
{
  if (mz_site_order_is_selected (model, position))
    mz_site_order_set_selected (MZ_SITE_ORDER (model), NULL);
  return TRUE;
}

static gboolean
mz_site_order_unselect_all (GtkSelectionModel *model)
{
  mz_site_order_set_selected (MZ_SITE_ORDER (model), NULL);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = mz_site_order_is_selected;
  iface->get_selection_in_range = mz_site_order_get_selection_in_range;
  iface->select_item = mz_site_order_select_item;
  iface->unselect_item = mz_site_order_unselect_item;
  iface->unselect_all = mz_site_order_unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MzSiteOrder, mz_site_order, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* Tonnes as the rows tell them; what is not rare earths comes after all that is, and what has no figure last. */
static double
get_tonnes (MzSite *site, MzPartialDate date, MzPartialDate as_of)
{
  const MzCapacity *capacity = mz_site_get_capacity (site, date, as_of);

  if (capacity == NULL)
    return -2;
  return mz_capacity_get_product (capacity, mz_site_peek (site)->kind) == MZ_PRODUCT_OTHER ? -1 : capacity->t_per_year;
}

static gboolean
has_dated_capacity (MzSite *site)
{
  GArray *capacity = mz_site_peek (site)->capacity;

  for (guint i = 0; i < capacity->len; i++)
    if (mz_partial_date_is_set (g_array_index (capacity, MzCapacity, i).from))
      return TRUE;
  return FALSE;
}

typedef struct
{
  char *key;
  guint row;
} Name;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Name *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  return (left->name > right->name) - (left->name < right->name);
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;
  int order = (left->tonnes < right->tonnes) - (left->tonnes > right->tonnes);

  return order != 0 ? order : compare_names (a, b);
}

static void
clear_entries (MzSiteOrder *self)
{
  g_clear_pointer (&self->entries, g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->owned, g_ptr_array_unref);
  g_clear_object (&self->dataset);
  self->n = 0;
}

static void
fill_entries (MzSiteOrder *self, MzDataset *dataset)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  g_autofree Name *names = NULL;

  clear_entries (self);
  self->dataset = g_object_ref (dataset);
  self->version = mz_dataset_get_version (dataset);
  self->n = mz_store_get_length (store);
  self->entries = g_new0 (Entry, self->n);
  self->places = g_new0 (guint, self->n);
  self->owned = g_ptr_array_new_full (self->n, g_object_unref);
  names = g_new0 (Name, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      MzSite *site = mz_store_peek (store, i);

      g_ptr_array_add (self->owned, g_object_ref (site));
      self->entries[i].site = site;
      self->entries[i].row = i;
      self->entries[i].dated = has_dated_capacity (site);
      names[i].key = mz_collate_key (mz_record_get_short_name (MZ_RECORD (site)));
      names[i].row = i;
    }
  qsort (names, self->n, sizeof (Name), compare_keys);
  for (guint i = 0; i < self->n; i++)
    {
      self->entries[names[i].row].name = i;
      g_free (names[i].key);
    }
}

/* Returns: whether a figure has changed. */
static gboolean
refresh_tonnes (MzSiteOrder *self, MzPartialDate date, gboolean all)
{
  MzPartialDate as_of = mz_dataset_get_as_of (self->dataset);
  gboolean changed = FALSE;

  self->date = date;
  for (guint i = 0; i < self->n; i++)
    {
      Entry *entry = &self->entries[i];
      double tonnes;

      if (!all && !entry->dated)
        continue;
      tonnes = get_tonnes (entry->site, date, as_of);
      changed |= tonnes != entry->tonnes;
      entry->tonnes = tonnes;
    }
  return changed;
}

static void
put_in_order (MzSiteOrder *self, MzWorkspace *workspace, gboolean by_name)
{
  MzDataset *dataset = mz_workspace_get_dataset (workspace);
  MzPartialDate date = mz_workspace_get_date (workspace);
  gboolean fresh = dataset != self->dataset || mz_dataset_get_version (dataset) != self->version;
  gboolean sort = fresh || by_name != self->by_name;

  if (fresh)
    fill_entries (self, dataset);
  if (fresh || !mz_partial_date_equal (date, self->date))
    sort |= refresh_tonnes (self, date, fresh) && !by_name;
  self->by_name = by_name;
  if (!sort)
    return;
  qsort (self->entries, self->n, sizeof (Entry), by_name ? compare_names : compare_sizes);
  for (guint i = 0; i < self->n; i++)
    self->places[self->entries[i].row] = i;
}

/* The sites in view stand in the order of the dataset: one walk along it meets them all. */
static GPtrArray *
collect (MzSiteOrder *self, MzWorkspace *workspace)
{
  MzStore *in_view = mz_workspace_get_sites_in_view (workspace);
  g_autofree guint8 *wanted = g_new0 (guint8, self->n);
  guint n = mz_store_get_length (in_view);
  GPtrArray *sites = g_ptr_array_sized_new (n);

  for (guint i = 0, row = 0; i < n; i++)
    {
      MzSite *site = mz_store_peek (in_view, i);

      while (row < self->n && self->owned->pdata[row] != (gpointer) site)
        row++;
      g_assert (row < self->n);
      wanted[self->places[row]] = 1;
    }
  for (guint i = 0; i < self->n; i++)
    if (wanted[i])
      g_ptr_array_add (sites, self->entries[i].site);
  return sites;
}

static void
mz_site_order_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MzSiteOrderProperty) prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, mz_site_order_get_selected (MZ_SITE_ORDER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_site_order_finalize (GObject *object)
{
  MzSiteOrder *self = MZ_SITE_ORDER (object);

  g_clear_object (&self->selected);
  clear_entries (self);
  g_ptr_array_unref (self->sites);
  G_OBJECT_CLASS (mz_site_order_parent_class)->finalize (object);
}

static void
mz_site_order_class_init (MzSiteOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mz_site_order_finalize;
  object_class->get_property = mz_site_order_get_property;
  props[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, MZ_TYPE_SITE, MZ_PARAM_RO);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mz_site_order_init (MzSiteOrder *self)
{
  self->sites = g_ptr_array_new ();
}

static void
tell (MzSiteOrder *self, guint position, guint removed, guint added)
{
  self->n_told = position + added;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Returns: how many sites of the new list stand no later than those that were @shown in the @old one do now. */
static guint
find_head (MzSiteOrder *self, GPtrArray *old, GtkBitset *shown)
{
  MzStore *store = mz_dataset_get_store (self->dataset, MZ_RECORD_SITE);
  guint end = 0, head = 0, position, row;
  GtkBitsetIter iter;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, shown, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < old->len && mz_store_find (store, old->pdata[position], &row))
      end = MAX (end, self->places[row] + 1);
  for (guint i = 0; i < end && head < self->sites->len; i++)
    if (self->entries[i].site == self->sites->pdata[head])
      head++;
  return head;
}

static guint
scale_up (guint n, guint to, guint from)
{
  return (guint) (((guint64) n * to + from - 1) / from);
}

/*
 * The view looks among all rows that it is told of for those that it shows. So the others go first, and come back last: what it
 * shows is to be found among those between. Both heads are the same part of their lists, by which the view guesses where to go
 * if a row is gone.
 */
static void
tell_in_parts (MzSiteOrder *self, GPtrArray *old, GtkBitset *shown)
{
  GPtrArray *sites = self->sites;
  guint seen = MIN (gtk_bitset_get_maximum (shown) + 1, old->len), found = find_head (self, old, shown);
  guint old_head = MAX (seen, scale_up (found, old->len, sites->len));
  guint head = MAX (found, scale_up (seen, sites->len, old->len));

  self->sites = old;
  tell (self, old_head, old->len - old_head, 0);
  self->sites = sites;
  tell (self, 0, old_head, head);
  tell (self, head, 0, sites->len - head);
}

/** mz_site_order_new: Returns: (transfer full): an empty list. */
MzSiteOrder *
mz_site_order_new (void)
{
  return g_object_new (MZ_TYPE_SITE_ORDER, NULL);
}

/**
 * mz_site_order_update:
 * @workspace: (nullable) (transfer none): whose sites in view it takes; %NULL empties the list
 * @by_name: else the largest come first
 * @shown: (nullable) (transfer none): the positions for which the view has rows; %NULL if nobody has
 *
 * Takes the new list. All rows that are @shown change with one items-changed of everything from the first row on: told of a
 * stretch only, GTK 4.8 at times finds one site in two rows, and warns. Those after them go before it and come after it.
 * No signal if all is the same. The selected site stays so wherever it stands now, and is let go with its row.
 */
void
mz_site_order_update (MzSiteOrder *self, MzWorkspace *workspace, gboolean by_name, GtkBitset *shown)
{
  g_autoptr (GPtrArray) old = NULL, old_owned = NULL;
  g_autoptr (MzSite) lost = NULL;
  guint same = 0, shared;

  g_return_if_fail (MZ_IS_SITE_ORDER (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  old = g_steal_pointer (&self->sites);
  old_owned = self->owned != NULL ? g_ptr_array_ref (self->owned) : NULL;
  if (workspace != NULL)
    {
      put_in_order (self, workspace, by_name);
      self->sites = collect (self, workspace);
    }
  else
    {
      clear_entries (self);
      self->sites = g_ptr_array_new ();
    }

  shared = MIN (old->len, self->sites->len);
  while (same < shared && old->pdata[same] == self->sites->pdata[same])
    same++;
  if (same == old->len && same == self->sites->len)
    return;
  if (self->selected != NULL && !g_ptr_array_find (self->sites, self->selected, NULL))
    lost = g_steal_pointer (&self->selected);
  if (shown == NULL || gtk_bitset_is_empty (shown) || shared == 0)
    tell (self, 0, old->len, self->sites->len);
  else
    tell_in_parts (self, old, shown);
  if (lost != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/** mz_site_order_find: @position: (out): where @site stands. Returns: whether it is in the list. */
gboolean
mz_site_order_find (MzSiteOrder *self, MzSite *site, guint *position)
{
  g_return_val_if_fail (MZ_IS_SITE_ORDER (self) && MZ_IS_SITE (site) && position != NULL, FALSE);

  return g_ptr_array_find (self->sites, site, position) && *position < self->n_told;
}

/** mz_site_order_get_selected: Returns: (transfer none) (nullable): the site whose row is selected. */
MzSite *
mz_site_order_get_selected (MzSiteOrder *self)
{
  g_return_val_if_fail (MZ_IS_SITE_ORDER (self), NULL);

  return self->selected;
}

/** mz_site_order_set_selected: @site: (nullable) (transfer none): one of the list; any other selects none, as %NULL does. */
void
mz_site_order_set_selected (MzSiteOrder *self, MzSite *site)
{
  guint old, new;

  g_return_if_fail (MZ_IS_SITE_ORDER (self) && (site == NULL || MZ_IS_SITE (site)));

  if (site != NULL && !mz_site_order_find (self, site, &new))
    site = NULL;
  if (site == self->selected)
    return;
  if (!find_selected (self, &old))
    old = new;
  if (site == NULL)
    new = old;
  g_set_object (&self->selected, site);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), MIN (old, new), MAX (old, new) - MIN (old, new) + 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}
