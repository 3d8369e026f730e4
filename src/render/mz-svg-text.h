/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that stays text in an SVG file. Cairo would write the outlines of its letters: instead, what paints a text leaves a
 * rectangle of a colour of its own in the drawing, cut as the text would be, and the text itself is put into that place when the
 * file is done. Nothing of this happens on other surfaces.
 */
#pragma once

#include <pango/pangocairo.h>

#include "mz-theme.h"

G_BEGIN_DECLS

/* From now on texts on @surface are noted; the notes live as long as the surface. */
void     mz_svg_text_begin  (cairo_surface_t *surface);
/* Notes a text at the current point. Returns: %FALSE where the surface of @cr notes none, and the text is to be drawn. */
gboolean mz_svg_text_add    (cairo_t *cr, PangoLayout *layout, MzColor color, const MzColor *halo, double halo_width);
/* Puts the texts of @surface into the finished file. (transfer full) */
char    *mz_svg_text_finish (cairo_surface_t *surface, const char *svg, gsize length);

G_END_DECLS
