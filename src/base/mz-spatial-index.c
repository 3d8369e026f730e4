/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-spatial-index.h"

#include <string.h>

#include "mz-mercator.h"

#define LEAF 32 /* points that are not worth parting any more */
#define DIGIT_BITS 12
#define N_DIGITS (1 << DIGIT_BITS)
#define MAX_PASSES 4
#define ENOUGH 20 /* a pass that takes in at most one of so many nodes is the last one of its zoom */

/*
 * The nodes of one zoom, in the rows of a grid, west to east within a row. The rows are found by row_starts; where in a row a
 * column begins, by halving.
 */
typedef struct
{
  guint    n, grid; /* the grid has as many rows as columns */
  guint    bits;    /* that number a column */
  guint32 *nodes;
  guint32 *row_starts; /* grid + 1 of them */
} Level;

/*
 * Nodes 0 to n_points - 1 are the points, in the order of a k-d tree without pointers (the middle of each stretch parts it,
 * by x and by y in turn); the rest are the clusters.
 */
struct _MzSpatialIndex
{
  guint    n_points, n_nodes, n_zooms;
  float   *xs, *ys;
  guint32 *counts;  /* points in each node */
  guint32 *firsts;  /* where they begin in members */
  guint32 *members; /* points by their given numbers, those of every cluster beside each other */
  guint32 *ids;     /* node of a point -> its given number */
  Level   *levels;
};

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

/* --- Clusters --- */

typedef struct
{
  guint64 cell; /* row << bits | column */
  guint32 node;
} Item;

/* What is needed only while the index is built. */
typedef struct
{
  MzSpatialIndex *index;
  guint           allocated;
  guint32        *children, *siblings; /* first child and next sibling of each node; itself: none */
  Item           *items, *spare;
  guint8         *taken;
} Build;

static guint
cell_of (float position, guint grid)
{
  int cell = (int) ((double) position * grid);

  return (guint) CLAMP (cell, 0, (int) grid - 1);
}

static guint
column_of (const Item *item, guint bits)
{
  return (guint) item->cell & ((1u << bits) - 1);
}

/* Sorts by cell and keeps the turn within a cell. */
static void
sort_items (Build *build, guint n, guint64 n_cells)
{
  for (guint shift = 0; (n_cells - 1) >> shift > 0; shift += DIGIT_BITS)
    {
      guint starts[N_DIGITS + 1] = { 0 };
      Item *sorted = build->spare;

      for (guint i = 0; i < n; i++)
        starts[((build->items[i].cell >> shift) & (N_DIGITS - 1)) + 1]++;
      for (guint i = 1; i <= N_DIGITS; i++)
        starts[i] += starts[i - 1];
      for (guint i = 0; i < n; i++)
        sorted[starts[(build->items[i].cell >> shift) & (N_DIGITS - 1)]++] = build->items[i];
      build->spare = build->items;
      build->items = sorted;
    }
}

/* Takes the nodes in build->items into rows of a grid, and keeps them so in @level. */
static void
fill_level (Build *build, Level *level, guint n, guint grid)
{
  const MzSpatialIndex *index = build->index;
  guint row = 0;

  level->n = n;
  level->grid = grid;
  level->bits = g_bit_storage (grid - 1);
  level->nodes = g_new (guint32, MAX (n, 1));
  level->row_starts = g_new (guint32, grid + 1);
  for (guint i = 0; i < n; i++)
    {
      guint32 node = build->items[i].node;

      build->items[i].cell = (guint64) cell_of (index->ys[node], grid) << level->bits | cell_of (index->xs[node], grid);
    }
  sort_items (build, n, (guint64) grid << level->bits);
  for (guint i = 0; i < n; i++)
    {
      while (row <= build->items[i].cell >> level->bits)
        level->row_starts[row++] = i;
      level->nodes[i] = build->items[i].node;
    }
  while (row <= grid)
    level->row_starts[row++] = n;
}

static guint32
add_cluster (Build *build)
{
  MzSpatialIndex *index = build->index;

  if (index->n_nodes == build->allocated)
    {
      build->allocated += MAX (build->allocated / 4, 64);
      index->xs = g_renew (float, index->xs, build->allocated);
      index->ys = g_renew (float, index->ys, build->allocated);
      index->counts = g_renew (guint32, index->counts, build->allocated);
      build->children = g_renew (guint32, build->children, build->allocated);
      build->siblings = g_renew (guint32, build->siblings, build->allocated);
    }
  return index->n_nodes++;
}

