/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for the shapes of every figure in time or in rows, whatever its values are and however small it is. */
#include <math.h>

#include "mz-test-chart.h"

static const MzFigureKind kinds[] = { MZ_FIGURE_LINES, MZ_FIGURE_AREAS, MZ_FIGURE_COLUMNS, MZ_FIGURE_BARS, MZ_FIGURE_DOTS,
                                      MZ_FIGURE_GAUGES, MZ_FIGURE_BANDS, MZ_FIGURE_RANGES, MZ_FIGURE_TORNADO };
static const double sizes[][2] = { { 300, 200 }, { 420, 260 }, { 640, 400 }, { 1200, 700 }, { 48, 48 }, { 1200, 120 } };

static const MzShape *
peek (const MzChartLayout *layout, guint i)
{
  return &g_array_index (layout->shapes, MzShape, i);
}

static const MzSpot *
peek_points (const MzChartLayout *layout, const MzShape *shape)
{
  return &g_array_index (layout->points, MzSpot, shape->first);
}

static void
check_finite (const MzChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = peek (layout, i);

      g_assert_true (isfinite (shape->box.x) && isfinite (shape->box.y));
      g_assert_true (isfinite (shape->box.width) && shape->box.width >= 0 && isfinite (shape->box.height) && shape->box.height >= 0);
    }
  for (guint i = 0; i < layout->points->len; i++)
    g_assert_true (isfinite (g_array_index (layout->points, MzSpot, i).x) && isfinite (g_array_index (layout->points, MzSpot, i).y));
}

/* Texts are within the picture, and none touches another one. */
static void
check_texts (const MzChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *a = peek (layout, i);

      if (a->kind != MZ_SHAPE_TEXT)
        continue;
      g_assert_cmpfloat (a->box.x, >=, -0.01);
      g_assert_cmpfloat (a->box.y, >=, -0.01);
      g_assert_cmpfloat (a->box.x + a->box.width, <=, layout->width + 0.01);
      g_assert_cmpfloat (a->box.y + a->box.height, <=, layout->height + 0.01);
      for (guint k = 0; k < layout->shapes->len; k++)
        {
          const MzShape *b = peek (layout, k);

          if (k == i || (b->kind != MZ_SHAPE_TEXT && b->kind != MZ_SHAPE_FLAG))
            continue;
          g_assert_false (a->box.x + a->box.width > b->box.x + 0.01 && b->box.x + b->box.width > a->box.x + 0.01
                          && a->box.y + a->box.height > b->box.y + 0.01 && b->box.y + b->box.height > a->box.y + 0.01);
        }
    }
}

/* What stands for a datum stands in the plot. */
static void
check_bodies (const MzChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = peek (layout, i);

      if (shape->role != MZ_ROLE_BODY)
        continue;
      g_assert_cmpfloat (shape->box.x, >=, layout->plot.x - 30);
      g_assert_cmpfloat (shape->box.x + shape->box.width, <=, layout->plot.x + layout->plot.width + 30);
      g_assert_cmpfloat (shape->box.y, >=, layout->plot.y - 30);
      g_assert_cmpfloat (shape->box.y + shape->box.height, <=, layout->plot.y + layout->plot.height + 30);
    }
}

/* Where an area's border is at @x; FALSE: it is not there. The first half of the points is the upper one. */
static gboolean
get_range (const MzChartLayout *layout, const MzShape *shape, double x, double *upper, double *lower)
{
  const MzSpot *points = peek_points (layout, shape);

  for (guint i = 0; i + 1 < shape->n / 2; i++)
    {
      const MzSpot *below = &points[shape->n - 1 - i];
      double part = (x - points[i].x) / (points[i + 1].x - points[i].x);

      if (x < points[i].x || x > points[i + 1].x)
        continue;
      *upper = points[i].y + part * (points[i + 1].y - points[i].y);
      *lower = below[0].y + part * (below[-1].y - below[0].y);
      return TRUE;
    }
  return FALSE;
}

/* Each datum has a body, and something is picked where that stands. */
static void
check_picks (const MzChartLayout *layout)
{
  for (guint i = 0; i < layout->figure->data->len; i++)
    {
      cairo_rectangle_t box;

      g_assert_true (mz_chart_layout_locate (layout, i, &box));
    }
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = peek (layout, i);
      double x = shape->box.x + shape->box.width / 2, y = shape->box.y + shape->box.height / 2;

      if (shape->role != MZ_ROLE_BODY || shape->datum == MZ_FIGURE_NONE)
        continue;
      if (shape->kind == MZ_SHAPE_AREA) /* the middle of its box may lie outside */
        {
          double upper, lower;

          g_assert_true (get_range (layout, shape, x, &upper, &lower));
          y = (upper + lower) / 2;
        }
      g_assert_cmpuint (mz_chart_layout_pick (layout, x, y, 8), !=, MZ_FIGURE_NONE);
    }
}

