/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-mercator.h"

/* The corners and the middle of the square, and places from tables of tiles: at zoom z the tile is floor (2^z * m). */
static void
test_places (void)
{
  static const struct { double lat, lon; guint zoom, x, y; } tiles[] = {
    { 51.5074, -0.1278, 10, 511, 340 },   /* London */
    { 35.6895, 139.6917, 10, 909, 403 },  /* Tokyo */
    { -33.8688, 151.2093, 10, 942, 614 }, /* Sydney */
    { 40.7128, -74.0060, 10, 301, 385 },  /* New York */
  };

  g_assert_cmpfloat (mz_mercator_x (-180), ==, 0);
  g_assert_cmpfloat (mz_mercator_x (0), ==, 0.5);
  g_assert_cmpfloat (mz_mercator_x (180), ==, 1);
  g_assert_cmpfloat_with_epsilon (mz_mercator_y (0), 0.5, 1e-15);
  g_assert_cmpfloat_with_epsilon (mz_mercator_y (MZ_MERCATOR_MAX_LAT), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (mz_mercator_y (-MZ_MERCATOR_MAX_LAT), 1, 1e-12);
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      double n = (double) (1u << tiles[i].zoom);

      g_assert_cmpuint ((guint) (mz_mercator_x (tiles[i].lon) * n), ==, tiles[i].x);
      g_assert_cmpuint ((guint) (mz_mercator_y (tiles[i].lat) * n), ==, tiles[i].y);
    }
}

static void
test_inverse (void)
{
  for (double lat = -85; lat <= 85; lat += 0.5)
    {
      g_assert_cmpfloat_with_epsilon (mz_mercator_lat (mz_mercator_y (lat)), lat, 1e-10);
      /* North and south are alike. */
      g_assert_cmpfloat_with_epsilon (mz_mercator_y (lat) + mz_mercator_y (-lat), 1, 1e-12);
    }
  for (double lon = -180; lon <= 180; lon += 0.5)
    g_assert_cmpfloat_with_epsilon (mz_mercator_lon (mz_mercator_x (lon)), lon, 1e-10);
}

/* Beyond the square the poles are at its edge, and nothing is infinite. */
static void
test_poles (void)
{
  g_assert_cmpfloat (mz_mercator_y (90), ==, mz_mercator_y (MZ_MERCATOR_MAX_LAT));
  g_assert_cmpfloat (mz_mercator_y (-90), ==, mz_mercator_y (-MZ_MERCATOR_MAX_LAT));
  g_assert_true (isfinite (mz_mercator_y (1e9)));
}

static void
test_wrap (void)
{
  static const struct { double mx, wrapped; } wraps[] = { { 0, 0 }, { 1, 0 }, { 1.25, 0.25 }, { -0.25, 0.75 }, { -3, 0 } };
  static const struct { double mx, reference, nearest; } copies[] = {
    { 0.9, 0.1, -0.1 }, { 0.1, 0.9, 1.1 }, { 0.5, 0.5, 0.5 }, { 0.2, 5.3, 5.2 }, { 0.4, 0.1, 0.4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wraps); i++)
    g_assert_cmpfloat_with_epsilon (mz_mercator_wrap (wraps[i].mx), wraps[i].wrapped, 1e-12);
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    g_assert_cmpfloat_with_epsilon (mz_mercator_nearest (copies[i].mx, copies[i].reference), copies[i].nearest, 1e-12);
}

static void
test_pixels (void)
{
  g_assert_cmpfloat (mz_mercator_world_pixels (0), ==, 256);
  g_assert_cmpfloat (mz_mercator_world_pixels (10), ==, 262144);
  g_assert_cmpfloat_with_epsilon (mz_mercator_world_pixels (0.5), 362.03867196751236, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/mercator/places", test_places);
  g_test_add_func ("/base/mercator/inverse", test_inverse);
  g_test_add_func ("/base/mercator/poles", test_poles);
  g_test_add_func ("/base/mercator/wrap", test_wrap);
  g_test_add_func ("/base/mercator/pixels", test_pixels);
  return g_test_run ();
}
