/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines, areas and columns, as shapes. */
#include "mz-chart-layout-private.h"

#include <math.h>

#include "mz-test-chart.h"

static const MzShape *
peek (const MzChartLayout *layout, guint i)
{
  return &g_array_index (layout->shapes, MzShape, i);
}

/* Labels keep their order and their distance, and are moved as little as can be. */
static void
test_spread (void)
{
  double pair[] = { 10, 11 }, far[] = { 5, 50 }, low[] = { 1 }, many[] = { 50, 50, 50 }, tight[] = { 5, 5 }, odd[] = { NAN, 40 };
  const double tens[] = { 10, 10, 10 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  mz_layout_spread (pair, tens, 2, 0, 100); /* the mean of 10 and 11 is 10.5 */
  g_assert_cmpfloat (pair[0], ==, 5.5);
  g_assert_cmpfloat (pair[1], ==, 15.5);
  mz_layout_spread (far, tens, 2, 0, 100);
  g_assert_cmpfloat (far[0], ==, 5);
  g_assert_cmpfloat (far[1], ==, 50);
  mz_layout_spread (low, tens, 1, 0, 100);
  g_assert_cmpfloat (low[0], ==, 5);
  mz_layout_spread (many, tens, 3, 0, 100);
  g_assert_cmpfloat (many[0], ==, 40);
  g_assert_cmpfloat (many[2], ==, 60);
  mz_layout_spread (tight, tens, 2, 0, 10); /* half the room that they want: they share it */
  g_assert_cmpfloat (tight[0], ==, 2.5);
  g_assert_cmpfloat (tight[1], ==, 7.5);
  mz_layout_spread (odd, tens, 2, 0, 100);
  g_assert_cmpfloat (odd[0], ==, 5);
  mz_layout_spread (NULL, NULL, 0, 0, 100);
  for (guint round = 0; round < 500; round++)
    {
      double places[12], heights[12];
      guint n = (guint) g_rand_int_range (random, 1, 13);

      for (guint i = 0; i < n; i++)
        {
          places[i] = g_rand_double_range (random, 0, 300);
          heights[i] = g_rand_double_range (random, 1, 25);
        }
      mz_layout_spread (places, heights, n, 0, 300);
      g_assert_cmpfloat (places[0], >=, heights[0] / 2 - 1e-9);
      g_assert_cmpfloat (places[n - 1], <=, 300 - heights[n - 1] / 2 + 1e-9);
      for (guint i = 1; i < n; i++)
        g_assert_cmpfloat (places[i] - places[i - 1], >=, (heights[i] + heights[i - 1]) / 2 - 1e-9);
    }
}

/* A hundred and fifty below fifty, of a plot that holds 200: three quarters and a quarter of its height. */
static void
test_area_heights (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new_in_time (MZ_FIGURE_AREAS);
  g_autoptr (MzChartLayout) layout = NULL;
  cairo_rectangle_t box;

  mz_figure_add_series (figure, "a", "A", mz_ink_country ("CN"));
  mz_figure_add_series (figure, "b", "B", mz_ink_country ("US"));
  for (guint year = 2018; year <= 2019; year++)
    {
      mz_test_chart_add_year (figure, 0, year, 150);
      mz_test_chart_add_year (figure, 1, year, 50);
    }
  layout = mz_chart_layout_new (figure, 600, 400, 1, FALSE);
  g_assert_true (mz_chart_layout_locate (layout, 0, &box));
  g_assert_cmpfloat_with_epsilon (box.height, layout->plot.height * 0.75, 1e-6);
  g_assert_true (mz_chart_layout_locate (layout, 1, &box));
  g_assert_cmpfloat_with_epsilon (box.height, layout->plot.height * 0.25, 1e-6);
  g_assert_cmpfloat_with_epsilon (box.y, layout->plot.y, 1e-6);
}

/* Direct labels say what is known at the clock, and nothing that comes after it. */
static void
test_clock (void)
{
  static const MzFigureKind in_time[] = { MZ_FIGURE_LINES, MZ_FIGURE_AREAS, MZ_FIGURE_COLUMNS };

  for (guint i = 0; i < G_N_ELEMENTS (in_time); i++)
    {
      g_autoptr (MzFigure) figure = mz_test_chart_new_in_time (in_time[i]);
      g_autoptr (MzChartLayout) layout = NULL;
      guint n_dim = 0;

      mz_figure_add_series (figure, "a", "Alpha", mz_ink_country ("CN"));
      mz_figure_add_series (figure, "b", "Beta", mz_ink_country ("US"));
      for (guint year = 2016; year <= 2024; year++)
        mz_test_chart_add_year (figure, 0, year, year - 2000 + 0.25);
      mz_test_chart_add_year (figure, 1, 2023, 77)->flags |= MZ_DATUM_ESTIMATE;
      layout = mz_chart_layout_new (figure, 640, 400, 1, FALSE);
      g_assert_true (mz_test_chart_has_text (layout, "Alpha"));
      g_assert_true (mz_test_chart_has_text (layout, "20.25")); /* of 2020 */
      g_assert_false (mz_test_chart_has_text (layout, "24.25"));
      g_assert_true (mz_test_chart_has_text (layout, "Beta"));
      g_assert_false (mz_test_chart_has_text (layout, "about 77"));
      for (guint k = 0; k < layout->shapes->len; k++)
        {
          const MzShape *shape = peek (layout, k);

          if (shape->role == MZ_ROLE_BODY && shape->alpha > 0 && shape->box.x >= mz_scale_map (&layout->x, 2020.9))
            {
              g_assert_true (shape->alpha < 0.5 || shape->dash == 2);
              n_dim++;
            }
        }
      g_assert_cmpuint (n_dim, >, 0);
    }
}

/* The clock at the end of 2020, the hatch from 2025 on to 2030, which is the last quarter of twenty years. */
static void
test_hatch (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new_in_time (MZ_FIGURE_LINES);
  g_autoptr (MzChartLayout) layout = NULL;
  const MzShape *hatch;
  guint n_clocks = 0;

  mz_figure_add_series (figure, "a", "Alpha", MZ_INK (MZ_INK_TEXT));
  mz_test_chart_add_year (figure, 0, 2012, 1);
  layout = mz_chart_layout_new (figure, 640, 400, 1, FALSE);
  hatch = peek (layout, 0);
  g_assert_cmpint (hatch->role, ==, MZ_ROLE_GROUND);
  g_assert_cmpint (hatch->ink.kind, ==, MZ_INK_UNKNOWN);
  g_assert_cmpfloat_with_epsilon (hatch->box.width, layout->plot.width / 4, 1e-6);
  for (guint i = 0; i < layout->shapes->len; i++)
    if (peek (layout, i)->tone == MZ_TONE_ACCENT)
      {
        n_clocks++;
        g_assert_cmpfloat_with_epsilon (peek (layout, i)->box.x, layout->plot.x + layout->plot.width * 11 / 20, 1e-6);
      }
  g_assert_cmpuint (n_clocks, ==, 1);
}

/* 2010 and 2011 are joined, 2013 stands alone, and what is not known in 2015 parts 2014 and 2016. */
static void
test_gaps (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new_in_time (MZ_FIGURE_LINES);
  g_autoptr (MzChartLayout) layout = NULL;
  guint n_stretches = 0, n_bridges = 0, n_hatched = 0, n_points = 0;

  mz_figure_add_series (figure, "a", "Alpha", MZ_INK (MZ_INK_TEXT));
  mz_test_chart_add_year (figure, 0, 2010, 1);
  mz_test_chart_add_year (figure, 0, 2011, 2);
  mz_test_chart_add_year (figure, 0, 2013, 3);
  mz_test_chart_add_year (figure, 0, 2014, 4);
  mz_test_chart_add_year (figure, 0, 2015, NAN);
  mz_test_chart_add_year (figure, 0, 2016, 5);
  layout = mz_chart_layout_new (figure, 640, 400, 1, FALSE);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = peek (layout, i);

      if (shape->kind == MZ_SHAPE_LINE && shape->role == MZ_ROLE_BODY)
        {
          n_stretches++;
          n_points += shape->n;
        }
      n_bridges += shape->kind == MZ_SHAPE_LINE && shape->role == MZ_ROLE_GRID && shape->series == 0 ? 1 : 0;
      n_hatched += shape->kind == MZ_SHAPE_RECT && shape->role == MZ_ROLE_BODY && shape->ink.kind == MZ_INK_UNKNOWN ? 1 : 0;
    }
  g_assert_cmpuint (n_stretches, ==, 2);
  g_assert_cmpuint (n_points, ==, 4);
  g_assert_cmpuint (n_bridges, ==, 1);
  g_assert_cmpuint (n_hatched, ==, 1);
}

