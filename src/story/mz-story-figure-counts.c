/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of series, and those that are worked out of many records. */
#define G_LOG_DOMAIN "mz-story"
#include "mz-story-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-concentration.h"
#include "mz-scenario-reader.h"
#include "mz-supply-run.h"

static MzDatumFlags
get_flags (MzBound bound, gboolean estimate)
{
  MzDatumFlags flags = estimate ? MZ_DATUM_ESTIMATE : 0;

  return bound == MZ_BOUND_LEAST ? flags | MZ_DATUM_AT_LEAST : bound == MZ_BOUND_MOST ? flags | MZ_DATUM_AT_MOST : flags;
}

/* --- Series --- */

static gboolean
has_key (const MzSeriesInfo *info, const MzPoint *point, const char *key)
{
  if (strcmp (key, "-") == 0)
    return g_strcmp0 (info->dimension, "none") == 0 || point->key == NULL;
  return g_strcmp0 (point->key, key) == 0;
}

/* The point of the time that is asked for, or the last one that lies before the date. (nullable) */
static const MzPoint *
find_point (MzLookUp *self, const MzSeriesInfo *info, gboolean *any)
{
  MzPartialDate time = self->binding->time;
  const MzPoint *best = NULL;

  for (guint i = 0; i < info->points->len; i++)
    {
      const MzPoint *point = &g_array_index (info->points, MzPoint, i);

      if (!has_key (info, point, self->binding->key))
        continue;
      *any = TRUE;
      if (mz_partial_date_is_set (time) ? mz_partial_date_equal (point->t, time)
                                        : mz_figure_is_known (point->t, self->context->date)
                                            && (best == NULL || mz_partial_date_compare (point->t, best->t) >= 0))
        best = point;
    }
  return best;
}

void
mz_look_up_series (MzLookUp *self)
{
  const MzSeriesInfo *info = mz_series_peek (MZ_SERIES (self->record));
  const char *name = mz_record_get_name (self->record);
  gboolean any = FALSE;
  const MzPoint *point = find_point (self, info, &any);
  g_autofree char *time = mz_partial_date_is_set (self->binding->time) ? mz_partial_date_format (self->binding->time) : NULL;

  if (!any)
    mz_look_up_set_gone (self, _("The series “%1$s” has no points of “%2$s”."), name, self->binding->key);
  else if (point == NULL && time != NULL)
    mz_look_up_set_gone (self, _("The series “%1$s” has no point of “%2$s” for %3$s."), name, self->binding->key, time);
  if (point == NULL)
    return;
  mz_look_up_add_sources (self, (const char *const *) point->sources);
  if (mz_look_up_wants_date (self))
    mz_look_up_set_date (self, point->t);
  else
    mz_look_up_set_number (self, &(MzLookUpNumber) { .value = point->v, .least = NAN, .unit = info->unit,
                                                     .flags = get_flags (point->bound, point->estimate) });
}

/* --- Shares --- */

/* (transfer full) */
static MzConcentration *
get_concentration (MzLookUp *self)
{
  MzDataset *dataset = self->context->dataset;

  return mz_partial_date_is_set (self->binding->time)
           ? mz_concentration_new (dataset, self->binding->stage, self->binding->time.year)
           : mz_concentration_new_last (dataset, self->binding->stage, self->context->date);
}

/* (nullable) */
static const MzShare *
find_share (const MzConcentration *of, const char *country)
{
  for (guint i = 0; i < of->shares->len; i++)
    if (strcmp (g_array_index (of->shares, MzShare, i).country, country) == 0)
      return &g_array_index (of->shares, MzShare, i);
  return NULL;
}

void
mz_look_up_share (MzLookUp *self)
{
  g_autoptr (MzConcentration) of = get_concentration (self);
  const MzShare *share = find_share (of, self->binding->key);
  gboolean reported = g_strcmp0 (of->unit, "%") == 0;

  if (share == NULL)
    return;
  mz_look_up_add_sources (self, (const char *const *) share->sources);
  if (mz_look_up_wants_date (self))
    mz_look_up_set_date (self, mz_partial_date_new (of->year, 0, 0));
  else
    mz_look_up_set_number (self, &(MzLookUpNumber) { .value = reported ? share->value : 100 * share->share, .least = NAN,
                                                     .unit = "%", .flags = get_flags (share->bound, share->estimate)
                                                                           | (reported ? 0 : MZ_DATUM_COMPUTED) });
}

