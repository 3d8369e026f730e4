/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-view-history.h"

static gboolean
rest (MzViewHistory *history, double lon, double zoom)
{
  return mz_view_history_rest (history, &(MzView) { 10, lon, zoom, 800, 600 }, FALSE);
}

static double
step (MzViewHistory *history, int direction)
{
  const MzViewStop *stop = mz_view_history_step (history, direction);

  return stop != NULL ? stop->view.lon : -999;
}

static void
test_steps (void)
{
  g_autoptr (MzViewHistory) history = mz_view_history_new ();

  g_assert_false (mz_view_history_can_step (history, -1));
  g_assert_false (mz_view_history_can_step (history, 1));
  g_assert_true (rest (history, 1, 4));
  g_assert_false (mz_view_history_can_step (history, -1));
  g_assert_true (rest (history, 2, 4));
  g_assert_true (rest (history, 3, 4));
  g_assert_cmpfloat (step (history, -1), ==, 2);
  g_assert_cmpfloat (step (history, -1), ==, 1);
  g_assert_cmpfloat (step (history, -1), ==, -999);
  g_assert_cmpfloat (step (history, 1), ==, 2);
  /* The flight to it has ended there: nothing new. */
  g_assert_false (rest (history, 2, 4));
  g_assert_true (mz_view_history_can_step (history, 1));
  /* Elsewhere: the way forward is gone. */
  g_assert_true (rest (history, 7, 4));
  g_assert_false (mz_view_history_can_step (history, 1));
  g_assert_cmpfloat (step (history, -1), ==, 2);
}

static void
test_same (void)
{
  g_autoptr (MzViewHistory) history = mz_view_history_new ();

  g_assert_true (rest (history, 180, 4));
  /* The same meridian; a world of 4096 pixels has 11.4 of them a degree. */
  g_assert_false (rest (history, -180, 4));
  g_assert_false (rest (history, -179.9, 4));
  g_assert_true (rest (history, -179.8, 4));
  g_assert_true (rest (history, -179.8, 4.5));
  /* The whole world is one view, whatever the frame. */
  g_assert_true (mz_view_history_rest (history, &(MzView) { 22, 14, 2, 800, 600 }, TRUE));
  g_assert_false (mz_view_history_rest (history, &(MzView) { 22, 14, 3, 1600, 600 }, TRUE));
  g_assert_true (mz_view_history_rest (history, &(MzView) { 22, 14, 2, 800, 600 }, FALSE));
}

static void
test_limit (void)
{
  g_autoptr (MzViewHistory) history = mz_view_history_new ();

  for (guint i = 0; i < 150; i++)
    g_assert_true (rest (history, i, 4));
  g_assert_cmpuint (mz_view_history_length (history), ==, MZ_VIEW_HISTORY_MAX);
  for (guint i = 149; i > 50; i--)
    g_assert_cmpfloat (step (history, -1), ==, i - 1);
  g_assert_false (mz_view_history_can_step (history, -1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/map/view-history/steps", test_steps);
  g_test_add_func ("/map/view-history/same", test_same);
  g_test_add_func ("/map/view-history/limit", test_limit);
  return g_test_run ();
}
