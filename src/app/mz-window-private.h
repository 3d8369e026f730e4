/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "mz-window.h"

#include "mz-card-panel.h"
#include "mz-find-panel.h"
#include "mz-loader.h"
#include "mz-map-view.h"
#include "mz-time-bar.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_WIDTH_WIDE,   /* both panels beside the map */
  MZ_WIDTH_MEDIUM, /* one of them */
  MZ_WIDTH_NARROW  /* panels lie over the map; the card is a page */
} MzWidthClass;

struct _MzWindowCompare;

struct _MzWindow
{
  AdwApplicationWindow parent_instance;
  MzWorkspace         *workspace;
  MzBasemap           *basemap;
  GSettings           *settings;    /* (nullable) */
  MzWidthClass         width_class;
  guint                adapt_id;
  GtkFileChooserNative *chooser;    /* (nullable): while a file is being chosen */
  gboolean             wants_left;  /* as the user left the panels where both have room */
  gboolean             wants_right;
  gboolean             adapting;    /* the panels move by themselves */
  gboolean             wants_focus; /* the details, as soon as they are shown */

  GQueue               load_paths;  /* of files to lay over the facts, first the one that is being read */
  GCancellable        *load_cancellable; /* (nullable): of that one */
  guint                load_delay_id;
  MzDataset           *before;      /* (nullable): what the last one is undone with */
  gboolean             undo_layers; /* it has turned on the deposits */
  AdwToast            *undo_toast;  /* (nullable) */

  GtkWidget           *back_button;
  MzCardPanel         *card_panel;
  MzFindPanel         *find_panel;
  AdwFlap             *left_flap;
  GtkWidget           *left_pane;
  GtkProgressBar      *load_bar;
  GtkWidget           *load_box;
  GtkLabel            *load_label;
  GtkWidget           *map_overlay;
  GtkWidget           *map_view;
  GtkWidget           *panes;       /* of the first map, and of a second one for another date */
  GtkWidget           *first_pane;
  struct _MzWindowCompare *compare; /* (nullable) */
  MzPartialDate        compare_date; /* as it was left, or unset */
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
void mz_window_install_loading (GtkWidgetClass *klass);
void mz_window_init_loading    (MzWindow *self);
void mz_window_stop_loading    (MzWindow *self);
void mz_window_lay_over_file   (MzWindow *self, GFile *file);
void mz_window_show_details    (MzWindow *self, gboolean shown);
void mz_window_show_left       (MzWindow *self, gboolean shown);

G_END_DECLS
