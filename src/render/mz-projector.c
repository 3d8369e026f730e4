/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-projector.h"

#include <math.h>

#include "mz-equal-earth.h"
#include "mz-mercator.h"

#define LINE_STEP    6.0 /* px of straight line in Mercator that may stay one */
#define OUTLINE_STEP 1.0 /* degrees of latitude */

/** mz_projector_init: @view: Equal Earth has the equator in the middle of the frame, whatever the latitude of the view. */
void
mz_projector_init (MzProjector *self, const MzView *view)
{
  *self = (MzProjector) { .projection = view->projection, .world = mz_mercator_world_pixels (view->zoom),
                          .middle_mx = mz_mercator_x (view->lon), .middle_x = view->width / 2 };
  if (view->projection == MZ_PROJECTION_EQUAL_EARTH)
    self->top = view->height / 2 - MZ_EQUAL_EARTH_HEIGHT / 2 * self->world;
  else
    self->top = view->height / 2 - mz_mercator_y (view->lat) * self->world;
}

/** mz_projector_apply: @mx: more than half a world from the middle is beyond the edge: another copy, or outside the outline. */
void
mz_projector_apply (const MzProjector *self, double mx, double my, double *x, double *y)
{
  if (self->projection == MZ_PROJECTION_EQUAL_EARTH)
    {
      mz_equal_earth_forward (mz_mercator_lat (my), (mx - self->middle_mx) * 360, x, y);
      *x = self->middle_x + (*x - 0.5) * self->world;
      *y = self->top + *y * self->world;
      return;
    }
  *x = self->middle_x + (mx - self->middle_mx) * self->world;
  *y = self->top + my * self->world;
}

/**
 * mz_projector_invert:
 * @mx, @my: (out): in the unit square
 *
 * Returns: whether there is a place at this point of the frame; else nothing is set.
 */
gboolean
mz_projector_invert (const MzProjector *self, double x, double y, double *mx, double *my)
{
  double across = (x - self->middle_x) / self->world, down = (y - self->top) / self->world, lat, lon;

  if (self->projection == MZ_PROJECTION_EQUAL_EARTH)
    {
      if (!mz_equal_earth_inverse (across + 0.5, down, &lat, &lon))
        return FALSE;
      across = lon / 360;
      down = mz_mercator_y (lat);
    }
  if (down < 0 || down > 1)
    return FALSE;
  *mx = mz_mercator_wrap (self->middle_mx + across);
  *my = down;
  return TRUE;
}

/** mz_projector_width: Returns: pixels round the world at @y; 0 beyond the poles. */
double
mz_projector_width (const MzProjector *self, double y)
{
  double down = (y - self->top) / self->world;

  if (self->projection == MZ_PROJECTION_MERCATOR)
    return self->world;
  return down >= 0 && down <= MZ_EQUAL_EARTH_HEIGHT ? self->world * mz_equal_earth_width (down) : 0;
}

/** mz_projector_jumps: Returns: whether a short way from one place to another goes over the edge of a world shown once. */
gboolean
mz_projector_jumps (const MzProjector *self, double from_x, double to_x)
{
  return self->projection == MZ_PROJECTION_EQUAL_EARTH && fabs (to_x - from_x) > self->world / 4;
}

void
mz_projector_move_to (const MzProjector *self, cairo_t *cr, double mx, double my)
{
  double x, y;

  mz_projector_apply (self, mx, my, &x, &y);
  cairo_move_to (cr, x, y);
}

/** mz_projector_line_to: What is straight in Mercator, from one place to another, the first of which the path has reached. */
void
mz_projector_line_to (const MzProjector *self, cairo_t *cr, double from_mx, double from_my, double mx, double my)
{
  double length = MAX (fabs (mx - from_mx), fabs (my - from_my)) * self->world;
  guint n = self->projection == MZ_PROJECTION_EQUAL_EARTH ? (guint) MAX (ceil (length / LINE_STEP), 1) : 1;

  for (guint i = 1; i <= n; i++)
    {
      double t = (double) i / n, x, y;

      mz_projector_apply (self, from_mx + t * (mx - from_mx), from_my + t * (my - from_my), &x, &y);
      cairo_line_to (cr, x, y);
    }
}

/** mz_projector_trace_outline: The edge of the Equal Earth; of Mercator, which has none, nothing. */
void
mz_projector_trace_outline (const MzProjector *self, cairo_t *cr)
{
  if (self->projection != MZ_PROJECTION_EQUAL_EARTH)
    return;
  cairo_new_sub_path (cr);
  for (int side = -1; side <= 1; side += 2)
    for (double lat = -90; lat <= 90; lat += OUTLINE_STEP)
      {
        double x, y;

        mz_equal_earth_forward (-side * lat, side * 180, &x, &y);
        cairo_line_to (cr, self->middle_x + (x - 0.5) * self->world, self->top + y * self->world);
      }
  cairo_close_path (cr);
}
