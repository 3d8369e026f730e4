/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences of two versions in words, and the window that such lists stand in. */
#pragma once

#include <adwaita.h>

#include "mz-document-compare.h"

G_BEGIN_DECLS

GtkWidget *mz_difference_box_new    (const char *title);
void       mz_difference_box_append (GtkBox *box, const char *heading, GPtrArray *differences, MzDataset *facts);
void       mz_difference_box_append_record (GtkBox *box, const char *heading, MzRecord *before, MzRecord *after,
                                            MzDataset *facts);
GtkWidget *mz_difference_text_new   (const char *text);
GtkWidget *mz_difference_heading_new (const char *text);
GtkWidget *mz_difference_window_new (GtkWindow *parent, const char *title);
void       mz_difference_window_add_choice (GtkWindow *window, GtkWidget *choice);
void       mz_difference_window_set (GtkWindow *window, GtkWidget *content);

G_END_DECLS
