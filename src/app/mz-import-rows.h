/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-import.h"

G_BEGIN_DECLS

/**
 * MzImportRows:
 *
 * What a file would bring, row by row: what is wrong, what it may be the same as among the facts, and which of it to take.
 * Owned by #MzImportDialog; main thread only.
 *
 * Signal "changed": other rows will be taken.
 */
#define MZ_TYPE_IMPORT_ROWS (mz_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (MzImportRows, mz_import_rows, MZ, IMPORT_ROWS, GtkWidget)

GtkWidget *mz_import_rows_new (void);
void       mz_import_rows_set_import (MzImportRows *self, MzImport *import);

G_END_DECLS
