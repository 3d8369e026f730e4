/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "mz-basemap.h"

G_BEGIN_DECLS

/**
 * MzBasemapSource:
 *
 * Gives the map its tiles: painted from the bundled base map on threads of its own, the newest request first; what has left
 * the view before its turn is not painted. Immutable: another theme, scale or set of layers is another source, with another
 * id. Main thread only; it lives until its last tile is delivered.
 */
#define MZ_TYPE_BASEMAP_SOURCE (mz_basemap_source_get_type ())
G_DECLARE_FINAL_TYPE (MzBasemapSource, mz_basemap_source, MZ, BASEMAP_SOURCE, ShumateMapSource)

MzBasemapSource *mz_basemap_source_new (MzBasemap *basemap, MzThemeKind theme, MzLayers layers, int scale);

G_END_DECLS
