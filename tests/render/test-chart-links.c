/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-chart.h"

#include <math.h>
#include <string.h>

static void
add_categories (MzFigure *figure, guint n)
{
  static const char *const names[][2] = { { "CN", "China" }, { "US", "United States" }, { "JP", "Japan" }, { "AU", "Australia" },
                                          { "MY", "Malaysia" }, { "EU", "European Union" } };

  g_assert_cmpuint (n, <=, G_N_ELEMENTS (names));
  for (guint i = 0; i < n; i++)
    {
      MzFigureCategory *category = mz_figure_add_category (figure, names[i][0], names[i][1]);

      category->group = g_strdup (i == 0 ? "Round China" : i < 3 ? "G7" : "Others");
      category->ink = mz_ink_country (names[i][0]);
    }
}

static cairo_rectangle_t
locate (const MzChartLayout *layout, guint datum)
{
  cairo_rectangle_t box;

  g_assert_true (mz_chart_layout_locate (layout, datum, &box));
  return box;
}

static const MzShape *
find_body (const MzChartLayout *layout, guint datum)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->role == MZ_ROLE_BODY && shape->datum == datum)
        return shape;
    }
  return NULL;
}

/* A pair that is listed both ways round is one cell, below the diagonal whichever way it is told. */
static void
test_triangle (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_MATRIX);
  g_autoptr (MzChartLayout) layout = NULL;

  add_categories (figure, 4);
  mz_test_chart_add_link (figure, 0, 1, 5);
  mz_test_chart_add_link (figure, 1, 0, 5);
  mz_test_chart_add_link (figure, 1, 3, 10);
  mz_test_chart_add_link (figure, 3, 2, 1);
  layout = mz_chart_layout_new (figure, 700, 400, 1, FALSE);
  g_assert_cmpuint (mz_test_chart_count_bodies (layout, 0), ==, 1);
  g_assert_cmpuint (mz_test_chart_count_bodies (layout, 1), ==, 0);
  g_assert_cmpfloat_with_epsilon (locate (layout, 2).y, layout->plot.y + layout->plot.height * 3 / 4, 1e-6); /* row 3 of 0 to 3 */
  g_assert_cmpfloat_with_epsilon (locate (layout, 2).x, layout->plot.x + layout->plot.width / 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (locate (layout, 3).y, locate (layout, 2).y, 1e-6);
  g_assert_cmpfloat (find_body (layout, 2)->alpha, ==, 1);
  g_assert_cmpfloat (find_body (layout, 3)->alpha, <, find_body (layout, 0)->alpha); /* 1, 5 and 10 are three of five steps */
  g_assert_nonnull (mz_test_chart_find_text (layout, "10"));
  g_assert_cmpuint (mz_chart_layout_pick (layout, locate (layout, 2).x + 5, locate (layout, 2).y + 5, 0), ==, 2);
}

/* What differs by the way it is told is shown both ways; rows that are no columns make no diagonal. */
static void
test_square (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_MATRIX), sides = mz_test_chart_new (MZ_FIGURE_MATRIX);
  g_autoptr (MzChartLayout) layout = NULL, rectangle = NULL;

  add_categories (figure, 3);
  mz_test_chart_add_link (figure, 0, 1, 5);
  mz_test_chart_add_link (figure, 1, 0, 7);
  layout = mz_chart_layout_new (figure, 700, 400, 1, FALSE);
  g_assert_cmpuint (mz_test_chart_count_bodies (layout, 0), ==, 1);
  g_assert_cmpuint (mz_test_chart_count_bodies (layout, 1), ==, 1);
  add_categories (sides, 5);
  mz_test_chart_add_link (sides, 0, 3, 1);
  mz_test_chart_add_link (sides, 1, 4, NAN);
  rectangle = mz_chart_layout_new (sides, 700, 400, 1, FALSE);
  /* Three rows (China, the United States, Japan, which stands in neither) and two columns. */
  g_assert_cmpfloat_with_epsilon (locate (rectangle, 1).x, rectangle->plot.x + rectangle->plot.width / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (locate (rectangle, 1).y, rectangle->plot.y + rectangle->plot.height / 3, 1e-6);
  g_assert_cmpint (find_body (rectangle, 1)->ink.kind, ==, MZ_INK_UNKNOWN);
}

static cairo_rectangle_t
find_node (const MzChartLayout *layout, guint category)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_DOT && shape->category == category)
        return shape->box;
    }
  g_assert_not_reached ();
}

