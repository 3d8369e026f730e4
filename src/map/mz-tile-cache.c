/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-tile-cache.h"

#include "mz-stand-in.h"

struct _MzTileCache
{
  GHashTable *links;  /* key → GList of an Entry in the queue; not of those that stay */
  GHashTable *ground; /* key → MzPicture: those that stay */
  GQueue      queue; /* of Entry, the last one asked for first */
  gsize       bytes, max_bytes;
};

typedef struct
{
  gpointer   key;
  MzPicture *picture;
} Entry;

static gpointer
make_key (guint zoom, guint x, guint y)
{
  return GUINT_TO_POINTER (zoom << 24 | x << 12 | y);
}

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->picture);
  g_free (entry);
}

static void
drop_link (MzTileCache *self, GList *link)
{
  Entry *entry = link->data;

  self->bytes -= mz_picture_get_bytes (entry->picture);
  g_hash_table_remove (self->links, entry->key);
  g_queue_delete_link (&self->queue, link);
  entry_free (entry);
}

/** mz_tile_cache_new: @max_bytes: of those that do not stay. */
MzTileCache *
mz_tile_cache_new (gsize max_bytes)
{
  MzTileCache *self = g_new0 (MzTileCache, 1);

  self->links = g_hash_table_new (NULL, NULL);
  self->ground = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_queue_init (&self->queue);
  self->max_bytes = max_bytes;
  return self;
}

void
mz_tile_cache_free (MzTileCache *self)
{
  g_queue_clear_full (&self->queue, (GDestroyNotify) entry_free);
  g_hash_table_unref (self->ground);
  g_hash_table_unref (self->links);
  g_free (self);
}

/** mz_tile_cache_lookup: Returns: (transfer none) (nullable): the picture of that tile. */
MzPicture *
mz_tile_cache_lookup (MzTileCache *self, guint zoom, guint x, guint y)
{
  gpointer key = make_key (zoom, x, y);
  GList *link;

  if (zoom <= MZ_TILE_CACHE_GROUND_ZOOM)
    return g_hash_table_lookup (self->ground, key);
  link = g_hash_table_lookup (self->links, key);
  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->queue, link);
  g_queue_push_head_link (&self->queue, link);
  return ((Entry *) link->data)->picture;
}

void
mz_tile_cache_add (MzTileCache *self, guint zoom, guint x, guint y, MzPicture *picture)
{
  gpointer key = make_key (zoom, x, y);
  GList *link;
  Entry *entry;

  if (zoom <= MZ_TILE_CACHE_GROUND_ZOOM)
    {
      g_hash_table_replace (self->ground, key, g_object_ref (picture));
      return;
    }
  link = g_hash_table_lookup (self->links, key);
  if (link != NULL)
    drop_link (self, link);
  entry = g_new (Entry, 1);
  *entry = (Entry) { key, g_object_ref (picture) };
  g_queue_push_head (&self->queue, entry);
  g_hash_table_insert (self->links, key, self->queue.head);
  self->bytes += mz_picture_get_bytes (picture);
  while (self->bytes > self->max_bytes)
    drop_link (self, self->queue.tail);
}

/**
 * mz_tile_cache_make_stand_in:
 *
 * Returns: (transfer full) (nullable): what to show until that tile is painted: a part of the nearest tile above it, and over
 * that those of the four below it that are there; %NULL where there are none.
 */
GdkPaintable *
mz_tile_cache_make_stand_in (MzTileCache *self, guint zoom, guint x, guint y)
{
  g_autoptr (MzStandIn) stand_in = mz_stand_in_new ();
  MzPicture *picture = NULL;
  gboolean empty = TRUE;

  for (guint up = 1; up <= zoom && picture == NULL; up++)
    {
      guint n = 1u << up;

      picture = mz_tile_cache_lookup (self, zoom - up, x >> up, y >> up);
      if (picture != NULL)
        mz_stand_in_add (stand_in, picture, -(double) (x & (n - 1)), -(double) (y & (n - 1)), n);
      empty &= picture == NULL;
    }
  for (guint i = 0; i < 4; i++)
    {
      picture = mz_tile_cache_lookup (self, zoom + 1, 2 * x + i % 2, 2 * y + i / 2);
      if (picture != NULL)
        mz_stand_in_add (stand_in, picture, i % 2 * 0.5, i / 2 * 0.5, 0.5);
      empty &= picture == NULL;
    }
  return empty ? NULL : GDK_PAINTABLE (g_steal_pointer (&stand_in));
}

/** mz_tile_cache_get_bytes: Returns: how much those take that do not stay. */
gsize
mz_tile_cache_get_bytes (MzTileCache *self)
{
  return self->bytes;
}
