/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-chart.h"

#include <math.h>

#define TOUCH 0.51 /* px: texts may share the space between lines by as much */

static MzFigure *
make_figure (MzFigureKind kind, MzPartialDate date)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  MzFigureRequest request = { .dataset = dataset, .date = date };

  return mz_figure_new ("handmade", kind, &request);
}

MzFigure *
mz_test_chart_new (MzFigureKind kind)
{
  MzFigure *figure = make_figure (kind, mz_partial_date_new (2025, 11, 30));

  figure->as_of = 2026.5;
  return figure;
}

/* Of nothing from 2010 to 2030, at the end of 2020; facts are told until 2024. */
MzFigure *
mz_test_chart_new_in_time (MzFigureKind kind)
{
  MzFigure *figure = make_figure (kind, mz_partial_date_new (2020, 12, 31));

  figure->as_of = 2025;
  figure->x_from = 2010;
  figure->x_to = 2030;
  return figure;
}

static void
add_stage (MzFigure *figure, const char *key, const char *label, const char *note, MzStage stage)
{
  MzFigureCategory *category = mz_figure_add_category (figure, key, label);

  category->note = g_strdup (note);
  category->stage = stage;
  category->state = MZ_STATE_OPERATING;
}

/* The shares of the mock-up: four stages, of one of them nothing. */
MzFigure *
mz_test_chart_chain (void)
{
  MzFigure *figure = mz_test_chart_new (MZ_FIGURE_RIBBON);
  static const struct { guint series, category; double value; } shares[] = {
    { 0, 0, 71 }, { 1, 0, 12 }, { 2, 0, 7.6 }, { 3, 0, 7.1 }, { 5, 0, 2.3 }, { 0, 1, 91 }, { 4, 1, 5 }, { 0, 3, 94 },
    { 0, 4, 90 }, { 1, 4, 0.4 },
  };

  figure->percent = TRUE;
  mz_figure_add_series (figure, "CN", "China", mz_ink_country ("CN"));
  mz_figure_add_series (figure, "US", "United States", mz_ink_country ("US"));
  mz_figure_add_series (figure, "AU", "Australia", mz_ink_country ("AU"));
  mz_figure_add_series (figure, "MM", "Myanmar", mz_ink_country ("MM"));
  mz_figure_add_series (figure, "MY", "Malaysia", mz_ink_country ("MY"));
  mz_figure_add_series (figure, "others", "Others", MZ_INK (MZ_INK_OTHERS));
  add_stage (figure, "mining", "Mining", "HHI 5,310\n380,000 t REO", MZ_STAGE_MINING);
  add_stage (figure, "separation", "Separation", "HHI 8,280 or more\nmagnet rare earths", MZ_STAGE_SEPARATION);
  add_stage (figure, "metal", "Metal and alloy", "HHI not known\n11 plants operating, 6 countries", MZ_STAGE_METAL);
  add_stage (figure, "magnet", "Magnets", "HHI 8,840 or more\nsintered NdFeB", MZ_STAGE_MAGNET);
  add_stage (figure, "recycling", "Recycling", "HHI not known", MZ_STAGE_RECYCLING);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    mz_figure_add_datum (figure, shares[i].series, shares[i].category, shares[i].value);
  return figure;
}

MzDatum *
mz_test_chart_add_year (MzFigure *figure, guint series, guint year, double value)
{
  MzDatum *datum = mz_figure_add_datum (figure, series, MZ_FIGURE_NONE, value);

  mz_datum_set_time (datum, mz_partial_date_new (year, 0, 0), figure);
  return datum;
}

/* @to: INFINITY: an instant */
MzDatum *
mz_test_chart_add_span (MzFigure *figure, guint category, double from, double to)
{
  MzDatum *datum = mz_figure_add_datum (figure, MZ_FIGURE_NONE, category, NAN);

  datum->x = from;
  datum->x_end = isfinite (to) ? to : from;
  datum->flags = isfinite (to) ? 0 : MZ_DATUM_INSTANT;
  return datum;
}

MzDatum *
mz_test_chart_add_link (MzFigure *figure, guint one, guint other, double value)
{
  MzDatum *datum = mz_figure_add_datum (figure, MZ_FIGURE_NONE, one, value);

  datum->other = other;
  datum->flags = MZ_DATUM_LINK;
  return datum;
}

/* Now and then a value that is no value, or out of all bounds. */
static double
make_value (GRand *rand)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY, 0, -5, 1e300, 1e-300, 100 };

  if (g_rand_int_range (rand, 0, 6) == 0)
    return odd[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd))];
  return g_rand_double_range (rand, 0, 60);
}

