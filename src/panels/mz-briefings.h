/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-basemap.h"
#include "mz-desk.h"
#include "mz-scene-picture.h"

G_BEGIN_DECLS

/**
 * MzBriefings:
 *
 * Where stories are written: the stories of the user's document and the bundled ones, the scenes of one of them, and what one of
 * those says. Side by side where there is room, else one after another. Every edit is one step of the document to undo; bundled
 * stories are only read. Main thread only.
 *
 * Commands: story.duplicate, story.up, story.down, story.remove-scene, story.back; the rest is the window's.
 * Signal "opened": the view of the scene is to be gone to.
 */
#define MZ_TYPE_BRIEFINGS (mz_briefings_get_type ())
G_DECLARE_FINAL_TYPE (MzBriefings, mz_briefings, MZ, BRIEFINGS, GtkWidget)

GtkWidget       *mz_briefings_new          (MzDesk *desk, MzManner *manner, MzBasemap *basemap, GPtrArray *bundled);
void             mz_briefings_set_menu     (MzBriefings *self, GMenuModel *menu);
MzScenePictures *mz_briefings_get_pictures (MzBriefings *self);
gboolean         mz_briefings_save         (MzBriefings *self);
MzStory         *mz_briefings_get_story    (MzBriefings *self, gboolean *own);
gboolean         mz_briefings_get_scene    (MzBriefings *self, guint *scene);
void             mz_briefings_choose       (MzBriefings *self, const char *id, gboolean own);
void             mz_briefings_choose_scene (MzBriefings *self, guint scene);
void             mz_briefings_put          (MzBriefings *self, MzStory *story, const char *name);
void             mz_briefings_show_scenes  (MzBriefings *self);
gboolean         mz_briefings_is_settled   (MzBriefings *self);
void             mz_briefings_move_focus   (MzBriefings *self, int step);

G_END_DECLS
