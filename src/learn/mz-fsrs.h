/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When to ask again: FSRS, version 6, the Free Spaced Repetition Scheduler, as its authors publish it with its default weights
 * (fsrs-rs and py-fsrs 6; in words: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm). It grew out of
 * J. Ye, J. Su, Y. Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022,
 * doi:10.1145/3534678.3539081.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MZ_RATING_AGAIN = 1, /* not known */
  MZ_RATING_HARD,      /* known, with trouble */
  MZ_RATING_GOOD,
  MZ_RATING_EASY
} MzRating;

typedef enum
{
  MZ_FSRS_NEW,       /* never asked */
  MZ_FSRS_LEARNING,  /* asked again after minutes */
  MZ_FSRS_REVIEW,    /* asked again after days */
  MZ_FSRS_RELEARNING /* forgotten, and asked again after minutes */
} MzFsrsState;

#define MZ_FSRS_N_WEIGHTS     21
#define MZ_FSRS_RETENTION     0.9f
#define MZ_FSRS_MIN_STABILITY 0.001f
#define MZ_FSRS_MAX_DAYS      36500

/**
 * MzFsrsMemory:
 * @stability: days after which nine of ten such things are still known; 0: never asked
 * @difficulty: 1 to 10
 */
typedef struct
{
  float stability, difficulty;
} MzFsrsMemory;

/**
 * MzFsrsCard:
 * @step: of learning or relearning, from 0
 * @last, @due: seconds since 1970, UTC; 0 where it was never asked
 *
 * A plain value.
 */
typedef struct
{
  MzFsrsState  state;
  guint        step;
  MzFsrsMemory memory;
  gint64       last, due;
} MzFsrsCard;

extern const float mz_fsrs_weights[MZ_FSRS_N_WEIGHTS];

float        mz_fsrs_get_retrievability (float stability, float days);
guint        mz_fsrs_get_interval       (float stability, float retention);
MzFsrsMemory mz_fsrs_remember           (const float *weights, MzFsrsMemory memory, MzRating rating, guint days);
MzFsrsCard   mz_fsrs_review             (MzFsrsCard card, MzRating rating, gint64 now);

G_END_DECLS
