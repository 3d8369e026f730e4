/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-spatial-index.h"

#include "mz-mercator.h"

#define N_ZOOMS 8

static const double radii[N_ZOOMS] = { 30, 30, 30, 30, 24, 23, 23, 12 };

/* Points all over the world, among them many at the antimeridian, at the poles, close together, and in one place. */
static double *
make_points (guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double *xy = g_new (double, 2 * MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      double x = g_rand_double (rand), y = g_rand_double (rand);

      switch (i % 6)
        {
        case 0:
          x = x / 100 + (x < 0.5 ? 0 : 0.99);
          break;
        case 1:
          y = y / 200 + (y < 0.5 ? 0 : 0.995);
          break;
        case 2:
          x = 0.8 + x / 30;
          y = 0.4 + y / 30;
          break;
        case 3:
          x = 0.25;
          y = 0.375;
          break;
        default:
          break;
        }
      /* As the index keeps them, so that both work with the same numbers. */
      xy[2 * i] = (float) x;
      xy[2 * i + 1] = (float) MIN (y, 1);
    }
  return xy;
}

static double
distance (const double *xy, guint i, double x, double y)
{
  return hypot (mz_mercator_nearest (xy[2 * i], x) - x, xy[2 * i + 1] - y);
}

typedef struct
{
  double  x, y;
  guint   n, turn, row, column;
  GArray *members;
} Group;

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *left = *(const Group *const *) a, *right = *(const Group *const *) b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return left->turn < right->turn ? -1 : left->turn > right->turn;
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_array_unref (group->members);
  g_free (group);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

static char *
spell (GArray *members)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_array_sort (members, compare_numbers);
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (text, "%u ", g_array_index (members, guint, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The same clusters the slow way: each against all others. */
static GPtrArray *
regroup (GPtrArray *groups, double radius)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (group_free);
  guint cells = (guint) floor (1 / radius);
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (groups->len, 1));

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      group->turn = i;
      group->row = MIN ((guint) (group->y * cells), cells - 1);
      group->column = MIN ((guint) (group->x * cells), cells - 1);
    }
  g_ptr_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *centre = g_ptr_array_index (groups, i);
      Group *made;

      if (taken[i])
        continue;
      made = g_new0 (Group, 1);
      made->members = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint j = i; j < groups->len; j++)
        {
          const Group *other = g_ptr_array_index (groups, j);
          double x = mz_mercator_nearest (other->x, centre->x);

          if (taken[j] || hypot (x - centre->x, other->y - centre->y) > radius)
            continue;
          taken[j] = TRUE;
          made->x += x * other->n;
          made->y += other->y * other->n;
          made->n += other->n;
          g_array_append_vals (made->members, other->members->data, other->members->len);
        }
      if (made->n > centre->n)
        {
          made->x = (float) mz_mercator_wrap (made->x / made->n);
          made->y = (float) (made->y / made->n);
        }
      else
        {
          made->x = centre->x;
          made->y = centre->y;
        }
      g_ptr_array_add (result, made);
    }
  return result;
}

static void
test_clusters (void)
{
  const guint n = 700;
  g_autofree double *xy = make_points (n, 7);
  g_autoptr (MzSpatialIndex) index = mz_spatial_index_new (xy, n, radii, N_ZOOMS);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  const guint32 *members = mz_spatial_index_peek_members (index);

  for (guint i = 0; i < n; i++)
    {
      Group *group = g_new0 (Group, 1);

      *group = (Group) { .x = xy[2 * i], .y = xy[2 * i + 1], .n = 1, .members = g_array_new (FALSE, FALSE, sizeof (guint)) };
      g_array_append_val (group->members, i);
      g_ptr_array_add (groups, group);
    }
  for (guint zoom = N_ZOOMS; zoom-- > 0;)
    {
      g_autoptr (GArray) nodes = mz_spatial_index_find_nodes (index, zoom, 0, 0, 1, 1);
      g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      /* Again until at most one in twenty is taken in. */
      for (guint pass = 0; pass < 4; pass++)
        {
          GPtrArray *next = regroup (groups, radii[zoom] / (256 << zoom));
          gboolean last = groups->len - next->len <= groups->len / 20;

          g_ptr_array_unref (groups);
          groups = next;
          if (last)
            break;
        }
      g_assert_cmpuint (nodes->len, ==, groups->len);
      for (guint i = 0; i < groups->len; i++)
        g_hash_table_insert (wanted, spell (((Group *) g_ptr_array_index (groups, i))->members), g_ptr_array_index (groups, i));
      for (guint i = 0; i < nodes->len; i++)
        {
          const MzSpatialNode *node = &g_array_index (nodes, MzSpatialNode, i);
          g_autoptr (GArray) content = g_array_new (FALSE, FALSE, sizeof (guint));
          g_autofree char *text = NULL;
          const Group *group;

          g_array_append_vals (content, members + node->first, node->n);
          text = spell (content);
          group = g_hash_table_lookup (wanted, text);
          g_assert_nonnull (group);
          g_assert_cmpfloat_with_epsilon (mz_mercator_nearest (group->x, node->x), node->x, 1e-6);
          g_assert_cmpfloat_with_epsilon (group->y, node->y, 1e-6);
        }
    }
}

