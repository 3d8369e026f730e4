/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map shows, as a plain value. */
#pragma once

#include <glib-object.h>
#include <math.h>

G_BEGIN_DECLS

/* Equal Earth is for pictures of the whole world, which it shows once. */
typedef enum { MZ_PROJECTION_MERCATOR, MZ_PROJECTION_EQUAL_EARTH } MzProjection;

/* What the map shows: centre in degrees, zoom (256 pixels round the equator at 0), and the size of the frame in pixels. */
typedef struct
{
  double       lat, lon, zoom;
  double       width, height; /* logical pixels; 0 while there is no frame: then everything is in view */
  MzProjection projection;    /* Mercator in the window */
} MzView;

#define MZ_TYPE_VIEW (mz_view_get_type ())
GType    mz_view_get_type (void) G_GNUC_CONST;
gboolean mz_view_contains (const MzView *self, double lat, double lon);
gboolean mz_view_equal    (const MzView *a, const MzView *b);
/* The zoom at which a frame of that size, in pixels, shows at least what this one does; the same while this one has no size. */
double   mz_view_get_zoom_for (const MzView *self, double width, double height);

#define MZ_VIEW_HOME ((MzView) { 22.5, 14.5, 2.0, 0, 0 })

/* The frame in degrees, which are what sites have: one comparison a side for each of them. */
typedef struct
{
  gboolean everywhere;
  double   lon, half_width; /* from -180 to 180 */
  double   south, north;
} MzFrame;

MzFrame mz_view_get_frame (const MzView *self);

static inline gboolean
mz_frame_contains (const MzFrame *frame, double lat, double lon)
{
  double away = fabs (lon - frame->lon);

  away = MIN (away, 360 - away);
  /* Not &&: where the sites lie is not to be guessed, so a branch for each comparison would cost more than all of them. */
  return frame->everywhere | ((away <= frame->half_width) & (lat >= frame->south) & (lat <= frame->north));
}

G_END_DECLS
