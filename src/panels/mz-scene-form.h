/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-scene-picture.h"

G_BEGIN_DECLS

/**
 * MzSceneForm:
 *
 * What a scene says, to be written: title, text, notes, how long, until when; above it the scene as the audience will see it, with
 * its figures looked up while one types, and what the check has found. Main thread only.
 *
 * Signal "saved" (scene): what is written is to be kept; it is sound, and what its figures are now is noted in it.
 */
#define MZ_TYPE_SCENE_FORM (mz_scene_form_get_type ())
G_DECLARE_FINAL_TYPE (MzSceneForm, mz_scene_form, MZ, SCENE_FORM, GtkWidget)

GtkWidget *mz_scene_form_new        (MzScenePictures *pictures, MzDataset *facts);
void       mz_scene_form_set_scene  (MzSceneForm *self, const MzStoryScene *scene, GPtrArray *findings, guint number,
                                     gboolean editable);
gboolean   mz_scene_form_is_changed (MzSceneForm *self);
gboolean   mz_scene_form_save       (MzSceneForm *self);

G_END_DECLS
