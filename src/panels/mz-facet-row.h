/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzFacetRow:
 *
 * A word of a facet: a button that stays pressed while the query asks for it, with its symbol, its name and how many sites
 * there are. A pressed one has a tick besides its colour. Writes nothing itself: its box listens to "clicked".
 */
#define MZ_TYPE_FACET_ROW (mz_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (MzFacetRow, mz_facet_row, MZ, FACET_ROW, GtkToggleButton)

GtkWidget  *mz_facet_row_new        (const char *word, const char *label, GtkWidget *sample);
const char *mz_facet_row_get_word   (MzFacetRow *self);
void        mz_facet_row_set_label  (MzFacetRow *self, const char *label);
void        mz_facet_row_set_total  (MzFacetRow *self, guint total);
void        mz_facet_row_set_counts (MzFacetRow *self, guint operating, guint total);

gboolean    mz_facet_has_word       (MzQuery *query, MzFacet facet, const char *word);

G_END_DECLS
