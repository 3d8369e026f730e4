/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-overview.h"

#include "mz-mercator.h"

#define LAT        25.0
#define LON        11.0
#define RADIUS     6.0
#define LINE       1.6
#define LEAST_SIDE 6.0 /* px of the frame, that it can be seen */

static void
trace_box (cairo_t *cr, const cairo_rectangle_t *box)
{
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - RADIUS, box->y + RADIUS, RADIUS, -G_PI_2, 0);
  cairo_arc (cr, right - RADIUS, bottom - RADIUS, RADIUS, 0, G_PI_2);
  cairo_arc (cr, box->x + RADIUS, bottom - RADIUS, RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, box->x + RADIUS, box->y + RADIUS, RADIUS, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/** mz_overview_paint: The world without the frame, which changes while this does not. */
void
mz_overview_paint (cairo_t *cr, const MzTheme *theme, MzBasemap *basemap, const cairo_rectangle_t *box)
{
  double scale = box->width / MZ_TILE_PIXELS;
  MzView view = { LAT, LON, 0, MZ_TILE_PIXELS, box->height / scale };

  cairo_save (cr);
  trace_box (cr, box);
  cairo_clip (cr);
  cairo_translate (cr, box->x, box->y);
  mz_color_set_source (theme->sea, cr);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  mz_basemap_paint (basemap, cr, theme, 0, &view);
  cairo_restore (cr);

  trace_box (cr, &(cairo_rectangle_t) { box->x + 0.5, box->y + 0.5, box->width - 1, box->height - 1 });
  cairo_set_line_width (cr, theme->line_factor);
  mz_color_set_source (theme->coast, cr);
  cairo_stroke (cr);
}

/** mz_overview_get_frame: @frame: (out): what @view shows; also a width of @box to the left and to the right. */
void
mz_overview_get_frame (const MzView *view, const cairo_rectangle_t *box, cairo_rectangle_t *frame)
{
  double shrink = box->width / mz_mercator_world_pixels (view->zoom);
  double x = mz_mercator_wrap (mz_mercator_x (view->lon) - mz_mercator_x (LON) + 0.5) * box->width;
  double y = (mz_mercator_y (view->lat) - mz_mercator_y (LAT)) * box->width + box->height / 2;

  frame->width = MAX (view->width * shrink, LEAST_SIDE);
  frame->height = MAX (view->height * shrink, LEAST_SIDE);
  frame->x = box->x + x - frame->width / 2;
  frame->y = box->y + y - frame->height / 2;
}

void
mz_overview_paint_frame (cairo_t *cr, const MzTheme *theme, const MzView *view, const cairo_rectangle_t *box)
{
  cairo_rectangle_t frame;

  mz_overview_get_frame (view, box, &frame);
  cairo_save (cr);
  trace_box (cr, box);
  cairo_clip (cr);
  for (int copy = -1; copy <= 1; copy++)
    cairo_rectangle (cr, frame.x + copy * box->width, frame.y, frame.width, frame.height);
  cairo_set_line_width (cr, LINE * theme->line_factor);
  mz_color_set_source (theme->sel, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/** mz_overview_invert: The place that stands at a point of @box; longitude from -180 to 180. */
void
mz_overview_invert (const cairo_rectangle_t *box, double x, double y, double *lat, double *lon)
{
  *lon = mz_mercator_lon (mz_mercator_wrap (mz_mercator_x (LON) + (x - box->x) / box->width - 0.5));
  *lat = mz_mercator_lat (CLAMP (mz_mercator_y (LAT) + (y - box->y - box->height / 2) / box->width, 0, 1));
}
