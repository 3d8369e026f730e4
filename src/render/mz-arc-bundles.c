/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-arc-bundles.h"

#include <math.h>

#include "mz-spatial-index.h"

#define SLACK 1e-6 /* the index has single precision */

static double
length_of (const MzArcEnds *arc)
{
  return hypot (arc->bx - arc->ax, arc->by - arc->ay);
}

/* The middle of the straight line, which does not depend on the direction. */
static MzSpatialIndex *
index_middles (const MzArcEnds *arcs, guint n)
{
  static const double radius = 1;
  g_autofree double *middles = g_new (double, MAX (2 * n, 1));

  for (guint i = 0; i < n; i++)
    {
      double x = (arcs[i].ax + arcs[i].bx) / 2;

      middles[2 * i] = x - floor (x);
      middles[2 * i + 1] = (arcs[i].ay + arcs[i].by) / 2;
    }
  return mz_spatial_index_new (middles, n, &radius, 1);
}

/* Whether @other goes the same way round the world, there or back, and its ends lie together not farther off than @within. */
static gboolean
is_beside (const MzArcEnds *arc, const MzArcEnds *other, double within)
{
  for (guint back = 0; back < 2; back++)
    {
      double ax = back ? other->bx : other->ax, ay = back ? other->by : other->ay;
      double bx = back ? other->ax : other->bx, by = back ? other->ay : other->by;
      double turn = round (arc->ax - ax);

      if (hypot (ax + turn - arc->ax, ay - arc->ay) + hypot (bx + turn - arc->bx, by - arc->by) <= within)
        return TRUE;
    }
  return FALSE;
}

/**
 * mz_arc_bundles_find:
 * @within: how far both ends together may lie from those of another, in worlds, below 0.4
 *
 * In turn each arc that is still alone takes in all others that are, that go the same way round the world, there or back, and
 * whose ends are not farther off than @within from its own; of short arcs not more than half their length, so that they point
 * the same way.
 *
 * Returns: (transfer full): for each arc the first one of its bundle, which may be itself.
 */
guint *
mz_arc_bundles_find (const MzArcEnds *arcs, guint n, double within)
{
  guint *firsts = g_new (guint, MAX (n, 1));
  g_autoptr (MzSpatialIndex) index = NULL;

  g_return_val_if_fail ((arcs != NULL || n == 0) && within > 0 && within < 0.4, firsts);

  index = index_middles (arcs, n);
  for (guint i = 0; i < n; i++)
    firsts[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    {
      double reach = MIN (within, length_of (&arcs[i]) / 2), x = (arcs[i].ax + arcs[i].bx) / 2;
      g_autoptr (GArray) near = NULL;

      if (firsts[i] != G_MAXUINT)
        continue;
      firsts[i] = i;
      if (arcs[i].group == MZ_ARC_ALONE)
        continue;
      near = mz_spatial_index_find_radius (index, x - floor (x), (arcs[i].ay + arcs[i].by) / 2, reach + SLACK);
      for (guint j = 0; j < near->len; j++)
        {
          guint other = g_array_index (near, guint32, j);

          if (firsts[other] == G_MAXUINT && arcs[other].group == arcs[i].group && is_beside (&arcs[i], &arcs[other], reach))
            firsts[other] = i;
        }
    }
  return firsts;
}
