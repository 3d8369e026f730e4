/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which letters a text is written: told by its first bytes, by whether it is sound UTF-8, or guessed. */
#define G_LOG_DOMAIN "mz-io"

#include "mz-text-encoding.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* So much of a text tells whether it is made of pairs of bytes. */
#define SAMPLE 4096

#define CHUNK 65536

const MzTextEncoding mz_text_encodings[] = {
  { "UTF-8", N_("Unicode (UTF-8)") },
  { "UTF-16LE", N_("Unicode (UTF-16, low byte first)") },
  { "UTF-16BE", N_("Unicode (UTF-16, high byte first)") },
  { "UTF-32LE", N_("Unicode (UTF-32, low byte first)") },
  { "UTF-32BE", N_("Unicode (UTF-32, high byte first)") },
  { "WINDOWS-1252", N_("Western (Windows-1252)") },
  { "ISO-8859-1", N_("Western (ISO-8859-1)") },
  { "ISO-8859-15", N_("Western (ISO-8859-15)") },
  { "WINDOWS-1250", N_("Central European (Windows-1250)") },
  { "ISO-8859-2", N_("Central European (ISO-8859-2)") },
  { "WINDOWS-1251", N_("Cyrillic (Windows-1251)") },
  { "KOI8-R", N_("Cyrillic (KOI8-R)") },
  { "WINDOWS-1254", N_("Turkish (Windows-1254)") },
  { "GB18030", N_("Chinese (GB18030)") },
  { "BIG5", N_("Chinese (Big5)") },
  { "SHIFT_JIS", N_("Japanese (Shift JIS)") },
  { "EUC-KR", N_("Korean (EUC-KR)") },
};
const guint mz_n_text_encodings = G_N_ELEMENTS (mz_text_encodings);

/* The longer marks first: that of UTF-32 begins like that of UTF-16. */
static const struct { const char *bytes; gsize length; const char *name; } marks[] = {
  { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" },
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* Text in pairs of bytes has a zero in most of them, always in the same half; other text has none. */
static const char *
tell_pairs (const guchar *data, gsize length)
{
  gsize n = MIN (length, SAMPLE) / 2, zeros[2] = { 0, 0 };

  for (gsize i = 0; i < 2 * n; i++)
    zeros[i % 2] += data[i] == 0;
  if (n == 0 || length % 2 != 0 || MAX (zeros[0], zeros[1]) < n / 2 || MIN (zeros[0], zeros[1]) > n / 50)
    return NULL;
  return zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

/* Five bytes mean nothing in Windows-1252. */
static gboolean
may_be_windows (const guchar *data, gsize length)
{
  static const guchar unused[] = { 0x81, 0x8d, 0x8f, 0x90, 0x9d };

  for (guint i = 0; i < G_N_ELEMENTS (unused); i++)
    if (memchr (data, unused[i], length) != NULL)
      return FALSE;
  return TRUE;
}

/**
 * mz_text_encoding_tell:
 * @mark: (out): bytes of a byte order mark at the beginning
 * @guessed: (out): whether nothing proves it
 *
 * Returns: (transfer none): the name of the encoding that @data is most likely in.
 */
const char *
mz_text_encoding_tell (const void *data, gsize length, gsize *mark, gboolean *guessed)
{
  const char *pairs, *stop;

  *mark = 0;
  *guessed = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
      {
        *mark = marks[i].length;
        return marks[i].name;
      }
  if (length == 0 || g_utf8_validate_len (data, length, &stop))
    return "UTF-8";
  *guessed = TRUE;
  pairs = tell_pairs (data, length);
  if (pairs != NULL)
    return pairs;
  /* A byte of zero in sound UTF-8: whoever reads it has to say so. */
  if (*stop == '\0')
    {
      *guessed = FALSE;
      return "UTF-8";
    }
  return may_be_windows (data, length) ? "WINDOWS-1252" : "ISO-8859-1";
}

static void
find_end (const char *text, gsize length, guint *line, guint *column)
{
  const char *start = text;

  *line = 1;
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n')))
      {
        ++*line;
        start = text + i + 1;
      }
  *column = (guint) g_utf8_strlen (start, text + length - start) + 1;
}

static GError *
describe_stop (const char *encoding, GString *text)
{
  guint line, column;

  find_end (text->str, text->len, &line, &column);
  return mz_io_error_new (MZ_IO_ERROR_ENCODING, line, column,
                          _("from here on this is not text in %s; choose another encoding, or save the file as UTF-8"), encoding);
}

/**
 * mz_text_decode:
 * @data: without a byte order mark
 * @encoding: one of #mz_text_encodings
 * @max: bytes of UTF-8 that it may become
 * @n_bytes: (out): how many it has
 *
 * Errors: %MZ_IO_ERROR_ENCODING where the bytes mean nothing, with the place; %MZ_IO_ERROR_SIZE.
 *
 * Returns: (transfer full) (nullable): the text as UTF-8.
 */
char *
mz_text_decode (const void *data, gsize length, const char *encoding, gsize max, gsize *n_bytes, GError **error)
{
  GIConv converter = g_iconv_open ("UTF-8", encoding);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *chunk = g_malloc (CHUNK);
  char *in = (char *) data;
  gsize left = length;
  gboolean stopped = FALSE;

  if (converter == (GIConv) -1)
    {
      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_ENCODING, 0, 0, _("this computer cannot read %s; save the file as "
                                                 "UTF-8"), encoding));
      return NULL;
    }
  while (left > 0 && !stopped && text->len <= max)
    {
      char *out = chunk;
      gsize room = CHUNK;

      stopped = g_iconv (converter, &in, &left, &out, &room) == (gsize) -1 && errno != E2BIG;
      g_string_append_len (text, chunk, out - chunk);
    }
  g_iconv_close (converter);
  if (text->len > max)
    {
      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SIZE, 0, 0, _("as UTF-8 this is more than %u MiB; split the file"),
                                                 (guint) (max >> 20)));
      return NULL;
    }
  if (stopped)
    {
      g_propagate_error (error, describe_stop (encoding, text));
      return NULL;
    }
  *n_bytes = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}
