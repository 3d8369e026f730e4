/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of MzMapView share. */
#pragma once

#include <shumate/shumate.h>

#include "mz-map-motion.h"
#include "mz-map-view.h"
#include "mz-scene-layer.h"

G_BEGIN_DECLS

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

  MzView              view;        /* what is drawn */
  gboolean            at_home;     /* the whole world, however the frame changes */
  gboolean            placed;      /* has had a frame */
  gboolean            publishing;  /* the workspace's view is being set by the map */
  gboolean            clicking;    /* the selection is being set by the map */
  guint               publish_id;
  guint               publish_ms;  /* 0 at first: all wait for the first frame */

  ShumateViewport    *viewport;
  ShumateMapLayer    *tiles;       /* (nullable) */
  ShumateMapLayer    *old_tiles;   /* (nullable): stay until the new ones are there */
  guint               old_tiles_id;
  MzSceneLayer       *layer;
  GtkWidget          *controls;
  GtkWidget          *popover;     /* (nullable): members of a ring */

  MzMotion            motion;
  guint               tick_id;
  gint64              tick_time;   /* µs; of the last tick, 0 before the first */
  MzFlight            flight;
  double              flight_t, flight_ms;
  double              velocity_x, velocity_y;      /* pixels a second */
  double              zoom_goal, zoom_x, zoom_y;

  MzView              gesture_view;
  double              pinch_x, pinch_y;
  gboolean            dragging;
  double              pointer_x, pointer_y;        /* negative: not over the map */
};

/* mz-map-view.c */
void     mz_map_view_show             (MzMapView *self, const MzView *view);
void     mz_map_view_publish          (MzMapView *self);

/* mz-map-view-motion.c */
gboolean mz_map_view_is_animated      (MzMapView *self);
void     mz_map_view_stop             (MzMapView *self);
void     mz_map_view_fly              (MzMapView *self, const MzView *to);
void     mz_map_view_coast            (MzMapView *self, double velocity_x, double velocity_y);
void     mz_map_view_zoom_by          (MzMapView *self, double levels, double x, double y);
void     mz_map_view_reveal           (MzMapView *self, double lat, double lon);

/* mz-map-view-input.c */
void     mz_map_view_class_init_keys  (GtkWidgetClass *klass);
void     mz_map_view_init_input       (MzMapView *self);
void     mz_map_view_activate_pick    (MzMapView *self, const MzMapPick *pick);

/* mz-map-view-hints.c */
char    *mz_map_view_describe_pick    (MzMapView *self, const MzMapPick *pick);
void     mz_map_view_popup_members    (MzMapView *self, const MzMapMark *mark, double x, double y);
void     mz_map_view_popdown          (MzMapView *self);
gboolean mz_map_view_query_tooltip    (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

G_END_DECLS
