/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plants of each country are fed with, as far as records tell it. */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-private.h"

#include <math.h>

#include "mz-clubs.h"
#include "mz-flows.h"
#include "mz-inputs.h"

/* Assays of the mine itself; one of the same sort of ore elsewhere is none. */
static const struct
{
  const char *site, *series;
} assays[] = {
  { "bayan-obo", "composition-bayan-obo-bastnaesite" },
  { "lovozero-karnasurt", "composition-lovozero-loparite" },
  { "manavalakurichi", "composition-manavalakurichi-monazite" },
  { "maoniuping", "composition-maoniuping-bastnaesite" },
  { "mount-weld", "composition-mount-weld-monazite" },
  { "mountain-pass", "composition-mountain-pass-bastnaesite" },
  { "weishan", "composition-weishan-bastnaesite" },
};

/* Parameters of what is recovered from scrap, and by whom. */
static const struct
{
  const char *parameter, *country;
} recovered[] = {
  { "recycled-cn-2024", "CN" },
};

void
mz_supply_basket_clear (MzSupplyBasket *self)
{
  g_free (self->series);
  g_clear_pointer (&self->elements, g_array_unref);
}

void
mz_supply_feed_clear (MzSupplyFeed *self)
{
  g_free (self->country);
  g_free (self->record);
  g_free (self->from);
  g_free (self->from_site);
  g_free (self->to_site);
  g_free (self->unit);
  g_strfreev (self->sites);
  g_strfreev (self->sources);
  mz_supply_basket_clear (&self->basket);
}

/**
 * mz_supply_find_basket:
 *
 * Returns: (transfer full): of what the one site mines that is named; empty where that is not known.
 */
MzSupplyBasket
mz_supply_find_basket (MzDataset *dataset, const char *const *sites)
{
  for (guint i = 0; i < G_N_ELEMENTS (assays) && sites[0] != NULL && sites[1] == NULL; i++)
    {
      MzSeries *series = strcmp (assays[i].site, sites[0]) == 0
                           ? mz_dataset_lookup (dataset, MZ_RECORD_SERIES, assays[i].series) : NULL;

      if (series != NULL)
        return (MzSupplyBasket) { g_strdup (assays[i].series), g_array_ref (mz_series_peek (series)->points) };
    }
  return (MzSupplyBasket) { NULL, NULL };
}

static MzStage
find_stage (const char *key)
{
  guint stage = MZ_N_STAGES;

  if (key != NULL)
    mz_vocabulary_find (&mz_stages, key, &stage);
  return (MzStage) stage;
}

static gboolean
is_raw (MzStage stage)
{
  return stage == MZ_STAGE_MINING || stage == MZ_STAGE_CONCENTRATION;
}

/* Products made from a feed are less than it. */
static gboolean
is_reo (MzFlow *flow)
{
  return mz_flow_get_unit (flow) == MZ_FLOW_REO && mz_flow_peek (flow)->t_per_year >= 0
         && strstr (mz_flow_peek (flow)->what, "products") == NULL;
}

/* Compounds weigh more than their REO, metals less; of any other figure it is not known how much REO it takes. */
static MzLoss
find_tonnes (MzFlow *flow)
{
  double told = mz_flow_peek (flow)->t_per_year;

  if (is_reo (flow))
    return (MzLoss) { told, told };
  if (mz_flow_get_unit (flow) != MZ_FLOW_GROSS || told < 0 || strstr (mz_flow_peek (flow)->what, "metal") != NULL)
    told = INFINITY;
  return (MzLoss) { 0, told };
}

/* A link that a figure is told of, in force at the end of the base. Of two units that are the same tonnes, REO. */
static gboolean
counts (const MzSupplyBase *self, MzFlow *flow, MzPartialDate end)
{
  const MzFlowInfo *info = mz_flow_peek (flow);

  return !mz_flow_is_promise (flow) && info->part_of == NULL && info->t_in_period < 0
         && (info->same_as == NULL || is_reo (flow)) && mz_supply_base_is_recent (self, info->year.year)
         && (!mz_partial_date_is_set (info->to)
             || mz_partial_date_last_day (info->to) >= mz_partial_date_last_day (end))
         && find_stage (info->stage_from) < MZ_N_STAGES && find_stage (info->stage_to) < MZ_N_STAGES;
}

