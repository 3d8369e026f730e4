/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-mercator.h"

#define MIN_ARC_SLOP 4.0 /* px */

static gboolean
pick_mark (MzMapScene *self, double x, double y, double slop, MzMapPick *pick)
{
  double best = G_MAXDOUBLE;

  for (guint i = self->marks->len; i-- > 0;)
    {
      const MzMapMark *mark = &g_array_index (self->marks, MzSceneMark, i).mark;

      for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
        {
          double mx = mark->x + copy * self->world;
          double distance = hypot (mx - x, mark->y - y);

          if (distance > MAX (mark->size / 2, slop) || distance >= best)
            continue;
          best = distance;
          *pick = (MzMapPick) { MZ_PICK_MARK, mark, NULL, MZ_RECORD (mark->site), mx, mark->y };
        }
    }
  return best < G_MAXDOUBLE;
}

static double
distance_to_segment (double x, double y, const double *a)
{
  double dx = a[2] - a[0], dy = a[3] - a[1], length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - a[0]) * dx + (y - a[1]) * dy) / length, 0, 1) : 0;

  return hypot (a[0] + t * dx - x, a[1] + t * dy - y);
}

/* @best: (inout): px that what was found so far is off. */
static gboolean
pick_arc (MzMapScene *self, double x, double y, double *best, MzMapPick *pick)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);

      for (int copy = arc->line.first_copy; copy <= arc->line.last_copy; copy++)
        for (guint j = 0; j + 1 < arc->arc.n_points; j++)
          {
            const double *points = &arc->arc.points[2 * j];
            double distance = distance_to_segment (x - copy * self->world, y, points);

            if (distance > *best || (distance == *best && found) || mz_projector_jumps (&self->projector, points[0], points[2]))
              continue;
            *best = distance;
            found = TRUE;
            *pick = (MzMapPick) { MZ_PICK_ARC, NULL, &arc->arc, MZ_RECORD (arc->speaker), x, y };
          }
    }
  return found;
}

/* The uppermost of those that are nearest; where an arc is as near it lies over them. */
static gboolean
pick_flow (MzMapScene *self, double x, double y, double *best, MzMapPick *pick)
{
  gboolean found = FALSE;

  for (guint i = self->flows->len; i-- > 0;)
    {
      const MzSceneFlow *known = &g_array_index (self->flows, MzSceneFlow, i);
      const MzMapFlow *flow = &known->flow;
      double origin = flow->style.width, goal = mz_flow_goal_width (origin);

      for (int copy = known->line.first_copy; copy <= known->line.last_copy; copy++)
        for (guint j = 0; j + 1 < flow->n_points; j++)
          {
            const double *points = &flow->points[2 * j];
            double width = (origin + (goal - origin) * j / (flow->n_points - 1)) * self->size_factor;
            double distance = MAX (0, distance_to_segment (x - copy * self->world, y, points) - width / 2);

            if (distance >= *best || mz_projector_jumps (&self->projector, points[0], points[2]))
              continue;
            *best = distance;
            found = TRUE;
            *pick = (MzMapPick) { MZ_PICK_FLOW, NULL, NULL, MZ_RECORD (flow->flow), x, y, flow };
          }
    }
  return found;
}

/* The nearest arc or flow. */
static gboolean
pick_line (MzMapScene *self, double x, double y, double slop, MzMapPick *pick)
{
  double best = slop;
  gboolean arc = pick_arc (self, x, y, &best, pick), flow = pick_flow (self, x, y, &best, pick);

  return arc || flow;
}

static gboolean
pick_country (MzMapScene *self, double x, double y, MzMapPick *pick)
{
  const char *code;
  MzRecord *record;
  double mx, my;

  if (self->basemap == NULL || !mz_projector_invert (&self->projector, x, y, &mx, &my))
    return FALSE;
  code = mz_basemap_country_at (self->basemap, mz_mercator_lat (my), mz_mercator_lon (mx));
  record = code != NULL ? mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), MZ_RECORD_COUNTRY, code) : NULL;
  if (record == NULL)
    return FALSE;
  *pick = (MzMapPick) { MZ_PICK_COUNTRY, NULL, NULL, record, x, y };
  return TRUE;
}

