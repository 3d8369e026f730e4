/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of MzMapView share. */
#pragma once

#include <shumate/shumate.h>

#include "mz-disc-layer.h"
#include "mz-map-motion.h"
#include "mz-map-view.h"
#include "mz-overview-box.h"
#include "mz-ring-layer.h"
#include "mz-ruler-layer.h"
#include "mz-scene-layer.h"
#include "mz-view-history.h"

G_BEGIN_DECLS

#define MZ_MAP_VIEW_MOST_NAMES 6 /* in what is said of a ring or an arc; the others are counted */

/* As GDK numbers a mouse's. */
#define MZ_BUTTON_BACK    8
#define MZ_BUTTON_FORWARD 9

typedef enum { MZ_MOTION_NONE, MZ_MOTION_FLIGHT, MZ_MOTION_KINETIC, MZ_MOTION_ZOOM } MzMotion;

struct _MzMapView
{
  GtkWidget           parent_instance;
  MzWorkspace        *workspace;
  MzBasemap          *basemap;
  MzMapScene         *scene;
  GSimpleActionGroup *actions;
  MzRecord           *focus;       /* (nullable): the site that Alt and arrows have led to */
  MzThemeKind         theme;
  double              text_factor;
  MzView              wanted;      /* what the workspace has asked for last, before it was fitted into the frame */
  gboolean            has_theme;   /* of its own, not the user's */
  MzThemeKind         own_theme;
  gboolean            has_room;    /* it is an audience's, and all of it map */
  MzMapRoom           room;

  MzView              view;        /* what is drawn */
  gboolean            at_home;     /* the whole world, however the frame changes */
  gboolean            placed;      /* has had a frame */
  gboolean            publishing;  /* the workspace's view is being set by the map */
  gboolean            clicking;    /* the selection is being set by the map */
  guint               publish_id;
  guint               publish_ms;  /* 0 at first: all wait for the first frame */
  MzViewHistory      *history;
  guint               rest_id;

  ShumateViewport    *viewport;
  ShumateMapLayer    *tiles;       /* (nullable) */
  ShumateMapLayer    *old_tiles;   /* (nullable): stay until the new ones are there */
  guint               old_tiles_id;
  MzSceneLayer       *layer;
  GtkWidget          *controls;
  guint               turn_id;     /* they are about to stand the other way */
  MzOverviewBox      *overview;
  GtkWidget          *coordinates; /* of the pointer, a GtkInscription */
  MzRingLayer        *rings;
  MzRulerLayer       *ruler;
  MzDiscLayer        *discs;
  GtkWidget          *measure_box, *measure_label, *measure_copy;
  GtkWidget          *popover;     /* (nullable): members of a ring */
  guint               popdown_id;

  MzMotion            motion;
  gboolean            flies_home;  /* the flight's goal is the whole world */
  guint               tick_id;
  gint64              tick_time;   /* µs; of the last tick, 0 before the first */
  MzFlight            flight;
  double              flight_t, flight_ms;
  double              velocity_x, velocity_y;      /* pixels a second */
  double              zoom_goal, zoom_x, zoom_y;

  MzView              gesture_view;
  double              pinch_x, pinch_y;
  gboolean            dragging;
  gboolean            asking;      /* the next click gives a place */
  double              pointer_x, pointer_y;        /* negative: not over the map */
};

/* mz-map-view.c */
void     mz_map_view_show             (MzMapView *self, const MzView *view);
void     mz_map_view_publish          (MzMapView *self);

/* mz-map-view-style.c */
void     mz_map_view_init_style       (MzMapView *self);
void     mz_map_view_renew_tiles      (MzMapView *self);
void     mz_map_view_drop_old_tiles   (MzMapView *self);

/* mz-map-view-motion.c */
gboolean mz_map_view_is_animated      (MzMapView *self);
void     mz_map_view_stop             (MzMapView *self);
void     mz_map_view_fly              (MzMapView *self, const MzView *to);
void     mz_map_view_fly_home         (MzMapView *self);
void     mz_map_view_coast            (MzMapView *self, double velocity_x, double velocity_y);
void     mz_map_view_zoom_by          (MzMapView *self, double levels, double x, double y);
void     mz_map_view_reveal           (MzMapView *self, double lat, double lon);

/* mz-map-view-fittings.c */
void     mz_map_view_init_fittings      (MzMapView *self);
void     mz_map_view_dispose_fittings   (MzMapView *self);
void     mz_map_view_allocate_fittings  (MzMapView *self, int width, int height);
int      mz_map_view_measure_controls   (MzMapView *self);
void     mz_map_view_update_fittings    (MzMapView *self);
void     mz_map_view_update_coordinates (MzMapView *self);

/* mz-map-view-history.c */
void     mz_map_view_init_history     (MzMapView *self);
void     mz_map_view_note             (MzMapView *self);
void     mz_map_view_back_action      (GSimpleAction *action, GVariant *parameter, gpointer map_view);
void     mz_map_view_forward_action   (GSimpleAction *action, GVariant *parameter, gpointer map_view);

/* mz-map-view-asking.c */
void     mz_map_view_class_init_asking (MzMapViewClass *klass);
void     mz_map_view_answer_place     (MzMapView *self, double x, double y);
gboolean mz_map_view_refuse_place     (MzMapView *self);

/* mz-map-view-measure.c */
void     mz_map_view_init_measure     (MzMapView *self);
gboolean mz_map_view_is_measuring     (MzMapView *self);
void     mz_map_view_update_measure   (MzMapView *self);
void     mz_map_view_announce         (MzMapView *self, const char *text);
void     mz_map_view_measure_at       (MzMapView *self, double x, double y, double slop);
void     mz_map_view_measure_record   (MzMapView *self, MzRecord *site);
gboolean mz_map_view_measure_undo     (MzMapView *self);
void     mz_map_view_measure_action   (GSimpleAction *action, GVariant *state, gpointer map_view);

/* mz-map-view-input.c */
void     mz_map_view_class_init_keys  (GtkWidgetClass *klass);
void     mz_map_view_init_input       (MzMapView *self);
void     mz_map_view_activate_pick    (MzMapView *self, const MzMapPick *pick);

/* mz-map-view-hints.c */
char    *mz_map_view_describe_pick    (MzMapView *self, const MzMapPick *pick, guint most);
void     mz_map_view_popup_members    (MzMapView *self, const MzMapMark *mark, double x, double y);
void     mz_map_view_popdown          (MzMapView *self);
gboolean mz_map_view_query_tooltip    (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

G_END_DECLS
