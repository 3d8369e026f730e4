/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-answers.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

static void
clear_answer (gpointer data)
{
  MzAnswer *answer = data;

  g_free (answer->title);
  g_free (answer->value);
  g_free (answer->detail);
  g_free (answer->id);
}

static void
free_answers (gpointer data)
{
  MzAnswers *self = data;

  g_free (self->note);
  g_array_unref (self->rows);
  g_free (self);
}

static MzAnswers *
add_question (GPtrArray *all, const char *heading, const char *none)
{
  MzAnswers *self = g_new0 (MzAnswers, 1);

  self->heading = heading;
  self->none = none;
  self->rows = g_array_new (FALSE, FALSE, sizeof (MzAnswer));
  g_array_set_clear_func (self->rows, clear_answer);
  g_ptr_array_add (all, self);
  return self;
}

/** mz_answer_format_range: Shares of 1 in. Returns: (transfer full): "0–69 %", "12 %". */
char *
mz_answer_format_range (double least, double most)
{
  g_autofree char *from = mz_format_share (least * 100), *to = mz_format_share (most * 100);
  char *unit;

  if (strcmp (from, to) == 0)
    return g_steal_pointer (&to);
  unit = strstr (from, MZ_NARROW_SPACE "%");
  if (unit != NULL)
    *unit = '\0';
  return g_strdup_printf ("%s–%s", from, to);
}

static char *
format_tonnes (MzLoss range, const char *unit)
{
  g_autofree char *least = mz_format_number (round (range.least)), *most = mz_format_number (round (range.most));

  if (strcmp (least, most) == 0)
    return g_strdup_printf ("%s %s", most, unit);
  return g_strdup_printf ("%s–%s %s", least, most, unit);
}

static char *
format_hhi (const MzSupply *supply)
{
  g_autofree char *before = mz_format_number (round (supply->hhi_before));
  double with_least = supply->hhi_after.least, with_most = supply->hhi_after.most;
  gboolean known = with_least >= 0 && with_most >= 0;
  g_autofree char *least = known ? mz_format_number (round (MIN (with_least, with_most))) : NULL;
  g_autofree char *most = known ? mz_format_number (round (MAX (with_least, with_most))) : NULL;

  if (least == NULL || most == NULL)
    /* Translators: an index of concentration. */
    return g_strdup_printf (_("HHI %s, then not known"), before);
  if (strcmp (least, before) == 0 && strcmp (most, before) == 0)
    /* Translators: an index of concentration. */
    return g_strdup_printf (_("HHI %s as before"), before);
  if (strcmp (least, most) == 0)
    /* Translators: an index of concentration, before and after. */
    return g_strdup_printf (_("HHI %1$s → %2$s"), before, most);
  /* Translators: an index of concentration: before, and the range of it after. */
  return g_strdup_printf (_("HHI %1$s → %2$s–%3$s"), before, least, most);
}

static char *
describe_loss (const MzSupply *supply)
{
  g_autofree char *hhi = supply->hhi_before >= 0 ? format_hhi (supply) : g_strdup (_("HHI not known"));
  g_autofree char *coverage = supply->base->coverage >= 0 ? mz_format_share (supply->base->coverage * 100) : NULL;

  if (coverage == NULL)
    return g_steal_pointer (&hhi);
  /* Translators: an index of concentration, and how much of the world the figures of countries make. */
  return g_strdup_printf (_("%1$s · %2$s known by country"), hhi, coverage);
}

static void
add_losses (GPtrArray *all, const MzSupplyTime *time)
{
  MzAnswers *self = add_question (all, _("What is lost"), _("Nothing is lost."));

  self->note = g_strdup (_("Of what the world makes, least to most"));
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = time->stages[stage];
      MzAnswer answer = { .kind = MZ_ANSWER_LOSS, .stage = (MzStage) stage, .least = NAN, .most = NAN,
                          .title = g_strdup (mz_vocabulary_get_label (&mz_stages, stage)) };

      if (supply->whole > 0)
        {
          answer.least = supply->lost.least / supply->whole;
          answer.most = supply->lost.most / supply->whole;
          answer.value = mz_answer_format_range (answer.least, answer.most);
          answer.detail = describe_loss (supply);
        }
      else
        {
          answer.value = g_strdup (_("not known"));
          answer.detail = g_strdup (_("No source gives the countries of the world"));
        }
      g_array_append_val (self->rows, answer);
    }
}

/* What is bought: a unit of shares as the source words it. */
static char *
describe_importer (MzDataset *dataset, const MzImporterChange *change)
{
  const char *from = mz_dataset_country_name (dataset, change->first->from);
  g_autofree char *before = mz_format_share (change->first->share * 100);
  g_autofree char *after = change->dependence.least < 0 || change->dependence.most < 0
                             ? g_strdup (_("nothing is left"))
                             : mz_answer_format_range (MIN (change->dependence.least, change->dependence.most),
                                                       MAX (change->dependence.least, change->dependence.most));

  /* Translators: a country; what share of the purchases comes from it, before and after. */
  return g_strdup_printf (_("from %1$s %2$s → %3$s"), from, before, after);
}

