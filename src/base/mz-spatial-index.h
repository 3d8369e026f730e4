/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MzSpatialIndex:
 *
 * Points of the unit-square Mercator world, packed for looking up, and their clusters for each whole zoom. The world is round:
 * what lies at x = 0 is beside what lies at x = 1. Immutable and counted: any thread may read, keep and drop it.
 *
 * Clusters: at the highest zoom each point that is still alone takes in all others within the radius; the next lower zoom does
 * the same with what came out, and so on. The turn is that of the rows of a grid whose cells are one radius wide, from north
 * to south, in each from west to east, and within a cell that of the zoom above (at first: of the points as given). A cluster
 * stands at the mean of its points. Since that may bring two of them near to each other, a zoom is gone over again, at most
 * four times, until no more than one in twenty has been taken in.
 */
typedef struct _MzSpatialIndex MzSpatialIndex;

/**
 * MzSpatialNode:
 * @x, @y: a point or the middle of a cluster
 * @first, @n: its points: mz_spatial_index_peek_members() from @first on
 */
typedef struct
{
  double x, y;
  guint  first, n;
} MzSpatialNode;

MzSpatialIndex *mz_spatial_index_new          (const double *xy, guint n, const double *radii, guint n_zooms);
MzSpatialIndex *mz_spatial_index_ref          (MzSpatialIndex *self);
void            mz_spatial_index_unref        (MzSpatialIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzSpatialIndex, mz_spatial_index_unref)

guint           mz_spatial_index_get_n_points (const MzSpatialIndex *self);
gsize           mz_spatial_index_get_size     (const MzSpatialIndex *self);
const guint32  *mz_spatial_index_peek_members (const MzSpatialIndex *self);

GArray         *mz_spatial_index_find_nodes   (const MzSpatialIndex *self, guint zoom, double west, double north, double east,
                                               double south);
GArray         *mz_spatial_index_find_box     (const MzSpatialIndex *self, double west, double north, double east, double south);
GArray         *mz_spatial_index_find_radius  (const MzSpatialIndex *self, double x, double y, double radius);
gboolean        mz_spatial_index_nearest      (const MzSpatialIndex *self, double x, double y, double within, guint *point);
gboolean        mz_spatial_index_nearest_towards (const MzSpatialIndex *self, double x, double y, double dx, double dy,
                                                  double beyond, guint *point);

G_END_DECLS
