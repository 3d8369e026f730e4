/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways out: stocks, plants, agreements; and what all of it hangs on. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-answers-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"
#include "mz-supply-deals.h"

/* When it is used up, with the most loss and with the least. */
static char *
describe_end (MzDay first, MzDay last)
{
  g_autofree char *from = NULL, *to = NULL;

  if (first == MZ_DAY_NEVER)
    return g_strdup (_("lasts"));
  from = mz_partial_date_format_short (mz_partial_date_from_day (first));
  if (last == MZ_DAY_NEVER)
    /* Translators: a day. */
    return g_strdup_printf (_("%s or never"), from);
  to = mz_partial_date_format_short (mz_partial_date_from_day (last));
  if (strcmp (from, to) == 0)
    return g_steal_pointer (&from);
  return g_strdup_printf ("%s–%s", from, to);
}

static gboolean
buys (const MzSupply *supply, const char *importer)
{
  for (guint i = 0; i < supply->importers->len; i++)
    if (strcmp (g_array_index (supply->importers, MzImporterChange, i).importer, importer) == 0)
      return TRUE;
  return FALSE;
}

static void
add_stock (MzAnswers *self, const MzAnswering *answering, guint i, MzStage stage)
{
  const MzSupplyStock *stock = &g_array_index (answering->run->facts->stocks, MzSupplyStock, i);
  g_autofree char *low = mz_format_number (stock->days_low), *high = mz_format_number (stock->days_high);
  g_autofree char *days = strcmp (low, high) == 0 ? g_steal_pointer (&low) : g_strdup_printf ("%s–%s", low, high);
  const char *label = mz_vocabulary_get_label (&mz_stages, stage);
  MzAnswer answer = { MZ_ANSWER_STOCK, stage, i, NULL, NULL, NULL, NAN, NAN, MZ_RECORD_STOCK, g_strdup (stock->record) };
  g_autofree char *told = mz_partial_date_is_set (stock->date) ? mz_partial_date_format (stock->date) : g_strdup (_("date not known"));
  MzDay first, last;

  mz_supply_run_find_stock_end (answering->run, stock, stage, &first, &last);
  /* Translators: an importer, and a stage of the chain. */
  answer.title = g_strdup_printf (C_("importer", "%1$s, %2$s"), mz_dataset_country_name (answering->dataset, stock->importer), label);
  answer.value = describe_end (first, last);
  answer.detail = stock->target
                    /* Translators: a number of days, or a range of them, and a date. */
                    ? g_strdup_printf (_("%1$s days of use are aimed at, not known to be held (%2$s)"), days, told)
                    : g_strdup_printf (_("%1$s days of use were held (%2$s)"), days, told);
  g_array_append_val (self->rows, answer);
}

/** mz_answers_add_stocks: When what is stocked is used up. */
void
mz_answers_add_stocks (const MzAnswering *answering)
{
  MzAnswers *self = mz_answers_add_question (answering, _("When stocks end"), _("With the most loss, and with the least"),
                                             _("Of no importer is it known how many days its stocks last."));

  for (guint i = 0; i < answering->run->facts->stocks->len; i++)
    for (guint stage = 0; stage < MZ_N_STAGES; stage++)
      if (buys (answering->time->stages[stage], g_array_index (answering->run->facts->stocks, MzSupplyStock, i).importer))
        add_stock (self, answering, i, (MzStage) stage);
}

