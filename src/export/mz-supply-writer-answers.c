/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"
#include "mz-supply-writer-private.h"

#include <math.h>

#include "mz-supply-deals.h"
#include "mz-supply-goods.h"
#include "mz-supply-tornado.h"

static const char *const assumption_keys[] = {
  [MZ_ASSUMPTION_LEAK] = "leak",         [MZ_ASSUMPTION_MONTHS] = "months",     [MZ_ASSUMPTION_START] = "start",
  [MZ_ASSUMPTION_AMOUNT] = "amount",     [MZ_ASSUMPTION_ELEMENTS] = "elements", [MZ_ASSUMPTION_UNKNOWN] = "unknown",
};

static const char *const feed_keys[MZ_N_FEED_KINDS] = {
  [MZ_FEED_LINK] = "link",           [MZ_FEED_OWN] = "own-mines", [MZ_FEED_RECYCLED] = "recycled",
  [MZ_FEED_PURCHASES] = "purchases", [MZ_FEED_STAGE] = "own-stage",
};

static void
add_feed (GString *out, const MzFeed *change)
{
  const MzSupplyFeed *feed = change->feed;

  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "kind", feed_keys[feed->kind]);
  mz_flat_string (out, "from", feed->from);
  if (feed->from_site != NULL)
    mz_flat_string (out, "from_site", feed->from_site);
  if (feed->to_site != NULL)
    mz_flat_string (out, "to_site", feed->to_site);
  mz_flat_string (out, "stage", mz_supply_get_stage_key (feed->stage_from));
  mz_flat_string (out, "unit", feed->unit);
  mz_flat_number (out, "told", feed->unit != NULL ? feed->told : NAN);
  mz_flat_number (out, "year", feed->year > 0 ? feed->year : NAN);
  mz_flat_loss (out, "part_of_feed", change->part);
  mz_flat_loss (out, "share_lost", change->lost);
  mz_flat_loss (out, "t_reo_lost", change->lost_tonnes);
  mz_flat_string (out, "basket", feed->basket.series);
  mz_flat_string (out, "record", feed->record);
  mz_flat_sources (out, feed->sources);
  g_string_append_c (out, '}');
}

