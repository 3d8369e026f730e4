/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-pack"

#include "mz-pack-grid.h"

#include <math.h>
#include <string.h>

#define VERTEX(shape, i) (&g_array_index ((shape)->vertices, MzVertex, i))

/* What the antimeridian has cut reaches over it by so many units of a cell, lest a hair of the sea is seen between. */
#define OVERLAP 2.0

typedef struct
{
  double left, top, right, bottom; /* units of a cell */
} Box;

typedef struct
{
  GArray *cells, *words;
} Cutter;

static Box
cell_box (guint column, guint row, guint n)
{
  return (Box) { column * (double) MZ_PACK_CELL - MZ_PACK_MARGIN, row * (double) MZ_PACK_CELL - MZ_PACK_MARGIN,
                 (column + n) * (double) MZ_PACK_CELL + MZ_PACK_MARGIN, (row + n) * (double) MZ_PACK_CELL + MZ_PACK_MARGIN };
}

static Box
shape_box (const MzShape *shape)
{
  Box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < shape->vertices->len; i++)
    {
      const MzVertex *vertex = VERTEX (shape, i);

      box.left = MIN (box.left, vertex->x);
      box.right = MAX (box.right, vertex->x);
      box.top = MIN (box.top, vertex->y);
      box.bottom = MAX (box.bottom, vertex->y);
    }
  return box;
}

/* How far @vertex is inside one of the four sides of @box. */
static double
inside (const MzVertex *vertex, const Box *box, guint side)
{
  switch (side)
    {
    case 0:
      return vertex->x - box->left;
    case 1:
      return box->right - vertex->x;
    case 2:
      return vertex->y - box->top;
    default:
      return box->bottom - vertex->y;
    }
}

static MzVertex
cross (const MzVertex *a, const MzVertex *b, const Box *box, guint side)
{
  double da = inside (a, box, side), db = inside (b, box, side), t = da / (da - db);
  MzVertex vertex = { a->x + t * (b->x - a->x), a->y + t * (b->y - a->y) };

  switch (side)
    {
    case 0:
      vertex.x = box->left;
      break;
    case 1:
      vertex.x = box->right;
      break;
    case 2:
      vertex.y = box->top;
      break;
    default:
      vertex.y = box->bottom;
      break;
    }
  return vertex;
}

/* Sutherland and Hodgman, Communications of the ACM 17 (1974): what comes of concave rings is joined along the sides of
 * the box, where it fills nothing. */
static MzShape *
clip_ring (const MzShape *ring, const Box *box)
{
  MzShape *clipped = mz_shape_new (TRUE, ring->rank, ring->min_zoom);

  g_array_append_vals (clipped->vertices, ring->vertices->data, ring->vertices->len);
  for (guint side = 0; side < 4; side++)
    {
      MzShape *next = mz_shape_new (TRUE, ring->rank, ring->min_zoom);
      guint n = clipped->vertices->len;

      for (guint i = 0; i < n; i++)
        {
          const MzVertex *a = VERTEX (clipped, i), *b = VERTEX (clipped, (i + 1) % n);
          gboolean a_inside = inside (a, box, side) >= 0, b_inside = inside (b, box, side) >= 0;

          if (a_inside)
            mz_shape_add (next, a->x, a->y);
          if (a_inside != b_inside)
            {
              MzVertex at = cross (a, b, box, side);

              mz_shape_add (next, at.x, at.y);
            }
        }
      mz_shape_free (clipped);
      clipped = next;
    }
  return clipped;
}

