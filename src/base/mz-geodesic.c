/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-geodesic.h"

#include "mz-mercator.h"

#define RADIANS(degrees) ((degrees) * G_PI / 180.0)
#define DEGREES(radians) ((radians) * 180.0 / G_PI)

/* Angle at the centre of the globe, by the haversine: exact for short lines too. */
static double
central_angle (double lat_a, double lon_a, double lat_b, double lon_b)
{
  double south = sin (RADIANS (lat_b - lat_a) / 2), west = sin (RADIANS (lon_b - lon_a) / 2);
  double h = south * south + cos (RADIANS (lat_a)) * cos (RADIANS (lat_b)) * west * west;

  return 2 * asin (MIN (1.0, sqrt (h)));
}

/** mz_geodesic_distance: Returns: metres along the great circle. Degrees in; Sinnott, Virtues of the Haversine (1984). */
double
mz_geodesic_distance (double lat_a, double lon_a, double lat_b, double lon_b)
{
  return MZ_EARTH_RADIUS * central_angle (lat_a, lon_a, lat_b, lon_b);
}

/**
 * mz_geodesic_between:
 * @t: 0 at a, 1 at b
 * @lat, @lon: (out): degrees; @lon from -180 to 180
 *
 * The place that is @t of the way along the great circle. Between opposite places any way is the shortest: one is taken.
 */
void
mz_geodesic_between (double lat_a, double lon_a, double lat_b, double lon_b, double t, double *lat, double *lon)
{
  double angle = central_angle (lat_a, lon_a, lat_b, lon_b), part = sin (angle);
  double a = part > 1e-12 ? sin ((1 - t) * angle) / part : 1 - t, b = part > 1e-12 ? sin (t * angle) / part : t;
  double x = a * cos (RADIANS (lat_a)) * cos (RADIANS (lon_a)) + b * cos (RADIANS (lat_b)) * cos (RADIANS (lon_b));
  double y = a * cos (RADIANS (lat_a)) * sin (RADIANS (lon_a)) + b * cos (RADIANS (lat_b)) * sin (RADIANS (lon_b));
  double z = a * sin (RADIANS (lat_a)) + b * sin (RADIANS (lat_b));

  *lat = DEGREES (atan2 (z, hypot (x, y)));
  *lon = DEGREES (atan2 (y, x));
}

/**
 * mz_arc_curve_init:
 * @ax, @ay, @bx, @by: unit-square Mercator
 * @bulge: how high the curve rises over its chord, as a part of the chord; to the north, negative to the south
 */
void
mz_arc_curve_init (MzArcCurve *self, double ax, double ay, double bx, double by, double bulge)
{
  double dx, dy, north;

  bx = mz_mercator_nearest (bx, ax);
  dx = bx - ax;
  dy = by - ay;
  /* The normal that points north; of a line due north or south the one to the west. */
  north = dx > 0 || (dx == 0 && dy > 0) ? 1 : -1;
  self->x[0] = ax;
  self->y[0] = ay;
  self->x[1] = (ax + bx) / 2 + north * dy * 2 * bulge;
  self->y[1] = (ay + by) / 2 - north * dx * 2 * bulge;
  self->x[2] = bx;
  self->y[2] = by;
}

/** mz_arc_curve_point: @t: 0 at the start, 1 at the end. */
void
mz_arc_curve_point (const MzArcCurve *self, double t, double *x, double *y)
{
  double a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;

  *x = a * self->x[0] + b * self->x[1] + c * self->x[2];
  *y = a * self->y[0] + b * self->y[1] + c * self->y[2];
}
