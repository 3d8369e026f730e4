/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the map moves by itself: flights, coasting after a swipe, the wheel's zoom. */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view-private.h"

#include "mz-mercator.h"

#define FRICTION      4.0   /* a second: a coasting map loses this share of its speed */
#define SLOWEST       12.0  /* pixels a second: then it stands */
#define ZOOM_RATE     18.0  /* a second: how fast a zoom closes in on its goal */
#define ZOOM_NEAR     0.002
#define FARTHEST      90.0  /* degrees: what is farther off is cut to */
#define REVEAL_MARGIN 48.0  /* pixels that a place revealed keeps from the edge */

/** mz_map_view_is_animated: Returns: whether the user wants motion. */
gboolean
mz_map_view_is_animated (MzMapView *self)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);
  return enabled && gtk_widget_get_mapped (GTK_WIDGET (self));
}

/** mz_map_view_stop: Ends every motion where it is. */
void
mz_map_view_stop (MzMapView *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  self->motion = MZ_MOTION_NONE;
  self->flies_home = FALSE;
}

static gboolean
step_flight (MzMapView *self, double seconds)
{
  double eased;
  MzView view;

  self->flight_t = MIN (self->flight_t + 1000 * seconds / self->flight_ms, 1);
  eased = 1 - pow (1 - self->flight_t, 3);
  view = mz_flight_at (&self->flight, self->flight_t >= 1 ? 1 : eased);
  view.width = self->view.width;
  view.height = self->view.height;
  mz_map_view_show (self, &view);
  return self->flight_t < 1;
}

static gboolean
step_coast (MzMapView *self, double seconds)
{
  MzView view = mz_map_motion_pan (&self->view, self->velocity_x * seconds, self->velocity_y * seconds);
  double left = exp (-FRICTION * seconds);

  mz_map_view_show (self, &view);
  self->velocity_x *= left;
  self->velocity_y *= left;
  return hypot (self->velocity_x, self->velocity_y) > SLOWEST;
}

static gboolean
step_zoom (MzMapView *self, double seconds)
{
  double rest = (self->zoom_goal - self->view.zoom) * exp (-ZOOM_RATE * seconds);
  gboolean there = fabs (rest) < ZOOM_NEAR;
  MzView view = mz_map_motion_zoom_at (&self->view, there ? self->zoom_goal : self->zoom_goal - rest, self->zoom_x,
                                       self->zoom_y);

  mz_map_view_show (self, &view);
  return !there;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  MzMapView *self = MZ_MAP_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->tick_time != 0 ? CLAMP ((now - self->tick_time) / 1e6, 0, 0.1) : 0;
  gboolean moves = FALSE;

  self->tick_time = now;
  switch (self->motion)
    {
    case MZ_MOTION_FLIGHT:
      moves = step_flight (self, seconds);
      break;
    case MZ_MOTION_KINETIC:
      moves = step_coast (self, seconds);
      break;
    case MZ_MOTION_ZOOM:
      moves = step_zoom (self, seconds);
      break;
    case MZ_MOTION_NONE:
    default:
      break;
    }
  if (moves)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  self->motion = MZ_MOTION_NONE;
  self->at_home |= self->flies_home;
  self->flies_home = FALSE;
  mz_map_view_publish (self);
  return G_SOURCE_REMOVE;
}

static void
start (MzMapView *self, MzMotion motion)
{
  if (self->motion != motion || self->tick_id == 0)
    self->tick_time = 0;
  self->motion = motion;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/** mz_map_view_fly: Moves to another view of the frame, by a flight where motion is wanted and the way is not too far. */
void
mz_map_view_fly (MzMapView *self, const MzView *to)
{
  MzView goal = *to;

  mz_map_view_stop (self);
  goal.width = self->view.width;
  goal.height = self->view.height;
  goal = mz_map_motion_clamp (&goal);
  if (mz_view_equal (&goal, &self->view))
    return;
  mz_flight_init (&self->flight, &self->view, &goal);
  if (!mz_map_view_is_animated (self) || fabs (self->flight.x1 - self->flight.x0) * 360 > FARTHEST)
    {
      mz_map_view_show (self, &goal);
      mz_map_view_publish (self);
      return;
    }
  self->flight_t = 0;
  self->flight_ms = mz_flight_get_duration (&self->flight);
  start (self, MZ_MOTION_FLIGHT);
}

/** mz_map_view_fly_home: Shows the whole world, and goes on doing so when the frame changes. */
void
mz_map_view_fly_home (MzMapView *self)
{
  MzView home = mz_map_motion_home (self->view.width, self->view.height);

  mz_map_view_fly (self, &home);
  self->flies_home = self->motion == MZ_MOTION_FLIGHT;
  self->at_home = !self->flies_home;
}

/** mz_map_view_coast: Lets the map run out after a swipe; velocities in pixels a second. */
void
mz_map_view_coast (MzMapView *self, double velocity_x, double velocity_y)
{
  if (!mz_map_view_is_animated (self) || hypot (velocity_x, velocity_y) <= SLOWEST)
    return;
  self->velocity_x = velocity_x;
  self->velocity_y = velocity_y;
  start (self, MZ_MOTION_KINETIC);
}

/** mz_map_view_zoom_by: Zooms at a place of the frame; one more call while it runs adds to its goal. */
void
mz_map_view_zoom_by (MzMapView *self, double levels, double x, double y)
{
  double from = self->motion == MZ_MOTION_ZOOM ? self->zoom_goal : self->view.zoom;
  double lowest = mz_map_motion_min_zoom (self->view.width, self->view.height);

  if (self->motion != MZ_MOTION_ZOOM)
    mz_map_view_stop (self);
  self->zoom_goal = CLAMP (from + levels, lowest, MZ_MAP_MAX_ZOOM);
  self->zoom_x = x;
  self->zoom_y = y;
  if (mz_map_view_is_animated (self))
    start (self, MZ_MOTION_ZOOM);
  else
    {
      MzView view = mz_map_motion_zoom_at (&self->view, self->zoom_goal, x, y);

      mz_map_view_show (self, &view);
      mz_map_view_publish (self);
    }
}

/** mz_map_view_reveal: Moves the map, where it must, so that a place lies well in the frame. */
void
mz_map_view_reveal (MzMapView *self, double lat, double lon)
{
  double margin = MIN (REVEAL_MARGIN, MIN (self->view.width, self->view.height) / 4), x, y;
  MzView goal = self->view;

  mz_map_motion_locate (&self->view, lat, lon, &x, &y);
  if (x >= margin && x <= self->view.width - margin && y >= margin && y <= self->view.height - margin)
    return;
  goal.lat = CLAMP (lat, -MZ_MERCATOR_MAX_LAT, MZ_MERCATOR_MAX_LAT);
  goal.lon = lon;
  mz_map_view_fly (self, &goal);
}
