/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-scale-bar.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"
#include "mz-mercator.h"
#include "mz-text.h"

#define EQUATOR_KM 40075.017 /* WGS 84 */
#define TICK       6.0
#define GAP        3.0
#define HALO       3.0
#define EVEN       1.03      /* how much the scale may change over the frame before the latitude is named */

/**
 * mz_scale_bar_init:
 * @view: whose middle the bar is true for
 * @max_length: pixels
 * @units: of its label
 *
 * The longest round length that fits. A pixel at latitude φ is the equator's length times cos φ, over the pixels round the
 * world (Snyder, Map Projections, 1987, p. 44).
 */
void
mz_scale_bar_init (MzScaleBar *self, const MzView *view, double max_length, MzUnits units)
{
  static const double steps[] = { 5, 3, 2, 1 };
  gboolean us = units == MZ_UNITS_US;
  double equator = us ? EQUATOR_KM * 1000 / MZ_METRES_A_MILE : EQUATOR_KM, world = mz_mercator_world_pixels (view->zoom);
  double per_pixel = equator * cos (view->lat * G_PI / 180) / world, most = max_length * per_pixel, power = pow (10, floor (log10 (most)));
  double edge = mz_mercator_lat (CLAMP (mz_mercator_y (view->lat) + view->height / 2 / world, 0, 1));
  gboolean even = fabs (log (cos (edge * G_PI / 180) / cos (view->lat * G_PI / 180))) < log (EVEN);
  g_autofree char *number = NULL;

  self->distance = power;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power <= most)
      {
        self->distance = steps[i] * power;
        break;
      }
  self->length = self->distance / per_pixel;
  number = mz_format_number (self->distance);
  if (even)
    self->label = g_strdup_printf (us ? _("%s mi") : _("%s km"), number);
  else if (view->lat >= 0)
    /* Translators: length of the scale bar, and the northern latitude for which it is true. */
    self->label = g_strdup_printf (us ? _("%1$s mi at %2$.0f° N") : _("%1$s km at %2$.0f° N"), number, fabs (view->lat));
  else
    /* Translators: length of the scale bar, and the southern latitude for which it is true. */
    self->label = g_strdup_printf (us ? _("%1$s mi at %2$.0f° S") : _("%1$s km at %2$.0f° S"), number, fabs (view->lat));
}

void
mz_scale_bar_clear (MzScaleBar *self)
{
  g_clear_pointer (&self->label, g_free);
}

/** mz_scale_bar_measure: @factor: of the text. Its size in pixels. */
void
mz_scale_bar_measure (const MzScaleBar *self, double factor, double *width, double *height)
{
  MzTextSize text = mz_text_measure (MZ_FONT_AXIS, factor, self->label);

  *width = MAX (self->length, text.width) + 2 * HALO;
  *height = TICK + GAP + text.height + 2 * HALO;
}

/** mz_scale_bar_paint: @x, @y: its upper left corner. */
void
mz_scale_bar_paint (const MzScaleBar *self, cairo_t *cr, const MzTheme *theme, double factor, double x, double y)
{
  double left = round (x + HALO) + 0.5, top = round (y + HALO);

  cairo_save (cr);
  cairo_move_to (cr, left, top);
  cairo_rel_line_to (cr, 0, TICK - 0.5);
  cairo_rel_line_to (cr, self->length, 0);
  cairo_rel_line_to (cr, 0, -TICK + 0.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 3.4);
  mz_color_set_source (mz_color_with_alpha (theme->halo, 0.92), cr);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, theme->line_factor);
  mz_color_set_source (theme->label, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
  mz_text_paint_halo (cr, MZ_FONT_AXIS, factor, self->label, theme->label, theme->halo, theme->halo_width, left - 0.5,
                      top + TICK + GAP);
}
