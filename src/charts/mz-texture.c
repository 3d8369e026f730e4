/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"
#include "mz-texture.h"

/**
 * mz_texture_new_for_surface:
 * @surface: (transfer full): an image, ARGB32 or RGB24; painted all over where it is RGB24, since that leaves the fourth byte
 *   undefined and no format of textures does
 *
 * In any thread. Returns: (transfer full): the same pixels, of which there is no copy
 */
GdkTexture *
mz_texture_new_for_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}
