/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "mz-basemap.h"

G_BEGIN_DECLS

/*
 * A layer shows the tiles of the whole zoom below its viewport's, up to twice as large. Told that tiles of 256 pixels are 192
 * logical ones, and with this added to the viewport's zoom, it shows them from three quarters to one and a half times as large
 * as they were painted: nearly as they are, and never small enough for the slow way of drawing.
 */
#define MZ_BASEMAP_SOURCE_TILE_SIZE   192
#define MZ_BASEMAP_SOURCE_ZOOM_OFFSET 0.41503749927884376 /* log2 (256 / 192) */

/**
 * MzBasemapSource:
 *
 * Gives the map its tiles: painted from the bundled base map on threads of its own, the newest request first; what has left
 * the view before its turn is not painted. Until a tile is painted parts of others that are stand in for it. Immutable:
 * another theme, scale or set of layers is another source, with another id. Main thread only; it lives until its last tile
 * is delivered.
 */
#define MZ_TYPE_BASEMAP_SOURCE (mz_basemap_source_get_type ())
G_DECLARE_FINAL_TYPE (MzBasemapSource, mz_basemap_source, MZ, BASEMAP_SOURCE, ShumateMapSource)

MzBasemapSource *mz_basemap_source_new     (MzBasemap *basemap, MzThemeKind theme, MzLayers layers, int scale,
                                            gboolean software);
gboolean         mz_basemap_source_is_idle (MzBasemapSource *self);

G_END_DECLS
