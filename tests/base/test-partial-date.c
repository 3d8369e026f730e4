/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-partial-date.h"

static MzPartialDate
date (const char *text)
{
  MzPartialDate result = MZ_PARTIAL_DATE_NONE;
  g_autoptr (GError) error = NULL;

  mz_partial_date_parse (text, &result, &error);
  g_assert_no_error (error);
  return result;
}

static void
test_parse (void)
{
  static const char *const good[] = { "0001", "1950", "2025-10", "2025-10-20", "2024-02-29", "9999-12-31" };
  static const char *const bad[] = {
    "", "0000", "25", "2025-", "2025-1", "2025-13", "2025-00", "2025-10-", "2025-10-32", "2025-02-29", "2025-10-00",
    " 2025", "2025 ", "+025", "2025/10", "20251020", "2025-10-20T00:00", "2025-1a", "-2025", "２０２５",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = mz_partial_date_to_string (date (good[i]));

      g_assert_cmpstr (text, ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      MzPartialDate untouched = { 1, 2, 3 };
      g_autoptr (GError) error = NULL;

      g_assert_false (mz_partial_date_parse (bad[i], &untouched, &error));
      g_assert_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_FAILED);
      g_assert_cmpint (untouched.year, ==, 1);
    }
}

static void
test_span (void)
{
  /* Julian days of GDate: 1 January 2000 is day 730120. */
  g_assert_cmpint (mz_partial_date_first_day (date ("2000")), ==, 730120);
  g_assert_cmpint (mz_partial_date_last_day (date ("2000")), ==, 730120 + 365);
  g_assert_cmpint (mz_partial_date_last_day (date ("2000-02")), ==, 730120 + 31 + 28);
  g_assert_cmpint (mz_partial_date_first_day (date ("2000-02-29")), ==, mz_partial_date_last_day (date ("2000-02")));
  g_assert_cmpint (mz_partial_date_first_day (MZ_PARTIAL_DATE_NONE), ==, MZ_DAY_EVER);
  g_assert_cmpint (mz_partial_date_last_day (MZ_PARTIAL_DATE_NONE), ==, MZ_DAY_NEVER);
  g_assert_true (mz_partial_date_equal (mz_partial_date_from_day (730120), date ("2000-01-01")));
}

