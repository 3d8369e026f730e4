/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binding or not: of agreements where a source says so. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>

static gboolean
can_be_asked (const MzQuizDesk *desk, MzAgreement *agreement)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);

  return info->binding != MZ_BINDING_UNKNOWN && mz_partial_date_is_set (info->signed_on)
         && mz_partial_date_last_day (info->signed_on) <= mz_partial_date_last_day (desk->date)
         && mz_quiz_has_sources (desk, (const char *const *) info->binding_source)
         && !mz_quiz_tells (mz_record_get_name (MZ_RECORD (agreement)), "binding");
}

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) agreements = mz_quiz_list_records (desk, MZ_RECORD_AGREEMENT, FALSE);

  for (guint i = 0; i < agreements->len; i++)
    if (can_be_asked (desk, agreements->pdata[i]))
      mz_quiz_add_subject (subjects, agreements->pdata[i], level, 0);
}

static gboolean
share_party (const MzAgreementInfo *a, const MzAgreementInfo *b)
{
  for (guint i = 0; a->parties[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) b->parties, a->parties[i]))
      return TRUE;
  return FALSE;
}

/* The hardest have a party in common, so that it does not help to know who makes contracts and who makes declarations. */
static gboolean
can_stand_beside (const MzQuizDesk *desk, const MzQuestion *question, guint level, MzAgreement *right, MzAgreement *other)
{
  const MzAgreementInfo *a = mz_agreement_peek (right), *b = mz_agreement_peek (other);

  return can_be_asked (desk, other) && a->binding != b->binding && (level < 3 || share_party (a, b))
         && !mz_quiz_has_label (question, mz_record_get_name (MZ_RECORD (other)));
}

static void
add_agreement (const MzQuizDesk *desk, MzQuestion *question, gpointer record)
{
  mz_question_add_choice (question, mz_record_get_name (record), MZ_RECORD_AGREEMENT, mz_record_get_id (record));
  mz_quiz_add_sources (desk, question, (const char *const *) mz_agreement_peek (record)->binding_source);
}

static void
ask_one (const MzQuizDesk *desk, MzQuestion *question, MzAgreement *agreement)
{
  const char *name = mz_record_get_name (MZ_RECORD (agreement));
  const char *words[] = { _("Not binding"), _("Legally binding") };
  gboolean binding = mz_agreement_peek (agreement)->binding == MZ_BINDING_YES;

  mz_question_add_choice (question, words[binding], MZ_RECORD_AGREEMENT, NULL);
  mz_question_add_choice (question, words[!binding], MZ_RECORD_AGREEMENT, NULL);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_agreement_peek (agreement)->binding_source);
  /* Translators: %s is an agreement. */
  question->prompt = g_strdup_printf (_("Is this binding: “%s”?"), name);
}

static gboolean
ask_which (MzQuizDesk *desk, MzQuestion *question, guint level, MzAgreement *agreement)
{
  g_autoptr (GPtrArray) others = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_AGREEMENT, FALSE));

  add_agreement (desk, question, agreement);
  for (guint i = 0; i < others->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    if (can_stand_beside (desk, question, level, agreement, others->pdata[i]))
      add_agreement (desk, question, others->pdata[i]);
  question->prompt = g_strdup (mz_agreement_peek (agreement)->binding == MZ_BINDING_YES
                               ? _("Which of these agreements is legally binding?")
                               : _("Which of these agreements is not binding?"));
  return question->choices->len >= MZ_QUIZ_CHOICES - 1;
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  MzAgreement *agreement = MZ_AGREEMENT (subject->record);
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  g_autofree char *key = g_strconcat ("binding/", mz_record_get_id (subject->record), NULL);
  g_autofree char *date = mz_partial_date_format (info->signed_on);
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_BINDING, MZ_ANSWER_PICK, key);

  if (level == 1)
    ask_one (desk, question, agreement);
  else if (!ask_which (desk, question, level, agreement))
    return NULL;
  /* Translators: an agreement, a date. */
  question->reason = g_strdup_printf (info->binding == MZ_BINDING_YES
                                      ? _("“%1$s”, signed %2$s, is binding: so say the sources.")
                                      : _("“%1$s”, signed %2$s, is not binding: so say the sources."),
                                      mz_record_get_name (subject->record), date);
  question->view->kind = MZ_RECORD_AGREEMENT;
  question->view->id = g_strdup (mz_record_get_id (subject->record));
  question->view->date = desk->date;
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

const MzQuizMaker mz_quiz_binding = { list, make };
