/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-chart-layout-private.h"
#include "mz-test-chart.h"

#include <math.h>

static MzFigure *
make_lanes (guint n)
{
  MzFigure *figure = mz_test_chart_new (MZ_FIGURE_LANES);

  figure->x_from = 2010;
  figure->x_to = 2030;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Lane %u", i);

      mz_figure_add_category (figure, label, label);
    }
  return figure;
}

static cairo_rectangle_t
locate (const MzChartLayout *layout, guint datum)
{
  cairo_rectangle_t box;

  g_assert_true (mz_chart_layout_locate (layout, datum, &box));
  return box;
}

static const MzShape *
find_body (const MzChartLayout *layout, guint datum, guint n)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->role == MZ_ROLE_BODY && shape->datum == datum && n-- == 0)
        return shape;
    }
  return NULL;
}

/* 2010 is at the left edge of the plot, 2030 at the right one: 2015 to 2020 is its second quarter. */
static void
test_places (void)
{
  g_autoptr (MzFigure) figure = make_lanes (3);
  g_autoptr (MzChartLayout) layout = NULL;
  cairo_rectangle_t box, next;

  mz_test_chart_add_span (figure, 0, 2015, 2020);
  mz_test_chart_add_span (figure, 2, 2000, 2012.5);
  mz_test_chart_add_span (figure, 1, 1990, 2000);
  layout = mz_chart_layout_new (figure, 800, 300, 1, FALSE);
  box = locate (layout, 0);
  g_assert_cmpfloat_with_epsilon (box.x, layout->plot.x + layout->plot.width / 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (box.width, layout->plot.width / 4, 1e-6);
  g_assert_cmpfloat (box.height, ==, 12);
  next = locate (layout, 1);
  g_assert_cmpfloat_with_epsilon (next.x, layout->plot.x, 1e-6); /* cut off where the window begins */
  g_assert_cmpfloat_with_epsilon (next.width, layout->plot.width / 8, 1e-6);
  g_assert_cmpfloat (next.y, >, box.y + 40);
  g_assert_false (mz_chart_layout_locate (layout, 2, &box));
}

/* A day is square, a year points; what goes beyond the as-of date pales there; what is open goes on in dots. */
static void
test_ends (void)
{
  g_autoptr (MzFigure) figure = make_lanes (3);
  g_autoptr (MzChartLayout) layout = NULL;
  const MzShape *shape;

  figure->as_of = 2025;
  mz_test_chart_add_span (figure, 0, 2012, 2015);
  mz_test_chart_add_span (figure, 1, 2012, 2015)->flags |= MZ_DATUM_VAGUE_FROM;
  mz_test_chart_add_span (figure, 2, 2020, 2028)->flags |= MZ_DATUM_OPEN;
  layout = mz_chart_layout_new (figure, 800, 300, 1, FALSE);
  g_assert_cmpint (find_body (layout, 0, 0)->kind, ==, MZ_SHAPE_RECT);
  g_assert_null (find_body (layout, 0, 1));
  shape = find_body (layout, 1, 0);
  g_assert_cmpint (shape->kind, ==, MZ_SHAPE_AREA);
  g_assert_cmpfloat (g_array_index (layout->points, MzSpot, shape->first).x - shape->box.x, ==, 7);
  g_assert_cmpfloat (find_body (layout, 2, 0)->alpha, ==, 1);
  g_assert_cmpfloat (find_body (layout, 2, 1)->alpha, ==, 0.32);
  g_assert_cmpfloat_with_epsilon (find_body (layout, 2, 1)->box.x, layout->plot.x + layout->plot.width * 0.75, 1e-6);
  g_assert_cmpint (find_body (layout, 2, 2)->kind, ==, MZ_SHAPE_LINE);
  g_assert_cmpuint (find_body (layout, 2, 2)->dash, ==, 2);
}

/* What overlaps in time takes a row more, what follows does not; and a heading takes one. */
static void
test_rows (void)
{
  g_autoptr (MzFigure) figure = make_lanes (2);
  g_autoptr (MzFigure) more = make_lanes (2);
  g_autoptr (MzChartLayout) layout = NULL;
  double height;

  mz_test_chart_add_span (figure, 0, 2011, 2015);
  mz_test_chart_add_span (figure, 0, 2015, 2018);
  height = mz_lanes_get_natural_height (figure, 800, 1);
  mz_test_chart_add_span (figure, 0, 2014, 2016);
  g_assert_cmpfloat_with_epsilon (mz_lanes_get_natural_height (figure, 800, 1), height + 20, 1e-6);
  ((MzFigureCategory *) mz_figure_peek_category (figure, 1))->group = g_strdup ("Second");
  g_assert_cmpfloat_with_epsilon (mz_lanes_get_natural_height (figure, 800, 1), height + 40, 1e-6);
  layout = mz_chart_layout_new (figure, 800, height + 40, 1, FALSE);
  g_assert_cmpfloat (locate (layout, 0).y, ==, locate (layout, 1).y);
  g_assert_cmpfloat_with_epsilon (locate (layout, 2).y, locate (layout, 0).y + 20, 0.1);
  g_assert_nonnull (mz_test_chart_find_text (layout, "Second"));
}

/* Eight years apart there is room for the words, on one day there is not for all; what is joined is counted. */
static void
test_instants (void)
{
  g_autoptr (MzFigure) figure = make_lanes (2);
  g_autoptr (MzChartLayout) layout = NULL;

  mz_test_chart_add_span (figure, 0, 2012, INFINITY)->what = g_strdup ("Price peak");
  mz_test_chart_add_span (figure, 0, 2020, INFINITY)->what = g_strdup ("Merger");
  for (guint i = 0; i < 5000; i++)
    mz_test_chart_add_span (figure, 1, 2015 + i / 1000.0, INFINITY);
  layout = mz_chart_layout_new (figure, 800, 300, 1, FALSE);
  g_assert_nonnull (mz_test_chart_find_text (layout, "Price peak"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "Merger"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "5,000"));
  g_assert_cmpuint (layout->shapes->len, <, 300);
  g_assert_cmpuint (mz_chart_layout_pick (layout, locate (layout, 0).x + 4.5, locate (layout, 0).y + 4.5, 2), ==, 0);
  g_assert_cmpuint (mz_chart_layout_move (layout, 0, 1, 0), ==, 1);
  mz_test_chart_assert_sound (layout);
}

/* n log n steps: ten times the data take nowhere near a hundred times as long. */
static void
test_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (MzFigure) figure = make_lanes (400);
  g_autoptr (MzChartLayout) layout = NULL;
  gint64 start;

  for (guint i = 0; i < 100000; i++)
    {
      double from = g_rand_double_range (rand, 2000, 2040);

      mz_test_chart_add_span (figure, i % 400, from, i % 3 == 0 ? INFINITY : from + g_rand_double_range (rand, 0, 3));
    }
  start = g_get_monotonic_time ();
  layout = mz_chart_layout_new (figure, 1200, 8000, 1, FALSE);
  g_test_message ("%u shapes of 100,000 data in %.1f ms", layout->shapes->len, (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpfloat ((double) (g_get_monotonic_time () - start), <, 5e6);
  g_assert_cmpuint (layout->shapes->len, <, 400 * 250);
}

/* A lane in which more overlaps than can stand one below the other says how much at once. */
static void
test_dense (void)
{
  g_autoptr (MzFigure) figure = make_lanes (1);
  g_autoptr (MzChartLayout) layout = NULL;
  guint few, many;

  for (guint i = 0; i < 40; i++)
    mz_test_chart_add_span (figure, 0, 2011 + i / 10.0, 2020);
  layout = mz_chart_layout_new (figure, 800, 300, 1, FALSE);
  g_assert_nonnull (mz_test_chart_find_text (layout, "40"));
  few = mz_chart_layout_pick (layout, mz_scale_map (&layout->x, 2011.05), layout->plot.y + layout->plot.height / 2, 20);
  many = mz_chart_layout_pick (layout, mz_scale_map (&layout->x, 2014.8), layout->plot.y + layout->plot.height / 2, 20);
  g_assert_cmpfloat (locate (layout, few).height, <, locate (layout, many).height / 2);
  mz_test_chart_assert_sound (layout);
}

/* Where rows would be no higher than lines, groups are summed up: here 100 at once and then one, against 200 at once. */
static void
test_summary (void)
{
  g_autoptr (MzFigure) figure = make_lanes (300);
  g_autoptr (MzChartLayout) layout = NULL;
  guint many, one, most;

  for (guint i = 0; i < 300; i++)
    {
      ((MzFigureCategory *) mz_figure_peek_category (figure, i))->group = g_strdup (i < 101 ? "Few" : "Many");
      mz_test_chart_add_span (figure, i, i == 100 ? 2019 : 2012, i == 100 ? 2024 : 2018);
    }
  layout = mz_chart_layout_new (figure, 800, 400, 1, FALSE);
  g_assert_nonnull (mz_test_chart_find_text (layout, "Few"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "101"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "199"));
  g_assert_cmpuint (layout->shapes->len, <, 250);
  many = mz_chart_layout_pick (layout, mz_scale_map (&layout->x, 2015), layout->plot.y + layout->plot.height * 0.25, 0);
  one = mz_chart_layout_pick (layout, mz_scale_map (&layout->x, 2021), layout->plot.y + layout->plot.height * 0.25, 200);
  most = mz_chart_layout_pick (layout, mz_scale_map (&layout->x, 2015), layout->plot.y + layout->plot.height * 0.75, 0);
  g_assert_cmpuint (one, ==, 100);
  g_assert_cmpuint (mz_figure_peek_datum (figure, many)->category, <, 100);
  g_assert_cmpuint (mz_figure_peek_datum (figure, most)->category, >, 100);
  g_assert_cmpfloat_with_epsilon (locate (layout, many).height, layout->plot.height / 2 * 0.8, 1e-6);
  g_assert_cmpfloat_with_epsilon (locate (layout, one).height, 2, 1e-6); /* a hundredth would be less than can be seen */
  mz_test_chart_assert_sound (layout);
}

static void
test_sweep (void)
{
  mz_test_chart_sweep (MZ_FIGURE_LANES);
}

/* A term that stands beside its mark is not told twice; one that has no room there stands before it. */
static void
test_note (void)
{
  g_autoptr (MzFigure) figure = make_lanes (2);
  g_autoptr (MzChartLayout) layout = NULL;
  guint said[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      MzDatum *datum = mz_test_chart_add_span (figure, i, i == 0 ? 2020 : 2030, NAN);

      datum->what = g_strdup_printf ("ends: %u", i);
      g_array_index (figure->categories, MzFigureCategory, i).note = g_strdup (datum->what);
    }
  layout = mz_chart_layout_new (figure, 800, 300, 1, FALSE);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      for (guint k = 0; k < 2; k++)
        said[k] += shape->kind == MZ_SHAPE_TEXT && g_str_equal (shape->text, k == 0 ? "ends: 0" : "ends: 1");
    }
  g_assert_cmpuint (said[0], ==, 1);
  g_assert_cmpuint (said[1], ==, 1);
}

/* Right to left the names change sides; time goes on to the right, in the places that it has from left to right. */
static void
test_mirrored (void)
{
  g_autoptr (MzFigure) figure = make_lanes (2);
  g_autoptr (MzChartLayout) layout = NULL, mirrored = NULL;
  double names = INFINITY, years[2] = { NAN, NAN };

  figure->clock = 2010;
  mz_test_chart_add_span (figure, 0, 2015, 2020);
  mz_test_chart_add_span (figure, 1, 2012, 2014)->flags |= MZ_DATUM_INSTANT;
  layout = mz_chart_layout_new (figure, 800, 300, 1, FALSE);
  mirrored = mz_chart_layout_new (figure, 800, 300, 1, TRUE);
  g_assert_cmpfloat_with_epsilon (mirrored->plot.x, 800 - layout->plot.x - layout->plot.width, 1e-6);
  g_assert_cmpfloat_with_epsilon (mirrored->x.start, mirrored->plot.x, 1e-6);
  g_assert_cmpfloat (mirrored->x.start, <, mirrored->x.end);
  for (guint i = 0; i < 2; i++)
    {
      cairo_rectangle_t before = locate (layout, i), box = locate (mirrored, i);

      g_assert_cmpfloat_with_epsilon (box.x - mirrored->plot.x, before.x - layout->plot.x, 1e-6);
      g_assert_cmpuint (mz_chart_layout_pick (mirrored, box.x + box.width / 2, box.y + box.height / 2, 0), ==, i);
    }
  for (guint i = 0; i < mirrored->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (mirrored->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT && g_str_has_prefix (shape->text, "Lane"))
        names = MIN (names, shape->box.x);
      for (guint k = 0; shape->kind == MZ_SHAPE_TEXT && k < 2; k++)
        if (g_str_equal (shape->text, k == 0 ? "2015" : "2025"))
          years[k] = shape->box.x;
    }
  g_assert_cmpfloat (names, >, mirrored->plot.x + mirrored->plot.width);
  g_assert_cmpfloat (years[0], <, years[1]);
  mz_test_chart_assert_sound (mirrored);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-lanes/places", test_places);
  g_test_add_func ("/chart-lanes/ends", test_ends);
  g_test_add_func ("/chart-lanes/rows", test_rows);
  g_test_add_func ("/chart-lanes/instants", test_instants);
  g_test_add_func ("/chart-lanes/many", test_many);
  g_test_add_func ("/chart-lanes/dense", test_dense);
  g_test_add_func ("/chart-lanes/summary", test_summary);
  g_test_add_func ("/chart-lanes/note", test_note);
  g_test_add_func ("/chart-lanes/mirrored", test_mirrored);
  g_test_add_func ("/chart-lanes/sweep", test_sweep);
  return g_test_run ();
}
