/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world before a scenario: docs/model.md says where each figure comes from. */
#pragma once

#include "mz-concentration.h"

G_BEGIN_DECLS

/* What the figures of a stage are. */
typedef enum
{
  MZ_SUPPLY_NOT_KNOWN,
  MZ_SUPPLY_OUTPUT,  /* tonnes that were made */
  MZ_SUPPLY_SHARE,   /* parts of what was made, in % */
  MZ_SUPPLY_CAPACITY /* what plants could make: what they do lies between nothing and this */
} MzSupplyMeasure;

/* From the least to the most that it can be; of losses: how much is lost. In the unit of what it is of. */
typedef struct
{
  double least, most;
} MzLoss;

/**
 * MzSupplyBasket:
 * @series: (nullable): id of the assay; %NULL: basket unknown
 * @elements: (element-type MzPoint) (nullable): key: symbol; v: % of the REO
 *
 * What elements tonnes REO are of.
 */
typedef struct
{
  char   *series;
  GArray *elements;
} MzSupplyBasket;

/**
 * MzSupplyEntry:
 * @supply: in the unit of the base
 * @sites: ids of those that operate there in the stage at the end of the year, or may
 * @basket: of its tonnes REO
 * @sources: ids
 *
 * What a country makes.
 */
typedef struct
{
  char    *country;
  double   supply;
  MzBound  bound;
  gboolean estimate;
  GStrv    sites;
  GStrv    sources;
  MzSupplyBasket basket;
} MzSupplyEntry;

/**
 * MzSupplyLink:
 * @record: id of the flow or series that tells it
 * @from, @from_site, @to: countries and a site; @from_site and @to (nullable): @to %NULL: to anybody
 * @stage_to: %MZ_N_STAGES: use, or it is not known
 * @unit: and basis: unlike ones are never added
 * @tonnes: a year; %NAN: the link is known, its tonnes are not
 * @sites: ids of @from_site, or of those that make it in @from, or may
 *
 * What goes from one country to another in a year.
 */
typedef struct
{
  char  *record, *from, *from_site, *to;
  MzStage stage_to;
  char  *unit;
  double tonnes;
  guint  year;
  GStrv  sources;
  GStrv  sites;
} MzSupplyLink;

/**
 * MzSupplyOrigin:
 * @record: id of the series or figure of demand that tells it
 * @unit: what the share is of
 * @share: 0 to 1
 * @sites: ids of those that operate there in the stage, or may
 *
 * How much of what an importer buys comes from one country.
 */
typedef struct
{
  char    *record, *importer, *from;
  char    *unit;
  double   share;
  MzBound  bound;
  gboolean estimate;
  guint    year;
  GStrv    sites;
  GStrv    sources;
} MzSupplyOrigin;

/* How a part of what plants work up is known. */
typedef enum
{
  MZ_FEED_LINK,      /* a record of who sends whom */
  MZ_FEED_OWN,       /* what the country mines, less what is known to leave it */
  MZ_FEED_RECYCLED,  /* what it recovers from scrap */
  MZ_FEED_PURCHASES, /* all that the country, or the union that it is in, buys of separated goods */
  MZ_FEED_STAGE,     /* what the country itself separates */
  MZ_N_FEED_KINDS
} MzFeedKind;

/**
 * MzSupplyFeed:
 * @country: whose plants are fed
 * @record: (nullable): id of what tells it; %NULL: of a stage's own entry
 * @from, @from_site, @to_site: whence, and to which plant; the sites (nullable). Of purchases, @from is the importer
 * @stage_from: that makes it
 * @unit: (nullable): of @told; %NULL: the whole feed, no tonnes
 * @told: in @unit, as the record has it; %NAN: the link is known, its tonnes are not
 * @tonnes: t REO that it can be: of a figure in REO the very same; of gross weight from nothing to all of it; most
 *   infinite: no figure bounds it. Of what stands for the whole feed: 1
 * @sites: ids of those that make it, or any of which may; never %NULL
 *
 * A part of what the plants of a country are fed with in a year.
 */
typedef struct
{
  MzFeedKind kind;
  char      *country;
  char      *record, *from, *from_site, *to_site;
  MzStage    stage_from;
  char      *unit;
  double     told;
  MzLoss     tonnes;
  guint      year;
  GStrv      sites;
  GStrv      sources;
  MzSupplyBasket basket;
} MzSupplyFeed;

/**
 * MzSupplyPlant:
 * @what, @t_per_year: capacity that is promised; @t_per_year negative: not known
 * @promised: when it is to start; unset: nobody says
 * @begun: where @promised is unset, since when it is decided or being built
 * @first, @last: between which days it starts, as promised or as new plants take
 */
typedef struct
{
  char         *site, *country;
  MzSiteKind    kind;
  char         *what;
  double        t_per_year;
  MzPartialDate promised, begun;
  MzDay         first, last;
  GStrv         sources;
} MzSupplyPlant;

/**
 * MzSupplyBase:
 * @before: the year after which nothing is looked at
 * @year: of the figures of @entries, at most %MZ_SUPPLY_STALE years before; 0: none are known
 * @unit: (nullable): of @entries and @whole: tonnes, or "%" where sources give shares alone; %NULL: not known
 * @measure: what the figures of @entries are
 * @whole: what the world makes, in @unit; of capacities, the sum of those that are known
 * @coverage: how much of it the entries are, 0 to 1; negative: not known
 * @entries: (element-type MzSupplyEntry): largest first
 * @links: (element-type MzSupplyLink)
 * @origins: (element-type MzSupplyOrigin): by importer, and its largest first
 * @plants: (element-type MzSupplyPlant)
 * @feeds: (element-type MzSupplyFeed): by country; a country without any: its feed is not known
 * @buyers: codes of all importers whose origins are known, of any stage
 * @ramp: what part of their capacity plants made in the third year; of two figures the least and the most; 0: not known
 *
 * What is known of a stage before a scenario begins; it is held level ever after. Plain data: any thread.
 */
typedef struct
{
  MzStage stage;
  guint   before, year;
  char   *unit;
  MzSupplyMeasure measure;
  double  whole, coverage;
  GArray *entries, *links, *origins, *plants, *feeds;
  GStrv   buyers;
  MzLoss  ramp;
  GStrv   sources;
} MzSupplyBase;

#define MZ_SUPPLY_STALE 5

MzSupplyBase *mz_supply_base_new  (MzDataset *dataset, MzStage stage, guint before);
void          mz_supply_base_free (MzSupplyBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSupplyBase, mz_supply_base_free)

G_END_DECLS
