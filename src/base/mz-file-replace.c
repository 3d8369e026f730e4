/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-file-replace.h"

#include "mz-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As many as the system itself follows. */
#define LINKS 40
#define NAMES 100
/* Bytes of an old version that is copied where the file system has no hard links. */
#define COPIED (1u << 30)

/* Steps that the world may interrupt. */
#define AGAIN(status, call) do (status) = (call); while ((status) != 0 && errno == EINTR)

typedef struct
{
  char        *path; /* of the file itself, no link */
  gboolean     exists;
  struct stat  info; /* if it exists */
} Target;

/**
 * mz_file_follow:
 * @path: of a file, a link to one, or of one that is yet to be made
 *
 * Returns: (transfer full) (nullable): the file's own absolute path without any link; %NULL with errno where its folder
 *   is not there, or links go round in a circle.
 */
char *
mz_file_follow (const char *path)
{
  g_autofree char *file = g_strdup (path);

  for (guint i = 0; i < LINKS; i++)
    {
      g_autofree char *parent = g_path_get_dirname (file), *name = g_path_get_basename (file), *own = NULL;
      char target[PATH_MAX + 1], *folder;
      gssize length;

      if (g_str_has_suffix (file, G_DIR_SEPARATOR_S))
        {
          errno = EISDIR;
          return NULL;
        }
      folder = realpath (parent, NULL);
      if (folder == NULL)
        return NULL;
      own = g_build_filename (folder, name, NULL);
      length = readlink (own, target, PATH_MAX);
      if (length < 0)
        {
          free (folder);
          return errno == EINVAL || errno == ENOENT ? g_steal_pointer (&own) : NULL;
        }
      target[length] = '\0';
      g_free (file);
      file = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
      free (folder);
    }
  errno = ELOOP;
  return NULL;
}

static void
remove_file (const char *path)
{
  int before = errno, status;

  AGAIN (status, unlink (path));
  errno = before;
}

static int
rename_file (const char *from, const char *to)
{
  int status;

  AGAIN (status, rename (from, to));
  return status;
}

/* Hidden, and of a length that every folder takes, however long the file's own name is. */
static char *
make_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf (".monazite-%08x%08x.tmp", g_random_int (), g_random_int ());

  return g_build_filename (folder, name, NULL);
}

/* Only who may read the old version may read the new one. Some file systems have neither owners nor modes. */
static gboolean
keep_owner_and_mode (int fd, const struct stat *info)
{
  mode_t mode = info->st_mode & 0777;
  int status;

  AGAIN (status, fchown (fd, info->st_uid, info->st_gid));
  if (status != 0)
    AGAIN (status, fchown (fd, (uid_t) -1, info->st_gid));
  if (status != 0)
    mode = (mode & 0707) | ((mode & 07) << 3);
  AGAIN (status, fchmod (fd, mode));
  return status == 0 || errno == EPERM || errno == ENOSYS || errno == ENOTSUP;
}

/**
 * write_temporary:
 * @like: (nullable): what to take owner and mode from; else the file has @mode
 *
 * Returns: (nullable): a new file beside @path with all of @data, on the disk
 */
static char *
write_temporary (const char *path, const void *data, gsize length, mode_t mode, const struct stat *like)
{
  g_autofree char *temporary = NULL;
  int fd = -1;
  gboolean written;

  for (guint i = 0; i < NAMES && (i == 0 || (fd < 0 && errno == EEXIST)); i++)
    {
      g_free (temporary);
      temporary = make_name (path);
      fd = mz_fd_open (temporary, O_WRONLY | O_CREAT | O_EXCL, like != NULL ? 0600 : mode);
    }
  if (fd < 0)
    return NULL;
  written = mz_fd_put (fd, data, length) && (like == NULL || keep_owner_and_mode (fd, like)) && mz_fd_sync (fd);
  /* Closed in any case; an error of the disk may show only now. */
  if (mz_fd_close (fd) && written)
    return g_steal_pointer (&temporary);
  remove_file (temporary);
  return NULL;
}

static GBytes *
read_file (const char *path, gsize limit)
{
  int fd = mz_fd_open (path, O_RDONLY | O_NONBLOCK, 0), failure;
  GBytes *bytes;

  if (fd < 0)
    return NULL;
  bytes = mz_fd_get (fd, limit);
  failure = errno;
  close (fd);
  errno = failure;
  return bytes;
}

/* A second name for the old version, or a copy where the file system has no such thing. */
static char *
double_file (const Target *target)
{
  g_autofree char *spare = NULL;
  g_autoptr (GBytes) old = NULL;
  int status = -1;

  for (guint i = 0; i < NAMES && (i == 0 || (status != 0 && errno == EEXIST)); i++)
    {
      g_free (spare);
      spare = make_name (target->path);
      AGAIN (status, link (target->path, spare));
    }
  if (status == 0)
    return g_steal_pointer (&spare);
  if (errno != EPERM && errno != ENOSYS && errno != ENOTSUP && errno != EMLINK)
    return NULL;
  old = read_file (target->path, COPIED);
  return old == NULL ? NULL : write_temporary (target->path, g_bytes_get_data (old, NULL), g_bytes_get_size (old), 0600,
                                               &target->info);
}

