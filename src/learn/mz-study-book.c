/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-study-book.h"

#include <string.h>

#include "mz-json-text.h"
#include "mz-study-book-private.h"

static const char *const rating_keys[] = { "again", "hard", "good", "easy" };
static const char *const state_keys[] = { "new", "learning", "review", "relearning" };

/* Neither is shown to anybody. */
const MzVocabulary mz_study_ratings = { "rating", G_N_ELEMENTS (rating_keys), rating_keys, rating_keys };
const MzVocabulary mz_study_states = { "state of a card", G_N_ELEMENTS (state_keys), state_keys, state_keys };

void
mz_study_card_free (MzStudyCard *self)
{
  g_free (self->key);
  g_array_unref (self->answers);
  g_free (self);
}

void
mz_study_lesson_free (MzStudyLesson *self)
{
  g_free (self->id);
  g_free (self->step);
  g_free (self);
}

MzStudyCard *
mz_study_card_new (const char *key)
{
  MzStudyCard *card = g_new0 (MzStudyCard, 1);

  card->key = g_strdup (key);
  card->answers = g_array_new (FALSE, FALSE, sizeof (MzStudyAnswer));
  return card;
}

/** mz_study_key_is_sound: Returns: whether a card may have it: visible ASCII without quotes and backslashes. */
gboolean
mz_study_key_is_sound (const char *key)
{
  gsize length = strlen (key);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (key[i]) || key[i] == '"' || key[i] == '\\')
      return FALSE;
  return length > 0 && length <= MZ_STUDY_MAX_KEY;
}

/** mz_study_book_new: Returns: (transfer full): with nothing in it. */
MzStudyBook *
mz_study_book_new (void)
{
  MzStudyBook *self = g_new (MzStudyBook, 1);

  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) mz_study_card_free);
  self->lessons = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) mz_study_lesson_free);
  return self;
}

void
mz_study_book_free (MzStudyBook *self)
{
  g_hash_table_unref (self->cards);
  g_hash_table_unref (self->lessons);
  g_free (self);
}

static void
drop_oldest (GArray *answers)
{
  if (answers->len > MZ_STUDY_MAX_ANSWERS)
    g_array_remove_range (answers, 0, answers->len - MZ_STUDY_MAX_ANSWERS);
}

/**
 * mz_study_book_answer:
 * @now: seconds since 1970, UTC
 *
 * Returns: whether it was noted; %FALSE where the key is not sound or the book is full.
 */
gboolean
mz_study_book_answer (MzStudyBook *self, const char *key, MzRating rating, gint64 now)
{
  MzStudyAnswer answer = { now, rating };
  MzStudyCard *card;

  g_return_val_if_fail (key != NULL && rating >= MZ_RATING_AGAIN && rating <= MZ_RATING_EASY, FALSE);
  g_return_val_if_fail (now > 0 && now <= MZ_STUDY_LAST_TIME, FALSE);

  card = g_hash_table_lookup (self->cards, key);
  if (card == NULL)
    {
      if (!mz_study_key_is_sound (key) || g_hash_table_size (self->cards) >= MZ_STUDY_MAX_CARDS)
        return FALSE;
      card = mz_study_card_new (key);
      g_hash_table_insert (self->cards, card->key, card);
    }
  card->fsrs = mz_fsrs_review (card->fsrs, rating, now);
  g_array_append_val (card->answers, answer);
  drop_oldest (card->answers);
  return TRUE;
}

/**
 * mz_study_book_visit:
 * @lesson, @step: ids
 * @done: it is the last one; that is kept
 *
 * Returns: whether it was noted; %FALSE where an id is not sound or the book is full.
 */
gboolean
mz_study_book_visit (MzStudyBook *self, const char *lesson, const char *step, gboolean done, gint64 now)
{
  MzStudyLesson *noted;

  g_return_val_if_fail (lesson != NULL && step != NULL && now > 0 && now <= MZ_STUDY_LAST_TIME, FALSE);

  noted = g_hash_table_lookup (self->lessons, lesson);
  if (!mz_study_key_is_sound (lesson) || !mz_study_key_is_sound (step)
      || (noted == NULL && g_hash_table_size (self->lessons) >= MZ_STUDY_MAX_LESSONS))
    return FALSE;
  if (noted == NULL)
    {
      noted = g_new0 (MzStudyLesson, 1);
      noted->id = g_strdup (lesson);
      g_hash_table_insert (self->lessons, noted->id, noted);
    }
  g_free (noted->step);
  noted->step = g_strdup (step);
  noted->done = noted->done || done;
  noted->time = now;
  return TRUE;
}

/* --- Two books --- */

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  const MzStudyAnswer *x = a, *y = b;

  return x->time != y->time ? (x->time < y->time ? -1 : 1) : (int) x->rating - (int) y->rating;
}

