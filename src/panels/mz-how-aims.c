/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what it means for goods and targets is computed. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-how-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-answers-private.h"
#include "mz-format.h"
#include "mz-supply-goods.h"

void
mz_how_explain_good (const MzExplaining *self)
{
  const MzLinkChange *link;
  g_autoptr (GArray) goods = mz_answers_goods_new (self->dataset, self->time, &link);
  const MzGoodLoss *loss = &g_array_index (goods, MzGoodLoss, self->index);
  const MzGoodInfo *info = mz_good_peek (loss->good);
  const MzRecordHead *head = mz_record_peek_head (MZ_RECORD (loss->good));
  MzLoss kg = loss->kg;
  g_autofree char *low = isnan (kg.least) ? g_strdup (_("not known")) : mz_format_number (kg.least);
  g_autofree char *high = isnan (kg.most) ? g_strdup (_("not known")) : mz_format_number (kg.most);

  self->how->title = g_strdup (head->name);
  self->how->formula = g_strdup (_("How many of it = the tonnes of magnets that are lost, times 1,000, divided by the kilogrammes of magnets "
                                   "in one. Nothing is told where the kilogrammes are not of magnets, or are a mere claim."));
  /* Translators: what it holds, then the least, the most, and the year of it. */
  mz_how_add_input (self, mz_format_label (info->what),
                    g_strdup_printf (C_("kilogrammes", "%1$s to %2$s, %3$u"), low, high, info->year.year), head->sources);
  if (link != NULL && loss->counted)
    mz_how_add_input (self, _("Lost"), mz_answers_format_tonnes (link->lost, link->link->unit), link->link->sources);
  mz_how_add_moves (self, NULL);
  if (head->note != NULL)
    mz_how_add_assumption (self, head->note);
}

static void
add_figure (const MzExplaining *self, const MzGaugeFigure *figure)
{
  g_autofree char *low = mz_format_number (figure->low), *high = mz_format_number (figure->high);
  g_autofree char *range = strcmp (low, high) == 0 ? g_steal_pointer (&low) : g_strdup_printf ("%s–%s", low, high);

  if (isnan (figure->low) || isnan (figure->high))
    return;
  /* Translators: a figure, its unit, and its year. */
  mz_how_add_input (self, mz_format_label (figure->what),
                    g_strdup_printf (C_("figure with unit", "%1$s %2$s, %3$u"), range, mz_format_label (figure->unit),
                                     figure->year.year), figure->sources);
}

void
mz_how_explain_gauge (const MzExplaining *self)
{
  g_autoptr (MzGauge) gauge = mz_answers_gauge_new (self->dataset, self->run, self->time);
  const MzGaugePart *part = &gauge->parts[self->index];
  const MzGaugeAim *aim = mz_answers_peek_aim (part);
  g_autofree char *target = isnan (part->target) ? NULL : mz_format_percent (part->target);

  self->how->title = g_strdup (mz_answers_name_benchmark (part->benchmark));
  self->how->formula = part->benchmark == MZ_BENCHMARK_ONE_COUNTRY
                         ? g_strdup (_("What share of its purchases comes from the largest country, after what the scenario takes from them."))
                         : g_strdup (_("Share = tonnes that are made in the EU, or can be, divided by tonnes that it needs, in one unit. Gap = "
                                       "the target in tonnes, less what is made."));
  if (target != NULL)
    mz_how_add_input (self, part->own ? _("Target of the scenario") : _("Target"), g_steal_pointer (&target), part->sources);
  if (aim != NULL)
    add_figure (self, &g_array_index (gauge->denominators, MzGaugeFigure, aim->denominator));
  for (guint i = 0; i < part->numerators->len; i++)
    add_figure (self, &g_array_index (part->numerators, MzGaugeFigure, i));
  for (guint i = 0; i < part->after->len; i++)
    {
      const MzGaugeDependence *after = &g_array_index (part->after, MzGaugeDependence, i);
      /* Translators: a stage of the chain, and a country. */
      g_autofree char *label = g_strdup_printf (_("%1$s from %2$s, before"), mz_vocabulary_get_label (&mz_stages, after->stage),
                                                mz_dataset_country_name (self->dataset, after->country));

      mz_how_add_input (self, label, mz_how_format_figure (after->before, "%", after->year, MZ_BOUND_NONE, FALSE), after->sources);
    }
  if (aim != NULL && aim->reason != MZ_GAUGE_TOLD)
    self->how->coverage = g_strdup (_(mz_gauge_reason_get_text (aim->reason)));
  if (aim != NULL && aim->capacity)
    mz_how_add_assumption (self, _("What can be made is made: capacity stands for output."));
}