static void
check_figure (const MzFigure *figure)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (double factor = 1; factor <= 2; factor++)
      {
        g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, sizes[i][0], sizes[i][1], factor, FALSE);
        g_autoptr (MzChartLayout) back = mz_chart_layout_new (figure, sizes[i][0], sizes[i][1], factor, TRUE);

        check_finite (layout);
        check_finite (back);
        check_texts (layout);
        check_texts (back);
        check_bodies (layout);
        check_picks (layout);
        g_assert_cmpuint (layout->shapes->len, ==, back->shapes->len);
        g_assert_cmpfloat (mz_chart_layout_get_natural_height (figure, sizes[i][0], factor), >=, 0);
      }
}

static gboolean
has_categories (MzFigureKind kind)
{
  return kind == MZ_FIGURE_BARS || kind == MZ_FIGURE_DOTS || kind == MZ_FIGURE_GAUGES || kind == MZ_FIGURE_BANDS
         || kind == MZ_FIGURE_RANGES || kind == MZ_FIGURE_TORNADO;
}

static void
add_value (MzFigure *figure, guint i, double value)
{
  g_autofree char *key = g_strdup_printf ("k%u", i);

  if (!has_categories (figure->kind))
    {
      mz_test_chart_add_year (figure, 0, 2012 + i, value);
      return;
    }
  mz_figure_add_category (figure, key, key)->bound = 10;
  mz_datum_set_time (mz_figure_add_datum (figure, MZ_FIGURE_NONE, i, value), mz_partial_date_new (2012 + i, 0, 0), figure);
}

/* Nothing, one, all equal, none known, huge, tiny, negative. */
static void
test_strange (void)
{
  static const double cases[][3] = { { 5, 5, 5 }, { 0, 0, 0 }, { NAN, NAN, NAN }, { 1e300, 1, -1e300 }, { 1e-300, 2e-300, 0 },
                                     { -3, -5, -8 }, { NAN, 7, INFINITY }, { 1e9, 1e9 + 1, 1e9 + 2 }, { -INFINITY, 1, 2 } };

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint log = 0; log < 2; log++)
      for (guint percent = 0; percent < 2; percent++)
        for (guint n = 0; n <= 3; n++)
          for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
            {
              g_autoptr (MzFigure) figure = mz_test_chart_new_in_time (kinds[kind]);

              figure->log = log == 1;
              figure->percent = percent == 1;
              if (!has_categories (kinds[kind]))
                mz_figure_add_series (figure, "s", "Series", MZ_INK (MZ_INK_TEXT));
              for (guint k = 0; k < n; k++)
                add_value (figure, k, cases[i][k]);
              check_figure (figure);
            }
}

static char *
make_name (GRand *random)
{
  static const char *const words[] = { "China", "Rare", "Separation plant", "of", "Others", "Myanmar", "x", "Żelazo", "磁石", "oxide" };
  GString *name = g_string_new (NULL);

  for (int i = g_rand_int_range (random, 1, 4); i > 0; i--)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  return g_string_free (name, FALSE);
}

static double
make_value (GRand *random, double size)
{
  return g_rand_int_range (random, 0, 9) == 0 ? NAN : g_rand_double_range (random, g_rand_int_range (random, 0, 6) == 0 ? -1 : 0, 1) * size;
}

static void
add_random_marks (GRand *random, MzFigure *figure)
{
  for (int i = g_rand_int_range (random, 0, 12); i > 0; i--)
    mz_figure_add_mark (figure, mz_partial_date_new ((guint) g_rand_int_range (random, 2008, 2031), (guint) g_rand_int_range (random, 1, 13), 0),
                        "Event", NULL);
}