/* Each once, oldest first. */
static void
merge_answers (GArray *answers, const GArray *others)
{
  guint kept = 0;

  g_array_append_vals (answers, others->data, others->len);
  g_array_sort (answers, compare_answers);
  for (guint i = 0; i < answers->len; i++)
    if (i == 0 || compare_answers (&g_array_index (answers, MzStudyAnswer, kept - 1), &g_array_index (answers, MzStudyAnswer, i)) != 0)
      g_array_index (answers, MzStudyAnswer, kept++) = g_array_index (answers, MzStudyAnswer, i);
  g_array_set_size (answers, kept);
  drop_oldest (answers);
}

static void
merge_card (MzStudyBook *self, const MzStudyCard *other)
{
  MzStudyCard *card = g_hash_table_lookup (self->cards, other->key);

  if (card == NULL && g_hash_table_size (self->cards) >= MZ_STUDY_MAX_CARDS)
    return;
  if (card == NULL)
    {
      card = mz_study_card_new (other->key);
      g_hash_table_insert (self->cards, card->key, card);
    }
  if (other->fsrs.last > card->fsrs.last)
    card->fsrs = other->fsrs;
  merge_answers (card->answers, other->answers);
}

static void
merge_lesson (MzStudyBook *self, const MzStudyLesson *other)
{
  MzStudyLesson *lesson = g_hash_table_lookup (self->lessons, other->id);

  if (lesson == NULL || other->time > lesson->time)
    mz_study_book_visit (self, other->id, other->step, other->done, other->time);
  else
    lesson->done = lesson->done || other->done;
}

/** mz_study_book_merge: Takes in another book: of each card and lesson what was reviewed or opened later, of answers all. */
void
mz_study_book_merge (MzStudyBook *self, const MzStudyBook *other)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, other->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    merge_card (self, value);
  g_hash_table_iter_init (&iter, other->lessons);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    merge_lesson (self, value);
}

/** mz_study_book_equal: Returns: whether both would be written as the same text. */
gboolean
mz_study_book_equal (const MzStudyBook *a, const MzStudyBook *b)
{
  g_autofree char *first = mz_study_book_write (a), *second = mz_study_book_write (b);

  return strcmp (first, second) == 0;
}

/* --- Text --- */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, MZ_STUDY_TIME_FORMAT);
}

static void
append_time (GString *out, const char *key, gint64 seconds)
{
  g_autofree char *text = format_time (seconds);

  g_string_append_printf (out, ", \"%s\": \"%s\"", key, text);
}

static void
append_float (GString *out, const char *key, float number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* Nine digits tell every float apart. */
  g_string_append_printf (out, ", \"%s\": %s", key, g_ascii_formatd (text, sizeof text, "%.9g", (double) number));
}

static void
append_card (GString *out, const MzStudyCard *card)
{
  g_string_append_printf (out, "{ \"key\": \"%s\", \"state\": \"%s\", \"step\": %u", card->key,
                          mz_vocabulary_get_key (&mz_study_states, card->fsrs.state), card->fsrs.step);
  append_float (out, "stability", card->fsrs.memory.stability);
  append_float (out, "difficulty", card->fsrs.memory.difficulty);
  append_time (out, "last", card->fsrs.last);
  append_time (out, "due", card->fsrs.due);
  g_string_append (out, ",\n      \"answers\": [");
  for (guint i = 0; i < card->answers->len; i++)
    {
      const MzStudyAnswer *answer = &g_array_index (card->answers, MzStudyAnswer, i);
      g_autofree char *time = format_time (answer->time);

      g_string_append_printf (out, "%s\"%s %s\"", i > 0 ? ", " : "", time, rating_keys[answer->rating - MZ_RATING_AGAIN]);
    }
  g_string_append (out, "] }");
}

static void
append_lesson (GString *out, const MzStudyLesson *lesson)
{
  g_string_append_printf (out, "{ \"lesson\": \"%s\", \"step\": \"%s\"", lesson->id, lesson->step);
  append_time (out, "time", lesson->time);
  g_string_append (out, lesson->done ? ", \"done\": true }" : " }");
}

static void
append_all (GString *out, const char *key, GHashTable *table, void (*append) (GString *out, gconstpointer item))
{
  guint n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (table, &n);

  qsort (keys, n, sizeof *keys, compare_keys);
  g_string_append_printf (out, ",\n  \"%s\": [", key);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      append (out, g_hash_table_lookup (table, keys[i]));
    }
  g_string_append (out, n > 0 ? "\n  ]" : "]");
}

static void
append_any_card (GString *out, gconstpointer item)
{
  append_card (out, item);
}

static void
append_any_lesson (GString *out, gconstpointer item)
{
  append_lesson (out, item);
}

/** mz_study_book_write: Returns: (transfer full): JSON; the same book gives the same text. */
char *
mz_study_book_write (const MzStudyBook *self)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\n  \"" MZ_STUDY_FIELD "\": %d", MZ_STUDY_VERSION);
  append_all (out, "cards", self->cards, append_any_card);
  append_all (out, "lessons", self->lessons, append_any_lesson);
  g_string_append (out, "\n}\n");
  return g_string_free (out, FALSE);
}
