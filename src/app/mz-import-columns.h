/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-import.h"

G_BEGIN_DECLS

/* So many rows of a table are shown while its columns are chosen. */
#define MZ_IMPORT_PREVIEW 20

/**
 * MzImportColumns:
 *
 * How a table is to be read: what kind of records it has, what each column is, over its first rows, and how its letters and
 * cells are told apart. Owned by #MzImportDialog; main thread only.
 *
 * Signals: "reread": the table has to be read anew, with its columns told anew; "mapped": another column is another field.
 */
#define MZ_TYPE_IMPORT_COLUMNS (mz_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (MzImportColumns, mz_import_columns, MZ, IMPORT_COLUMNS, GtkWidget)

GtkWidget *mz_import_columns_new         (void);
void       mz_import_columns_set_import  (MzImportColumns *self, const MzImport *import);
void       mz_import_columns_get_options (MzImportColumns *self, MzImportOptions *options);

G_END_DECLS
