/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-pack"

#include "mz-pack-shape.h"

#include <math.h>
#include <string.h>

/* Of the world's width: how near two ends at the antimeridian have to be to be the same, and to it to be on it. */
#define SAME_PLACE (0.03 / 360)
#define AT_EDGE    (0.005 / 360)
#define BOTTOM     0.99999 /* of what lies farther down nothing is seen */

#define VERTEX(shape, i) (&g_array_index ((shape)->vertices, MzVertex, i))

MzShape *
mz_shape_new (gboolean closed, guint rank, double min_zoom)
{
  MzShape *self = g_new0 (MzShape, 1);

  self->closed = closed;
  self->rank = rank;
  self->min_zoom = min_zoom;
  self->vertices = g_array_new (FALSE, FALSE, sizeof (MzVertex));
  return self;
}

void
mz_shape_free (MzShape *self)
{
  g_array_unref (self->vertices);
  g_free (self);
}

/* Returns: (transfer full) (element-type MzShape) */
GPtrArray *
mz_shapes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mz_shape_free);
}

/** mz_shape_add: Adds a vertex, unless it is where the last one is. */
void
mz_shape_add (MzShape *self, double x, double y)
{
  MzVertex vertex = { x, y };

  if (self->vertices->len > 0)
    {
      const MzVertex *last = VERTEX (self, self->vertices->len - 1);

      if (last->x == x && last->y == y)
        return;
    }
  g_array_append_val (self->vertices, vertex);
}

/** mz_shape_area: Returns: the area of a ring; its sign says which way round it goes. */
double
mz_shape_area (const MzShape *self)
{
  double sum = 0;
  guint n = self->vertices->len;

  for (guint i = 0; i < n; i++)
    {
      const MzVertex *a = VERTEX (self, i), *b = VERTEX (self, (i + 1) % n);

      sum += a->x * b->y - b->x * a->y;
    }
  return sum / 2;
}

static void
reverse (GArray *vertices)
{
  for (guint i = 0, j = vertices->len; i + 1 < j; i++)
    {
      MzVertex *a = &g_array_index (vertices, MzVertex, i), *b = &g_array_index (vertices, MzVertex, --j);
      MzVertex swap = *a;

      *a = *b;
      *b = swap;
    }
}

/** mz_shape_orient: Turns a ring so that its area is positive, or negative if it is a @hole. */
void
mz_shape_orient (MzShape *self, gboolean hole)
{
  if ((mz_shape_area (self) < 0) != !!hole)
    reverse (self->vertices);
}

static double
distance_squared (const MzVertex *p, const MzVertex *a, const MzVertex *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((p->x - a->x) * dx + (p->y - a->y) * dy) / length, 0, 1) : 0;

  dx = a->x + t * dx - p->x;
  dy = a->y + t * dy - p->y;
  return dx * dx + dy * dy;
}

/* Marks the vertices between @first and @last that have to stay. Douglas and Peucker, The Canadian Cartographer 10
 * (1973). */
static void
mark_kept (const MzVertex *vertices, guint first, guint last, double tolerance, gboolean *keep)
{
  while (last > first + 1)
    {
      double worst = tolerance * tolerance;
      guint at = 0;

      for (guint i = first + 1; i < last; i++)
        {
          double d = distance_squared (&vertices[i], &vertices[first], &vertices[last]);

          if (d > worst)
            {
              worst = d;
              at = i;
            }
        }
      if (at == 0)
        return;
      keep[at] = TRUE;
      mark_kept (vertices, first, at, tolerance, keep);
      first = at;
    }
}

/**
 * mz_vertices_simplify:
 * @vertices: a line; where it ends in its beginning, a ring
 * @out: (element-type MzVertex): the vertices that are left are added to it, both ends among them
 */
