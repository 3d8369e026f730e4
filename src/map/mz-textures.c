/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-textures.h"

#include <math.h>

/**
 * mz_texture_pad_begin:
 * @pad: filled by this
 * @width, @height: logical pixels
 * @scale: pixels to a logical pixel
 *
 * Returns: (transfer none): what to paint with, in logical pixels, until mz_texture_pad_end() or _clear().
 */
cairo_t *
mz_texture_pad_begin (MzTexturePad *pad, double width, double height, double scale)
{
  pad->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale), (int) ceil (height * scale));
  pad->cr = cairo_create (pad->surface);
  cairo_scale (pad->cr, scale, scale);
  return pad->cr;
}

/** mz_texture_pad_clear: Gives up what has been painted. */
void
mz_texture_pad_clear (MzTexturePad *pad)
{
  g_clear_pointer (&pad->cr, cairo_destroy);
  g_clear_pointer (&pad->surface, cairo_surface_destroy);
}

/** mz_texture_pad_end: Returns: (transfer full): the picture; the pad is cleared. */
GdkTexture *
mz_texture_pad_end (MzTexturePad *pad)
{
  g_autoptr (GBytes) bytes = NULL;
  int width, height, stride;

  cairo_surface_flush (pad->surface);
  width = cairo_image_surface_get_width (pad->surface);
  height = cairo_image_surface_get_height (pad->surface);
  stride = cairo_image_surface_get_stride (pad->surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (pad->surface), (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (pad->surface));
  mz_texture_pad_clear (pad);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * mz_texture_pad_cut:
 * @area: pixels of the pad, within it
 *
 * Returns: (transfer full) (nullable): a copy of that part; %NULL where nothing has been painted there.
 */
GdkTexture *
mz_texture_pad_cut (MzTexturePad *pad, const cairo_rectangle_int_t *area)
{
  const guchar *data;
  int stride;
  gsize row = (gsize) area->width * 4;
  gboolean inked = FALSE;
  guchar *copy;
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (pad->surface);
  stride = cairo_image_surface_get_stride (pad->surface);
  data = cairo_image_surface_get_data (pad->surface) + (gsize) area->y * stride + (gsize) area->x * 4;
  for (int y = 0; y < area->height && !inked; y++)
    {
      const guint32 *pixels = (const guint32 *) (gconstpointer) (data + (gsize) y * stride);

      for (int x = 0; x < area->width && !inked; x++)
        inked = pixels[x] != 0;
    }
  if (!inked)
    return NULL;

  copy = g_malloc (row * area->height);
  for (int y = 0; y < area->height; y++)
    memcpy (copy + y * row, data + (gsize) y * stride, row);
  bytes = g_bytes_new_take (copy, row * area->height);
  return gdk_memory_texture_new (area->width, area->height, GDK_MEMORY_DEFAULT, bytes, row);
}

struct _MzTextures
{
  GHashTable *entries; /* key → Entry */
  guint       max;
  guint       now;     /* number of the round */
};

typedef struct
{
  GdkTexture *texture;
  guint       used; /* round */
} Entry;

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->texture);
  g_free (entry);
}

/** mz_textures_new: @max: how many may stay that the present round does not ask for. */
MzTextures *
mz_textures_new (guint max)
{
  MzTextures *self = g_new0 (MzTextures, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  self->max = max;
  return self;
}

void
mz_textures_free (MzTextures *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/** mz_textures_clear: Forgets all: theme, scale or text size have changed. */
void
mz_textures_clear (MzTextures *self)
{
  g_hash_table_remove_all (self->entries);
}

/** mz_textures_lookup: Returns: (transfer none) (nullable): the texture of @key. */
GdkTexture *
mz_textures_lookup (MzTextures *self, const char *key)
{
  Entry *entry = g_hash_table_lookup (self->entries, key);

  if (entry == NULL)
    return NULL;
  entry->used = self->now;
  return entry->texture;
}

/** mz_textures_take: @texture: (transfer full) */
void
mz_textures_take (MzTextures *self, const char *key, GdkTexture *texture)
{
  Entry *entry = g_new (Entry, 1);

  entry->texture = texture;
  entry->used = self->now;
  g_hash_table_replace (self->entries, g_strdup (key), entry);
}

static gboolean
is_old (gpointer key, gpointer value, gpointer data)
{
  return ((Entry *) value)->used != *(guint *) data;
}

/** mz_textures_round: Begins a round: a frame. Drops what the last one did not use, where there are too many. */
void
mz_textures_round (MzTextures *self)
{
  if (g_hash_table_size (self->entries) > self->max)
    g_hash_table_foreach_remove (self->entries, is_old, &self->now);
  self->now++;
}

guint
mz_textures_size (MzTextures *self)
{
  return g_hash_table_size (self->entries);
}
