/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-basemap.h"

G_BEGIN_DECLS

/**
 * MzOverviewBox:
 *
 * The small world map with the frame of the large one in it. Painted once for a theme. Signal "asked" (latitude, longitude,
 * whether the button is held): where the user wants the middle of the large one to be. Owned by the map; main thread only.
 */
#define MZ_TYPE_OVERVIEW_BOX (mz_overview_box_get_type ())
G_DECLARE_FINAL_TYPE (MzOverviewBox, mz_overview_box, MZ, OVERVIEW_BOX, GtkWidget)

MzOverviewBox *mz_overview_box_new       (MzBasemap *basemap);
void           mz_overview_box_set_view  (MzOverviewBox *self, const MzView *view);
void           mz_overview_box_set_theme (MzOverviewBox *self, MzThemeKind theme);

G_END_DECLS
