/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-equal-earth.h"

#include <math.h>

/* Coefficients of the polynomial of the paper. */
#define A1 1.340264
#define A2 (-0.081106)
#define A3 0.000893
#define A4 0.003796

#define M         0.86602540378443865 /* half the root of 3: the sine of θ is so much of that of the latitude */
#define MAX_THETA (G_PI / 3)
#define EQUATOR   (2 * G_PI / (M * A1)) /* length of the equator on a globe of radius 1 */
#define STEPS     12
#define PRECISION 1e-14

/* Distance from the equator of the parallel θ, on a globe of radius 1. */
static double
height_of (double theta)
{
  double t2 = theta * theta, t6 = t2 * t2 * t2;

  return theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
}

/* Derivative of height_of(). */
static double
slope_of (double theta)
{
  double t2 = theta * theta, t6 = t2 * t2 * t2;

  return A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2);
}

/* Length of the parallel θ, the equator being 1. */
static double
width_of (double theta)
{
  return A1 * cos (theta) / slope_of (theta);
}

/* Newton's method; the slope changes so little that it gets there from everywhere. */
static double
find_theta (double y)
{
  double height = (MZ_EQUAL_EARTH_HEIGHT / 2 - y) * EQUATOR, theta = height / A1;

  for (guint i = 0; i < STEPS; i++)
    {
      double step = (height_of (theta) - height) / slope_of (theta);

      theta = CLAMP (theta - step, -MAX_THETA, MAX_THETA);
      if (fabs (step) < PRECISION)
        break;
    }
  return theta;
}

/**
 * mz_equal_earth_forward:
 * @lat: degrees, -90 to 90
 * @lon: degrees east of the middle meridian; beyond 180 the parallels go on over the edge of the world
 */
void
mz_equal_earth_forward (double lat, double lon, double *x, double *y)
{
  double theta = asin (M * sin (lat * G_PI / 180));

  *x = 0.5 + lon / 360 * width_of (theta);
  *y = MZ_EQUAL_EARTH_HEIGHT / 2 - height_of (theta) / EQUATOR;
}

/**
 * mz_equal_earth_inverse:
 * @lon: (out): degrees east of the middle meridian
 *
 * Returns: whether the point is in the world; else nothing is set.
 */
gboolean
mz_equal_earth_inverse (double x, double y, double *lat, double *lon)
{
  double theta, turn;

  if (!(y >= 0 && y <= MZ_EQUAL_EARTH_HEIGHT))
    return FALSE;
  theta = find_theta (y);
  turn = (x - 0.5) / width_of (theta);
  if (!(fabs (turn) <= 0.5))
    return FALSE;
  *lat = asin (CLAMP (sin (theta) / M, -1, 1)) * 180 / G_PI;
  *lon = turn * 360;
  return TRUE;
}

/** mz_equal_earth_width: Returns: length of the parallel at @y, which is taken to be in the world: 1 for the equator. */
double
mz_equal_earth_width (double y)
{
  return width_of (find_theta (CLAMP (y, 0, MZ_EQUAL_EARTH_HEIGHT)));
}