static char *
describe_start (const MzPlantChange *plant)
{
  g_autofree char *first = NULL, *last = NULL, *promised = NULL, *when = NULL;

  if (plant->first == MZ_DAY_NEVER)
    when = g_strdup (plant->plant != NULL ? _("never comes") : _("no date is known"));
  else if (plant->last == MZ_DAY_NEVER)
    {
      first = mz_partial_date_format (mz_partial_date_from_day (plant->first));
      /* Translators: a date. */
      when = g_strdup_printf (_("%s at the earliest, perhaps never"), first);
    }
  else
    {
      MzPartialDate a = mz_partial_date_from_day (plant->first), b = mz_partial_date_from_day (plant->last);

      first = mz_partial_date_format (mz_partial_date_new (a.year, a.month, 0));
      last = mz_partial_date_format (mz_partial_date_new (b.year, b.month, 0));
      if (a.year == b.year && a.month == 1 && b.month == 12)
        when = g_strdup_printf ("%u", a.year);
      else if (strcmp (first, last) == 0)
        when = g_steal_pointer (&first);
      else
        /* Translators: two months. */
        when = g_strdup_printf (_("between %1$s and %2$s"), first, last);
    }
  if (plant->plant == NULL || !mz_partial_date_is_set (plant->plant->promised)
      || (plant->first == mz_partial_date_first_day (plant->plant->promised)
          && plant->last == mz_partial_date_last_day (plant->plant->promised)))
    return g_steal_pointer (&when);
  promised = mz_partial_date_format (plant->plant->promised);
  /* Translators: when a plant starts, and when it was promised. */
  return g_strdup_printf (_("%1$s, promised %2$s"), when, promised);
}

static gboolean
is_cut_off (const MzSupply *supply, const MzPlantChange *plant)
{
  return plant->plant != NULL && mz_supply_takes_from (supply, plant->plant->country);
}

static const char *
describe_then (const MzSupply *supply, const MzPlantChange *plant)
{
  if (is_cut_off (supply, plant))
    return _("cut off itself");
  return plant->then == MZ_TRUTH_YES ? _("stands then") : plant->then == MZ_TRUTH_PERHAPS ? _("perhaps stands then") : _("too late");
}

static char *
describe_plant (const MzSupply *supply, const MzPlantChange *plant)
{
  const char *stage = mz_vocabulary_get_label (&mz_stages, supply->base->stage);
  g_autofree char *when = describe_start (plant), *capacity = NULL;

  if (plant->t_per_year < 0)
    /* Translators: a stage of the chain, when a plant starts, and whether it stands by then. */
    return g_strdup_printf (_("%1$s · %2$s · %3$s"), stage, when, describe_then (supply, plant));
  capacity = mz_format_number (plant->t_per_year);
  /* Translators: a stage of the chain, when a plant starts, whether it stands by then, and its capacity in tonnes a year. */
  return g_strdup_printf (_("%1$s · %2$s · %3$s · for %4$s t"), stage, when, describe_then (supply, plant), capacity);
}

static void
add_plant (MzAnswers *self, MzDataset *dataset, const MzSupply *supply, guint i)
{
  const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);
  MzAnswer answer = { MZ_ANSWER_PLANT, supply->base->stage, i, g_strdup (mz_answers_name_site (dataset, plant->site)), NULL, NULL,
                      NAN, NAN, MZ_RECORD_SITE, g_strdup (plant->site) };

  answer.value = plant->output.most >= 0 ? mz_answers_format_tonnes (plant->output, "t") : g_strdup (_("not known"));
  answer.detail = describe_plant (supply, plant);
  g_array_append_val (self->rows, answer);
}

/* Those that stand by then first, the largest of them at the head. */
static double
rank_plant (const MzSupplyTime *time, const MzAnswer *answer)
{
  const MzSupply *supply = time->stages[answer->stage];
  const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, answer->index);

  return (is_cut_off (supply, plant) ? -1e12 : plant->then * 1e12) + MAX (plant->t_per_year, -1);
}

static int
compare_plants (gconstpointer a, gconstpointer b, gpointer time)
{
  double left = rank_plant (time, a), right = rank_plant (time, b);

  return (left < right) - (left > right);
}

/** mz_answers_add_plants: Which sites could answer, and when. */
void
mz_answers_add_plants (const MzAnswering *answering)
{
  const MzSupplyTime *time = answering->time;
  MzAnswers *self = mz_answers_add_question (answering, _("What could answer, and when"),
                                             _("What each makes then, t a year; it is not added to what is left"),
                                             _("No plant is planned."));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    for (guint i = 0; i < time->stages[stage]->plants->len; i++)
      add_plant (self, answering->dataset, time->stages[stage], i);
  g_array_sort_with_data (self->rows, compare_plants, (gpointer) time);
}

