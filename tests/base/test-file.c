/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A user without rights, on most systems. */
#define NOBODY 65534
#define CLOSED 77 /* how a child ends that may not even look into the folder */

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("mz-file-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
assert_content (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

static guint
count_files (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

static void
test_replaces (void)
{
  g_autofree char *folder = make_folder (), *path = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_file_write (path, "long before", 11, &error));
  g_assert_no_error (error);
  g_assert_true (mz_file_write (path, "now", 3, &error));
  assert_content (path, "now");
  g_assert_true (mz_file_write (path, NULL, 0, &error));
  assert_content (path, "");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_follows_links (void)
{
  g_autofree char *folder = make_folder (), *path = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_file_write (path, "before", 6, &error));
  g_assert_cmpint (symlink ("a.txt", link), ==, 0);
  g_assert_true (mz_file_write (link, "after", 5, &error));
  assert_content (path, "after");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_unlink (link);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_fails (void)
{
  g_autofree char *folder = make_folder (), *path = g_build_filename (folder, "none", "a.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mz_file_write (path, "x", 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_false (mz_file_write (folder, "x", 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_rmdir (folder);
}

/* Where there is a device, it must stay one. */
static void
test_devices (void)
{
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  if (g_stat ("/dev/full", &info) != 0 || !S_ISCHR (info.st_mode))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_assert_false (mz_file_write ("/dev/full", "x", 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_clear_error (&error);
  g_assert_true (mz_file_write ("/dev/null", "x", 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat ("/dev/full", &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));
}

/* A folder with a document "a" and the names beside it. */
typedef struct
{
  char *folder, *path, *backup, *link;
} Document;

static void
set_up (Document *document, gconstpointer unused)
{
  document->folder = make_folder ();
  document->path = g_build_filename (document->folder, "a", NULL);
  document->backup = g_build_filename (document->folder, "a~", NULL);
  document->link = g_build_filename (document->folder, "link", NULL);
}

static void
tear_down (Document *document, gconstpointer unused)
{
  g_unlink (document->path);
  g_unlink (document->backup);
  g_unlink (document->link);
  g_assert_cmpint (g_rmdir (document->folder), ==, 0);
  g_free (document->folder);
  g_free (document->path);
  g_free (document->backup);
  g_free (document->link);
}

static guint
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
assert_saves (const char *path, const char *text, const MzFileStamp *expected, MzFileStamp *stamp)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_file_save (path, text, strlen (text), MZ_FILE_SAVE_BACKUP, expected, stamp, &error));
  g_assert_no_error (error);
}

/* Each error says what to do, and does nothing. */
static void
assert_refuses (const char *path, const MzFileStamp *expected, MzFileError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mz_file_save (path, "mine", 4, MZ_FILE_SAVE_BACKUP, expected, NULL, &error));
  g_assert_error (error, MZ_FILE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "; "));
}

static void
test_saves (Document *document, gconstpointer unused)
{
  assert_saves (document->path, "one", NULL, NULL);
  g_assert_cmpuint (get_mode (document->path), ==, 0600);
  g_assert_false (g_file_test (document->backup, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_chmod (document->path, 0664), ==, 0);
  assert_saves (document->path, "two", NULL, NULL);
  assert_content (document->backup, "one");
  assert_saves (document->path, "three", NULL, NULL);
  assert_content (document->path, "three");
  assert_content (document->backup, "two");
  g_assert_cmpuint (get_mode (document->path), ==, 0664);
  g_assert_cmpuint (get_mode (document->backup), ==, 0664);
  g_assert_cmpuint (count_files (document->folder), ==, 2);
}

/* A save that failed after its backup leaves two names of one file. */
static void
test_backup_of_itself (Document *document, gconstpointer unused)
{
  assert_saves (document->path, "one", NULL, NULL);
  g_assert_cmpint (link (document->path, document->backup), ==, 0);
  assert_saves (document->path, "two", NULL, NULL);
  assert_content (document->path, "two");
  assert_content (document->backup, "one");
  g_assert_cmpuint (count_files (document->folder), ==, 2);
}

static void
test_backup_in_the_way (Document *document, gconstpointer unused)
{
  assert_saves (document->path, "one", NULL, NULL);
  g_assert_cmpint (g_mkdir (document->backup, 0700), ==, 0);
  assert_refuses (document->path, NULL, MZ_FILE_ERROR_NO_BACKUP);
  assert_content (document->path, "one");
  g_assert_cmpuint (count_files (document->folder), ==, 2);
  g_rmdir (document->backup);
}

static void
test_notices_changes (Document *document, gconstpointer unused)
{
  MzFileStamp none = MZ_FILE_STAMP_NONE, stamp, other;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  assert_saves (document->path, "one", &none, &stamp);
  assert_refuses (document->path, &none, MZ_FILE_ERROR_CHANGED);
  assert_saves (document->path, "two", &stamp, &stamp);
  g_assert_false (mz_file_has_changed (document->path, &stamp));
  g_assert_true (mz_file_has_changed (document->path, &none));

  /* Of the same length, and at the same time. */
  g_assert_true (g_file_set_contents (document->path, "owt", -1, NULL));
  g_assert_true (mz_file_has_changed (document->path, &stamp));
  assert_refuses (document->path, &stamp, MZ_FILE_ERROR_CHANGED);
  assert_content (document->path, "owt");
  assert_content (document->backup, "one");
  g_assert_cmpuint (count_files (document->folder), ==, 2);

  bytes = mz_file_read (document->path, 3, &other, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "owt", 3);
  g_assert_true (g_file_set_contents (document->path, "longer", -1, NULL));
  assert_refuses (document->path, &other, MZ_FILE_ERROR_CHANGED);

  /* Put back as it was, it has not changed. */
  g_assert_true (g_file_set_contents (document->path, "owt", -1, NULL));
  assert_saves (document->path, "mine", &other, &stamp);

  g_unlink (document->path);
  g_assert_true (mz_file_has_changed (document->path, &stamp));
  assert_refuses (document->path, &stamp, MZ_FILE_ERROR_CHANGED);
  g_assert_false (mz_file_has_changed (document->path, &none));
  assert_saves (document->path, "again", &none, NULL);
}

static void
test_saves_through_links (Document *document, gconstpointer unused)
{
  g_autofree char *resolved = NULL, *own = NULL;
  g_autofree char *through = g_build_filename (document->folder, "x", "..", "link", NULL);
  g_autofree char *inner = g_build_filename (document->folder, "x", NULL);
  g_autoptr (GError) error = NULL;

  /* One that leads to nothing yet is a place for a new document. */
  g_assert_cmpint (symlink ("a", document->link), ==, 0);
  assert_saves (document->link, "one", NULL, NULL);
  assert_saves (document->link, "two", NULL, NULL);
  g_assert_true (g_file_test (document->link, G_FILE_TEST_IS_SYMLINK));
  assert_content (document->path, "two");
  assert_content (document->backup, "one");
  g_assert_cmpuint (count_files (document->folder), ==, 3);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  resolved = mz_file_resolve (through, &error);
  own = mz_file_resolve (document->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (resolved, ==, own);
  g_rmdir (inner);

  g_unlink (document->link);
  g_assert_cmpint (symlink ("link", document->link), ==, 0);
  assert_refuses (document->link, NULL, MZ_FILE_ERROR_NOT_A_FILE);
  g_assert_null (mz_file_read (document->link, 1, NULL, &error));
  g_assert_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_A_FILE);
}

static void
test_wrong_places (Document *document, gconstpointer unused)
{
  g_autofree char *none = g_build_filename (document->folder, "none", "a", NULL);
  g_autofree char *slash = g_strconcat (document->folder, "/", NULL);
  g_autofree char *dots = g_strconcat (document->folder, "/..", NULL);
  g_autofree char *inside = g_build_filename (document->path, "b", NULL), *name = g_strnfill (256, 'n');
  g_autofree char *too_long = g_build_filename (document->folder, name, NULL);

  assert_refuses (none, NULL, MZ_FILE_ERROR_NOT_FOUND);
  assert_refuses (document->folder, NULL, MZ_FILE_ERROR_NOT_A_FILE);
  assert_refuses (slash, NULL, MZ_FILE_ERROR_NOT_A_FILE);
  assert_refuses (dots, NULL, MZ_FILE_ERROR_NOT_A_FILE);
  assert_refuses (too_long, NULL, MZ_FILE_ERROR_FAILED);
  assert_refuses ("/dev/null", NULL, MZ_FILE_ERROR_NOT_A_FILE);
  assert_refuses ("", NULL, MZ_FILE_ERROR_NOT_A_FILE);
  assert_saves (document->path, "file", NULL, NULL);
  assert_refuses (inside, NULL, MZ_FILE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (document->folder), ==, 1);
}

/* Someone who is not root, and owns the folder: NULL where all is well. */
static const char *
try_read_only (Document *document)
{
  static const struct { guint file, folder; } modes[] = { { 0400, 0700 }, { 0600, 0500 } };

  if (!mz_file_save (document->path, "one", 3, MZ_FILE_SAVE_BACKUP, NULL, NULL, NULL))
    return "a file of one's own cannot be saved";
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean saved;

      if (g_chmod (document->path, (int) modes[i].file) != 0 || g_chmod (document->folder, (int) modes[i].folder) != 0)
        return "modes cannot be set";
      saved = mz_file_save (document->path, "two", 3, MZ_FILE_SAVE_BACKUP, NULL, NULL, &error);
      g_chmod (document->folder, 0700);
      if (saved)
        return "what may only be read was written";
      if (!g_error_matches (error, MZ_FILE_ERROR, MZ_FILE_ERROR_READ_ONLY))
        return error->message;
      if (count_files (document->folder) != 1)
        return "something stays in the folder";
    }
  return NULL;
}

/* Root may write everywhere, and so becomes someone else for this. */
static void
test_read_only (Document *document, gconstpointer unused)
{
  int status;
  pid_t child;

  if (geteuid () == 0 && chown (document->folder, NOBODY, NOBODY) != 0)
    {
      g_test_skip ("there is no user but root");
      return;
    }
  child = fork ();
  if (child == 0)
    {
      const char *failure = "root cannot become someone else";

      if (geteuid () != 0 || (setgid (NOBODY) == 0 && setuid (NOBODY) == 0))
        {
          if (access (document->folder, X_OK) != 0)
            _exit (CLOSED);
          failure = try_read_only (document);
        }
      if (failure != NULL)
        g_printerr ("%s\n", failure);
      _exit (failure != NULL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == CLOSED)
    {
      g_test_skip ("the folder of the tests is closed to all but root");
      return;
    }
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  assert_content (document->path, "one");
}

/* What belongs to someone else still does when root has saved it. */
static void
test_keeps_owner (Document *document, gconstpointer unused)
{
  GStatBuf info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can have files that belong to others");
      return;
    }
  assert_saves (document->path, "one", NULL, NULL);
  if (chown (document->path, NOBODY, NOBODY) != 0)
    {
      g_test_skip ("there is no user but root");
      return;
    }
  assert_saves (document->path, "two", NULL, NULL);
  g_assert_cmpint (g_stat (document->path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, NOBODY);
  g_assert_cmpuint (info.st_gid, ==, NOBODY);
}

static void
assert_unreadable (const char *path, gsize limit, MzFileError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mz_file_read (path, limit, NULL, &error));
  g_assert_error (error, MZ_FILE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "; "));
}

static void
test_reads (Document *document, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MzFileStamp stamp;

  assert_unreadable (document->path, 100, MZ_FILE_ERROR_NOT_FOUND);
  assert_unreadable (document->folder, 100, MZ_FILE_ERROR_NOT_A_FILE);
  assert_unreadable ("/dev/zero", 100, MZ_FILE_ERROR_NOT_A_FILE);
  /* A pipe that nobody writes into would be waited for. */
  g_assert_cmpint (mkfifo (document->link, 0600), ==, 0);
  assert_unreadable (document->link, 100, MZ_FILE_ERROR_NOT_A_FILE);

  assert_saves (document->path, "1234567", NULL, NULL);
  assert_unreadable (document->path, 6, MZ_FILE_ERROR_TOO_LARGE);
  bytes = mz_file_read (document->path, 7, &stamp, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 7);
  g_assert_true (stamp.exists);
  g_assert_cmpuint (stamp.size, ==, 7);
  g_clear_pointer (&bytes, g_bytes_unref);

  assert_saves (document->path, "", NULL, NULL);
  bytes = mz_file_read (document->path, 0, &stamp, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
  g_assert_true (stamp.exists);
}

/* What is taken out is for others to read, as far as the user's umask lets. */
static void
test_modes_of_exports (Document *document, gconstpointer unused)
{
  mode_t before = umask (0027);
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_file_write (document->path, "x", 1, &error));
  umask (before);
  g_assert_cmpuint (get_mode (document->path), ==, 0640);
  g_assert_cmpint (g_chmod (document->path, 0604), ==, 0);
  g_assert_true (mz_file_write (document->path, "y", 1, &error));
  g_assert_cmpuint (get_mode (document->path), ==, 0604);
  g_assert_cmpuint (count_files (document->folder), ==, 1);
}

#define ADD(name, function) g_test_add ("/base/file/" name, Document, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/file/replaces", test_replaces);
  g_test_add_func ("/base/file/follows-links", test_follows_links);
  g_test_add_func ("/base/file/fails", test_fails);
  g_test_add_func ("/base/file/devices", test_devices);
  ADD ("saves", test_saves);
  ADD ("backup-of-itself", test_backup_of_itself);
  ADD ("backup-in-the-way", test_backup_in_the_way);
  ADD ("notices-changes", test_notices_changes);
  ADD ("saves-through-links", test_saves_through_links);
  ADD ("wrong-places", test_wrong_places);
  ADD ("read-only", test_read_only);
  ADD ("keeps-owner", test_keeps_owner);
  ADD ("reads", test_reads);
  ADD ("modes-of-exports", test_modes_of_exports);
  return g_test_run ();
}
