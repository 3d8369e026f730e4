/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-study-book.h"

#include <string.h>

#define NOON 1795694400 /* 2026-11-26 12:00 UTC */
#define DAY  86400

static MzStudyBook *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return mz_study_book_read (bytes, error);
}

static void
test_round_trip (void)
{
  g_autoptr (MzStudyBook) book = mz_study_book_new (), copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *key = g_strdup_printf ("locate/site-%u", g_rand_int_range (rand, 0, 60));

      g_assert_true (mz_study_book_answer (book, key, (MzRating) g_rand_int_range (rand, 1, 5), NOON + (gint64) i * DAY));
    }
  g_assert_true (mz_study_book_visit (book, "valve", "quotas", FALSE, NOON));
  text = mz_study_book_write (book);
  copy = read_text (text, &error);
  g_assert_no_error (error);
  g_assert_true (mz_study_book_equal (book, copy));
  again = mz_study_book_write (copy);
  g_assert_cmpstr (text, ==, again);
}

/* Good, ten minutes later good: in review, with the stability of the weights alone (w2, then same day: never less). */
static void
test_answers (void)
{
  g_autoptr (MzStudyBook) book = mz_study_book_new ();
  const MzStudyCard *card;

  g_assert_true (mz_study_book_answer (book, "use/nd", MZ_RATING_GOOD, NOON));
  card = g_hash_table_lookup (book->cards, "use/nd");
  g_assert_cmpint (card->fsrs.state, ==, MZ_FSRS_LEARNING);
  g_assert_cmpint (card->fsrs.due, ==, NOON + 600);
  g_assert_true (mz_study_book_answer (book, "use/nd", MZ_RATING_GOOD, NOON + 600));
  g_assert_cmpint (card->fsrs.state, ==, MZ_FSRS_REVIEW);
  g_assert_cmpint (card->fsrs.due, ==, NOON + 600 + 2 * DAY);
  g_assert_cmpuint (card->answers->len, ==, 2);
  for (guint i = 0; i < 2 * MZ_STUDY_MAX_ANSWERS; i++)
    mz_study_book_answer (book, "use/nd", MZ_RATING_AGAIN, NOON + 1000 + i);
  g_assert_cmpuint (card->answers->len, ==, MZ_STUDY_MAX_ANSWERS);
  g_assert_cmpint (g_array_index (card->answers, MzStudyAnswer, MZ_STUDY_MAX_ANSWERS - 1).time, ==,
                   NOON + 1000 + 2 * MZ_STUDY_MAX_ANSWERS - 1);
}

static void
test_keys (void)
{
  g_autoptr (MzStudyBook) book = mz_study_book_new ();
  g_autofree char *longest = g_strnfill (MZ_STUDY_MAX_KEY, 'k'), *longer = g_strnfill (MZ_STUDY_MAX_KEY + 1, 'k');

  g_assert_true (mz_study_book_answer (book, longest, MZ_RATING_GOOD, NOON));
  g_assert_false (mz_study_book_answer (book, longer, MZ_RATING_GOOD, NOON));
  g_assert_false (mz_study_book_answer (book, "", MZ_RATING_GOOD, NOON));
  g_assert_false (mz_study_book_answer (book, "a b", MZ_RATING_GOOD, NOON));
  g_assert_false (mz_study_book_answer (book, "a\"b", MZ_RATING_GOOD, NOON));
  g_assert_false (mz_study_book_answer (book, "ä", MZ_RATING_GOOD, NOON));
  g_assert_cmpuint (g_hash_table_size (book->cards), ==, 1);
}

/* What was reviewed later is taken, of answers all, whichever side is asked first. */
static void
test_merge (void)
{
  g_autoptr (MzStudyBook) a = mz_study_book_new (), b = mz_study_book_new (), c = mz_study_book_new ();
  const MzStudyCard *card;
  const MzStudyLesson *lesson;

  mz_study_book_answer (a, "both", MZ_RATING_GOOD, NOON);
  mz_study_book_answer (b, "both", MZ_RATING_GOOD, NOON);
  mz_study_book_answer (b, "both", MZ_RATING_AGAIN, NOON + 5 * DAY);
  mz_study_book_answer (a, "mine", MZ_RATING_EASY, NOON);
  mz_study_book_answer (b, "other", MZ_RATING_HARD, NOON);
  mz_study_book_visit (a, "valve", "end", TRUE, NOON);
  mz_study_book_visit (b, "valve", "begin", FALSE, NOON + DAY);
  mz_study_book_merge (c, b);
  mz_study_book_merge (c, a);
  mz_study_book_merge (a, b);
  g_assert_true (mz_study_book_equal (a, c));
  g_assert_cmpuint (g_hash_table_size (a->cards), ==, 3);
  card = g_hash_table_lookup (a->cards, "both");
  g_assert_cmpint (card->fsrs.last, ==, NOON + 5 * DAY);
  g_assert_cmpuint (card->answers->len, ==, 2);
  lesson = g_hash_table_lookup (a->lessons, "valve");
  g_assert_cmpstr (lesson->step, ==, "begin");
  g_assert_true (lesson->done);
  mz_study_book_merge (a, b);
  g_assert_true (mz_study_book_equal (a, c));
}

