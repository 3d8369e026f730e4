/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"

#include "mz-exporter.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-file.h"
#include "mz-limits.h"
#include "mz-svg-text.h"

#define POINTS_PER_PIXEL 0.75 /* 72 and 96 to the inch */

/** mz_exporter_guess_format: @format: (out): untouched where the ending names none; case does not matter. */
gboolean
mz_exporter_guess_format (const char *path, MzPictureFormat *format)
{
  static const char *const endings[MZ_N_PICTURES] = { ".png", ".svg", ".pdf" };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < MZ_N_PICTURES; i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (MzPictureFormat) i;
        return TRUE;
      }
  return FALSE;
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * mz_exporter_describe_pdf:
 * @title: (nullable)
 * @as_of: the date of the facts, or unset: never that of the clock on the wall, so that the same page gives the same bytes
 */
void
mz_exporter_describe_pdf (cairo_surface_t *surface, const char *title, MzPartialDate as_of)
{
  g_autofree char *date = mz_partial_date_is_set (as_of) && as_of.year <= 9999 ? mz_partial_date_to_string (as_of) : g_strdup ("");

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "Monazite");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, _("rare earths, supply chain, agreements"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Monazite " MZ_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static cairo_surface_t *
create_surface (const MzPage *page, MzPictureFormat format, double width, double height, GByteArray *bytes)
{
  g_autofree char *title = NULL;
  cairo_surface_t *surface;

  switch (format)
    {
    case MZ_PICTURE_SVG:
      surface = cairo_svg_surface_create_for_stream (append, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      mz_svg_text_begin (surface);
      return surface;
    case MZ_PICTURE_PDF:
      surface = cairo_pdf_surface_create_for_stream (append, bytes, width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL);
      title = page->dup_title != NULL ? page->dup_title (page->what) : NULL;
      mz_exporter_describe_pdf (surface, title, page->as_of);
      return surface;
    case MZ_PICTURE_PNG:
    case MZ_N_PICTURES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
renumber (const GMatchInfo *match, GString *result, gpointer numbers)
{
  g_autofree char *name = g_match_info_fetch (match, 1), *number = g_match_info_fetch (match, 2);
  gpointer known = g_hash_table_lookup (numbers, number);

  if (known == NULL)
    {
      known = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
      g_hash_table_insert (numbers, g_strdup (number), known);
    }
  g_string_append_printf (result, "%s%u", name, GPOINTER_TO_UINT (known));
  return FALSE;
}

/* The words of @title stand for the picture where it is read aloud. */
static char *
name_svg (const MzPage *page, const char *svg)
{
  g_autofree char *title = page->dup_title != NULL ? page->dup_title (page->what) : NULL;
  g_autofree char *escaped = title != NULL ? g_markup_escape_text (title, -1) : NULL;
  const char *root = strstr (svg, "<svg "), *end = root != NULL ? strchr (root, '>') : NULL;

  if (escaped == NULL || end == NULL)
    return g_strdup (svg);
  return g_strdup_printf ("%.*s>\n<title>%s</title>%s", (int) (end - svg), svg, escaped, end + 1);
}

/* Cairo numbers the parts of an SVG file on through all that the process has drawn; here each file begins at 1. */
static GBytes *
renumber_svg (const char *svg)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("([\"#](?:surface|source-|mask-))([0-9]+)", G_REGEX_DEFAULT, 0, NULL);
  char *text = g_regex_replace_eval (regex, svg, -1, 0, 0, renumber, numbers, NULL);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
finish (const MzPage *page, MzPictureFormat format, cairo_surface_t *surface, const GByteArray *bytes)
{
  g_autofree char *svg = NULL, *named = NULL;

  if (format != MZ_PICTURE_SVG)
    return g_bytes_new (bytes->data, bytes->len);
  svg = mz_svg_text_finish (surface, (const char *) bytes->data, bytes->len);
  named = name_svg (page, svg);
  return renumber_svg (named);
}

/**
 * mz_exporter_check_size:
 * @scale: dots for each pixel of the page, 0.25 to 8
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT, with what may be asked for.
 */
gboolean
mz_exporter_check_size (const MzPage *page, double scale, GError **error)
{
  double width = round (page->width * scale), height = round (page->height * scale);

  if (!(scale >= MZ_PICTURE_MIN_SCALE && scale <= MZ_PICTURE_MAX_SCALE))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("a scale of %g is out of range; it may be %g to %g"), scale,
                 MZ_PICTURE_MIN_SCALE, MZ_PICTURE_MAX_SCALE);
  else if (!(width >= 1 && height >= 1 && width <= MZ_PICTURE_MAX_SIDE && height <= MZ_PICTURE_MAX_SIDE
             && width * height <= MZ_PICTURE_MAX_AREA))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("a picture of %.0f by %.0f dots is out of range; a side may have "
                 "1 to %.0f, the whole at most %.0f million"), width, height, MZ_PICTURE_MAX_SIDE,
                 floor (MZ_PICTURE_MAX_AREA / 1e6));
  else
    return TRUE;
  return FALSE;
}

static void
set_failed (cairo_status_t status, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the picture could not be drawn: %s"), cairo_status_to_string (status));
}

/** mz_exporter_paint: Returns: (transfer full) (nullable): the dots of the page. Errors: those of mz_exporter_draw(). */
cairo_surface_t *
mz_exporter_paint (const MzPage *page, double scale, GError **error)
{
  double width = round (page->width * scale), height = round (page->height * scale);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (!mz_exporter_check_size (page, scale, error))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_scale (cr, width / page->width, height / page->height);
  page->paint (page->what, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  set_failed (status, error);
  return NULL;
}

/** mz_exporter_encode: @surface: of mz_exporter_paint(), which nobody else touches meanwhile */
GBytes *
mz_exporter_encode (cairo_surface_t *surface, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append, bytes);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  set_failed (status, error);
  return NULL;
}

static GBytes *
draw_png (const MzPage *page, double scale, GError **error)
{
  cairo_surface_t *surface = mz_exporter_paint (page, scale, error);
  GBytes *bytes = surface != NULL ? mz_exporter_encode (surface, error) : NULL;

  g_clear_pointer (&surface, cairo_surface_destroy);
  return bytes;
}

/**
 * mz_exporter_draw:
 * @scale: dots for each pixel of the page
 *
 * Errors: those of mz_exporter_check_size(), and %G_IO_ERROR_FAILED where cairo gives up.
 *
 * Returns: (transfer full) (nullable): the file's bytes.
 */
GBytes *
mz_exporter_draw (const MzPage *page, MzPictureFormat format, double scale, GError **error)
{
  double width = round (page->width * scale), height = round (page->height * scale);
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_status_t status;
  GBytes *result;
  cairo_t *cr;

  g_return_val_if_fail (format < MZ_N_PICTURES, NULL);

  if (format == MZ_PICTURE_PNG)
    return draw_png (page, scale, error);
  if (!mz_exporter_check_size (page, scale, error))
    return NULL;

  bytes = g_byte_array_new ();
  surface = create_surface (page, format, width, height, bytes);
  cr = cairo_create (surface);
  cairo_scale (cr, width / page->width, height / page->height);
  if (format == MZ_PICTURE_PDF)
    cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  page->paint (page->what, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  result = status == CAIRO_STATUS_SUCCESS ? finish (page, format, surface, bytes) : NULL;
  cairo_surface_destroy (surface);
  g_byte_array_unref (bytes);
  if (result == NULL)
    set_failed (status, error);
  return result;
}

/** mz_exporter_write: Errors: those of mz_exporter_draw(), and %G_FILE_ERROR where the file cannot be written. */
gboolean
mz_exporter_write (const MzPage *page, MzPictureFormat format, double scale, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = mz_exporter_draw (page, format, scale, error);

  return bytes != NULL && mz_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}