/* Every month that there is, as GDate counts it. */
static void
test_calendar (void)
{
  for (guint year = 1; year <= 9999; year++)
    for (guint month = 1; month <= 12; month++)
      {
        MzPartialDate asked = mz_partial_date_new (year, month, 0);
        GDate first, last;

        g_date_clear (&first, 1);
        g_date_set_dmy (&first, 1, (GDateMonth) month, (GDateYear) year);
        last = first;
        g_date_set_day (&last, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
        g_assert_cmpint (mz_partial_date_first_day (asked), ==, g_date_get_julian (&first));
        g_assert_cmpint (mz_partial_date_last_day (asked), ==, g_date_get_julian (&last));
      }
}

static void
test_order (void)
{
  static const char *const sorted[] = { "2024-12-31", "2025", "2025-01", "2025-01-01", "2025-01-02", "2025-02", "2026" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint k = 0; k < G_N_ELEMENTS (sorted); k++)
      {
        int order = mz_partial_date_compare (date (sorted[i]), date (sorted[k]));

        g_assert_cmpint (order, ==, (i > k) - (i < k));
      }
  g_assert_cmpint (mz_partial_date_compare (MZ_PARTIAL_DATE_NONE, date ("0001")), <, 0);
}

static void
test_step (void)
{
  static const struct { const char *from; MzDatePrecision unit; int count; const char *to; } cases[] = {
    { "2025", MZ_DATE_PRECISION_YEAR, 1, "2026" },
    { "2025", MZ_DATE_PRECISION_MONTH, 1, "2025-02" },
    { "2025", MZ_DATE_PRECISION_DAY, 1, "2025-01-02" },
    { "2025-12", MZ_DATE_PRECISION_MONTH, 1, "2026-01" },
    { "2025-01", MZ_DATE_PRECISION_MONTH, -1, "2024-12" },
    { "2025-01-31", MZ_DATE_PRECISION_MONTH, 1, "2025-02-28" },
    { "2024-02-29", MZ_DATE_PRECISION_YEAR, 1, "2025-02-28" },
    { "2024-12-31", MZ_DATE_PRECISION_DAY, 1, "2025-01-01" },
    { "2025-03-01", MZ_DATE_PRECISION_DAY, -1, "2025-02-28" },
    { "0001", MZ_DATE_PRECISION_YEAR, -5, "0001" },
    { "9999", MZ_DATE_PRECISION_YEAR, 1, "9999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
        = mz_partial_date_to_string (mz_partial_date_step (date (cases[i].from), cases[i].unit, cases[i].count));

      g_assert_cmpstr (text, ==, cases[i].to);
    }
}

static void
test_add_months (void)
{
  static const struct { const char *from; guint months; const char *to; } cases[] = {
    { "2026-03-15", 0, "2026-03-15" },
    { "2026-11-15", 14, "2028-01-15" },
    { "2027-12-31", 2, "2028-02-29" },
    { "9999-11-30", 1, "9999-12-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mz_day_add_months (mz_partial_date_first_day (date (cases[i].from)), cases[i].months), ==,
                     mz_partial_date_first_day (date (cases[i].to)));
  g_assert_cmpint (mz_day_add_months (mz_partial_date_first_day (date ("9999-12-01")), 1), ==, MZ_DAY_NEVER);
  g_assert_cmpint (mz_day_add_months (MZ_DAY_NEVER, 1), ==, MZ_DAY_NEVER);
}

static void
test_truth (void)
{
  static const struct { const char *from, *to, *asked; MzTruth truth; } cases[] = {
    { "2015", NULL, "2014-12-31", MZ_TRUTH_NO },
    { "2015", NULL, "2015-01-01", MZ_TRUTH_PERHAPS },
    { "2015", NULL, "2015-06", MZ_TRUTH_PERHAPS },
    { "2015", NULL, "2015-12-31", MZ_TRUTH_YES },
    { "2015", NULL, "2016", MZ_TRUTH_YES },
    { "2015-03-05", NULL, "2015-03-05", MZ_TRUTH_YES },
    { "2015-03-05", NULL, "2015-03", MZ_TRUTH_PERHAPS },
    { "2015-03-05", NULL, "2015-04", MZ_TRUTH_YES },
    { "2010", "2015-06", "2012", MZ_TRUTH_YES },
    { "2010", "2015-06", "2015-05-31", MZ_TRUTH_YES },
    { "2010", "2015-06", "2015-06-10", MZ_TRUTH_PERHAPS },
    { "2010", "2015-06", "2015-07", MZ_TRUTH_NO },
    { "2010", "2015-06", "2015", MZ_TRUTH_PERHAPS },
    { NULL, "2015", "1950", MZ_TRUTH_YES },
    { NULL, NULL, "1950", MZ_TRUTH_YES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzPartialDate from = cases[i].from != NULL ? date (cases[i].from) : MZ_PARTIAL_DATE_NONE;
      MzPartialDate to = cases[i].to != NULL ? date (cases[i].to) : MZ_PARTIAL_DATE_NONE;

      g_assert_cmpint (mz_interval_contains (from, to, date (cases[i].asked)), ==, cases[i].truth);
    }
  g_assert_cmpint (mz_partial_date_reached (MZ_PARTIAL_DATE_NONE, date ("2000")), ==, MZ_TRUTH_PERHAPS);
}

static void
test_format (void)
{
  g_autofree char *month = mz_partial_date_format (date ("2025-11"));
  g_autofree char *day = mz_partial_date_format (date ("2025-10-05"));
  g_autofree char *brief = mz_partial_date_format_short (date ("2025-10-20"));
  g_autofree char *none = mz_partial_date_format (MZ_PARTIAL_DATE_NONE);

  g_assert_cmpstr (month, ==, "November 2025");
  g_assert_cmpstr (day, ==, "5 October 2025");
  g_assert_cmpstr (brief, ==, "20 Oct 2025");
  g_assert_cmpstr (none, ==, "not known");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/partial-date/parse", test_parse);
  g_test_add_func ("/base/partial-date/span", test_span);
  g_test_add_func ("/base/partial-date/calendar", test_calendar);
  g_test_add_func ("/base/partial-date/order", test_order);
  g_test_add_func ("/base/partial-date/step", test_step);
  g_test_add_func ("/base/partial-date/add-months", test_add_months);
  g_test_add_func ("/base/partial-date/truth", test_truth);
  g_test_add_func ("/base/partial-date/format", test_format);
  return g_test_run ();
}
