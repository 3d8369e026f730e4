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

/* What a reader of tables strips, parts or takes for JSON is kept as JSON. */
static void
test_cells (void)
{
  static const struct { const char *value, *cell; } cases[] = {
    { "[\"a\", \"b c\"]", "a; b c" },
    { "[ \"a\" , \"b, c\" ]", "a; b, c" },
    { "[\"b, c\"]", "b, c;" },
    { "[\"a;b\", \"c\"]", "[\"a;b\",\"c\"]" },
    { "[\"a\\u003bb\"]", "[\"a\\u003bb\"]" },
    { "[\"\\u005b1]\"]", "[\"\\u005b1]\"]" },
    { "[\"{}\"]", "[\"{}\"]" },
    { "[\" a\"]", "[\" a\"]" },
    { "[\"a\", \"b\\t\"]", "[\"a\",\"b\\t\"]" },
    { "[\"\"]", "[\"\"]" },
    { "[\"a\", 1]", "[\"a\",1]" },
    { "[]", "" },
    { "null", "" },
    { "\" a; [\"", " a; [" },
    { "{ \"b\" : -1.50 }", "{\"b\":-1.50}" },
    { "1e3", "1e3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *object = g_strdup_printf ("{\"x\": 1, \"a\": %s}", cases[i].value);
      g_autofree char *cell = mz_json_text_dup_cell (object, strlen (object), "a");

      g_assert_cmpstr (cell, ==, cases[i].cell);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/json-text/same", test_same);
  g_test_add_func ("/base/json-text/cells", test_cells);
  return g_test_run ();
}
