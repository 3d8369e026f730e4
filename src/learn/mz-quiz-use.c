/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which element for which use: no other that is to choose from has a use with a word in common. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

/* Words that say nothing about a use. */
static const char *const small_words[] = { "and", "for", "in", "of", "the", "to", "with", NULL };

/* A use of many is a sign of none. */
#define MOST_USERS 2

/* The words of a use that say something, without the plural's ending. */
static char **
split_words (const char *use)
{
  g_autofree char *lower = g_utf8_strdown (use, -1);
  g_auto (GStrv) parts = g_strsplit_set (lower, " ,;()-/", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length > 4 && g_str_has_suffix (parts[i], "ies"))
        memcpy (parts[i] + length - 3, "y", 2);
      else if (length > 3 && parts[i][length - 1] == 's')
        parts[i][length - 1] = '\0';
      if (length > 0 && !g_strv_contains (small_words, parts[i]))
        g_strv_builder_add (words, parts[i]);
    }
  return g_strv_builder_end (words);
}

/* Superalloys are alloys. */
static gboolean
is_part (const char *word, const char *whole)
{
  return strcmp (word, whole) == 0 || (strlen (word) > 3 && strstr (whole, word) != NULL);
}

static gboolean
share_word (const char *a, const char *b)
{
  g_auto (GStrv) left = split_words (a), right = split_words (b);

  for (guint i = 0; left[i] != NULL; i++)
    for (guint k = 0; right[k] != NULL; k++)
      if (is_part (left[i], right[k]) || is_part (right[k], left[i]))
        return TRUE;
  return FALSE;
}

/* Whether it is used for that, or for anything that could be meant by it. */
static gboolean
may_serve (MzElement *element, const char *use)
{
  const MzElementInfo *info = mz_element_peek (element);

  if (info->magnet && mz_quiz_tells (use, "magnet"))
    return TRUE;
  for (guint i = 0; info->uses[i] != NULL; i++)
    if (share_word (info->uses[i], use))
      return TRUE;
  return FALSE;
}

/* A formula such as NdFeB or YAG has symbols in it. */
static gboolean
has_symbol (const char *use, const char *symbol)
{
  g_auto (GStrv) parts = g_strsplit_set (use, " ,;()-/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_ascii_isupper (parts[i][0]) && strstr (parts[i], symbol) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
gives_away (MzElement *element, const char *use)
{
  return mz_quiz_tells (use, mz_record_peek_head (MZ_RECORD (element))->name) || has_symbol (use, mz_element_peek (element)->symbol);
}

static guint
count_users (GPtrArray *elements, const char *use)
{
  guint n = 0;

  for (guint i = 0; i < elements->len; i++)
    n += g_strv_contains ((const char *const *) mz_element_peek (elements->pdata[i])->uses, use);
  return n;
}

/* One word, such as catalysts, may be said of more than the facts say it of: then the others are of other groups. */
static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) elements = mz_quiz_list_records (desk, MZ_RECORD_ELEMENT, FALSE);
  g_autoptr (GPtrArray) all = mz_quiz_list_records (desk, MZ_RECORD_ELEMENT, TRUE);

  for (guint i = 0; i < elements->len; i++)
    {
      const MzElementInfo *info = mz_element_peek (elements->pdata[i]);

      for (guint use = 0; info->uses[use] != NULL; use++)
        if (!gives_away (elements->pdata[i], info->uses[use]) && count_users (all, info->uses[use]) <= MOST_USERS
            && (level == 1 || strchr (info->uses[use], ' ') != NULL))
          mz_quiz_add_subject (subjects, elements->pdata[i], use, level);
    }
}

/* The easiest others are of other groups, the hardest of the same. */
static gboolean
can_stand_beside (const MzQuestion *question, guint level, MzElement *right, MzElement *other, const char *use)
{
  gboolean same = g_strcmp0 (mz_element_peek (right)->group, mz_element_peek (other)->group) == 0;

  return other != right && *mz_element_peek (other)->uses != NULL && !may_serve (other, use) && !gives_away (other, use)
         && !(level == 1 && same) && !(level == 3 && !same)
         && !mz_quiz_has_label (question, mz_record_get_name (MZ_RECORD (other)));
}

static void
add_element (MzQuestion *question, gpointer record)
{
  mz_question_add_choice (question, mz_record_get_name (record), MZ_RECORD_ELEMENT, mz_record_get_id (record));
}

/* A use is words of the facts; a key is none. */
static char *
make_key (MzRecord *element, const char *use)
{
  char *key = g_strdup_printf ("use/%s/%s", mz_record_get_id (element), use);

  for (char *c = key; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c) || *c == '"' || *c == '\\')
      *c = '-';
  return key;
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  MzElement *element = MZ_ELEMENT (subject->record);
  const char *use = mz_element_peek (element)->uses[subject->which];
  const char *name = mz_record_get_name (subject->record);
  g_autoptr (GPtrArray) others = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_ELEMENT, TRUE));
  g_autofree char *key = make_key (subject->record, use);
  g_autofree char *uses = g_strjoinv (mz_format_get_comma (), mz_element_peek (element)->uses);
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_USE, MZ_ANSWER_PICK, key);

  add_element (question, element);
  for (guint i = 0; i < others->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
    if (can_stand_beside (question, level, element, others->pdata[i], use))
      add_element (question, others->pdata[i]);
  if (question->choices->len < MZ_QUIZ_CHOICES)
    return NULL;
  /* Translators: %s is a use, such as glass polishing. */
  question->prompt = g_strdup_printf (_("Which of these elements has this among its main uses: %s?"), use);
  /* Translators: an element, its symbol, a list of uses. */
  question->reason = g_strdup_printf (_("The main uses of %1$s (%2$s) are: %3$s."), name, mz_element_peek (element)->symbol, uses);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (subject->record)->sources);
  question->view->kind = MZ_RECORD_ELEMENT;
  question->view->id = g_strdup (mz_record_get_id (subject->record));
  question->view->date = desk->date;
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

const MzQuizMaker mz_quiz_use = { list, make };
