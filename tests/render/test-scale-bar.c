/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-scale-bar.h"

static void
check (double lat, double zoom, double max_length, MzUnits units, double distance, double length, const char *label)
{
  MzView view = { lat, 0, zoom, 800, 600 };
  MzScaleBar bar;

  mz_scale_bar_init (&bar, &view, max_length, units);
  g_assert_cmpfloat_with_epsilon (bar.distance, distance, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar.length, length, 0.01);
  g_assert_cmpstr (bar.label, ==, label);
  mz_scale_bar_clear (&bar);
}

/* By hand: a pixel is 40075.017 km * cos (latitude) / (256 * 2^zoom). */
static void
test_lengths (void)
{
  check (0, 2, 100, MZ_UNITS_METRIC, 3000, 76.66, "3,000 km at 0° N");        /* 39.1358 km a pixel */
  check (60, 2, 100, MZ_UNITS_METRIC, 1000, 51.10, "1,000 km at 60° N");      /* 19.5679 */
  check (-60, 2, 100, MZ_UNITS_METRIC, 1000, 51.10, "1,000 km at 60° S");
  check (0, 8, 100, MZ_UNITS_METRIC, 50, 81.77, "50 km");                     /* 0.61150 */
  check (0, 10, 110, MZ_UNITS_METRIC, 10, 65.41, "10 km");                    /* 0.15287 */
  /* A mile is 1.609344 km. */
  check (0, 2, 100, MZ_UNITS_US, 2000, 82.24, "2,000 mi at 0° N"); /* 24.3178 mi a pixel */
  check (0, 8, 100, MZ_UNITS_US, 30, 78.95, "30 mi");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/scale-bar/lengths", test_lengths);
  return g_test_run ();
}
