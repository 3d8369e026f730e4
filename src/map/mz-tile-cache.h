/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-picture.h"

G_BEGIN_DECLS

#define MZ_TILE_CACHE_GROUND_ZOOM 2

/**
 * MzTileCache:
 *
 * Painted tiles by place. What has not been asked for longest is dropped when they take too much memory; those of the whole
 * world, up to %MZ_TILE_CACHE_GROUND_ZOOM, stay. Zooms up to 12. Main thread only.
 */
typedef struct _MzTileCache MzTileCache;

MzTileCache  *mz_tile_cache_new           (gsize max_bytes);
void          mz_tile_cache_free          (MzTileCache *self);
MzPicture    *mz_tile_cache_lookup        (MzTileCache *self, guint zoom, guint x, guint y);
void          mz_tile_cache_add           (MzTileCache *self, guint zoom, guint x, guint y, MzPicture *picture);
GdkPaintable *mz_tile_cache_make_stand_in (MzTileCache *self, guint zoom, guint x, guint y);
gsize         mz_tile_cache_get_bytes     (MzTileCache *self);

G_END_DECLS
