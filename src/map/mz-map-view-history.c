/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back to where the map has been, and forward again. */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view-private.h"

#define REST_MS 800 /* a view that was looked at for less is none to go back to */

static void
enable (MzMapView *self, const char *name, int step)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), mz_view_history_can_step (self->history, step));
}

static void
update_actions (MzMapView *self)
{
  enable (self, "back", -1);
  enable (self, "forward", 1);
}

static void
rest (MzMapView *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (mz_view_history_rest (self->history, &self->view, self->at_home))
    update_actions (self);
}

static gboolean
rest_cb (gpointer data)
{
  MzMapView *self = data;

  self->rest_id = 0;
  rest (self);
  return G_SOURCE_REMOVE;
}

/** mz_map_view_note: The map has moved: where it stays is remembered. */
void
mz_map_view_note (MzMapView *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (mz_view_history_length (self->history) == 0)
    rest (self);
  else
    self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

static void
step (MzMapView *self, int direction)
{
  const MzViewStop *stop;

  /* Where the map stands is to be found again, however short it has stood there. */
  if (self->rest_id != 0 && self->motion == MZ_MOTION_NONE)
    rest (self);
  stop = mz_view_history_step (self->history, direction);
  if (stop == NULL)
    return;
  mz_map_view_popdown (self);
  if (stop->home)
    mz_map_view_fly_home (self);
  else
    mz_map_view_fly (self, &stop->view);
  update_actions (self);
}

void
mz_map_view_back_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

void
mz_map_view_forward_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

static void
button_cb (MzMapView *self, int n_press, double x, double y, GtkGestureSingle *gesture)
{
  step (self, gtk_gesture_single_get_current_button (gesture) == MZ_BUTTON_BACK ? -1 : 1);
}

/** mz_map_view_init_history: The buttons that a mouse has for it; the keys are those of the actions. */
void
mz_map_view_init_history (MzMapView *self)
{
  static const guint buttons[] = { MZ_BUTTON_BACK, MZ_BUTTON_FORWARD };

  self->history = mz_view_history_new ();
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), buttons[i]);
      g_signal_connect_object (click, "pressed", G_CALLBACK (button_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
    }
  update_actions (self);
}
