/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened when: the dated changes of all records, as the time bar shows them. */
#pragma once

#include "mz-workspace.h"

G_BEGIN_DECLS

/* The lanes of the time bar, from above. */
typedef enum
{
  MZ_LANE_AGREEMENTS,
  MZ_LANE_MEASURES,
  MZ_LANE_SITES,
  MZ_LANE_EVENTS,
  MZ_N_LANES
} MzTimeLane;

/**
 * MzTimeMark:
 * @record: what changes
 * @change: (nullable): what becomes of it, in the user's language; %NULL for events, which just happen
 */
typedef struct
{
  MzTimeLane    lane;
  MzPartialDate date;
  MzRecord     *record;
  const char   *change;
} MzTimeMark;

GArray           *mz_time_marks_new     (MzDataset *dataset);
const MzTimeMark *mz_time_marks_next    (GArray *marks, MzPartialDate date, int direction);
char             *mz_time_mark_to_text  (const MzTimeMark *self);
MzPartialDate     mz_clock_clamp        (MzPartialDate date);

G_END_DECLS
