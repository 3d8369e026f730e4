/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-look.h"
#include "mz-props.h"

/* px at text factor 1 */
#define LEAST_WIDTH     160
#define LEAST_HEIGHT    120
#define READABLE_HEIGHT 200
#define NATURAL_WIDTH   400

typedef enum { PROP_WORKSPACE = 1, PROP_FIGURE, PROP_LIVE } MzChartViewProperty;
static GParamSpec *props[PROP_LIVE + 1];

G_DEFINE_FINAL_TYPE (MzChartView, mz_chart_view, GTK_TYPE_WIDGET)

static void
drop_layout (MzChartView *self)
{
  g_clear_pointer (&self->layout, mz_chart_layout_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_factor (MzChartView *self)
{
  double labels = self->workspace != NULL ? mz_manner_get_label_factor (mz_workspace_get_manner (self->workspace)) : 1;

  return mz_look_get_text_factor (GTK_WIDGET (self)) * labels;
}

static double
get_natural_height (MzChartView *self, double width)
{
  double factor = get_factor (self);
  double least = LEAST_HEIGHT * factor;

  if (self->height > 0)
    return self->height * (1 + factor) / 2;
  return self->figure != NULL ? MAX (ceil (mz_chart_layout_get_natural_height (self->figure, width, factor)), least) : least;
}

/* Rows are as high as they are, and scroll; all else fits into what room there is, unless that is too little to be read. */
static double
get_needed_height (MzChartView *self, double width)
{
  double natural = get_natural_height (self, width), least = READABLE_HEIGHT * get_factor (self);

  switch (self->figure->kind)
    {
    case MZ_FIGURE_LANES:
    case MZ_FIGURE_BARS:
    case MZ_FIGURE_DOTS:
    case MZ_FIGURE_STEPS:
    case MZ_FIGURE_GAUGES:
    case MZ_FIGURE_MATRIX:
    case MZ_FIGURE_BANDS:
    case MZ_FIGURE_RANGES:
    case MZ_FIGURE_TORNADO:
      return natural;
    case MZ_FIGURE_LINES:
    case MZ_FIGURE_AREAS:
    case MZ_FIGURE_COLUMNS:
    case MZ_FIGURE_RIBBON:
    case MZ_FIGURE_NETWORK:
    case MZ_FIGURE_ELEMENTS:
    case MZ_N_FIGURE_KINDS:
    default:
      return MIN (natural, least);
    }
}

/* The view scrolls by itself: its adjustment follows from what is laid out. */
static void
update_adjustment (MzChartView *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->adjustment != NULL && self->layout != NULL)
    gtk_adjustment_configure (self->adjustment, gtk_adjustment_get_value (self->adjustment), 0,
                              MAX (self->layout->height, height), height / 10, height * 0.8, height);
}

/** mz_chart_view_lay_out: Where everything stands, of the figure that there is. */
void
mz_chart_view_lay_out (MzChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->layout != NULL || self->figure == NULL)
    return;
  if (self->adjustment != NULL && self->height == 0)
    height = MAX (height, get_needed_height (self, width));
  self->layout = mz_chart_layout_new (self->figure, width, height, get_factor (self),
                                      gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  update_adjustment (self);
}

static void
update_description (MzChartView *self)
{
  g_autofree char *datum = NULL, *description = NULL;

  if (self->figure == NULL)
    return;
  if (self->datum != MZ_FIGURE_NONE)
    datum = mz_figure_describe (self->figure, self->datum);
  if (self->figure->empty != NULL)
    description = g_strdup (self->figure->empty);
  else if (datum != NULL && self->figure->words != NULL)
    /* Translators: the value that has the keys, then the chart in words. */
    description = g_strdup_printf (C_("chart", "%1$s. %2$s"), datum, self->figure->words);
  else
    description = g_strdup (datum != NULL ? datum : self->figure->words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->figure->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "", -1);
}

static void
build_figure (MzChartView *self)
{
  g_autoptr (MzFigure) old = g_steal_pointer (&self->figure);

  self->stale = FALSE;
  drop_layout (self);
  self->figure = mz_chart_view_make_figure (self);
  self->datum = mz_chart_view_find_again (old, self->datum, self->figure);
  if (self->height == 0)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIGURE]);
}

