/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-map-scene.h"

G_BEGIN_DECLS

/**
 * MzFindPanel:
 *
 * The left panel: search, the facets with their counts, the layers, and the sites in view as a list. Bound to the property
 * "workspace": reads all of it, writes its query, layers, selection, hover and, to show the world, its view; and to the property
 * "scene", from which the legend is read. Main thread only.
 *
 * Its commands are the actions "find.clear" (drops all facets; Ctrl+Shift+Backspace anywhere in the window), "find.drop" (one
 * facet), "find.sort", "find.world", "find.show-sites", "find.facts-date" and "find.clear-search". It asks the window for
 * "win.details" when a record is to be read, and for "win.back" when Esc leaves the search.
 */
#define MZ_TYPE_FIND_PANEL (mz_find_panel_get_type ())
G_DECLARE_FINAL_TYPE (MzFindPanel, mz_find_panel, MZ, FIND_PANEL, GtkWidget)

GtkWidget   *mz_find_panel_new              (MzWorkspace *workspace);
MzWorkspace *mz_find_panel_get_workspace    (MzFindPanel *self);
void         mz_find_panel_set_workspace    (MzFindPanel *self, MzWorkspace *workspace);
MzMapScene  *mz_find_panel_get_scene        (MzFindPanel *self);
void         mz_find_panel_set_scene        (MzFindPanel *self, MzMapScene *scene);
GtkWidget   *mz_find_panel_get_search_entry (MzFindPanel *self);
void         mz_find_panel_start_search     (MzFindPanel *self, const char *text);

G_END_DECLS
