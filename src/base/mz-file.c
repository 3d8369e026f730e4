/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
set_error (GError **error, int code)
{
  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), g_strerror (code));
}

/** mz_fd_write: Writes all of @data, however often the system takes only a part. Errors: %G_FILE_ERROR. */
gboolean
mz_fd_write (int fd, const void *data, gsize length, GError **error)
{
  const char *rest = data;

  while (length > 0)
    {
      gssize written = write (fd, rest, length);

      if (written < 0 && errno != EINTR)
        {
          set_error (error, errno);
          return FALSE;
        }
      if (written > 0)
        {
          rest += written;
          length -= (gsize) written;
        }
    }
  return TRUE;
}

/* A device or a pipe cannot be replaced; it is written into. */
static gboolean
write_into (const char *path, const void *data, gsize length, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean written;

  if (fd < 0)
    {
      set_error (error, errno);
      return FALSE;
    }
  written = mz_fd_write (fd, data, length, error);
  return g_close (fd, written ? error : NULL) && written;
}

/**
 * mz_file_write:
 * @path: a file, which is replaced whole or not at all; where it is a link, the file that it leads to
 *
 * Errors: %G_FILE_ERROR; the message does not name the file.
 *
 * Returns: whether all of @data is in the file, on the disk.
 */
gboolean
mz_file_write (const char *path, const void *data, gsize length, GError **error)
{
  g_autofree char *real = NULL;
  g_autoptr (GError) failure = NULL;
  char *resolved;
  GStatBuf info;

  g_return_val_if_fail (path != NULL && (data != NULL || length == 0) && length <= G_MAXSSIZE, FALSE);

  if (g_stat (path, &info) == 0 && S_ISDIR (info.st_mode))
    {
      set_error (error, EISDIR);
      return FALSE;
    }
  if (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    return write_into (path, data, length, error);

  resolved = realpath (path, NULL);
  real = g_strdup (resolved != NULL ? resolved : path);
  free (resolved);
  if (!g_file_set_contents_full (real, length > 0 ? data : "", (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &failure))
    {
      /* GLib's own words name a temporary file. */
      g_set_error_literal (error, failure->domain, failure->code, strrchr (failure->message, ':') != NULL
                           ? strrchr (failure->message, ':') + 2 : failure->message);
      return FALSE;
    }
  return TRUE;
}
