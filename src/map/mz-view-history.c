/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-view-history.h"

#include "mz-mercator.h"

/* Views that differ by less are the same one to the eye. */
#define NEAR_PIXELS 2.0
#define NEAR_ZOOM   0.01

struct _MzViewHistory
{
  GArray *stops; /* of MzViewStop, oldest first */
  guint   now;   /* among them */
};

static gboolean
is_same (const MzViewStop *a, const MzViewStop *b)
{
  double world = mz_mercator_world_pixels (a->view.zoom), x;

  if (a->home || b->home)
    return a->home && b->home;
  x = mz_mercator_x (a->view.lon) - mz_mercator_nearest (mz_mercator_x (b->view.lon), mz_mercator_x (a->view.lon));
  return fabs (a->view.zoom - b->view.zoom) < NEAR_ZOOM && fabs (x) * world < NEAR_PIXELS
         && fabs (mz_mercator_y (a->view.lat) - mz_mercator_y (b->view.lat)) * world < NEAR_PIXELS;
}

MzViewHistory *
mz_view_history_new (void)
{
  MzViewHistory *self = g_new0 (MzViewHistory, 1);

  self->stops = g_array_new (FALSE, FALSE, sizeof (MzViewStop));
  return self;
}

void
mz_view_history_free (MzViewHistory *self)
{
  g_array_unref (self->stops);
  g_free (self);
}

/**
 * mz_view_history_rest:
 * @home: it is the view of the whole world
 *
 * Tells that the map rests on a view. What lay ahead of the former one is forgotten, and the oldest of too many.
 *
 * Returns: whether it is another view than before
 */
gboolean
mz_view_history_rest (MzViewHistory *self, const MzView *view, gboolean home)
{
  MzViewStop stop = { *view, home };

  if (self->stops->len > 0 && is_same (&g_array_index (self->stops, MzViewStop, self->now), &stop))
    return FALSE;
  if (self->stops->len > 0)
    g_array_set_size (self->stops, self->now + 1);
  if (self->stops->len == MZ_VIEW_HISTORY_MAX)
    g_array_remove_index (self->stops, 0);
  g_array_append_val (self->stops, stop);
  self->now = self->stops->len - 1;
  return TRUE;
}

/** mz_view_history_can_step: @step: -1 back, 1 forward. */
gboolean
mz_view_history_can_step (MzViewHistory *self, int step)
{
  return step < 0 ? self->now > 0 : self->now + 1 < self->stops->len;
}

/** mz_view_history_step: Returns: (transfer none) (nullable): where that leads to, until the next call; %NULL: nowhere. */
const MzViewStop *
mz_view_history_step (MzViewHistory *self, int step)
{
  if (!mz_view_history_can_step (self, step))
    return NULL;
  self->now += step < 0 ? -1 : 1;
  return &g_array_index (self->stops, MzViewStop, self->now);
}

guint
mz_view_history_length (MzViewHistory *self)
{
  return self->stops->len;
}
