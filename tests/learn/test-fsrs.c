/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Against the vectors that the authors of FSRS publish with fsrs-rs (which counts in single precision) and py-fsrs. */
#include "mz-fsrs.h"

#include <math.h>
#include <string.h>

#define MINUTE 60
#define DAY    86400

static void
assert_digits (float value, const char *published)
{
  double unit = pow (10.0, -(double) strlen (strchr (published, '.') + 1));

  g_assert_cmpfloat_with_epsilon ((double) value, g_ascii_strtod (published, NULL), unit / 2.0);
}

/* fsrs-rs: the state of memory after a first answer. */
static void
test_first (void)
{
  static const char *const stabilities[] = { "0.212", "1.2931", "2.3065", "8.2956" };
  static const char *const difficulties[] = { "6.4133", "5.1121707", "2.118104", "1.0" };

  for (guint i = 0; i < 4; i++)
    {
      MzFsrsMemory memory = mz_fsrs_remember (mz_fsrs_weights, (MzFsrsMemory) { 0 }, MZ_RATING_AGAIN + i, 0);

      assert_digits (memory.stability, stabilities[i]);
      assert_digits (memory.difficulty, difficulties[i]);
    }
}

static MzFsrsMemory
run_history (const float *weights)
{
  static const guint gaps[] = { 0, 0, 1, 3, 8, 21 };
  MzFsrsMemory memory = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    memory = mz_fsrs_remember (weights, memory, i == 0 ? MZ_RATING_AGAIN : MZ_RATING_GOOD, gaps[i]);
  return memory;
}

/* fsrs-rs: again, then good five times, with and without what is learnt within a day. */
static void
test_history (void)
{
  float weights[MZ_FSRS_N_WEIGHTS];
  MzFsrsMemory memory = run_history (mz_fsrs_weights);

  assert_digits (memory.stability, "53.62691");
  assert_digits (memory.difficulty, "6.3574867");
  memcpy (weights, mz_fsrs_weights, sizeof weights);
  weights[17] = weights[18] = weights[19] = 0.0f;
  memory = run_history (weights);
  assert_digits (memory.stability, "53.335106");
}

/* py-fsrs: each review when it is due, from 12:30 UTC on 29 November 2022 on. */
static void
test_intervals (void)
{
  static const MzRating ratings[] = { 3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3 };
  static const guint days[] = { 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21 };
  MzFsrsCard card = { 0 };
  gint64 now = 1669725000;

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    {
      card = mz_fsrs_review (card, ratings[i], now);
      g_assert_cmpint (card.last, ==, now);
      g_assert_cmpint ((card.due - card.last) / DAY, ==, days[i]);
      now = card.due;
    }
}

/* py-fsrs: ten times easy on one day. */
static void
test_easy (void)
{
  MzFsrsCard card = { 0 };

  for (guint i = 0; i < 10; i++)
    card = mz_fsrs_review (card, MZ_RATING_EASY, 1669725000);
  assert_digits (card.memory.difficulty, "1.0");
  g_assert_cmpint (card.state, ==, MZ_FSRS_REVIEW);
}

/* The minutes of learning: 1, 10, then days; hard in the middle of both; forgotten: 10. */
static void
test_steps (void)
{
  MzFsrsCard card = mz_fsrs_review ((MzFsrsCard) { 0 }, MZ_RATING_AGAIN, 1000);

  g_assert_cmpint (card.state, ==, MZ_FSRS_LEARNING);
  g_assert_cmpint (card.due, ==, 1000 + MINUTE);
  card = mz_fsrs_review (card, MZ_RATING_HARD, 2000);
  g_assert_cmpint (card.due, ==, 2000 + 330);
  card = mz_fsrs_review (card, MZ_RATING_GOOD, 3000);
  g_assert_cmpuint (card.step, ==, 1);
  g_assert_cmpint (card.due, ==, 3000 + 10 * MINUTE);
  card = mz_fsrs_review (card, MZ_RATING_HARD, 4000);
  g_assert_cmpint (card.due, ==, 4000 + 10 * MINUTE);
  card = mz_fsrs_review (card, MZ_RATING_GOOD, 5000);
  g_assert_cmpint (card.state, ==, MZ_FSRS_REVIEW);
  g_assert_cmpint ((card.due - card.last) % DAY, ==, 0);
  card = mz_fsrs_review (card, MZ_RATING_AGAIN, card.due);
  g_assert_cmpint (card.state, ==, MZ_FSRS_RELEARNING);
  g_assert_cmpint (card.due, ==, card.last + 10 * MINUTE);
  card = mz_fsrs_review (card, MZ_RATING_HARD, card.due);
  g_assert_cmpint (card.due, ==, card.last + 15 * MINUTE);
  card = mz_fsrs_review (card, MZ_RATING_GOOD, card.due);
  g_assert_cmpint (card.state, ==, MZ_FSRS_REVIEW);
}

/* By definition, nine of ten are known after as many days as the stability has, and that is the interval. */
static void
test_forgetting (void)
{
  g_assert_cmpfloat (mz_fsrs_get_retrievability (5.0f, 0.0f), ==, 1.0f);
  g_assert_cmpfloat_with_epsilon (mz_fsrs_get_retrievability (5.0f, 5.0f), 0.9f, 1e-6f);
  g_assert_cmpfloat_with_epsilon (mz_fsrs_get_retrievability (300.0f, 300.0f), 0.9f, 1e-6f);
  g_assert_cmpuint (mz_fsrs_get_interval (5.0f, 0.9f), ==, 5);
  g_assert_cmpuint (mz_fsrs_get_interval (0.212f, 0.9f), ==, 1);
  g_assert_cmpuint (mz_fsrs_get_interval (1e6f, 0.9f), ==, MZ_FSRS_MAX_DAYS);
  g_assert_cmpuint (mz_fsrs_get_interval (5.0f, 0.8f), >, 5);
}

/* Whatever is answered and whenever, what is remembered stays in its bounds; a clock that is put back does no harm. */
static void
test_bounds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < 200; i++)
    {
      MzFsrsCard card = { 0 };
      gint64 now = 1700000000;

      for (guint j = 0; j < 100; j++)
        {
          MzRating rating = (MzRating) g_rand_int_range (rand, MZ_RATING_AGAIN, MZ_RATING_EASY + 1);

          now += g_rand_int_range (rand, -DAY, 400 * DAY);
          card = mz_fsrs_review (card, rating, now);
          g_assert_cmpfloat (card.memory.stability, >=, MZ_FSRS_MIN_STABILITY);
          g_assert_cmpfloat (card.memory.stability, <=, MZ_FSRS_MAX_DAYS);
          g_assert_cmpfloat (card.memory.difficulty, >=, 1.0f);
          g_assert_cmpfloat (card.memory.difficulty, <=, 10.0f);
          g_assert_cmpint (card.due, >, now);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/learn/fsrs/first", test_first);
  g_test_add_func ("/learn/fsrs/history", test_history);
  g_test_add_func ("/learn/fsrs/intervals", test_intervals);
  g_test_add_func ("/learn/fsrs/easy", test_easy);
  g_test_add_func ("/learn/fsrs/steps", test_steps);
  g_test_add_func ("/learn/fsrs/forgetting", test_forgetting);
  g_test_add_func ("/learn/fsrs/bounds", test_bounds);
  return g_test_run ();
}
