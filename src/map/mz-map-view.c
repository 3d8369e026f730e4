/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view.h"

#include <glib/gi18n-lib.h>

#include "mz-basemap-source.h"
#include "mz-map-view-private.h"
#include "mz-props.h"

#define PUBLISH_MS   60  /* how far the workspace's view may lag behind a moving map */
#define PUBLISH_MOST 500 /* the same with very many sites */
#define PUBLISH_REST 20  /* so many times as long as it takes it is let be */
#define NEAR         1e-6 /* degrees, or levels of zoom */

typedef enum { PROP_WORKSPACE = 1, PROP_BASEMAP, PROP_SHOWN } MzMapViewProperty;
static GParamSpec *props[PROP_SHOWN + 1];

G_DEFINE_FINAL_TYPE (MzMapView, mz_map_view, GTK_TYPE_WIDGET)

static void
update_label (MzMapView *self)
{
  g_autofree char *title = mz_map_scene_get_title (self->scene), *label = NULL;
  guint n = mz_store_get_length (mz_workspace_get_sites_in_view (self->workspace));

  /* Translators: what the map shows, number of sites in view. */
  label = g_strdup_printf (ngettext ("Map: %1$s, %2$u site in view", "Map: %1$s, %2$u sites in view", n), title, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
publish_cb (gpointer data)
{
  MzMapView *self = data;

  self->publish_id = 0;
  mz_map_view_publish (self);
  return G_SOURCE_REMOVE;
}

/** mz_map_view_publish: Tells the workspace at once where the map stands. */
void
mz_map_view_publish (MzMapView *self)
{
  gint64 begin = g_get_monotonic_time ();

  g_clear_handle_id (&self->publish_id, g_source_remove);
  if (!self->placed)
    return;
  self->publishing = TRUE;
  mz_workspace_set_view (self->workspace, &self->view);
  self->publishing = FALSE;
  mz_map_view_note (self);
  self->publish_ms = (guint) CLAMP (PUBLISH_REST * (g_get_monotonic_time () - begin) / 1000, PUBLISH_MS, PUBLISH_MOST);
  update_label (self);
}

/** mz_map_view_show: Draws another view, and tells the workspace of it soon. */
void
mz_map_view_show (MzMapView *self, const MzView *view)
{
  if (mz_view_equal (&self->view, view))
    return;
  self->view = *view;
  self->at_home = FALSE;
  g_object_freeze_notify (G_OBJECT (self->viewport));
  shumate_viewport_set_zoom_level (self->viewport, view->zoom + MZ_BASEMAP_SOURCE_ZOOM_OFFSET);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), view->lat, view->lon);
  g_object_thaw_notify (G_OBJECT (self->viewport));
  mz_scene_layer_set_view (self->layer, view);
  mz_map_view_update_fittings (self);
  if (self->publish_id == 0)
    self->publish_id = g_timeout_add (self->publish_ms, publish_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWN]);
}

static void
view_changed_cb (MzMapView *self)
{
  /* Its own view may come back to it late. */
  if (self->publishing || (self->placed && mz_view_equal (mz_workspace_get_view (self->workspace), &self->view)))
    return;
  self->wanted = *mz_workspace_get_view (self->workspace);
  if (self->placed)
    mz_map_view_fly (self, &self->wanted);
}

/* What is chosen elsewhere comes into the frame. */
static void
selection_changed_cb (MzMapView *self)
{
  MzRecord *record = mz_workspace_get_selection (self->workspace);
  double lat, lon;

  if (record != NULL && !self->clicking && self->placed
      && mz_dataset_get_place (mz_workspace_get_dataset (self->workspace), mz_record_get_id (record), &lat, &lon))
    mz_map_view_reveal (self, lat, lon);
}

static void
state_changed_cb (MzMapView *self)
{
  update_label (self);
}

