/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-json-text.h"

#include <string.h>

/* What is the same however it is written, and what is not. */
static void
test_same (void)
{
  static const struct { const char *a, *b; gboolean same; } cases[] = {
    { "{\"a\": 1}", "{\"a\": 1}", TRUE },
    { "{\"a\":1}", " {\n\"a\" : 1 } ", TRUE },
    { "\"a b\"", "\"ab\"", FALSE },
    { "\"a\\\"b\"", "\"a\\u0022b\"", TRUE },
    { "\"\xc3\xa9\"", "\"\\u00E9\"", TRUE },
    { "\"e\xcc\x81\"", "\"\xc3\xa9\"", FALSE },
    { "\"\\ud83d\\ude00\"", "\"\xf0\x9f\x98\x80\"", TRUE },
    { "\"ab\"", "\"abc\"", FALSE },
    { "\"\"", "\"\"", TRUE },
    { "1.50", "1.5", TRUE },
    { "1e2", "100", TRUE },
    { "1", "-1", FALSE },
    { "12", "1", FALSE },
    { "1", "\"1\"", FALSE },
    { "[1, 2]", "[1,2]", TRUE },
    { "[1, 2]", "[2, 1]", FALSE },
    { "[1]", "[1, 1]", FALSE },
    { "[]", "{}", FALSE },
    { "null", "true", FALSE },
    { "true", "true", TRUE },
    { "{\"a\": null}", "{}", FALSE },
    { "", " ", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].a, cases[i].b);
      g_assert_cmpint (mz_json_text_is_same (cases[i].a, strlen (cases[i].a), cases[i].b, strlen (cases[i].b)), ==,
                       cases[i].same);
      g_assert_cmpint (mz_json_text_is_same (cases[i].b, strlen (cases[i].b), cases[i].a, strlen (cases[i].a)), ==,
                       cases[i].same);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/json-text/same", test_same);
  return g_test_run ();
}
