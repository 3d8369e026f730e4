/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-disc-paint.h"

G_BEGIN_DECLS

/**
 * MzDiscLayer:
 *
 * Lettered discs over the map, and a cross in its middle while a place is pointed at by keys. Owned by the map; main thread only.
 */
#define MZ_TYPE_DISC_LAYER (mz_disc_layer_get_type ())
G_DECLARE_FINAL_TYPE (MzDiscLayer, mz_disc_layer, MZ, DISC_LAYER, GtkWidget)

MzDiscLayer *mz_disc_layer_new        (void);
void         mz_disc_layer_set_discs  (MzDiscLayer *self, MzDiscs *discs);
void         mz_disc_layer_set_aiming (MzDiscLayer *self, gboolean aiming);
void         mz_disc_layer_set_view   (MzDiscLayer *self, const MzView *view);
void         mz_disc_layer_set_style  (MzDiscLayer *self, MzThemeKind theme, double text_factor);

G_END_DECLS
