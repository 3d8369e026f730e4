/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions made again, by their keys. */
#pragma once

#include "mz-question.h"

G_BEGIN_DECLS

GPtrArray *mz_due_make (MzDataset *facts, const char *const *keys, MzUnits units);

G_END_DECLS
