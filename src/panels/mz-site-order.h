/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzSiteOrder:
 *
 * The sites in view as a #GListModel of #MzSite, the largest or the alphabet first. All sites of the dataset are put in order
 * once, and again only where the date changes a figure: after that a list costs a walk along them, however many they are.
 * It is its own #GtkSelectionModel of one site at most (property "selected", read only): a model between it and the view would
 * hand on each row once more. Follows nothing by itself: call mz_site_order_update(). Main thread only.
 */
#define MZ_TYPE_SITE_ORDER (mz_site_order_get_type ())
G_DECLARE_FINAL_TYPE (MzSiteOrder, mz_site_order, MZ, SITE_ORDER, GObject)

MzSiteOrder *mz_site_order_new          (void);
void         mz_site_order_update       (MzSiteOrder *self, MzWorkspace *workspace, gboolean by_name, GtkBitset *shown);
gboolean     mz_site_order_find         (MzSiteOrder *self, MzSite *site, guint *position);
MzSite      *mz_site_order_get_selected (MzSiteOrder *self);
void         mz_site_order_set_selected (MzSiteOrder *self, MzSite *site);

G_END_DECLS
