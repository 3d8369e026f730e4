/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world before a scenario: docs/model.md says where each figure comes from. */
#pragma once

#include "mz-concentration.h"

G_BEGIN_DECLS

/**
 * MzSupplyEntry:
 * @supply: in the unit of the base
 * @sites: ids of those that operate there in the stage at the end of the year, or may
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
} MzSupplyEntry;

/**
 * MzSupplyLink:
 * @record: id of the flow or series that tells it
 * @from, @from_site, @to: countries and a site; @from_site and @to (nullable): @to %NULL: to anybody
 * @stage_to: %MZ_N_STAGES: use, or it is not known
 * @unit: and basis: unlike ones are never added
 * @tonnes: a year; %NAN: the link is known, its tonnes are not
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
} MzSupplyLink;

/**
 * MzSupplyOrigin:
 * @record: id of the series or figure of demand that tells it
 * @unit: what the share is of
 * @share: 0 to 1
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
  GStrv    sources;
} MzSupplyOrigin;

/**
 * MzSupplyPlant:
 * @what, @t_per_year: capacity that is promised; @t_per_year negative: not known
 * @promised: when it is to start
 */
typedef struct
{
  char         *site, *country;
  char         *what;
  double        t_per_year;
  MzPartialDate promised;
  GStrv         sources;
} MzSupplyPlant;

/**
 * MzSupplyBase:
 * @before: the year after which nothing is looked at
 * @year: of the figures of @entries, at most %MZ_SUPPLY_STALE years before; 0: none are known
 * @unit: (nullable): of @entries and @whole: tonnes, or "%" where sources give shares alone; %NULL: not known
 * @whole: what the world makes, in @unit
 * @coverage: how much of it the entries are, 0 to 1; negative: not known
 * @entries: (element-type MzSupplyEntry): largest first
 * @links: (element-type MzSupplyLink)
 * @origins: (element-type MzSupplyOrigin): by importer, and its largest first
 * @plants: (element-type MzSupplyPlant)
 *
 * What is known of a stage before a scenario begins; it is held level ever after. Plain data: any thread.
 */
typedef struct
{
  MzStage stage;
  guint   before, year;
  char   *unit;
  double  whole, coverage;
  GArray *entries, *links, *origins, *plants;
  GStrv   sources;
} MzSupplyBase;

#define MZ_SUPPLY_STALE 5

MzSupplyBase *mz_supply_base_new  (MzDataset *dataset, MzStage stage, guint before);
void          mz_supply_base_free (MzSupplyBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSupplyBase, mz_supply_base_free)

G_END_DECLS
