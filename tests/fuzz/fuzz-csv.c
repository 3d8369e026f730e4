/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table, which its name says it is: as a whole, cell by cell; laid over a few facts; and as the window's list of its rows,
 * with the encoding and the delimiter that the last two bytes choose, unless a line ends there.
 */
#include "fuzz.h"

#include <string.h>

#include "mz-import.h"
#include "mz-text-encoding.h"

/* Every cell lies in the text, is UTF-8, and can be asked for what it is taken for. */
static void
look_at_table (MzTable *table)
{
  g_autoptr (MzTableRow) row = mz_table_row_new ();
  guint n_columns = mz_table_get_n_columns (table);
  double part = 0;

  g_assert (n_columns > 0 && n_columns <= MZ_TABLE_MAX_COLUMNS && mz_table_get_n_rows (table) <= MZ_TABLE_MAX_ROWS);
  for (guint i = 0; i < mz_table_get_n_rows (table); i++)
    {
      g_autoptr (MzReport) report = mz_report_new ();
      gboolean sound = mz_table_read_row (table, i, row, report);

      g_assert (sound == (mz_report_count (report, MZ_SEVERITY_ERROR) == 0));
      g_assert (row->cells->len == n_columns && row->line > 0 && mz_table_get_part (table, i) >= part);
      part = mz_table_get_part (table, i);
      for (guint k = 0; k < n_columns; k++)
        {
          const MzTableCell *cell = mz_table_row_peek (row, k);

          g_assert (cell->line >= row->line && cell->column > 0 && g_utf8_validate (cell->text, -1, NULL));
        }
      fuzz_check_report (report);
    }
}

/* What is chosen will be records, and nothing is lost without a word. */
static void
look_at_import (GBytes *bytes, const MzImportOptions *options)
{
  g_auto (MzRecordBase) base = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MzImport) import = NULL;
  g_autoptr (MzRecordBatch) batch = NULL;

  mz_record_base_init (&base, fuzz_peek_facts ());
  import = mz_import_read (bytes, "input.csv", options, &base, &error);
  g_assert ((import == NULL) == (error != NULL));
  if (import == NULL)
    {
      g_assert (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  look_at_table (import->table);
  fuzz_check_report (import->report);
  for (guint i = 0; i < import->rows->len; i++)
    {
      const MzImportRow *row = mz_import_peek_row (import, i);

      g_assert ((row->record == NULL) == (row->n_errors > 0));
      g_assert (row->record != NULL || row->wrong != NULL || import->n_wrong > MZ_IMPORT_MAX_TOLD);
      if (row->match != NULL)
        g_ptr_array_unref (mz_import_compare (row));
    }
  batch = mz_import_make_batch (import, fuzz_peek_facts ());
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  MzImportOptions options = { .kind = -1 };

  fuzz_overlay (data, size, "input.csv");
  if (size >= 2 && data[size - 1] != '\n')
    {
      guint8 first = data[size - 2], second = data[size - 1];

      options.table.encoding = mz_text_encodings[first % mz_n_text_encodings].name;
      options.table.delimiter = mz_table_delimiters[second % strlen (mz_table_delimiters)];
      options.table.header = (MzTableHeader) (second / 8 % 3);
      options.kind = first / 32 % (MZ_N_TABLE_KINDS + 1) - 1;
    }
  look_at_import (bytes, &options);
  return 0;
}
