/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the view's figure is asked for, and the scenario that it may be about. */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-view-private.h"

/* A scenario, and what is known before it begins. */
typedef struct
{
  MzSupplyFacts *facts; /* (nullable) */
  MzSupplyRun   *run;   /* (nullable): of the facts */
} Run;

/* A workspace's scenario and the one that it is held against worked out, once for all views of it. */
typedef struct
{
  GWeakRef dataset;
  guint    version;
  Run      scenario, against;
} Runs;

static void
drop_run (Run *self)
{
  g_clear_pointer (&self->run, mz_supply_run_unref);
  g_clear_pointer (&self->facts, mz_supply_facts_unref);
}

static void
runs_free (gpointer data)
{
  Runs *self = data;

  drop_run (&self->scenario);
  drop_run (&self->against);
  g_weak_ref_clear (&self->dataset);
  g_free (self);
}

/* Kept as long as the facts stay as they are. */
static Runs *
peek_runs (MzWorkspace *workspace)
{
  MzDataset *dataset = mz_workspace_get_facts (workspace);
  Runs *self = g_object_get_data (G_OBJECT (workspace), "mz-chart-runs");
  g_autoptr (MzDataset) of = NULL;

  if (self == NULL)
    {
      self = g_new0 (Runs, 1);
      g_weak_ref_init (&self->dataset, NULL);
      g_object_set_data_full (G_OBJECT (workspace), "mz-chart-runs", self, runs_free);
    }
  of = g_weak_ref_get (&self->dataset);
  if (of == dataset && self->version == mz_dataset_get_version (dataset))
    return self;
  drop_run (&self->scenario);
  drop_run (&self->against);
  g_weak_ref_set (&self->dataset, dataset);
  self->version = mz_dataset_get_version (dataset);
  return self;
}

/* (nullable): worked out; %NULL: there is no scenario. @other: whose facts are taken where they are the same */
static MzSupplyRun *
peek_run (Run *self, MzScenario *scenario, MzDataset *dataset, const Run *other)
{
  guint before;

  if (scenario == NULL)
    return NULL;
  if (self->run != NULL && mz_scenario_equal (self->run->scenario, scenario))
    return self->run;
  g_clear_pointer (&self->run, mz_supply_run_unref);
  before = mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset));
  if (self->facts != NULL && self->facts->before != before)
    drop_run (self);
  if (self->facts == NULL && other->facts != NULL && other->facts->before == before)
    self->facts = mz_supply_facts_ref (other->facts);
  if (self->facts == NULL)
    self->facts = mz_supply_facts_new (dataset, before);
  self->run = mz_supply_run_new (self->facts, scenario);
  return self->run;
}

/* The scenario of the workspace and what it is held against; of one alone, or of two that are the same, that one. */
static void
find_runs (MzChartView *self, MzSupplyRun **run, MzSupplyRun **against)
{
  MzScenario *other = mz_workspace_get_against (self->workspace);
  MzDataset *dataset = mz_workspace_get_facts (self->workspace);
  Runs *runs = peek_runs (self->workspace);

  *run = self->run != NULL ? self->run : peek_run (&runs->scenario, mz_workspace_get_scenario (self->workspace), dataset, &runs->against);
  *against = self->against;
  if (*against != NULL || other == NULL || (*run != NULL && mz_scenario_equal ((*run)->scenario, other)))
    return;
  *against = peek_run (&runs->against, other, dataset, &runs->scenario);
  if (*run == NULL)
    {
      *run = *against;
      *against = NULL;
    }
}

/** mz_chart_view_make_figure: Returns: (transfer full): of the workspace as it is now. */
MzFigure *
mz_chart_view_make_figure (MzChartView *self)
{
  MzFigureRequest request = {
    .dataset = mz_workspace_get_dataset (self->workspace),
    .facts = mz_workspace_get_facts (self->workspace),
    .date = mz_workspace_get_date (self->workspace),
    .query = mz_workspace_get_query (self->workspace),
    .added_up = self->added_up,
    .from = self->from,
    .to = self->to,
    .by = self->by,
  };

  find_runs (self, &request.run, &request.against);
  return mz_chart_build (self->chart, &request);
}

static gboolean
set_run (MzSupplyRun **place, MzSupplyRun *run)
{
  MzSupplyRun *old = *place;

  if (old == run)
    return FALSE;
  *place = run != NULL ? mz_supply_run_ref (run) : NULL;
  g_clear_pointer (&old, mz_supply_run_unref);
  return TRUE;
}

/**
 * mz_chart_view_set_runs:
 * @run: (nullable) (transfer none): the scenario that is looked at, worked out; %NULL: that of the workspace, if it has one
 * @against: (nullable) (transfer none): the one that it is held against; %NULL: that of the workspace
 */
void
mz_chart_view_set_runs (MzChartView *self, MzSupplyRun *run, MzSupplyRun *against)
{
  gboolean changed;

  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  changed = set_run (&self->run, run);
  changed |= set_run (&self->against, against);
  if (changed)
    mz_chart_view_queue_figure (self);
}

/** mz_chart_view_find_again: The same thing in the figure that comes next: indices do not last, what they stand for does. */
guint
mz_chart_view_find_again (const MzFigure *old, guint datum, const MzFigure *new)
{
  const MzDatum *was;

  if (old == NULL || datum == MZ_FIGURE_NONE)
    return MZ_FIGURE_NONE;
  was = mz_figure_peek_datum (old, datum);
  for (guint i = 0; i < new->data->len; i++)
    {
      const MzDatum *now = mz_figure_peek_datum (new, i);
      gboolean series = (was->series == MZ_FIGURE_NONE) == (now->series == MZ_FIGURE_NONE);
      gboolean category = (was->category == MZ_FIGURE_NONE) == (now->category == MZ_FIGURE_NONE);

      if (series && category && g_strcmp0 (was->when, now->when) == 0 && g_strcmp0 (was->record, now->record) == 0
          && (was->series == MZ_FIGURE_NONE
              || g_str_equal (mz_figure_peek_series (old, was->series)->key,
                              mz_figure_peek_series (new, now->series)->key))
          && (was->category == MZ_FIGURE_NONE
              || g_str_equal (mz_figure_peek_category (old, was->category)->key,
                              mz_figure_peek_category (new, now->category)->key)))
        return i;
    }
  return MZ_FIGURE_NONE;
}
