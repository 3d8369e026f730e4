/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-move-fields.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"

static const MzMoveFields fields_of[MZ_N_MOVE_KINDS] = {
  [MZ_MOVE_STOP_EXPORTS] = MZ_MOVE_HAS_COUNTRY | MZ_MOVE_HAS_TO | MZ_MOVE_HAS_STAGES | MZ_MOVE_HAS_MINERALS
                         | MZ_MOVE_HAS_START | MZ_MOVE_HAS_MONTHS | MZ_MOVE_HAS_LEAK | MZ_MOVE_HAS_RETALIATION,
  [MZ_MOVE_SITE_FAILS] = MZ_MOVE_HAS_SITE | MZ_MOVE_HAS_STAGES | MZ_MOVE_HAS_START | MZ_MOVE_HAS_MONTHS | MZ_MOVE_HAS_LEAK,
  [MZ_MOVE_PLANT_OPENS] = MZ_MOVE_HAS_SITE | MZ_MOVE_HAS_STAGES | MZ_MOVE_HAS_START | MZ_MOVE_HAS_AMOUNT,
  [MZ_MOVE_PLANT_SLIPS] = MZ_MOVE_HAS_SITE | MZ_MOVE_HAS_MONTHS,
  [MZ_MOVE_PLANT_NEVER] = MZ_MOVE_HAS_SITE,
  [MZ_MOVE_LICENCE_DELAY] = MZ_MOVE_HAS_COUNTRY | MZ_MOVE_HAS_TO | MZ_MOVE_HAS_STAGES | MZ_MOVE_HAS_MINERALS
                          | MZ_MOVE_HAS_START | MZ_MOVE_HAS_AMOUNT | MZ_MOVE_HAS_LEAK,
  [MZ_MOVE_STOCK_RELEASE] = MZ_MOVE_HAS_COUNTRY | MZ_MOVE_HAS_ONE_STAGE | MZ_MOVE_HAS_START | MZ_MOVE_HAS_MONTHS | MZ_MOVE_HAS_AMOUNT,
  [MZ_MOVE_RECYCLING] = MZ_MOVE_HAS_COUNTRY | MZ_MOVE_HAS_ONE_STAGE | MZ_MOVE_HAS_START | MZ_MOVE_HAS_MONTHS | MZ_MOVE_HAS_AMOUNT,
  [MZ_MOVE_SHIFT] = MZ_MOVE_HAS_COUNTRY | MZ_MOVE_HAS_TO | MZ_MOVE_HAS_ONE_STAGE | MZ_MOVE_HAS_START
                  | MZ_MOVE_HAS_MONTHS | MZ_MOVE_HAS_AMOUNT | MZ_MOVE_HAS_MOST,
  [MZ_MOVE_DEMAND] = MZ_MOVE_HAS_DEMAND,
};

MzMoveFields
mz_move_fields_get (MzMoveKind kind)
{
  g_return_val_if_fail (kind < MZ_N_MOVE_KINDS, 0);

  return fields_of[kind];
}

/** mz_move_fields_get_least_months: A stock is not sold in no time, nor do plants move in it. */
guint
mz_move_fields_get_least_months (MzMoveKind kind)
{
  return kind == MZ_MOVE_STOCK_RELEASE || kind == MZ_MOVE_SHIFT ? 1 : 0;
}

static const char *
name_unit (const MzMove *move)
{
  return move->unit != NULL ? mz_format_label (move->unit) : "t";
}

/** mz_move_fields_name_amount: Returns: (transfer full): what the amount of the move is, with its unit; of a kind that has one. */
char *
mz_move_fields_name_amount (const MzMove *move)
{
  switch (move->kind)
    {
    case MZ_MOVE_LICENCE_DELAY:
      return g_strdup (_("Days that a licence takes"));
    case MZ_MOVE_STOCK_RELEASE:
      /* Translators: a unit. */
      return g_strdup_printf (_("Released in all, %s"), name_unit (move));
    case MZ_MOVE_RECYCLING:
      /* Translators: a unit. */
      return g_strdup_printf (_("More from recycling, %s a year"), name_unit (move));
    case MZ_MOVE_SHIFT:
      return g_strdup (_("At least, in points of the world’s output"));
    case MZ_MOVE_PLANT_OPENS:
      /* Translators: a unit. */
      return g_strdup_printf (_("Makes at most, %s a year (0: as the facts say)"), name_unit (move));
    case MZ_MOVE_STOP_EXPORTS:
    case MZ_MOVE_SITE_FAILS:
    case MZ_MOVE_PLANT_SLIPS:
    case MZ_MOVE_PLANT_NEVER:
    case MZ_MOVE_DEMAND:
    case MZ_N_MOVE_KINDS:
    default:
      g_assert_not_reached ();
    }
}
