/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-base.h"

#include <math.h>

#include "mz-clubs.h"
#include "mz-flows.h"
#include "mz-inputs.h"
#include "mz-supply-private.h"

#define RAMP "separation-rate-year-3"

/* Series of what share of an importer's purchases comes from whom. */
static const struct
{
  const char *series, *importer;
  MzStage     stage;
} origin_series[] = {
  { "eu-import-shares", "EU", MZ_STAGE_SEPARATION },
  { "japan-china-dependence", "JP", MZ_STAGE_SEPARATION },
  { "us-import-sources-mcs", "US", MZ_STAGE_SEPARATION },
};

/* Figures of demand that tell China's share of an importer's magnets. */
static const char *const magnet_origins[] = { "eu-magnets-share-cn-2022", "jp-magnets-share-cn-2022",
                                              "kr-magnets-share-cn-2022", "us-magnets-share-cn-2022" };

/* Series of all that a country sends abroad in a year. */
static const struct
{
  const char *series, *country;
  MzStage     stage;
} export_series[] = {
  { "china-ree-exports", "CN", MZ_STAGE_SEPARATION },
  { "china-magnet-exports", "CN", MZ_STAGE_MAGNET },
};

static void
entry_clear (MzSupplyEntry *entry)
{
  g_free (entry->country);
  g_strfreev (entry->sites);
  g_strfreev (entry->sources);
  mz_supply_basket_clear (&entry->basket);
}

static void
link_clear (MzSupplyLink *link)
{
  g_free (link->record);
  g_free (link->from);
  g_free (link->from_site);
  g_free (link->to);
  g_free (link->unit);
  g_strfreev (link->sources);
  g_strfreev (link->sites);
}

static void
origin_clear (MzSupplyOrigin *origin)
{
  g_free (origin->record);
  g_free (origin->importer);
  g_free (origin->from);
  g_free (origin->unit);
  g_strfreev (origin->sites);
  g_strfreev (origin->sources);
}

static void
plant_clear (MzSupplyPlant *plant)
{
  g_free (plant->site);
  g_free (plant->country);
  g_free (plant->what);
  g_strfreev (plant->sources);
}

static GArray *
new_array (gsize size, gpointer clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  g_array_set_clear_func (array, (GDestroyNotify) clear);
  return array;
}

static gboolean
is_country (const char *key)
{
  return strlen (key) == 2 && g_ascii_isupper (key[0]) && g_ascii_isupper (key[1]);
}

GStrv
mz_supply_dup_sources (GStrv own, gpointer record)
{
  return g_strdupv (own != NULL ? own : mz_record_peek_head (MZ_RECORD (record))->sources);
}

/** mz_supply_base_get_end: Returns: the last day of which anything is known. */
MzPartialDate
mz_supply_base_get_end (const MzSupplyBase *self, MzDataset *dataset)
{
  MzPartialDate as_of = mz_dataset_get_as_of (dataset), end = mz_partial_date_new (self->before, 12, 31);

  if (mz_partial_date_is_set (as_of) && mz_partial_date_last_day (as_of) < mz_partial_date_last_day (end))
    return as_of;
  return end;
}

/**
 * mz_supply_list_sites:
 * @country: or EU
 *
 * Returns: (transfer full): ids of those that operate in the stage on the date, or may.
 */
GStrv
mz_supply_list_sites (MzDataset *dataset, MzStage stage, const char *country, MzPartialDate date)
{
  MzStore *sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  MzPartialDate as_of = mz_dataset_get_as_of (dataset);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean is_eu = strcmp (country, "EU") == 0;

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = MZ_SITE (mz_store_peek (sites, i));
      const MzSiteInfo *info = mz_site_peek (site);
      MzSiteState state;

      if ((info->stages & MZ_BIT (stage)) == 0 || info->country == NULL
          || !(is_eu ? mz_clubs_is_in_eu (info->country, date) : strcmp (info->country, country) == 0))
        continue;
      state = mz_site_get_state (site, date, as_of);
      if (state.state == MZ_STATE_OPERATING || state.perhaps == MZ_STATE_OPERATING
          || (state.state == MZ_STATE_NOT_KNOWN && state.last_known == MZ_STATE_OPERATING))
        g_strv_builder_add (ids, mz_record_get_id (MZ_RECORD (site)));
    }
  return g_strv_builder_end (ids);
}

gboolean
mz_supply_base_is_recent (const MzSupplyBase *self, guint year)
{
  return year <= self->before && year + MZ_SUPPLY_STALE > self->before;
}

