/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-life.h"

/** mz_life_dates: Returns: both dates as the days that they can mean. */
MzLifeDates
mz_life_dates (MzPartialDate date, MzPartialDate as_of)
{
  return (MzLifeDates) { mz_partial_date_first_day (date), mz_partial_date_last_day (date),
                         mz_partial_date_first_day (as_of), mz_partial_date_last_day (as_of) };
}

static gboolean
has_date (const MzLifeStep *step)
{
  return step->last != MZ_DAY_NEVER;
}

/* A plan: flagged as one, or begins only after the last day that the facts know. What is assumed is none as long as it has
 * begun by then. */
static gboolean
is_plan (const MzLifeStep *step, const MzLifeDates *dates)
{
  return (step->planned && !step->assumed) || step->first > dates->as_of_last;
}

/* The state on a date that is not after the as-of date. */
static MzLifeState
known_state (const MzLifeStep *steps, guint n_steps, const MzLifeDates *dates)
{
  MzLifeState result = { MZ_STATE_NONE, MZ_STATE_NONE, MZ_STATE_NONE, -1 };
  gboolean at_as_of = dates->first >= dates->as_of_first;
  gboolean plan = FALSE;
  guint n_known = n_steps;

  while (n_known > 0 && steps[n_known - 1].assumed && is_plan (&steps[n_known - 1], dates))
    n_known--;
  for (guint i = 0; i < n_steps; i++)
    {
      const MzLifeStep *step = &steps[i];

      if (is_plan (step, dates))
        plan = TRUE;
      else if (step->last <= dates->first || (!has_date (step) && at_as_of && i + 1 == n_known))
        {
          result.state = (MzState) step->state;
          result.perhaps = MZ_STATE_NONE;
          result.since = (int) i;
        }
      else if (step->first <= dates->last)
        result.perhaps = (MzState) step->state;
      else
        break;
    }

  if (result.state == MZ_STATE_NONE && result.perhaps == MZ_STATE_NONE && plan)
    {
      if (at_as_of)
        result.state = MZ_STATE_PLANNED;
      else
        result.perhaps = MZ_STATE_PLANNED;
    }
  if (result.state == MZ_STATE_NONE && (result.perhaps != MZ_STATE_NONE || n_steps == 0))
    result.state = MZ_STATE_NOT_KNOWN;
  return result;
}

/**
 * mz_life_get_state:
 * @steps: (array length=n_steps): oldest first
 * @dates: the date asked for and the as-of date
 *
 * The rules are those of mz_site_get_state().
 */
MzLifeState
mz_life_get_state (const MzLifeStep *steps, guint n_steps, const MzLifeDates *dates)
{
  MzLifeDates as_of = { dates->as_of_first, dates->as_of_last, dates->as_of_first, dates->as_of_last };
  MzLifeState result;

  if (dates->first <= dates->as_of_last)
    return known_state (steps, n_steps, dates);

  result = known_state (steps, n_steps, &as_of);
  for (guint i = 0; i < n_steps; i++)
    if (has_date (&steps[i]) && is_plan (&steps[i], dates) && steps[i].last <= dates->first)
      {
        result.state = steps[i].assumed ? (MzState) steps[i].state : MZ_STATE_PLANNED;
        result.since = (int) i;
      }
  result.perhaps = MZ_STATE_NONE;
  if (result.state != MZ_STATE_PLANNED && (result.since < 0 || !steps[result.since].assumed))
    {
      result.last_known = result.state == MZ_STATE_NOT_KNOWN ? MZ_STATE_NONE : result.state;
      result.state = MZ_STATE_NOT_KNOWN;
      result.since = -1;
    }
  return result;
}
