/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "mz-basemap.h"
#include "mz-mercator.h"
#include "mz-test.h"

#define ALL_LAYERS (MZ_LAYERS_DEFAULT | MZ_LAYER_GRATICULE)

static cairo_surface_t *
new_surface (int width, int height)
{
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
}

static cairo_surface_t *
paint_view (MzThemeKind theme, MzLayers layers, MzView view)
{
  cairo_surface_t *surface = new_surface ((int) view.width, (int) view.height);
  cairo_t *cr = cairo_create (surface);

  mz_basemap_paint (mz_basemap_get_bundled (), cr, mz_theme_get (theme), layers, &view);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
paint_tile (MzLayers layers, guint zoom, guint x, guint y)
{
  cairo_surface_t *surface = new_surface (256, 256);
  cairo_t *cr = cairo_create (surface);

  mz_basemap_paint_tile (mz_basemap_get_bundled (), cr, mz_theme_get (MZ_THEME_LIGHT), layers, zoom, x, y);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[x] & 0xffffff;
}

static guint32
pixel_of (MzColor color)
{
  return (guint32) round (color.r * 255) << 16 | (guint32) round (color.g * 255) << 8 | (guint32) round (color.b * 255);
}

/* The farther of the three channels. */
static guint
distance (guint32 a, guint32 b)
{
  guint worst = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    worst = MAX (worst, (guint) ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));
  return worst;
}

static void
test_country_at (void)
{
  static const struct { double lat, lon; const char *code; } places[] = {
    { 39.90, 116.40, "CN" }, { 35.68, 139.75, "JP" }, { 38.90, -77.04, "US" },  { 21.31, -157.86, "US" }, /* Honolulu */
    { 64.84, -147.72, "US" }, { 55.75, 37.62, "RU" }, { 66.60, -173.00, "RU" }, { 67.00, 179.00, "RU" },  /* Chukotka */
    { -35.28, 149.13, "AU" }, { -42.88, 147.20, "AU" }, { 21.98, 96.08, "MM" }, { 28.61, 77.21, "IN" },
    { 21.03, 105.80, "VN" },  { 3.14, 101.69, "MY" }, { 1.48, 110.33, "MY" },  { 23.80, 121.00, "TW" },
    { 37.57, 126.95, "KR" },  { 51.51, -0.13, "GB" },  { 48.86, 2.35, "FR" },   { 52.52, 13.40, "DE" },
    { 59.38, 28.10, "EE" },   /* Narva, near the border */
    { 59.36, 28.30, "RU" },   /* and the other side of it */
    { 47.60, 7.50, "FR" },    { 47.55, 7.62, "CH" },  /* Basel and north-west of it */
    { -33.45, -70.65, "CL" }, { -15.79, -47.88, "BR" }, { 4.00, -53.00, "FR" }, { 60.98, -45.95, "GL" }, /* Kvanefjeld */
    { -17.80, 178.00, "FJ" }, { -16.80, -179.95, "FJ" }, { -1.95, 30.06, "RW" }, { -29.50, 28.20, "LS" },
    { 9.56, 44.07, "SO" },    { 42.66, 21.16, "XK" }, { -80.00, 90.00, "AQ" }, { 64.15, -21.80, "IS" },
    { 22.32, 114.17, "HK" },  { 50.45, 30.52, "UA" },  { -20.00, 47.00, "MG" }, { 35.30, 33.40, "CY" },
    { 30.00, -40.00, NULL },  { 0.00, 0.00, NULL },   { 42.00, 51.00, NULL }, /* the Caspian Sea */
    { 20.00, 180.00, NULL },  { 89.00, 10.00, NULL }, { 15.00, 115.00, NULL },
  };
  MzBasemap *basemap = mz_basemap_get_bundled ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_test_message ("%g, %g", places[i].lat, places[i].lon);
      g_assert_cmpstr (mz_basemap_country_at (basemap, places[i].lat, places[i].lon), ==, places[i].code);
      /* Longitudes go round. */
      g_assert_cmpstr (mz_basemap_country_at (basemap, places[i].lat, places[i].lon + 360), ==, places[i].code);
    }
  g_assert_null (mz_basemap_country_at (basemap, NAN, 0));
}

