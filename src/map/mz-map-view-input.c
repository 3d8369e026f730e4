/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mouse, fingers and keys on the map. */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view-private.h"

#include <glib/gi18n-lib.h>

#define DRAG_THRESHOLD 4.0
#define MOUSE_SLOP     12.0 /* half of the smallest target, in pixels */
#define TOUCH_SLOP     22.0
#define WHEEL_STEP     0.4  /* levels a notch */
#define TOUCHPAD_STEP  0.008
#define KEY_STEP       0.18 /* of the frame's smaller side */
#define FINE_STEP      0.03 /* with Shift */
#define KEY_ZOOM       0.5

/* The site that the keys have led to; a ring that it is in is what has the focus then. */
static void
set_focus (MzMapView *self, MzRecord *record)
{
  g_set_object (&self->focus, record);
  mz_map_scene_set_focus (self->scene, record);
}

/** mz_map_view_activate_pick: As a click does: chooses what is there; a ring shows its members. */
void
mz_map_view_activate_pick (MzMapView *self, const MzMapPick *pick)
{
  mz_map_view_popdown (self);
  if (pick->kind == MZ_PICK_MARK && pick->record == NULL)
    {
      mz_map_view_popup_members (self, pick->mark, pick->x, pick->y);
      return;
    }
  self->clicking = TRUE;
  mz_workspace_set_selection (self->workspace, pick->record);
  self->clicking = FALSE;
}

static void
released_cb (MzMapView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkDevice *device = gtk_gesture_get_device (GTK_GESTURE (gesture));
  gboolean touch = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
  MzMapPick pick;

  if (self->dragging)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_focus (self, NULL);
  if (self->asking)
    mz_map_view_answer_place (self, x, y);
  else if (mz_map_view_is_measuring (self))
    mz_map_view_measure_at (self, x, y, touch ? TOUCH_SLOP : MOUSE_SLOP);
  else if (n_press == 2)
    {
      mz_map_view_popdown (self);
      mz_map_view_zoom_by (self, 1, x, y);
    }
  else if (n_press == 1)
    {
      mz_map_scene_pick (self->scene, x, y, touch ? TOUCH_SLOP : MOUSE_SLOP, &pick);
      mz_map_view_activate_pick (self, &pick);
    }
}

static void
drag_begin_cb (MzMapView *self, double x, double y, GtkGestureDrag *gesture)
{
  mz_map_view_stop (self);
  self->gesture_view = self->view;
  self->dragging = FALSE;
}

static void
drag_update_cb (MzMapView *self, double dx, double dy, GtkGestureDrag *gesture)
{
  MzView view;

  if (!self->dragging && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  if (!self->dragging)
    {
      self->dragging = TRUE;
      mz_map_view_popdown (self);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  view = mz_map_motion_pan (&self->gesture_view, dx, dy);
  mz_map_view_show (self, &view);
}

static void
drag_end_cb (MzMapView *self, double dx, double dy, GtkGestureDrag *gesture)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->asking || mz_map_view_is_measuring (self) ? "crosshair" : NULL);
  mz_map_view_publish (self);
}

static void
swipe_cb (MzMapView *self, double velocity_x, double velocity_y, GtkGestureSwipe *gesture)
{
  if (self->dragging)
    mz_map_view_coast (self, velocity_x, velocity_y);
}

