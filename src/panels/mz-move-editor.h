/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-whatif.h"

G_BEGIN_DECLS

/**
 * MzMoveEditor:
 *
 * All that can be set of one move: an editor for each field that means something in its kind. Whoever changes what a source
 * has said makes an assumption of it, and the move says so. Main thread only.
 *
 * Signal "edited": the user has changed the move.
 */
#define MZ_TYPE_MOVE_EDITOR (mz_move_editor_get_type ())
G_DECLARE_FINAL_TYPE (MzMoveEditor, mz_move_editor, MZ, MOVE_EDITOR, GtkWidget)

GtkWidget    *mz_move_editor_new  (MzWhatif *whatif, const MzMove *move);
void          mz_move_editor_set  (MzMoveEditor *self, const MzMove *move);
const MzMove *mz_move_editor_peek (MzMoveEditor *self);

G_END_DECLS
