/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the loss goes through: plants' feed and known trade; and what is not counted. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-answers-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

/** mz_answers_name_feed: Returns: where a part of what a country's plants work up comes from, in words. */
const char *
mz_answers_name_feed (MzDataset *dataset, const MzSupplyFeed *feed)
{
  switch (feed->kind)
    {
    case MZ_FEED_LINK:
      return feed->from_site != NULL ? mz_answers_name_site (dataset, feed->from_site)
             : feed->from != NULL    ? mz_dataset_country_name (dataset, feed->from)
                                     : _("a sender that is not named");
    case MZ_FEED_OWN:
      return _("its own mines");
    case MZ_FEED_RECYCLED:
      return _("scrap");
    case MZ_FEED_PURCHASES:
      return _("what it buys abroad");
    case MZ_FEED_STAGE:
      return _("what it separates itself");
    case MZ_N_FEED_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/* What it is fed with, as far as that fails. */
static char *
describe_feed (MzDataset *dataset, const MzSupply *supply, const MzFeedChange *fed)
{
  g_autoptr (GString) from = g_string_new (NULL);

  for (guint i = fed->first; i < fed->first + fed->n; i++)
    {
      const MzFeed *feed = &g_array_index (supply->feeds, MzFeed, i);

      if (feed->lost.most > 0)
        g_string_append_printf (from, "%s%s", from->len > 0 ? mz_format_get_comma () : "", mz_answers_name_feed (dataset, feed->feed));
    }
  /* Translators: where it comes from: countries, sites, "scrap", "what it buys abroad". */
  return g_strdup_printf (_("wanting: %s"), from->str);
}

/** mz_answers_add_feeds: Whose plants lack what they work up. */
void
mz_answers_add_feeds (const MzAnswering *answering)
{
  MzAnswers *self = mz_answers_add_question (answering, _("Whose plants lack feed"), _("Of what they work up, least to most"),
                                             _("No feed that is known is touched."));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    for (guint i = 0; i < answering->time->stages[stage]->fed->len; i++)
      {
        const MzSupply *supply = answering->time->stages[stage];
        const MzFeedChange *fed = &g_array_index (supply->fed, MzFeedChange, i);
        MzAnswer answer = { MZ_ANSWER_FEED, (MzStage) stage, i, NULL, NULL, NULL, fed->lost.least, fed->lost.most,
                            MZ_RECORD_COUNTRY, g_strdup (fed->country) };

        if (fed->lost.most <= 0)
          {
            g_free (answer.id);
            continue;
          }
        /* Translators: a country, and a stage of the chain. */
        answer.title = g_strdup_printf (C_("plants", "%1$s, %2$s"), mz_dataset_country_name (answering->dataset, fed->country),
                                        mz_vocabulary_get_label (&mz_stages, stage));
        answer.value = mz_answers_format_range (fed->lost.least, fed->lost.most);
        answer.detail = describe_feed (answering->dataset, supply, fed);
        g_array_append_val (self->rows, answer);
      }
  g_array_sort (self->rows, mz_answers_compare_most);
}

static const char *
name_end (MzDataset *dataset, const char *site, const char *country)
{
  if (site != NULL)
    return mz_answers_name_site (dataset, site);
  return country != NULL ? mz_dataset_country_name (dataset, country) : _("anybody");
}

/** mz_answers_add_links: Which trade that is known stops, and how much of it. */
void
mz_answers_add_links (const MzAnswering *answering)
{
  const MzSupplyTime *time = answering->time;
  MzDataset *dataset = answering->dataset;
  MzAnswers *self = mz_answers_add_question (answering, _("Known trade that stops"), NULL, _("No trade that is known is touched."));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    for (guint i = 0; i < time->stages[stage]->links->len; i++)
      {
        const MzLinkChange *change = &g_array_index (time->stages[stage]->links, MzLinkChange, i);
        const MzSupplyLink *link = change->link;
        gboolean known = !isnan (link->tonnes) && link->tonnes > 0;
        MzRecord *record = mz_dataset_find (dataset, link->record);
        MzAnswer answer = { MZ_ANSWER_LINK, (MzStage) stage, i, NULL, NULL, NULL, NAN, NAN,
                            record != NULL ? mz_record_get_kind (record) : 0,
                            record != NULL ? g_strdup (link->record) : NULL };

        if (change->lost.most == 0)
          {
            g_free (answer.id);
            continue;
          }
        if (known)
          {
            answer.least = change->lost.least / link->tonnes;
            answer.most = change->lost.most / link->tonnes;
          }
        /* Translators: from one place to another. */
        answer.title = g_strdup_printf (_("%1$s → %2$s"), name_end (dataset, link->from_site, link->from),
                                        name_end (dataset, NULL, link->to));
        answer.value = known ? mz_answers_format_range (answer.least, answer.most) : g_strdup (_("not known"));
        if (known)
          {
            g_autofree char *tonnes = mz_answers_format_tonnes (change->lost, link->unit);

            /* Translators: a stage of the chain, and tonnes. */
            answer.detail = g_strdup_printf (_("%1$s: %2$s a year"), mz_vocabulary_get_label (&mz_stages, stage), tonnes);
          }
        else
          answer.detail = g_strdup_printf (_("%s: its tonnes are not known"), mz_vocabulary_get_label (&mz_stages, stage));
        g_array_append_val (self->rows, answer);
      }
  g_array_sort (self->rows, mz_answers_compare_most);
}

/** mz_answers_add_unlike: What is not counted, and why. */
void
mz_answers_add_unlike (const MzAnswering *answering)
{
  const MzSupplyTime *time = answering->time;
  MzAnswers *self = mz_answers_add_question (answering, _("Not counted"), NULL, _("Every move counts."));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    for (guint i = 0; i < time->stages[stage]->unlike->len; i++)
      {
        const MzMove *move = time->stages[stage]->unlike->pdata[i];
        const char *unit = time->stages[stage]->base->unit;
        g_autofree char *amount = mz_format_number (MAX (move->amount, 0));
        MzAnswer answer = { MZ_ANSWER_UNLIKE, (MzStage) stage, i, NULL, NULL, NULL, NAN, NAN, MZ_RECORD_COUNTRY,
                            g_strdup (move->country) };

        answer.title = mz_format_unit (amount, move->unit);
        answer.detail = unit != NULL
                          /* Translators: a stage of the chain, and a unit. */
                          ? g_strdup_printf (_("%1$s is told in %2$s: unlike units are never added"),
                                             mz_vocabulary_get_label (&mz_stages, stage), mz_format_label (unit))
                          : g_strdup_printf (_("%s: no source tells what the world makes"),
                                             mz_vocabulary_get_label (&mz_stages, stage));
        g_array_append_val (self->rows, answer);
      }
}
