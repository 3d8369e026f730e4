/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"
#include "mz-json-view.h"

#include <string.h>

/** mz_json_next_char: @p: (inout): in a string. Returns: the character there, which is stepped over; -1 at its closing quote. */
gint32
mz_json_next_char (const char **p)
{
  const char *s = *p;
  guint value;

  if (*s == '"')
    return -1;
  if (*s != '\\')
    {
      *p = g_utf8_next_char (s);
      return g_utf8_get_char (s);
    }
  if (s[1] != 'u')
    {
      static const char escapes[] = "bfnrt", meanings[] = "\b\f\n\r\t";
      const char *found = strchr (escapes, s[1]);

      *p = s + 2;
      return found != NULL ? meanings[found - escapes] : s[1];
    }

  value = mz_json_hex_value (s + 2);
  *p = s + 6;
  if (value >= 0xd800 && value <= 0xdbff)
    {
      value = 0x10000 + ((value - 0xd800) << 10) + mz_json_hex_value (s + 8) - 0xdc00;
      *p = s + 12;
    }
  return value;
}

/** mz_json_decode: @p: behind the quote of a string. Returns: (transfer full): what it means. */
char *
mz_json_decode (const char *p)
{
  GString *text = g_string_new (NULL);

  for (gint32 c = mz_json_next_char (&p); c >= 0; c = mz_json_next_char (&p))
    g_string_append_unichar (text, c);
  return g_string_free (text, FALSE);
}

/** mz_json_skip_string: @p: at its quote. Returns: behind its closing quote. */
const char *
mz_json_skip_string (const char *p)
{
  for (p++; *p != '"'; p++)
    if (*p == '\\')
      p++;
  return p + 1;
}

