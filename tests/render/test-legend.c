/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-legend.h"

#include "mz-test-scene.h"

static GPtrArray *
legend_at (MzMapScene *scene, MzView view)
{
  mz_map_scene_update (scene, &view);
  return mz_legend_new (scene);
}

static const MzLegendRow *
find_row (GPtrArray *rows, MzLegendKind kind, guint value)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MzLegendRow *row = g_ptr_array_index (rows, i);

      if (row->kind == kind && row->value == value)
        return row;
    }
  return NULL;
}

static void
test_world (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_workspace ("2025-11-20");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL);
  g_autoptr (GPtrArray) rows = legend_at (scene, (MzView) { 0, 0, 2, 1024, 1024 });
  const MzLegendRow *row;

  row = find_row (rows, MZ_LEGEND_STAGE, MZ_STAGE_MINING);
  g_assert_cmpuint (row->count, ==, 2);
  g_assert_cmpuint (row->total, ==, 3);
  row = find_row (rows, MZ_LEGEND_STAGE, MZ_STAGE_MAGNET);
  g_assert_cmpuint (row->count, ==, 1);
  g_assert_cmpuint (row->total, ==, 2);
  g_assert_null (find_row (rows, MZ_LEGEND_STAGE, MZ_STAGE_ALLOY));
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_CLUSTER, 0)->count, ==, 2);
  g_assert_null (find_row (rows, MZ_LEGEND_UNCERTAIN, 0));
  /* Of those that stand alone: Glen, Holm, Isle and Jute. */
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_STATE, MZ_STATE_OPERATING)->count, ==, 4);
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_STATE, MZ_STATE_CLOSED)->count, ==, 1);
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_ARC, MZ_ARC_BINDING)->count, ==, 2);
  g_assert_nonnull (find_row (rows, MZ_LEGEND_ARC, MZ_ARC_LAPSED));
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_TINT, MZ_TINT_IN_FORCE)->count, ==, 2);
  g_assert_null (find_row (rows, MZ_LEGEND_TINT, MZ_TINT_AHEAD));
  g_assert_null (find_row (rows, MZ_LEGEND_SIZE, MZ_PRODUCT_REO));
}

static void
test_near (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_workspace ("2025-11-20");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL);
  g_autoptr (GPtrArray) rows = NULL, north = NULL;
  const MzLegendRow *row;

  mz_workspace_set_layers (workspace, MZ_LAYER_SITES | MZ_LAYER_LABELS);
  rows = legend_at (scene, (MzView) { -27, 122.3, 9, 800, 600 });
  g_assert_cmpuint (rows->len, ==, 3 + 2 + 1);
  row = find_row (rows, MZ_LEGEND_SIZE, MZ_PRODUCT_REO);
  g_assert_cmpstr (row->label, ==, "7,500, 30,000 and 60,000 t REO a year");
  north = legend_at (scene, (MzView) { 60, -110, 5, 800, 600 });
  g_assert_cmpuint (north->len, ==, 3);
  g_assert_nonnull (find_row (north, MZ_LEGEND_UNCERTAIN, 0));
}

/* Every sample leaves ink, and all of it inside its box. */
static void
test_samples (void)
{
  static const guint n_values[] = { [MZ_LEGEND_STAGE] = MZ_N_STAGES + 1, [MZ_LEGEND_STATE] = MZ_N_STATES,
                                    [MZ_LEGEND_CLUSTER] = 1, [MZ_LEGEND_UNCERTAIN] = 1, [MZ_LEGEND_ARC] = MZ_N_ARC_FORMS,
                                    [MZ_LEGEND_FLOW] = MZ_N_STAGES + 1, [MZ_LEGEND_FLOW_FORM] = MZ_FLOW_FORM_NONE,
                                    [MZ_LEGEND_FLOW_WIDTH] = MZ_N_FLOW_UNITS, [MZ_LEGEND_TINT] = 3, [MZ_LEGEND_SIZE] = MZ_PRODUCT_OTHER };

  for (guint kind = 0; kind < G_N_ELEMENTS (n_values); kind++)
    for (guint value = 0; value < n_values[kind]; value++)
      for (guint theme = 0; theme < MZ_N_THEMES; theme++)
        {
          MzLegendRow row = { .kind = (MzLegendKind) kind, .value = value };
          cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 46, 38);
          cairo_t *cr = cairo_create (surface);
          guint inside = 0, outside = 0;

          mz_legend_paint_sample (cr, mz_theme_get ((MzThemeKind) theme), &row, 10, 10, MZ_LEGEND_SAMPLE_WIDTH,
                                  MZ_LEGEND_SAMPLE_HEIGHT);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_surface_flush (surface);
          for (int y = 0; y < 38; y++)
            {
              const guint32 *line = (const guint32 *) (cairo_image_surface_get_data (surface)
                                                       + y * cairo_image_surface_get_stride (surface));

              for (int x = 0; x < 46; x++)
                if (x >= 8 && x < 38 && y >= 8 && y < 30)
                  inside += line[x] != 0 ? 1 : 0;
                else
                  outside += line[x] != 0 ? 1 : 0;
            }
          g_assert_cmpuint (inside, >, 10);
          g_assert_cmpuint (outside, ==, 0);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/legend/world", test_world);
  g_test_add_func ("/render/legend/near", test_near);
  g_test_add_func ("/render/legend/samples", test_samples);
  return g_test_run ();
}
