/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"
#include "mz-supply-writer-private.h"

#include <math.h>

#include "mz-supply-deals.h"
#include "mz-supply-tornado.h"

static const char *const assumption_keys[] = {
  [MZ_ASSUMPTION_LEAK] = "leak",         [MZ_ASSUMPTION_MONTHS] = "months",     [MZ_ASSUMPTION_START] = "start",
  [MZ_ASSUMPTION_AMOUNT] = "amount",     [MZ_ASSUMPTION_ELEMENTS] = "elements", [MZ_ASSUMPTION_UNKNOWN] = "unknown",
};

static void
add_deal (GString *out, const MzDeal *deal)
{
  const MzAgreementInfo *info = mz_agreement_peek (deal->agreement);

  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "agreement", mz_record_get_id (MZ_RECORD (deal->agreement)));
  mz_flat_list (out, "parties", (const char *const *) info->parties);
  mz_flat_list (out, "short", (const char *const *) deal->helped);
  mz_flat_string (out, "binding", mz_vocabulary_get_key (&mz_bindings, info->binding));
  mz_flat_string (out, "delivered",
                  info->delivered != MZ_DELIVERED_NOT_KNOWN ? mz_vocabulary_get_key (&mz_delivered, info->delivered) : NULL);
  mz_flat_date (out, "delivered_as_of", info->delivered_as_of);
  mz_flat_begin (out, "sites", "[");
  for (guint i = 0; i < deal->sites->len; i++)
    {
      const MzDealSite *site = &g_array_index (deal->sites, MzDealSite, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "site", mz_record_get_id (MZ_RECORD (site->site)));
      mz_flat_string (out, "then", mz_deal_site_state_get_key (site->state));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  mz_flat_sources (out, mz_record_peek_head (MZ_RECORD (deal->agreement))->sources);
  mz_flat_list (out, "delivered_sources", (const char *const *) info->delivered_sources);
  g_string_append_c (out, '}');
}

void
mz_supply_write_deals (GString *out, const MzSupply *supply, MzDataset *dataset)
{
  g_autoptr (GArray) deals = mz_supply_deals_new (dataset, supply);

  mz_flat_begin (out, "agreements", "[");
  for (guint i = 0; i < deals->len; i++)
    add_deal (out, &g_array_index (deals, MzDeal, i));
  g_string_append_c (out, ']');
}

static void
add_assumption (GString *out, const MzAssumption *assumption)
{
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "assumption", assumption_keys[assumption->kind]);
  mz_flat_number (out, "move", assumption->move != G_MAXUINT ? assumption->move : NAN);
  mz_flat_number (out, "low", assumption->low);
  mz_flat_number (out, "high", assumption->high);
  if (assumption->unit != NULL)
    mz_flat_string (out, "unit", assumption->unit);
  mz_flat_ends (out, "at_low", assumption->at_low);
  mz_flat_ends (out, "at_high", assumption->at_high);
  mz_flat_number (out, "swing", assumption->swing);
  mz_flat_sources (out, assumption->sources);
  g_string_append_c (out, '}');
}

static void
add_tornado (GString *out, const MzSupplyRequest *request, const MzSupplyFacts *facts, const MzSupplyMeasure *measure)
{
  g_autoptr (MzSupplyTornado) tornado = mz_supply_tornado_new (request->dataset, facts, request->scenario, measure);

  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "stage", mz_supply_get_stage_key (measure->stage));
  mz_flat_string (out, "importer", measure->importer);
  mz_flat_number (out, "year", measure->year);
  mz_flat_ends (out, "share_lost", tornado->result);
  mz_flat_begin (out, "assumptions", "[");
  for (guint i = 0; i < tornado->assumptions->len; i++)
    add_assumption (out, &g_array_index (tornado->assumptions, MzAssumption, i));
  g_string_append_c (out, ']');
  mz_flat_number (out, "without_effect", tornado->n_idle);
  g_string_append_c (out, '}');
}

