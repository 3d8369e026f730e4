/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-manner.h"
#include "mz-query.h"
#include "mz-scenario.h"
#include "mz-view.h"

G_BEGIN_DECLS

#define MZ_CLOCK_FIRST_YEAR 1950
#define MZ_CLOCK_LAST_YEAR  2040

/**
 * MzWorkspace:
 *
 * What every view binds to, and nothing else: the dataset, the query, the date of the one clock, the selection, the layers,
 * the scenario and the view. From these it keeps the lists of what is visible: the same for the map, the lists and the command
 * line. The dataset that is shown is the facts as the scenario would have them, made anew when there is time for it.
 * Owned by the window (or by a command); main thread only.
 *
 * Properties, all notified: facts (construct-only), dataset (read-only and the same object for ever), date
 * (MzPartialDate, boxed), query (MzQuery, boxed), layers (MzLayers), selection (MzRecord, nullable), hover (MzRecord,
 * nullable), scenario (MzScenario, boxed, nullable), against (MzScenario, boxed, nullable: what charts hold the
 * scenario against), view (MzView, boxed), manner (MzManner, notified with each change of it), sites, agreements,
 * measures, events, flows, sites-in-view (MzStore, read-only and the same object for ever).
 */
#define MZ_TYPE_WORKSPACE (mz_workspace_get_type ())
G_DECLARE_FINAL_TYPE (MzWorkspace, mz_workspace, MZ, WORKSPACE, GObject)

MzWorkspace  *mz_workspace_new               (MzDataset *facts);
MzDataset    *mz_workspace_get_facts         (MzWorkspace *self);
MzDataset    *mz_workspace_get_dataset       (MzWorkspace *self);
void          mz_workspace_settle            (MzWorkspace *self);
MzPartialDate mz_workspace_get_date          (MzWorkspace *self);
void          mz_workspace_set_date          (MzWorkspace *self, MzPartialDate date);
MzQuery      *mz_workspace_get_query         (MzWorkspace *self);
void          mz_workspace_set_query         (MzWorkspace *self, MzQuery *query);
MzLayers      mz_workspace_get_layers        (MzWorkspace *self);
void          mz_workspace_set_layers        (MzWorkspace *self, MzLayers layers);
MzRecord     *mz_workspace_get_selection     (MzWorkspace *self);
void          mz_workspace_set_selection     (MzWorkspace *self, MzRecord *record);
MzRecord     *mz_workspace_get_hover         (MzWorkspace *self);
void          mz_workspace_set_hover         (MzWorkspace *self, MzRecord *record);
MzScenario   *mz_workspace_get_scenario      (MzWorkspace *self);
void          mz_workspace_set_scenario      (MzWorkspace *self, MzScenario *scenario);
MzScenario   *mz_workspace_get_against       (MzWorkspace *self);
void          mz_workspace_set_against       (MzWorkspace *self, MzScenario *against);
const MzView *mz_workspace_get_view          (MzWorkspace *self);
void          mz_workspace_set_view          (MzWorkspace *self, const MzView *view);
MzManner     *mz_workspace_get_manner        (MzWorkspace *self);
void          mz_workspace_set_manner        (MzWorkspace *self, MzManner *manner);
MzBorders     mz_workspace_get_borders       (MzWorkspace *self);
MzLayers      mz_workspace_get_ground        (MzWorkspace *self);

MzStore      *mz_workspace_get_sites         (MzWorkspace *self);
MzStore      *mz_workspace_get_agreements    (MzWorkspace *self);
MzStore      *mz_workspace_get_measures      (MzWorkspace *self);
MzStore      *mz_workspace_get_events        (MzWorkspace *self);
MzStore      *mz_workspace_get_flows         (MzWorkspace *self);
MzStore      *mz_workspace_get_sites_in_view (MzWorkspace *self);

MzSiteState   mz_workspace_get_site_state    (MzWorkspace *self, MzSite *site);
MzForceState  mz_workspace_get_force         (MzWorkspace *self, MzRecord *agreement_or_measure);
gboolean      mz_workspace_is_after_as_of    (MzWorkspace *self);
gboolean      mz_workspace_shows             (MzWorkspace *self, MzQuery *query, MzRecord *record);
guint         mz_workspace_count_without     (MzWorkspace *self, MzFacet facet);
const guint8 *mz_workspace_peek_states       (MzWorkspace *self);
guint         mz_workspace_count_word        (MzWorkspace *self, MzFacet facet, const char *word);

G_END_DECLS