/* Whatever joins them, categories stay where they are. */
static void
test_stable (void)
{
  g_autoptr (MzFigure) before = mz_test_chart_new (MZ_FIGURE_NETWORK), after = mz_test_chart_new (MZ_FIGURE_NETWORK);
  g_autoptr (MzChartLayout) one = NULL, two = NULL;

  add_categories (before, 6);
  add_categories (after, 6);
  mz_test_chart_add_link (before, 0, 1, 1);
  mz_test_chart_add_link (after, 2, 1, 8);
  mz_test_chart_add_link (after, 4, 5, 30);
  mz_test_chart_add_link (after, 0, 3, 2);
  one = mz_chart_layout_new (before, 700, 400, 1, FALSE);
  two = mz_chart_layout_new (after, 700, 400, 1, FALSE);
  for (guint i = 0; i < 6; i++)
    {
      cairo_rectangle_t a = find_node (one, i), b = find_node (two, i);

      g_assert_cmpfloat_with_epsilon (a.x + a.width / 2, b.x + b.width / 2, 1e-9);
      g_assert_cmpfloat_with_epsilon (a.y + a.height / 2, b.y + b.height / 2, 1e-9);
      g_assert_nonnull (mz_test_chart_find_text (two, mz_figure_peek_category (after, i)->label));
    }
  g_assert_nonnull (mz_test_chart_find_text (two, "Round China"));
  g_assert_nonnull (mz_test_chart_find_text (two, "Others"));
}

/* An arc begins and ends at its nodes, is as wide as what it counts, and is found on its way. */
static void
test_arcs (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_NETWORK);
  g_autoptr (MzChartLayout) layout = NULL;
  const MzShape *wide, *thin;
  MzSpot *points;
  cairo_rectangle_t node;

  add_categories (figure, 6);
  mz_test_chart_add_link (figure, 0, 3, 4);
  mz_test_chart_add_link (figure, 1, 4, 8);
  layout = mz_chart_layout_new (figure, 700, 400, 1, FALSE);
  thin = find_body (layout, 0);
  wide = find_body (layout, 1);
  g_assert_cmpfloat_with_epsilon (wide->width, 2 * thin->width, 1e-9);
  points = &g_array_index (layout->points, MzSpot, thin->first);
  node = find_node (layout, 0);
  g_assert_cmpfloat_with_epsilon (points[0].x, node.x + node.width / 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (points[0].y, node.y + node.height / 2, 1e-9);
  g_assert_cmpuint (mz_chart_layout_pick (layout, points[2].x, points[2].y, 2), ==, 0);
}

/* Lanthanum and cerium stand side by side, and far apart where the table has others between them; an element of which nothing
   is said has its cell and symbol, too. */
static void
test_elements (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_ELEMENTS);
  g_autoptr (MzChartLayout) layout = NULL, narrow = NULL;
  static const struct { const char *symbol, *name, *number; guint column; } elements[] = {
    { "La", "Lanthanum", "57", 2 }, { "Ce", "Cerium", "58", 3 }, { "Nd", "Neodymium", "60", 5 },
  };
  cairo_rectangle_t first, second;

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      MzFigureCategory *category = mz_figure_add_category (figure, elements[i].symbol, elements[i].name);

      category->note = g_strdup (elements[i].number);
      category->column = elements[i].column;
      category->row = 5;
    }
  mz_figure_add_datum (figure, MZ_FIGURE_NONE, 0, NAN)->fill = MZ_FILL_HATCH;
  mz_figure_add_datum (figure, MZ_FIGURE_NONE, 1, NAN);
  layout = mz_chart_layout_new (figure, 700, 200, 1, FALSE);
  first = locate (layout, 0);
  second = locate (layout, 1);
  g_assert_cmpfloat (first.y, ==, second.y);
  g_assert_cmpfloat_with_epsilon (second.x - first.x, layout->plot.width / 4, 1e-9); /* columns 2 to 5 */
  g_assert_cmpint (find_body (layout, 0)->fill, ==, MZ_FILL_HATCH);
  g_assert_nonnull (mz_test_chart_find_text (layout, "Nd"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "60"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "Lanthanum"));
  g_assert_cmpuint (mz_chart_layout_pick (layout, second.x + 9, second.y + 9, 0), ==, 1);
  g_assert_cmpfloat_with_epsilon (mz_chart_layout_get_natural_height (figure, 700, 1), 700 / 4 * 1.25, 1e-9);
  narrow = mz_chart_layout_new (figure, 60, 200, 1, FALSE);
  g_assert_nonnull (mz_test_chart_find_text (narrow, "Nd"));
}