/* Its sites of the stage, and whether they could deliver. */
static char *
describe_deal (MzDataset *dataset, const MzDeal *deal, MzStage stage)
{
  g_autoptr (GString) sites = g_string_new (NULL);
  g_autofree char *helped = mz_answers_list_countries (dataset, (const char *const *) deal->helped);

  for (guint i = 0; i < deal->sites->len; i++)
    {
      const MzDealSite *site = &g_array_index (deal->sites, MzDealSite, i);

      g_string_append_printf (sites, "%s%s: %s", i > 0 ? "; " : "", mz_record_get_short_name (MZ_RECORD (site->site)),
                              mz_deal_site_state_get_label (site->state));
    }
  if (sites->len == 0)
    /* Translators: a stage of the chain, and countries that are short. */
    return g_strdup_printf (_("%1$s, for %2$s; it names no site"), mz_vocabulary_get_label (&mz_stages, stage), helped);
  /* Translators: a stage of the chain, countries that are short, and sites with their states. */
  return g_strdup_printf (_("%1$s, for %2$s; %3$s"), mz_vocabulary_get_label (&mz_stages, stage), helped, sites->str);
}

static void
add_deal (MzAnswers *self, MzDataset *dataset, const MzDeal *deal, MzStage stage, guint i)
{
  MzRecord *record = MZ_RECORD (deal->agreement);
  const MzAgreementInfo *info = mz_agreement_peek (deal->agreement);
  MzAnswer answer = { MZ_ANSWER_DEAL, stage, i, g_strdup (mz_record_get_short_name (record)), NULL,
                      describe_deal (dataset, deal, stage), NAN, NAN, MZ_RECORD_AGREEMENT, g_strdup (mz_record_get_id (record)) };

  answer.value = g_strdup (info->delivered != MZ_DELIVERED_NOT_KNOWN ? mz_vocabulary_get_label (&mz_delivered, info->delivered)
                                                                     : _("not known"));
  g_array_append_val (self->rows, answer);
}

/** mz_answers_add_deals: Which agreements would have to deliver. */
void
mz_answers_add_deals (const MzAnswering *answering)
{
  MzAnswers *self = mz_answers_add_question (answering, _("Which agreements would have to deliver"), _("What each has delivered so far"),
                                             _("None has a party that is short."));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      g_autoptr (GArray) deals = mz_supply_deals_new (answering->dataset, answering->time->stages[stage]);

      for (guint i = 0; i < deals->len; i++)
        add_deal (self, answering->dataset, &g_array_index (deals, MzDeal, i), (MzStage) stage, i);
    }
}

/** mz_answers_add_tornado: Which assumptions matter most, for the stage that loses most. */
void
mz_answers_add_tornado (const MzAnswering *answering)
{
  MzAnswers *self = mz_answers_add_question (answering, _("Which assumptions matter most"),
                                             _("For the largest loss of the year: what it would be with another value"),
                                             _("Nothing is lost, so that none matters."));
  MzStage stage;
  g_autoptr (MzSupplyTornado) tornado = mz_answers_tornado_new (answering->dataset, answering->run, answering->time, &stage);

  for (guint i = 0; tornado != NULL && i < tornado->assumptions->len; i++)
    {
      const MzAssumption *assumption = &g_array_index (tornado->assumptions, MzAssumption, i);
      g_autofree char *low = mz_assumption_format_value (assumption, FALSE), *high = mz_assumption_format_value (assumption, TRUE);
      g_autofree char *at_low = mz_answers_format_range (assumption->at_low.least, assumption->at_low.most);
      g_autofree char *at_high = mz_answers_format_range (assumption->at_high.least, assumption->at_high.most);
      MzAnswer answer = { MZ_ANSWER_ASSUMPTION, stage, i, g_strdup (assumption->label), NULL, NULL,
                          MIN (assumption->at_low.least, assumption->at_high.least),
                          MAX (assumption->at_low.most, assumption->at_high.most), 0, NULL };

      /* Translators: a value that an assumption could have, and what is lost then; the same for another value. */
      answer.detail = g_strdup_printf (_("%1$s: %2$s lost; %3$s: %4$s lost"), low, at_low, high, at_high);
      g_array_append_val (self->rows, answer);
    }
}