/* 30 and 20 upon zero, 10 below it, of an axis from -20 to 60: a pixel is the plot's height over 80. */
static void
test_columns (void)
{
  static const double values[] = { 30, 20, -10 };
  g_autoptr (MzFigure) figure = mz_test_chart_new_in_time (MZ_FIGURE_COLUMNS);
  g_autoptr (MzChartLayout) layout = NULL;
  cairo_rectangle_t boxes[3];
  double zero, unit;

  for (guint i = 0; i < 3; i++)
    {
      const char *const keys[] = { "a", "b", "c" };

      mz_figure_add_series (figure, keys[i], keys[i], MZ_INK_INDEX (MZ_INK_SEQUENCE, i));
    }
  mz_figure_add_category (figure, "k", "Category");
  for (guint i = 0; i < 3; i++)
    mz_figure_add_datum (figure, i, 0, values[i]);
  layout = mz_chart_layout_new (figure, 600, 220, 1, FALSE);
  zero = mz_scale_map (&layout->y, 0);
  unit = (layout->y.start - layout->y.end) / (layout->y.to - layout->y.from);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (mz_chart_layout_locate (layout, i, &boxes[i]));
      g_assert_cmpfloat_with_epsilon (boxes[i].height, fabs (values[i]) * unit, 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (boxes[0].y + boxes[0].height, zero, 1e-6);
  g_assert_cmpfloat_with_epsilon (boxes[1].y + boxes[1].height, boxes[0].y, 1e-6);
  g_assert_cmpfloat_with_epsilon (boxes[2].y, zero, 1e-6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/chart-plots/spread", test_spread);
  g_test_add_func ("/render/chart-plots/area-heights", test_area_heights);
  g_test_add_func ("/render/chart-plots/clock", test_clock);
  g_test_add_func ("/render/chart-plots/hatch", test_hatch);
  g_test_add_func ("/render/chart-plots/gaps", test_gaps);
  g_test_add_func ("/render/chart-plots/columns", test_columns);
  return g_test_run ();
}
