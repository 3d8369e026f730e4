/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define CHUNK 65536

/** mz_fd_open: Returns: a descriptor that no program started from here inherits, or -1. */
int
mz_fd_open (const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = open (path, flags | O_CLOEXEC | O_NOCTTY, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

/** mz_fd_put: Returns: whether all of @data is written. */
gboolean
mz_fd_put (int fd, const void *data, gsize length)
{
  const char *rest = data;

  while (length > 0)
    {
      gssize written = write (fd, rest, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          errno = written == 0 ? EIO : errno;
          return FALSE;
        }
      rest += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/**
 * mz_fd_get:
 * @limit: bytes, at most 2 GiB; where there are more, errno is EFBIG, and no more than that is held in memory
 *
 * Returns: (transfer full) (nullable): all that is left to read.
 */
GBytes *
mz_fd_get (int fd, gsize limit)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  limit = MIN (limit, G_MAXINT);
  while (TRUE)
    {
      guint8 chunk[CHUNK];
      gssize n = read (fd, chunk, sizeof chunk);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if ((gsize) n > limit - bytes->len)
        {
          errno = EFBIG;
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) n);
    }
}

/** mz_fd_sync: Returns: whether the disk has it, or the file system knows no such wish. */
gboolean
mz_fd_sync (int fd)
{
  int status;

  do
    status = fsync (fd);
  while (status != 0 && errno == EINTR);
  return status == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
}

/** mz_fd_close: An interrupted one has closed all the same (close(2)); errno is kept where all is well. */
gboolean
mz_fd_close (int fd)
{
  int before = errno;

  if (close (fd) != 0 && errno != EINTR)
    return FALSE;
  errno = before;
  return TRUE;
}
