/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long stocks last that are told in days of use. */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-private.h"

#include <math.h>

#include "mz-inputs.h"
#include "mz-supply-run.h"

#define SLACK 1e-9 /* of a sum of days */

static void
stock_clear (MzSupplyStock *stock)
{
  g_free (stock->record);
  g_free (stock->importer);
  g_strfreev (stock->sources);
}

/**
 * mz_supply_stocks_new:
 *
 * Returns: (transfer full) (element-type MzSupplyStock): of some days, in the order of the records; of a date up to the
 *   year @before.
 */
GArray *
mz_supply_stocks_new (MzDataset *dataset, guint before)
{
  MzStore *records = mz_dataset_get_store (dataset, MZ_RECORD_STOCK);
  GArray *stocks = g_array_new (FALSE, FALSE, sizeof (MzSupplyStock));

  g_array_set_clear_func (stocks, (GDestroyNotify) stock_clear);
  for (guint i = 0; i < mz_store_get_length (records); i++)
    {
      MzRecord *record = mz_store_peek (records, i);
      const MzStockInfo *info = mz_stock_peek (MZ_STOCK (record));

      if (!isnan (info->days_low) && !isnan (info->days_high) && info->country != NULL && info->date.year <= before)
        {
          MzSupplyStock stock = { g_strdup (mz_record_get_id (record)), g_strdup (info->country), info->days_low,
                                  info->days_high, info->target || g_strcmp0 (info->kind, "plan") == 0, info->date,
                                  mz_supply_dup_sources (NULL, record) };

          g_array_append_val (stocks, stock);
        }
    }
  return stocks;
}

/* Takes away what the importer loses from day to day; the day on which that exceeds @days, or never. */
static MzDay
find_end (const MzSupplyRun *self, const MzSupplyStock *stock, MzStage stage, double days, gboolean most)
{
  double gone = 0;

  for (guint i = 0; i < self->years->len; i++)
    {
      const MzSupply *supply = g_array_index (self->years, MzSupplyTime, i).stages[stage];
      guint n = supply->breaks->len - 1, k = 0;

      while (k < supply->importers->len
             && strcmp (g_array_index (supply->importers, MzImporterChange, k).importer, stock->importer) != 0)
        k++;
      for (guint piece = 0; piece < n && k < supply->importers->len; piece++)
        {
          MzLoss lost = g_array_index (supply->unbought, MzLoss, k * n + piece);
          MzDay from = g_array_index (supply->breaks, MzDay, piece);
          MzDay end = g_array_index (supply->breaks, MzDay, piece + 1);
          double rate = most ? lost.most : lost.least;

          if (gone + rate * (end - from) > days + SLACK)
            return from + (MzDay) floor ((days - gone + SLACK) / rate);
          gone += rate * (end - from);
        }
    }
  return MZ_DAY_NEVER;
}

/**
 * mz_supply_run_find_stock_end:
 * @stage: of whose goods it is a stock
 * @first: (out): with the most loss and the fewest days; %MZ_DAY_NEVER: not within the time
 * @last: (out): with the least loss and the most days
 *
 * A stock is used up on the first day on which the sum over the days of the part of its purchases that the importer
 * loses exceeds the days of use that are stocked.
 */
void
mz_supply_run_find_stock_end (const MzSupplyRun *self, const MzSupplyStock *stock, MzStage stage, MzDay *first,
                              MzDay *last)
{
  *first = find_end (self, stock, stage, stock->days_low, TRUE);
  *last = find_end (self, stock, stage, stock->days_high, FALSE);
}
