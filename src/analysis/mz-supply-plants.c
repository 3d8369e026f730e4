/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plants to come: when they start, and what they make then. */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-private.h"

#include <math.h>

#include "mz-inputs.h"

#define NEW_PLANT  "new-processing-plant"
#define THIRD_YEAR (2.5 * 365.0) /* days from the start to the middle of the third year */

/* What a plant of the stage makes. */
static const MzProduct products[MZ_N_STAGES] = {
  [MZ_STAGE_MINING] = MZ_PRODUCT_REO, [MZ_STAGE_CONCENTRATION] = MZ_PRODUCT_REO,
  [MZ_STAGE_SEPARATION] = MZ_PRODUCT_SEPARATED, [MZ_STAGE_METAL] = MZ_PRODUCT_METAL,
  [MZ_STAGE_ALLOY] = MZ_PRODUCT_METAL, [MZ_STAGE_MAGNET] = MZ_PRODUCT_MAGNET,
  [MZ_STAGE_RECYCLING] = MZ_PRODUCT_RECYCLED,
};

/* When the plant is to start by its own record; may be unset. */
static MzPartialDate
find_promise (MzDataset *dataset, const char *site)
{
  MzStore *parameters = mz_dataset_get_store (dataset, MZ_RECORD_PARAMETER);

  for (guint i = 0; i < mz_store_get_length (parameters); i++)
    {
      const MzParameterInfo *info = mz_parameter_peek (MZ_PARAMETER (mz_store_peek (parameters, i)));

      if (g_strcmp0 (info->group, "ramp_ups") == 0 && g_strcmp0 (info->site, site) == 0
          && !mz_partial_date_is_set (info->started))
        return mz_partial_date_is_set (info->now_promised) ? info->now_promised : info->promised;
    }
  return MZ_PARTIAL_DATE_NONE;
}

/* Nobody says when: as long after the beginning as new plants take. What has taken longer than that may never come. */
static void
find_start (MzSupplyPlant *plant, MzLoss years, MzDay end)
{
  plant->first = end + 1;
  plant->last = MZ_DAY_NEVER;
  if (years.most <= 0 || !mz_partial_date_is_set (plant->begun))
    return;
  plant->first = MAX (plant->first, mz_day_add_months (mz_partial_date_first_day (plant->begun), (guint) (years.least * 12)));
  plant->last = mz_day_add_months (mz_partial_date_last_day (plant->begun), (guint) (years.most * 12));
  if (plant->last <= end)
    plant->last = MZ_DAY_NEVER;
}

static void
add_base_plant (MzSupplyBase *self, MzDataset *dataset, MzSite *site, const MzCapacity *capacity, MzPartialDate end)
{
  MzDay year_end = mz_partial_date_last_day (mz_partial_date_new (self->before, 12, 31));
  const char *id = mz_record_get_id (MZ_RECORD (site));
  MzPartialDate promised = mz_partial_date_is_set (capacity->from) ? capacity->from : find_promise (dataset, id);
  MzSiteState state = mz_site_get_state (site, end, mz_dataset_get_as_of (dataset));
  MzSupplyPlant plant = { .t_per_year = capacity->t_per_year };

  if (mz_partial_date_is_set (promised) && mz_partial_date_last_day (promised) > year_end)
    {
      plant.promised = promised;
      plant.first = mz_partial_date_first_day (promised);
      plant.last = mz_partial_date_last_day (promised);
    }
  else if (!mz_partial_date_is_set (capacity->from) && state.state == MZ_STATE_CONSTRUCTION)
    {
      plant.begun = state.since;
      find_start (&plant, mz_supply_find_parameter (dataset, NEW_PLANT), year_end);
    }
  else
    return;
  plant.site = g_strdup (id);
  plant.kind = mz_site_peek (site)->kind;
  plant.country = g_strdup (mz_site_peek (site)->country);
  plant.what = g_strdup (capacity->what);
  plant.sources = mz_supply_dup_sources (capacity->sources, site);
  g_array_append_val (self->plants, plant);
}

/* Capacities that are promised for a date, and those of plants that are being built without one. */
void
mz_supply_base_add_plants (MzSupplyBase *self, MzDataset *dataset)
{
  MzStore *sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  MzPartialDate end = mz_supply_base_get_end (self, dataset);

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = MZ_SITE (mz_store_peek (sites, i));
      const MzSiteInfo *info = mz_site_peek (site);

      /* A plant of gallium or germanium is none of this chain. */
      if ((info->stages & MZ_BIT (self->stage)) == 0 || !mz_dataset_has_rare_earth (dataset, info->minerals))
        continue;
      for (guint k = 0; k < info->capacity->len; k++)
        {
          const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, k);

          if (capacity->planned && mz_capacity_get_product (capacity, info->kind) == products[self->stage])
            add_base_plant (self, dataset, site, capacity, end);
        }
    }
}

/* --- In their time --- */

