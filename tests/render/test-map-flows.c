/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-legend.h"
#include "mz-test-scene.h"

#define WORLD ((MzView) { 20, 60, 2, 1024, 700 })

/* What all have in common. */
#define FLOW(id, ends, rest) \
  "{\"id\": \"" id "\", " ends ", \"stage_to\": \"use\", \"sources\": [\"book\"], \"confidence\": \"sourced\", " rest "}"
#define FROM_TO(from, to) "\"from_country\": \"" from "\", \"to_country\": \"" to "\""

static const char facts[] =
  "{\"flows\": ["
  FLOW ("a", FROM_TO ("CN", "US"), "\"stage_from\": \"magnet\", \"what\": \"t gross weight of magnets\", \"year\": \"2023\","
        " \"t_per_year\": 40000, \"basis\": \"customs\"") ","
  FLOW ("a-twin", FROM_TO ("CN", "US"), "\"stage_from\": \"magnet\", \"what\": \"t REO in magnets\", \"year\": \"2023\","
        " \"t_per_year\": 12000, \"basis\": \"estimate\", \"estimate\": true, \"same_as\": \"a\"") ","
  FLOW ("b-back", FROM_TO ("US", "CN"), "\"stage_from\": \"concentration\", \"what\": \"t gross weight\", \"year\": \"2023\","
        " \"t_in_period\": 90000, \"months\": 9, \"basis\": \"customs\"") ","
  FLOW ("c-whole", FROM_TO ("CN", "EU"), "\"stage_from\": \"separation\", \"what\": \"t REO\", \"year\": \"2023\","
        " \"t_per_year\": 22500, \"basis\": \"customs\"") ","
  FLOW ("c-part", FROM_TO ("CN", "DE"), "\"stage_from\": \"separation\", \"what\": \"t REO\", \"year\": \"2023\","
        " \"t_per_year\": 9000, \"basis\": \"customs\", \"part_of\": \"c-whole\"") ","
  FLOW ("d-unknown", "\"from_site\": \"ash\", \"to_site\": \"jute\"", "\"stage_from\": \"mining\", \"what\": \"t concentrate\","
        " \"year\": \"2023\", \"basis\": \"company\"") ","
  FLOW ("e-plan", FROM_TO ("CA", "JP"), "\"stage_from\": \"mining\", \"what\": \"t REO\", \"year\": \"2023\","
        " \"t_per_year\": 250000, \"basis\": \"plan\", \"planned\": true") ","
  FLOW ("f-later", FROM_TO ("CN", "US"), "\"stage_from\": \"magnet\", \"what\": \"t gross weight\", \"year\": \"2024\","
        " \"t_per_year\": 62500, \"basis\": \"customs\"") ","
  FLOW ("g-fiji", FROM_TO ("FJ", "CL"), "\"stage_from\": \"magnet\", \"what\": \"t gross weight\", \"year\": \"2020\","
        " \"t_per_year\": 1, \"basis\": \"customs\"") ","
  FLOW ("h-here", FROM_TO ("BR", "BR"), "\"stage_from\": \"magnet\", \"what\": \"t gross weight\", \"year\": \"2023\","
        " \"t_per_year\": 1, \"basis\": \"customs\"") "]}";

static MzMapScene *
scene_on (const char *date, MzWorkspace **workspace)
{
  *workspace = mz_test_scene_overlaid (date, facts);
  mz_workspace_set_layers (*workspace, MZ_LAYER_FLOWS);
  return mz_map_scene_new (*workspace, NULL);
}

static const MzMapFlow *
find_flow (MzMapScene *scene, const char *id)
{
  for (guint i = 0; i < mz_map_scene_get_n_flows (scene); i++)
    if (g_str_equal (mz_record_get_id (MZ_RECORD (mz_map_scene_peek_flow (scene, i)->flow)), id))
      return mz_map_scene_peek_flow (scene, i);
  return NULL;
}

/* Those of a year and no others, broad ones under narrow ones. */
static void
test_year (void)
{
  static const struct
  {
    const char *id;
    double      tonnes, width;
    MzStage     stage;
    gboolean    measured, partial, promised;
  } expected[] = {
    { "e-plan", 250000, 10, MZ_STAGE_MINING, TRUE, FALSE, TRUE },
    { "b-back", 90000, 6, MZ_STAGE_CONCENTRATION, TRUE, TRUE, FALSE },
    { "a", 40000, 4, MZ_STAGE_MAGNET, TRUE, FALSE, FALSE },
    { "c-whole", 22500, 3, MZ_STAGE_SEPARATION, TRUE, FALSE, FALSE },
    { "d-unknown", -1, 2, MZ_STAGE_MINING, FALSE, FALSE, FALSE },
  };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2023", &workspace);

  mz_map_scene_update (scene, &WORLD);
  g_assert_cmpuint (mz_map_scene_get_n_flows (scene), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const MzMapFlow *flow = mz_map_scene_peek_flow (scene, i);

      g_assert_cmpstr (mz_record_get_id (MZ_RECORD (flow->flow)), ==, expected[i].id);
      g_assert_cmpfloat (flow->tonnes, ==, expected[i].tonnes);
      g_assert_cmpfloat_with_epsilon (flow->style.width, expected[i].width, 1e-9);
      g_assert_cmpint (flow->style.stage, ==, expected[i].stage);
      g_assert_cmpint (flow->style.measured, ==, expected[i].measured);
      g_assert_cmpint (flow->style.partial, ==, expected[i].partial);
      g_assert_cmpint (flow->style.promised, ==, expected[i].promised);
      g_assert_false (flow->style.dim);
    }

  mz_workspace_set_date (workspace, mz_partial_date_new (2024, 6, 1));
  mz_map_scene_update (scene, &WORLD);
  g_assert_cmpuint (mz_map_scene_get_n_flows (scene), ==, 1);
  g_assert_cmpfloat_with_epsilon (find_flow (scene, "f-later")->style.width, 5, 1e-9);
  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT);
  mz_map_scene_update (scene, &WORLD);
  g_assert_cmpuint (mz_map_scene_get_n_flows (scene), ==, 0);
}

