/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it all means: for the goods that magnets are in, and for what is aimed at. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-answers-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"
#include "mz-supply-goods.h"

#define REGION "EU"

/**
 * mz_answers_goods_new:
 * @link: (out) (nullable): the trade in magnets that loses most; without one nothing is told of units
 *
 * Returns: (transfer full) (element-type MzGoodLoss): what each good holds, and how many of it that trade would be
 */
GArray *
mz_answers_goods_new (MzDataset *dataset, const MzSupplyTime *time, const MzLinkChange **link)
{
  const MzSupply *supply = time->stages[MZ_STAGE_MAGNET];

  *link = NULL;
  for (guint i = 0; i < supply->links->len; i++)
    {
      const MzLinkChange *change = &g_array_index (supply->links, MzLinkChange, i);

      if (mz_supply_goods_concern (supply, change) && (*link == NULL || change->lost.most > (*link)->lost.most))
        *link = change;
    }
  return mz_supply_goods_new (dataset, *link != NULL ? (*link)->lost : (MzLoss) { 0, 0 });
}

static char *
format_kg (MzLoss kg)
{
  g_autofree char *low = isnan (kg.least) ? NULL : mz_format_number (kg.least), *high = isnan (kg.most) ? NULL : mz_format_number (kg.most);

  if (low == NULL && high == NULL)
    return g_strdup (_("not known"));
  if (low == NULL)
    /* Translators: kilogrammes. */
    return g_strdup_printf (_("at most %s kg"), high);
  if (high == NULL)
    /* Translators: kilogrammes. */
    return g_strdup_printf (_("%s kg or more"), low);
  return strcmp (low, high) == 0 ? g_strdup_printf (_("%s kg"), low) : g_strdup_printf (_("%1$s–%2$s kg"), low, high);
}

/* Tonnes that are told to a few digits are no more exact than that as a number of things. */
static double
round_to_three (double value)
{
  double unit = value >= 1000 ? pow (10, floor (log10 (value)) - 2) : 1;

  return round (value / unit) * unit;
}

static char *
describe_good (MzDataset *dataset, const MzGoodLoss *loss, const MzLinkChange *link)
{
  const MzGoodInfo *info = mz_good_peek (loss->good);
  const char *what = mz_format_label (info->what);
  g_autofree char *least = NULL, *most = NULL;

  if (info->claim)
    /* Translators: what the kilogrammes are of. */
    return g_strdup_printf (_("%s; quoted often, its basis is not told: not reckoned with"), what);
  if (link == NULL || !loss->counted || isnan (loss->units.least) || isnan (loss->units.most))
    return g_strdup (what);
  least = mz_format_number (round_to_three (loss->units.least));
  most = mz_format_number (round_to_three (loss->units.most));
  if (strcmp (least, most) == 0)
    /* Translators: what the kilogrammes are of, a country, and a number. */
    return g_strdup_printf (_("%1$s; what %2$s no longer sends abroad would be in about %3$s of them"), what,
                            mz_dataset_country_name (dataset, link->link->from), most);
  /* Translators: what the kilogrammes are of, a country, and two numbers. */
  return g_strdup_printf (_("%1$s; what %2$s no longer sends abroad would be in about %3$s to %4$s of them"), what,
                          mz_dataset_country_name (dataset, link->link->from), least, most);
}

/** mz_answers_add_goods: What an electric car, a wind turbine and so on hold, and how many the lost magnets would be in. */
void
mz_answers_add_goods (const MzAnswering *answering)
{
  MzAnswers *self = mz_answers_add_question (answering, _("What it means for products"), _("In one of each, as sources give it"),
                                             _("Of no product is it known what it holds."));
  const MzLinkChange *link;
  g_autoptr (GArray) goods = mz_answers_goods_new (answering->dataset, answering->time, &link);

  for (guint i = 0; i < goods->len; i++)
    {
      const MzGoodLoss *loss = &g_array_index (goods, MzGoodLoss, i);
      MzRecord *record = MZ_RECORD (loss->good);
      MzAnswer answer = { MZ_ANSWER_GOOD, MZ_STAGE_MAGNET, i, g_strdup (mz_record_get_short_name (record)), format_kg (loss->kg),
                          describe_good (answering->dataset, loss, link), NAN, NAN, mz_record_get_kind (record),
                          g_strdup (mz_record_get_id (record)) };

      g_array_append_val (self->rows, answer);
    }
}

const char *
mz_answers_name_benchmark (MzBenchmark benchmark)
{
  switch (benchmark)
    {
    case MZ_BENCHMARK_EXTRACTION:
      return _("Extraction");
    case MZ_BENCHMARK_PROCESSING:
      return _("Processing");
    case MZ_BENCHMARK_RECYCLING:
      return _("Recycling");
    case MZ_BENCHMARK_ONE_COUNTRY:
      return _("From one country");
    case MZ_N_BENCHMARKS:
    default:
      g_assert_not_reached ();
    }
}

