/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has most, by figures that are not shares of a whole; for mz-quiz-most.c. */
#pragma once

#include "mz-quiz-private.h"

G_BEGIN_DECLS

/* The subjects: in @which, what is compared, from %MZ_N_STAGES on; in @part, a year or 0, and a place among the figures. */
#define MZ_QUIZ_PLACES 64

void        mz_quiz_list_figures (MzQuizDesk *desk, guint level, GArray *subjects);
MzQuestion *mz_quiz_ask_figures  (MzQuizDesk *desk, guint level, const MzQuizSubject *subject);

G_END_DECLS
