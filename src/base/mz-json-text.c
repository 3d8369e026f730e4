/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"
#include "mz-json-text.h"

#include <string.h>

#include "mz-json-view.h"

static void
new_line (GString *out, guint level)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < level; i++)
    g_string_append (out, "  ");
}

static gboolean
is_dropped (const char *quoted, const char *const *dropped)
{
  g_autofree char *key = dropped != NULL ? mz_json_decode (quoted + 1) : NULL;

  return key != NULL && g_strv_contains (dropped, key);
}

/* A value other than an object at the top: strings and numbers as they are, one entry or member a line. */
static void
indent_value (GString *out, const char *p, const char *end, guint level)
{
  while ((p = mz_json_skip_space (p, end)) < end)
    switch (*p)
      {
      case '{':
      case '[':
        g_string_append_c (out, *p);
        p = mz_json_skip_space (p + 1, end);
        if (*p == '}' || *p == ']')
          g_string_append_c (out, *p++);
        else
          new_line (out, ++level);
        break;
      case '}':
      case ']':
        new_line (out, --level);
        g_string_append_c (out, *p++);
        break;
      case ',':
        g_string_append_c (out, *p++);
        new_line (out, level);
        break;
      case ':':
        g_string_append (out, ": ");
        p++;
        break;
      case '"':
        {
          const char *behind = mz_json_skip_string (p);

          g_string_append_len (out, p, behind - p);
          p = behind;
          break;
        }
      default:
        g_string_append_c (out, *p++);
        break;
      }
}

/**
 * mz_json_text_indent:
 * @text: an object
 * @level: how many steps of two spaces its last line is indented by, its members by one more; the first line is not
 * @dropped: (nullable): keys of its members to leave out
 * @added: (nullable): members to put behind the others, as JSON text
 *
 * Appends the object with one member or entry a line and its keys in their order.
 */
void
mz_json_text_indent (GString *out, const char *text, gsize length, guint level, const char *const *dropped,
                     const char *added)
{
  const char *end = text + length, *p = mz_json_skip_space (text, end) + 1;
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  for (p = mz_json_skip_space (p, end); *p != '}'; p = mz_json_skip_space (p, end))
    {
      const char *key = p, *value;

      if (*p == ',')
        {
          p++;
          continue;
        }
      p = mz_json_skip_string (p);
      value = mz_json_skip_space (mz_json_skip_space (p, end) + 1, end);
      p = mz_json_skip_value (value, end);
      if (is_dropped (key, dropped))
        continue;
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      new_line (out, level + 1);
      g_string_append_len (out, key, mz_json_skip_string (key) - key);
      g_string_append (out, ": ");
      indent_value (out, value, p, level + 1);
    }
  if (added != NULL && *added != '\0')
    {
      g_string_append (out, first ? "" : ",");
      new_line (out, level + 1);
      indent_value (out, added, added + strlen (added), level + 1);
      first = FALSE;
    }
  if (!first)
    new_line (out, level);
  g_string_append_c (out, '}');
}

