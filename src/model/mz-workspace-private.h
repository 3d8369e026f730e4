/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-site-table.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

const MzSiteTable *mz_workspace_peek_table  (MzWorkspace *self);
void               mz_workspace_init_filter (MzWorkspace *self, MzQuery *query, MzSiteFilter *filter);

G_END_DECLS
