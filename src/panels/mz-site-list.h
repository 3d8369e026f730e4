/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzSiteList:
 *
 * The sites in view as a list: the same that the map shows, in words, with the same selection. Where there are none it says
 * what left them out and offers to drop that. Its buttons use the actions "find.*" of #MzFindPanel, which owns it and tells it
 * when to look again; main thread.
 */
#define MZ_TYPE_SITE_LIST (mz_site_list_get_type ())
G_DECLARE_FINAL_TYPE (MzSiteList, mz_site_list, MZ, SITE_LIST, GtkWidget)

void        mz_site_list_set_workspace (MzSiteList *self, MzWorkspace *workspace);
void        mz_site_list_update        (MzSiteList *self);
void        mz_site_list_sort          (MzSiteList *self, gboolean by_name);
gboolean    mz_site_list_is_by_name    (MzSiteList *self);
GListModel *mz_site_list_get_model     (MzSiteList *self);

G_END_DECLS
