/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that saves one version of a document after the other is killed, as with kill -9, again and again. As many
   times as MZ_TEST_KILLS says; otherwise as many as ten seconds let, at least 200 and at most 1,000. */
#include "mz-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define AT_LEAST 200
#define AT_MOST  1000
#define PATIENCE (10 * G_USEC_PER_SEC)
/* Saves that a child lives for at the most, and bytes of a version. */
#define SAVES    4
#define LONGEST  60000
#define CHECKSUM 64

/* What the child tells its parent, whatever becomes of it. */
typedef struct
{
  guint saved; /* the last version that mz_file_save() has called saved */
} Told;

/* Its number, padding that no other version has, a checksum over both. */
static GString *
make_version (guint number)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  GString *text = g_string_new (NULL);
  gsize length = (gsize) g_rand_int_range (rand, 100, LONGEST);
  g_autofree char *checksum = NULL;

  g_string_append_printf (text, "%u\n", number);
  while (text->len < length)
    g_string_append_printf (text, "%08x", g_rand_int (rand));
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
  return g_string_append (text, checksum);
}

/* The number of the version in a file; its checksum must be right. 0: there is no such file. */
static guint
read_version (const char *path, MzFileStamp *stamp)
{
  g_autofree char *content = NULL, *checksum = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return 0;
  g_assert_cmpuint (length, >, CHECKSUM);
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, (gssize) length - CHECKSUM);
  g_assert_cmpstr (content + length - CHECKSUM, ==, checksum);
  if (stamp != NULL)
    *stamp = mz_file_stamp_of (content, length);
  return (guint) g_ascii_strtoull (content, NULL, 10);
}

static void
save_for_ever (const char *path, guint number, MzFileStamp stamp, Told *told)
{
  while (TRUE)
    {
      GString *text = make_version (++number);

      if (!mz_file_save (path, text->str, text->len, MZ_FILE_SAVE_BACKUP, &stamp, &stamp, NULL))
        _exit (1);
      told->saved = number;
      g_string_free (text, TRUE);
    }
}

/* The kernel does it, at any point in time. */
static void
set_alarm (gint64 microseconds)
{
  struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL };
  struct itimerspec when = { .it_value = { .tv_sec = microseconds / G_USEC_PER_SEC,
                                           .tv_nsec = microseconds % G_USEC_PER_SEC * 1000 + 1 } };
  timer_t timer;

  if (timer_create (CLOCK_MONOTONIC, &event, &timer) != 0 || timer_settime (timer, 0, &when, NULL) != 0)
    _exit (2);
}

static gint64
measure_save (const char *path)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 1; i <= SAVES; i++)
    {
      GString *text = make_version (i);
      g_autoptr (GError) error = NULL;

      mz_file_save (path, text->str, text->len, MZ_FILE_SAVE_BACKUP, NULL, NULL, &error);
      g_assert_no_error (error);
      g_string_free (text, TRUE);
    }
  return (g_get_monotonic_time () - start) / SAVES;
}

static guint
remove_temporary (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".tmp"))
        {
          g_unlink (path);
          n++;
        }
    }
  g_dir_close (dir);
  return n;
}

static void
test_kills (void)
{
  const char *wanted = g_getenv ("MZ_TEST_KILLS");
  guint most = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : AT_MOST;
  guint least = wanted != NULL ? most : AT_LEAST, kills = 0, in_the_middle = 0, not_told = 0, same = 0;
  Told *told = mmap (NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mz-kills-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "mine", NULL), *backup = g_build_filename (folder, "mine~", NULL);
  gint64 start = g_get_monotonic_time (), longest;
  MzFileStamp stamp;
  guint number;

  g_assert_no_error (error);
  g_assert_true (told != MAP_FAILED);
  longest = MAX (SAVES * measure_save (path), 1000);
  number = read_version (path, &stamp);
  while (kills < least || (kills < most && g_get_monotonic_time () - start < PATIENCE))
    {
      gint64 delay = g_random_int_range (100, (gint32) longest);
      pid_t child;
      guint version, kept;
      int status;

      told->saved = number;
      child = fork ();
      if (child == 0)
        {
          set_alarm (delay);
          save_for_ever (path, number, stamp, told);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      kills++;

      /* What was called saved is there; at the most it is one ahead of what could still be told. */
      version = read_version (path, &stamp);
      g_assert_cmpuint (version, >=, told->saved);
      g_assert_cmpuint (version, <=, told->saved + 1);
      /* The one before is kept, or this one itself, when the next was about to take its place. */
      kept = read_version (backup, NULL);
      g_assert_true (kept == version || kept == version - 1);
      not_told += version > told->saved;
      same += kept == version;
      in_the_middle += remove_temporary (folder);
      number = version;
    }
  g_test_message ("%u kills over %u versions: %u left a temporary file, %u came after the backup was made, %u between "
                  "renaming and telling", kills, number, in_the_middle, same, not_told);
  g_assert_cmpuint (kills, >=, least);
  g_unlink (path);
  g_unlink (backup);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  munmap (told, sizeof *told);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/file-kills/saves", test_kills);
  return g_test_run ();
}
