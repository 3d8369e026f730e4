/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines, areas and columns as shapes, and what holds for rows as well. */
#include "mz-chart-layout-private.h"

#include <math.h>
#include <string.h>

#include "mz-test-chart.h"

static const MzFigureKind kinds[] = { MZ_FIGURE_LINES, MZ_FIGURE_AREAS, MZ_FIGURE_COLUMNS, MZ_FIGURE_BARS, MZ_FIGURE_DOTS,
                                      MZ_FIGURE_GAUGES, MZ_FIGURE_BANDS, MZ_FIGURE_RANGES, MZ_FIGURE_TORNADO };
static const double sizes[][2] = { { 300, 200 }, { 420, 260 }, { 640, 400 }, { 1200, 700 }, { 48, 48 }, { 1200, 120 } };

/* A figure of nothing, at the end of 2020; facts are told until 2024. */
static MzFigure *
make_figure (MzFigureKind kind)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  MzFigureRequest request = { .dataset = dataset, .date = mz_partial_date_new (2020, 12, 31) };
  MzFigure *figure = mz_figure_new ("test", kind, &request);

  figure->as_of = 2025;
  figure->x_from = 2010;
  figure->x_to = 2030;
  return figure;
}

static MzDatum *
add_year (MzFigure *figure, guint series, guint year, double value)
{
  MzDatum *datum = mz_figure_add_datum (figure, series, MZ_FIGURE_NONE, value);

  mz_datum_set_time (datum, mz_partial_date_new (year, 0, 0), figure);
  return datum;
}

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
      add_year (figure, 0, 2012 + i, value);
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
              g_autoptr (MzFigure) figure = make_figure (kinds[kind]);

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
  MzFigure *figure = make_figure (kind);
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
            add_year (figure, i, 2011 + k, value);
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

/* A hundred and fifty below fifty, of a plot that holds 200: three quarters and a quarter of its height. */
static void
test_area_heights (void)
{
  g_autoptr (MzFigure) figure = make_figure (MZ_FIGURE_AREAS);
  g_autoptr (MzChartLayout) layout = NULL;
  cairo_rectangle_t box;

  mz_figure_add_series (figure, "a", "A", mz_ink_country ("CN"));
  mz_figure_add_series (figure, "b", "B", mz_ink_country ("US"));
  for (guint year = 2018; year <= 2019; year++)
    {
      add_year (figure, 0, year, 150);
      add_year (figure, 1, year, 50);
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
      g_autoptr (MzFigure) figure = make_figure (in_time[i]);
      g_autoptr (MzChartLayout) layout = NULL;
      guint n_dim = 0;

      mz_figure_add_series (figure, "a", "Alpha", mz_ink_country ("CN"));
      mz_figure_add_series (figure, "b", "Beta", mz_ink_country ("US"));
      for (guint year = 2016; year <= 2024; year++)
        add_year (figure, 0, year, year - 2000 + 0.25);
      add_year (figure, 1, 2023, 77)->flags |= MZ_DATUM_ESTIMATE;
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
  g_autoptr (MzFigure) figure = make_figure (MZ_FIGURE_LINES);
  g_autoptr (MzChartLayout) layout = NULL;
  const MzShape *hatch;
  guint n_clocks = 0;

  mz_figure_add_series (figure, "a", "Alpha", MZ_INK (MZ_INK_TEXT));
  add_year (figure, 0, 2012, 1);
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
  g_autoptr (MzFigure) figure = make_figure (MZ_FIGURE_LINES);
  g_autoptr (MzChartLayout) layout = NULL;
  guint n_stretches = 0, n_bridges = 0, n_hatched = 0, n_points = 0;

  mz_figure_add_series (figure, "a", "Alpha", MZ_INK (MZ_INK_TEXT));
  add_year (figure, 0, 2010, 1);
  add_year (figure, 0, 2011, 2);
  add_year (figure, 0, 2013, 3);
  add_year (figure, 0, 2014, 4);
  add_year (figure, 0, 2015, NAN);
  add_year (figure, 0, 2016, 5);
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
  g_autoptr (MzFigure) figure = make_figure (MZ_FIGURE_COLUMNS);
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
  g_test_add_func ("/render/chart-plots/strange", test_strange);
  g_test_add_func ("/render/chart-plots/random", test_random);
  g_test_add_func ("/render/chart-plots/areas", test_areas);
  g_test_add_func ("/render/chart-plots/area-heights", test_area_heights);
  g_test_add_func ("/render/chart-plots/clock", test_clock);
  g_test_add_func ("/render/chart-plots/hatch", test_hatch);
  g_test_add_func ("/render/chart-plots/gaps", test_gaps);
  g_test_add_func ("/render/chart-plots/columns", test_columns);
  return g_test_run ();
}
