/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-view.h"

#include "mz-mercator.h"

static gpointer
view_copy (gpointer view)
{
  return g_memdup2 (view, sizeof (MzView));
}

G_DEFINE_BOXED_TYPE (MzView, mz_view, view_copy, g_free)

MzFrame
mz_view_get_frame (const MzView *view)
{
  double world = mz_mercator_world_pixels (view->zoom);
  double cy = mz_mercator_y (view->lat), half = view->height / 2 / world;

  if (view->width <= 0 || view->height <= 0)
    return (MzFrame) { .everywhere = TRUE };
  /* Beyond the ends of the square the map has nothing; what lies there is drawn at its edge. */
  return (MzFrame) { FALSE, remainder (view->lon, 360), view->width / 2 / world * 360,
                   cy + half >= 1 ? -90 : mz_mercator_lat (cy + half), cy - half <= 0 ? 90 : mz_mercator_lat (cy - half) };
}

/**
 * mz_view_contains:
 * @lat, @lon: degrees
 *
 * Returns: whether the place is in the frame, in any copy of the world that it shows; everywhere while it has no size.
 */
gboolean
mz_view_contains (const MzView *self, double lat, double lon)
{
  MzFrame frame = mz_view_get_frame (self);

  return mz_frame_contains (&frame, lat, lon);
}

gboolean
mz_view_equal (const MzView *a, const MzView *b)
{
  return a->lat == b->lat && a->lon == b->lon && a->zoom == b->zoom && a->width == b->width && a->height == b->height
         && a->projection == b->projection;
}

double
mz_view_get_zoom_for (const MzView *self, double width, double height)
{
  if (self->width <= 0 || self->height <= 0 || width <= 0 || height <= 0)
    return self->zoom;
  return self->zoom + log2 (MIN (width / self->width, height / self->height));
}
