/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-spatial-index-private.h"

#include "mz-mercator.h"

#define LEAF 32 /* points that are not worth parting any more */

/* --- The points as a k-d tree --- */

static void
swap_points (MzSpatialIndex *self, guint i, guint j)
{
  float x = self->xs[i], y = self->ys[i];
  guint32 id = self->ids[i];

  self->xs[i] = self->xs[j];
  self->ys[i] = self->ys[j];
  self->ids[i] = self->ids[j];
  self->xs[j] = x;
  self->ys[j] = y;
  self->ids[j] = id;
}

/* Hoare's selection: afterwards nothing before @middle is larger than it, nothing behind smaller. */
static void
select_middle (MzSpatialIndex *self, const float *keys, guint first, guint last, guint middle)
{
  while (first < last)
    {
      guint i = first, j = last;
      float pivot = keys[first + (last - first) / 2];

      while (TRUE)
        {
          while (keys[i] < pivot)
            i++;
          while (keys[j] > pivot)
            j--;
          if (i >= j)
            break;
          swap_points (self, i++, j--);
        }
      if (middle <= j)
        last = j;
      else
        first = j + 1;
    }
}

static void
sort_tree (MzSpatialIndex *self, guint first, guint end, gboolean by_y)
{
  guint middle = first + (end - first) / 2;

  if (end - first <= LEAF)
    return;
  select_middle (self, by_y ? self->ys : self->xs, first, end - 1, middle);
  sort_tree (self, first, middle, !by_y);
  sort_tree (self, middle + 1, end, !by_y);
}

/**
 * mz_spatial_index_new:
 * @xy: x and y of @n points in turn; x in any copy of the world, y is kept within 0 to 1
 * @radii: for each whole zoom from 0 to @n_zooms - 1 the radius in pixels within which points are one cluster; above 0, and at
 *   most a third of the world
 *
 * Returns: (transfer full): the index.
 */
MzSpatialIndex *
mz_spatial_index_new (const double *xy, guint n, const double *radii, guint n_zooms)
{
  MzSpatialIndex *self;

  g_return_val_if_fail (n_zooms > 0 && radii != NULL && (xy != NULL || n == 0), NULL);
  for (guint zoom = 0; zoom < n_zooms; zoom++)
    g_return_val_if_fail (radii[zoom] > 0 && radii[zoom] <= mz_mercator_world_pixels (zoom) / 3, NULL);

  self = g_atomic_rc_box_new0 (MzSpatialIndex);
  self->n_points = self->n_nodes = n;
  self->n_zooms = n_zooms;
  self->xs = g_new (float, MAX (n, 1));
  self->ys = g_new (float, MAX (n, 1));
  self->counts = g_new (guint32, MAX (n, 1));
  self->ids = g_new (guint32, MAX (n, 1));
  self->members = g_new (guint32, MAX (n, 1));
  self->levels = g_new0 (MzSpatialLevel, n_zooms);
  for (guint i = 0; i < n; i++)
    {
      self->xs[i] = (float) mz_mercator_wrap (xy[2 * i]);
      self->ys[i] = (float) CLAMP (xy[2 * i + 1], 0, 1);
      self->counts[i] = 1;
      self->ids[i] = i;
    }
  sort_tree (self, 0, n, FALSE);
  mz_spatial_index_build_levels (self, radii);
  return self;
}

