/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zooming and moving in time, as the map does in space; and the clock, which can be taken along. */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-view-private.h"

#include <math.h>

#define ZOOM_STEP      1.25
#define MOVE_PART 0.1 /* of the years that are shown */
#define DRAG_THRESHOLD 4.0
#define GRIP           7.0  /* px beside the clock's line */
#define LEAST_YEARS    0.5
#define DAY_PIXELS     1.5  /* from here on a day can be told from the next */
#define MONTH_PIXELS   2.0

typedef struct
{
  double from, to;
} Window;

static gboolean
has_time (MzChartView *self)
{
  const MzChartLayout *layout = mz_chart_view_get_layout (self);

  return self->navigable && layout != NULL && layout->x.start != layout->x.end && self->figure->x_from < self->figure->x_to;
}

static Window
get_window (MzChartView *self)
{
  Window window;

  mz_chart_view_get_window (self, &window.from, &window.to);
  return window;
}

static double
get_pixels_per_year (MzChartView *self)
{
  Window window = get_window (self);

  return fabs (self->layout->x.end - self->layout->x.start) / (window.to - window.from);
}

/* Within the years of the clock. */
static void
set_window (MzChartView *self, Window window)
{
  double most = MZ_CLOCK_LAST_YEAR + 1 - MZ_CLOCK_FIRST_YEAR, length = CLAMP (window.to - window.from, LEAST_YEARS, most);
  double from = CLAMP (window.from, MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR + 1 - length);

  mz_chart_view_set_window (self, from, from + length);
}

/* @scale: above 1 for fewer years, @x being where it was. */
static void
zoom (MzChartView *self, Window window, double x, double scale)
{
  double length = CLAMP ((window.to - window.from) / scale, LEAST_YEARS, MZ_CLOCK_LAST_YEAR + 1 - MZ_CLOCK_FIRST_YEAR);
  double part = (x - window.from) / (window.to - window.from);

  set_window (self, (Window) { x - part * length, x + (1 - part) * length });
}

static void
move (MzChartView *self, double years)
{
  Window window = get_window (self);

  set_window (self, (Window) { window.from + years, window.to + years });
}

/* As precise as the pixels are. */
static MzPartialDate
date_at (MzChartView *self, double pixel)
{
  double x = CLAMP (mz_scale_invert (&self->layout->x, pixel), MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR + 0.9999);
  guint year = (guint) floor (x);
  MzDay first = mz_partial_date_first_day (mz_partial_date_new (year, 1, 1));
  MzDay next = mz_partial_date_last_day (mz_partial_date_new (year, 12, 31)) + 1;
  MzPartialDate date = mz_partial_date_from_day (first + (MzDay) floor ((x - year) * (next - first)));
  double pixels = get_pixels_per_year (self);

  if (pixels / 365 >= DAY_PIXELS)
    return date;
  return pixels / 12 >= MONTH_PIXELS ? mz_partial_date_new (date.year, date.month, 0) : mz_partial_date_new (date.year, 12, 0);
}

static gboolean
is_on_clock (MzChartView *self, double x, double y)
{
  return fabs (x - mz_scale_map (&self->layout->x, self->figure->clock)) <= GRIP || y < self->layout->plot.y;
}

static gboolean
is_in_plot (MzChartView *self, double x)
{
  return x >= self->layout->plot.x && x <= self->layout->plot.x + self->layout->plot.width;
}

static void
scrub (MzChartView *self, double x)
{
  if (self->workspace != NULL)
    mz_workspace_set_date (self->workspace, date_at (self, x));
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, MzChartView *self)
{
  Window window;

  self->dragging = self->scrubbing = FALSE;
  if (!has_time (self))
    return;
  window = get_window (self);
  self->drag_from = window.from;
  self->drag_to = window.to;
  self->drag_x = x;
  self->drag_value = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  self->scrubbing = is_in_plot (self, x) && is_on_clock (self, x, y) && mz_chart_view_pick (self, x, y) == MZ_FIGURE_NONE;
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, MzChartView *self)
{
  double years;

  if (!has_time (self) || (!self->dragging && hypot (dx, dy) < DRAG_THRESHOLD))
    return;
  self->dragging = TRUE;
  if (self->scrubbing)
    {
      scrub (self, self->drag_x + dx);
      return;
    }
  years = dx / (fabs (self->layout->x.end - self->layout->x.start) / (self->drag_to - self->drag_from));
  if (self->layout->x.end < self->layout->x.start)
    years = -years;
  if (years != 0)
    set_window (self, (Window) { self->drag_from - years, self->drag_to - years });
  if (self->adjustment != NULL)
    gtk_adjustment_set_value (self->adjustment, self->drag_value - dy);
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, MzChartView *self)
{
  if (self->scrubbing && !self->dragging && has_time (self))
    scrub (self, self->drag_x);
  if (self->dragging || self->scrubbing)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = self->scrubbing = FALSE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, MzChartView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (!has_time (self))
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_SHIFT_MASK) != 0)
    {
      dx += dy;
      dy = 0;
    }
  if (dx != 0)
    move (self, dx * (self->layout->x.end > self->layout->x.start ? 1 : -1) * 60 / get_pixels_per_year (self));
  if (dy == 0)
    return GDK_EVENT_STOP;
  /* Over the names it scrolls, over the times it zooms. */
  if (self->adjustment != NULL && !is_in_plot (self, self->pointer_x))
    gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + dy * 60);
  else
    zoom (self, get_window (self), mz_scale_invert (&self->layout->x, self->pointer_x), pow (ZOOM_STEP, -dy));
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, MzChartView *self)
{
  Window window;
  double x, y;

  if (!has_time (self) || !gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  window = get_window (self);
  self->zoom_from = window.from;
  self->zoom_to = window.to;
  self->zoom_x = mz_scale_invert (&self->layout->x, x);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, MzChartView *self)
{
  if (has_time (self) && scale > 0 && self->zoom_from < self->zoom_to)
    zoom (self, (Window) { self->zoom_from, self->zoom_to }, self->zoom_x, scale);
}

/* @scale: 0: all years */
static gboolean
zoom_at_clock (MzChartView *self, double scale)
{
  Window window;

  if (!has_time (self))
    return FALSE;
  window = get_window (self);
  if (scale <= 0)
    mz_chart_view_set_window (self, 0, 0);
  else
    zoom (self, window, CLAMP (self->figure->clock, window.from, window.to), scale);
  return TRUE;
}

static gboolean
zoom_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  double scale;

  g_variant_get (args, "(d)", &scale);
  return zoom_at_clock (MZ_CHART_VIEW (widget), scale);
}

