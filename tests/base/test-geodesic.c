/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-geodesic.h"

#include "mz-mercator.h"

static void
test_distance (void)
{
  /* A degree of the equator is 2 pi 6371.0088 km / 360. */
  g_assert_cmpfloat_with_epsilon (mz_geodesic_distance (0, 0, 0, 1), 111195.0797, 0.001);
  g_assert_cmpfloat_with_epsilon (mz_geodesic_distance (0, 179.5, 0, -179.5), 111195.0797, 0.001);
  g_assert_cmpfloat_with_epsilon (mz_geodesic_distance (-90, 12, 90, 77), 180 * 111195.0797, 0.1);
  /* Over the pole: 30 degrees up, 30 down. */
  g_assert_cmpfloat_with_epsilon (mz_geodesic_distance (60, -20, 60, 160), 60 * 111195.0797, 0.1);
  g_assert_cmpfloat_with_epsilon (mz_geodesic_distance (12, 34, 12, 34), 0, 1e-9);
}

static void
test_between (void)
{
  double lat, lon;

  mz_geodesic_between (0, 0, 0, 90, 0.5, &lat, &lon);
  g_assert_cmpfloat_with_epsilon (lat, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (lon, 45, 1e-9);
  mz_geodesic_between (60, 0, 60, 180, 0.5, &lat, &lon);
  g_assert_cmpfloat_with_epsilon (lat, 90, 1e-6);
  mz_geodesic_between (0, 170, 0, -170, 0.75, &lat, &lon);
  g_assert_cmpfloat_with_epsilon (lon, -175, 1e-9);
  mz_geodesic_between (5, 6, 5, 6, 0.3, &lat, &lon);
  g_assert_cmpfloat_with_epsilon (lat, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (lon, 6, 1e-9);
}

/* Parts of a great circle are in proportion to the way. */
static void
test_parts (void)
{
  double whole = mz_geodesic_distance (37, -122, -33, 151), lat, lon;

  for (guint i = 0; i <= 10; i++)
    {
      mz_geodesic_between (37, -122, -33, 151, i / 10.0, &lat, &lon);
      g_assert_cmpfloat_with_epsilon (mz_geodesic_distance (37, -122, lat, lon), whole * i / 10, 1);
    }
}

/* Degrees of longitude from a to b, worked out by hand: east is positive. */
static const struct
{
  const char *pair;
  double      lat_a, lon_a, lat_b, lon_b, way;
} pairs[] = {
  { "US-JP", 39.5, -98.5, 36.3, 138.4, -123.1 },   { "US-KR", 39.5, -98.5, 36.2, 128.0, -133.5 },
  { "US-AU", 39.5, -98.5, -25, 134, -127.5 },      { "FJ-CL", -17.8, 178, -27, -69.7, 112.3 },
  { "JP-CA", 36.3, 138.4, 56.5, -106, 115.6 },     { "NZ-PE", -42, 172, -13, -73, 115 },
  { "RU-US", 66, 177, 39.5, -98.5, 84.5 },         { "CN-US", 36, 100, 39.5, -98.5, 161.5 },
  { "EU-US", 50.9, 4.4, 39.5, -98.5, -102.9 },     { "AU-BR", -25, 134, -10.5, -53, 173 },
  { "IN-US", 22.8, 79.3, 39.5, -98.5, -177.8 },    { "ID-MX", -0.5, 113.5, 24, -102.1, 144.4 },
};

static void
test_arcs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double ax = mz_mercator_x (pairs[i].lon_a), ay = mz_mercator_y (pairs[i].lat_a);
      double bx = mz_mercator_x (pairs[i].lon_b), by = mz_mercator_y (pairs[i].lat_b);
      MzArcCurve there, back;
      double x, y, last;

      g_test_message ("%s", pairs[i].pair);
      mz_arc_curve_init (&there, ax, ay, bx, by, MZ_ARC_BULGE);
      mz_arc_curve_init (&back, bx, by, ax, ay, MZ_ARC_BULGE);
      g_assert_cmpfloat_with_epsilon ((there.x[2] - there.x[0]) * 360, pairs[i].way, 1e-9);
      mz_arc_curve_point (&there, 0, &x, &y);
      g_assert_cmpfloat (x, ==, ax);
      g_assert_cmpfloat (y, ==, ay);
      mz_arc_curve_point (&there, 1, &x, &y);
      g_assert_cmpfloat_with_epsilon (mz_mercator_wrap (x), mz_mercator_wrap (bx), 1e-12);
      g_assert_cmpfloat (y, ==, by);

      /* Unbroken, and the same line from the other end, whatever copy that lies in. */
      last = ax;
      for (guint j = 0; j <= 20; j++)
        {
          double rx, ry;

          mz_arc_curve_point (&there, j / 20.0, &x, &y);
          mz_arc_curve_point (&back, 1 - j / 20.0, &rx, &ry);
          g_assert_cmpfloat (fabs (x - last), <, 0.1);
          g_assert_cmpfloat_with_epsilon (mz_mercator_nearest (rx, x), x, 1e-12);
          g_assert_cmpfloat_with_epsilon (ry, y, 1e-12);
          last = x;
        }

      /* Its middle rises to the north by the bulge. */
      mz_arc_curve_point (&there, 0.5, &x, &y);
      g_assert_cmpfloat (y, <, (ay + by) / 2);
      g_assert_cmpfloat_with_epsilon (hypot (x - (there.x[0] + there.x[2]) / 2, y - (ay + by) / 2),
                                      0.14 * hypot (there.x[2] - ax, by - ay), 1e-12);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/geodesic/distance", test_distance);
  g_test_add_func ("/base/geodesic/between", test_between);
  g_test_add_func ("/base/geodesic/parts", test_parts);
  g_test_add_func ("/base/geodesic/arcs", test_arcs);
  return g_test_run ();
}
