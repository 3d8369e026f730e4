/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helpers for tests with windows: run those through test_display_wrapper. */
#pragma once

#include <gtk/gtk.h>

#include "mz-test.h"

G_BEGIN_DECLS

void             mz_test_know_system     (void);
void             mz_test_wait_shown      (GtkWindow   *window);
void             mz_test_wait_frames     (GtkWidget   *widget,
                                          guint        n);
GtkWidget       *mz_test_find_type       (GtkWidget   *root,
                                          GType        type);
GtkWidget       *mz_test_find_text       (GtkWidget   *root,
                                          const char  *text);
cairo_surface_t *mz_test_draw_widget     (GtkWidget   *widget);
gboolean         mz_test_press           (GtkWidget   *focus,
                                          guint        keyval,
                                          GdkModifierType state);
gboolean         mz_test_has_xdo        (void);
gboolean         mz_test_lacks_xdo      (void);
void             mz_test_xdo            (const char  *words);
void             mz_test_xdo_at         (GtkWidget   *widget,
                                          double       x,
                                          double       y,
                                          const char  *words);

G_END_DECLS