static gboolean
is_same_link (const MzFlowInfo *a, const MzFlowInfo *b)
{
  return g_strcmp0 (a->from_site, b->from_site) == 0 && g_strcmp0 (a->to_site, b->to_site) == 0
         && g_strcmp0 (a->from_country, b->from_country) == 0 && g_strcmp0 (a->to_country, b->to_country) == 0
         && g_strcmp0 (a->stage_from, b->stage_from) == 0 && g_strcmp0 (a->stage_to, b->stage_to) == 0;
}

static guint
rank_of (MzFlow *flow)
{
  return is_reo (flow) ? 2 : mz_flow_peek (flow)->t_per_year >= 0 ? 1 : 0;
}

/* Of records of the same link, the one in REO speaks, then one with tonnes, then the newest. */
static gboolean
speaks_before (MzFlow *flow, MzFlow *other)
{
  if (rank_of (flow) != rank_of (other))
    return rank_of (flow) > rank_of (other);
  return mz_flow_peek (flow)->year.year > mz_flow_peek (other)->year.year;
}

/* Whether @whole, told for a country in REO, holds what @flow says of its ores in another unit or of one site of it. */
static gboolean
holds (MzFlow *whole, MzFlow *flow, MzDataset *dataset)
{
  const MzFlowInfo *info = mz_flow_peek (whole);

  return whole != flow && is_reo (whole) && info->from_site == NULL && info->to_site == NULL
         && is_raw (find_stage (info->stage_from)) && is_raw (find_stage (mz_flow_peek (flow)->stage_from))
         && (!is_reo (flow) || mz_flow_peek (flow)->from_site != NULL)
         && g_strcmp0 (info->from_country, mz_flow_get_country (flow, dataset, FALSE)) == 0
         && g_strcmp0 (info->to_country, mz_flow_get_country (flow, dataset, TRUE)) == 0;
}

/* The flows that feed plants, each link once. */
static GPtrArray *
list_links (const MzSupplyBase *self, MzDataset *dataset)
{
  MzStore *flows = mz_dataset_get_store (dataset, MZ_RECORD_FLOW);
  MzPartialDate end = mz_supply_base_get_end (self, dataset);
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0, k; i < mz_store_get_length (flows); i++)
    {
      MzFlow *flow = MZ_FLOW (mz_store_peek (flows, i));

      if (!counts (self, flow, end) || mz_flow_get_country (flow, dataset, FALSE) == NULL
          || mz_flow_get_country (flow, dataset, TRUE) == NULL)
        continue;
      for (k = 0; k < links->len && !is_same_link (mz_flow_peek (links->pdata[k]), mz_flow_peek (flow)); k++)
        ;
      if (k == links->len)
        g_ptr_array_add (links, flow);
      else if (speaks_before (flow, links->pdata[k]))
        links->pdata[k] = flow;
    }
  for (guint i = links->len; i > 0; i--)
    for (guint k = 0; k < links->len; k++)
      if (holds (links->pdata[k], links->pdata[i - 1], dataset))
        {
          g_ptr_array_remove_index (links, i - 1);
          break;
        }
  return links;
}

/** mz_supply_list_senders: Returns: (transfer full): ids of the site that sends it, or of all of its country that may. */
GStrv
mz_supply_list_senders (MzDataset *dataset, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow);
  const char *const site[] = { info->from_site, NULL };

  if (info->from_site != NULL)
    return g_strdupv ((GStrv) site);
  return mz_supply_list_sites (dataset, find_stage (info->stage_from), mz_flow_get_country (flow, dataset, FALSE),
                               mz_partial_date_new (info->year.year, 12, 31));
}

