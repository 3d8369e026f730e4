/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-map-scene.h"

G_BEGIN_DECLS

void mz_arc_stroke    (cairo_t *cr, const MzTheme *theme, MzArcForm form, gboolean dim, double factor);
void mz_arc_paint_end (cairo_t *cr, const MzTheme *theme, gboolean dim, double factor, double x, double y);

G_END_DECLS
