/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars, gauges and dots, as shapes. */
#include <math.h>

#include "mz-test-chart.h"

/* The longest bar is as wide as the plot; one of a quarter is a quarter of it; the sum stands at the end. */
static void
test_bars (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_BARS);
  g_autoptr (MzChartLayout) layout = NULL;
  cairo_rectangle_t box;

  mz_figure_add_category (figure, "a", "Alpha");
  mz_figure_add_category (figure, "b", "Beta");
  mz_figure_add_category (figure, "c", "Gamma");
  mz_figure_add_datum (figure, MZ_FIGURE_NONE, 0, 4000);
  mz_figure_add_datum (figure, MZ_FIGURE_NONE, 1, 1000)->flags |= MZ_DATUM_ESTIMATE;
  mz_figure_add_datum (figure, MZ_FIGURE_NONE, 2, NAN);
  layout = mz_chart_layout_new (figure, 600, 220, 1, FALSE);
  g_assert_true (mz_chart_layout_locate (layout, 0, &box));
  g_assert_cmpfloat_with_epsilon (box.width, layout->plot.width, 1e-6);
  g_assert_true (mz_chart_layout_locate (layout, 1, &box));
  g_assert_cmpfloat_with_epsilon (box.width, layout->plot.width / 4, 1e-6);
  g_assert_true (mz_test_chart_has_text (layout, "4,000"));
  g_assert_true (mz_test_chart_has_text (layout, "about 1,000"));
  g_assert_true (mz_test_chart_has_text (layout, "not known"));
  g_assert_cmpfloat (mz_chart_layout_get_natural_height (figure, 600, 2), >=, 2 * 3 * 20);
}

/* At least 10 of 100, and 46 is read: the bar is 46 hundredths of the trough, the line stands at a tenth. */
static void
test_gauges (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_GAUGES);
  g_autoptr (MzChartLayout) layout = NULL;
  MzFigureCategory *category;
  cairo_rectangle_t box;
  gboolean has_bound = FALSE;

  figure->percent = TRUE;
  category = mz_figure_add_category (figure, "a", "Extraction");
  category->bound = 10;
  category = mz_figure_add_category (figure, "b", "Recycling");
  category->bound = 25;
  category->note = g_strdup ("EU need not sourced");
  mz_figure_add_datum (figure, MZ_FIGURE_NONE, 0, 46);
  mz_figure_add_datum (figure, MZ_FIGURE_NONE, 1, NAN);
  layout = mz_chart_layout_new (figure, 640, 200, 1, FALSE);
  g_assert_true (mz_chart_layout_locate (layout, 0, &box));
  g_assert_cmpfloat_with_epsilon (box.width, layout->plot.width * 0.46, 1e-6);
  g_assert_true (mz_chart_layout_locate (layout, 1, &box));
  g_assert_cmpfloat_with_epsilon (box.width, layout->plot.width, 1e-6);
  g_assert_true (mz_test_chart_has_text (layout, "46\342\200\257%"));
  g_assert_true (mz_test_chart_has_text (layout, "at least 10\342\200\257%"));
  g_assert_true (mz_test_chart_has_text (layout, "not known"));
  g_assert_true (mz_test_chart_has_text (layout, "EU need not sourced"));
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind != MZ_SHAPE_LINE || shape->category != 0)
        continue;
      has_bound = TRUE;
      g_assert_cmpfloat_with_epsilon (shape->box.x, layout->plot.x + layout->plot.width / 10, 1e-6);
    }
  g_assert_true (has_bound);
}

/* Equal figures do not hide each other. */
static void
test_dots (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_DOTS);
  g_autoptr (MzChartLayout) layout = NULL;
  cairo_rectangle_t boxes[3];

  mz_figure_add_category (figure, "a", "Alpha");
  for (guint i = 0; i < 3; i++)
    mz_figure_add_datum (figure, MZ_FIGURE_NONE, 0, 70);
  layout = mz_chart_layout_new (figure, 600, 200, 1, FALSE);
  for (guint i = 0; i < 3; i++)
    g_assert_true (mz_chart_layout_locate (layout, i, &boxes[i]));
  g_assert_cmpfloat (boxes[0].x, ==, boxes[1].x);
  g_assert_cmpfloat (fabs (boxes[0].y - boxes[1].y), >, 3);
  g_assert_cmpfloat (fabs (boxes[0].y - boxes[2].y), >, 3);
  g_assert_cmpfloat (fabs (boxes[1].y - boxes[2].y), >, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/chart-rows/bars", test_bars);
  g_test_add_func ("/render/chart-rows/gauges", test_gauges);
  g_test_add_func ("/render/chart-rows/dots", test_dots);
  return g_test_run ();
}