/* Ten rows and five steps. Where not all rows have room the first ones are shown, and the rest is counted; a cell has its date
 * where that fits, else its year, else nothing. */
static void
test_steps (void)
{
  static const char *const steps[] = { "Signed", "In force", "Money", "Site", "Tonnes" };
  g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_STEPS);
  g_autoptr (MzChartLayout) large = NULL, small = NULL, narrow = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    mz_figure_add_series (figure, steps[i], steps[i], MZ_INK (MZ_INK_AGREEMENT));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row %u", i);
      MzDatum *datum;

      mz_figure_add_category (figure, name, name)->group = g_strdup (i < 4 ? "Came far" : "Did not");
      datum = mz_figure_add_datum (figure, 0, i, NAN);
      mz_datum_set_time (datum, mz_partial_date_new (2001 + i, 5, 23), figure);
      datum = mz_figure_add_datum (figure, 4, i, NAN);
      datum->fill = i < 4 ? MZ_FILL_OUTLINE : MZ_FILL_HATCH;
      datum->what = g_strdup (i < 4 ? "nothing by May 2026" : "no source says");
    }
  large = mz_chart_layout_new (figure, 900, 400, 1, FALSE);
  g_assert_nonnull (mz_test_chart_find_text (large, "Came far"));
  g_assert_nonnull (mz_test_chart_find_text (large, "23 May 2010"));
  g_assert_nonnull (mz_test_chart_find_text (large, "nothing by May 2026"));
  g_assert_null (mz_test_chart_find_text (large, "no source says"));
  g_assert_cmpint (find_body (large, 1)->ink.kind, ==, MZ_INK_AGREEMENT);
  g_assert_cmpint (find_body (large, 19)->ink.kind, ==, MZ_INK_UNKNOWN);
  /* Row 0 stands below its heading, row 1 below row 0, row 4 two below row 3: its heading is between them. */
  g_assert_cmpfloat_with_epsilon (locate (large, 8).y - locate (large, 6).y, 2 * (locate (large, 2).y - locate (large, 0).y), 1e-6);
  g_assert_cmpfloat_with_epsilon (locate (large, 1).x - locate (large, 0).x, large->plot.width * 4 / 5, 1e-6);
  small = mz_chart_layout_new (figure, 900, 90, 1, FALSE);
  g_assert_nonnull (mz_test_chart_find_text (small, "Row 0"));
  g_assert_null (mz_test_chart_find_text (small, "Row 9"));
  g_assert_null (find_body (small, 18));
  g_assert_null (mz_test_chart_find_text (small, "Came far"));
  for (guint n = 1, found = 0; n <= 10; n++)
    {
      g_autofree char *rest = g_strdup_printf ("and %u more", n);

      found += mz_test_chart_find_text (small, rest) != NULL ? 1 : 0;
      g_assert_true (n < 10 || found == 1);
    }
  narrow = mz_chart_layout_new (figure, 270, 400, 1, FALSE);
  g_assert_nonnull (mz_test_chart_find_text (narrow, "2010"));
  /* On one line or on two, as the letters are wide. */
  g_assert_true (mz_test_chart_find_text (narrow, "force") != NULL || mz_test_chart_find_text (narrow, "In force") != NULL);
}

static void
test_sweep (gconstpointer data)
{
  mz_test_chart_sweep ((MzFigureKind) GPOINTER_TO_INT (data));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-links/triangle", test_triangle);
  g_test_add_func ("/chart-links/square", test_square);
  g_test_add_func ("/chart-links/stable", test_stable);
  g_test_add_func ("/chart-links/arcs", test_arcs);
  g_test_add_func ("/chart-links/elements", test_elements);
  g_test_add_func ("/chart-links/steps", test_steps);
  g_test_add_data_func ("/chart-links/sweep/steps", GINT_TO_POINTER (MZ_FIGURE_STEPS), test_sweep);
  g_test_add_data_func ("/chart-links/sweep/matrix", GINT_TO_POINTER (MZ_FIGURE_MATRIX), test_sweep);
  g_test_add_data_func ("/chart-links/sweep/network", GINT_TO_POINTER (MZ_FIGURE_NETWORK), test_sweep);
  g_test_add_data_func ("/chart-links/sweep/elements", GINT_TO_POINTER (MZ_FIGURE_ELEMENTS), test_sweep);
  return g_test_run ();
}