/* A stretch of items that lie in columns @from to @to of a row. */
typedef struct
{
  guint at, end, from, to;
} Stretch;

/* What one item gathers: the cluster that it becomes. */
typedef struct
{
  guint   n; /* items */
  guint64 points;
  double  x, y;
  guint32 first, last; /* children */
} Gathering;

static void
gather (Build *build, Gathering *self, guint item, guint bits, double x, double y, double radius, Stretch stretch)
{
  const MzSpatialIndex *index = build->index;

  for (guint i = stretch.at; i < stretch.end; i++)
    {
      guint32 node = build->items[i].node;
      guint column = column_of (&build->items[i], bits);
      double there = index->xs[node], dx = there - x, dy = index->ys[node] - y;

      if (column > stretch.to)
        break;
      if (column < stretch.from || (build->taken[i] && i != item))
        continue;
      /* The nearest copy, as mz_mercator_nearest() would find it, in a fraction of the time. */
      if (dx >= 0.5 || dx <= -0.5)
        {
          there -= dx > 0 ? 1 : -1;
          dx = there - x;
        }
      if (dx * dx + dy * dy > radius * radius)
        continue;
      build->taken[i] = TRUE;
      self->x += there * index->counts[node];
      self->y += (double) index->ys[node] * index->counts[node];
      self->points += index->counts[node];
      if (self->n++ == 0)
        self->first = node;
      else
        build->siblings[self->last] = node;
      self->last = node;
    }
}

/* Clusters the @n nodes that lie sorted in build->items; what comes out replaces them. Returns: how many there are then. */
static guint
cluster (Build *build, const Level *level, double radius)
{
  MzSpatialIndex *index = build->index;
  guint grid = level->grid, bits = level->bits, n_out = 0, row = G_MAXUINT;
  guint cursors[3] = { 0 };

  memset (build->taken, 0, level->n);
  for (guint i = 0; i < level->n; i++)
    {
      guint32 node = build->items[i].node, result = node;
      guint r = (guint) (build->items[i].cell >> bits), c = column_of (&build->items[i], bits);
      Gathering found = { 0 };

      if (r != row)
        for (guint k = 0; k < 3; k++)
          cursors[k] = r + k >= 1 && r + k <= grid ? level->row_starts[r + k - 1] : level->n;
      row = r;
      if (build->taken[i])
        continue;

      build->taken[i] = TRUE;
      for (guint k = 0; k < 3; k++)
        {
          guint start, end;

          if (r + k < 1 || r + k > grid)
            continue;
          start = level->row_starts[r + k - 1];
          end = level->row_starts[r + k];
          while (cursors[k] < end && column_of (&build->items[cursors[k]], bits) + 1 < c)
            cursors[k]++;
          gather (build, &found, i, bits, index->xs[node], index->ys[node], radius,
                  (Stretch) { cursors[k], end, c > 0 ? c - 1 : 0, c + 1 });
          if (c == 0 && end > start)
            {
              guint last = end;

              while (last > start && column_of (&build->items[last - 1], bits) == grid - 1)
                last--;
              gather (build, &found, i, bits, index->xs[node], index->ys[node], radius,
                      (Stretch) { last, end, grid - 1, grid - 1 });
            }
          else if (c == grid - 1)
            gather (build, &found, i, bits, index->xs[node], index->ys[node], radius, (Stretch) { start, end, 0, 0 });
        }

      if (found.n > 1)
        {
          result = add_cluster (build);
          index->xs[result] = (float) mz_mercator_wrap (found.x / (double) found.points);
          index->ys[result] = (float) (found.y / (double) found.points);
          index->counts[result] = (guint32) found.points;
          build->children[result] = found.first;
          build->siblings[found.last] = found.last;
        }
      build->spare[n_out++].node = result;
    }

  memcpy (build->items, build->spare, n_out * sizeof (Item));
  return n_out;
}

