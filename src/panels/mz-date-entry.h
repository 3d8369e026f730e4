/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzDateEntry:
 *
 * The date of a workspace as a small control: written as "2025", "2025-10" or "2025-10-20", with a button to either side that
 * steps by the last part of it. Up, Down and the page keys step, too. Main thread only.
 */
#define MZ_TYPE_DATE_ENTRY (mz_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (MzDateEntry, mz_date_entry, MZ, DATE_ENTRY, GtkWidget)

GtkWidget *mz_date_entry_new (MzWorkspace *workspace);

G_END_DECLS
