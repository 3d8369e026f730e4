/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the fields of a record, in words for people: labels, dates, names in place of ids. */
#pragma once

#include "mz-document-compare.h"

G_BEGIN_DECLS

/**
 * MzFieldChange:
 * @label: what the field is called
 * @before, @after: (nullable): what stands there, entries of a list that has them a line each; %NULL: nothing
 */
typedef struct
{
  char *label, *before, *after;
} MzFieldChange;

char      *mz_field_dup_label   (MzRecordKind kind, const char *field);
char      *mz_field_dup_text    (MzRecord *record, const char *field, MzDataset *dataset);
MzFieldChange *mz_field_change_new (const MzDifference *difference, MzDataset *dataset);
void       mz_field_change_free (MzFieldChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzFieldChange, mz_field_change_free)
GPtrArray *mz_field_changes_new (MzRecord *before, MzRecord *after, MzDataset *dataset);

G_END_DECLS
