/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-spatial-index.h"
#include "mz-store.h"
#include "mz-types.h"

G_BEGIN_DECLS

/**
 * MzSitePlaces:
 * @sites: (element-type MzSite): all of a dataset, by row
 * @xy: unit-square Mercator, x and y of each row in turn
 * @stages: #MzStage whose shape each has; %MZ_N_STAGES for a deposit
 *
 * Where the sites of a dataset lie. Immutable and counted; only the main thread may drop it, since it keeps the sites.
 */
typedef struct
{
  GPtrArray *sites;
  double    *xy;
  guint8    *stages;
} MzSitePlaces;

/**
 * MzSiteClusters:
 * @rows: of @places: the sites that are shown, in their order
 * @index: of the same; its points have the numbers of @rows
 * @sums: sites of each stage among the first 0, %MZ_SITE_CLUSTERS_STEP, twice that ... members of the index
 *
 * The sites that a map shows. Immutable and counted; only the main thread may drop it.
 */
typedef struct
{
  MzSitePlaces   *places;
  guint          *rows;
  guint           n;
  MzSpatialIndex *index;
  guint32       (*sums)[MZ_N_STAGES + 1];
} MzSiteClusters;

#define MZ_SITE_CLUSTERS_STEP 64

MzSitePlaces   *mz_site_places_new     (MzStore *sites);
MzSitePlaces   *mz_site_places_ref     (MzSitePlaces *self);
void            mz_site_places_unref   (MzSitePlaces *self);
guint          *mz_site_places_find    (const MzSitePlaces *self, MzStore *sites);

MzSiteClusters *mz_site_clusters_new   (MzSitePlaces *places, guint *rows, guint n, const double *radii, guint n_zooms);
MzSiteClusters *mz_site_clusters_ref   (MzSiteClusters *self);
void            mz_site_clusters_unref (MzSiteClusters *self);
void            mz_site_clusters_count (const MzSiteClusters *self, guint first, guint n, guint *counts);

G_END_DECLS
