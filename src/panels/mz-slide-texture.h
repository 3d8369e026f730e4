/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides as textures, drawn in a thread. */
#pragma once

#include <gdk/gdk.h>

#include "mz-slide.h"

G_BEGIN_DECLS

void        mz_slide_texture_async  (MzSlide *slide, double scale, GAsyncReadyCallback callback, gpointer data);
GdkTexture *mz_slide_texture_finish (GAsyncResult *result);

G_END_DECLS
