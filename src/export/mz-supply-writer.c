/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario does, as JSON: numbers, and by each what it rests on. */
#define G_LOG_DOMAIN "mz-export"
#include "mz-supply-writer-private.h"

#include <math.h>

#include "mz-gauge-writer.h"
#include "mz-json-text.h"

#define GAUGE_YEAR 2030 /* by which the Union is to have reached its benchmarks */

/* What the model takes for granted, whatever the scenario. */
static const char *const assumptions[] = {
  "The figures of the base, each of the year that stands by it, are held level ever after.",
  "Where the figures of a stage are capacities, what is made lies between nothing and all of them.",
  "What part of a country's output is sold abroad is not known: a stop of exports costs the world between nothing (least) and "
  "all that does not leak (most).",
  "Of a figure of all rare earths, a move of some elements takes between nothing and all.",
  "A stop towards one country takes from that country's purchases and not from the world.",
  "Those that answer a stop send nothing to the country along the known links, as long and with the same leak.",
  "What waits for a licence is not added later.",
  "What moves from a country to others moves evenly over the time, and is not lost.",
  "Of feed that fails, plants make the same part less. What is told in gross weight is between nothing and all of it in t REO.",
  "Of those that buy from a country that makes less, none is served worse than all are on the mean.",
  "What a promised plant makes grows evenly, as in plants of which the third year is known; it stands by the supply and is not "
  "added to it. One that is being built, without a date, starts 5 to 10 years after the works began.",
  "A stock is full when the moves begin, is of the goods that fail, and is used as before.",
  "What goods could not be made is told as if all magnets that are lost went into one sort of them; rare earth magnets are nearly "
  "all NdFeB.",
  NULL
};

typedef struct
{
  const MzSupplyRequest *request;
  MzSupplyRun           *run;
  MzSupplyFacts         *against; /* (nullable) */
} Writing;

