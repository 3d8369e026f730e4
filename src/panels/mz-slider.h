/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzSlider:
 *
 * A number with what it means: a slider to try, and an entry to be exact. Both have the arrow keys. Main thread only.
 *
 * Signal "changed": the user has set another value.
 */
#define MZ_TYPE_SLIDER (mz_slider_get_type ())
G_DECLARE_FINAL_TYPE (MzSlider, mz_slider, MZ, SLIDER, GtkWidget)

GtkWidget *mz_slider_new       (const char *label, double upper, double step, double page);
void       mz_slider_set_label (MzSlider *self, const char *label);
void       mz_slider_set_upper (MzSlider *self, double upper);
void       mz_slider_set_value (MzSlider *self, double value);
double     mz_slider_get_value (MzSlider *self);

G_END_DECLS
