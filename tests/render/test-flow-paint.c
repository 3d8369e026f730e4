/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-flow-paint.h"

#include <math.h>

#define LEFT   10
#define LENGTH 200
#define Y      50

/* By hand: 0.02 of the root, from 2 to 13. */
static void
test_width (void)
{
  static const struct { double tonnes, width, goal; } cases[] = {
    { 0, 2, 0.8 },         { 2500, 2, 0.8 },     { 10000, 2, 0.8 },    { 22500, 3, 1.2 },     { 40000, 4, 1.6 },
    { 62500, 5, 2 },       { 90000, 6, 2.4 },    { 140625, 7.5, 3 },   { 250000, 10, 3 },     { 422500, 13, 3 },
    { 1000000, 13, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (mz_flow_width (cases[i].tonnes), cases[i].width, 1e-9);
      g_assert_cmpfloat_with_epsilon (mz_flow_goal_width (cases[i].width), cases[i].goal, 1e-9);
    }
  g_assert_cmpfloat_with_epsilon (mz_flow_width (72074), 5.36932, 1e-5); /* the root is 268.466 */
}

/* A line from left to right. Dim ones have no halo, so that all the ink is theirs. */
static cairo_surface_t *
paint_line (MzThemeKind theme, const MzFlowStyle *style, double factor)
{
  static const double points[] = { LEFT, Y, LEFT + LENGTH / 4.0, Y, LEFT + LENGTH, Y };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, LENGTH + 2 * LEFT, 2 * Y);
  cairo_t *cr = cairo_create (surface);

  mz_flow_paint (cr, mz_theme_get (theme), style, factor, points, 3, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Pixels of full ink in a column, if that is @alpha of a pixel. */
static double
measure_column (cairo_surface_t *surface, int x, double alpha)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  double sum = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    sum += ((const guint32 *) (data + y * cairo_image_surface_get_stride (surface)))[x] >> 24;
  return sum / 255 / alpha;
}

static guint
count_columns (cairo_surface_t *surface)
{
  guint n = 0;

  for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
    n += measure_column (surface, x, 1) > 0 ? 1 : 0;
  return n;
}

/* Of a line 10 pixels wide, three quarters of it since it is dim: 7.5 at first, 2.25 at last, 4.86 half a pixel after the middle. */
static void
test_taper (void)
{
  const MzFlowStyle style = { .stage = MZ_STAGE_MINING, .width = 10, .measured = TRUE, .dim = TRUE };
  cairo_surface_t *surface = paint_line (MZ_THEME_LIGHT, &style, 1), *large = paint_line (MZ_THEME_LIGHT, &style, 2);

  g_assert_cmpfloat_with_epsilon (measure_column (surface, LEFT, 0.24), 7.49, 0.15);
  g_assert_cmpfloat_with_epsilon (measure_column (surface, LEFT + LENGTH / 2, 0.24), 4.86, 0.15);
  g_assert_cmpfloat_with_epsilon (measure_column (surface, LEFT + LENGTH - 1, 0.24), 2.26, 0.15);
  g_assert_cmpfloat_with_epsilon (measure_column (large, LEFT + LENGTH / 2, 0.24), 9.72, 0.2);
  g_assert_cmpuint (count_columns (surface), ==, LENGTH);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (large);
}

/* Short dashes are 9 pixels in 13, long ones 26 in 30: of 200 pixels 15 * 9 + 5 and 6 * 26 + 20 have ink. */
static void
test_forms (void)
{
  MzFlowStyle style = { .stage = MZ_STAGE_MAGNET, .width = 8, .measured = TRUE, .promised = TRUE, .dim = TRUE };
  cairo_surface_t *surface = paint_line (MZ_THEME_DARK, &style, 1);

  g_assert_cmpuint (count_columns (surface), ==, 140);
  cairo_surface_destroy (surface);

  style.promised = FALSE;
  style.partial = TRUE;
  surface = paint_line (MZ_THEME_DARK, &style, 1);
  g_assert_cmpuint (count_columns (surface), ==, 176);
  cairo_surface_destroy (surface);

  /* Dots, whatever the width: 1.5 pixels since they are dim. */
  style.measured = style.partial = FALSE;
  surface = paint_line (MZ_THEME_DARK, &style, 1);
  for (int x = 0; x < LEFT + LENGTH; x++)
    g_assert_cmpfloat (measure_column (surface, x, 0.34 * 0.8), <, 1.6);
  g_assert_cmpuint (count_columns (surface), <, 150);
  g_assert_cmpuint (count_columns (surface), >, 80);
  cairo_surface_destroy (surface);
}

/* In high contrast the dim ones are left out, and a bright one is 1.4 as wide and has its full colour. */
static void
test_contrast (void)
{
  MzFlowStyle style = { .stage = MZ_STAGE_MINING, .width = 10, .measured = TRUE, .dim = TRUE };
  cairo_surface_t *surface = paint_line (MZ_THEME_HC_LIGHT, &style, 1);

  g_assert_cmpuint (count_columns (surface), ==, 0);
  cairo_surface_destroy (surface);
  style.dim = FALSE;
  surface = paint_line (MZ_THEME_HC_LIGHT, &style, 1);
  g_assert_cmpfloat (measure_column (surface, LEFT + 1, 1), >=, 14);
  cairo_surface_destroy (surface);
}

/* No length, no line. */
static void
test_point (void)
{
  static const double points[] = { LEFT, Y, LEFT, Y };
  const MzFlowStyle style = { .stage = MZ_N_STAGES, .width = 10, .measured = TRUE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * LEFT, 2 * Y);
  cairo_t *cr = cairo_create (surface);

  mz_flow_paint (cr, mz_theme_get (MZ_THEME_LIGHT), &style, 1, points, 2, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_columns (surface), ==, 0);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/flow-paint/width", test_width);
  g_test_add_func ("/render/flow-paint/taper", test_taper);
  g_test_add_func ("/render/flow-paint/forms", test_forms);
  g_test_add_func ("/render/flow-paint/contrast", test_contrast);
  g_test_add_func ("/render/flow-paint/point", test_point);
  return g_test_run ();
}
