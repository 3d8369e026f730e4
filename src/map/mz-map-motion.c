/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-motion.h"

#include "mz-mercator.h"

/* The width for which MZ_VIEW_HOME was made. */
#define HOME_WIDTH 822.0

/** mz_map_motion_min_zoom: Returns: the smallest zoom at which the world still fills the height of the frame. */
double
mz_map_motion_min_zoom (double width, double height)
{
  return CLAMP (log2 (MAX (height, 1) / MZ_TILE_PIXELS), 0, MZ_MAP_MAX_ZOOM);
}

/** mz_map_motion_home: Returns: the view of the whole world for a frame of this size. */
MzView
mz_map_motion_home (double width, double height)
{
  MzView home = MZ_VIEW_HOME;

  home.width = width;
  home.height = height;
  home.zoom += log2 (MAX (width, 1) / HOME_WIDTH);
  return mz_map_motion_clamp (&home);
}

/** mz_map_motion_clamp: Returns: the view nearest to @view that shows nothing beyond the world's upper and lower edge. */
MzView
mz_map_motion_clamp (const MzView *view)
{
  MzView clamped = *view;
  double half, y;

  clamped.zoom = CLAMP (view->zoom, mz_map_motion_min_zoom (view->width, view->height), MZ_MAP_MAX_ZOOM);
  half = MIN (view->height / 2 / mz_mercator_world_pixels (clamped.zoom), 0.5);
  y = mz_mercator_y (view->lat);
  if (y < half || y > 1 - half)
    clamped.lat = mz_mercator_lat (CLAMP (y, half, 1 - half));
  clamped.lon = mz_mercator_lon (mz_mercator_wrap (mz_mercator_x (view->lon)));
  return clamped;
}

/** mz_map_motion_pan: @dx, @dy: by how many pixels what is shown moves to the right and down. */
MzView
mz_map_motion_pan (const MzView *view, double dx, double dy)
{
  MzView moved = *view;
  double world = mz_mercator_world_pixels (view->zoom);

  moved.lon = mz_mercator_lon (mz_mercator_x (view->lon) - dx / world);
  moved.lat = mz_mercator_lat (CLAMP (mz_mercator_y (view->lat) - dy / world, 0, 1));
  return mz_map_motion_clamp (&moved);
}

/** mz_map_motion_zoom_at: @x, @y: the place in the frame that stays where it is. */
MzView
mz_map_motion_zoom_at (const MzView *view, double zoom, double x, double y)
{
  MzView zoomed = *view;
  double before = mz_mercator_world_pixels (view->zoom), after;
  double dx = x - view->width / 2, dy = y - view->height / 2;

  zoomed.zoom = CLAMP (zoom, mz_map_motion_min_zoom (view->width, view->height), MZ_MAP_MAX_ZOOM);
  after = mz_mercator_world_pixels (zoomed.zoom);
  zoomed.lon = mz_mercator_lon (mz_mercator_x (view->lon) + dx / before - dx / after);
  zoomed.lat = mz_mercator_lat (CLAMP (mz_mercator_y (view->lat) + dy / before - dy / after, 0, 1));
  return mz_map_motion_clamp (&zoomed);
}

/** mz_map_motion_locate: Where a place stands in the frame: its copy nearest to the middle. */
void
mz_map_motion_locate (const MzView *view, double lat, double lon, double *x, double *y)
{
  double world = mz_mercator_world_pixels (view->zoom), cx = mz_mercator_x (view->lon);

  *x = view->width / 2 + (mz_mercator_nearest (mz_mercator_x (lon), cx) - cx) * world;
  *y = view->height / 2 + (mz_mercator_y (lat) - mz_mercator_y (view->lat)) * world;
}

/** mz_map_motion_invert: What place stands at a point of the frame; longitude from -180 to 180. */
void
mz_map_motion_invert (const MzView *view, double x, double y, double *lat, double *lon)
{
  double world = mz_mercator_world_pixels (view->zoom);

  *lon = mz_mercator_lon (mz_mercator_wrap (mz_mercator_x (view->lon) + (x - view->width / 2) / world));
  *lat = mz_mercator_lat (CLAMP (mz_mercator_y (view->lat) + (y - view->height / 2) / world, 0, 1));
}

/* Of the paper: how much zooming counts against panning; the authors' users liked 1.42 best. */
#define RHO   1.42
#define SPEED 1.6 /* of the path's measure, a second */

/* r_i of the paper's equation 9. */
static double
bend (const MzFlight *self, int i)
{
  double w = i == 0 ? self->w0 : self->w1;
  double b = (self->w1 * self->w1 - self->w0 * self->w0 + (i == 0 ? 1 : -1) * pow (RHO, 4) * self->u1 * self->u1)
             / (2 * w * RHO * RHO * self->u1);

  return -asinh (b);
}

/** mz_flight_init: @from, @to: views of one frame. */
void
mz_flight_init (MzFlight *self, const MzView *from, const MzView *to)
{
  double width = MAX (from->width, 1);

  self->from = *from;
  self->to = *to;
  self->to.width = from->width;
  self->to.height = from->height;
  self->to = mz_map_motion_clamp (&self->to);
  self->x0 = mz_mercator_x (from->lon);
  self->y0 = mz_mercator_y (from->lat);
  self->x1 = mz_mercator_nearest (mz_mercator_x (self->to.lon), self->x0);
  self->y1 = mz_mercator_y (self->to.lat);
  self->w0 = width / mz_mercator_world_pixels (from->zoom);
  self->w1 = width / mz_mercator_world_pixels (self->to.zoom);
  self->u1 = hypot (self->x1 - self->x0, self->y1 - self->y0);
  if (self->u1 < 1e-6 * self->w0)
    {
      self->u1 = 0;
      self->r0 = 0;
      self->length = fabs (log (self->w1 / self->w0)) / RHO;
      return;
    }
  self->r0 = bend (self, 0);
  self->length = (bend (self, 1) - self->r0) / RHO;
}

/** mz_flight_at: @t: 0 at the start to 1 at the goal, which is met exactly. */
MzView
mz_flight_at (const MzFlight *self, double t)
{
  MzView view = self->to;
  double s = CLAMP (t, 0, 1) * self->length, w, u = 0;

  if (t >= 1)
    return self->to;
  if (self->u1 == 0)
    w = self->w0 * exp ((self->w1 < self->w0 ? -1 : 1) * RHO * s);
  else
    {
      double bent = RHO * s + self->r0;

      w = self->w0 * cosh (self->r0) / cosh (bent);
      u = (self->w0 / (RHO * RHO) * (cosh (self->r0) * tanh (bent) - sinh (self->r0))) / self->u1;
    }
  view.zoom = log2 (MAX (self->from.width, 1) / w / MZ_TILE_PIXELS);
  view.lon = mz_mercator_lon (self->x0 + (self->x1 - self->x0) * u);
  view.lat = mz_mercator_lat (self->y0 + (self->y1 - self->y0) * u);
  return mz_map_motion_clamp (&view);
}

/** mz_flight_get_duration: Returns: milliseconds, 150 to 1500. */
guint
mz_flight_get_duration (const MzFlight *self)
{
  return (guint) CLAMP (1000 * self->length / SPEED, 150, 1500);
}
