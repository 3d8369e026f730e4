/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the map moves to: arithmetic on views, no widgets. Zooms are those of MzView; pixels are logical. */
#pragma once

#include "mz-limits.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

double   mz_map_motion_min_zoom   (double width, double height);
MzView   mz_map_motion_home       (double width, double height);
MzView   mz_map_motion_clamp      (const MzView *view);
MzView   mz_map_motion_pan        (const MzView *view, double dx, double dy);
MzView   mz_map_motion_zoom_at    (const MzView *view, double zoom, double x, double y);
void     mz_map_motion_locate     (const MzView *view, double lat, double lon, double *x, double *y);
void     mz_map_motion_invert     (const MzView *view, double x, double y, double *lat, double *lon);

/**
 * MzFlight:
 *
 * A flight from one view to another along the path of van Wijk and Nuij, Smooth and Efficient Zooming and Panning (2003):
 * out, over and in again, at a constant perceived speed.
 */
typedef struct
{
  MzView from, to;
  double x0, y0, x1, y1; /* centres on the unit square; x1 in the copy nearest to x0 */
  double w0, w1, u1;     /* widths of the frame and distance of the centres, on the unit square */
  double r0, length;     /* of the path, in its own measure */
} MzFlight;

void     mz_flight_init           (MzFlight *self, const MzView *from, const MzView *to);
MzView   mz_flight_at             (const MzFlight *self, double t);
guint    mz_flight_get_duration   (const MzFlight *self);

G_END_DECLS
