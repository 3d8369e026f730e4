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
test_shares (void)
{
  static const struct { double value; const char *text; } cases[] = {
    { 71.0526, "71" }, { 20, "20" }, { 19.96, "20" }, { 19.94, "19.9" }, { 7.56, "7.6" }, { 0, "0" }, { 0.04, "0.04" },
    { 99.97, "99.9" }, { 99.4, "99" }, { 100, "100" }, { -7.26, "\342\210\2227.3" }, { 0.06, "0.1" }, { 99.6, "99.6" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mz_format_share (cases[i].value), *expected = g_strconcat (cases[i].text, MZ_NARROW_SPACE "%", NULL);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_units (void)
{
  g_autofree char *percent = mz_format_percent (91);
  g_autofree char *billion = mz_format_money (8.5e9, "USD");
  g_autofree char *million = mz_format_money (112.35e6, "AUD");
  g_autofree char *small = mz_format_money (75000, "EUR");
  g_autofree char *bare = mz_format_unit ("12", NULL), *empty = mz_format_unit ("12", "");
  g_autofree char *weight = mz_format_unit ("3,000", "t REO");

  g_assert_cmpstr (percent, ==, "91\342\200\257%");
  g_assert_cmpstr (billion, ==, "8.5 billion USD");
  g_assert_cmpstr (million, ==, "112.35 million AUD");
  g_assert_cmpstr (small, ==, "75,000 EUR");
  g_assert_cmpstr (bare, ==, "12");
  g_assert_cmpstr (empty, ==, "12");
  g_assert_cmpstr (weight, ==, "3,000 t REO");
}

/* Without a catalogue they stay; tests/app/test-texts.c reads them in languages. */
static void
test_labels (void)
{
  static const char *const labels[] = { "", "% of refining", "t REO in concentrate" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_assert_true (mz_format_label (labels[i]) == labels[i]);
      g_assert_false (mz_format_label_is_translated (labels[i]));
    }
  g_assert_null (mz_format_label (NULL));
  g_assert_cmpstr (mz_format_label_rest ("% of refining", "%"), ==, " of refining");
  g_assert_cmpstr (mz_format_label_rest ("USD", "USD"), ==, "");
}

static void
test_places (void)
{
  static const struct { double lat, lon; const char *text; } cases[] = {
    { 35.4783, -115.5325, "35.48° N 115.53° W" }, { -28.8601, 121.998, "28.86° S 122.00° E" },
    { 0, 0, "0.00° N 0.00° E" },                  { -0.004, -0.004, "0.00° N 0.00° E" },
    { -1, -180, "1.00° S 180.00° W" },
  };
  /* A mile is 1.609344 km, a foot 0.3048 m. */
  static const struct { double metres; const char *metric, *us; } lengths[] = {
    { 0, "0 m", "0 ft" }, { 640.4, "640 m", "0.4 mi" }, { 999.6, "1 km", "0.6 mi" }, { 8449, "8.4 km", "5.2 mi" },
    { 99949, "99.9 km", "62.1 mi" }, { 99951, "100 km", "62.1 mi" }, { 3935746, "3,936 km", "2,446 mi" },
    { 304.6, "305 m", "999 ft" }, { 160934.4, "161 km", "100 mi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mz_format_place (cases[i].lat, cases[i].lon);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *metric = mz_format_length (lengths[i].metres, MZ_UNITS_METRIC);
      g_autofree char *us = mz_format_length (lengths[i].metres, MZ_UNITS_US);

      g_assert_cmpstr (metric, ==, lengths[i].metric);
      g_assert_cmpstr (us, ==, lengths[i].us);
    }
}

static void
test_sentences (void)
{
  g_autofree char *first = mz_format_sentence (NULL, "Not binding"), *second = mz_format_sentence (first, "Alliance");
  g_autofree char *third = mz_format_behind (second, "It lapsed."), *alone = mz_format_behind ("", "It lapsed.");
  g_autofree char *latin = mz_format_behind ("FOB China.", "これは中国です。");

  g_assert_cmpstr (first, ==, "Not binding.");
  g_assert_cmpstr (second, ==, "Not binding. Alliance.");
  g_assert_cmpstr (third, ==, "Not binding. Alliance. It lapsed.");
  g_assert_cmpstr (alone, ==, "It lapsed.");
  g_assert_cmpstr (latin, ==, "FOB China. これは中国です。");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/format/numbers", test_numbers);
  g_test_add_func ("/base/format/shares", test_shares);
  g_test_add_func ("/base/format/units", test_units);
  g_test_add_func ("/base/format/labels", test_labels);
  g_test_add_func ("/base/format/places", test_places);
  g_test_add_func ("/base/format/sentences", test_sentences);
  return g_test_run ();
}
