/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons that are told over the map, the chain and the charts, and ask in between; docs/lesson.md has the format. */
#pragma once

#include "mz-dataset.h"
#include "mz-glossary.h"
#include "mz-question.h"
#include "mz-story.h"

G_BEGIN_DECLS

/* Where a question of a lesson comes from. */
typedef enum
{
  MZ_LESSON_ASK_QUIZ, /* a maker of quizzes makes it from the facts, by kind, filter, level and seed */
  MZ_LESSON_ASK_OWN   /* the lesson has its words, the facts its answer */
} MzLessonAskForm;

/* Which choice of a question of the lesson's own is right: that whose figure is …, or whose value the one figure has. */
typedef enum
{
  MZ_LESSON_RIGHT_MOST,
  MZ_LESSON_RIGHT_LEAST,
  MZ_LESSON_RIGHT_FIRST,
  MZ_LESSON_RIGHT_LAST,
  MZ_LESSON_RIGHT_SAME,
  MZ_N_LESSON_RIGHTS
} MzLessonRight;

extern const MzVocabulary mz_lesson_rights;

/**
 * MzLessonChoice:
 * @label: may hold {figures}
 * @figure: (nullable): the binding that is compared
 * @when: (nullable): of %MZ_LESSON_RIGHT_SAME: the value at which it is right, as data: "yes"
 */
typedef struct
{
  char *label, *figure, *when;
} MzLessonChoice;

/**
 * MzLessonAsk:
 * @asks: its kind
 * @filter: of %MZ_LESSON_ASK_QUIZ; never %NULL
 * @level: 1 to 3
 * @seed: of %MZ_LESSON_ASK_QUIZ: the same one makes the same question
 * @prompt, @reason: (nullable): of %MZ_LESSON_ASK_OWN; may hold {figures}
 * @figure: (nullable): of %MZ_LESSON_RIGHT_SAME: the binding
 * @choices: (element-type MzLessonChoice): of %MZ_LESSON_ASK_OWN
 * @answer: (nullable): what the map shows with the answer, where that is another view
 */
typedef struct
{
  MzLessonAskForm form;
  MzAsks          asks;
  MzQuery        *filter;
  guint           level, seed;
  char           *prompt, *reason, *figure;
  MzLessonRight   right;
  GPtrArray      *choices;
  MzAddress      *answer;
} MzLessonAsk;

/**
 * MzLessonStep:
 * @scene: what is shown and said; of a question: what is shown before it is answered
 * @ask: (nullable): what is asked
 */
typedef struct
{
  MzStoryScene *scene;
  MzLessonAsk  *ask;
} MzLessonStep;

/**
 * MzLesson:
 *
 * Steps in their order; an immutable value. At least one step.
 */
typedef struct _MzLesson MzLesson;

MzLesson           *mz_lesson_load_bundled (const char *id, GError **error);
GStrv               mz_lesson_list_bundled (void);
MzLesson           *mz_lesson_read         (GBytes *bytes, GError **error);
MzLesson           *mz_lesson_check        (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report);
gboolean            mz_lesson_is           (const MzJsonOutline *outline);
MzLesson           *mz_lesson_ref          (MzLesson *self);
void                mz_lesson_unref        (MzLesson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzLesson, mz_lesson_unref)

const char         *mz_lesson_get_id       (const MzLesson *self);
const char         *mz_lesson_get_title    (const MzLesson *self);
const char         *mz_lesson_get_subtitle (const MzLesson *self);
guint               mz_lesson_get_minutes  (const MzLesson *self);
guint               mz_lesson_get_length   (const MzLesson *self);
const MzLessonStep *mz_lesson_peek         (const MzLesson *self, guint i);
guint               mz_lesson_find         (const MzLesson *self, const char *step);

/* The question of a step, made from the facts. Errors: %G_IO_ERROR: they no longer tell which choice is right. */
MzQuestion         *mz_lesson_make_question (const MzLesson *self, guint i, MzDataset *facts, GError **error);
/* (transfer full) (element-type MzStoryFinding): what the facts do not have for it, by step. */
GPtrArray          *mz_lesson_check_facts   (const MzLesson *self, MzDataset *facts, const MzGlossary *glossary);

/* For its reader alone; it takes the steps. */
MzLesson           *mz_lesson_new          (const char *id, const char *title, const char *subtitle, guint minutes,
                                            GPtrArray *steps);
void                mz_lesson_step_free    (MzLessonStep *step);

G_END_DECLS