/* Adds the parts of @line in @box. Liang and Barsky, ACM Transactions on Graphics 3 (1984), one segment at a time. */
static void
clip_line (const MzShape *line, const Box *box, GPtrArray *out)
{
  MzShape *part = NULL;

  for (guint i = 0; i + 1 < line->vertices->len; i++)
    {
      const MzVertex *a = VERTEX (line, i), *b = VERTEX (line, i + 1);
      double enter = 0, leave = 1;

      for (guint side = 0; side < 4; side++)
        {
          double da = inside (a, box, side), db = inside (b, box, side);

          if (da < 0 && db < 0)
            leave = -1;
          else if (da < 0)
            enter = MAX (enter, da / (da - db));
          else if (db < 0)
            leave = MIN (leave, da / (da - db));
        }
      if (leave <= enter)
        {
          part = NULL;
          continue;
        }
      if (part == NULL || enter > 0)
        {
          part = mz_shape_new (FALSE, line->rank, line->min_zoom);
          g_ptr_array_add (out, part);
        }
      mz_shape_add (part, a->x + enter * (b->x - a->x), a->y + enter * (b->y - a->y));
      mz_shape_add (part, a->x + leave * (b->x - a->x), a->y + leave * (b->y - a->y));
      if (leave < 1)
        part = NULL;
    }
}

/* The side of @box that both vertices are on, or -1. */
static int
common_side (const MzVertex *a, const MzVertex *b, const Box *box)
{
  for (guint side = 0; side < 4; side++)
    if (inside (a, box, side) == 0 && inside (b, box, side) == 0)
      return (int) side;
  return -1;
}

/* Removes vertices in the middle of a way along a side of the box. Returns whether anything is left inside the box. */
static gboolean
tidy_ring (MzShape *ring, const Box *box)
{
  gboolean touches_inside = FALSE;

  for (guint i = 0; i < ring->vertices->len && ring->vertices->len >= 3;)
    {
      guint n = ring->vertices->len;
      const MzVertex *before = VERTEX (ring, (i + n - 1) % n), *here = VERTEX (ring, i), *after = VERTEX (ring, (i + 1) % n);
      int side = common_side (before, here, box);

      if (side >= 0 && inside (after, box, (guint) side) == 0)
        g_array_remove_index (ring->vertices, i);
      else
        i++;
    }
  for (guint i = 0; i < ring->vertices->len && !touches_inside; i++)
    touches_inside = common_side (VERTEX (ring, i), VERTEX (ring, (i + 1) % ring->vertices->len), box) < 0;
  return touches_inside;
}

static MzShape *
box_ring (const Box *box, gboolean hole)
{
  MzShape *ring = mz_shape_new (TRUE, 0, 0);

  mz_shape_add (ring, box->left, box->top);
  mz_shape_add (ring, box->right, box->top);
  mz_shape_add (ring, box->right, box->bottom);
  mz_shape_add (ring, box->left, box->bottom);
  mz_shape_orient (ring, hole);
  return ring;
}

static GPtrArray *
clip_shapes (GPtrArray *shapes, const Box *box, gboolean *covered)
{
  GPtrArray *clipped = mz_shapes_new ();
  double area = (box->right - box->left) * (box->bottom - box->top);
  int turns = 0; /* how often rings that touch nothing inside go round the box */

  for (guint i = 0; i < shapes->len; i++)
    {
      MzShape *shape = shapes->pdata[i];
      Box extents = shape_box (shape);

      if (extents.right < box->left || extents.left > box->right || extents.bottom < box->top || extents.top > box->bottom)
        continue;
      if (!shape->closed)
        {
          clip_line (shape, box, clipped);
          continue;
        }
      shape = clip_ring (shape, box);
      if (tidy_ring (shape, box))
        {
          g_ptr_array_add (clipped, shape);
          continue;
        }
      turns += (int) round (mz_shape_area (shape) / area);
      mz_shape_free (shape);
    }
  *covered = turns > 0 && clipped->len == 0;
  for (; turns != 0; turns += turns > 0 ? -1 : 1)
    g_ptr_array_add (clipped, box_ring (box, turns < 0));
  return clipped;
}

