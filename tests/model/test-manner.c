/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-model.h"
#include "mz-workspace.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_shared (void)
{
  g_autoptr (MzDataset) facts = mz_dataset_new ();
  g_autoptr (MzWorkspace) one = mz_workspace_new (facts), other = mz_workspace_new (facts);
  g_autoptr (MzManner) fresh = mz_manner_new ();
  MzManner *manner = mz_workspace_get_manner (one);
  guint n = 0;

  g_signal_connect_swapped (other, "notify::manner", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (mz_manner_get_units (manner), ==, MZ_UNITS_METRIC);
  g_object_set (manner, "units", MZ_UNITS_US, NULL);
  g_assert_cmpuint (n, ==, 0);
  mz_workspace_set_manner (other, manner);
  g_assert_cmpuint (n, ==, 1);
  g_object_set (manner, "units", MZ_UNITS_US, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_set (manner, "units", MZ_UNITS_METRIC, "big-labels", TRUE, NULL);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (mz_manner_get_label_factor (mz_workspace_get_manner (other)), ==, MZ_MANNER_LARGE);
  /* What it had before is nobody's any more. */
  mz_workspace_set_manner (other, fresh);
  g_assert_cmpuint (n, ==, 4);
  g_object_set (manner, "big-labels", FALSE, NULL);
  g_assert_cmpuint (n, ==, 4);
}

static void
test_borders (void)
{
  g_autoptr (MzDataset) facts = mz_dataset_new ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (facts);
  MzManner *manner = mz_workspace_get_manner (workspace);

  g_assert_cmpuint (mz_workspace_get_ground (workspace), ==, MZ_LAYERS_DEFAULT);
  g_object_set (manner, "borders", MZ_BORDERS_UNDISPUTED, NULL);
  g_assert_cmpuint (mz_workspace_get_ground (workspace), ==, MZ_LAYERS_DEFAULT | MZ_BORDERS_WITHOUT_DISPUTED);
  g_assert_cmpuint (mz_workspace_get_layers (workspace), ==, MZ_LAYERS_DEFAULT);
  g_object_set (manner, "borders", MZ_BORDERS_NONE, NULL);
  g_assert_cmpuint (mz_workspace_get_ground (workspace), ==, MZ_LAYERS_DEFAULT & ~MZ_LAYER_BORDERS);
  /* Each is said in its own words. */
  for (guint i = MZ_BORDERS_ALL; i <= MZ_BORDERS_NONE; i++)
    for (guint j = i + 1; j <= MZ_BORDERS_NONE; j++)
      {
        g_assert_cmpstr (mz_borders_get_note ((MzBorders) i), !=, mz_borders_get_note ((MzBorders) j));
        g_assert_cmpstr (mz_borders_get_brief ((MzBorders) i), !=, mz_borders_get_brief ((MzBorders) j));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/manner/shared", test_shared);
  g_test_add_func ("/model/manner/borders", test_borders);
  return g_test_run ();
}
