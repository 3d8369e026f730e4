/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Equal Earth projection about a meridian, on a world one unit wide: x grows from 0 at 180 degrees west of the meridian
 * to 1 at 180 degrees east of it, both at the equator; y from 0 at the north pole to MZ_EQUAL_EARTH_HEIGHT at the south pole.
 * Areas are true everywhere. Formulae: Šavrič, Patterson & Jenny, The Equal Earth map projection, International Journal of
 * Geographical Information Science 33:3 (2019), p. 454-465.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MZ_EQUAL_EARTH_HEIGHT 0.48671697538740444

void     mz_equal_earth_forward (double lat, double lon, double *x, double *y);
gboolean mz_equal_earth_inverse (double x, double y, double *lat, double *lon);
double   mz_equal_earth_width   (double y);

G_END_DECLS
