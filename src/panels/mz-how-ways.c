/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the ways out are computed: stocks, plants, agreements; and what assumptions do. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-how-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-answers-private.h"
#include "mz-format.h"
#include "mz-supply-deals.h"

static char *
format_day (MzDay day)
{
  return day == MZ_DAY_NEVER ? g_strdup (_("not within the time")) : mz_partial_date_format (mz_partial_date_from_day (day));
}

void
mz_how_explain_stock (const MzExplaining *self)
{
  const MzSupplyStock *stock = &g_array_index (self->run->facts->stocks, MzSupplyStock, self->index);
  MzRecord *record = mz_dataset_lookup (self->dataset, MZ_RECORD_STOCK, stock->record);
  g_autofree char *low = mz_format_number (stock->days_low), *high = mz_format_number (stock->days_high), *from = NULL, *to = NULL;
  MzDay first, last;

  mz_supply_run_find_stock_end (self->run, stock, self->supply->base->stage, &first, &last);
  from = format_day (first);
  to = format_day (last);
  self->how->title = g_strdup (record != NULL ? mz_record_get_name (record) : stock->record);
  self->how->formula = g_strdup (_("It is used up on the first day on which the sum, day by day, of the part of the purchases that is lost "
                                   "exceeds the days of use that are stocked."));
  /* Translators: two dates, either may be "not within the time". */
  self->how->numbers = g_strdup_printf (_("With the most loss and the fewest days: %1$s. With the least loss and the most days: %2$s."),
                                        from, to);
  mz_how_add_input (self, _("Days of use"), strcmp (low, high) == 0 ? g_strdup (low) : g_strdup_printf ("%s–%s", low, high),
                    stock->sources);
  mz_how_add_moves (self, NULL);
  mz_how_add_assumption (self, _("Use goes on as before, the stock is full when the moves begin, and it is of the goods that fail."));
  if (stock->target)
    mz_how_add_assumption (self, _("That so much is held: it is what is aimed at."));
}

void
mz_how_explain_plant (const MzExplaining *self)
{
  const MzPlantChange *plant = &g_array_index (self->supply->plants, MzPlantChange, self->index);
  MzRecord *record = mz_dataset_lookup (self->dataset, MZ_RECORD_SITE, plant->site);
  GStrv sources = plant->plant != NULL ? plant->plant->sources : NULL;
  g_autofree char *capacity = plant->t_per_year >= 0 ? mz_format_number (plant->t_per_year) : NULL;
  g_autofree char *when = mz_partial_date_format (self->time->time), *makes = NULL;

  self->how->title = g_strdup (record != NULL ? mz_record_get_name (record) : plant->site);
  self->how->formula = g_strdup (_("It starts when it was promised, unless a move says otherwise: the last word counts. After the start its "
                                   "output rises along a straight line through a quarter (least) and 43 % (most) of capacity on the mean "
                                   "of the third year. It stands beside the supply and is not added to it."));
  if (plant->output.most >= 0)
    {
      makes = mz_answers_format_tonnes (plant->output, "t");
      /* Translators: a year or a month, and tonnes. */
      self->how->numbers = g_strdup_printf (_("In %1$s it makes %2$s a year"), when, makes);
    }
  if (plant->plant != NULL)
    mz_how_add_input (self, _("Promised for"),
                      mz_partial_date_is_set (plant->plant->promised) ? mz_partial_date_format (plant->plant->promised)
                                                                      : g_strdup (_("nobody says when")), sources);
  if (capacity != NULL)
    /* Translators: tonnes, and of what. */
    mz_how_add_input (self, _("Capacity"), g_strdup_printf (_("%1$s t a year, %2$s"), capacity,
                                                            plant->what != NULL ? mz_format_label (plant->what)
                                                                                : _("what of is not known")), sources);
  else
    mz_how_add_input (self, _("Capacity"), g_strdup (_("not known")), NULL);
  mz_how_add_moves (self, plant->site);
  if (plant->plant != NULL && !mz_partial_date_is_set (plant->plant->promised))
    mz_how_add_assumption (self, _("It starts 5 to 10 years after the works began, as new plants for processing are said to take."));
}

void
mz_how_explain_deal (const MzExplaining *self)
{
  g_autoptr (GArray) deals = mz_supply_deals_new (self->dataset, self->supply);
  const MzDeal *deal = &g_array_index (deals, MzDeal, self->index);
  const MzAgreementInfo *info = mz_agreement_peek (deal->agreement);
  const MzRecordHead *head = mz_record_peek_head (MZ_RECORD (deal->agreement));
  g_autofree char *helped = mz_answers_list_countries (self->dataset, (const char *const *) deal->helped);

  self->how->title = g_strdup (head->name);
  self->how->formula = g_strdup (_("An agreement would have to deliver where one of its parties is short in a stage that it is about, and none "
                                   "of them is cut off itself."));
  mz_how_add_input (self, _("Short"), g_steal_pointer (&helped), NULL);
  mz_how_add_input (self, _("Delivered so far"), g_strdup (mz_vocabulary_get_label (&mz_delivered, info->delivered)),
                    info->delivered_sources);
  for (guint i = 0; i < deal->sites->len; i++)
    {
      const MzDealSite *site = &g_array_index (deal->sites, MzDealSite, i);

      mz_how_add_input (self, mz_record_get_short_name (MZ_RECORD (site->site)), g_strdup (mz_deal_site_state_get_label (site->state)),
                        mz_record_peek_head (MZ_RECORD (site->site))->sources);
    }
  mz_how_add_input (self, _("Agreement"), g_strdup (mz_record_get_short_name (MZ_RECORD (deal->agreement))), head->sources);
}

void
mz_how_explain_assumption (const MzExplaining *self)
{
  MzStage stage;
  g_autoptr (MzSupplyTornado) tornado = mz_answers_tornado_new (self->dataset, self->run, self->time, &stage);
  const MzAssumption *assumption;
  g_autofree char *low = NULL, *high = NULL, *result = NULL, *at_low = NULL, *at_high = NULL;

  g_return_if_fail (tornado != NULL && self->index < tornado->assumptions->len);

  assumption = &g_array_index (tornado->assumptions, MzAssumption, self->index);
  low = mz_assumption_format_value (assumption, FALSE);
  high = mz_assumption_format_value (assumption, TRUE);
  result = mz_answers_format_range (tornado->result.least, tornado->result.most);
  at_low = mz_answers_format_range (assumption->at_low.least, assumption->at_low.most);
  at_high = mz_answers_format_range (assumption->at_high.least, assumption->at_high.most);
  self->how->title = g_strdup (assumption->label);
  /* Translators: a stage of the chain. */
  self->how->formula = g_strdup_printf (_("The scenario is worked out again with another value in this place, all else as it is. What "
                                          "counts is the share of the year that is lost in the stage “%s”; the assumption that moves its "
                                          "middle most stands first."), mz_vocabulary_get_label (&mz_stages, stage));
  mz_how_add_input (self, _("As it is"), g_steal_pointer (&result), NULL);
  mz_how_add_input (self, low, g_steal_pointer (&at_low), assumption->sources);
  mz_how_add_input (self, high, g_steal_pointer (&at_high), assumption->sources);
  if (assumption->sources == NULL || *assumption->sources == NULL)
    mz_how_add_assumption (self, _("The values that are tried: no source gives their range."));
}
