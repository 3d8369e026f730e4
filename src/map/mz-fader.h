/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-picture.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzFader:
 *
 * Shows pictures on a map so that what was not there the frame before comes in gently, and what has gone fades away where it
 * stood. Between mz_fader_begin() and mz_fader_end() the pictures of one frame are appended. Main thread only.
 */
typedef struct _MzFader MzFader;

MzFader *mz_fader_new      (void);
void     mz_fader_free     (MzFader *self);
void     mz_fader_clear    (MzFader *self);
gint64   mz_fader_get_time (GtkWidget *widget);
void     mz_fader_begin    (MzFader *self, GtkSnapshot *snapshot, const MzView *view, double scale, gint64 now);
void     mz_fader_append   (MzFader *self, const char *key, MzPicture *picture, double x, double y);
gboolean mz_fader_end      (MzFader *self);

G_END_DECLS
