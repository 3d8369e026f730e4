/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzCardRow:
 *
 * A key and what belongs to it, or a title and a date: side by side; below each other where there is too little room for two
 * columns, as with large text. The keys of all rows are equally wide.
 */
#define MZ_TYPE_CARD_ROW (mz_card_row_get_type ())
G_DECLARE_FINAL_TYPE (MzCardRow, mz_card_row, MZ, CARD_ROW, GtkWidget)

GtkWidget *mz_card_row_new          (GtkWidget *key, GtkWidget *value);
GtkWidget *mz_card_row_new_trailing (GtkWidget *title, GtkWidget *aside);

G_END_DECLS
