/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario does, as JSON: numbers, and by each what it rests on. */
#define G_LOG_DOMAIN "mz-export"
#include "mz-supply-writer.h"

#include <math.h>

#include "mz-json-text.h"

#define LAST_YEAR 2040

/* What the model takes for granted, whatever the scenario. */
static const char *const assumptions[] = {
  "The figures of the base, each of the year that stands by it, are held level ever after.",
  "What part of a country's output is sold abroad is not known: a stop of exports costs the world between nothing (least) and "
  "all that does not leak (most).",
  "Of a figure of all rare earths, a move of some elements takes between nothing and all.",
  "A stop towards one country takes from that country's purchases and not from the world.",
  "What waits for a licence is not added later.",
  "What a promised plant makes lies between nothing and its capacity, and is not added to supply.",
  "Feed that is lost is not taken from the stage that it feeds: the two are told in unlike units.",
};

static const char *
get_stage (guint stage)
{
  return stage < MZ_N_STAGES ? mz_vocabulary_get_key (&mz_stages, stage) : "use";
}

/* Puts a comma where something stands before. */
static void
separate (GString *out)
{
  if (out->len > 0 && strchr ("{[:", out->str[out->len - 1]) == NULL)
    g_string_append_c (out, ',');
}

/* A key, or without one an entry of a list, and what its value opens with. */
static void
begin (GString *out, const char *key, const char *opening)
{
  separate (out);
  if (key != NULL)
    {
      mz_json_text_quote (out, key);
      g_string_append_c (out, ':');
    }
  g_string_append (out, opening);
}

static void
add_string (GString *out, const char *key, const char *value)
{
  begin (out, key, "");
  if (value != NULL)
    mz_json_text_quote (out, value);
  else
    g_string_append (out, "null");
}

/* What is not known is null. */
static void
add_number (GString *out, const char *key, double value)
{
  begin (out, key, "");
  if (isnan (value))
    g_string_append (out, "null");
  else
    mz_json_text_append_number (out, value);
}

static void
add_known (GString *out, const char *key, double value)
{
  add_number (out, key, value < 0 ? NAN : value);
}

static void
add_loss (GString *out, const char *key, MzLoss loss)
{
  begin (out, key, "{");
  add_known (out, "least", loss.least);
  add_known (out, "most", loss.most);
  g_string_append_c (out, '}');
}

static void
add_list (GString *out, const char *key, const char *const *list)
{
  begin (out, key, "[");
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    add_string (out, NULL, list[i]);
  g_string_append_c (out, ']');
}

static void
add_sources (GString *out, GStrv sources)
{
  add_list (out, "sources", (const char *const *) sources);
}

static void
add_date (GString *out, const char *key, MzPartialDate date)
{
  g_autofree char *text = mz_partial_date_is_set (date) ? mz_partial_date_to_string (date) : NULL;

  add_string (out, key, text);
}

static void
add_day (GString *out, const char *key, MzDay day)
{
  add_date (out, key, day == MZ_DAY_NEVER ? MZ_PARTIAL_DATE_NONE : mz_partial_date_from_day (day));
}

static void
add_flag (GString *out, const char *key, gboolean flag)
{
  begin (out, key, flag ? "true" : "false");
}

static void
add_bound (GString *out, MzBound bound, gboolean estimate)
{
  if (bound != MZ_BOUND_NONE)
    add_string (out, "bound", bound == MZ_BOUND_MOST ? "most" : "least");
  if (estimate)
    add_flag (out, "estimate", TRUE);
}

