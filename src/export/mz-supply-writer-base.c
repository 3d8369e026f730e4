/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"
#include "mz-supply-writer-private.h"

#include <math.h>

#define LAST_YEAR 2040

gboolean
mz_supply_is_asked (const MzSupplyRequest *request, guint stage)
{
  return request->stages == 0 || (request->stages & MZ_BIT (stage)) != 0;
}

const char *
mz_supply_get_stage_key (guint stage)
{
  return stage < MZ_N_STAGES ? mz_vocabulary_get_key (&mz_stages, stage) : "use";
}

/** mz_supply_get_measure_key: Returns: (nullable): what the figures of a stage are. */
const char *
mz_supply_get_measure_key (MzSupplyMeasure measure)
{
  static const char *const keys[] = { [MZ_SUPPLY_NOT_KNOWN] = NULL, [MZ_SUPPLY_OUTPUT] = "output",
                                      [MZ_SUPPLY_SHARE] = "share", [MZ_SUPPLY_CAPACITY] = "capacity" };

  return keys[measure];
}

/** mz_supply_work_out: @stages: (out) (array fixed-size=7): all of one time, since later ones are fed by earlier ones. */
void
mz_supply_work_out (const MzSupplyFacts *facts, const MzScenario *scenario, MzPartialDate time, MzSupply **stages)
{
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    stages[stage] = mz_supply_new (facts->stages[stage], scenario, time, stages);
}

void
mz_supply_clear (MzSupply **stages)
{
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    g_clear_pointer (&stages[stage], mz_supply_free);
}

static guint
get_last_year (const MzScenario *scenario)
{
  MzPartialDate until = mz_scenario_peek (scenario)->until;

  return mz_partial_date_is_set (until) ? until.year : LAST_YEAR;
}

static void
add_bound (GString *out, MzBound bound, gboolean estimate)
{
  if (bound != MZ_BOUND_NONE)
    mz_flat_string (out, "bound", bound == MZ_BOUND_MOST ? "most" : "least");
  if (estimate)
    mz_flat_flag (out, "estimate", TRUE);
}

void
mz_supply_write_move (GString *out, const MzMove *move)
{
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "kind", mz_vocabulary_get_key (&mz_move_kinds, move->kind));
  if (move->country != NULL)
    mz_flat_string (out, "country", move->country);
  if (move->to != NULL)
    mz_flat_string (out, "to", move->to);
  if (move->site != NULL)
    mz_flat_string (out, "site", move->site);
  if (move->stages != 0)
    {
      mz_flat_begin (out, "stages", "[");
      for (guint i = 0; i < MZ_N_STAGES; i++)
        if ((move->stages & MZ_BIT (i)) != 0)
          mz_flat_string (out, NULL, mz_supply_get_stage_key (i));
      g_string_append_c (out, ']');
    }
  if (*move->minerals != NULL)
    mz_flat_list (out, "minerals", (const char *const *) move->minerals);
  if (mz_partial_date_is_set (move->start))
    mz_flat_date (out, "start", move->start);
  if (move->months > 0)
    mz_flat_number (out, "months", move->months);
  if (move->kind == MZ_MOVE_STOP_EXPORTS || move->kind == MZ_MOVE_LICENCE_DELAY || move->kind == MZ_MOVE_SITE_FAILS)
    mz_flat_number (out, "leak", move->leak);
  if (move->retaliation)
    mz_flat_flag (out, "retaliation", TRUE);
  if (move->amount >= 0)
    {
      mz_flat_number (out, "amount", move->amount);
      if (move->amount_most >= 0)
        mz_flat_number (out, "amount_most", move->amount_most);
      mz_flat_string (out, "unit", move->unit);
    }
  if (move->demand != NULL)
    mz_flat_string (out, "demand", move->demand);
  if (move->note != NULL)
    mz_flat_string (out, "note", move->note);
  mz_flat_flag (out, "assumed", move->assumed);
  mz_flat_sources (out, move->sources);
  g_string_append_c (out, '}');
}

void
mz_supply_write_moves (GString *out, const MzScenario *scenario)
{
  mz_flat_begin (out, "moves", "[");
  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    mz_supply_write_move (out, mz_scenario_peek_move (scenario, i));
  g_string_append_c (out, ']');
}

static void
add_origin (GString *out, const MzSupplyOrigin *origin)
{
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "country", origin->from);
  mz_flat_number (out, "share", origin->share);
  add_bound (out, origin->bound, origin->estimate);
  mz_flat_number (out, "year", origin->year);
  mz_flat_string (out, "of", origin->unit);
  mz_flat_string (out, "record", origin->record);
  mz_flat_sources (out, origin->sources);
  g_string_append_c (out, '}');
}

