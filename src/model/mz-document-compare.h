/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How two versions of a record, or of a document, differ: field by field, for people. */
#pragma once

#include "mz-document.h"

G_BEGIN_DECLS

/**
 * MzDifference:
 * @part: of the documents
 * @kind, @id: the record; of a view @id is its name
 * @name: what to call it
 * @field: (nullable): which field of a record; %NULL: the thing as a whole
 * @before, @after: (nullable): what stands there, in one line as in a table; %NULL: nothing
 * @old, @new: (nullable): where a field differs, the records that have it
 */
typedef struct
{
  MzDocumentParts part;
  MzRecordKind    kind;
  char           *id, *name, *field, *before, *after;
  MzRecord       *old, *new;
} MzDifference;

void       mz_difference_free  (MzDifference *self);

GPtrArray *mz_records_compare  (MzRecord *before, MzRecord *after);
GPtrArray *mz_document_compare (MzDocument *a, MzDocument *b);

G_END_DECLS
