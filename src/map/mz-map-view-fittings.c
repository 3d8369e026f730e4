/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the map and does not move with it: its buttons, the overview, the coordinates of the pointer. */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"
#include "mz-overview.h"

#define EDGE            14
#define GAP             16
#define SCALE_BAR_WIDTH 130 /* that of its words, which may be longer than the bar */
#define TITLE_WIDTH     480 /* px: a narrower frame has no title */
#define TITLE_HEIGHT    42
#define ROOMY           640.0 /* px: a narrower frame has no room to spare */
#define HIGH            2.2   /* times what they are high: on a map that is lower, they lie */

static GtkWidget *
control_new (const char *icon, const char *action, const char *tooltip, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
controls_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), control_new ("go-home-symbolic", "map.home", _("Whole world (Home)"), _("Whole world")));
  gtk_box_append (GTK_BOX (box), control_new ("zoom-in-symbolic", "map.zoom-in", _("Zoom in (+)"), _("Zoom in")));
  gtk_box_append (GTK_BOX (box), control_new ("zoom-out-symbolic", "map.zoom-out", _("Zoom out (−)"), _("Zoom out")));
  gtk_widget_add_css_class (box, "map-controls");
  return box;
}

/* Wide letters count twice. */
static guint
count_coordinates_chars (void)
{
  g_autofree char *longest = mz_format_place (-88.88, -178.88);
  guint n = 0;

  for (const char *at = longest; *at != '\0'; at = g_utf8_next_char (at))
    n += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return n;
}

static GtkWidget *
coordinates_new (void)
{
  guint chars = count_coordinates_chars ();
  GtkWidget *inscription = g_object_new (GTK_TYPE_INSCRIPTION, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                         "min-chars", chars, "nat-chars", chars, "yalign", 1.0f, NULL);

  gtk_widget_add_css_class (inscription, "map-coordinates");
  gtk_widget_set_can_target (inscription, FALSE);
  return inscription;
}

static void
overview_asked_cb (MzMapView *self, double lat, double lon, gboolean held)
{
  MzView goal = self->view;

  goal.lat = lat;
  goal.lon = lon;
  if (!held)
    {
      mz_map_view_fly (self, &goal);
      return;
    }
  mz_map_view_stop (self);
  goal = mz_map_motion_clamp (&goal);
  mz_map_view_show (self, &goal);
}

static gboolean
is_roomy (MzMapView *self)
{
  return !self->has_room && self->view.width >= ROOMY;
}

static void
allocate (GtkWidget *widget, int x, int y, const GtkRequisition *size)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation) { MAX (x, 0), MAX (y, 0), size->width, size->height }, -1);
}

static cairo_rectangle_t
get_box (GtkWidget *widget)
{
  graphene_rect_t box;

  if (!gtk_widget_compute_bounds (widget, gtk_widget_get_parent (widget), &box))
    return (cairo_rectangle_t) { 0 };
  return (cairo_rectangle_t) { box.origin.x, box.origin.y, box.size.width, box.size.height };
}

/* Labels keep away from all that is seen. */
static void
update_obstacles (MzMapView *self)
{
  cairo_rectangle_t boxes[4];
  guint n = 0;

  if (self->has_room)
    return;
  boxes[n++] = get_box (self->controls);
  if (gtk_widget_get_child_visible (GTK_WIDGET (self->overview)))
    boxes[n++] = get_box (GTK_WIDGET (self->overview));
  if (is_roomy (self))
    boxes[n++] = get_box (self->coordinates);
  if (mz_map_view_is_measuring (self))
    boxes[n++] = get_box (self->measure_box);
  mz_scene_layer_set_controls (self->layer, boxes, n);
}

/** mz_map_view_update_coordinates: Says where the pointer is, without any of the map being drawn for it. */
void
mz_map_view_update_coordinates (MzMapView *self)
{
  gboolean shown = self->pointer_x >= 0 && is_roomy (self);

  if (shown)
    {
      g_autofree char *text = NULL;
      double lat, lon;

      mz_map_motion_invert (&self->view, self->pointer_x, self->pointer_y, &lat, &lon);
      text = mz_format_place (lat, lon);
      gtk_inscription_set_text (GTK_INSCRIPTION (self->coordinates), text);
    }
  gtk_widget_set_child_visible (self->coordinates, shown);
}

/** mz_map_view_update_fittings: After the view has changed. */
void
mz_map_view_update_fittings (MzMapView *self)
{
  gboolean overview = self->basemap != NULL && self->view.zoom >= MZ_OVERVIEW_ZOOM && is_roomy (self);

  gtk_widget_set_child_visible (self->controls, !self->has_room);
  mz_map_view_update_coordinates (self);
  mz_ring_layer_set_view (self->rings, &self->view);
  mz_disc_layer_set_view (self->discs, &self->view);
  mz_ruler_layer_set_view (self->ruler, &self->view);
  if (overview)
    mz_overview_box_set_view (self->overview, &self->view);
  if (overview == gtk_widget_get_child_visible (GTK_WIDGET (self->overview)))
    return;
  gtk_widget_set_child_visible (GTK_WIDGET (self->overview), overview);
  update_obstacles (self);
}

