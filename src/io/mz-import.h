/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a file of the user's own, row by row, before any of it is laid over the facts. */
#pragma once

#include "mz-loader.h"
#include "mz-record-batch.h"
#include "mz-table-mapping.h"

G_BEGIN_DECLS

/* Two sites of a kind that are as near as this may be one. */
#define MZ_IMPORT_NEAR 2000.0 /* metres */

typedef enum
{
  MZ_MATCH_NONE,
  MZ_MATCH_ID,
  MZ_MATCH_NAME,
  MZ_MATCH_PLACE
} MzMatchKind;

typedef enum
{
  MZ_SETTLE_FACTS, /* the bundled record stays, that of the file is left out */
  MZ_SETTLE_FILE,  /* that of the file takes its place, whole */
  MZ_SETTLE_BOTH   /* two records, with two ids */
} MzSettling;

/**
 * MzImportRow:
 * @line: where it begins, from 1
 * @name: (nullable): what it is called, where there is no record
 * @record: (nullable): %NULL: it is not sound
 * @wrong: (nullable): what is wrong with it, a line each
 * @n_errors: how much of that keeps it out
 * @match: (nullable): a bundled record that may be the same, and says something else
 * @chosen: whether it is to be laid over the facts
 */
typedef struct
{
  guint       line;
  char       *name;
  MzRecord   *record;
  char       *wrong;
  guint       n_errors, n_warnings;
  MzRecord   *match;
  MzMatchKind match_kind;
  MzSettling  settling;
  gboolean    chosen;
} MzImportRow;

/**
 * MzImport:
 * @bytes: the file
 * @rows: (element-type MzImportRow): in the order of the file
 * @report: what is wrong with the whole of it
 * @table: (nullable): where it is one
 * @mapping: its columns, where it is one
 * @n_wrong: rows with anything wrong
 * @n_matches: rows with a match
 */
typedef struct
{
  char          *file;
  GBytes        *bytes;
  GArray        *rows;
  MzReport      *report;
  MzTable       *table;
  MzTableMapping mapping;
  guint          n_wrong, n_matches;
  MzPartialDate  as_of;
} MzImport;

/**
 * MzImportOptions:
 * @table: how to read a table
 * @kind: what is in a table, or -1: to be told by its columns
 * @mapping: (nullable): its columns; %NULL: to be told by their names
 */
typedef struct
{
  MzTableOptions        table;
  int                   kind;
  const MzTableMapping *mapping;
} MzImportOptions;

/* One field that a record and its match have not alike; "": not known there. */
typedef struct
{
  const char *field;
  char       *facts, *file;
} MzImportDifference;

void           mz_import_read_async  (MzDataset *dataset, const char *file, GBytes *bytes, const MzImportOptions *options,
                                      GCancellable *cancellable, MzLoadProgress progress, gpointer progress_data,
                                      GAsyncReadyCallback callback, gpointer data);
MzImport      *mz_import_read_finish (GAsyncResult *result, GError **error);
MzImport      *mz_import_read        (GBytes *bytes, const char *file, const MzImportOptions *options, const MzRecordBase *base,
                                      GError **error);
void           mz_import_free        (MzImport *self);
gboolean       mz_import_needs_eyes  (const MzImport *self);
guint          mz_import_count_chosen (const MzImport *self);
GPtrArray     *mz_import_compare     (const MzImportRow *row);
MzRecordBatch *mz_import_make_batch  (const MzImport *self, MzDataset *dataset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzImport, mz_import_free)

static inline MzImportRow *
mz_import_peek_row (const MzImport *self, guint i)
{
  return &g_array_index (self->rows, MzImportRow, i);
}

G_END_DECLS
