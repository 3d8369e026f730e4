/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-gauge.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-clubs.h"
#include "mz-figure.h"
#include "mz-gauge-private.h"
#include "mz-inputs.h"

#define TARGETS  "eu-crma-targets"
#define PROGRESS "eu-crma-progress"
#define PARTNERS "eu-import-shares"
#define ACT      "eu-crma-2024"

/* @number: what the numerators call it; @target, @progress: keys of the series; @progress %NULL: countries */
static const struct
{
  guint       number;
  const char *target, *progress;
} keys[MZ_N_BENCHMARKS] = {
  [MZ_BENCHMARK_EXTRACTION] = { 10, "extraction (at least)", "extraction" },
  [MZ_BENCHMARK_PROCESSING] = { 40, "processing (at least)", "processing" },
  [MZ_BENCHMARK_RECYCLING] = { 25, "recycling (at least)", "recycling" },
  [MZ_BENCHMARK_ONE_COUNTRY] = { 65, "one third country (at most)", NULL },
};

static const char *const reason_texts[MZ_N_GAUGE_REASONS] = {
  [MZ_GAUGE_TOLD] = "",
  [MZ_GAUGE_NO_CONSUMPTION] = N_("No source in the facts says what this region consumes, so that nothing can be held against it."),
  [MZ_GAUGE_NOT_PROPOSED] = N_("The benchmarks had not been proposed yet."),
  [MZ_GAUGE_NO_FIGURE] = N_("no source tells tonnes by the date"),
  [MZ_GAUGE_SHARE_ONLY] = N_("sources tell a share, not its tonnes"),
  [MZ_GAUGE_UNLIKE] = N_("no tonnes are told in this unit, and unlike ones are never held against each other"),
};

static const char *const turn_keys[] = { "as-promised", "opens", "slips", "never", "stands-still", "assumed" };
static const char *const turn_labels[] = { N_("as promised"), N_("opens in the scenario"), N_("later in the scenario"),
                                           N_("never in the scenario"), N_("stands still in the scenario"),
                                           N_("assumed by the scenario") };

const MzVocabulary mz_gauge_turns = { "turn", MZ_N_GAUGE_TURNS, turn_keys, turn_labels };

/** mz_gauge_reason_get_text: Returns: English, to be translated. */
const char *
mz_gauge_reason_get_text (MzGaugeReason reason)
{
  g_return_val_if_fail (reason < MZ_N_GAUGE_REASONS, "");
  return reason_texts[reason];
}

static void
dependence_clear (MzGaugeDependence *dependence)
{
  g_free (dependence->country);
  g_free (dependence->record);
  g_strfreev (dependence->sources);
}

static void
find_target (MzGaugePart *part, const MzGaugeQuest *quest)
{
  MzSeries *series = mz_dataset_lookup (quest->dataset, MZ_RECORD_SERIES, TARGETS);
  const GArray *points = series != NULL ? mz_series_peek (series)->points : NULL;
  const MzScenarioText *text = quest->scenario != NULL ? mz_scenario_peek (quest->scenario) : NULL;

  part->target = NAN;
  part->is_most = part->benchmark == MZ_BENCHMARK_ONE_COUNTRY;
  if (text != NULL && text->targets[part->benchmark] > 0)
    {
      part->target = text->targets[part->benchmark];
      part->own = TRUE;
      part->sources = text->sources != NULL ? g_strdupv (text->sources) : g_new0 (char *, 1);
      return;
    }
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);

      if (strcmp (point->key, keys[part->benchmark].target) != 0)
        continue;
      part->target = point->v;
      part->by = point->t;
      part->record = g_strdup (TARGETS);
      part->sources = g_strdupv (point->sources != NULL ? point->sources : mz_record_peek_head (MZ_RECORD (series))->sources);
      return;
    }
  part->sources = g_new0 (char *, 1);
}

/* The newest point by the date; of countries, that of the largest share. (nullable) */
static const MzPoint *
find_point (MzSeries *series, const char *key, MzPartialDate date)
{
  const GArray *points = series != NULL ? mz_series_peek (series)->points : NULL;
  const MzPoint *last = NULL;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      int order;

      if (!mz_figure_is_known (point->t, date) || (key != NULL && strcmp (point->key, key) != 0))
        continue;
      order = last == NULL ? 1 : mz_partial_date_compare (point->t, last->t);
      if (order > 0 || (order == 0 && point->v > last->v))
        last = point;
    }
  return last;
}

