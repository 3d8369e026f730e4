/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in time: of events, agreements signed and measures in effect, whose dates lie clearly apart. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* By level: how many, how many days lie between two at least, and in all at most. */
static const struct { guint n; MzDay apart, within; } rules[MZ_QUIZ_LEVELS] = { { 3, 3 * 365, 100 * 365 }, { 3, 365, 20 * 365 },
                                                                                { 4, 31, 3 * 365 } };

static MzPartialDate
get_date (MzRecord *record)
{
  if (MZ_IS_EVENT (record))
    return mz_event_peek (MZ_EVENT (record))->date;
  if (MZ_IS_AGREEMENT (record))
    return mz_agreement_peek (MZ_AGREEMENT (record))->signed_on;
  return mz_measure_peek (MZ_MEASURE (record))->effective;
}

static gboolean
tells_year (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if ((p == name || !g_ascii_isdigit (p[-1])) && (strncmp (p, "19", 2) == 0 || strncmp (p, "20", 2) == 0)
        && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]))
      return TRUE;
  return FALSE;
}

/* What has happened by the date of the quiz, as far as the facts go; figures, trajectories and what articles say are told in a year, and happen in none. */
static gboolean
can_be_asked (const MzQuizDesk *desk, MzRecord *record)
{
  MzPartialDate date = get_date (record);
  MzDay today = MIN (mz_partial_date_last_day (desk->date), mz_partial_date_last_day (desk->as_of));

  if (!mz_partial_date_is_set (date) || mz_partial_date_last_day (date) > today
      || tells_year (mz_record_get_name (record)) || mz_quiz_tells (mz_record_get_name (record), "article")
      || !mz_quiz_has_sources (desk, (const char *const *) mz_record_peek_head (record)->sources))
    return FALSE;
  if (!MZ_IS_EVENT (record))
    return TRUE;
  return mz_event_peek (MZ_EVENT (record))->kind != MZ_EVENT_FIGURE && mz_event_peek (MZ_EVENT (record))->kind != MZ_EVENT_SCENARIO;
}

static GPtrArray *
list_dated (const MzQuizDesk *desk)
{
  static const MzRecordKind kinds[] = { MZ_RECORD_AGREEMENT, MZ_RECORD_EVENT, MZ_RECORD_MEASURE };
  GPtrArray *dated = g_ptr_array_new ();

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      g_autoptr (GPtrArray) records = mz_quiz_list_records (desk, kinds[kind], FALSE);

      for (guint i = 0; i < records->len; i++)
        if (can_be_asked (desk, records->pdata[i]))
          g_ptr_array_add (dated, records->pdata[i]);
    }
  return dated;
}

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) dated = list_dated (desk);

  for (guint i = 0; i < dated->len; i++)
    mz_quiz_add_subject (subjects, dated->pdata[i], level, 0);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  MzDay left = mz_partial_date_first_day (get_date (*(MzRecord *const *) a));
  MzDay right = mz_partial_date_first_day (get_date (*(MzRecord *const *) b));

  return left < right ? -1 : left > right;
}

/* Whether it lies clearly apart from all that are chosen, whatever days their dates mean, and not too far from any. */
static gboolean
fits (GPtrArray *chosen, MzRecord *record, guint level)
{
  MzDay first = mz_partial_date_first_day (get_date (record)), last = mz_partial_date_last_day (get_date (record));

  for (guint i = 0; i < chosen->len; i++)
    {
      MzDay other_first = mz_partial_date_first_day (get_date (chosen->pdata[i]));
      MzDay other_last = mz_partial_date_last_day (get_date (chosen->pdata[i]));
      MzDay between = MAX (first - other_last, other_first - last), in_all = MAX (last - other_first, other_last - first);

      if (between < rules[level - 1].apart || in_all > rules[level - 1].within
          || strcmp (mz_record_get_name (record), mz_record_get_name (chosen->pdata[i])) == 0)
        return FALSE;
    }
  return TRUE;
}

static char *
tell (MzRecord *record)
{
  const char *name = mz_record_get_name (record);

  if (MZ_IS_AGREEMENT (record))
    /* Translators: %s is an agreement. */
    return g_strdup_printf (_("Signed: %s"), name);
  /* Translators: %s is a measure, such as a ban on exports. */
  return MZ_IS_MEASURE (record) ? g_strdup_printf (_("In effect: %s"), name) : g_strdup (name);
}

static char *
tell_dates (GPtrArray *chosen)
{
  g_autoptr (GString) dates = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autofree char *words = tell (chosen->pdata[i]), *date = mz_partial_date_format (get_date (chosen->pdata[i]));

      g_string_append_printf (dates, "%s%s (%s)", i > 0 ? "; " : "", words, date);
    }
  /* Translators: %s is a list of events with their dates. */
  return g_strdup_printf (_("By their dates: %s."), dates->str);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  g_autoptr (GPtrArray) dated = mz_quiz_shuffle (desk, list_dated (desk)), chosen = g_ptr_array_new ();
  /* It is the same thing whatever stands beside it: so it can be asked again. */
  g_autofree char *key = g_strdup_printf ("time-order/%u/%s", level, mz_record_get_id (subject->record));
  MzQuestion *question;

  g_ptr_array_add (chosen, subject->record);
  for (guint i = 0; i < dated->len && chosen->len < rules[level - 1].n; i++)
    if (fits (chosen, dated->pdata[i], level))
      g_ptr_array_add (chosen, dated->pdata[i]);
  if (chosen->len < rules[level - 1].n)
    return NULL;
  g_ptr_array_sort (chosen, compare_dates);
  question = mz_question_new (MZ_ASKS_TIME_ORDER, MZ_ANSWER_ORDER, key);
  for (guint i = 0; i < chosen->len; i++)
    {
      g_autofree char *label = tell (chosen->pdata[i]);

      mz_question_add_choice (question, label, mz_record_get_kind (chosen->pdata[i]), mz_record_get_id (chosen->pdata[i]));
      mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (chosen->pdata[i])->sources);
    }
  question->prompt = g_strdup (_("What came first, what last? Put them in their order."));
  question->reason = tell_dates (chosen);
  question->view->date = get_date (chosen->pdata[0]);
  question->view->kind = mz_record_get_kind (chosen->pdata[0]);
  question->view->id = g_strdup (mz_record_get_id (chosen->pdata[0]));
  mz_vocabulary_find (&mz_pages, "timeline", &question->view->page);
  return mz_quiz_finish (desk, question, level);
}

const MzQuizMaker mz_quiz_time = { list, make };
