/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons and lines while they are being packed. */
#pragma once

#include <glib.h>

typedef struct
{
  double x, y; /* unit-square Mercator */
} MzVertex;

/**
 * MzShape:
 * @closed: a ring, whose last vertex is not the first one again; else a line
 * @rank, @min_zoom: see MzPackShape
 *
 * Outer rings go one way round and holes the other, so that the nonzero winding rule fills them.
 */
typedef struct
{
  gboolean closed;
  guint    rank;
  double   min_zoom;
  GArray  *vertices; /* of MzVertex */
} MzShape;

MzShape  *mz_shape_new         (gboolean closed, guint rank, double min_zoom);
void      mz_shape_free        (MzShape *self);
void      mz_shape_add         (MzShape *self, double x, double y);
double    mz_shape_area        (const MzShape *self);
void      mz_shape_orient      (MzShape *self, gboolean hole);
MzShape  *mz_shape_simplify    (const MzShape *self, double tolerance);
void      mz_vertices_simplify (const MzVertex *vertices, guint n, double tolerance, GArray *out);

GPtrArray *mz_shapes_new       (void);
GPtrArray *mz_shapes_simplify  (GPtrArray *shapes, double tolerance, double min_area);
void       mz_shapes_join      (GPtrArray *shapes);
