/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-choropleth.h"

#include <string.h>

typedef struct
{
  const char *key, *t;
  double      v;
} Point;

static MzSeries *
make_series (gboolean monthly, const Point *points, guint n)
{
  MzRecordHead head = { .id = g_strdup ("s"), .name = g_strdup ("S"), .sources = g_new0 (char *, 1), .aliases = g_new0 (char *, 1),
                        .json = g_bytes_new_static ("{}", 2), .file = g_ref_string_new ("series.json"), .line = 1 };
  MzSeriesInfo *info = g_new (MzSeriesInfo, 1);

  *info = (MzSeriesInfo) { g_strdup ("t"), monthly, g_strdup ("country"), mz_series_points_new () };
  for (guint i = 0; i < n; i++)
    {
      MzPoint point = { g_strdup (points[i].key), MZ_PARTIAL_DATE_NONE, points[i].v, FALSE };

      g_assert_true (mz_partial_date_parse (points[i].t, &point.t, NULL));
      g_array_append_val (info->points, point);
    }
  return mz_series_new (&head, info);
}

static MzChoropleth *
make (gboolean monthly, const Point *points, guint n, const char *date)
{
  g_autoptr (MzSeries) series = make_series (monthly, points, n);
  MzPartialDate parsed;

  g_assert_true (mz_partial_date_parse (date, &parsed, NULL));
  return mz_choropleth_new (series, parsed, mz_partial_date_new (2026, 7, 0));
}

static void
assert_class (const MzChoropleth *choropleth, const char *country, MzAreaForm form, guint expected)
{
  guint class_number = 99;

  g_assert_cmpint (mz_choropleth_classify (choropleth, country, &class_number), ==, form);
  if (form == MZ_AREA_VALUE)
    g_assert_cmpuint (class_number, ==, expected);
}

static void
assert_label (const MzChoropleth *choropleth, guint class_number, const char *expected)
{
  g_autofree char *label = mz_choropleth_describe (choropleth, MZ_AREA_VALUE, class_number);

  g_assert_cmpstr (label, ==, expected);
}

/* 270,000 is more than a hundred times 140: powers of ten. */
static void
test_wide (void)
{
  static const Point points[] = { { "CN", "2024", 270000 }, { "US", "2024", 45500 }, { "MM", "2024", 10000 },
                                  { "VN", "2024", 300 }, { "MY", "2024", 140 }, { "TH", "2024", 0 },
                                  { "WORLD", "2024", 9e9 }, { "other", "2024", 1 }, { "BR", "2023", 80 } };
  g_autoptr (MzChoropleth) choropleth = make (FALSE, points, G_N_ELEMENTS (points), "2024-05");

  g_assert_cmpuint (choropleth->n_classes, ==, 4);
  assert_class (choropleth, "CN", MZ_AREA_VALUE, 3);
  assert_class (choropleth, "US", MZ_AREA_VALUE, 2);
  assert_class (choropleth, "MM", MZ_AREA_VALUE, 2);
  assert_class (choropleth, "MY", MZ_AREA_VALUE, 0);
  assert_class (choropleth, "TH", MZ_AREA_ZERO, 0);
  assert_class (choropleth, "BR", MZ_AREA_NO_FIGURE, 0);
  assert_class (choropleth, "WORLD", MZ_AREA_NO_FIGURE, 0);
  assert_label (choropleth, 0, "Under 1,000");
  assert_label (choropleth, 2, "10,000 to under 100,000");
  assert_label (choropleth, 3, "100,000 or more");
}

/* 91 in five classes: 18.2, rounded up to 20. */
static void
test_narrow (void)
{
  static const Point points[] = { { "CN", "2024", 91 }, { "MY", "2024", 4 }, { "US", "2024", 20 } };
  g_autoptr (MzChoropleth) choropleth = make (FALSE, points, G_N_ELEMENTS (points), "2024");

  g_assert_cmpuint (choropleth->n_classes, ==, 5);
  assert_class (choropleth, "CN", MZ_AREA_VALUE, 4);
  assert_class (choropleth, "US", MZ_AREA_VALUE, 1);
  assert_class (choropleth, "MY", MZ_AREA_VALUE, 0);
  assert_label (choropleth, 4, "80 or more");
  assert_label (choropleth, 1, "20 to under 40");
}

