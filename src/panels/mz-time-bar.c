/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-time-bar-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-look.h"
#include "mz-props.h"

/* How fast the clock plays: every @interval milliseconds by @count of @unit; without animations once a second by what that
 * makes. Buttons and keys step by @step. */
struct _MzTimeSpeed
{
  const char     *key;
  const char     *label;
  MzDatePrecision unit;
  guint           interval;
  int             count;
  MzDatePrecision step;
  int             per_second;
};

static const MzTimeSpeed speeds[] = {
  { "day", N_("1 day / s"), MZ_DATE_PRECISION_DAY, 1000, 1, MZ_DATE_PRECISION_DAY, 1 },
  { "month", N_("1 month / s"), MZ_DATE_PRECISION_MONTH, 1000, 1, MZ_DATE_PRECISION_MONTH, 1 },
  { "year", N_("1 year / s"), MZ_DATE_PRECISION_MONTH, 83, 1, MZ_DATE_PRECISION_YEAR, 12 },
  { "years", N_("5 years / s"), MZ_DATE_PRECISION_YEAR, 200, 1, MZ_DATE_PRECISION_YEAR, 5 },
};

typedef enum { PROP_WORKSPACE = 1 } MzTimeBarProperty;
static GParamSpec *props[PROP_WORKSPACE + 1];

G_DEFINE_FINAL_TYPE (MzTimeBar, mz_time_bar, GTK_TYPE_WIDGET)

static void
set_playing (MzTimeBar *self, gboolean playing)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "play");
  const char *words = playing ? _("Pause (Space)") : _("Play (Space)");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (playing));
  gtk_button_set_icon_name (GTK_BUTTON (self->play_button),
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  playing ? _("Pause") : _("Play"), -1);
}

static void
stop_playing (MzTimeBar *self)
{
  if (self->tick_id == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  set_playing (self, FALSE);
}

static gboolean
is_at_end (MzTimeBar *self)
{
  MzPartialDate end = mz_partial_date_new (MZ_CLOCK_LAST_YEAR, 0, 0);

  return mz_partial_date_last_day (mz_workspace_get_date (self->workspace)) >= mz_partial_date_last_day (end);
}

static gboolean
play_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MzTimeBar *self = MZ_TIME_BAR (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gboolean animate = TRUE;
  gint64 interval, n;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animate, NULL);
  interval = (animate ? self->speed->interval : 1000) * G_TIME_SPAN_MILLISECOND;
  if (self->played_to == 0)
    self->played_to = now;
  n = (now - self->played_to) / interval;
  if (n > 0)
    {
      self->played_to += n * interval;
      /* Who cannot keep up plays slower: the clock skips nothing unseen for longer than a few steps. */
      mz_time_bar_track_step (self->track, self->speed->unit,
                              (int) MIN (n, 3) * (animate ? self->speed->count : self->speed->per_second));
    }
  if (is_at_end (self))
    stop_playing (self);
  return G_SOURCE_CONTINUE;
}

static void
play_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzTimeBar *self = data;

  if (self->workspace == NULL)
    return;
  if (self->tick_id != 0)
    {
      stop_playing (self);
      return;
    }
  if (is_at_end (self))
    mz_workspace_set_date (self->workspace, mz_partial_date_new (MZ_CLOCK_FIRST_YEAR, 1, 0));
  self->played_to = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), play_tick_cb, NULL, NULL);
  set_playing (self, TRUE);
}

static void
show_speed (MzTimeBar *self)
{
  const char *back, *forward;

  switch (self->speed->step)
    {
    case MZ_DATE_PRECISION_DAY:
      back = _("One day back (,)");
      forward = _("One day on (.)");
      break;
    case MZ_DATE_PRECISION_YEAR:
      back = _("One year back (,)");
      forward = _("One year on (.)");
      break;
    case MZ_DATE_PRECISION_MONTH:
    case MZ_DATE_PRECISION_NONE:
    default:
      back = _("One month back (,)");
      forward = _("One month on (.)");
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->speed_button), _(self->speed->label));
  gtk_widget_set_tooltip_text (self->back_button, back);
  gtk_widget_set_tooltip_text (self->forward_button, forward);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL, back, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->forward_button), GTK_ACCESSIBLE_PROPERTY_LABEL, forward, -1);
}

static void
change_speed (GSimpleAction *action, GVariant *value, gpointer data)
{
  MzTimeBar *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (g_str_equal (speeds[i].key, g_variant_get_string (value, NULL)))
      {
        self->speed = &speeds[i];
        self->played_to = 0;
        g_simple_action_set_state (action, value);
        show_speed (self);
      }
}

static void
step_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzTimeBar *self = data;

  mz_time_bar_track_step (self->track, self->speed->step, g_variant_get_int32 (parameter));
}

static void
next_event_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mz_time_bar_track_jump (MZ_TIME_BAR (data)->track, 1);
}

static void
previous_event_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mz_time_bar_track_jump (MZ_TIME_BAR (data)->track, -1);
}

static void
facts_date_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzTimeBar *self = data;

  if (self->workspace != NULL)
    mz_workspace_set_date (self->workspace, mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)));
}

static void
zoom_in_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mz_time_bar_track_zoom (MZ_TIME_BAR (data)->track, 2);
}

static void
zoom_out_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mz_time_bar_track_zoom (MZ_TIME_BAR (data)->track, 0.5);
}

static void
zoom_reset_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mz_time_bar_track_zoom (MZ_TIME_BAR (data)->track, 0);
}

