/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-basemap-private.h"

/** mz_basemap_new_labels: Returns: (transfer full): the labels of a pack that has been checked. */
MzBasemapLabel *
mz_basemap_new_labels (const guint8 *data)
{
  const MzPackHeader *header = (gconstpointer) data;
  const MzPackLabel *packed = (gconstpointer) (data + header->labels.offset);
  MzBasemapLabel *labels = g_new0 (MzBasemapLabel, header->labels.count);

  for (guint i = 0; i < header->labels.count; i++)
    labels[i] = (MzBasemapLabel) {
      .kind = (MzBasemapLabelKind) packed[i].kind,
      .name = (const char *) data + header->strings.offset + packed[i].name,
      .lat = packed[i].lat, .lon = packed[i].lon,
      .rank = packed[i].rank,
      .min_zoom = packed[i].min_zoom, .max_zoom = packed[i].max_zoom,
      .span = packed[i].span,
      .ocean = (packed[i].flags & MZ_PACK_LABEL_OCEAN) != 0,
      .capital = (packed[i].flags & MZ_PACK_LABEL_CAPITAL) != 0,
    };
  return labels;
}

guint
mz_basemap_get_n_labels (MzBasemap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header->labels.count;
}

/** mz_basemap_peek_label: Returns: (transfer none): label @i; the most important ones come first. */
const MzBasemapLabel *
mz_basemap_peek_label (MzBasemap *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->header->labels.count, NULL);

  return &self->labels[i];
}
