/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-types.h"

G_BEGIN_DECLS

/**
 * MzStageChoice:
 *
 * The stages of the chain as buttons with their symbols: one of them, or any, where none pressed means all. Main thread only.
 *
 * Signal "changed": the user has pressed one.
 */
#define MZ_TYPE_STAGE_CHOICE (mz_stage_choice_get_type ())
G_DECLARE_FINAL_TYPE (MzStageChoice, mz_stage_choice, MZ, STAGE_CHOICE, GtkWidget)

GtkWidget *mz_stage_choice_new (gboolean one);
void       mz_stage_choice_set (MzStageChoice *self, MzSet stages);
MzSet      mz_stage_choice_get (MzStageChoice *self);

G_END_DECLS
