/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include "mz-marker-paint.h"
#include "mz-mercator.h"

#define UNCERTAIN_ZOOM 4.0 /* from here on it shows that a place is known only roughly */
#define SELECTED_ROOM  12.0 /* px that a ring keeps from the selected symbol: its halo and a gap */

void
mz_map_scene_clear_marks (MzMapScene *self)
{
  g_array_set_size (self->marks, 0);
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

MzSite *
mz_map_scene_site (MzMapScene *self, guint point)
{
  return g_ptr_array_index (self->clusters->places->sites, self->clusters->rows[point]);
}

static MzStage
stage_of (MzMapScene *self, guint point)
{
  return (MzStage) self->clusters->places->stages[self->clusters->rows[point]];
}

/* The site with its state, size and importance on the workspace's date. */
const MzSceneSite *
mz_map_scene_know (MzMapScene *self, guint point)
{
  MzSite *site = mz_map_scene_site (self, point);
  MzPartialDate date = mz_workspace_get_date (self->workspace);
  MzPartialDate as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace));
  const MzSiteInfo *info;
  const MzCapacity *capacity;
  MzSceneSite *known = &self->sites[self->clusters->rows[point]];

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
add_site_mark (MzMapScene *self, guint point)
{
  MzSite *site = mz_map_scene_site (self, point);
  const MzSceneSite *known = mz_map_scene_know (self, point);
  const double *place = &self->clusters->places->xy[2 * self->clusters->rows[point]];
  MzSceneMark result = { .mx = place[0], .my = place[1], .importance = known->importance, .first_site = site,
                         .left_out = G_MAXUINT };
  MzMapMark *mark = &result.mark;

  mark->kind = MZ_MARK_SITE;
  mark->lat = mz_site_peek (site)->lat;
  mark->lon = mz_site_peek (site)->lon;
  mark->size = known->size * self->size_factor;
  mark->stage = stage_of (self, point);
  mark->state = known->state;
  mark->site = site;
  mark->n_members = 1;
  mark->counts[mark->stage] = 1;
  mark->selected = MZ_RECORD (site) == mz_workspace_get_selection (self->workspace);
  mark->focused = MZ_RECORD (site) == self->focus;
  g_array_append_val (self->marks, result);
}

/* The province that all members share, if they do. */
static const char *
shared_place (MzMapScene *self, const MzSceneMark *known)
{
  const guint32 *members = mz_spatial_index_peek_members (self->clusters->index) + known->first;
  const char *place = mz_site_peek (known->first_site)->admin1;

  for (guint i = 0; i < known->n && place != NULL; i++)
    if (members[i] != known->left_out && g_strcmp0 (mz_site_peek (mz_map_scene_site (self, members[i]))->admin1, place) != 0)
      return NULL;
  return place;
}

/* Whether the keyboard is on one of the members. */
static gboolean
has_focus (MzMapScene *self, const MzSceneMark *known)
{
  const guint32 *members = mz_spatial_index_peek_members (self->clusters->index) + known->first;

  for (guint i = 0; i < known->n && self->focus != NULL; i++)
    if (members[i] != known->left_out && mz_map_scene_site (self, members[i]) == (gpointer) self->focus)
      return TRUE;
  return FALSE;
}

/* What is in @node, without the site in @left_out (G_MAXUINT: with all). */
static void
add_cluster_mark (MzMapScene *self, const MzSpatialNode *node, guint left_out)
{
  const guint32 *members = mz_spatial_index_peek_members (self->clusters->index) + node->first;
  MzSceneMark result = { .mx = node->x, .my = node->y, .first = node->first, .n = node->n, .left_out = left_out };
  MzMapMark *mark = &result.mark;
  guint most = 0;

  mark->kind = MZ_MARK_CLUSTER;
  mark->lat = mz_mercator_lat (node->y);
  mark->lon = mz_mercator_lon (node->x);
  mark->state = MZ_STATE_NONE;
  mark->n_members = node->n;
  mz_site_clusters_count (self->clusters, node->first, node->n, mark->counts);
  if (left_out != G_MAXUINT)
    {
      mark->n_members--;
      mark->counts[stage_of (self, left_out)]--;
    }
  for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
    if (mark->counts[stage] > most)
      {
        most = mark->counts[stage];
        mark->stage = (MzStage) stage;
      }
  result.first_site = mz_map_scene_site (self, members[members[0] == left_out ? 1 : 0]);
  result.importance = mark->n_members;
  result.place = shared_place (self, &result);
  mark->focused = has_focus (self, &result);
  mark->size = 2 * mz_marker_ring_radius (mark->n_members) * self->size_factor;
  g_array_append_val (self->marks, result);
}

