/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small world map that says where on the globe a near view is. */
#pragma once

#include "mz-basemap.h"

G_BEGIN_DECLS

#define MZ_OVERVIEW_WIDTH  150.0
#define MZ_OVERVIEW_HEIGHT 84.0
#define MZ_OVERVIEW_ZOOM   4.0 /* from here on the map does not tell where in the world it is */

/* @box: where it stands; the world is as wide as that. */
void mz_overview_paint       (cairo_t *cr, const MzTheme *theme, MzBasemap *basemap, const cairo_rectangle_t *box);
void mz_overview_paint_frame (cairo_t *cr, const MzTheme *theme, const MzView *view, const cairo_rectangle_t *box);
void mz_overview_get_frame   (const MzView *view, const cairo_rectangle_t *box, cairo_rectangle_t *frame);
void mz_overview_invert      (const cairo_rectangle_t *box, double x, double y, double *lat, double *lon);

G_END_DECLS
