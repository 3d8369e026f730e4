/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-desk.h"
#include "mz-trail.h"

G_BEGIN_DECLS

/**
 * MzHistory:
 *
 * One undo for two: the edits of a desk's document and the choices of a trail, in the order in which they were made. What an
 * edit moves by itself, as when the record is gone that was chosen, belongs to it. Another document begins without edits.
 * Owned by the window; main thread only.
 *
 * Signal "changed": what can be undone or redone is another.
 */
#define MZ_TYPE_HISTORY (mz_history_get_type ())
G_DECLARE_FINAL_TYPE (MzHistory, mz_history, MZ, HISTORY, GObject)

MzHistory  *mz_history_new       (MzWorkspace *workspace, MzTrail *trail, MzDesk *desk);
gboolean    mz_history_can_step  (MzHistory *self, int step);
const char *mz_history_peek_name (MzHistory *self, int step);
gboolean    mz_history_step      (MzHistory *self, int step);
void        mz_history_settle    (MzHistory *self);

G_END_DECLS
