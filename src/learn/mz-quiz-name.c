/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is marked on the map. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>

/* How far from the mark the others lie, in metres, by level. */
static const struct { double least, most; } distances[MZ_QUIZ_LEVELS] = { { 2000e3, INFINITY }, { 500e3, 6000e3 },
                                                                          { 150e3, 2000e3 } };

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) sites = mz_quiz_list_records (desk, MZ_RECORD_SITE, FALSE);

  for (guint i = 0; i < sites->len; i++)
    if (mz_quiz_has_place (sites->pdata[i]) && !mz_quiz_tells_country (desk, sites->pdata[i])
        && mz_quiz_rate_site (desk, sites->pdata[i]) == level)
      mz_quiz_add_subject (subjects, sites->pdata[i], 0, 0);
}

static gboolean
can_stand_beside (const MzQuizDesk *desk, const MzQuestion *question, guint level, MzSite *right, MzSite *other)
{
  double distance = mz_quiz_has_place (other) ? mz_quiz_get_distance (right, other) : 0;

  return distance >= distances[level - 1].least && distance <= distances[level - 1].most && !mz_quiz_tells_country (desk, other)
         && !mz_quiz_has_label (question, mz_record_get_short_name (MZ_RECORD (other)));
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  MzSite *site = MZ_SITE (subject->record);
  g_autoptr (GPtrArray) others = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_SITE, FALSE));
  g_autofree char *key = g_strconcat ("name/", mz_record_get_id (subject->record), NULL);
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_NAME, MZ_ANSWER_PICK, key);

  mz_quiz_add_site (question, site);
  for (guint i = 0; i < others->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    if (can_stand_beside (desk, question, level, site, others->pdata[i]))
      mz_quiz_add_site (question, others->pdata[i]);
  question->equal = question->choices->len == MZ_QUIZ_CHOICES ? mz_quiz_ask_direction (desk, site, level) : NULL;
  if (question->equal == NULL)
    return NULL;
  question->country = g_strdup (mz_site_peek (site)->country);
  question->prompt = g_strdup (_("What is marked on the map?"));
  question->reason = mz_quiz_tell_place (desk, site);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (subject->record)->sources);
  mz_quiz_show_site (desk, question, site);
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

const MzQuizMaker mz_quiz_name = { list, make };
