/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-json-scan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BOM  "\xef\xbb\xbf"
#define HEAD 4096 /* bytes */

void
mz_json_cursor_move (MzJsonCursor *cursor, const guint8 *data, gsize length, gsize offset)
{
  for (; cursor->offset < offset; cursor->offset++)
    {
      guint8 byte = data[cursor->offset];

      if (byte == '\n' || (byte == '\r' && (cursor->offset + 1 == length || data[cursor->offset + 1] != '\n')))
        {
          cursor->line++;
          cursor->column = 1;
        }
      else if ((byte & 0xc0) != 0x80)
        cursor->column++;
    }
}

/* Behind a byte order mark, if there is one. */
gsize
mz_json_text_start (const guint8 *data, gsize length)
{
  return length >= 3 && memcmp (data, BOM, 3) == 0 ? 3 : 0;
}

gboolean
mz_json_scan_fail (MzJsonScan *scan, gsize offset, MzIoError code, const char *format, ...)
{
  MzJsonCursor cursor = { mz_json_text_start (scan->data, scan->length), 1, 1 };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  mz_json_cursor_move (&cursor, scan->data, scan->length, offset);
  g_propagate_error (scan->error, mz_io_error_new (code, cursor.line, cursor.column, "%s", message));
  return FALSE;
}

static int
peek (MzJsonScan *scan)
{
  return scan->at < scan->length ? scan->data[scan->at] : MZ_JSON_END;
}

int
mz_json_scan_space (MzJsonScan *scan)
{
  while (scan->at < scan->length)
    {
      guint8 byte = scan->data[scan->at];

      if (byte != ' ' && byte != '\n' && byte != '\t' && byte != '\r')
        return byte;
      scan->at++;
      if (byte == '\n' || (byte == '\r' && peek (scan) != '\n'))
        {
          scan->n_breaks++;
          scan->line_start = scan->at;
        }
    }
  return MZ_JSON_END;
}

/* The length in bytes of the character beyond ASCII at @offset, or 0 if that is not UTF-8. */
static gsize
utf8_length (MzJsonScan *scan, gsize offset)
{
  const char *p = (const char *) scan->data + offset;
  gunichar c = g_utf8_get_char_validated (p, scan->length - offset);

  return c == (gunichar) -1 || c == (gunichar) -2 ? 0 : g_utf8_next_char (p) - p;
}

static gboolean
fail_utf8 (MzJsonScan *scan)
{
  return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_ENCODING,
                            _("The byte 0x%02X does not belong to UTF-8 text here. Save the file as UTF-8."),
                            scan->data[scan->at]);
}

/* Something else stands where @expected was due, as a noun phrase. */
gboolean
mz_json_scan_expected (MzJsonScan *scan, const char *expected)
{
  int c = peek (scan);
  gsize length;

  if (c == MZ_JSON_END)
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                              _("The text ends where %s is due. Is the file complete?"), expected);
  if (c == 0)
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                              _("Expected %s, found a NUL byte. Is this a text file, saved as UTF-8?"), expected);
  if (c == '/' || c == '#')
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                              _("JSON has no comments; remove the one that begins here."));
  if (c == '\'')
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                              _("Strings stand in double quotes; replace the single ones."));
  if (c < ' ' || c == 0x7f)
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                              _("Expected %s, found the control character U+%04X. Remove it."),
                              expected, (guint) c);
  if (c < 0x80)
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX, _("Expected %s, found “%c”."), expected, c);

  length = utf8_length (scan, scan->at);
  if (length == 0)
    return fail_utf8 (scan);
  return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                            _("Expected %s, found the character “%.*s” (U+%04X)."), expected,
                            (int) length, (const char *) scan->data + scan->at,
                            g_utf8_get_char ((const char *) scan->data + scan->at));
}

static gboolean
has_hex (MzJsonScan *scan, gsize offset)
{
  for (gsize i = offset; i < offset + 4; i++)
    if (i >= scan->length || !g_ascii_isxdigit (scan->data[i]))
      return FALSE;
  return TRUE;
}

static gboolean
scan_unicode_escape (MzJsonScan *scan)
{
  gsize at = scan->at;
  guint value;

  if (!has_hex (scan, at + 2))
    return mz_json_scan_fail (scan, at, MZ_IO_ERROR_SYNTAX,
                              _("After \\u four hexadecimal digits are due, as in \\u00e9."));

  value = mz_json_hex_value ((const char *) scan->data + at + 2);
  scan->at += 6;
  if (value == 0 && scan->mode == MZ_JSON_GATE_STRICT)
    return mz_json_scan_fail (scan, at, MZ_IO_ERROR_TEXT,
                              _("\\u0000 cannot be held in a string: what follows it would be lost. Remove it."));
  if (value < 0xd800 || value > 0xdfff)
    return TRUE;

  if (value <= 0xdbff && scan->at + 1 < scan->length && scan->data[scan->at] == '\\' && scan->data[scan->at + 1] == 'u'
      && has_hex (scan, scan->at + 2))
    {
      guint low = mz_json_hex_value ((const char *) scan->data + scan->at + 2);

      scan->at += 6;
      if (low >= 0xdc00 && low <= 0xdfff)
        return TRUE;
    }
  return mz_json_scan_fail (scan, at, MZ_IO_ERROR_TEXT,
                            _("\\u%.4s is half of a surrogate pair and stands alone; write the whole character."),
                            (const char *) scan->data + at + 2);
}

