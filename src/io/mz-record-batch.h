/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"
#include "mz-report.h"

G_BEGIN_DECLS

/**
 * MzRecordBatch:
 * @records: (element-type MzRecord): by kind, in the order in which they stand in their files
 * @rows: by kind: id -> row + 1
 * @as_of: the last date that they know; may be unset
 *
 * Records on their way from files into a dataset. Nobody else knows of the ones that were read, so that they may be made in
 * one thread and handed over whole to another.
 */
typedef struct
{
  GPtrArray    *records[MZ_N_RECORD_KINDS];
  GHashTable   *rows[MZ_N_RECORD_KINDS];
  MzPartialDate as_of;
} MzRecordBatch;

/**
 * MzRecordBase:
 *
 * What a dataset holds at one time, counted but not copied: whatever becomes of the dataset, it stays so.
 */
typedef struct
{
  GPtrArray    *records[MZ_N_RECORD_KINDS];
  MzPartialDate as_of;
} MzRecordBase;

MzRecordBatch *mz_record_batch_new     (void);
void           mz_record_batch_free    (MzRecordBatch *self);
gboolean       mz_record_batch_add     (MzRecordBatch *self, MzRecord *record, MzReport *report);
void           mz_record_batch_fill    (const MzRecordBatch *self, MzDataset *dataset);

void           mz_record_base_init     (MzRecordBase *self, MzDataset *dataset);
void           mz_record_base_clear    (MzRecordBase *self);
MzDataset     *mz_record_base_lay_over (const MzRecordBase *self, const MzRecordBatch *upper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzRecordBatch, mz_record_batch_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MzRecordBase, mz_record_base_clear)

G_END_DECLS
