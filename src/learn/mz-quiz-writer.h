/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions as text: JSON, and cards for Anki. The same bytes in every locale. */
#pragma once

#include "mz-quiz.h"

G_BEGIN_DECLS

char *mz_quiz_to_json (const MzQuizRequest *request, GPtrArray *questions);
char *mz_quiz_to_anki (MzDataset *dataset, GPtrArray *questions);

G_END_DECLS