static void
add_link (MzSupplyBase *self, MzDataset *dataset, MzFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow);
  MzSupplyFeed feed = { .kind = MZ_FEED_LINK, .country = g_strdup (mz_flow_get_country (flow, dataset, TRUE)),
                        .record = g_strdup (mz_record_get_id (MZ_RECORD (flow))), .from = g_strdup (mz_flow_get_country (flow, dataset, FALSE)),
                        .from_site = g_strdup (info->from_site), .to_site = g_strdup (info->to_site),
                        .stage_from = find_stage (info->stage_from), .unit = g_strdup (info->what),
                        .told = info->t_per_year >= 0 ? info->t_per_year : NAN, .tonnes = find_tonnes (flow),
                        .year = info->year.year, .sites = mz_supply_list_senders (dataset, flow),
                        .sources = mz_supply_dup_sources (NULL, flow) };

  if (is_reo (flow))
    feed.basket = mz_supply_find_basket (dataset, (const char *const *) feed.sites);
  g_array_append_val (self->feeds, feed);
}

/* What is known to leave the country of what it mines, in REO, for stages up to the base's own. */
static double
sum_leaving (const MzSupplyBase *self, MzDataset *dataset, const GPtrArray *links, const char *country)
{
  double sum = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const MzFlowInfo *info = mz_flow_peek (links->pdata[i]);

      if (is_reo (links->pdata[i]) && find_stage (info->stage_from) < self->stage
          && strcmp (mz_flow_get_country (links->pdata[i], dataset, FALSE), country) == 0
          && strcmp (mz_flow_get_country (links->pdata[i], dataset, TRUE), country) != 0)
        sum += info->t_per_year;
    }
  return sum;
}

/* What the countries mine whose output is known. */
static void
add_own (MzSupplyBase *self, MzDataset *dataset, const GPtrArray *links)
{
  MzSupplyMeasure measure;
  g_autoptr (MzConcentration) mined = mz_supply_base_find_figures (self, dataset, MZ_STAGE_MINING, &measure);

  for (guint i = 0; mined != NULL && measure == MZ_SUPPLY_OUTPUT && i < mined->shares->len; i++)
    {
      const MzShare *share = &g_array_index (mined->shares, MzShare, i);
      gboolean makes = FALSE;
      MzSupplyFeed feed = { .kind = MZ_FEED_OWN, .stage_from = MZ_STAGE_MINING, .told = share->value,
                            .year = mined->year };

      for (guint k = 0; k < self->entries->len && !makes; k++)
        makes = strcmp (g_array_index (self->entries, MzSupplyEntry, k).country, share->country) == 0;
      feed.tonnes.least = feed.tonnes.most = share->value - sum_leaving (self, dataset, links, share->country);
      if (!makes || feed.tonnes.least <= 0)
        continue;
      feed.country = g_strdup (share->country);
      feed.from = g_strdup (share->country);
      feed.unit = g_strdup (mined->unit);
      feed.sites = mz_supply_list_sites (dataset, MZ_STAGE_MINING, share->country,
                                         mz_partial_date_new (mined->year, 12, 31));
      feed.basket = mz_supply_find_basket (dataset, (const char *const *) feed.sites);
      feed.sources = g_strdupv (share->sources);
      g_array_append_val (self->feeds, feed);
    }
}

