/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario over all stages and through time. */
#pragma once

#include "mz-supply-model.h"

G_BEGIN_DECLS

/**
 * MzSupplyStock:
 * @record: id of the stock
 * @importer: country, or EU
 * @days_low, @days_high: of use at home; equal where one figure is told
 * @target: what is aimed at; else what is, or was on @date, held
 */
typedef struct
{
  char         *record, *importer;
  double        days_low, days_high;
  gboolean      target;
  MzPartialDate date;
  GStrv         sources;
} MzSupplyStock;

/**
 * MzSupplyFacts:
 * @before: the year after which nothing is looked at
 * @stocks: (element-type MzSupplyStock): that are told in days of use
 *
 * What is known of all stages before a scenario begins. Immutable and counted; plain data: any thread.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint           before;
  MzSupplyBase   *stages[MZ_N_STAGES];
  GArray         *stocks;
} MzSupplyFacts;

MzSupplyFacts *mz_supply_facts_new   (MzDataset *dataset, guint before);
MzSupplyFacts *mz_supply_facts_ref   (MzSupplyFacts *self);
void           mz_supply_facts_unref (MzSupplyFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSupplyFacts, mz_supply_facts_unref)

/* All stages in one year or month. */
typedef struct
{
  MzPartialDate time;
  MzSupply     *stages[MZ_N_STAGES];
} MzSupplyTime;

/**
 * MzSupplyRun:
 * @years: (element-type MzSupplyTime): each year from the first move's, at the latest the one after the facts', to the
 *   last; the last alone, if all moves begin after it
 * @months: (element-type MzSupplyTime): each month from the first move's on, %MZ_SUPPLY_MONTHS at most
 *
 * A scenario worked out. Immutable and counted; holds its facts and its scenario; plain data: any thread.
 */
typedef struct
{
  gatomicrefcount ref_count;
  MzSupplyFacts  *facts;
  MzScenario     *scenario;
  GArray         *years, *months;
} MzSupplyRun;

#define MZ_SUPPLY_MONTHS 36

MzSupplyRun    *mz_supply_run_new   (MzSupplyFacts *facts, MzScenario *scenario);
MzSupplyRun    *mz_supply_run_ref   (MzSupplyRun *self);
void            mz_supply_run_unref (MzSupplyRun *self);
void            mz_supply_run_find_stock_end (const MzSupplyRun *self, const MzSupplyStock *stock, MzStage stage,
                                              MzDay *first, MzDay *last);
const MzSupply *mz_supply_run_peek  (const MzSupplyRun *self, MzStage stage, MzPartialDate time);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSupplyRun, mz_supply_run_unref)

G_END_DECLS
