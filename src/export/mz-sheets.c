/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"

#include "mz-sheets.h"

#include <glib/gi18n-lib.h>
#include <cairo-pdf.h>
#include <gio/gio.h>

#include "mz-exporter.h"

#define POINTS_PER_PIXEL 0.75 /* 72 and 96 to the inch */

struct _MzSheetWriter
{
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cr;
  guint            n_pages;
  int              chapter; /* of the outline */
};

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/** mz_sheet_writer_new: @width, @height: of the first page, in pixels */
MzSheetWriter *
mz_sheet_writer_new (double width, double height, const char *title, MzPartialDate as_of)
{
  MzSheetWriter *self = g_new0 (MzSheetWriter, 1);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (append, self->bytes, width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL);
  self->chapter = CAIRO_PDF_OUTLINE_ROOT;
  mz_exporter_describe_pdf (self->surface, title, as_of);
  self->cr = cairo_create (self->surface);
  return self;
}

cairo_t *
mz_sheet_writer_begin (MzSheetWriter *self, double width, double height)
{
  cairo_pdf_surface_set_size (self->surface, width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL);
  cairo_save (self->cr);
  cairo_scale (self->cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  return self->cr;
}

/** mz_sheet_writer_end: Ends a page. @chapter, @name: (nullable): as in #MzSheet */
void
mz_sheet_writer_end (MzSheetWriter *self, const char *chapter, const char *name)
{
  g_autofree char *attributes = g_strdup_printf ("page=%u pos=[0 0]", ++self->n_pages);

  cairo_restore (self->cr);
  cairo_show_page (self->cr);
  if (chapter != NULL)
    self->chapter = cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, chapter, attributes, 0);
  if (name != NULL)
    cairo_pdf_surface_add_outline (self->surface, self->chapter, name, attributes, 0);
}

/** mz_sheet_writer_finish: Errors: %G_IO_ERROR_FAILED where cairo gives up. */
GBytes *
mz_sheet_writer_finish (MzSheetWriter *self, GError **error)
{
  cairo_status_t status = cairo_status (self->cr);
  GBytes *bytes;

  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  bytes = g_byte_array_free_to_bytes (self->bytes);
  g_free (self);
  if (status == CAIRO_STATUS_SUCCESS)
    return bytes;
  g_bytes_unref (bytes);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the pages could not be drawn: %s"), cairo_status_to_string (status));
  return NULL;
}

/**
 * mz_sheets_draw:
 *
 * Errors: those of mz_exporter_check_size(), and %G_IO_ERROR_FAILED where cairo gives up.
 */
GBytes *
mz_sheets_draw (const MzSheet *sheets, guint n_sheets, const char *title, MzPartialDate as_of, GError **error)
{
  MzSheetWriter *writer;

  g_return_val_if_fail (n_sheets > 0, NULL);

  for (guint i = 0; i < n_sheets; i++)
    if (!mz_exporter_check_size (&sheets[i].page, 1, error))
      return NULL;
  writer = mz_sheet_writer_new (sheets[0].page.width, sheets[0].page.height, title, as_of);
  for (guint i = 0; i < n_sheets; i++)
    {
      const MzPage *page = &sheets[i].page;

      page->paint (page->what, mz_sheet_writer_begin (writer, page->width, page->height));
      mz_sheet_writer_end (writer, sheets[i].chapter, sheets[i].name);
    }
  return mz_sheet_writer_finish (writer, error);
}
