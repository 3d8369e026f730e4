/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a site does when, as packed numbers: for MzSite, and for looks at all sites at once. */
#pragma once

#include "mz-types.h"
#include "mz-partial-date.h"

G_BEGIN_DECLS

/**
 * MzLifeStep:
 * @first, @last: the first and the last day that its beginning can mean; %MZ_DAY_EVER, %MZ_DAY_NEVER: not said
 * @state: the #MzState that begins
 * @planned: only announced
 * @assumed: a scenario says so: it holds on whatever date
 */
typedef struct
{
  MzDay  first, last;
  guint8 state;
  guint8 planned;
  guint8 assumed;
} MzLifeStep;

/* The days of the date asked for, and of the last date that the facts know. */
typedef struct
{
  MzDay first, last;
  MzDay as_of_first, as_of_last;
} MzLifeDates;

/**
 * MzLifeState:
 * @state, @perhaps, @last_known: as in #MzSiteState
 * @since: the step with which @state began, or -1
 */
typedef struct
{
  MzState state, perhaps, last_known;
  int     since;
} MzLifeState;

MzLifeDates mz_life_dates     (MzPartialDate date, MzPartialDate as_of);
MzLifeState mz_life_get_state (const MzLifeStep *steps, guint n_steps, const MzLifeDates *dates);

G_END_DECLS
