/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-basemap.h"
#include "mz-learn-start.h"
#include "mz-lesson.h"
#include "mz-quiz-run.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzLearnPage:
 *
 * Lessons, quizzes and the glossary, on workspaces of their own: what the user has chosen in the window stays as it is. Main
 * thread only.
 *
 * Signals: "open" (kind, id): a record is to be shown; "locked" (whether): a test has begun or ended, and nothing else of the
 * window is to be had; "say" (text): something is to be told in a toast; "extra" (name): a file to take along, of mz_learn_file_get_name(), or "": one to
 * take in.
 */
#define MZ_TYPE_LEARN_PAGE (mz_learn_page_get_type ())
G_DECLARE_FINAL_TYPE (MzLearnPage, mz_learn_page, MZ, LEARN_PAGE, GtkWidget)

typedef enum
{
  MZ_LEARN_START_VIEW,
  MZ_LEARN_QUIZ_VIEW,
  MZ_LEARN_REVIEW_VIEW,
  MZ_LEARN_LESSON_VIEW,
  MZ_LEARN_GLOSSARY_VIEW,
  MZ_N_LEARN_VIEWS
} MzLearnView;

GtkWidget  *mz_learn_page_new           (MzWorkspace *workspace, MzBasemap *basemap, MzStudy *study);
MzLearnView mz_learn_page_get_view      (MzLearnPage *self);
void        mz_learn_page_start_quiz    (MzLearnPage *self, MzQuizRun *run, const char *title);
void        mz_learn_page_start_lesson  (MzLearnPage *self, const char *id);
void        mz_learn_page_show_glossary (MzLearnPage *self, const char *text);
void        mz_learn_page_go_back       (MzLearnPage *self);
MzQuizRun  *mz_learn_page_get_run       (MzLearnPage *self);
MzLesson   *mz_learn_page_get_lesson    (MzLearnPage *self);
MzStudy    *mz_learn_page_get_study     (MzLearnPage *self);
void        mz_learn_page_get_choice    (MzLearnPage *self, MzLearnChoice *choice);

G_END_DECLS
