/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-compat.h"

static void
test_set_str (void)
{
  char *text = NULL;

  g_assert_false (mz_set_str (&text, NULL));
  g_assert_true (mz_set_str (&text, "a"));
  g_assert_false (mz_set_str (&text, "a"));
  /* A part of itself. */
  g_assert_true (mz_set_str (&text, "abc"));
  g_assert_true (mz_set_str (&text, text + 1));
  g_assert_cmpstr (text, ==, "bc");
  g_assert_true (mz_set_str (&text, NULL));
  g_assert_null (text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/compat/set-str", test_set_str);
  return g_test_run ();
}
