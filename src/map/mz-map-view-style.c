/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the map looks: theme, size of text, and the tiles that are painted for them. */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view-private.h"

#include <adwaita.h>

#include "mz-basemap-source.h"
#include "mz-picture.h"

#define OLD_TILES_MS 600 /* how long the old tiles lie below the new ones */

static MzThemeKind
get_theme (MzMapView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (self->has_room)
    return self->room.theme;
  if (self->has_theme)
    return self->own_theme;
  if (adw_style_manager_get_high_contrast (style))
    return adw_style_manager_get_dark (style) ? MZ_THEME_HC_DARK : MZ_THEME_HC_LIGHT;
  return adw_style_manager_get_dark (style) ? MZ_THEME_DARK : MZ_THEME_LIGHT;
}

static double
get_text_factor (MzMapView *self)
{
  int dpi = -1;

  if (self->has_room)
    return self->room.text_factor;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return (dpi > 0 ? dpi / 1024.0 / 96.0 : 1) * mz_manner_get_label_factor (mz_workspace_get_manner (self->workspace));
}

/** mz_map_view_drop_old_tiles: At once. */
void
mz_map_view_drop_old_tiles (MzMapView *self)
{
  g_clear_handle_id (&self->old_tiles_id, g_source_remove);
  if (self->old_tiles != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->old_tiles)));
}

static gboolean
old_tiles_cb (gpointer data)
{
  MzMapView *self = data;

  self->old_tiles_id = 0;
  mz_map_view_drop_old_tiles (self);
  return G_SOURCE_REMOVE;
}

/** mz_map_view_renew_tiles: Tiles of another theme, scale or set of layers are another source. */
void
mz_map_view_renew_tiles (MzMapView *self)
{
  g_autoptr (MzBasemapSource) source = NULL;
  gboolean software = mz_picture_is_software (GTK_WIDGET (self));
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  /* Drawing in software pays for every pixel of a tile; a GPU has some to spare for sharpness between whole zooms. */
  if (!software)
    scale = MAX (scale, 2);
  if (self->has_room)
    scale *= (int) ceil (self->room.magnification);
  if (self->basemap == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  source = mz_basemap_source_new (self->basemap, self->theme, mz_workspace_get_ground (self->workspace), scale,
                                  software);
  if (self->tiles != NULL)
    {
      ShumateMapSource *now = shumate_viewport_get_reference_map_source (self->viewport);

      if (g_strcmp0 (shumate_map_source_get_id (now), shumate_map_source_get_id (SHUMATE_MAP_SOURCE (source))) == 0)
        return;
    }
  mz_map_view_drop_old_tiles (self);
  self->old_tiles = g_steal_pointer (&self->tiles);
  shumate_viewport_set_reference_map_source (self->viewport, SHUMATE_MAP_SOURCE (source));
  self->tiles = shumate_map_layer_new (SHUMATE_MAP_SOURCE (source), self->viewport);
  gtk_widget_insert_before (GTK_WIDGET (self->tiles), GTK_WIDGET (self), GTK_WIDGET (self->rings));
  if (self->old_tiles != NULL)
    self->old_tiles_id = g_timeout_add (OLD_TILES_MS, old_tiles_cb, self);
}

static void
style_changed_cb (MzMapView *self)
{
  self->theme = get_theme (self);
  mz_scene_layer_set_theme (self->layer, self->theme);
  mz_overview_box_set_theme (self->overview, self->theme);
  mz_ring_layer_set_theme (self->rings, self->theme);
  mz_ruler_layer_set_style (self->ruler, self->theme, self->text_factor);
  mz_disc_layer_set_style (self->discs, self->theme, self->text_factor);
  mz_map_view_renew_tiles (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
text_size_changed_cb (MzMapView *self)
{
  self->text_factor = get_text_factor (self);
  mz_scene_layer_set_text_factor (self->layer, self->text_factor);
  mz_ruler_layer_set_style (self->ruler, self->theme, self->text_factor);
  mz_disc_layer_set_style (self->discs, self->theme, self->text_factor);
}

static void
manner_changed_cb (MzMapView *self)
{
  text_size_changed_cb (self);
  mz_map_view_update_measure (self);
  mz_map_view_renew_tiles (self);
}

static void
scale_changed_cb (MzMapView *self)
{
  mz_scene_layer_reset (self->layer);
  mz_map_view_renew_tiles (self);
}

/** mz_map_view_init_style: Once its layer is there. */
void
mz_map_view_init_style (MzMapView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->theme = get_theme (self);
  mz_scene_layer_set_theme (self->layer, self->theme);
  self->text_factor = get_text_factor (self);
  mz_scene_layer_set_text_factor (self->layer, self->text_factor);
  g_signal_connect_object (self->workspace, "notify::layers", G_CALLBACK (mz_map_view_renew_tiles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::manner", G_CALLBACK (manner_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (scale_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * mz_map_view_set_room:
 * @room: copied
 *
 * Makes it the map of an audience: nothing is on it that is no map, and all that is can be seen from the last row.
 */
void
mz_map_view_set_room (MzMapView *self, const MzMapRoom *room)
{
  g_return_if_fail (MZ_IS_MAP_VIEW (self) && room != NULL);
  g_return_if_fail (room->magnification > 0 && room->text_factor > 0 && room->size_factor > 0);

  self->has_room = TRUE;
  self->room = *room;
  mz_map_scene_set_size_factor (self->scene, room->size_factor);
  mz_map_scene_set_most_labels (self->scene, room->most_labels);
  mz_scene_layer_set_bare (self->layer, room->magnification);
  text_size_changed_cb (self);
  style_changed_cb (self);
  mz_map_view_update_fittings (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** mz_map_view_set_theme: @theme: of the map, whatever that of the user's program is. */
void
mz_map_view_set_theme (MzMapView *self, MzThemeKind theme)
{
  g_return_if_fail (MZ_IS_MAP_VIEW (self));

  if (self->has_theme && self->own_theme == theme)
    return;
  self->has_theme = TRUE;
  self->own_theme = theme;
  style_changed_cb (self);
}
