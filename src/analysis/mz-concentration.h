/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzShare:
 * @country: ISO 3166-1 alpha-2
 * @share: 0 to 1
 * @value: as in the facts, in the unit of the series
 */
typedef struct
{
  char  *country;
  double share;
  double value;
} MzShare;

/**
 * MzConcentration:
 * @unit: (nullable): of the values; %NULL: no source gives shares for this stage and year, and nothing below is known
 * @hhi: 0 to 10000, of the countries that are named: where @coverage is below 1 it is this or more; negative: not known
 * @top1: (nullable): the largest of @shares; %NULL where a country that is not named may be larger
 * @top3: sum of the three largest, 0 to 1; negative where countries that are not named may be among them
 * @coverage: sum of @shares: how much of the whole the named countries are; negative: not known
 * @shares: (element-type MzShare): largest first, those of 0 left out
 * @sources: ids
 *
 * How a stage's output of one year is spread over countries.
 */
typedef struct
{
  MzStage        stage;
  guint          year;
  char          *unit;
  double         hhi;
  const MzShare *top1;
  double         top3;
  double         coverage;
  GArray        *shares;
  GStrv          sources;
} MzConcentration;

MzConcentration *mz_concentration_new  (MzDataset *dataset, MzStage stage, guint year);
void             mz_concentration_free (MzConcentration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzConcentration, mz_concentration_free)

G_END_DECLS
