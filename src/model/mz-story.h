/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-address.h"

G_BEGIN_DECLS

/* The value of a figure when its scene was written, to tell what has changed since. @binding: as in the text, without braces. */
typedef struct
{
  char *binding;
  char *value;
} MzStoryFigureThen;

/**
 * MzStoryScene:
 * @id: unique in its story
 * @title: one line, plain
 * @text: what the audience reads below it: *strong* words and {bindings}, see docs/story.md
 * @notes: (nullable): for the presenter alone; written as @text is
 * @seconds: planned; 0: not said
 * @view: what is shown; never %NULL
 * @until: set: the clock runs from the date of @view to this one
 * @chart: (nullable): name of the chart on the pages that have several
 * @sources: ids of records that the text rests on beside those of its figures; never %NULL
 * @then: (element-type MzStoryFigureThen): never %NULL
 *
 * A scene: the state of a workspace, and some text.
 */
typedef struct
{
  char         *id, *title, *text, *notes;
  guint         seconds;
  MzAddress    *view;
  MzPartialDate until;
  char         *chart;
  GStrv         sources;
  GPtrArray    *then;
} MzStoryScene;

MzStoryScene      *mz_story_scene_new       (const char *id, const char *title);
MzStoryScene      *mz_story_scene_copy      (const MzStoryScene *self);
void               mz_story_scene_free      (MzStoryScene *self);
gboolean           mz_story_scene_equal     (const MzStoryScene *a, const MzStoryScene *b);
const char        *mz_story_scene_get_chart (const MzStoryScene *self);
void               mz_story_scene_add_then  (MzStoryScene *self, const char *binding, const char *value);
const char        *mz_story_scene_get_then  (const MzStoryScene *self, const char *binding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzStoryScene, mz_story_scene_free)

/**
 * MzStory:
 *
 * Scenes in their order, told over the facts; an immutable value. At least one scene.
 */
typedef struct _MzStory MzStory;

#define MZ_TYPE_STORY (mz_story_get_type ())
GType               mz_story_get_type     (void) G_GNUC_CONST;

MzStory            *mz_story_new          (const char *id, const char *title, const char *subtitle, GPtrArray *scenes);
MzStory            *mz_story_ref          (MzStory *self);
void                mz_story_unref        (MzStory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzStory, mz_story_unref)

const char         *mz_story_get_id       (const MzStory *self);
const char         *mz_story_get_title    (const MzStory *self);
const char         *mz_story_get_subtitle (const MzStory *self);
guint               mz_story_get_n_scenes (const MzStory *self);
const MzStoryScene *mz_story_peek_scene   (const MzStory *self, guint i);
guint               mz_story_get_seconds  (const MzStory *self);
gboolean            mz_story_equal        (const MzStory *a, const MzStory *b);

G_END_DECLS