static MzFigure *
make_random_figure (GRand *random, MzFigureKind kind)
{
  MzFigure *figure = mz_test_chart_new_in_time (kind);
  double size = pow (10, g_rand_int_range (random, -3, 8));
  gboolean by_category = has_categories (kind) || (kind == MZ_FIGURE_COLUMNS && g_rand_boolean (random));
  guint n_series = (guint) g_rand_int_range (random, 1, 12), n_categories = (guint) g_rand_int_range (random, 1, 30);

  figure->percent = g_rand_int_range (random, 0, 4) == 0;
  figure->log = kind != MZ_FIGURE_AREAS && g_rand_int_range (random, 0, 4) == 0;
  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *key = g_strdup_printf ("s%u", i), *name = make_name (random);

      mz_figure_add_series (figure, key, name, MZ_INK_INDEX (MZ_INK_SEQUENCE, i));
    }
  for (guint i = 0; by_category && i < n_categories; i++)
    {
      g_autofree char *key = g_strdup_printf ("c%u", i), *name = make_name (random), *note = make_name (random);
      MzFigureCategory *category = mz_figure_add_category (figure, key, name);

      category->note = g_rand_boolean (random) ? g_steal_pointer (&note) : NULL;
      category->group = i < n_categories / 2 ? NULL : g_strdup (i % 3 == 0 ? "Group" : "Another group");
      category->bound = g_rand_boolean (random) ? size / 2 : NAN;
      category->bound_is_most = g_rand_boolean (random);
    }
  for (guint i = 0; i < n_series; i++)
    for (guint k = 0; k < (by_category ? n_categories : 18); k++)
      if (g_rand_int_range (random, 0, 5) > 0)
        {
          double value = make_value (random, size);

          if (by_category)
            mz_datum_set_time (mz_figure_add_datum (figure, i, k, value), mz_partial_date_new (2012, 0, 0), figure);
          else
            mz_test_chart_add_year (figure, i, 2011 + k, value);
        }
  add_random_marks (random, figure);
  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    {
      g_autofree char *name = make_name (random);

      mz_figure_add_level (figure, make_value (random, size), g_rand_boolean (random) ? 2020 : -INFINITY, name);
    }
  return figure;
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 16; round++)
    for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
      {
        g_autoptr (MzFigure) figure = make_random_figure (random, kinds[kind]);

        check_figure (figure);
      }
}

static void
check_no_overlap (const MzChartLayout *layout, double x)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MzSpot)); /* x: upper, y: lower */

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      MzSpot range;

      if (peek (layout, i)->kind != MZ_SHAPE_AREA || peek (layout, i)->role != MZ_ROLE_BODY || peek (layout, i)->alpha == 0)
        continue;
      if (!get_range (layout, peek (layout, i), x, &range.x, &range.y))
        continue;
      g_assert_cmpfloat (range.x, <=, range.y + 1e-9);
      for (guint k = 0; k < ranges->len; k++)
        {
          const MzSpot *other = &g_array_index (ranges, MzSpot, k);

          g_assert_true (range.y <= other->x + 1e-6 || other->y <= range.x + 1e-6);
        }
      g_array_append_val (ranges, range);
    }
}

/* At each time the areas reach as high as what is known then adds up to. */
static void
check_sums (const MzChartLayout *layout)
{
  for (guint year = 2011; year < 2029; year++)
    {
      gboolean told = FALSE;
      double sum = 0, highest = layout->plot.y + layout->plot.height, x = mz_scale_map (&layout->x, year + 0.5);

      for (guint i = 0; i < layout->figure->data->len; i++)
        {
          const MzDatum *datum = mz_figure_peek_datum (layout->figure, i);

          if (fabs (datum->x - year - 0.5) > 1e-9)
            continue;
          told = TRUE;
          sum += isfinite (datum->value) ? MAX (datum->value, 0) : 0;
        }
      if (!told)
        continue;
      for (guint i = 0; i < layout->shapes->len; i++)
        {
          double upper, lower;

          if (peek (layout, i)->kind == MZ_SHAPE_AREA && peek (layout, i)->role == MZ_ROLE_BODY && peek (layout, i)->alpha > 0
              && get_range (layout, peek (layout, i), x, &upper, &lower))
            highest = MIN (highest, upper);
        }
      g_assert_cmpfloat_with_epsilon (highest, mz_scale_map (&layout->y, sum), 1e-6);
    }
}

static void
test_areas (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (MzFigure) figure = make_random_figure (random, MZ_FIGURE_AREAS);
      g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, 800, 500, 1, FALSE);

      if (figure->percent) /* random ones add up to more than a hundred */
        continue;
      for (double x = layout->plot.x; x <= layout->plot.x + layout->plot.width; x += 3.7)
        check_no_overlap (layout, x);
      check_sums (layout);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/chart-sweep/strange", test_strange);
  g_test_add_func ("/render/chart-sweep/random", test_random);
  g_test_add_func ("/render/chart-sweep/areas", test_areas);
  return g_test_run ();
}
