/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-collate.h"

#define ACUTE "\314\201"
#define BELOW "\314\226"

/* Returns: (transfer full): @begin, @n times two marks that are in the wrong order, and @end */
static char *
make_text (const char *begin, guint n, const char *end)
{
  GString *text = g_string_new (begin);

  for (guint i = 0; i < n; i++)
    g_string_append (text, ACUTE BELOW);
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

/* What languages write is compared as GLib does. */
static void
test_words (void)
{
  static const char *const words[] = { "", "a", "Ångström", "A" ACUTE "b", "e\314\201", "é", "白云鄂博", "ｶﾞﾄﾞﾘﾆｳﾑ", "ガドリニウム", "ấ" BELOW };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint k = 0; k < G_N_ELEMENTS (words); k++)
      {
        g_autofree char *key = mz_collate_key (words[i]), *expected = g_utf8_collate_key (words[i], -1);

        g_assert_cmpstr (key, ==, expected);
        g_assert_cmpint (mz_collate (words[i], words[k]), ==, g_utf8_collate (words[i], words[k]));
      }
}

/* Thirty marks in a row are all looked at; of more, no others. */
static void
test_marks (void)
{
  g_autofree char *few = make_text ("a", 15, "b"), *many = make_text ("a", 16, "b"), *other = make_text ("a", 14, ACUTE "b");
  g_autofree char *key = mz_collate_key (few), *expected = g_utf8_collate_key (few, -1);

  g_assert_cmpstr (key, ==, expected);
  g_assert_cmpint (mz_collate (few, many), ==, 0);
  g_assert_cmpint (mz_collate (few, other), !=, 0);
}

/* A million of them, which GLib would sort for hours. */
static void
test_time (void)
{
  g_autofree char *first = make_text ("a", 500000, "b"), *second = make_text ("a", 500000, "c"), *key = NULL;
  gint64 begun = g_get_monotonic_time ();

  g_assert_cmpint (mz_collate (first, second), <, 0);
  g_assert_cmpint (mz_collate (second, first), >, 0);
  key = mz_collate_key (first);
  g_assert_nonnull (key);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/collate/words", test_words);
  g_test_add_func ("/base/collate/marks", test_marks);
  g_test_add_func ("/base/collate/time", test_time);
  return g_test_run ();
}
