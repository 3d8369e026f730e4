/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records a workspace shows. */
#define G_LOG_DOMAIN "mz-model"

#include "mz-workspace-private.h"

#include "mz-flows.h"

/* A site that is shown: packed, since every move of the map goes over all of them. */
typedef struct
{
  double  lat, lon;
  MzSite *site; /* the table keeps it */
} Shown;

/* The kinds of site that the layers show; who asks for deposits sees them with the sites, too. */
static MzSet
kinds_shown (MzWorkspace *self, MzQuery *query)
{
  MzSet deposits = MZ_BIT (MZ_SITE_DEPOSIT), kinds = 0;

  if ((self->layers & MZ_LAYER_SITES) != 0)
    kinds = (MZ_BIT (MZ_N_SITE_KINDS) - 1 - deposits) | (mz_query_peek (query)->kinds & deposits);
  return (self->layers & MZ_LAYER_DEPOSITS) != 0 ? kinds | deposits : kinds;
}

static gboolean
layer_shows (MzWorkspace *self, MzQuery *query, MzRecord *record)
{
  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      return (kinds_shown (self, query) & MZ_BIT (mz_site_peek (MZ_SITE (record))->kind)) != 0;
    case MZ_RECORD_AGREEMENT:
      return (self->layers & MZ_LAYER_AGREEMENTS) != 0;
    case MZ_RECORD_MEASURE:
      return (self->layers & MZ_LAYER_MEASURES) != 0;
    case MZ_RECORD_EVENT:
    case MZ_RECORD_SERIES:
    case MZ_RECORD_ELEMENT:
    case MZ_RECORD_COUNTRY:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_FLOW:
    case MZ_RECORD_DEMAND:
    case MZ_RECORD_STOCK:
    case MZ_RECORD_GOOD:
    case MZ_RECORD_PARAMETER:
    case MZ_RECORD_SOURCE:
    case MZ_RECORD_COMPANY:
    case MZ_N_RECORD_KINDS:
    default:
      return TRUE;
    }
}

static void
refill (MzWorkspace *self, MzStore *store, MzRecordKind kind)
{
  MzStore *all = mz_dataset_get_store (self->dataset, kind);
  GPtrArray *visible = g_ptr_array_new ();
  guint n = mz_store_get_length (all);

  for (guint i = 0; i < n; i++)
    {
      MzRecord *record = mz_store_peek (all, i);

      if (mz_workspace_shows (self, self->query, record))
        g_ptr_array_add (visible, record);
    }
  mz_store_take_part (store, all, visible);
}

/* A site stands for its country, too. */
static gboolean
flows_through (MzWorkspace *self, MzFlow *flow, const char *const *countries)
{
  for (guint goal = 0; goal < 2; goal++)
    {
      const char *country = mz_flow_get_country (flow, self->dataset, goal == 1);

      if (country != NULL && g_strv_contains (countries, country))
        return TRUE;
    }
  return countries[0] == NULL;
}

/* Those of the clock's year; who asks for flows by a command gets them of all years. */
static void
refill_flows (MzWorkspace *self)
{
  MzStore *all = mz_dataset_get_store (self->dataset, MZ_RECORD_FLOW);
  g_autoptr (MzQuery) anywhere = mz_query_without (self->query, MZ_FACET_COUNTRY);
  GPtrArray *visible = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (all) && (self->layers & MZ_LAYER_FLOWS) != 0; i++)
    {
      MzFlow *flow = mz_store_peek (all, i);

      if (mz_flow_is_of (flow, self->date, mz_dataset_get_as_of (self->dataset))
          && flows_through (self, flow, mz_query_peek (self->query)->countries)
          && mz_query_match (anywhere, MZ_RECORD (flow), self->dataset, self->date))
        g_ptr_array_add (visible, flow);
    }
  mz_store_take_part (self->flows, all, visible);
}

static void
refill_sites (MzWorkspace *self)
{
  g_auto (MzSiteFilter) filter = { 0 };
  GPtrArray *visible = g_ptr_array_sized_new (self->table->n_rows);
  MzState state;

  mz_workspace_init_filter (self, self->query, &filter);
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->table->n_rows; i++)
    if (mz_site_filter_accepts (&filter, i, &state))
      {
        const MzSiteRow *row = &self->table->rows[i];
        Shown shown = { row->lat, row->lon, row->site };

        g_ptr_array_add (visible, row->site);
        g_array_append_val (self->shown, shown);
        self->states[i] = (guint8) state;
      }
  mz_store_take_part (self->sites, mz_dataset_get_store (self->dataset, MZ_RECORD_SITE), visible);
}

/** mz_workspace_refill_in_view: Finds those of the sites that lie in the map's frame. */
void
mz_workspace_refill_in_view (MzWorkspace *self)
{
  GPtrArray *visible = g_ptr_array_sized_new (self->shown->len);
  MzFrame frame = mz_view_get_frame (&self->view);
  guint n = 0;

  g_ptr_array_set_size (visible, (int) self->shown->len);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = &g_array_index (self->shown, Shown, i);

      visible->pdata[n] = shown->site;
      n += mz_frame_contains (&frame, shown->lat, shown->lon) ? 1 : 0;
    }
  g_ptr_array_set_size (visible, (int) n);
  mz_store_take_part (self->sites_in_view, mz_dataset_get_store (self->dataset, MZ_RECORD_SITE), visible);
}

