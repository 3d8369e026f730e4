/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-frames.h"

G_BEGIN_DECLS

/* Fills in what a frame is to look like. @view: where the page keeps its view */
typedef void (*MzFramesAsk) (MzMapPage *page, MzView *view, double *scale, gpointer data);

/**
 * MzFramesRow:
 *
 * Asks from which date to which date, and how often, a map is to become a picture, and saves the pictures: numbered PNG files
 * and, if wanted, a contact sheet. The window goes on meanwhile; what is done stays when it is stopped. Main thread only.
 *
 * Signals: "saved" (text): tells that all of them are, for a toast.
 */
#define MZ_TYPE_FRAMES_ROW (mz_frames_row_get_type ())
G_DECLARE_FINAL_TYPE (MzFramesRow, mz_frames_row, MZ, FRAMES_ROW, AdwExpanderRow)

/* @ask, @data: live as long as the row */
GtkWidget *mz_frames_row_new        (const MzFrames *frames, MzFramesAsk ask, gpointer data);
void       mz_frames_row_set_frames (MzFramesRow *self, const MzFrames *frames, gboolean contact_sheet);
/* @stem: the path without the number and the ending */
void       mz_frames_row_save       (MzFramesRow *self, const char *stem);
void       mz_frames_row_stop       (MzFramesRow *self);
gboolean   mz_frames_row_is_saving  (MzFramesRow *self);
/* What is said below; "" for nothing. */
const char *mz_frames_row_get_said  (MzFramesRow *self);

G_END_DECLS