static char *
make_name (GRand *rand)
{
  static const char *const words[] = { "Lynas", "Mountain Pass", "of", "framework", "US", "Nd", "United Kingdom", "Überraschung",
                                       "separation plant" };
  GString *name = g_string_new (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    g_string_append_printf (name, " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (name, FALSE);
}

static void
add_random_datum (MzFigure *figure, GRand *rand)
{
  guint n_categories = figure->categories->len, n_series = figure->series->len;
  guint category = (guint) g_rand_int_range (rand, 0, (int) n_categories);
  guint series = g_rand_boolean (rand) ? (guint) g_rand_int_range (rand, 0, (int) n_series) : MZ_FIGURE_NONE;
  MzDatum *datum = mz_figure_add_datum (figure, series, category, make_value (rand));

  datum->x = g_rand_double_range (rand, 1990, 2040);
  datum->x_end = datum->x + g_rand_double_range (rand, -1, 20);
  datum->fill = (MzFill) g_rand_int_range (rand, 0, MZ_N_FILLS);
  datum->flags = (MzDatumFlags) g_rand_int_range (rand, 0, 1 << 11);
  if (g_rand_int_range (rand, 0, 12) == 0)
    datum->x = NAN;
  if (g_rand_boolean (rand))
    datum->other = (guint) g_rand_int_range (rand, 0, (int) n_categories);
  if (g_rand_boolean (rand))
    datum->what = make_name (rand);
  if (g_rand_boolean (rand))
    datum->least = make_value (rand);
}

MzFigure *
mz_test_chart_random (MzFigureKind kind, GRand *rand)
{
  MzFigure *figure = mz_test_chart_new (kind);
  guint n_series = (guint) g_rand_int_range (rand, 1, 9), n_categories = (guint) g_rand_int_range (rand, 1, 24), group = 0;

  figure->percent = TRUE;
  if (g_rand_boolean (rand))
    {
      figure->x_from = g_rand_double_range (rand, 1980, 2020);
      figure->x_to = figure->x_from + g_rand_double_range (rand, 0, 40);
    }
  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *name = make_name (rand);
      MzInk ink = i % 3 == 0 ? mz_ink_country ("CN") : MZ_INK (i % 3 == 1 ? MZ_INK_OTHERS : MZ_INK_UNKNOWN);

      mz_figure_add_series (figure, "XX", name, ink);
    }
  for (guint i = 0; i < n_categories; i++)
    {
      g_autofree char *name = make_name (rand), *key = g_strdup_printf ("K%u", i);
      MzFigureCategory *category = mz_figure_add_category (figure, key, name);

      group += g_rand_int_range (rand, 0, 4) == 0;
      category->group = group > 0 ? g_strdup_printf ("Group %u", group) : NULL;
      category->note = g_rand_boolean (rand) ? g_strdup ("57\nof the old kind") : NULL;
      category->stage = g_rand_boolean (rand) ? (guint) g_rand_int_range (rand, 0, MZ_N_STAGES) : MZ_FIGURE_NONE;
      category->column = i % 7;
      category->row = i / 7;
    }
  for (int n = g_rand_int_range (rand, 0, 120); n > 0; n--)
    add_random_datum (figure, rand);
  return figure;
}

static gboolean
meet (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x + TOUCH < b->x + b->width && b->x + TOUCH < a->x + a->width && a->y + TOUCH < b->y + b->height
         && b->y + TOUCH < a->y + a->height;
}

static void
assert_box (const MzChartLayout *layout, const MzShape *shape)
{
  const cairo_rectangle_t *box = &shape->box;
  double slack = shape->kind == MZ_SHAPE_TEXT ? TOUCH : 8 * layout->factor; /* diamonds and dots reach over edges */

  g_assert_true (isfinite (box->x) && isfinite (box->y) && isfinite (box->width) && isfinite (box->height));
  g_assert_cmpfloat (box->width, >=, 0);
  g_assert_cmpfloat (box->height, >=, 0);
  g_assert_cmpfloat (box->x, >=, -slack);
  g_assert_cmpfloat (box->y, >=, -slack);
  g_assert_cmpfloat (box->x + box->width, <=, layout->width + slack);
  g_assert_cmpfloat (box->y + box->height, <=, layout->height + slack);
}

/* All within the picture, all finite, and no text upon another. */
void
mz_test_chart_assert_sound (const MzChartLayout *layout)
{
  for (guint i = 0; i < layout->points->len; i++)
    {
      const MzSpot *point = &g_array_index (layout->points, MzSpot, i);

      g_assert_true (isfinite (point->x) && isfinite (point->y));
    }
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      assert_box (layout, shape);
      g_assert_true (shape->datum == MZ_FIGURE_NONE || shape->datum < layout->figure->data->len);
      g_assert_true (shape->alpha >= 0 && shape->alpha <= 1);
      for (guint k = 0; shape->kind == MZ_SHAPE_TEXT && k < i; k++)
        {
          const MzShape *other = &g_array_index (layout->shapes, MzShape, k);

          if (other->kind == MZ_SHAPE_TEXT && meet (&shape->box, &other->box))
            g_error ("%s at %gx%g, factor %g: \"%s\" overlaps \"%s\"", layout->figure->name, layout->width, layout->height,
                     layout->factor, shape->text, other->text);
        }
    }
}

