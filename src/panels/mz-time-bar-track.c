/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-time-bar-track.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-compat.h"
#include "mz-look.h"
#include "mz-time-bar-paint.h"

#define DRAG_THRESHOLD 4.0
#define ZOOM_STEP      1.25
#define GRIP           (MZ_TIME_HANDLE_RADIUS + 4)

/*
 * Pixels. At the foot of the screen GTK 4 puts a tooltip above the pointer as if it were TIP_HEIGHT high: a higher one would
 * come to lie under the pointer, and go at once.
 */
#define TIP_HEIGHT  100
#define TIP_MARGINS 16
#define TIP_LINE    16

struct _MzTimeBarTrack
{
  GtkWidget        parent_instance;
  MzWorkspace     *workspace;
  GArray          *marks;       /* of MzTimeMark */
  MzTimeWindow     window;
  MzTimeBarLayout *layout;      /* (nullable): made anew when it is asked for */
  gboolean         compact;
  double           pointer_x;
  double           drag_start;  /* x of the press; on the handle: that of its middle */
  gboolean         scrubbing;
};

static gboolean set_day (GtkWidget *widget, double day);

G_DEFINE_FINAL_TYPE_WITH_CODE (MzTimeBarTrack, mz_time_bar_track, GTK_TYPE_WIDGET, mz_range_add (g_define_type_id, set_day))

static void
drop_layout (MzTimeBarTrack *self)
{
  g_clear_pointer (&self->layout, mz_time_bar_layout_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * mz_time_bar_track_peek_layout:
 *
 * Returns: (transfer none): where everything stands now; good until the main loop runs again. There must be a workspace.
 */
const MzTimeBarLayout *
mz_time_bar_track_peek_layout (MzTimeBarTrack *self)
{
  g_return_val_if_fail (MZ_IS_TIME_BAR_TRACK (self) && self->workspace != NULL, NULL);

  if (self->layout == NULL)
    {
      MzTimeBarInput input = {
        .marks = self->marks,
        .window = self->window,
        .date = mz_workspace_get_date (self->workspace),
        .as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)),
        .width = gtk_widget_get_width (GTK_WIDGET (self)),
        .height = gtk_widget_get_height (GTK_WIDGET (self)),
        .factor = mz_look_get_text_factor (GTK_WIDGET (self)),
        .compact = self->compact,
      };

      self->layout = mz_time_bar_layout_new (&input);
    }
  return self->layout;
}

static void
date_changed_cb (MzTimeBarTrack *self)
{
  MzPartialDate date = mz_workspace_get_date (self->workspace);
  g_autofree char *text = mz_partial_date_format (date);

  self->window = mz_time_window_follow (self->window, date);
  drop_layout (self);
  mz_range_tell (GTK_WIDGET (self), mz_partial_date_first_day (date), text);
}

static void
dataset_changed_cb (MzTimeBarTrack *self)
{
  drop_layout (self);
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = mz_time_marks_new (mz_workspace_get_dataset (self->workspace));
}

