/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

GdkTexture *mz_texture_new_for_surface (cairo_surface_t *surface);

G_END_DECLS
