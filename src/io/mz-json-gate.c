/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-json-gate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-json-scan.h"
#include "mz-sort.h"

#define FEW_KEYS 8

typedef struct
{
  MzJsonScan     scan;
  guint          depth;
  gboolean       is_object[MZ_JSON_GATE_MAX_DEPTH];
  guint          first_key[MZ_JSON_GATE_MAX_DEPTH]; /* of the object at that depth, in keys */
  GArray        *keys;     /* of guint32: where the keys of the open objects begin, behind their quotes */
  MzJsonOutline *outline;  /* (nullable) */
  MzJsonCursor   cursor;
} Gate;

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_KEY,
  EXPECT_KEY_OR_END,
  EXPECT_COMMA_OR_END
} Expect;

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *left = (const char *) data + *(const guint32 *) a, *right = (const char *) data + *(const guint32 *) b;

  for (;;)
    {
      gint32 x = mz_json_next_char (&left), y = mz_json_next_char (&right);

      if (x != y)
        return x < y ? -1 : 1;
      if (x < 0)
        return 0;
    }
}

/* The first key that is one of those before it, or G_MAXUINT32. */
static guint32
find_duplicate_of_few (const guint32 *keys, guint n, const char *data)
{
  for (guint i = 1; i < n; i++)
    for (guint k = 0; k < i; k++)
      {
        char a = data[keys[i]], b = data[keys[k]];

        if ((a == b || a == '\\' || b == '\\') && compare_keys (&keys[i], &keys[k], (gpointer) data) == 0)
          return keys[i];
      }
  return G_MAXUINT32;
}

/* Sorting (stable, so that the second of two equal keys is the later one) keeps an object of n keys at n log n. */
static guint32
find_duplicate (guint32 *keys, guint n, const char *data)
{
  guint32 duplicate = G_MAXUINT32;

  mz_sort (keys, n, sizeof (guint32), compare_keys, (gpointer) data);
  for (guint i = 1; i < n; i++)
    if (keys[i] < duplicate && compare_keys (&keys[i - 1], &keys[i], (gpointer) data) == 0)
      duplicate = keys[i];
  return duplicate;
}

static gboolean
check_keys (Gate *gate)
{
  guint first = gate->first_key[gate->depth - 1], n = gate->keys->len - first;
  guint32 *keys, duplicate;

  /* A list that has never held anything has no memory to point into. */
  if (n == 0)
    return TRUE;
  keys = &g_array_index (gate->keys, guint32, first);
  duplicate = n <= FEW_KEYS ? find_duplicate_of_few (keys, n, (const char *) gate->scan.data)
                            : find_duplicate (keys, n, (const char *) gate->scan.data);
  g_array_set_size (gate->keys, first);

  if (duplicate != G_MAXUINT32)
    {
      g_autofree char *key = mz_json_decode ((const char *) gate->scan.data + duplicate);

      if (g_utf8_strlen (key, -1) > 40)
        *g_utf8_offset_to_pointer (key, 40) = '\0';
      return mz_json_scan_fail (&gate->scan, duplicate - 1, MZ_IO_ERROR_DUPLICATE_KEY,
                                _("The key “%s” stands twice in one object. Remove or rename one of them."), key);
    }
  return TRUE;
}

/* Whether the value that begins at gate->scan.at is one record too many. */
static gboolean
is_full (const Gate *gate)
{
  return gate->outline != NULL && gate->depth == 2 && gate->is_object[0] && !gate->is_object[1]
         && gate->outline->elements->len == MZ_JSON_GATE_MAX_ELEMENTS;
}

/* Where the value that begins or ends at gate->scan.at is to be noted, or NULL. */
static MzJsonSpan *
outlined_span (Gate *gate, gboolean begin)
{
  MzJsonOutline *outline = gate->outline;
  MzJsonMember *member;

  if (outline == NULL || gate->depth > 2)
    return NULL;
  if (gate->depth == 0)
    return &outline->top;
  if (!gate->is_object[0])
    return NULL;
  member = &g_array_index (outline->members, MzJsonMember, outline->members->len - 1);
  if (gate->depth == 1)
    return &member->value;
  if (gate->is_object[1])
    return NULL;

  if (begin)
    {
      g_array_set_size (outline->elements, outline->elements->len + 1);
      if (member->n_elements++ == 0)
        member->first_element = outline->elements->len - 1;
    }
  return &g_array_index (outline->elements, MzJsonSpan, outline->elements->len - 1);
}

