/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The benchmarks of the European Union, or targets of one's own, against what is known of them. */
#pragma once

#include "mz-dataset.h"
#include "mz-supply-run.h"

G_BEGIN_DECLS

/* Why a thing is not told. */
typedef enum
{
  MZ_GAUGE_TOLD,
  MZ_GAUGE_NO_CONSUMPTION, /* the facts do not say what the region consumes */
  MZ_GAUGE_NOT_PROPOSED,   /* there were no targets yet */
  MZ_GAUGE_NO_FIGURE,      /* no source tells tonnes by the date */
  MZ_GAUGE_SHARE_ONLY,     /* sources tell a share, not its tonnes */
  MZ_GAUGE_UNLIKE,         /* no tonnes are told in the unit of this consumption */
  MZ_N_GAUGE_REASONS
} MzGaugeReason;

/* What a figure is of. */
typedef enum
{
  MZ_GAUGE_OUTPUT,   /* tonnes of a year */
  MZ_GAUGE_CAPACITY, /* tonnes a year that could be made: its unit ends in "/y" */
  MZ_GAUGE_SHARE,    /* per cent */
  MZ_GAUGE_FINDING   /* words alone */
} MzGaugeBasis;

/**
 * MzGaugeSite:
 * @state: on the date; after what the facts know, with the last that is known
 * @stands: the scenario has it stand still then
 */
typedef struct
{
  char       *id;
  MzSiteState state;
  gboolean    stands;
} MzGaugeSite;

/**
 * MzGaugeFigure:
 * @record: id of the parameter
 * @unit: with its basis: only like ones are added or divided
 * @low, @high: as told; equal where one figure is; %NAN: not known
 * @least, @most: what the scenario leaves of it on the date; the same without one
 * @planned: of a time to come
 * @sites: (element-type MzGaugeSite)
 *
 * A numerator or a denominator.
 */
typedef struct
{
  char         *record, *what, *unit;
  double        low, high, least, most;
  MzPartialDate year;
  MzGaugeBasis  basis;
  gboolean      planned, estimate;
  GArray       *sites;
  GStrv         sources;
} MzGaugeFigure;

/**
 * MzGaugeReading:
 * @record: (nullable): id of the series or parameter; %NULL: no source tells a share by the date
 * @country: (nullable): from which it comes: of the benchmark of one country
 * @low, @high: per cent, as told: not always of consumption
 */
typedef struct
{
  char         *record, *country;
  double        low, high;
  MzBound       bound;
  gboolean      estimate;
  MzPartialDate year;
  GStrv         sources;
} MzGaugeReading;

/**
 * MzGaugeAim:
 * @denominator: index
 * @target: tonnes, in the unit of the denominator
 * @least, @most: tonnes that are made, or can be, in that unit; %NAN: not known
 * @share_least, @share_most: of the denominator, per cent
 * @gap_least, @gap_most: tonnes that are wanting, or beyond a target that is a most; 0: none
 * @plans_least, @plans_most: tonnes of the projects that are to stand by the date, in that unit; %NAN: not known
 * @capacity: whether the numerator is one: what is made may be less
 * @reason: why the share and the gap are not known
 *
 * A target in tonnes, by one of the denominators.
 */
typedef struct
{
  guint         denominator;
  double        target;
  double        least, most, share_least, share_most, gap_least, gap_most, plans_least, plans_most;
  gboolean      capacity;
  MzGaugeReason reason;
} MzGaugeAim;

/* What a scenario does to a project. */
typedef enum
{
  MZ_GAUGE_AS_PROMISED,
  MZ_GAUGE_OPENS,   /* starts as the scenario has it */
  MZ_GAUGE_SLIPS,
  MZ_GAUGE_NEVER,
  MZ_GAUGE_STANDS,  /* stands still on the date */
  MZ_GAUGE_ASSUMED, /* is of the scenario alone */
  MZ_N_GAUGE_TURNS
} MzGaugeTurn;

/**
 * MzGaugeProject:
 * @record: (nullable): id of the parameter or site that it is planned by
 * @low, @high: tonnes a year in @unit, more than now; @low is less where today's capacity may be in it; %NAN: not known
 * @promised: may be unset: no date is known
 * @first, @last: the days between which it starts; %MZ_DAY_NEVER: never, or no date is known
 * @by_date: whether it is to stand by the date; perhaps, too, where no date is known
 * @partly: the turn is that of some of its sites
 * @part_of: (nullable): id of the parameter that counts it already: never add both
 * @sum_least, @sum_most: of all up to this one that count, in @unit
 * @sites: (element-type MzGaugeSite)
 */
typedef struct
{
  char         *record, *what, *unit;
  double        low, high;
  MzPartialDate promised;
  MzDay         first, last;
  MzTruth       by_date;
  MzGaugeTurn   turn;
  gboolean      partly;
  char         *part_of;
  double        sum_least, sum_most;
  GArray       *sites;
  GStrv         sources;
} MzGaugeProject;

/**
 * MzGaugeDependence:
 * @before: per cent of what the region buys of @stage that came from @country
 * @least, @most: the same in the year of the date, for the least and the most loss; %NAN: nothing is left
 */
typedef struct
{
  MzStage stage;
  char   *country, *record;
  guint   year;
  double  before, least, most;
  GStrv   sources;
} MzGaugeDependence;

/**
 * MzGaugePart:
 * @target: per cent; %NAN: there is none
 * @by: of the target; may be unset
 * @is_most: the allowed side is below it
 * @own: the target is the scenario's
 * @record: (nullable): id of the series that has the target
 * @reached: by the shares that sources tell, or else by those that are computed; %MZ_TRUTH_PERHAPS: not known, or they differ
 * @numerators: (element-type MzGaugeFigure): known by the date
 * @aims: (element-type MzGaugeAim): one a denominator
 * @projects: (element-type MzGaugeProject): those that count first, by their start
 * @after: (element-type MzGaugeDependence): of the benchmark of one country, under a scenario
 * @uncounted: ids of sites that work there on the date, and are in no numerator
 */
typedef struct
{
  MzBenchmark    benchmark;
  double         target;
  MzPartialDate  by;
  gboolean       is_most, own;
  char          *record;
  GStrv          sources;
  MzGaugeReading reading;
  MzTruth        reached;
  GArray        *numerators, *aims, *projects, *after;
  GStrv          uncounted;
} MzGaugePart;

/**
 * MzGauge:
 * @reason: why there is nothing in it
 * @denominators: (element-type MzGaugeFigure): known by the date, or expected; by their years
 *
 * What is known against each benchmark on a date. Plain data: any thread.
 */
typedef struct
{
  char         *region;
  MzPartialDate date;
  MzGaugeReason reason;
  GArray       *denominators;
  MzGaugePart   parts[MZ_N_BENCHMARKS];
} MzGauge;

MzGauge    *mz_gauge_new             (MzDataset *dataset, MzPartialDate date, const MzSupplyRun *run, const char *region);
void        mz_gauge_free            (MzGauge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzGauge, mz_gauge_free)

gboolean    mz_gauge_are_units_alike (const char *a, const char *b);
const char *mz_gauge_reason_get_text (MzGaugeReason reason);

extern const MzVocabulary mz_gauge_turns;

G_END_DECLS
