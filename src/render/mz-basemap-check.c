/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-basemap-private.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define MAX_GRID 8

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The base map is damaged: %s", what);
  return FALSE;
}

static gboolean
has_range (guint32 first, guint32 n, guint32 count)
{
  return (guint64) first + n <= count;
}

static gboolean
check_sections (const MzPackHeader *header, GError **error)
{
  const struct { const MzPackSection *section; gsize item; } sections[] = {
    { &header->cells, sizeof (MzPackCell) },   { &header->words, sizeof (guint32) },
    { &header->features, sizeof (MzPackFeature) }, { &header->rings, sizeof (MzPackRing) },
    { &header->points, sizeof (MzPackPoint) }, { &header->labels, sizeof (MzPackLabel) },
    { &header->strings, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const MzPackSection *section = sections[i].section;

      if (section->offset < sizeof *header || section->offset % 8 != 0
          || section->offset + (guint64) section->count * sections[i].item > header->size)
        return fail (error, "a section lies outside of it");
    }
  return TRUE;
}

static gboolean
check_cells (const MzPackHeader *header, const guint8 *data, GError **error)
{
  const MzPackCell *cells = (gconstpointer) (data + header->cells.offset);
  const guint32 *words = (gconstpointer) (data + header->words.offset);

  for (guint i = 0; i < header->cells.count; i++)
    {
      guint32 at = cells[i].first_word, end = at + cells[i].n_words;

      if (!has_range (cells[i].first_word, cells[i].n_words, header->words.count))
        return fail (error, "a cell points outside of it");
      while (at < end)
        {
          guint n_points = ((const MzPackShape *) &words[at])->n_points;

          if (n_points < 2 || n_points >= end - at)
            return fail (error, "a shape reaches over its cell");
          at += 1 + n_points;
        }
    }
  return TRUE;
}

static gboolean
check_layer (const MzPackHeader *header, const guint8 *data, const MzPackLayer *layer, GError **error)
{
  const MzPackCell *cells = (gconstpointer) (data + header->cells.offset);

  if (layer->grid > MAX_GRID || !has_range (layer->first_cell, layer->n_cells, header->cells.count))
    return fail (error, "a layer points outside of it");
  for (guint i = layer->first_cell; i < layer->first_cell + layer->n_cells; i++)
    if ((cells[i].key & 0xffff) >> layer->grid != 0 || (cells[i].key >> 16) >> layer->grid != 0
        || (i > layer->first_cell && cells[i].key <= cells[i - 1].key))
      return fail (error, "cells are out of order");
  return TRUE;
}

static gboolean
check_levels (const MzPackHeader *header, const guint8 *data, GError **error)
{
  for (guint i = 0; i < MZ_PACK_N_LEVELS; i++)
    {
      const MzPackLevel *level = &header->levels[i];

      if (!has_range (level->first_country, level->n_countries, header->features.count)
          || !has_range (level->first_claim, level->n_claims, header->features.count))
        return fail (error, "a level points outside of it");
      for (guint j = 0; j < MZ_PACK_N_LAYERS; j++)
        if (!check_layer (header, data, &level->layers[j], error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_features (const MzPackHeader *header, const guint8 *data, GError **error)
{
  const MzPackFeature *features = (gconstpointer) (data + header->features.offset);
  const MzPackRing *rings = (gconstpointer) (data + header->rings.offset);

  for (guint i = 0; i < header->features.count; i++)
    if (!has_range (features[i].first_ring, features[i].n_rings, header->rings.count)
        || features[i].code[sizeof features[i].code - 1] != '\0')
      return fail (error, "a feature points outside of it");
  for (guint i = 0; i < header->rings.count; i++)
    if (!has_range (rings[i].first_point, rings[i].n_points, header->points.count))
      return fail (error, "a ring points outside of it");
  return TRUE;
}

static gboolean
check_labels (const MzPackHeader *header, const guint8 *data, GError **error)
{
  const MzPackLabel *labels = (gconstpointer) (data + header->labels.offset);
  const char *strings = (const char *) data + header->strings.offset;

  if (header->strings.count == 0 || strings[header->strings.count - 1] != '\0')
    return fail (error, "the last name has no end");
  for (guint i = 0; i < header->labels.count; i++)
    {
      const MzPackLabel *label = &labels[i];

      if (label->name >= header->strings.count || !g_utf8_validate (strings + label->name, -1, NULL))
        return fail (error, "a name is none");
      if (label->kind > MZ_BASEMAP_TOWN || !(fabsf (label->lat) <= 90) || !(fabsf (label->lon) <= 180)
          || !isfinite (label->min_zoom) || !isfinite (label->max_zoom) || !isfinite (label->span))
        return fail (error, "a label is out of range");
    }
  return TRUE;
}

/** mz_basemap_check_pack: Returns: whether all that @data points at lies in its @size bytes. */
gboolean
mz_basemap_check_pack (const guint8 *data, gsize size, GError **error)
{
  const MzPackHeader *header = (gconstpointer) data;

  if (size < sizeof *header || GPOINTER_TO_SIZE (data) % 8 != 0)
    return fail (error, "it has no head");
  if (header->magic != MZ_PACK_MAGIC || header->version != MZ_PACK_VERSION)
    return fail (error, "it is not one, or of another version");
  if (header->size != size)
    return fail (error, "it is not complete");
  return check_sections (header, error) && check_cells (header, data, error) && check_levels (header, data, error)
         && check_features (header, data, error) && check_labels (header, data, error);
}
