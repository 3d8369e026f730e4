/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields mean something in a move of a kind, as the reader of scenarios has it, and what their figures are. */
#pragma once

#include "mz-scenario.h"

G_BEGIN_DECLS

typedef enum /*< flags >*/
{
  MZ_MOVE_HAS_COUNTRY     = 1 << 0,
  MZ_MOVE_HAS_TO          = 1 << 1,
  MZ_MOVE_HAS_SITE        = 1 << 2,
  MZ_MOVE_HAS_STAGES      = 1 << 3,
  MZ_MOVE_HAS_ONE_STAGE   = 1 << 4,
  MZ_MOVE_HAS_MINERALS    = 1 << 5,
  MZ_MOVE_HAS_START       = 1 << 6,
  MZ_MOVE_HAS_MONTHS      = 1 << 7,
  MZ_MOVE_HAS_LEAK        = 1 << 8,
  MZ_MOVE_HAS_RETALIATION = 1 << 9,
  MZ_MOVE_HAS_AMOUNT      = 1 << 10,
  MZ_MOVE_HAS_MOST        = 1 << 11,
  MZ_MOVE_HAS_DEMAND      = 1 << 12
} MzMoveFields;

MzMoveFields mz_move_fields_get              (MzMoveKind kind);
guint        mz_move_fields_get_least_months (MzMoveKind kind);
char        *mz_move_fields_name_amount      (const MzMove *move);

G_END_DECLS
