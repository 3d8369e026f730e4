/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of agreements, measures, events, claims, flows and the inputs of the model. */
#define G_LOG_DOMAIN "mz-story"
#include "mz-story-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pango.h>
#include <string.h>

#include "mz-card-builder.h"
#include "mz-flows.h"

/* --- Agreements and measures --- */

void
mz_look_up_status (MzLookUp *self)
{
  MzCardBuilder builder = { .dataset = self->context->dataset, .date = self->context->date,
                            .as_of = mz_look_up_get_as_of (self) };
  MzForceState force = MZ_IS_MEASURE (self->record)
                         ? mz_measure_get_force (MZ_MEASURE (self->record), builder.date, builder.as_of)
                         : mz_agreement_get_force (MZ_AGREEMENT (self->record), builder.date, builder.as_of);
  g_autofree char *text = NULL;

  builder.after = mz_partial_date_first_day (builder.date) > mz_partial_date_last_day (builder.as_of);
  text = mz_card_force_text (&builder, &force);
  mz_look_up_set_words (self, text, mz_vocabulary_get_key (&mz_forces, force.force));
}

void
mz_look_up_agreement_date (MzLookUp *self)
{
  const MzAgreementInfo *info = mz_agreement_peek (MZ_AGREEMENT (self->record));
  MzStoryForm form = self->binding->form;

  mz_look_up_set_date (self, form == MZ_STORY_AGREEMENT_SIGNED ? info->signed_on
                             : form == MZ_STORY_AGREEMENT_IN_FORCE ? info->in_force
                                                                   : info->ends);
}

void
mz_look_up_agreement_value (MzLookUp *self)
{
  double value = mz_agreement_peek (MZ_AGREEMENT (self->record))->value_usd;

  mz_look_up_set_number (self, &(MzLookUpNumber) { .value = value >= 0 ? value : NAN, .least = NAN, .unit = "USD" });
}

/* That it is not known whether it binds is something that is told, too. */
void
mz_look_up_agreement_binding (MzLookUp *self)
{
  const MzAgreementInfo *info = mz_agreement_peek (MZ_AGREEMENT (self->record));

  mz_look_up_add_sources (self, (const char *const *) info->binding_source);
  mz_look_up_set_words (self, mz_vocabulary_get_word (&mz_bindings, info->binding),
                        mz_vocabulary_get_key (&mz_bindings, info->binding));
}

void
mz_look_up_agreement_delivered (MzLookUp *self)
{
  MzSteel steel = mz_steel_get (MZ_AGREEMENT (self->record), self->context->date, mz_look_up_get_as_of (self));

  mz_look_up_add_sources (self, steel.delivered_sources);
  mz_look_up_set_words (self, mz_vocabulary_get_word (&mz_delivered, steel.delivered),
                        mz_vocabulary_get_key (&mz_delivered, steel.delivered));
}

/* The last step of the kind that was certainly taken by the date. (nullable) */
static const MzStep *
find_step (MzLookUp *self, MzStepKind kind)
{
  const MzAgreementInfo *info = mz_agreement_peek (MZ_AGREEMENT (self->record));
  const MzStep *last = NULL;

  for (guint i = 0; i < info->steps->len; i++)
    {
      const MzStep *step = &g_array_index (info->steps, MzStep, i);

      if (step->step == kind && mz_partial_date_is_set (step->date)
          && mz_partial_date_reached (step->date, self->context->date) == MZ_TRUTH_YES
          && mz_partial_date_first_day (step->date) <= mz_partial_date_last_day (mz_look_up_get_as_of (self))
          && (last == NULL || mz_partial_date_compare (step->date, last->date) >= 0))
        last = step;
    }
  return last;
}

void
mz_look_up_agreement_step (MzLookUp *self)
{
  MzStoryForm form = self->binding->form;
  const MzStep *step = find_step (self, form == MZ_STORY_AGREEMENT_MONEY ? MZ_STEP_MONEY
                                        : form == MZ_STORY_AGREEMENT_TONNES ? MZ_STEP_TONNES
                                                                            : MZ_STEP_SITE);
  if (step == NULL)
    return;
  mz_look_up_add_sources (self, (const char *const *) step->sources);
  if (step->amount < 0 || mz_look_up_wants_date (self))
    {
      mz_look_up_set_date (self, step->date);
      return;
    }
  mz_look_up_set_number (self, &(MzLookUpNumber) { .value = step->amount, .least = NAN, .unit = step->unit });
  if (self->binding->style == MZ_STORY_WHOLE)
    {
      g_free (self->figure->text);
      self->figure->text = mz_steel_format_amount (step->amount, step->unit);
    }
}

void
mz_look_up_measure_date (MzLookUp *self)
{
  const MzMeasureInfo *info = mz_measure_peek (MZ_MEASURE (self->record));
  MzStoryForm form = self->binding->form;

  mz_look_up_set_date (self, form == MZ_STORY_MEASURE_ANNOUNCED ? info->announced
                             : form == MZ_STORY_MEASURE_EFFECTIVE ? info->effective
                                                                  : info->ends);
}

