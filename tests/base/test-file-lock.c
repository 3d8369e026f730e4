/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-file-lock.h"

#include "mz-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILDREN 4
#define ROUNDS   300

static char *folder, *path, *link_path, *other;

static void
assert_locked (const char *which)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mz_file_lock_take (which, &error));
  g_assert_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_LOCKED);
}

static MzFileLock *
take (const char *which)
{
  g_autoptr (GError) error = NULL;
  MzFileLock *lock = mz_file_lock_take (which, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  return lock;
}

static guint
count_locks (void)
{
  g_autofree char *locks = g_build_filename (g_get_user_runtime_dir (), "monazite", "locks", NULL);
  GDir *dir = g_dir_open (locks, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  g_clear_pointer (&dir, g_dir_close);
  return n;
}

static void
test_two_windows (void)
{
  MzFileLock *first = take (path), *second = take (other);
  g_autofree char *round_about = g_build_filename (folder, ".", "mine", NULL);
  g_autofree char *none = g_build_filename (folder, "none", "mine", NULL);
  g_autoptr (GError) error = NULL;

  assert_locked (path);
  assert_locked (link_path);
  assert_locked (round_about);
  /* A save puts another file in its place, and the lock stays. */
  g_assert_true (mz_file_save (path, "a", 1, MZ_FILE_SAVE_BACKUP, NULL, NULL, &error));
  g_assert_true (mz_file_save (path, "b", 1, MZ_FILE_SAVE_BACKUP, NULL, NULL, &error));
  assert_locked (path);
  mz_file_lock_free (second);
  assert_locked (path);
  mz_file_lock_free (first);
  first = take (link_path);
  assert_locked (path);
  mz_file_lock_free (first);
  g_assert_cmpuint (count_locks (), ==, 0);

  g_assert_null (mz_file_lock_take (none, &error));
  g_assert_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_FOUND);
}

/* Killed, it leaves the lock's file behind, but not the lock. */
static void
test_two_processes (void)
{
  int ready[2], status;
  pid_t child;
  char byte;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      if (mz_file_lock_take (path, NULL) == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      while (TRUE)
        pause ();
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  assert_locked (path);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpuint (count_locks (), ==, 1);
  mz_file_lock_free (take (path));
  g_assert_cmpuint (count_locks (), ==, 0);
  close (ready[0]);
  close (ready[1]);
}

/* Names come and go, and yet no two have it at once. */
static void
test_contention (void)
{
  guint *inside = mmap (NULL, sizeof *inside, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  pid_t children[CHILDREN];

  g_assert_true (inside != MAP_FAILED);
  for (guint i = 0; i < CHILDREN; i++)
    if ((children[i] = fork ()) == 0)
      {
        for (guint taken = 0; taken < ROUNDS;)
          {
            MzFileLock *lock = mz_file_lock_take (path, NULL);

            if (lock == NULL)
              continue;
            if (__atomic_add_fetch (inside, 1, __ATOMIC_SEQ_CST) != 1)
              _exit (1);
            /* Takes its time, too. */
            if (mz_file_lock_take (path, NULL) != NULL)
              _exit (2);
            __atomic_sub_fetch (inside, 1, __ATOMIC_SEQ_CST);
            mz_file_lock_free (lock);
            taken++;
          }
        _exit (0);
      }
  for (guint i = 0; i < CHILDREN; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  munmap (inside, sizeof *inside);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_dir_make_tmp ("mz-lock-XXXXXX", NULL);
  path = g_build_filename (folder, "mine", NULL);
  link_path = g_build_filename (folder, "link", NULL);
  other = g_build_filename (folder, "other", NULL);
  g_assert_cmpint (symlink ("mine", link_path), ==, 0);
  g_test_add_func ("/base/file-lock/two-windows", test_two_windows);
  g_test_add_func ("/base/file-lock/two-processes", test_two_processes);
  g_test_add_func ("/base/file-lock/contention", test_contention);
  status = g_test_run ();
  g_unlink (link_path);
  g_unlink (path);
  g_clear_pointer (&path, g_free);
  path = g_build_filename (folder, "mine~", NULL);
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (link_path);
  g_free (other);
  g_free (folder);
  return status;
}
