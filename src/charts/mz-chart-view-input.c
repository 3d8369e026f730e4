/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and keys: from datum to datum, and what is chosen. */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-view-private.h"

#include "mz-chart-brush.h"

#define SLACK 6.0 /* px about a datum that still count as it */

/** mz_chart_view_pick: @x, @y: pixels of the widget. Returns: what stands there, or %MZ_FIGURE_NONE. */
guint
mz_chart_view_pick (MzChartView *self, double x, double y)
{
  const MzChartLayout *layout = mz_chart_view_get_layout (self);
  double offset = mz_chart_view_get_offset (self);

  if (layout == NULL || (offset > 0 && y < layout->plot.y))
    return MZ_FIGURE_NONE;
  return mz_chart_layout_pick (layout, x, y + offset, SLACK);
}

/** mz_chart_view_scroll_to: Brings a datum into sight. Returns: whether that took a move. */
gboolean
mz_chart_view_scroll_to (MzChartView *self, guint datum)
{
  const MzChartLayout *layout = mz_chart_view_get_layout (self);
  cairo_rectangle_t box;
  double value, head, height;

  if (self->adjustment == NULL || layout == NULL || !mz_chart_layout_locate (layout, datum, &box))
    return FALSE;
  value = gtk_adjustment_get_value (self->adjustment);
  height = gtk_widget_get_height (GTK_WIDGET (self));
  head = layout->plot.y;
  gtk_adjustment_set_value (self->adjustment, CLAMP (value, box.y + 2 * box.height - height, MAX (box.y - box.height - head, 0)));
  return gtk_adjustment_get_value (self->adjustment) != value;
}

static MzRecord *
find_record (MzChartView *self, guint datum)
{
  const MzFigure *figure = mz_chart_view_get_figure (self);
  const MzDatum *of;
  const char *id;

  if (datum == MZ_FIGURE_NONE || figure == NULL)
    return NULL;
  of = mz_figure_peek_datum (figure, datum);
  id = of->record;
  if (id == NULL && of->category != MZ_FIGURE_NONE)
    id = mz_figure_peek_category (figure, of->category)->record;
  return id != NULL ? mz_dataset_find (mz_workspace_get_dataset (self->workspace), id) : NULL;
}

/**
 * mz_chart_view_choose:
 * @datum: or %MZ_FIGURE_NONE: nothing is selected any more
 * @add: its facets come to those that are chosen, whether or not it has a record
 *
 * What a click does: the datum's record is selected in the workspace; where it has none, its series and category become facets
 * of the query.
 */
void
mz_chart_view_choose (MzChartView *self, guint datum, gboolean add)
{
  MzRecord *record;
  g_autoptr (MzQuery) query = NULL;

  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  if (self->workspace == NULL || mz_chart_view_get_figure (self) == NULL)
    return;
  record = find_record (self, datum);
  if (datum == MZ_FIGURE_NONE || (record != NULL && !add))
    {
      mz_workspace_set_selection (self->workspace, record);
      return;
    }
  query = mz_chart_brush (mz_workspace_get_query (self->workspace), self->figure, datum, add);
  if (query != NULL)
    mz_workspace_set_query (self->workspace, query);
  else if (record != NULL)
    mz_workspace_set_selection (self->workspace, record);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, MzChartView *self)
{
  guint datum;

  /* A pointer that rests is moved by the window under it, and takes nothing from the keys. */
  if (self->dragging || (x == self->pointer_x && y == self->pointer_y))
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  datum = mz_chart_view_pick (self, x, y);
  if (datum == self->datum && !self->by_keys)
    return;
  if (datum == MZ_FIGURE_NONE && self->by_keys)
    return;
  self->by_keys = FALSE;
  self->datum = datum;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), datum != MZ_FIGURE_NONE ? "pointer" : NULL);
  if (self->workspace != NULL)
    mz_workspace_set_hover (self->workspace, find_record (self, datum));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** mz_chart_view_leave: The pointer is elsewhere. */