/* A share that a source gives: of the series that follow the benchmarks, else of the numerators. */
static void
find_reading (MzGaugePart *part, const MzGaugeQuest *quest)
{
  const char *key = keys[part->benchmark].progress, *id = key != NULL ? PROGRESS : PARTNERS;
  MzSeries *series = mz_dataset_lookup (quest->dataset, MZ_RECORD_SERIES, id);
  const MzPoint *point = find_point (series, key, quest->date);

  part->reading.low = part->reading.high = NAN;
  if (point != NULL)
    {
      part->reading = (MzGaugeReading) { g_strdup (id), key == NULL ? g_strdup (point->key) : NULL, point->v, point->v,
                                         point->bound, point->estimate, point->t,
                                         g_strdupv (point->sources != NULL
                                                      ? point->sources : mz_record_peek_head (MZ_RECORD (series))->sources) };
      return;
    }
  for (guint i = 0; i < part->numerators->len; i++)
    {
      const MzGaugeFigure *figure = &g_array_index (part->numerators, MzGaugeFigure, i);

      if (figure->basis == MZ_GAUGE_SHARE && part->reading.record == NULL)
        part->reading = (MzGaugeReading) { g_strdup (figure->record), NULL, figure->low, figure->high, MZ_BOUND_NONE,
                                           figure->estimate, figure->year, g_strdupv (figure->sources) };
    }
}

/* Tonnes in the unit of the denominator; nothing is nothing in every unit. What is told in another leaves the most open. */
static void
add_up (MzGaugeAim *aim, const GArray *numerators, const char *unit)
{
  guint n_alike = 0, n_nothing = 0, n_unlike = 0, n_shares = 0;

  for (guint i = 0; i < numerators->len; i++)
    {
      const MzGaugeFigure *figure = &g_array_index (numerators, MzGaugeFigure, i);

      n_shares += figure->basis == MZ_GAUGE_SHARE ? 1 : 0;
      if ((figure->basis != MZ_GAUGE_OUTPUT && figure->basis != MZ_GAUGE_CAPACITY) || isnan (figure->high))
        continue;
      if (!mz_gauge_are_units_alike (figure->unit, unit))
        {
          n_unlike += figure->high > 0 ? 1 : 0;
          n_nothing += figure->high > 0 ? 0 : 1;
          continue;
        }
      n_alike++;
      aim->capacity |= figure->basis == MZ_GAUGE_CAPACITY;
      aim->least += figure->least;
      aim->most += figure->most;
    }
  if (n_alike == 0 && (n_nothing == 0 || n_unlike > 0))
    {
      aim->least = NAN;
      aim->reason = n_unlike > 0 ? MZ_GAUGE_UNLIKE : n_shares > 0 ? MZ_GAUGE_SHARE_ONLY : MZ_GAUGE_NO_FIGURE;
    }
  if (n_unlike > 0 || isnan (aim->least))
    aim->most = NAN;
}

/* What the projects come to in the unit; those in others, or of which no tonnes are told, leave the most open. */
static void
add_plans (MzGaugeAim *aim, const GArray *projects, const char *unit)
{
  gboolean alike = FALSE, unlike = FALSE;

  for (guint i = 0; i < projects->len; i++)
    {
      const MzGaugeProject *project = &g_array_index (projects, MzGaugeProject, i);

      if (project->part_of != NULL)
        continue;
      if (project->unit == NULL || isnan (project->sum_most) || !mz_gauge_are_units_alike (project->unit, unit))
        {
          unlike |= project->by_date != MZ_TRUTH_NO;
          continue;
        }
      alike = TRUE;
      aim->plans_least = project->sum_least;
      aim->plans_most = project->sum_most;
    }
  if (unlike)
    aim->plans_most = NAN;
  if (unlike && !alike)
    aim->plans_least = NAN;
}

