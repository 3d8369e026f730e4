/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions made from the facts. */
#pragma once

#include "mz-question.h"

G_BEGIN_DECLS

#define MZ_QUIZ_LEVELS 3

/**
 * MzQuizRequest:
 * @date: the clock; unset: the facts' as-of date
 * @seed: the same seed and the same facts are the same questions, on every machine and in every language
 * @count: how many
 * @level: 1 to %MZ_QUIZ_LEVELS; 0: all
 * @kinds: of #MzAsks; 0: all
 * @query: (nullable): what the questions are about: records that it lets through
 * @units: of ways that are told
 * @borders: of maps on paper
 */
typedef struct
{
  MzDataset    *dataset;
  MzPartialDate date;
  guint64       seed;
  guint         count;
  guint         level;
  MzSet         kinds;
  MzQuery      *query;
  MzUnits       units;
  MzBorders     borders;
} MzQuizRequest;

GPtrArray *mz_quiz_new (const MzQuizRequest *request);

G_END_DECLS
