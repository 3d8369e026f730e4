/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzDateEntry:
 *
 * The date of a workspace, or one of its own, as a small control: written as "2025", "2025-10" or "2025-10-20", with a button to either side that
 * steps by the last part of it. Up, Down and the page keys step, too. Main thread only.
 *
 * Signal "changed": the user has set another date of its own.
 */
#define MZ_TYPE_DATE_ENTRY (mz_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (MzDateEntry, mz_date_entry, MZ, DATE_ENTRY, GtkWidget)

GtkWidget    *mz_date_entry_new       (MzWorkspace *workspace);
GtkWidget    *mz_date_entry_new_alone (const char *label, MzPartialDate date);
MzPartialDate mz_date_entry_get_date  (MzDateEntry *self);
void          mz_date_entry_set_date  (MzDateEntry *self, MzPartialDate date);

G_END_DECLS
