/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a scene lies between the base map and the marks: tints, flows and arcs, to be painted by any thread. */
#pragma once

#include "mz-map-scene.h"

G_BEGIN_DECLS

/**
 * MzMapGround:
 *
 * The tints, flows and arcs of a scene as they stood at one update. Immutable and counted: any thread may keep, paint and drop it.
 */
typedef struct _MzMapGround MzMapGround;

MzMapGround  *mz_map_ground_new         (MzMapScene *scene);
MzMapGround  *mz_map_ground_ref         (MzMapGround *self);
void          mz_map_ground_unref       (MzMapGround *self);
const MzView *mz_map_ground_get_view    (const MzMapGround *self);

/* Over the frame and MZ_MAP_SCENE_MARGIN round it; in the order of drawing. */
void          mz_map_ground_paint_tints (const MzMapGround *self, cairo_t *cr);
void          mz_map_ground_paint_flows (const MzMapGround *self, cairo_t *cr);
void          mz_map_ground_paint_arcs  (const MzMapGround *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzMapGround, mz_map_ground_unref)

G_END_DECLS
