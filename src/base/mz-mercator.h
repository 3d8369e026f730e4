/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spherical (web) Mercator on the unit square: mx grows from 0 at 180 degrees west to 1 at 180 degrees east, my from 0 at
 * 85.0511 degrees north to 1 at 85.0511 degrees south. A world at zoom z is 256 * 2^z logical pixels wide.
 * Formulae: Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), p. 41 and 44.
 */
#pragma once

#include <glib.h>
#include <math.h>

#define MZ_MERCATOR_MAX_LAT 85.05112877980659
#define MZ_TILE_PIXELS      256

static inline double
mz_mercator_x (double lon)
{
  return lon / 360.0 + 0.5;
}

static inline double
mz_mercator_y (double lat)
{
  double clamped = CLAMP (lat, -MZ_MERCATOR_MAX_LAT, MZ_MERCATOR_MAX_LAT);

  return 0.5 - asinh (tan (clamped * G_PI / 180.0)) / (2.0 * G_PI);
}

static inline double
mz_mercator_lon (double mx)
{
  return (mx - 0.5) * 360.0;
}

static inline double
mz_mercator_lat (double my)
{
  return atan (sinh ((0.5 - my) * 2.0 * G_PI)) * 180.0 / G_PI;
}

/* The same place in [0, 1). */
static inline double
mz_mercator_wrap (double mx)
{
  return mx - floor (mx);
}

/* The copy of @mx that is nearest to @reference: differs from it by at most half a world. */
static inline double
mz_mercator_nearest (double mx, double reference)
{
  return mx - round (mx - reference);
}

/* Logical pixels round the world at @zoom (fractional zooms allowed). */
static inline double
mz_mercator_world_pixels (double zoom)
{
  return MZ_TILE_PIXELS * exp2 (zoom);
}