static void
test_millions (void)
{
  static const Point points[] = { { "CN", "2024", 44e6 }, { "US", "2024", 2e6 } };
  g_autoptr (MzChoropleth) choropleth = make (FALSE, points, G_N_ELEMENTS (points), "2024");

  g_assert_cmpfloat (choropleth->factor, ==, 1e6);
  assert_label (choropleth, 0, "Under 10");
  assert_label (choropleth, 4, "40 or more");
}

static void
test_nothing (void)
{
  static const Point points[] = { { "CN", "2030", 5 }, { "CN", "2020", 0 } };
  g_autoptr (MzChoropleth) forecast = make (FALSE, points, G_N_ELEMENTS (points), "2030");
  g_autoptr (MzChoropleth) zero = make (FALSE, points, G_N_ELEMENTS (points), "2020");
  g_autoptr (MzChoropleth) none = make (FALSE, NULL, 0, "2020");

  assert_class (forecast, "CN", MZ_AREA_NO_FIGURE, 0);
  assert_class (zero, "CN", MZ_AREA_ZERO, 0);
  g_assert_cmpuint (zero->n_classes + none->n_classes + forecast->n_classes, ==, 0);
}

static void
test_months (void)
{
  static const Point points[] = { { "CN", "2025-04", 7 }, { "CN", "2025-05", 9 } };
  g_autoptr (MzChoropleth) may = make (TRUE, points, G_N_ELEMENTS (points), "2025-05-20");
  g_autoptr (MzChoropleth) year = make (TRUE, points, G_N_ELEMENTS (points), "2025");

  g_assert_cmpfloat (*(double *) g_hash_table_lookup (may->values, "CN"), ==, 9);
  g_assert_cmpuint (g_hash_table_size (year->values), ==, 0);
}

/* One value alone fills its class with one flat colour; what has no figure keeps some of the land's. */
static void
test_samples (void)
{
  static const Point points[] = { { "CN", "2024", 1 } };
  g_autoptr (MzChoropleth) choropleth = make (FALSE, points, G_N_ELEMENTS (points), "2024");
  const MzTheme *theme = mz_theme_get (MZ_THEME_PRINT);
  cairo_rectangle_t box = { 0, 0, 30, 20 };
  guint32 seen[3][2];

  for (guint form = 0; form < 3; form++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 30, 20);
      cairo_t *cr = cairo_create (surface);
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);
      guint distinct = 1;
      guint32 first, pixel;

      mz_choropleth_paint_sample (choropleth, cr, theme, (MzAreaForm) form, 0, &box);
      cairo_destroy (cr);
      memcpy (&first, cairo_image_surface_get_data (surface) + 5 * stride + 5 * 4, 4);
      for (gsize x = 6; x < 25; x++)
        {
          memcpy (&pixel, cairo_image_surface_get_data (surface) + 5 * stride + x * 4, 4);
          distinct += pixel != first;
        }
      seen[form][0] = first;
      seen[form][1] = distinct;
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (seen[MZ_AREA_VALUE][1], ==, 1);
  g_assert_cmpuint (seen[MZ_AREA_NO_FIGURE][1], >, 1);
  g_assert_cmphex (seen[MZ_AREA_VALUE][0], !=, seen[MZ_AREA_ZERO][0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/choropleth/wide", test_wide);
  g_test_add_func ("/render/choropleth/narrow", test_narrow);
  g_test_add_func ("/render/choropleth/millions", test_millions);
  g_test_add_func ("/render/choropleth/nothing", test_nothing);
  g_test_add_func ("/render/choropleth/months", test_months);
  g_test_add_func ("/render/choropleth/samples", test_samples);
  return g_test_run ();
}
