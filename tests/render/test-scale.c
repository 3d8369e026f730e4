/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-scale.h"

#include <math.h>
#include <string.h>

/* The labels of a scale's ticks in one line; lines without a label are a stroke. */
static char *
join_labels (MzScale scale, guint n)
{
  g_autoptr (GArray) ticks = mz_scale_get_ticks (&scale, n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const MzTick *tick = &g_array_index (ticks, MzTick, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", tick->minor ? "|" : tick->label);
    }
  return g_string_free (text, FALSE);
}

static void
check_labels (MzScale scale, guint n, const char *expected)
{
  g_autofree char *labels = join_labels (scale, n);

  g_assert_cmpstr (labels, ==, expected);
}

/* By hand: steps of 1, 2 or 5 that part the width in about n. */
static void
test_numbers (void)
{
  check_labels (mz_scale_linear (0, 400, 0, 100), 4, "0 100 200 300 400");
  check_labels (mz_scale_linear (400, 0, 0, 100), 4, "0 100 200 300 400");
  check_labels (mz_scale_linear (0, 1, 0, 100), 5, "0 0.2 0.4 0.6 0.8 1");
  check_labels (mz_scale_linear (0, 0.3, 0, 100), 3, "0 0.1 0.2 0.3");
  check_labels (mz_scale_linear (-30, 30, 0, 100), 3, "−20 0 20");
  check_labels (mz_scale_linear (0, 390000, 0, 100), 4, "0 100,000 200,000 300,000");
  check_labels (mz_scale_nice (3, 387000, TRUE, 0, 100, 4), 4, "0 100,000 200,000 300,000 400,000");
  check_labels (mz_scale_nice (96, 104, FALSE, 0, 100, 4), 4, "96 98 100 102 104");
  check_labels (mz_scale_nice (-7, 12, TRUE, 0, 100, 4), 4, "−10 −5 0 5 10 15");
  check_labels (mz_scale_nice (0, 0, TRUE, 0, 100, 5), 5, "0 0.2 0.4 0.6 0.8 1");
  check_labels (mz_scale_band (4, 0, 100), 4, "1 2 3 4");
  check_labels (mz_scale_band (40, 0, 100), 4, "1 11 21 31");
}

static void
test_exact (void)
{
  MzScale scale = mz_scale_linear (0, 1, 0, 100);
  g_autoptr (GArray) ticks = mz_scale_get_ticks (&scale, 10);

  g_assert_cmpuint (ticks->len, ==, 11);
  g_assert_true (g_array_index (ticks, MzTick, 3).value == 0.3);
  g_assert_true (g_array_index (ticks, MzTick, 7).value == 0.7);
}

static void
test_log (void)
{
  check_labels (mz_scale_log (1, 1000, 0, 100), 3, "1 10 100 1,000");
  check_labels (mz_scale_log (1, 100, 0, 100), 5, "1 2 5 10 20 50 100");
  check_labels (mz_scale_log (1, 1000, 0, 100), 9, "1 2 | | 5 | | | | 10 20 | | 50 | | | | 100 200 | | 500 | | | | 1,000");
  check_labels (mz_scale_log (1, 1e9, 0, 100), 3, "1 1,000 1,000,000 1,000,000,000");
  check_labels (mz_scale_log (20, 60, 0, 100), 4, "20 30 40 50 60");
}

static void
test_time (void)
{
  check_labels (mz_scale_time (1985, 2026, 0, 100), 5, "| 1990 | 2000 | 2010 | 2020 |");
  check_labels (mz_scale_time (2012, 2025, 0, 100), 3, "2015 2020 2025");
  check_labels (mz_scale_time (2012, 2020, 0, 100), 4, "2012 | 2014 | 2016 | 2018 | 2020");
  check_labels (mz_scale_time (2022, 2026, 0, 100), 4, "2022 2023 2024 2025 2026");
  check_labels (mz_scale_time (2024, 2026, 0, 100), 8, "2024 Apr Jul Oct 2025 Apr Jul Oct 2026");
  check_labels (mz_scale_time (2025.5, 2026.05, 0, 100), 8, "Aug Sep Oct Nov Dec 2026");
  check_labels (mz_scale_time (2025, 2025.06, 0, 100), 3, "1 Jan 11 Jan 21 Jan");
  check_labels (mz_scale_time (1950, 2040, 0, 100), 9, "1950 | 1960 | 1970 | 1980 | 1990 | 2000 | 2010 | 2020 | 2030 | 2040");
}

static void
test_map (void)
{
  MzScale linear = mz_scale_linear (0, 10, 100, 300), back = mz_scale_linear (10, 0, 100, 300);
  MzScale decades = mz_scale_log (1, 1000, 0, 300), band = mz_scale_band (4, 10, 90);

  g_assert_cmpfloat (mz_scale_map (&linear, 5), ==, 200);
  g_assert_cmpfloat (mz_scale_map (&linear, -5), ==, 0);
  g_assert_cmpfloat (mz_scale_invert (&linear, 250), ==, 7.5);
  g_assert_cmpfloat (mz_scale_map (&back, 10), ==, 100);
  g_assert_cmpfloat (mz_scale_map (&back, 2), ==, 260);
  g_assert_cmpfloat_with_epsilon (mz_scale_map (&decades, 10), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_scale_invert (&decades, 200), 100, 1e-9);
  g_assert_cmpfloat (mz_scale_map (&decades, 0), ==, 0);
  g_assert_cmpfloat (mz_scale_map (&decades, -3), ==, 0);
  g_assert_cmpfloat (mz_scale_get_step (&decades), ==, 100);
  g_assert_cmpfloat (mz_scale_get_step (&band), ==, 20);
  g_assert_cmpfloat (mz_scale_map (&band, 1.5), ==, 40);
}

static void
check_sound (MzScale scale, double from, double to)
{
  const double values[] = { from, to, 0, -1, NAN, INFINITY, -INFINITY, 1e300, -1e300, 1e-300, G_MAXDOUBLE };

  g_assert_true (isfinite (scale.from) && isfinite (scale.to) && scale.from != scale.to);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (isfinite (mz_scale_map (&scale, values[i])));
      g_assert_true (isfinite (mz_scale_invert (&scale, values[i])));
    }
  g_assert_cmpfloat (mz_scale_map (&scale, NAN), ==, scale.start);
  g_assert_true (isfinite (mz_scale_get_step (&scale)));
  for (guint n = 0; n <= 12; n++)
    {
      g_autoptr (GArray) ticks = mz_scale_get_ticks (&scale, n);
      double width = fabs (scale.to - scale.from), low = MIN (scale.from, scale.to), high = MAX (scale.from, scale.to);

      g_assert_cmpuint (ticks->len, <=, 3 * MAX (n, 1) + 2);
      for (guint i = 0; i < ticks->len; i++)
        {
          const MzTick *tick = &g_array_index (ticks, MzTick, i);

          g_assert_true (tick->value >= low - 1e-6 * width && tick->value <= high + 1e-6 * width);
          g_assert_true (g_utf8_validate (tick->label, -1, NULL));
          g_assert_cmpint (tick->minor, ==, *tick->label == '\0');
          if (i > 0)
            g_assert_cmpfloat (tick->value, >, tick[-1].value);
        }
    }
}

