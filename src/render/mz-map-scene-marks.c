/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-marker-paint.h"
#include "mz-mercator.h"

/* Pixels within which sites are one cluster, by whole zoom; the last one holds for all above. */
static const double cluster_radii[] = { 30, 30, 30, 30, 24, 23, 23, 12 };

#define UNCERTAIN_ZOOM 4.0 /* from here on it shows that a place is known only roughly */
#define SELECTED_ROOM  12.0 /* px that a ring keeps from the selected symbol: its halo and a gap */

static void
clear_mark_array (MzMapScene *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    g_ptr_array_unref (g_array_index (self->marks, MzSceneMark, i).mark.members);
  g_array_set_size (self->marks, 0);
}

void
mz_map_scene_clear_marks (MzMapScene *self)
{
  clear_mark_array (self);
  g_clear_pointer (&self->sites, g_free);
  g_clear_pointer (&self->index, mz_spatial_index_unref);
  g_ptr_array_set_size (self->site_records, 0);
}

/* How much the label of a site matters: what operates before what is built, planned, only explored; large before small. */
static double
importance_of (const MzSiteInfo *info, MzState state, const MzCapacity *capacity)
{
  double result = 0;

  if (info->kind == MZ_SITE_DEPOSIT)
    result = -12;
  else if (state == MZ_STATE_OPERATING)
    result = 40;
  else if (state == MZ_STATE_CONSTRUCTION)
    result = 25;
  else if (state == MZ_STATE_PLANNED || state == MZ_STATE_DEVELOPMENT)
    result = 10;
  return result + (capacity != NULL ? sqrt (capacity->t_per_year) / 8 : 0);
}

/* The site in @row with its state, size and importance on the workspace's date. */
const MzSceneSite *
mz_map_scene_know (MzMapScene *self, guint row)
{
  MzSite *site = g_ptr_array_index (self->site_records, row);
  MzPartialDate date = mz_workspace_get_date (self->workspace);
  MzPartialDate as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace));
  const MzSiteInfo *info;
  const MzCapacity *capacity;
  MzSceneSite *known = &self->sites[row];

  if (known->known_at == self->states_version)
    return known;

  info = mz_site_peek (site);
  capacity = mz_site_get_capacity (site, date, as_of);
  known->state = mz_site_get_state (site, date, as_of).state;
  known->size = capacity != NULL ? mz_marker_size (mz_capacity_get_product (capacity, info->kind), capacity->t_per_year)
                                 : MZ_MARKER_NO_FIGURE;
  known->importance = importance_of (info, known->state, capacity);
  known->known_at = self->states_version;
  return known;
}

static void
take_sites (MzMapScene *self)
{
  MzStore *store = mz_workspace_get_sites (self->workspace);
  guint n = mz_store_get_length (store);
  g_autofree double *xy = g_new (double, MAX (2 * n, 1));
  double radii[MZ_SCENE_N_ZOOMS];

  mz_map_scene_clear_marks (self);
  self->sites = g_new0 (MzSceneSite, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      MzSite *site = mz_store_peek (store, i);

      g_ptr_array_add (self->site_records, g_object_ref (site));
      self->sites[i].stage = mz_site_get_stage (site);
      xy[2 * i] = self->sites[i].mx = mz_mercator_x (mz_site_peek (site)->lon);
      xy[2 * i + 1] = self->sites[i].my = mz_mercator_y (mz_site_peek (site)->lat);
    }
  for (guint zoom = 0; zoom < MZ_SCENE_N_ZOOMS; zoom++)
    radii[zoom] = MIN (cluster_radii[MIN (zoom, G_N_ELEMENTS (cluster_radii) - 1)] * self->size_factor,
                       mz_mercator_world_pixels (zoom) / 3);
  self->index = mz_spatial_index_new (xy, n, radii, MZ_SCENE_N_ZOOMS);
}

static void
add_site_mark (MzMapScene *self, guint row)
{
  MzSite *site = g_ptr_array_index (self->site_records, row);
  const MzSceneSite *known = mz_map_scene_know (self, row);
  MzSceneMark result = { .mx = known->mx, .my = known->my, .importance = known->importance };
  MzMapMark *mark = &result.mark;

  mark->kind = MZ_MARK_SITE;
  mark->lat = mz_site_peek (site)->lat;
  mark->lon = mz_site_peek (site)->lon;
  mark->size = known->size * self->size_factor;
  mark->stage = known->stage;
  mark->state = known->state;
  mark->site = site;
  mark->members = g_ptr_array_new ();
  g_ptr_array_add (mark->members, site);
  mark->counts[known->stage] = 1;
  mark->selected = MZ_RECORD (site) == mz_workspace_get_selection (self->workspace);
  mark->focused = MZ_RECORD (site) == self->focus;
  g_array_append_val (self->marks, result);
}