/* Where a whole group is named, how many there are cannot be counted. */
void
mz_look_up_measure_elements (MzLookUp *self)
{
  static const char *const groups[] = { "REE", "LREE", "HREE", NULL };
  GStrv minerals = mz_measure_peek (MZ_MEASURE (self->record))->minerals;

  for (guint i = 0; minerals[i] != NULL; i++)
    if (g_strv_contains (groups, minerals[i]))
      return;
  if (minerals[0] != NULL)
    mz_look_up_set_number (self, &(MzLookUpNumber) { .value = g_strv_length (minerals), .least = NAN });
}

/* --- Events and claims --- */

void
mz_look_up_event_date (MzLookUp *self)
{
  const MzEventInfo *info = mz_event_peek (MZ_EVENT (self->record));

  mz_look_up_set_date (self, self->binding->form == MZ_STORY_EVENT_DATE ? info->date : info->end);
}

void
mz_look_up_claim (MzLookUp *self)
{
  const MzClaimInfo *info = mz_claim_peek (MZ_CLAIM (self->record));
  const char *const article[] = { info->article, NULL };
  MzPartialDate date;

  mz_look_up_add_sources (self, article);
  mz_look_up_add_sources (self, (const char *const *) mz_record_peek_head (self->record)->sources);
  if (info->figure_text != NULL && mz_partial_date_parse (info->figure_text, &date, NULL)
      && g_strcmp0 (info->unit, "date") == 0)
    mz_look_up_set_date (self, date);
  else if (info->figure_text != NULL && self->binding->style == MZ_STORY_NUMBER)
    mz_look_up_set_words (self, info->figure_text, info->figure_text);
  else if (info->figure_text != NULL)
    {
      g_autofree char *markup = mz_card_claim_figure (MZ_CLAIM (self->record));
      g_autofree char *text = NULL;

      if (pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL))
        mz_look_up_set_words (self, text, info->figure_text);
    }
  else if (info->has_figure && g_strcmp0 (info->unit, "year") == 0)
    mz_look_up_set_date (self, mz_partial_date_new ((guint) info->figure, 0, 0));
  else if (info->has_figure)
    mz_look_up_set_number (self, &(MzLookUpNumber) { .value = info->figure, .least = NAN, .unit = info->unit });
}

/* --- Amounts --- */

void
mz_look_up_flow (MzLookUp *self)
{
  const MzFlowInfo *info = mz_flow_peek (MZ_FLOW (self->record));
  double tonnes = mz_flow_get_tonnes (MZ_FLOW (self->record));

  mz_look_up_set_number (self, &(MzLookUpNumber) { .value = tonnes >= 0 ? tonnes : NAN, .least = NAN, .unit = info->what,
                                                   .flags = info->estimate ? MZ_DATUM_ESTIMATE : 0 });
}

/* One figure, or what it lies between. */
static void
set_range (MzLookUp *self, double low, double high, double typical, const char *unit, gboolean estimate)
{
  MzLookUpNumber number = { .value = typical, .least = NAN, .unit = unit, .flags = estimate ? MZ_DATUM_ESTIMATE : 0 };

  if (isfinite (low) && isfinite (high))
    {
      number.value = high;
      number.least = low != high ? low : NAN;
    }
  else if (!isfinite (typical))
    {
      number.value = isfinite (high) ? high : low;
      number.flags |= isfinite (high) ? MZ_DATUM_AT_MOST : MZ_DATUM_AT_LEAST;
    }
  mz_look_up_set_number (self, &number);
}

void
mz_look_up_stock (MzLookUp *self)
{
  const MzStockInfo *info = mz_stock_peek (MZ_STOCK (self->record));

  if (isfinite (info->t))
    mz_look_up_set_number (self, &(MzLookUpNumber) { .value = info->t, .least = NAN, .unit = "t",
                                                     .flags = info->estimate ? MZ_DATUM_ESTIMATE : 0 });
  else
    {
      MzLookUpNumber days = { .value = info->days_high, .least = NAN, .unit = _("days"), .plain = "days",
                              .flags = info->estimate ? MZ_DATUM_ESTIMATE : 0 };

      if (isfinite (info->days_low) && isfinite (info->days_high) && info->days_low != info->days_high)
        days.least = info->days_low;
      mz_look_up_set_number (self, &days);
    }
}

void
mz_look_up_demand (MzLookUp *self)
{
  const MzDemandInfo *info = mz_demand_peek (MZ_DEMAND (self->record));

  set_range (self, info->low, info->high, info->value, info->what, info->estimate);
}

void
mz_look_up_good (MzLookUp *self)
{
  const MzGoodInfo *info = mz_good_peek (MZ_GOOD (self->record));

  set_range (self, info->low, info->high, info->typical, info->what, info->estimate);
}

void
mz_look_up_parameter (MzLookUp *self)
{
  const MzParameterInfo *info = mz_parameter_peek (MZ_PARAMETER (self->record));

  if (info->outcome != NULL)
    mz_look_up_set_words (self, info->outcome, info->outcome);
  else if (g_strcmp0 (info->unit, "share") == 0)
    set_range (self, 100 * info->low, 100 * info->high, 100 * info->typical, "%", info->estimate);
  else
    set_range (self, info->low, info->high, info->typical, info->unit, info->estimate);
}
