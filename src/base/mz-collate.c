/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-collate.h"

/*
 * GLib sorts the marks on one letter by swapping neighbours, which takes hours for a text of marks alone. No language has more
 * of them in a row than this: Unicode Standard Annex #15, "Stream-Safe Text Format".
 */
#define MAX_MARKS 30

/** mz_is_mark: Returns: whether @c stands on the letter before it: the marks of Unicode, and the two of half width that become such. */
gboolean
mz_is_mark (gunichar c)
{
  return g_unichar_ismark (c) || c == 0xff9e || c == 0xff9f;
}

/* Returns: (transfer full) (nullable): @text without the marks that are too many in a row; %NULL where none is. */
static char *
drop_marks (const char *text)
{
  GString *kept = NULL;
  guint marks = 0;

  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      next = g_utf8_next_char (p);
      marks = (guchar) *p >= 0x80 && mz_is_mark (g_utf8_get_char (p)) ? marks + 1 : 0;
      if (marks > MAX_MARKS && kept == NULL)
        kept = g_string_new_len (text, p - text);
      else if (marks <= MAX_MARKS && kept != NULL)
        g_string_append_len (kept, p, next - p);
    }
  return kept != NULL ? g_string_free (kept, FALSE) : NULL;
}

/** mz_collate: g_utf8_collate() of two texts, which may be from anybody. */
int
mz_collate (const char *a, const char *b)
{
  g_autofree char *first = drop_marks (a), *second = drop_marks (b);

  return g_utf8_collate (first != NULL ? first : a, second != NULL ? second : b);
}

/** mz_collate_key: Returns: (transfer full): g_utf8_collate_key() of the same. */
char *
mz_collate_key (const char *text)
{
  g_autofree char *kept = drop_marks (text);

  return g_utf8_collate_key (kept != NULL ? kept : text, -1);
}
