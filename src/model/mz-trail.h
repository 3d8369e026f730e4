/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-workspace.h"

G_BEGIN_DECLS

#define MZ_TRAIL_MAX     200
#define MZ_TRAIL_REST_MS 700 /* where a slider stood for less is nowhere to go back to */

/**
 * MzTrail:
 *
 * Where a workspace has been, to undo and to redo: its selection, its query, its date and its scenario as one step, wherever
 * they were set. Where the clock or a lever of the scenario only passes by is no step. Owned by the window; main thread only.
 *
 * Signal "added": there is one more step.
 */
#define MZ_TYPE_TRAIL (mz_trail_get_type ())
G_DECLARE_FINAL_TYPE (MzTrail, mz_trail, MZ, TRAIL, GObject)

MzTrail *mz_trail_new        (MzWorkspace *workspace);
void     mz_trail_rest       (MzTrail *self);
void     mz_trail_absorb     (MzTrail *self);
gboolean mz_trail_can_step   (MzTrail *self, int step);
void     mz_trail_step       (MzTrail *self, int step);
guint    mz_trail_get_length (MzTrail *self);

G_END_DECLS