static double
get_middle (MzLoss loss)
{
  return (loss.least + loss.most) / 2;
}

/* The worst year of a stage, for the world or an importer; 0: none, for nothing is lost. */
static guint
find_worst (GPtrArray *supplies, guint first, int importer)
{
  double worst = 0;
  guint found = 0;

  for (guint i = 0; i < supplies->len; i++)
    {
      const MzSupply *supply = supplies->pdata[i];
      double lost = get_middle (importer < 0 ? supply->lost
                                             : g_array_index (supply->importers, MzImporterChange, (guint) importer).lost);

      if (lost > worst)
        {
          worst = lost;
          found = first + i;
        }
    }
  return found;
}

/* The world's first, then those of the stage's importers, each in the year that is worst for it. */
static void
add_tornados (GString *out, const MzSupplyRequest *request, const MzSupplyFacts *facts, GPtrArray *supplies, guint first)
{
  const MzSupply *any = supplies->pdata[0];

  for (int importer = -1; importer < (int) any->importers->len; importer++)
    {
      guint year = find_worst (supplies, first, importer);

      if (year > 0)
        add_tornado (out, request, facts,
                     &(MzSupplyMeasure) { any->base->stage,
                                          importer < 0 ? NULL
                                                       : g_array_index (any->importers, MzImporterChange, (guint) importer).importer,
                                          year, FALSE });
    }
}

void
mz_supply_write_tornados (GString *out, const MzSupplyRequest *request, const MzSupplyFacts *facts, guint first, guint last)
{
  mz_flat_begin (out, "tornado", "[");
  for (guint stage = 0; stage < MZ_N_STAGES && first <= last; stage++)
    {
      g_autoptr (GPtrArray) supplies = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_supply_free);

      if (request->stages != 0 && (request->stages & MZ_BIT (stage)) == 0)
        continue;
      for (guint year = first; year <= last; year++)
        g_ptr_array_add (supplies, mz_supply_new (facts->stages[stage], request->scenario, mz_partial_date_new (year, 0, 0)));
      add_tornados (out, request, facts, supplies, first);
    }
  g_string_append_c (out, ']');
}

static MzLoss
subtract (MzLoss a, MzLoss b)
{
  return (MzLoss) { a.least - b.least, a.most - b.most };
}

/* By how much more is lost than in the other scenario: what is not known being the same in both, end by end. */
void
mz_supply_write_against (GString *out, const MzSupply *supply, const MzSupply *other)
{
  gboolean alike = supply->base->unit != NULL && g_strcmp0 (supply->base->unit, other->base->unit) == 0;
  MzLoss none = { NAN, NAN };

  mz_flat_begin (out, "more_than_against", "{");
  mz_flat_ends (out, "lost", alike ? subtract (supply->lost, other->lost) : none);
  mz_flat_number (out, "gained", alike ? supply->gained - other->gained : NAN);
  mz_flat_ends (out, "share_lost",
                supply->whole > 0 && other->whole > 0
                  ? subtract ((MzLoss) { supply->lost.least / supply->whole, supply->lost.most / supply->whole },
                              (MzLoss) { other->lost.least / other->whole, other->lost.most / other->whole })
                  : none);
  mz_flat_begin (out, "short", "[");
  for (guint i = 0; i < supply->importers->len; i++)
    for (guint k = 0; k < other->importers->len; k++)
      {
        const MzImporterChange *one = &g_array_index (supply->importers, MzImporterChange, i);
        const MzImporterChange *two = &g_array_index (other->importers, MzImporterChange, k);
        MzLoss more = subtract (one->lost, two->lost);

        if (strcmp (one->importer, two->importer) != 0 || (more.least == 0 && more.most == 0))
          continue;
        mz_flat_begin (out, NULL, "{");
        mz_flat_string (out, "importer", one->importer);
        mz_flat_ends (out, "share_lost", more);
        g_string_append_c (out, '}');
      }
  g_string_append (out, "]}");
}
