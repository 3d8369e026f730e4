/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-due.h"

#include "mz-lesson.h"
#include "mz-quiz.h"

#define LESSON "lesson" /* what the keys of questions of lessons begin with */
#define MOST   5000     /* questions of a kind */

static void
add (GHashTable *made, MzQuestion *question)
{
  if (!g_hash_table_contains (made, question->key))
    g_hash_table_insert (made, g_strdup (question->key), mz_question_ref (question));
}

static void
add_from_lesson (GHashTable *made, MzDataset *facts, const char *id, const char *step)
{
  g_autoptr (MzLesson) lesson = mz_lesson_load_bundled (id, NULL);
  guint i = lesson != NULL ? mz_lesson_find (lesson, step) : 0;
  g_autoptr (MzQuestion) question = NULL;

  if (lesson == NULL || i >= mz_lesson_get_length (lesson) || mz_lesson_peek (lesson, i)->ask == NULL)
    return;
  question = mz_lesson_make_question (lesson, i, facts, NULL);
  if (question != NULL)
    add (made, question);
}

/* A question is known by what it is about: those of its kind are made, whatever their number. */
static void
add_from_quiz (GHashTable *made, MzDataset *facts, MzAsks asks, MzUnits units)
{
  MzQuizRequest request = { .dataset = facts, .seed = g_random_int (), .count = MOST, .kinds = MZ_BIT (asks),
                            .units = units };
  g_autoptr (GPtrArray) questions = mz_quiz_new (&request);

  for (guint i = 0; i < questions->len; i++)
    add (made, questions->pdata[i]);
}

/**
 * mz_due_make:
 * @keys: of questions
 * @units: of ways that are told
 *
 * Returns: (transfer full) (element-type MzQuestion): those that the facts still give, in their order, with other choices.
 */
GPtrArray *
mz_due_make (MzDataset *facts, const char *const *keys, MzUnits units)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_question_unref);
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mz_question_unref);
  MzSet done = 0;

  g_return_val_if_fail (MZ_IS_DATASET (facts) && keys != NULL, questions);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys[i], "/", 3);
      MzQuestion *question;
      guint asks;

      if (parts[0] != NULL && mz_vocabulary_find (&mz_asks, parts[0], &asks) && (done & MZ_BIT (asks)) == 0)
        {
          done |= MZ_BIT (asks);
          add_from_quiz (made, facts, (MzAsks) asks, units);
        }
      else if (g_strv_length (parts) == 3 && g_str_equal (parts[0], LESSON))
        add_from_lesson (made, facts, parts[1], parts[2]);
      question = g_hash_table_lookup (made, keys[i]);
      if (question != NULL)
        g_ptr_array_add (questions, mz_question_ref (question));
    }
  return questions;
}
