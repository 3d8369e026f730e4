/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-study.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzLearnChoice:
 * @name: (nullable): of whoever takes a test; %NULL: it is no test
 *
 * The quiz that has been put together.
 */
typedef struct
{
  MzSet    kinds;
  guint    level, count;
  guint64  seed;
  MzQuery *query;
  char    *name;
} MzLearnChoice;

/**
 * MzLearnLessonRow:
 * @progress: in words
 *
 * A lesson as the list has it. Strings are not owned.
 */
typedef struct
{
  const char *id, *title, *subtitle, *progress;
} MzLearnLessonRow;

/**
 * MzLearnStart:
 *
 * Where learning begins: what is due, the lessons, a quiz to be put together, the glossary and what teachers need. No points.
 * Main thread only.
 *
 * Signals: "due": the due questions are wanted; "quiz": the one that mz_learn_start_get_choice() tells; "lesson" (id);
 * "glossary"; "extra" (action): something to take along.
 */
#define MZ_TYPE_LEARN_START (mz_learn_start_get_type ())
G_DECLARE_FINAL_TYPE (MzLearnStart, mz_learn_start, MZ, LEARN_START, GtkWidget)

GtkWidget *mz_learn_start_new         (MzWorkspace *workspace);
void       mz_learn_start_set_due     (MzLearnStart *self, guint due, const char *next, const char *trouble);
void       mz_learn_start_set_lessons (MzLearnStart *self, const MzLearnLessonRow *lessons, guint n);
void       mz_learn_start_get_choice  (MzLearnStart *self, MzLearnChoice *choice);
void       mz_learn_start_add_extra   (MzLearnStart *self, const char *title, const char *subtitle,
                                       const char *action);
void       mz_learn_choice_clear      (MzLearnChoice *choice);

G_END_DECLS