static void
add_entries (GString *out, const MzSupply *supply)
{
  mz_flat_begin (out, "supply", "[");
  for (guint i = 0; i < supply->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (supply->entries, MzSupplyChange, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "country", change->country);
      mz_flat_number (out, "before", change->before);
      mz_flat_with_loss (out, "moved", change->moved);
      mz_flat_loss (out, "feed_lost", change->fed);
      mz_flat_loss (out, "lost", change->lost);
      mz_flat_number (out, "gained", change->gained);
      mz_flat_with_loss (out, "left", mz_supply_change_get_left (change));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* Links that lose something, by the moves or at least perhaps. */
static void
add_links (GString *out, const MzSupply *supply, MzDataset *dataset)
{
  mz_flat_begin (out, "links", "[");
  for (guint i = 0; i < supply->links->len; i++)
    {
      const MzLinkChange *change = &g_array_index (supply->links, MzLinkChange, i);

      if (change->lost.most == 0)
        continue;
      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "from", change->link->from);
      mz_flat_string (out, "to", change->link->to);
      if (change->link->to != NULL)
        mz_flat_string (out, "feeds", mz_supply_get_stage_key (change->link->stage_to));
      mz_flat_string (out, "unit", change->link->unit);
      mz_flat_number (out, "before", change->link->tonnes);
      mz_flat_loss (out, "lost", change->lost);
      mz_flat_number (out, "year", change->link->year);
      mz_flat_string (out, "record", change->link->record);
      mz_flat_sources (out, change->link->sources);
      mz_supply_write_units (out, supply, change, dataset);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* What stands by then, and is not behind the cut itself. */
static void
add_answers (GString *out, const MzSupply *supply, MzDataset *dataset)
{
  mz_flat_begin (out, "answers", "[");
  for (guint i = 0; i < supply->plants->len; i++)
    {
      const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);
      MzSite *site = mz_dataset_lookup (dataset, MZ_RECORD_SITE, plant->site);

      if (plant->then != MZ_TRUTH_NO && (site == NULL || !mz_supply_takes_from (supply, mz_site_peek (site)->country)))
        mz_supply_write_plant (out, plant, dataset, TRUE);
    }
  g_string_append_c (out, ']');
}

static void
add_supply (GString *out, const MzSupply *supply, const MzSupply *other, MzDataset *dataset)
{
  gboolean known = supply->base->unit != NULL;
  double whole = known ? supply->whole : NAN;

  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "stage", mz_supply_get_stage_key (supply->base->stage));
  mz_flat_string (out, "unit", supply->base->unit);
  mz_flat_string (out, "measure", mz_supply_get_measure_key (supply->base->measure));
  mz_flat_known (out, "coverage", supply->base->coverage);
  mz_flat_number (out, "before", whole);
  mz_flat_loss (out, "lost", known ? supply->lost : (MzLoss) { NAN, NAN });
  mz_flat_loss (out, "share_lost", (MzLoss) { supply->lost.least / whole, supply->lost.most / whole });
  mz_flat_number (out, "gained", known ? supply->gained : NAN);
  mz_flat_known (out, "hhi_before", supply->hhi_before);
  mz_flat_known_with_loss (out, "hhi_after", supply->hhi_after);
  mz_flat_ends (out, "moved_to_others", known ? supply->others : (MzLoss) { NAN, NAN });
  add_entries (out, supply);
  mz_flat_begin (out, "short", "[");
  for (guint i = 0; i < supply->importers->len; i++)
    if (g_array_index (supply->importers, MzImporterChange, i).lost.most > 0)
      mz_supply_write_importer (out, &g_array_index (supply->importers, MzImporterChange, i), FALSE);
  g_string_append_c (out, ']');
  add_links (out, supply, dataset);
  mz_supply_write_feeds (out, supply);
  add_answers (out, supply, dataset);
  mz_supply_write_deals (out, supply, dataset);
  mz_flat_begin (out, "not_counted", "[");
  for (guint i = 0; i < supply->unlike->len; i++)
    mz_supply_write_move (out, supply->unlike->pdata[i]);
  g_string_append_c (out, ']');
  if (other != NULL)
    mz_supply_write_against (out, supply, other);
  g_string_append_c (out, '}');
}

static void
add_stages (GString *out, const Writing *writing, MzPartialDate time, MzSupply *const *stages)
{
  const MzSupplyRequest *request = writing->request;
  MzSupply *others[MZ_N_STAGES] = { NULL };

  if (request->against != NULL)
    mz_supply_work_out (writing->against, request->against, time, others);
  mz_flat_begin (out, NULL, "{");
  mz_flat_date (out, "time", time);
  mz_flat_begin (out, "stages", "[");
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if (mz_supply_is_asked (request, stage))
      add_supply (out, stages[stage], others[stage], request->dataset);
  g_string_append (out, "]}");
  mz_supply_clear (others);
}

static void
add_time (GString *out, const Writing *writing, MzPartialDate time)
{
  MzSupply *stages[MZ_N_STAGES] = { NULL };

  mz_supply_work_out (writing->run->facts, writing->request->scenario, time, stages);
  add_stages (out, writing, time, stages);
  mz_supply_clear (stages);
}

static void
add_times (GString *out, const Writing *writing)
{
  const GArray *years = writing->run->years;

  mz_flat_begin (out, "times", "[");
  if (mz_partial_date_is_set (writing->request->time))
    add_time (out, writing, writing->request->time);
  for (guint i = 0; i < years->len && !mz_partial_date_is_set (writing->request->time); i++)
    {
      const MzSupplyTime *year = &g_array_index (years, MzSupplyTime, i);

      if (!writing->request->monthly)
        add_stages (out, writing, year->time, year->stages);
      else
        for (guint month = 1; month <= 12; month++)
          add_time (out, writing, mz_partial_date_new (year->time.year, month, 0));
    }
  g_string_append_c (out, ']');
}

static void
add_bases (GString *out, const Writing *writing)
{
  const MzSupplyFacts *facts = writing->run->facts;
  MzSupply *stages[MZ_N_STAGES] = { NULL };

  mz_supply_work_out (facts, writing->request->scenario, mz_partial_date_new (facts->before, 0, 0), stages);
  mz_flat_begin (out, "base", "[");
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if (mz_supply_is_asked (writing->request, stage))
      mz_supply_write_base (out, stages[stage], writing->request->dataset);
  g_string_append_c (out, ']');
  mz_supply_clear (stages);
}

static void
add_head (GString *out, const MzScenario *scenario)
{
  const MzScenarioText *text = mz_scenario_peek (scenario);

  mz_flat_string (out, "scenario", text->id);
  mz_flat_string (out, "title", text->title);
  mz_flat_string (out, "why", text->why);
  mz_flat_sources (out, text->sources);
  mz_flat_begin (out, "targets", "{");
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    if (text->targets[i] > 0)
      mz_flat_number (out, mz_vocabulary_get_key (&mz_benchmarks, i), text->targets[i]);
  g_string_append_c (out, '}');
  mz_supply_write_moves (out, scenario);
}

static MzSupplyFacts *
find_facts (const MzSupplyRequest *request, MzScenario *scenario)
{
  return mz_supply_facts_new (request->dataset, mz_supply_get_before (scenario, mz_dataset_get_as_of (request->dataset)));
}

/* At the time that is asked for, or else in the year by which the Union is to have reached its benchmarks. */
static void
write_gauge (GString *out, const MzSupplyRequest *request, const MzSupplyRun *run)
{
  g_autoptr (MzGauge) gauge = NULL;
  MzPartialDate date = request->time;

  if (!mz_partial_date_is_set (date))
    date = mz_partial_date_new (GAUGE_YEAR, 0, 0);
  gauge = mz_gauge_new (request->dataset, date, run, "EU");
  mz_gauge_write (out, "eu_gauge", gauge);
}

/** mz_supply_to_json: Returns: (transfer full): what the scenario does, the same bytes for the same facts. */
char *
mz_supply_to_json (const MzSupplyRequest *request)
{
  g_autoptr (MzSupplyFacts) facts = find_facts (request, request->scenario), against = NULL;
  g_autoptr (MzSupplyRun) run = mz_supply_run_new (facts, request->scenario);
  Writing writing = { request, run, NULL };
  g_autoptr (GString) flat = g_string_new ("{");
  GString *out = g_string_new (NULL);

  add_head (flat, request->scenario);
  mz_flat_list (flat, "assumptions", assumptions);
  mz_flat_number (flat, "base_ends", facts->before);
  if (request->against != NULL)
    {
      writing.against = against = find_facts (request, request->against);
      mz_flat_begin (flat, "against", "{");
      add_head (flat, request->against);
      mz_flat_number (flat, "base_ends", against->before);
      g_string_append_c (flat, '}');
    }
  add_bases (flat, &writing);
  add_times (flat, &writing);
  mz_supply_write_goods (flat, request->dataset);
  mz_supply_write_stocks (flat, request, run);
  mz_supply_write_tornados (flat, request, run);
  mz_supply_write_demand (flat, request);
  write_gauge (flat, request, run);
  g_string_append_c (flat, '}');

  mz_json_text_indent (out, flat->str, flat->len, 0, NULL, NULL);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