/**
 * mz_supply_base_find_figures:
 * @measure: (out): what they are
 *
 * Returns: (transfer full) (nullable): the newest of the stage that count; where there are none, what its plants could
 *   make.
 */
MzConcentration *
mz_supply_base_find_figures (const MzSupplyBase *self, MzDataset *dataset, MzStage stage, MzSupplyMeasure *measure)
{
  MzConcentration *known;

  for (guint year = self->before; year > 0 && mz_supply_base_is_recent (self, year); year--)
    {
      known = mz_concentration_new (dataset, stage, year);
      *measure = known->unit != NULL && strcmp (known->unit, "%") == 0 ? MZ_SUPPLY_SHARE : MZ_SUPPLY_OUTPUT;
      if (known->shares->len > 0)
        return known;
      mz_concentration_free (known);
    }
  known = mz_concentration_new_added_up (dataset, stage, mz_supply_base_get_end (self, dataset));
  *measure = known->shares->len > 0 ? MZ_SUPPLY_CAPACITY : MZ_SUPPLY_NOT_KNOWN;
  if (known->shares->len == 0)
    g_clear_pointer (&known, mz_concentration_free);
  return known;
}

/** mz_supply_find_parameter: Returns: from least to most; 0: not known. */
MzLoss
mz_supply_find_parameter (MzDataset *dataset, const char *id)
{
  MzParameter *parameter = mz_dataset_lookup (dataset, MZ_RECORD_PARAMETER, id);
  const MzParameterInfo *info = parameter != NULL ? mz_parameter_peek (parameter) : NULL;

  if (info == NULL || isnan (info->low) || isnan (info->high))
    return (MzLoss) { 0, 0 };
  return (MzLoss) { info->low, info->high };
}

static void
add_entries (MzSupplyBase *self, MzDataset *dataset)
{
  g_autoptr (MzConcentration) known = mz_supply_base_find_figures (self, dataset, self->stage, &self->measure);

  if (known == NULL)
    return;
  self->year = known->year;
  self->unit = g_strdup (known->unit);
  self->whole = known->whole;
  self->coverage = self->measure != MZ_SUPPLY_CAPACITY ? known->coverage : -1;
  self->sources = g_strdupv (known->sources);
  for (guint i = 0; i < known->shares->len; i++)
    {
      const MzShare *share = &g_array_index (known->shares, MzShare, i);
      MzSupplyEntry entry = { .country = g_strdup (share->country), .supply = share->value, .bound = share->bound,
                              .estimate = share->estimate, .sources = g_strdupv (share->sources) };

      entry.sites = mz_supply_list_sites (dataset, self->stage, share->country,
                                          mz_partial_date_new (self->year, 12, 31));
      if (self->measure == MZ_SUPPLY_OUTPUT && strcmp (self->unit, MZ_SUPPLY_UNIT_REO) == 0)
        entry.basket = mz_supply_find_basket (dataset, (const char *const *) entry.sites);
      g_array_append_val (self->entries, entry);
    }
}

/* The newest point of the series and @key that counts. (nullable) */
static const MzPoint *
find_newest (const MzSupplyBase *self, MzSeries *series, const char *key)
{
  const GArray *points = mz_series_peek (series)->points;
  const MzPoint *newest = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);

      if (strcmp (point->key, key) == 0 && mz_supply_base_is_recent (self, point->t.year)
          && (newest == NULL || point->t.year > newest->t.year))
        newest = point;
    }
  return newest;
}

/* The origins that one series tells, all of its last year that counts. */
static void
add_origins_of_series (MzSupplyBase *self, MzDataset *dataset, const char *id, const char *importer)
{
  MzSeries *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, id);
  const GArray *points;
  guint year = 0;

  if (series == NULL)
    return;
  points = mz_series_peek (series)->points;
  for (guint i = 0; i < points->len; i++)
    if (mz_supply_base_is_recent (self, g_array_index (points, MzPoint, i).t.year))
      year = MAX (year, g_array_index (points, MzPoint, i).t.year);
  for (guint i = 0; i < points->len && year > 0; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);

      if (point->t.year == year && is_country (point->key))
        {
          MzSupplyOrigin origin = { g_strdup (id), g_strdup (importer), g_strdup (point->key),
                                    g_strdup (mz_record_get_name (MZ_RECORD (series))), point->v / 100, point->bound,
                                    point->estimate, year, mz_supply_list_sites (dataset, self->stage, point->key,
                                    mz_partial_date_new (year, 12, 31)),
                                    mz_supply_dup_sources (point->sources, series) };

          g_array_append_val (self->origins, origin);
        }
    }
}