static void
assert_ground (double lat, double lon, double zoom, MzLayers layers, MzColor color)
{
  cairo_surface_t *surface = paint_view (MZ_THEME_LIGHT, layers, (MzView) { lat, lon, zoom, 11, 11 });

  g_test_message ("%g, %g at zoom %g: %06x", lat, lon, zoom, pixel_at (surface, 5, 5));
  g_assert_cmpuint (distance (pixel_at (surface, 5, 5), pixel_of (color)), <=, 1);
  cairo_surface_destroy (surface);
}

static void
test_ground (void)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);

  for (double zoom = 0; zoom <= 11; zoom += 0.7)
    {
      assert_ground (23.5, 25.5, zoom, MZ_LAYER_WATER, theme->land);            /* the Sahara */
      assert_ground (62.0, 95.0, zoom, 0, theme->land);                         /* Siberia */
      assert_ground (74.0, -40.0, zoom, MZ_LAYER_WATER, theme->ice);            /* Greenland */
      assert_ground (74.0, -40.0, zoom, 0, theme->land);
      assert_ground (-82.0, 120.0, zoom, MZ_LAYER_WATER, theme->ice);           /* Antarctica */
      assert_ground (55.5, 4.0, zoom, MZ_LAYER_WATER, theme->sea);              /* the North Sea, 40 m */
      assert_ground (10.0, -50.0, zoom, 0, theme->sea);
      assert_ground (25.0, -60.0, zoom, MZ_LAYER_WATER, theme->sea_depths[2]);  /* the Atlantic, 5,500 m */
    }
  for (double zoom = 3; zoom <= 11; zoom++)
    {
      assert_ground (47.6, -87.0, zoom, MZ_LAYER_WATER, theme->sea);            /* Lake Superior */
      assert_ground (47.6, -87.0, zoom, 0, theme->land);
    }
}

/* Tiles side by side are the frame that holds them all, also where the world begins anew. */
static void
test_mosaic (void)
{
  static const struct { guint zoom, x, y; } places[] = {
    { 1, 0, 0 }, { 2, 3, 1 }, { 3, 5, 3 }, { 4, 15, 3 }, { 4, 8, 4 }, { 5, 31, 7 }, { 5, 25, 12 }, { 6, 33, 21 }, { 7, 105, 52 },
    { 8, 200, 107 }, { 9, 270, 150 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double n = exp2 (places[i].zoom);
      MzView view = { mz_mercator_lat ((places[i].y + 1) / n), mz_mercator_lon ((places[i].x + 1) / n), places[i].zoom, 512, 512 };
      cairo_surface_t *frame = paint_view (MZ_THEME_LIGHT, ALL_LAYERS, view);
      cairo_surface_t *mosaic = new_surface (512, 512);
      cairo_t *cr = cairo_create (mosaic);
      MzTestDifference found;

      for (guint j = 0; j < 4; j++)
        {
          cairo_surface_t *tile = paint_tile (ALL_LAYERS, places[i].zoom, places[i].x + j % 2, places[i].y + j / 2);

          cairo_set_source_surface (cr, tile, j % 2 * 256, j / 2 * 256);
          cairo_paint (cr);
          cairo_surface_destroy (tile);
        }
      cairo_destroy (cr);
      mz_test_compare_images (mosaic, frame, 4, &found, NULL);
      g_test_message ("zoom %u, %u, %u: %u pixels, the first at %d, %d", places[i].zoom, places[i].x, places[i].y,
                      found.different, found.x, found.y);
      g_assert_cmpuint (found.different, <=, found.pixels * MZ_TEST_FRACTION);
      cairo_surface_destroy (frame);
      cairo_surface_destroy (mosaic);
    }
}

/* Nothing shows where 180 degrees are: no land in the sea, no coast in the land, no gap in the deep. */
static void
test_antimeridian (void)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);

  for (guint zoom = 2; zoom <= 10; zoom++)
    {
      cairo_surface_t *chukotka = paint_view (MZ_THEME_LIGHT, 0, (MzView) { 67.6, 180, zoom, 21, 9 });
      cairo_surface_t *wrangel = paint_view (MZ_THEME_LIGHT, 0, (MzView) { 71.25, 180, zoom, 21, 3 });
      cairo_surface_t *deep = paint_view (MZ_THEME_LIGHT, MZ_LAYER_WATER, (MzView) { 35, 180, zoom, 21, 9 });
      cairo_surface_t *pacific = paint_view (MZ_THEME_LIGHT, MZ_LAYER_BORDERS, (MzView) { 20, 180, zoom, 21, 301 });

      for (int x = 0; x < 21; x++)
        {
          if (zoom >= 4)
            g_assert_cmphex (pixel_at (chukotka, x, 4), ==, pixel_of (theme->land));
          if (zoom >= 7)
            g_assert_cmphex (pixel_at (wrangel, x, 1), ==, pixel_of (theme->land));
          g_assert_cmpuint (distance (pixel_at (deep, x, 4), pixel_at (deep, 2, 4)), <=, zoom >= 6 ? 1 : 5);
        }
      for (int y = zoom < 4 ? 100 : 0; y < (zoom < 4 ? 200 : 301); y++)
        g_assert_cmphex (pixel_at (pacific, 10, y), ==, pixel_of (theme->sea));
      cairo_surface_destroy (chukotka);
      cairo_surface_destroy (wrangel);
      cairo_surface_destroy (deep);
      cairo_surface_destroy (pacific);
    }
}

