/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-work.h"

#include <stdlib.h>

static GMutex   mutex;
static GCond    ended;
static guint    n_working;
static gboolean is_over; /* the program ends */

/* Libraries clean up after this: what has been registered last is called first. */
static void
wait_for_all (void)
{
  g_mutex_lock (&mutex);
  is_over = TRUE;
  while (n_working > 0)
    g_cond_wait (&ended, &mutex);
  g_mutex_unlock (&mutex);
}

/**
 * mz_work_begin:
 *
 * Begins what a worker does with a library that cleans up when the program ends, as pixman does under cairo: until
 * mz_work_end() exit() waits for it, and does not take away what is being painted with. Once the program ends nothing begins
 * any more: the worker rests here until it is gone. Any thread but the main one; between begin and end, no other begin.
 */
void
mz_work_begin (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      int failed = atexit (wait_for_all);

      g_assert (failed == 0);
      g_once_init_leave (&once, 1);
    }
  g_mutex_lock (&mutex);
  while (is_over)
    g_cond_wait (&ended, &mutex);
  n_working++;
  g_mutex_unlock (&mutex);
}

/** mz_work_end: Ends what mz_work_begin() began, in the same thread. */
void
mz_work_end (void)
{
  g_mutex_lock (&mutex);
  n_working--;
  g_cond_broadcast (&ended);
  g_mutex_unlock (&mutex);
}