/* To tens, as charts have it; where not all countries are named, what is known is the least. */
void
mz_look_up_hhi (MzLookUp *self)
{
  g_autoptr (MzConcentration) of = get_concentration (self);
  gboolean whole = of->coverage >= 1 - 1e-12;

  if (of->hhi < 0)
    return;
  mz_look_up_add_sources (self, (const char *const *) of->sources);
  if (mz_look_up_wants_date (self))
    mz_look_up_set_date (self, mz_partial_date_new (of->year, 0, 0));
  else
    mz_look_up_set_number (self, &(MzLookUpNumber) { .value = 10 * (whole ? round (of->hhi / 10) : floor (of->hhi / 10)),
                                                     .least = NAN, .flags = whole ? 0 : MZ_DATUM_AT_LEAST });
}

/* --- Counts --- */

/* Where the filter does not say which: those that hold. */
static gboolean
holds (MzLookUp *self, MzRecord *record, MzPartialDate as_of)
{
  MzForce force;

  if (MZ_IS_SITE (record) || mz_query_peek (self->binding->query)->forces != 0)
    return TRUE;
  if (MZ_IS_MEASURE (record))
    return mz_measure_get_force (MZ_MEASURE (record), self->context->date, as_of).force == MZ_FORCE_IN_FORCE;
  force = mz_agreement_get_force (MZ_AGREEMENT (record), self->context->date, as_of).force;
  return force == MZ_FORCE_SIGNED || force == MZ_FORCE_IN_FORCE;
}

void
mz_look_up_count (MzLookUp *self)
{
  MzStoryForm form = self->binding->form;
  MzDataset *dataset = self->context->dataset;
  MzStore *store = mz_dataset_get_store (dataset, form == MZ_STORY_COUNT ? MZ_RECORD_SITE
                                                  : form == MZ_STORY_COUNT_MEASURES ? MZ_RECORD_MEASURE
                                                                                    : MZ_RECORD_AGREEMENT);
  guint n = 0;

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *record = mz_store_peek (store, i);
      const char *const first[] = { mz_record_peek_head (record)->sources[0], NULL };

      if (!mz_query_match (self->binding->query, record, dataset, self->context->date)
          || !holds (self, record, mz_look_up_get_as_of (self)))
        continue;
      mz_look_up_add_sources (self, first);
      n++;
    }
  self->figure->n_records = n;
  mz_look_up_set_number (self, &(MzLookUpNumber) { .value = n, .least = NAN });
}

/* --- Scenarios --- */

/* (transfer none) (nullable): worked out once for a context */
static MzSupplyRun *
get_run (MzLookUp *self)
{
  MzStoryContext *context = self->context;
  MzSupplyRun *run = g_hash_table_lookup (context->runs, self->binding->id);
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzSupplyFacts) facts = NULL;

  if (run != NULL)
    return run;
  scenario = mz_scenario_find (self->binding->id, context->facts, NULL);
  if (scenario == NULL)
    {
      mz_look_up_set_gone (self, _("There is no scenario “%s”, or the facts no longer have what it names."), self->binding->id);
      return NULL;
    }
  facts = mz_supply_facts_new (context->facts, mz_supply_get_before (scenario, mz_dataset_get_as_of (context->facts)));
  run = mz_supply_run_new (facts, scenario);
  g_hash_table_insert (context->runs, g_strdup (self->binding->id), run);
  return run;
}

static void
cite_moves (MzLookUp *self, const MzSupplyRun *run)
{
  for (guint i = 0; i < mz_scenario_get_n_moves (run->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (run->scenario, i);

      if (mz_move_concerns_stage (move, self->binding->stage))
        mz_look_up_add_sources (self, (const char *const *) move->sources);
    }
}

void
mz_look_up_loss (MzLookUp *self)
{
  MzSupplyRun *run = get_run (self);
  guint year = mz_partial_date_is_set (self->binding->time) ? self->binding->time.year : self->context->date.year;
  const MzSupply *supply = run != NULL ? mz_supply_run_peek (run, self->binding->stage, mz_partial_date_new (year, 0, 0)) : NULL;
  double least, most;

  if (supply == NULL || !(supply->whole > 0))
    return;
  least = 100 * supply->lost.least / supply->whole;
  most = 100 * supply->lost.most / supply->whole;
  mz_look_up_add_sources (self, (const char *const *) supply->base->sources);
  cite_moves (self, run);
  mz_look_up_set_number (self, &(MzLookUpNumber) { .value = most, .least = least != most ? least : NAN, .unit = "%",
                                                   .flags = MZ_DATUM_COMPUTED });
}
