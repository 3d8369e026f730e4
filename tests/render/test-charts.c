/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every chart that the program knows, over the bundled facts and over none. */
#include <math.h>

#include "mz-chart-paint.h"
#include "mz-chart.h"
#include "mz-facts-reader.h"
#include "mz-scenario-reader.h"

static MzDataset *facts;
static MzSupplyRun *run, *against;

static const MzPartialDate dates[] = { { 1950, 0, 0 }, { 1999, 12, 31 }, { 2012, 6, 0 }, { 2025, 11, 0 }, { 2026, 7, 0 }, { 2040, 0, 0 } };

/* Without a single record there is nothing to be seen, and a sentence that says why. */
static void
test_nothing (gconstpointer data)
{
  const MzChart *chart = data;
  g_autoptr (MzDataset) nothing = mz_dataset_new ();
  MzFigureRequest request = { .dataset = nothing, .date = { 2025, 11, 0 } };
  g_autoptr (MzFigure) figure = NULL;
  g_autoptr (MzChartLayout) layout = NULL;

  mz_dataset_set_as_of (nothing, mz_partial_date_new (2026, 7, 0));
  mz_dataset_link (nothing);
  figure = mz_chart_build (chart, &request);
  g_assert_nonnull (figure->empty);
  g_assert_cmpuint (strlen (figure->empty), >, 20);
  layout = mz_chart_layout_new (figure, 400, 300, 1, FALSE);
  g_assert_cmpuint (layout->shapes->len, >, 0);
}

/* Every datum says who says so; nothing that is counted lies after the clock; what is shown is in the figure's own words. */
static void
test_data (gconstpointer data)
{
  const MzChart *chart = data;
  /* Of the clock's year, what has been signed in it so far; and the edition that is out. */
  gboolean counts = chart->group == MZ_CHART_GROUP_AGREEMENTS || g_str_has_prefix (chart->name, "reserves");

  for (guint k = 0; k < G_N_ELEMENTS (dates); k++)
    {
      MzFigureRequest request = { .dataset = facts, .date = dates[k], .run = run, .against = k % 2 == 0 ? against : NULL };
      g_autoptr (MzFigure) figure = mz_chart_build (chart, &request);

      g_assert_nonnull (figure->title);
      g_assert_true (mz_partial_date_equal (figure->date, dates[k]));
      g_assert_cmpint (figure->data->len == 0, ==, figure->empty != NULL);
      for (guint i = 0; i < figure->data->len; i++)
        {
          const MzDatum *datum = mz_figure_peek_datum (figure, i);
          g_autofree char *words = mz_figure_describe (figure, i);
          MzPartialDate when;

          g_assert_cmpuint (strlen (words), >, 0);
          g_assert_true (g_utf8_validate (words, -1, NULL));
          for (guint s = 0; datum->sources != NULL && datum->sources[s] != NULL; s++)
            {
              g_assert_nonnull (mz_dataset_lookup (facts, MZ_RECORD_SOURCE, datum->sources[s]));
              g_assert_true (g_ptr_array_find_with_equal_func (figure->sources, datum->sources[s], g_str_equal, NULL));
            }
          if (datum->record != NULL)
            g_assert_nonnull (mz_dataset_find (facts, datum->record));
          if (datum->when != NULL && datum->x == datum->x_end && mz_partial_date_parse (datum->when, &when, NULL)
              && (counts ? mz_partial_date_first_day (when) > mz_partial_date_last_day (dates[k]) : !mz_figure_is_known (when, dates[k])))
            g_assert_true (datum->flags & (MZ_DATUM_AFTER | MZ_DATUM_PLANNED | MZ_DATUM_ASSUMED));
        }
    }
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  double slack = 1; /* a pixel of empty ascent is no overlap */

  return a->x + slack < b->x + b->width && b->x + slack < a->x + a->width && a->y + slack < b->y + b->height
         && b->y + slack < a->y + a->height;
}

