/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-question.h"
#include "mz-study.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_VERDICT_NONE, /* not answered */
  MZ_VERDICT_WRONG,
  MZ_VERDICT_NEAR, /* of a place: in the right country or not far, and not near enough to be more */
  MZ_VERDICT_RIGHT
} MzVerdict;

/**
 * MzQuizTurn:
 * @question: (transfer none): as it was made
 * @in_words: its equal is asked instead
 * @helped: a hint was given
 * @easy: the student says so
 * @choice: of %MZ_ANSWER_PICK: the answer
 * @struck: (element-type guint): choices that help has taken away
 * @order: (element-type guint): of %MZ_ANSWER_ORDER: the choices as they lie, first to last
 * @lat, @lon: of %MZ_ANSWER_PLACE: the answer, degrees
 * @metres: from there to the right place
 * @inside: it lies in the right country
 * @seconds: from when it was first seen to the answer
 */
typedef struct
{
  MzQuestion *question;
  gboolean    in_words, helped, easy;
  MzVerdict   verdict;
  guint       choice;
  GArray     *struck, *order;
  double      lat, lon, metres;
  gboolean    inside;
  double      seconds;
} MzQuizTurn;

/**
 * MzQuizRun:
 *
 * A quiz while it is being taken: which question is asked, how each was answered, and what the student's own file is told of
 * it. Without widgets. It counts what was right, and nothing else. Main thread only.
 *
 * Signal "changed": another question is asked, or this one has been answered, moved or helped with.
 */
#define MZ_TYPE_QUIZ_RUN (mz_quiz_run_get_type ())
G_DECLARE_FINAL_TYPE (MzQuizRun, mz_quiz_run, MZ, QUIZ_RUN, GObject)

MzQuizRun        *mz_quiz_run_new          (GPtrArray *questions, MzStudy *study);
void              mz_quiz_run_set_locked   (MzQuizRun *self, gboolean locked);
gboolean          mz_quiz_run_is_locked    (MzQuizRun *self);
void              mz_quiz_run_prefer_words (MzQuizRun *self, gboolean words);
MzStudy          *mz_quiz_run_get_study    (MzQuizRun *self);

guint             mz_quiz_run_get_length   (MzQuizRun *self);
guint             mz_quiz_run_get_index    (MzQuizRun *self);
gboolean          mz_quiz_run_is_over      (MzQuizRun *self);
guint             mz_quiz_run_count_right  (MzQuizRun *self);
const MzQuizTurn *mz_quiz_run_peek         (MzQuizRun *self, guint i);
const MzQuizTurn *mz_quiz_run_peek_current (MzQuizRun *self);
const MzQuestion *mz_quiz_turn_get_asked   (const MzQuizTurn *turn);
gboolean          mz_quiz_turn_is_struck   (const MzQuizTurn *turn, guint choice);
GPtrArray        *mz_quiz_run_list_wrong   (MzQuizRun *self);

gboolean          mz_quiz_run_pick         (MzQuizRun *self, guint choice);
gboolean          mz_quiz_run_move         (MzQuizRun *self, guint from, guint to);
gboolean          mz_quiz_run_settle_order (MzQuizRun *self);
gboolean          mz_quiz_run_place        (MzQuizRun *self, double lat, double lon, const char *country);
gboolean          mz_quiz_run_help         (MzQuizRun *self);
gboolean          mz_quiz_run_can_help     (MzQuizRun *self);
gboolean          mz_quiz_run_set_in_words (MzQuizRun *self, gboolean in_words);
gboolean          mz_quiz_run_say_easy     (MzQuizRun *self);
gboolean          mz_quiz_run_next         (MzQuizRun *self);

char             *mz_quiz_run_to_csv       (MzQuizRun *self, const char *name, const char *seed);

G_END_DECLS
