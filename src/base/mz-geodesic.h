/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines between two places: the shortest on the globe, for measuring, and the bent ones that stand for agreements. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MZ_EARTH_RADIUS 6371008.8 /* metres: mean radius of WGS 84 */

double mz_geodesic_distance (double lat_a, double lon_a, double lat_b, double lon_b);
void   mz_geodesic_between  (double lat_a, double lon_a, double lat_b, double lon_b, double t, double *lat, double *lon);

#define MZ_ARC_BULGE     0.14 /* of the chord; 0.10 to 0.22 to keep neighbours apart */
#define MZ_ARC_MIN_BULGE 0.10
#define MZ_ARC_MAX_BULGE 0.22

/**
 * MzArcCurve:
 * @x, @y: start, control point and end of a quadratic curve in unit-square Mercator
 *
 * Runs along the shorter difference of longitude, unbroken: @x may be below 0 or above 1.
 */
typedef struct
{
  double x[3], y[3];
} MzArcCurve;

void mz_arc_curve_init  (MzArcCurve *self, double ax, double ay, double bx, double by, double bulge);
void mz_arc_curve_point (const MzArcCurve *self, double t, double *x, double *y);

G_END_DECLS
