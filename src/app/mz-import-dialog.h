/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-import.h"

G_BEGIN_DECLS

/**
 * MzImportDialog:
 *
 * A file of the user's own, looked at before it is laid over the facts: first the columns, where it is a table, then its rows.
 * Owned by GTK, above the window that opened it; main thread only.
 *
 * Signal "accepted": the user wants it; mz_import_dialog_get_import() tells what. The dialog closes behind it.
 */
#define MZ_TYPE_IMPORT_DIALOG (mz_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MzImportDialog, mz_import_dialog, MZ, IMPORT_DIALOG, AdwWindow)

MzImportDialog *mz_import_dialog_new        (GtkWindow *parent, MzDataset *dataset, MzImport *import);
MzImport       *mz_import_dialog_get_import (MzImportDialog *self);

G_END_DECLS