/**
 * mz_map_scene_pick:
 * @slop: how many pixels the pointer may be off: 12 with a mouse, 22 with a finger
 * @pick: (out): what is there
 *
 * Returns: whether anything is: the nearest mark, else the nearest arc or flow, else the country.
 */
gboolean
mz_map_scene_pick (MzMapScene *self, double x, double y, double slop, MzMapPick *pick)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && pick != NULL, FALSE);

  *pick = (MzMapPick) { MZ_PICK_NOTHING, NULL, NULL, NULL, x, y };
  return pick_mark (self, x, y, slop, pick) || pick_line (self, x, y, MAX (slop / 2, MIN_ARC_SLOP), pick)
         || pick_country (self, x, y, pick);
}

/* Of a cluster the site whose label would matter most; of equal ones the first in the list. */
static MzRecord *
speaker_of (MzMapScene *self, const MzSceneMark *known)
{
  const guint32 *members = mz_spatial_index_peek_members (self->clusters->index) + known->first;
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  double importance = -G_MAXDOUBLE;
  guint best = G_MAXUINT;

  if (known->mark.site != NULL)
    return MZ_RECORD (known->mark.site);
  for (guint i = 0; i < known->n; i++)
    {
      const MzSceneSite *member = mz_map_scene_know (self, members[i]);

      /* The selection stands beside its cluster. */
      if (MZ_RECORD (mz_map_scene_site (self, members[i])) == selection || member->importance < importance
          || (member->importance == importance && members[i] > best))
        continue;
      importance = member->importance;
      best = members[i];
    }
  return best != G_MAXUINT ? MZ_RECORD (mz_map_scene_site (self, best)) : NULL;
}

/**
 * mz_map_scene_nearest:
 * @x, @y: from where
 *
 * Returns: (nullable) (transfer none): the site, or one of the cluster, that is nearest within 45 degrees of @direction: of what
 * is drawn in the frame or round it; where there is none, of all.
 */
MzRecord *
mz_map_scene_nearest (MzMapScene *self, double x, double y, MzDirection direction)
{
  static const struct { double dx, dy; } ways[] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
  double best = G_MAXDOUBLE, wx, wy;
  const MzSceneMark *found = NULL;
  guint point;

  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && direction <= MZ_DIRECTION_DOWN, NULL);

  wx = ways[direction].dx;
  wy = ways[direction].dy;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MzSceneMark *known = &g_array_index (self->marks, MzSceneMark, i);
      double dx = known->mark.x - x, dy = known->mark.y - y, along, across;

      dx -= round (dx / self->world) * self->world;
      along = dx * wx + dy * wy;
      across = fabs (dx * wy - dy * wx);
      if (along <= 1 || across > along || hypot (dx, dy) >= best)
        continue;
      best = hypot (dx, dy);
      found = known;
    }
  if (found != NULL)
    return speaker_of (self, found);

  if (self->clusters == NULL
      || !mz_spatial_index_nearest_towards (self->clusters->index, (x - self->left) / self->world,
                                            (y - self->top) / self->world, wx, wy, 1 / self->world, &point))
    return NULL;
  return MZ_RECORD (mz_map_scene_site (self, point));
}

/**
 * mz_map_scene_shows_country:
 * @code: ISO 3166-1 alpha-2
 *
 * Returns: whether any of its area may be in the frame; %FALSE without a base map.
 */
gboolean
mz_map_scene_shows_country (MzMapScene *self, const char *code)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean shown;

  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && code != NULL, FALSE);

  if (self->basemap == NULL || self->view.width <= 0 || self->view.height <= 0)
    return FALSE;
  surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cr = cairo_create (surface);
  shown = mz_basemap_country_path (self->basemap, cr, code, &self->view);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return shown;
}
