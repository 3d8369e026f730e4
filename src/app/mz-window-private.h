/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "mz-window.h"

#include "mz-briefings.h"
#include "mz-card-panel.h"
#include "mz-desk.h"
#include "mz-chart-card.h"
#include "mz-compat.h"
#include "mz-document-file.h"
#include "mz-edit-form.h"
#include "mz-find-panel.h"
#include "mz-history.h"
#include "mz-loader.h"
#include "mz-map-view.h"
#include "mz-show.h"
#include "mz-time-bar.h"
#include "mz-trail.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_WIDTH_WIDE,   /* both panels beside the map */
  MZ_WIDTH_MEDIUM, /* one of them */
  MZ_WIDTH_NARROW  /* panels lie over the map; the card is a page */
} MzWidthClass;

/* In the order of the switcher. */
typedef enum
{
  MZ_PAGE_MAP,
  MZ_PAGE_CHAIN,
  MZ_PAGE_TIMELINE,
  MZ_PAGE_CHARTS,
  MZ_PAGE_WHATIF,
  MZ_PAGE_LEARN,
  MZ_N_PAGES
} MzPageKind;

/* Whether a show is a rehearsal, and whether its times can be kept. */
typedef enum { MZ_REHEARSAL_NONE, MZ_REHEARSAL_BUNDLED, MZ_REHEARSAL_OWN } MzRehearsal;

struct _MzWindowCompare;

struct _MzWindow
{
  AdwApplicationWindow parent_instance;
  MzWorkspace         *workspace;
  MzDesk              *desk;        /* below it: where its facts come from */
  MzBasemap           *basemap;
  GSettings           *settings;    /* (nullable) */
  MzWidthClass         width_class;
  gboolean             low;         /* so little height that bars take no more than they must */
  guint                adapt_id;
  guint                bars_id;
  gboolean             words_shown; /* below the icons of the switcher at the foot */
  int                  words_width; /* px that they need; 0: not known */
  gulong               default_width_id; /* until it is laid out for the first time */
  MzFileChoice         *chooser;    /* (nullable): while a file is being chosen */
  MzFileChoice         *saver;      /* (nullable): while it is being chosen where to save */
  GFile               *scenario_file; /* (nullable): where the scenario came from or went to */
  MzScenario          *kept;        /* (nullable): the one of the document that is looked at as it is */
  MzPageKind           page;
  GtkWidget           *pages[MZ_N_PAGES]; /* (nullable): made when they are first shown; that of the map is @panes */
  struct { gboolean left, right; } wants[MZ_N_PAGES]; /* the panels as the user left them where both have room */
  MzTrail             *trail;
  MzHistory           *history;
  MzDocumentFile      *file;
  MzFileChoice         *document_saver; /* (nullable) */
  GPtrArray           *clashes;     /* (nullable) (element-type MzClash): what another program has changed, too */
  GPtrArray           *drafts;      /* (nullable) (element-type MzDraft): to be offered */
  void               (*then) (MzWindow *self); /* (nullable): as soon as the document may be left */
  char                *then_path;   /* (nullable): what is to be opened then */
  char                *view_then;   /* (nullable): address of what is to be shown then */
  char                *document_title; /* (nullable): where there is nothing to tell */
  MzEditForm          *form;        /* (nullable): in the place of the card while a record is edited */
  MzRecordKind         form_kind;
  char                *form_id;     /* (nullable): of the record; %NULL: a new one */
  GtkWidget           *map_menu;    /* (nullable): of the map, the list or the card */
  gboolean             closing;     /* the user has been asked */
  gboolean             adapting;    /* the panels move by themselves */
  gboolean             testing;     /* a test is being taken: nothing else is to be had */
  gboolean             wants_focus; /* the details, as soon as they are shown */

  GQueue               waiting;     /* files to lay over the facts, first the one that is being read or asked about */
  GtkWidget           *import_dialog; /* (nullable): asks about it */
  GtkWidget           *manual;      /* (nullable): while it is open */
  GCancellable        *load_cancellable; /* (nullable): of that one */
  guint                load_delay_id;
  MzDataset           *before;      /* (nullable): what the last one is undone with */
  gboolean             undo_layers; /* it has turned on the deposits */
  AdwToast            *undo_toast;  /* (nullable) */

