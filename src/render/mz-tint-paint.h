/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-map-scene.h"

G_BEGIN_DECLS

void mz_tint_paint (cairo_t *cr, const MzTheme *theme, MzTintForm form, gboolean band, double factor, double origin_x,
                    double origin_y);

G_END_DECLS