static void
add_importers_of (MzAnswers *self, MzDataset *dataset, MzStage stage, const MzSupply *supply)
{
  for (guint i = 0; i < supply->importers->len; i++)
    {
      const MzImporterChange *change = &g_array_index (supply->importers, MzImporterChange, i);
      g_autofree char *dependence = describe_importer (dataset, change);
      g_autofree char *n_minus_1 = change->n_minus_1 >= 0 ? mz_format_share (change->n_minus_1 * 100) : NULL;
      MzAnswer answer = { MZ_ANSWER_IMPORTER, stage, i, NULL, NULL, NULL, change->lost.least, change->lost.most,
                          MZ_RECORD_COUNTRY, g_strdup (change->importer) };

      /* Translators: an importer, and a stage of the chain. */
      answer.title = g_strdup_printf (C_("importer", "%1$s, %2$s"), mz_dataset_country_name (dataset, change->importer),
                                      mz_vocabulary_get_label (&mz_stages, stage));
      answer.value = mz_answer_format_range (change->lost.least, change->lost.most);
      answer.detail = n_minus_1 != NULL
                        /* Translators: "from China 64 % → 50 %", and what is lost if the largest source fails. */
                        ? g_strdup_printf (_("%1$s · N−1 %2$s"), dependence, n_minus_1)
                        : g_strdup_printf (_("%s · N−1 not known"), dependence);
      g_array_append_val (self->rows, answer);
    }
}

static int
compare_most (gconstpointer a, gconstpointer b)
{
  const MzAnswer *left = a, *right = b;

  return (left->most < right->most) - (left->most > right->most);
}

static void
add_importers (GPtrArray *all, MzDataset *dataset, const MzSupplyTime *time)
{
  MzAnswers *self = add_question (all, _("Who is short"), _("Of no importer is it known where its purchases come from."));

  self->note = g_strdup (_("Of what each buys, least to most"));
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    add_importers_of (self, dataset, (MzStage) stage, time->stages[stage]);
  g_array_sort (self->rows, compare_most);
}

static const char *
name_end (MzDataset *dataset, const char *site, const char *country)
{
  MzRecord *record = site != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SITE, site) : NULL;

  if (record != NULL)
    return mz_record_get_short_name (record);
  return country != NULL ? mz_dataset_country_name (dataset, country) : _("anybody");
}

static void
add_links (GPtrArray *all, MzDataset *dataset, const MzSupplyTime *time)
{
  MzAnswers *self = add_question (all, _("Known trade that stops"), _("No trade that is known is touched."));

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
          continue;
        if (known)
          {
            answer.least = change->lost.least / link->tonnes;
            answer.most = change->lost.most / link->tonnes;
          }
        /* Translators: from one place to another. */
        answer.title = g_strdup_printf (_("%1$s → %2$s"), name_end (dataset, link->from_site, link->from),
                                        name_end (dataset, NULL, link->to));
        answer.value = known ? mz_answer_format_range (answer.least, answer.most) : g_strdup (_("not known"));
        if (known)
          {
            g_autofree char *tonnes = format_tonnes (change->lost, link->unit);

            /* Translators: a stage of the chain, and tonnes. */
            answer.detail = g_strdup_printf (_("%1$s: %2$s a year"), mz_vocabulary_get_label (&mz_stages, stage), tonnes);
          }
        else
          answer.detail = g_strdup_printf (_("%s: its tonnes are not known"), mz_vocabulary_get_label (&mz_stages, stage));
        g_array_append_val (self->rows, answer);
      }
  g_array_sort (self->rows, compare_most);
}

