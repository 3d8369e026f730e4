/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an answer is computed: the formula with its numbers, what goes into it, and what is assumed. */
#pragma once

#include "mz-answers.h"

G_BEGIN_DECLS

/**
 * MzHowInput:
 * @label: what it is
 * @value: with unit and year
 * @sources: (nullable): ids
 */
typedef struct
{
  char *label, *value;
  GStrv sources;
} MzHowInput;

/**
 * MzHow:
 * @title: what is computed
 * @formula: in words
 * @numbers: (nullable): the same with the numbers
 * @inputs: (element-type MzHowInput)
 * @assumed: (element-type utf8): what no source gives
 * @coverage: (nullable): how much is known at all
 */
typedef struct
{
  char      *title, *formula, *numbers, *coverage;
  GArray    *inputs;
  GPtrArray *assumed;
} MzHow;

MzHow *mz_how_new  (MzDataset *dataset, const MzSupplyRun *run, const MzSupplyTime *time, const MzAnswer *answer);
void   mz_how_free (MzHow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzHow, mz_how_free)

G_END_DECLS
