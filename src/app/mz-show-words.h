/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scene says, its figures looked up. */
#pragma once

#include "mz-story.h"

G_BEGIN_DECLS

/**
 * MzShowWords:
 * @text: markup of Pango
 * @sources: ids of the records that it rests on
 */
typedef struct
{
  char *text;
  GStrv sources;
} MzShowWords;

MzShowWords *mz_show_words_new       (const MzStoryScene *scene, MzDataset *facts);
void         mz_show_words_free      (MzShowWords *self);
char        *mz_show_words_dup_notes (const MzStoryScene *scene, MzDataset *facts);
gboolean     mz_show_words_is_gone   (const MzStoryScene *scene, MzDataset *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzShowWords, mz_show_words_free)

G_END_DECLS