static void
add_move (GString *out, const MzMove *move)
{
  begin (out, NULL, "{");
  add_string (out, "kind", mz_vocabulary_get_key (&mz_move_kinds, move->kind));
  if (move->country != NULL)
    add_string (out, "country", move->country);
  if (move->to != NULL)
    add_string (out, "to", move->to);
  if (move->site != NULL)
    add_string (out, "site", move->site);
  if (move->stages != 0)
    {
      begin (out, "stages", "[");
      for (guint i = 0; i < MZ_N_STAGES; i++)
        if ((move->stages & MZ_BIT (i)) != 0)
          add_string (out, NULL, get_stage (i));
      g_string_append_c (out, ']');
    }
  if (*move->minerals != NULL)
    add_list (out, "minerals", (const char *const *) move->minerals);
  if (mz_partial_date_is_set (move->start))
    add_date (out, "start", move->start);
  if (move->months > 0)
    add_number (out, "months", move->months);
  if (move->kind == MZ_MOVE_STOP_EXPORTS || move->kind == MZ_MOVE_LICENCE_DELAY || move->kind == MZ_MOVE_SITE_FAILS)
    add_number (out, "leak", move->leak);
  if (move->amount >= 0)
    {
      add_number (out, "amount", move->amount);
      add_string (out, "unit", move->unit);
    }
  if (move->demand != NULL)
    add_string (out, "demand", move->demand);
  if (move->note != NULL)
    add_string (out, "note", move->note);
  add_flag (out, "assumed", move->assumed);
  add_sources (out, move->sources);
  g_string_append_c (out, '}');
}

static void
add_origin (GString *out, const MzSupplyOrigin *origin)
{
  begin (out, NULL, "{");
  add_string (out, "country", origin->from);
  add_number (out, "share", origin->share);
  add_bound (out, origin->bound, origin->estimate);
  add_number (out, "year", origin->year);
  add_string (out, "of", origin->unit);
  add_string (out, "record", origin->record);
  add_sources (out, origin->sources);
  g_string_append_c (out, '}');
}

