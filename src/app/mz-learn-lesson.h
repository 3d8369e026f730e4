/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-basemap.h"
#include "mz-lesson.h"
#include "mz-study.h"

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzLearnLesson:
 *
 * A lesson, step by step: what it shows on a map, the chain or a chart of its own, and beside it what it says and asks. The
 * student's file is told of every step, so that a lesson can be left at any time. Main thread only.
 *
 * Signals: "over": the last step has been left; "leave": the student wants to; "open" (kind, id): a record is to be shown;
 * "stepped": another step is shown.
 */
#define MZ_TYPE_LEARN_LESSON (mz_learn_lesson_get_type ())
G_DECLARE_FINAL_TYPE (MzLearnLesson, mz_learn_lesson, MZ, LEARN_LESSON, GtkWidget)

GtkWidget *mz_learn_lesson_new          (MzDataset *facts, MzManner *manner, MzBasemap *basemap, MzStudy *study);
void       mz_learn_lesson_start        (MzLearnLesson *self, MzLesson *lesson, guint step);
guint      mz_learn_lesson_get_step     (MzLearnLesson *self);
MzLesson  *mz_learn_lesson_get_lesson   (MzLearnLesson *self);
void       mz_learn_lesson_prefer_words (MzLearnLesson *self, gboolean words);

G_END_DECLS
