/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of MzShowConsole share. */
#pragma once

#include "mz-show-console.h"

G_BEGIN_DECLS

struct _MzShowConsole
{
  GtkWidget      parent_instance;
  MzStoryPlayer *player;
  GtkWidget     *box;
  GtkLabel      *where;
  GtkWidget     *swap;
  GtkListBox    *list;
  GtkLabel      *current_label, *next_label;
  GtkWidget     *current_stack, *map_bin;
  GtkPicture    *next;
  GtkWidget     *next_box;
  GtkLabel      *elapsed, *elapsed_detail, *now, *plan_detail;
  GtkWidget     *plan;
  GtkLabel      *notes;
  GtkWidget     *notes_scroller;
  int            notes_size;
  GtkWidget     *buttons[MZ_N_STORY_COMMANDS]; /* (nullable) of each command */
  guint          timer_id;
};

/* mz-show-console.c */
void mz_show_console_ask   (MzShowConsole *self, guint command, guint number);

/* mz-show-console-parts.c */
void mz_show_console_build (MzShowConsole *self, MzShowStage *stage);

G_END_DECLS