static void
add_importer (GString *out, const MzImporterChange *importer, gboolean origins)
{
  begin (out, NULL, "{");
  add_string (out, "importer", importer->importer);
  if (origins)
    {
      add_known (out, "n_minus_1", importer->n_minus_1);
      add_number (out, "coverage", importer->covered);
      begin (out, "origins", "[");
      for (guint i = 0; i < importer->n_origins; i++)
        add_origin (out, &importer->first[i]);
      g_string_append_c (out, ']');
    }
  else
    {
      add_loss (out, "share_lost", importer->lost);
      begin (out, "largest", "{");
      add_string (out, "country", importer->first->from);
      add_number (out, "share_before", importer->first->share);
      add_loss (out, "share_after", importer->dependence);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

static void
add_plant (GString *out, const MzPlantChange *plant, MzDataset *dataset, gboolean then)
{
  static const char *const words[] = { [MZ_TRUTH_NO] = "no", [MZ_TRUTH_PERHAPS] = "perhaps", [MZ_TRUTH_YES] = "yes" };
  MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, plant->site);

  begin (out, NULL, "{");
  add_string (out, "site", plant->site);
  add_string (out, "country", site != NULL ? mz_site_peek (site)->country : NULL);
  add_string (out, "what", plant->what);
  add_known (out, "t_per_year_at_most", plant->t_per_year);
  if (then)
    add_string (out, "stands", words[plant->then]);
  else
    {
      if (plant->plant != NULL && mz_partial_date_is_set (plant->plant->promised))
        add_date (out, "promised", plant->plant->promised);
      add_day (out, "starts_at_the_earliest", plant->first);
      add_day (out, "starts_at_the_latest", plant->last);
      add_sources (out, plant->plant != NULL ? plant->plant->sources : NULL);
    }
  g_string_append_c (out, '}');
}

static guint
get_last_year (const MzScenario *scenario)
{
  MzPartialDate until = mz_scenario_peek (scenario)->until;

  return mz_partial_date_is_set (until) ? until.year : LAST_YEAR;
}

/* What is so whatever the time: where the figures come from, and who depends on whom. */
static void
add_base (GString *out, const MzSupply *supply, MzDataset *dataset)
{
  MzDay last = mz_partial_date_last_day (mz_partial_date_new (get_last_year (supply->scenario), 0, 0));
  const MzSupplyBase *base = supply->base;

  begin (out, NULL, "{");
  add_string (out, "stage", get_stage (base->stage));
  add_string (out, "unit", base->unit);
  add_number (out, "year", base->year > 0 ? base->year : NAN);
  add_number (out, "whole", base->unit != NULL ? base->whole : NAN);
  add_known (out, "coverage", base->coverage);
  add_known (out, "hhi", supply->hhi_before);
  begin (out, "supply", "[");
  for (guint i = 0; i < base->entries->len; i++)
    {
      const MzSupplyEntry *entry = &g_array_index (base->entries, MzSupplyEntry, i);

      begin (out, NULL, "{");
      add_string (out, "country", entry->country);
      add_number (out, "supply", entry->supply);
      add_bound (out, entry->bound, entry->estimate);
      add_sources (out, entry->sources);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  begin (out, "importers", "[");
  for (guint i = 0; i < supply->importers->len; i++)
    add_importer (out, &g_array_index (supply->importers, MzImporterChange, i), TRUE);
  g_string_append_c (out, ']');
  begin (out, "plants", "[");
  for (guint i = 0; i < supply->plants->len; i++)
    {
      const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);

      if (plant->plant == NULL || plant->plant->first <= last)
        add_plant (out, plant, dataset, FALSE);
    }
  g_string_append_c (out, ']');
  add_sources (out, base->sources);
  g_string_append_c (out, '}');
}

static void
add_entries (GString *out, const MzSupply *supply)
{
  begin (out, "supply", "[");
  for (guint i = 0; i < supply->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (supply->entries, MzSupplyChange, i);

      begin (out, NULL, "{");
      add_string (out, "country", change->country);
      add_number (out, "before", change->before);
      add_loss (out, "lost", change->lost);
      add_number (out, "gained", change->gained);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* Links that lose something, by the moves or at least perhaps. */
static void
add_links (GString *out, const MzSupply *supply)
{
  begin (out, "links", "[");
  for (guint i = 0; i < supply->links->len; i++)
    {
      const MzLinkChange *change = &g_array_index (supply->links, MzLinkChange, i);

      if (change->lost.most == 0)
        continue;
      begin (out, NULL, "{");
      add_string (out, "from", change->link->from);
      add_string (out, "to", change->link->to);
      if (change->link->to != NULL)
        add_string (out, "feeds", get_stage (change->link->stage_to));
      add_string (out, "unit", change->link->unit);
      add_number (out, "before", change->link->tonnes);
      add_loss (out, "lost", change->lost);
      add_number (out, "year", change->link->year);
      add_string (out, "record", change->link->record);
      add_sources (out, change->link->sources);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* What stands by then, and is not behind the cut itself. */
static void
add_answers (GString *out, const MzSupply *supply, MzDataset *dataset)
{
  begin (out, "answers", "[");
  for (guint i = 0; i < supply->plants->len; i++)
    {
      const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);
      MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, plant->site);

      if (plant->then != MZ_TRUTH_NO && (site == NULL || !mz_supply_takes_from (supply, mz_site_peek (site)->country)))
        add_plant (out, plant, dataset, TRUE);
    }
  g_string_append_c (out, ']');
}

static void
add_supply (GString *out, const MzSupply *supply, MzDataset *dataset)
{
  gboolean known = supply->base->unit != NULL;
  double whole = known ? supply->whole : NAN;

  begin (out, NULL, "{");
  add_string (out, "stage", get_stage (supply->base->stage));
  add_string (out, "unit", supply->base->unit);
  add_known (out, "coverage", supply->base->coverage);
  add_number (out, "before", whole);
  add_loss (out, "lost", known ? supply->lost : (MzLoss) { NAN, NAN });
  add_loss (out, "share_lost", (MzLoss) { supply->lost.least / whole, supply->lost.most / whole });
  add_number (out, "gained", known ? supply->gained : NAN);
  add_known (out, "hhi_before", supply->hhi_before);
  add_loss (out, "hhi_after", supply->hhi_after);
  add_entries (out, supply);
  begin (out, "short", "[");
  for (guint i = 0; i < supply->importers->len; i++)
    if (g_array_index (supply->importers, MzImporterChange, i).lost.most > 0)
      add_importer (out, &g_array_index (supply->importers, MzImporterChange, i), FALSE);
  g_string_append_c (out, ']');
  add_links (out, supply);
  add_answers (out, supply, dataset);
  begin (out, "not_counted", "[");
  for (guint i = 0; i < supply->unlike->len; i++)
    add_move (out, supply->unlike->pdata[i]);
  g_string_append (out, "]}");
}

static void
add_time (GString *out, const MzSupplyRequest *request, MzSupplyBase **bases, MzPartialDate time)
{
  begin (out, NULL, "{");
  add_date (out, "time", time);
  begin (out, "stages", "[");
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if (bases[stage] != NULL)
      {
        g_autoptr (MzSupply) supply = mz_supply_new (bases[stage], request->scenario, time, NULL);

        add_supply (out, supply, request->dataset);
      }
  g_string_append (out, "]}");
}

/* Of the first move, or the year after the base. */
static guint
get_first_year (const MzScenario *scenario, guint before)
{
  guint first = LAST_YEAR + 1;

  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    {
      MzPartialDate start = mz_scenario_peek_move (scenario, i)->start;

      if (mz_partial_date_is_set (start))
        first = MIN (first, start.year);
    }
  return first <= LAST_YEAR ? first : before + 1;
}

static void
add_times (GString *out, const MzSupplyRequest *request, MzSupplyBase **bases, guint before)
{
  guint first = get_first_year (request->scenario, before), last = get_last_year (request->scenario);

  begin (out, "times", "[");
  if (mz_partial_date_is_set (request->time))
    add_time (out, request, bases, request->time);
  for (guint year = first; year <= last && !mz_partial_date_is_set (request->time); year++)
    if (!request->monthly)
      add_time (out, request, bases, mz_partial_date_new (year, 0, 0));
    else
      for (guint month = 1; month <= 12; month++)
        add_time (out, request, bases, mz_partial_date_new (year, month, 0));
  g_string_append_c (out, ']');
}

static void
add_demand (GString *out, const MzSupplyRequest *request)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_DEMAND);

  begin (out, "demand", "[");
  for (guint i = 0; i < mz_scenario_get_n_moves (request->scenario); i++)
    for (guint k = 0; k < mz_store_get_length (store); k++)
      {
        MzRecord *record = mz_store_peek (store, k);
        const MzDemandInfo *info = mz_demand_peek (MZ_DEMAND (record));

        if (g_strcmp0 (mz_scenario_peek_move (request->scenario, i)->demand, info->scenario) != 0)
          continue;
        begin (out, NULL, "{");
        add_string (out, "record", mz_record_get_id (record));
        add_string (out, "region", info->region);
        add_date (out, "year", info->year);
        add_string (out, "what", info->what);
        add_number (out, "value", info->value);
        add_number (out, "low", info->low);
        add_number (out, "high", info->high);
        add_sources (out, mz_record_peek_head (record)->sources);
        g_string_append_c (out, '}');
      }
  g_string_append_c (out, ']');
}

/** mz_supply_to_json: Returns: (transfer full): what the scenario does, the same bytes for the same facts. */
char *
mz_supply_to_json (const MzSupplyRequest *request)
{
  const MzScenarioText *text = mz_scenario_peek (request->scenario);
  guint before = mz_supply_get_before (request->scenario, mz_dataset_get_as_of (request->dataset));
  MzSupplyBase *bases[MZ_N_STAGES] = { NULL };
  g_autoptr (GString) flat = g_string_new ("{");
  GString *out = g_string_new (NULL);

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if (request->stages == 0 || (request->stages & MZ_BIT (stage)) != 0)
      bases[stage] = mz_supply_base_new (request->dataset, (MzStage) stage, before);

  add_string (flat, "scenario", text->id);
  add_string (flat, "title", text->title);
  add_string (flat, "why", text->why);
  add_sources (flat, text->sources);
  begin (flat, "moves", "[");
  for (guint i = 0; i < mz_scenario_get_n_moves (request->scenario); i++)
    add_move (flat, mz_scenario_peek_move (request->scenario, i));
  g_string_append_c (flat, ']');
  begin (flat, "assumptions", "[");
  for (guint i = 0; i < G_N_ELEMENTS (assumptions); i++)
    add_string (flat, NULL, assumptions[i]);
  g_string_append_c (flat, ']');
  add_number (flat, "base_ends", before);
  begin (flat, "base", "[");
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if (bases[stage] != NULL)
      {
        MzPartialDate year = mz_partial_date_new (before, 0, 0);
        g_autoptr (MzSupply) supply = mz_supply_new (bases[stage], request->scenario, year, NULL);

        add_base (flat, supply, request->dataset);
      }
  g_string_append_c (flat, ']');
  add_times (flat, request, bases, before);
  add_demand (flat, request);
  g_string_append_c (flat, '}');

  mz_json_text_indent (out, flat->str, flat->len, 0, NULL, NULL);
  g_string_append_c (out, '\n');
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    g_clear_pointer (&bases[stage], mz_supply_base_free);
  return g_string_free (out, FALSE);
}