/* Every pair of strange ends. */
static void
test_strange (void)
{
  static const double ends[] = { 0, 1, -1, 5, 2025.5, 2025.50001, -3e7, 1e-300, 2e-300, -1e-300, 1e300, -1e300, G_MAXDOUBLE, -G_MAXDOUBLE,
                                 G_MINDOUBLE, 1e15, 1e15 + 1, 1, 1 + 1e-13, 1 + 1e-8, 9999, 0.9 };
  const double all[] = { NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (ends) + 3; i++)
    for (guint k = 0; k < G_N_ELEMENTS (ends) + 3; k++)
      {
        double from = i < 3 ? all[i] : ends[i - 3], to = k < 3 ? all[k] : ends[k - 3];

        check_sound (mz_scale_linear (from, to, 0, 100), from, to);
        check_sound (mz_scale_linear (from, to, 50, 50), from, to);
        check_sound (mz_scale_linear (from, to, NAN, INFINITY), from, to);
        check_sound (mz_scale_log (from, to, 100, 0), from, to);
        check_sound (mz_scale_time (from, to, 0, 100), from, to);
        check_sound (mz_scale_nice (from, to, FALSE, 0, 100, 5), from, to);
        check_sound (mz_scale_nice (from, to, TRUE, 0, 100, 0), from, to);
      }
  check_sound (mz_scale_band (0, 0, 100), 0, 0);
  check_sound (mz_scale_band (1000, 0, 100), 0, 0);
}

/* One value stands in the middle of its domain. */
static void
test_one (void)
{
  MzScale linear = mz_scale_linear (7, 7, 0, 100), time = mz_scale_time (2025.5, 2025.5, 0, 100), decades = mz_scale_log (7, 7, 0, 100);

  g_assert_cmpfloat_with_epsilon (mz_scale_map (&linear, 7), 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_scale_map (&time, 2025.5), 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_scale_map (&decades, 7), 50, 1e-9);
}

/* What is asked for lies within, and both ends are ticks. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < 4000; i++)
    {
      double size = pow (10, g_rand_double_range (random, -9, 12)), from = g_rand_double_range (random, -1, 1) * size;
      double to = from + g_rand_double_range (random, 1e-6, 1) * size;
      guint n = (guint) g_rand_int_range (random, 2, 9);
      gboolean zero = g_rand_boolean (random);
      MzScale scale = mz_scale_nice (from, to, zero, 0, 100, n);
      g_autoptr (GArray) ticks = mz_scale_get_ticks (&scale, n);

      g_assert_cmpfloat (scale.from, <=, zero ? MIN (from, 0) : from);
      g_assert_cmpfloat (scale.to, >=, zero ? MAX (to, 0) : to);
      g_assert_cmpuint (ticks->len, >=, 2);
      g_assert_cmpfloat_with_epsilon (mz_scale_map (&scale, g_array_index (ticks, MzTick, 0).value), 0, 1e-6);
      g_assert_cmpfloat_with_epsilon (mz_scale_map (&scale, g_array_index (ticks, MzTick, ticks->len - 1).value), 100, 1e-6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/scale/numbers", test_numbers);
  g_test_add_func ("/render/scale/exact", test_exact);
  g_test_add_func ("/render/scale/log", test_log);
  g_test_add_func ("/render/scale/time", test_time);
  g_test_add_func ("/render/scale/map", test_map);
  g_test_add_func ("/render/scale/strange", test_strange);
  g_test_add_func ("/render/scale/one", test_one);
  g_test_add_func ("/render/scale/random", test_random);
  return g_test_run ();
}
