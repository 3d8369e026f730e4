/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-basemap.h"
#include "mz-desk.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzWindow:
 *
 * The one window: header with a switch of pages (map, chain, timeline, charts), find panel at the left, card panel at the
 * right, time bar below, all on one workspace; in narrow windows the switch is at the foot. Each page keeps its own panels
 * open. Below 1000 pixels one panel at a time is open, below 640 they lie over the map; both times the user's text size.
 * The facts of the workspace become those of a desk: a base, which files are laid over, and the user's document.
 * Owned by the application; main thread only.
 *
 * Commands, beside those of the groups "time" and "map": win.show-left, win.show-right, win.details, win.back, win.search,
 * win.new, win.open, win.save, win.save-as, win.cancel-load, win.undo-load, win.fullscreen, win.next-pane, win.previous-pane, win.page
 * (state: a name), win.undo, win.redo, and win.layer-KEY for each layer. The group "map" is there while the map is shown.
 */
#define MZ_TYPE_WINDOW (mz_window_get_type ())
G_DECLARE_FINAL_TYPE (MzWindow, mz_window, MZ, WINDOW, AdwApplicationWindow)

MzWindow    *mz_window_new           (GtkApplication *application, MzWorkspace *workspace, MzBasemap *basemap,
                                      GSettings *settings);
void         mz_window_assume        (MzWindow *self, const char *word);
void         mz_window_present_named (MzWindow *self, const char *word);
gboolean     mz_window_is_presenting (MzWindow *self);
MzDesk      *mz_window_get_desk      (MzWindow *self);
void         mz_window_restore       (MzWindow *self, gboolean document, gboolean view);
void         mz_window_lay_over      (MzWindow *self, const char *path);
void         mz_window_lay_over_file (MzWindow *self, GFile *file);
void         mz_window_open_address  (MzWindow *self, const char *text);
char        *mz_window_dup_view_address (MzWindow *self);
gboolean     mz_window_is_loading    (MzWindow *self);
void         mz_window_show_manual   (MzWindow *self);
const char  *mz_window_get_page_title (guint page);

G_END_DECLS
