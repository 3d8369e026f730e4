/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place that is asked for: the next click gives it, Enter that in the middle, Esc none. */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view-private.h"

#include "mz-map-motion.h"

static guint place_chosen;

void
mz_map_view_class_init_asking (MzMapViewClass *klass)
{
  place_chosen = g_signal_new ("place-chosen", MZ_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

/** mz_map_view_ask_place: @asking: whether the next click is the answer; says "place-chosen" then */
void
mz_map_view_ask_place (MzMapView *self, gboolean asking)
{
  g_return_if_fail (MZ_IS_MAP_VIEW (self));

  self->asking = asking;
  mz_disc_layer_set_aiming (self->discs, asking);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), asking ? "crosshair" : NULL);
}

void
mz_map_view_answer_place (MzMapView *self, double x, double y)
{
  double lat, lon;

  mz_map_view_ask_place (self, FALSE);
  mz_map_motion_invert (&self->view, x, y, &lat, &lon);
  g_signal_emit (self, place_chosen, 0, lat, lon);
}

/* Returns: whether a place was asked for. */
gboolean
mz_map_view_refuse_place (MzMapView *self)
{
  if (!self->asking)
    return FALSE;
  mz_map_view_ask_place (self, FALSE);
  g_signal_emit (self, place_chosen, 0, (double) NAN, (double) NAN);
  return TRUE;
}

/** mz_map_view_invert: @x, @y: in the widget; @lat, @lon: (out): the place that is drawn there, degrees */
void
mz_map_view_invert (MzMapView *self, double x, double y, double *lat, double *lon)
{
  g_return_if_fail (MZ_IS_MAP_VIEW (self));

  mz_map_motion_invert (&self->view, x, y, lat, lon);
}
