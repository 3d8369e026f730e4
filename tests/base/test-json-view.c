/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-json-view.h"

#include <string.h>

static MzJsonView
view (const char *text)
{
  return (MzJsonView) { text, text + strlen (text) };
}

static void
test_members (void)
{
  static const char text[] = "{ \"a\" : 1,\"b\\u0063\":[ {\"x\":\"]}\"} , \"\\\"\" ],\n\"d\":{\"e\":{}}, \"\\u00e9\":null,\"\":true }";
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  MzJsonView entry = { NULL, NULL }, list;
  g_autofree char *quote = NULL;

  mz_json_view_list_members (view (text), members);
  g_assert_cmpuint (members->len, ==, 5);
  g_assert_cmpfloat (mz_json_view_get_number (mz_json_view_find (members, "a")), ==, 1);
  g_assert_true (mz_json_view_is_null (mz_json_view_find (members, "é")));
  g_assert_true (mz_json_view_is (mz_json_view_find (members, ""), 't'));
  g_assert_null (mz_json_view_find (members, "b").start);
  g_assert_null (mz_json_view_find (members, "bcd").start);
  g_assert_true (mz_json_view_find_key (members, "d") == strstr (text, "\"d\""));

  list = mz_json_view_find (members, "bc");
  g_assert_cmpuint (mz_json_view_count (list), ==, 2);
  g_assert_true (mz_json_view_next (list, &entry));
  g_assert_true (mz_json_view_is (entry, '{'));
  g_assert_true (mz_json_view_next (list, &entry));
  quote = mz_json_view_dup_string (entry);
  g_assert_cmpstr (quote, ==, "\"");
  g_assert_true (mz_json_view_equals (entry, "\""));
  g_assert_false (mz_json_view_next (list, &entry));

  mz_json_view_drop_member (members, "bc");
  g_assert_cmpuint (members->len, ==, 4);
  g_assert_null (mz_json_view_find (members, "bc").start);
  mz_json_view_list_members (view ("{ }"), members);
  g_assert_cmpuint (members->len, ==, 0);
  g_assert_cmpuint (mz_json_view_count (view ("[ ]")), ==, 0);
}

/* As strtod() reads them, to the last bit. */
static void
test_numbers (void)
{
  static const char *const cases[] = { "0", "-0", "1", "-12", "0.1", "0.3", "-115.53", "179.999999", "0.000001", "123456789012345",
                                       "999999999999999", "1234567890123456", "9007199254740992", "0.123456789012345", "4.35",
                                       "2.675", "1e2", "-1.5E-3", "5e-324", "1.7976931348623157e308", "0.1234567890123456" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double read = mz_json_view_get_number (view (cases[i])), expected = g_ascii_strtod (cases[i], NULL);

      g_assert_cmpmem (&read, sizeof read, &expected, sizeof expected);
    }
  for (guint i = 0; i < 100000; i++)
    {
      char text[64];
      double read, expected;

      g_snprintf (text, sizeof text, "%d.%0*d", g_rand_int_range (random, -180, 180), g_rand_int_range (random, 1, 12),
                  g_rand_int_range (random, 0, 1000000000));
      read = mz_json_view_get_number (view (text));
      expected = g_ascii_strtod (text, NULL);
      g_assert_cmpmem (&read, sizeof read, &expected, sizeof expected);
    }
}

static void
test_lines (void)
{
  static const char text[] = "{\n\r\n  \"é\":\r7}";
  guint line = 3, column = 9;

  mz_json_view_count_lines (text, strchr (text, ':'), &line, &column);
  g_assert_cmpuint (line, ==, 5);
  g_assert_cmpuint (column, ==, 6);
  mz_json_view_count_lines (strchr (text, ':'), strchr (text, '7'), &line, &column);
  g_assert_cmpuint (line, ==, 6);
  g_assert_cmpuint (column, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/json-view/members", test_members);
  g_test_add_func ("/base/json-view/numbers", test_numbers);
  g_test_add_func ("/base/json-view/lines", test_lines);
  return g_test_run ();
}
