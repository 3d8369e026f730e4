/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-record.h"

G_BEGIN_DECLS

typedef struct
{
  char         *name;
  double        share;    /* 0 to 1; negative: not known */
  MzPartialDate since;    /* may be unset */
  GStrv         sources;  /* (nullable): the entry's own; else the record's hold */
} MzOwner;

typedef struct
{
  MzPartialDate from;     /* may be unset: since when is not known */
  MzState       state;
  gboolean      planned;  /* only announced */
  GStrv         sources;  /* (nullable) */
  gboolean      assumed;  /* a scenario says so; then it is flagged as planned, too */
} MzStatus;

typedef struct
{
  char         *what;        /* names the product and the basis */
  double        t_per_year;  /* negative: not known */
  MzPartialDate from;        /* may be unset */
  gboolean      planned;
  gboolean      estimate;
  GStrv         sources;     /* (nullable) */
} MzCapacity;

typedef struct
{
  char         *resource_class; /* "reserve", "indicated" ... */
  double        mt;             /* million tonnes of ore; negative: not known */
  double        treo_pct;       /* per cent; negative: not known */
  MzPartialDate as_of;
  gboolean      estimate;
  GStrv         sources;        /* (nullable) */
} MzResource;

/* Sorts of tonnes, each with its own reference size on the map. */
typedef enum
{
  MZ_PRODUCT_REO,       /* t REO mined or concentrated */
  MZ_PRODUCT_SEPARATED, /* t separated oxides */
  MZ_PRODUCT_METAL,     /* t metal or alloy */
  MZ_PRODUCT_MAGNET,    /* t NdFeB magnets */
  MZ_PRODUCT_RECYCLED,  /* t scrap or recycled material */
  MZ_PRODUCT_OTHER,     /* ore, gallium ...: no size on the map */
  MZ_N_PRODUCTS
} MzProduct;

/* A site as plain data, for analysis and drawing. A site's arrays are never NULL. */
typedef struct
{
  char       *country;    /* ISO 3166-1 alpha-2 */
  char       *admin1;     /* (nullable) */
  double      lat, lon;   /* degrees */
  MzPrecision precision;
  MzSiteKind  kind;
  MzSet       stages;     /* of MzStage */
  GStrv       minerals;
  GStrv       products;
  char       *deposit_type;  /* (nullable) */
  char       *site_operator; /* (nullable) */
  GArray     *owners;     /* of MzOwner; like the others to be read, and added to with mz_site_info_add_owner() alone */
  GArray     *status;     /* of MzStatus, oldest first */
  GArray     *capacity;   /* of MzCapacity */
  GArray     *resource;   /* of MzResource */
} MzSiteInfo;

/**
 * MzSiteState:
 * @state: what is certain on the date
 * @perhaps: another state that may already hold, or %MZ_STATE_NONE
 * @last_known: after the as-of date: the state on it, else %MZ_STATE_NONE
 * @since: when @state began; may be unset
 */
typedef struct
{
  MzState       state;
  MzState       perhaps;
  MzState       last_known;
  MzPartialDate since;
} MzSiteState;

#define MZ_TYPE_SITE (mz_site_get_type ())
G_DECLARE_FINAL_TYPE (MzSite, mz_site, MZ, SITE, MzRecord)

MzSite           *mz_site_new          (MzRecordHead *head, MzSiteInfo *info);
const MzSiteInfo *mz_site_peek         (MzSite *self);
MzSiteState       mz_site_get_state    (MzSite *self, MzPartialDate date, MzPartialDate as_of);
const MzCapacity *mz_site_get_capacity (MzSite *self, MzPartialDate date, MzPartialDate as_of);
MzStage           mz_site_get_stage    (MzSite *self);
MzProduct         mz_capacity_get_product (const MzCapacity *self, MzSiteKind kind);

MzSiteInfo       *mz_site_info_new     (void);
void              mz_site_info_free    (MzSiteInfo *info);
void              mz_site_info_add_owner    (MzSiteInfo *info, const MzOwner *owner);
void              mz_site_info_add_status   (MzSiteInfo *info, const MzStatus *status);
void              mz_site_info_add_capacity (MzSiteInfo *info, const MzCapacity *capacity);
void              mz_site_info_add_resource (MzSiteInfo *info, const MzResource *resource);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSiteInfo, mz_site_info_free)

G_END_DECLS
