/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-format.h"

static void
test_numbers (void)
{
  static const struct { double value; const char *text; } cases[] = {
    { 0, "0" },           { 999, "999" },           { 1000, "1,000" },       { 50692, "50,692" },
    { 7.98, "7.98" },     { 1234567, "1,234,567" }, { 0.0231, "0.0231" },    { -1500, "\342\210\2221,500" },
    { 1058.2, "1,058.2" }, { 0.1 + 0.2, "0.3" },    { 8.5e9, "8,500,000,000" }, { 1.25e12, "1,250,000,000,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mz_format_number (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_units (void)
{
  g_autofree char *percent = mz_format_percent (91);
  g_autofree char *billion = mz_format_money (8.5e9, "USD");
  g_autofree char *million = mz_format_money (112.35e6, "AUD");
  g_autofree char *small = mz_format_money (75000, "EUR");

  g_assert_cmpstr (percent, ==, "91\342\200\257%");
  g_assert_cmpstr (billion, ==, "8.5 billion USD");
  g_assert_cmpstr (million, ==, "112.35 million AUD");
  g_assert_cmpstr (small, ==, "75,000 EUR");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/format/numbers", test_numbers);
  g_test_add_func ("/base/format/units", test_units);
  return g_test_run ();
}
