/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-picture.h"

#include <math.h>

#define OVERLAP 0.5 /* px that a scaled picture goes over its place: nothing shows between it and its neighbour */

struct _MzPicture
{
  GObject          parent_instance;
  cairo_surface_t *surface;
  double           scale;    /* pixels to a logical pixel */
  gboolean         software;
  GskRenderNode   *node;     /* (nullable): its upper left corner at the origin; made when first shown */
};

static void mz_picture_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MzPicture, mz_picture, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, mz_picture_paintable_init))

static double
get_width (MzPicture *self)
{
  return cairo_image_surface_get_width (self->surface) / self->scale;
}

static double
get_height (MzPicture *self)
{
  return cairo_image_surface_get_height (self->surface) / self->scale;
}

static GdkTexture *
texture_new (MzPicture *self)
{
  int width = cairo_image_surface_get_width (self->surface), height = cairo_image_surface_get_height (self->surface);
  int stride = cairo_image_surface_get_stride (self->surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (self->surface), (gsize) stride * height,
                                                         (GDestroyNotify) cairo_surface_destroy,
                                                         cairo_surface_reference (self->surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GskRenderNode *
ensure_node (MzPicture *self)
{
  graphene_rect_t box;

  if (self->node != NULL)
    return self->node;
  graphene_rect_init (&box, 0, 0, (float) get_width (self), (float) get_height (self));
  if (self->software)
    {
      cairo_t *cr;

      self->node = gsk_cairo_node_new (&box);
      cr = gsk_cairo_node_get_draw_context (self->node);
      cairo_scale (cr, 1 / self->scale, 1 / self->scale);
      cairo_set_source_surface (cr, self->surface, 0, 0);
      /* Where it is scaled, its edge does not fade into what lies beside it. */
      cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
      cairo_rectangle (cr, 0, 0, cairo_image_surface_get_width (self->surface),
                       cairo_image_surface_get_height (self->surface));
      cairo_fill (cr);
      cairo_destroy (cr);
    }
  else
    {
      g_autoptr (GdkTexture) texture = texture_new (self);

      self->node = gsk_texture_node_new (texture, &box);
    }
  return self->node;
}

static void
mz_picture_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  MzPicture *self = MZ_PICTURE (paintable);
  double over = width != get_width (self) || height != get_height (self) ? OVERLAP : 0;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -over, (float) -over));
  gtk_snapshot_scale (snapshot, (float) ((width + 2 * over) / get_width (self)), (float) ((height + 2 * over) / get_height (self)));
  gtk_snapshot_append_node (snapshot, ensure_node (self));
  gtk_snapshot_restore (snapshot);
}

static GdkPaintableFlags
mz_picture_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static int
mz_picture_get_intrinsic_width (GdkPaintable *paintable)
{
  return (int) ceil (get_width (MZ_PICTURE (paintable)));
}

static int
mz_picture_get_intrinsic_height (GdkPaintable *paintable)
{
  return (int) ceil (get_height (MZ_PICTURE (paintable)));
}

static void
mz_picture_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = mz_picture_snapshot;
  iface->get_flags = mz_picture_get_flags;
  iface->get_intrinsic_width = mz_picture_get_intrinsic_width;
  iface->get_intrinsic_height = mz_picture_get_intrinsic_height;
}

static void
mz_picture_finalize (GObject *object)
{
  MzPicture *self = MZ_PICTURE (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  cairo_surface_destroy (self->surface);
  G_OBJECT_CLASS (mz_picture_parent_class)->finalize (object);
}

static void
mz_picture_class_init (MzPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_picture_finalize;
}

static void
mz_picture_init (MzPicture *self)
{
}

/** mz_picture_is_software: Returns: whether the window of @widget, which has to be realized, is drawn without a GPU. */
gboolean
mz_picture_is_software (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer == NULL || GSK_IS_CAIRO_RENDERER (renderer);
}

/** mz_picture_get_bytes: Returns: how much memory its pixels take. */
gsize
mz_picture_get_bytes (MzPicture *self)
{
  return (gsize) cairo_image_surface_get_stride (self->surface) * cairo_image_surface_get_height (self->surface);
}

/** mz_picture_append: Shows the picture at its own size; @x, @y: its upper left corner, best at a whole pixel of the screen. */
void
mz_picture_append (MzPicture *self, GtkSnapshot *snapshot, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, ensure_node (self));
  gtk_snapshot_restore (snapshot);
}

static MzPicture *
picture_new (cairo_surface_t *surface, double scale, gboolean software)
{
  MzPicture *self = g_object_new (MZ_TYPE_PICTURE, NULL);

  self->surface = surface;
  self->scale = scale;
  self->software = software;
  return self;
}

