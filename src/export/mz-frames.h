/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One picture for each step of the clock. */
#pragma once

#include "mz-exporter.h"
#include "mz-map-page.h"

G_BEGIN_DECLS

/* More is no animation, but a mistake. */
#define MZ_FRAMES_MOST 2400

/**
 * MzFrames:
 * @from, @to: the first date and the last, as precise as the step at least
 * @step: %MZ_DATE_PRECISION_YEAR, _MONTH or _DAY
 */
typedef struct
{
  MzPartialDate   from, to;
  MzDatePrecision step;
} MzFrames;

gboolean      mz_frames_check    (const MzFrames *self, GError **error);
guint         mz_frames_get_n    (const MzFrames *self);
MzPartialDate mz_frames_get_date (const MzFrames *self, guint i);
/* Whether a name numbers its frames: one %d or %04d, and no other sign of that kind. */
gboolean      mz_frames_check_name (const char *name, GError **error);
/* The name of a frame, which are numbered from 1 on. (transfer full) */
char         *mz_frames_dup_name (const char *name, guint i);
/* Draws a frame: what the window shows on its date. */
GBytes       *mz_frames_draw     (const MzFrames *self, guint i, const MzMapPage *page, MzPictureFormat format, double scale,
                                  GError **error);
/* The same as dots, for mz_exporter_encode(). (transfer full) (nullable) */
cairo_surface_t *mz_frames_paint   (const MzFrames *self, guint i, const MzMapPage *page, double scale, GError **error);

/**
 * MzContactSheet:
 *
 * A PDF of all frames, small, twelve to a page, each with its date. They are added one after the other, all of them, from the
 * first on. Freed by mz_contact_sheet_finish(), which may also end it early.
 */
typedef struct _MzContactSheet MzContactSheet;

/* @frames, @page: live as long */
MzContactSheet *mz_contact_sheet_new    (const MzFrames *frames, const MzMapPage *page);
void            mz_contact_sheet_add    (MzContactSheet *self, guint i);
GBytes         *mz_contact_sheet_finish (MzContactSheet *self, GError **error);

G_END_DECLS