/* Antarctica ends at the edge of the map without a coast there, and without a gap at 180 degrees. */
static void
test_antarctica (void)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);

  for (guint zoom = 0; zoom <= 6; zoom++)
    for (guint x = 0; x < 1u << zoom; x += 1u << (zoom > 3 ? zoom - 3 : 0))
      {
        cairo_surface_t *tile = paint_tile (0, zoom, x, (1u << zoom) - 1);

        for (int column = 0; column < 256; column++)
          {
            double lon = mz_mercator_lon ((x + column / 256.0) / exp2 (zoom));

            if (lon < -170 || lon > -145) /* there a bay of the Ross Sea comes near to the edge */
              g_assert_cmphex (pixel_at (tile, column, 255), ==, pixel_of (theme->land));
          }
        cairo_surface_destroy (tile);
      }
  assert_ground (-84.8, 180, 4, MZ_LAYER_WATER, theme->ice);
  assert_ground (-84.8, 180, 7, MZ_LAYER_WATER, theme->ice);
}

/* A frame wider and higher than the world repeats it, and goes on over its ends. */
static void
test_copies (void)
{
  cairo_surface_t *surface = paint_view (MZ_THEME_LIGHT, MZ_LAYERS_DEFAULT, (MzView) { 0, 0, 0, 900, 400 });
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);

  for (int y = 80; y < 320; y += 3)
    for (int x = 130; x < 386; x += 3)
      g_assert_cmpuint (distance (pixel_at (surface, x, y), pixel_at (surface, x + 256, y)), <=, 2);
  for (int x = 0; x < 900; x++)
    {
      g_assert_cmphex (pixel_at (surface, x, 0), ==, pixel_of (theme->sea_depths[1]));
      g_assert_cmphex (pixel_at (surface, x, 399), ==, pixel_of (theme->ice));
    }
  cairo_surface_destroy (surface);
}

static void
test_layers (void)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);
  MzView egypt = { 22, 27, 4, 41, 41 }; /* the border with Sudan runs along 22 degrees north */
  cairo_surface_t *bare = paint_view (MZ_THEME_LIGHT, 0, egypt);
  cairo_surface_t *bordered = paint_view (MZ_THEME_LIGHT, MZ_LAYER_BORDERS, egypt);
  cairo_surface_t *lined = paint_view (MZ_THEME_LIGHT, MZ_LAYER_GRATICULE, (MzView) { 30, 90, 4, 41, 41 });
  guint on_border = 0;

  for (int y = 17; y < 24; y++)
    {
      g_assert_cmphex (pixel_at (bare, 20, y), ==, pixel_of (theme->land));
      on_border += distance (pixel_at (bordered, 20, y), pixel_of (theme->border)) < 12 ? 1 : 0;
    }
  g_assert_cmpuint (on_border, ==, 1);
  g_assert_cmphex (pixel_at (lined, 2, 2), ==, pixel_of (theme->land));
  g_assert_cmphex (pixel_at (lined, 20, 2), !=, pixel_of (theme->land));
  g_assert_cmphex (pixel_at (lined, 2, 20), !=, pixel_of (theme->land));
  cairo_surface_destroy (bare);
  cairo_surface_destroy (bordered);
  cairo_surface_destroy (lined);
}