MzSpatialIndex *
mz_spatial_index_ref (MzSpatialIndex *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_content (gpointer data)
{
  MzSpatialIndex *self = data;

  for (guint zoom = 0; zoom < self->n_zooms; zoom++)
    {
      g_free (self->levels[zoom].nodes);
      g_free (self->levels[zoom].row_starts);
    }
  g_free (self->levels);
  g_free (self->xs);
  g_free (self->ys);
  g_free (self->counts);
  g_free (self->firsts);
  g_free (self->members);
  g_free (self->ids);
}

void
mz_spatial_index_unref (MzSpatialIndex *self)
{
  g_atomic_rc_box_release_full (self, free_content);
}

guint
mz_spatial_index_get_n_points (const MzSpatialIndex *self)
{
  return self->n_points;
}

/** mz_spatial_index_get_size: Returns: the bytes that it keeps in memory. */
gsize
mz_spatial_index_get_size (const MzSpatialIndex *self)
{
  gsize size = sizeof *self + (gsize) self->n_nodes * (2 * sizeof (float) + 2 * sizeof (guint32))
               + (gsize) self->n_points * 2 * sizeof (guint32);

  for (guint zoom = 0; zoom < self->n_zooms; zoom++)
    size += sizeof (MzSpatialLevel) + ((gsize) self->levels[zoom].n + self->levels[zoom].grid + 1) * sizeof (guint32);
  return size;
}

/** mz_spatial_index_peek_members: Returns: (transfer none): the points' given numbers, in the order of MzSpatialNode. */
const guint32 *
mz_spatial_index_peek_members (const MzSpatialIndex *self)
{
  return self->members;
}

/* --- Looking up --- */

/* First item of a row, which ends at @end, that does not lie west of @west. */
static guint
find_column (const MzSpatialIndex *self, const MzSpatialLevel *level, guint first, guint end, double west)
{
  guint column = mz_spatial_cell_of ((float) west, level->grid);

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (mz_spatial_cell_of (self->xs[level->nodes[middle]], level->grid) < column)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

static void
find_in_span (const MzSpatialIndex *self, const MzSpatialLevel *level, double west, double north, double east, double south,
              GArray *found)
{
  guint last_row = mz_spatial_cell_of ((float) south, level->grid);
  guint last_column = mz_spatial_cell_of ((float) east, level->grid);

  for (guint row = mz_spatial_cell_of ((float) north, level->grid); row <= last_row; row++)
    {
      guint end = level->row_starts[row + 1];

      for (guint i = find_column (self, level, level->row_starts[row], end, west); i < end; i++)
        {
          guint32 node = level->nodes[i];
          double x = self->xs[node], y = self->ys[node];

          if (mz_spatial_cell_of (self->xs[node], level->grid) > last_column)
            break;
          if (x >= west && x <= east && y >= north && y <= south)
            {
              MzSpatialNode result = { x, y, self->firsts[node], self->counts[node] };

              g_array_append_val (found, result);
            }
        }
    }
}

/**
 * mz_spatial_index_find_nodes:
 * @zoom: whole zoom; above the highest one that has clusters, that one
 * @west, @east: of the box, @east not below @west; in any copy of the world
 *
 * Returns: (transfer full) (element-type MzSpatialNode): what stands in the box at @zoom, each once, in a fixed order.
 */
GArray *
mz_spatial_index_find_nodes (const MzSpatialIndex *self, guint zoom, double west, double north, double east, double south)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MzSpatialNode));
  const MzSpatialLevel *level = &self->levels[MIN (zoom, self->n_zooms - 1)];
  double left = mz_mercator_wrap (west), right = left + (east - west);

  if (!(east - west < 1))
    find_in_span (self, level, 0, north, 1, south, found);
  else if (right < 1)
    find_in_span (self, level, left, north, right, south, found);
  else
    {
      find_in_span (self, level, left, north, 1, south, found);
      find_in_span (self, level, 0, north, MIN (right - 1, left - 1e-9), south, found);
    }
  return found;
}

typedef struct
{
  double west, north, east, south;
} Box;

static void
find_points (const MzSpatialIndex *self, guint first, guint end, gboolean by_y, const Box *box, GArray *found)
{
  gboolean leaf = end - first <= LEAF;
  guint middle = first + (end - first) / 2;

  for (guint i = leaf ? first : middle; i < (leaf ? end : middle + 1); i++)
    if (self->xs[i] >= box->west && self->xs[i] <= box->east && self->ys[i] >= box->north && self->ys[i] <= box->south)
      g_array_append_val (found, self->ids[i]);
  if (leaf)
    return;
  if (by_y ? box->north <= self->ys[middle] : box->west <= self->xs[middle])
    find_points (self, first, middle, !by_y, box, found);
  if (by_y ? box->south >= self->ys[middle] : box->east >= self->xs[middle])
    find_points (self, middle + 1, end, !by_y, box, found);
}

/** mz_spatial_index_find_box: Returns: (transfer full) (element-type guint32): the points in the box, each once. */
GArray *
mz_spatial_index_find_box (const MzSpatialIndex *self, double west, double north, double east, double south)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  double left = mz_mercator_wrap (west), right = left + (east - west);

  if (!(east - west < 1))
    find_points (self, 0, self->n_points, FALSE, &(Box) { 0, north, 1, south }, found);
  else
    {
      find_points (self, 0, self->n_points, FALSE, &(Box) { left, north, MIN (right, 1), south }, found);
      if (right >= 1)
        find_points (self, 0, self->n_points, FALSE, &(Box) { 0, north, MIN (right - 1, left - 1e-9), south }, found);
    }
  return found;
}

/*
 * What is looked for: the nearest to x, y within @best; where @dx or @dy is not 0, only what lies farther than @beyond within
 * 45 degrees of that way.
 */
