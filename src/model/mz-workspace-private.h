/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-site-table.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

struct _MzWorkspace
{
  GObject       parent_instance;
  MzDataset    *facts;
  MzDataset    *dataset;  /* the facts as the scenario would have them */
  guint         world_id; /* until they are */
  MzPartialDate date;
  MzQuery      *query;
  MzLayers      layers;
  MzRecord     *selection;
  MzRecord     *hover;
  MzScenario   *scenario, *against; /* (nullable) */
  MzView        view;
  MzManner     *manner;
  MzStore      *sites, *agreements, *measures, *events, *flows, *sites_in_view;
  MzSiteTable  *table; /* of the dataset as it was linked last */
  GArray       *shown; /* packed, for the view */
  guint8       *states; /* of MzState: what the sites that are shown do, by row of the table */
};

void               mz_workspace_init_shown     (MzWorkspace *self);
void               mz_workspace_clear_shown    (MzWorkspace *self);
void               mz_workspace_make_table     (MzWorkspace *self);
void               mz_workspace_refill         (MzWorkspace *self);
void               mz_workspace_refill_in_view (MzWorkspace *self);
const MzSiteTable *mz_workspace_peek_table     (MzWorkspace *self);
void               mz_workspace_init_filter    (MzWorkspace *self, MzQuery *query, MzSiteFilter *filter);

G_END_DECLS