static void
add_aim (MzGaugePart *part, const MzGaugeFigure *denominator, guint index)
{
  MzGaugeAim aim = { .denominator = index, .target = part->target / 100 * denominator->high };

  add_up (&aim, part->numerators, denominator->unit);
  aim.share_least = denominator->high > 0 ? 100 * aim.least / denominator->high : NAN;
  aim.share_most = denominator->high > 0 ? 100 * aim.most / denominator->high : NAN;
  aim.gap_least = part->is_most ? aim.least - aim.target : aim.target - aim.most;
  aim.gap_most = part->is_most ? aim.most - aim.target : aim.target - aim.least;
  /* Not MAX(): what is not known has to stay so. */
  aim.gap_least = aim.gap_least < 0 ? 0 : aim.gap_least;
  aim.gap_most = aim.gap_most < 0 ? 0 : aim.gap_most;
  add_plans (&aim, part->projects, denominator->unit);
  g_array_append_val (part->aims, aim);
}

static MzTruth
judge (const MzGaugePart *part, double low, double high, MzBound bound)
{
  if (isnan (low) || isnan (high))
    return MZ_TRUTH_PERHAPS;
  if (bound == MZ_BOUND_MOST)
    low = 0;
  if (bound == MZ_BOUND_LEAST)
    high = 100;
  if (part->is_most)
    return high <= part->target ? MZ_TRUTH_YES : low > part->target ? MZ_TRUTH_NO : MZ_TRUTH_PERHAPS;
  return low >= part->target ? MZ_TRUTH_YES : high < part->target ? MZ_TRUTH_NO : MZ_TRUTH_PERHAPS;
}

/* Shares that sources tell go before those that are computed; where they differ, it is not known. */
static void
find_reached (MzGaugePart *part)
{
  part->reached = judge (part, part->reading.low, part->reading.high, part->reading.bound);
  for (guint i = 0; i < part->numerators->len && part->reading.record != NULL; i++)
    {
      const MzGaugeFigure *figure = &g_array_index (part->numerators, MzGaugeFigure, i);

      if (figure->basis == MZ_GAUGE_SHARE && judge (part, figure->low, figure->high, MZ_BOUND_NONE) != part->reached)
        part->reached = MZ_TRUTH_PERHAPS;
    }
  for (guint i = 0; i < part->aims->len && part->reading.record == NULL; i++)
    {
      const MzGaugeAim *aim = &g_array_index (part->aims, MzGaugeAim, i);
      MzTruth reached = judge (part, aim->share_least, aim->share_most, aim->capacity ? MZ_BOUND_MOST : MZ_BOUND_NONE);

      part->reached = i == 0 || reached == part->reached ? reached : MZ_TRUTH_PERHAPS;
    }
}

static gboolean
is_counted (const MzGaugePart *part, const char *id)
{
  for (guint i = 0; i < part->numerators->len; i++)
    {
      const GArray *sites = g_array_index (part->numerators, MzGaugeFigure, i).sites;

      for (guint k = 0; k < sites->len; k++)
        if (strcmp (g_array_index (sites, MzGaugeSite, k).id, id) == 0)
          return TRUE;
    }
  return FALSE;
}

/* After the as-of date, what worked on it. */
static void
list_uncounted (MzGaugePart *part, const MzGaugeQuest *quest)
{
  MzStore *store = mz_dataset_get_store (quest->dataset, MZ_RECORD_SITE);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzSite *site = MZ_SITE (mz_store_peek (store, i));
      const char *id = mz_record_get_id (MZ_RECORD (site));
      MzSiteState state = mz_site_get_state (site, quest->date, mz_dataset_get_as_of (quest->dataset));

      if (mz_gauge_is_in_scope (quest, site, part->benchmark) && !is_counted (part, id)
          && (state.state == MZ_STATE_OPERATING || state.last_known == MZ_STATE_OPERATING))
        g_strv_builder_add (ids, id);
    }
  part->uncounted = g_strv_builder_end (ids);
}

/* What a stop of exports leaves of the dependence in the year of the date. */
static void
add_dependence (MzGaugePart *part, const MzSupplyRun *run, MzStage stage, const MzGauge *gauge)
{
  const MzSupply *supply = mz_supply_run_peek (run, stage, mz_partial_date_new (gauge->date.year, 0, 0));

  for (guint i = 0; supply != NULL && i < supply->importers->len; i++)
    {
      const MzImporterChange *change = &g_array_index (supply->importers, MzImporterChange, i);

      if (strcmp (change->importer, gauge->region) == 0 && change->lost.most > 0)
        {
          MzGaugeDependence entry = { stage, g_strdup (change->first->from), g_strdup (change->first->record),
                                      change->first->year, 100 * change->first->share,
                                      change->dependence.least < 0 ? NAN : 100 * change->dependence.least,
                                      change->dependence.most < 0 ? NAN : 100 * change->dependence.most,
                                      g_strdupv (change->first->sources) };

          g_array_append_val (part->after, entry);
        }
    }
}

