/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What assistive technologies are told where GTK by itself tells too much or too little. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       mz_tell_set_up           (void);
GtkWidget *mz_tell_button_new       (const char *label);
void       mz_tell_button_set_label (GtkWidget *button, const char *label);
void       mz_tell_description      (GtkWidget *widget, const char *first, const char *then);
void       mz_tell_chosen           (GtkWidget *choice);
void       mz_tell_chosen_text      (GtkWidget *choice, const char *text);
void       mz_tell_item             (GtkListItem *item, const char *label, const char *description);
void       mz_tell_problem          (GtkWidget *widget, const char *problem);
void       mz_tell_visible_child    (GtkWidget *stack);

G_END_DECLS
