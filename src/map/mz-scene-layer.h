/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-map-scene.h"

G_BEGIN_DECLS

/**
 * MzSceneLayer:
 *
 * What lies over the base map, on the screen: marks and labels as pictures that are painted once, tints and arcs as a
 * #MzGroundPainter has them. Owned by the map; main thread only.
 */
#define MZ_TYPE_SCENE_LAYER (mz_scene_layer_get_type ())
G_DECLARE_FINAL_TYPE (MzSceneLayer, mz_scene_layer, MZ, SCENE_LAYER, GtkWidget)

MzSceneLayer *mz_scene_layer_new             (MzMapScene *scene);
void          mz_scene_layer_set_view        (MzSceneLayer *self, const MzView *view);
void          mz_scene_layer_set_theme       (MzSceneLayer *self, MzThemeKind theme);
void          mz_scene_layer_set_text_factor (MzSceneLayer *self, double factor);
void          mz_scene_layer_set_controls    (MzSceneLayer *self, const cairo_rectangle_t *boxes, guint n);
void          mz_scene_layer_set_bare        (MzSceneLayer *self, double magnification);
void          mz_scene_layer_reset           (MzSceneLayer *self);
guint         mz_scene_layer_count_pictures (MzSceneLayer *self);
gboolean      mz_scene_layer_is_complete     (MzSceneLayer *self);

G_END_DECLS