static gboolean
is_plain (guint8 c)
{
  return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
}

/* From the opening quote to behind the closing one. */
gboolean
mz_json_scan_string (MzJsonScan *scan)
{
  gsize start = scan->at++;

  for (;;)
    {
      int c;

      while (scan->at < scan->length && is_plain (scan->data[scan->at]))
        scan->at++;
      c = peek (scan);

      if (scan->at - start - 1 > MZ_JSON_GATE_MAX_STRING)
        return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SIZE,
                                  _("This string is longer than 1 MiB. Shorten it, or look for a missing quote."));
      if (c == MZ_JSON_END)
        return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX,
                                  _("This string is not closed: a double quote is missing."));

      if (c == '"')
        {
          scan->at++;
          return TRUE;
        }
      if (c == '\n' || c == '\r')
        return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                                  _("A string may not run over the end of a line. Close it, or write \\n for a "
                                    "line break."));
      if (c == '\t')
        return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                                  _("A string may not hold a tab character; write \\t."));
      if (c < ' ')
        return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                                  _("A string may not hold the control character U+%04X; remove it, or write \\u%04x."),
                                  (guint) c, (guint) c);

      if (c == '\\')
        {
          int escaped = scan->at + 1 < scan->length ? scan->data[scan->at + 1] : MZ_JSON_END;

          if (escaped == 'u')
            {
              if (!scan_unicode_escape (scan))
                return FALSE;
            }
          else if (escaped > 0 && strchr ("\"\\/bfnrt", escaped) != NULL)
            scan->at += 2;
          else if (escaped == MZ_JSON_END)
            return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX,
                                      _("This string is not closed: a double quote is missing."));
          else
            return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                                      _("A backslash in a string is followed by one of \" \\ / b f n r t u; "
                                        "write \\\\ for a backslash itself."));
        }
      else
        {
          gsize length = utf8_length (scan, scan->at);

          if (length == 0)
            return fail_utf8 (scan);
          scan->at += length;
        }
    }
}

static gboolean
skip_digits (MzJsonScan *scan)
{
  gsize start = scan->at;

  while (scan->at < scan->length && g_ascii_isdigit (scan->data[scan->at]))
    scan->at++;
  return scan->at > start;
}

/* The rules of the strict mode for a number that the grammar allows; see the header. */
static gboolean
check_number (MzJsonScan *scan, gsize start, gboolean is_integer)
{
  char literal[MZ_JSON_GATE_MAX_NUMBER + 1];
  gsize length = scan->at - start, mantissa;
  double value;

  memcpy (literal, scan->data + start, length);
  literal[length] = '\0';
  if (is_integer)
    {
      /* 2^53 + 1 is rounded to 2^53: compare the digits, of which 2^53 has sixteen. */
      const char *digits = literal + (literal[0] == '-');

      if (strlen (digits) > 16 || (strlen (digits) == 16 && strcmp (digits, "9007199254740992") > 0))
        return mz_json_scan_fail (scan, start, MZ_IO_ERROR_NUMBER,
                                  _("The integer %.40s is too large to be kept exactly (limit 9007199254740992). "
                                    "Write it as a string, or with an exponent if it may be rounded."),
                                  literal);
      return TRUE;
    }

  /* So few digits without an exponent are neither too large nor too small. */
  mantissa = strcspn (literal, "eE");
  if (length < 300 && mantissa == length)
    return TRUE;
  value = g_ascii_strtod (literal, NULL);
  if (!isfinite (value))
    return mz_json_scan_fail (scan, start, MZ_IO_ERROR_NUMBER,
                              _("The number %.40s is too large to be held (limit about 1.8e308)."), literal);

  if (value == 0 && strcspn (literal, "123456789") < mantissa)
    return mz_json_scan_fail (scan, start, MZ_IO_ERROR_NUMBER,
                              _("The number %.40s is too small to be told from zero. Write 0, or leave it out."),
                              literal);
  return TRUE;
}