static const GActionEntry entries[] = {
  { .name = "play", .activate = play_action, .state = "false" },
  { .name = "speed", .parameter_type = "s", .state = "'month'", .change_state = change_speed },
  { .name = "step", .activate = step_action, .parameter_type = "i" },
  { .name = "next-event", .activate = next_event_action },
  { .name = "previous-event", .activate = previous_event_action },
  { .name = "facts-date", .activate = facts_date_action },
  { .name = "zoom-in", .activate = zoom_in_action },
  { .name = "zoom-out", .activate = zoom_out_action },
  { .name = "zoom-reset", .activate = zoom_reset_action },
};

static void
date_changed_cb (MzTimeBar *self)
{
  MzPartialDate date = mz_workspace_get_date (self->workspace);
  gboolean after = mz_workspace_is_after_as_of (self->workspace);
  g_autofree char *long_text = mz_partial_date_format (date);
  g_autofree char *short_text = mz_partial_date_format_short (date);
  g_autofree char *detail = NULL;

  if (after)
    {
      g_autofree char *known = mz_partial_date_format (mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)));

      /* Translators: the clock is later than the facts; the last date that they know. */
      detail = g_strdup_printf (_("Plans only: not known after %s"), known);
    }
  else
    detail = g_strdup (_("In force and operating on this date"));
  gtk_label_set_label (GTK_LABEL (self->date_label), long_text);
  gtk_label_set_label (GTK_LABEL (self->short_date_label), short_text);
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail);
  gtk_widget_set_tooltip_text (self->detail_label, detail);
  gtk_widget_set_tooltip_text (self->short_date_label, detail);
  if (after)
    gtk_widget_add_css_class (GTK_WIDGET (self), "after");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "after");
}

static GtkSizeRequestMode
mz_time_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mz_time_bar_unmap (GtkWidget *widget)
{
  stop_playing (MZ_TIME_BAR (widget));
  GTK_WIDGET_CLASS (mz_time_bar_parent_class)->unmap (widget);
}

static void
mz_time_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MzTimeBarProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, mz_time_bar_get_workspace (MZ_TIME_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_time_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((MzTimeBarProperty) prop_id)
    {
    case PROP_WORKSPACE:
      mz_time_bar_set_workspace (MZ_TIME_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_time_bar_dispose (GObject *object)
{
  MzTimeBar *self = MZ_TIME_BAR (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_handle_id (&self->resize_id, g_source_remove);
  /* The window may hold the group for longer. */
  for (guint i = 0; self->actions != NULL && i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), entries[i].name);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), MZ_TYPE_TIME_BAR);
  G_OBJECT_CLASS (mz_time_bar_parent_class)->dispose (object);
}

static void
mz_time_bar_class_init (MzTimeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mz_time_bar_dispose;
  object_class->get_property = mz_time_bar_get_property;
  object_class->set_property = mz_time_bar_set_property;
  widget_class->get_request_mode = mz_time_bar_get_request_mode;
  widget_class->measure = mz_time_bar_measure;
  widget_class->size_allocate = mz_time_bar_allocate;
  widget_class->unmap = mz_time_bar_unmap;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MZ_TYPE_WORKSPACE, MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (MZ_TYPE_TIME_BAR_TRACK);
  gtk_widget_class_set_css_name (widget_class, "time-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/monazite/Monazite/ui/mz-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MzTimeBar, back_button);
  gtk_widget_class_bind_template_child (widget_class, MzTimeBar, date_label);
  gtk_widget_class_bind_template_child (widget_class, MzTimeBar, detail_label);
  gtk_widget_class_bind_template_child (widget_class, MzTimeBar, forward_button);
  gtk_widget_class_bind_template_child (widget_class, MzTimeBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, MzTimeBar, short_date_label);
  gtk_widget_class_bind_template_child (widget_class, MzTimeBar, speed_button);
  gtk_widget_class_bind_template_child (widget_class, MzTimeBar, track);
}

static void
mz_time_bar_init (MzTimeBar *self)
{
  GtkWidget **buttons[] = { &self->back_button, &self->play_button, &self->forward_button };

  self->speed = &speeds[1];
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "time", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Clock"), -1);
  set_playing (self, FALSE);
  show_speed (self);
  /* Time goes to the right in every language, on the track and for the keys. */
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_direction (gtk_button_get_child (GTK_BUTTON (*buttons[i])), GTK_TEXT_DIR_LTR);
}

/** mz_time_bar_new: @workspace: (nullable) (transfer none). Returns: (transfer floating): the bar. */
GtkWidget *
mz_time_bar_new (MzWorkspace *workspace)
{
  return g_object_new (MZ_TYPE_TIME_BAR, "workspace", workspace, NULL);
}

/** mz_time_bar_get_workspace: Returns: (transfer none) (nullable): whose clock it is. */
MzWorkspace *
mz_time_bar_get_workspace (MzTimeBar *self)
{
  g_return_val_if_fail (MZ_IS_TIME_BAR (self), NULL);

  return self->workspace;
}

/** mz_time_bar_set_workspace: @workspace: (nullable) (transfer none): without one the bar is empty */
void
mz_time_bar_set_workspace (MzTimeBar *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_TIME_BAR (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (self->workspace == workspace)
    return;
  stop_playing (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  mz_time_bar_track_set_workspace (self->track, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_swapped (workspace, "notify::date", G_CALLBACK (date_changed_cb), self);
      date_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

/** mz_time_bar_get_actions: Returns: (transfer none): the group to insert as "time" where its commands are wanted. */
GActionGroup *
mz_time_bar_get_actions (MzTimeBar *self)
{
  g_return_val_if_fail (MZ_IS_TIME_BAR (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/** mz_time_bar_set_low: @low: the window is so low that the bar is to take no more than it must */
void
mz_time_bar_set_low (MzTimeBar *self, gboolean low)
{
  g_return_if_fail (MZ_IS_TIME_BAR (self));

  if (self->low == low)
    return;
  self->low = low;
  if (low)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
