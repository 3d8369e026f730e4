/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes over the small facts, made by hand, of these tests, and over the bundled ones. */
#pragma once

#include "mz-map-scene.h"

G_BEGIN_DECLS

MzWorkspace *mz_test_scene_workspace (const char *date);
MzWorkspace *mz_test_scene_overlaid  (const char *date, const char *more);
MzWorkspace *mz_test_scene_bundled   (const char *date);
MzMapScene  *mz_test_scene_new       (const char *date, MzWorkspace **workspace);
MzRecord    *mz_test_scene_record    (MzWorkspace *workspace, const char *id);
void         mz_test_scene_set_text  (MzWorkspace *workspace, const char *text);

G_END_DECLS
