/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-map-scene.h"

G_BEGIN_DECLS

/**
 * MzLayerBox:
 *
 * The layers of the map, each a switch with the digit of its key, and below it what of it is in view. Owned by #MzFindPanel,
 * which tells it when to look again; main thread.
 */
#define MZ_TYPE_LAYER_BOX (mz_layer_box_get_type ())
G_DECLARE_FINAL_TYPE (MzLayerBox, mz_layer_box, MZ, LAYER_BOX, GtkWidget)

void mz_layer_box_set_workspace (MzLayerBox *self, MzWorkspace *workspace);
void mz_layer_box_set_scene     (MzLayerBox *self, MzMapScene *scene);
void mz_layer_box_update        (MzLayerBox *self);
void mz_layer_box_update_legend (MzLayerBox *self);

G_END_DECLS