static void
mz_map_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  MzMapView *self = MZ_MAP_VIEW (widget);

  *minimum = *natural = 0;
  if (!self->has_room)
    *minimum = *natural = mz_map_view_measure_controls (self);
  *natural = MAX (*natural, 256);
  *minimum_baseline = *natural_baseline = -1;
}

/* Whether an audience's map stands, or comes to stand, as near to what was asked for as its frame lets it. */
static gboolean
is_as_wanted (MzMapView *self)
{
  const MzView *there = self->motion == MZ_MOTION_FLIGHT ? &self->flight.to : &self->view;
  MzView nearest = { self->wanted.lat, self->wanted.lon, self->wanted.zoom, self->view.width, self->view.height };

  if (!self->has_room || !self->placed)
    return FALSE;
  nearest = mz_map_motion_clamp (&nearest);
  return fabs (nearest.lat - there->lat) < NEAR && fabs (nearest.lon - there->lon) < NEAR && fabs (nearest.zoom - there->zoom) < NEAR;
}

static void
place (MzMapView *self, int width, int height)
{
  gboolean as_wanted = is_as_wanted (self);
  MzView view = self->placed ? self->view : *mz_workspace_get_view (self->workspace), goal = self->flight.to;
  gboolean flies = self->motion == MZ_MOTION_FLIGHT && !self->flies_home;
  gboolean at_home = self->placed ? self->at_home
                                  : view.lat == MZ_VIEW_HOME.lat && view.lon == MZ_VIEW_HOME.lon
                                      && view.zoom == MZ_VIEW_HOME.zoom;

  if (!self->placed)
    self->wanted = view;
  /* Another frame may let it nearer. */
  else if (as_wanted && flies)
    goal = self->wanted;
  else if (as_wanted)
    view = self->wanted;
  view.width = width;
  view.height = height;
  view = at_home ? mz_map_motion_home (width, height) : mz_map_motion_clamp (&view);
  self->placed = TRUE;
  mz_map_view_stop (self);
  mz_map_view_show (self, &view);
  self->at_home = at_home;
  if (flies)
    mz_map_view_fly (self, &goal);
}

static void
mz_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzMapView *self = MZ_MAP_VIEW (widget);
  GtkAllocation whole = { 0, 0, width, height };

  if (width > 0 && height > 0 && (!self->placed || self->view.width != width || self->view.height != height))
    place (self, width, height);
  if (self->old_tiles != NULL)
    gtk_widget_size_allocate (GTK_WIDGET (self->old_tiles), &whole, -1);
  if (self->tiles != NULL)
    gtk_widget_size_allocate (GTK_WIDGET (self->tiles), &whole, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->layer), &whole, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->discs), &whole, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->rings), &whole, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->ruler), &whole, -1);
  mz_map_view_allocate_fittings (self, width, height);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
mz_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzColor sea = mz_theme_get (MZ_MAP_VIEW (widget)->theme)->sea;
  GdkRGBA color = { sea.r, sea.g, sea.b, 1 };

  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                    gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (mz_map_view_parent_class)->snapshot (widget, snapshot);
}

static void
mz_map_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mz_map_view_parent_class)->realize (widget);
  mz_map_view_renew_tiles (MZ_MAP_VIEW (widget));
}

static void
mz_map_view_unmap (GtkWidget *widget)
{
  MzMapView *self = MZ_MAP_VIEW (widget);

  mz_map_view_stop (self);
  mz_map_view_popdown (self);
  GTK_WIDGET_CLASS (mz_map_view_parent_class)->unmap (widget);
}

