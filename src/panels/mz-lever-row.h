/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-whatif.h"

G_BEGIN_DECLS

/**
 * MzLeverRow:
 *
 * One move of a scenario: a plain sentence, which opens to all that can be set of it, and a menu. Owned by #MzLeverList; main
 * thread only.
 *
 * Actions: lever.duplicate (Ctrl+Shift+K), lever.up (Alt+Up), lever.down (Alt+Down), lever.remove (Delete while the sentence has the
 * focus).
 */
#define MZ_TYPE_LEVER_ROW (mz_lever_row_get_type ())
G_DECLARE_FINAL_TYPE (MzLeverRow, mz_lever_row, MZ, LEVER_ROW, GtkWidget)

GtkWidget *mz_lever_row_new          (MzWhatif *whatif, guint index);
void       mz_lever_row_update       (MzLeverRow *self);
MzMoveKind mz_lever_row_get_kind     (MzLeverRow *self);
void       mz_lever_row_set_expanded (MzLeverRow *self, gboolean expanded);
gboolean   mz_lever_row_get_expanded (MzLeverRow *self);

G_END_DECLS
