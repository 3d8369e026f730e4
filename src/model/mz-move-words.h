/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves of a scenario in plain words. */
#pragma once

#include "mz-dataset.h"
#include "mz-scenario.h"

G_BEGIN_DECLS

const char *mz_move_kind_get_label (MzMoveKind kind);
char       *mz_move_to_text        (const MzMove *move, MzDataset *dataset);
char       *mz_move_stages_to_text (MzSet stages);

G_END_DECLS
