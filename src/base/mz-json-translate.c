/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"
#include "mz-json-translate.h"

#include <glib/gi18n-lib.h>

#include "mz-json-text.h"
#include "mz-json-view.h"

/* Whose strings, or lists of strings, are put into other words: po/data.py has the same, and what translators are told of each. */
static const char *const texts[] = { "title", "subtitle", "term", "aliases", "short", "text", "notes", "prompt", "label", "reason",
                                     "why", "note" };

static gboolean
is_text (const MzJsonViewMember *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (mz_json_view_is_key (member, texts[i]))
      return TRUE;
  return FALSE;
}

static void append_value (GString *out, MzJsonView value);

/* What is empty means the head of the catalogue to gettext. (transfer full) */
static char *
dup_translated (MzJsonView string)
{
  g_autofree char *text = mz_json_view_dup_string (string);

  return g_strdup (*text != '\0' ? g_dgettext (GETTEXT_PACKAGE, text) : text);
}

/* Returns: whether the texts of this object did not have it yet. */
static gboolean
add_text (GHashTable *said, const char *text)
{
  return g_hash_table_add (said, g_utf8_casefold (text, -1));
}

/* Of two words that are one in the other language, the first is enough. */
static void
append_texts (GString *out, MzJsonView list, GHashTable *said)
{
  MzJsonView entry = { NULL, NULL };
  const char *comma = "";

  g_string_append_c (out, '[');
  while (mz_json_view_next (list, &entry))
    {
      g_autofree char *text = mz_json_view_is (entry, '"') ? dup_translated (entry) : NULL;

      if (text != NULL && !add_text (said, text))
        continue;
      g_string_append (out, comma);
      comma = ",";
      if (text != NULL)
        mz_json_text_quote (out, text);
      else
        append_value (out, entry);
    }
  g_string_append_c (out, ']');
}

static void
append_member (GString *out, const MzJsonViewMember *member, GHashTable *said)
{
  g_string_append_len (out, member->key - 1, mz_json_skip_string (member->key - 1) - member->key + 1);
  g_string_append_c (out, ':');
  if (is_text (member) && mz_json_view_is (member->value, '"'))
    {
      g_autofree char *text = dup_translated (member->value);

      add_text (said, text);
      mz_json_text_quote (out, text);
    }
  else if (is_text (member) && mz_json_view_is (member->value, '['))
    append_texts (out, member->value, said);
  else
    append_value (out, member->value);
}

static void
append_object (GString *out, MzJsonView object)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mz_json_view_list_members (object, members);
  g_string_append_c (out, '{');
  for (guint i = 0; i < members->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_member (out, &g_array_index (members, MzJsonViewMember, i), said);
    }
  g_string_append_c (out, '}');
}

static void
append_list (GString *out, MzJsonView list)
{
  MzJsonView entry = { NULL, NULL };

  g_string_append_c (out, '[');
  for (guint i = 0; mz_json_view_next (list, &entry); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_value (out, entry);
    }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, MzJsonView value)
{
  if (mz_json_view_is (value, '{'))
    append_object (out, value);
  else if (mz_json_view_is (value, '['))
    append_list (out, value);
  else
    g_string_append_len (out, value.start, value.end - value.start);
}

/**
 * mz_json_translate:
 * @json: an object or a list that comes with the program, and so is sound; no deeper than the gate lets through
 *
 * Its texts, which po/data.pot has, in the language that the program speaks; what has no translation stays as it is.
 * In a list of texts none stands that the same object has before it: of two words for a term another language may have but one.
 *
 * Returns: (transfer full)
 */
GBytes *
mz_json_translate (GBytes *json)
{
  gsize size;
  const char *data;
  GString *out;

  g_return_val_if_fail (json != NULL, NULL);

  data = g_bytes_get_data (json, &size);
  out = g_string_sized_new (size);
  append_value (out, (MzJsonView) { mz_json_skip_space (data, data + size), data + size });
  return g_string_free_to_bytes (out);
}
