/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"
#include "mz-progress.h"
#include "mz-record-batch.h"
#include "mz-report.h"

G_BEGIN_DECLS

/**
 * MzLoad:
 * @before: what the dataset held before; mz_dataset_swap() with it undoes the load, as long as nothing else has come since
 * @report: what is wrong in the file
 * @n_records: how many records were in it, by kind
 *
 * A file that lies over the facts.
 */
typedef struct
{
  MzDataset *before;
  MzReport  *report;
  guint      n_records[MZ_N_RECORD_KINDS];
} MzLoad;

void    mz_loader_load_async  (MzDataset *dataset, const char *path, GCancellable *cancellable, MzLoadProgress progress,
                               gpointer progress_data, GAsyncReadyCallback callback, gpointer data);
void    mz_loader_lay_over_async (MzDataset *dataset, MzRecordBatch *batch, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
MzLoad *mz_loader_load_finish (GAsyncResult *result, GError **error);
void    mz_load_free          (MzLoad *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzLoad, mz_load_free)

G_END_DECLS
