/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mz-io-error.h"
#include "mz-json-view.h"
#include "mz-limits.h"

G_BEGIN_DECLS

/*
 * The gate that every JSON text passes before a parser sees it: RFC 8259 to the letter, read once from left to right
 * without recursion. The rules, in force in both modes:
 *
 * - UTF-8 alone: no overlong forms, no surrogates, nothing above U+10FFFF. One byte order mark at the very beginning is
 *   skipped and takes no column; UTF-16 and UTF-32 are refused.
 * - The grammar of RFC 8259: any value may stand at the top level, exactly one; an empty text is refused.
 * - A \u escape of half a surrogate pair is refused: there is no such character.
 * - At most 64 MiB a text, 1 MiB a string (between its quotes, as written), 1,000 characters a number, 64 levels (mz-limits.h).
 *
 * In the strict mode, which all readers use, besides:
 *
 * - A key may stand but once in an object, however it is written ("a" and "\u0061" are one key).
 * - A number must survive: an integer (no point, no exponent) lies within +-2^53, where a double holds each; any other
 *   is finite as a double, and not zero unless its digits are.
 * - "\u0000" in a string is refused: the text behind it would be lost.
 * - An object has at most 10,000 keys; all lists at the top of a file of records have at most 1,000,000 entries together.
 *
 * Places are given as line and column, both from 1; columns count characters; LF, CR LF or CR alone end a line.
 */
typedef enum
{
  MZ_JSON_GATE_STRICT,
  MZ_JSON_GATE_GRAMMAR
} MzJsonGateMode;

/**
 * MzJsonSpan:
 * @start: first byte of the value
 * @end: one past its last byte
 * @line: where it begins, from 1
 * @column: where it begins, in characters, from 1
 * @type: its first byte: one of { [ " t f n, or 0 for a number
 */
typedef struct
{
  gsize start, end;
  guint line, column;
  char  type;
} MzJsonSpan;

/* A member of the object at the top level; for a list, where its elements lie. */
typedef struct
{
  char      *key;
  MzJsonSpan value;
  guint      first_element; /* in the outline's elements */
  guint      n_elements;
} MzJsonMember;

/**
 * MzJsonOutline:
 * @top: the value at the top level
 * @members: (element-type MzJsonMember): where that is an object
 * @elements: (element-type MzJsonSpan): the elements of lists that stand directly in it, in the order of the text
 */
typedef struct
{
  MzJsonSpan top;
  GArray    *members;
  GArray    *elements;
} MzJsonOutline;

gboolean       mz_json_gate_check   (const void *data, gsize length, MzJsonGateMode mode, GError **error);
MzJsonOutline *mz_json_gate_outline (const void *data, gsize length, GError **error);
void           mz_json_outline_free (MzJsonOutline *outline);
const MzJsonMember *mz_json_outline_find (const MzJsonOutline *outline, const char *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzJsonOutline, mz_json_outline_free)

G_END_DECLS
