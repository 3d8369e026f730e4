/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-import.h"

G_BEGIN_DECLS

/* One row of a file, for as long as the list has that file. */
#define MZ_TYPE_IMPORT_ITEM (mz_import_item_get_type ())
G_DECLARE_FINAL_TYPE (MzImportItem, mz_import_item, MZ, IMPORT_ITEM, GObject)

MzImportRow *mz_import_item_get_row (MzImportItem *self);

typedef enum
{
  MZ_IMPORT_SHOW_ALL,
  MZ_IMPORT_SHOW_WRONG,
  MZ_IMPORT_SHOW_MATCHES
} MzImportShow;

/**
 * MzImportList:
 *
 * The rows of a file that is being looked at, all or some of them, as a #GListModel: objects are made only of those that are
 * shown. Owned by who shows them; main thread only.
 */
#define MZ_TYPE_IMPORT_LIST (mz_import_list_get_type ())
G_DECLARE_FINAL_TYPE (MzImportList, mz_import_list, MZ, IMPORT_LIST, GObject)

MzImportList *mz_import_list_new    (void);
void          mz_import_list_show   (MzImportList *self, MzImport *import, MzImportShow show);

G_END_DECLS
