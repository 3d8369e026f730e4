/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-arc-paint.h"

#include <math.h>

#define HALO       1.3 /* px on each side */
#define BROADER    0.2 /* of the width, for twice as many agreements */
#define BROADEST   1.8
#define END_RADIUS 3.6

static const struct
{
  double width;
  double dashes[4];
  int    n_dashes;
} forms[MZ_N_ARC_FORMS] = {
  [MZ_ARC_BINDING] = { 2.1, { 0 }, 0 },
  [MZ_ARC_NOT_BINDING] = { 1.7, { 7, 5 }, 2 },
  [MZ_ARC_BINDING_UNKNOWN] = { 1.5, { 10, 3, 1.5, 3 }, 4 },
  [MZ_ARC_LAPSED] = { 1.5, { 0.01, 4 }, 2 },
};

/* In high contrast nothing is faint: what is dimmed is left out. */
static double
alpha_of (const MzTheme *theme, MzArcEmphasis emphasis)
{
  if (emphasis == MZ_ARC_FULL)
    return 1;
  if (theme->line_factor > 1)
    return emphasis == MZ_ARC_QUIET ? 1 : 0;
  return (emphasis == MZ_ARC_QUIET ? 0.4 : 0.3) + (theme->dark ? 0.04 : 0);
}

/**
 * mz_arc_stroke:
 * @emphasis: anything but full is fainter, thinner and without halo
 * @n: how many agreements it stands for: it is a little broader for several
 * @factor: what widths are multiplied by
 *
 * Draws the current path, and drops it, as the line of an agreement.
 */
void
mz_arc_stroke (cairo_t *cr, const MzTheme *theme, MzArcForm form, MzArcEmphasis emphasis, guint n, double factor)
{
  double broader = MIN (1 + BROADER * log2 (MAX (n, 1)), BROADEST);
  double width = forms[form].width * broader * factor * theme->line_factor, alpha = alpha_of (theme, emphasis);
  double dashes[4];

  cairo_save (cr);
  if (emphasis == MZ_ARC_FULL)
    {
      mz_color_set_source (theme->ink_halo, cr);
      cairo_set_line_width (cr, width + 2 * HALO * factor);
      cairo_stroke_preserve (cr);
    }
  for (int i = 0; i < forms[form].n_dashes; i++)
    dashes[i] = forms[form].dashes[i] * factor;
  cairo_set_dash (cr, dashes, forms[form].n_dashes, 0);
  cairo_set_line_cap (cr, form == MZ_ARC_LAPSED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, emphasis == MZ_ARC_FULL ? width : 0.75 * width);
  mz_color_set_source (mz_color_with_alpha (theme->ink, alpha * theme->ink.a), cr);
  if (alpha > 0)
    cairo_stroke (cr);
  cairo_new_path (cr);
  cairo_restore (cr);
}

/** mz_arc_paint_end: The open dot at the partner's end of an arc; only arcs at full strength have it. */
void
mz_arc_paint_end (cairo_t *cr, const MzTheme *theme, MzArcEmphasis emphasis, double factor, double x, double y)
{
  if (emphasis != MZ_ARC_FULL)
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, END_RADIUS * factor, 0, 2 * G_PI);
  mz_color_set_source (theme->casing, cr);
  cairo_fill_preserve (cr);
  mz_color_set_source (theme->ink, cr);
  cairo_set_line_width (cr, 1.5 * factor * theme->line_factor);
  cairo_stroke (cr);
  cairo_restore (cr);
}
