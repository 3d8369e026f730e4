/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-table-words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "mz-fold.h"


/* Longer ones are none. */
#define MAX_NUMBER 64
#define MAX_WORD   100

/* What else the words are called; folded. */
static const struct { const MzVocabulary *words; guint value; const char *name; } others[] = {
  { &mz_site_kinds, MZ_SITE_MINE, "mining" },
  { &mz_site_kinds, MZ_SITE_MINE, "bergwerk" },
  { &mz_site_kinds, MZ_SITE_MINE, "mina" },
  { &mz_site_kinds, MZ_SITE_DEPOSIT, "lagerstatte" },
  { &mz_site_kinds, MZ_SITE_DEPOSIT, "gisement" },
  { &mz_site_kinds, MZ_SITE_DEPOSIT, "deposito" },
  { &mz_site_kinds, MZ_SITE_DEPOSIT, "occurrence" },
  { &mz_site_kinds, MZ_SITE_SEPARATION, "refinery" },
  { &mz_site_kinds, MZ_SITE_MAGNET, "magnets" },
  { &mz_site_kinds, MZ_SITE_RECYCLING, "recycler" },
  { &mz_states, MZ_STATE_OPERATING, "active" },
  { &mz_states, MZ_STATE_OPERATING, "producing" },
  { &mz_states, MZ_STATE_OPERATING, "in production" },
  { &mz_states, MZ_STATE_OPERATING, "production" },
  { &mz_states, MZ_STATE_OPERATING, "in betrieb" },
  { &mz_states, MZ_STATE_OPERATING, "en exploitation" },
  { &mz_states, MZ_STATE_OPERATING, "en operacion" },
  { &mz_states, MZ_STATE_CLOSED, "inactive" },
  { &mz_states, MZ_STATE_CLOSED, "geschlossen" },
  { &mz_states, MZ_STATE_CLOSED, "ferme" },
  { &mz_states, MZ_STATE_CLOSED, "cerrado" },
  { &mz_states, MZ_STATE_CONSTRUCTION, "im bau" },
  { &mz_states, MZ_STATE_CONSTRUCTION, "en construction" },
  { &mz_states, MZ_STATE_PLANNED, "geplant" },
};

/* In place: "1.234,5" becomes "1234.5". */
static void
turn_comma (char *text)
{
  char *out = text;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '.')
      *out++ = *p == ',' ? '.' : *p;
  *out = '\0';
}

/* A sign of degrees, and the side of the world, behind a number. Returns: what the number is to be taken times. */
static int
cut_side (char *text)
{
  gsize length = strlen (text);
  int sign = 1;

  if (length > 1 && strchr ("NSEW", text[length - 1]) != NULL)
    {
      sign = text[length - 1] == 'S' || text[length - 1] == 'W' ? -1 : 1;
      text[--length] = '\0';
      g_strchomp (text);
    }
  if (g_str_has_suffix (text, "°"))
    text[strlen (text) - strlen ("°")] = '\0';
  g_strchomp (text);
  return sign;
}

/** mz_table_parse_number: Returns: whether @text is a finite number, in decimals, perhaps of degrees ("35.5° S"). */
gboolean
mz_table_parse_number (const char *text, gboolean decimal_comma, double *value)
{
  char number[MAX_NUMBER + 1], *stop;
  int sign;

  if (strlen (text) > MAX_NUMBER)
    return FALSE;
  g_strlcpy (number, text, sizeof number);
  g_strstrip (number);
  sign = cut_side (number);
  if (decimal_comma)
    turn_comma (number);
  if (*number == '\0' || strspn (number, "0123456789+-.eE") != strlen (number))
    return FALSE;
  *value = g_ascii_strtod (number, &stop);
  if (*stop != '\0' || !isfinite (*value))
    return FALSE;
  if (sign < 0)
    *value = -*value;
  return TRUE;
}

gboolean
mz_table_parse_bool (const char *text, gboolean *value)
{
  static const char *const yes[] = { "true", "yes", "1", "ja", "oui", "si", "wahr", "vrai", "是", NULL };
  static const char *const no[] = { "false", "no", "0", "nein", "non", "falsch", "faux", "否", NULL };
  g_autofree char *folded = strlen (text) <= MAX_WORD ? mz_fold (text) : g_strdup ("");

  g_strstrip (folded);
  *value = g_strv_contains (yes, folded);
  return *value || g_strv_contains (no, folded);
}

static gboolean
is_called (const char *label, const char *folded)
{
  g_autofree char *name = mz_fold (label);

  return strcmp (name, folded) == 0;
}

/** mz_table_find_word: Returns: whether @text is one of @words: as in the facts, as it is shown, or what else it is called. */
gboolean
mz_table_find_word (const MzVocabulary *words, const char *text, guint *value)
{
  g_autofree char *folded = strlen (text) <= MAX_WORD ? mz_fold (text) : g_strdup ("");

  g_strstrip (folded);
  for (guint i = 0; i < words->n && *folded != '\0'; i++)
    if (strcmp (words->keys[i], folded) == 0 || is_called (words->labels[i], folded)
        || is_called (mz_vocabulary_get_label (words, i), folded))
      {
        *value = i;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].words == words && strcmp (others[i].name, folded) == 0)
      {
        *value = others[i].value;
        return TRUE;
      }
  return FALSE;
}

/**
 * mz_table_dup_date:
 *
 * Returns: (transfer full): a date as in the facts, where @text is plainly one: 2025-10, 2025/10/20, 20.10.2025; else as it is.
 * 10/11/2025 is not plain.
 */
char *
mz_table_dup_date (const char *text)
{
  guint year, month, day;
  int end = 0;

  if ((sscanf (text, "%4u/%2u/%2u%n", &year, &month, &day, &end) == 3
       || sscanf (text, "%2u.%2u.%4u%n", &day, &month, &year, &end) == 3)
      && end > 0 && text[end] == '\0' && year >= 1000)
    return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
  end = 0;
  if (sscanf (text, "%4u/%2u%n", &year, &month, &end) == 2 && end > 0 && text[end] == '\0' && year >= 1000)
    return g_strdup_printf ("%04u-%02u", year, month);
  return g_strdup (text);
}
