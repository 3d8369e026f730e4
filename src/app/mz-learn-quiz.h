/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-address.h"
#include "mz-map-view.h"
#include "mz-question-view.h"

G_BEGIN_DECLS

/**
 * MzLearnQuiz:
 *
 * A quiz on a map of its own: the map, and beside it the question. Main thread only.
 *
 * Signals: "over": the last question has been left; "leave": the student wants to; "open" (kind, id): a record is to be shown.
 */
#define MZ_TYPE_LEARN_QUIZ (mz_learn_quiz_get_type ())
G_DECLARE_FINAL_TYPE (MzLearnQuiz, mz_learn_quiz, MZ, LEARN_QUIZ, GtkWidget)

GtkWidget      *mz_learn_quiz_new       (MzWorkspace *workspace, MzBasemap *basemap);
void            mz_learn_quiz_set_scene (MzLearnQuiz *self, const MzAddress *scene);
void            mz_learn_quiz_start     (MzLearnQuiz *self, MzQuizRun *run);
MzQuizRun      *mz_learn_quiz_get_run   (MzLearnQuiz *self);
MzMapView      *mz_learn_quiz_get_map   (MzLearnQuiz *self);
MzQuestionView *mz_learn_quiz_get_view  (MzLearnQuiz *self);

G_END_DECLS
