/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clusters of a spatial index, zoom by zoom, from the highest down. */
#define G_LOG_DOMAIN "mz-base"

#include "mz-spatial-index-private.h"

#include <string.h>

#include "mz-mercator.h"

#define DIGIT_BITS 12
#define N_DIGITS (1 << DIGIT_BITS)
#define MAX_PASSES 4
#define ENOUGH 20 /* a pass that takes in at most one of so many nodes is the last one of its zoom */

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
fill_level (Build *build, MzSpatialLevel *level, guint n, guint grid)
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

      build->items[i].cell = (guint64) mz_spatial_cell_of (index->ys[node], grid) << level->bits
                             | mz_spatial_cell_of (index->xs[node], grid);
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
cluster (Build *build, const MzSpatialLevel *level, double radius)
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

void
mz_spatial_index_build_levels (MzSpatialIndex *self, const double *radii)
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
          MzSpatialLevel sorted = { 0 };
          /* Sorted for this zoom, the nodes of the one above it are as they are kept for finding them. */
          MzSpatialLevel *level = pass == 0 && zoom + 1 < self->n_zooms ? &self->levels[zoom + 1] : &sorted;

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
