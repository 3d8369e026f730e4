/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a student has learnt, as plain data and as text (docs/study.md has the format). */
#pragma once

#include "mz-fsrs.h"
#include "mz-json-gate.h"
#include "mz-limits.h"
#include "mz-report.h"

G_BEGIN_DECLS

/* @time: seconds since 1970, UTC */
typedef struct
{
  gint64   time;
  MzRating rating;
} MzStudyAnswer;

/**
 * MzStudyCard:
 * @key: of a question (MzQuestion)
 * @answers: (element-type MzStudyAnswer): the last %MZ_STUDY_MAX_ANSWERS of them, oldest first
 */
typedef struct
{
  char      *key;
  MzFsrsCard fsrs;
  GArray    *answers;
} MzStudyCard;

/**
 * MzStudyLesson:
 * @step: id of the one that was open last
 * @done: whether the last one has been reached at any time
 * @time: when @step was opened; seconds since 1970, UTC
 */
typedef struct
{
  char    *id, *step;
  gboolean done;
  gint64   time;
} MzStudyLesson;

/**
 * MzStudyBook:
 * @cards: (element-type utf8 MzStudyCard): by key
 * @lessons: (element-type utf8 MzStudyLesson): by id
 *
 * Owned by the caller; one thread at a time. Change it by the functions below alone.
 */
typedef struct
{
  GHashTable *cards, *lessons;
} MzStudyBook;

gboolean     mz_study_key_is_sound (const char *key);

MzStudyBook *mz_study_book_new     (void);
void         mz_study_book_free    (MzStudyBook *self);
gboolean     mz_study_book_answer  (MzStudyBook *self, const char *key, MzRating rating, gint64 now);
gboolean     mz_study_book_visit   (MzStudyBook *self, const char *lesson, const char *step, gboolean done, gint64 now);
void         mz_study_book_merge   (MzStudyBook *self, const MzStudyBook *other);
gboolean     mz_study_book_equal   (const MzStudyBook *a, const MzStudyBook *b);

char        *mz_study_book_write   (const MzStudyBook *self);
MzStudyBook *mz_study_book_read    (GBytes *bytes, GError **error);
MzStudyBook *mz_study_book_check   (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report);
gboolean     mz_study_book_is      (const MzJsonOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzStudyBook, mz_study_book_free)

G_END_DECLS
