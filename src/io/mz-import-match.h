/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-import.h"

G_BEGIN_DECLS

/**
 * MzImportMatcher:
 *
 * The bundled records, to be found by id, by name and by place. Owned by whoever reads; one thread.
 */
typedef struct _MzImportMatcher MzImportMatcher;

MzImportMatcher *mz_import_matcher_new  (const MzRecordBase *base);
void             mz_import_matcher_free (MzImportMatcher *self);
void             mz_import_matcher_find (MzImportMatcher *self, MzImportRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzImportMatcher, mz_import_matcher_free)

G_END_DECLS
