/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who loses most if a bundled scenario comes true, where no other can lose as much whatever is not known; and what is in
   mz-quiz-cut-links.c. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"
#include "mz-scenario-reader.h"
#include "mz-supply-run.h"

/* How much more the one loses at least than any other can, by level, in parts of what each buys. */
static const double leads[MZ_QUIZ_LEVELS] = { 0.20, 0.08, 0.03 };

#define LEAST 1

/* The subjects: a bundled scenario in @which; in @part a year of it, a stage of that, and an importer of that. */
#define IMPORTERS 32

static guint
pack (guint time, guint stage, guint importer)
{
  return (time * MZ_N_STAGES + stage) * IMPORTERS + importer;
}

/* Works all of them out; one that these facts do not fit is left out. */
static void
run_scenarios (MzQuizDesk *desk)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();

  desk->shelf->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_supply_run_unref);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (names[i], desk->dataset, NULL);
      g_autoptr (MzSupplyFacts) facts = NULL;

      if (scenario == NULL || mz_scenario_get_n_moves (scenario) == 0)
        continue;
      facts = mz_supply_facts_new (desk->dataset, mz_supply_get_before (scenario, desk->as_of));
      g_ptr_array_add (desk->shelf->runs, mz_supply_run_new (facts, scenario));
    }
}

static gboolean
buys_from (const MzImporterChange *change, const char *country)
{
  for (guint i = 0; i < change->n_origins; i++)
    if (strcmp (change->first[i].from, country) == 0)
      return TRUE;
  return FALSE;
}

/*
 * Whether something may be lost of what comes from countries that are not named: not where all that make less, and all whose
 * exports a scenario touches, are named, for then the others are not those.
 */
static gboolean
may_lose_more (const MzQuizDesk *desk, const MzSupply *supply, const MzImporterChange *change)
{
  for (guint i = 0; i < supply->entries->len; i++)
    {
      const MzSupplyChange *entry = &g_array_index (supply->entries, MzSupplyChange, i);

      if ((entry->lost.most > 0 || entry->fed.most > 0) && !buys_from (change, entry->country))
        return TRUE;
    }
  for (guint i = 0; i < mz_scenario_get_n_moves (supply->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (supply->scenario, i);
      MzSite *site = move->site != NULL ? mz_dataset_lookup (desk->dataset, MZ_RECORD_SITE, move->site) : NULL;
      const char *country = site != NULL ? mz_site_peek (site)->country : move->country;
      gboolean takes = move->kind == MZ_MOVE_STOP_EXPORTS || move->kind == MZ_MOVE_SITE_FAILS || move->kind == MZ_MOVE_LICENCE_DELAY
                       || move->kind == MZ_MOVE_SHIFT;

      if (takes && mz_move_concerns_stage (move, supply->base->stage) && (country == NULL || !buys_from (change, country)))
        return TRUE;
    }
  return FALSE;
}

/* All that it may lose. */
static double
get_most (const MzQuizDesk *desk, const MzSupply *supply, const MzImporterChange *change)
{
  return change->lost.most + (may_lose_more (desk, supply, change) ? MAX (0, 1 - change->covered) : 0);
}

static gboolean
is_in_view (const MzQuizDesk *desk, guint stage, const char *importer)
{
  const MzFacets *facets = mz_query_peek (desk->query);

  return (facets->stages == 0 || (facets->stages & MZ_BIT (stage)) != 0)
         && (facets->countries == NULL || *facets->countries == NULL || g_strv_contains (facets->countries, importer));
}

/* Shares of imports are not to be held against shares of all that a country is supplied with, its own included. */
static gboolean
are_of_like (const MzImporterChange *a, const MzImporterChange *b)
{
  return g_strcmp0 (a->first->unit, b->first->unit) == 0
         || (!mz_quiz_tells (a->first->unit, "supply") && !mz_quiz_tells (b->first->unit, "supply"));
}

static gboolean
is_less (const MzQuizDesk *desk, const MzSupply *supply, const MzImporterChange *largest, const MzImporterChange *other, double lead)
{
  return other != largest && are_of_like (largest, other) && largest->lost.least - get_most (desk, supply, other) >= lead;
}

static guint
count_less (const MzQuizDesk *desk, const MzSupply *supply, guint largest, double lead)
{
  const MzImporterChange *first = &g_array_index (supply->importers, MzImporterChange, 0);
  guint n = 0;

  for (guint i = 0; i < supply->importers->len; i++)
    n += is_less (desk, supply, &first[largest], &first[i], lead);
  return n;
}

static void
list_scenario (MzQuizDesk *desk, guint which, guint level, GArray *subjects)
{
  const MzSupplyRun *run = desk->shelf->runs->pdata[which];

  for (guint time = 0; time < run->years->len; time++)
    for (guint stage = 0; stage < MZ_N_STAGES; stage++)
      {
        const MzSupply *supply = g_array_index (run->years, MzSupplyTime, time).stages[stage];

        for (guint i = 0; i < supply->importers->len && i < IMPORTERS; i++)
          if (count_less (desk, supply, i, leads[level - 1]) >= LEAST
              && is_in_view (desk, stage, g_array_index (supply->importers, MzImporterChange, i).importer))
            mz_quiz_add_subject (subjects, NULL, which, pack (time, stage, i));
      }
}

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  mz_quiz_list_links (desk, level, subjects);
  if (desk->shelf->runs == NULL)
    run_scenarios (desk);
  for (guint i = 0; i < desk->shelf->runs->len; i++)
    list_scenario (desk, i, level, subjects);
}

