/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the what-if model reckons with: stocks, goods that hold rare earths, and parameters. */
#pragma once

#include "mz-record.h"

G_BEGIN_DECLS

/**
 * MzStockInfo:
 * @country: who holds it, or is to
 * @kind: a word of mz_stock_kinds: "government", "commercial" or "plan"
 * @what: unit and basis
 * @date: of which it is told
 * @t: tonnes; %NAN: not known
 * @days_low, @days_high: of use at home; %NAN: not known; equal where one figure is told
 * @target, @ceiling: no tonnes held: what is aimed at, the most that may be bought
 */
typedef struct
{
  char         *country, *kind, *what;
  MzPartialDate date;
  double        t, days_low, days_high, value_usd;
  gboolean      target, ceiling, estimate;
} MzStockInfo;

#define MZ_TYPE_STOCK (mz_stock_get_type ())
G_DECLARE_FINAL_TYPE (MzStock, mz_stock, MZ, STOCK, MzRecord)
MzStock           *mz_stock_new  (MzRecordHead *head, MzStockInfo *info);
const MzStockInfo *mz_stock_peek (MzStock *self);

/**
 * MzGoodInfo:
 * @what: "kg NdFeB magnet per motor": unit and basis
 * @low, @high, @typical: %NAN: not known; @high alone: at most
 * @claim: quoted often, its basis not defined: shown with its doubt, never reckoned with
 *
 * A product that rare earths are in. (A file calls them "products"; MzProduct are sorts of tonnes.)
 */
typedef struct
{
  char         *what;
  MzPartialDate year;
  double        low, high, typical;
  gboolean      estimate, claim;
} MzGoodInfo;

#define MZ_TYPE_GOOD (mz_good_get_type ())
G_DECLARE_FINAL_TYPE (MzGood, mz_good, MZ, GOOD, MzRecord)
MzGood           *mz_good_new  (MzRecordHead *head, MzGoodInfo *info);
const MzGoodInfo *mz_good_peek (MzGood *self);

/**
 * MzParameterInfo:
 * @group: a word of mz_parameter_groups: "yields", "conversions", "ramp_ups", "lead_times", "licences",
 * "licence_regime_observed", "elasticities", "utilisation", "denominators", "numerators"
 * @stage: %MZ_N_STAGES: none
 * @site, @what, @unit, @to: (nullable); @what is the project of a ramp-up; @to a country or "WORLD"
 * @low, @high, @typical: %NAN: not known. @typical is the "typical", "value" or "t" of the file
 * @year: of "year", "date" or "period"; may be unset
 * @benchmark: 10, 40, 25 or 65: the benchmark that a numerator is of; 0: none
 * @sites: ids; never %NULL
 * @announced, @decided, @promised, @started, @now_promised: of a ramp-up; may be unset
 * @not_reached: the last date at which it is told that the nameplate was not reached; may be unset
 * @outcome, @nameplate: (nullable): of a ramp-up
 */
typedef struct
{
  char         *group, *site, *what, *unit, *to;
  MzStage       stage;
  double        low, high, typical;
  MzPartialDate year;
  guint         benchmark;
  GStrv         sites;
  gboolean      estimate, planned;
  MzPartialDate announced, decided, promised, started, now_promised, not_reached;
  char         *outcome, *nameplate;
} MzParameterInfo;

#define MZ_TYPE_PARAMETER (mz_parameter_get_type ())
G_DECLARE_FINAL_TYPE (MzParameter, mz_parameter, MZ, PARAMETER, MzRecord)
MzParameter           *mz_parameter_new  (MzRecordHead *head, MzParameterInfo *info);
const MzParameterInfo *mz_parameter_peek (MzParameter *self);

G_END_DECLS
