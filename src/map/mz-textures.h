/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures painted with cairo, kept as textures. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Painting one texture; any thread. */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
} MzTexturePad;

cairo_t    *mz_texture_pad_begin (MzTexturePad *pad, double width, double height, double scale);
GdkTexture *mz_texture_pad_end   (MzTexturePad *pad);
GdkTexture *mz_texture_pad_cut   (MzTexturePad *pad, const cairo_rectangle_int_t *area);
void        mz_texture_pad_clear (MzTexturePad *pad);

/**
 * MzTextures:
 *
 * Textures by key. What has not been asked for in the last rounds is dropped when there are many.
 */
typedef struct _MzTextures MzTextures;

MzTextures *mz_textures_new    (guint max);
void        mz_textures_free   (MzTextures *self);
void        mz_textures_clear  (MzTextures *self);
GdkTexture *mz_textures_lookup (MzTextures *self, const char *key);
void        mz_textures_take   (MzTextures *self, const char *key, GdkTexture *texture);
void        mz_textures_round  (MzTextures *self);
guint       mz_textures_size   (MzTextures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzTextures, mz_textures_free)

G_END_DECLS