/* At no moment is the old version without a name. */
static gboolean
make_backup (const Target *target)
{
  g_autofree char *backup = g_strconcat (target->path, "~", NULL), *spare = double_file (target);
  gboolean made;

  if (spare == NULL)
    return FALSE;
  made = rename_file (spare, backup) == 0;
  /* Where both were names of one file already, rename() leaves both. */
  remove_file (spare);
  return made;
}

static gboolean
look_at (const char *path, Target *target)
{
  if (lstat (path, &target->info) == 0)
    {
      target->exists = TRUE;
      return TRUE;
    }
  target->exists = FALSE;
  return errno == ENOENT;
}

static gboolean
is_untouched (const Target *target)
{
  const struct stat *before = &target->info;
  Target now;

  return look_at (target->path, &now) && now.exists == target->exists &&
         (!now.exists || (now.info.st_dev == before->st_dev && now.info.st_ino == before->st_ino &&
                          now.info.st_size == before->st_size && now.info.st_mtim.tv_sec == before->st_mtim.tv_sec &&
                          now.info.st_mtim.tv_nsec == before->st_mtim.tv_nsec));
}

/* What is there, and whether it may be replaced. */
static MzReplaceResult
examine (Target *target, const MzFileStamp *expected)
{
  g_autoptr (GBytes) bytes = NULL;
  MzFileStamp stamp;

  if (!look_at (target->path, target))
    return MZ_REPLACE_FAILED;
  if (expected != NULL && expected->exists != target->exists)
    return MZ_REPLACE_CHANGED;
  if (!target->exists)
    return MZ_REPLACE_DONE;
  if (!S_ISREG (target->info.st_mode))
    {
      errno = S_ISDIR (target->info.st_mode) ? EISDIR : ENXIO;
      return MZ_REPLACE_FAILED;
    }
  if (access (target->path, W_OK) != 0)
    return MZ_REPLACE_FAILED;
  if (expected == NULL)
    return MZ_REPLACE_DONE;

  if ((guint64) target->info.st_size != expected->size)
    return MZ_REPLACE_CHANGED;
  bytes = read_file (target->path, expected->size);
  if (bytes == NULL)
    return errno == EFBIG ? MZ_REPLACE_CHANGED : MZ_REPLACE_FAILED;
  stamp = mz_file_stamp_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return mz_file_stamp_equal (&stamp, expected) ? MZ_REPLACE_DONE : MZ_REPLACE_CHANGED;
}

/* A new name is safe when its folder is on the disk; one that may not be read cannot be asked to. */
static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = mz_fd_open (folder, O_RDONLY | O_DIRECTORY, 0);
  gboolean synced;

  if (fd < 0)
    return errno == EACCES;
  synced = mz_fd_sync (fd);
  return mz_fd_close (fd) && synced;
}

static MzReplaceResult
put_in_place (const Target *target, const char *temporary, MzFileSaveFlags flags, const MzFileStamp *expected)
{
  MzReplaceResult result = MZ_REPLACE_FAILED;

  if (expected != NULL && !is_untouched (target))
    result = MZ_REPLACE_CHANGED;
  else if ((flags & MZ_FILE_SAVE_BACKUP) != 0 && target->exists && !make_backup (target))
    result = MZ_REPLACE_NO_BACKUP;
  else if (rename_file (temporary, target->path) == 0)
    return sync_folder (target->path) ? MZ_REPLACE_DONE : MZ_REPLACE_UNSURE;
  remove_file (temporary);
  return result;
}

/**
 * mz_file_replace:
 * @path: a file that exists or not, or a link to it
 * @mode: of a new file; one that exists keeps its own
 * @expected: (nullable): what has to be there, for anything to be done
 *
 * Writes a temporary file beside @path, and renames it. Whatever fails, or if the program ends in the middle, @path has
 * the old version whole or the new one, and so has the backup, or the one before. A temporary file stays only where
 * the program was ended.
 */
MzReplaceResult
mz_file_replace (const char *path, const void *data, gsize length, MzFileSaveFlags flags, mode_t mode,
                 const MzFileStamp *expected)
{
  g_autofree char *own = mz_file_follow (path), *temporary = NULL;
  Target target = { own };
  MzReplaceResult result;

  if (own == NULL)
    return MZ_REPLACE_FAILED;
  result = examine (&target, expected);
  if (result != MZ_REPLACE_DONE)
    return result;
  temporary = write_temporary (own, data, length, mode, target.exists ? &target.info : NULL);
  return temporary != NULL ? put_in_place (&target, temporary, flags, expected) : MZ_REPLACE_FAILED;
}