static gboolean
ends_scalar (char c)
{
  return c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/** mz_json_skip_value: @p: at its first byte; @end: of the text. Returns: behind its last byte. */
const char *
mz_json_skip_value (const char *p, const char *end)
{
  guint depth = 0;

  if (*p == '"')
    return mz_json_skip_string (p);
  if (*p != '{' && *p != '[')
    {
      while (p < end && !ends_scalar (*p))
        p++;
      return p;
    }
  do
    {
      if (*p == '"')
        {
          p = mz_json_skip_string (p);
          continue;
        }
      if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        depth--;
      p++;
    }
  while (depth > 0);
  return p;
}

/* Whether the string behind the quote at @p is @text; escapes are hardly ever there. */
static gboolean
is_text (const char *p, const char *text)
{
  const char *start = p;

  for (; *p == *text && *p != '\\' && *p != '\0'; p++)
    text++;
  if (*p == '"' && *text == '\0')
    return TRUE;
  if (*p != '\\')
    return FALSE;
  text -= p - start;
  for (;;)
    {
      gint32 c = mz_json_next_char (&start);

      if (c < 0 || *text == '\0')
        return c < 0 && *text == '\0';
      if ((gunichar) c != g_utf8_get_char (text))
        return FALSE;
      text = g_utf8_next_char (text);
    }
}

/** mz_json_view_is_key: Returns: whether the member is called @key. */
gboolean
mz_json_view_is_key (const MzJsonViewMember *member, const char *key)
{
  return (*member->key == *key || *member->key == '\\' || *key == '\0') && is_text (member->key, key);
}

static const char *list_members (const char *object, const char *end, const MzJsonViewInner *inner, GArray *members);

/* Returns: behind the value. */
static const char *
list_value (const MzJsonViewMember *member, const char *end, const MzJsonViewInner *inner)
{
  const char *start = member->value.start;

  for (guint i = 0; *start == '{' && inner != NULL && inner[i].key != NULL; i++)
    if (mz_json_view_is_key (member, inner[i].key))
      return list_members (start, end, NULL, inner[i].members);
  return mz_json_skip_value (start, end);
}

/* Returns: behind the object. */
static const char *
list_members (const char *object, const char *end, const MzJsonViewInner *inner, GArray *members)
{
  const char *p = mz_json_skip_space (object + 1, end);

  g_array_set_size (members, 0);
  while (*p == '"')
    {
      MzJsonViewMember member = { .key = p + 1 };

      p = mz_json_skip_space (mz_json_skip_string (p), end) + 1;
      member.value.start = mz_json_skip_space (p, end);
      member.value.end = list_value (&member, end, inner);
      g_array_append_val (members, member);
      p = mz_json_skip_space (member.value.end, end);
      if (*p == ',')
        p = mz_json_skip_space (p + 1, end);
    }
  return p + 1;
}

/** mz_json_view_list_members: @members: (element-type MzJsonViewMember): is emptied, and takes those of @object. */
void
mz_json_view_list_members (MzJsonView object, GArray *members)
{
  list_members (object.start, object.end, NULL, members);
}

/**
 * mz_json_view_list_inner:
 * @inner: (array zero-terminated=1): members that are listed in the same go, where they are objects; emptied where not
 *
 * As mz_json_view_list_members(), and the text is read but once.
 */
void
mz_json_view_list_inner (MzJsonView object, GArray *members, const MzJsonViewInner *inner)
{
  for (guint i = 0; inner[i].key != NULL; i++)
    g_array_set_size (inner[i].members, 0);
  list_members (object.start, object.end, inner, members);
}

static const MzJsonViewMember *
find_member (const GArray *members, const char *key)
{
  for (guint i = 0; i < members->len; i++)
    {
      const MzJsonViewMember *member = &g_array_index (members, MzJsonViewMember, i);

      if (mz_json_view_is_key (member, key))
        return member;
    }
  return NULL;
}

/** mz_json_view_find: Returns: the value of the member @key; without a start if there is none. */
MzJsonView
mz_json_view_find (const GArray *members, const char *key)
{
  const MzJsonViewMember *member = find_member (members, key);

  return member != NULL ? member->value : (MzJsonView) { NULL, NULL };
}

/** mz_json_view_find_key: Returns: (nullable): where the member @key begins, at its quote. */
const char *
mz_json_view_find_key (const GArray *members, const char *key)
{
  const MzJsonViewMember *member = find_member (members, key);

  return member != NULL ? member->key - 1 : NULL;
}

/** mz_json_view_drop_member: As if the member @key did not stand in the object. */
void
mz_json_view_drop_member (GArray *members, const char *key)
{
  const MzJsonViewMember *member = find_member (members, key);

  if (member != NULL)
    g_array_remove_index (members, (guint) (member - &g_array_index (members, MzJsonViewMember, 0)));
}

/** mz_json_view_next: @entry: (inout): an entry of @list, or nothing before the first. Returns: whether there is one more. */
gboolean
mz_json_view_next (MzJsonView list, MzJsonView *entry)
{
  const char *p = mz_json_skip_space (entry->start != NULL ? entry->end : list.start + 1, list.end);

  if (*p == ',')
    p = mz_json_skip_space (p + 1, list.end);
  if (*p == ']')
    return FALSE;
  entry->start = p;
  entry->end = mz_json_skip_value (p, list.end);
  return TRUE;
}

guint
mz_json_view_count (MzJsonView list)
{
  MzJsonView entry = { NULL, NULL };
  guint n = 0;

  while (mz_json_view_next (list, &entry))
    n++;
  return n;
}

/** mz_json_view_count_lines: @line, @column: (inout): where @start stands; becomes where @at does, in the same text behind it */
void
mz_json_view_count_lines (const char *start, const char *at, guint *line, guint *column)
{
  for (const char *p = start; p < at; p++)
    if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
      {
        (*line)++;
        *column = 1;
      }
    else if ((*p & 0xc0) != 0x80)
      (*column)++;
}

/** mz_json_view_dup_string: Returns: (transfer full): what the string means. */
char *
mz_json_view_dup_string (MzJsonView string)
{
  const char *text = string.start + 1;
  gsize length = (gsize) (string.end - string.start - 2);

  return memchr (text, '\\', length) == NULL ? g_strndup (text, length) : mz_json_decode (text);
}

/** mz_json_view_equals: Returns: whether the value is a string, and means @text. */
gboolean
mz_json_view_equals (MzJsonView string, const char *text)
{
  return mz_json_view_is (string, '"') && is_text (string.start + 1, text);
}

/*
 * Up to 15 digits and a power of ten up to 22 are doubles without rounding, so that their quotient is rounded but once, as it
 * has to be (Clinger, How to Read Floating Point Numbers Accurately, 1990).
 */
static gboolean
read_short_number (MzJsonView number, double *value)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  const char *p = number.start + (*number.start == '-'), *point = NULL;
  gint64 digits = 0;

  if (number.end - p > 16)
    return FALSE;
  for (; p < number.end; p++)
    if (*p == '.')
      point = p;
    else if (g_ascii_isdigit (*p))
      digits = digits * 10 + (*p - '0');
    else
      return FALSE;
  if (digits >= G_GINT64_CONSTANT (1000000000000000))
    return FALSE;
  *value = (double) digits / (point != NULL ? powers[number.end - point - 1] : 1);
  if (*number.start == '-')
    *value = -*value;
  return TRUE;
}

double
mz_json_view_get_number (MzJsonView number)
{
  char literal[MZ_JSON_GATE_MAX_NUMBER + 1];
  gsize length = (gsize) (number.end - number.start);
  double value;

  if (read_short_number (number, &value))
    return value;
  memcpy (literal, number.start, length);
  literal[length] = '\0';
  return g_ascii_strtod (literal, NULL);
}
