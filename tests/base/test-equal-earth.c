/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-equal-earth.h"

#include <math.h>

/* Half the length of the equator on a globe of radius 1. */
#define HALF_EQUATOR 2.7066299837

/* By PROJ 9: cs2cs +proj=longlat +R=1 +to +proj=eqearth +R=1. */
static const struct { double lat, lon, x, y; } places[] = {
  { 0, 0, 0, 0 },
  { 0, 180, 2.7066299837, 0 },
  { 90, 0, 0, 1.3173627592 },
  { 90, 180, 1.6035886483, 1.3173627592 },
  { -90, 0, 0, -1.3173627592 },
  { 60, -180, -2.0390600876, 1.0883008355 },
  { 45, 10, 0.1288727221, 0.8602310855 },
  { 85, 30, 0.2701485239, 1.3099478794 },
  { 35.479, -115.533, -1.5810580142, 0.6940319085 },
  { 41.77, 109.97, 1.4490430318, 0.8053781910 },
  { -28.86, 122.55, 1.7324360095, -0.5714865795 },
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double x, y;

      mz_equal_earth_forward (places[i].lat, places[i].lon, &x, &y);
      g_assert_cmpfloat_with_epsilon ((x - 0.5) * 2 * HALF_EQUATOR, places[i].x, 2e-10);
      g_assert_cmpfloat_with_epsilon ((MZ_EQUAL_EARTH_HEIGHT / 2 - y) * 2 * HALF_EQUATOR, places[i].y, 2e-10);
    }
}

static void
test_inverse (void)
{
  for (double lat = -90; lat <= 90; lat += 2.5)
    for (double lon = -180; lon <= 180; lon += 7.5)
      {
        double x, y, back_lat, back_lon;

        mz_equal_earth_forward (lat, lon * 0.9999, &x, &y);
        g_assert_true (mz_equal_earth_inverse (x, y, &back_lat, &back_lon));
        g_assert_cmpfloat_with_epsilon (back_lat, lat, fabs (lat) < 89 ? 1e-9 : 1e-5);
        g_assert_cmpfloat_with_epsilon (back_lon, lon * 0.9999, 1e-9);
      }
}

/* Corners of the strip are outside of the world, and so is what is no number. */
static void
test_outside (void)
{
  static const struct { double x, y; gboolean inside; } points[] = {
    { 0.5, 0.2, TRUE }, { 0.001, MZ_EQUAL_EARTH_HEIGHT / 2, TRUE }, { 0.25, 0.001, TRUE }, { 0.15, 0.001, FALSE },
    { 0.01, 0.01, FALSE }, { 0.99, 0.48, FALSE }, { -0.01, MZ_EQUAL_EARTH_HEIGHT / 2, FALSE }, { 0.5, -0.001, FALSE },
    { 0.5, 0.49, FALSE }, { NAN, 0.2, FALSE }, { 0.5, NAN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double lat = 77, lon = 77;

      g_assert_cmpint (mz_equal_earth_inverse (points[i].x, points[i].y, &lat, &lon), ==, points[i].inside);
      if (!points[i].inside)
        g_assert_true (lat == 77 && lon == 77);
    }
}

/* The edge of the world by PROJ's figures: at the equator, at 60 degrees north and at the poles. */
static void
test_width (void)
{
  g_assert_cmpfloat_with_epsilon (mz_equal_earth_width (MZ_EQUAL_EARTH_HEIGHT / 2), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (mz_equal_earth_width (MZ_EQUAL_EARTH_HEIGHT / 2 - 1.0883008355 / 2 / HALF_EQUATOR),
                                  2.0390600876 / HALF_EQUATOR, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_equal_earth_width (0), 1.6035886483 / HALF_EQUATOR, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_equal_earth_width (MZ_EQUAL_EARTH_HEIGHT), 1.6035886483 / HALF_EQUATOR, 1e-9);
}

/* A cell of 10 degrees is as large as on the globe: its sides are followed in small steps and the area is summed up. */
static void
test_areas (void)
{
  double equator = 0;

  for (double south = 0; south < 90; south += 10)
    {
      double area = 0, globe = sin ((south + 10) * G_PI / 180) - sin (south * G_PI / 180);

      for (guint i = 0; i < 1000; i++)
        {
          double left, right, top, bottom, y;

          mz_equal_earth_forward (south + i / 100.0, 0, &left, &bottom);
          mz_equal_earth_forward (south + (i + 1) / 100.0, 0, &left, &top);
          mz_equal_earth_forward (south + (i + 0.5) / 100.0, 40, &left, &y);
          mz_equal_earth_forward (south + (i + 0.5) / 100.0, 50, &right, &y);
          area += (right - left) * (bottom - top);
        }
      if (south == 0)
        equator = area / globe;
      g_assert_cmpfloat_with_epsilon (area / globe / equator, 1, 1e-6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/equal-earth/places", test_places);
  g_test_add_func ("/base/equal-earth/inverse", test_inverse);
  g_test_add_func ("/base/equal-earth/outside", test_outside);
  g_test_add_func ("/base/equal-earth/width", test_width);
  g_test_add_func ("/base/equal-earth/areas", test_areas);
  return g_test_run ();
}
