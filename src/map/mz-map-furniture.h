/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands still on the map: its title and its scale bar. */
#pragma once

#include <gtk/gtk.h>

#include "mz-map-scene.h"
#include "mz-scale-bar.h"
#include "mz-picture.h"

G_BEGIN_DECLS

typedef struct
{
  char             *title, *subtitle; /* (nullable): where there is no room */
  MzScaleBar        bar;
  cairo_rectangle_t title_box, bar_box;
  double            factor; /* of the text */
} MzMapFurniture;

void mz_map_furniture_update   (MzMapFurniture *self, MzMapScene *scene, const MzView *view, double factor);
void mz_map_furniture_clear    (MzMapFurniture *self);
void mz_map_furniture_snapshot (MzMapFurniture *self, GtkSnapshot *snapshot, MzPictureCache *pictures, MzThemeKind theme,
                                double scale, gboolean software);

G_END_DECLS
