/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-exporter.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mz-map-page.h"
#include "mz-mercator.h"

static const char *const names[MZ_N_PICTURES] = { "a.png", "a.svg", "a.pdf" };

typedef struct
{
  MzWorkspace *workspace;
  MzMapPage    page;
} Fixture;

/* A world in which nothing is known but the map. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();

  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
  mz_dataset_link (dataset);
  fixture->workspace = mz_workspace_new (dataset);
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2025, 11, 0));
  fixture->page = (MzMapPage) { fixture->workspace, mz_basemap_get_bundled (), MZ_THEME_LIGHT, 320, 200, TRUE, TRUE };
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->workspace);
}

static void
test_endings (void)
{
  static const struct { const char *path; gboolean known; MzPictureFormat format; } cases[] = {
    { "a.png", TRUE, MZ_PICTURE_PNG }, { "dir.svg/b.PDF", TRUE, MZ_PICTURE_PDF }, { "x.Svg", TRUE, MZ_PICTURE_SVG },
    { "png", FALSE, 0 }, { "a.png.txt", FALSE, 0 }, { "", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzPictureFormat format = MZ_N_PICTURES;

      g_assert_cmpint (mz_exporter_guess_format (cases[i].path, &format), ==, cases[i].known);
      g_assert_cmpint (format, ==, cases[i].known ? cases[i].format : MZ_N_PICTURES);
    }
}

static void
test_sizes (Fixture *fixture, gconstpointer unused)
{
  static const struct { double width, height, scale; gboolean fits; } cases[] = {
    { 1, 1, 1, TRUE }, { 16384, 16384, 1, TRUE }, { 16385, 1, 1, FALSE }, { 8192, 100, 2, TRUE }, { 8192, 100, 2.1, FALSE },
    { 100, 100, 0.25, TRUE }, { 100, 100, 0.2, FALSE }, { 100, 100, 8, TRUE }, { 100, 100, 8.1, FALSE }, { 100, 100, -1, FALSE },
    { 0, 100, 1, FALSE }, { NAN, 100, 1, FALSE }, { 100, INFINITY, 1, FALSE }, { 100, 100, NAN, FALSE }, { 1, 1, 0.25, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzPage page = mz_map_page_get_page (&fixture->page);
      g_autoptr (GError) error = NULL;

      page.width = cases[i].width;
      page.height = cases[i].height;
      g_assert_cmpint (mz_exporter_check_size (&page, cases[i].scale, &error), ==, cases[i].fits);
      if (cases[i].fits)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
          g_assert_null (mz_exporter_draw (&page, MZ_PICTURE_PNG, cases[i].scale, NULL));
        }
    }
}

typedef struct
{
  const guint8 *data;
  gsize         left;
} Reader;

static cairo_status_t
read_some (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *png)
{
  Reader reader;

  reader.data = g_bytes_get_data (png, &reader.left);
  return cairo_image_surface_create_from_png_stream (read_some, &reader);
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

/* White corners, sea in the middle of the Pacific, land in the Sahara. */
static void
test_pixels (Fixture *fixture, gconstpointer unused)
{
  static const struct { double lat, lon; guint32 color; } places[] = { { 23, 10, 0xf6f4ef }, { 0, -150, 0 } };
  MzPage page = mz_map_page_get_page (&fixture->page);
  MzView view = { 0, 0, 0, 0, 0 };
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  cairo_rectangle_t frame;
  double world;

  fixture->page.legend = FALSE;
  mz_workspace_set_layers (fixture->workspace, 0);
  mz_map_page_fit_world (&fixture->page, &view);
  mz_workspace_set_view (fixture->workspace, &view);
  mz_map_page_get_frame (&fixture->page, &frame);
  png = mz_exporter_draw (&page, MZ_PICTURE_PNG, 2, &error);
  g_assert_no_error (error);
  surface = decode (png);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 640);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 400);
  g_assert_cmphex (pixel_at (surface, 0, 0), ==, 0xffffff);
  g_assert_cmphex (pixel_at (surface, 639, 399), ==, 0xffffff);

  world = 256 * pow (2, view.zoom);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double x = frame.x + frame.width / 2 + (places[i].lon - view.lon) / 360 * world;
      double y = frame.y + frame.height / 2 + (mz_mercator_y (places[i].lat) - mz_mercator_y (view.lat)) * world;
      guint32 pixel = pixel_at (surface, (int) (x * 2), (int) (y * 2));

      if (places[i].color != 0)
        g_assert_cmphex (pixel, ==, places[i].color);
      else /* Some depth of the sea: more blue than red. */
        g_assert_cmpuint (pixel & 0xff, >, pixel >> 16);
    }
  cairo_surface_destroy (surface);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer unused)
{
  MzPage page = mz_map_page_get_page (&fixture->page);
  for (guint format = 0; format < MZ_N_PICTURES; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) first = mz_exporter_draw (&page, (MzPictureFormat) format, 1, &error);
      g_autoptr (GBytes) second = NULL;

      g_assert_no_error (error);
      second = mz_exporter_draw (&page, (MzPictureFormat) format, 1, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                       g_bytes_get_size (second));
    }
}

