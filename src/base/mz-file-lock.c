/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For locks of open files. */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "mz-base"

#include "mz-file-lock.h"

#include "mz-fd.h"
#include "mz-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS 100

struct _MzFileLock
{
  char *path; /* of the lock's own file, which is there as long as someone holds it */
  int   fd;
};

/* Not beside the document: a save puts another file there, and a place that can only be read takes none. */
static char *
name_lock (const char *document)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, document, -1);
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "monazite", "locks", NULL);

  return g_mkdir_with_parents (folder, 0700) == 0 ? g_build_filename (folder, digest, NULL) : NULL;
}

/* A lock of the open file, not of the process: two windows of one process are two, and closing one leaves the other. */
static int
lock_descriptor (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int status;

  do
    status = fcntl (fd, F_OFD_SETLK, &lock);
  while (status != 0 && errno == EINTR);
  return status;
}

/* Who held it before may have removed the name in between; then the lock is one that nobody else sees. */
static gboolean
is_named (int fd, const char *path)
{
  struct stat open_one, named;

  return fstat (fd, &open_one) == 0 && stat (path, &named) == 0 && open_one.st_dev == named.st_dev &&
         open_one.st_ino == named.st_ino;
}

/* -1 with errno; EAGAIN where another holds it. */
static int
open_locked (const char *path)
{
  for (guint i = 0; i < ATTEMPTS; i++)
    {
      int fd = mz_fd_open (path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600), failure = 0;

      if (fd < 0)
        return -1;
      if (lock_descriptor (fd) != 0)
        failure = errno == EACCES ? EAGAIN : errno;
      else if (is_named (fd, path))
        return fd;
      close (fd);
      errno = failure;
      if (failure != 0)
        return -1;
    }
  errno = EAGAIN;
  return -1;
}

/**
 * mz_file_lock_take:
 * @path: a document that exists or not, or a link to it
 *
 * Errors: %MZ_FILE_ERROR_LOCKED where another window or program has it, in this process or another; other codes of
 * %MZ_FILE_ERROR where that cannot be told, which need not keep anyone from working.
 *
 * Returns: (transfer full) (nullable): the lock, if it is ours now.
 */
MzFileLock *
mz_file_lock_take (const char *path, GError **error)
{
  g_autofree char *document = NULL, *name = NULL;
  MzFileLock *self;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  document = mz_file_resolve (path, error);
  if (document == NULL)
    return NULL;
  name = name_lock (document);
  fd = name != NULL ? open_locked (name) : -1;
  if (fd < 0 && name != NULL && errno == EAGAIN)
    g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_LOCKED,
                         _("The file is open in another window or program; change it there, or save a copy of it."));
  else if (fd < 0)
    g_set_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                 _("Whether the file is open elsewhere cannot be told (%s); see to it that it is not."),
                 g_strerror (errno));
  if (fd < 0)
    return NULL;

  self = g_new (MzFileLock, 1);
  self->path = g_steal_pointer (&name);
  self->fd = fd;
  return self;
}

/** mz_file_lock_free: Lets others have the document. */
void
mz_file_lock_free (MzFileLock *self)
{
  g_return_if_fail (self != NULL);

  /* Still held: nobody else takes a name away that is in use. */
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