/** mz_workspace_refill: Finds what is shown with the query, the date, the layers and the view as they are. */
void
mz_workspace_refill (MzWorkspace *self)
{
  refill_sites (self);
  refill (self, self->agreements, MZ_RECORD_AGREEMENT);
  refill (self, self->measures, MZ_RECORD_MEASURE);
  refill (self, self->events, MZ_RECORD_EVENT);
  refill_flows (self);
  mz_workspace_refill_in_view (self);
}

/** mz_workspace_init_shown: For the constructor. */
void
mz_workspace_init_shown (MzWorkspace *self)
{
  self->sites = mz_store_new ();
  self->agreements = mz_store_new ();
  self->measures = mz_store_new ();
  self->events = mz_store_new ();
  self->flows = mz_store_new ();
  self->sites_in_view = mz_store_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
}

/** mz_workspace_clear_shown: For the destructor. */
void
mz_workspace_clear_shown (MzWorkspace *self)
{
  g_object_unref (self->sites_in_view);
  g_object_unref (self->flows);
  g_object_unref (self->events);
  g_object_unref (self->measures);
  g_object_unref (self->agreements);
  g_object_unref (self->sites);
  g_array_unref (self->shown);
  g_free (self->states);
  mz_site_table_free (self->table);
}

/** mz_workspace_make_table: Packs the sites of the dataset, which is another one than before. */
void
mz_workspace_make_table (MzWorkspace *self)
{
  g_clear_pointer (&self->table, mz_site_table_free);
  self->table = mz_site_table_new (mz_dataset_get_store (self->dataset, MZ_RECORD_SITE));
  g_free (self->states);
  self->states = g_new0 (guint8, MAX (self->table->n_rows, 1));
}

/**
 * mz_workspace_peek_states:
 *
 * Returns: (transfer none): #MzState on the workspace's date of each site of the dataset, by row, until either changes; of sites
 *   that are not shown it means nothing.
 */
const guint8 *
mz_workspace_peek_states (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->states;
}

/**
 * mz_workspace_shows:
 * @query: what to ask for in place of the workspace's own query
 *
 * Returns: whether @record would be visible with @query, on the workspace's date and with its layers.
 */
gboolean
mz_workspace_shows (MzWorkspace *self, MzQuery *query, MzRecord *record)
{
  return layer_shows (self, query, record) && mz_query_match (query, record, self->dataset, self->date);
}

/** mz_workspace_peek_table: Returns: (transfer none): the sites of the dataset, until it changes. */
const MzSiteTable *
mz_workspace_peek_table (MzWorkspace *self)
{
  return self->table;
}

/** mz_workspace_init_filter: Makes @filter ready to say which rows of the table mz_workspace_shows() with @query. */
void
mz_workspace_init_filter (MzWorkspace *self, MzQuery *query, MzSiteFilter *filter)
{
  mz_site_filter_init (filter, self->table, query, kinds_shown (self, query), self->date,
                       mz_dataset_get_as_of (self->dataset));
}

static guint
count_sites (MzWorkspace *self, MzQuery *query)
{
  g_auto (MzSiteFilter) filter = { 0 };
  MzState state;
  guint count = 0;

  mz_workspace_init_filter (self, query, &filter);
  for (guint i = 0; i < self->table->n_rows; i++)
    count += mz_site_filter_accepts (&filter, i, &state) ? 1 : 0;
  return count;
}

/** mz_workspace_count_without: Returns: how many sites there would be with @facet dropped. */
guint
mz_workspace_count_without (MzWorkspace *self, MzFacet facet)
{
  g_autoptr (MzQuery) query = NULL;

  g_return_val_if_fail (MZ_IS_WORKSPACE (self), 0);

  query = mz_query_without (self->query, facet);
  return count_sites (self, query);
}

/** mz_workspace_count_word: Returns: how many sites there would be with @word alone in @facet, all other facets as they are. */
guint
mz_workspace_count_word (MzWorkspace *self, MzFacet facet, const char *word)
{
  g_autoptr (MzQuery) without = NULL, with = NULL;

  g_return_val_if_fail (MZ_IS_WORKSPACE (self) && word != NULL, 0);

  without = mz_query_without (self->query, facet);
  with = mz_query_toggle (without, facet, word);
  return count_sites (self, with);
}

/** mz_workspace_get_sites: Returns: (transfer none): the sites that pass query, date and layers: what the map holds. */
MzStore *
mz_workspace_get_sites (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->sites;
}

MzStore *
mz_workspace_get_agreements (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->agreements;
}

MzStore *
mz_workspace_get_measures (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->measures;
}

MzStore *
mz_workspace_get_events (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->events;
}

/** mz_workspace_get_flows: Returns: (transfer none): those of the clock's year that pass; mz_flows_choose() says which are drawn. */
MzStore *
mz_workspace_get_flows (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->flows;
}

/** mz_workspace_get_sites_in_view: Returns: (transfer none): those of the sites that lie in the map's frame. */
MzStore *
mz_workspace_get_sites_in_view (MzWorkspace *self)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (self), NULL);

  return self->sites_in_view;
}