static gboolean
path_has (const char *code, MzView view, double lat, double lon, int copy)
{
  cairo_surface_t *surface = new_surface (1, 1);
  cairo_t *cr = cairo_create (surface);
  double world = mz_mercator_world_pixels (view.zoom);
  double x = (mz_mercator_x (lon) + copy - mz_mercator_x (view.lon)) * world + view.width / 2;
  double y = (mz_mercator_y (lat) - mz_mercator_y (view.lat)) * world + view.height / 2;
  gboolean found = mz_basemap_country_path (mz_basemap_get_bundled (), cr, code, &view) && cairo_in_fill (cr, x, y);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return found;
}

static void
test_country_path (void)
{
  MzView world = { 20, 10, 2, 3000, 900 };
  MzView pacific = { 40, 180, 3, 900, 700 };
  MzView narva = { 59.37, 28.2, 8, 600, 400 };

  for (int copy = -1; copy <= 1; copy++)
    {
      g_assert_true (path_has ("CN", world, 35, 105, copy));
      g_assert_true (path_has ("US", world, 40, -100, copy));
      g_assert_false (path_has ("CN", world, 20, 80, copy));
    }
  g_assert_true (path_has ("RU", pacific, 67, 179, 0));
  g_assert_true (path_has ("RU", pacific, 67, 180, 0));
  g_assert_true (path_has ("RU", pacific, 67, -179, 1));
  g_assert_true (path_has ("RU", pacific, 60, 150, 0));
  g_assert_false (path_has ("BR", pacific, -10, -50, 1)); /* outside of the frame */
  g_assert_true (path_has ("EE", narva, 59.37, 28.0, 0));
  g_assert_true (path_has ("RU", narva, 59.37, 28.5, 0));
  g_assert_false (path_has ("EE", narva, 59.37, 28.5, 0));
  g_assert_false (path_has ("LS", world, -29, 25, 0)); /* South Africa goes round it */
  g_assert_false (path_has ("ZA", world, -29.5, 28.2, 0));
  g_assert_false (path_has ("ZZ", world, 0, 0, 0));
}