static void
test_files (Fixture *fixture, gconstpointer unused)
{
  static const char *const begins[MZ_N_PICTURES] = { "\211PNG\r\n\032\n", "<?xml", "%PDF-1." };
  MzPage page = mz_map_page_get_page (&fixture->page);
  g_autofree char *folder = g_dir_make_tmp ("mz-exporter-XXXXXX", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "a.png", NULL);
  g_autoptr (GError) error = NULL;

  for (guint format = 0; format < MZ_N_PICTURES; format++)
    {
      g_autofree char *path = g_build_filename (folder, names[format], NULL), *content = NULL;

      g_assert_true (g_file_set_contents (path, "before", -1, NULL));
      g_assert_true (mz_exporter_write (&page, (MzPictureFormat) format, 1, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, begins[format]));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_false (mz_exporter_write (&page, MZ_PICTURE_PNG, 1, nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Letters are text, not outlines; the page's words are in the file, and in its title. */
static void
test_text (Fixture *fixture, gconstpointer unused)
{
  MzPage page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *text = NULL;

  fixture->page.width = 640;
  page = mz_map_page_get_page (&fixture->page);
  svg = mz_exporter_draw (&page, MZ_PICTURE_SVG, 2, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<title>Rare-earth chain, November 2025</title>"));
  g_assert_nonnull (strstr (text, ">Rare-earth chain, November 2025</tspan>"));
  g_assert_nonnull (strstr (text, "Base map: Natural Earth"));
  g_assert_null (strstr (text, "<symbol"));
  g_assert_null (strstr (text, "glyph"));
  g_assert_null (strstr (text, "0.123457")); /* no place for a text is left empty */
}

/* Pages of any shape: their parts stay on them, and the map shows what it was fitted to. */
static void
test_fit (Fixture *fixture, gconstpointer unused)
{
  static const struct { double width, height; } sizes[] = {
    { 64, 64 }, { 400, 300 }, { 1280, 800 }, { 3840, 2160 }, { 500, 2000 }, { 4000, 300 },
  };
  static const struct { double south, west, north, east; } boxes[] = {
    { 18, 73, 54, 135 }, { -48, 166, -34, 179 }, { 51, 172, 66, -130 }, { 35, -116, 35, -116 }, { -80, -180, 80, 180 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cairo_rectangle_t frame;
      MzView view;

      fixture->page.width = sizes[i].width;
      fixture->page.height = sizes[i].height;
      mz_map_page_get_frame (&fixture->page, &frame);
      g_assert_cmpfloat (frame.x, >=, 0);
      g_assert_cmpfloat (frame.y, >=, 0);
      g_assert_cmpfloat (frame.x + frame.width, <=, sizes[i].width);
      g_assert_cmpfloat (frame.y + frame.height, <=, sizes[i].height);

      mz_map_page_fit_world (&fixture->page, &view);
      g_assert_true (view.zoom == 0 || mz_mercator_world_pixels (view.zoom) <= frame.width * 1.0001);
      for (guint k = 0; k < G_N_ELEMENTS (boxes); k++)
        {
          mz_map_page_fit_box (&fixture->page, boxes[k].south, boxes[k].west, boxes[k].north, boxes[k].east, &view);
          view.width = frame.width;
          view.height = frame.height;
          if (view.zoom == 0)
            continue;
          g_assert_true (mz_view_contains (&view, boxes[k].south, boxes[k].west));
          g_assert_true (mz_view_contains (&view, boxes[k].north, boxes[k].east));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/exporter/endings", test_endings);
  g_test_add ("/export/exporter/sizes", Fixture, NULL, set_up, test_sizes, tear_down);
  g_test_add ("/export/exporter/pixels", Fixture, NULL, set_up, test_pixels, tear_down);
  g_test_add ("/export/exporter/same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/export/exporter/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/export/exporter/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/export/exporter/fit", Fixture, NULL, set_up, test_fit, tear_down);
  return g_test_run ();
}
