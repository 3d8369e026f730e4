/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of an answer. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-question-view.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"

static char *
join (const MzQuestion *asked, const GArray *order)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " → " : "", mz_question_peek (asked, g_array_index (order, guint, i))->label);
  return g_string_free (text, FALSE);
}

/** mz_quiz_turn_tell_answer: Returns: (transfer full) (nullable): what was answered; %NULL: nothing. */
char *
mz_quiz_turn_tell_answer (const MzQuizTurn *turn, MzUnits units)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);

  if (turn->verdict == MZ_VERDICT_NONE)
    return NULL;
  if (asked->form == MZ_ANSWER_PICK)
    return g_strdup (mz_question_peek (asked, turn->choice)->label);
  return asked->form == MZ_ANSWER_ORDER ? join (asked, turn->order) : mz_format_length (turn->metres, units);
}

/** mz_quiz_turn_tell_right: Returns: (transfer full): what would have been right. */
char *
mz_quiz_turn_tell_right (const MzQuizTurn *turn)
{
  const MzQuestion *asked = mz_quiz_turn_get_asked (turn);

  return asked->form == MZ_ANSWER_ORDER ? join (asked, asked->order) : g_strdup (mz_question_peek (asked, asked->right)->label);
}

static char *
tell_place (const MzQuizTurn *turn, MzDataset *facts, MzUnits units)
{
  g_autofree char *way = mz_format_length (turn->metres, units);
  const char *country = turn->question->country != NULL ? mz_dataset_country_name (facts, turn->question->country) : NULL;

  if (turn->verdict == MZ_VERDICT_WRONG)
    /* Translators: a distance. */
    return g_strdup_printf (_("Not right: %s away."), way);
  if (turn->inside && country != NULL)
    /* Translators: a distance, a country. */
    return turn->verdict == MZ_VERDICT_NEAR ? g_strdup_printf (_("Near: %1$s away, inside %2$s."), way, country)
                                            : g_strdup_printf (_("Right: within %1$s, inside %2$s."), way, country);
  /* Translators: a distance. */
  return g_strdup_printf (turn->verdict == MZ_VERDICT_NEAR ? _("Near: %s away.") : _("Right: within %s."), way);
}

/** mz_quiz_turn_tell: Returns: (transfer full): whether the answer was right, a sentence. */
char *
mz_quiz_turn_tell (const MzQuizTurn *turn, MzDataset *facts, MzUnits units)
{
  g_autofree char *right = NULL;

  if (turn->verdict == MZ_VERDICT_NONE)
    return g_strdup (_("Not answered."));
  if (mz_quiz_turn_get_asked (turn)->form == MZ_ANSWER_PLACE)
    return tell_place (turn, facts, units);
  if (turn->verdict != MZ_VERDICT_WRONG)
    return g_strdup (C_("answer", "Right."));
  right = mz_quiz_turn_tell_right (turn);
  /* Translators: what would have been right. */
  return g_strdup_printf (_("Not right. Right: %s."), right);
}