static void
assert_same (const MzChartLayout *one, const MzChartLayout *two)
{
  g_assert_cmpuint (one->shapes->len, ==, two->shapes->len);
  for (guint i = 0; i < one->shapes->len; i++)
    {
      const MzShape *a = &g_array_index (one->shapes, MzShape, i), *b = &g_array_index (two->shapes, MzShape, i);

      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpuint (a->datum, ==, b->datum);
      g_assert_cmpmem (&a->box, sizeof a->box, &b->box, sizeof b->box);
      g_assert_cmpstr (a->text, ==, b->text);
    }
}

/* In the middle of each body that is seen there is a datum, and it stands where it is found. */
static void
assert_picked (const MzChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);
      double x = shape->box.x + shape->box.width / 2, y = shape->box.y + shape->box.height / 2;
      cairo_rectangle_t box;
      guint picked;

      if (shape->role != MZ_ROLE_BODY || shape->kind == MZ_SHAPE_LINE)
        continue;
      g_assert_cmpuint (shape->datum, !=, MZ_FIGURE_NONE);
      picked = mz_chart_layout_pick (layout, x, y, 1);
      g_assert_cmpuint (picked, !=, MZ_FIGURE_NONE);
      g_assert_true (mz_chart_layout_locate (layout, picked, &box));
    }
}

static void
sweep_figure (const MzFigure *figure)
{
  static const struct { double width, height, factor; } sizes[] = {
    { 300, 200, 1 }, { 300, 200, 2 }, { 360, 640, 1 }, { 700, 400, 1 }, { 700, 400, 2 }, { 1200, 700, 1 }, { 1200, 700, 2 },
    { 10, 10, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, sizes[i].width, sizes[i].height, sizes[i].factor, FALSE);
      g_autoptr (MzChartLayout) again = mz_chart_layout_new (figure, sizes[i].width, sizes[i].height, sizes[i].factor, FALSE);
      g_autoptr (MzChartLayout) mirrored = mz_chart_layout_new (figure, sizes[i].width, sizes[i].height, sizes[i].factor, TRUE);

      mz_test_chart_assert_sound (layout);
      mz_test_chart_assert_sound (mirrored);
      assert_same (layout, again);
      assert_picked (layout);
    }
}

/* Figures of all sorts at all sizes: none, one, all alike, and whatever comes by chance. */
void
mz_test_chart_sweep (MzFigureKind kind)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (MzFigure) none = mz_test_chart_new (kind), one = mz_test_chart_new (kind), alike = mz_test_chart_new (kind);

  sweep_figure (none);
  for (guint i = 0; i < 5; i++)
    {
      MzFigure *figures[] = { one, alike };

      for (guint k = i == 0 ? 0 : 1; k < 2; k++)
        {
          MzDatum *datum;

          mz_figure_add_series (figures[k], "CN", "China", mz_ink_country ("CN"));
          mz_figure_add_category (figures[k], "Nd", "Neodymium")->column = i;
          datum = mz_figure_add_datum (figures[k], i, i, 20);
          datum->x = datum->x_end = 2020;
          datum->other = 0;
        }
    }
  sweep_figure (one);
  sweep_figure (alike);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (MzFigure) figure = mz_test_chart_random (kind, rand);

      sweep_figure (figure);
    }
}

guint
mz_test_chart_count_bodies (const MzChartLayout *layout, guint datum)
{
  guint n = 0;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      n += shape->role == MZ_ROLE_BODY && shape->datum == datum;
    }
  return n;
}

/* Returns: (nullable): the first text that begins so */
const MzShape *
mz_test_chart_find_text (const MzChartLayout *layout, const char *start)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT && g_str_has_prefix (shape->text, start))
        return shape;
    }
  return NULL;
}

gboolean
mz_test_chart_has_text (const MzChartLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT && g_str_equal (shape->text, text))
        return TRUE;
    }
  return FALSE;
}
