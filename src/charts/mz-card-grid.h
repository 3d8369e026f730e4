/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzCardGrid:
 *
 * Lays out cards in two columns, in narrow places in one; those of a row are of one height, and the last one of an odd number
 * has its row to itself.
 */
#define MZ_TYPE_CARD_GRID (mz_card_grid_get_type ())
G_DECLARE_FINAL_TYPE (MzCardGrid, mz_card_grid, MZ, CARD_GRID, GtkLayoutManager)

GtkWidget *mz_card_grid_new (void);

G_END_DECLS
