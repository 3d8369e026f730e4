/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-scene-picture.h"

G_BEGIN_DECLS

/**
 * MzSceneList:
 *
 * The scenes of a story as rows: a small picture, number, title, when and where it is, how long; a sign where the check has found
 * something. Where it can be edited, rows can be dragged to other places. Main thread only.
 *
 * Signals: "chosen" (the one that is looked at is another one), "opened" (Enter or a double click), "moved" (from, to).
 */
#define MZ_TYPE_SCENE_LIST (mz_scene_list_get_type ())
G_DECLARE_FINAL_TYPE (MzSceneList, mz_scene_list, MZ, SCENE_LIST, GtkWidget)

GtkWidget *mz_scene_list_new       (MzScenePictures *pictures);
void       mz_scene_list_set_story (MzSceneList *self, MzStory *story, GPtrArray *findings, gboolean editable);
gboolean   mz_scene_list_get_scene (MzSceneList *self, guint *scene);
void       mz_scene_list_choose    (MzSceneList *self, guint scene);

char      *mz_scene_describe_place (const MzStoryScene *scene);
char      *mz_scene_describe_seconds (guint seconds);

G_END_DECLS