static void
move_part (MzChartView *self, double part)
{
  Window window = get_window (self);

  move (self, part * (window.to - window.from));
}

static gboolean
move_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MzChartView *self = MZ_CHART_VIEW (widget);
  double part;

  if (!has_time (self))
    return FALSE;
  g_variant_get (args, "(d)", &part);
  move_part (self, self->layout->x.end > self->layout->x.start ? part : -part);
  return TRUE;
}

static gboolean
scroll_pages (MzChartView *self, double pages)
{
  if (self->adjustment == NULL)
    return FALSE;
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment)
                                              + pages * gtk_adjustment_get_page_increment (self->adjustment));
  return TRUE;
}

static gboolean
scroll_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  double pages;

  g_variant_get (args, "(d)", &pages);
  return scroll_pages (MZ_CHART_VIEW (widget), pages);
}

/* The same for whoever has no keys of it: a screen reader offers the actions of what it is at. */
static void
zoom_in_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  zoom_at_clock (self, ZOOM_STEP * ZOOM_STEP);
}

static void
zoom_out_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  zoom_at_clock (self, 1 / ZOOM_STEP / ZOOM_STEP);
}

static void
all_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  zoom_at_clock (self, 0);
}

static void
earlier_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  if (has_time (self))
    move_part (self, -MOVE_PART);
}

static void
later_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  if (has_time (self))
    move_part (self, MOVE_PART);
}

static void
page_up_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  scroll_pages (self, -1);
}

static void
page_down_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  scroll_pages (self, 1);
}

static void
add_actions (MzChartView *self)
{
  static const GActionEntry entries[] = {
    { "zoom-in", zoom_in_action, NULL, NULL, NULL }, { "zoom-out", zoom_out_action, NULL, NULL, NULL },
    { "all", all_action, NULL, NULL, NULL }, { "earlier", earlier_action, NULL, NULL, NULL },
    { "later", later_action, NULL, NULL, NULL }, { "page-up", page_up_action, NULL, NULL, NULL },
    { "page-down", page_down_action, NULL, NULL, NULL },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "years", G_ACTION_GROUP (actions));
}

void
mz_chart_view_install_time (GtkWidgetClass *klass)
{
  static const struct { guint key; double scale; } zooms[] = {
    { GDK_KEY_plus, ZOOM_STEP * ZOOM_STEP }, { GDK_KEY_equal, ZOOM_STEP * ZOOM_STEP },
    { GDK_KEY_KP_Add, ZOOM_STEP * ZOOM_STEP }, { GDK_KEY_minus, 1 / ZOOM_STEP / ZOOM_STEP },
    { GDK_KEY_KP_Subtract, 1 / ZOOM_STEP / ZOOM_STEP }, { GDK_KEY_0, 0 }, { GDK_KEY_KP_0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (klass, zooms[i].key, 0, zoom_binding, "(d)", zooms[i].scale);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_SHIFT_MASK, move_binding, "(d)", -MOVE_PART);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Left, GDK_SHIFT_MASK, move_binding, "(d)", -MOVE_PART);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, GDK_SHIFT_MASK, move_binding, "(d)", MOVE_PART);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Right, GDK_SHIFT_MASK, move_binding, "(d)", MOVE_PART);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Up, 0, scroll_binding, "(d)", -1.0);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Page_Up, 0, scroll_binding, "(d)", -1.0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Down, 0, scroll_binding, "(d)", 1.0);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Page_Down, 0, scroll_binding, "(d)", 1.0);
}

/**
 * mz_chart_view_make_navigable:
 *
 * From now on the wheel, pinches, drags and keys zoom and move the view in time; others leave these to the page.
 */
void
mz_chart_view_make_navigable (MzChartView *self)
{
  GtkEventController *scroll;
  GtkGesture *drag, *pinch;

  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  if (self->navigable)
    return;
  self->navigable = TRUE;
  add_actions (self);
  scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  drag = gtk_gesture_drag_new ();
  pinch = gtk_gesture_zoom_new ();
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
