/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-theme.h"

G_BEGIN_DECLS

/**
 * MzSamplePaint:
 * @width, @height: pixels as given to mz_sample_new(), whatever the size of the text
 *
 * Paints a small picture with its top left corner at 0, 0.
 */
typedef void (*MzSamplePaint) (cairo_t *cr, const MzTheme *theme, double width, double height, gpointer data);

GtkWidget *mz_sample_new (double width, double height, MzSamplePaint paint, gpointer data, GDestroyNotify destroy);

G_END_DECLS
