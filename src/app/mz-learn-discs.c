/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-learn-discs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"
#include "mz-option-list.h"

static gboolean
find_place (const MzQuestionChoice *choice, MzDataset *facts, double *lat, double *lon)
{
  *lat = choice->lat;
  *lon = choice->lon;
  if (isfinite (*lat) && isfinite (*lon))
    return TRUE;
  return choice->id != NULL && (choice->kind == MZ_RECORD_SITE || choice->kind == MZ_RECORD_COUNTRY)
         && mz_dataset_get_place (facts, choice->id, lat, lon);
}

static gboolean
have_places (const MzQuestion *asked, MzDataset *facts)
{
  double lat, lon;

  for (guint i = 0; i < asked->choices->len; i++)
    if (!find_place (mz_question_peek (asked, i), facts, &lat, &lon))
      return FALSE;
  return asked->choices->len > 0;
}

/* Where it is asked which lies where, a look at the map would be the answer. */
static gboolean
tells_too_much (const MzQuestion *asked)
{
  return asked->asks == MZ_ASKS_LOCATE || asked->asks == MZ_ASKS_ODD_ONE;
}

static MzDiscState
get_state (const MzQuizTurn *turn, const MzQuestion *asked, guint choice)
{
  if (turn->verdict == MZ_VERDICT_NONE)
    return mz_quiz_turn_is_struck (turn, choice) ? MZ_DISC_STRUCK : MZ_DISC_PLAIN;
  if (asked->form == MZ_ANSWER_ORDER)
    return MZ_DISC_PLAIN;
  if (choice == asked->right)
    return MZ_DISC_RIGHT;
  return choice == turn->choice ? MZ_DISC_OWN : MZ_DISC_PLAIN;
}

static char *
get_label (const MzQuestionChoice *choice, MzDiscState state)
{
  if (state == MZ_DISC_RIGHT)
    /* Translators: a place; on the map. */
    return g_strdup_printf (_("%s: right"), choice->label);
  /* Translators: a place; on the map. */
  return state == MZ_DISC_OWN ? g_strdup_printf (_("%s: your answer"), choice->label) : g_strdup (choice->label);
}

/* What is known to go from the one place to the other. */
static MzFlow *
find_flow (MzDataset *facts, const char *from, const char *to)
{
  MzStore *flows = mz_dataset_get_store (facts, MZ_RECORD_FLOW);

  for (guint i = 0; from != NULL && to != NULL && i < mz_store_get_length (flows); i++)
    {
      const MzFlowInfo *info = mz_flow_peek (mz_store_peek (flows, i));

      if (g_strcmp0 (info->from_site, from) == 0 && g_strcmp0 (info->to_site, to) == 0)
        return mz_store_peek (flows, i);
    }
  return NULL;
}

static char *
tell_flow (MzFlow *flow)
{
  guint stage;

  /* Translators: what goes from one place to another: the product of a stage. */
  return mz_flow_peek (flow)->stage_from != NULL && mz_vocabulary_find (&mz_stages, mz_flow_peek (flow)->stage_from, &stage)
           ? g_strdup_printf (_("from %s"), mz_vocabulary_get_label (&mz_stages, stage)) : NULL;
}

/* Between the student's answer and the right one, where something goes from the one to the other. */
static void
link_answer (MzDiscs *discs, const MzQuizTurn *turn, const MzQuestion *asked, MzDataset *facts)
{
  const char *own = mz_question_peek (asked, turn->choice)->id, *right = mz_question_peek (asked, asked->right)->id;
  MzFlow *there = find_flow (facts, own, right), *back = find_flow (facts, right, own);
  g_autofree char *label = there != NULL ? tell_flow (there) : back != NULL ? tell_flow (back) : NULL;

  if (turn->choice != asked->right && (there != NULL || back != NULL))
    mz_discs_add_link (discs, there != NULL ? turn->choice : asked->right, there != NULL ? asked->right : turn->choice, label, FALSE);
}

