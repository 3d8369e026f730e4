/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mz-window.c and mz-window-actions.c share. */
#pragma once

#include "mz-window.h"

#include "mz-card-panel.h"
#include "mz-find-panel.h"
#include "mz-map-view.h"
#include "mz-time-bar.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_WIDTH_WIDE,   /* both panels beside the map */
  MZ_WIDTH_MEDIUM, /* one of them */
  MZ_WIDTH_NARROW  /* panels lie over the map; the card is a page */
} MzWidthClass;

struct _MzWindow
{
  AdwApplicationWindow parent_instance;
  MzWorkspace         *workspace;
  MzBasemap           *basemap;
  GSettings           *settings;    /* (nullable) */
  MzWidthClass         width_class;
  guint                adapt_id;
  gboolean             wants_left;  /* as the user left the panels where both have room */
  gboolean             wants_right;
  gboolean             adapting;    /* the panels move by themselves */
  gboolean             wants_focus; /* the details, as soon as they are shown */

  GtkWidget           *back_button;
  MzCardPanel         *card_panel;
  MzFindPanel         *find_panel;
  AdwFlap             *left_flap;
  GtkWidget           *left_pane;
  GtkWidget           *map_overlay;
  GtkWidget           *map_view;
  GtkMenuButton       *menu_button;
  AdwFlap             *right_flap;
  GtkWidget           *right_pane;
  GtkWidget           *search_button;
  GtkWidget           *selection_box;
  GtkWidget           *selection_button;
  GtkWidget           *show_left_button;
  GtkWidget           *show_right_button;
  MzTimeBar           *time_bar;
  AdwWindowTitle      *title;
  AdwToastOverlay     *toasts;
};

void mz_window_install_actions (GtkWidgetClass *klass);
void mz_window_init_actions    (MzWindow *self);
void mz_window_show_details    (MzWindow *self, gboolean shown);
void mz_window_show_left       (MzWindow *self, gboolean shown);

G_END_DECLS
