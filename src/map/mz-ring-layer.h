/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-map-scene.h"

G_BEGIN_DECLS

/**
 * MzRingLayer:
 *
 * Rings round records on the map: a site's symbol or the cluster that it is in, or its place where the map does not show it;
 * the middle of an agreement's arc; the place of a measure's country. Rings that would cross are one. Lies between
 * the base map and what the scene draws, so that words stay legible. Owned by the map; main thread only.
 */
#define MZ_TYPE_RING_LAYER (mz_ring_layer_get_type ())
G_DECLARE_FINAL_TYPE (MzRingLayer, mz_ring_layer, MZ, RING_LAYER, GtkWidget)

MzRingLayer *mz_ring_layer_new         (MzMapScene *scene);
void         mz_ring_layer_set_records (MzRingLayer *self, GPtrArray *records);
guint        mz_ring_layer_count       (MzRingLayer *self);
void         mz_ring_layer_set_view    (MzRingLayer *self, const MzView *view);
void         mz_ring_layer_set_theme   (MzRingLayer *self, MzThemeKind theme);

G_END_DECLS