/* Every point is in one node, at every zoom, however the world is cut up. */
static void
test_counts (void)
{
  const guint n = 5000;
  g_autofree double *xy = make_points (n, 11);
  g_autoptr (MzSpatialIndex) index = mz_spatial_index_new (xy, n, radii, N_ZOOMS);
  const guint32 *members = mz_spatial_index_peek_members (index);

  for (guint zoom = 0; zoom < N_ZOOMS + 3; zoom++)
    for (guint cut = 0; cut < 4; cut++)
      {
        g_autofree guint *seen = g_new0 (guint, n);
        double west = -0.7 + 0.37 * cut, width = 0.25, half = 0.5 + 0.01 * cut;

        for (guint strip = 0; strip < 8; strip++)
          {
            double left = west + width * (strip / 2), right = nextafter (left + width, left);
            g_autoptr (GArray) nodes = mz_spatial_index_find_nodes (index, zoom, left, strip % 2 == 0 ? 0 : nextafter (half, 1),
                                                                    right, strip % 2 == 0 ? half : 1);

            for (guint i = 0; i < nodes->len; i++)
              {
                const MzSpatialNode *node = &g_array_index (nodes, MzSpatialNode, i);

                for (guint j = 0; j < node->n; j++)
                  seen[members[node->first + j]]++;
              }
          }
        for (guint i = 0; i < n; i++)
          g_assert_cmpuint (seen[i], ==, 1);
      }
}

static void
test_box (void)
{
  const guint n = 2000;
  g_autofree double *xy = make_points (n, 3);
  g_autoptr (MzSpatialIndex) index = mz_spatial_index_new (xy, n, radii, N_ZOOMS);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 300; round++)
    {
      double west = g_rand_double_range (rand, -1.5, 1.5), width = g_rand_double_range (rand, 0, 1.2);
      double north = g_rand_double_range (rand, -0.1, 1), south = north + g_rand_double_range (rand, 0, 0.5);
      g_autoptr (GArray) found = mz_spatial_index_find_box (index, west, north, west + width, south);
      g_autofree guint *seen = g_new0 (guint, n);

      for (guint i = 0; i < found->len; i++)
        seen[g_array_index (found, guint32, i)]++;
      for (guint i = 0; i < n; i++)
        {
          double x = xy[2 * i], y = xy[2 * i + 1];
          gboolean inside = y >= north && y <= south
                            && (width >= 1 || mz_mercator_wrap (x - west) <= width);

          g_assert_cmpuint (seen[i], ==, inside ? 1 : 0);
        }
    }
}

