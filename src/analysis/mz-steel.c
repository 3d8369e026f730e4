/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-steel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-figure.h"
#include "mz-format.h"

/* The dates of the clock and of the facts; what lies behind the second is a plan. */
typedef struct
{
  MzPartialDate date, as_of;
} Clock;

static gboolean
is_after (MzPartialDate date, MzPartialDate other)
{
  return mz_partial_date_first_day (date) > mz_partial_date_last_day (other);
}

/* What sources say without a date holds on the last one that the facts know; on those before it, perhaps. */
static gboolean
is_at_end (const Clock *clock)
{
  return mz_partial_date_first_day (clock->date) >= mz_partial_date_first_day (clock->as_of);
}

/* The first step of a kind by when it was certainly taken: one of a vague date may hide behind one that is certain. (nullable) */
static const MzStep *
find_first (const MzAgreementInfo *info, MzStepKind kind, MzPartialDate date)
{
  const MzStep *first = NULL;
  gboolean first_is_known = FALSE;

  for (guint i = 0; i < info->steps->len; i++)
    {
      const MzStep *step = &g_array_index (info->steps, MzStep, i);
      gboolean known = mz_figure_is_known (step->date, date);

      if (step->step != kind || (first_is_known && !known))
        continue;
      if (first == NULL || known != first_is_known || !mz_partial_date_is_set (first->date)
          || (mz_partial_date_is_set (step->date) && mz_partial_date_compare (step->date, first->date) < 0))
        {
          first = step;
          first_is_known = known;
        }
    }
  return first;
}

/* What a record says outside its steps; may be unset. */
static MzPartialDate
get_own_date (const MzAgreementInfo *info, MzStepKind kind)
{
  if (kind == MZ_STEP_SIGNED)
    return info->signed_on;
  return kind == MZ_STEP_IN_FORCE ? info->in_force : MZ_PARTIAL_DATE_NONE;
}

static MzSteelState
get_state (MzPartialDate step, const Clock *clock)
{
  if (!mz_partial_date_is_set (step))
    return is_at_end (clock) ? MZ_STEEL_DONE : MZ_STEEL_PERHAPS;
  if (is_after (step, clock->as_of))
    return MZ_STEEL_PLANNED;
  if (mz_figure_is_known (step, clock->date))
    return MZ_STEEL_DONE;
  return is_after (step, clock->date) ? MZ_STEEL_LATER : MZ_STEEL_PERHAPS;
}

static MzSteelStep
get_step (MzAgreement *agreement, MzStepKind kind, const Clock *clock)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  MzSteelStep result = { MZ_STEEL_NOT_KNOWN, get_own_date (info, kind), find_first (info, kind, clock->date), NULL };

  if (result.step == NULL && !mz_partial_date_is_set (result.date))
    return result;
  if (!mz_partial_date_is_set (result.date))
    result.date = result.step->date;
  result.sources = result.step != NULL && result.step->sources != NULL
                     ? (const char *const *) result.step->sources
                     : (const char *const *) mz_record_peek_head (MZ_RECORD (agreement))->sources;
  result.state = get_state (result.date, clock);
  return result;
}

static void
set_delivered (MzSteel *self, MzDelivered delivered, MzPartialDate as_of, const char *const *sources)
{
  self->delivered = delivered;
  self->delivered_as_of = as_of;
  self->delivered_sources = sources;
}

/* What sources say of tonnes beside the step: nothing by a date, which holds for all dates before it, or that there were some. */
static void
judge_delivered (MzSteel *self, const MzAgreementInfo *info, const Clock *clock)
{
  const char *const *sources = (const char *const *) info->delivered_sources;
  MzSteelStep *tonnes = &self->steps[MZ_STEP_TONNES];
  gboolean told = mz_partial_date_is_set (info->delivered_as_of) ? mz_figure_is_known (info->delivered_as_of, clock->date)
                                                                 : is_at_end (clock);
  gboolean some = info->delivered == MZ_DELIVERED_SOME || info->delivered == MZ_DELIVERED_YES;

  if (some && told)
    {
      set_delivered (self, info->delivered, info->delivered_as_of, sources);
      if (tonnes->step == NULL)
        *tonnes = (MzSteelStep) { MZ_STEEL_DONE, MZ_PARTIAL_DATE_NONE, NULL, sources };
    }
  else if (tonnes->state == MZ_STEEL_DONE)
    set_delivered (self, MZ_DELIVERED_SOME, tonnes->date, tonnes->sources);
  else if (info->delivered == MZ_DELIVERED_NONE)
    {
      set_delivered (self, MZ_DELIVERED_NONE, info->delivered_as_of, sources);
      if (tonnes->step == NULL)
        *tonnes = (MzSteelStep) { MZ_STEEL_NOT_DONE, info->delivered_as_of, NULL, sources };
    }
}

