/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For what reads and writes books of students alone. */
#pragma once

#include "mz-types.h"
#include "mz-study-book.h"

G_BEGIN_DECLS

#define MZ_STUDY_FIELD       "monazite_study"
#define MZ_STUDY_VERSION     1
#define MZ_STUDY_TIME_FORMAT "%Y-%m-%dT%H:%M:%SZ"
/* The end of the year 9999, and as late as a card may be due: a time has four digits for its year. */
#define MZ_STUDY_LAST_TIME   (G_GINT64_CONSTANT (253402300799) - (gint64) MZ_FSRS_MAX_DAYS * 86400)

extern const MzVocabulary mz_study_ratings, mz_study_states;

MzStudyCard *mz_study_card_new    (const char *key);
void         mz_study_card_free   (MzStudyCard *self);
void         mz_study_lesson_free (MzStudyLesson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzStudyCard, mz_study_card_free)

G_END_DECLS
