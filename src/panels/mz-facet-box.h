/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzFacetBox:
 *
 * A facet that unfolds: its name, the words chosen in it, and below them all its words with how many sites (for binding:
 * agreements) there would be with each alone. Counts only while it is unfolded. Owned by #MzFindPanel, which tells it when to
 * look again; main thread.
 */
#define MZ_TYPE_FACET_BOX (mz_facet_box_get_type ())
G_DECLARE_FINAL_TYPE (MzFacetBox, mz_facet_box, MZ, FACET_BOX, GtkWidget)

GtkWidget *mz_facet_box_new           (MzFacet facet, const char *title);
void       mz_facet_box_set_workspace (MzFacetBox *self, MzWorkspace *workspace);
void       mz_facet_box_set_expanded  (MzFacetBox *self, gboolean expanded);
void       mz_facet_box_update        (MzFacetBox *self);

G_END_DECLS
