/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-search.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzRecordRow:
 *
 * A row of a list: symbol, name, and one line more. Lists use a row again and again for other records. Main thread.
 */
#define MZ_TYPE_RECORD_ROW (mz_record_row_get_type ())
G_DECLARE_FINAL_TYPE (MzRecordRow, mz_record_row, MZ, RECORD_ROW, GtkWidget)

GtkWidget *mz_record_row_new       (MzWorkspace *workspace);
void       mz_record_row_show_site (MzRecordRow *self, MzSite *site);
void       mz_record_row_show_hit  (MzRecordRow *self, MzSearchHit *hit);
char      *mz_site_row_to_text     (MzWorkspace *workspace, MzSite *site);
char      *mz_site_row_to_speech   (MzWorkspace *workspace, MzSite *site, guint position, guint n);

G_END_DECLS
