/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the map moves to. Numbers worked out by hand from the Mercator formulae are marked as such. */
#include <math.h>

#include "mz-map-motion.h"

#define EPSILON 1e-9

static const MzView frame = { 0, 0, 2, 800, 600 };

static void
test_min_zoom (void)
{
  /* A world of 256 * 2^z pixels must be as high as the frame: 1024 = 256 * 2^2. */
  g_assert_cmpfloat_with_epsilon (mz_map_motion_min_zoom (300, 1024), 2, EPSILON);
  g_assert_cmpfloat_with_epsilon (mz_map_motion_min_zoom (300, 100), 0, EPSILON);
  g_assert_cmpfloat_with_epsilon (mz_map_motion_min_zoom (300, 0), 0, EPSILON);
}

static void
test_home (void)
{
  MzView home = mz_map_motion_home (822, 613), wide = mz_map_motion_home (1644, 613);

  g_assert_cmpfloat_with_epsilon (home.zoom, 2, EPSILON);
  g_assert_cmpfloat_with_epsilon (home.lat, 22.5, EPSILON);
  g_assert_cmpfloat_with_epsilon (home.lon, 14.5, EPSILON);
  g_assert_cmpfloat_with_epsilon (wide.zoom, 3, EPSILON);
}

static void
test_clamp (void)
{
  MzView view = frame, clamped;

  view.lat = 84;
  clamped = mz_map_motion_clamp (&view);
  /* Half of the frame is 300 of 1024 pixels: the centre's y is 0.29296875; by hand: atan (sinh (2 pi 0.20703125)) is
   * 59.5343 degrees. */
  g_assert_cmpfloat_with_epsilon (clamped.lat, 59.5343, 0.0001);
  view.lat = -84;
  clamped = mz_map_motion_clamp (&view);
  g_assert_cmpfloat_with_epsilon (clamped.lat, -59.5343, 0.0001);
  view.zoom = 99;
  g_assert_cmpfloat (mz_map_motion_clamp (&view).zoom, ==, MZ_MAP_MAX_ZOOM);
  view.lon = 190;
  g_assert_cmpfloat_with_epsilon (mz_map_motion_clamp (&view).lon, -170, EPSILON);
}

static void
test_pan (void)
{
  /* The world is 1024 pixels wide: 256 of them are 90 degrees. */
  MzView moved = mz_map_motion_pan (&frame, 256, 0);

  g_assert_cmpfloat_with_epsilon (moved.lon, -90, EPSILON);
  moved = mz_map_motion_pan (&moved, 512, 0);
  g_assert_cmpfloat_with_epsilon (moved.lon, 90, EPSILON);
  moved = mz_map_motion_pan (&frame, 0, 100);
  g_assert_cmpfloat (moved.lat, >, 0);
  moved = mz_map_motion_pan (&moved, 0, -100);
  g_assert_cmpfloat_with_epsilon (moved.lat, 0, EPSILON);
}

static void
test_locate (void)
{
  double x, y, lat, lon;

  mz_map_motion_locate (&frame, 0, 45, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 400 + 128, EPSILON);
  g_assert_cmpfloat_with_epsilon (y, 300, EPSILON);
  for (guint i = 0; i < 2000; i++)
    {
      MzView view = { g_test_rand_double_range (-50, 50), g_test_rand_double_range (-180, 180),
                      g_test_rand_double_range (2, 10), 800, 600 };
      double at_x = g_test_rand_double_range (0, 800), at_y = g_test_rand_double_range (0, 600);

      mz_map_motion_invert (&view, at_x, at_y, &lat, &lon);
      g_assert_cmpfloat (lon, >=, -180);
      g_assert_cmpfloat (lon, <=, 180);
      mz_map_motion_locate (&view, lat, lon, &x, &y);
      g_assert_cmpfloat_with_epsilon (fmod (x - at_x + 4 * 256 * exp2 (view.zoom) + 0.5, 256 * exp2 (view.zoom)), 0.5, 1e-5);
      g_assert_cmpfloat_with_epsilon (y, at_y, 1e-5);
    }
}

static void
test_zoom_at (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      MzView view = { g_test_rand_double_range (-30, 30), g_test_rand_double_range (-180, 180),
                      g_test_rand_double_range (3, 9), 800, 600 };
      double x = g_test_rand_double_range (0, 800), y = g_test_rand_double_range (0, 600), lat, lon, to_x, to_y;
      MzView zoomed = mz_map_motion_zoom_at (&view, view.zoom + g_test_rand_double_range (0, 1), x, y);

      mz_map_motion_invert (&view, x, y, &lat, &lon);
      mz_map_motion_locate (&zoomed, lat, lon, &to_x, &to_y);
      g_assert_cmpfloat_with_epsilon (to_x, x, 1e-5);
      g_assert_cmpfloat_with_epsilon (to_y, y, 1e-5);
    }
}

static void
test_flight (void)
{
  for (guint i = 0; i < 500; i++)
    {
      MzView from = { g_test_rand_double_range (-40, 40), g_test_rand_double_range (-180, 180),
                      g_test_rand_double_range (2.5, 9), 800, 600 };
      MzView to = { g_test_rand_double_range (-40, 40), g_test_rand_double_range (-180, 180),
                    g_test_rand_double_range (2.5, 9), 800, 600 };
      MzFlight flight;
      MzView start, end;

      if (i % 5 == 0)
        to = (MzView) { from.lat, from.lon, to.zoom, 800, 600 };
      mz_flight_init (&flight, &from, &to);
      start = mz_flight_at (&flight, 0);
      g_assert_cmpfloat_with_epsilon (start.lat, from.lat, 1e-6);
      g_assert_cmpfloat_with_epsilon (fabs (start.lon - from.lon), 0, 1e-6);
      g_assert_cmpfloat_with_epsilon (start.zoom, from.zoom, 1e-6);
      end = mz_flight_at (&flight, 1);
      g_assert_true (mz_view_equal (&end, &flight.to));
      /* The path ends where its formula says, not only where it is cut off. */
      end = mz_flight_at (&flight, 1 - 1e-9);
      g_assert_cmpfloat_with_epsilon (end.zoom, flight.to.zoom, 1e-4);
      g_assert_cmpfloat_with_epsilon (end.lat, flight.to.lat, 1e-3);
      g_assert_cmpuint (mz_flight_get_duration (&flight), >=, 150);
      g_assert_cmpuint (mz_flight_get_duration (&flight), <=, 1500);
    }
}

/* A long way leads out first: the middle of it is seen from farther off than its ends. */
static void
test_flight_rises (void)
{
  MzView from = { 0, 0, 8, 800, 600 }, to = { 0, 20, 8, 800, 600 }, middle;
  MzFlight flight;

  mz_flight_init (&flight, &from, &to);
  middle = mz_flight_at (&flight, 0.5);
  g_assert_cmpfloat (middle.zoom, <, 6);
  g_assert_cmpfloat_with_epsilon (middle.lon, 10, 1e-6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/map/motion/min-zoom", test_min_zoom);
  g_test_add_func ("/map/motion/home", test_home);
  g_test_add_func ("/map/motion/clamp", test_clamp);
  g_test_add_func ("/map/motion/pan", test_pan);
  g_test_add_func ("/map/motion/locate", test_locate);
  g_test_add_func ("/map/motion/zoom-at", test_zoom_at);
  g_test_add_func ("/map/motion/flight", test_flight);
  g_test_add_func ("/map/motion/flight-rises", test_flight_rises);
  return g_test_run ();
}
