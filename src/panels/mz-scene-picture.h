/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures of scenes, as an audience would see them. */
#pragma once

#include <gtk/gtk.h>

#include "mz-basemap.h"
#include "mz-dataset.h"
#include "mz-story.h"
#include "mz-theme.h"

G_BEGIN_DECLS

/**
 * MzScenePictures:
 *
 * Pictures of scenes over the facts: laid out when nothing else is to do, painted in a thread, and kept until the facts change.
 * Owned by whoever shows them; main thread only.
 *
 * Signal "ready" (key): a picture that was asked for is there.
 */
#define MZ_TYPE_SCENE_PICTURES (mz_scene_pictures_get_type ())
G_DECLARE_FINAL_TYPE (MzScenePictures, mz_scene_pictures, MZ, SCENE_PICTURES, GObject)

MzScenePictures *mz_scene_pictures_new        (MzDataset *facts, MzManner *manner, MzBasemap *basemap);
void             mz_scene_pictures_set_theme  (MzScenePictures *self, MzThemeKind theme);
void             mz_scene_pictures_forget     (MzScenePictures *self);
void             mz_scene_pictures_stop       (MzScenePictures *self);
gboolean         mz_scene_pictures_is_settled (MzScenePictures *self);

/**
 * MzScenePicture:
 *
 * The picture of a scene, 16:9; an empty card until it is there. Main thread only.
 */
#define MZ_TYPE_SCENE_PICTURE (mz_scene_picture_get_type ())
G_DECLARE_FINAL_TYPE (MzScenePicture, mz_scene_picture, MZ, SCENE_PICTURE, GtkWidget)

GtkWidget *mz_scene_picture_new       (MzScenePictures *pictures, int width, gboolean words);
void       mz_scene_picture_set_scene (MzScenePicture *self, const MzStoryScene *scene);

G_END_DECLS
