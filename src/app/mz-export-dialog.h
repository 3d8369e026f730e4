/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-basemap.h"
#include "mz-exporter.h"
#include "mz-figure.h"
#include "mz-frames-row.h"
#include "mz-picture-choice.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzExportDialog:
 *
 * Asks how the map, or a chart, is to become a picture, and shows what it will be. A map shows at least what the window's does,
 * at the date of the clock. The choice is remembered. Main thread only.
 *
 * Signals: "saved" (text): tells what has come of it, for a toast.
 */
#define MZ_TYPE_EXPORT_DIALOG (mz_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MzExportDialog, mz_export_dialog, MZ, EXPORT_DIALOG, AdwWindow)

/* @figure: (nullable) (transfer full): a chart in place of the map; @settings: (nullable) */
GtkWidget *mz_export_dialog_new        (GtkWindow *parent, MzWorkspace *workspace, MzBasemap *basemap, MzFigure *figure,
                                        GSettings *settings);
void       mz_export_dialog_get_choice (MzExportDialog *self, MzPictureChoice *choice);
void       mz_export_dialog_set_choice (MzExportDialog *self, const MzPictureChoice *choice);
/* Where a map of the choice is: what “render --center --zoom” would be told. */
void       mz_export_dialog_get_view   (MzExportDialog *self, MzView *view);
/* Returns: (transfer full) (nullable): the bytes of the picture. */
GBytes    *mz_export_dialog_draw       (MzExportDialog *self, MzPictureFormat format, GError **error);
/* (nullable) (transfer none): the row for frames, which a chart does not have; @open: it comes first, with what is in it. */
MzFramesRow *mz_export_dialog_get_frames (MzExportDialog *self, gboolean open);
/* Writes the picture in the format of the file's ending. */
gboolean   mz_export_dialog_save       (MzExportDialog *self, GFile *file, GError **error);

G_END_DECLS