void
mz_vertices_simplify (const MzVertex *vertices, guint n, double tolerance, GArray *out)
{
  g_autofree gboolean *keep = g_new0 (gboolean, n + 1);
  guint far = 0;

  if (n == 0)
    return;
  keep[0] = keep[n - 1] = TRUE;
  if (vertices[0].x == vertices[n - 1].x && vertices[0].y == vertices[n - 1].y)
    for (guint i = 1; i < n; i++)
      if (distance_squared (&vertices[i], &vertices[0], &vertices[0])
          > distance_squared (&vertices[far], &vertices[0], &vertices[0]))
        far = i;
  keep[far] = TRUE;
  mark_kept (vertices, 0, far, tolerance, keep);
  mark_kept (vertices, far, n - 1, tolerance, keep);
  for (guint i = 0; i < n; i++)
    if (keep[i])
      g_array_append_val (out, vertices[i]);
}

/* Returns: (transfer full): the shape without the vertices that lie within @tolerance of what is left. */
MzShape *
mz_shape_simplify (const MzShape *self, double tolerance)
{
  MzShape *simple = mz_shape_new (self->closed, self->rank, self->min_zoom);

  if (self->closed)
    {
      g_autoptr (GArray) ring = g_array_copy (self->vertices);

      if (ring->len > 0)
        {
          MzVertex first = g_array_index (ring, MzVertex, 0);

          g_array_append_val (ring, first);
        }
      mz_vertices_simplify ((const MzVertex *) ring->data, ring->len, tolerance, simple->vertices);
      g_array_set_size (simple->vertices, MAX (simple->vertices->len, 1) - 1);
    }
  else
    {
      mz_vertices_simplify ((const MzVertex *) self->vertices->data, self->vertices->len, tolerance, simple->vertices);
    }
  return simple;
}

/* Returns: (transfer full) (element-type MzShape): what is left of the shapes; rings smaller than @min_area are not. */
GPtrArray *
mz_shapes_simplify (GPtrArray *shapes, double tolerance, double min_area)
{
  GPtrArray *simple = mz_shapes_new ();

  for (guint i = 0; i < shapes->len; i++)
    {
      MzShape *shape = mz_shape_simplify (shapes->pdata[i], tolerance);

      if (shape->closed ? shape->vertices->len >= 3 && fabs (mz_shape_area (shape)) >= min_area : shape->vertices->len >= 2)
        g_ptr_array_add (simple, shape);
      else
        mz_shape_free (shape);
    }
  return simple;
}

static gboolean
is_at (const MzVertex *vertex, double edge)
{
  return fabs (vertex->x - edge) < AT_EDGE;
}

/* Finds the first side of @shape that lies on the meridian @edge. */
static gboolean
find_side (const MzShape *shape, double edge, guint *side)
{
  guint n = shape->vertices->len;

  for (*side = 0; *side < n; (*side)++)
    if (is_at (VERTEX (shape, *side), edge) && is_at (VERTEX (shape, (*side + 1) % n), edge))
      return TRUE;
  return FALSE;
}

/* Makes one side of all that follow one another along the antimeridian. */
static void
straighten_sides (MzShape *shape)
{
  for (guint i = 0; i < shape->vertices->len && shape->vertices->len > 3;)
    {
      guint n = shape->vertices->len;
      const MzVertex *before = VERTEX (shape, (i + n - 1) % n), *here = VERTEX (shape, i), *after = VERTEX (shape, (i + 1) % n);
      gboolean inside = (is_at (before, 0) && is_at (here, 0) && is_at (after, 0))
                        || (is_at (before, 1) && is_at (here, 1) && is_at (after, 1));

      if (inside)
        g_array_remove_index (shape->vertices, i);
      else
        i++;
    }
}

