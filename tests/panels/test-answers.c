/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the What-if page says in every year and month of every bundled scenario: no question is left without a word. */
#include "mz-answers.h"

#include <math.h>

#include "mz-facts-reader.h"
#include "mz-scenario-reader.h"

static MzDataset *facts;

static void
check_answers (const MzAnswers *answers, const char *id)
{
  g_assert_true (answers->heading != NULL && *answers->heading != '\0');
  g_assert_true (answers->rows->len > 0 || (answers->none != NULL && *answers->none != '\0'));
  for (guint i = 0; i < answers->rows->len; i++)
    {
      const MzAnswer *answer = &g_array_index (answers->rows, MzAnswer, i);

      if (answer->title == NULL || *answer->title == '\0')
        g_error ("%s, %s: row %u has no title", id, answers->heading, i);
      g_assert_true (isnan (answer->least) || (answer->least >= 0 && answer->least <= answer->most));
    }
}

static void
check_times (const MzSupplyRun *run, const GArray *times, const char *id)
{
  for (guint i = 0; i < times->len; i++)
    for (guint rest = 0; rest < 2; rest++)
      {
        g_autoptr (GPtrArray) all = mz_answers_new (facts, run, &g_array_index (times, MzSupplyTime, i), rest > 0);

        g_assert_cmpuint (all->len, >, 0);
        for (guint k = 0; k < all->len; k++)
          check_answers (all->pdata[k], id);
      }
}

static void
test_every_time (gconstpointer data)
{
  const char *id = data;
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (id, facts, NULL);
  g_autoptr (MzSupplyFacts) known = mz_supply_facts_new (facts, mz_supply_get_before (scenario, mz_dataset_get_as_of (facts)));
  g_autoptr (MzSupplyRun) run = mz_supply_run_new (known, scenario);

  check_times (run, run->years, id);
  check_times (run, run->months, id);
}

/* In 2010 nobody had proposed the benchmarks: that is said, and no row stands there. */
static void
test_before_the_act (void)
{
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled ("japan-2010", facts, NULL);
  g_autoptr (MzSupplyFacts) known = mz_supply_facts_new (facts, 2009);
  g_autoptr (MzSupplyRun) run = mz_supply_run_new (known, scenario);
  g_autoptr (GPtrArray) all = mz_answers_new (facts, run, &g_array_index (run->years, MzSupplyTime, 0), TRUE);
  guint found = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const MzAnswers *answers = all->pdata[i];

      if (strcmp (answers->heading, "What the EU aims at") != 0)
        continue;
      found++;
      g_assert_cmpuint (answers->rows->len, ==, 0);
      g_assert_cmpstr (answers->none, !=, "What the EU needs is not known.");
    }
  g_assert_cmpuint (found, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_auto (GStrv) ids = mz_scenario_list_bundled ();
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_facts_load_bundled (report);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/panels/answers/", ids[i], NULL);

      g_test_add_data_func (path, ids[i], test_every_time);
    }
  g_test_add_func ("/panels/answers/before-the-act", test_before_the_act);
  status = g_test_run ();
  g_object_unref (facts);
  return status;
}
