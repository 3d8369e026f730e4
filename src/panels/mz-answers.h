/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario answers in one year or month, as rows of text. */
#pragma once

#include "mz-supply-run.h"
#include "mz-supply-tornado.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_ANSWER_LOSS,     /* what of a stage is lost */
  MZ_ANSWER_IMPORTER, /* who is short */
  MZ_ANSWER_STOCK,    /* when what is stocked is used up */
  MZ_ANSWER_PLANT,    /* what could answer */
  MZ_ANSWER_DEAL,     /* which agreements would have to deliver */
  MZ_ANSWER_FEED,     /* whose plants lack what they work up */
  MZ_ANSWER_LINK,     /* known trade that stops */
  MZ_ANSWER_GOOD,     /* what it means for what magnets are in */
  MZ_ANSWER_GAUGE,    /* targets, of the EU or one's own */
  MZ_ANSWER_ASSUMPTION, /* what matters most */
  MZ_ANSWER_UNLIKE,   /* what is not counted */
  MZ_N_ANSWER_KINDS
} MzAnswerKind;

/**
 * MzAnswer:
 * @index: of what it tells in the list of its kind: in the #MzSupply of @stage, in the facts of the run, or in the tornado
 * @value: (nullable): the figure
 * @detail: (nullable): one more line
 * @least, @most: of the bar, 0 to 1; %NAN: it has none, or the figure is not known
 * @id: (nullable): of the record that a click selects, of @record
 */
typedef struct
{
  MzAnswerKind kind;
  MzStage      stage;
  guint        index;
  char        *title, *value, *detail;
  double       least, most;
  MzRecordKind record;
  char        *id;
} MzAnswer;

/**
 * MzAnswers:
 * @heading: in words, what is asked
 * @note: (nullable): below it
 * @none: what stands there where there are no rows
 * @rows: (element-type MzAnswer): what matters most first
 *
 * The answers to one question.
 */
typedef struct
{
  const char *heading, *note, *none;
  GArray     *rows;
} MzAnswers;

GPtrArray       *mz_answers_new         (MzDataset *dataset, const MzSupplyRun *run, const MzSupplyTime *time, gboolean rest);
char            *mz_answers_get_title   (const MzSupplyTime *time);
MzSupplyTornado *mz_answers_tornado_new (MzDataset *dataset, const MzSupplyRun *run, const MzSupplyTime *time, MzStage *stage);

G_END_DECLS
