/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario does to a stage: docs/model.md has the formulas, their sources and their limits. */
#pragma once

#include "mz-scenario.h"
#include "mz-supply-base.h"

G_BEGIN_DECLS

/**
 * MzSupplyChange:
 * @entry: (nullable): of the base; %NULL: a country that makes nothing there
 * @country: owned by the base or the scenario
 * @before, @gained: a year
 * @moved: what leaves for other countries by a shift; negative: what comes by one
 * @lost: of the rest; what is left is @before - @moved - @lost + @gained, mz_supply_change_get_left()
 * @fed: the part of its feed that is lost, 0 to 1; negative: its feed is not known, and nothing is lost for want of it
 */
typedef struct
{
  const MzSupplyEntry *entry;
  const char          *country;
  double               before, gained;
  MzLoss               moved, lost, fed;
} MzSupplyChange;

/**
 * MzFeed:
 * @feed: of the base
 * @part: how much of the country's feed it is, 0 to 1, from the least to the most
 * @lost: of this part, 0 to 1
 * @lost_tonnes: t REO a year; most infinite: not bounded; where the feed has no tonnes, negative
 */
typedef struct
{
  const MzSupplyFeed *feed;
  MzLoss              part, lost, lost_tonnes;
} MzFeed;

/**
 * MzFeedChange:
 * @first, @n: the feeds of the supply that are the country's
 * @tonnes: t REO a year of all of them; negative: it is told in shares alone
 * @gained: t REO a year from recycling that a move adds
 * @lost: of all of it, 0 to 1, what is gained made good
 *
 * What the plants of a country are fed with, and how much of it fails.
 */
typedef struct
{
  const char *country;
  guint       first, n;
  MzLoss      tonnes;
  double      gained;
  MzLoss      lost;
} MzFeedChange;

/**
 * MzElementLoss:
 * @symbol: (nullable): %NULL: tonnes whose basket is unknown
 * @tonnes: t REO a year; most infinite: not bounded
 */
typedef struct
{
  const char *symbol;
  MzLoss      tonnes;
} MzElementLoss;

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
 * @output: t a year that it makes, the mean over the time; negative: its capacity is not known. Never added to the
 *   supply
 */
typedef struct
{
  const MzSupplyPlant *plant;
  const char          *site, *what;
  double               t_per_year;
  MzDay                first, last;
  MzTruth              then;
  MzLoss               output;
} MzPlantChange;

/**
 * MzSupply:
 * @base, @scenario: not owned: must live as long
 * @first, @end: the time, as days; @end: the day after
 * @whole, @lost, @gained: of the world, a year, in the base's unit; 0 where that is %NULL; what only moves is not lost
 * @others: what moves to countries that a shift does not name
 * @hhi_before: 0 to 10000; negative: not known
 * @hhi_after: the same with the least and the most loss; negative: nothing is known, or nothing left
 * @entries: (element-type MzSupplyChange)
 * @links: (element-type MzLinkChange)
 * @importers: (element-type MzImporterChange)
 * @plants: (element-type MzPlantChange)
 * @feeds: (element-type MzFeed): by country
 * @fed: (element-type MzFeedChange): the same by country
 * @fed_coverage: the part of the stage's supply whose feed is known, 0 to 1; negative: the supply is not known
 * @unlike: (element-type MzMove): moves in another unit than the base's, or without what they are of: not counted
 * @effects: of the moves: what may take something away in the time
 * @breaks: (element-type MzDay): between which nothing changes but along straight lines; the first is @first, the last
 *   @end
 * @unmade: (element-type MzLoss): by entry of the base, and within it by piece of the time: the part that is not made,
 *   exports aside
 * @unbought: (element-type MzLoss): by importer, and within it by piece of the time: the part of its purchases that is
 *   lost
 *
 * One stage in one month, year or other time.
 */
typedef struct
{
  const MzSupplyBase *base;
  const MzScenario   *scenario;
  MzDay               first, end;
  double              whole, gained, hhi_before, fed_coverage;
  MzLoss              lost, others, hhi_after;
  GArray             *entries, *links, *importers, *plants, *feeds, *fed;
  GPtrArray          *unlike;
  GArray             *effects, *breaks, *unmade, *unbought;
} MzSupply;

guint     mz_supply_get_before (const MzScenario *scenario, MzPartialDate as_of);
MzSupply *mz_supply_new        (const MzSupplyBase *base, const MzScenario *scenario, MzPartialDate time,
                                MzSupply *const *before);
gboolean  mz_supply_takes_from (const MzSupply *self, const char *country);
GArray   *mz_supply_list_elements (const MzSupply *self, const char *country);
void      mz_supply_free       (MzSupply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSupply, mz_supply_free)

MzLoss    mz_supply_change_get_left (const MzSupplyChange *self);

G_END_DECLS
