/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-address.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_ASKS_LOCATE,      /* where a site lies */
  MZ_ASKS_NAME,        /* what is marked on the map */
  MZ_ASKS_CHAIN_ORDER, /* which step follows which */
  MZ_ASKS_TIME_ORDER,  /* what came first */
  MZ_ASKS_USE,         /* which element serves a use */
  MZ_ASKS_SITE_KIND,   /* mine, deposit or plant */
  MZ_ASKS_BINDING,     /* whether an agreement binds */
  MZ_ASKS_MOST,        /* which country has the largest share of a stage */
  MZ_ASKS_CUT_OFF,     /* who is short if a scenario comes true */
  MZ_ASKS_ODD_ONE,     /* what does not belong */
  MZ_N_ASKS
} MzAsks;

extern const MzVocabulary mz_asks;

/* How it is answered. */
typedef enum
{
  MZ_ANSWER_PICK,  /* one of the choices */
  MZ_ANSWER_ORDER, /* all of the choices in their order */
  MZ_ANSWER_PLACE  /* a place on the map, measured against that of the right choice */
} MzAnswerForm;

/**
 * MzQuestionChoice:
 * @label: what stands on it
 * @kind, @id: the record that it is; @id (nullable): none
 * @lat, @lon: degrees; NAN: it has no place
 */
typedef struct
{
  char        *label;
  MzRecordKind kind;
  char        *id;
  double       lat, lon;
} MzQuestionChoice;

/**
 * MzQuestion:
 * @key: the same for the same thing asked, in every session: "locate/mountain-pass"; what spaced repetition counts by
 * @level: 1 (to begin with) to 3
 * @prompt: one sentence
 * @choices: (element-type MzQuestionChoice): in the order in which they are shown; of a place, the right one alone
 * @right: index of the right choice, and only that is right
 * @order: (element-type guint): of %MZ_ANSWER_ORDER, the indices of @choices in their right order; else empty
 * @reason: why it is so, one sentence
 * @sources: ids; never empty
 * @view: what the map shows with the answer, at the date that the question is about
 * @country: (nullable): of a place: answers inside it count as near
 * @equal: (nullable): of a place, or of what is marked: the same knowledge asked for without a map, one of choices; what is marked
 *   is the right choice, the others have their places too
 *
 * One question with its answer. Built by a maker of quizzes, then never changed.
 */
typedef struct _MzQuestion MzQuestion;
struct _MzQuestion
{
  gatomicrefcount ref_count;
  MzAsks       asks;
  MzAnswerForm form;
  guint        level;
  char        *key, *prompt, *reason, *country;
  GPtrArray   *choices;
  guint        right;
  GArray      *order;
  GStrv        sources;
  MzAddress   *view;
  MzQuestion  *equal;
};

MzQuestion             *mz_question_new        (MzAsks asks, MzAnswerForm form, const char *key);
MzQuestion             *mz_question_ref        (MzQuestion *self);
void                    mz_question_unref      (MzQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzQuestion, mz_question_unref)
MzQuestionChoice       *mz_question_add_choice (MzQuestion *self, const char *label, MzRecordKind kind, const char *id);
const MzQuestionChoice *mz_question_peek       (const MzQuestion *self, guint choice);

G_END_DECLS
