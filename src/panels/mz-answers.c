/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-answers-private.h"

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

  g_array_unref (self->rows);
  g_free (self);
}

/** mz_answers_add_question: @note: (nullable): below the heading; @none: what stands there where there are no rows */
MzAnswers *
mz_answers_add_question (const MzAnswering *self, const char *heading, const char *note, const char *none)
{
  MzAnswers *answers = g_new0 (MzAnswers, 1);

  answers->heading = heading;
  answers->note = note;
  answers->none = none;
  answers->rows = g_array_new (FALSE, FALSE, sizeof (MzAnswer));
  g_array_set_clear_func (answers->rows, clear_answer);
  g_ptr_array_add (self->all, answers);
  return answers;
}

const char *
mz_answers_name_site (MzDataset *dataset, const char *site)
{
  MzRecord *record = mz_dataset_lookup (dataset, MZ_RECORD_SITE, site);

  return record != NULL ? mz_record_get_short_name (record) : site;
}

/** mz_answers_format_range: Shares of 1 in. Returns: (transfer full): "0–69 %", "12 %". */
char *
mz_answers_format_range (double least, double most)
{
  g_autofree char *from = mz_format_share (least * 100), *to = mz_format_share (most * 100);
  char *unit;

  if (strcmp (from, to) == 0)
    return g_steal_pointer (&to);
  unit = strstr (from, MZ_NARROW_SPACE "%");
  if (unit != NULL)
    *unit = '\0';
  return g_strdup_printf (C_("range", "%1$s–%2$s"), from, to);
}

/** mz_answers_format_tonnes: Returns: (transfer full): "0–8,420 t"; of what nothing bounds, the least alone. */
char *
mz_answers_format_tonnes (MzLoss range, const char *unit)
{
  g_autofree char *least = mz_format_number (round (range.least));
  g_autofree char *most = isfinite (range.most) ? mz_format_number (round (range.most)) : NULL, *both = NULL;

  if (most == NULL)
    /* Translators: tonnes, and their unit. */
    return g_strdup_printf (_("%1$s %2$s or more"), least, mz_format_label (unit));
  both = strcmp (least, most) == 0 ? g_steal_pointer (&most) : g_strdup_printf (C_("range", "%1$s–%2$s"), least, most);
  return mz_format_unit (both, unit);
}

/** mz_answers_list_countries: Returns: (transfer full): their names, with commas. */
char *
mz_answers_list_countries (MzDataset *dataset, const char *const *codes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? mz_format_get_comma () : "", mz_dataset_country_name (dataset, codes[i]));
  return g_string_free (text, FALSE);
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

  if (supply->base->measure == MZ_SUPPLY_CAPACITY)
    /* Translators: an index of concentration. */
    return g_strdup_printf (_("%s · of what known plants could make"), hhi);
  if (coverage == NULL)
    return g_steal_pointer (&hhi);
  /* Translators: an index of concentration, and how much of the world the figures of countries make. */
  return g_strdup_printf (_("%1$s · %2$s known by country"), hhi, coverage);
}