static void
text_size_changed_cb (MzTimeBarTrack *self)
{
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_date (MzTimeBarTrack *self, MzPartialDate date)
{
  if (self->workspace != NULL)
    mz_workspace_set_date (self->workspace, mz_clock_clamp (date));
}

/* As assistive technologies set it. */
static gboolean
set_day (GtkWidget *widget, double day)
{
  MzTimeBarTrack *self = MZ_TIME_BAR_TRACK (widget);

  if (self->workspace == NULL || !isfinite (day))
    return FALSE;
  set_date (self, mz_partial_date_from_day ((int) CLAMP (day, mz_time_window_full ().first, mz_time_window_full ().last - 1)));
  return TRUE;
}

static void
set_window (MzTimeBarTrack *self, MzTimeWindow window)
{
  self->window = window;
  drop_layout (self);
}

/** mz_time_bar_track_step: Moves the clock by @count days, months or years, within its years. */
void
mz_time_bar_track_step (MzTimeBarTrack *self, MzDatePrecision unit, int count)
{
  g_return_if_fail (MZ_IS_TIME_BAR_TRACK (self));

  if (self->workspace != NULL)
    set_date (self, mz_partial_date_step (mz_workspace_get_date (self->workspace), unit, count));
}

/** mz_time_bar_track_jump: Moves the clock to the next (@direction 1) or the last (-1) dated change of any record. */
void
mz_time_bar_track_jump (MzTimeBarTrack *self, int direction)
{
  const MzTimeMark *mark;

  g_return_if_fail (MZ_IS_TIME_BAR_TRACK (self));

  if (self->workspace == NULL)
    return;
  mark = mz_time_marks_next (self->marks, mz_workspace_get_date (self->workspace), direction);
  if (mark != NULL)
    set_date (self, mark->date);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/** mz_time_bar_track_zoom: @scale: above 1 for fewer years, round the clock; 0 for all years */
void
mz_time_bar_track_zoom (MzTimeBarTrack *self, double scale)
{
  g_return_if_fail (MZ_IS_TIME_BAR_TRACK (self));

  if (scale <= 0)
    set_window (self, mz_time_window_full ());
  else if (self->workspace != NULL)
    set_window (self, mz_time_window_zoom (self->window,
                                           mz_partial_date_first_day (mz_workspace_get_date (self->workspace)), scale));
}

/**
 * mz_time_bar_track_click:
 * @x, @y: where, in pixels of the track
 *
 * What a click does: on a mark the clock goes to its date and its record is selected, a further click takes the next record
 * of the same mark; beside the marks the clock goes to @x.
 */
void
mz_time_bar_track_click (MzTimeBarTrack *self, double x, double y)
{
  const MzTimeBarLayout *layout;
  const MzTimeShape *shape;
  guint chosen = 0;

  g_return_if_fail (MZ_IS_TIME_BAR_TRACK (self));

  if (self->workspace == NULL)
    return;
  layout = mz_time_bar_track_peek_layout (self);
  shape = mz_time_bar_layout_pick (layout, x, y);
  if (shape == NULL)
    {
      set_date (self, mz_time_bar_layout_date_at (layout, x));
      return;
    }

  for (guint i = 0; i < shape->n; i++)
    {
      const MzTimeMark *mark = &g_array_index (self->marks, MzTimeMark, shape->first + i);

      if (mark->record == mz_workspace_get_selection (self->workspace)
          && mz_partial_date_equal (mark->date, mz_workspace_get_date (self->workspace)))
        chosen = (i + 1) % shape->n;
    }
  chosen += shape->first;
  set_date (self, g_array_index (self->marks, MzTimeMark, chosen).date);
  mz_workspace_set_selection (self->workspace, g_array_index (self->marks, MzTimeMark, chosen).record);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, MzTimeBarTrack *self)
{
  const MzTimeBarLayout *layout;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->scrubbing = FALSE;
  self->drag_start = x;
  if (self->workspace == NULL)
    return;
  layout = mz_time_bar_track_peek_layout (self);
  if (ABS (x - layout->clock_x) <= GRIP && ABS (y - layout->trough_y) <= GRIP)
    {
      self->drag_start = layout->clock_x;
      self->scrubbing = TRUE;
    }
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, MzTimeBarTrack *self)
{
  if (!self->scrubbing && ABS (dx) < DRAG_THRESHOLD)
    return;
  self->scrubbing = TRUE;
  if (self->workspace != NULL && dx != 0)
    set_date (self, mz_time_bar_layout_date_at (mz_time_bar_track_peek_layout (self), self->drag_start + dx));
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, MzTimeBarTrack *self)
{
  double x, y;

  if (!self->scrubbing && gtk_gesture_drag_get_start_point (drag, &x, &y))
    mz_time_bar_track_click (self, x, y);
  self->scrubbing = FALSE;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, MzTimeBarTrack *self)
{
  if (n_press == 2)
    mz_time_bar_track_zoom (self, 0);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, MzTimeBarTrack *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double length = self->window.last - self->window.first;

  if (self->workspace == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_SHIFT_MASK) != 0)
    {
      dx += dy;
      dy = 0;
    }
  if (dx != 0)
    set_window (self, mz_time_window_move (self->window, dx * length / 20));
  if (dy != 0)
    set_window (self, mz_time_window_zoom (self->window,
                                           mz_time_bar_layout_x_to_day (mz_time_bar_track_peek_layout (self), self->pointer_x),
                                           pow (ZOOM_STEP, -dy)));
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, MzTimeBarTrack *self)
{
  gboolean on_mark = self->workspace != NULL
                     && mz_time_bar_layout_pick (mz_time_bar_track_peek_layout (self), x, y) != NULL;

  self->pointer_x = x;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on_mark ? "pointer" : NULL);
}