/* The selected one is broad and over all; the others are dim. One selected by its twin changes places with it. */
static void
test_selection (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2023", &workspace);
  guint n;

  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "a-twin"));
  mz_map_scene_update (scene, &WORLD);
  n = mz_map_scene_get_n_flows (scene);
  g_assert_cmpuint (n, ==, 5);
  g_assert_null (find_flow (scene, "a"));
  g_assert_true (mz_map_scene_peek_flow (scene, n - 1) == find_flow (scene, "a-twin"));
  g_assert_cmpfloat (find_flow (scene, "a-twin")->style.width, ==, 13);
  g_assert_false (find_flow (scene, "a-twin")->style.dim);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_true (mz_map_scene_peek_flow (scene, i)->style.dim);

  /* What nobody has measured has no width to show. */
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "d-unknown"));
  mz_map_scene_update (scene, &WORLD);
  g_assert_cmpfloat (find_flow (scene, "d-unknown")->style.width, ==, 2);

  /* A country's are those of its sites, too. */
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "AU"));
  mz_map_scene_update (scene, &WORLD);
  g_assert_false (find_flow (scene, "d-unknown")->style.dim);
  g_assert_true (find_flow (scene, "a")->style.dim);
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "jute"));
  mz_map_scene_update (scene, &WORLD);
  g_assert_false (find_flow (scene, "d-unknown")->style.dim);
  g_assert_true (find_flow (scene, "c-whole")->style.dim);
}

/* Degrees of longitude, by hand: from 178 E on to 69.7 W, and from 100 E on to 98.5 W. */
static void
test_antimeridian (void)
{
  static const struct { const char *date, *id; double way; } cases[] = { { "2020", "g-fiji", 112.3 }, { "2024", "f-later", 161.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzWorkspace) workspace = NULL;
      g_autoptr (MzMapScene) scene = scene_on (cases[i].date, &workspace);

      for (int lon = -180; lon <= 180; lon += 45)
        {
          MzView view = { 0, lon, 1, 512, 512 };
          const MzMapFlow *flow;

          mz_map_scene_update (scene, &view);
          flow = find_flow (scene, cases[i].id);
          g_assert_cmpfloat_with_epsilon ((flow->points[2 * flow->n_points - 2] - flow->points[0]) / 512 * 360, cases[i].way, 1e-6);
          for (guint j = 0; j < flow->n_points; j++)
            {
              double x = flow->points[2 * j];
              MzMapPick pick;

              x -= floor (x / 512) * 512;
              g_assert_true (mz_map_scene_pick (scene, x, flow->points[2 * j + 1], 8, &pick));
              g_assert_cmpint (pick.kind, ==, MZ_PICK_FLOW);
              g_assert_true (pick.flow == flow && pick.record == MZ_RECORD (flow->flow));
            }
        }
    }
}

