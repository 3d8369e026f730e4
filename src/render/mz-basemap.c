/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-basemap-private.h"

#include <math.h>

#include "mz-basemap-resources.h"

#define RESOURCE_PATH "/org/monazite/Monazite/basemap.pack"

G_DEFINE_BOXED_TYPE (MzBasemap, mz_basemap, mz_basemap_ref, mz_basemap_unref)

/** mz_basemap_level_at: Returns: the level of detail for @zoom, which may be fractional. */
guint
mz_basemap_level_at (double zoom)
{
  double whole = floor (zoom + 0.5);

  return (guint) CLAMP (whole < 6 ? whole : 3 + floor (whole / 2), 0, MZ_PACK_N_LEVELS - 1);
}

/** mz_basemap_find_cell: Returns: (nullable): the cell of @layer at @column and @row; %NULL where there is nothing. */
const MzPackCell *
mz_basemap_find_cell (MzBasemap *self, const MzPackLayer *layer, guint column, guint row)
{
  const MzPackCell *cells = self->cells + layer->first_cell;
  guint32 key = row << 16 | column;
  guint first = 0, end = layer->n_cells;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (cells[middle].key < key)
        first = middle + 1;
      else
        end = middle;
    }
  return first < layer->n_cells && cells[first].key == key ? &cells[first] : NULL;
}

/**
 * mz_basemap_new:
 * @pack: what mz-pack has written; kept, not copied; its data has to be aligned to 8 bytes
 *
 * Checks all of @pack, so that nothing has to be checked any more when it is read.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set where @pack is damaged, or made for another version
 */
MzBasemap *
mz_basemap_new (GBytes *pack, GError **error)
{
  MzBasemap *self;
  gsize size;
  const guint8 *data = g_bytes_get_data (pack, &size);

  if (!mz_basemap_check_pack (data, size, error))
    return NULL;
  self = g_new0 (MzBasemap, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->pack = g_bytes_ref (pack);
  self->header = (gconstpointer) data;
  self->cells = (gconstpointer) (data + self->header->cells.offset);
  self->words = (gconstpointer) (data + self->header->words.offset);
  self->features = (gconstpointer) (data + self->header->features.offset);
  self->rings = (gconstpointer) (data + self->header->rings.offset);
  self->points = (gconstpointer) (data + self->header->points.offset);
  self->labels = mz_basemap_new_labels (data);
  return self;
}

/**
 * mz_basemap_get_bundled:
 *
 * Returns: (transfer none): the base map that is compiled into the program; lives as long as the program.
 */
MzBasemap *
mz_basemap_get_bundled (void)
{
  static gsize bundled = 0;

  if (g_once_init_enter (&bundled))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pack = g_resource_lookup_data (mz_basemap_resources_get_resource (), RESOURCE_PATH,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      MzBasemap *self = pack != NULL ? mz_basemap_new (pack, &error) : NULL;

      if (self == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&bundled, GPOINTER_TO_SIZE (self));
    }
  return GSIZE_TO_POINTER (bundled);
}

MzBasemap *
mz_basemap_ref (MzBasemap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_basemap_unref (MzBasemap *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_bytes_unref (self->pack);
  g_free (self->labels);
  g_free (self);
}
