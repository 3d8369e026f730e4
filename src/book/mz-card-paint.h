/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says, on paper. */
#pragma once

#include "mz-card.h"
#include "mz-theme.h"

G_BEGIN_DECLS

/* How small and how large the text of a page may be: 8 points and 11. */
#define MZ_CARD_LEAST_FACTOR 1.0
#define MZ_CARD_MOST_FACTOR  1.35

/* All are about a card without its header in @n_columns columns of one height, on a page of pixels at 96 to the inch. */

/* Returns: the least height into which all of it goes. */
double   mz_card_measure       (MzCard *card, MzWorkspace *workspace, cairo_t *cr, double width, guint n_columns, double factor);
/* Returns: the largest factor at which all of it goes into a box, or the least that there is. */
double   mz_card_choose_factor (MzCard *card, MzWorkspace *workspace, cairo_t *cr, double width, double height, guint n_columns);
/* Returns: whether all of it has found room; where not, the last line says so. */
gboolean mz_card_paint         (MzCard *card, MzWorkspace *workspace, cairo_t *cr, const MzTheme *theme,
                                const cairo_rectangle_t *box, guint n_columns, double factor);
/* What the header says: its title, and below it what and where it is. Returns: the height. */
double   mz_card_paint_header  (MzCard *card, cairo_t *cr, const MzTheme *theme, double x, double y, double width);

G_END_DECLS
