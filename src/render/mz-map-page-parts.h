/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a page besides the map. In pixels of the page. */
#pragma once

#include "mz-basemap.h"
#include "mz-choropleth.h"
#include "mz-map-scene.h"

G_BEGIN_DECLS

double mz_page_title_height      (void);
void   mz_page_paint_title       (cairo_t *cr, const MzTheme *theme, const char *title, const char *subtitle,
                                  const cairo_rectangle_t *box);
double mz_page_measure_paragraph (const char *text, double width);
void   mz_page_paint_paragraph   (cairo_t *cr, const MzTheme *theme, const char *text, const cairo_rectangle_t *box);
double mz_page_paint_areas       (cairo_t *cr, const MzTheme *theme, const MzChoropleth *choropleth, MzStore *countries,
                                  const cairo_rectangle_t *box);
gboolean mz_page_legend_has_overview (cairo_t *cr, MzMapScene *scene, const cairo_rectangle_t *box);
void   mz_page_paint_legend      (cairo_t *cr, const MzTheme *theme, MzMapScene *scene, MzBasemap *basemap,
                                  const cairo_rectangle_t *box);

G_END_DECLS
