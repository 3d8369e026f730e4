/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-disc-paint.h"
#include "mz-map-scene.h"

G_BEGIN_DECLS

/**
 * MzMapView:
 *
 * The map: base map, what lies over it, and all that a mouse, a finger or a keyboard can do with it. Shows the workspace's
 * view and keeps that up to date while it moves; whoever sets the workspace's view moves the map. Owned by the window; main
 * thread only.
 *
 * Property "shown" (MzView, boxed, notified with every step of a movement): the view that is drawn; maps are linked by it.
 *
 * Actions, in the group that mz_map_view_get_actions() gives: zoom-in, zoom-out, home, back, forward, measure (state:
 * whether clicks measure).
 *
 * Signal "place-chosen" (latitude, longitude, degrees): after mz_map_view_ask_place(): NAN where the user does not want to.
 */
#define MZ_TYPE_MAP_VIEW (mz_map_view_get_type ())
G_DECLARE_FINAL_TYPE (MzMapView, mz_map_view, MZ, MAP_VIEW, GtkWidget)

/**
 * MzMapRoom:
 * @magnification: what the widget's parent enlarges it by: pictures are painted as sharp as that needs
 * @text_factor, @size_factor: as a scene has them
 * @most_labels: as a scene has them
 *
 * How a map is drawn for an audience.
 */
typedef struct
{
  MzThemeKind theme;
  double      magnification, text_factor, size_factor;
  guint       most_labels;
} MzMapRoom;

GtkWidget    *mz_map_view_new           (MzWorkspace *workspace, MzBasemap *basemap);
MzWorkspace  *mz_map_view_get_workspace (MzMapView *self);
MzMapScene   *mz_map_view_get_scene     (MzMapView *self);
GActionGroup *mz_map_view_get_actions   (MzMapView *self);
const MzView *mz_map_view_get_shown     (MzMapView *self);
void          mz_map_view_set_shown     (MzMapView *self, const MzView *view);
void          mz_map_view_set_room      (MzMapView *self, const MzMapRoom *room);
void          mz_map_view_set_theme     (MzMapView *self, MzThemeKind theme);
void          mz_map_view_set_cards     (MzMapView *self, const cairo_rectangle_t *boxes, guint n);
void          mz_map_view_set_quizzing  (MzMapView *self);
void          mz_map_view_set_discs     (MzMapView *self, MzDiscs *discs);
void          mz_map_view_set_ringed    (MzMapView *self, GPtrArray *records);
void          mz_map_view_ask_place     (MzMapView *self, gboolean asking);
void          mz_map_view_invert        (MzMapView *self, double x, double y, double *lat, double *lon);
gboolean      mz_map_view_is_settled    (MzMapView *self);
gboolean      mz_map_view_is_complete   (MzMapView *self);
guint         mz_map_view_count_pictures (MzMapView *self);

G_END_DECLS