static void
add_recovered (MzSupplyBase *self, MzDataset *dataset)
{
  for (guint i = 0; i < G_N_ELEMENTS (recovered); i++)
    {
      MzParameter *parameter = mz_dataset_lookup (dataset, MZ_RECORD_PARAMETER, recovered[i].parameter);
      const MzParameterInfo *info = parameter != NULL ? mz_parameter_peek (parameter) : NULL;

      if (info != NULL && !isnan (info->typical) && g_strcmp0 (info->unit, MZ_SUPPLY_UNIT_REO) == 0
          && mz_supply_base_is_recent (self, info->year.year))
        {
          MzSupplyFeed feed = { .kind = MZ_FEED_RECYCLED, .country = g_strdup (recovered[i].country),
                                .record = g_strdup (recovered[i].parameter), .from = g_strdup (recovered[i].country),
                                .stage_from = MZ_STAGE_RECYCLING, .unit = g_strdup (info->unit), .told = info->typical,
                                .tonnes = { info->typical, info->typical }, .year = info->year.year,
                                .sites = mz_supply_list_sites (dataset, MZ_STAGE_RECYCLING, recovered[i].country,
                                                               mz_partial_date_new (info->year.year, 12, 31)),
                                .sources = mz_supply_dup_sources (NULL, parameter) };

          g_array_append_val (self->feeds, feed);
        }
    }
}

/* All that the plants get is bought, or is made at home: no figure tells how much. */
static void
add_shares (MzSupplyBase *self, MzDataset *dataset)
{
  MzSupplyMeasure measure;
  MzPartialDate end = mz_supply_base_get_end (self, dataset);
  g_autoptr (MzConcentration) separated = mz_supply_base_find_figures (self, dataset, MZ_STAGE_SEPARATION, &measure);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *country = g_array_index (self->entries, MzSupplyEntry, i).country;
      const char *importer = mz_clubs_is_in_eu (country, end) ? "EU" : country, *record;
      MzSupplyFeed feed = { .told = NAN, .stage_from = MZ_STAGE_SEPARATION, .tonnes = { 1, 1 } };

      record = mz_supply_find_purchases (self, dataset, importer, &feed.year);
      if (record != NULL)
        {
          feed.kind = MZ_FEED_PURCHASES;
          feed.sources = mz_supply_dup_sources (NULL, mz_dataset_lookup (dataset, MZ_RECORD_SERIES, record));
        }
      else
        for (guint k = 0; separated != NULL && k < separated->shares->len && feed.sources == NULL; k++)
          if (strcmp (g_array_index (separated->shares, MzShare, k).country, country) == 0)
            {
              feed.kind = MZ_FEED_STAGE;
              feed.year = separated->year;
              feed.sources = g_strdupv (g_array_index (separated->shares, MzShare, k).sources);
            }
      if (feed.sources == NULL)
        continue;
      feed.country = g_strdup (country);
      feed.record = g_strdup (record);
      feed.from = g_strdup (record != NULL ? importer : country);
      feed.sites = mz_supply_list_sites (dataset, MZ_STAGE_SEPARATION, feed.from, end);
      g_array_append_val (self->feeds, feed);
    }
}

static int
compare_feeds (gconstpointer a, gconstpointer b)
{
  const MzSupplyFeed *left = a, *right = b;
  int order = strcmp (left->country, right->country);

  if (order == 0)
    order = (left->tonnes.least < right->tonnes.least) - (left->tonnes.least > right->tonnes.least);
  if (order == 0)
    order = (left->tonnes.most < right->tonnes.most) - (left->tonnes.most > right->tonnes.most);
  return order != 0 ? order : g_strcmp0 (left->record, right->record);
}

/* By known links up to separation, by shares behind it; no record tells what recycling plants get. */
void
mz_supply_base_add_feeds (MzSupplyBase *self, MzDataset *dataset)
{
  if (self->stage == MZ_STAGE_CONCENTRATION || self->stage == MZ_STAGE_SEPARATION)
    {
      g_autoptr (GPtrArray) links = list_links (self, dataset);

      for (guint i = 0; i < links->len; i++)
        if (find_stage (mz_flow_peek (links->pdata[i])->stage_to) == self->stage)
          add_link (self, dataset, links->pdata[i]);
      add_own (self, dataset, links);
      if (self->stage == MZ_STAGE_SEPARATION)
        add_recovered (self, dataset);
    }
  else if (self->stage == MZ_STAGE_METAL || self->stage == MZ_STAGE_ALLOY || self->stage == MZ_STAGE_MAGNET)
    add_shares (self, dataset);
  g_array_sort (self->feeds, compare_feeds);
}
