/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-geodesic.h"
#include "mz-mercator.h"
#include "mz-ruler.h"

static void
test_lengths (void)
{
  g_autoptr (MzRuler) ruler = mz_ruler_new ();

  g_assert_cmpfloat (mz_ruler_get_total (ruler), ==, 0);
  g_assert_true (mz_ruler_add (ruler, 36.12, -86.67, "Nashville"));
  g_assert_cmpfloat (mz_ruler_get_total (ruler), ==, 0);
  /* The airports of Rosetta Code's task on the haversine: 2,887.2599 km with 6,372.8 km; ours is 6,371.0088. */
  g_assert_true (mz_ruler_add (ruler, 33.94, -118.40, "Los Angeles"));
  g_assert_cmpfloat_with_epsilon (mz_ruler_get_leg (ruler, 0), 2887259.95 * 6371008.8 / 6372800, 1);
  g_assert_false (mz_ruler_add (ruler, 33.94, -118.40, NULL));
  g_assert_cmpuint (mz_ruler_get_n_points (ruler), ==, 2);
  /* Along a meridian: 33.94 degrees of 111.195 km. */
  g_assert_true (mz_ruler_add (ruler, 0, -118.40, NULL));
  g_assert_cmpfloat_with_epsilon (mz_ruler_get_leg (ruler, 1), 33.94 * 111195.08, 1);
  g_assert_cmpfloat_with_epsilon (mz_ruler_get_total (ruler), mz_ruler_get_leg (ruler, 0) + mz_ruler_get_leg (ruler, 1), 1e-6);
  g_assert_true (mz_ruler_remove_last (ruler));
  g_assert_cmpuint (mz_ruler_get_n_points (ruler), ==, 2);
  mz_ruler_clear (ruler);
  g_assert_false (mz_ruler_remove_last (ruler));
  /* A quarter of the globe. */
  mz_ruler_add (ruler, 0, 20, NULL);
  mz_ruler_add (ruler, 90, 50, NULL);
  g_assert_cmpfloat_with_epsilon (mz_ruler_get_total (ruler), 10007557, 1);
}

/* The line lies on the great circle, without a break, the shorter way round. */
static void
test_path (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (MzRuler) ruler = mz_ruler_new ();
      double lat_a = g_test_rand_double_range (-70, 70), lon_a = g_test_rand_double_range (-180, 180);
      double lat_b = g_test_rand_double_range (-70, 70), lon_b = g_test_rand_double_range (-180, 180), sum = 0;
      gboolean beyond = FALSE;
      const double *path;
      guint n;

      mz_ruler_add (ruler, lat_a, lon_a, NULL);
      mz_ruler_add (ruler, lat_b, lon_b, NULL);
      path = mz_ruler_peek_path (ruler, 0, &n);
      g_assert_cmpfloat_with_epsilon (path[1], mz_mercator_y (lat_a), 1e-9);
      g_assert_cmpfloat_with_epsilon (path[2 * n - 1], mz_mercator_y (lat_b), 1e-9);
      g_assert_cmpfloat_with_epsilon (mz_mercator_wrap (path[2 * n - 2] - mz_mercator_x (lon_b) + 0.5), 0.5, 1e-9);
      for (guint k = 1; k < n; k++)
        {
          const double *p = path + 2 * (k - 1), *q = path + 2 * k;

          g_assert_cmpfloat (fabs (q[0] - p[0]), <=, 0.5);
          sum += mz_geodesic_distance (mz_mercator_lat (p[1]), mz_mercator_lon (p[0]), mz_mercator_lat (q[1]),
                                       mz_mercator_lon (q[0]));
        }
      for (guint k = 0; k < n; k++)
        beyond |= path[2 * k + 1] <= 1e-9 || path[2 * k + 1] >= 1 - 1e-9;
      /* Where it runs beyond the edge of the map it is bent along that, and nothing is shorter than a great circle. */
      g_assert_cmpfloat (sum, >=, mz_ruler_get_total (ruler) - 1);
      if (!beyond)
        g_assert_cmpfloat (sum, <=, mz_ruler_get_total (ruler) + 1);
    }
}

