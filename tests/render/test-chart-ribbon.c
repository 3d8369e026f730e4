/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-chart.h"

#include <math.h>
#include <string.h>

#define SMALL 1e-9

static double
get_height (const MzChartLayout *layout, guint datum)
{
  cairo_rectangle_t box;

  g_assert_true (mz_chart_layout_locate (layout, datum, &box));
  return box.height;
}

/* How thick a flow is where it leaves (@right: FALSE) or arrives. */
static double
get_thickness (const MzChartLayout *layout, const MzShape *flow, gboolean right)
{
  const MzSpot *points = &g_array_index (layout->points, MzSpot, flow->first);
  double x = right ? flow->box.x + flow->box.width : flow->box.x, top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < flow->n; i++)
    if (fabs (points[i].x - x) < SMALL)
      {
        top = MIN (top, points[i].y);
        bottom = MAX (bottom, points[i].y);
      }
  return bottom - top;
}

/* Returns: (nullable): the n-th flow of a series */
static const MzShape *
find_flow (const MzChartLayout *layout, guint series, guint n)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_AREA && shape->role == MZ_ROLE_GROUND && shape->series == series && n-- == 0)
        return shape;
    }
  return NULL;
}

/* The plot is 100 per cent high: China's 71 are 71 hundredths of it, and with the rest of its column they fill it. */
static void
test_heights (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_chain ();
  g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, 1000, 500, 1, FALSE);
  double whole = layout->plot.height, sum = 0;

  g_assert_cmpfloat_with_epsilon (get_height (layout, 0), whole * 0.71, SMALL);
  g_assert_cmpfloat_with_epsilon (get_height (layout, 5), whole * 0.91, SMALL);
  for (guint i = 0; i < 5; i++)
    sum += get_height (layout, i);
  g_assert_cmpfloat_with_epsilon (sum, whole, SMALL);
}

/* China flows from mining to separation and from magnets to recycling; over metal, of which nothing is known, goes a line. */
static void
test_flows (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_chain ();
  g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, 1000, 500, 1, FALSE);
  const MzShape *first = find_flow (layout, 0, 0), *second = find_flow (layout, 0, 1);
  guint n_dashes = 0;

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_null (find_flow (layout, 0, 2));
  g_assert_null (find_flow (layout, 1, 0)); /* the US mine and recycle, but these are no neighbours */
  g_assert_null (find_flow (layout, 5, 0));
  g_assert_cmpfloat_with_epsilon (get_thickness (layout, first, FALSE), get_height (layout, 0), SMALL);
  g_assert_cmpfloat_with_epsilon (get_thickness (layout, first, TRUE), get_height (layout, 5), SMALL);
  g_assert_cmpfloat_with_epsilon (get_thickness (layout, second, FALSE), get_height (layout, 7), SMALL);
  g_assert_cmpfloat_with_epsilon (get_thickness (layout, second, TRUE), get_height (layout, 8), SMALL);
  g_assert_cmpfloat (first->alpha, ==, 0.2);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      n_dashes += shape->kind == MZ_SHAPE_LINE && shape->series == 0 && shape->dash == 1;
    }
  g_assert_cmpuint (n_dashes, ==, 2); /* into the empty column, and out of it */
}

/* For any shares: what flows out of a column and into it is as thick as what stands there. */
static void
test_random_flows (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (MzFigure) figure = mz_test_chart_new (MZ_FIGURE_RIBBON);
      g_autoptr (MzChartLayout) layout = NULL;
      double left = 100, out = 0, in = 0, stands[2] = { 0, 0 };

      mz_figure_add_category (figure, "a", "A");
      mz_figure_add_category (figure, "b", "B");
      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *key = g_strdup_printf ("%u", i);

          mz_figure_add_series (figure, key, key, MZ_INK_INDEX (MZ_INK_SEQUENCE, i));
          for (guint k = 0; k < 2; k++)
            mz_figure_add_datum (figure, i, k, k == 0 ? left * g_rand_double (rand) : 100.0 / 6);
          left -= mz_figure_peek_datum (figure, 2 * i)->value;
        }
      layout = mz_chart_layout_new (figure, 640, 360, 1, FALSE);
      for (guint i = 0; i < 6; i++)
        {
          out += get_thickness (layout, find_flow (layout, i, 0), FALSE);
          in += get_thickness (layout, find_flow (layout, i, 0), TRUE);
          stands[0] += get_height (layout, 2 * i);
          stands[1] += get_height (layout, 2 * i + 1);
        }
      g_assert_cmpfloat_with_epsilon (out, stands[0], SMALL);
      g_assert_cmpfloat_with_epsilon (in, stands[1], SMALL);
      g_assert_cmpfloat_with_epsilon (in, layout->plot.height, SMALL);
    }
}

