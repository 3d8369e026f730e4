/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-whatif.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzWhatifPage:
 *
 * What would be if: the levers at the left, the map and a chart in the middle, the answers at the right. They change while a slider
 * moves. Main thread only.
 */
#define MZ_TYPE_WHATIF_PAGE (mz_whatif_page_get_type ())
G_DECLARE_FINAL_TYPE (MzWhatifPage, mz_whatif_page, MZ, WHATIF_PAGE, GtkWidget)

GtkWidget *mz_whatif_page_new         (MzWorkspace *workspace, GPtrArray *bundled, MzDesk *desk);
void       mz_whatif_page_choose      (MzWhatifPage *self, MzScenario *scenario);
void       mz_whatif_page_set_map     (MzWhatifPage *self, GtkWidget *map);
void       mz_whatif_page_set_against (MzWhatifPage *self, GtkWidget *choice);

G_END_DECLS