static gboolean
mz_time_bar_track_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MzTimeBarTrack *self = MZ_TIME_BAR_TRACK (widget);
  const MzTimeShape *shape = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const MzTimeBarLayout *layout;
  GdkRectangle area;
  guint lines;

  if (keyboard || self->workspace == NULL)
    return FALSE;
  layout = mz_time_bar_track_peek_layout (self);
  shape = mz_time_bar_layout_pick (layout, x, y);
  if (shape == NULL)
    return FALSE;

  lines = MAX ((guint) ((TIP_HEIGHT - TIP_MARGINS) / (TIP_LINE * layout->input.factor)), 2);
  if (shape->n < lines)
    lines = shape->n;
  else if (shape->n > lines)
    lines--;
  for (guint i = 0; i < lines; i++)
    {
      g_autofree char *line = mz_time_mark_to_text (&g_array_index (self->marks, MzTimeMark, shape->first + i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (shape->n > lines)
    {
      guint more = shape->n - lines;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }
  area = (GdkRectangle) { (int) shape->x - 4, (int) (layout->lane_bottom[shape->lane] - layout->lane_height),
                          (int) shape->width + 8, (int) layout->lane_height };
  gtk_tooltip_set_tip_area (tooltip, &area);
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

static void
mz_time_bar_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzTimeBarTrack *self = MZ_TIME_BAR_TRACK (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr;

  if (self->workspace == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  mz_time_bar_paint (cr, mz_time_bar_track_peek_layout (self), mz_look_get_theme ());
  cairo_destroy (cr);
}

static void
mz_time_bar_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 100;
      *natural = 400;
    }
  else
    *minimum = *natural = (int) mz_time_bar_track_height (mz_look_get_text_factor (widget), TRUE);
}

static void
mz_time_bar_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&MZ_TIME_BAR_TRACK (widget)->layout, mz_time_bar_layout_free);
}

static gboolean
step_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  int unit, count;

  g_variant_get (args, "(ii)", &unit, &count);
  mz_time_bar_track_step (MZ_TIME_BAR_TRACK (widget), (MzDatePrecision) unit, count);
  return TRUE;
}

static void
go_to_end (MzTimeBarTrack *self, gboolean first)
{
  set_date (self, first ? mz_partial_date_new (MZ_CLOCK_FIRST_YEAR, 1, 0) : mz_partial_date_new (MZ_CLOCK_LAST_YEAR, 12, 0));
}

static gboolean
end_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gboolean first;

  g_variant_get (args, "(b)", &first);
  go_to_end (MZ_TIME_BAR_TRACK (widget), first);
  return TRUE;
}

/* The same for a screen reader, which offers the actions of what it is at. */
static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_end (MZ_TIME_BAR_TRACK (widget), g_str_equal (name, "track.first"));
}

static const struct { const char *name; MzDatePrecision unit; int count; } step_actions[] = {
  { "track.day-back", MZ_DATE_PRECISION_DAY, -1 },     { "track.day-on", MZ_DATE_PRECISION_DAY, 1 },
  { "track.month-back", MZ_DATE_PRECISION_MONTH, -1 }, { "track.month-on", MZ_DATE_PRECISION_MONTH, 1 },
  { "track.year-back", MZ_DATE_PRECISION_YEAR, -1 },   { "track.year-on", MZ_DATE_PRECISION_YEAR, 1 },
};

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (step_actions); i++)
    if (g_str_equal (step_actions[i].name, name))
      mz_time_bar_track_step (MZ_TIME_BAR_TRACK (widget), step_actions[i].unit, step_actions[i].count);
}

static gboolean
zoom_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  double scale;

  g_variant_get (args, "(d)", &scale);
  mz_time_bar_track_zoom (MZ_TIME_BAR_TRACK (widget), scale);
  return TRUE;
}

