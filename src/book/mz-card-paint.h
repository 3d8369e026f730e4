/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says, on paper. */
#pragma once

#include "mz-card.h"
#include "mz-theme.h"

G_BEGIN_DECLS

/* Paints a card without its header into columns of a box, as large as lets it fit. Returns: whether all of it has found room. */
gboolean mz_card_paint        (MzCard *card, MzWorkspace *workspace, cairo_t *cr, const MzTheme *theme,
                               const cairo_rectangle_t *box, guint n_columns);
/* Whether all of it would find room. */
gboolean mz_card_fits         (MzCard *card, MzWorkspace *workspace, cairo_t *cr, const cairo_rectangle_t *box, guint n_columns);
/* What the header says: its title, and below it what and where it is. Returns: the height. */
double   mz_card_paint_header (MzCard *card, cairo_t *cr, const MzTheme *theme, double x, double y, double width);

G_END_DECLS
