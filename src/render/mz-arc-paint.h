/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-map-scene.h"

G_BEGIN_DECLS

/* QUIET: one of so many that all of them at full strength would be a smear. DIM: something else is selected. */
typedef enum { MZ_ARC_FULL, MZ_ARC_QUIET, MZ_ARC_DIM } MzArcEmphasis;

void mz_arc_stroke    (cairo_t *cr, const MzTheme *theme, MzArcForm form, MzArcEmphasis emphasis, guint n, double factor);
void mz_arc_paint_end (cairo_t *cr, const MzTheme *theme, MzArcEmphasis emphasis, double factor, double x, double y);

G_END_DECLS