/* What a path fills is what country_at() finds: two ways to the same answer. */
static void
test_path_and_at (void)
{
  static const struct { const char *code; double lat, lon, zoom; } views[] = {
    { "CN", 25, 105, 4 }, { "CA", 60, -90, 3 }, { "MM", 20, 97, 6 }, { "RU", 65, 178, 4 }, { "NO", 69, 18, 7 }, { "ZA", -29, 27, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      MzView view = { views[i].lat, views[i].lon, views[i].zoom, 500, 400 };
      double world = mz_mercator_world_pixels (view.zoom);
      cairo_surface_t *surface = new_surface (1, 1);
      cairo_t *cr = cairo_create (surface);
      guint wrong = 0, n = 0;

      g_assert_true (mz_basemap_country_path (mz_basemap_get_bundled (), cr, views[i].code, &view));
      for (double y = 4; y < view.height; y += 16)
        for (double x = 4; x < view.width; x += 16, n++)
          {
            double mx = mz_mercator_x (view.lon) + (x - view.width / 2) / world;
            double my = mz_mercator_y (view.lat) + (y - view.height / 2) / world;
            const char *code = mz_basemap_country_at (mz_basemap_get_bundled (), mz_mercator_lat (my), mz_mercator_lon (mx));

            wrong += (g_strcmp0 (code, views[i].code) == 0) != !!cairo_in_fill (cr, x, y) ? 1 : 0;
          }
      g_test_message ("%s: %u of %u", views[i].code, wrong, n);
      g_assert_cmpuint (wrong, <=, n / 50); /* generalized coasts */
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_labels (void)
{
  MzBasemap *basemap = mz_basemap_get_bundled ();
  guint n = mz_basemap_get_n_labels (basemap), counts[3] = { 0 }, rank = 0, oceans = 0, capitals = 0;
  gboolean beijing = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const MzBasemapLabel *label = mz_basemap_peek_label (basemap, i);

      g_assert_cmpuint (strlen (label->name), >, 1);
      g_assert_true (g_utf8_validate (label->name, -1, NULL));
      g_assert_null (strstr (label->name, "  "));
      g_assert_null (strstr (label->name, "-99"));
      g_assert_cmpfloat (fabs (label->lat), <=, 90);
      g_assert_cmpfloat (fabs (label->lon), <=, 180);
      g_assert_cmpfloat (label->min_zoom, >=, 0);
      g_assert_cmpfloat (label->max_zoom, >, label->min_zoom);
      g_assert_cmpfloat (label->span, >=, 0);
      g_assert_cmpfloat (label->span, <=, 360);
      g_assert_cmpuint (label->rank, >=, rank);
      g_assert_cmpuint (label->rank, <=, 10);
      rank = label->rank;
      counts[label->kind]++;
      oceans += label->ocean ? 1 : 0;
      capitals += label->capital ? 1 : 0;
      g_assert_false (label->capital && label->kind != MZ_BASEMAP_TOWN);
      if (g_strcmp0 (label->name, "Beijing") == 0)
        beijing = label->capital && fabs (label->lat - 39.9) < 0.2 && fabs (label->lon - 116.4) < 0.2 && label->rank == 0;
    }
  g_assert_true (beijing);
  g_assert_cmpuint (oceans, ==, 7);
  g_assert_cmpuint (capitals, >, 190);
  g_assert_cmpuint (capitals, <, 215);
  g_assert_cmpuint (counts[MZ_BASEMAP_SEA], >, 100);
  g_assert_cmpuint (counts[MZ_BASEMAP_REGION], >, 900);
  g_assert_cmpuint (counts[MZ_BASEMAP_TOWN], >, 6000);
}

static GBytes *
get_pack (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *pack;

  mz_basemap_get_bundled ();
  pack = g_resources_lookup_data ("/org/monazite/Monazite/basemap.pack", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  return pack;
}

static void
test_reference (void)
{
  g_autoptr (GBytes) pack = get_pack ();
  g_autoptr (GError) error = NULL;
  MzBasemap *basemap = mz_basemap_new (pack, &error);

  g_assert_no_error (error);
  g_assert_true (mz_basemap_ref (basemap) == basemap);
  mz_basemap_unref (basemap);
  g_assert_cmpstr (mz_basemap_country_at (basemap, 39.9, 116.4), ==, "CN");
  mz_basemap_unref (basemap);
  g_assert_cmpuint (g_bytes_get_size (pack), <, 13 * 1000 * 1000);
}

/* Uses all of a pack that has been let through. */
static void
use_pack (MzBasemap *basemap)
{
  cairo_surface_t *surface = new_surface (256, 256);
  cairo_t *cr = cairo_create (surface);
  MzView view = { 30, 110, 4, 256, 256 };

  mz_basemap_paint_tile (basemap, cr, mz_theme_get (MZ_THEME_LIGHT), ALL_LAYERS, 0, 0, 0);
  mz_basemap_paint_tile (basemap, cr, mz_theme_get (MZ_THEME_LIGHT), ALL_LAYERS, 7, 70, 40);
  mz_basemap_country_path (basemap, cr, "CN", &view);
  mz_basemap_country_at (basemap, 40, 116);
  for (guint i = 0; i < mz_basemap_get_n_labels (basemap); i++)
    g_assert_true (g_utf8_validate (mz_basemap_peek_label (basemap, i)->name, -1, NULL));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
try_pack (gconstpointer data, gsize size)
{
  g_autoptr (GBytes) pack = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  MzBasemap *basemap = mz_basemap_new (pack, &error);

  if (basemap == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      return FALSE;
    }
  g_assert_no_error (error);
  use_pack (basemap);
  mz_basemap_unref (basemap);
  return TRUE;
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) pack = get_pack ();
  gsize size;
  const guint8 *data = g_bytes_get_data (pack, &size);
  const gsize sizes[] = { 0, 1, 8, 15, 16, 1000, 1024, 100000, size / 2, size - 8, size - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, sizes[i]); /* so that a sanitizer sees what is read behind it */

      g_assert_false (try_pack (copy, sizes[i]));
    }
  g_assert_false (try_pack (data + 1, size - 1));
}

/* Every word of the head and random ones behind it, each changed in turn: refused, or harmless. */
static void
test_corrupt (void)
{
  static const guint32 values[] = { 0, 1, 0xffffffff, 0x7fffffff };
  g_autoptr (GBytes) pack = get_pack ();
  g_autofree guint32 *copy = NULL;
  gsize size;
  const guint32 *data = g_bytes_get_data (pack, &size);
  guint refused = 0;

  copy = g_memdup2 (data, size);
  for (guint i = 0; i < 500; i++)
    {
      guint at = i < 256 ? i : (guint) g_test_rand_int_range (0, (gint32) (i % 2 ? size / 4 : size / 80));

      copy[at] = i % 5 < 4 ? values[i % 5] : (guint32) g_test_rand_int ();
      refused += try_pack (copy, size) ? 0 : 1;
      copy[at] = data[at];
    }
  g_assert_cmpuint (refused, >, 200);
  g_assert_true (try_pack (copy, size));
}

static gpointer
paint_in_thread (gpointer data)
{
  return paint_tile (ALL_LAYERS, 4, 8, 5);
}

static void
test_threads (void)
{
  GThread *threads[4];
  cairo_surface_t *expected = paint_tile (ALL_LAYERS, 4, 8, 5);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("paint", paint_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      cairo_surface_t *tile = g_thread_join (threads[i]);

      g_assert_cmpmem (cairo_image_surface_get_data (tile), 256 * cairo_image_surface_get_stride (tile),
                       cairo_image_surface_get_data (expected), 256 * cairo_image_surface_get_stride (expected));
      cairo_surface_destroy (tile);
    }
  cairo_surface_destroy (expected);
}

static void
test_goldens (void)
{
  cairo_surface_t *world = paint_view (MZ_THEME_LIGHT, MZ_LAYERS_DEFAULT, (MzView) { 30, 20, 1, 400, 300 });
  cairo_surface_t *europe = paint_view (MZ_THEME_DARK, ALL_LAYERS, (MzView) { 50, 12, 4, 400, 300 });

  mz_test_assert_golden (world, "basemap-world-light.png");
  mz_test_assert_golden (europe, "basemap-europe-dark.png");
  cairo_surface_destroy (world);
  cairo_surface_destroy (europe);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/basemap/country-at", test_country_at);
  g_test_add_func ("/render/basemap/ground", test_ground);
  g_test_add_func ("/render/basemap/mosaic", test_mosaic);
  g_test_add_func ("/render/basemap/antimeridian", test_antimeridian);
  g_test_add_func ("/render/basemap/antarctica", test_antarctica);
  g_test_add_func ("/render/basemap/copies", test_copies);
  g_test_add_func ("/render/basemap/layers", test_layers);
  g_test_add_func ("/render/basemap/country-path", test_country_path);
  g_test_add_func ("/render/basemap/path-and-at", test_path_and_at);
  g_test_add_func ("/render/basemap/labels", test_labels);
  g_test_add_func ("/render/basemap/reference", test_reference);
  g_test_add_func ("/render/basemap/truncated", test_truncated);
  g_test_add_func ("/render/basemap/corrupt", test_corrupt);
  g_test_add_func ("/render/basemap/threads", test_threads);
  g_test_add_func ("/render/basemap/goldens", test_goldens);
  return g_test_run ();
}
