/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-csv.h"
#include "mz-json-view.h"
#include "mz-table-scan.h"
#include "mz-text-encoding.h"

#define ROWS_A_LOOK 4096 /* between two looks at the cancellable */

typedef struct
{
  guint32 start; /* in the text */
  guint32 line;
} RowPlace;

/* What is known of the numbers in a column. */
typedef enum /*< flags >*/
{
  HAS_COMMA = 1 << 0, /* one at least has a decimal comma */
  MISFIT    = 1 << 1  /* a cell is neither empty nor such a number */
} Commas;

struct _MzTable
{
  gatomicrefcount ref_count;
  char           *file;
  GBytes         *text; /* UTF-8 */
  const char     *encoding;
  gboolean        guessed, has_header;
  char            delimiter;
  GArray         *rows; /* of RowPlace: with the header */
  guint           n_columns;
  guint8          commas[MZ_TABLE_MAX_COLUMNS]; /* of Commas */
};

/** mz_table_is_name: Returns: whether a file with this name is to be read as a table. */
gboolean
mz_table_is_name (const char *file)
{
  static const char *const endings[] = { ".csv", ".tsv", ".tab" };
  g_autofree char *name = NULL;

  g_return_val_if_fail (file != NULL, FALSE);

  name = g_ascii_strdown (file, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

/* The text, as UTF-8. */
static gboolean
take_text (MzTable *self, GBytes *bytes, const MzTableOptions *options, MzReport *report)
{
  gsize size, mark;
  const char *data = g_bytes_get_data (bytes, &size), *told;
  g_autoptr (GError) error = NULL;
  guint line = 0, column = 0;

  if (size > MZ_TABLE_MAX_BYTES)
    {
      mz_report_add (report, MZ_SEVERITY_ERROR, self->file, 0, 0, NULL, NULL, _("is larger than %u MiB; split it"),
                     MZ_TABLE_MAX_BYTES >> 20);
      return FALSE;
    }
  told = mz_text_encoding_tell (data, size, &mark, &self->guessed);
  self->encoding = options->encoding != NULL ? options->encoding : told;
  self->guessed &= options->encoding == NULL;
  if (strcmp (self->encoding, told) != 0)
    mark = 0;
  if (strcmp (self->encoding, "UTF-8") == 0)
    {
      if (size == mark || g_utf8_validate_len (data + mark, size - mark, &told) || *told == '\0')
        {
          self->text = g_bytes_new_from_bytes (bytes, mark, size - mark);
          return TRUE;
        }
      line = column = 1;
      mz_json_view_count_lines (data + mark, told, &line, &column);
      error = mz_io_error_new (MZ_IO_ERROR_ENCODING, line, column, _("from here on this is not text in UTF-8; choose another "
                               "encoding, or save the file as UTF-8"));
    }
  else
    {
      char *text = mz_text_decode (data + mark, size - mark, self->encoding, MZ_TABLE_MAX_BYTES, &size, &error);

      if (text != NULL)
        {
          self->text = g_bytes_new_take (text, size);
          return TRUE;
        }
    }
  mz_io_error_get_position (error, &line, &column);
  mz_report_add (report, MZ_SEVERITY_ERROR, self->file, line, column, NULL, NULL, "%s", error->message);
  return FALSE;
}

/* "12", "-1,5", "1.234.567,8" with a decimal comma; nothing is one, too. */
static Commas
look_at_number (const char *p, const char *end)
{
  const char *comma = memchr (p, ',', end - p), *whole = comma != NULL ? comma : end, *point = memchr (p, '.', whole - p);

  if (p == end)
    return 0;
  p += *p == '-' || *p == '+';
  if (p == whole || (comma != NULL && comma + 1 == end) || (point != NULL && point - p > 3))
    return MISFIT;
  for (const char *digit = p; digit < end; digit++)
    {
      gboolean is_point = *digit == '.' && digit > p && digit < whole && (whole - digit) % 4 == 0;

      if (!g_ascii_isdigit (*digit) && !is_point && digit != comma)
        return MISFIT;
      if (point != NULL && digit > point && digit < whole && *digit != '.' && (whole - digit) % 4 == 0)
        return MISFIT;
    }
  return comma != NULL ? HAS_COMMA : 0;
}

static gboolean
is_number (const MzTableSpan *span)
{
  g_autofree char *text = g_strndup (span->start, MIN (span->end - span->start, 64));
  char *stop;

  g_strstrip (text);
  if (*text == '\0' || g_ascii_isalpha (*text))
    return FALSE;
  g_ascii_strtod (text, &stop);
  return *stop == '\0' || (look_at_number (text, text + strlen (text)) & MISFIT) == 0;
}

/* Names of columns are no numbers. */
static gboolean
tell_header (MzTableScan scan)
{
  MzTableSpan span;
  guint n = 0;

  do
    {
      mz_table_scan_cell (&scan, &span);
      if (is_number (&span))
        return FALSE;
    }
  while (!span.last && ++n < MZ_TABLE_MAX_COLUMNS);
  return TRUE;
}

/* One error about the whole of the table, at @at in the cell. */
G_GNUC_PRINTF (5, 6) static gboolean
refuse (MzTable *self, const MzTableSpan *span, const char *at, MzReport *report, const char *format, ...)
{
  guint line = span->line, column;
  g_autofree char *message = NULL;
  va_list args;

  if (mz_report_is_full (report))
    {
      mz_report_add (report, MZ_SEVERITY_ERROR, self->file, line, 0, NULL, NULL, "%s", format);
      return FALSE;
    }
  column = mz_table_span_column (span, span->place);
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  mz_json_view_count_lines (span->place, at, &line, &column);
  mz_report_add (report, MZ_SEVERITY_ERROR, self->file, line, column, NULL, NULL, "%s", message);
  return FALSE;
}

/* What makes a cell impossible: then the rest of the text cannot be told apart. */
static gboolean
check_span (MzTable *self, const MzTableSpan *span, guint column, MzReport *report)
{
  if (span->end - span->place > MZ_TABLE_MAX_CELL)
    return refuse (self, span, span->place, report, _("a cell that begins here is longer than 1 MiB; is a quote not closed?"));
  if (span->unclosed)
    return refuse (self, span, span->place, report, _("this quote has no second one; close it, or write it twice within quotes"));
  if (column == MZ_TABLE_MAX_COLUMNS)
    return refuse (self, span, span->place, report, _("this row has more than %u cells; split the table"), MZ_TABLE_MAX_COLUMNS);
  return TRUE;
}

static gboolean
scan_row (MzTable *self, MzTableScan *scan, MzReport *report)
{
  RowPlace row = { (guint32) (scan->p - (const char *) g_bytes_get_data (self->text, NULL)), scan->line };
  gboolean look = self->delimiter == ';' && (self->rows->len > 0 || !self->has_header);
  MzTableSpan span;
  guint n = 0;

  do
    {
      mz_table_scan_cell (scan, &span);
      if (!check_span (self, &span, n, report))
        return FALSE;
      if (look)
        self->commas[n] |= look_at_number (span.start, span.end);
      n++;
    }
  while (!span.last);
  if (n == 1 && !span.quoted && span.start == span.end)
    return TRUE;
  if (self->rows->len == MZ_TABLE_MAX_ROWS + (self->has_header ? 1 : 0))
    return refuse (self, &span, span.place, report, _("there are more than 1,000,000 rows; split the table"));
  if (self->rows->len == 0)
    self->n_columns = n;
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* A text of no length is somewhere, too. */
static const char *
size_text (MzTable *self, gsize *size)
{
  const char *text = g_bytes_get_data (self->text, size);

  return text != NULL ? text : "";
}

/* Empty lines before the first row would tell nothing of it. */
static const char *
skip_empty_lines (MzTableScan scan)
{
  while (scan.p < scan.end && (*scan.p == '\n' || *scan.p == '\r'))
    scan.p++;
  return scan.p;
}

static gboolean
scan_rows (MzTable *self, const MzTableOptions *options, GCancellable *cancellable, MzReport *report)
{
  gsize size;
  const char *text = size_text (self, &size), *zero = memchr (text, 0, size);
  MzTableScan scan = { text, text + size, 0, 1, text };

  if (zero != NULL)
    return refuse (self, &(MzTableSpan) { .place = text, .line = 1, .line_start = text }, zero, report,
                   _("there is a byte of zero here, so this is no text; save the table as CSV in UTF-8"));
  self->delimiter = options->delimiter != 0 ? options->delimiter : mz_table_scan_tell_delimiter (text, scan.end);
  scan.delimiter = self->delimiter;
  self->has_header = options->header == MZ_TABLE_HEADER_YES;
  if (options->header == MZ_TABLE_HEADER_TELL)
    self->has_header = tell_header ((MzTableScan) { skip_empty_lines (scan), scan.end, scan.delimiter, 1, text });
  for (guint i = 0; scan.p < scan.end; i++)
    {
      if (i % ROWS_A_LOOK == 0 && cancellable != NULL && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      mz_table_scan_skip_lines (&scan);
      if (scan.p < scan.end && !scan_row (self, &scan, report))
        return FALSE;
    }
  if (self->rows->len == 0)
    mz_report_add (report, MZ_SEVERITY_ERROR, self->file, 0, 0, NULL, NULL, _("there is nothing in it; a table has a row of names "
                   "and a row for each record"));
  return self->rows->len > 0;
}

/**
 * mz_table_read:
 * @file: its name for messages
 * @options: (nullable): %NULL: to be told by the text
 * @report: takes what is wrong: one error where it is no table, with its place
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the table; %NULL where it is none, or the reading was cancelled.
 */
MzTable *
mz_table_read (GBytes *bytes, const char *file, const MzTableOptions *options, GCancellable *cancellable, MzReport *report)
{
  static const MzTableOptions told = { 0 };
  g_autoptr (MzTable) self = NULL;

  g_return_val_if_fail (bytes != NULL && file != NULL && report != NULL, NULL);

  if (options == NULL)
    options = &told;
  self = g_new0 (MzTable, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->file = g_strdup (file);
  self->rows = g_array_new (FALSE, FALSE, sizeof (RowPlace));
  if (!take_text (self, bytes, options, report) || !scan_rows (self, options, cancellable, report))
    return NULL;
  return g_steal_pointer (&self);
}

MzTable *
mz_table_ref (MzTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_table_unref (MzTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->text, g_bytes_unref);
  g_array_unref (self->rows);
  g_free (self->file);
  g_free (self);
}

const char *
mz_table_get_file (MzTable *self)
{
  return self->file;
}

/** mz_table_get_encoding: Returns: (transfer none): the name of the one that it was read in. */
const char *
mz_table_get_encoding (MzTable *self)
{
  return self->encoding;
}

/** mz_table_is_guessed: Returns: whether the encoding is a guess, which letters may tell to be wrong. */
gboolean
mz_table_is_guessed (MzTable *self)
{
  return self->guessed;
}

char
mz_table_get_delimiter (MzTable *self)
{
  return self->delimiter;
}

gboolean
mz_table_has_header (MzTable *self)
{
  return self->has_header;
}

/** mz_table_get_n_rows: Returns: how many there are without the header. */
guint
mz_table_get_n_rows (MzTable *self)
{
  return self->rows->len - (self->has_header ? 1 : 0);
}

guint
mz_table_get_n_columns (MzTable *self)
{
  return self->n_columns;
}

/**
 * mz_table_has_decimal_commas:
 *
 * Returns: whether the column is one of numbers with decimal commas: there are semicolons between the cells, and all of it fits.
 */
gboolean
mz_table_has_decimal_commas (MzTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, FALSE);

  return self->commas[column] == HAS_COMMA;
}

/** mz_table_get_part: Returns: how much of the text lies before row @i, 0 to 1. */
double
mz_table_get_part (MzTable *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < mz_table_get_n_rows (self), 1);

  return g_array_index (self->rows, RowPlace, i + (self->has_header ? 1 : 0)).start / (double) g_bytes_get_size (self->text);
}

MzTableRow *
mz_table_row_new (void)
{
  MzTableRow *self = g_new0 (MzTableRow, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (MzTableCell));
  self->text = g_string_new (NULL);
  return self;
}

void
mz_table_row_free (MzTableRow *self)
{
  g_array_unref (self->cells);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Counted on from the cell before, where it begins in the same line: rows may be long. */
static guint
count_column (const MzTableSpan *span, const MzTableSpan *before, guint column)
{
  if (before->place == NULL || before->line != span->line)
    return mz_table_span_column (span, span->place);
  return column + (guint) g_utf8_strlen (before->place, span->place - before->place);
}

/* Its text is an offset until the whole row has been copied. */
static void
append_cell (MzTableRow *row, const MzTableSpan *span, guint column)
{
  MzTableCell cell = { GSIZE_TO_POINTER (row->text->len), span->line, column };

  for (const char *p = span->start; span->doubled && p < span->end; p++)
    {
      g_string_append_c (row->text, *p);
      p += *p == '"';
    }
  if (!span->doubled)
    g_string_append_len (row->text, span->start, span->end - span->start);
  g_string_append_c (row->text, '\0');
  g_array_append_val (row->cells, cell);
}

/* What is wrong with a row alone. Returns: whether it can be taken. */
static gboolean
check_cell (MzTable *self, const MzTableSpan *span, guint i, MzReport *report)
{
  if (span->behind != NULL)
    return report != NULL
           ? refuse (self, span, span->behind, report, _("there is text behind a closing quote; write quotes within quotes twice"))
           : FALSE;
  if (i < self->n_columns || span->start == span->end)
    return TRUE;
  return report != NULL ? refuse (self, span, span->place, report, _("this is cell %u of a row, but the table has %u columns; is "
                                  "there a quote missing around a cell?"), i + 1, self->n_columns)
                        : FALSE;
}

static gboolean
take_row (MzTable *self, const RowPlace *place, MzTableRow *row, MzReport *report)
{
  gsize size;
  const char *text = g_bytes_get_data (self->text, &size);
  MzTableScan scan = { text + place->start, text + size, self->delimiter, place->line, text + place->start };
  MzTableSpan span, before = { NULL };
  gboolean sound = TRUE;
  guint n = 0, column = 0;

  g_array_set_size (row->cells, 0);
  g_string_truncate (row->text, 0);
  row->line = place->line;
  do
    {
      mz_table_scan_cell (&scan, &span);
      sound = sound && check_cell (self, &span, n, report);
      column = count_column (&span, &before, column);
      if (n < self->n_columns)
        append_cell (row, &span, column);
      before = span;
      n++;
    }
  while (!span.last);
  if (n < self->n_columns && sound && report != NULL)
    mz_report_add (report, MZ_SEVERITY_WARNING, self->file, span.line, column, NULL, NULL,
                   _("this row has %u cells, but the table has %u columns; those missing at its end are not known"), n,
                   self->n_columns);
  for (; n < self->n_columns; n++)
    append_cell (row, &(MzTableSpan) { .start = span.end, .end = span.end, .line = span.line }, column);
  for (guint i = 0; i < row->cells->len; i++)
    {
      MzTableCell *cell = &g_array_index (row->cells, MzTableCell, i);

      cell->text = mz_csv_unguard (row->text->str + GPOINTER_TO_SIZE (cell->text));
    }
  return sound;
}

/** mz_table_read_header: @row: (inout): gets the names of the columns; the table has to have a header */
void
mz_table_read_header (MzTable *self, MzTableRow *row)
{
  g_return_if_fail (self != NULL && self->has_header && row != NULL);

  take_row (self, &g_array_index (self->rows, RowPlace, 0), row, NULL);
}

/**
 * mz_table_read_row:
 * @i: which one, from 0, without the header
 * @row: (inout): gets the cells
 * @report: (nullable): takes what is wrong with it
 *
 * Returns: whether its cells belong to their columns.
 */
gboolean
mz_table_read_row (MzTable *self, guint i, MzTableRow *row, MzReport *report)
{
  g_return_val_if_fail (self != NULL && i < mz_table_get_n_rows (self) && row != NULL, FALSE);

  return take_row (self, &g_array_index (self->rows, RowPlace, i + (self->has_header ? 1 : 0)), row, report);
}
