/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of MzBriefings share. */
#pragma once

#include "mz-briefings.h"
#include "mz-scene-form.h"
#include "mz-scene-list.h"
#include "mz-story-list.h"

G_BEGIN_DECLS

struct _MzBriefings
{
  GtkWidget        parent_instance;
  MzDesk          *desk;
  GPtrArray       *bundled;   /* of MzStory */
  MzScenePictures *pictures;
  GHashTable      *checked;   /* of the findings by story, as long as it is listed and the facts are what they were */
  guint            check_id;
  AdwLeaflet      *leaflet;
  MzStoryList     *stories;
  MzSceneList     *scenes;
  MzSceneForm     *form;
  AdwWindowTitle  *story_title, *scene_title;
  GtkWidget       *parts[3], *headers[3], *backs[3];
  guint            fold_id;
  gboolean         has_room;  /* for all three */
  GtkWidget       *read_only, *tools;
  GtkMenuButton   *menu;
  char            *shown;     /* (nullable): id of the scene in the form */
  gboolean         turning_back;
};

/* mz-briefings.c */
void       mz_briefings_update_scenes (MzBriefings *self);

/* mz-briefings-check.c */
GPtrArray *mz_briefings_get_findings  (MzBriefings *self, MzStory *story);
void       mz_briefings_show_check    (MzBriefings *self, MzStory *story);
void       mz_briefings_queue_check   (MzBriefings *self);

/* mz-briefings-parts.c */
void       mz_briefings_build         (MzBriefings *self);

G_END_DECLS