static void
test_antimeridian (void)
{
  g_autoptr (MzRuler) ruler = mz_ruler_new ();
  cairo_rectangle_t ink;
  const double *path;
  guint n;

  mz_ruler_add (ruler, 10, 170, NULL);
  mz_ruler_add (ruler, 20, -160, NULL);
  mz_ruler_add (ruler, 20, -150, NULL);
  /* By the angle between the two vectors. */
  g_assert_cmpfloat_with_epsilon (mz_ruler_get_leg (ruler, 0), 3401525, 2);
  path = mz_ruler_peek_path (ruler, 0, &n);
  g_assert_cmpfloat_with_epsilon (path[2 * n - 2], 200.0 / 360 + 0.5, 1e-9);
  /* The next leg goes on from there. */
  path = mz_ruler_peek_path (ruler, 1, &n);
  g_assert_cmpfloat_with_epsilon (path[0], 200.0 / 360 + 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (path[2 * n - 2], 210.0 / 360 + 0.5, 1e-9);

  /* Seen from either side of the 180th meridian, and not from Greenwich. */
  g_assert_true (mz_ruler_get_extents (ruler, &(MzView) { 15, 175, 5, 400, 400 }, 1, &ink));
  g_assert_true (mz_ruler_get_extents (ruler, &(MzView) { 15, -155, 5, 400, 400 }, 1, &ink));
  g_assert_false (mz_ruler_get_extents (ruler, &(MzView) { 15, 0, 5, 400, 400 }, 1, &ink));
}

static guint
count_ink (MzRuler *ruler, const MzView *view, int x, int y, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) view->width, (int) view->height);
  cairo_t *cr = cairo_create (surface);
  guint count = 0;

  mz_ruler_paint (ruler, cr, mz_theme_get (MZ_THEME_LIGHT), 1, view);
  cairo_surface_flush (surface);
  for (int row = y; row < y + height; row++)
    {
      const guint32 *line = (const guint32 *) (gconstpointer)
        (cairo_image_surface_get_data (surface) + row * cairo_image_surface_get_stride (surface));

      for (int column = x; column < x + width; column++)
        count += line[column] != 0 ? 1 : 0;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return count;
}

static void
test_paint (void)
{
  g_autoptr (MzRuler) ruler = mz_ruler_new ();
  MzView world = { 0, 0, 0, 512, 256 }; /* twice the world of 256 pixels */

  g_assert_cmpuint (count_ink (ruler, &world, 0, 0, 512, 256), ==, 0);
  mz_ruler_add (ruler, 0, 170, NULL);
  g_assert_cmpuint (count_ink (ruler, &world, 370, 120, 14, 16), >, 20);
  mz_ruler_add (ruler, 0, -170, NULL);
  /* 180° stands at 128 and 384; between them, away from it, there is nothing. */
  g_assert_cmpuint (count_ink (ruler, &world, 127, 126, 2, 4), >, 0);
  g_assert_cmpuint (count_ink (ruler, &world, 383, 126, 2, 4), >, 0);
  g_assert_cmpuint (count_ink (ruler, &world, 200, 0, 112, 256), ==, 0);
}

static void
test_text (void)
{
  g_autoptr (MzRuler) ruler = mz_ruler_new ();
  g_autofree char *one = NULL, *two = NULL, *miles = NULL;

  mz_ruler_add (ruler, 0, 0, "Null Island");
  mz_ruler_add (ruler, 0, 9, NULL);
  one = mz_ruler_to_text (ruler);
  g_assert_cmpstr (one, ==, "Null Island (0.00° N 0.00° E) to 0.00° N 9.00° E: 1,001 km\n");
  mz_ruler_add (ruler, 0, 18, NULL);
  two = mz_ruler_to_text (ruler);
  g_assert_true (g_str_has_suffix (two, "Together: 2,002 km\n"));
  /* 18 degrees of 111.195 km; a mile is 1.609344 km. */
  mz_ruler_set_units (ruler, MZ_UNITS_US);
  miles = mz_ruler_get_total_text (ruler);
  g_assert_cmpstr (miles, ==, "1,244 mi");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/ruler/lengths", test_lengths);
  g_test_add_func ("/render/ruler/path", test_path);
  g_test_add_func ("/render/ruler/antimeridian", test_antimeridian);
  g_test_add_func ("/render/ruler/paint", test_paint);
  g_test_add_func ("/render/ruler/text", test_text);
  return g_test_run ();
}
