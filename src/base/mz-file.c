/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-file.h"

#include "mz-fd.h"
#include "mz-file-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK (mz-file-error-quark, mz_file_error)

/* In the system's own words. */
static void
set_system_error (GError **error, int code)
{
  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), g_strerror (code));
}

/* Why a file could not be saved. */
static void
set_save_error (GError **error, int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NO_ROOM,
                           _("No room is left on the disk; make room or save elsewhere."));
      break;
    case EROFS:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_READ_ONLY,
                           _("This disk can only be read; save elsewhere."));
      break;
    case EACCES:
    case EPERM:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_READ_ONLY,
                           _("You may not write to this file or its folder; save elsewhere, or allow writing there."));
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_FOUND,
                           _("The folder is not there; choose another one, or make it."));
      break;
    case EISDIR:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_A_FILE,
                           _("A folder has this name; choose another name."));
      break;
    case ENXIO:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_A_FILE,
                           _("This is a device, not a file; choose another name."));
      break;
    case ELOOP:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_A_FILE,
                           _("This is a link that leads to itself; choose another name."));
      break;
    case ENAMETOOLONG:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                           _("The name is too long for this disk; choose a shorter one."));
      break;
    case EFBIG:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_TOO_LARGE,
                           _("The file is larger than this disk allows; save elsewhere."));
      break;
    case EIO:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                           _("The disk has reported an error; save elsewhere, and have the disk checked."));
      break;
    default:
      g_set_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                   _("The file could not be written (%s); try again, or save elsewhere."), g_strerror (code));
      break;
    }
}

/* Why a file could not be read. */
static void
set_read_error (GError **error, int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_FOUND,
                           _("The file is not there; it may have been moved, renamed or deleted."));
      break;
    case EACCES:
    case EPERM:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_READ_ONLY,
                           _("You may not read this file; allow reading it, or ask its owner."));
      break;
    case EISDIR:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_A_FILE,
                           _("This is a folder; choose a file in it."));
      break;
    case ENXIO:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_A_FILE,
                           _("This is a device, not a file; choose a file."));
      break;
    case ELOOP:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_A_FILE,
                           _("This is a link that leads to itself; choose a file."));
      break;
    case EFBIG:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_TOO_LARGE,
                           _("The file is too large to be opened; split it, or leave out what is not needed."));
      break;
    case EIO:
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                           _("The disk has reported an error; try again, or open a copy from elsewhere."));
      break;
    default:
      g_set_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                   _("The file could not be read (%s); try again, or open a copy."), g_strerror (code));
      break;
    }
}

/* Why a file was left as it was, or may be lost when the power is. */
static void
set_replace_error (GError **error, MzReplaceResult result, const MzFileStamp *expected, int code)
{
  if (result == MZ_REPLACE_CHANGED && expected->exists)
    g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_CHANGED,
                         _("Another program has changed, moved or deleted the file since it was opened here; "
                           "save elsewhere, or open it again."));
  else if (result == MZ_REPLACE_CHANGED)
    g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_CHANGED,
                         _("Another program has made a file of this name; choose another name, or replace it."));
  else if (result == MZ_REPLACE_UNSURE)
    g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_UNSURE,
                         _("The file is written, but the disk does not confirm that it is safe; "
                           "save it elsewhere, too."));
  else if (result == MZ_REPLACE_NO_BACKUP && code != ENOSPC && code != EDQUOT && code != EROFS)
    g_set_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NO_BACKUP,
                 _("The old version could not be kept beside the new one (%s), so that nothing was written; "
                   "save elsewhere."), g_strerror (code));
  else
    set_save_error (error, code);
}

/**
 * mz_file_save:
 * @path: a document that exists or not; where it is a link, the file that it leads to is meant
 * @expected: (nullable): what the caller last saw there; where there is something else now, nothing is written.
 *   %NULL replaces whatever is there
 * @stamp: (out) (optional): what is there now; set when the new version is in place, that is also with
 *   %MZ_FILE_ERROR_UNSURE. It may be the same as @expected
 *
 * Saves a document of the user's: whole or not at all, on the disk when this returns, with mode 0600 where it is new,
 * and otherwise with the mode and, where that may be, the owner of the old version. Blocks for as long as the disk
 * takes; may be called in any thread.
 *
 * Errors: %MZ_FILE_ERROR. With any but %MZ_FILE_ERROR_UNSURE the file is as it was.
 */
