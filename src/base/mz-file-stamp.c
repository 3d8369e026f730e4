/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-file-stamp.h"

#include <string.h>

/** mz_file_stamp_of: Returns: the stamp of a file that holds @data. */
MzFileStamp
mz_file_stamp_of (const void *data, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  MzFileStamp stamp = { TRUE, length, { 0 } };
  gsize digest_length = sizeof stamp.digest;

  if (length > 0)
    g_checksum_update (checksum, data, (gssize) length);
  g_checksum_get_digest (checksum, stamp.digest, &digest_length);
  return stamp;
}

gboolean
mz_file_stamp_equal (const MzFileStamp *a, const MzFileStamp *b)
{
  return a->exists == b->exists && a->size == b->size && memcmp (a->digest, b->digest, sizeof a->digest) == 0;
}

/** mz_file_stamp_to_string: Returns: (transfer full): size and digest, "12 9f86…", or "none". */
char *
mz_file_stamp_to_string (const MzFileStamp *self)
{
  GString *text;

  if (!self->exists)
    return g_strdup ("none");
  text = g_string_new (NULL);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT " ", self->size);
  for (guint i = 0; i < sizeof self->digest; i++)
    g_string_append_printf (text, "%02x", self->digest[i]);
  return g_string_free (text, FALSE);
}

/** mz_file_stamp_parse: Returns: whether @text is what mz_file_stamp_to_string() gives. */
gboolean
mz_file_stamp_parse (const char *text, MzFileStamp *stamp)
{
  MzFileStamp found = { TRUE, 0, { 0 } };
  char *digest;

  *stamp = MZ_FILE_STAMP_NONE;
  if (strcmp (text, "none") == 0)
    return TRUE;
  found.size = g_ascii_strtoull (text, &digest, 10);
  if (!g_ascii_isdigit (text[0]) || *digest != ' ' || strlen (++digest) != 2 * sizeof found.digest)
    return FALSE;
  for (guint i = 0; i < sizeof found.digest; i++)
    {
      int high = g_ascii_xdigit_value (digest[2 * i]), low = g_ascii_xdigit_value (digest[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      found.digest[i] = (guint8) (high * 16 + low);
    }
  *stamp = found;
  return TRUE;
}
