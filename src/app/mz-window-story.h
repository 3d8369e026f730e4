/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories in the window: written, read, handed out, rehearsed. */
#pragma once

#include "mz-window-document.h"

G_BEGIN_DECLS

void         mz_window_install_briefings    (GtkWidgetClass *klass);
void         mz_window_init_briefings       (MzWindow *self);
MzBriefings *mz_window_ensure_briefings     (MzWindow *self);
gboolean     mz_window_shows_briefings      (MzWindow *self);
void         mz_window_show_briefings       (MzWindow *self);
gboolean     mz_window_leave_briefings      (MzWindow *self);
GPtrArray   *mz_window_list_bundled_stories (void);
char        *mz_window_make_story_id        (MzWindow *self, const char *title);
gboolean     mz_window_has_room_for_story   (MzWindow *self);

void         mz_window_install_stories      (GtkWidgetClass *klass);
gboolean     mz_window_open_story           (MzWindow *self, const char *path);
void         mz_window_save_story           (MzWindow *self, GFile *file);

void         mz_window_install_hand_out     (GtkWidgetClass *klass);
void         mz_window_hand_out             (MzWindow *self, const char *kind, const char *path);
void         mz_window_end_rehearsal        (MzWindow *self, MzStoryPlayer *player);

G_END_DECLS