/* There and back are two lines; each is picked on its own. */
static void
test_pick (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2023", &workspace);
  MzView view = { 40, 180, 2.5, 1200, 700 };
  const MzMapFlow *back;
  MzMapPick pick;
  double side;
  guint at;

  mz_map_scene_update (scene, &view);
  for (guint i = 0; i < 2; i++)
    {
      const MzMapFlow *flow = find_flow (scene, i == 0 ? "a" : "b-back");
      const double *middle = &flow->points[2 * (flow->n_points / 2)];

      g_assert_true (mz_map_scene_pick (scene, middle[0], middle[1], 8, &pick));
      g_assert_true (pick.kind == MZ_PICK_FLOW && pick.flow == flow);
    }
  /* In the middle it is (6 + 2.4) / 2 = 4.2 pixels broad: near its edge on the free side, and farther off than half the slop. */
  back = find_flow (scene, "b-back");
  at = back->n_points / 2;
  side = find_flow (scene, "a")->points[2 * at + 1] > back->points[2 * at + 1] ? -1 : 1;
  g_assert_true (mz_map_scene_pick (scene, back->points[2 * at], back->points[2 * at + 1] + side * (2.1 + 3.8), 8, &pick));
  g_assert_true (pick.flow == back);
  g_assert_false (mz_map_scene_pick (scene, back->points[2 * at], back->points[2 * at + 1] + side * (2.1 + 4.8), 8, &pick)
                  && pick.flow == back);
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
test_legend (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2023", &workspace);
  g_autoptr (GPtrArray) rows = NULL, later = NULL;

  mz_map_scene_update (scene, &WORLD);
  rows = mz_legend_new (scene);
  g_assert_cmpuint (rows->len, ==, 4 + 3 + 2);
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_FLOW, MZ_STAGE_MINING)->count, ==, 2);
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_FLOW, MZ_STAGE_MAGNET)->count, ==, 1);
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_FLOW_FORM, MZ_FLOW_FORM_PARTIAL)->count, ==, 1);
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_FLOW_FORM, MZ_FLOW_FORM_PROMISED)->count, ==, 1);
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_FLOW_FORM, MZ_FLOW_FORM_UNMEASURED)->count, ==, 1);
  /* A scale for each unit: 2, 4 and 6 pixels. */
  g_assert_cmpstr (find_row (rows, MZ_LEGEND_FLOW_WIDTH, MZ_FLOW_REO)->label, ==, "t REO: 10,000 or less, 40,000, 90,000");
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_FLOW_WIDTH, MZ_FLOW_REO)->count, ==, 2);
  g_assert_cmpstr (find_row (rows, MZ_LEGEND_FLOW_WIDTH, MZ_FLOW_GROSS)->label, ==,
                   "t gross weight: 10,000 or less, 40,000, 90,000");
  g_assert_cmpuint (find_row (rows, MZ_LEGEND_FLOW_WIDTH, MZ_FLOW_GROSS)->count, ==, 2);

  mz_workspace_set_date (workspace, mz_partial_date_new (1999, 0, 0));
  mz_map_scene_update (scene, &WORLD);
  later = mz_legend_new (scene);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpstr (find_row (later, MZ_LEGEND_FLOW_FORM, MZ_FLOW_FORM_NONE)->label, ==, "No flow of 1999 is known");
}

static const MzMapLabel *
find_label (MzMapScene *scene, const char *id)
{
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    {
      const MzMapLabel *label = mz_map_scene_peek_label (scene, i);

      if (label->kind == MZ_LABEL_FLOW && g_str_equal (mz_record_get_id (label->record), id))
        return label;
    }
  return NULL;
}

static void
test_labels (void)
{
  static const struct { const char *id, *ends, *amount; } cases[] = {
    { "a", "China → US", "40,000 t gross weight, 2023" },
    { "b-back", "US → China", "90,000 t gross weight, 9 months of 2023" },
    { "c-whole", "China → EU", "22,500 t REO, 2023" },
    { "d-unknown", "Ash → Jute", "tonnage not known, 2023" },
    { "e-plan", "Canada → Japan", "250,000 t REO, planned for 2023" },
  };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2023", &workspace);
  MzView view = { 30, 120, 3, 2400, 1600 };

  mz_map_scene_update (scene, &view);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MzMapLabel *label = find_label (scene, cases[i].id);

      g_assert_nonnull (label);
      g_assert_cmpstr (label->lines[0], ==, cases[i].ends);
      g_assert_cmpstr (label->lines[1], ==, cases[i].amount);
    }
}

/* The bundled flows of each year, with all else that has names. */
static void
test_no_overlaps (void)
{
  static const MzView views[] = { { 22.5, 14.5, 2, 822, 560 }, { 24, 100, 4.5, 900, 700 }, { 40, -150, 2.4, 360, 640 } };
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2018");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, mz_basemap_get_bundled ());
  guint named = 0;

  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT | MZ_LAYER_FLOWS);
  for (guint year = 2018; year <= 2028; year++)
    for (guint v = 0; v < 2 * G_N_ELEMENTS (views); v++)
      {
        mz_workspace_set_date (workspace, mz_partial_date_new (year, 0, 0));
        mz_map_scene_set_text_factor (scene, v % 2 == 0 ? 1 : 2);
        mz_map_scene_update (scene, &views[v / 2]);
        for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
          {
            const cairo_rectangle_t *a = &mz_map_scene_peek_label (scene, i)->bounds;

            named += mz_map_scene_peek_label (scene, i)->kind == MZ_LABEL_FLOW ? 1 : 0;
            for (guint j = 0; j < i; j++)
              {
                const cairo_rectangle_t *b = &mz_map_scene_peek_label (scene, j)->bounds;

                g_assert_false (a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
                                && b->y < a->y + a->height);
              }
          }
      }
  g_assert_cmpuint (named, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/map-flows/year", test_year);
  g_test_add_func ("/render/map-flows/selection", test_selection);
  g_test_add_func ("/render/map-flows/antimeridian", test_antimeridian);
  g_test_add_func ("/render/map-flows/pick", test_pick);
  g_test_add_func ("/render/map-flows/legend", test_legend);
  g_test_add_func ("/render/map-flows/labels", test_labels);
  g_test_add_func ("/render/map-flows/no-overlaps", test_no_overlaps);
  return g_test_run ();
}
