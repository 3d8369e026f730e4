/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is different between two dates, or between the facts and a scenario, or between two of them. */
#pragma once

#include "mz-workspace.h"

G_BEGIN_DECLS

/* In the order in which they are listed. STATE: any other step, told by what has come of it. */
typedef enum
{
  MZ_CHANGE_OPENED,
  MZ_CHANGE_CLOSED,
  MZ_CHANGE_SITE_STATE,
  MZ_CHANGE_SIGNED,
  MZ_CHANGE_IN_FORCE,
  MZ_CHANGE_LAPSED,
  MZ_CHANGE_AGREEMENT_STATE,
  MZ_CHANGE_BEGAN,
  MZ_CHANGE_SUSPENDED,
  MZ_CHANGE_ENDED,
  MZ_CHANGE_MEASURE_STATE,
  MZ_N_CHANGES
} MzChangeKind;

/**
 * MzChange:
 *
 * One record that is something else on the later date than on the earlier one, or in a scenario than in the facts. Immutable;
 * main thread.
 */
#define MZ_TYPE_CHANGE (mz_change_get_type ())
G_DECLARE_FINAL_TYPE (MzChange, mz_change, MZ, CHANGE, GObject)

MzChangeKind mz_change_get_kind   (MzChange *self);
MzRecord    *mz_change_get_record (MzChange *self);
guint        mz_change_get_after  (MzChange *self);
char        *mz_change_to_text    (MzChange *self);
const char *const *mz_change_get_sources (MzChange *self);

gboolean     mz_comparison_is_turned_round (MzWorkspace *a, MzWorkspace *b);
GPtrArray   *mz_comparison_new    (MzWorkspace *a, MzWorkspace *b);

G_END_DECLS