#define CARD(members) "{\"monazite_study\": 1, \"cards\": [{" members "}]}"
#define TIMES "\"last\": \"2026-01-01T00:00:00Z\", \"due\": \"2026-01-02T00:00:00Z\""
#define MEMORY "\"state\": \"review\", \"step\": 0, \"stability\": 2, \"difficulty\": 5, "

static const struct
{
  const char *text, *message;
} bad[] = {
  { "", "" },
  { "[]", "one object" },
  { "{\"cards\": []}", "is missing" },
  { "{\"monazite_study\": 2, \"cards\": []}", "newer" },
  { "{\"monazite_study\": 1, \"points\": 9}", "is no field" },
  { "{\"monazite_study\": 1, \"cards\": {}}", "must be a list" },
  { "{\"monazite_study\": 1, \"cards\": [1]}", "objects in braces" },
  { CARD (MEMORY TIMES), "key is missing" },
  { CARD ("\"key\": \"a b\", " MEMORY TIMES), "not sound" },
  { CARD ("\"key\": \"a\", " MEMORY "\"last\": \"2026-01-01\", \"due\": \"2026-01-02T00:00:00Z\""), "is no time" },
  { CARD ("\"key\": \"a\", " MEMORY "\"last\": \"1970-01-01T00:00:00Z\", \"due\": \"2026-01-02T00:00:00Z\""), "is no time" },
  { CARD ("\"key\": \"a\", \"state\": \"new\", \"step\": 0, \"stability\": 2, \"difficulty\": 5, " TIMES), "is new" },
  { CARD ("\"key\": \"a\", \"state\": \"old\", \"step\": 0, \"stability\": 2, \"difficulty\": 5, " TIMES), "is not a state" },
  { CARD ("\"key\": \"a\", \"state\": \"review\", \"step\": 9, \"stability\": 2, \"difficulty\": 5, " TIMES), "out of range" },
  { CARD ("\"key\": \"a\", \"state\": \"review\", \"step\": 0, \"stability\": 0, \"difficulty\": 5, " TIMES), "out of range" },
  { CARD ("\"key\": \"a\", \"state\": \"review\", \"step\": 0, \"stability\": 2, \"difficulty\": 11, " TIMES), "out of range" },
  { CARD ("\"key\": \"a\", " MEMORY TIMES ", \"answers\": [\"2026-01-01T00:00:00Z\"]"), "an answer is a time" },
  { CARD ("\"key\": \"a\", " MEMORY TIMES ", \"answers\": [\"2026-01-01T00:00:00Z best\"]"), "an answer is a time" },
  { CARD ("\"key\": \"a\", " MEMORY TIMES "}, {\"key\": \"a\", " MEMORY TIMES), "another card" },
  { "{\"monazite_study\": 1, \"lessons\": [{\"lesson\": \"a\", \"time\": \"2026-01-01T00:00:00Z\"}]}", "step is missing" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_null (read_text (bad[i].text, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, bad[i].message));
    }
}

/* Full to all its limits, it is still written so that it can be read. */
static void
test_full (void)
{
  g_autoptr (MzStudyBook) book = mz_study_book_new (), copy = NULL;
  g_autofree char *text = NULL, *next = g_strdup_printf ("%0*u", MZ_STUDY_MAX_KEY, MZ_STUDY_MAX_CARDS / 10);
  g_autoptr (GError) error = NULL;
  gsize tenth;

  for (guint i = 0; i < MZ_STUDY_MAX_CARDS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%0*u", MZ_STUDY_MAX_KEY, i);

      /* A tenth of the cards have all their answers: the others would be as long. */
      for (guint k = 0; k < (i < MZ_STUDY_MAX_CARDS / 10 ? MZ_STUDY_MAX_ANSWERS : 1); k++)
        g_assert_true (mz_study_book_answer (book, key, MZ_RATING_AGAIN, NOON + k));
    }
  g_assert_false (mz_study_book_answer (book, "one-more", MZ_RATING_AGAIN, NOON));
  text = mz_study_book_write (book);
  tenth = (gsize) (strstr (text, next) - text);
  g_assert_cmpuint (10 * tenth, <=, MZ_JSON_GATE_MAX_TEXT);
  copy = read_text (text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (copy->cards), ==, MZ_STUDY_MAX_CARDS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/learn/study-book/round-trip", test_round_trip);
  g_test_add_func ("/learn/study-book/answers", test_answers);
  g_test_add_func ("/learn/study-book/keys", test_keys);
  g_test_add_func ("/learn/study-book/merge", test_merge);
  g_test_add_func ("/learn/study-book/bad", test_bad);
  g_test_add_func ("/learn/study-book/full", test_full);
  return g_test_run ();
}
