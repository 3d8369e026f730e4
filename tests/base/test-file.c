/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-file.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/file/replaces", test_replaces);
  g_test_add_func ("/base/file/follows-links", test_follows_links);
  g_test_add_func ("/base/file/fails", test_fails);
  g_test_add_func ("/base/file/devices", test_devices);
  return g_test_run ();
}
