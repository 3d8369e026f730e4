/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which direction a place lies from another, where nobody can doubt it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MZ_COMPASS_NORTH,
  MZ_COMPASS_NORTH_EAST,
  MZ_COMPASS_EAST,
  MZ_COMPASS_SOUTH_EAST,
  MZ_COMPASS_SOUTH,
  MZ_COMPASS_SOUTH_WEST,
  MZ_COMPASS_WEST,
  MZ_COMPASS_NORTH_WEST,
  MZ_N_COMPASS
} MzCompass;

/* How far from the middle of a direction, in degrees, a place is in it without doubt, and out of it without doubt. */
#define MZ_COMPASS_INSIDE  15.0
#define MZ_COMPASS_OUTSIDE 50.0

double    mz_compass_bearing       (double lat_a, double lon_a, double lat_b, double lon_b);
double    mz_compass_rhumb_bearing (double lat_a, double lon_a, double lat_b, double lon_b);
MzCompass mz_compass_of            (double bearing);
gboolean  mz_compass_is_inside     (MzCompass self, double lat_a, double lon_a, double lat_b, double lon_b);
gboolean  mz_compass_is_outside    (MzCompass self, double lat_a, double lon_a, double lat_b, double lon_b);

G_END_DECLS
