/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzStageBox:
 *
 * The stages of the chain with their symbols: legend and filter at once; and the deposits, which are a layer of their own and
 * no stage: their row shows or hides them. Owned by #MzFindPanel, which tells it when to look again; main thread.
 */
#define MZ_TYPE_STAGE_BOX (mz_stage_box_get_type ())
G_DECLARE_FINAL_TYPE (MzStageBox, mz_stage_box, MZ, STAGE_BOX, GtkWidget)

void mz_stage_box_set_workspace (MzStageBox *self, MzWorkspace *workspace);
void mz_stage_box_update        (MzStageBox *self);

G_END_DECLS
