/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-deals.h"

#include <glib/gi18n.h>

#include "mz-clubs.h"

static const struct
{
  const char *key, *label;
} states[MZ_N_DEAL_SITES] = {
  [MZ_DEAL_SITE_STANDS] = { "stands", N_ ("stands") },
  [MZ_DEAL_SITE_PERHAPS] = { "perhaps", N_ ("may stand by then") },
  [MZ_DEAL_SITE_LATER] = { "later", N_ ("does not stand by then") },
  [MZ_DEAL_SITE_FAILS] = { "fails", N_ ("is stopped in this scenario") },
  [MZ_DEAL_SITE_NOT_KNOWN] = { "not-known", N_ ("no date is known") },
};

static void
deal_clear (MzDeal *self)
{
  g_strfreev (self->helped);
  g_array_unref (self->sites);
}

static gboolean
is_party (const MzAgreementInfo *info, const char *importer, MzPartialDate date)
{
  for (guint i = 0; info->parties[i] != NULL; i++)
    if (strcmp (info->parties[i], importer) == 0
        || (strcmp (importer, "EU") == 0 && mz_clubs_is_in_eu (info->parties[i], date)))
      return TRUE;
  return FALSE;
}

static GStrv
list_helped (const MzAgreementInfo *info, const MzSupply *supply)
{
  MzPartialDate last = mz_partial_date_from_day (supply->end - 1);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < supply->importers->len; i++)
    {
      const MzImporterChange *change = &g_array_index (supply->importers, MzImporterChange, i);

      if (change->lost.most > 0 && is_party (info, change->importer, last))
        g_strv_builder_add (codes, change->importer);
    }
  return g_strv_builder_end (codes);
}

static gboolean
is_cut_off (const MzAgreementInfo *info, const MzSupply *supply)
{
  for (guint i = 0; info->parties[i] != NULL; i++)
    if (mz_supply_takes_from (supply, info->parties[i]))
      return TRUE;
  return FALSE;
}

/* Signed or in force as far as the facts go, and not ended by then. */
static gboolean
lasts (MzAgreement *agreement, MzDataset *dataset, const MzSupply *supply)
{
  MzPartialDate as_of = mz_dataset_get_as_of (dataset), last = mz_partial_date_from_day (supply->end - 1);
  MzPartialDate until = mz_agreement_get_force (agreement, last, as_of).until;

  return mz_agreement_holds (agreement, last, as_of)
         && (!mz_partial_date_is_set (until) || mz_partial_date_reached (until, last) != MZ_TRUTH_YES);
}

static gboolean
is_stopped (const MzSupply *supply, const char *site)
{
  for (guint i = 0; i < mz_scenario_get_n_moves (supply->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (supply->scenario, i);
      MzDay first, end;

      if (move->kind != MZ_MOVE_SITE_FAILS || strcmp (move->site, site) != 0
          || !mz_move_concerns_stage (move, supply->base->stage) || move->leak >= 1)
        continue;
      mz_move_get_days (move, &first, &end);
      if (first < supply->end && end > supply->first)
        return TRUE;
    }
  return FALSE;
}

/* The plan of a site that comes first. */
static const MzPlantChange *
find_plant (const MzSupply *supply, const char *site)
{
  const MzPlantChange *found = NULL;

  for (guint i = 0; i < supply->plants->len; i++)
    {
      const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);

      if (strcmp (plant->site, site) == 0 && (found == NULL || plant->last < found->last))
        found = plant;
    }
  return found;
}

static MzDealSiteState
find_state (MzDataset *dataset, const MzSupply *supply, MzSite *site, const MzPlantChange *plant)
{
  MzPartialDate as_of = mz_dataset_get_as_of (dataset), last = mz_partial_date_from_day (supply->end - 1);
  MzSiteState state = mz_site_get_state (site, mz_partial_date_compare (last, as_of) > 0 ? as_of : last, as_of);

  if (state.state == MZ_STATE_OPERATING)
    return is_stopped (supply, mz_record_get_id (MZ_RECORD (site))) ? MZ_DEAL_SITE_FAILS : MZ_DEAL_SITE_STANDS;
  if (plant != NULL && plant->then == MZ_TRUTH_YES)
    return is_stopped (supply, plant->site) ? MZ_DEAL_SITE_FAILS : MZ_DEAL_SITE_STANDS;
  if (state.perhaps == MZ_STATE_OPERATING || (plant != NULL && plant->then == MZ_TRUTH_PERHAPS))
    return MZ_DEAL_SITE_PERHAPS;
  return plant != NULL ? MZ_DEAL_SITE_LATER : MZ_DEAL_SITE_NOT_KNOWN;
}

