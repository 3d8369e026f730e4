/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the files that make a spatial index and look things up in it. */
#pragma once

#include "mz-spatial-index.h"

G_BEGIN_DECLS

/*
 * The nodes of one zoom, in the rows of a grid, west to east within a row. The rows are found by row_starts; where in a row a
 * column begins, by halving.
 */
typedef struct
{
  guint    n, grid; /* the grid has as many rows as columns */
  guint    bits;    /* that number a column */
  guint32 *nodes;
  guint32 *row_starts; /* grid + 1 of them */
} MzSpatialLevel;

/*
 * Nodes 0 to n_points - 1 are the points, in the order of a k-d tree without pointers (the middle of each stretch parts it,
 * by x and by y in turn); the rest are the clusters.
 */
struct _MzSpatialIndex
{
  guint           n_points, n_nodes, n_zooms;
  float          *xs, *ys;
  guint32        *counts;  /* points in each node */
  guint32        *firsts;  /* where they begin in members */
  guint32        *members; /* points by their given numbers, those of every cluster beside each other */
  guint32        *ids;     /* node of a point -> its given number */
  MzSpatialLevel *levels;
};

/* The row or column of a grid that a position between 0 and 1 lies in. */
static inline guint
mz_spatial_cell_of (float position, guint grid)
{
  int cell = (int) ((double) position * grid);

  return (guint) CLAMP (cell, 0, (int) grid - 1);
}

/* Puts the points, once they are in their order, in clusters for each zoom; @radii as for mz_spatial_index_new(). */
void mz_spatial_index_build_levels (MzSpatialIndex *self, const double *radii);

G_END_DECLS