static void
update_figure (MzChartView *self)
{
  if (self->stale && self->live && self->workspace != NULL && self->chart != NULL)
    build_figure (self);
}

/* Each frame, after the sizes are known and before anything is drawn: what changes sizes now has them worked out once more. */
static void
layout_cb (MzChartView *self)
{
  if (gtk_widget_get_mapped (self->host != NULL ? self->host : GTK_WIDGET (self)))
    update_figure (self);
}

/** mz_chart_view_queue_figure: Another figure is wanted from the next frame on, however many changes there are until then. */
void
mz_chart_view_queue_figure (MzChartView *self)
{
  self->stale = TRUE;
  if (self->clock != NULL && self->live)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
text_size_changed_cb (MzChartView *self)
{
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
mz_chart_view_get_offset (MzChartView *self)
{
  return self->adjustment != NULL ? floor (gtk_adjustment_get_value (self->adjustment)) : 0;
}

static void
mz_chart_view_realize (GtkWidget *widget)
{
  MzChartView *self = MZ_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (mz_chart_view_parent_class)->realize (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_swapped (self->clock, "layout", G_CALLBACK (layout_cb), self);
}

static void
mz_chart_view_unrealize (GtkWidget *widget)
{
  MzChartView *self = MZ_CHART_VIEW (widget);

  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (mz_chart_view_parent_class)->unrealize (widget);
}

static void
mz_chart_view_map (GtkWidget *widget)
{
  MzChartView *self = MZ_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (mz_chart_view_parent_class)->map (widget);
  if (self->stale)
    mz_chart_view_queue_figure (self);
}

static void
mz_chart_view_unmap (GtkWidget *widget)
{
  mz_chart_view_leave (MZ_CHART_VIEW (widget));
  GTK_WIDGET_CLASS (mz_chart_view_parent_class)->unmap (widget);
}

static void
mz_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  MzChartView *self = MZ_CHART_VIEW (widget);
  double factor = get_factor (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = (int) (NATURAL_WIDTH * factor);
      return;
    }
  *natural = (int) get_natural_height (self, for_size > 0 ? for_size : NATURAL_WIDTH * factor);
  *minimum = self->adjustment != NULL && self->height == 0 ? MIN (LEAST_HEIGHT, *natural) : *natural;
}

static GtkSizeRequestMode
mz_chart_view_get_request_mode (GtkWidget *widget)
{
  return MZ_CHART_VIEW (widget)->height > 0 ? GTK_SIZE_REQUEST_CONSTANT_SIZE : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mz_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzChartView *self = MZ_CHART_VIEW (widget);

  /* The figure is left as it is: what becomes of the texts round it would come too late for this round of sizes. */
  drop_layout (self);
  mz_chart_view_lay_out (self);
}

static void
mz_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  drop_layout (MZ_CHART_VIEW (widget));
  GTK_WIDGET_CLASS (mz_chart_view_parent_class)->direction_changed (widget, before);
}

static void
mz_chart_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzChartView *self = MZ_CHART_VIEW (object);

  switch ((MzChartViewProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_FIGURE:
      g_value_set_pointer (value, self->figure);
      break;
    case PROP_LIVE:
      g_value_set_boolean (value, self->live);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_chart_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MzChartView *self = MZ_CHART_VIEW (object);

  switch ((MzChartViewProperty) prop_id)
    {
    case PROP_WORKSPACE:
      mz_chart_view_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_LIVE:
      mz_chart_view_set_live (self, g_value_get_boolean (value));
      break;
    case PROP_FIGURE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
disconnect (MzChartView *self)
{
  if (self->workspace == NULL)
    return;
  g_signal_handlers_disconnect_by_data (mz_workspace_get_dataset (self->workspace), self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
}

static void
mz_chart_view_dispose (GObject *object)
{
  MzChartView *self = MZ_CHART_VIEW (object);

  disconnect (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query_before, mz_query_unref);
  g_clear_object (&self->selection_before);
  mz_chart_view_set_adjustment (self, NULL);
  mz_chart_view_set_runs (self, NULL, NULL);
  G_OBJECT_CLASS (mz_chart_view_parent_class)->dispose (object);
}

static void
mz_chart_view_finalize (GObject *object)
{
  MzChartView *self = MZ_CHART_VIEW (object);

  mz_chart_layout_free (self->layout);
  g_clear_pointer (&self->figure, mz_figure_free);
  G_OBJECT_CLASS (mz_chart_view_parent_class)->finalize (object);
}

static void
mz_chart_view_class_init (MzChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mz_chart_view_dispose;
  object_class->finalize = mz_chart_view_finalize;
  object_class->get_property = mz_chart_view_get_property;
  object_class->set_property = mz_chart_view_set_property;
  widget_class->direction_changed = mz_chart_view_direction_changed;
  widget_class->get_request_mode = mz_chart_view_get_request_mode;
  widget_class->map = mz_chart_view_map;
  widget_class->measure = mz_chart_view_measure;
  widget_class->query_tooltip = mz_chart_view_query_tooltip;
  widget_class->realize = mz_chart_view_realize;
  widget_class->size_allocate = mz_chart_view_size_allocate;
  widget_class->snapshot = mz_chart_view_snapshot;
  widget_class->unmap = mz_chart_view_unmap;
  widget_class->unrealize = mz_chart_view_unrealize;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MZ_TYPE_WORKSPACE, MZ_PARAM_RW);
  props[PROP_FIGURE] = g_param_spec_pointer ("figure", NULL, NULL, MZ_PARAM_RO);
  props[PROP_LIVE] = g_param_spec_boolean ("live", NULL, NULL, TRUE, MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  mz_chart_view_install_input (widget_class);
  mz_chart_view_install_time (widget_class);
}

static void
mz_chart_view_init (MzChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->stale = TRUE;
  self->live = TRUE;
  self->datum = MZ_FIGURE_NONE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
  mz_chart_view_init_input (self);
}

/** mz_chart_view_new: @workspace, @chart: (nullable). Returns: (transfer floating): a view of the chart. */
GtkWidget *
mz_chart_view_new (MzWorkspace *workspace, const MzChart *chart)
{
  GtkWidget *self = g_object_new (MZ_TYPE_CHART_VIEW, "workspace", workspace, NULL);

  mz_chart_view_set_chart (MZ_CHART_VIEW (self), chart);
  return self;
}

MzWorkspace *
mz_chart_view_get_workspace (MzChartView *self)
{
  g_return_val_if_fail (MZ_IS_CHART_VIEW (self), NULL);
  return self->workspace;
}

/** mz_chart_view_set_workspace: @workspace: (nullable) (transfer none): without one there is nothing to be seen */
void
mz_chart_view_set_workspace (MzChartView *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (self->workspace == workspace)
    return;
  disconnect (self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_swapped (workspace, "notify::date", G_CALLBACK (mz_chart_view_queue_figure), self);
      g_signal_connect_swapped (workspace, "notify::query", G_CALLBACK (mz_chart_view_queue_figure), self);
      g_signal_connect_swapped (workspace, "notify::scenario", G_CALLBACK (mz_chart_view_queue_figure), self);
      g_signal_connect_swapped (workspace, "notify::against", G_CALLBACK (mz_chart_view_queue_figure), self);
      g_signal_connect_swapped (workspace, "notify::selection", G_CALLBACK (gtk_widget_queue_draw), self);
      g_signal_connect_swapped (workspace, "notify::manner", G_CALLBACK (text_size_changed_cb), self);
      g_signal_connect_swapped (mz_workspace_get_dataset (workspace), "changed", G_CALLBACK (mz_chart_view_queue_figure), self);
    }
  mz_chart_view_queue_figure (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

/** mz_chart_view_set_chart: @chart: (nullable): without one there is nothing to be seen */
void
mz_chart_view_set_chart (MzChartView *self, const MzChart *chart)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  if (self->chart == chart)
    return;
  self->chart = chart;
  self->datum = MZ_FIGURE_NONE;
  if (chart != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, mz_chart_get_label (chart), -1);
  mz_chart_view_queue_figure (self);
}

gboolean
mz_chart_view_get_live (MzChartView *self)
{
  g_return_val_if_fail (MZ_IS_CHART_VIEW (self), FALSE);
  return self->live;
}

void
mz_chart_view_set_live (MzChartView *self, gboolean live)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  if (self->live == live)
    return;
  self->live = live;
  if (live && self->stale)
    mz_chart_view_queue_figure (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIVE]);
}

/** mz_chart_view_set_added_up: @added_up: shares that are added up from sites, in place of those that are reported */
void
mz_chart_view_set_added_up (MzChartView *self, gboolean added_up)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  if (self->added_up == added_up)
    return;
  self->added_up = added_up;
  mz_chart_view_queue_figure (self);
}

/** mz_chart_view_set_by: @by: (nullable): what lanes are by, as in #MzFigureRequest */
void
mz_chart_view_set_by (MzChartView *self, const char *by)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  if (g_strcmp0 (self->by, by) == 0)
    return;
  self->by = g_intern_string (by);
  mz_chart_view_queue_figure (self);
}

/** mz_chart_view_set_window: @from, @to: decimal years; equal: all there is */
void
mz_chart_view_set_window (MzChartView *self, double from, double to)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self) && from <= to);

  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  mz_chart_view_queue_figure (self);
}