static GArray *
list_sites (MzDataset *dataset, const MzSupply *supply, GStrv ids)
{
  GArray *sites = g_array_new (FALSE, FALSE, sizeof (MzDealSite));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, ids[i]);
      MzDealSite entry = { site, find_plant (supply, ids[i]), MZ_DEAL_SITE_NOT_KNOWN };

      if (site == NULL || (mz_site_peek (site)->stages & MZ_BIT (supply->base->stage)) == 0
          || !mz_dataset_has_rare_earth (dataset, mz_site_peek (site)->minerals))
        continue;
      entry.state = find_state (dataset, supply, site, entry.plant);
      g_array_append_val (sites, entry);
    }
  return sites;
}

static int
compare_ranks (int left, int right)
{
  return (left > right) - (left < right);
}

/* What is not known may be so, and stands between what is and what is not. */
static int
rank_delivered (MzDelivered delivered)
{
  return delivered == MZ_DELIVERED_YES ? 0 : delivered == MZ_DELIVERED_SOME ? 1 : delivered == MZ_DELIVERED_NOT_KNOWN ? 2 : 3;
}

static int
rank_binding (MzBinding binding)
{
  return binding == MZ_BINDING_YES ? 0 : binding == MZ_BINDING_UNKNOWN ? 1 : 2;
}

static int
compare_deals (gconstpointer a, gconstpointer b)
{
  MzAgreement *left = ((const MzDeal *) a)->agreement, *right = ((const MzDeal *) b)->agreement;
  const MzAgreementInfo *one = mz_agreement_peek (left), *other = mz_agreement_peek (right);
  int order = compare_ranks (rank_binding (one->binding), rank_binding (other->binding));

  if (order == 0)
    order = compare_ranks (rank_delivered (one->delivered), rank_delivered (other->delivered));
  return order != 0 ? order : strcmp (mz_record_get_id (MZ_RECORD (left)), mz_record_get_id (MZ_RECORD (right)));
}

/**
 * mz_supply_deals_new:
 *
 * Agreements on rare earths of @supply's stage, or with sites of it, that are signed or in force and have not ended by its end, of which a
 * party is short and none is cut off. Binding ones first, then those that have delivered, then by id. Main thread.
 *
 * Returns: (transfer full) (element-type MzDeal)
 */
GArray *
mz_supply_deals_new (MzDataset *dataset, const MzSupply *supply)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_AGREEMENT);
  GArray *deals = g_array_new (FALSE, FALSE, sizeof (MzDeal));

  g_array_set_clear_func (deals, (GDestroyNotify) deal_clear);
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzAgreement *agreement = MZ_AGREEMENT (mz_store_peek (store, i));
      const MzAgreementInfo *info = mz_agreement_peek (agreement);
      MzDeal deal = { agreement, list_helped (info, supply), list_sites (dataset, supply, info->sites) };

      if (*deal.helped == NULL || ((info->stages & MZ_BIT (supply->base->stage)) == 0 && deal.sites->len == 0)
          || !mz_dataset_has_rare_earth (dataset, info->minerals) || !lasts (agreement, dataset, supply)
          || is_cut_off (info, supply))
        deal_clear (&deal);
      else
        g_array_append_val (deals, deal);
    }
  g_array_sort (deals, compare_deals);
  return deals;
}

const char *
mz_deal_site_state_get_key (MzDealSiteState state)
{
  g_return_val_if_fail (state < MZ_N_DEAL_SITES, NULL);

  return states[state].key;
}

const char *
mz_deal_site_state_get_label (MzDealSiteState state)
{
  g_return_val_if_fail (state < MZ_N_DEAL_SITES, NULL);

  return _(states[state].label);
}
