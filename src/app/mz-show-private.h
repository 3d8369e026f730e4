/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of MzShow share. */
#pragma once

#include "mz-show.h"

#include "mz-show-console.h"
#include "mz-show-keys.h"
#include "mz-show-run.h"
#include "mz-show-screens.h"

G_BEGIN_DECLS

struct _MzShow
{
  GObject         parent_instance;
  GtkApplication *application;
  MzBasemap      *basemap;
  MzStory        *story;
  MzStoryPlayer  *player;
  MzWorkspace    *workspace;  /* what the audience sees */
  MzWorkspace    *sketch;     /* what slides are made from */
  MzShowRun      *run;        /* moves the date of @workspace */
  MzShowKeys      keys;
  MzShowScreens  *screens;    /* (nullable): while the show is on */
  GtkWindow      *audience, *console;
  MzShowStage    *stage;
  MzShowConsole  *panel;      /* in the console */
  guint           inhibit_id;
  guint           resize_id;
  guint           next_id;    /* makes the picture of the next scene */
  guint           serial;     /* of that picture */
  guint           n_painting; /* of them, in threads */
  MzWorkspace    *free_workspace; /* (nullable): what the presenter looks at beside the story */
  MzMapView      *free_map;   /* (nullable): in the console */
  AdwColorScheme  scheme;     /* before the show */
  double          pace;       /* of all that has its time */
};

MzSlide *mz_show_make_slide   (MzShow *self, guint scene, const MzSlideSpec *spec, char **notes);
void     mz_show_follow       (MzShow *self);
void     mz_show_queue_next   (MzShow *self);
gboolean mz_show_press        (MzShow *self, guint keyval, GdkModifierType state);

G_END_DECLS
