/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-map-ground.h"
#include "mz-picture.h"

G_BEGIN_DECLS

/**
 * MzGroundPainter:
 *
 * Shows the tints and arcs of a scene. A thread paints them, with a margin round the frame; until it is done the picture
 * before is shown, moved and scaled with the map. Emits "changed" when a frame would show something else. Main thread only.
 */
#define MZ_TYPE_GROUND_PAINTER (mz_ground_painter_get_type ())
G_DECLARE_FINAL_TYPE (MzGroundPainter, mz_ground_painter, MZ, GROUND_PAINTER, GObject)

MzGroundPainter *mz_ground_painter_new         (MzMapScene *scene);
void             mz_ground_painter_invalidate  (MzGroundPainter *self);
void             mz_ground_painter_snapshot    (MzGroundPainter *self, GtkSnapshot *snapshot, const MzView *view, double scale,
                                                gboolean software);
gboolean         mz_ground_painter_is_complete (MzGroundPainter *self);

G_END_DECLS