gboolean
mz_file_save (const char *path, const void *data, gsize length, MzFileSaveFlags flags, const MzFileStamp *expected,
              MzFileStamp *stamp, GError **error)
{
  MzReplaceResult result;
  int code;

  g_return_val_if_fail (path != NULL && (data != NULL || length == 0) && length <= G_MAXSSIZE, FALSE);

  result = mz_file_replace (path, data, length, flags, 0600, expected);
  code = errno;
  if (result != MZ_REPLACE_DONE)
    set_replace_error (error, result, expected, code);
  if (stamp != NULL && (result == MZ_REPLACE_DONE || result == MZ_REPLACE_UNSURE))
    *stamp = mz_file_stamp_of (data, length);
  return result == MZ_REPLACE_DONE;
}

/* Never waits: not for the other end of a pipe, nor for a device. */
static GBytes *
read_regular (const char *path, gsize limit)
{
  int fd = mz_fd_open (path, O_RDONLY | O_NONBLOCK, 0), code = 0;
  GBytes *bytes = NULL;
  struct stat info;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) != 0)
    code = errno;
  else if (!S_ISREG (info.st_mode))
    code = S_ISDIR (info.st_mode) ? EISDIR : ENXIO;
  else if (info.st_size > 0 && (guint64) info.st_size > limit)
    code = EFBIG;
  else if ((bytes = mz_fd_get (fd, limit)) == NULL)
    code = errno;
  close (fd);
  errno = code;
  return bytes;
}

/**
 * mz_file_read:
 * @limit: bytes, at most 2 GiB; a file with more is refused before memory is taken
 * @stamp: (out) (optional): for mz_file_save() to notice what others do in between
 *
 * Errors: %MZ_FILE_ERROR.
 *
 * Returns: (transfer full) (nullable): the content of the file, or of the one that a link leads to.
 */
GBytes *
mz_file_read (const char *path, gsize limit, MzFileStamp *stamp, GError **error)
{
  GBytes *bytes;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = read_regular (path, limit);
  if (bytes == NULL)
    set_read_error (error, errno);
  else if (stamp != NULL)
    *stamp = mz_file_stamp_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return bytes;
}

/** mz_file_has_changed: Returns: whether @path holds something else than when @stamp was taken, or cannot be read. */
gboolean
mz_file_has_changed (const char *path, const MzFileStamp *stamp)
{
  g_autoptr (GBytes) bytes = NULL;
  MzFileStamp now = MZ_FILE_STAMP_NONE;

  g_return_val_if_fail (path != NULL && stamp != NULL, FALSE);

  bytes = read_regular (path, stamp->size);
  if (bytes == NULL)
    return stamp->exists || errno != ENOENT;
  now = mz_file_stamp_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return !mz_file_stamp_equal (&now, stamp);
}

/**
 * mz_file_resolve:
 * @path: a file that exists or not, or a link
 *
 * Errors: %MZ_FILE_ERROR, where its folder is not there or links lead in a circle.
 *
 * Returns: (transfer full) (nullable): the absolute path of the file itself, by which to tell whether two are one.
 */
char *
mz_file_resolve (const char *path, GError **error)
{
  char *own;

  g_return_val_if_fail (path != NULL, NULL);

  own = mz_file_follow (path);
  if (own == NULL)
    set_save_error (error, errno);
  return own;
}

/** mz_fd_write: Writes all of @data, however often the system takes only a part. Errors: %G_FILE_ERROR. */
gboolean
mz_fd_write (int fd, const void *data, gsize length, GError **error)
{
  if (mz_fd_put (fd, data, length))
    return TRUE;
  set_system_error (error, errno);
  return FALSE;
}

/* A device or a pipe cannot be replaced; it is written into. */
static gboolean
write_into (const char *path, const void *data, gsize length, GError **error)
{
  int fd = mz_fd_open (path, O_WRONLY, 0);
  gboolean written = fd >= 0 && mz_fd_put (fd, data, length);

  if ((fd < 0 || mz_fd_close (fd)) && written)
    return TRUE;
  set_system_error (error, errno);
  return FALSE;
}

/**
 * mz_file_write:
 * @path: a file, which is replaced whole or not at all; where it is a link, the file that it leads to
 *
 * Takes something out for others to use: where it is new, all may read it that the user's umask lets; no backup is
 * kept.
 *
 * Errors: %G_FILE_ERROR; the message is the system's and does not name the file.
 *
 * Returns: whether all of @data is in the file, on the disk.
 */
gboolean
mz_file_write (const char *path, const void *data, gsize length, GError **error)
{
  struct stat info;

  g_return_val_if_fail (path != NULL && (data != NULL || length == 0) && length <= G_MAXSSIZE, FALSE);

  if (stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    return write_into (path, data, length, error);
  if (mz_file_replace (path, data, length, MZ_FILE_SAVE_NONE, 0666, NULL) == MZ_REPLACE_DONE)
    return TRUE;
  set_system_error (error, errno);
  return FALSE;
}