static void
add_losses (const MzAnswering *answering)
{
  const MzSupplyTime *time = answering->time;
  MzAnswers *self = mz_answers_add_question (answering, _("What is lost"), _("Of what the world makes, least to most"),
                                             _("Nothing is lost."));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = time->stages[stage];
      MzAnswer answer = { .kind = MZ_ANSWER_LOSS, .stage = (MzStage) stage, .least = NAN, .most = NAN,
                          .title = g_strdup (mz_vocabulary_get_label (&mz_stages, stage)) };

      if (supply->whole > 0)
        {
          answer.least = supply->lost.least / supply->whole;
          answer.most = supply->lost.most / supply->whole;
          answer.value = mz_answers_format_range (answer.least, answer.most);
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
                             : mz_answers_format_range (MIN (change->dependence.least, change->dependence.most),
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
      answer.value = mz_answers_format_range (change->lost.least, change->lost.most);
      answer.detail = n_minus_1 != NULL
                        /* Translators: "from China 64 % → 50 %", and what is lost if the largest source fails. */
                        ? g_strdup_printf (_("%1$s · N−1 %2$s"), dependence, n_minus_1)
                        : g_strdup_printf (_("%s · N−1 not known"), dependence);
      g_array_append_val (self->rows, answer);
    }
}

int
mz_answers_compare_most (gconstpointer a, gconstpointer b)
{
  const MzAnswer *left = a, *right = b;

  return (left->most < right->most) - (left->most > right->most);
}

static void
add_importers (const MzAnswering *answering)
{
  MzAnswers *self = mz_answers_add_question (answering, _("Who is short"), _("Of what each buys, least to most"),
                                             _("Of no importer is it known where its purchases come from."));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    add_importers_of (self, answering->dataset, (MzStage) stage, answering->time->stages[stage]);
  g_array_sort (self->rows, mz_answers_compare_most);
}

/**
 * mz_answers_new:
 * @dataset: names the records
 * @run: of which @time is
 * @rest: the questions that take longer, which come after the others
 *
 * Returns: (transfer full) (element-type MzAnswers): the questions in the order in which they are asked: always the same ones.
 */
GPtrArray *
mz_answers_new (MzDataset *dataset, const MzSupplyRun *run, const MzSupplyTime *time, gboolean rest)
{
  MzAnswering self = { dataset, run, time, g_ptr_array_new_with_free_func (free_answers) };

  if (rest)
    {
      mz_answers_add_deals (&self);
      mz_answers_add_goods (&self);
      mz_answers_add_gauge (&self);
      mz_answers_add_tornado (&self);
      mz_answers_add_unlike (&self);
    }
  else
    {
      add_losses (&self);
      add_importers (&self);
      mz_answers_add_stocks (&self);
      mz_answers_add_plants (&self);
      mz_answers_add_feeds (&self);
      mz_answers_add_links (&self);
    }
  return self.all;
}

/* The stage that loses most of what the world makes; %MZ_N_STAGES: none does. What plants could make is no such whole. */
static MzStage
find_worst (const MzSupplyTime *time)
{
  MzStage found = MZ_N_STAGES;
  double worst = 0;

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = time->stages[stage];

      if (supply->whole > 0 && supply->base->measure != MZ_SUPPLY_CAPACITY && supply->lost.most / supply->whole > worst)
        {
          worst = supply->lost.most / supply->whole;
          found = (MzStage) stage;
        }
    }
  return found;
}

/** mz_answers_get_title: Returns: (transfer full): the worst of it in one sentence. */
char *
mz_answers_get_title (const MzSupplyTime *time)
{
  g_autofree char *when = mz_partial_date_format (time->time), *least = NULL, *most = NULL;
  MzStage stage = find_worst (time);
  const MzSupply *supply;

  if (stage == MZ_N_STAGES)
    /* Translators: a year or a month. */
    return g_strdup_printf (_("%s: nothing is lost where it is known who makes what"), when);
  supply = time->stages[stage];
  least = mz_format_share (supply->lost.least / supply->whole * 100);
  most = mz_format_share (supply->lost.most / supply->whole * 100);
  if (strcmp (least, most) == 0)
    /* Translators: a year or a month, a share, a stage of the chain. */
    return g_strdup_printf (_("%1$s: %2$s is lost in the stage “%3$s”"), when, most, mz_vocabulary_get_label (&mz_stages, stage));
  if (supply->lost.least > 0)
    /* Translators: a year or a month, two shares, a stage of the chain. */
    return g_strdup_printf (_("%1$s: %2$s to %3$s is lost in the stage “%4$s”"), when, least, most,
                            mz_vocabulary_get_label (&mz_stages, stage));
  /* Translators: a year or a month, a share, a stage of the chain. */
  return g_strdup_printf (_("%1$s: up to %2$s is lost in the stage “%3$s”"), when, most, mz_vocabulary_get_label (&mz_stages, stage));
}

/**
 * mz_answers_tornado_new:
 * @stage: (out): the one that loses most, which it is of
 *
 * Returns: (transfer full) (nullable): which assumptions matter most for the year of @time; %NULL where nothing is lost.
 */
MzSupplyTornado *
mz_answers_tornado_new (MzDataset *dataset, const MzSupplyRun *run, const MzSupplyTime *time, MzStage *stage)
{
  MzTornadoMeasure measure = { find_worst (time), NULL, time->time.year, FALSE };

  *stage = measure.stage;
  return measure.stage < MZ_N_STAGES ? mz_supply_tornado_new (dataset, run->facts, run->scenario, &measure) : NULL;
}
