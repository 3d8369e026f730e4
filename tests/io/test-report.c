/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-report.h"

static void
test_text (void)
{
  static const struct { MzFinding finding; const char *text; } cases[] = {
    { { MZ_SEVERITY_ERROR, (char *) "a.json", 12, 5, (char *) "x", (char *) "lat", (char *) "lat is wrong" },
      "a.json:12:5: error: record 'x': lat is wrong" },
    { { MZ_SEVERITY_WARNING, (char *) "a.json", 12, 0, NULL, NULL, (char *) "so" }, "a.json:12: warning: so" },
    { { MZ_SEVERITY_ERROR, (char *) "a.json", 0, 5, NULL, NULL, (char *) "so" }, "a.json: error: so" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mz_finding_to_string (&cases[i].finding);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* All are counted, a thousand are kept, and one more tells of the rest. */
static void
test_limit (void)
{
  g_autoptr (MzReport) report = mz_report_new ();

  for (guint i = 0; i < 1000; i++)
    mz_report_add (report, MZ_SEVERITY_WARNING, "a.json", i + 1, 1, "id", "field", "%u", i);
  g_assert_cmpuint (mz_report_get_length (report), ==, 1000);
  g_assert_cmpstr (mz_report_peek (report, 999)->message, ==, "999");

  mz_report_add (report, MZ_SEVERITY_WARNING, "b.json", 1, 1, NULL, NULL, "one");
  g_assert_cmpuint (mz_report_get_length (report), ==, 1001);
  g_assert_cmpint (mz_report_peek (report, 1000)->severity, ==, MZ_SEVERITY_WARNING);
  mz_report_add (report, MZ_SEVERITY_ERROR, "b.json", 1, 1, NULL, NULL, "two");
  g_assert_cmpuint (mz_report_get_length (report), ==, 1001);
  g_assert_cmpint (mz_report_peek (report, 1000)->severity, ==, MZ_SEVERITY_ERROR);
  g_assert_cmpstr (mz_report_peek (report, 1000)->message, ==, "2 more things are wrong; mend these first");
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_WARNING), ==, 1001);
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 1);
}

/* Nothing is kept, all is counted. */
static void
test_counting (void)
{
  g_autoptr (MzReport) report = mz_report_new_counting (), other = mz_report_new ();

  g_assert_true (mz_report_is_full (report));
  g_assert_false (mz_report_is_full (other));
  g_assert_cmpuint (mz_report_get_length (report), ==, 0);
  mz_report_add (report, MZ_SEVERITY_WARNING, "a.json", 1, 1, NULL, NULL, "one");
  mz_report_add (report, MZ_SEVERITY_ERROR, "a.json", 2, 1, NULL, NULL, "two");
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (mz_report_get_length (report), ==, 1);
  g_assert_cmpstr (mz_report_peek (report, 0)->message, ==, "2 more things are wrong; mend these first");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/report/text", test_text);
  g_test_add_func ("/io/report/limit", test_limit);
  g_test_add_func ("/io/report/counting", test_counting);
  return g_test_run ();
}
