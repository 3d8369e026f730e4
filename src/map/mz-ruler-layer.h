/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-ruler.h"

G_BEGIN_DECLS

/**
 * MzRulerLayer:
 *
 * Draws a ruler over the map. After a change of the ruler itself it wants a gtk_widget_queue_draw(). Owned by the map; main
 * thread only.
 */
#define MZ_TYPE_RULER_LAYER (mz_ruler_layer_get_type ())
G_DECLARE_FINAL_TYPE (MzRulerLayer, mz_ruler_layer, MZ, RULER_LAYER, GtkWidget)

MzRulerLayer *mz_ruler_layer_new       (void);
MzRuler      *mz_ruler_layer_get_ruler (MzRulerLayer *self);
void          mz_ruler_layer_set_view  (MzRulerLayer *self, const MzView *view);
void          mz_ruler_layer_set_style (MzRulerLayer *self, MzThemeKind theme, double text_factor);

G_END_DECLS
