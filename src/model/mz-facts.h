/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smaller kinds of record: events, series, elements, countries, claims, flows, demand and sources. */
#pragma once

#include "mz-record.h"

G_BEGIN_DECLS

typedef struct
{
  MzPartialDate date, end; /* end may be unset */
  GStrv         countries;
  GStrv         sites;     /* ids */
  MzEventKind   kind;
} MzEventInfo;

#define MZ_TYPE_EVENT (mz_event_get_type ())
G_DECLARE_FINAL_TYPE (MzEvent, mz_event, MZ, EVENT, MzRecord)
MzEvent           *mz_event_new  (MzRecordHead *head, MzEventInfo *info);
const MzEventInfo *mz_event_peek (MzEvent *self);

/* What is known of a figure is often only which side of it the true one lies on. */
typedef enum
{
  MZ_BOUND_NONE,
  MZ_BOUND_LEAST, /* it is this or more */
  MZ_BOUND_MOST   /* it is this or less */
} MzBound;

typedef struct
{
  char         *key;      /* a country, stage, mineral, or whatever the series says */
  MzPartialDate t;
  double        v;
  MzBound       bound;
  gboolean      estimate;
  GStrv         sources;  /* (nullable): the point's own; else the record's hold */
} MzPoint;

typedef struct
{
  char    *unit;
  gboolean monthly;       /* frequency is "month", else "year" */
  char    *dimension;     /* "country", "stage", "mineral", "none" */
  GArray  *points;        /* of MzPoint */
} MzSeriesInfo;

#define MZ_TYPE_SERIES (mz_series_get_type ())
G_DECLARE_FINAL_TYPE (MzSeries, mz_series, MZ, SERIES, MzRecord)
MzSeries           *mz_series_new  (MzRecordHead *head, MzSeriesInfo *info);
const MzSeriesInfo *mz_series_peek (MzSeries *self);
GArray             *mz_series_points_new (void);

typedef struct
{
  char         *symbol;
  guint         z;
  char         *group;    /* "LREE", "HREE" ... */
  GStrv         uses;
  gboolean      magnet;
  MzPartialDate controlled_since; /* may be unset */
} MzElementInfo;

#define MZ_TYPE_ELEMENT (mz_element_get_type ())
G_DECLARE_FINAL_TYPE (MzElement, mz_element, MZ, ELEMENT, MzRecord)
MzElement           *mz_element_new  (MzRecordHead *head, MzElementInfo *info);
const MzElementInfo *mz_element_peek (MzElement *self);

typedef struct
{
  char  *numeric;         /* ISO 3166-1 numeric, three digits; (nullable) */
  double lat, lon;        /* where its label stands and its agreements' arcs end */
  guint  rank;            /* 1 (largest label) to 4 */
} MzCountryInfo;

#define MZ_TYPE_COUNTRY (mz_country_get_type ())
G_DECLARE_FINAL_TYPE (MzCountry, mz_country, MZ, COUNTRY, MzRecord)
MzCountry           *mz_country_new  (MzRecordHead *head, MzCountryInfo *info);
const MzCountryInfo *mz_country_peek (MzCountry *self);

typedef struct
{
  char    *article;       /* id of a source */
  char    *says;          /* also the record's name */
  gboolean has_figure;
  double   figure;
  char    *figure_text;   /* (nullable): where the figure is a word */
  char    *unit;          /* (nullable) */
  GStrv    records;       /* ids that carry it */
  GStrv    series;        /* ids */
  char    *topic;
} MzClaimInfo;

#define MZ_TYPE_CLAIM (mz_claim_get_type ())
G_DECLARE_FINAL_TYPE (MzClaim, mz_claim, MZ, CLAIM, MzRecord)
MzClaim           *mz_claim_new  (MzRecordHead *head, MzClaimInfo *info);
const MzClaimInfo *mz_claim_peek (MzClaim *self);

typedef struct
{
  char         *from_site, *to_site;       /* (nullable): ids */
  char         *from_country, *to_country; /* (nullable) */
  char         *stage_from, *stage_to;     /* a stage's key, or "use" */
  char         *what;                      /* unit and basis */
  double        t_per_year;                /* negative: not known */
  double        t_in_period;               /* negative: none; a part of a year, never a rate */
  guint         months;
  MzPartialDate year, from, to;            /* may be unset */
  char         *basis;
  gboolean      planned, estimate;
  char         *part_of, *same_as;         /* (nullable): ids */
} MzFlowInfo;

#define MZ_TYPE_FLOW (mz_flow_get_type ())
G_DECLARE_FINAL_TYPE (MzFlow, mz_flow, MZ, FLOW, MzRecord)
MzFlow           *mz_flow_new  (MzRecordHead *head, MzFlowInfo *info);
const MzFlowInfo *mz_flow_peek (MzFlow *self);

/* What a region needs, makes or buys in a year; regions of different scenarios do not add up. */
typedef struct
{
  char         *region;          /* a country or "WORLD" */
  MzPartialDate year;
  char         *what;            /* unit and basis: unlike ones are never added */
  double        value;           /* NAN: not known, or a range */
  double        low, high;       /* NAN: no range */
  char         *scenario;        /* "observed", or its name */
  char         *by;              /* (nullable): whose figure it is */
  gboolean      claim, estimate; /* a claim is quoted with doubt */
} MzDemandInfo;

#define MZ_TYPE_DEMAND (mz_demand_get_type ())
G_DECLARE_FINAL_TYPE (MzDemand, mz_demand, MZ, DEMAND, MzRecord)
MzDemand           *mz_demand_new  (MzRecordHead *head, MzDemandInfo *info);
const MzDemandInfo *mz_demand_peek (MzDemand *self);
char               *mz_demand_make_name (const MzDemandInfo *info, const char *what);

typedef struct
{
  char         *publisher; /* (nullable) */
  MzPartialDate date;      /* may be unset */
  char         *url;       /* (nullable) */
} MzSourceInfo;

/* The record's name is the source's title. */
#define MZ_TYPE_SOURCE (mz_source_get_type ())
G_DECLARE_FINAL_TYPE (MzSource, mz_source, MZ, SOURCE, MzRecord)
MzSource           *mz_source_new          (MzRecordHead *head, MzSourceInfo *info);
const MzSourceInfo *mz_source_peek         (MzSource *self);
char               *mz_source_get_chip     (MzSource *self);
char               *mz_source_get_citation (MzSource *self);

G_END_DECLS
