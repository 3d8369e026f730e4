/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"

#include "mz-sheets.h"

#include <cairo-pdf.h>
#include <gio/gio.h>

#include "mz-exporter.h"

#define POINTS_PER_PIXEL 0.75 /* 72 and 96 to the inch */

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_sheet (cairo_surface_t *surface, cairo_t *cr, const MzSheet *sheet, guint number, int *chapter)
{
  g_autofree char *attributes = g_strdup_printf ("page=%u pos=[0 0]", number);

  cairo_pdf_surface_set_size (surface, sheet->page.width * POINTS_PER_PIXEL, sheet->page.height * POINTS_PER_PIXEL);
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  sheet->page.paint (sheet->page.what, cr);
  cairo_restore (cr);
  cairo_show_page (cr);
  if (sheet->chapter != NULL)
    *chapter = cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, sheet->chapter, attributes, 0);
  if (sheet->name != NULL)
    cairo_pdf_surface_add_outline (surface, *chapter, sheet->name, attributes, 0);
}

/**
 * mz_sheets_draw:
 *
 * Errors: those of mz_exporter_check_size(), and %G_IO_ERROR_FAILED where cairo gives up.
 */
GBytes *
mz_sheets_draw (const MzSheet *sheets, guint n_sheets, const char *title, MzPartialDate as_of, GError **error)
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  int chapter = CAIRO_PDF_OUTLINE_ROOT;

  g_return_val_if_fail (n_sheets > 0, NULL);

  for (guint i = 0; i < n_sheets; i++)
    if (!mz_exporter_check_size (&sheets[i].page, 1, error))
      return NULL;
  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (append, bytes, sheets[0].page.width * POINTS_PER_PIXEL,
                                                 sheets[0].page.height * POINTS_PER_PIXEL);
  mz_exporter_describe_pdf (surface, title, as_of);
  cr = cairo_create (surface);
  for (guint i = 0; i < n_sheets; i++)
    draw_sheet (surface, cr, &sheets[i], i + 1, &chapter);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the pages could not be drawn: %s", cairo_status_to_string (status));
  return NULL;
}
