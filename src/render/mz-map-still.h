/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map as it stood at one moment, to be painted by any thread. */
#pragma once

#include "mz-map-scene.h"

G_BEGIN_DECLS

/**
 * MzMapStill:
 *
 * All that a scene shows, from the base map to the labels, as its last update left it. Immutable and counted: any thread may keep,
 * paint and drop it; it knows no record.
 */
typedef struct _MzMapStill MzMapStill;

MzMapStill *mz_map_still_new               (MzMapScene *scene, MzBasemap *basemap);
MzMapStill *mz_map_still_ref               (MzMapStill *self);
void        mz_map_still_unref             (MzMapStill *self);
/* Over the frame of the scene's view, from 0, 0; not clipped. */
void        mz_map_still_paint             (const MzMapStill *self, cairo_t *cr);
/* In pixels of the frame: the least size of any text in it. */
double      mz_map_still_get_smallest_text (const MzMapStill *self);
guint       mz_map_still_get_n_labels      (const MzMapStill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzMapStill, mz_map_still_unref)

G_END_DECLS
