/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the base map share. */
#pragma once

#include "mz-basemap.h"
#include "mz-pack.h"

struct _MzBasemap
{
  gatomicrefcount        ref_count;
  GBytes                *pack;
  const MzPackHeader    *header;
  const MzPackCell      *cells;
  const guint32         *words;
  const MzPackFeature   *features;
  const MzPackRing      *rings;
  const MzPackPoint     *points;
  MzBasemapLabel        *labels; /* names in the pack */
};

guint             mz_basemap_level_at   (double zoom);
const MzPackCell *mz_basemap_find_cell  (MzBasemap *self, const MzPackLayer *layer, guint column, guint row);
gboolean          mz_basemap_check_pack (const guint8 *data, gsize size, GError **error);
MzBasemapLabel   *mz_basemap_new_labels (const guint8 *data);