static gboolean
scroll_cb (MzMapView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  gboolean surface = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  gboolean outside = self->pointer_x < 0;

  if (dy == 0)
    return GDK_EVENT_PROPAGATE;
  mz_map_view_popdown (self);
  mz_map_view_zoom_by (self, -dy * (surface ? TOUCHPAD_STEP : WHEEL_STEP), outside ? self->view.width / 2 : self->pointer_x,
                       outside ? self->view.height / 2 : self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (MzMapView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  mz_map_view_stop (self);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_get_bounding_box_center (gesture, &self->pinch_x, &self->pinch_y);
  self->gesture_view = self->view;
}

static void
pinch_cb (MzMapView *self, double scale, GtkGestureZoom *gesture)
{
  double x, y;
  MzView view;

  if (scale <= 0 || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  view = mz_map_motion_pan (&self->gesture_view, x - self->pinch_x, y - self->pinch_y);
  view = mz_map_motion_zoom_at (&view, self->gesture_view.zoom + log2 (scale), x, y);
  mz_map_view_show (self, &view);
}

static void
pinch_end_cb (MzMapView *self)
{
  mz_map_view_publish (self);
}

static void
motion_cb (MzMapView *self, double x, double y)
{
  MzMapPick pick;

  if (self->pointer_x == x && self->pointer_y == y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  mz_map_view_update_coordinates (self);
  if (self->dragging && self->motion == MZ_MOTION_NONE && gtk_widget_get_cursor (GTK_WIDGET (self)) != NULL)
    return;
  mz_map_scene_pick (self->scene, x, y, MOUSE_SLOP, &pick);
  if (!mz_map_view_is_measuring (self) && !self->asking)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     pick.kind == MZ_PICK_MARK || pick.kind == MZ_PICK_ARC || pick.kind == MZ_PICK_FLOW
                                       ? "pointer" : NULL);
  mz_workspace_set_hover (self->workspace, pick.kind == MZ_PICK_COUNTRY ? NULL : pick.record);
}

static void
leave_cb (MzMapView *self)
{
  self->pointer_x = self->pointer_y = -1;
  mz_map_view_update_coordinates (self);
  mz_workspace_set_hover (self->workspace, NULL);
}

/** mz_map_view_announce: @text: (nullable): what a screen reader says of the map, beside its name; %NULL: nothing */
void
mz_map_view_announce (MzMapView *self, const char *text)
{
  /* As of charts: AT-SPI reports no value for an image. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

static void
announce_record (MzMapView *self, MzRecord *record)
{
  const MzMapMark *mark = mz_map_scene_find_mark (self->scene, record);
  MzMapPick pick = { .kind = MZ_PICK_MARK, .record = record, .mark = mark };
  g_autofree char *text = mz_map_view_describe_pick (self, &pick, MZ_MAP_VIEW_MOST_NAMES);

  mz_map_view_announce (self, text);
}

/* Alt and an arrow: the nearest site that way, from the one with the focus, the chosen one, or the middle of the map. */
static gboolean
walk (GtkWidget *widget, GVariant *args, gpointer unused)
{
  MzMapView *self = MZ_MAP_VIEW (widget);
  MzRecord *from = self->focus, *record;
  const MzMapMark *mark = NULL;
  double x = self->view.width / 2, y = self->view.height / 2;
  const MzSiteInfo *info;

  if (from == NULL)
    from = mz_workspace_get_selection (self->workspace);
  if (from != NULL)
    mark = mz_map_scene_find_mark (self->scene, from);
  if (mark != NULL)
    {
      x = mark->x;
      y = mark->y;
    }
  record = mz_map_scene_nearest (self->scene, x, y, (MzDirection) g_variant_get_int32 (args));
  if (record == NULL)
    {
      gtk_widget_error_bell (widget);
      return GDK_EVENT_STOP;
    }
  info = mz_site_peek (MZ_SITE (record));
  set_focus (self, record);
  mz_workspace_set_hover (self->workspace, record);
  mz_map_view_reveal (self, info->lat, info->lon);
  announce_record (self, record);
  return GDK_EVENT_STOP;
}

static gboolean
pan (GtkWidget *widget, GVariant *args, gpointer unused)
{
  MzMapView *self = MZ_MAP_VIEW (widget);
  double side = MIN (self->view.width, self->view.height), step;
  MzView goal;
  gboolean fine;
  int dx, dy;

  g_variant_get (args, "(iib)", &dx, &dy, &fine);
  step = (fine ? FINE_STEP : KEY_STEP) * side;
  goal = self->motion == MZ_MOTION_FLIGHT ? self->flight.to : self->view;
  goal.width = self->view.width;
  goal.height = self->view.height;
  goal = mz_map_motion_pan (&goal, dx * step, dy * step);
  mz_map_view_popdown (self);
  mz_map_view_fly (self, &goal);
  return GDK_EVENT_STOP;
}

static gboolean
open_focus (GtkWidget *widget, GVariant *args, gpointer unused)
{
  MzMapView *self = MZ_MAP_VIEW (widget);
  MzRecord *record = self->focus;
  const MzMapMark *mark = record != NULL ? mz_map_scene_find_mark (self->scene, record) : NULL;

  if (self->asking)
    {
      mz_map_view_answer_place (self, self->view.width / 2, self->view.height / 2);
      return GDK_EVENT_STOP;
    }
  if (record == NULL)
    record = mz_workspace_get_selection (self->workspace);
  if (record == NULL)
    return GDK_EVENT_PROPAGATE;
  if (mz_map_view_is_measuring (self) && MZ_IS_SITE (record))
    {
      mz_map_view_measure_record (self, record);
      return GDK_EVENT_STOP;
    }
  if (mark != NULL && mark->kind == MZ_MARK_CLUSTER)
    {
      mz_map_view_popup_members (self, mark, mark->x, mark->y);
      return GDK_EVENT_STOP;
    }
  mz_workspace_set_selection (self->workspace, record);
  gtk_widget_activate_action (widget, "win.details", NULL);
  return GDK_EVENT_STOP;
}

/* Esc: what is nearest goes first; when there is nothing, it is the window's. */
static gboolean
go_back (GtkWidget *widget, GVariant *args, gpointer unused)
{
  MzMapView *self = MZ_MAP_VIEW (widget);

  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    {
      mz_map_view_popdown (self);
      return GDK_EVENT_STOP;
    }
  if (mz_map_view_refuse_place (self))
    return GDK_EVENT_STOP;
  if (mz_map_view_is_measuring (self))
    {
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "measure", NULL);
      return GDK_EVENT_STOP;
    }
  if (self->focus != NULL)
    {
      set_focus (self, NULL);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
undo (GtkWidget *widget, GVariant *args, gpointer unused)
{
  return mz_map_view_measure_undo (MZ_MAP_VIEW (widget));
}

void
mz_map_view_class_init_keys (GtkWidgetClass *klass)
{
  static const struct { guint keys[2]; MzDirection direction; int dx, dy; } arrows[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, MZ_DIRECTION_LEFT, 1, 0 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, MZ_DIRECTION_RIGHT, -1, 0 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, MZ_DIRECTION_UP, 0, 1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, MZ_DIRECTION_DOWN, 0, -1 },
  };
  static const struct { guint key; GdkModifierType state; const char *action; } keys[] = {
    { GDK_KEY_plus, 0, "map.zoom-in" },       { GDK_KEY_plus, GDK_CONTROL_MASK, "map.zoom-in" },
    { GDK_KEY_equal, 0, "map.zoom-in" },      { GDK_KEY_equal, GDK_CONTROL_MASK, "map.zoom-in" },
    { GDK_KEY_KP_Add, 0, "map.zoom-in" },     { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "map.zoom-in" },
    { GDK_KEY_minus, 0, "map.zoom-out" },     { GDK_KEY_minus, GDK_CONTROL_MASK, "map.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "map.zoom-out" }, { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "map.zoom-out" },
    { GDK_KEY_Home, 0, "map.home" },          { GDK_KEY_KP_Home, 0, "map.home" },
    { GDK_KEY_m, 0, "map.measure" },
  };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    for (guint k = 0; k < 2; k++)
      {
        gtk_widget_class_add_binding (klass, arrows[i].keys[k], 0, pan, "(iib)", arrows[i].dx, arrows[i].dy, FALSE);
        gtk_widget_class_add_binding (klass, arrows[i].keys[k], GDK_SHIFT_MASK, pan, "(iib)", arrows[i].dx, arrows[i].dy, TRUE);
        gtk_widget_class_add_binding (klass, arrows[i].keys[k], GDK_ALT_MASK, walk, "i", (int) arrows[i].direction);
      }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].state, keys[i].action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (klass, enters[i], 0, open_focus, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_BackSpace, 0, undo, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, go_back, NULL);
}

static void
zoom_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzMapView *self = data;
  gboolean in = g_str_equal (g_action_get_name (G_ACTION (action)), "zoom-in");

  mz_map_view_popdown (self);
  mz_map_view_zoom_by (self, in ? KEY_ZOOM : -KEY_ZOOM, self->view.width / 2, self->view.height / 2);
}

static void
home_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzMapView *self = data;

  mz_map_view_popdown (self);
  mz_map_view_fly_home (self);
}

static void
add_controller (MzMapView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
mz_map_view_init_input (MzMapView *self)
{
  static const GActionEntry entries[] = {
    { .name = "zoom-in", .activate = zoom_action },
    { .name = "zoom-out", .activate = zoom_action },
    { .name = "home", .activate = home_action },
    { .name = "back", .activate = mz_map_view_back_action },
    { .name = "measure", .state = "false", .change_state = mz_map_view_measure_action },
    { .name = "forward", .activate = mz_map_view_forward_action },
  };
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new (), *swipe = gtk_gesture_swipe_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (self->actions));

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (swipe, "swipe", G_CALLBACK (swipe_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (pinch_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinch_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "end", G_CALLBACK (pinch_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_gesture_group (drag, swipe);
  gtk_gesture_group (drag, click);
  add_controller (self, click);
  add_controller (self, drag);
  add_controller (self, swipe);
  add_controller (self, pinch);
  add_controller (self, scroll);
  add_controller (self, motion);
}
