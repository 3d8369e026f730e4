/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a step of a lever costs, as in the window: every stage in every year and month that a scenario looks at, each fed
 * by those before it, over facts that are kept; then all answers of its first year, for which each assumption is moved
 * and worked out again. And those facts, which change with the year of the first move alone. Milliseconds of CPU, the
 * 95th percentile. One JSON object a line.
 */
#include "mz-answers.h"
#include "mz-bench.h"
#include "mz-facts-reader.h"
#include "mz-scenario-reader.h"

#define N_STEPS 100

/* What the page asks of a run: what stands at the head, and what comes after the frame. */
static void
answer (MzDataset *dataset, const MzSupplyRun *run)
{
  for (guint rest = 0; rest < 2; rest++)
    g_ptr_array_unref (mz_answers_new (dataset, run, &g_array_index (run->years, MzSupplyTime, 0), rest > 0));
}

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
  g_autofree char *facts_name = g_strdup_printf ("scenario.%s.facts.p95", id);
  guint before = mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset));

  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 begin = mz_bench_cpu_time (), middle, end;
      g_autoptr (MzSupplyFacts) facts = mz_supply_facts_new (dataset, before);
      g_autoptr (MzScenario) moved = NULL;
      g_autoptr (MzSupplyRun) run = NULL;
      double facts_ms, step_ms;

      middle = mz_bench_cpu_time ();
      moved = pull (scenario, i / (double) N_STEPS);
      run = mz_supply_run_new (facts, moved);
      answer (dataset, run);
      end = mz_bench_cpu_time ();
      facts_ms = (middle - begin) / 1e6;
      step_ms = (end - middle) / 1e6;
      g_array_append_val (made, facts_ms);
      g_array_append_val (steps, step_ms);
    }
  mz_bench_print (step_name, mz_bench_quantile (steps, 0.95), "ms", N_STEPS);
  mz_bench_print (facts_name, mz_bench_quantile (made, 0.95), "ms", N_STEPS);
}

int
main (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  g_auto (GStrv) ids = mz_scenario_list_bundled ();

  for (guint i = 0; ids[i] != NULL; i++)
    measure (dataset, ids[i]);
  return 0;
}
