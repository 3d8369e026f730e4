/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-deliver.h"

typedef struct
{
  GMainContext *context;
  GThread      *got_by, *freed_by;
} Parcel;

static gboolean
take_cb (gpointer data)
{
  Parcel *parcel = data;

  g_assert_null (parcel->freed_by);
  parcel->got_by = g_thread_self ();
  return G_SOURCE_REMOVE;
}

static void
free_cb (gpointer data)
{
  Parcel *parcel = data;

  parcel->freed_by = g_thread_self ();
}

static gpointer
deliver_thread (gpointer data)
{
  Parcel *parcel = data;

  mz_deliver (parcel->context, take_cb, parcel, free_cb);
  return NULL;
}

/* Nobody runs the context while the worker delivers: the worker does not call the function for want of another. */
static void
check_thread (GMainContext *context)
{
  Parcel parcel = { context, NULL, NULL };

  g_thread_join (g_thread_new ("worker", deliver_thread, &parcel));
  g_assert_null (parcel.got_by);
  g_assert_null (parcel.freed_by);
  g_assert_true (g_main_context_iteration (context, FALSE));
  g_assert_true (parcel.got_by == g_thread_self ());
  g_assert_true (parcel.freed_by == g_thread_self ());
  g_assert_false (g_main_context_iteration (context, FALSE));
}

static void
test_main_thread (void)
{
  check_thread (NULL);
}

static void
test_context (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  check_thread (context);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/deliver/main-thread", test_main_thread);
  g_test_add_func ("/base/deliver/context", test_context);
  return g_test_run ();
}