static void
check_labels (const MzChartLayout *layout, const MzChart *chart)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      g_assert_true (isfinite (shape->box.x) && isfinite (shape->box.y) && isfinite (shape->box.width) && isfinite (shape->box.height));
      if (shape->kind != MZ_SHAPE_TEXT)
        continue;
      if (shape->box.x < -1 || shape->box.y < -1 || shape->box.x + shape->box.width > layout->width + 1
          || shape->box.y + shape->box.height > layout->height + 1)
        g_error ("%s at %g by %g, %g: “%s” goes over the edge", chart->name, layout->width, layout->height, layout->factor, shape->text);
      for (guint k = 0; k < i; k++)
        {
          const MzShape *other = &g_array_index (layout->shapes, MzShape, k);

          if (other->kind == MZ_SHAPE_TEXT && overlap (&shape->box, &other->box))
            g_error ("%s at %g by %g, %g: “%s” lies on “%s”", chart->name, layout->width, layout->height, layout->factor, shape->text,
                     other->text);
        }
    }
}

/* Small, large, with large letters, mirrored: labels stay within and apart. */
static void
test_labels (gconstpointer data)
{
  static const struct { double width, height, factor; gboolean rtl; } sizes[] = {
    { 300, 200, 1, FALSE }, { 360, 500, 1, FALSE }, { 640, 420, 1, TRUE }, { 1024, 560, 1, FALSE }, { 800, 600, 2, FALSE },
  };
  const MzChart *chart = data;

  for (guint k = 2; k < G_N_ELEMENTS (dates); k++)
    {
      MzFigureRequest request = { .dataset = facts, .date = dates[k], .run = run, .against = k % 2 == 0 ? against : NULL };
      g_autoptr (MzFigure) figure = mz_chart_build (chart, &request);

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, sizes[i].width, sizes[i].height, sizes[i].factor,
                                                                  sizes[i].rtl);

          check_labels (layout, chart);
        }
    }
}

/* Keys come by whatever can be seen, in order, there and back; and arrows lead from anything to something that is there. */
static void
test_keys (gconstpointer data)
{
  static const int ways[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  const MzChart *chart = data;
  MzFigureRequest request = { .dataset = facts, .date = { 2025, 11, 0 }, .run = run, .against = against };
  g_autoptr (MzFigure) figure = mz_chart_build (chart, &request);
  g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, 800, mz_chart_layout_get_natural_height (figure, 800, 1), 1, FALSE);
  guint datum = MZ_FIGURE_NONE, next, n_stops = 0, n_moved = 0;

  for (; (next = mz_chart_layout_step (layout, datum, 1)) != datum; datum = next, n_stops++)
    {
      cairo_rectangle_t box;

      g_assert_true (datum == MZ_FIGURE_NONE || next > datum);
      g_assert_true (mz_chart_layout_locate (layout, next, &box));
      for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
        {
          guint other = mz_chart_layout_move (layout, next, ways[i][0], ways[i][1]);

          g_assert_true (mz_chart_layout_locate (layout, other, &box));
          n_moved += other != next;
        }
    }
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->role == MZ_ROLE_BODY && shape->datum != MZ_FIGURE_NONE)
        g_assert_cmpuint (mz_chart_layout_step (layout, shape->datum + 1, -1), >=, shape->datum);
    }
  for (next = MZ_FIGURE_NONE; (datum = mz_chart_layout_step (layout, next, -1)) != next; next = datum)
    n_stops--;
  g_assert_cmpuint (n_stops, ==, 0);
  g_assert_cmpint (figure->empty != NULL || figure->data->len < 2 || n_moved > 0, ==, TRUE);
}

static MzSupplyRun *
work_out (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (name, facts, &error);
  g_autoptr (MzSupplyFacts) known = NULL;

  g_assert_no_error (error);
  known = mz_supply_facts_new (facts, mz_supply_get_before (scenario, mz_dataset_get_as_of (facts)));
  return mz_supply_run_new (known, scenario);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *name; void (*run) (gconstpointer chart); } tests[] = {
    { "nothing", test_nothing }, { "data", test_data }, { "labels", test_labels }, { "keys", test_keys },
  };
  g_autoptr (MzReport) report = mz_report_new ();

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  facts = mz_facts_load_bundled (report);
  run = work_out ("managed-rivalry");
  against = work_out ("confrontation-overshoots");
  for (guint i = 0; i < mz_charts_get_n (); i++)
    for (guint k = 0; k < G_N_ELEMENTS (tests); k++)
      {
        g_autofree char *path = g_strdup_printf ("/render/charts/%s/%s", mz_charts_peek (i)->name, tests[k].name);

        g_test_add_data_func (path, mz_charts_peek (i), tests[k].run);
      }
  argc = g_test_run ();
  mz_supply_run_unref (run);
  mz_supply_run_unref (against);
  g_object_unref (facts);
  return argc;
}