/**
 * mz_picture_pad_begin:
 * @pad: filled by this
 * @width, @height: logical pixels
 * @scale: pixels to a logical pixel
 * @software: as mz_picture_is_software() says
 *
 * Returns: (transfer none): what to paint with, in logical pixels, until mz_picture_pad_end() or _clear().
 */
cairo_t *
mz_picture_pad_begin (MzPicturePad *pad, double width, double height, double scale, gboolean software)
{
  pad->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale), (int) ceil (height * scale));
  pad->cr = cairo_create (pad->surface);
  pad->scale = scale;
  pad->software = software;
  cairo_scale (pad->cr, scale, scale);
  return pad->cr;
}

/** mz_picture_pad_clear: Gives up what has been painted. */
void
mz_picture_pad_clear (MzPicturePad *pad)
{
  g_clear_pointer (&pad->cr, cairo_destroy);
  g_clear_pointer (&pad->surface, cairo_surface_destroy);
}

/** mz_picture_pad_end: Returns: (transfer full): the picture; the pad is cleared. */
MzPicture *
mz_picture_pad_end (MzPicturePad *pad)
{
  cairo_surface_flush (pad->surface);
  g_clear_pointer (&pad->cr, cairo_destroy);
  return picture_new (g_steal_pointer (&pad->surface), pad->scale, pad->software);
}

static gboolean
has_ink (const guchar *data, int stride, const cairo_rectangle_int_t *area)
{
  for (int y = 0; y < area->height; y++)
    {
      const guint32 *pixels = (const guint32 *) (gconstpointer) (data + (gsize) y * stride);

      for (int x = 0; x < area->width; x++)
        if (pixels[x] != 0)
          return TRUE;
    }
  return FALSE;
}

/**
 * mz_picture_pad_cut:
 * @area: pixels of the pad, within it
 *
 * Returns: (transfer full) (nullable): a copy of that part; %NULL where nothing has been painted there.
 */
MzPicture *
mz_picture_pad_cut (MzPicturePad *pad, const cairo_rectangle_int_t *area)
{
  int from_stride = cairo_image_surface_get_stride (pad->surface), to_stride;
  const guchar *from;
  cairo_surface_t *surface;
  guchar *to;

  cairo_surface_flush (pad->surface);
  from = cairo_image_surface_get_data (pad->surface) + (gsize) area->y * from_stride + (gsize) area->x * 4;
  if (!has_ink (from, from_stride, area))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, area->width, area->height);
  to_stride = cairo_image_surface_get_stride (surface);
  to = cairo_image_surface_get_data (surface);
  for (int y = 0; y < area->height; y++)
    memcpy (to + (gsize) y * to_stride, from + (gsize) y * from_stride, (gsize) area->width * 4);
  cairo_surface_mark_dirty (surface);
  return picture_new (surface, pad->scale, pad->software);
}

struct _MzPictureCache
{
  GHashTable *entries; /* key → Entry */
  guint       max;
  guint       now;     /* number of the round */
};

typedef struct
{
  MzPicture *picture;
  guint      used; /* round */
} Entry;

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->picture);
  g_free (entry);
}

/** mz_picture_cache_new: @max: how many may stay that the present round does not ask for. */
MzPictureCache *
mz_picture_cache_new (guint max)
{
  MzPictureCache *self = g_new0 (MzPictureCache, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  self->max = max;
  return self;
}

void
mz_picture_cache_free (MzPictureCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/** mz_picture_cache_clear: Forgets all: theme, scale or text size have changed. */
void
mz_picture_cache_clear (MzPictureCache *self)
{
  g_hash_table_remove_all (self->entries);
}

/** mz_picture_cache_lookup: Returns: (transfer none) (nullable): the picture of @key. */
MzPicture *
mz_picture_cache_lookup (MzPictureCache *self, const char *key)
{
  Entry *entry = g_hash_table_lookup (self->entries, key);

  if (entry == NULL)
    return NULL;
  entry->used = self->now;
  return entry->picture;
}

/** mz_picture_cache_take: @picture: (transfer full) */
void
mz_picture_cache_take (MzPictureCache *self, const char *key, MzPicture *picture)
{
  Entry *entry = g_new (Entry, 1);

  entry->picture = picture;
  entry->used = self->now;
  g_hash_table_replace (self->entries, g_strdup (key), entry);
}

static gboolean
is_old (gpointer key, gpointer value, gpointer data)
{
  return ((Entry *) value)->used != *(guint *) data;
}

/** mz_picture_cache_round: Begins a round: a frame. Drops what the last one did not use, where there are too many. */
void
mz_picture_cache_round (MzPictureCache *self)
{
  if (g_hash_table_size (self->entries) > self->max)
    g_hash_table_foreach_remove (self->entries, is_old, &self->now);
  self->now++;
}

guint
mz_picture_cache_size (MzPictureCache *self)
{
  return g_hash_table_size (self->entries);
}
