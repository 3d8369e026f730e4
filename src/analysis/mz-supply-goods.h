/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lost tonnes of magnets mean for the goods that they go into. */
#pragma once

#include "mz-inputs.h"
#include "mz-supply-model.h"

G_BEGIN_DECLS

/**
 * MzGoodLoss:
 * @good: owned by the dataset: its source, its year and what it is told in
 * @kg: in one of it, least and most; %NAN: not known
 * @counted: whether @units are told: its kg are of magnets, as the lost tonnes are, and it is no mere claim
 * @units: how many of it the lost tonnes would be; %NAN: not known
 */
typedef struct
{
  MzGood  *good;
  MzLoss   kg, units;
  gboolean counted;
} MzGoodLoss;

gboolean mz_supply_goods_concern (const MzSupply *supply, const MzLinkChange *change);
GArray  *mz_supply_goods_new     (MzDataset *dataset, MzLoss tonnes);

G_END_DECLS
