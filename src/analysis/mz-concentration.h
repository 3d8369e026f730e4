/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzShare:
 * @country: ISO 3166-1 alpha-2
 * @share: 0 to 1
 * @value: as in the facts, in the unit of the series
 * @bound: which side of it the true share lies on
 * @sources: ids: the point's own, or the record's
 */
typedef struct
{
  char    *country;
  double   share;
  double   value;
  MzBound  bound;
  gboolean estimate;
  GStrv    sources;
} MzShare;

/**
 * MzConcentration:
 * @unit: (nullable): of the values; %NULL: no source gives shares for this stage and year, and nothing below is known
 * @total: what is stated as the whole, in @unit; 0: shares are stated themselves
 * @whole: what shares are of: @total, or the sum of all entries where that is larger; of shares, 100
 * @hhi: 0 to 10000, of the countries that are named: where @coverage is below 1 it is this or more; negative: not known
 * @top1: (nullable): the largest of @shares; %NULL where a country that is not named may be larger
 * @top3: sum of the three largest, 0 to 1; negative where countries that are not named may be among them
 * @coverage: sum of @shares: how much of the whole the named countries are; negative: not known
 * @others: what a source gives for other countries together, 0 to 1
 * @shares: (element-type MzShare): largest first, those of 0 left out
 * @sources: ids
 * @n_counted, @n_operating: added up: sites whose capacity is in @shares, and all that operate
 *
 * How a stage's output of one year is spread over countries; or, added up from sites, its capacity on a date.
 */
typedef struct
{
  MzStage        stage;
  guint          year;
  char          *unit;
  double         total, whole;
  double         hhi;
  const MzShare *top1;
  double         top3;
  double         coverage;
  double         others;
  GArray        *shares;
  GStrv          sources;
  guint          n_counted, n_operating;
} MzConcentration;

/* Fewer sites than this say nothing about the world: mz_concentration_new_added_up() gives no shares. */
#define MZ_CONCENTRATION_LEAST_SITES 3

MzConcentration *mz_concentration_new          (MzDataset *dataset, MzStage stage, guint year);
MzConcentration *mz_concentration_new_last     (MzDataset *dataset, MzStage stage, MzPartialDate date);
MzConcentration *mz_concentration_new_added_up (MzDataset *dataset, MzStage stage, MzPartialDate date);
guint            mz_concentration_count_sites  (MzDataset *dataset, MzStage stage, MzPartialDate date, guint *n_countries);
void             mz_concentration_free         (MzConcentration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzConcentration, mz_concentration_free)

G_END_DECLS
