/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-show-stage.h"

G_BEGIN_DECLS

#define MZ_SHOW_NOTES_SIZE  20 /* px, as all that follows */
#define MZ_SHOW_NOTES_LEAST 14
#define MZ_SHOW_NOTES_MOST  32

/**
 * MzShowConsole:
 *
 * What the presenter sees: the scenes, the one that is on as the audience has it, the next one, the time, the notes. While the
 * story is left for the map, a map that can be moved stands in place of the picture. Owned by the presenter's window; main thread
 * only.
 *
 * Signal "asked" (command, number): as mz_story_player_do() takes them, or an %MzShowKey.
 */
#define MZ_TYPE_SHOW_CONSOLE (mz_show_console_get_type ())
G_DECLARE_FINAL_TYPE (MzShowConsole, mz_show_console, MZ, SHOW_CONSOLE, GtkWidget)

GtkWidget *mz_show_console_new       (MzStoryPlayer *player, MzShowStage *stage);
void       mz_show_console_set_notes (MzShowConsole *self, const char *markup);
void       mz_show_console_set_next  (MzShowConsole *self, GdkTexture *texture);
void       mz_show_console_set_screens (MzShowConsole *self, const char *where, gboolean two);
void       mz_show_console_set_map   (MzShowConsole *self, GtkWidget *map);
void       mz_show_console_scale_notes (MzShowConsole *self, int pixels);
void       mz_show_console_update_time (MzShowConsole *self);

G_END_DECLS
