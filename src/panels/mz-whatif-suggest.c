/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a move that is new begins with. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-whatif.h"

#define MONTHS 12
#define DAYS   63 /* the 45 working days that Chinese law gives the ministry: nine weeks */
#define SLIPS  24
#define POINTS 10

static gboolean
is_planned (MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);

  for (guint i = 0; i < info->capacity->len; i++)
    if (g_array_index (info->capacity, MzCapacity, i).planned)
      return TRUE;
  return FALSE;
}

/* The site that is selected, else the first that suits the kind: one that operates, or one that is planned. */
static MzSite *
suggest_site (MzWhatif *self, MzMoveKind kind)
{
  MzRecord *selection = mz_workspace_get_selection (mz_whatif_get_workspace (self));
  MzStore *sites = mz_dataset_get_store (mz_whatif_get_dataset (self), MZ_RECORD_SITE);
  MzPartialDate as_of = mz_dataset_get_as_of (mz_whatif_get_dataset (self));

  if (MZ_IS_SITE (selection))
    return MZ_SITE (selection);
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = mz_store_peek (sites, i);
      gboolean operates = mz_site_get_state (site, as_of, as_of).state == MZ_STATE_OPERATING;

      if (kind == MZ_MOVE_SITE_FAILS ? operates : !operates && is_planned (site))
        return site;
    }
  return mz_store_get_length (sites) > 0 ? mz_store_peek (sites, 0) : NULL;
}

/* The country that is selected, or that of the site; else the one that all of this is about. */
static const char *
suggest_country (MzWhatif *self)
{
  MzRecord *selection = mz_workspace_get_selection (mz_whatif_get_workspace (self));

  if (MZ_IS_COUNTRY (selection))
    return mz_record_get_id (selection);
  if (MZ_IS_SITE (selection))
    return mz_site_peek (MZ_SITE (selection))->country;
  return "CN";
}

/* When the other moves begin; else with the year after the facts'. */
static MzPartialDate
suggest_start (MzWhatif *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self);

  for (guint i = 0; scenario != NULL && i < mz_scenario_get_n_moves (scenario); i++)
    if (mz_partial_date_is_set (mz_scenario_peek_move (scenario, i)->start))
      return mz_scenario_peek_move (scenario, i)->start;
  return mz_partial_date_new (mz_dataset_get_as_of (mz_whatif_get_dataset (self)).year + 1u, 1, 0);
}

static const char *
suggest_demand (MzWhatif *self)
{
  MzStore *store = mz_dataset_get_store (mz_whatif_get_dataset (self), MZ_RECORD_DEMAND);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      const MzDemandInfo *info = mz_demand_peek (mz_store_peek (store, i));

      if (strcmp (info->scenario, "observed") != 0)
        return info->scenario;
    }
  return "";
}

/* Of the stage's own unit, so that it counts where that is tonnes. */
static void
suggest_amount (MzWhatif *self, MzMove *move, MzStage stage)
{
  g_autoptr (MzSupplyBase) base = mz_supply_base_new (mz_whatif_get_dataset (self), stage,
                                                      mz_dataset_get_as_of (mz_whatif_get_dataset (self)).year);

  move->stages = MZ_BIT (stage);
  move->unit = g_strdup (base->unit != NULL && strcmp (base->unit, "%") != 0 ? base->unit : "t");
  move->amount = 0;
}

/**
 * mz_whatif_suggest_move:
 *
 * Returns: (transfer full): a move of this kind to begin with, about what is selected where that suits. It is assumed.
 */
MzMove *
mz_whatif_suggest_move (MzWhatif *self, MzMoveKind kind)
{
  MzMove *move = mz_move_new (kind);
  MzSite *site = suggest_site (self, kind);

  move->assumed = TRUE;
  if (kind != MZ_MOVE_PLANT_SLIPS && kind != MZ_MOVE_PLANT_NEVER && kind != MZ_MOVE_DEMAND)
    move->start = suggest_start (self);
  switch (kind)
    {
    case MZ_MOVE_STOP_EXPORTS:
      move->country = g_strdup (suggest_country (self));
      move->months = MONTHS;
      break;
    case MZ_MOVE_SITE_FAILS:
      move->months = MONTHS;
      move->site = site != NULL ? g_strdup (mz_record_get_id (MZ_RECORD (site))) : NULL;
      break;
    case MZ_MOVE_PLANT_OPENS:
    case MZ_MOVE_PLANT_NEVER:
      move->site = site != NULL ? g_strdup (mz_record_get_id (MZ_RECORD (site))) : NULL;
      break;
    case MZ_MOVE_PLANT_SLIPS:
      move->site = site != NULL ? g_strdup (mz_record_get_id (MZ_RECORD (site))) : NULL;
      move->months = SLIPS;
      break;
    case MZ_MOVE_LICENCE_DELAY:
      move->country = g_strdup (suggest_country (self));
      move->amount = DAYS;
      move->unit = g_strdup ("days");
      break;
    case MZ_MOVE_STOCK_RELEASE:
      move->country = g_strdup (suggest_country (self));
      move->months = MONTHS;
      suggest_amount (self, move, MZ_STAGE_MINING);
      break;
    case MZ_MOVE_RECYCLING:
      move->country = g_strdup (suggest_country (self));
      suggest_amount (self, move, MZ_STAGE_MAGNET);
      break;
    case MZ_MOVE_SHIFT:
      move->country = g_strdup (suggest_country (self));
      move->stages = MZ_BIT (MZ_STAGE_SEPARATION);
      move->months = 5 * MONTHS;
      move->amount = POINTS;
      move->unit = g_strdup ("%");
      break;
    case MZ_MOVE_DEMAND:
      move->demand = g_strdup (suggest_demand (self));
      break;
    case MZ_N_MOVE_KINDS:
    default:
      g_assert_not_reached ();
    }
  return move;
}