static void
add_node (MzMapScene *self, const MzSpatialNode *node)
{
  const guint32 *members = mz_spatial_index_peek_members (self->clusters->index) + node->first;
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  guint selected = G_MAXUINT;

  if (node->n == 1)
    {
      add_site_mark (self, members[0]);
      return;
    }

  for (guint i = 0; i < node->n && MZ_IS_SITE (selection) && selected == G_MAXUINT; i++)
    if (mz_map_scene_site (self, members[i]) == (gpointer) selection)
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
  const MzSceneMark *x = a, *y = b;
  const MzMapMark *left = &x->mark, *right = &y->mark;

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
  return strcmp (mz_record_get_id (MZ_RECORD (x->first_site)), mz_record_get_id (MZ_RECORD (y->first_site)));
}

static guint
whole_zoom (MzMapScene *self)
{
  return (guint) MIN (floor (MAX (self->view.zoom, 0)), MZ_SCENE_N_ZOOMS - 1);
}

/* Whether the frame shows the whole world, whatever its size. */
static gboolean
has_all (MzMapScene *self)
{
  return self->view.width <= 0 || self->view.height <= 0 || self->view.projection == MZ_PROJECTION_EQUAL_EARTH;
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
  if (has_all (self))
    {
      self->marks_west = self->marks_north = 0;
      self->marks_east = self->marks_south = 1;
    }

  mz_map_scene_clear_marks (self);
  if (self->clusters == NULL)
    return;
  nodes = mz_spatial_index_find_nodes (self->clusters->index, self->marks_zoom, self->marks_west, self->marks_north, self->marks_east,
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

  if (has_all (self))
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

  mz_map_scene_project (self, known->mx, known->my, &mark->x, &mark->y);
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
  gboolean anew = (self->changes & (MZ_SCENE_SITES | MZ_SCENE_MARKS | MZ_SCENE_STATES | MZ_SCENE_SELECTION)) != 0;

  if ((self->changes & MZ_SCENE_SITES) != 0)
    mz_map_scene_take_sites (self);
  if ((self->changes & (MZ_SCENE_SITES | MZ_SCENE_STATES)) != 0)
    self->states_version++;
  if (anew || self->marks_zoom != whole_zoom (self) || !marks_reach (self))
    look_up_marks (self);
  for (guint i = 0; i < self->marks->len; i++)
    place_mark (self, &g_array_index (self->marks, MzSceneMark, i));
  clear_selected (self);
}

static gboolean
has_member (MzMapScene *self, const MzSceneMark *known, MzRecord *site)
{
  const guint32 *members = mz_spatial_index_peek_members (self->clusters->index) + known->first;

  for (guint i = 0; i < known->n; i++)
    if (members[i] != known->left_out && mz_map_scene_site (self, members[i]) == (gpointer) site)
      return TRUE;
  return known->first_site == (gpointer) site;
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
      const MzSceneMark *known = &g_array_index (self->marks, MzSceneMark, i);

      if (has_member (self, known, site))
        return &known->mark;
    }
  return NULL;
}

/**
 * mz_map_scene_list_members:
 * @mark: of the last update
 * @most: no more than so many
 *
 * Returns: (transfer container) (element-type MzSite): the sites in it.
 */
GPtrArray *
mz_map_scene_list_members (MzMapScene *self, const MzMapMark *mark, guint most)
{
  const MzSceneMark *known = (const MzSceneMark *) mark;
  GPtrArray *sites = g_ptr_array_new ();
  const guint32 *members;

  g_return_val_if_fail (MZ_IS_MAP_SCENE (self) && mark != NULL, sites);

  if (mark->kind == MZ_MARK_SITE && most > 0)
    g_ptr_array_add (sites, mark->site);
  if (mark->kind == MZ_MARK_SITE)
    return sites;
  members = mz_spatial_index_peek_members (self->clusters->index) + known->first;
  for (guint i = 0; i < known->n && sites->len < most; i++)
    if (members[i] != known->left_out)
      g_ptr_array_add (sites, mz_map_scene_site (self, members[i]));
  return sites;
}

/** mz_map_scene_count_operating: @counts: MZ_N_STAGES + 1 numbers, to which the members of @mark that operate are added. */
void
mz_map_scene_count_operating (MzMapScene *self, const MzMapMark *mark, guint *counts)
{
  const MzSceneMark *known = (const MzSceneMark *) mark;
  const guint32 *members;
  const guint8 *states;

  g_return_if_fail (MZ_IS_MAP_SCENE (self) && mark != NULL && counts != NULL);

  if (mark->kind == MZ_MARK_SITE)
    {
      counts[mark->stage] += mark->state == MZ_STATE_OPERATING ? 1 : 0;
      return;
    }
  members = mz_spatial_index_peek_members (self->clusters->index) + known->first;
  states = self->clusters->places == self->places ? mz_workspace_peek_states (self->workspace) : NULL;
  for (guint i = 0; i < known->n; i++)
    {
      MzState state = states != NULL ? (MzState) states[self->clusters->rows[members[i]]]
                                     : mz_map_scene_know (self, members[i])->state;

      counts[stage_of (self, members[i])] += state == MZ_STATE_OPERATING && members[i] != known->left_out ? 1 : 0;
    }
}