/* Whether the move tells what the plant makes in the stage: one without stages does where its unit names the stage's goods, or none. */
static gboolean
tells_amount (const MzMove *move, MzStage stage, MzSiteKind kind)
{
  MzProduct product;

  if (move->kind != MZ_MOVE_PLANT_OPENS || move->amount < 0)
    return FALSE;
  if (move->stages != 0)
    return mz_move_concerns_stage (move, stage);
  product = mz_capacity_get_product (&(MzCapacity) { .what = move->unit }, kind);
  return product == products[stage] || product == MZ_PRODUCT_OTHER;
}

/* Starts on the date of the move; where that tells an amount, with it, and with nothing else. */
static void
open_plant (const MzMove *move, MzStage stage, MzSiteKind kind, MzPlantChange *plant)
{
  gboolean told = tells_amount (move, stage, kind);

  plant->first = plant->last = MZ_DAY_NEVER;
  if (move->amount >= 0 && !told)
    return;
  plant->first = mz_partial_date_first_day (move->start);
  plant->last = mz_partial_date_last_day (move->start);
  if (!told)
    return;
  plant->t_per_year = move->amount;
  plant->what = move->unit;
}

/* Moves of the plant's site, in their order: the last word counts. */
static void
move_plant (const MzScenario *scenario, MzStage stage, MzPlantChange *plant)
{
  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (scenario, i);

      if (g_strcmp0 (move->site, plant->site) != 0 || !mz_move_concerns_stage (move, stage))
        continue;
      if (move->kind == MZ_MOVE_PLANT_NEVER)
        plant->first = plant->last = MZ_DAY_NEVER;
      else if (move->kind == MZ_MOVE_PLANT_SLIPS)
        {
          plant->first = mz_day_add_months (plant->first, move->months);
          plant->last = mz_day_add_months (plant->last, move->months);
        }
      else if (move->kind == MZ_MOVE_PLANT_OPENS)
        open_plant (move, stage, plant->plant != NULL ? plant->plant->kind : MZ_N_SITE_KINDS, plant);
    }
}

/* What is made up to @day, in days of the full rate, where @rate of it is reached on the mean of the third year. */
static double
sum_ramp (MzDay start, double rate, MzDay day)
{
  double days = start < day ? day - start : 0, full;

  if (rate <= 0)
    return 0;
  full = THIRD_YEAR / rate;
  return days < full ? days * days / (2 * full) : days - full / 2;
}

static double
find_output (const MzSupply *self, const MzPlantChange *plant, MzDay start, double rate)
{
  double days = sum_ramp (start, rate, self->end) - sum_ramp (start, rate, self->first);

  return plant->t_per_year * days / (self->end - self->first);
}

static void
add_plant (MzSupply *self, MzPlantChange *plant)
{
  MzLoss ramp = self->base->ramp;

  move_plant (self->scenario, self->base->stage, plant);
  plant->then = plant->last < self->end ? MZ_TRUTH_YES : plant->first < self->end ? MZ_TRUTH_PERHAPS : MZ_TRUTH_NO;
  plant->output = (MzLoss) { -1, -1 };
  if (plant->t_per_year >= 0)
    plant->output = (MzLoss) { find_output (self, plant, plant->last, ramp.least),
                               find_output (self, plant, plant->first, ramp.most > 0 ? ramp.most : INFINITY) };
  g_array_append_val (self->plants, *plant);
}

static gboolean
has_plant (const MzSupply *self, const char *site)
{
  for (guint i = 0; i < self->plants->len; i++)
    if (strcmp (g_array_index (self->plants, MzPlantChange, i).site, site) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a move tells what the site makes in the stage: then that is all that it makes of what is planned. */
static gboolean
is_told (const MzSupply *self, const MzSupplyPlant *plant)
{
  for (guint i = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self->scenario, i);

      if (g_strcmp0 (move->site, plant->site) == 0 && tells_amount (move, self->base->stage, plant->kind))
        return TRUE;
    }
  return FALSE;
}

void
mz_supply_add_plants (MzSupply *self)
{
  for (guint i = 0; i < self->base->plants->len; i++)
    {
      const MzSupplyPlant *plant = &g_array_index (self->base->plants, MzSupplyPlant, i);

      if (has_plant (self, plant->site) && is_told (self, plant))
        continue;
      add_plant (self, &(MzPlantChange) { .plant = plant, .site = plant->site, .what = plant->what,
                                          .t_per_year = plant->t_per_year, .first = plant->first,
                                          .last = plant->last });
    }
  for (guint i = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (self->scenario, i);

      if (move->kind == MZ_MOVE_PLANT_OPENS && (move->stages & MZ_BIT (self->base->stage)) != 0
          && !has_plant (self, move->site))
        add_plant (self, &(MzPlantChange) { .site = move->site, .what = move->unit, .t_per_year = move->amount,
                                            .first = MZ_DAY_NEVER, .last = MZ_DAY_NEVER });
    }
}
