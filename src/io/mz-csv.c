/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-csv.h"

#include <string.h>

/* Spreadsheets take what begins so for a formula (CWE-1236); with apostrophes in front, too, so that nothing is lost. */
static gboolean
looks_like_formula (const char *cell)
{
  const char first = cell[strspn (cell, "'")];

  return first != '\0' && strchr ("=+-@\t\r", first) != NULL;
}

static gboolean
is_number (const char *cell)
{
  char *end;

  if (strspn (cell, "+-.0123456789eE") != strlen (cell))
    return FALSE;
  g_ascii_strtod (cell, &end);
  return end != cell && *end == '\0';
}

/* @quoted: what makes a cell stand in quotes */
static void
append_cell (GString *out, const char *cell, const char *quoted)
{
  gboolean guard = looks_like_formula (cell) && !is_number (cell);

  if (strpbrk (cell, quoted) == NULL)
    {
      g_string_append_printf (out, "%s%s", guard ? "'" : "", cell);
      return;
    }
  g_string_append (out, guard ? "\"'" : "\"");
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/**
 * mz_csv_append_cell:
 *
 * RFC 4180, section 2: what holds a quote, a comma or a line end stands in quotes, and quotes in it are doubled. What a
 * spreadsheet would run as a formula, and is no number, has an apostrophe put before it.
 */
void
mz_csv_append_cell (GString *out, const char *cell)
{
  append_cell (out, cell, "\",\r\n");
}

/** mz_csv_append_tab_cell: As mz_csv_append_cell(), where tabs part the cells. */
void
mz_csv_append_tab_cell (GString *out, const char *cell)
{
  append_cell (out, cell, "\"\t\r\n");
}

const char *
mz_csv_unguard (const char *cell)
{
  return *cell == '\'' && looks_like_formula (cell) ? cell + 1 : cell;
}