/**
 * mz_steel_get:
 * @date: the date asked for; later than @as_of it is taken as that
 * @as_of: the last date that the facts know; what is later than that is a plan
 *
 * What a source says was not delivered by some day counts until a source says otherwise; that day is told with it.
 *
 * Returns: how far @agreement has come; lives as long as it
 */
MzSteel
mz_steel_get (MzAgreement *agreement, MzPartialDate date, MzPartialDate as_of)
{
  MzSteel result = { .last = MZ_STEEL_STEPS, .delivered = MZ_DELIVERED_NOT_KNOWN };
  Clock clock = { is_after (date, as_of) ? as_of : date, as_of };
  const MzAgreementInfo *info;
  const MzStep *ended;

  g_return_val_if_fail (MZ_IS_AGREEMENT (agreement), result);

  info = mz_agreement_peek (agreement);
  for (guint i = 0; i < MZ_STEEL_STEPS; i++)
    result.steps[i] = get_step (agreement, i, &clock);
  judge_delivered (&result, info, &clock);
  for (guint i = 0; i < MZ_STEEL_STEPS; i++)
    if (result.steps[i].state == MZ_STEEL_DONE)
      result.last = i;
  ended = find_first (info, MZ_STEP_ENDED, clock.date);
  if (mz_figure_is_known (info->ends, clock.date))
    result.ended_on = info->ends;
  else if (ended != NULL && mz_figure_is_known (ended->date, clock.date))
    result.ended_on = ended->date;
  return result;
}

static gboolean
is_currency (const char *unit)
{
  return strlen (unit) >= 3 && g_ascii_isupper (unit[0]) && g_ascii_isupper (unit[1]) && g_ascii_isupper (unit[2])
         && (unit[3] == '\0' || unit[3] == ' ');
}

/** mz_steel_format_amount: @unit: (nullable): "AUD", "USD planned", "t a year NdPr". Returns: (transfer full): for people. */
char *
mz_steel_format_amount (double amount, const char *unit)
{
  g_autofree char *number = NULL, *currency = NULL;

  if (unit == NULL || *unit == '\0')
    return mz_format_number (amount);
  if (!is_currency (unit))
    {
      number = mz_format_number (amount);
      return mz_format_unit (number, unit);
    }
  currency = g_strndup (unit, 3);
  number = mz_format_money (amount, currency);
  return unit[3] == '\0' ? g_steal_pointer (&number) : g_strconcat (number, mz_format_label_rest (unit, currency), NULL);
}

/** mz_steel_describe_step: Returns: (transfer full): what is known of a step by the date: "20 Oct 2025", "no source says". */
char *
mz_steel_describe_step (const MzSteel *self, MzStepKind step)
{
  const MzSteelStep *of = &self->steps[step];
  g_autofree char *date = NULL;

  g_return_val_if_fail (step < MZ_STEEL_STEPS, NULL);

  if (of->state == MZ_STEEL_NOT_KNOWN)
    return g_strdup (_("no source says"));
  if (!mz_partial_date_is_set (of->date))
    return g_strdup (of->state == MZ_STEEL_NOT_DONE ? _("nothing yet") : _("done, date not known"));
  date = mz_partial_date_format_short (of->date);
  switch (of->state)
    {
    case MZ_STEEL_NOT_DONE:
      /* Translators: nothing was delivered by this date. */
      return g_strdup_printf (_("nothing by %s"), date);
    case MZ_STEEL_PLANNED:
      return g_strdup_printf (_("planned for %s"), date);
    case MZ_STEEL_LATER:
      /* Translators: sources tell of a step for this date, which is later than the clock. */
      return g_strdup_printf (_("later: %s"), date);
    case MZ_STEEL_PERHAPS:
      return g_strdup_printf (_("perhaps: %s"), date);
    case MZ_STEEL_NOT_KNOWN:
    case MZ_STEEL_DONE:
    case MZ_N_STEEL_STATES:
    default:
      return g_steal_pointer (&date);
    }
}

/** mz_steel_describe: Returns: (transfer full): all steps in words: "Signed: 20 Oct 2025. In force: no source says. ..." */
char *
mz_steel_describe (const MzSteel *self)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < MZ_STEEL_STEPS; i++)
    {
      g_autofree char *words = mz_steel_describe_step (self, i);

      if (i > 0)
        g_string_append_c (result, ' ');
      /* Translators: a step of an agreement and what is known of it. */
      g_string_append_printf (result, C_("step", "%1$s: %2$s."), mz_vocabulary_get_label (&mz_step_kinds, i), words);
    }
  return g_string_free (result, FALSE);
}