static void
add_choices (MzDiscs *discs, const MzQuizTurn *turn, const MzQuestion *asked, gboolean told, MzDataset *facts)
{
  for (guint i = 0; i < asked->choices->len; i++)
    {
      const MzQuestionChoice *choice = mz_question_peek (asked, i);
      MzDiscState state = told ? get_state (turn, asked, i) : mz_quiz_turn_is_struck (turn, i) ? MZ_DISC_STRUCK : MZ_DISC_PLAIN;
      g_autofree char *letter = mz_option_get_letter (i), *label = told ? get_label (choice, state) : NULL;
      double lat, lon;

      find_place (choice, facts, &lat, &lon);
      mz_discs_add (discs, state, letter, label, lat, lon);
    }
  if (told && asked->form == MZ_ANSWER_PICK)
    link_answer (discs, turn, asked, facts);
}

/* By their numbers: as the student has them, then as they ought to be, with the way through all of them. */
static void
add_order (MzDiscs *discs, const MzQuizTurn *turn, const MzQuestion *asked, gboolean told, MzDataset *facts)
{
  const GArray *order = told ? asked->order : turn->order;

  for (guint i = 0; i < order->len; i++)
    {
      const MzQuestionChoice *choice = mz_question_peek (asked, g_array_index (order, guint, i));
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      double lat, lon;

      find_place (choice, facts, &lat, &lon);
      mz_discs_add (discs, MZ_DISC_PLAIN, number, choice->label, lat, lon);
      if (told && i > 0 && asked->asks == MZ_ASKS_CHAIN_ORDER)
        mz_discs_add_link (discs, i - 1, i, NULL, FALSE);
    }
}

static void
add_place (MzDiscs *discs, const MzQuizTurn *turn, const MzQuestion *asked, MzUnits units)
{
  const MzQuestionChoice *right = mz_question_peek (asked, asked->right);
  g_autofree char *way = mz_format_length (turn->metres, units);

  mz_discs_add (discs, MZ_DISC_RIGHT, "✓", right->label, right->lat, right->lon);
  mz_discs_add (discs, MZ_DISC_CROSS, "", _("Your answer"), turn->lat, turn->lon);
  mz_discs_add_link (discs, 1, 0, way, TRUE);
}

/* What the question is about, where its choices have no place. */
static gboolean
find_subject (const MzQuestion *asked, MzDataset *facts, double *lat, double *lon)
{
  return asked->asks == MZ_ASKS_SITE_KIND && asked->view->kind == MZ_RECORD_SITE && asked->view->id != NULL
         && mz_dataset_get_place (facts, asked->view->id, lat, lon);
}

static void
add_subject (MzDiscs *discs, const MzQuizTurn *turn, const MzQuestion *asked, gboolean told, MzDataset *facts, double lat, double lon)
{
  MzRecord *site = mz_dataset_lookup (facts, MZ_RECORD_SITE, asked->view->id);

  mz_discs_add (discs, told && turn->verdict != MZ_VERDICT_WRONG ? MZ_DISC_RIGHT : MZ_DISC_PLAIN,
                told && turn->verdict != MZ_VERDICT_WRONG ? "✓" : "?", mz_record_get_short_name (site), lat, lon);
}

MzDiscs *
mz_learn_discs_new (const MzQuizTurn *turn, gboolean tells, MzDataset *facts, MzUnits units)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);
  gboolean told = tells && turn->verdict != MZ_VERDICT_NONE;
  g_autoptr (MzDiscs) discs = mz_discs_new ();
  double lat, lon;

  if (find_subject (asked, facts, &lat, &lon))
    add_subject (discs, turn, asked, told, facts, lat, lon);
  else if (asked->form == MZ_ANSWER_PLACE && told)
    add_place (discs, turn, asked, units);
  else if (asked->form == MZ_ANSWER_PLACE || !have_places (asked, facts) || (!told && tells_too_much (asked)))
    return NULL;
  else if (asked->asks == MZ_ASKS_NAME && !told)
    mz_discs_add (discs, MZ_DISC_PLAIN, "?", NULL, mz_question_peek (asked, asked->right)->lat,
                  mz_question_peek (asked, asked->right)->lon);
  else if (asked->form == MZ_ANSWER_ORDER)
    add_order (discs, turn, asked, told, facts);
  else
    add_choices (discs, turn, asked, told, facts);
  return g_steal_pointer (&discs);
}
