/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-run.h"

#include "mz-supply-private.h"

#define LAST_YEAR 2040

/**
 * mz_supply_facts_new:
 * @before: as of mz_supply_get_before()
 *
 * Returns: (transfer full)
 */
MzSupplyFacts *
mz_supply_facts_new (MzDataset *dataset, guint before)
{
  MzSupplyFacts *self = g_new0 (MzSupplyFacts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->before = before;
  self->stocks = mz_supply_stocks_new (dataset, before);
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    self->stages[stage] = mz_supply_base_new (dataset, (MzStage) stage, before);
  return self;
}

MzSupplyFacts *
mz_supply_facts_ref (MzSupplyFacts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_supply_facts_unref (MzSupplyFacts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    mz_supply_base_free (self->stages[stage]);
  g_array_unref (self->stocks);
  g_free (self);
}

static void
time_clear (MzSupplyTime *time)
{
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    mz_supply_free (time->stages[stage]);
}

static GArray *
new_times (void)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (MzSupplyTime));

  g_array_set_clear_func (times, (GDestroyNotify) time_clear);
  return times;
}

static void
add_time (GArray *times, const MzSupplyRun *self, MzPartialDate date)
{
  MzSupplyTime time = { .time = date };

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    time.stages[stage] = mz_supply_new (self->facts->stages[stage], self->scenario, date, time.stages);
  g_array_append_val (times, time);
}

/* When the first move begins; without one that is dated, with the year after the facts. */
static MzPartialDate
find_first (const MzSupplyRun *self)
{
  MzPartialDate first = mz_partial_date_new (self->facts->before + 1, 1, 0);

  for (guint i = 0, found = 0; i < mz_scenario_get_n_moves (self->scenario); i++)
    {
      MzPartialDate start = mz_scenario_peek_move (self->scenario, i)->start;

      if (!mz_partial_date_is_set (start))
        continue;
      start = mz_partial_date_new (start.year, MAX (start.month, 1), 0);
      if (found++ == 0 || mz_partial_date_compare (start, first) < 0)
        first = start;
    }
  return first;
}

/**
 * mz_supply_run_new:
 * @facts: of the year that mz_supply_get_before() says
 *
 * Works @scenario out to the last year that it looks at. A pure function.
 *
 * Returns: (transfer full)
 */
MzSupplyRun *
mz_supply_run_new (MzSupplyFacts *facts, MzScenario *scenario)
{
  MzSupplyRun *self = g_new0 (MzSupplyRun, 1);
  MzPartialDate until = mz_scenario_peek (scenario)->until, first;
  guint last = mz_partial_date_is_set (until) ? until.year : LAST_YEAR;

  g_atomic_ref_count_init (&self->ref_count);
  self->facts = mz_supply_facts_ref (facts);
  self->scenario = mz_scenario_ref (scenario);
  self->years = new_times ();
  self->months = new_times ();
  first = find_first (self);
  if (first.year > last)
    first = mz_partial_date_new (last, 1, 0);
  for (guint year = first.year; year <= last; year++)
    add_time (self->years, self, mz_partial_date_new (year, 0, 0));
  for (guint i = 0, month = first.month - 1; i < MZ_SUPPLY_MONTHS && first.year + (month + i) / 12 <= last; i++)
    add_time (self->months, self, mz_partial_date_new (first.year + (month + i) / 12, (month + i) % 12 + 1, 0));
  return self;
}

MzSupplyRun *
mz_supply_run_ref (MzSupplyRun *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_supply_run_unref (MzSupplyRun *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->years);
  g_array_unref (self->months);
  mz_scenario_unref (self->scenario);
  mz_supply_facts_unref (self->facts);
  g_free (self);
}

/** mz_supply_run_peek: Returns: (nullable): the stage in a year or month that was worked out. */
const MzSupply *
mz_supply_run_peek (const MzSupplyRun *self, MzStage stage, MzPartialDate time)
{
  const GArray *times = time.month > 0 ? self->months : self->years;

  for (guint i = 0; i < times->len; i++)
    if (mz_partial_date_equal (g_array_index (times, MzSupplyTime, i).time, time))
      return g_array_index (times, MzSupplyTime, i).stages[stage];
  return NULL;
}
