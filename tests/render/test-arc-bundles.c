/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-arc-bundles.h"

#include <math.h>

#define WITHIN 0.01

/* In hundredths of the world, from one arc to the next. */
static const struct
{
  const char *name;
  MzArcEnds   a, b;
  gboolean    one;
} cases[] = {
  { "both ends near", { 10, 40, 50, 40, 0 }, { 10.3, 40.3, 49.7, 40.3, 0 }, TRUE },
  { "there and back", { 10, 40, 50, 40, 0 }, { 49.7, 40.3, 10.3, 40.3, 0 }, TRUE },
  { "one end the same", { 10, 40, 50, 40, 0 }, { 10, 40, 49.5, 40.8, 0 }, TRUE },
  { "one end off", { 10, 40, 50, 40, 0 }, { 10, 40, 49.5, 40.9, 0 }, FALSE },
  { "both ends, each near but together not", { 10, 40, 50, 40, 0 }, { 10, 40.6, 50, 40.6, 0 }, FALSE },
  { "ends apart, the same middle", { 10, 40, 50, 40, 0 }, { 5, 40, 55, 40, 0 }, FALSE },
  { "over the edge, from both sides", { 95, 40, 110, 40, 0 }, { 9.7, 40, -4.5, 40, 0 }, TRUE },
  { "start on both sides of the edge", { 99.8, 40, 130, 40, 0 }, { 0.2, 40, 30.4, 40, 0 }, TRUE },
  { "the other way round the world", { 10, 40, 59.8, 40, 0 }, { 10, 40, -39.8, 40, 0 }, FALSE },
  { "of two groups", { 10, 40, 50, 40, 0 }, { 10, 40, 50, 40, 1 }, FALSE },
  { "alone", { 10, 40, 50, 40, MZ_ARC_ALONE }, { 10, 40, 50, 40, MZ_ARC_ALONE }, FALSE },
  { "short, the same way", { 10, 40, 11, 40, 0 }, { 10, 40.2, 11, 40.2, 0 }, TRUE },
  { "short, across", { 10, 40, 11, 40, 0 }, { 10.5, 39.4, 10.5, 40.6, 0 }, FALSE },
  { "of no length", { 10, 40, 10, 40, 0 }, { 10, 40, 10, 40, 0 }, TRUE },
};

static MzArcEnds
scale (MzArcEnds ends)
{
  return (MzArcEnds) { ends.ax / 100, ends.ay / 100, ends.bx / 100, ends.by / 100, ends.group };
}

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint swapped = 0; swapped < 2; swapped++)
      {
        MzArcEnds arcs[2] = { scale (swapped ? cases[i].b : cases[i].a), scale (swapped ? cases[i].a : cases[i].b) };
        g_autofree guint *firsts = mz_arc_bundles_find (arcs, 2, WITHIN);

        g_test_message ("%s", cases[i].name);
        g_assert_cmpuint (firsts[0], ==, 0);
        g_assert_cmpuint (firsts[1], ==, cases[i].one ? 0 : 1);
      }
}

/* Whoever comes first takes in what is near to it, not what is near to that. */
static void
test_turn (void)
{
  const MzArcEnds arcs[] = {
    { 0.1, 0.4, 0.5, 0.4, 0 }, { 0.1, 0.404, 0.5, 0.404, 0 }, { 0.1, 0.408, 0.5, 0.408, 0 }, { 0.1, 0.396, 0.5, 0.396, 0 },
  };
  g_autofree guint *firsts = mz_arc_bundles_find (arcs, G_N_ELEMENTS (arcs), WITHIN);
  g_autofree guint *none = mz_arc_bundles_find (NULL, 0, WITHIN);

  g_assert_cmpuint (firsts[0], ==, 0);
  g_assert_cmpuint (firsts[1], ==, 0);
  g_assert_cmpuint (firsts[2], ==, 2);
  g_assert_cmpuint (firsts[3], ==, 0);
}

/* How far two places lie from each other, over whichever edge. */
static double
distance (double ax, double ay, double bx, double by)
{
  return hypot (MIN (fmod (fabs (ax - bx), 1), 1 - fmod (fabs (ax - bx), 1)), ay - by);
}

/* Without an index: ends are near, and so are the ways that the arcs go. */
static gboolean
runs_beside (const MzArcEnds *a, const MzArcEnds *b)
{
  double way_x = a->bx - a->ax, way_y = a->by - a->ay, reach = MIN (WITHIN, hypot (way_x, way_y) / 2);
  double other_x = b->bx - b->ax, other_y = b->by - b->ay;
  gboolean there = distance (a->ax, a->ay, b->ax, b->ay) + distance (a->bx, a->by, b->bx, b->by) <= reach
                   && hypot (way_x - other_x, way_y - other_y) < 0.5;
  gboolean back = distance (a->ax, a->ay, b->bx, b->by) + distance (a->bx, a->by, b->ax, b->ay) <= reach
                  && hypot (way_x + other_x, way_y + other_y) < 0.5;

  return a->group == b->group && a->group != MZ_ARC_ALONE && (there || back);
}

/* A thousand arcs between a few regions, one of them on the edge of the world. */
static void
test_brute_force (void)
{
  static const double regions[][2] = { { 0.5, 0.3 }, { 0, 0.4 }, { 0.88, 0.41 }, { 0.24, 0.38 }, { 0.52, 0.31 } };
  const guint n = 1000;
  g_autofree MzArcEnds *arcs = g_new (MzArcEnds, n);
  g_autofree guint *firsts = NULL, *expected = g_new (guint, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  guint bundles = 0;

  for (guint i = 0; i < n; i++)
    {
      double xy[4];

      for (guint end = 0; end < 2; end++)
        {
          const double *region = regions[g_rand_int_range (rand, 0, G_N_ELEMENTS (regions))];
          double x = region[0] + g_rand_double_range (rand, -0.01, 0.01);

          xy[2 * end] = x - floor (x);
          xy[2 * end + 1] = region[1] + g_rand_double_range (rand, -0.01, 0.01);
        }
      arcs[i] = (MzArcEnds) { xy[0], xy[1], xy[2] - round (xy[2] - xy[0]), xy[3],
                              g_rand_int_range (rand, 0, 50) == 0 ? MZ_ARC_ALONE : (guint) g_rand_int_range (rand, 0, 2) };
      expected[i] = i;
      for (guint first = 0; first < i && expected[i] == i; first++)
        if (expected[first] == first && runs_beside (&arcs[first], &arcs[i]))
          expected[i] = first;
      bundles += expected[i] == i ? 1 : 0;
    }
  g_assert_cmpuint (bundles, <, 2 * n / 3);

  for (guint round = 0; round < 2; round++)
    {
      g_free (firsts);
      firsts = mz_arc_bundles_find (arcs, n, WITHIN);
      g_assert_cmpmem (firsts, n * sizeof (guint), expected, n * sizeof (guint));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/arc-bundles/pairs", test_pairs);
  g_test_add_func ("/render/arc-bundles/turn", test_turn);
  g_test_add_func ("/render/arc-bundles/brute-force", test_brute_force);
  return g_test_run ();
}
