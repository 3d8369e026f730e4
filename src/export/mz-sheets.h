/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many pages in one PDF file. */
#pragma once

#include "mz-page.h"

G_BEGIN_DECLS

/**
 * MzSheet:
 * @page: its painter may begin and end cairo's tags for links
 * @chapter: (nullable): what begins with it, in the outline of the file
 * @name: (nullable): what it is itself, in the outline below the last chapter
 */
typedef struct
{
  MzPage      page;
  const char *chapter;
  const char *name;
} MzSheet;

/**
 * MzSheetWriter:
 *
 * A file in the making, a page at a time, for whoever does other things between. Freed by mz_sheet_writer_finish().
 */
typedef struct _MzSheetWriter MzSheetWriter;

MzSheetWriter *mz_sheet_writer_new    (double width, double height, const char *title, MzPartialDate as_of);
/* Returns: (transfer none): what to draw a page of that size with, in pixels. */
cairo_t       *mz_sheet_writer_begin  (MzSheetWriter *self, double width, double height);
void           mz_sheet_writer_end    (MzSheetWriter *self, const char *chapter, const char *name);
/* @error: (nullable). Returns: (transfer full) (nullable): the file */
GBytes        *mz_sheet_writer_finish (MzSheetWriter *self, GError **error);

/* Draws the sheets; the same sheets give the same bytes. @as_of dates the file. (transfer full) (nullable) */
GBytes *mz_sheets_draw (const MzSheet *sheets, guint n_sheets, const char *title, MzPartialDate as_of, GError **error);

G_END_DECLS
