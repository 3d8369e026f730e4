/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames that are saved while the window goes on: each is painted when nothing else is to do, packed and written in a thread. */
#pragma once

#include <gio/gio.h>

#include "mz-frames.h"

G_BEGIN_DECLS

/* @done: of @n frames */
typedef void (*MzFramesTell) (guint done, guint n, gpointer data);

/**
 * MzFramesOrder:
 * @page: what a frame looks like; its workspace is only looked at, at once
 * @stem: the path of the files without their endings: STEM-0001.png and so on, and STEM.pdf
 * @contact_sheet: whether there is one
 * @tell: (nullable): told after each frame, with @data
 *
 * The files of “monazite render --from --to -o STEM-%04d.png --contact-sheet STEM.pdf” for the same view.
 */
typedef struct
{
  const MzMapPage *page;
  MzFrames         frames;
  double           scale;
  const char      *stem;
  gboolean         contact_sheet;
  MzFramesTell     tell;
  gpointer         data;
} MzFramesOrder;

void     mz_frames_save_async  (const MzFramesOrder *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean mz_frames_save_finish (GAsyncResult *result, guint *n_saved, GError **error);

G_END_DECLS