static void
test_unknown (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_chain ();
  g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, 1200, 300, 1, FALSE);

  /* 100 - 91 - 5 = 4 of separation, 100 - 94 = 6 of magnets, 100 - 90.4 = 9.6 of recycling; mining adds up to 100. */
  g_assert_nonnull (mz_test_chart_find_text (layout, "Not known 4"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "Not known 6"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "Not known 9.6"));
  g_assert_null (mz_test_chart_find_text (layout, "Not known 0"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "No sourced"));
  g_assert_nonnull (mz_test_chart_find_text (layout, "Malaysia 5"));
}

/* A share that is not known is no share, and shares beyond the whole make the axis longer. */
static void
test_bounds (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_chain ();
  g_autoptr (MzChartLayout) layout = NULL;
  cairo_rectangle_t box;

  mz_figure_add_datum (figure, 0, 2, NAN);
  mz_figure_add_datum (figure, 5, 1, 104);
  layout = mz_chart_layout_new (figure, 1000, 500, 1, FALSE);
  g_assert_true (mz_chart_layout_locate (layout, 10, &box)); /* the empty column stands for what says so */
  g_assert_cmpfloat_with_epsilon (get_height (layout, 0), layout->plot.height * 71 / 200, SMALL);
  mz_test_chart_assert_sound (layout);
}

static void
test_pick (void)
{
  g_autoptr (MzFigure) figure = mz_test_chart_chain ();
  g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, 1000, 500, 1, FALSE);
  cairo_rectangle_t box;

  for (guint i = 0; i < figure->data->len; i++)
    {
      g_assert_true (mz_chart_layout_locate (layout, i, &box));
      g_assert_cmpuint (mz_chart_layout_pick (layout, box.x + box.width / 2, box.y + box.height / 2, 0), ==, i);
    }
  g_assert_cmpuint (mz_chart_layout_move (layout, 0, 1, 0), ==, 5);
  g_assert_cmpuint (mz_chart_layout_move (layout, 0, 0, -1), ==, 1);
}

/* Where the names of stages do not fit, symbols stand for all of them, and no name is cut short. */
static void
test_heads (void)
{
  static const double widths[] = { 1000, 300 };
  g_autoptr (MzFigure) figure = mz_test_chart_chain ();

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, widths[i], 400, 1, FALSE);
      guint n_symbols = 0, n_names = 0;

      for (guint k = 0; k < layout->shapes->len; k++)
        {
          const MzShape *shape = &g_array_index (layout->shapes, MzShape, k);

          n_symbols += shape->kind == MZ_SHAPE_SYMBOL;
          if (shape->kind != MZ_SHAPE_TEXT)
            continue;
          g_assert_null (strstr (shape->text, "…"));
          for (guint j = 0; j < figure->categories->len; j++)
            n_names += g_str_equal (shape->text, mz_figure_peek_category (figure, j)->label);
        }
      g_assert_cmpuint (n_symbols, ==, figure->categories->len);
      g_assert_cmpint (n_names == figure->categories->len, ==, i == 0);
      mz_test_chart_assert_sound (layout);
    }
}

static void
test_sweep (void)
{
  mz_test_chart_sweep (MZ_FIGURE_RIBBON);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-ribbon/heights", test_heights);
  g_test_add_func ("/chart-ribbon/flows", test_flows);
  g_test_add_func ("/chart-ribbon/random-flows", test_random_flows);
  g_test_add_func ("/chart-ribbon/unknown", test_unknown);
  g_test_add_func ("/chart-ribbon/bounds", test_bounds);
  g_test_add_func ("/chart-ribbon/pick", test_pick);
  g_test_add_func ("/chart-ribbon/heads", test_heads);
  g_test_add_func ("/chart-ribbon/sweep", test_sweep);
  return g_test_run ();
}
