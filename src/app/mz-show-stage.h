/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-map-view.h"
#include "mz-slide.h"
#include "mz-story-player.h"

G_BEGIN_DECLS

/**
 * MzShowStage:
 *
 * What the audience sees, and nothing else: the living map of a workspace with a slide's words round it, or a slide that is a
 * chart, as large as the room needs it; black, white, the pointer. Light whatever the user's theme is, unless that is asked for. Owned by the audience's
 * window; main thread only.
 *
 * Signal "resized": its slide was made for another size.
 */
#define MZ_TYPE_SHOW_STAGE (mz_show_stage_get_type ())
G_DECLARE_FINAL_TYPE (MzShowStage, mz_show_stage, MZ, SHOW_STAGE, GtkWidget)

GtkWidget *mz_show_stage_new         (MzStoryPlayer *player, MzWorkspace *workspace, MzBasemap *basemap);
MzMapView *mz_show_stage_get_map     (MzShowStage *self);
MzSlide   *mz_show_stage_get_slide   (MzShowStage *self);
void       mz_show_stage_set_slide   (MzShowStage *self, MzSlide *slide);
void       mz_show_stage_get_spec    (MzShowStage *self, MzSlideSpec *spec);
gboolean   mz_show_stage_is_fading   (MzShowStage *self);
void       mz_show_stage_set_dark    (MzShowStage *self, gboolean dark);
gboolean   mz_show_stage_is_dark     (MzShowStage *self);
void       mz_show_stage_point       (MzShowStage *self, double x, double y);

G_END_DECLS
