/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hand-out that is saved while the window goes on: the files of “monazite story” for the same story. */
#pragma once

#include "mz-handout.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  MZ_HAND_OUT_PAGES,  /* a PDF file */
  MZ_HAND_OUT_FRAMES, /* PNG files in a folder */
  MZ_HAND_OUT_FOLDER  /* all of it in a new folder */
} MzHandOutKind;

/* @part: of what is to be done, 0 to 1 */
typedef void (*MzHandOutTell) (double part, gpointer data);

void     mz_hand_out_get_spec   (MzHandoutSpec *spec);
void     mz_hand_out_save_async (MzHandout *handout, MzHandOutKind kind, const char *path, GCancellable *cancellable,
                                 MzHandOutTell tell, gpointer tell_data, GAsyncReadyCallback callback, gpointer data);
gboolean mz_hand_out_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