static void
mz_map_view_constructed (GObject *object)
{
  MzMapView *self = MZ_MAP_VIEW (object);

  G_OBJECT_CLASS (mz_map_view_parent_class)->constructed (object);

  self->scene = mz_map_scene_new (self->workspace, self->basemap);
  mz_map_scene_set_threaded (self->scene, TRUE);
  self->layer = mz_scene_layer_new (self->scene);
  mz_map_view_init_style (self);
  gtk_widget_set_parent (GTK_WIDGET (self->layer), GTK_WIDGET (self));
  mz_map_view_init_fittings (self);
  mz_map_view_init_input (self);
  mz_map_view_init_history (self);

  g_signal_connect_object (self->workspace, "notify::view", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::selection", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  update_label (self);
}

static void
mz_map_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzMapView *self = MZ_MAP_VIEW (object);

  switch ((MzMapViewProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_BASEMAP:
      g_value_set_boxed (value, self->basemap);
      break;
    case PROP_SHOWN:
      g_value_set_boxed (value, &self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_map_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MzMapView *self = MZ_MAP_VIEW (object);

  switch ((MzMapViewProperty) prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_BASEMAP:
      self->basemap = g_value_dup_boxed (value);
      break;
    case PROP_SHOWN:
      mz_map_view_set_shown (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_map_view_dispose (GObject *object)
{
  MzMapView *self = MZ_MAP_VIEW (object);

  mz_map_view_stop (self);
  g_clear_handle_id (&self->publish_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  mz_map_view_drop_old_tiles (self);
  g_clear_handle_id (&self->popdown_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  mz_map_view_dispose_fittings (self);
  if (self->tiles != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->tiles)));
  if (self->layer != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->layer)));
  g_clear_object (&self->actions);
  g_clear_object (&self->focus);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (mz_map_view_parent_class)->dispose (object);
}

static void
mz_map_view_finalize (GObject *object)
{
  MzMapView *self = MZ_MAP_VIEW (object);

  mz_view_history_free (self->history);
  g_object_unref (self->viewport);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_map_view_parent_class)->finalize (object);
}

static void
mz_map_view_class_init (MzMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mz_map_view_constructed;
  object_class->dispose = mz_map_view_dispose;
  object_class->finalize = mz_map_view_finalize;
  object_class->get_property = mz_map_view_get_property;
  object_class->set_property = mz_map_view_set_property;
  widget_class->measure = mz_map_view_measure;
  widget_class->size_allocate = mz_map_view_size_allocate;
  widget_class->realize = mz_map_view_realize;
  widget_class->snapshot = mz_map_view_snapshot;
  widget_class->unmap = mz_map_view_unmap;
  widget_class->query_tooltip = mz_map_view_query_tooltip;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MZ_TYPE_WORKSPACE, MZ_PARAM_CONST);
  props[PROP_BASEMAP] = g_param_spec_boxed ("basemap", NULL, NULL, MZ_TYPE_BASEMAP, MZ_PARAM_CONST);
  props[PROP_SHOWN] = g_param_spec_boxed ("shown", NULL, NULL, MZ_TYPE_VIEW, MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "map-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  mz_map_view_class_init_asking (klass);
  mz_map_view_class_init_keys (widget_class);
}

static void
mz_map_view_init (MzMapView *self)
{
  self->viewport = shumate_viewport_new ();
  shumate_viewport_set_min_zoom_level (self->viewport, 0);
  self->pointer_x = self->pointer_y = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * mz_map_view_new:
 * @workspace: (transfer none): what is shown
 * @basemap: (transfer none) (nullable): what lies below it
 */
GtkWidget *
mz_map_view_new (MzWorkspace *workspace, MzBasemap *basemap)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), NULL);

  return g_object_new (MZ_TYPE_MAP_VIEW, "workspace", workspace, "basemap", basemap, NULL);
}

MzWorkspace *
mz_map_view_get_workspace (MzMapView *self)
{
  g_return_val_if_fail (MZ_IS_MAP_VIEW (self), NULL);

  return self->workspace;
}

/** mz_map_view_get_scene: Returns: (transfer none): what lies over the base map, as it was drawn last. */
MzMapScene *
mz_map_view_get_scene (MzMapView *self)
{
  g_return_val_if_fail (MZ_IS_MAP_VIEW (self), NULL);

  return self->scene;
}

/** mz_map_view_get_actions: Returns: (transfer none): for the window, as the group "map". */
GActionGroup *
mz_map_view_get_actions (MzMapView *self)
{
  g_return_val_if_fail (MZ_IS_MAP_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/** mz_map_view_get_shown: Returns: (transfer none): the view that is drawn; the workspace's follows it soon. */
const MzView *
mz_map_view_get_shown (MzMapView *self)
{
  g_return_val_if_fail (MZ_IS_MAP_VIEW (self), NULL);

  return &self->view;
}

/** mz_map_view_set_shown: Shows another view at once, in the frame as it is: as a map does that follows another one. */
void
mz_map_view_set_shown (MzMapView *self, const MzView *view)
{
  MzView wanted;

  g_return_if_fail (MZ_IS_MAP_VIEW (self) && view != NULL);

  if (!self->placed)
    {
      mz_workspace_set_view (self->workspace, &(MzView) { view->lat, view->lon, view->zoom, 0, 0 });
      return;
    }
  mz_map_view_stop (self);
  wanted = (MzView) { view->lat, view->lon, view->zoom, self->view.width, self->view.height };
  wanted = mz_map_motion_clamp (&wanted);
  mz_map_view_show (self, &wanted);
}

/** mz_map_view_set_cards: @boxes: of the frame of a room's map, that something lies over: no label stands there. */
void
mz_map_view_set_cards (MzMapView *self, const cairo_rectangle_t *boxes, guint n)
{
  g_return_if_fail (MZ_IS_MAP_VIEW (self) && self->has_room);

  mz_scene_layer_set_controls (self->layer, boxes, n);
}

/** mz_map_view_set_quizzing: Makes it the map of a quiz: it has its buttons, and no title that tells the answer. */
void
mz_map_view_set_quizzing (MzMapView *self)
{
  g_return_if_fail (MZ_IS_MAP_VIEW (self));

  mz_scene_layer_set_bare (self->layer, 1);
}

/** mz_map_view_set_discs: @discs: (nullable) (transfer full): what lies over all else */
void
mz_map_view_set_discs (MzMapView *self, MzDiscs *discs)
{
  g_return_if_fail (MZ_IS_MAP_VIEW (self));

  mz_disc_layer_set_discs (self->discs, discs);
}

/** mz_map_view_set_ringed: @records: (nullable) (element-type MzRecord) (transfer none): what gets a ring round it. */
void
mz_map_view_set_ringed (MzMapView *self, GPtrArray *records)
{
  g_return_if_fail (MZ_IS_MAP_VIEW (self));

  mz_ring_layer_set_records (self->rings, records);
}

/** mz_map_view_is_settled: Returns: whether the map stands and the workspace knows where. */
gboolean
mz_map_view_is_settled (MzMapView *self)
{
  g_return_val_if_fail (MZ_IS_MAP_VIEW (self), FALSE);

  return self->placed && self->motion == MZ_MOTION_NONE && self->publish_id == 0;
}

/** mz_map_view_is_complete: Returns: whether the map stands and all that is in its frame has been painted. */
gboolean
mz_map_view_is_complete (MzMapView *self)
{
  g_return_val_if_fail (MZ_IS_MAP_VIEW (self), FALSE);

  return mz_map_view_is_settled (self) && mz_map_scene_is_complete (self->scene) && mz_scene_layer_is_complete (self->layer)
         && (self->tiles == NULL
             || mz_basemap_source_is_idle (MZ_BASEMAP_SOURCE (shumate_viewport_get_reference_map_source (self->viewport))));
}

/** mz_map_view_count_pictures: Returns: how many pictures of symbols and labels it keeps. */
guint
mz_map_view_count_pictures (MzMapView *self)
{
  g_return_val_if_fail (MZ_IS_MAP_VIEW (self), 0);

  return mz_scene_layer_count_pictures (self->layer);
}