typedef struct
{
  double   x, y, best; /* best: distance squared */
  double   dx, dy, beyond;
  gboolean found;
  guint    point;
  GArray  *all; /* (nullable): takes all within best instead */
} Search;

static void
look_at (const MzSpatialIndex *self, guint i, Search *search)
{
  double dx = self->xs[i] - search->x, dy = self->ys[i] - search->y, distance = dx * dx + dy * dy;

  if (search->all != NULL)
    {
      if (distance <= search->best)
        g_array_append_val (search->all, self->ids[i]);
      return;
    }
  if (search->dx != 0 || search->dy != 0)
    {
      double along = dx * search->dx + dy * search->dy, across = fabs (dx * search->dy - dy * search->dx);

      if (along <= search->beyond || across > along)
        return;
    }
  /* Of several at one distance the one that was given first. */
  if (distance < search->best || (distance == search->best && (!search->found || self->ids[i] < search->point)))
    {
      search->best = distance;
      search->point = self->ids[i];
      search->found = TRUE;
    }
}

static double
distance_to_box (const Search *search, const Box *box)
{
  double dx = MAX (MAX (box->west - search->x, search->x - box->east), 0);
  double dy = MAX (MAX (box->north - search->y, search->y - box->south), 0);

  return dx * dx + dy * dy;
}

static gboolean
is_behind (const Search *search, const Box *box)
{
  return (search->dx > 0 && box->east <= search->x) || (search->dx < 0 && box->west >= search->x)
         || (search->dy > 0 && box->south <= search->y) || (search->dy < 0 && box->north >= search->y);
}

static void
search_tree (const MzSpatialIndex *self, guint first, guint end, gboolean by_y, Box box, Search *search)
{
  guint middle = first + (end - first) / 2;
  Box low = box, high = box;

  if (first >= end || distance_to_box (search, &box) > search->best || is_behind (search, &box))
    return;
  if (end - first <= LEAF)
    {
      for (guint i = first; i < end; i++)
        look_at (self, i, search);
      return;
    }

  look_at (self, middle, search);
  if (by_y)
    low.south = high.north = self->ys[middle];
  else
    low.east = high.west = self->xs[middle];
  if (distance_to_box (search, &low) <= distance_to_box (search, &high))
    {
      search_tree (self, first, middle, !by_y, low, search);
      search_tree (self, middle + 1, end, !by_y, high, search);
    }
  else
    {
      search_tree (self, middle + 1, end, !by_y, high, search);
      search_tree (self, first, middle, !by_y, low, search);
    }
}

static void
search_round (const MzSpatialIndex *self, Search *search)
{
  double x = mz_mercator_wrap (search->x);

  for (int copy = 0; copy < 3; copy++)
    {
      search->x = x + (copy == 0 ? 0 : copy == 1 ? 1 : -1);
      search_tree (self, 0, self->n_points, FALSE, (Box) { 0, 0, 1, 1 }, search);
    }
}

/**
 * mz_spatial_index_find_radius:
 * @radius: at most half a world
 *
 * Returns: (transfer full) (element-type guint32): the points that are at most so far from x, y.
 */
GArray *
mz_spatial_index_find_radius (const MzSpatialIndex *self, double x, double y, double radius)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  Search search = { .x = x, .y = y, .best = radius * radius, .all = found };

  g_return_val_if_fail (radius < 0.5, found);

  search_round (self, &search);
  return found;
}

/** mz_spatial_index_nearest: @point: (out): its number. Returns: whether there is one at most @within away. */
gboolean
mz_spatial_index_nearest (const MzSpatialIndex *self, double x, double y, double within, guint *point)
{
  Search search = { .x = x, .y = y, .best = within * within };

  search_round (self, &search);
  if (search.found)
    *point = search.point;
  return search.found;
}

/**
 * mz_spatial_index_nearest_towards:
 * @dx, @dy: the way to look, of length 1: (1, 0) is east, (0, 1) south
 * @beyond: how far along it the point must lie at least
 * @point: (out): its number
 *
 * Returns: whether there is a point within 45 degrees of that way; @point is the nearest. At most half a world is looked at.
 */
gboolean
mz_spatial_index_nearest_towards (const MzSpatialIndex *self, double x, double y, double dx, double dy, double beyond,
                                  guint *point)
{
  Search search = { .x = x, .y = y, .best = dx != 0 ? 0.25 : 1, .dx = dx, .dy = dy, .beyond = beyond };

  search_round (self, &search);
  if (search.found)
    *point = search.point;
  return search.found;
}
