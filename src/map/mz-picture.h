/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures painted with cairo that are shown many times. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzPicture:
 *
 * A painted picture as a #GdkPaintable. The GPU has it as a texture; a window that is drawn in software paints it as the
 * cairo surface that it is, since a texture would be converted pixel by pixel in every frame. Immutable; may be made in any
 * thread, shown in the main one.
 */
#define MZ_TYPE_PICTURE (mz_picture_get_type ())
G_DECLARE_FINAL_TYPE (MzPicture, mz_picture, MZ, PICTURE, GObject)

gboolean   mz_picture_is_software (GtkWidget *widget);
gsize      mz_picture_get_bytes   (MzPicture *self);
void       mz_picture_append      (MzPicture *self, GtkSnapshot *snapshot, double x, double y);

/* Painting one. */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  double           scale;
  gboolean         software;
} MzPicturePad;

cairo_t   *mz_picture_pad_begin   (MzPicturePad *pad, double width, double height, double scale, gboolean software);
MzPicture *mz_picture_pad_end     (MzPicturePad *pad);
MzPicture *mz_picture_pad_cut     (MzPicturePad *pad, const cairo_rectangle_int_t *area);
void       mz_picture_pad_clear   (MzPicturePad *pad);

/**
 * MzPictureCache:
 *
 * Pictures by key. What has not been asked for in the last round is dropped when there are many.
 */
typedef struct _MzPictureCache MzPictureCache;

MzPictureCache *mz_picture_cache_new    (guint max);
void            mz_picture_cache_free   (MzPictureCache *self);
void            mz_picture_cache_clear  (MzPictureCache *self);
MzPicture      *mz_picture_cache_lookup (MzPictureCache *self, const char *key);
void            mz_picture_cache_take   (MzPictureCache *self, const char *key, MzPicture *picture);
void            mz_picture_cache_round  (MzPictureCache *self);
guint           mz_picture_cache_size   (MzPictureCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzPictureCache, mz_picture_cache_free)

G_END_DECLS
