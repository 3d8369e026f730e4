/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-map-scene.h"

G_BEGIN_DECLS

/**
 * MzTintStyle:
 * @form: of what is not known nothing is drawn
 * @band: the hatch only along the border, and paler: near enough, all of it would be too much
 * @factor: what sizes are multiplied by
 * @origin_x, @origin_y: a point of the map that hatch and dots go along with
 */
typedef struct
{
  MzTintForm form;
  gboolean   band;
  double     factor;
  double     origin_x, origin_y;
} MzTintStyle;

/* The parts of a country that keeps goods back, each from the current path: the first keeps it, the others drop it. */
void mz_tint_fill (cairo_t *cr, const MzTheme *theme, const MzTintStyle *style);
void mz_tint_band (cairo_t *cr, const MzTheme *theme, const MzTintStyle *style);
void mz_tint_edge (cairo_t *cr, const MzTheme *theme, const MzTintStyle *style);

G_END_DECLS
