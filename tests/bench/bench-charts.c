/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a step of the clock costs each chart at the size it has in the window: the figure, its layout, and painting it.
 * Milliseconds of CPU, the 95th percentile. One JSON object a line.
 */
#include "mz-bench.h"
#include "mz-chart-paint.h"
#include "mz-chart.h"
#include "mz-facts-reader.h"

#define N_STEPS 40
#define WIDTH   1024
#define HEIGHT  560

static double
step (const MzChart *chart, MzDataset *dataset, MzPartialDate date, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);
  MzFigureRequest request = { .dataset = dataset, .date = date };
  gint64 begin = mz_bench_cpu_time ();
  g_autoptr (MzFigure) figure = mz_chart_build (chart, &request);
  g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, WIDTH, HEIGHT, 1, FALSE);

  mz_color_set_source (theme->view, cr);
  cairo_paint (cr);
  mz_chart_paint (layout, cr, theme, NULL);
  return (mz_bench_cpu_time () - begin) / 1e6;
}

int
main (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      g_autofree char *name = g_strconcat ("chart.", mz_charts_peek (i)->name, ".p95", NULL);
      g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));

      step (mz_charts_peek (i), dataset, mz_partial_date_new (2025, 1, 0), cr);
      for (guint k = 0; k < N_STEPS; k++)
        {
          double ms = step (mz_charts_peek (i), dataset, mz_partial_date_new (1990 + k, 6, 0), cr);

          g_array_append_val (costs, ms);
        }
      mz_bench_print (name, mz_bench_quantile (costs, 0.95), "ms", N_STEPS);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return 0;
}
