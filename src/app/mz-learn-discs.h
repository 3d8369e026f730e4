/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"
#include "mz-disc-paint.h"
#include "mz-quiz-run.h"

G_BEGIN_DECLS

/* What the map shows of a question: before the answer no more than helps to answer it. (transfer full) (nullable) */
MzDiscs *mz_learn_discs_new (const MzQuizTurn *turn, gboolean tells, MzDataset *facts, MzUnits units);

G_END_DECLS