static void
add_importer (const MzQuizDesk *desk, MzQuestion *question, const MzImporterChange *change)
{
  mz_question_add_choice (question, mz_dataset_country_name (desk->dataset, change->importer), MZ_RECORD_COUNTRY, change->importer);
  for (guint i = 0; i < change->n_origins; i++)
    mz_quiz_add_sources (desk, question, (const char *const *) change->first[i].sources);
}

static char *
tell_loss (const MzImporterChange *change)
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
      return _("If “%1$s” came true: which of these would, by the model, lose the largest part of the ores that it buys abroad, in %2$s?");
    case MZ_STAGE_SEPARATION:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would, by the model, lose the largest part of the rare earths that it buys abroad, in %2$s?");
    case MZ_STAGE_METAL:
    case MZ_STAGE_ALLOY:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would, by the model, lose the largest part of the metals that it buys abroad, in %2$s?");
    case MZ_STAGE_MAGNET:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would, by the model, lose the largest part of the magnets that it buys abroad, in %2$s?");
    case MZ_STAGE_RECYCLING:
    case MZ_N_STAGES:
    default:
      /* Translators: a scenario, a year. */
      return _("If “%1$s” came true: which of these would, by the model, lose the largest part of the scrap that it buys abroad, in %2$s?");
    }
}

static MzQuestion *
ask (MzQuizDesk *desk, guint level, const MzSupplyRun *run, const MzSupplyTime *time, MzStage stage, guint place)
{
  const MzScenarioText *text = mz_scenario_peek (run->scenario);
  const MzSupply *supply = time->stages[stage];
  const GArray *importers = supply->importers;
  const MzImporterChange *largest = &g_array_index (importers, MzImporterChange, place), *next = NULL;
  const char *name = mz_dataset_country_name (desk->dataset, largest->importer);
  g_autofree char *year = mz_partial_date_format (time->time), *loss = tell_loss (largest), *next_loss = NULL;
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

      if (!is_less (desk, supply, largest, other, leads[level - 1]))
        continue;
      add_importer (desk, question, other);
      if (next == NULL || other->lost.most > next->lost.most)
        next = other;
    }
  mz_quiz_add_sources (desk, question, (const char *const *) text->sources);
  next_loss = tell_loss (next);
  question->prompt = g_strdup_printf (get_prompt (stage), text->title, year);
  /* Translators: a year, a country, what it loses in per cent, another country, what that loses. */
  question->reason = g_strdup_printf (_("By the model, purchases lost in %1$s: %2$s %3$s; %4$s, the next of these, %5$s."), year, name,
                                      loss, mz_dataset_country_name (desk->dataset, next->importer), next_loss);
  question->view->date = time->time;
  question->view->scenario = g_strdup (text->id);
  mz_vocabulary_find (&mz_pages, "whatif", &question->view->page);
  return mz_quiz_finish (desk, question, level);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  const MzSupplyRun *run;
  guint place = subject->part % IMPORTERS, stage = subject->part / IMPORTERS % MZ_N_STAGES;
  guint time = subject->part / IMPORTERS / MZ_N_STAGES;

  if (subject->record != NULL)
    return mz_quiz_ask_link (desk, level, subject);
  run = desk->shelf->runs->pdata[subject->which];
  return ask (desk, level, run, &g_array_index (run->years, MzSupplyTime, time), stage, place);
}

const MzQuizMaker mz_quiz_cut_off = { list, make };
