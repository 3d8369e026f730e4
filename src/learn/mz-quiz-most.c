/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has most: of a stage, by the shares that a source gives for a year; of other things, mz-quiz-most-figures.c. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-most-private.h"

#include <glib/gi18n-lib.h>

#include "mz-concentration.h"
#include "mz-format.h"

/* What the largest has more than the next of those to choose from, by level, in parts of the whole; without an end above. */
static const struct { double least, most; } leads[MZ_QUIZ_LEVELS] = { { 0.20, 1 }, { 0.05, 0.40 }, { 0.02, 0.10 } };

/* Years before this are told of one country or two. */
#define FIRST_YEAR 1960
#define LEAST 3

static const char *
get_prompt (MzStage stage)
{
  switch (stage)
    {
    case MZ_STAGE_MINING:
      /* Translators: %u is a year. */
      return _("Which of these countries mined most rare earths in %u?");
    case MZ_STAGE_SEPARATION:
      /* Translators: %u is a year. */
      return _("Which of these countries separated most rare earths in %u?");
    case MZ_STAGE_MAGNET:
      /* Translators: %u is a year. */
      return _("Which of these countries made most rare earth magnets in %u?");
    case MZ_STAGE_CONCENTRATION:
    case MZ_STAGE_METAL:
    case MZ_STAGE_ALLOY:
    case MZ_STAGE_RECYCLING:
    case MZ_N_STAGES:
    default:
      return NULL;
    }
}

static const char *
get_reason (MzStage stage)
{
  if (stage == MZ_STAGE_MINING)
    /* Translators: a year, a country, a share in per cent, another country, its share. */
    return _("Shares of what the world mined in %1$u: %2$s %3$s; %4$s, the next of these, %5$s.");
  if (stage == MZ_STAGE_SEPARATION)
    /* Translators: a year, a country, a share in per cent, another country, its share. */
    return _("Shares of what the world separated in %1$u: %2$s %3$s; %4$s, the next of these, %5$s.");
  /* Translators: a year, a country, a share in per cent, another country, its share. */
  return _("Shares of the magnets that the world made in %1$u: %2$s %3$s; %4$s, the next of these, %5$s.");
}

static gboolean
is_in_view (const MzQuizDesk *desk, MzStage stage)
{
  const MzFacets *facets = mz_query_peek (desk->query);

  return get_prompt (stage) != NULL && (facets->stages == 0 || (facets->stages & MZ_BIT (stage)) != 0);
}

/* Whether the right one of a question is to be this country. */
static gboolean
is_wanted (const MzQuizDesk *desk, const char *country)
{
  const char *const *countries = mz_query_peek (desk->query)->countries;

  return countries == NULL || *countries == NULL || g_strv_contains (countries, country);
}

/* The subjects: a stage in @which, a year and a place among its shares in @part; then those of other figures. What a source expects
   of a year to come is not asked for. */
static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  guint last_year = MIN (desk->date.year, desk->as_of.year);

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    for (guint year = FIRST_YEAR; year <= last_year && is_in_view (desk, stage); year++)
      {
        g_autoptr (MzConcentration) shares = mz_concentration_new (desk->dataset, stage, year);

        for (guint i = 0; i + LEAST <= shares->shares->len && i < MZ_QUIZ_PLACES; i++)
          if (is_wanted (desk, g_array_index (shares->shares, MzShare, i).country)
              && g_array_index (shares->shares, MzShare, i).bound != MZ_BOUND_MOST)
            mz_quiz_add_subject (subjects, NULL, stage, year * MZ_QUIZ_PLACES + i);
      }
  mz_quiz_list_figures (desk, level, subjects);
}

static void
add_share (const MzQuizDesk *desk, MzQuestion *question, const MzShare *share)
{
  mz_question_add_choice (question, mz_dataset_country_name (desk->dataset, share->country), MZ_RECORD_COUNTRY, share->country);
  mz_quiz_add_sources (desk, question, (const char *const *) share->sources);
}

/* Returns: (transfer full): places among the shares behind @first, in an order drawn by lot. */
static GArray *
list_smaller (MzQuizDesk *desk, const MzConcentration *shares, guint first)
{
  GArray *smaller = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = first + 1; i < shares->shares->len; i++)
    g_array_append_val (smaller, i);
  mz_random_shuffle (&desk->random, smaller->data, smaller->len, sizeof (guint));
  return smaller;
}

static MzQuestion *
ask_share (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  MzStage stage = subject->which;
  guint year = subject->part / MZ_QUIZ_PLACES, place = subject->part % MZ_QUIZ_PLACES;
  g_autoptr (MzConcentration) shares = mz_concentration_new (desk->dataset, stage, year);
  const MzShare *largest = &g_array_index (shares->shares, MzShare, place), *next = NULL;
  g_autoptr (GArray) smaller = list_smaller (desk, shares, place);
  g_autofree char *key = g_strdup_printf ("most/%s/%u/%s", mz_vocabulary_get_key (&mz_stages, stage), year, largest->country);
  g_autofree char *share = mz_format_share (100 * largest->share), *next_share = NULL;
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_MOST, MZ_ANSWER_PICK, key);

  add_share (desk, question, largest);
  for (guint i = 0; i < smaller->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    {
      const MzShare *other = &g_array_index (shares->shares, MzShare, g_array_index (smaller, guint, i));

      if (other->bound == MZ_BOUND_LEAST || largest->share - other->share < leads[level - 1].least)
        continue;
      add_share (desk, question, other);
      if (next == NULL || other->share > next->share)
        next = other;
    }
  if (question->choices->len < LEAST || largest->share - next->share > leads[level - 1].most)
    return NULL;
  next_share = mz_format_share (100 * next->share);
  question->prompt = g_strdup_printf (get_prompt (stage), year);
  question->reason = g_strdup_printf (get_reason (stage), year, mz_dataset_country_name (desk->dataset, largest->country), share,
                                      mz_dataset_country_name (desk->dataset, next->country), next_share);
  question->view->date = mz_partial_date_new (year, 0, 0);
  question->view->kind = MZ_RECORD_COUNTRY;
  question->view->id = g_strdup (largest->country);
  mz_vocabulary_find (&mz_pages, "charts", &question->view->page);
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  return subject->which < MZ_N_STAGES ? ask_share (desk, level, subject) : mz_quiz_ask_figures (desk, level, subject);
}

const MzQuizMaker mz_quiz_most = { list, make };
