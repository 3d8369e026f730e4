/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of flows: what there is of them on the date, and where. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-mercator.h"

#define PARALLEL  0.35 /* radians: lines from or to one place that differ by less are fanned out */
#define MIN_CHORD 6.0  /* px: what moves less far would be a blot */

typedef struct
{
  const char *from, *to; /* as of the flow */
  double      direction;
} Way;

void
mz_map_scene_clear_flows (MzMapScene *self)
{
  for (guint i = 0; i < self->flows->len; i++)
    {
      MzMapFlow *flow = &g_array_index (self->flows, MzSceneFlow, i).flow;

      g_object_unref (flow->flow);
      g_free (flow->points);
    }
  g_array_set_size (self->flows, 0);
}

/* Whether the selection is this flow, or the same tonnes in other words, or one of its ends. */
static gboolean
touches (MzMapScene *self, MzFlow *flow, MzRecord *selection)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  const char *id = mz_record_get_id (selection);

  if (MZ_IS_FLOW (selection))
    return MZ_RECORD (flow) == selection;
  for (guint goal = 0; goal < 2; goal++)
    if (strcmp (mz_flow_get_end (flow, goal == 1), id) == 0
        || (MZ_IS_COUNTRY (selection) && g_strcmp0 (mz_flow_get_country (flow, dataset, goal == 1), id) == 0))
      return TRUE;
  return FALSE;
}

/* Dim under bright, broad under narrow, and the selection over all. */
static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const MzMapFlow *left = &((const MzSceneFlow *) a)->flow, *right = &((const MzSceneFlow *) b)->flow;

  if (left->style.dim != right->style.dim)
    return left->style.dim ? -1 : 1;
  if (left->selected != right->selected)
    return left->selected ? 1 : -1;
  if (left->style.width != right->style.width)
    return left->style.width > right->style.width ? -1 : 1;
  return strcmp (mz_record_get_id (MZ_RECORD (left->flow)), mz_record_get_id (MZ_RECORD (right->flow)));
}

/* Lines that go nearly the same way get bulges of their own. */
static double
choose_bulge (const GArray *ways, const Way *way)
{
  static const double bulges[] = { MZ_ARC_BULGE, 0.18, MZ_ARC_MIN_BULGE, MZ_ARC_MAX_BULGE };
  guint before = 0;

  for (guint i = 0; i < ways->len; i++)
    {
      const Way *other = &g_array_index (ways, Way, i);
      gboolean beside = (strcmp (way->from, other->from) == 0 || strcmp (way->to, other->to) == 0)
                        && fabs (remainder (way->direction - other->direction, 2 * G_PI)) < PARALLEL;

      before += beside || (strcmp (way->from, other->to) == 0 && strcmp (way->to, other->from) == 0) ? 1 : 0;
    }
  return bulges[before % G_N_ELEMENTS (bulges)];
}

static gboolean
has_ends (MzMapScene *self, MzFlow *flow)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  const char *from = mz_flow_get_end (flow, FALSE), *to = mz_flow_get_end (flow, TRUE);
  double lat, lon;

  return from != NULL && to != NULL && strcmp (from, to) != 0 && mz_dataset_get_place (dataset, from, &lat, &lon)
         && mz_dataset_get_place (dataset, to, &lat, &lon);
}

static void
add_flow (MzMapScene *self, MzFlow *flow, GArray *ways)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  gboolean concerned = MZ_IS_FLOW (selection) || MZ_IS_SITE (selection) || MZ_IS_COUNTRY (selection);
  Way way = { mz_flow_get_end (flow, FALSE), mz_flow_get_end (flow, TRUE), 0 };
  MzArcEnds ends = { 0 };
  MzSceneFlow result = { .flow = { .flow = g_object_ref (flow), .tonnes = mz_flow_get_tonnes (flow),
                                   .unit = mz_flow_get_unit (flow), .selected = MZ_RECORD (flow) == selection } };
  MzMapFlow *seen = &result.flow;

  mz_map_scene_find_place (self, way.from, &ends.ax, &ends.ay);
  mz_map_scene_find_place (self, way.to, &ends.bx, &ends.by);
  ends.bx = mz_mercator_nearest (ends.bx, ends.ax);
  way.direction = atan2 (ends.by - ends.ay, ends.bx - ends.ax);
  mz_scene_line_draw (&result.line, &ends, choose_bulge (ways, &way));
  g_array_append_val (ways, way);

  mz_flow_style_init (&seen->style, flow);
  seen->style.dim = concerned && !touches (self, flow, selection);
  if (seen->selected && seen->style.measured)
    seen->style.width = MZ_FLOW_MAX_WIDTH;
  seen->points = g_new (double, 2 * MZ_SCENE_ARC_POINTS);
  seen->n_points = MZ_SCENE_ARC_POINTS;
  g_array_append_val (self->flows, result);
}

static void
take_flows (MzMapScene *self)
{
  g_autoptr (GPtrArray) chosen = mz_flows_choose (mz_workspace_get_flows (self->workspace),
                                                  mz_workspace_get_selection (self->workspace));
  g_autoptr (GArray) ways = g_array_new (FALSE, FALSE, sizeof (Way));

  mz_map_scene_clear_flows (self);
  for (guint i = 0; i < chosen->len; i++)
    if (has_ends (self, chosen->pdata[i]))
      add_flow (self, chosen->pdata[i], ways);
  g_array_sort (self->flows, compare_flows);
}

void
mz_map_scene_update_flows (MzMapScene *self)
{
  if ((self->changes & (MZ_SCENE_FLOWS | MZ_SCENE_SELECTION)) != 0)
    take_flows (self);
  for (guint i = 0; i < self->flows->len; i++)
    {
      MzSceneFlow *flow = &g_array_index (self->flows, MzSceneFlow, i);
      const double *end = &flow->flow.points[2 * flow->flow.n_points - 2];

      mz_map_scene_place_line (self, &flow->line, (MZ_FLOW_MAX_WIDTH / 2 + 2) * self->size_factor, flow->flow.points);
      if (hypot (end[0] - flow->flow.points[0], end[1] - flow->flow.points[1]) < MIN_CHORD)
        flow->line.last_copy = flow->line.first_copy - 1;
    }
}

/** mz_map_scene_get_n_flows: Returns: how many flows are drawn, in the frame or beyond it. */
guint
mz_map_scene_get_n_flows (MzMapScene *self)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self), 0);

  return self->flows->len;
}

/** mz_map_scene_peek_flow: Returns: (transfer none): in the order of drawing; it is there until the next update. */
const MzMapFlow *
mz_map_scene_peek_flow (MzMapScene *self, guint i)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && i < self->flows->len, NULL);

  return &g_array_index (self->flows, MzSceneFlow, i).flow;
}