void
mz_chart_view_leave (MzChartView *self)
{
  self->pointer_x = self->pointer_y = -1;
  if (self->by_keys || self->datum == MZ_FIGURE_NONE)
    return;
  self->datum = MZ_FIGURE_NONE;
  if (self->workspace != NULL)
    mz_workspace_set_hover (self->workspace, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, MzChartView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
remember (MzChartView *self)
{
  g_clear_pointer (&self->query_before, mz_query_unref);
  g_clear_object (&self->selection_before);
  if (self->workspace == NULL)
    return;
  self->query_before = mz_query_ref (mz_workspace_get_query (self->workspace));
  g_set_object (&self->selection_before, mz_workspace_get_selection (self->workspace));
}

/* A double click opens the chart, and is not meant to choose what its first click was on. */
static void
take_back (MzChartView *self)
{
  if (self->workspace == NULL || self->query_before == NULL)
    return;
  mz_workspace_set_query (self->workspace, self->query_before);
  mz_workspace_set_selection (self->workspace, self->selection_before);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, MzChartView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint datum = mz_chart_view_pick (self, x, y);

  if (self->dragging)
    return;
  if (n_press == 2)
    {
      take_back (self);
      gtk_widget_activate_action (GTK_WIDGET (self), "chart.open", NULL);
      return;
    }
  if (n_press > 1)
    return;
  self->by_keys = FALSE;
  self->datum = datum;
  remember (self);
  mz_chart_view_choose (self, datum, (state & GDK_CONTROL_MASK) != 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
focus_cb (MzChartView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
mz_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MzChartView *self = MZ_CHART_VIEW (widget);
  guint datum = keyboard ? self->datum : mz_chart_view_pick (self, x, y);
  g_autofree char *text = NULL, *sources = NULL, *both = NULL;
  cairo_rectangle_t box;
  GdkRectangle area;

  if (datum == MZ_FIGURE_NONE || self->dragging)
    return FALSE;
  text = mz_figure_describe (self->figure, datum);
  sources = mz_chart_describe_sources (mz_workspace_get_dataset (self->workspace),
                                       (const char *const *) mz_figure_peek_datum (self->figure, datum)->sources);
  if (*sources != '\0')
    both = g_strdup_printf ("%s\n%s", text, sources);
  gtk_tooltip_set_text (tooltip, both != NULL ? both : text);
  /* Below what can be as high as the chart a tooltip would be far from the pointer. */
  if (keyboard && mz_chart_layout_locate (self->layout, datum, &box))
    area = (GdkRectangle) { (int) box.x, (int) (box.y - mz_chart_view_get_offset (self)), (int) box.width, (int) box.height };
  else
    area = (GdkRectangle) { x - 8, y - 8, 16, 16 };
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static gboolean
move_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MzChartView *self = MZ_CHART_VIEW (widget);
  const MzChartLayout *layout = mz_chart_view_get_layout (self);
  int dx, dy;

  if (layout == NULL)
    return FALSE;
  g_variant_get (args, "(ii)", &dx, &dy);
  mz_chart_view_set_datum (self, mz_chart_layout_move (layout, self->datum, dx, dy));
  return TRUE;
}

/* The first or the last of the data that can be seen. */
static gboolean
end_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MzChartView *self = MZ_CHART_VIEW (widget);
  const MzChartLayout *layout = mz_chart_view_get_layout (self);
  guint found = MZ_FIGURE_NONE;
  gboolean last;

  if (layout == NULL)
    return FALSE;
  g_variant_get (args, "(b)", &last);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->role != MZ_ROLE_BODY || shape->datum == MZ_FIGURE_NONE)
        continue;
      if (found == MZ_FIGURE_NONE || (last ? shape->datum > found : shape->datum < found))
        found = shape->datum;
    }
  mz_chart_view_set_datum (self, found);
  return TRUE;
}

/* Without a datum the keys are the window's. */
static gboolean
choose_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MzChartView *self = MZ_CHART_VIEW (widget);
  gboolean add;

  if (self->datum == MZ_FIGURE_NONE || !self->by_keys)
    return FALSE;
  g_variant_get (args, "(b)", &add);
  mz_chart_view_choose (self, self->datum, add);
  return TRUE;
}

static gboolean
leave_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MzChartView *self = MZ_CHART_VIEW (widget);

  if (self->datum == MZ_FIGURE_NONE || !self->by_keys)
    return FALSE;
  mz_chart_view_set_datum (self, MZ_FIGURE_NONE);
  return TRUE;
}

void
mz_chart_view_install_input (GtkWidgetClass *klass)
{
  static const struct { guint key, keypad; int dx, dy; } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };
  static const guint choosing[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space, GDK_KEY_KP_Space };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (klass, moves[i].key, 0, move_binding, "(ii)", moves[i].dx, moves[i].dy);
      gtk_widget_class_add_binding (klass, moves[i].keypad, 0, move_binding, "(ii)", moves[i].dx, moves[i].dy);
    }
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, end_binding, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Home, 0, end_binding, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, end_binding, "(b)", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_End, 0, end_binding, "(b)", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (choosing); i++)
    {
      gtk_widget_class_add_binding (klass, choosing[i], 0, choose_binding, "(b)", FALSE);
      gtk_widget_class_add_binding (klass, choosing[i], GDK_CONTROL_MASK, choose_binding, "(b)", TRUE);
    }
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, leave_binding, NULL);
}

void
mz_chart_view_init_input (MzChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new (), *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->pointer_x = self->pointer_y = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (mz_chart_view_leave), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
