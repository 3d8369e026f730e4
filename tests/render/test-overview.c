/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-overview.h"

static const cairo_rectangle_t box = { 20, 10, 150, 84 };

static void
test_frame (void)
{
  cairo_rectangle_t frame;

  /* At zoom 4 the world is 4096 pixels wide: 1024 of them are a quarter of it, 37.5 of the box's 150. 11° E, 25° N is its
   * middle. */
  mz_overview_get_frame (&(MzView) { 25, 11, 4, 1024, 512 }, &box, &frame);
  g_assert_cmpfloat_with_epsilon (frame.width, 37.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (frame.height, 18.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (frame.x, 20 + 75 - 18.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (frame.y, 10 + 42 - 9.375, 1e-9);
  /* A quarter of the world farther east; beyond the right edge it comes in at the left. */
  mz_overview_get_frame (&(MzView) { 25, 101, 4, 1024, 512 }, &box, &frame);
  g_assert_cmpfloat_with_epsilon (frame.x, 20 + 112.5 - 18.75, 1e-9);
  mz_overview_get_frame (&(MzView) { 25, -168, 4, 1024, 512 }, &box, &frame);
  g_assert_cmpfloat_with_epsilon (frame.x, 20 + 150.0 / 360 - 18.75, 1e-6);
  /* However near, it can be seen. */
  mz_overview_get_frame (&(MzView) { 25, 11, 10, 1024, 512 }, &box, &frame);
  g_assert_cmpfloat (frame.width, >=, 4);
  g_assert_cmpfloat (frame.height, >=, 4);
}

static void
test_invert (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      MzView view = { 0, 0, 5, 900, 600 };
      double x = g_test_rand_double_range (box.x, box.x + box.width), y = g_test_rand_double_range (box.y, box.y + box.height);
      cairo_rectangle_t frame;

      mz_overview_invert (&box, x, y, &view.lat, &view.lon);
      g_assert_cmpfloat (fabs (view.lon), <=, 180);
      mz_overview_get_frame (&view, &box, &frame);
      g_assert_cmpfloat_with_epsilon (frame.x + frame.width / 2, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (frame.y + frame.height / 2, y, 1e-6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/overview/frame", test_frame);
  g_test_add_func ("/render/overview/invert", test_invert);
  return g_test_run ();
}
