/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-tint-paint.h"

#include <math.h>

#define HATCH_TILE  10.0 /* px: the lines in it are 7 px apart */
#define HATCH_WIDTH 1.1
#define DOTS_TILE   7.0
#define DOT_RADIUS  1.1
#define BAND        13.0 /* px inside the border */
#define BAND_FILL   0.38 /* of the tint, where only the band is hatched */
#define BAND_GROUND 0.75 /* of the tint, in the band */

/* A tile that repeats; its corner is at the origin, so that it goes along with the map. */
static cairo_pattern_t *
pattern_new (const MzTintStyle *style, double tile, cairo_t **cr)
{
  cairo_rectangle_t extents = { 0, 0, tile, tile };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (surface);
  double size = tile * style->factor;
  cairo_matrix_t matrix;

  *cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_matrix_init_scale (&matrix, 1 / style->factor, 1 / style->factor);
  cairo_matrix_translate (&matrix, -fmod (style->origin_x, size), -fmod (style->origin_y, size));
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  return pattern;
}

static double
hatch_alpha (const MzTheme *theme)
{
  return theme->line_factor > 1 ? 1 : 0.55;
}

/* @ground: how much of the tint lies under the lines. */
static cairo_pattern_t *
hatch_new (const MzTheme *theme, const MzTintStyle *style, double ground)
{
  cairo_t *cr;
  cairo_pattern_t *pattern = pattern_new (style, HATCH_TILE, &cr);

  mz_color_set_source (mz_color_with_alpha (theme->control_tint, ground * theme->control_tint.a), cr);
  cairo_paint (cr);
  mz_color_set_source (mz_color_with_alpha (theme->control_hatch, hatch_alpha (theme)), cr);
  cairo_set_line_width (cr, HATCH_WIDTH * theme->line_factor);
  for (int i = 0; i <= 2; i++)
    {
      cairo_move_to (cr, (i + 0.5) * HATCH_TILE, -0.5 * HATCH_TILE);
      cairo_line_to (cr, (i - 1.5) * HATCH_TILE, 1.5 * HATCH_TILE);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  return pattern;
}

static cairo_pattern_t *
dots_new (const MzTheme *theme, const MzTintStyle *style)
{
  cairo_t *cr;
  cairo_pattern_t *pattern = pattern_new (style, DOTS_TILE, &cr);

  mz_color_set_source (theme->control_hatch, cr);
  cairo_arc (cr, DOTS_TILE / 2, DOTS_TILE / 2, DOT_RADIUS * theme->line_factor, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  return pattern;
}

/** mz_tint_fill: The area. */
void
mz_tint_fill (cairo_t *cr, const MzTheme *theme, const MzTintStyle *style)
{
  cairo_pattern_t *pattern = NULL;

  if (style->form == MZ_TINT_AHEAD && !style->band)
    pattern = dots_new (theme, style);
  else if (style->form == MZ_TINT_IN_FORCE && !style->band)
    pattern = hatch_new (theme, style, 1);
  else if (style->form == MZ_TINT_IN_FORCE)
    pattern = cairo_pattern_create_rgba (theme->control_tint.r, theme->control_tint.g, theme->control_tint.b,
                                         BAND_FILL * theme->control_tint.a);
  if (pattern == NULL)
    return;
  cairo_save (cr);
  cairo_set_source (cr, pattern);
  cairo_fill_preserve (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
}

/** mz_tint_band: The hatched or dotted band, half of it on each side of the path: clip to the area before. */
void
mz_tint_band (cairo_t *cr, const MzTheme *theme, const MzTintStyle *style)
{
  cairo_pattern_t *pattern = style->form == MZ_TINT_AHEAD ? dots_new (theme, style) : hatch_new (theme, style, BAND_GROUND);

  cairo_save (cr);
  cairo_set_source (cr, pattern);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * BAND * style->factor);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
}

/** mz_tint_edge: The line round it. */
void
mz_tint_edge (cairo_t *cr, const MzTheme *theme, const MzTintStyle *style)
{
  const double dashes[] = { 2 * style->factor, 2 * style->factor };
  gboolean ahead = style->form == MZ_TINT_AHEAD;

  cairo_save (cr);
  mz_color_set_source (mz_color_with_alpha (theme->control_hatch, ahead ? 1 : hatch_alpha (theme)), cr);
  cairo_set_line_width (cr, style->factor * theme->line_factor);
  cairo_set_dash (cr, dashes, ahead ? 2 : 0, 0);
  if (style->form != MZ_TINT_NOT_KNOWN)
    cairo_stroke (cr);
  cairo_new_path (cr);
  cairo_restore (cr);
}