static char *
describe_start (const MzPlantChange *plant)
{
  g_autofree char *first = NULL, *last = NULL, *promised = NULL, *when = NULL;

  if (plant->first == MZ_DAY_NEVER)
    when = g_strdup (plant->plant != NULL ? _("never comes") : _("no date is known"));
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

static void
add_plant (MzAnswers *self, MzDataset *dataset, const MzSupply *supply, guint i)
{
  const MzPlantChange *plant = &g_array_index (supply->plants, MzPlantChange, i);
  const char *stage = mz_vocabulary_get_label (&mz_stages, supply->base->stage);
  g_autofree char *when = describe_start (plant);
  MzAnswer answer = { MZ_ANSWER_PLANT, supply->base->stage, i, g_strdup (name_end (dataset, plant->site, NULL)), NULL, NULL,
                      NAN, NAN, MZ_RECORD_SITE, g_strdup (plant->site) };

  if (plant->t_per_year >= 0)
    answer.value = format_tonnes ((MzLoss) { 0, plant->t_per_year }, "t");
  else
    answer.value = g_strdup (_("t not known"));
  if (plant->plant != NULL && mz_supply_takes_from (supply, plant->plant->country))
    /* Translators: a stage of the chain, and when a plant starts. */
    answer.detail = g_strdup_printf (_("%1$s · %2$s · cut off itself"), stage, when);
  else if (plant->then == MZ_TRUTH_YES)
    answer.detail = g_strdup_printf (_("%1$s · %2$s · stands then"), stage, when);
  else if (plant->then == MZ_TRUTH_PERHAPS)
    answer.detail = g_strdup_printf (_("%1$s · %2$s · perhaps stands then"), stage, when);
  else
    answer.detail = g_strdup_printf (_("%1$s · %2$s · too late"), stage, when);
  g_array_append_val (self->rows, answer);
}

/* Those that stand by then first, the largest of them at the head. */
static double
rank_plant (const MzSupplyTime *time, const MzAnswer *answer)
{
  const MzPlantChange *plant = &g_array_index (time->stages[answer->stage]->plants, MzPlantChange, answer->index);

  return plant->then * 1e12 + MAX (plant->t_per_year, -1);
}

static int
compare_plants (gconstpointer a, gconstpointer b, gpointer time)
{
  double left = rank_plant (time, a), right = rank_plant (time, b);

  return (left < right) - (left > right);
}

static void
add_plants (GPtrArray *all, MzDataset *dataset, const MzSupplyTime *time)
{
  MzAnswers *self = add_question (all, _("What could answer, and when"), _("No plant is planned."));

  self->note = g_strdup (_("Each makes between nothing and what is promised"));
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    for (guint i = 0; i < time->stages[stage]->plants->len; i++)
      add_plant (self, dataset, time->stages[stage], i);
  g_array_sort_with_data (self->rows, compare_plants, (gpointer) time);
}

static void
add_unlike (GPtrArray *all, MzDataset *dataset, const MzSupplyTime *time)
{
  MzAnswers *self = add_question (all, _("Not counted"), _("Every move counts."));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    for (guint i = 0; i < time->stages[stage]->unlike->len; i++)
      {
        const MzMove *move = time->stages[stage]->unlike->pdata[i];
        const char *unit = time->stages[stage]->base->unit;
        g_autofree char *amount = mz_format_number (MAX (move->amount, 0));
        MzAnswer answer = { MZ_ANSWER_UNLIKE, (MzStage) stage, i, NULL, NULL, NULL, NAN, NAN, MZ_RECORD_COUNTRY,
                            g_strdup (move->country) };

        answer.title = g_strdup_printf ("%s %s", amount, move->unit != NULL ? move->unit : "");
        answer.detail = unit != NULL
                          /* Translators: a stage of the chain, and a unit. */
                          ? g_strdup_printf (_("%1$s is told in %2$s: unlike units are never added"),
                                             mz_vocabulary_get_label (&mz_stages, stage), unit)
                          : g_strdup_printf (_("%s: no source tells what the world makes"),
                                             mz_vocabulary_get_label (&mz_stages, stage));
        g_array_append_val (self->rows, answer);
      }
}

/**
 * mz_answers_new:
 * @dataset: names the records
 *
 * Returns: (transfer full) (element-type MzAnswers): the questions in the order in which they are asked: always the same ones.
 */
GPtrArray *
mz_answers_new (MzDataset *dataset, const MzSupplyTime *time)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_answers);

  add_losses (all, time);
  add_importers (all, dataset, time);
  add_plants (all, dataset, time);
  add_links (all, dataset, time);
  add_unlike (all, dataset, time);
  return all;
}

/** mz_answers_get_title: Returns: (transfer full): the worst of it in one sentence. */
char *
mz_answers_get_title (const MzSupplyTime *time)
{
  g_autofree char *when = mz_partial_date_format (time->time), *share = NULL;
  double worst = 0, least = 0;
  guint found = MZ_N_STAGES;

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = time->stages[stage];

      if (supply->whole > 0 && supply->lost.most / supply->whole > worst)
        {
          worst = supply->lost.most / supply->whole;
          least = supply->lost.least / supply->whole;
          found = stage;
        }
    }
  if (found == MZ_N_STAGES)
    /* Translators: a year or a month. */
    return g_strdup_printf (_("%s: nothing is lost where it is known who makes what"), when);
  share = mz_format_share (worst * 100);
  if (least > 0)
    {
      g_autofree char *from = mz_format_share (least * 100);

      /* Translators: a year or a month, two shares, a stage of the chain. */
      return g_strdup_printf (_("%1$s: %2$s to %3$s is lost in the stage “%4$s”"), when, from, share,
                              mz_vocabulary_get_label (&mz_stages, found));
    }
  /* Translators: a year or a month, a share, a stage of the chain. */
  return g_strdup_printf (_("%1$s: up to %2$s is lost in the stage “%3$s”"), when, share,
                          mz_vocabulary_get_label (&mz_stages, found));
}