  MzShow              *show;        /* (nullable): while there is one */
  GQueue               held;        /* of AdwToast and of dialogs: what is said after it */
  MzStory             *last_story;  /* (nullable) */
  guint                last_scene;
  MzRehearsal          rehearsal;
  GtkStack            *views;       /* the pages, and the briefings before them */
  char                *chart_shown; /* (nullable): name of the chart that was looked at before the briefings */
  MzBriefings         *briefings;   /* (nullable): made when they are first shown */

  GtkWidget           *back_button;
  GtkLabel            *document_label;
  MzCardPanel         *card_panel;
  MzFindPanel         *find_panel;
  AdwFlap             *left_flap;
  GtkWidget           *left_pane;
  GtkProgressBar      *load_bar;
  GtkWidget           *load_box;
  GtkLabel            *load_label;
  GtkWidget           *map_overlay;
  GtkWidget           *map_view;
  GtkBox              *notices;
  GtkWidget           *panes;       /* of the first map, and of a second one for another date */
  GtkWidget           *first_pane;
  struct _MzWindowCompare *compare; /* (nullable) */
  MzPartialDate        compare_date; /* as it was left, or unset */
  GtkMenuButton       *menu_button;
  AdwFlap             *right_flap;
  GtkWidget           *right_pane;
  GtkWidget           *scenario_bar;
  GtkLabel            *scenario_label;
  GtkWidget           *search_button;
  GtkWidget           *selection_box;
  GtkWidget           *selection_button;
  GtkWidget           *show_left_button;
  GtkWidget           *show_right_button;
  AdwViewStack        *stack;
  AdwViewSwitcherBar  *switcher_bar;
  MzTimeBar           *time_bar;
  AdwViewSwitcherTitle *title;
  AdwToastOverlay     *toasts;
};

void mz_window_install_actions (GtkWidgetClass *klass);
void mz_window_init_actions    (MzWindow *self);
void mz_window_set_panels_allowed (MzWindow *self, gboolean allowed);
void mz_window_install_show    (GtkWidgetClass *klass);
void mz_window_stop_show       (MzWindow *self);
void mz_window_present_story   (MzWindow *self, MzStory *story, guint scene);
void mz_window_add_toast       (MzWindow *self, AdwToast *toast);
void mz_window_present_dialog  (MzWindow *self, GtkWidget *dialog);
void mz_window_install_export  (GtkWidgetClass *klass);
MzChartCard *mz_window_find_chart (MzWindow *self);
GtkPrintOperation *mz_window_print_new (MzWindow *self, gboolean details);
void mz_window_install_print  (GtkWidgetClass *klass);
void mz_window_save_records   (MzWindow *self, const char *target, GFile *file);
char *mz_window_dup_table     (MzWindow *self, char **html);
void mz_window_install_save   (GtkWidgetClass *klass);
void mz_window_save_calendar   (MzWindow *self, GFile *file);
void mz_window_install_assume (GtkWidgetClass *klass);
void mz_window_open_scenario    (MzWindow *self, GFile *file);
void mz_window_save_scenario    (MzWindow *self, GFile *file);
GtkWidget *mz_window_whatif_page_new (MzWindow *self);
GtkWidget *mz_window_learn_page_new (MzWindow *self);
void mz_window_install_learn   (GtkWidgetClass *klass);
void mz_window_save_learning    (MzWindow *self, const char *name, GFile *file);
void mz_window_load_learning    (MzWindow *self, GFile *file);
void mz_window_install_views   (GtkWidgetClass *klass);
void mz_window_init_views      (MzWindow *self);
void mz_window_init_menus      (MzWindow *self);
GMenuModel *mz_window_make_menu (MzWindow *self, gboolean card);
void mz_window_install_loading (GtkWidgetClass *klass);
void mz_window_init_loading    (MzWindow *self);
void mz_window_stop_loading    (MzWindow *self);
void mz_window_install_scenario (GtkWidgetClass *klass);
void mz_window_init_assume  (MzWindow *self);
void mz_window_install_pages   (GtkWidgetClass *klass);
void mz_window_init_pages      (MzWindow *self);
void mz_window_show_page       (MzWindow *self, MzPageKind page);
void mz_window_focus_page      (MzWindow *self);
void mz_window_adapt           (MzWindow *self);
void mz_window_update_chrome    (MzWindow *self);
void mz_window_complain         (MzWindow *self, const char *heading, const char *body);
void mz_window_tell             (MzWindow *self, const char *text);
AdwToast *mz_window_toast_new   (const char *text);
void mz_window_show_details    (MzWindow *self, gboolean shown);
void mz_window_show_left       (MzWindow *self, gboolean shown);

G_END_DECLS