/* Puts @west, which starts at the antimeridian on the left of the map, into @east, which ends there on the right. */
static gboolean
join (MzShape *east, guint side, const MzShape *west)
{
  guint n = east->vertices->len, m = west->vertices->len, other;
  g_autoptr (GArray) joined = NULL;

  if (!find_side (west, 0, &other)
      || fabs (VERTEX (west, (other + 1) % m)->y - VERTEX (east, side)->y) > SAME_PLACE
      || fabs (VERTEX (west, other)->y - VERTEX (east, (side + 1) % n)->y) > SAME_PLACE)
    return FALSE;

  joined = g_array_new (FALSE, FALSE, sizeof (MzVertex));
  for (guint i = 1; i < n; i++) /* from the end of the side round to before its beginning */
    g_array_append_val (joined, g_array_index (east->vertices, MzVertex, (side + i) % n));
  for (guint i = 1; i < m; i++)
    {
      MzVertex vertex = *VERTEX (west, (other + i) % m);

      vertex.x += 1;
      g_array_append_val (joined, vertex);
    }
  g_array_unref (east->vertices);
  east->vertices = g_steal_pointer (&joined);
  return TRUE;
}

/* Makes a ring that leaps from one edge of the map to the other go on beyond it instead, unless it goes round the pole. */
static void
unwrap (MzShape *shape)
{
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = shape->vertices->len;
  int shift = 0, least = 0;

  for (guint i = 0; i < n; i++)
    {
      double step = VERTEX (shape, (i + 1) % n)->x - VERTEX (shape, i)->x;

      g_array_append_val (shifts, shift);
      shift += step > 0.5 ? -1 : step < -0.5 ? 1 : 0;
      least = MIN (least, shift);
    }
  if (shift != 0)
    return;
  for (guint i = 0; i < n; i++)
    VERTEX (shape, i)->x += g_array_index (shifts, int, i) - least;
}

/* A ring round the pole: shows its coast three worlds long, and closes far below the map. */
static void
unroll (MzShape *shape)
{
  g_autoptr (GArray) coast = g_array_new (FALSE, FALSE, sizeof (MzVertex));
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (MzVertex));
  MzVertex corners[] = { { 2, 1.5 }, { -1, 1.5 } };
  guint n = shape->vertices->len, start = 0;

  while (start < n && !(VERTEX (shape, start)->y > BOTTOM && VERTEX (shape, (start + 1) % n)->y <= BOTTOM))
    start++;
  for (guint i = 1; i < n; i++)
    if (VERTEX (shape, (start + i) % n)->y <= BOTTOM)
      g_array_append_val (coast, g_array_index (shape->vertices, MzVertex, (start + i) % n));
  if (coast->len == 0)
    return;
  if (g_array_index (coast, MzVertex, 0).x > g_array_index (coast, MzVertex, coast->len - 1).x)
    reverse (coast);
  for (int copy = -1; copy <= 1; copy++)
    for (guint i = 0; i < coast->len; i++)
      {
        MzVertex vertex = g_array_index (coast, MzVertex, i);

        vertex.x += copy;
        g_array_append_val (ring, vertex);
      }
  g_array_append_vals (ring, corners, 2);
  g_array_unref (shape->vertices);
  shape->vertices = g_steal_pointer (&ring);
  mz_shape_orient (shape, FALSE);
}

/**
 * mz_shapes_join:
 * @shapes: (element-type MzShape): polygons that are cut at the antimeridian
 *
 * Joins what the antimeridian has cut: then there is no side along it to be drawn. Rings then go on beyond the map.
 */
void
mz_shapes_join (GPtrArray *shapes)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      unwrap (shapes->pdata[i]);
      straighten_sides (shapes->pdata[i]);
    }
  for (guint i = 0; i < shapes->len; i++)
    {
      MzShape *east = shapes->pdata[i];
      guint side, unused;

      if (!find_side (east, 1, &side))
        continue;
      if (find_side (east, 0, &unused))
        {
          unroll (east);
          continue;
        }
      for (guint j = 0; j < shapes->len; j++)
        if (j != i && join (east, side, shapes->pdata[j]))
          {
            g_ptr_array_remove_index (shapes, j);
            i -= j < i ? 1 : 0;
            break;
          }
    }
}
