/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a step of a lever costs: every stage in every year from the first move to 2040, over bases that are kept; and the bases
 * themselves, which change with the first move alone. Milliseconds of CPU, the 95th percentile. One JSON object a line.
 */
#include "mz-bench.h"
#include "mz-facts-reader.h"
#include "mz-scenario-reader.h"
#include "mz-supply-model.h"

#define N_STEPS   100
#define LAST_YEAR 2040

/* The scenario with as much of its first move leaking as the lever says. */
static MzScenario *
pull (const MzScenario *scenario, double leak)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);

  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    g_ptr_array_add (moves, mz_move_copy (mz_scenario_peek_move (scenario, i)));
  ((MzMove *) moves->pdata[0])->leak = leak;
  return mz_scenario_new (mz_scenario_peek (scenario), moves);
}

static void
measure (MzDataset *dataset, const char *id)
{
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (id, dataset, NULL);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *step_name = g_strdup_printf ("scenario.%s.step.p95", id);
  g_autofree char *base_name = g_strdup_printf ("scenario.%s.bases.p95", id);
  guint before = mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset));

  for (guint i = 0; i < N_STEPS; i++)
    {
      MzSupplyBase *bases[MZ_N_STAGES];
      gint64 begin = mz_bench_cpu_time (), middle, end;
      g_autoptr (MzScenario) moved = NULL;
      double base_ms, step_ms;

      for (guint stage = 0; stage < MZ_N_STAGES; stage++)
        bases[stage] = mz_supply_base_new (dataset, (MzStage) stage, before);
      middle = mz_bench_cpu_time ();
      moved = pull (scenario, i / (double) N_STEPS);
      for (guint stage = 0; stage < MZ_N_STAGES; stage++)
        for (guint year = before + 1; year <= LAST_YEAR; year++)
          mz_supply_free (mz_supply_new (bases[stage], moved, mz_partial_date_new (year, 0, 0), NULL));
      end = mz_bench_cpu_time ();
      for (guint stage = 0; stage < MZ_N_STAGES; stage++)
        mz_supply_base_free (bases[stage]);
      base_ms = (middle - begin) / 1e6;
      step_ms = (end - middle) / 1e6;
      g_array_append_val (made, base_ms);
      g_array_append_val (steps, step_ms);
    }
  mz_bench_print (step_name, mz_bench_quantile (steps, 0.95), "ms", N_STEPS);
  mz_bench_print (base_name, mz_bench_quantile (made, 0.95), "ms", N_STEPS);
}

int
main (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);

  measure (dataset, "confrontation-overshoots");
  measure (dataset, "japan-2010");
  return 0;
}
