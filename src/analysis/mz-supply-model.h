/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario does to a stage: docs/model.md has the formulas, their sources and their limits. */
#pragma once

#include "mz-scenario.h"
#include "mz-supply-base.h"

G_BEGIN_DECLS

/* How much of something is lost, from the least to the most that it can be; in the unit of what it is of. */
typedef struct
{
  double least, most;
} MzLoss;

/**
 * MzSupplyChange:
 * @entry: (nullable): of the base; %NULL: a country that makes nothing there
 * @country: owned by the base or the scenario
 * @before, @gained: a year; what is left is @before less the loss, and @gained
 */
typedef struct
{
  const MzSupplyEntry *entry;
  const char          *country;
  double               before, gained;
  MzLoss               lost;
} MzSupplyChange;

/* @lost: tonnes a year; %NAN where the link's are not known. */
typedef struct
{
  const MzSupplyLink *link;
  MzLoss              lost;
} MzLinkChange;

/**
 * MzImporterChange:
 * @n_origins: how many of the base's origins, from @first
 * @covered: how much of its purchases they are, 0 to 1
 * @lost: of all its purchases, 0 to 1
 * @n_minus_1: what it loses if its largest source fails, 0 to 1; negative: one that is not named may be larger
 * @dependence: what share of the rest comes from @first then, for the least and most loss; negative: nothing is left
 *
 * Who is short, and by how much.
 */
typedef struct
{
  const char           *importer;
  const MzSupplyOrigin *first;
  guint                 n_origins;
  double                covered, n_minus_1;
  MzLoss                lost, dependence;
} MzImporterChange;

/**
 * MzPlantChange:
 * @plant: (nullable): as promised; %NULL: a plan that the facts do not date
 * @site, @what: owned by the base or the scenario; @what (nullable)
 * @t_per_year: negative: not known; what it makes lies between nothing and this
 * @first, @last: the days between which it starts; %MZ_DAY_NEVER: never
 * @then: whether it stands at the end of the time
 */
typedef struct
{
  const MzSupplyPlant *plant;
  const char          *site, *what;
  double               t_per_year;
  MzDay                first, last;
  MzTruth              then;
} MzPlantChange;

/**
 * MzSupply:
 * @base, @scenario: not owned: must live as long
 * @first, @end: the time, as days; @end: the day after
 * @whole, @lost, @gained: of the world, a year, in the base's unit; 0 where that is %NULL
 * @hhi_before: 0 to 10000; negative: not known
 * @hhi_after: the same with the least and the most loss; negative: nothing is known, or nothing left
 * @entries: (element-type MzSupplyChange)
 * @links: (element-type MzLinkChange)
 * @importers: (element-type MzImporterChange)
 * @plants: (element-type MzPlantChange)
 * @unlike: (element-type MzMove): moves in another unit than the base's: not counted
 *
 * One stage in one month, year or other time.
 */
typedef struct
{
  const MzSupplyBase *base;
  const MzScenario   *scenario;
  MzDay               first, end;
  double              whole, gained, hhi_before;
  MzLoss              lost, hhi_after;
  GArray             *entries, *links, *importers, *plants;
  GPtrArray          *unlike;
} MzSupply;

guint     mz_supply_get_before (const MzScenario *scenario, MzPartialDate as_of);
MzSupply *mz_supply_new        (const MzSupplyBase *base, const MzScenario *scenario, MzPartialDate time);
gboolean  mz_supply_takes_from (const MzSupply *self, const char *country);
void      mz_supply_free       (MzSupply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSupply, mz_supply_free)

G_END_DECLS
