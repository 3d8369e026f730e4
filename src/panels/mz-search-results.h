/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzSearchResults:
 *
 * What a text finds, best first, in place of the panel's other content. The chosen one is what the pointer would be on: the map
 * shows where it is. Owned by #MzFindPanel; main thread. Signals: "opened" when a result has become the selection.
 */
#define MZ_TYPE_SEARCH_RESULTS (mz_search_results_get_type ())
G_DECLARE_FINAL_TYPE (MzSearchResults, mz_search_results, MZ, SEARCH_RESULTS, GtkWidget)

void        mz_search_results_set_workspace (MzSearchResults *self, MzWorkspace *workspace);
void        mz_search_results_set_text      (MzSearchResults *self, const char *text);
void        mz_search_results_move          (MzSearchResults *self, int step);
void        mz_search_results_open          (MzSearchResults *self);
char       *mz_search_results_dup_told      (MzSearchResults *self);
GListModel *mz_search_results_get_model     (MzSearchResults *self);

G_END_DECLS
