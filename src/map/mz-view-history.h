/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the map has been: arithmetic on views, no widgets. */
#pragma once

#include "mz-workspace.h"

G_BEGIN_DECLS

#define MZ_VIEW_HISTORY_MAX 100

/**
 * MzViewHistory:
 *
 * The views that the map has rested on, the present one among them, as a browser keeps its pages: who goes back and then
 * elsewhere loses the way forward.
 */
typedef struct _MzViewHistory MzViewHistory;

/* @home: the whole world, whatever the frame; its view is not compared. */
typedef struct
{
  MzView   view;
  gboolean home;
} MzViewStop;

MzViewHistory    *mz_view_history_new      (void);
void              mz_view_history_free     (MzViewHistory *self);
gboolean          mz_view_history_rest     (MzViewHistory *self, const MzView *view, gboolean home);
gboolean          mz_view_history_can_step (MzViewHistory *self, int step);
const MzViewStop *mz_view_history_step     (MzViewHistory *self, int step);
guint             mz_view_history_length   (MzViewHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzViewHistory, mz_view_history_free)

G_END_DECLS