static gboolean
scan_number (MzJsonScan *scan)
{
  gsize start = scan->at;
  gboolean is_integer = TRUE;

  if (peek (scan) == '-')
    scan->at++;
  if (peek (scan) == '0')
    {
      scan->at++;
      if (g_ascii_isdigit (peek (scan)))
        return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX,
                                  _("A number does not begin with extra zeros; remove them."));
    }
  else if (!skip_digits (scan))
    return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX, _("A minus sign is followed by digits in JSON."));

  if (peek (scan) == '.')
    {
      is_integer = FALSE;
      scan->at++;
      if (!skip_digits (scan))
        return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX,
                                  _("Digits are missing after the decimal point of a number."));
    }
  if (peek (scan) == 'e' || peek (scan) == 'E')
    {
      is_integer = FALSE;
      scan->at++;
      if (peek (scan) == '+' || peek (scan) == '-')
        scan->at++;
      if (!skip_digits (scan))
        return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX,
                                  _("Digits are missing in the exponent of a number."));
    }

  if (scan->at - start > MZ_JSON_GATE_MAX_NUMBER)
    return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SIZE,
                              _("This number has more than 1,000 characters. Round it."));
  return scan->mode == MZ_JSON_GATE_GRAMMAR || check_number (scan, start, is_integer);
}

static gboolean
scan_word (MzJsonScan *scan)
{
  gsize start = scan->at, length;
  const char *word = (const char *) scan->data + start;
  g_autofree char *lower = NULL;

  while (scan->at < scan->length && (g_ascii_isalnum (scan->data[scan->at]) || scan->data[scan->at] == '_'))
    scan->at++;
  length = scan->at - start;
  if ((length == 4 && (memcmp (word, "true", 4) == 0 || memcmp (word, "null", 4) == 0))
      || (length == 5 && memcmp (word, "false", 5) == 0))
    return TRUE;

  lower = g_ascii_strdown (word, MIN (length, 9));
  if (g_str_equal (lower, "true") || g_str_equal (lower, "false") || g_str_equal (lower, "null"))
    return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX, _("Write %s in small letters."), lower);
  if (g_str_equal (lower, "nan") || g_str_equal (lower, "inf") || g_str_equal (lower, "infinity"))
    return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX,
                              _("JSON has no number that is infinite or none at all; write null, or leave the "
                                "field out."));
  return mz_json_scan_fail (scan, start, MZ_IO_ERROR_SYNTAX,
                            _("The word “%.*s%s” needs double quotes, unless true, false or null is meant."),
                            (int) MIN (length, 30),
                            word, length > 30 ? "…" : "");
}

gboolean
mz_json_scan_scalar (MzJsonScan *scan, int c)
{
  if (c == '"')
    return mz_json_scan_string (scan);
  if (c == '-' || g_ascii_isdigit (c))
    return scan_number (scan);
  if (c == '_' || (c > 0 && g_ascii_isalpha (c)))
    return scan_word (scan);
  if (c == '+')
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX, _("A number has no plus sign in JSON; remove it."));
  if (c == '.')
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                              _("A number begins with a digit in JSON: 0.5, not .5."));
  if (c == ',')
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                              _("A value is missing before this comma; add it, or remove the comma."));
  if (c == ']' || c == '}')
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX,
                              _("A value is missing before “%c”; add it, or remove what calls for it."), c);
  return mz_json_scan_expected (scan, _("a value"));
}

/* A byte order mark of UTF-16 or UTF-32, or their pattern of zeros round ASCII. */
static gboolean
is_wide_text (const guint8 *data, gsize length)
{
  if (length < 2 || length % 2 != 0)
    return FALSE;
  if ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff))
    return TRUE;
  if (data[0] == 0)
    return data[1] != 0 || (length >= 4 && (data[2] == 0 || (data[2] == 0xfe && data[3] == 0xff)));
  return data[1] == 0 && (length == 2 || data[3] == 0);
}

/* A picture, an archive or a program: it begins like nothing that is read here, and zeros follow. */
static gboolean
is_no_text (const guint8 *data, gsize length)
{
  return length > 0 && data[0] != '{' && data[0] != '[' && data[0] != '"' && memchr (data, 0, MIN (length, HEAD)) != NULL;
}

gboolean
mz_json_scan_start (MzJsonScan *scan)
{
  const guint8 *data = scan->data;

  if (scan->length > MZ_JSON_GATE_MAX_TEXT)
    {
      g_propagate_error (scan->error, mz_io_error_new (MZ_IO_ERROR_SIZE, 0, 0,
                         _("The file is larger than 64 MiB. Split it, or leave out what is not needed.")));
      return FALSE;
    }
  if (is_wide_text (data, scan->length))
    return mz_json_scan_fail (scan, 0, MZ_IO_ERROR_ENCODING,
                              _("This looks like UTF-16 or UTF-32. Save the file as UTF-8."));
  if (is_no_text (data, scan->length))
    return mz_json_scan_fail (scan, 0, MZ_IO_ERROR_ENCODING, _("This is not text: the file is of another kind, or damaged."));

  scan->at = mz_json_text_start (data, scan->length);
  if (mz_json_scan_space (scan) == MZ_JSON_END)
    return mz_json_scan_fail (scan, scan->at, MZ_IO_ERROR_SYNTAX, _("The file is empty; JSON needs one value."));
  return TRUE;
}
