/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-study-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BACKUP     "~"
#define MOST_ASIDE 1000
#define LOCK_TRIES 200
#define LOCK_WAIT  5000 /* µs */

/**
 * mz_study_file_wait_for_lock: Any thread.
 *
 * Returns: (transfer full) (nullable): while it is held, no other window looks what is there and then writes. One that waits too
 *   long goes on.
 */
MzFileLock *
mz_study_file_wait_for_lock (const char *path)
{
  for (guint i = 0; i < LOCK_TRIES; i++)
    {
      g_autoptr (GError) error = NULL;
      MzFileLock *lock = mz_file_lock_take (path, &error);

      if (lock != NULL || !g_error_matches (error, MZ_FILE_ERROR, MZ_FILE_ERROR_LOCKED))
        return lock;
      g_usleep (LOCK_WAIT);
    }
  return NULL;
}

/**
 * mz_study_file_read:
 * @book: (out) (transfer full): %NULL: there is none
 *
 * Errors: %MZ_FILE_ERROR, %MZ_IO_ERROR: it may not be read, or is no book.
 *
 * Returns: %FALSE where there is a file and it cannot be read.
 */
gboolean
mz_study_file_read (const char *path, MzStudyBook **book, MzFileStamp *stamp, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (GBytes) bytes = mz_file_read (path, MZ_JSON_GATE_MAX_TEXT, stamp, &own);

  *book = NULL;
  if (bytes != NULL)
    *book = mz_study_book_read (bytes, &own);
  else if (g_error_matches (own, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_FOUND))
    {
      *stamp = MZ_FILE_STAMP_NONE;
      return TRUE;
    }
  if (own != NULL)
    g_propagate_error (error, g_steal_pointer (&own));
  return *book != NULL;
}

/** mz_study_file_put_aside: Gives a damaged file another name, whatever else is there. Returns: (transfer full) (nullable): its path. */
char *
mz_study_file_put_aside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path);

  for (guint i = 1; i <= MOST_ASIDE; i++)
    {
      g_autofree char *name = g_strdup_printf ("damaged-%u-%s", i, base);
      g_autofree char *aside = g_build_filename (folder, name, NULL);

      if (link (path, aside) == 0)
        return g_unlink (path) == 0 ? g_steal_pointer (&aside) : NULL;
      if (errno != EEXIST && !g_file_test (aside, G_FILE_TEST_EXISTS))
        return g_rename (path, aside) == 0 ? g_steal_pointer (&aside) : NULL;
    }
  return NULL;
}

/** mz_study_file_read_backup: Returns: (transfer full) (nullable): the version before the last one. */
MzStudyBook *
mz_study_file_read_backup (const char *path)
{
  g_autofree char *backup = g_strconcat (path, BACKUP, NULL);
  g_autoptr (GBytes) bytes = mz_file_read (backup, MZ_JSON_GATE_MAX_TEXT, NULL, NULL);

  return bytes != NULL ? mz_study_book_read (bytes, NULL) : NULL;
}
