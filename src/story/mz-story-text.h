/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scene says, with its figures looked up. */
#pragma once

#include "mz-story-figure.h"

G_BEGIN_DECLS

/**
 * MzStoryTextRun:
 * @text: as it is to be read
 * @figure: (nullable): not owned: of the text's
 */
typedef struct
{
  char                *text;
  gboolean             strong;
  const MzStoryFigure *figure;
} MzStoryTextRun;

/**
 * MzStoryText:
 * @runs: (element-type MzStoryTextRun)
 * @figures: (element-type MzStoryFigure): in their order, each binding once
 * @plain: without emphasis
 * @markup: Pango markup: what is strong is bold
 *
 * A text of a scene as it stands on the scene's date. Paragraphs end with a line break. Immutable; owned by whoever made it.
 */
typedef struct
{
  GPtrArray *runs, *figures;
  char      *plain, *markup;
} MzStoryText;

MzStoryText *mz_story_text_new         (const char *text, MzStoryContext *context);
void         mz_story_text_free        (MzStoryText *self);
guint        mz_story_text_count_words (const MzStoryText *self);
GStrv        mz_story_scene_dup_sources (const MzStoryScene *scene, MzStoryContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzStoryText, mz_story_text_free)

G_END_DECLS
