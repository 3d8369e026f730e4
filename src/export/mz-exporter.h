/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-page.h"

G_BEGIN_DECLS

typedef enum { MZ_PICTURE_PNG, MZ_PICTURE_SVG, MZ_PICTURE_PDF, MZ_N_PICTURES } MzPictureFormat;

/* Whether the ending of @path names a format. */
gboolean  mz_exporter_guess_format (const char *path, MzPictureFormat *format);
/* Whether a page is not too large to be drawn; asked by the others too, before they take memory. */
gboolean  mz_exporter_check_size   (const MzPage *page, double scale, GError **error);
/* Draws the page; the same page gives the same bytes. Returns: (nullable): %NULL with @error set where it is too large. */
GBytes   *mz_exporter_draw         (const MzPage *page, MzPictureFormat format, double scale, GError **error);
/* The same for PNG in two steps, of which the second may be taken in any thread. (transfer full) (nullable) */
cairo_surface_t *mz_exporter_paint (const MzPage *page, double scale, GError **error);
GBytes   *mz_exporter_encode       (cairo_surface_t *surface, GError **error);
/* Draws the page into a file, which is replaced whole or not at all. */
gboolean  mz_exporter_write        (const MzPage *page, MzPictureFormat format, double scale, const char *path,
                                    GError **error);
void      mz_exporter_describe_pdf (cairo_surface_t *surface, const char *title, MzPartialDate as_of);

G_END_DECLS