/** mz_json_text_quote: Appends @string (UTF-8) in double quotes, escaped as JSON demands and no more. */
void
mz_json_text_quote (GString *out, const char *string)
{
  g_string_append_c (out, '"');
  for (const char *p = string; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (out, "\\n");
    else if ((guchar) *p < ' ')
      g_string_append_printf (out, "\\u%04x", *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

/* Where the member @key of the object begins, with the key; NULL if there is none. */
static const char *
find_member (const char *object, const char *end, const char *key)
{
  for (const char *p = mz_json_skip_space (object + 1, end); p < end && *p == '"'; p = mz_json_skip_space (p, end))
    {
      g_autofree char *decoded = mz_json_decode (p + 1);
      const char *start = p;

      if (strcmp (decoded, key) == 0)
        return start;
      p = mz_json_skip_space (mz_json_skip_string (p), end) + 1;
      p = mz_json_skip_space (mz_json_skip_value (mz_json_skip_space (p, end), end), end);
      if (p < end && *p == ',')
        p = mz_json_skip_space (p + 1, end);
    }
  return NULL;
}

/* Where the value of the member begins. */
static const char *
find_value (const char *member, const char *end)
{
  return mz_json_skip_space (mz_json_skip_space (mz_json_skip_string (member), end) + 1, end);
}

/* Whether the string is the same again when it has stood in a list with semicolons: readers strip what is between these, and
 * take what begins with a bracket for JSON. */
static gboolean
is_plain_word (const char *string)
{
  gsize length = strlen (string);

  return length > 0 && !g_ascii_isspace (string[0]) && !g_ascii_isspace (string[length - 1]) && strchr ("[{", string[0]) == NULL
         && strchr (string, ';') == NULL;
}

/* Appends the strings of a list with semicolons. Returns: whether they can be told apart again; if not, nothing is appended. */
static gboolean
append_strings (GString *out, const char *p, const char *end)
{
  gsize before = out->len;
  gboolean plain = TRUE;

  for (p = mz_json_skip_space (p + 1, end); plain && *p == '"'; p = mz_json_skip_space (p + 1, end))
    {
      g_autofree char *string = mz_json_decode (p + 1);

      plain = is_plain_word (string);
      g_string_append_printf (out, "%s%s", out->len > before ? "; " : "", string);
      p = mz_json_skip_space (mz_json_skip_string (p), end);
      if (*p != ',')
        break;
    }
  if (!plain || *p != ']')
    {
      g_string_truncate (out, before);
      return FALSE;
    }
  /* Where there is no semicolon, commas may part the entries. */
  if (strchr (out->str + before, ',') != NULL && strchr (out->str + before, ';') == NULL)
    g_string_append_c (out, ';');
  return TRUE;
}

static void
append_compact (GString *out, const char *p, const char *end)
{
  while ((p = mz_json_skip_space (p, end)) < end)
    {
      const char *behind = *p == '"' ? mz_json_skip_string (p) : p + 1;

      g_string_append_len (out, p, behind - p);
      p = behind;
    }
}

/**
 * mz_json_text_dup_cell:
 * @text: an object
 * @key: one of its members
 *
 * Returns: (transfer full): the member's value in one line of a table: a string without quotes, strings of a list with "; "
 * between them, and one behind one with a comma, where they can be told apart again, other lists and objects as JSON without
 * spaces, all else as written; "" for null and for no such member.
 */
char *
mz_json_text_dup_cell (const char *text, gsize length, const char *key)
{
  const char *end = text + length, *p = find_member (mz_json_skip_space (text, end), end, key), *behind;
  g_autoptr (GString) cell = g_string_new (NULL);

  if (p == NULL)
    return g_strdup ("");
  p = find_value (p, end);
  behind = mz_json_skip_value (p, end);
  if (*p == '"')
    return mz_json_decode (p + 1);
  if (*p != 'n' && (*p != '[' || !append_strings (cell, p, behind)))
    append_compact (cell, p, behind);
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/** mz_json_text_append_number: Appends the shortest text that reads as @number (finite) again, the same in every locale. */
void
mz_json_text_append_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[] = "%.15g";

      format[3] = (char) ('0' + digits % 10);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  g_string_append (out, text);
}

/* Steps over a string on both sides. */
static gboolean
is_same_string (const char **a, const char **b)
{
  const char *p = *a + 1, *q = *b + 1;
  gint32 c, d;

  do
    {
      c = mz_json_next_char (&p);
      d = mz_json_next_char (&q);
    }
  while (c == d && c >= 0);
  *a = p + 1;
  *b = q + 1;
  return c == d;
}

/* Steps over a number on both sides. */
static gboolean
is_same_number (const char **a, const char *a_end, const char **b, const char *b_end)
{
  MzJsonView x = { *a, mz_json_skip_value (*a, a_end) }, y = { *b, mz_json_skip_value (*b, b_end) };

  *a = x.end;
  *b = y.end;
  return (x.end - x.start == y.end - y.start && memcmp (x.start, y.start, (gsize) (x.end - x.start)) == 0)
         || mz_json_view_get_number (x) == mz_json_view_get_number (y);
}

/**
 * mz_json_text_is_same:
 *
 * Returns: whether the two texts hold the same values in the same order, however these and the blanks between them are written.
 */
gboolean
mz_json_text_is_same (const char *a, gsize a_length, const char *b, gsize b_length)
{
  const char *a_end = a + a_length, *b_end = b + b_length;

  if (a_length == b_length && memcmp (a, b, a_length) == 0)
    return TRUE;
  for (;;)
    {
      gboolean same;

      a = mz_json_skip_space (a, a_end);
      b = mz_json_skip_space (b, b_end);
      if (a == a_end || b == b_end)
        return a == a_end && b == b_end;
      if (*a == '"' && *b == '"')
        same = is_same_string (&a, &b);
      else if (mz_json_view_is_number ((MzJsonView) { a, a_end }) && mz_json_view_is_number ((MzJsonView) { b, b_end }))
        same = is_same_number (&a, a_end, &b, b_end);
      else
        same = *a++ == *b++;
      if (!same)
        return FALSE;
    }
}
