/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mz-limits.h"
#include "mz-report.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_TABLE_HEADER_TELL, /* by what stands in the first rows */
  MZ_TABLE_HEADER_YES,
  MZ_TABLE_HEADER_NO
} MzTableHeader;

/**
 * MzTableOptions:
 * @encoding: (nullable): one of #mz_text_encodings; %NULL: to be told by the text
 * @delimiter: one of #mz_table_delimiters; 0: to be told by the text
 */
typedef struct
{
  const char   *encoding;
  char          delimiter;
  MzTableHeader header;
} MzTableOptions;

/**
 * MzTableCell:
 * @text: without quotes around it, and without an apostrophe that keeps it from being run as a formula
 * @line, @column: where it begins, from 1
 */
typedef struct
{
  const char *text;
  guint       line, column;
} MzTableCell;

/**
 * MzTableRow:
 * @cells: (element-type MzTableCell): as many as the table has columns
 * @line: where it begins
 *
 * One row, to be read into again and again. Owned by whoever reads; the texts live until it is read into again.
 */
typedef struct
{
  GArray  *cells;
  GString *text;
  guint    line;
} MzTableRow;

/**
 * MzTable:
 *
 * A text of rows and cells: CSV as in RFC 4180, with commas, semicolons, tabulators or vertical bars between cells, and lines
 * that end in LF, CR LF or CR. It is gone over once and kept as it is; rows are taken apart when they are asked for. Empty
 * lines are no rows. Immutable and counted; any thread.
 */
typedef struct _MzTable MzTable;

extern const char mz_table_delimiters[];

gboolean     mz_table_is_name      (const char *file);
gboolean     mz_table_is_text      (const char *text);
MzTable     *mz_table_read         (GBytes *bytes, const char *file, const MzTableOptions *options, GCancellable *cancellable,
                                    MzReport *report);
MzTable     *mz_table_ref          (MzTable *self);
void         mz_table_unref        (MzTable *self);
const char  *mz_table_get_file     (MzTable *self);
const char  *mz_table_get_encoding (MzTable *self);
gboolean     mz_table_is_guessed   (MzTable *self);
char         mz_table_get_delimiter (MzTable *self);
gboolean     mz_table_has_header   (MzTable *self);
guint        mz_table_get_n_rows   (MzTable *self);
guint        mz_table_get_n_columns (MzTable *self);
gboolean     mz_table_has_decimal_commas (MzTable *self, guint column);
double       mz_table_get_part     (MzTable *self, guint row);

MzTableRow  *mz_table_row_new      (void);
void         mz_table_row_free     (MzTableRow *self);
void         mz_table_read_header  (MzTable *self, MzTableRow *row);
gboolean     mz_table_read_row     (MzTable *self, guint i, MzTableRow *row, MzReport *report);

static inline const MzTableCell *
mz_table_row_peek (const MzTableRow *self, guint column)
{
  return &g_array_index (self->cells, MzTableCell, column);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzTable, mz_table_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzTableRow, mz_table_row_free)

G_END_DECLS
