/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels for texts of any length. (transfer floating); @text and @css_class: (nullable) */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget          *mz_text_label_new         (const char *text, const char *css_class);
GtkWidget          *mz_text_label_new_filling (const char *text, const char *css_class);
GtkListItemFactory *mz_text_label_factory_new (void);

G_END_DECLS
