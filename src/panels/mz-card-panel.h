/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-desk.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzCardPanel:
 *
 * The right panel: a card for the workspace's selection, and the view in three sentences while nothing is selected. Follows
 * the clock. Rows lead to other records; Esc and the button at the top go back. Bound to the property "workspace" and to
 * nothing else; main thread only.
 *
 * Actions, for what stands in it: card.open (kind and id), card.unfold (key of a list), card.back, card.close,
 * card.copy-citation, card.show-on-map.
 */
#define MZ_TYPE_CARD_PANEL (mz_card_panel_get_type ())
G_DECLARE_FINAL_TYPE (MzCardPanel, mz_card_panel, MZ, CARD_PANEL, GtkWidget)

GtkWidget   *mz_card_panel_new           (MzWorkspace *workspace);
MzWorkspace *mz_card_panel_get_workspace (MzCardPanel *self);
void         mz_card_panel_set_workspace (MzCardPanel *self, MzWorkspace *workspace);
void         mz_card_panel_set_desk      (MzCardPanel *self, MzDesk *desk);

G_END_DECLS
