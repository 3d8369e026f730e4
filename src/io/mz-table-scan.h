/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells one after another, where they stand in their text; for the table alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MzTableScan:
 * @p: what comes next
 * @line: of @p, from 1
 * @line_start: where that line begins
 */
typedef struct
{
  const char *p, *end;
  char        delimiter;
  guint       line;
  const char *line_start;
} MzTableScan;

/**
 * MzTableSpan:
 * @start, @end: the cell without quotes around it
 * @place: its first byte, with the quote
 * @doubled: there are quotes in it, each twice
 * @unclosed: its quote has no second one
 * @behind: (nullable): what stands behind its second quote and should not
 * @last: of its row
 */
typedef struct
{
  const char *start, *end;
  const char *place;
  guint       line;
  const char *line_start;
  gboolean    quoted, doubled, unclosed, last;
  const char *behind;
} MzTableSpan;

void  mz_table_scan_cell   (MzTableScan *self, MzTableSpan *span);
void  mz_table_scan_skip_lines (MzTableScan *self);
guint mz_table_span_column (const MzTableSpan *self, const char *at);
char  mz_table_scan_tell_delimiter (const char *text, const char *end);

G_END_DECLS
