/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A student who answers one question after the other is killed, as with kill -9, again and again. As many times as
   MZ_TEST_KILLS says; otherwise as many as four seconds let, at least 50 and at most 1,000. */
#include "mz-study.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define AT_LEAST 50
#define AT_MOST  1000
#define PATIENCE (4 * G_USEC_PER_SEC)
#define NOON     1795694400
#define LONGEST  30000 /* microseconds that a child lives at the most */

/* What the child tells its parent, whatever becomes of it. */
typedef struct
{
  guint kept; /* answers that were called kept */
} Told;

/* The key of the answer with this number: some cards are answered again and again, each answer is another. */
static void
answer (MzStudy *study, guint number)
{
  g_autofree char *key = g_strdup_printf ("locate/site-%u", number % 300);

  if (!mz_study_answer (study, key, (MzRating) (1 + number % 4), NOON + (gint64) number * 60))
    _exit (3);
  if (!mz_study_visit (study, "valve", key, FALSE, NOON + (gint64) number * 60))
    _exit (3);
}

/* How many answers are in the file, which must be sound and have each up to the last. */
static guint
count_answers (const char *path)
{
  MzStudy *study = mz_study_new (path);
  g_autoptr (GError) error = NULL;
  guint last = 0;

  mz_study_load (study, &error);
  g_assert_no_error (error);
  g_assert_null (mz_study_get_notice (study));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *key = g_strdup_printf ("locate/site-%u", i);
      const MzStudyCard *card = mz_study_lookup (study, key);

      if (card != NULL)
        last = MAX (last, (guint) ((card->fsrs.last - NOON) / 60));
    }
  for (guint number = last > 299 ? last - 299 : 1; number <= last; number++)
    {
      g_autofree char *key = g_strdup_printf ("locate/site-%u", number % 300);
      const MzStudyCard *card = mz_study_lookup (study, key);

      g_assert_nonnull (card);
      g_assert_cmpint (card->fsrs.last, ==, NOON + (gint64) number * 60);
    }
  g_assert_finalize_object (study);
  return last;
}

static void
set_alarm (gint64 microseconds)
{
  struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL };
  struct itimerspec when = { .it_value = { .tv_nsec = microseconds * 1000 + 1 } };
  timer_t timer;

  if (timer_create (CLOCK_MONOTONIC, &event, &timer) != 0 || timer_settime (timer, 0, &when, NULL) != 0)
    _exit (2);
}

static void
answer_for_ever (const char *path, guint number, Told *told)
{
  MzStudy *study = mz_study_new (path);

  if (!mz_study_load (study, NULL))
    _exit (1);
  while (TRUE)
    {
      answer (study, ++number);
      if (!mz_study_flush (study, NULL))
        _exit (1);
      told->kept = number;
    }
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* The parent never starts a thread: a child has to be able to. */
static void
test_kills (void)
{
  const char *wanted = g_getenv ("MZ_TEST_KILLS");
  guint most = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : AT_MOST;
  guint least = wanted != NULL ? most : AT_LEAST, kills = 0, not_told = 0, number = 0;
  Told *told = mmap (NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_autofree char *folder = g_dir_make_tmp ("mz-study-kills-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "study.json", NULL);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (told != MAP_FAILED);
  while (kills < least || (kills < most && g_get_monotonic_time () - start < PATIENCE))
    {
      gint64 delay = g_random_int_range (1000, LONGEST);
      pid_t child;
      int status;

      told->kept = number;
      child = fork ();
      if (child == 0)
        {
          set_alarm (delay);
          answer_for_ever (path, number, told);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      kills++;
      number = count_answers (path);
      /* What was called kept is there; at the most it is one ahead of what could still be told. */
      g_assert_cmpuint (number, >=, told->kept);
      g_assert_cmpuint (number, <=, told->kept + 1);
      not_told += number > told->kept;
    }
  g_test_message ("%u kills over %u answers: %u between writing and telling", kills, number, not_told);
  g_assert_cmpuint (kills, >=, least);
  g_assert_cmpuint (number, >, 0);
  remove_all (folder);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  munmap (told, sizeof *told);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/learn/study-kills/answers", test_kills);
  return g_test_run ();
}