/** mz_map_view_measure_controls: Returns: pixels from edge to edge, across the way in which they stand; that much has to be there. */
int
mz_map_view_measure_controls (MzMapView *self)
{
  GtkRequisition size;

  gtk_widget_get_preferred_size (self->controls, NULL, &size);
  return MIN (size.width, size.height);
}

static gboolean
turn_controls_cb (gpointer data)
{
  MzMapView *self = data;
  gboolean upright = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->controls)) == GTK_ORIENTATION_VERTICAL;

  self->turn_id = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->controls), upright ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  return G_SOURCE_REMOVE;
}

/* They stand above each other where the map is high enough, which is known while it is being laid out; and where they would
   not have their place beside the scale. */
static void
fit_controls (MzMapView *self, const GtkRequisition *size, int width, int height, int bar)
{
  gboolean upright = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->controls)) == GTK_ORIENTATION_VERTICAL;
  int length = MAX (size->width, size->height);
  gboolean high = height >= HIGH * length || (height >= length && width < EDGE + bar + GAP + length);

  g_clear_handle_id (&self->turn_id, g_source_remove);
  if (upright != high)
    self->turn_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_controls_cb, self, NULL);
}

/* Below the title. */
static void
allocate_measure_box (MzMapView *self, int width)
{
  int y = width < TITLE_WIDTH * self->text_factor ? EDGE : EDGE + (int) (TITLE_HEIGHT * self->text_factor);
  GtkRequisition least, size;

  gtk_widget_get_preferred_size (self->measure_box, &least, &size);
  size.width = CLAMP (size.width, least.width, MAX (width - 2 * EDGE, least.width));
  gtk_widget_measure (self->measure_box, GTK_ORIENTATION_VERTICAL, size.width, NULL, &size.height, NULL, NULL);
  allocate (self->measure_box, MIN (EDGE, width - size.width), y, &size);
}

void
mz_map_view_allocate_fittings (MzMapView *self, int width, int height)
{
  int bar = (int) (MAX (self->text_factor, 1) * SCALE_BAR_WIDTH), left;
  GtkRequisition size, overview, coordinates;

  gtk_widget_get_preferred_size (self->controls, NULL, &size);
  gtk_widget_get_preferred_size (GTK_WIDGET (self->overview), NULL, &overview);
  gtk_widget_get_preferred_size (self->coordinates, NULL, &coordinates);
  allocate (self->controls, width - size.width, height - size.height, &size);
  fit_controls (self, &size, width, height, bar);
  left = width - size.width - overview.width;
  allocate (GTK_WIDGET (self->overview), left, height - overview.height, &overview);
  allocate (self->coordinates, EDGE + bar + GAP, height - EDGE - coordinates.height, &coordinates);
  allocate_measure_box (self, width);
  update_obstacles (self);
}

void
mz_map_view_init_fittings (MzMapView *self)
{
  self->rings = mz_ring_layer_new (self->scene);
  mz_ring_layer_set_theme (self->rings, self->theme);
  gtk_widget_insert_before (GTK_WIDGET (self->rings), GTK_WIDGET (self), GTK_WIDGET (self->layer));
  self->discs = mz_disc_layer_new ();
  mz_disc_layer_set_style (self->discs, self->theme, self->text_factor);
  gtk_widget_set_parent (GTK_WIDGET (self->discs), GTK_WIDGET (self));
  mz_map_view_init_measure (self);
  self->controls = controls_new ();
  self->overview = mz_overview_box_new (self->basemap);
  self->coordinates = coordinates_new ();
  gtk_widget_set_parent (self->coordinates, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->overview), GTK_WIDGET (self));
  gtk_widget_set_parent (self->controls, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->coordinates, FALSE);
  gtk_widget_set_child_visible (GTK_WIDGET (self->overview), FALSE);
  mz_overview_box_set_theme (self->overview, self->theme);
  g_signal_connect_object (self->overview, "asked", G_CALLBACK (overview_asked_cb), self, G_CONNECT_SWAPPED);
}

void
mz_map_view_dispose_fittings (MzMapView *self)
{
  g_clear_handle_id (&self->turn_id, g_source_remove);
  g_clear_pointer (&self->controls, gtk_widget_unparent);
  g_clear_pointer (&self->coordinates, gtk_widget_unparent);
  g_clear_pointer (&self->measure_box, gtk_widget_unparent);
  if (self->rings != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->rings)));
  if (self->discs != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->discs)));
  if (self->ruler != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->ruler)));
  if (self->overview != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->overview)));
}