/* The province that all members share, if they do. */
static const char *
shared_place (const MzMapMark *mark)
{
  const char *place = mz_site_peek (g_ptr_array_index (mark->members, 0))->admin1;

  for (guint i = 1; i < mark->members->len && place != NULL; i++)
    if (g_strcmp0 (mz_site_peek (g_ptr_array_index (mark->members, i))->admin1, place) != 0)
      return NULL;
  return place;
}

/* What is in @node, without the site in @left_out (G_MAXUINT: with all). */
static void
add_cluster_mark (MzMapScene *self, const MzSpatialNode *node, guint left_out)
{
  const guint32 *members = mz_spatial_index_peek_members (self->index) + node->first;
  MzSceneMark result = { .mx = node->x, .my = node->y };
  MzMapMark *mark = &result.mark;
  guint most = 0;

  mark->kind = MZ_MARK_CLUSTER;
  mark->lat = mz_mercator_lat (node->y);
  mark->lon = mz_mercator_lon (node->x);
  mark->state = MZ_STATE_NONE;
  mark->members = g_ptr_array_sized_new (node->n);
  for (guint i = 0; i < node->n; i++)
    if (members[i] != left_out)
      {
        gpointer site = g_ptr_array_index (self->site_records, members[i]);

        g_ptr_array_add (mark->members, site);
        mark->counts[self->sites[members[i]].stage]++;
        mark->focused |= site == (gpointer) self->focus;
      }
  for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
    if (mark->counts[stage] > most)
      {
        most = mark->counts[stage];
        mark->stage = (MzStage) stage;
      }
  result.importance = mark->members->len;
  result.place = shared_place (mark);
  mark->size = 2 * mz_marker_ring_radius (mark->members->len) * self->size_factor;
  g_array_append_val (self->marks, result);
}

static void
add_node (MzMapScene *self, const MzSpatialNode *node)
{
  const guint32 *members = mz_spatial_index_peek_members (self->index) + node->first;
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  guint selected = G_MAXUINT;

  if (node->n == 1)
    {
      add_site_mark (self, members[0]);
      return;
    }

  for (guint i = 0; i < node->n && MZ_IS_SITE (selection) && selected == G_MAXUINT; i++)
    if (g_ptr_array_index (self->site_records, members[i]) == (gpointer) selection)
      selected = members[i];
  if (selected != G_MAXUINT)
    add_site_mark (self, selected);
  if (selected != G_MAXUINT && node->n == 2)
    add_site_mark (self, members[0] == selected ? members[1] : members[0]);
  else
    add_cluster_mark (self, node, selected);
}

/* What is drawn first: rings, then large symbols, the selected one last. */
static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const MzMapMark *left = &((const MzSceneMark *) a)->mark, *right = &((const MzSceneMark *) b)->mark;

  if (left->selected != right->selected)
    return left->selected ? 1 : -1;
  if (left->kind != right->kind)
    return left->kind == MZ_MARK_CLUSTER ? -1 : 1;
  if (left->size != right->size)
    return left->size > right->size ? -1 : 1;
  if (left->lat != right->lat)
    return left->lat > right->lat ? -1 : 1;
  if (left->lon != right->lon)
    return left->lon < right->lon ? -1 : 1;
  return strcmp (mz_record_get_id (g_ptr_array_index (left->members, 0)),
                 mz_record_get_id (g_ptr_array_index (right->members, 0)));
}

static guint
whole_zoom (MzMapScene *self)
{
  return (guint) MIN (floor (MAX (self->view.zoom, 0)), MZ_SCENE_N_ZOOMS - 1);
}

/* Half a frame of room on each side, so that a pan does not look them up anew each time. */
static void
look_up_marks (MzMapScene *self)
{
  double half_width = self->view.width / self->world, half_height = self->view.height / self->world;
  g_autoptr (GArray) nodes = NULL;

  self->marks_zoom = whole_zoom (self);
  self->marks_west = mz_mercator_x (self->view.lon) - half_width;
  self->marks_east = mz_mercator_x (self->view.lon) + half_width;
  self->marks_north = mz_mercator_y (self->view.lat) - half_height;
  self->marks_south = mz_mercator_y (self->view.lat) + half_height;
  if (self->view.width <= 0 || self->view.height <= 0)
    {
      self->marks_west = self->marks_north = 0;
      self->marks_east = self->marks_south = 1;
    }

  clear_mark_array (self);
  nodes = mz_spatial_index_find_nodes (self->index, self->marks_zoom, self->marks_west, self->marks_north, self->marks_east,
                                       self->marks_south);
  for (guint i = 0; i < nodes->len; i++)
    add_node (self, &g_array_index (nodes, MzSpatialNode, i));
  g_array_sort (self->marks, compare_marks);
}