static void
write_shape (const MzShape *shape, const Box *box, GArray *words)
{
  MzPackShape head = { .min_zoom = (guint8) CLAMP (round (shape->min_zoom * 10), 0, 255), .rank = (guint8) shape->rank };
  MzPackCellPoint last = { G_MAXINT16, G_MAXINT16 };
  guint at = words->len;

  g_array_set_size (words, at + 1);
  for (guint i = 0; i < shape->vertices->len; i++)
    {
      const MzVertex *vertex = VERTEX (shape, i);
      MzPackCellPoint point = { (gint16) (round (vertex->x - box->left) - MZ_PACK_MARGIN),
                                (gint16) (round (vertex->y - box->top) - MZ_PACK_MARGIN) };

      if (point.x == last.x && point.y == last.y)
        continue;
      g_array_append_vals (words, &point, 1);
      last = point;
    }
  if (words->len - at - 1 < (shape->closed ? 3u : 2u))
    {
      g_array_set_size (words, at);
      return;
    }
  g_assert (words->len - at - 1 <= G_MAXUINT16);
  head.n_points = (guint16) (words->len - at - 1);
  memcpy (&g_array_index (words, guint32, at), &head, sizeof head);
}

static void
write_cell (Cutter *self, GPtrArray *shapes, gboolean covered, guint column, guint row)
{
  MzPackCell cell = { .key = row << 16 | column, .first_word = self->words->len };
  Box box = cell_box (column, row, 1);

  if (!covered)
    for (guint i = 0; i < shapes->len; i++)
      write_shape (shapes->pdata[i], &box, self->words);
  cell.n_words = self->words->len - cell.first_word;
  if (covered || cell.n_words > 0)
    g_array_append_val (self->cells, cell);
}

/* Cuts @shapes into the @n by @n cells from @column and @row on: into four, and these again. */
static void
cut (Cutter *self, GPtrArray *shapes, guint column, guint row, guint n)
{
  Box box = cell_box (column, row, n);
  gboolean covered;
  g_autoptr (GPtrArray) clipped = clip_shapes (shapes, &box, &covered);

  if (clipped->len == 0)
    return;
  if (n == 1)
    {
      write_cell (self, clipped, covered, column, row);
      return;
    }
  for (guint i = 0; i < 4; i++)
    cut (self, clipped, column + (i & 1) * n / 2, row + (i >> 1) * n / 2, n / 2);
}

static double
over_the_edge (double x, double overlap)
{
  return x == 0 ? -overlap : x == 1 ? 1 + overlap : x;
}

static GPtrArray *
scale_shapes (GPtrArray *shapes, double world)
{
  GPtrArray *scaled = mz_shapes_new ();

  for (guint i = 0; i < shapes->len; i++)
    {
      const MzShape *shape = shapes->pdata[i];
      Box box = shape_box (shape);

      for (int copy = -1; copy <= 1; copy++)
        {
          MzShape *moved;

          if ((copy != 0 && box.right - box.left > 1.5) || (box.right + copy) * world < -MZ_PACK_MARGIN
              || (box.left + copy) * world > world + MZ_PACK_MARGIN)
            continue;
          moved = mz_shape_new (shape->closed, shape->rank, shape->min_zoom);
          for (guint j = 0; j < shape->vertices->len; j++)
            mz_shape_add (moved, (over_the_edge (VERTEX (shape, j)->x, OVERLAP / world) + copy) * world,
                          VERTEX (shape, j)->y * world);
          g_ptr_array_add (scaled, moved);
        }
    }
  return scaled;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  guint32 x = ((const MzPackCell *) a)->key, y = ((const MzPackCell *) b)->key;

  return x < y ? -1 : x > y;
}

/**
 * mz_pack_cut:
 * @shapes: (element-type MzShape): all polygons or all lines
 * @grid: 2^grid cells in each direction
 * @cells: (element-type MzPackCell): what is found is added to it, in the order of the keys
 * @words: (element-type guint32): the content of the cells is added to it
 */
MzPackLayer
mz_pack_cut (GPtrArray *shapes, guint grid, GArray *cells, GArray *words)
{
  MzPackLayer layer = { .grid = grid, .first_cell = cells->len };
  g_autoptr (GPtrArray) scaled = scale_shapes (shapes, (double) MZ_PACK_CELL * (1u << grid));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MzPackCell));
  Cutter self = { .cells = found, .words = words };

  cut (&self, scaled, 0, 0, 1u << grid);
  g_array_sort (found, compare_cells);
  g_array_append_vals (cells, found->data, found->len);
  layer.n_cells = found->len;
  return layer;
}
