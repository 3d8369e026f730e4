/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-fold.h"

#include <string.h>

#include "mz-collate.h"

/* Accents that are letters' own go when they are taken apart; the others before, for GLib would sort them first. */
static char *
take_marks_off (const char *text)
{
  GString *kept = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!mz_is_mark (g_utf8_get_char (p)))
      g_string_append_len (kept, p, g_utf8_next_char (p) - p);
  return g_string_free (kept, FALSE);
}

/**
 * mz_fold:
 * @text: any text
 *
 * Returns: (transfer full): @text as searching compares it: without case, accents and width, so that "Tagensk" finds
 * "Tågensk", and with the dash and the apostrophe that keyboards have, so that "US-Japan" finds "US–Japan". Letters that have
 * no accent mark in Unicode keep their form, save those that people type without it.
 */
char *
mz_fold (const char *text)
{
  g_autofree char *valid = NULL, *cased = NULL, *bare = NULL, *normal = NULL;
  g_autoptr (GString) result = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  valid = g_utf8_make_valid (text, -1);
  cased = g_utf8_casefold (valid, -1);
  bare = take_marks_off (cased);
  normal = g_utf8_normalize (bare, -1, G_NORMALIZE_ALL);
  result = g_string_sized_new (strlen (normal));
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* Signs such as ™ become capitals here. */
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_ismark (c))
        continue;
      switch (c)
        {
        case 0xf8:
          g_string_append_c (result, 'o');
          break;
        case 0x142:
          g_string_append_c (result, 'l');
          break;
        case 0x111:
          g_string_append_c (result, 'd');
          break;
        case 0x131:
          g_string_append_c (result, 'i');
          break;
        case 0xe6:
          g_string_append (result, "ae");
          break;
        case 0x153:
          g_string_append (result, "oe");
          break;
        case 0x2018:
        case 0x2019:
          g_string_append_c (result, '\'');
          break;
        default:
          if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
            g_string_append_c (result, '-');
          else
            g_string_append_unichar (result, c);
        }
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** mz_sort_words: @words: (nullable). Returns: (transfer full): a sorted copy without empty words and doubles. */
GStrv
mz_sort_words (const char *const *words)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) words[i]);
  g_ptr_array_sort (sorted, compare_words);
  for (guint i = 0; i < sorted->len; i++)
    if (*(char *) sorted->pdata[i] != '\0' && (i == 0 || strcmp (sorted->pdata[i - 1], sorted->pdata[i]) != 0))
      g_strv_builder_add (builder, sorted->pdata[i]);
  return g_strv_builder_end (builder);
}

/** mz_fold_words: Returns: (transfer full): the words of @text, folded, sorted, each once. */
GStrv
mz_fold_words (const char *text)
{
  g_autofree char *folded = mz_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);

  return mz_sort_words ((const char *const *) parts);
}
