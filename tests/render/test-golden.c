/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures that have been looked at. Without text: letters differ from one version of the libraries to the next. */
#include "mz-arc-paint.h"
#include "mz-marker-paint.h"
#include "mz-test-scene.h"
#include "mz-test.h"
#include "mz-tint-paint.h"

static cairo_t *
begin (int width, int height, MzColor background)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  mz_color_set_source (background, cr);
  cairo_paint (cr);
  return cr;
}

static void
end (cairo_t *cr, const char *name)
{
  mz_test_assert_golden (cairo_get_target (cr), name);
  cairo_destroy (cr);
}

/* Stages down, states across; then lines and areas, and what surrounds a symbol. */
static void
paint_sheet (MzThemeKind kind, const char *name)
{
  static const MzState states[] = { MZ_STATE_OPERATING, MZ_STATE_CONSTRUCTION, MZ_STATE_PLANNED, MZ_STATE_CARE,
                                    MZ_STATE_CLOSED, MZ_STATE_NOT_KNOWN };
  const MzTheme *theme = mz_theme_get (kind);
  cairo_t *cr = begin (400, 240, theme->land);

  for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      mz_marker_paint (cr, theme, (MzStage) stage, states[i], 22, 20 + 34 * i, 18 + 29 * stage);
  for (guint form = 0; form < MZ_N_ARC_FORMS; form++)
    for (guint emphasis = 0; emphasis <= MZ_ARC_DIM; emphasis++)
      {
        cairo_new_path (cr);
        cairo_move_to (cr, 220, 12 + 36 * form + 11 * emphasis);
        cairo_line_to (cr, 380, 12 + 36 * form + 11 * emphasis);
        mz_arc_stroke (cr, theme, (MzArcForm) form, (MzArcEmphasis) emphasis, 1, 1);
        mz_arc_paint_end (cr, theme, (MzArcEmphasis) emphasis, 1, 380, 12 + 36 * form + 11 * emphasis);
      }
  for (guint i = 0; i < 3; i++)
    {
      MzTintStyle style = { i < 2 ? MZ_TINT_IN_FORCE : MZ_TINT_AHEAD, i == 1, 0.5, 0, 0 };

      cairo_rectangle (cr, 220 + 60 * i, 155, 52, 30);
      mz_tint_fill (cr, theme, &style);
      if (style.band)
        {
          cairo_save (cr);
          cairo_clip (cr);
          cairo_rectangle (cr, 220 + 60 * i, 155, 52, 30);
          mz_tint_band (cr, theme, &style);
          cairo_restore (cr);
          cairo_rectangle (cr, 220 + 60 * i, 155, 52, 30);
        }
      mz_tint_edge (cr, theme, &style);
    }
  mz_marker_paint_selected (cr, theme, 16, 245, 213);
  mz_marker_paint (cr, theme, MZ_STAGE_MINING, MZ_STATE_OPERATING, 16, 245, 213);
  mz_marker_paint_focus (cr, theme, 14, 300, 213);
  mz_marker_paint (cr, theme, MZ_STAGE_SEPARATION, MZ_STATE_OPERATING, 14, 300, 213);
  mz_marker_paint_uncertain (cr, theme, 15, 355, 213);
  mz_marker_paint (cr, theme, MZ_STAGE_MAGNET, MZ_STATE_OPERATING, 12, 355, 213);
  end (cr, name);
}

static void
test_symbols (void)
{
  paint_sheet (MZ_THEME_LIGHT, "symbols-light.png");
  paint_sheet (MZ_THEME_DARK, "symbols-dark.png");
}

/* Arcs over the Pacific and two mines; no base map, which has goldens of its own, and no rings, which have numbers in them. */
static void
test_scene (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_workspace ("2025-11-20");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL);
  MzView view = { 40, -140, 1.8, 400, 260 };
  cairo_t *cr = begin (400, 260, mz_theme_get (MZ_THEME_LIGHT)->sea);

  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "dune"));
  mz_map_scene_update (scene, &view);
  mz_map_scene_paint_arcs (scene, cr);
  mz_map_scene_paint_marks (scene, cr);
  end (cr, "scene-pacific.png");
}

/* What is painted with the margin round the frame is what a frame of that size shows. */
static void
test_margin (void)
{
  const double margin = MZ_MAP_SCENE_MARGIN;
  g_autoptr (MzWorkspace) workspace = mz_test_scene_workspace ("2025-11-20");
  MzBasemap *basemap = mz_basemap_get_bundled ();
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, basemap);
  MzView small = { 30, 110, 3, 200, 150 }, large = { 30, 110, 3, 200 + 2 * margin, 150 + 2 * margin };
  cairo_t *a = begin ((int) large.width, (int) large.height, (MzColor) { 1, 1, 1, 1 });
  cairo_t *b = begin ((int) large.width, (int) large.height, (MzColor) { 1, 1, 1, 1 });
  MzTestDifference difference;

  mz_map_scene_update (scene, &small);
  cairo_translate (a, margin, margin);
  mz_map_scene_paint_tints (scene, a);
  mz_map_scene_paint_arcs (scene, a);
  mz_map_scene_update (scene, &large);
  mz_map_scene_paint_tints (scene, b);
  mz_map_scene_paint_arcs (scene, b);
  g_assert_true (mz_test_compare_images (cairo_get_target (a), cairo_get_target (b), 40, &difference, NULL));
  cairo_destroy (a);
  cairo_destroy (b);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/golden/symbols", test_symbols);
  g_test_add_func ("/render/golden/scene", test_scene);
  g_test_add_func ("/render/golden/margin", test_margin);
  return g_test_run ();
}
