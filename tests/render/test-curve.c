/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-curve-paint.h"

#include <math.h>

static void
add_point (GArray *points, const char *key, guint year, double value)
{
  MzPoint point = { .key = g_strdup (key), .t = mz_partial_date_new (year, 0, 0), .v = value };

  g_array_append_val (points, point);
}

static void
assert_points (const MzSeriesInfo *info, const char *key, guint year, const char *expected)
{
  g_autoptr (MzCurve) curve = mz_curve_new (info, key, mz_partial_date_new (year, 12, 31));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < curve->points->len; i++)
    {
      const MzCurvePoint *point = &g_array_index (curve->points, MzCurvePoint, i);

      g_string_append_printf (text, "%s%.2f,%.2f%s", i > 0 ? " " : "", point->x, point->y, point->known ? "" : "?");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* From 2000 to 2020: 2005 is a quarter of the way; of 200 at most 50 is a quarter. */
static void
test_points (void)
{
  MzSeriesInfo info = { .points = mz_series_points_new () };

  add_point (info.points, "Dy", 2020, 100);
  add_point (info.points, "Dy", 2000, 200);
  add_point (info.points, "Nd", 1990, 999);
  add_point (info.points, "Dy", 2005, 50);
  add_point (info.points, "Tb", 2005, 0);
  add_point (info.points, "Y", 2005, -3);
  add_point (info.points, "Y", 2006, NAN);
  assert_points (&info, "Dy", 2026, "0.00,1.00 0.25,0.25 1.00,0.50");
  assert_points (&info, "Dy", 2010, "0.00,1.00 0.25,0.25 1.00,0.50?");
  assert_points (&info, "Tb", 2010, "0.50,0.00");
  assert_points (&info, "Y", 2010, "0.50,0.00");
  assert_points (&info, "La", 2010, "");
  g_array_unref (info.points);
}

/* Something is drawn at any width, even none, and nothing of nothing. */
static void
test_paint (void)
{
  MzSeriesInfo info = { .points = mz_series_points_new () };

  add_point (info.points, "Dy", 2000, 200);
  add_point (info.points, "Dy", 2005, 50);
  add_point (info.points, "Dy", 2020, 100);
  for (int width = 0; width <= 300; width += 50)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 320, 60);
      cairo_t *cr = cairo_create (surface);
      g_autoptr (MzCurve) curve = mz_curve_new (&info, width == 50 ? "La" : "Dy", mz_partial_date_new (2010, 1, 1));
      gboolean ink = FALSE;

      mz_curve_paint (curve, cr, mz_theme_get (MZ_THEME_LIGHT), width, 1);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      for (int i = 0; i < cairo_image_surface_get_stride (surface) * 60 && !ink; i++)
        ink = cairo_image_surface_get_data (surface)[i] != 0;
      g_assert_cmpint (ink, ==, width != 50);
      cairo_surface_destroy (surface);
    }
  g_array_unref (info.points);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/curve/points", test_points);
  g_test_add_func ("/render/curve/paint", test_paint);
  return g_test_run ();
}
