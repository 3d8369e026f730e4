/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole picture: a chart with its title, what has to be known to read it, and where it comes from. */
#pragma once

#include "mz-chart-layout.h"
#include "mz-page.h"
#include "mz-theme.h"

G_BEGIN_DECLS

/**
 * MzChartPage:
 * @dataset: names the sources of the figure
 * @width, @height: of the page, in pixels at scale 1
 * @title: whether title and subtitle are drawn
 * @label_factor: what texts of the chart are multiplied by; 0: not at all
 */
typedef struct
{
  const MzFigure *figure;
  MzDataset      *dataset;
  MzThemeKind     theme;
  double          width, height;
  gboolean        title;
  double          label_factor;
} MzChartPage;

void   mz_chart_page_paint    (const MzChartPage *self, cairo_t *cr);
double mz_chart_page_get_natural_height (const MzChartPage *self);
/* For an exporter; lives no longer than @self. */
MzPage mz_chart_page_get_page (const MzChartPage *self);
/* What stands below: marks in words, notes, sources as chips say them, the as-of date. (transfer full) */
char  *mz_chart_page_dup_footer (const MzChartPage *self);

G_END_DECLS
