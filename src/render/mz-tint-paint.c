/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-tint-paint.h"

#include <math.h>

#define HATCH_TILE  10.0 /* px: the lines in it are 7 px apart */
#define HATCH_WIDTH 1.1
#define DOTS_TILE   7.0
#define DOT_RADIUS  1.1
#define BAND        13.0 /* px inside the border */

/* A tile that repeats; its corner is at the origin, so that it goes along with the map. */
static cairo_pattern_t *
pattern_new (double tile, double factor, double origin_x, double origin_y, cairo_t **cr)
{
  cairo_rectangle_t extents = { 0, 0, tile, tile };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (surface);
  cairo_matrix_t matrix;

  *cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_matrix_init_scale (&matrix, 1 / factor, 1 / factor);
  cairo_matrix_translate (&matrix, -fmod (origin_x, tile * factor), -fmod (origin_y, tile * factor));
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  return pattern;
}

static cairo_pattern_t *
hatch_new (const MzTheme *theme, double factor, double origin_x, double origin_y)
{
  cairo_t *cr;
  cairo_pattern_t *pattern = pattern_new (HATCH_TILE, factor, origin_x, origin_y, &cr);

  mz_color_set_source (mz_color_with_alpha (theme->control_hatch, theme->line_factor > 1 ? 1 : 0.55), cr);
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
dots_new (const MzTheme *theme, double factor, double origin_x, double origin_y)
{
  cairo_t *cr;
  cairo_pattern_t *pattern = pattern_new (DOTS_TILE, factor, origin_x, origin_y, &cr);

  mz_color_set_source (theme->control_hatch, cr);
  cairo_arc (cr, DOTS_TILE / 2, DOTS_TILE / 2, DOT_RADIUS * theme->line_factor, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  return pattern;
}

static void
paint_in_force (cairo_t *cr, const MzTheme *theme, gboolean band, double factor, double origin_x, double origin_y)
{
  cairo_pattern_t *hatch = hatch_new (theme, factor, origin_x, origin_y);

  mz_color_set_source (band ? mz_color_with_alpha (theme->control_tint, 0.38 * theme->control_tint.a) : theme->control_tint, cr);
  cairo_fill_preserve (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (band)
    {
      cairo_clip_preserve (cr);
      mz_color_set_source (mz_color_with_alpha (theme->control_tint, 0.75 * theme->control_tint.a), cr);
      cairo_set_line_width (cr, 2 * BAND * factor);
      cairo_stroke_preserve (cr);
      cairo_set_source (cr, hatch);
      cairo_stroke_preserve (cr);
    }
  else
    {
      cairo_set_source (cr, hatch);
      cairo_fill_preserve (cr);
    }
  mz_color_set_source (mz_color_with_alpha (theme->control_hatch, theme->line_factor > 1 ? 1 : 0.55), cr);
  cairo_set_line_width (cr, (band ? 2 : 1) * factor * theme->line_factor);
  cairo_stroke (cr);
  cairo_pattern_destroy (hatch);
}

static void
paint_ahead (cairo_t *cr, const MzTheme *theme, double factor, double origin_x, double origin_y)
{
  const double dashes[] = { 2 * factor, 2 * factor };
  cairo_pattern_t *dots = dots_new (theme, factor, origin_x, origin_y);

  cairo_set_source (cr, dots);
  cairo_fill_preserve (cr);
  cairo_pattern_destroy (dots);
  mz_color_set_source (theme->control_hatch, cr);
  cairo_set_line_width (cr, factor * theme->line_factor);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
}

/**
 * mz_tint_paint:
 * @band: the hatch only along the border, and paler: near enough, all of it would be too much
 * @factor: what sizes are multiplied by
 * @origin_x, @origin_y: a point of the map that hatch and dots go along with
 *
 * Fills the current path, and drops it, as a country that keeps goods back. Of what is not known nothing is drawn.
 */
void
mz_tint_paint (cairo_t *cr, const MzTheme *theme, MzTintForm form, gboolean band, double factor, double origin_x,
               double origin_y)
{
  cairo_save (cr);
  if (form == MZ_TINT_IN_FORCE)
    paint_in_force (cr, theme, band, factor, origin_x, origin_y);
  else if (form == MZ_TINT_AHEAD)
    paint_ahead (cr, theme, factor, origin_x, origin_y);
  cairo_new_path (cr);
  cairo_restore (cr);
}