/** mz_chart_view_get_window: What is asked for, or where all is shown, the ends of that. */
void
mz_chart_view_get_window (MzChartView *self, double *from, double *to)
{
  const MzFigure *figure;

  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  figure = self->from == self->to ? mz_chart_view_get_figure (self) : NULL;
  *from = figure != NULL ? figure->x_from : self->from;
  *to = figure != NULL ? figure->x_to : self->to;
}

/** mz_chart_view_set_height: @height: px at text factor 1; 0: as high as the figure wants to be */
void
mz_chart_view_set_height (MzChartView *self, int height)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self) && height >= 0);

  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * mz_chart_view_set_adjustment:
 * @adjustment: (nullable) (transfer none): with one the view is as high as it is made, and scrolls what does not fit below its axis
 */
void
mz_chart_view_set_adjustment (MzChartView *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
}

/**
 * mz_chart_view_set_host:
 * @host: (nullable): an ancestor; while it is mapped the figure is kept up to date, even where its table is shown instead
 */
void
mz_chart_view_set_host (MzChartView *self, GtkWidget *host)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  self->host = host;
}

/** mz_chart_view_get_figure: Returns: (transfer none) (nullable): that of the workspace as it is now, until it changes. */
const MzFigure *
mz_chart_view_get_figure (MzChartView *self)
{
  g_return_val_if_fail (MZ_IS_CHART_VIEW (self), NULL);

  update_figure (self);
  return self->figure;
}

/** mz_chart_view_get_layout: Returns: (transfer none) (nullable): where everything stands, until the figure or the size changes. */
const MzChartLayout *
mz_chart_view_get_layout (MzChartView *self)
{
  g_return_val_if_fail (MZ_IS_CHART_VIEW (self), NULL);

  update_figure (self);
  mz_chart_view_lay_out (self);
  return self->layout;
}

/** mz_chart_view_get_datum: Returns: the datum that the keys or the pointer are on, or %MZ_FIGURE_NONE. */
guint
mz_chart_view_get_datum (MzChartView *self)
{
  g_return_val_if_fail (MZ_IS_CHART_VIEW (self), MZ_FIGURE_NONE);
  return self->datum;
}

/** mz_chart_view_set_datum: As the keys do: it has the ring, is said, and comes into sight. */
void
mz_chart_view_set_datum (MzChartView *self, guint datum)
{
  g_return_if_fail (MZ_IS_CHART_VIEW (self));

  self->by_keys = datum != MZ_FIGURE_NONE;
  self->datum = datum;
  mz_chart_view_scroll_to (self, datum);
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