static void
add_origins (MzSupplyBase *self, MzDataset *dataset)
{
  for (guint i = 0; i < G_N_ELEMENTS (origin_series); i++)
    if (origin_series[i].stage == self->stage)
      add_origins_of_series (self, dataset, origin_series[i].series, origin_series[i].importer);
  for (guint i = 0; i < G_N_ELEMENTS (magnet_origins) && self->stage == MZ_STAGE_MAGNET; i++)
    {
      MzDemand *demand = mz_dataset_lookup (dataset, MZ_RECORD_DEMAND, magnet_origins[i]);
      const MzDemandInfo *info = demand != NULL ? mz_demand_peek (demand) : NULL;

      if (info != NULL && !isnan (info->value) && mz_supply_base_is_recent (self, info->year.year))
        {
          MzSupplyOrigin origin = { g_strdup (magnet_origins[i]), g_strdup (info->region), g_strdup ("CN"),
                                    g_strdup (info->what), info->value / 100, MZ_BOUND_NONE, info->estimate,
                                    info->year.year, mz_supply_list_sites (dataset, self->stage, "CN",
                                    mz_partial_date_new (info->year.year, 12, 31)),
                                    mz_supply_dup_sources (NULL, demand) };

          g_array_append_val (self->origins, origin);
        }
    }
}

/**
 * mz_supply_find_purchases:
 *
 * Returns: (nullable): id of the series of whom @importer buys separated goods, if any point counts.
 */
const char *
mz_supply_find_purchases (const MzSupplyBase *self, MzDataset *dataset, const char *importer, guint *year)
{
  for (guint i = 0; i < G_N_ELEMENTS (origin_series); i++)
    {
      MzSeries *series = origin_series[i].stage == MZ_STAGE_SEPARATION
                         && strcmp (origin_series[i].importer, importer) == 0
                           ? mz_dataset_lookup (dataset, MZ_RECORD_SERIES, origin_series[i].series) : NULL;
      guint newest = 0;

      for (guint k = 0; series != NULL && k < mz_series_peek (series)->points->len; k++)
        {
          const MzPoint *point = &g_array_index (mz_series_peek (series)->points, MzPoint, k);

          if (is_country (point->key) && mz_supply_base_is_recent (self, point->t.year))
            newest = MAX (newest, point->t.year);
        }
      *year = newest;
      if (newest > 0)
        return origin_series[i].series;
    }
  return NULL;
}

/* Everybody of whom some record tells of whom they buy. */
static GStrv
list_buyers (const MzSupplyBase *self, MzDataset *dataset)
{
  g_autoptr (GStrvBuilder) buyers = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint year;

  for (guint i = 0; i < G_N_ELEMENTS (origin_series); i++)
    if (mz_supply_find_purchases (self, dataset, origin_series[i].importer, &year) != NULL
        && g_hash_table_add (seen, (gpointer) origin_series[i].importer))
      g_strv_builder_add (buyers, origin_series[i].importer);
  for (guint i = 0; i < G_N_ELEMENTS (magnet_origins); i++)
    {
      MzDemand *demand = mz_dataset_lookup (dataset, MZ_RECORD_DEMAND, magnet_origins[i]);

      if (demand != NULL && mz_supply_base_is_recent (self, mz_demand_peek (demand)->year.year)
          && g_hash_table_add (seen, mz_demand_peek (demand)->region))
        g_strv_builder_add (buyers, mz_demand_peek (demand)->region);
    }
  return g_strv_builder_end (buyers);
}

static void
add_exports (MzSupplyBase *self, MzDataset *dataset)
{
  for (guint i = 0; i < G_N_ELEMENTS (export_series); i++)
    {
      MzSeries *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, export_series[i].series);
      const MzPoint *point = NULL;

      if (series != NULL && export_series[i].stage == self->stage)
        point = find_newest (self, series, export_series[i].country);
      if (point != NULL)
        {
          MzSupplyLink link = { g_strdup (export_series[i].series), g_strdup (export_series[i].country), NULL, NULL,
                                MZ_N_STAGES, g_strdup (mz_series_peek (series)->unit), point->v, point->t.year,
                                mz_supply_dup_sources (point->sources, series),
                                mz_supply_list_sites (dataset, self->stage, export_series[i].country,
                                                      mz_partial_date_new (point->t.year, 12, 31)) };

          g_array_append_val (self->links, link);
        }
    }
}

static gboolean
is_same_link (const MzSupplyLink *a, const MzSupplyLink *b)
{
  return a->to != NULL && b->to != NULL && strcmp (a->from, b->from) == 0 && strcmp (a->to, b->to) == 0
         && g_strcmp0 (a->from_site, b->from_site) == 0 && a->stage_to == b->stage_to && strcmp (a->unit, b->unit) == 0;
}

