/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz.h"

#include "mz-quiz-private.h"

static const MzQuizMaker *const makers[MZ_N_ASKS] = {
  [MZ_ASKS_LOCATE] = &mz_quiz_locate,         [MZ_ASKS_NAME] = &mz_quiz_name,
  [MZ_ASKS_CHAIN_ORDER] = &mz_quiz_chain,     [MZ_ASKS_TIME_ORDER] = &mz_quiz_time,
  [MZ_ASKS_USE] = &mz_quiz_use,               [MZ_ASKS_SITE_KIND] = &mz_quiz_site_kind,
  [MZ_ASKS_BINDING] = &mz_quiz_binding,       [MZ_ASKS_MOST] = &mz_quiz_most,
  [MZ_ASKS_CUT_OFF] = &mz_quiz_cut_off,       [MZ_ASKS_ODD_ONE] = &mz_quiz_odd,
};

/* A kind of question: what may still be asked, by level, in an order drawn by lot; @next: how far each level has come. */
typedef struct
{
  MzQuizDesk         desk;
  const MzQuizMaker *maker;
  GArray            *subjects[MZ_QUIZ_LEVELS];
  guint              next[MZ_QUIZ_LEVELS];
  guint              turn;
} Pile;

typedef struct
{
  Pile        piles[MZ_N_ASKS];
  guint       order[MZ_N_ASKS];
  guint       n;
  GHashTable *keys; /* of the questions made: a set, never gone through */
  MzQuizShelf *shelf;
} Table;

static void
lay_out (Table *table, const MzQuizRequest *request, MzQuery *query, MzPartialDate date)
{
  for (guint asks = 0; asks < MZ_N_ASKS; asks++)
    {
      Pile *pile = &table->piles[table->n];

      if (request->kinds != 0 && (request->kinds & MZ_BIT (asks)) == 0)
        continue;
      pile->desk = (MzQuizDesk) { request->dataset, date, mz_dataset_get_as_of (request->dataset), query,
                                  mz_random_init (request->seed, asks + 1), table->shelf, request->units };
      pile->maker = makers[asks];
      pile->turn = mz_random_below (&pile->desk.random, MZ_QUIZ_LEVELS);
      for (guint level = 1; level <= MZ_QUIZ_LEVELS; level++)
        {
          GArray *subjects = pile->subjects[level - 1] = g_array_new (FALSE, FALSE, sizeof (MzQuizSubject));

          if (request->level != 0 && request->level != level)
            continue;
          pile->maker->list (&pile->desk, level, subjects);
          mz_random_shuffle (&pile->desk.random, subjects->data, subjects->len, sizeof (MzQuizSubject));
        }
      table->order[table->n] = table->n;
      table->n++;
    }
}

static void
clear_table (Table *table)
{
  for (guint i = 0; i < table->n; i++)
    for (guint level = 0; level < MZ_QUIZ_LEVELS; level++)
      g_array_unref (table->piles[i].subjects[level]);
  mz_quiz_shelf_free (table->shelf);
  g_hash_table_unref (table->keys);
}

static MzQuestion *
draw_from (Table *table, Pile *pile, guint level)
{
  GArray *subjects = pile->subjects[level];

  while (pile->next[level] < subjects->len)
    {
      const MzQuizSubject *subject = &g_array_index (subjects, MzQuizSubject, pile->next[level]++);
      MzQuestion *question = pile->maker->make (&pile->desk, level + 1, subject);

      if (question != NULL && g_hash_table_add (table->keys, g_strdup (question->key)))
        return question;
      g_clear_pointer (&question, mz_question_unref);
    }
  return NULL;
}

/* The levels take turns; where one has nothing left the next one gives. Returns: (nullable): nothing is left at all. */
static MzQuestion *
draw (Table *table, Pile *pile)
{
  MzQuestion *question = NULL;

  for (guint i = 0; i < MZ_QUIZ_LEVELS && question == NULL; i++)
    question = draw_from (table, pile, (pile->turn + i) % MZ_QUIZ_LEVELS);
  pile->turn++;
  return question;
}

/**
 * mz_quiz_new:
 *
 * Kinds and levels take turns, and no question comes twice. Main thread.
 *
 * Returns: (transfer full) (element-type MzQuestion): as many as were asked for, or as there can be
 */
GPtrArray *
mz_quiz_new (const MzQuizRequest *request)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_question_unref);
  Table table = { .n = 0 };
  g_autoptr (MzQuery) query = NULL;
  MzRandom random;
  MzPartialDate date;
  gboolean any;

  g_return_val_if_fail (MZ_IS_DATASET (request->dataset) && request->level <= MZ_QUIZ_LEVELS, questions);

  table.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table.shelf = mz_quiz_shelf_new ();
  random = mz_random_init (request->seed, 0);
  query = request->query != NULL ? mz_query_ref (request->query) : mz_query_new (&(MzFacets) { 0 });
  date = mz_partial_date_is_set (request->date) ? request->date : mz_dataset_get_as_of (request->dataset);
  lay_out (&table, request, query, date);
  do
    {
      any = FALSE;
      mz_random_shuffle (&random, table.order, table.n, sizeof (guint));
      for (guint i = 0; i < table.n && questions->len < request->count; i++)
        {
          MzQuestion *question = draw (&table, &table.piles[table.order[i]]);

          any |= question != NULL;
          if (question != NULL)
            g_ptr_array_add (questions, question);
        }
    }
  while (any && questions->len < request->count);
  clear_table (&table);
  return questions;
}
