/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a series over time as one small curve, beside the figure that it ends with. */
#pragma once

#include "mz-facts.h"
#include "mz-theme.h"

G_BEGIN_DECLS

#define MZ_CURVE_HEIGHT 44.0 /* px at text factor 1: curve and years */

/**
 * MzCurvePoint:
 * @x: 0 at the first point, 1 at the last
 * @y: 0 for nothing, 1 for the largest figure
 * @known: all of its month or year lies on or before the clock
 */
typedef struct
{
  double   x, y;
  gboolean known;
} MzCurvePoint;

/**
 * MzCurve:
 * @points: (element-type MzCurvePoint): from the left to the right
 * @first, @last: years
 */
typedef struct
{
  GArray *points;
  guint   first, last;
} MzCurve;

MzCurve *mz_curve_new   (const MzSeriesInfo *info, const char *key, MzPartialDate date);
void     mz_curve_free  (MzCurve *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzCurve, mz_curve_free)

void     mz_curve_paint (const MzCurve *self, cairo_t *cr, const MzTheme *theme, double width, double factor);

G_END_DECLS
