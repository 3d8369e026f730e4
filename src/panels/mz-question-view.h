/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"
#include "mz-quiz-run.h"

G_BEGIN_DECLS

/**
 * MzQuestionView:
 *
 * One question at a time: the sentence, its choices, and after the answer the reason, the sources and when it is asked again. All
 * of it by keys. A place is pointed at elsewhere, on a map. Main thread only.
 *
 * Signals: "over": the last question has been left; "open" (kind, id): a record is to be shown; "point": the place that the map's
 * cross is on is the answer; "show-term" (widget, term): a link to a term was followed.
 */
#define MZ_TYPE_QUESTION_VIEW (mz_question_view_get_type ())
G_DECLARE_FINAL_TYPE (MzQuestionView, mz_question_view, MZ, QUESTION_VIEW, GtkWidget)

GtkWidget *mz_question_view_new      (MzDataset *facts, MzManner *manner);
void       mz_question_view_set_run  (MzQuestionView *self, MzQuizRun *run);
gboolean   mz_question_view_press    (MzQuestionView *self, guint keyval, GdkModifierType state);
void       mz_question_view_go_on    (MzQuestionView *self);
void       mz_question_view_open     (MzQuestionView *self);
void       mz_question_view_set_last (MzQuestionView *self, const char *label);

char      *mz_quiz_turn_tell         (const MzQuizTurn *turn, MzDataset *facts, MzUnits units);
char      *mz_quiz_turn_tell_answer  (const MzQuizTurn *turn, MzUnits units);
char      *mz_quiz_turn_tell_right   (const MzQuizTurn *turn);

G_END_DECLS