/** mz_answers_gauge_new: Returns: (transfer full): the EU's gauge at the end of the time, in the scenario. */
MzGauge *
mz_answers_gauge_new (MzDataset *dataset, const MzSupplyRun *run, const MzSupplyTime *time)
{
  return mz_gauge_new (dataset, time->time, run, REGION);
}

/** mz_answers_peek_aim: Returns: (nullable): the one by the latest denominator that tells something; else the latest. */
const MzGaugeAim *
mz_answers_peek_aim (const MzGaugePart *part)
{
  for (guint i = part->aims->len; i > 0; i--)
    if (g_array_index (part->aims, MzGaugeAim, i - 1).reason == MZ_GAUGE_TOLD)
      return &g_array_index (part->aims, MzGaugeAim, i - 1);
  return part->aims->len > 0 ? &g_array_index (part->aims, MzGaugeAim, part->aims->len - 1) : NULL;
}

static char *
describe_gap (const MzGauge *gauge, const MzGaugePart *part)
{
  const MzGaugeAim *aim = mz_answers_peek_aim (part);
  const char *unit;
  g_autofree char *gap = NULL, *plans = NULL;

  if (aim == NULL)
    return g_strdup (_(mz_gauge_reason_get_text (gauge->reason)));
  if (aim->reason != MZ_GAUGE_TOLD || isnan (aim->gap_least) || isnan (aim->gap_most))
    return g_strdup (_(mz_gauge_reason_get_text (aim->reason)));
  unit = g_array_index (gauge->denominators, MzGaugeFigure, aim->denominator).unit;
  gap = mz_answers_format_tonnes ((MzLoss) { aim->gap_least, aim->gap_most }, unit);
  plans = isnan (aim->plans_least) || isnan (aim->plans_most)
            ? g_strdup (_("not known")) : mz_answers_format_tonnes ((MzLoss) { aim->plans_least, aim->plans_most }, unit);
  if (aim->gap_most <= 0)
    return g_strdup (_("nothing is wanting"));
  if (part->is_most)
    /* Translators: tonnes. */
    return g_strdup_printf (_("%s beyond it"), gap);
  /* Translators: tonnes that are wanting, and tonnes of projects. */
  return g_strdup_printf (_("%1$s are wanting; projects by then: %2$s"), gap, plans);
}

/* What sources tell, else what is computed by the denominator: per cent. */
static MzLoss
find_share (const MzGaugePart *part)
{
  const MzGaugeAim *aim = mz_answers_peek_aim (part);

  if (part->after->len > 0)
    {
      const MzGaugeDependence *after = &g_array_index (part->after, MzGaugeDependence, 0);

      return (MzLoss) { MIN (after->least, after->most), MAX (after->least, after->most) };
    }
  if (aim != NULL && aim->reason == MZ_GAUGE_TOLD)
    return (MzLoss) { aim->share_least, aim->share_most };
  return part->reading.record != NULL ? (MzLoss) { part->reading.low, part->reading.high } : (MzLoss) { NAN, NAN };
}

/** mz_answers_add_gauge: How far what the EU aims at, or the scenario's own targets, is from being reached. */
void
mz_answers_add_gauge (const MzAnswering *answering)
{
  g_autoptr (MzGauge) gauge = mz_answers_gauge_new (answering->dataset, answering->run, answering->time);
  MzAnswers *self = mz_answers_add_question (answering, _("What the EU aims at"), _("Of its need; own targets take the place of the EU’s"),
                                             gauge->reason == MZ_GAUGE_TOLD ? _("What the EU needs is not known.")
                                                                            : _(mz_gauge_reason_get_text (gauge->reason)));

  for (guint i = 0; i < MZ_N_BENCHMARKS && gauge->reason == MZ_GAUGE_TOLD; i++)
    {
      const MzGaugePart *part = &gauge->parts[i];
      MzLoss share = find_share (part);
      g_autofree char *target = isnan (part->target) ? NULL : mz_format_share (part->target);
      MzAnswer answer = { MZ_ANSWER_GAUGE, MZ_STAGE_MINING, i, NULL, NULL, describe_gap (gauge, part), share.least / 100,
                          share.most / 100, MZ_RECORD_SERIES, g_strdup (part->record) };

      if (target == NULL)
        answer.title = g_strdup (mz_answers_name_benchmark ((MzBenchmark) i));
      else if (part->is_most)
        /* Translators: a benchmark, and its share. */
        answer.title = g_strdup_printf (_("%1$s: at most %2$s"), mz_answers_name_benchmark ((MzBenchmark) i), target);
      else
        /* Translators: a benchmark, and its share. */
        answer.title = g_strdup_printf (_("%1$s: %2$s"), mz_answers_name_benchmark ((MzBenchmark) i), target);
      answer.value = isnan (share.least) || isnan (share.most) ? g_strdup (_("not known"))
                                                               : mz_answers_format_range (share.least / 100, share.most / 100);
      if (isnan (share.least) || isnan (share.most))
        answer.least = answer.most = NAN;
      g_array_append_val (self->rows, answer);
    }
}
