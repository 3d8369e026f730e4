/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-study-book-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-learn-reader.h"

static const char *const study_fields[] = { MZ_STUDY_FIELD, "cards", "lessons", NULL };
static const char *const card_fields[] = { "key", "state", "step", "stability", "difficulty", "last", "due", "answers", NULL };
static const char *const lesson_fields[] = { "lesson", "step", "time", "done", NULL };

/* Returns: 0 where it is none. */
static gint64
parse_time (const char *text, gsize length)
{
  g_autofree char *own = g_strndup (text, length);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (own, NULL);
  gint64 seconds = time != NULL ? g_date_time_to_unix (time) : 0;

  return seconds > 0 && length == strlen ("2026-01-01T00:00:00Z") && text[length - 1] == 'Z' ? seconds : 0;
}

static gint64
read_time (MzFields *fields, const char *name, gint64 most)
{
  g_autofree char *text = mz_fields_dup_string (fields, name, TRUE);
  gint64 time = text != NULL ? parse_time (text, strlen (text)) : 0;

  if (text != NULL && (time == 0 || time > most))
    mz_fields_error (fields, name, _("is no time; write it as 2026-01-31T12:00:00Z, after 1970"));
  return time;
}

static char *
read_key (MzFields *fields, const char *name)
{
  char *key = mz_fields_dup_string (fields, name, TRUE);

  if (key != NULL && !mz_study_key_is_sound (key))
    mz_fields_error (fields, name, _("is not sound; it has at most %d letters, digits and signs, and no quotes"), MZ_STUDY_MAX_KEY);
  return key;
}

static void
read_answers (MzFields *fields, MzStudyCard *card)
{
  g_auto (GStrv) texts = mz_fields_dup_strv (fields, "answers");
  guint n = g_strv_length (texts);

  if (n > MZ_STUDY_MAX_ANSWERS)
    {
      mz_fields_error (fields, "answers", _("are %u; %d are the most"), n, MZ_STUDY_MAX_ANSWERS);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *blank = strchr (texts[i], ' ');
      MzStudyAnswer answer = { blank != NULL ? parse_time (texts[i], (gsize) (blank - texts[i])) : 0, MZ_RATING_AGAIN };
      guint rating;

      if (answer.time == 0 || answer.time > MZ_STUDY_LAST_TIME || !mz_vocabulary_find (&mz_study_ratings, blank + 1, &rating))
        {
          mz_fields_error (fields, "answers", _("has “%s”; an answer is a time and again, hard, good or easy"), texts[i]);
          return;
        }
      answer.rating = (MzRating) (MZ_RATING_AGAIN + rating);
      g_array_append_val (card->answers, answer);
    }
}

static void
read_card (MzFields *fields, MzStudyBook *book)
{
  g_autofree char *key = NULL;
  g_autoptr (MzStudyCard) card = NULL;

  mz_fields_refuse_others (fields, card_fields);
  key = read_key (fields, "key");
  card = mz_study_card_new (key != NULL ? key : "");
  if (key != NULL && g_hash_table_contains (book->cards, key))
    mz_fields_error (fields, "key", _("“%s” is that of another card, too"), key);
  card->fsrs.state = mz_fields_get_word (fields, "state", &mz_study_states, TRUE, MZ_FSRS_REVIEW);
  if (card->fsrs.state == MZ_FSRS_NEW)
    mz_fields_error (fields, "state", _("is new; a card has been asked at least once"));
  card->fsrs.step = mz_fields_get_whole (fields, "step", 0, 1, TRUE);
  card->fsrs.memory.stability = (float) mz_fields_get_number (fields, "stability", 0.001, MZ_FSRS_MAX_DAYS, TRUE);
  card->fsrs.memory.difficulty = (float) mz_fields_get_number (fields, "difficulty", 1, 10, TRUE);
  card->fsrs.last = read_time (fields, "last", MZ_STUDY_LAST_TIME);
  card->fsrs.due = read_time (fields, "due", MZ_STUDY_LAST_TIME + (gint64) MZ_FSRS_MAX_DAYS * 86400);
  read_answers (fields, card);
  if (*fields->bad)
    return;
  g_hash_table_insert (book->cards, card->key, card);
  card = NULL;
}

static void
read_lesson (MzFields *fields, MzStudyBook *book)
{
  g_autofree char *id = NULL, *step = NULL;
  gboolean done;
  gint64 time;

  mz_fields_refuse_others (fields, lesson_fields);
  id = read_key (fields, "lesson");
  step = read_key (fields, "step");
  time = read_time (fields, "time", MZ_STUDY_LAST_TIME);
  done = mz_fields_get_bool (fields, "done");
  if (id != NULL && g_hash_table_contains (book->lessons, id))
    mz_fields_error (fields, "lesson", _("“%s” stands there twice"), id);
  if (!*fields->bad)
    mz_study_book_visit (book, id, step, done, time);
}

static void
read_list (MzFields *fields, const char *name, guint most, MzStudyBook *book, void (*read) (MzFields *fields, MzStudyBook *book))
{
  guint n = mz_fields_count (fields, name);
  MzFields inner;

  if (n > most)
    mz_fields_error (fields, name, _("are %u; %u are the most"), n, most);
  for (guint i = 0; i < n && n <= most && mz_fields_enter (fields, name, i, &inner); i++)
    {
      guint n_findings = 0;

      inner.n_findings = &n_findings;
      read (&inner, book);
      mz_fields_finish (&inner);
      mz_fields_leave (&inner);
    }
}

static gpointer
read_book (MzFields *fields)
{
  g_autoptr (MzStudyBook) book = mz_study_book_new ();
  guint version = mz_fields_get_whole (fields, MZ_STUDY_FIELD, 1, MZ_STUDY_MAX_VERSION, TRUE);

  if (version > MZ_STUDY_VERSION)
    mz_fields_error (fields, MZ_STUDY_FIELD, _("is %u; this Monazite reads %d, and a newer one has written it"), version,
                     MZ_STUDY_VERSION);
  else
    {
      mz_fields_refuse_others (fields, study_fields);
      read_list (fields, "cards", MZ_STUDY_MAX_CARDS, book, read_card);
      read_list (fields, "lessons", MZ_STUDY_MAX_LESSONS, book, read_lesson);
    }
  mz_fields_finish (fields);
  return *fields->bad ? NULL : g_steal_pointer (&book);
}

/** mz_study_book_is: @outline: (nullable). Returns: whether the text is a book, sound or not. */
gboolean
mz_study_book_is (const MzJsonOutline *outline)
{
  return mz_json_outline_find (outline, MZ_STUDY_FIELD) != NULL;
}

/**
 * mz_study_book_check:
 * @outline: of @bytes
 * @file: its name for messages
 * @report: takes all that is wrong, each with its place
 *
 * Returns: (transfer full) (nullable): the book, if all of it is sound.
 */
MzStudyBook *
mz_study_book_check (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report)
{
  return mz_learn_check (bytes, outline, file, _("what has been learnt is one object: {\"monazite_study\": 1, \"cards\": […], \"lessons\": […]}"),
                         read_book, report);
}

/** mz_study_book_read: Errors: %MZ_IO_ERROR, with its place: the first thing that is wrong. (transfer full) (nullable) */
MzStudyBook *
mz_study_book_read (GBytes *bytes, GError **error)
{
  return mz_learn_read (bytes, (MzLearnCheck) mz_study_book_check, error);
}
