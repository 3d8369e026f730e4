/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which agreements would have to deliver where a scenario leaves somebody short. */
#pragma once

#include "mz-supply-model.h"

G_BEGIN_DECLS

/* Whether a site could deliver. */
typedef enum
{
  MZ_DEAL_SITE_STANDS,    /* it operates as far as the facts go, or has started by then */
  MZ_DEAL_SITE_PERHAPS,   /* it may have, or may */
  MZ_DEAL_SITE_LATER,     /* not by then, or never */
  MZ_DEAL_SITE_FAILS,     /* it stands, and the scenario stops it, at least in part */
  MZ_DEAL_SITE_NOT_KNOWN, /* no plan says when */
  MZ_N_DEAL_SITES
} MzDealSiteState;

/**
 * MzDealSite:
 * @plant: (nullable): the plan that tells it, of the supply
 */
typedef struct
{
  MzSite              *site;
  const MzPlantChange *plant;
  MzDealSiteState      state;
} MzDealSite;

/**
 * MzDeal:
 * @agreement: owned by the dataset; what it has delivered so far, and as of when, stands in it
 * @helped: codes of the importers that are short and its parties, or whose members are
 * @sites: (element-type MzDealSite): its sites of the stage; empty where it names none
 */
typedef struct
{
  MzAgreement *agreement;
  GStrv        helped;
  GArray      *sites;
} MzDeal;

GArray     *mz_supply_deals_new           (MzDataset *dataset, const MzSupply *supply);
const char *mz_deal_site_state_get_key    (MzDealSiteState state);
const char *mz_deal_site_state_get_label  (MzDealSiteState state);

G_END_DECLS
