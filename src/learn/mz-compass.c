/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-compass.h"

#include <math.h>

#define RADIANS(degrees) ((degrees) * G_PI / 180.0)
#define WIDTH (360.0 / MZ_N_COMPASS)

static double
turn_to_degrees (double east, double north)
{
  double bearing = atan2 (east, north) * 180.0 / G_PI;

  return bearing < 0 ? bearing + 360 : bearing;
}

/** mz_compass_bearing: Returns: in which direction the shortest way from a to b begins: degrees from north, over east. */
double
mz_compass_bearing (double lat_a, double lon_a, double lat_b, double lon_b)
{
  double a = RADIANS (lat_a), b = RADIANS (lat_b), east = RADIANS (lon_b - lon_a);

  return turn_to_degrees (sin (east) * cos (b), cos (a) * sin (b) - sin (a) * cos (b) * cos (east));
}

/** mz_compass_rhumb_bearing: Returns: the direction on a map in Mercator's projection, over the nearer side. */
double
mz_compass_rhumb_bearing (double lat_a, double lon_a, double lat_b, double lon_b)
{
  double east = remainder (lon_b - lon_a, 360);

  return turn_to_degrees (RADIANS (east), asinh (tan (RADIANS (lat_b))) - asinh (tan (RADIANS (lat_a))));
}

MzCompass
mz_compass_of (double bearing)
{
  return (MzCompass) ((int) floor ((bearing + WIDTH / 2) / WIDTH) % MZ_N_COMPASS);
}

static double
get_difference (MzCompass self, double bearing)
{
  return fabs (remainder (bearing - self * WIDTH, 360));
}

/** mz_compass_is_inside: Whether b lies in that direction from a without doubt, by the shortest way and on the map. */
gboolean
mz_compass_is_inside (MzCompass self, double lat_a, double lon_a, double lat_b, double lon_b)
{
  return get_difference (self, mz_compass_bearing (lat_a, lon_a, lat_b, lon_b)) <= MZ_COMPASS_INSIDE
         && get_difference (self, mz_compass_rhumb_bearing (lat_a, lon_a, lat_b, lon_b)) <= MZ_COMPASS_INSIDE;
}

/** mz_compass_is_outside: Whether it lies in another one without doubt, by the shortest way and on the map. */
gboolean
mz_compass_is_outside (MzCompass self, double lat_a, double lon_a, double lat_b, double lon_b)
{
  return get_difference (self, mz_compass_bearing (lat_a, lon_a, lat_b, lon_b)) >= MZ_COMPASS_OUTSIDE
         && get_difference (self, mz_compass_rhumb_bearing (lat_a, lon_a, lat_b, lon_b)) >= MZ_COMPASS_OUTSIDE;
}
