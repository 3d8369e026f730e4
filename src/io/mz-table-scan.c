/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-table-scan.h"

#include <string.h>

#include "mz-table.h"

/* So much of a text tells what stands between its cells. */
#define SAMPLE_BYTES 65536
#define SAMPLE_ROWS  24

const char mz_table_delimiters[] = ",;\t|";

/* @self->p is at the end of a line: behind it. */
static void
end_line (MzTableScan *self)
{
  self->p += self->p[0] == '\r' && self->p + 1 < self->end && self->p[1] == '\n' ? 2 : 1;
  self->line++;
  self->line_start = self->p;
}

static void
scan_quoted (MzTableScan *self, MzTableSpan *span)
{
  span->quoted = TRUE;
  span->start = ++self->p;
  while (self->p < self->end)
    {
      if (*self->p == '\n' || *self->p == '\r')
        end_line (self);
      else if (*self->p != '"')
        self->p++;
      else if (self->p + 1 < self->end && self->p[1] == '"')
        {
          span->doubled = TRUE;
          self->p += 2;
        }
      else
        {
          span->end = self->p++;
          return;
        }
    }
  span->end = self->p;
  span->unclosed = TRUE;
}

/**
 * mz_table_scan_cell:
 * @span: (out): the next cell; there is one even at the end of the text
 */
void
mz_table_scan_cell (MzTableScan *self, MzTableSpan *span)
{
  const char *p;

  *span = (MzTableSpan) { .start = self->p, .place = self->p, .line = self->line, .line_start = self->line_start };
  if (self->p < self->end && *self->p == '"')
    scan_quoted (self, span);
  for (p = self->p; p < self->end && *p != self->delimiter && *p != '\n' && *p != '\r'; p++)
    if (span->quoted && span->behind == NULL && *p != ' ')
      span->behind = p;
  self->p = p;
  if (!span->quoted)
    span->end = p;
  span->last = p == self->end || *p != self->delimiter;
  if (!span->last)
    self->p++;
  else if (p < self->end)
    end_line (self);
}

/** mz_table_scan_skip_lines: Goes over lines with nothing in them. */
void
mz_table_scan_skip_lines (MzTableScan *self)
{
  while (self->p < self->end && (*self->p == '\n' || *self->p == '\r'))
    end_line (self);
}

/** mz_table_span_column: Returns: the column of @at, which stands in the line where the cell begins, in characters from 1. */
guint
mz_table_span_column (const MzTableSpan *self, const char *at)
{
  return (guint) g_utf8_strlen (self->line_start, at - self->line_start) + 1;
}

/* How many of the first rows have as many cells as the first one, in thousands, and how many these are; 0: but one. */
static guint
rate_delimiter (const char *text, const char *end, gboolean cut, char delimiter)
{
  MzTableScan scan = { text, end, delimiter, 1, text };
  guint n_first = 0, n_same = 0;

  for (guint row = 0; row < SAMPLE_ROWS && scan.p < end; row++)
    {
      MzTableSpan span;
      guint n = 0;

      do
        {
          mz_table_scan_cell (&scan, &span);
          n++;
        }
      while (!span.last);
      if (n == 1 && span.start == span.end)
        continue;
      if (cut && scan.p == end && n_same > 0)
        break;
      if (n_first == 0)
        n_first = n;
      n_same += n == n_first;
    }
  return n_first > 1 ? n_same * 1000 + n_first : 0;
}

/** mz_table_scan_tell_delimiter: Returns: what most likely stands between the cells; a comma where nothing tells. */
char
mz_table_scan_tell_delimiter (const char *text, const char *end)
{
  gboolean cut = end - text > SAMPLE_BYTES;
  char best = ',';
  guint most = 0;

  end = cut ? text + SAMPLE_BYTES : end;
  for (const char *p = mz_table_delimiters; *p != '\0'; p++)
    {
      guint rate = rate_delimiter (text, end, cut, *p);

      if (rate > most)
        {
          most = rate;
          best = *p;
        }
    }
  return best;
}

/** mz_table_is_text: Returns: whether @text looks like a table: its first rows have the same number of cells, two or more. */
gboolean
mz_table_is_text (const char *text)
{
  const char *end;
  guint most = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  end = text + strnlen (text, SAMPLE_BYTES);
  for (const char *p = mz_table_delimiters; *p != '\0'; p++)
    most = MAX (most, rate_delimiter (text, end, end - text == SAMPLE_BYTES, *p));
  return most >= 2000;
}