static void
test_radius (void)
{
  const guint n = 2000;
  g_autofree double *xy = make_points (n, 5);
  g_autoptr (MzSpatialIndex) index = mz_spatial_index_new (xy, n, radii, N_ZOOMS);
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint round = 0; round < 300; round++)
    {
      double x = g_rand_double (rand), y = g_rand_double (rand), radius = g_rand_double_range (rand, 0, 0.3);
      g_autoptr (GArray) found = NULL;
      guint wanted = 0, nearest = G_MAXUINT, point;
      double best = radius;

      if (round % 3 == 0)
        x = x < 0.5 ? 0.001 : 0.999;
      found = mz_spatial_index_find_radius (index, x, y, radius);
      for (guint i = 0; i < n; i++)
        {
          double far = distance (xy, i, x, y);

          wanted += far <= radius ? 1 : 0;
          if (far <= radius && (far < best || nearest == G_MAXUINT))
            {
              best = far;
              nearest = i;
            }
        }
      g_assert_cmpuint (found->len, ==, wanted);
      for (guint i = 0; i < found->len; i++)
        g_assert_cmpfloat (distance (xy, g_array_index (found, guint32, i), x, y), <=, radius);
      g_assert_cmpint (mz_spatial_index_nearest (index, x, y, radius, &point), ==, nearest != G_MAXUINT);
      if (nearest != G_MAXUINT)
        g_assert_cmpfloat_with_epsilon (distance (xy, point, x, y), best, 1e-12);
    }
}

static void
test_towards (void)
{
  static const double ways[4][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
  const guint n = 300;
  g_autofree double *xy = make_points (n, 8);
  g_autoptr (MzSpatialIndex) index = mz_spatial_index_new (xy, n, radii, N_ZOOMS);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint round = 0; round < 400; round++)
    {
      const double *way = ways[round % 4];
      double x = g_rand_double (rand), y = g_rand_double (rand), best = 2;
      guint point;

      for (guint i = 0; i < n; i++)
        for (int copy = -1; copy <= 1; copy++)
          {
            double dx = xy[2 * i] + copy - x, dy = xy[2 * i + 1] - y, along = dx * way[0] + dy * way[1];

            if (along > 0.01 && fabs (dx * way[1]) + fabs (dy * way[0]) <= along && (way[0] == 0 || hypot (dx, dy) <= 0.5))
              best = MIN (best, hypot (dx, dy));
          }
      g_assert_cmpint (mz_spatial_index_nearest_towards (index, x, y, way[0], way[1], 0.01, &point), ==, best < 2);
      if (best < 0.5)
        g_assert_cmpfloat_with_epsilon (distance (xy, point, x, y), best, 1e-9);
    }
}

static void
test_few (void)
{
  const double one[] = { 1.25, 0.5 };
  g_autoptr (MzSpatialIndex) nothing = mz_spatial_index_new (NULL, 0, radii, N_ZOOMS);
  g_autoptr (MzSpatialIndex) single = mz_spatial_index_new (one, 1, radii, N_ZOOMS);
  g_autoptr (GArray) none = mz_spatial_index_find_nodes (nothing, 0, 0, 0, 1, 1);
  g_autoptr (GArray) found = mz_spatial_index_find_nodes (single, 3, 0.2, 0.4, 0.3, 0.6);
  guint point;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (mz_spatial_index_nearest (nothing, 0.5, 0.5, 1, &point));
  g_assert_cmpuint (mz_spatial_index_get_n_points (single), ==, 1);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpfloat (g_array_index (found, MzSpatialNode, 0).x, ==, 0.25);
  g_assert_cmpuint (g_array_index (found, MzSpatialNode, 0).n, ==, 1);
}

static gpointer
read_along (gpointer data)
{
  MzSpatialIndex *index = data;
  guint total = 0;

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GArray) nodes = mz_spatial_index_find_nodes (index, round % N_ZOOMS, 0, 0, 1, 1);

      for (guint i = 0; i < nodes->len; i++)
        total += g_array_index (nodes, MzSpatialNode, i).n;
    }
  mz_spatial_index_unref (index);
  return GUINT_TO_POINTER (total);
}

static void
test_threads (void)
{
  g_autofree double *xy = make_points (1000, 12);
  MzSpatialIndex *index = mz_spatial_index_new (xy, 1000, radii, N_ZOOMS);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_along, mz_spatial_index_ref (index));
  mz_spatial_index_unref (index);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 50 * 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/spatial-index/clusters", test_clusters);
  g_test_add_func ("/base/spatial-index/counts", test_counts);
  g_test_add_func ("/base/spatial-index/box", test_box);
  g_test_add_func ("/base/spatial-index/radius", test_radius);
  g_test_add_func ("/base/spatial-index/towards", test_towards);
  g_test_add_func ("/base/spatial-index/few", test_few);
  g_test_add_func ("/base/spatial-index/threads", test_threads);
  return g_test_run ();
}
