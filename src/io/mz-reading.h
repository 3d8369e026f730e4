/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-json-gate.h"
#include "mz-record-batch.h"

G_BEGIN_DECLS

/**
 * MzReading:
 * @bytes: the file, as mz_reading_load() gives it
 * @outline: (nullable): of the text, where it has passed the gate already
 * @file: its name for messages
 * @batch: takes the records
 * @report: takes what is wrong
 * @overlaid: the file is the user's own
 * @cancellable: (nullable): ends the reading early; what is in @batch is then to be dropped
 * @n_threads: that may work on it; 0: as many as are worth while. What is read is always the same
 * @countries: (element-type MzCountry) (nullable): whose names tables may use for them
 * @tell: (nullable): told how much of the file has been read, from 0 to 1, in the thread that reads
 *
 * One file that is being read. Owned by whoever has it read.
 */
typedef struct
{
  GBytes        *bytes;
  const MzJsonOutline *outline;
  const char    *file;
  MzRecordBatch *batch;
  MzReport      *report;
  gboolean       overlaid;
  GCancellable  *cancellable;
  guint          n_threads;
  GPtrArray     *countries;
  void         (*tell) (double part, gpointer data);
  gpointer       data;
} MzReading;

GBytes  *mz_reading_load (const MzReading *self, const char *path, GError **error);
gboolean mz_reading_run  (const MzReading *self);

static inline gboolean
mz_reading_is_cancelled (const MzReading *self)
{
  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/* All before @offset has been read. The gate has gone over all of the text before, which is a quarter of the work. */
static inline void
mz_reading_tell (const MzReading *self, gsize offset)
{
  if (self->tell != NULL)
    self->tell (0.25 + 0.75 * (double) offset / (double) g_bytes_get_size (self->bytes), self->data);
}

G_END_DECLS
