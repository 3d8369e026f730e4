/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges: over time, lying, and from a level to both sides. */
#include <math.h>

#include "mz-test-chart.h"

static void
test_sweep (gconstpointer kind)
{
  mz_test_chart_sweep ((MzFigureKind) GPOINTER_TO_INT (kind));
}

static MzFigure *
make_figure (MzFigureKind kind)
{
  MzFigure *figure = mz_test_chart_new (kind);

  figure->percent = TRUE;
  mz_figure_add_series (figure, "one", "One", MZ_INK (MZ_INK_TEXT));
  mz_figure_add_series (figure, "other", "Other", MZ_INK (MZ_INK_TEXT));
  mz_figure_add_category (figure, "mining", "Mining")->ink = MZ_INK_INDEX (MZ_INK_STAGE, MZ_STAGE_MINING);
  return figure;
}

static MzDatum *
add (MzFigure *figure, guint series, guint year, double least, double most)
{
  MzDatum *datum = mz_figure_add_datum (figure, series, 0, most);

  datum->least = least;
  mz_datum_set_assumed (datum, mz_partial_date_new (year, 0, 0), figure);
  return datum;
}

static cairo_rectangle_t
locate (const MzChartLayout *layout, guint datum)
{
  cairo_rectangle_t box;

  g_assert_true (mz_chart_layout_locate (layout, datum, &box));
  return box;
}

/* A year takes its whole width, and its range its height: 20 of 100 per cent are a fifth of the strip. */
static void
test_bands (void)
{
  g_autoptr (MzFigure) figure = make_figure (MZ_FIGURE_BANDS);
  g_autoptr (MzChartLayout) layout = NULL;
  cairo_rectangle_t first, second;

  add (figure, 0, 2027, 40, 60);
  add (figure, 0, 2028, 0, 100);
  figure->x_from = 2027;
  figure->x_to = 2029;
  layout = mz_chart_layout_new (figure, 600, 300, 1, FALSE);
  first = locate (layout, 0);
  second = locate (layout, 1);
  g_assert_cmpfloat_with_epsilon (first.x, layout->plot.x, 0.01);
  g_assert_cmpfloat_with_epsilon (first.width, layout->plot.width / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (second.x, first.x + first.width, 0.01);
  g_assert_cmpfloat_with_epsilon (first.height, second.height / 5, 0.01);
  g_assert_cmpfloat_with_epsilon (first.y - second.y, second.height * 2 / 5, 0.01);
  g_assert_nonnull (mz_test_chart_find_text (layout, "0–100"));
}

/* What is certain begins at 0, and the range follows it; two series stand one below the other. */
static void
test_ranges (void)
{
  g_autoptr (MzFigure) figure = make_figure (MZ_FIGURE_RANGES);
  g_autoptr (MzChartLayout) layout = NULL;
  guint n_bodies;

  add (figure, 0, 2027, 20, 50);
  add (figure, 1, 2027, 70, 70);
  layout = mz_chart_layout_new (figure, 600, 300, 1, FALSE);
  n_bodies = mz_test_chart_count_bodies (layout, 0);
  g_assert_cmpuint (n_bodies, ==, 2);
  g_assert_cmpuint (mz_test_chart_count_bodies (layout, 1), ==, 1);
  g_assert_cmpfloat_with_epsilon (locate (layout, 0).width, (layout->x.end - layout->x.start) * 0.3, 0.01);
  g_assert_cmpfloat_with_epsilon (locate (layout, 0).x, layout->x.start + (layout->x.end - layout->x.start) * 0.2,
                                  0.01);
  g_assert_cmpfloat_with_epsilon (locate (layout, 1).width, (layout->x.end - layout->x.start) * 0.7, 0.01);
  g_assert_cmpfloat (locate (layout, 0).y + locate (layout, 0).height, <=, locate (layout, 1).y + 0.01);
  g_assert_nonnull (mz_test_chart_find_text (layout, "20–50"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "70"));
}

/* Two ends go two ways from the level, in one lane, and say what was assumed. */
static void
test_tornado (void)
{
  g_autoptr (MzFigure) figure = make_figure (MZ_FIGURE_TORNADO);
  g_autoptr (MzChartLayout) layout = NULL;
  double level;

  mz_figure_add_level (figure, 50, -INFINITY, "As it is");
  add (figure, 0, 2027, 50, 20)->what = g_strdup ("3 months");
  add (figure, 1, 2027, 50, 90)->what = g_strdup ("12 months");
  layout = mz_chart_layout_new (figure, 600, 300, 1, FALSE);
  level = mz_scale_map (&layout->x, 50);
  g_assert_cmpfloat_with_epsilon (locate (layout, 0).x + locate (layout, 0).width, level, 0.01);
  g_assert_cmpfloat_with_epsilon (locate (layout, 1).x, level, 0.01);
  g_assert_cmpfloat_with_epsilon (locate (layout, 0).y, locate (layout, 1).y, 0.01);
  g_assert_cmpfloat (mz_test_chart_find_text (layout, "3 months: 20")->box.x, <, locate (layout, 0).x);
  g_assert_cmpfloat (mz_test_chart_find_text (layout, "12 months: 90")->box.x, >, locate (layout, 1).x
                     + locate (layout, 1).width);
  g_assert_nonnull (mz_test_chart_find_text (layout, "As it is"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  mz_text_set_plain (TRUE);
  g_test_add_data_func ("/render/chart-ranges/sweep/bands", GINT_TO_POINTER (MZ_FIGURE_BANDS), test_sweep);
  g_test_add_data_func ("/render/chart-ranges/sweep/ranges", GINT_TO_POINTER (MZ_FIGURE_RANGES), test_sweep);
  g_test_add_data_func ("/render/chart-ranges/sweep/tornado", GINT_TO_POINTER (MZ_FIGURE_TORNADO), test_sweep);
  g_test_add_func ("/render/chart-ranges/bands", test_bands);
  g_test_add_func ("/render/chart-ranges/ranges", test_ranges);
  g_test_add_func ("/render/chart-ranges/tornado", test_tornado);
  return g_test_run ();
}
