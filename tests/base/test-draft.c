/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-draft.h"

#include "mz-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_write (MzDraft *draft, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mz_draft_write (draft, text, strlen (text), &error));
  g_assert_no_error (error);
}

static void
assert_content (MzDraft *draft, const char *expected)
{
  GBytes *content = mz_draft_get_content (draft);

  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), expected, strlen (expected));
}

static void
test_life (void)
{
  MzFileStamp base = mz_file_stamp_of ("saved", 5);
  g_autofree char *folder = mz_draft_get_folder ();
  MzDraft *draft = mz_draft_new ("/a folder/100 %\nméin.monazite", &base), *found;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_real_time ();
  GStatBuf info;

  g_assert_cmpint (mz_draft_get_time (draft), ==, 0);
  assert_write (draft, "first");
  assert_write (draft, "second\n\nthird");
  g_assert_cmpint (mz_draft_get_time (draft), >=, before);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);

  /* While someone works on it, it is not offered. */
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 0);
  g_clear_pointer (&drafts, g_ptr_array_unref);
  mz_draft_free (draft);

  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 1);
  found = g_ptr_array_steal_index (drafts, 0);
  g_assert_cmpstr (mz_draft_get_path (found), ==, "/a folder/100 %\nméin.monazite");
  g_assert_true (mz_file_stamp_equal (mz_draft_get_base (found), &base));
  /* Clocks of files tick more slowly. */
  g_assert_cmpint (ABS (mz_draft_get_time (found) - before), <, 60 * G_USEC_PER_SEC);
  assert_content (found, "second\n\nthird");
  g_clear_pointer (&drafts, g_ptr_array_unref);

  /* Who has found it goes on with it, in the same file. */
  assert_write (found, "fourth");
  mz_draft_free (found);
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 1);
  assert_content (g_ptr_array_index (drafts, 0), "fourth");
  g_assert_true (mz_draft_drop (g_ptr_array_index (drafts, 0), &error));
  g_assert_true (mz_draft_drop (g_ptr_array_index (drafts, 0), &error));
  g_assert_no_error (error);
  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 0);
}

/* Two that were never saved, and two of one document: none takes the place of another. */
static void
test_many (void)
{
  static const char *const paths[] = { NULL, NULL, "/x.monazite", "/x.monazite", "/y.monazite" };
  g_autoptr (GPtrArray) drafts = NULL;
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (MzDraft) draft = mz_draft_new (paths[i], NULL);

      assert_write (draft, "");
    }
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < drafts->len; i++)
    {
      MzDraft *draft = g_ptr_array_index (drafts, i);

      g_assert_cmpint (mz_draft_get_time (draft), <=, last);
      g_assert_false (mz_draft_get_base (draft)->exists);
      assert_content (draft, "");
      last = mz_draft_get_time (draft);
      mz_draft_drop (draft, NULL);
    }
}

/* A crash is what drafts are for. */
static void
test_killed (void)
{
  g_autoptr (GPtrArray) drafts = NULL;
  int ready[2], status;
  pid_t child;
  char byte;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      MzDraft *draft = mz_draft_new (NULL, NULL);

      if (!mz_draft_write (draft, "work", 4, NULL) || write (ready[1], "x", 1) != 1)
        _exit (1);
      while (TRUE)
        pause ();
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 0);
  g_clear_pointer (&drafts, g_ptr_array_unref);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_null (mz_draft_get_path (g_ptr_array_index (drafts, 0)));
  assert_content (g_ptr_array_index (drafts, 0), "work");
  mz_draft_drop (g_ptr_array_index (drafts, 0), NULL);
  close (ready[0]);
  close (ready[1]);
}

/* Whatever lies in the folder, only drafts are found, and nothing else is touched. */
static void
test_strange_files (void)
{
  static const char *const contents[] = {
    "", "monazite-draft 1", "monazite-draft 1\n", "monazite-draft 1\npath \nbase none\n",
    "monazite-draft 2\npath \nbase none\n\n",
    "monazite-draft 1\npath relative\nbase none\n\n", "monazite-draft 1\npath /a%00b\nbase none\n\n",
    "monazite-draft 1\npath /a\nbase 5\n\n", "monazite-draft 1\npath /a\n\nbase none\n\n",
    "monazite-draft 1\r\npath /a\r\nbase none\r\n\r\n"
  };
  g_autofree char *folder = mz_draft_get_folder (), *inner = g_build_filename (folder, "folder.draft", NULL);
  g_autofree char *other = g_build_filename (folder, "notes.txt", NULL);
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (other, "monazite-draft 1\npath \nbase none\n\n", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.draft", i), *file = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (file, contents[i], -1, NULL));
    }
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.draft", i), *file = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
}

static void
test_limit (void)
{
  g_autoptr (MzDraft) draft = mz_draft_new (NULL, NULL);
  g_autofree char *large = g_malloc0 (MZ_DRAFT_MAX_CONTENT + 1);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (mz_draft_write (draft, large, MZ_DRAFT_MAX_CONTENT + 1, &error));
  g_assert_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_true (mz_draft_write (draft, large, MZ_DRAFT_MAX_CONTENT, &error));
  g_assert_no_error (error);
  g_clear_pointer (&draft, mz_draft_free);
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpuint (g_bytes_get_size (mz_draft_get_content (g_ptr_array_index (drafts, 0))), ==, MZ_DRAFT_MAX_CONTENT);
  mz_draft_drop (g_ptr_array_index (drafts, 0), NULL);
}

/* A file where the folder should be. */
static void
test_no_folder (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "monazite", NULL);
  g_autoptr (MzDraft) draft = mz_draft_new (NULL, NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_state_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_false (mz_draft_write (draft, "x", 1, &error));
  g_assert_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_FOUND);
  drafts = mz_draft_list ();
  g_assert_cmpuint (drafts->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/draft/life", test_life);
  g_test_add_func ("/base/draft/many", test_many);
  g_test_add_func ("/base/draft/killed", test_killed);
  g_test_add_func ("/base/draft/strange-files", test_strange_files);
  g_test_add_func ("/base/draft/limit", test_limit);
  g_test_add_func ("/base/draft/no-folder", test_no_folder);
  return g_test_run ();
}