void
mz_supply_write_importer (GString *out, const MzImporterChange *importer, gboolean origins)
{
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "importer", importer->importer);
  mz_flat_number (out, "coverage", importer->covered);
  if (origins)
    {
      mz_flat_known (out, "n_minus_1", importer->n_minus_1);
      mz_flat_begin (out, "origins", "[");
      for (guint i = 0; i < importer->n_origins; i++)
        add_origin (out, &importer->first[i]);
      g_string_append_c (out, ']');
    }
  else
    {
      mz_flat_loss (out, "share_lost", importer->lost);
      mz_flat_begin (out, "largest_named", "{");
      mz_flat_string (out, "country", importer->first->from);
      mz_flat_number (out, "share_before", importer->first->share);
      mz_flat_known_with_loss (out, "share_after", importer->dependence);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

void
mz_supply_write_plant (GString *out, const MzPlantChange *plant, MzDataset *dataset, gboolean then)
{
  static const char *const words[] = { [MZ_TRUTH_NO] = "no", [MZ_TRUTH_PERHAPS] = "perhaps", [MZ_TRUTH_YES] = "yes" };
  MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, plant->site);

  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "site", plant->site);
  mz_flat_string (out, "country", site != NULL ? mz_site_peek (site)->country : NULL);
  mz_flat_string (out, "what", plant->what);
  mz_flat_known (out, "t_per_year_at_most", plant->t_per_year);
  if (then)
    {
      mz_flat_string (out, "stands", words[plant->then]);
      mz_flat_loss (out, "makes_t_per_year", plant->output);
    }
  else
    {
      if (plant->plant != NULL && mz_partial_date_is_set (plant->plant->promised))
        mz_flat_date (out, "promised", plant->plant->promised);
      if (plant->plant != NULL && mz_partial_date_is_set (plant->plant->begun))
        mz_flat_date (out, "begun", plant->plant->begun);
      mz_flat_day (out, "starts_at_the_earliest", plant->first);
      mz_flat_day (out, "starts_at_the_latest", plant->last);
      mz_flat_sources (out, plant->plant != NULL ? plant->plant->sources : NULL);
    }
  g_string_append_c (out, '}');
}

/* What is so whatever the time: where the figures come from, and who depends on whom. */
void
mz_supply_write_base (GString *out, const MzSupply *supply, MzDataset *dataset)
{
  MzDay last = mz_partial_date_last_day (mz_partial_date_new (get_last_year (supply->scenario), 0, 0));
  const MzSupplyBase *base = supply->base;

  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "stage", mz_supply_get_stage_key (base->stage));
  mz_flat_string (out, "unit", base->unit);
  mz_flat_string (out, "measure", mz_supply_get_measure_key (base->measure));
  mz_flat_number (out, "year", base->year > 0 ? base->year : NAN);
  mz_flat_number (out, "whole", base->unit != NULL ? base->whole : NAN);
  mz_flat_known (out, "coverage", base->coverage);
  mz_flat_known (out, "hhi", supply->hhi_before);
  mz_flat_begin (out, "supply", "[");
  for (guint i = 0; i < base->entries->len; i++)
    {
      const MzSupplyEntry *entry = &g_array_index (base->entries, MzSupplyEntry, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "country", entry->country);
      mz_flat_number (out, "supply", entry->supply);
      add_bound (out, entry->bound, entry->estimate);
      mz_flat_sources (out, entry->sources);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  mz_flat_begin (out, "importers", "[");
  for (guint i = 0; i < supply->importers->len; i++)
    mz_supply_write_importer (out, &g_array_index (supply->importers, MzImporterChange, i), TRUE);
  g_string_append_c (out, ']');
  mz_flat_begin (out, "plants", "[");
  for (guint i = 0; i < supply->plants->len; i++)
    {
      const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);

      if (plant->plant == NULL || plant->plant->first <= last)
        mz_supply_write_plant (out, plant, dataset, FALSE);
    }
  g_string_append_c (out, ']');
  mz_flat_sources (out, base->sources);
  g_string_append_c (out, '}');
}

void
mz_supply_write_demand (GString *out, const MzSupplyRequest *request)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_DEMAND);

  mz_flat_begin (out, "demand", "[");
  for (guint i = 0; i < mz_scenario_get_n_moves (request->scenario); i++)
    for (guint k = 0; k < mz_store_get_length (store); k++)
      {
        MzRecord *record = mz_store_peek (store, k);
        const MzDemandInfo *info = mz_demand_peek (MZ_DEMAND (record));

        if (g_strcmp0 (mz_scenario_peek_move (request->scenario, i)->demand, info->scenario) != 0)
          continue;
        mz_flat_begin (out, NULL, "{");
        mz_flat_string (out, "record", mz_record_get_id (record));
        mz_flat_string (out, "region", info->region);
        mz_flat_date (out, "year", info->year);
        mz_flat_string (out, "what", info->what);
        mz_flat_number (out, "value", info->value);
        mz_flat_number (out, "low", info->low);
        mz_flat_number (out, "high", info->high);
        mz_flat_sources (out, mz_record_peek_head (record)->sources);
        g_string_append_c (out, '}');
      }
  g_string_append_c (out, ']');
}
