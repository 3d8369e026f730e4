/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-agreement.h"
#include "mz-record-private.h"

/* MzAgreement: a deal between countries or firms. Owned by the dataset's store; immutable, main thread. */
MZ_DEFINE_RECORD (MzAgreement, mz_agreement, MZ_RECORD_AGREEMENT, mz_agreement_info_free)

static void
step_clear (MzStep *step)
{
  g_free (step->what);
  g_free (step->unit);
  g_strfreev (step->sources);
}

/** mz_agreement_info_new: Returns: (transfer full): information in which nothing is known yet; its lists are empty. */
MzAgreementInfo *
mz_agreement_info_new (void)
{
  MzAgreementInfo *info = g_new0 (MzAgreementInfo, 1);

  info->parties = g_new0 (char *, 1);
  info->organisations = g_new0 (char *, 1);
  info->binding = MZ_BINDING_UNKNOWN;
  info->binding_source = g_new0 (char *, 1);
  info->value_usd = -1;
  info->minerals = g_new0 (char *, 1);
  info->sites = g_new0 (char *, 1);
  info->terms = g_new0 (char *, 1);
  info->steps = g_array_new (FALSE, TRUE, sizeof (MzStep));
  g_array_set_clear_func (info->steps, (GDestroyNotify) step_clear);
  info->delivered = MZ_DELIVERED_NOT_KNOWN;
  info->delivered_sources = g_new0 (char *, 1);
  return info;
}

void
mz_agreement_info_free (MzAgreementInfo *info)
{
  g_strfreev (info->parties);
  g_strfreev (info->organisations);
  g_strfreev (info->binding_source);
  g_strfreev (info->minerals);
  g_strfreev (info->sites);
  g_strfreev (info->terms);
  g_array_unref (info->steps);
  g_strfreev (info->delivered_sources);
  g_free (info);
}

/** mz_agreement_has_party: Returns: whether @country (ISO 3166-1 alpha-2 or EU) is a party. */
gboolean
mz_agreement_has_party (MzAgreement *self, const char *country)
{
  g_return_val_if_fail (MZ_IS_AGREEMENT (self) && country != NULL, FALSE);

  return g_strv_contains ((const char *const *) self->info->parties, country);
}

static MzPartialDate
step_date (const MzAgreementInfo *info, MzStepKind kind, MzPartialDate given)
{
  for (guint i = 0; i < info->steps->len && !mz_partial_date_is_set (given); i++)
    if (g_array_index (info->steps, MzStep, i).step == kind)
      given = g_array_index (info->steps, MzStep, i).date;
  return given;
}

/**
 * mz_force_advance:
 * @state: (inout): what has been found so far
 * @next: what follows it
 * @from: when that begins; not set: it never does
 * @date: the date asked for
 *
 * One step along a life of dated states: takes @next where it has certainly begun, names it where it perhaps has.
 */
void
mz_force_advance (MzForceState *state, MzForce next, MzPartialDate from, MzPartialDate date)
{
  MzTruth reached = mz_partial_date_is_set (from) ? mz_partial_date_reached (from, date) : MZ_TRUTH_NO;

  if (reached == MZ_TRUTH_YES)
    {
      state->force = next;
      state->perhaps = MZ_FORCE_NONE;
      state->since = from;
    }
  else if (reached == MZ_TRUTH_PERHAPS)
    state->perhaps = next;
}

/**
 * mz_force_finish:
 * @state: the state on the date asked for, or on the as-of date if that is earlier
 * @after_as_of: whether the date asked for is later than what the facts know
 *
 * What has ended stays so; whatever else was so is not known after the as-of date. What has perhaps begun and of which
 * nothing is certain is not known either.
 */
void
mz_force_finish (MzForceState *state, gboolean after_as_of)
{
  if (after_as_of && state->force != MZ_FORCE_ENDED)
    {
      state->last_known = state->force == MZ_FORCE_NOT_KNOWN ? MZ_FORCE_NONE : state->force;
      state->force = MZ_FORCE_NOT_KNOWN;
      state->perhaps = MZ_FORCE_NONE;
    }
  else if (state->force == MZ_FORCE_NONE && state->perhaps != MZ_FORCE_NONE)
    state->force = MZ_FORCE_NOT_KNOWN;
}

/**
 * mz_agreement_get_force:
 * @date: the date asked for; a vague one is the whole span
 * @as_of: the last date that the facts know
 *
 * An agreement is signed, then in force if a source says so, then ended. One without a date of signing is known as announced
 * on the as-of date; before that, since when is not known.
 *
 * Returns: the state; %MZ_FORCE_NONE if it was made after @date.
 */
MzForceState
mz_agreement_get_force (MzAgreement *self, MzPartialDate date, MzPartialDate as_of)
{
  MzForceState result = { MZ_FORCE_NONE, MZ_FORCE_NONE, MZ_FORCE_NONE, { 0 }, { 0 } };
  gboolean after = mz_partial_date_first_day (date) > mz_partial_date_last_day (as_of);
  MzPartialDate known = after ? as_of : date;
  MzPartialDate signed_on, in_force;

  g_return_val_if_fail (MZ_IS_AGREEMENT (self), result);

  signed_on = step_date (self->info, MZ_STEP_SIGNED, self->info->signed_on);
  in_force = step_date (self->info, MZ_STEP_IN_FORCE, self->info->in_force);
  result.until = step_date (self->info, MZ_STEP_ENDED, self->info->ends);

  if (!mz_partial_date_is_set (signed_on)
      || mz_partial_date_first_day (signed_on) > mz_partial_date_last_day (as_of))
    {
      if (mz_partial_date_first_day (known) >= mz_partial_date_first_day (as_of))
        result.force = MZ_FORCE_ANNOUNCED;
      else
        result.perhaps = MZ_FORCE_ANNOUNCED;
    }
  mz_force_advance (&result, MZ_FORCE_SIGNED, signed_on, known);
  mz_force_advance (&result, MZ_FORCE_IN_FORCE, in_force, known);
  mz_force_advance (&result, MZ_FORCE_ENDED, result.until, known);
  mz_force_finish (&result, after);
  return result;
}
