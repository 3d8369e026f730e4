/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-dataset.h"
#include "mz-quiz-run.h"

G_BEGIN_DECLS

/**
 * MzQuizReview:
 *
 * What came of a quiz: what was not right comes first. Main thread only.
 *
 * Signals: "again": the same questions that were not right; "done".
 */
#define MZ_TYPE_QUIZ_REVIEW (mz_quiz_review_get_type ())
G_DECLARE_FINAL_TYPE (MzQuizReview, mz_quiz_review, MZ, QUIZ_REVIEW, GtkWidget)

GtkWidget *mz_quiz_review_new  (MzDataset *facts, MzManner *manner);
void       mz_quiz_review_show (MzQuizReview *self, MzQuizRun *run, const char *kept);

G_END_DECLS
