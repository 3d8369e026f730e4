/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-work.h"

#include <stdio.h>
#include <stdlib.h>

static GAsyncQueue *told; /* what the workers have come to */

static void
say (const char *words)
{
  g_print ("%s\n", words);
  fflush (stdout);
}

/* Is still at work when the program has begun to end. */
static gpointer
work_long (gpointer ending)
{
  mz_work_begin ();
  g_async_queue_push (told, GINT_TO_POINTER (1));
  while (!g_atomic_int_get ((gint *) ending))
    g_thread_yield ();
  say ("worked to the end");
  mz_work_end ();
  return NULL;
}

static gpointer
work_late (gpointer ending)
{
  while (!g_atomic_int_get ((gint *) ending))
    g_thread_yield ();
  g_async_queue_push (told, GINT_TO_POINTER (1));
  mz_work_begin ();
  say ("begun too late");
  mz_work_end ();
  return NULL;
}

static gint is_ending, has_ended;

static void
tell_ending (void)
{
  g_atomic_int_set (&is_ending, TRUE);
}

/* Where libraries clean up. Whoever would begin now has a while to do it. */
static void
clean_up (void)
{
  say ("cleaned up");
  g_atomic_int_set (&has_ended, TRUE);
  g_async_queue_pop (told);
  for (int i = 0; i < 1000; i++)
    g_thread_yield ();
}

static void
end_while_working (void)
{
  told = g_async_queue_new ();
  atexit (clean_up);
  g_thread_unref (g_thread_new ("long", work_long, &is_ending));
  g_thread_unref (g_thread_new ("late", work_late, &has_ended));
  g_async_queue_pop (told);
  atexit (tell_ending);
  exit (0);
}

static void
test_exit (void)
{
  if (g_test_subprocess ())
    end_while_working ();
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*worked to the end\n*cleaned up\n*");
  g_test_trap_assert_stdout_unmatched ("*too late*");
}

static gpointer
work (gpointer n)
{
  for (int i = 0; i < 1000; i++)
    {
      mz_work_begin ();
      g_atomic_int_inc ((gint *) n);
      mz_work_end ();
    }
  return NULL;
}

/* Workers do not wait for each other. */
static void
test_many (void)
{
  gint n = 0;
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("worker", work, &n);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (n, ==, 4000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/work/exit", test_exit);
  g_test_add_func ("/base/work/many", test_many);
  return g_test_run ();
}