static guint32
list_members (Build *build, guint32 node, guint32 next)
{
  MzSpatialIndex *index = build->index;

  index->firsts[node] = next;
  if (node < index->n_points)
    index->members[next++] = index->ids[node];
  else
    for (guint32 child = build->children[node];; child = build->siblings[child])
      {
        next = list_members (build, child, next);
        if (build->siblings[child] == child)
          break;
      }
  return next;
}

/* How many cells of at least one radius fit round the world; not so many that finding rows costs more than it saves. */
static guint
grid_of (double radius_px, guint zoom)
{
  return (guint) CLAMP (floor (mz_mercator_world_pixels (zoom) / radius_px), 3, 1 << 17);
}

static void
build_levels (MzSpatialIndex *self, const double *radii)
{
  Build build = { .index = self, .allocated = self->n_points };
  guint32 next = 0;
  guint n = self->n_points;

  build.children = g_new (guint32, MAX (n, 1));
  build.siblings = g_new (guint32, MAX (n, 1));
  build.items = g_new0 (Item, MAX (n, 1));
  build.spare = g_new0 (Item, MAX (n, 1));
  build.taken = g_new0 (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    build.items[self->ids[i]].node = i;

  for (guint zoom = self->n_zooms; zoom-- > 0;)
    {
      guint grid = grid_of (radii[zoom], zoom), before = G_MAXUINT;

      for (guint pass = 0; pass < MAX_PASSES && before - n > before / ENOUGH; pass++)
        {
          Level sorted = { 0 };
          /* Sorted for this zoom, the nodes of the one above it are as they are kept for finding them. */
          Level *level = pass == 0 && zoom + 1 < self->n_zooms ? &self->levels[zoom + 1] : &sorted;

          before = n;
          fill_level (&build, level, n, grid);
          n = cluster (&build, level, radii[zoom] / mz_mercator_world_pixels (zoom));
          g_free (sorted.nodes);
          g_free (sorted.row_starts);
        }
      if (zoom == 0)
        fill_level (&build, &self->levels[0], n, grid);
    }

  self->firsts = g_new (guint32, MAX (self->n_nodes, 1));
  self->xs = g_renew (float, self->xs, MAX (self->n_nodes, 1));
  self->ys = g_renew (float, self->ys, MAX (self->n_nodes, 1));
  self->counts = g_renew (guint32, self->counts, MAX (self->n_nodes, 1));
  for (guint i = 0; i < n; i++)
    {
      build.siblings[self->levels[0].nodes[i]] = self->levels[0].nodes[i];
      next = list_members (&build, self->levels[0].nodes[i], next);
    }
  g_assert (next == self->n_points);

  g_free (build.children);
  g_free (build.siblings);
  g_free (build.items);
  g_free (build.spare);
  g_free (build.taken);
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
  self->levels = g_new0 (Level, n_zooms);
  for (guint i = 0; i < n; i++)
    {
      self->xs[i] = (float) mz_mercator_wrap (xy[2 * i]);
      self->ys[i] = (float) CLAMP (xy[2 * i + 1], 0, 1);
      self->counts[i] = 1;
      self->ids[i] = i;
    }
  sort_tree (self, 0, n, FALSE);
  build_levels (self, radii);
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
    size += sizeof (Level) + ((gsize) self->levels[zoom].n + self->levels[zoom].grid + 1) * sizeof (guint32);
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
find_column (const MzSpatialIndex *self, const Level *level, guint first, guint end, double west)
{
  guint column = cell_of ((float) west, level->grid);

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (cell_of (self->xs[level->nodes[middle]], level->grid) < column)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

static void
find_in_span (const MzSpatialIndex *self, const Level *level, double west, double north, double east, double south, GArray *found)
{
  guint last_row = cell_of ((float) south, level->grid), last_column = cell_of ((float) east, level->grid);

  for (guint row = cell_of ((float) north, level->grid); row <= last_row; row++)
    {
      guint end = level->row_starts[row + 1];

      for (guint i = find_column (self, level, level->row_starts[row], end, west); i < end; i++)
        {
          guint32 node = level->nodes[i];
          double x = self->xs[node], y = self->ys[node];

          if (cell_of (self->xs[node], level->grid) > last_column)
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
  const Level *level = &self->levels[MIN (zoom, self->n_zooms - 1)];
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