static void
begin_value (Gate *gate, int c)
{
  MzJsonSpan *span = outlined_span (gate, TRUE);

  if (span == NULL)
    return;
  if (gate->scan.line_start > gate->cursor.offset)
    gate->cursor = (MzJsonCursor) { gate->scan.line_start, gate->scan.n_breaks + 1, 1 };
  mz_json_cursor_move (&gate->cursor, gate->scan.data, gate->scan.length, gate->scan.at);
  span->start = gate->scan.at;
  span->line = gate->cursor.line;
  span->column = gate->cursor.column;
  span->type = c == '-' || g_ascii_isdigit (c) ? 0 : c;
}

static void
end_value (Gate *gate)
{
  MzJsonSpan *span = outlined_span (gate, FALSE);

  if (span != NULL)
    span->end = gate->scan.at;
}

static gboolean
open_container (Gate *gate, gboolean is_object)
{
  if (gate->depth == MZ_JSON_GATE_MAX_DEPTH)
    return mz_json_scan_fail (&gate->scan, gate->scan.at, MZ_IO_ERROR_DEPTH,
                              _("Lists and objects are nested more than %d levels deep. Make the file flatter."),
                              MZ_JSON_GATE_MAX_DEPTH);
  gate->is_object[gate->depth] = is_object;
  gate->first_key[gate->depth] = gate->keys->len;
  gate->depth++;
  gate->scan.at++;
  return TRUE;
}

static gboolean
close_container (Gate *gate)
{
  if (gate->is_object[gate->depth - 1] && !check_keys (gate))
    return FALSE;
  gate->depth--;
  gate->scan.at++;
  end_value (gate);
  return TRUE;
}

static gboolean
scan_key (Gate *gate, int c)
{
  guint32 start = gate->scan.at + 1;

  if (c == '}')
    return mz_json_scan_fail (&gate->scan, gate->scan.at, MZ_IO_ERROR_SYNTAX,
                              _("The last comma before “}” has nothing behind it; remove it."));
  if (c != '"')
    return mz_json_scan_expected (&gate->scan, _("a key in double quotes"));
  if (!mz_json_scan_string (&gate->scan))
    return FALSE;

  if (gate->scan.mode == MZ_JSON_GATE_STRICT)
    {
      if (gate->keys->len - gate->first_key[gate->depth - 1] == MZ_JSON_GATE_MAX_MEMBERS)
        return mz_json_scan_fail (&gate->scan, start - 1, MZ_IO_ERROR_SIZE,
                                  _("An object has more than %d keys. Split it, or make it a list."), MZ_JSON_GATE_MAX_MEMBERS);
      g_array_append_val (gate->keys, start);
    }
  if (gate->outline != NULL && gate->depth == 1)
    {
      MzJsonMember member = { .key = mz_json_decode ((const char *) gate->scan.data + start) };

      g_array_append_val (gate->outline->members, member);
    }
  if (mz_json_scan_space (&gate->scan) != ':')
    return mz_json_scan_expected (&gate->scan, _("a colon after the key"));
  gate->scan.at++;
  return TRUE;
}

static gboolean
scan_value (Gate *gate, int c, Expect *expect)
{
  if (c != MZ_JSON_END && is_full (gate))
    return mz_json_scan_fail (&gate->scan, gate->scan.at, MZ_IO_ERROR_SIZE,
                              _("The file has more than %d records or features. Split it."), MZ_JSON_GATE_MAX_ELEMENTS);
  if (c != MZ_JSON_END)
    begin_value (gate, c);

  if (c == '{' || c == '[')
    {
      *expect = c == '{' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
      return open_container (gate, c == '{');
    }
  if (c == ']' && gate->depth > 0 && !gate->is_object[gate->depth - 1])
    return mz_json_scan_fail (&gate->scan, gate->scan.at, MZ_IO_ERROR_SYNTAX,
                              _("The last comma before “]” has nothing behind it; remove it."));
  if (!mz_json_scan_scalar (&gate->scan, c))
    return FALSE;
  end_value (gate);
  *expect = EXPECT_COMMA_OR_END;
  return TRUE;
}

