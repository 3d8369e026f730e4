/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-site.h"
#include "mz-theme.h"

G_BEGIN_DECLS

#define MZ_MARKER_MIN_SIZE     11.0
#define MZ_MARKER_MAX_SIZE     34.0
#define MZ_MARKER_NO_FIGURE    12.0
#define MZ_MARKER_CASING        1.7 /* px round every symbol */

double mz_marker_size          (MzProduct product, double t_per_year);
double mz_marker_reference     (MzProduct product);
void   mz_marker_path          (cairo_t *cr, MzStage stage);
void   mz_marker_paint         (cairo_t *cr, const MzTheme *theme, MzStage stage, MzState state, double size, double x, double y);
double mz_marker_ring_radius   (guint n);
void   mz_marker_paint_ring    (cairo_t *cr, const MzTheme *theme, const guint *counts, double x, double y);
void   mz_marker_paint_selected (cairo_t *cr, const MzTheme *theme, double size, double x, double y);
void   mz_marker_paint_focus   (cairo_t *cr, const MzTheme *theme, double size, double x, double y);
void   mz_marker_paint_uncertain (cairo_t *cr, const MzTheme *theme, double radius, double x, double y);

G_END_DECLS
