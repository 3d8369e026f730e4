/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small picture of every chart in three themes, which has been looked at. Without text, and not laid out by its widths either:
   both differ from one version of the libraries to the next. */
#include "mz-chart-paint.h"
#include "mz-chart.h"
#include "mz-facts-reader.h"
#include "mz-scenario-reader.h"
#include "mz-test.h"

#define WIDTH  360
#define HEIGHT 240

typedef struct
{
  const MzChart *chart;
  MzDataset     *dataset;
  MzSupplyRun   *run, *against;
} Case;

static void
hide_texts (MzChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT)
        shape->alpha = 0;
      else if (shape->kind == MZ_SHAPE_FLAG)
        *shape->text = '\0';
    }
}

static void
test_chart (gconstpointer data)
{
  static const struct { MzThemeKind theme; const char *name; } themes[] = {
    { MZ_THEME_LIGHT, "light" }, { MZ_THEME_DARK, "dark" }, { MZ_THEME_PRINT, "print" },
  };
  const Case *of = data;
  MzFigureRequest request = { .dataset = of->dataset, .date = mz_partial_date_new (2025, 11, 0),
                              .run = of->run, .against = of->against };
  g_autoptr (MzFigure) figure = mz_chart_build (of->chart, &request);
  g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, WIDTH, HEIGHT, 1, FALSE);

  hide_texts (layout);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%s.png", of->chart->name, themes[i].name);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "charts", file, NULL);
      g_autoptr (GError) error = NULL;
      const MzTheme *theme = mz_theme_get (themes[i].theme);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (surface);

      mz_color_set_source (theme->view, cr);
      cairo_paint (cr);
      mz_chart_paint (layout, cr, theme, NULL);
      cairo_destroy (cr);
      if (!mz_test_check_golden (surface, path, &error))
        g_test_fail_printf ("%s", error->message);
      cairo_surface_destroy (surface);
    }
}

static MzSupplyRun *
work_out (MzDataset *dataset, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (name, dataset, &error);
  g_autoptr (MzSupplyFacts) facts = NULL;

  g_assert_no_error (error);
  facts = mz_supply_facts_new (dataset, mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset)));
  return mz_supply_run_new (facts, scenario);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = NULL;
  g_autoptr (MzSupplyRun) run = NULL, against = NULL;
  g_autofree Case *cases = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  mz_text_set_plain (TRUE);
  dataset = mz_facts_load_bundled (report);
  run = work_out (dataset, "managed-rivalry");
  against = work_out (dataset, "licence-regime-2025");
  cases = g_new (Case, mz_charts_get_n ());
  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      g_autofree char *path = g_strconcat ("/render/chart-golden/", mz_charts_peek (i)->name, NULL);
      gboolean assumes = mz_charts_peek (i)->group == MZ_CHART_GROUP_SCENARIO;

      cases[i] = (Case) { mz_charts_peek (i), dataset, assumes ? run : NULL, assumes ? against : NULL };
      g_test_add_data_func (path, &cases[i], test_chart);
    }
  return g_test_run ();
}
