/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-desk.h"
#include "mz-supply-run.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzWhatif:
 *
 * What the parts of the What-if page share: the scenario of a workspace worked out, and the ways to change it. The scenario
 * is the workspace's, and only there: every change makes a new one and sets it. What follows from it is worked out before
 * the next frame, once, however often it has changed. Main thread only.
 *
 * Signals: "changed": other answers, or another time; "kept-changed": other scenarios in the user's document.
 */
#define MZ_TYPE_WHATIF (mz_whatif_get_type ())
G_DECLARE_FINAL_TYPE (MzWhatif, mz_whatif, MZ, WHATIF, GObject)

MzWhatif          *mz_whatif_new          (MzWorkspace *workspace, GPtrArray *bundled);
MzWorkspace       *mz_whatif_get_workspace (MzWhatif *self);
MzDataset         *mz_whatif_get_dataset  (MzWhatif *self);
GPtrArray         *mz_whatif_get_bundled  (MzWhatif *self);
void               mz_whatif_set_desk     (MzWhatif *self, MzDesk *desk);
MzDocument        *mz_whatif_get_document (MzWhatif *self);
MzScenario        *mz_whatif_get_scenario (MzWhatif *self);
MzScenario        *mz_whatif_get_original (MzWhatif *self);
gboolean           mz_whatif_is_edited    (MzWhatif *self);
MzScenario        *mz_whatif_get_kept     (MzWhatif *self);
gboolean           mz_whatif_can_keep     (MzWhatif *self);
const MzSupplyRun  *mz_whatif_get_run      (MzWhatif *self);
const MzSupplyTime *mz_whatif_peek_answers (MzWhatif *self);

/* The time of the answers. */
gboolean           mz_whatif_get_monthly  (MzWhatif *self);
void               mz_whatif_set_monthly  (MzWhatif *self, gboolean monthly);
MzPartialDate      mz_whatif_get_time     (MzWhatif *self);
void               mz_whatif_get_times    (MzWhatif *self, MzPartialDate *first, MzPartialDate *last);
void               mz_whatif_go           (MzWhatif *self);

/* Changes of the scenario. */
void               mz_whatif_choose       (MzWhatif *self, MzScenario *scenario);
void               mz_whatif_reset        (MzWhatif *self);
void               mz_whatif_set_text     (MzWhatif *self, const MzScenarioText *text);
void               mz_whatif_replace_move (MzWhatif *self, guint i, const MzMove *move);
void               mz_whatif_add_move     (MzWhatif *self, guint i, const MzMove *move);
void               mz_whatif_remove_move  (MzWhatif *self, guint i);
gboolean           mz_whatif_shift_move   (MzWhatif *self, guint i, int by);
MzMove            *mz_whatif_suggest_move (MzWhatif *self, MzMoveKind kind);

G_END_DECLS