/* Of the same link, the newest record stands. */
static void
add_link (MzSupplyBase *self, MzSupplyLink *link)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      MzSupplyLink *other = &g_array_index (self->links, MzSupplyLink, i);

      if (is_same_link (other, link))
        {
          MzSupplyLink older = link->year > other->year ? *other : *link;

          if (link->year > other->year)
            *other = *link;
          link_clear (&older);
          return;
        }
    }
  g_array_append_val (self->links, *link);
}

static gboolean
has_ended (const MzSupplyBase *self, const MzFlowInfo *info, MzDataset *dataset)
{
  return mz_partial_date_is_set (info->to)
         && mz_partial_date_last_day (info->to) < mz_partial_date_last_day (mz_supply_base_get_end (self, dataset));
}

/* What has been seen to flow, or is known to without its tonnes; not a part of another, nor one told twice. */
static void
add_links (MzSupplyBase *self, MzDataset *dataset)
{
  MzStore *flows = mz_dataset_get_store (dataset, MZ_RECORD_FLOW);

  for (guint i = 0; i < mz_store_get_length (flows); i++)
    {
      MzFlow *flow = MZ_FLOW (mz_store_peek (flows, i));
      const MzFlowInfo *info = mz_flow_peek (flow);
      const char *from = mz_flow_get_country (flow, dataset, FALSE), *to = mz_flow_get_country (flow, dataset, TRUE);
      guint stage_to = MZ_N_STAGES;

      if (from == NULL || to == NULL || strcmp (from, to) == 0 || mz_flow_is_promise (flow) || info->part_of != NULL
          || info->same_as != NULL || info->t_in_period >= 0 || !mz_supply_base_is_recent (self, info->year.year)
          || has_ended (self, info, dataset)
          || g_strcmp0 (info->stage_from, mz_vocabulary_get_key (&mz_stages, self->stage)) != 0)
        continue;
      if (info->stage_to != NULL)
        mz_vocabulary_find (&mz_stages, info->stage_to, &stage_to);
      add_link (self, &(MzSupplyLink) { g_strdup (mz_record_get_id (MZ_RECORD (flow))), g_strdup (from),
                                        g_strdup (info->from_site), g_strdup (to), (MzStage) stage_to,
                                        g_strdup (info->what), info->t_per_year >= 0 ? info->t_per_year : NAN, info->year.year,
                                        mz_supply_dup_sources (NULL, flow), mz_supply_list_senders (dataset, flow) });
    }
}

static int
compare_origins (gconstpointer a, gconstpointer b)
{
  const MzSupplyOrigin *left = a, *right = b;
  int order = strcmp (left->importer, right->importer);

  if (order != 0)
    return order;
  return left->share != right->share ? (left->share < right->share ? 1 : -1) : strcmp (left->from, right->from);
}

/**
 * mz_supply_base_new:
 * @before: the last year that is looked at: the one before the first move of a scenario
 *
 * Returns: (transfer full): what is known, which may be nothing.
 */
MzSupplyBase *
mz_supply_base_new (MzDataset *dataset, MzStage stage, guint before)
{
  MzSupplyBase *self;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && stage < MZ_N_STAGES, NULL);

  self = g_new0 (MzSupplyBase, 1);
  self->stage = stage;
  self->before = before;
  self->coverage = -1;
  self->entries = new_array (sizeof (MzSupplyEntry), entry_clear);
  self->links = new_array (sizeof (MzSupplyLink), link_clear);
  self->origins = new_array (sizeof (MzSupplyOrigin), origin_clear);
  self->plants = new_array (sizeof (MzSupplyPlant), plant_clear);
  self->feeds = new_array (sizeof (MzSupplyFeed), mz_supply_feed_clear);
  self->buyers = list_buyers (self, dataset);
  add_entries (self, dataset);
  add_exports (self, dataset);
  add_links (self, dataset);
  add_origins (self, dataset);
  g_array_sort (self->origins, compare_origins);
  mz_supply_base_add_plants (self, dataset);
  mz_supply_base_add_feeds (self, dataset);
  self->ramp = mz_supply_find_parameter (dataset, RAMP);
  if (self->sources == NULL)
    self->sources = g_new0 (char *, 1);
  return self;
}

void
mz_supply_base_free (MzSupplyBase *self)
{
  g_free (self->unit);
  g_array_unref (self->entries);
  g_array_unref (self->links);
  g_array_unref (self->origins);
  g_array_unref (self->plants);
  g_array_unref (self->feeds);
  g_strfreev (self->buyers);
  g_strfreev (self->sources);
  g_free (self);
}
