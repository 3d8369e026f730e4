/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test.h"

#include <string.h>

/* A copy of @surface in premultiplied 32 bits, so that only one format has to be compared. */
static cairo_surface_t *
to_argb (cairo_surface_t *surface)
{
  cairo_surface_t *copy;
  cairo_t *cr;

  g_assert_cmpint (cairo_surface_get_type (surface), ==, CAIRO_SURFACE_TYPE_IMAGE);

  copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (surface),
                                     cairo_image_surface_get_height (surface));
  cr = cairo_create (copy);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (copy);
  return copy;
}

static guint
distance (const guint8 *a, const guint8 *b)
{
  guint worst = 0;

  for (guint i = 0; i < 4; i++)
    worst = MAX (worst, (guint) ABS ((int) a[i] - (int) b[i]));
  return worst;
}

/**
 * mz_test_compare_images:
 * @actual: an image surface
 * @expected: an image surface
 * @tolerance: how far two channels may be apart, 0..255; wholly transparent pixels are equal whatever their colour
 * @difference: (out caller-allocates) (optional): what was found
 * @picture: (out) (optional) (transfer full) (nullable): @expected, pale, with every different pixel in red; %NULL where
 *   the sizes differ
 *
 * Returns: %TRUE if the sizes are the same and at most %MZ_TEST_FRACTION of the pixels differ
 */
gboolean
mz_test_compare_images (cairo_surface_t *actual, cairo_surface_t *expected, guint tolerance,
                        MzTestDifference *difference, cairo_surface_t **picture)
{
  int width = cairo_image_surface_get_width (expected);
  int height = cairo_image_surface_get_height (expected);
  MzTestDifference found = { (guint) (width * height), 0, 0, -1, -1 };
  cairo_surface_t *a = to_argb (actual);
  cairo_surface_t *e = to_argb (expected);
  cairo_surface_t *marked = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gboolean same_size = cairo_image_surface_get_width (a) == width && cairo_image_surface_get_height (a) == height;

  if (!same_size)
    found = (MzTestDifference) { found.pixels, found.pixels, 255, 0, 0 };
  for (int y = 0; same_size && y < height; y++)
    {
      const guint8 *row_a = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *row_e = cairo_image_surface_get_data (e) + y * cairo_image_surface_get_stride (e);
      guint32 *row_m = (guint32 *) (cairo_image_surface_get_data (marked) +
                                    y * cairo_image_surface_get_stride (marked));

      for (int x = 0; x < width; x++)
        {
          guint apart = distance (row_a + 4 * x, row_e + 4 * x);

          found.worst = MAX (found.worst, apart);
          if (apart <= tolerance)
            {
              row_m[x] = 0xff000000 | (0xc0c0c0 + ((((const guint32 *) row_e)[x] >> 2) & 0x3f3f3f));
              continue;
            }
          row_m[x] = 0xffff0000;
          if (found.different++ == 0)
            {
              found.x = x;
              found.y = y;
            }
        }
    }
  cairo_surface_mark_dirty (marked);

  if (difference != NULL)
    *difference = found;
  if (picture != NULL)
    *picture = same_size ? cairo_surface_reference (marked) : NULL;
  cairo_surface_destroy (marked);
  cairo_surface_destroy (a);
  cairo_surface_destroy (e);
  return same_size && found.different <= found.pixels * MZ_TEST_FRACTION;
}

static gboolean
write_png (cairo_surface_t *surface, const char *path, GError **error)
{
  cairo_status_t status = cairo_surface_write_to_png (surface, path);

  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, cairo_status_to_string (status));
  return FALSE;
}

/**
 * mz_test_check_golden:
 * @actual: an image surface
 * @path: the golden picture, a PNG
 * @error: return location for a #GError
 *
 * Compares @actual with the picture in @path. On a difference leaves the picture drawn and the differing pixels in the
 * build folder (or the present one, outside of the test suite), as NAME.out.png and NAME.diff.png, and names them. With
 * `MZ_UPDATE_GOLDEN=1` in the environment @path is written anew instead.
 *
 * Returns: %TRUE if they are the same within %MZ_TEST_TOLERANCE and %MZ_TEST_FRACTION
 */
gboolean
mz_test_check_golden (cairo_surface_t *actual, const char *path, GError **error)
{
  const char *build_dir = g_getenv ("G_TEST_BUILDDIR");
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *out = NULL;
  g_autofree char *diff = NULL;
  g_autofree char *out_path = NULL;
  g_autofree char *diff_path = NULL;
  cairo_surface_t *expected;
  cairo_surface_t *picture = NULL;
  MzTestDifference found;
  gboolean same;

  if (g_strcmp0 (g_getenv ("MZ_UPDATE_GOLDEN"), "1") == 0)
    return write_png (actual, path, error);

  if (g_str_has_suffix (base, ".png"))
    base[strlen (base) - strlen (".png")] = '\0';
  out = g_strconcat (base, ".out.png", NULL);
  diff = g_strconcat (base, ".diff.png", NULL);
  out_path = g_build_filename (build_dir != NULL ? build_dir : ".", out, NULL);
  diff_path = g_build_filename (build_dir != NULL ? build_dir : ".", diff, NULL);

  expected = cairo_image_surface_create_from_png (path);
  if (cairo_surface_status (expected) != CAIRO_STATUS_SUCCESS)
    {
      if (write_png (actual, out_path, error))
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: %s; drawn: %s; MZ_UPDATE_GOLDEN=1 writes it", path,
                     cairo_status_to_string (cairo_surface_status (expected)), out_path);
      cairo_surface_destroy (expected);
      return FALSE;
    }

  same = mz_test_compare_images (actual, expected, MZ_TEST_TOLERANCE, &found, &picture);
  if (!same && write_png (actual, out_path, error) && (picture == NULL || write_png (picture, diff_path, error)))
    {
      if (picture == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is %d × %d, drawn is %d × %d: %s", path,
                     cairo_image_surface_get_width (expected), cairo_image_surface_get_height (expected),
                     cairo_image_surface_get_width (actual), cairo_image_surface_get_height (actual), out_path);
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     "%s: %u of %u pixels differ, by up to %u, the first at %d, %d; see %s and %s", path,
                     found.different, found.pixels, found.worst, found.x, found.y, out_path, diff_path);
    }
  g_clear_pointer (&picture, cairo_surface_destroy);
  cairo_surface_destroy (expected);
  return same;
}

/**
 * mz_test_assert_golden:
 * @actual: an image surface, small (at most 400 × 300)
 * @name: file name of the golden picture in tests/golden, with its ending
 *
 * Ends the test if @actual is not the golden picture: see mz_test_check_golden().
 */
void
mz_test_assert_golden (cairo_surface_t *actual, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autoptr (GError) error = NULL;

  mz_test_check_golden (actual, path, &error);
  g_assert_no_error (error);
}
