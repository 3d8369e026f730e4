/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-fsrs.h"

#include <math.h>

#define MINUTE (60)
#define DAY    (24 * 60 * MINUTE)

/*
 * The defaults of version 6, called w0 to w20 where they are published. All is counted in single precision, as fsrs-rs does:
 * so its published vectors are met to their last digit.
 */
const float mz_fsrs_weights[MZ_FSRS_N_WEIGHTS] = { 0.212f, 1.2931f, 2.3065f, 8.2956f, 6.4133f, 0.8334f, 3.0194f, 0.001f,
                                                   1.8722f, 0.1666f, 0.796f, 1.4835f, 0.0614f, 0.2629f, 1.6483f, 0.6014f,
                                                   1.8729f, 0.5425f, 0.0912f, 0.0658f, 0.1542f };

/* Seconds. */
static const gint64 learning_steps[] = { MINUTE, 10 * MINUTE };
static const gint64 relearning_steps[] = { 10 * MINUTE };

static float
get_factor (float decay)
{
  return expf (logf (MZ_FSRS_RETENTION) / -decay) - 1.0f;
}

static float
recall (float stability, float days, float decay)
{
  return powf (days / stability * get_factor (decay) + 1.0f, -decay);
}

static float
begin_difficulty (const float *w, MzRating rating)
{
  return w[4] - expf (w[5] * (float) (rating - 1)) + 1.0f;
}

/* Moves less the nearer it is to 10, and a little towards what an easy thing begins with. */
static float
move_difficulty (const float *w, float difficulty, MzRating rating)
{
  float moved = difficulty + (10.0f - difficulty) * (-w[6] * (float) ((int) rating - 3)) / 9.0f;

  return CLAMP (w[7] * (begin_difficulty (w, MZ_RATING_EASY) - moved) + moved, 1.0f, 10.0f);
}

static float
move_on_same_day (const float *w, float stability, MzRating rating)
{
  float growth = expf (w[17] * ((float) ((int) rating - 3) + w[18])) * powf (stability, -w[19]);

  return stability * (rating >= MZ_RATING_GOOD ? MAX (growth, 1.0f) : growth);
}

static float
move_when_known (const float *w, MzFsrsMemory memory, float chance, MzRating rating)
{
  float growth = expf (w[8]) * (11.0f - memory.difficulty) * powf (memory.stability, -w[9])
                 * (expf ((1.0f - chance) * w[10]) - 1.0f);

  if (rating == MZ_RATING_HARD)
    growth *= w[15];
  if (rating == MZ_RATING_EASY)
    growth *= w[16];
  return memory.stability * (growth + 1.0f);
}

static float
move_when_forgotten (const float *w, MzFsrsMemory memory, float chance)
{
  float after = w[11] * powf (memory.difficulty, -w[12]) * (powf (memory.stability + 1.0f, w[13]) - 1.0f)
                * expf ((1.0f - chance) * w[14]);

  return MIN (after, memory.stability / expf (w[17] * w[18]));
}

/**
 * mz_fsrs_get_retrievability:
 * @stability: days, above 0
 * @days: since it was last asked
 *
 * Returns: the chance that it is known, 0 to 1, with the default weights.
 */
float
mz_fsrs_get_retrievability (float stability, float days)
{
  g_return_val_if_fail (stability > 0.0f && days >= 0.0f, 0.0f);

  return recall (stability, days, mz_fsrs_weights[20]);
}

/**
 * mz_fsrs_get_interval:
 * @stability: days, above 0
 * @retention: the chance at which it is to be asked again, above 0 and below 1
 *
 * Returns: whole days, 1 to %MZ_FSRS_MAX_DAYS, with the default weights. Nothing is drawn by lot.
 */
guint
mz_fsrs_get_interval (float stability, float retention)
{
  float decay = mz_fsrs_weights[20];

  g_return_val_if_fail (stability > 0.0f && retention > 0.0f && retention < 1.0f, 1);

  return (guint) CLAMP (rintf (stability / get_factor (decay) * (powf (retention, -1.0f / decay) - 1.0f)), 1.0f,
                        (float) MZ_FSRS_MAX_DAYS);
}

