/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who loses most if a bundled scenario comes true, where no other can lose as much whatever is not known. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"
#include "mz-scenario-reader.h"
#include "mz-supply-run.h"

/* How much more the one loses at least than any other can, by level, in parts of what each buys. */
static const double leads[MZ_QUIZ_LEVELS] = { 0.20, 0.08, 0.03 };

#define LEAST 2

/* The subjects: a bundled scenario in @which; in @part a year of it, a stage of that, and an importer of that. */
#define IMPORTERS 32

static guint
pack (guint time, guint stage, guint importer)
{
  return (time * MZ_N_STAGES + stage) * IMPORTERS + importer;
}

static MzSupplyRun *
run_scenario (const MzQuizDesk *desk, const char *id)
{
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (id, desk->dataset, NULL);
  g_autoptr (MzSupplyFacts) facts = NULL;

  if (scenario == NULL || mz_scenario_get_n_moves (scenario) == 0)
    return NULL;
  facts = mz_supply_facts_new (desk->dataset, mz_supply_get_before (scenario, desk->as_of));
  return mz_supply_run_new (facts, scenario);
}

/* All that it may lose: what comes from countries that are not named may be lost, too. */
static double
get_most (const MzImporterChange *change)
{
  return change->lost.most + MAX (0, 1 - change->covered);
}

static gboolean
is_in_view (const MzQuizDesk *desk, guint stage, const char *importer)
{
  const MzFacets *facets = mz_query_peek (desk->query);

  return (facets->stages == 0 || (facets->stages & MZ_BIT (stage)) != 0)
         && (facets->countries == NULL || *facets->countries == NULL || g_strv_contains (facets->countries, importer));
}

static gboolean
is_less (const MzImporterChange *largest, const MzImporterChange *other, double lead)
{
  return other != largest && largest->lost.least - get_most (other) >= lead;
}

static guint
count_less (const GArray *importers, guint largest, double lead)
{
  guint n = 0;

  for (guint i = 0; i < importers->len; i++)
    n += is_less (&g_array_index (importers, MzImporterChange, largest), &g_array_index (importers, MzImporterChange, i), lead);
  return n;
}

static void
list_scenario (MzQuizDesk *desk, const char *id, guint which, guint level, GArray *subjects)
{
  g_autoptr (MzSupplyRun) run = run_scenario (desk, id);

  for (guint time = 0; run != NULL && time < run->years->len; time++)
    for (guint stage = 0; stage < MZ_N_STAGES; stage++)
      {
        const GArray *importers = g_array_index (run->years, MzSupplyTime, time).stages[stage]->importers;

        for (guint i = 0; i < importers->len && i < IMPORTERS; i++)
          if (count_less (importers, i, leads[level - 1]) >= LEAST
              && is_in_view (desk, stage, g_array_index (importers, MzImporterChange, i).importer))
            mz_quiz_add_subject (subjects, NULL, which, pack (time, stage, i));
      }
}

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();

  for (guint i = 0; names[i] != NULL; i++)
    list_scenario (desk, names[i], i, level, subjects);
}

static void
add_importer (const MzQuizDesk *desk, MzQuestion *question, const MzImporterChange *change)
{
  mz_question_add_choice (question, mz_dataset_country_name (desk->dataset, change->importer), MZ_RECORD_COUNTRY, change->importer);
  for (guint i = 0; i < change->n_origins; i++)
    mz_quiz_add_sources (desk, question, (const char *const *) change->first[i].sources);
}

static char *
tell_loss (const MzDataset *dataset G_GNUC_UNUSED, const MzImporterChange *change)
{
  g_autofree char *least = mz_format_share (100 * change->lost.least), *most = mz_format_share (100 * change->lost.most);

  if (change->lost.most - change->lost.least < 0.0005)
    return g_steal_pointer (&least);
  /* Translators: from the least to the most, in per cent. */
  return g_strdup_printf (_("%1$s to %2$s"), least, most);
}

static const char *
get_prompt (MzStage stage)
{
  switch (stage)
    {
    case MZ_STAGE_MINING:
    case MZ_STAGE_CONCENTRATION:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would lose the largest part of the ores that it buys abroad, in %2$s?");
    case MZ_STAGE_SEPARATION:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would lose the largest part of the rare earths that it buys abroad, in %2$s?");
    case MZ_STAGE_METAL:
    case MZ_STAGE_ALLOY:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would lose the largest part of the metals that it buys abroad, in %2$s?");
    case MZ_STAGE_MAGNET:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would lose the largest part of the magnets that it buys abroad, in %2$s?");
    case MZ_STAGE_RECYCLING:
    case MZ_N_STAGES:
    default:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would lose the largest part of the scrap that it buys abroad, in %2$s?");
    }
}

static MzQuestion *
ask (MzQuizDesk *desk, guint level, const MzSupplyRun *run, const MzSupplyTime *time, MzStage stage, guint place)
{
  const MzScenarioText *text = mz_scenario_peek (run->scenario);
  const GArray *importers = time->stages[stage]->importers;
  const MzImporterChange *largest = &g_array_index (importers, MzImporterChange, place), *next = NULL;
  const char *name = mz_dataset_country_name (desk->dataset, largest->importer);
  g_autofree char *year = mz_partial_date_format (time->time), *loss = tell_loss (desk->dataset, largest), *next_loss = NULL;
  g_autofree char *key = g_strdup_printf ("cut-off/%s/%s/%s/%s", text->id, mz_vocabulary_get_key (&mz_stages, stage), year,
                                          largest->importer);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  MzQuestion *question = mz_question_new (MZ_ASKS_CUT_OFF, MZ_ANSWER_PICK, key);

  for (guint i = 0; i < importers->len; i++)
    g_array_append_val (order, i);
  mz_random_shuffle (&desk->random, order->data, order->len, sizeof (guint));
  add_importer (desk, question, largest);
  for (guint i = 0; i < order->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    {
      const MzImporterChange *other = &g_array_index (importers, MzImporterChange, g_array_index (order, guint, i));

      if (!is_less (largest, other, leads[level - 1]))
        continue;
      add_importer (desk, question, other);
      if (next == NULL || get_most (other) > get_most (next))
        next = other;
    }
  mz_quiz_add_sources (desk, question, (const char *const *) text->sources);
  next_loss = tell_loss (desk->dataset, next);
  question->prompt = g_strdup_printf (get_prompt (stage), text->title, year);
  /* Translators: a country, what it loses in per cent, a year, another country, what that loses. */
  question->reason = g_strdup_printf (_("By the model, %1$s would lose %2$s of its purchases in %3$s, %4$s, the next of these, %5$s."),
                                      name, loss, year, mz_dataset_country_name (desk->dataset, next->importer), next_loss);
  question->view->date = time->time;
  question->view->scenario = g_strdup (text->id);
  mz_vocabulary_find (&mz_pages, "whatif", &question->view->page);
  return mz_quiz_finish (desk, question, level);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();
  g_autoptr (MzSupplyRun) run = run_scenario (desk, names[subject->which]);
  guint place = subject->part % IMPORTERS, stage = subject->part / IMPORTERS % MZ_N_STAGES;
  guint time = subject->part / IMPORTERS / MZ_N_STAGES;

  return ask (desk, level, run, &g_array_index (run->years, MzSupplyTime, time), stage, place);
}

const MzQuizMaker mz_quiz_cut_off = { list, make };