static void
add_bindings (GtkWidgetClass *klass)
{
  static const struct { guint key, keypad; GdkModifierType state; MzDatePrecision unit; int count; } steps[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, MZ_DATE_PRECISION_MONTH, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, MZ_DATE_PRECISION_MONTH, 1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, MZ_DATE_PRECISION_MONTH, -1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, MZ_DATE_PRECISION_MONTH, 1 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_SHIFT_MASK, MZ_DATE_PRECISION_DAY, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_SHIFT_MASK, MZ_DATE_PRECISION_DAY, 1 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, MZ_DATE_PRECISION_YEAR, -1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, MZ_DATE_PRECISION_YEAR, 1 },
  };
  static const struct { guint key; double scale; } zooms[] = {
    { GDK_KEY_plus, ZOOM_STEP * ZOOM_STEP }, { GDK_KEY_equal, ZOOM_STEP * ZOOM_STEP },
    { GDK_KEY_KP_Add, ZOOM_STEP * ZOOM_STEP }, { GDK_KEY_minus, 1 / ZOOM_STEP / ZOOM_STEP },
    { GDK_KEY_KP_Subtract, 1 / ZOOM_STEP / ZOOM_STEP }, { GDK_KEY_0, 0 }, { GDK_KEY_KP_0, 0 },
  };
  static const struct { guint key; gboolean first; } ends[] = {
    { GDK_KEY_Home, TRUE }, { GDK_KEY_KP_Home, TRUE }, { GDK_KEY_End, FALSE }, { GDK_KEY_KP_End, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_widget_class_add_binding (klass, steps[i].key, steps[i].state, step_binding, "(ii)", steps[i].unit, steps[i].count);
      gtk_widget_class_add_binding (klass, steps[i].keypad, steps[i].state, step_binding, "(ii)", steps[i].unit,
                                    steps[i].count);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (klass, zooms[i].key, 0, zoom_binding, "(d)", zooms[i].scale);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    gtk_widget_class_add_binding (klass, ends[i].key, 0, end_binding, "(b)", ends[i].first);
  for (guint i = 0; i < G_N_ELEMENTS (step_actions); i++)
    gtk_widget_class_install_action (klass, step_actions[i].name, NULL, step_action);
  gtk_widget_class_install_action (klass, "track.first", NULL, end_action);
  gtk_widget_class_install_action (klass, "track.last", NULL, end_action);
}

static void
mz_time_bar_track_dispose (GObject *object)
{
  MzTimeBarTrack *self = MZ_TIME_BAR_TRACK (object);

  mz_time_bar_track_set_workspace (self, NULL);
  G_OBJECT_CLASS (mz_time_bar_track_parent_class)->dispose (object);
}

static void
mz_time_bar_track_class_init (MzTimeBarTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_time_bar_track_dispose;
  widget_class->measure = mz_time_bar_track_measure;
  widget_class->size_allocate = mz_time_bar_track_size_allocate;
  widget_class->snapshot = mz_time_bar_track_snapshot;
  widget_class->query_tooltip = mz_time_bar_track_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "time-track");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  add_bindings (widget_class);
}

static void
add_controllers (MzTimeBarTrack *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
mz_time_bar_track_init (MzTimeBarTrack *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  MzTimeWindow full = mz_time_window_full ();

  self->window = full;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, full.first, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, full.last - 1,
                                  -1);
  add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
}

/** mz_time_bar_track_set_workspace: @workspace: (nullable) (transfer none): without one the track is empty */
void
mz_time_bar_track_set_workspace (MzTimeBarTrack *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_TIME_BAR_TRACK (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (mz_workspace_get_dataset (self->workspace), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_clear_pointer (&self->layout, mz_time_bar_layout_free);
  g_clear_pointer (&self->marks, g_array_unref);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_swapped (workspace, "notify::date", G_CALLBACK (date_changed_cb), self);
      g_signal_connect_swapped (mz_workspace_get_dataset (workspace), "changed", G_CALLBACK (dataset_changed_cb), self);
      dataset_changed_cb (self);
      date_changed_cb (self);
    }
}

/** mz_time_bar_track_set_compact: Takes effect with the next allocation, which the caller is about to make. */
void
mz_time_bar_track_set_compact (MzTimeBarTrack *self, gboolean compact)
{
  g_return_if_fail (MZ_IS_TIME_BAR_TRACK (self));

  self->compact = compact;
}
