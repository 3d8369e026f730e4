/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-story.h"

G_BEGIN_DECLS

/**
 * MzStoryList:
 *
 * The stories that there are: those of the user's document, then those that are bundled, each with its scenes, its minutes and what
 * the check before the show says of it. Main thread only.
 *
 * Signals: "chosen" (another one is looked at), "opened" (by a click or Enter: it is to be shown where there is room for one thing).
 */
#define MZ_TYPE_STORY_LIST (mz_story_list_get_type ())
G_DECLARE_FINAL_TYPE (MzStoryList, mz_story_list, MZ, STORY_LIST, GtkWidget)

GtkWidget *mz_story_list_new       (void);
void       mz_story_list_set       (MzStoryList *self, GPtrArray *own, GPtrArray *bundled);
void       mz_story_list_set_check (MzStoryList *self, MzStory *story, guint n_findings, gboolean bad);
MzStory   *mz_story_list_get_story (MzStoryList *self, gboolean *own);
gboolean   mz_story_list_choose    (MzStoryList *self, const char *id, gboolean own);

char      *mz_story_describe_size  (const MzStory *story);

G_END_DECLS