static gboolean
marks_reach (MzMapScene *self)
{
  double x = mz_mercator_x (self->view.lon), y = mz_mercator_y (self->view.lat);
  double half_width = self->view.width / 2 / self->world + 0.1 * (self->marks_east - self->marks_west) / 4;
  double half_height = self->view.height / 2 / self->world + 0.1 * (self->marks_south - self->marks_north) / 4;

  if (self->view.width <= 0 || self->view.height <= 0)
    return self->marks_east - self->marks_west >= 1 && self->marks_north <= 0 && self->marks_south >= 1;
  if (MAX (y - half_height, 0) < MAX (self->marks_north, 0) || MIN (y + half_height, 1) > MIN (self->marks_south, 1))
    return FALSE;
  if (self->marks_east - self->marks_west >= 1)
    return TRUE;
  x = mz_mercator_nearest (x, (self->marks_west + self->marks_east) / 2);
  return x - half_width >= self->marks_west && x + half_width <= self->marks_east;
}

static void
place_mark (MzMapScene *self, MzSceneMark *known)
{
  MzMapMark *mark = &known->mark;
  double reach;

  mark->x = mz_map_scene_x (self, known->mx);
  mark->y = mz_map_scene_y (self, known->my);
  mark->uncertain_radius = 0;
  if (mark->kind == MZ_MARK_SITE && self->view.zoom >= UNCERTAIN_ZOOM
      && mz_site_peek (mark->site)->precision == MZ_PRECISION_REGION)
    mark->uncertain_radius = mark->size / 2 + 9 * self->size_factor;
  reach = MAX (mark->size / 2 + 12 * self->size_factor, mark->uncertain_radius + 1);
  mz_map_scene_copies (self, mark->x - reach, mark->y - reach, mark->x + reach, mark->y + reach, &mark->first_copy,
                       &mark->last_copy);
}

/* A ring that the selected site has left, or stands behind it, steps aside: its place is but the middle of its members. */
static void
clear_selected (MzMapScene *self)
{
  const MzMapMark *selected;

  if (self->marks->len == 0)
    return;
  selected = &g_array_index (self->marks, MzSceneMark, self->marks->len - 1).mark;
  if (!selected->selected || selected->kind != MZ_MARK_SITE)
    return;
  for (guint i = 0; i + 1 < self->marks->len; i++)
    {
      MzMapMark *ring = &g_array_index (self->marks, MzSceneMark, i).mark;
      double dx = ring->x - selected->x, dy = ring->y - selected->y, distance = hypot (dx, dy);
      double wanted = (selected->size + ring->size) / 2 + SELECTED_ROOM * self->size_factor;

      if (ring->kind != MZ_MARK_CLUSTER || distance >= wanted)
        continue;
      ring->x = selected->x + (distance > 0 ? dx / distance : 1) * wanted;
      ring->y = selected->y + (distance > 0 ? dy / distance : 0) * wanted;
    }
}

void
mz_map_scene_update_marks (MzMapScene *self)
{
  gboolean anew = (self->changes & (MZ_SCENE_SITES | MZ_SCENE_STATES | MZ_SCENE_SELECTION)) != 0;

  if ((self->changes & MZ_SCENE_SITES) != 0)
    take_sites (self);
  if ((self->changes & (MZ_SCENE_SITES | MZ_SCENE_STATES)) != 0)
    self->states_version++;
  if (anew || self->marks_zoom != whole_zoom (self) || !marks_reach (self))
    look_up_marks (self);
  for (guint i = 0; i < self->marks->len; i++)
    place_mark (self, &g_array_index (self->marks, MzSceneMark, i));
  clear_selected (self);
}

/**
 * mz_map_scene_find_mark:
 * @site: a site
 *
 * Returns: (nullable) (transfer none): its mark, or that of the cluster that it is in; %NULL if it is not shown or far outside.
 */
const MzMapMark *
mz_map_scene_find_mark (MzMapScene *self, MzRecord *site)
{
  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && MZ_IS_RECORD (site), NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MzMapMark *mark = &g_array_index (self->marks, MzSceneMark, i).mark;

      if (g_ptr_array_find (mark->members, site, NULL))
        return mark;
    }
  return NULL;
}
