/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar that says how long a way on the map is. */
#pragma once

#include "mz-format.h"
#include "mz-theme.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzScaleBar:
 * @distance: what it stands for, in kilometres or miles: 1, 2, 3 or 5 times a power of ten
 * @length: of the bar, in pixels
 * @label: (transfer full): "3,000 km at 20° N" while the scale changes over the frame, "300 km" when it does not
 */
typedef struct
{
  double distance;
  double length;
  char  *label;
} MzScaleBar;

void mz_scale_bar_init    (MzScaleBar *self, const MzView *view, double max_length, MzUnits units);
void mz_scale_bar_clear   (MzScaleBar *self);
void mz_scale_bar_measure (const MzScaleBar *self, double factor, double *width, double *height);
void mz_scale_bar_paint   (const MzScaleBar *self, cairo_t *cr, const MzTheme *theme, double factor, double x, double y);

G_END_DECLS