/**
 * mz_fsrs_remember:
 * @weights: %MZ_FSRS_N_WEIGHTS of them
 * @memory: before this answer; a stability of 0: there was none
 * @days: whole ones since the one before
 *
 * Returns: what is remembered after it.
 */
MzFsrsMemory
mz_fsrs_remember (const float *weights, MzFsrsMemory memory, MzRating rating, guint days)
{
  float stability, chance;

  g_return_val_if_fail (rating >= MZ_RATING_AGAIN && rating <= MZ_RATING_EASY, memory);

  if (memory.stability <= 0.0f)
    return (MzFsrsMemory) { weights[rating - 1], CLAMP (begin_difficulty (weights, rating), 1.0f, 10.0f) };
  chance = recall (memory.stability, (float) days, weights[20]);
  if (days == 0)
    stability = move_on_same_day (weights, memory.stability, rating);
  else if (rating == MZ_RATING_AGAIN)
    stability = move_when_forgotten (weights, memory, chance);
  else
    stability = move_when_known (weights, memory, chance, rating);
  return (MzFsrsMemory) { CLAMP (stability, MZ_FSRS_MIN_STABILITY, (float) MZ_FSRS_MAX_DAYS),
                          move_difficulty (weights, memory.difficulty, rating) };
}

/* Seconds until it is asked again, for the steps of minutes; 0: there are no more, and days begin. */
static gint64
step_on (MzFsrsCard *card, const gint64 *steps, guint n, MzRating rating)
{
  guint step = MIN (card->step, n - 1);

  switch (rating)
    {
    case MZ_RATING_AGAIN:
      card->step = 0;
      return steps[0];
    case MZ_RATING_HARD:
      card->step = step;
      if (step > 0)
        return steps[step];
      return n > 1 ? (steps[0] + steps[1]) / 2 : steps[0] * 3 / 2;
    case MZ_RATING_GOOD:
      card->step = step + 1;
      return card->step < n ? steps[card->step] : 0;
    case MZ_RATING_EASY:
    default:
      return 0;
    }
}

/**
 * mz_fsrs_review:
 * @card: as it was; all zero where it was never asked
 * @now: seconds since 1970, UTC; a clock that was put back counts as no time
 *
 * Returns: the card after this answer, with the default weights: due when the chance that it is known has fallen to
 * %MZ_FSRS_RETENTION, or after the minutes of a step of learning.
 */
MzFsrsCard
mz_fsrs_review (MzFsrsCard card, MzRating rating, gint64 now)
{
  guint days = card.state == MZ_FSRS_NEW ? 0 : (guint) CLAMP ((now - card.last) / DAY, 0, MZ_FSRS_MAX_DAYS);
  gint64 wait;

  card.memory = mz_fsrs_remember (mz_fsrs_weights, card.memory, rating, days);
  card.last = now;
  if (card.state == MZ_FSRS_REVIEW)
    {
      card.step = 0;
      wait = rating == MZ_RATING_AGAIN ? relearning_steps[0] : 0;
      card.state = wait > 0 ? MZ_FSRS_RELEARNING : MZ_FSRS_REVIEW;
    }
  else if (card.state == MZ_FSRS_RELEARNING)
    wait = step_on (&card, relearning_steps, G_N_ELEMENTS (relearning_steps), rating);
  else
    {
      card.state = MZ_FSRS_LEARNING;
      wait = step_on (&card, learning_steps, G_N_ELEMENTS (learning_steps), rating);
    }
  if (wait == 0)
    {
      card.state = MZ_FSRS_REVIEW;
      card.step = 0;
      wait = (gint64) mz_fsrs_get_interval (card.memory.stability, MZ_FSRS_RETENTION) * DAY;
    }
  card.due = now + wait;
  return card;
}
