/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of stories share: handmade facts, and files laid over them. */
#pragma once

#include "mz-dataset.h"
#include "mz-story.h"

G_BEGIN_DECLS

MzDataset    *mz_test_story_facts   (void);
void          mz_test_story_overlay (MzDataset *facts, const char *text);
MzStoryScene *mz_test_story_scene   (const char *view, const char *text);

G_END_DECLS
