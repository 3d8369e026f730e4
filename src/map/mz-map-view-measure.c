/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measuring: a chain of places on the map, and how long the great circles between them are. */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"

static MzRuler *
get_ruler (MzMapView *self)
{
  return mz_ruler_layer_get_ruler (self->ruler);
}

gboolean
mz_map_view_is_measuring (MzMapView *self)
{
  return gtk_widget_get_child_visible (self->measure_box);
}

static char *
describe (MzMapView *self)
{
  MzRuler *ruler = get_ruler (self);
  guint n = mz_ruler_get_n_points (ruler);
  g_autofree char *total = NULL;

  if (n == 0)
    return g_strdup (_("Click places, or press Enter on sites, to measure between them"));
  if (n == 1)
    {
      const MzRulerPoint *point = mz_ruler_peek_point (ruler, 0);
      g_autofree char *place = point->name != NULL ? g_strdup (point->name) : mz_format_place (point->lat, point->lon);

      /* Translators: where measuring begins. */
      return g_strdup_printf (_("From %s"), place);
    }
  total = mz_ruler_get_total_text (ruler);
  if (n == 2)
    return g_steal_pointer (&total);
  /* Translators: a length, and of how many lines it is the sum. */
  return g_strdup_printf (ngettext ("%1$s in %2$u leg", "%1$s in %2$u legs", n - 1), total, n - 1);
}

/** mz_map_view_update_measure: After a place has come or gone, or the units are others. */
void
mz_map_view_update_measure (MzMapView *self)
{
  g_autofree char *text = NULL;

  mz_ruler_set_units (get_ruler (self), mz_manner_get_units (mz_workspace_get_manner (self->workspace)));
  text = describe (self);
  gtk_label_set_text (GTK_LABEL (self->measure_label), text);
  /* The keyboard stays with the map. */
  mz_map_view_announce (self, mz_map_view_is_measuring (self) ? text : NULL);
  gtk_widget_set_sensitive (self->measure_copy, mz_ruler_get_n_points (get_ruler (self)) > 1);
  gtk_widget_queue_draw (GTK_WIDGET (self->ruler));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
add (MzMapView *self, double lat, double lon, const char *name)
{
  if (mz_ruler_add (get_ruler (self), lat, lon, name))
    mz_map_view_update_measure (self);
}

/** mz_map_view_measure_at: Adds the place that stands at a point of the frame, or the site within @slop pixels of it. */
void
mz_map_view_measure_at (MzMapView *self, double x, double y, double slop)
{
  MzMapPick pick;
  double lat, lon;

  if (mz_map_scene_pick (self->scene, x, y, slop, &pick) && pick.kind == MZ_PICK_MARK && pick.mark->site != NULL)
    {
      mz_map_view_measure_record (self, MZ_RECORD (pick.mark->site));
      return;
    }
  mz_map_motion_invert (&self->view, x, y, &lat, &lon);
  add (self, lat, lon, NULL);
}

/** mz_map_view_measure_record: Adds the place of a site. */
void
mz_map_view_measure_record (MzMapView *self, MzRecord *site)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (site));

  add (self, info->lat, info->lon, mz_record_get_short_name (site));
}

/** mz_map_view_measure_undo: Takes the last place away. Returns: whether that was measuring's to do. */
gboolean
mz_map_view_measure_undo (MzMapView *self)
{
  if (!mz_map_view_is_measuring (self))
    return FALSE;
  if (mz_ruler_remove_last (get_ruler (self)))
    mz_map_view_update_measure (self);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return TRUE;
}

/* What is not there to be seen is not told of, either. */
static void
show_box (MzMapView *self, gboolean shown)
{
  gtk_widget_set_child_visible (self->measure_box, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->measure_box), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

void
mz_map_view_measure_action (GSimpleAction *action, GVariant *state, gpointer data)
{
  MzMapView *self = data;
  gboolean on = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  if (gtk_widget_get_focus_child (self->measure_box) != NULL || on)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  mz_map_view_popdown (self);
  mz_ruler_clear (get_ruler (self));
  show_box (self, on);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on ? "crosshair" : NULL);
  mz_map_view_update_measure (self);
}

static void
copy_cb (MzMapView *self)
{
  g_autofree char *text = mz_ruler_to_text (get_ruler (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/** mz_map_view_init_measure: The layer, and the box that says how far it is. */
void
mz_map_view_init_measure (MzMapView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->ruler = mz_ruler_layer_new ();
  mz_ruler_layer_set_style (self->ruler, self->theme, self->text_factor);
  gtk_widget_set_parent (GTK_WIDGET (self->ruler), GTK_WIDGET (self));

  self->measure_label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, NULL);
  self->measure_copy = gtk_button_new_with_mnemonic (_("_Copy"));
  /* Its mnemonic is not part of its name. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->measure_copy), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_set_tooltip_text (self->measure_copy, _("Copy the lengths"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "map.measure");
  gtk_widget_set_tooltip_text (close, _("Stop measuring (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stop measuring"), -1);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (box, "map-osd");
  gtk_box_append (GTK_BOX (box), self->measure_label);
  gtk_box_append (GTK_BOX (box), self->measure_copy);
  gtk_box_append (GTK_BOX (box), close);
  self->measure_box = box;
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  show_box (self, FALSE);
  g_signal_connect_object (self->measure_copy, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
}
