/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-csv.h"

#include <string.h>

/**
 * mz_csv_append_cell:
 *
 * RFC 4180, section 2: what holds a quote, a comma or a line end stands in quotes, and quotes in it are doubled.
 */
void
mz_csv_append_cell (GString *out, const char *cell)
{
  if (strpbrk (cell, "\",\r\n") == NULL)
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
