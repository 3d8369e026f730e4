/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be made of a story: each time a new one, for stories do not change. */
#pragma once

#include "mz-story.h"

G_BEGIN_DECLS

MzStory *mz_story_rename        (const MzStory *self, const char *title, const char *subtitle);
MzStory *mz_story_copy_as       (const MzStory *self, const char *id, const char *title);
MzStory *mz_story_insert_scene  (const MzStory *self, guint at, const MzStoryScene *scene);
MzStory *mz_story_replace_scene (const MzStory *self, guint i, const MzStoryScene *scene);
MzStory *mz_story_remove_scene  (const MzStory *self, guint i);
MzStory *mz_story_move_scene    (const MzStory *self, guint from, guint to);
MzStory *mz_story_set_seconds   (const MzStory *self, const guint *seconds);

char    *mz_story_make_slug     (const char *title, const char *otherwise);
char    *mz_story_make_scene_id (const MzStory *self, const char *title);

G_END_DECLS
