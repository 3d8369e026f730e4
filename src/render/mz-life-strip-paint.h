/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a site as a strip: what it did when, from the first to the last year of the clock. */
#pragma once

#include "mz-site.h"
#include "mz-theme.h"

G_BEGIN_DECLS

#define MZ_LIFE_STRIP_HEIGHT 36.0 /* px at text factor 1: strip, ticks and years */

/**
 * MzLifePiece:
 * @start, @end: 0 at the first day of the strip, 1 at its end
 * @known_from: by when @state has certainly begun; from @start until then, perhaps
 * @state: what the site did
 * @planned: only announced
 */
typedef struct
{
  double   start, end, known_from;
  MzState  state;
  gboolean planned;
} MzLifePiece;

GArray *mz_life_strip_layout   (const MzSiteInfo *info, MzPartialDate as_of, guint first_year, guint last_year);
double  mz_life_strip_position (MzDay day, guint first_year, guint last_year);
void    mz_life_strip_paint    (cairo_t *cr, const MzTheme *theme, MzStage stage, GArray *pieces, double clock,
                                guint first_year, guint last_year, double width, double factor);

G_END_DECLS
