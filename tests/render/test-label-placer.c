/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-label-placer.h"

static const cairo_rectangle_t frame = { 0, 0, 400, 300 };
static const MzLabelPosition right_then_left[] = { MZ_LABEL_RIGHT, MZ_LABEL_LEFT };
static const MzLabelPosition all[] = {
  MZ_LABEL_RIGHT, MZ_LABEL_LEFT, MZ_LABEL_ABOVE, MZ_LABEL_BELOW, MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_BELOW_RIGHT,
  MZ_LABEL_ABOVE_LEFT, MZ_LABEL_BELOW_LEFT, MZ_LABEL_CENTRE,
};

static void
assert_box (const cairo_rectangle_t *box, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (box->x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->y, y, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->width, width, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->height, height, 1e-9);
}

static void
test_positions (void)
{
  const MzLabelForm form = { 40, 10 };
  const double wanted[][2] = { { 110, 95 }, { 50, 95 }, { 80, 80 }, { 80, 110 } };
  cairo_rectangle_t box;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (MzLabelPlacer) placer = mz_label_placer_new (&frame, 0);

      g_assert_cmpint (mz_label_placer_place (placer, 100, 100, 10, &all[i], 1, &form, 1, &box), ==, 0);
      assert_box (&box, wanted[i][0], wanted[i][1], 40, 10);
    }
}

static void
test_order (void)
{
  const MzLabelForm forms[] = { { 60, 10 }, { 20, 10 } };
  g_autoptr (MzLabelPlacer) placer = mz_label_placer_new (&frame, 1);
  cairo_rectangle_t box, wall = { 130, 0, 10, 300 };

  /* To the right there is a wall, so left; then the short form on the right; then nothing. */
  mz_label_placer_add_obstacle (placer, &wall);
  g_assert_cmpint (mz_label_placer_place (placer, 100, 100, 5, right_then_left, 2, forms, 2, &box), ==, 0);
  assert_box (&box, 35, 95, 60, 10);
  g_assert_cmpint (mz_label_placer_place (placer, 100, 100, 5, right_then_left, 2, forms, 2, &box), ==, 1);
  assert_box (&box, 105, 95, 20, 10);
  g_assert_cmpint (mz_label_placer_place (placer, 100, 100, 5, right_then_left, 2, forms, 2, &box), ==, -1);
}

static void
test_frame (void)
{
  const MzLabelForm form = { 60, 10 };
  g_autoptr (MzLabelPlacer) placer = mz_label_placer_new (&frame, 0);
  cairo_rectangle_t box, outside = { -50, -50, 40, 40 };

  mz_label_placer_add_obstacle (placer, &outside);
  g_assert_cmpint (mz_label_placer_place (placer, 395, 3, 2, all, 1, &form, 1, &box), ==, -1);
  g_assert_cmpint (mz_label_placer_place (placer, 395, 3, 2, all, G_N_ELEMENTS (all), &form, 1, &box), ==, 0);
  g_assert_cmpfloat (box.x, >=, 0);
  g_assert_cmpfloat (box.x + box.width, <=, 400);
  g_assert_cmpfloat (box.y, >=, 0);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (MzLabelPlacer) placer = mz_label_placer_new (&frame, 2);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

  for (guint i = 0; i < 800; i++)
    {
      MzLabelForm form = { g_rand_double_range (rand, 2, 90), g_rand_double_range (rand, 2, 30) };
      double x = g_rand_double_range (rand, -20, 420), y = g_rand_double_range (rand, -20, 320);
      cairo_rectangle_t box;

      if (i % 20 == 0)
        {
          box = (cairo_rectangle_t) { CLAMP (x, 0, 300), CLAMP (y, 0, 270), form.width, form.height };
          if (!mz_label_placer_is_free (placer, &box))
            continue;
          mz_label_placer_add_obstacle (placer, &box);
        }
      else if (mz_label_placer_place (placer, x, y, 5, all, G_N_ELEMENTS (all), &form, 1, &box) < 0)
        continue;
      g_array_append_val (boxes, box);
    }
  g_assert_cmpuint (boxes->len, >, 40);
  for (guint i = 0; i < boxes->len; i++)
    for (guint j = i + 1; j < boxes->len; j++)
      {
        const cairo_rectangle_t *a = &g_array_index (boxes, cairo_rectangle_t, i);
        const cairo_rectangle_t *b = &g_array_index (boxes, cairo_rectangle_t, j);

        g_assert_true (a->x >= b->x + b->width || b->x >= a->x + a->width || a->y >= b->y + b->height
                       || b->y >= a->y + a->height);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/label-placer/positions", test_positions);
  g_test_add_func ("/render/label-placer/order", test_order);
  g_test_add_func ("/render/label-placer/frame", test_frame);
  g_test_add_func ("/render/label-placer/random", test_random);
  return g_test_run ();
}