static void
fill_part (MzGauge *self, MzGaugePart *part, const MzGaugeQuest *quest, const MzSupplyRun *run)
{
  guint number = keys[part->benchmark].number;
  g_autoptr (GArray) plans = mz_gauge_list_figures (quest, "numerators", number, FALSE, TRUE);

  find_target (part, quest);
  part->numerators = mz_gauge_list_figures (quest, "numerators", number, TRUE, FALSE);
  part->aims = mz_gauge_new_array (sizeof (MzGaugeAim), NULL);
  part->after = mz_gauge_new_array (sizeof (MzGaugeDependence), dependence_clear);
  find_reading (part, quest);
  mz_gauge_add_projects (part, quest, plans);
  for (guint i = 0; i < self->denominators->len && !isnan (part->target); i++)
    add_aim (part, &g_array_index (self->denominators, MzGaugeFigure, i), i);
  find_reached (part);
  list_uncounted (part, quest);
  if (part->benchmark == MZ_BENCHMARK_ONE_COUNTRY && run != NULL)
    {
      add_dependence (part, run, MZ_STAGE_SEPARATION, self);
      add_dependence (part, run, MZ_STAGE_MAGNET, self);
    }
}

static gboolean
has_own_targets (const MzScenario *scenario)
{
  for (guint i = 0; scenario != NULL && i < MZ_N_BENCHMARKS; i++)
    if (mz_scenario_peek (scenario)->targets[i] > 0)
      return TRUE;
  return FALSE;
}

static MzGaugeReason
find_reason (const MzGaugeQuest *quest, const char *region)
{
  MzMeasure *act = mz_dataset_lookup (quest->dataset, MZ_RECORD_MEASURE, ACT);

  if (strcmp (region, "EU") != 0)
    return MZ_GAUGE_NO_CONSUMPTION;
  if (act != NULL && !mz_figure_is_known (mz_measure_peek (act)->announced, quest->date) && !has_own_targets (quest->scenario))
    return MZ_GAUGE_NOT_PROPOSED;
  return MZ_GAUGE_TOLD;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const MzGaugeFigure *x = a, *y = b;
  int order = mz_partial_date_compare (x->year, y->year);

  return order != 0 ? order : strcmp (x->record, y->record);
}

/**
 * mz_gauge_new:
 * @dataset: the facts, which no scenario has changed
 * @date: what is known by its end counts
 * @run: (nullable): of a scenario, whose targets go before those of the Union, and its moves before what was promised
 * @region: "EU"; of others nobody tells what they consume
 *
 * A pure function.
 *
 * Returns: (transfer full)
 */
MzGauge *
mz_gauge_new (MzDataset *dataset, MzPartialDate date, const MzSupplyRun *run, const char *region)
{
  MzGaugeQuest quest = { dataset, run != NULL ? run->scenario : NULL, date };
  MzGauge *self;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && mz_partial_date_is_set (date) && region != NULL, NULL);

  self = g_new0 (MzGauge, 1);
  self->region = g_strdup (region);
  self->date = date;
  self->reason = find_reason (&quest, region);
  if (self->reason != MZ_GAUGE_TOLD)
    return self;
  self->denominators = mz_gauge_list_figures (&quest, "denominators", 0, TRUE, TRUE);
  g_array_sort (self->denominators, compare_years);
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    {
      self->parts[i].benchmark = (MzBenchmark) i;
      fill_part (self, &self->parts[i], &quest, run);
    }
  return self;
}

static void
clear_part (MzGaugePart *part)
{
  g_free (part->record);
  g_strfreev (part->sources);
  g_free (part->reading.record);
  g_free (part->reading.country);
  g_strfreev (part->reading.sources);
  g_clear_pointer (&part->numerators, g_array_unref);
  g_clear_pointer (&part->aims, g_array_unref);
  g_clear_pointer (&part->projects, g_array_unref);
  g_clear_pointer (&part->after, g_array_unref);
  g_strfreev (part->uncounted);
}

void
mz_gauge_free (MzGauge *self)
{
  g_free (self->region);
  g_clear_pointer (&self->denominators, g_array_unref);
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    clear_part (&self->parts[i]);
  g_free (self);
}