static void
add_elements (GString *out, const MzSupply *supply, const char *country)
{
  g_autoptr (GArray) elements = mz_supply_list_elements (supply, country);

  mz_flat_begin (out, "elements_lost", "[");
  for (guint i = 0; i < elements->len; i++)
    {
      const MzElementLoss *loss = &g_array_index (elements, MzElementLoss, i);

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "element", loss->symbol);
      mz_flat_loss (out, "t_reo", loss->tonnes);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* Of countries whose plants lose feed, or perhaps. */
void
mz_supply_write_feeds (GString *out, const MzSupply *supply)
{
  mz_flat_known (out, "feed_coverage", supply->fed_coverage);
  mz_flat_begin (out, "feed", "[");
  for (guint i = 0; i < supply->fed->len; i++)
    {
      const MzFeedChange *fed = &g_array_index (supply->fed, MzFeedChange, i);

      if (fed->lost.most <= 0)
        continue;
      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "country", fed->country);
      mz_flat_loss (out, "t_reo", fed->tonnes);
      mz_flat_number (out, "t_reo_gained", fed->gained);
      mz_flat_loss (out, "share_lost", fed->lost);
      mz_flat_begin (out, "parts", "[");
      for (guint k = fed->first; k < fed->first + fed->n; k++)
        add_feed (out, &g_array_index (supply->feeds, MzFeed, k));
      g_string_append_c (out, ']');
      add_elements (out, supply, fed->country);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* By when what an importer has stocked is used up, for each stage of which it is short. */
static void
add_stock (GString *out, const MzSupplyRun *run, const MzSupplyStock *stock, MzStage stage)
{
  MzDay first, last;

  mz_supply_run_find_stock_end (run, stock, stage, &first, &last);
  if (first == MZ_DAY_NEVER)
    return;
  mz_flat_begin (out, NULL, "{");
  mz_flat_string (out, "importer", stock->importer);
  mz_flat_string (out, "stage", mz_supply_get_stage_key (stage));
  mz_flat_number (out, "days_least", stock->days_low);
  mz_flat_number (out, "days_most", stock->days_high);
  mz_flat_flag (out, "target", stock->target);
  mz_flat_date (out, "told_of", stock->date);
  mz_flat_day (out, "ends_at_the_earliest", first);
  mz_flat_day (out, "ends_at_the_latest", last);
  mz_flat_string (out, "record", stock->record);
  mz_flat_sources (out, stock->sources);
  g_string_append_c (out, '}');
}

/* Those that are used up within the time. */
void
mz_supply_write_stocks (GString *out, const MzSupplyRequest *request, const MzSupplyRun *run)
{
  mz_flat_begin (out, "stocks", "[");
  for (guint i = 0; i < run->facts->stocks->len; i++)
    for (guint stage = 0; stage < MZ_N_STAGES; stage++)
      if (mz_supply_is_asked (request, stage))
        add_stock (out, run, &g_array_index (run->facts->stocks, MzSupplyStock, i), (MzStage) stage);
  g_string_append_c (out, ']');
}

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

/** mz_supply_write_units: How many of each good the lost tonnes of @change would be; nothing for what is no magnets. */
void
mz_supply_write_units (GString *out, const MzSupply *supply, const MzLinkChange *change, MzDataset *dataset)
{
  g_autoptr (GArray) goods = NULL;

  if (!mz_supply_goods_concern (supply, change))
    return;
  goods = mz_supply_goods_new (dataset, change->lost);
  mz_flat_begin (out, "goods", "[");
  for (guint i = 0; i < goods->len; i++)
    {
      const MzGoodLoss *loss = &g_array_index (goods, MzGoodLoss, i);

      if (!loss->counted)
        continue;
      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "good", mz_record_get_id (MZ_RECORD (loss->good)));
      mz_flat_loss (out, "units", loss->units);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/** mz_supply_write_goods: What each good holds, also of those whose kg are not of magnets or a mere claim. */
void
mz_supply_write_goods (GString *out, MzDataset *dataset)
{
  g_autoptr (GArray) goods = mz_supply_goods_new (dataset, (MzLoss) { 0, 0 });

  mz_flat_begin (out, "goods", "[");
  for (guint i = 0; i < goods->len; i++)
    {
      const MzGoodLoss *loss = &g_array_index (goods, MzGoodLoss, i);
      const MzGoodInfo *info = mz_good_peek (loss->good);
      const MzRecordHead *head = mz_record_peek_head (MZ_RECORD (loss->good));

      mz_flat_begin (out, NULL, "{");
      mz_flat_string (out, "good", head->id);
      mz_flat_string (out, "name", head->name);
      mz_flat_string (out, "what", info->what);
      mz_flat_ends (out, "kg", loss->kg);
      mz_flat_date (out, "year", info->year);
      mz_flat_flag (out, "counted", loss->counted);
      mz_flat_flag (out, "claim", info->claim);
      mz_flat_flag (out, "estimate", info->estimate);
      mz_flat_string (out, "note", head->note);
      mz_flat_sources (out, head->sources);
      g_string_append_c (out, '}');
    }
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
add_tornado (GString *out, const MzSupplyRequest *request, const MzSupplyRun *run, const MzTornadoMeasure *measure)
{
  g_autoptr (MzSupplyTornado) tornado = mz_supply_tornado_new (request->dataset, run->facts, run->scenario, measure);

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
find_worst (const MzSupplyRun *run, guint stage, int importer)
{
  double worst = 0;
  guint found = 0;

  for (guint i = 0; i < run->years->len; i++)
    {
      const MzSupplyTime *year = &g_array_index (run->years, MzSupplyTime, i);
      const MzSupply *supply = year->stages[stage];
      double lost = get_middle (importer < 0 ? supply->lost
                                             : g_array_index (supply->importers, MzImporterChange, (guint) importer).lost);

      if (lost > worst)
        {
          worst = lost;
          found = year->time.year;
        }
    }
  return found;
}

/* The world's first, then those of the stage's importers, each in the year that is worst for it. */
static void
add_tornados (GString *out, const MzSupplyRequest *request, const MzSupplyRun *run, guint stage)
{
  const GArray *importers = g_array_index (run->years, MzSupplyTime, 0).stages[stage]->importers;

  for (int i = -1; i < (int) importers->len; i++)
    {
      const char *importer = i < 0 ? NULL : g_array_index (importers, MzImporterChange, (guint) i).importer;
      guint year = find_worst (run, stage, i);

      if (year > 0)
        add_tornado (out, request, run, &(MzTornadoMeasure) { (MzStage) stage, importer, year, FALSE });
    }
}

void
mz_supply_write_tornados (GString *out, const MzSupplyRequest *request, const MzSupplyRun *run)
{
  mz_flat_begin (out, "tornado", "[");
  for (guint stage = 0; stage < MZ_N_STAGES && run->years->len > 0; stage++)
    if (mz_supply_is_asked (request, stage))
      add_tornados (out, request, run, stage);
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
  mz_flat_with_loss (out, "lost", alike ? subtract (supply->lost, other->lost) : none);
  mz_flat_number (out, "gained", alike ? supply->gained - other->gained : NAN);
  mz_flat_with_loss (out, "share_lost",
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
        mz_flat_with_loss (out, "share_lost", more);
        g_string_append_c (out, '}');
      }
  g_string_append (out, "]}");
}
