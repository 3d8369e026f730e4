/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an owner holds: sites and shares, agreements, and which states hold of it. */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

/**
 * MzHolding:
 * @name: the owner as the site writes it; not owned
 * @share: 0 to 1; negative: not known
 * @since: may be unset: known for the as-of date, not since when
 * @state: of the site on the date
 * @sources: (nullable): the entry's own; else the site's hold; not owned
 */
typedef struct
{
  MzSite             *site;
  const char         *name;
  double              share;
  MzPartialDate       since;
  MzState             state;
  const char *const  *sources;
} MzHolding;

/**
 * MzStateStake:
 * @state: who holds, as the facts have it
 * @of: what it is a stake in: the site, or the agreement that made it
 * @share: 0 to 1; negative: not known
 * @since: may be unset
 */
typedef struct
{
  char               *state;
  MzRecord           *of;
  double              share;
  MzPartialDate       since;
  const char *const  *sources;
} MzStateStake;

/**
 * MzHoldings:
 * @holdings: (element-type MzHolding): by name of the site
 * @operates: (element-type MzSite): sites that it runs, whoever owns them
 * @agreements: (element-type MzAgreement): those that name it and were signed by the date, the newest first
 * @stakes: (element-type MzStateStake): states that hold of it, or beside it, the earliest first
 *
 * Main thread; holds no references: it may live as long as the records of the dataset.
 */
typedef struct
{
  char      *owner;
  GArray    *holdings;
  GPtrArray *operates;
  GPtrArray *agreements;
  GArray    *stakes;
} MzHoldings;

MzHoldings *mz_holdings_new      (MzDataset *dataset, const char *owner, MzPartialDate date);
void        mz_holdings_free     (MzHoldings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzHoldings, mz_holdings_free)

gboolean    mz_owner_is          (const char *owner, const char *other);
gboolean    mz_owner_is_state    (const char *owner);
GPtrArray  *mz_owners_list       (MzDataset *dataset);

G_END_DECLS