/* Behind a value inside a list or an object. */
static gboolean
scan_separator (Gate *gate, int c, Expect *expect)
{
  gboolean in_object = gate->is_object[gate->depth - 1];

  if (c == ',')
    {
      gate->scan.at++;
      *expect = in_object ? EXPECT_KEY : EXPECT_VALUE;
      return TRUE;
    }
  if (c == (in_object ? '}' : ']'))
    return close_container (gate);
  return mz_json_scan_expected (&gate->scan, in_object ? _("a comma or “}”") : _("a comma or “]”"));
}

static gboolean
run (Gate *gate)
{
  Expect expect = EXPECT_VALUE;

  for (;;)
    {
      int c = mz_json_scan_space (&gate->scan);
      gboolean fine = TRUE;

      switch (expect)
        {
        case EXPECT_VALUE_OR_END:
        case EXPECT_KEY_OR_END:
          if (c == (expect == EXPECT_KEY_OR_END ? '}' : ']'))
            {
              fine = close_container (gate);
              expect = EXPECT_COMMA_OR_END;
            }
          else
            expect = expect == EXPECT_KEY_OR_END ? EXPECT_KEY : EXPECT_VALUE;
          break;

        case EXPECT_KEY:
          fine = scan_key (gate, c);
          expect = EXPECT_VALUE;
          break;

        case EXPECT_VALUE:
          fine = scan_value (gate, c, &expect);
          break;

        case EXPECT_COMMA_OR_END:
        default:
          if (gate->depth > 0)
            fine = scan_separator (gate, c, &expect);
          else if (c == MZ_JSON_END)
            return TRUE;
          else
            return mz_json_scan_expected (&gate->scan, _("the end of the text behind the one value"));
          break;
        }
      if (!fine)
        return FALSE;
    }
}

static gboolean
pass_gate (const void *data, gsize length, MzJsonGateMode mode, MzJsonOutline *outline, GError **error)
{
  Gate gate = {
    .scan = { .data = data, .length = length, .mode = mode, .error = error },
    .outline = outline,
    .cursor = { mz_json_text_start (data, length), 1, 1 },
  };
  gboolean passed;

  gate.keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  passed = mz_json_scan_start (&gate.scan) && run (&gate);
  g_array_unref (gate.keys);
  return passed;
}

/**
 * mz_json_gate_check:
 * @data: (nullable) (array length=length): the text; need not end in NUL
 * @length: in bytes
 *
 * Any thread. Time and memory grow with @length alone, never with the depth.
 *
 * Returns: %FALSE with the first #MzIoError, which knows its place, where the text is refused
 */
gboolean
mz_json_gate_check (const void *data, gsize length, MzJsonGateMode mode, GError **error)
{
  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return pass_gate (data, length, mode, NULL, error);
}

static void
member_clear (gpointer data)
{
  MzJsonMember *member = data;

  g_free (member->key);
}

/**
 * mz_json_gate_outline:
 *
 * Checks as mz_json_gate_check() does in the strict mode, and notes in the same pass where
 * the parts of a facts file lie: {"sites": [{…}, {…}]} gives one member "sites" with two elements.
 *
 * Returns: (transfer full): the outline, or %NULL with an #MzIoError
 */
MzJsonOutline *
mz_json_gate_outline (const void *data, gsize length, GError **error)
{
  g_autoptr (MzJsonOutline) outline = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  outline = g_new0 (MzJsonOutline, 1);
  outline->members = g_array_new (FALSE, TRUE, sizeof (MzJsonMember));
  outline->elements = g_array_new (FALSE, TRUE, sizeof (MzJsonSpan));
  g_array_set_clear_func (outline->members, member_clear);
  if (!pass_gate (data, length, MZ_JSON_GATE_STRICT, outline, error))
    return NULL;
  return g_steal_pointer (&outline);
}

void
mz_json_outline_free (MzJsonOutline *outline)
{
  g_array_unref (outline->members);
  g_array_unref (outline->elements);
  g_free (outline);
}

/** mz_json_outline_find: @outline: (nullable). Returns: (nullable): the member of the object at the top level. */
const MzJsonMember *
mz_json_outline_find (const MzJsonOutline *outline, const char *key)
{
  for (guint i = 0; outline != NULL && i < outline->members->len; i++)
    if (strcmp (g_array_index (outline->members, MzJsonMember, i).key, key) == 0)
      return &g_array_index (outline->members, MzJsonMember, i);
  return NULL;
}
