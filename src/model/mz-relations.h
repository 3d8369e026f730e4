/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-store.h"

G_BEGIN_DECLS

/**
 * MzRelations:
 *
 * Which records of a dataset name each other, in a few packed arrays; for the dataset alone, which owns it.
 */
typedef struct _MzRelations MzRelations;

MzRelations *mz_relations_new  (MzStore *const *stores, GBytes **block);
MzRelations *mz_relations_ref  (MzRelations *self);
void         mz_relations_unref (MzRelations *self);
GPtrArray   *mz_relations_get  (MzRelations *self, MzStore *const *stores, MzRecord *record, MzRecordKind kind);

G_END_DECLS
