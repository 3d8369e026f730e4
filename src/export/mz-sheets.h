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

/* Draws the sheets; the same sheets give the same bytes. @as_of dates the file. (transfer full) (nullable) */
GBytes *mz_sheets_draw (const MzSheet *sheets, guint n_sheets, const char *title, MzPartialDate as_of, GError **error);

G_END_DECLS
