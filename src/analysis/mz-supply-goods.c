/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-supply-goods.h"

#include <math.h>

#define KG_A_TONNE 1000

/**
 * mz_supply_goods_concern:
 *
 * Returns: whether @change tells lost tonnes of magnets, to which the kg of goods may be held.
 */
gboolean
mz_supply_goods_concern (const MzSupply *supply, const MzLinkChange *change)
{
  return supply->base->stage == MZ_STAGE_MAGNET && change->lost.most > 0 && change->link->unit != NULL
         && g_str_has_prefix (change->link->unit, "t gross weight");
}

/* The typical value where no range is told; a high one alone is at most that much. */
static MzLoss
get_kg (const MzGoodInfo *info)
{
  if (isnan (info->low) && isnan (info->high))
    return (MzLoss) { info->typical, info->typical };
  return (MzLoss) { info->low, info->high };
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MzGoodLoss *left = a, *right = b;

  if (left->counted != right->counted)
    return left->counted ? -1 : 1;
  return strcmp (mz_record_get_id (MZ_RECORD (left->good)), mz_record_get_id (MZ_RECORD (right->good)));
}

/**
 * mz_supply_goods_new:
 * @tonnes: of magnets, a year; {0, 0} for the kg alone
 *
 * All goods; of those told in kg of NdFeB magnet, how many @tonnes would be if all of it went there: the least loss over the
 * most kg, the most loss over the least kg. Rare earth magnets are nearly all NdFeB; goods told in anything else are not
 * counted, since unlike units are not divided by each other. Counted ones first, each by id.
 *
 * Returns: (transfer full) (element-type MzGoodLoss)
 */
GArray *
mz_supply_goods_new (MzDataset *dataset, MzLoss tonnes)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_GOOD);
  GArray *goods = g_array_new (FALSE, FALSE, sizeof (MzGoodLoss));

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzGood *good = MZ_GOOD (mz_store_peek (store, i));
      const MzGoodInfo *info = mz_good_peek (good);
      MzGoodLoss loss = { good, get_kg (info), { NAN, NAN }, FALSE };

      loss.counted = !info->claim && g_str_has_prefix (info->what, "kg NdFeB magnet per ");
      if (loss.counted)
        loss.units = (MzLoss) { tonnes.least * KG_A_TONNE / loss.kg.most, tonnes.most * KG_A_TONNE / loss.kg.least };
      g_array_append_val (goods, loss);
    }
  g_array_sort (goods, compare);
  return goods;
}
