/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the whole world in Equal Earth. */
#include <math.h>
#include <string.h>

#include "mz-map-page.h"
#include "mz-projector.h"
#include "mz-test-scene.h"

#define HALF_EQUATOR 2.7066299837 /* on a globe of radius 1 in Equal Earth, by PROJ */
#define GLOBE        (4 * G_PI / (2 * HALF_EQUATOR) / (2 * HALF_EQUATOR)) /* its area on a world one unit wide */
#define EARTH        510066.0                                             /* thousands of square kilometres */

#define VIEW ((MzView) { .lon = 11, .zoom = 2, .width = 1100, .height = 700, .projection = MZ_PROJECTION_EQUAL_EARTH })

/* By PROJ 9: cs2cs +proj=longlat +R=1 +to +proj=eqearth +lon_0=11 +R=1. */
static const struct { const char *id; double x, y; } places[] = {
  { "dune", -1.7309416820, 0.6944125359 },
  { "glen", -1.3707015033, 1.0883008355 },
  { "jute", 1.4756354977, 0.5552204101 },
  { "fore", 2.4887460057, -0.3417310237 },
  { "east", 2.4872738105, -0.3417310237 },
};

static void
test_marks (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_workspace ("2025-11");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL);
  MzView view = VIEW;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const MzMapMark *mark;
      MzMapPick pick;

      mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, places[i].id));
      mz_map_scene_update (scene, &view);
      mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, places[i].id));
      g_assert_nonnull (mark);
      g_assert_cmpint (mark->kind, ==, MZ_MARK_SITE);
      g_assert_cmpfloat_with_epsilon ((mark->x - 550) / 512 * HALF_EQUATOR, places[i].x, 1e-8);
      g_assert_cmpfloat_with_epsilon ((350 - mark->y) / 512 * HALF_EQUATOR, places[i].y, 1e-8);
      g_assert_true (mark->first_copy == 0 && mark->last_copy == 0);
      g_assert_true (mz_map_scene_pick (scene, mark->x, mark->y, 4, &pick));
      g_assert_true (pick.record == mz_test_scene_record (workspace, places[i].id));
    }
}

/* From Japan to Canada over the edge: within the outline on both sides, one jump, and picked on each side but not between. */
static void
test_arc_over_edge (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_workspace ("2025-11");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL);
  MzView view = VIEW;
  MzProjector projector;
  const MzMapArc *arc;
  guint jumps = 0;

  mz_test_scene_set_text (workspace, "pair-jp-ca");
  mz_projector_init (&projector, &view);
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 1);
  arc = mz_map_scene_peek_arc (scene, 0);
  for (guint i = 0; i < arc->n_points; i++)
    {
      double x = arc->points[2 * i], y = arc->points[2 * i + 1];
      MzMapPick pick;

      g_assert_cmpfloat (fabs (x - 550), <=, mz_projector_width (&projector, y) / 2);
      if (i > 0 && mz_projector_jumps (&projector, arc->points[2 * i - 2], x))
        jumps++;
      g_assert_true (mz_map_scene_pick (scene, x, y, 8, &pick));
      g_assert_true (pick.kind == MZ_PICK_MARK || pick.arc == arc);
      g_assert_false (mz_map_scene_pick (scene, 550, y, 8, &pick) && pick.kind == MZ_PICK_ARC);
    }
  g_assert_cmpuint (jumps, ==, 1);
}

static void
test_labels (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2025-11");
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, mz_basemap_get_bundled ());

  for (double zoom = 0.5; zoom < 5; zoom++)
    {
      double side = 270 * exp2 (zoom);
      MzView view = { 0, 11, zoom, side, side / 2, MZ_PROJECTION_EQUAL_EARTH };
      MzProjector projector;
      guint n;

      mz_projector_init (&projector, &view);
      mz_map_scene_update (scene, &view);
      n = mz_map_scene_get_n_labels (scene);
      g_assert_cmpuint (n, >, 3);
      for (guint i = 0; i < n; i++)
        {
          const cairo_rectangle_t *a = &mz_map_scene_peek_label (scene, i)->bounds;
          double middle = a->y + a->height / 2, reach = mz_projector_width (&projector, middle) / 2;

          g_assert_cmpfloat (a->x, >, side / 2 - reach);
          g_assert_cmpfloat (a->x + a->width, <, side / 2 + reach);
          for (guint j = 0; j < i; j++)
            {
              const cairo_rectangle_t *b = &mz_map_scene_peek_label (scene, j)->bounds;

              g_assert_false (a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
                              && b->y < a->y + a->height);
            }
        }
    }
}

/* --- Areas --- */

static cairo_surface_t *
new_mask (const MzView *view, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) view->width, (int) view->height);

  *cr = cairo_create (surface);
  return surface;
}

/* Pixels that the path of @cr fills, which draws on @surface, empty so far. Drops both. */
static double
measure (cairo_surface_t *surface, cairo_t *cr)
{
  const guint8 *data;
  double sum = 0;

  cairo_fill (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      sum += data[y * cairo_image_surface_get_stride (surface) + x];
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return sum / 255;
}

/* Pixels of a cell of 10 degrees; @west, @north, @south in unit Mercator. */
static double
measure_cell (const MzView *view, double west, double north, double south)
{
  const double corners[][2] = {
    { west, north }, { west + 10.0 / 360, north }, { west + 10.0 / 360, south }, { west, south }, { west, north },
  };
  MzProjector projector;
  cairo_t *cr;
  cairo_surface_t *surface = new_mask (view, &cr);

  mz_projector_init (&projector, view);
  mz_projector_move_to (&projector, cr, west, north);
  for (guint i = 1; i < G_N_ELEMENTS (corners); i++)
    mz_projector_line_to (&projector, cr, corners[i - 1][0], corners[i - 1][1], corners[i][0], corners[i][1]);
  return measure (surface, cr);
}

/* Of cells at 60 degrees north and at the equator, from edge to edge: as the differences of the sines of their latitudes. */
static void
test_cells (void)
{
  const double y10 = 0.4720801, y60 = 0.2903996, y70 = 0.2238001;
  MzView view = VIEW;
  double globe = GLOBE * 1024 * 1024;

  for (double west = 0.04; west < 0.98; west += 0.15)
    {
      g_assert_cmpfloat_with_epsilon (measure_cell (&view, west, y10, 0.5) / globe, 0.0024118, 0.0024118 * 0.005);
      g_assert_cmpfloat_with_epsilon (measure_cell (&view, west, y70, y60) / globe, 0.0010232, 0.0010232 * 0.005);
    }
}

/* In thousands of square kilometres with inland waters, as the United Nations have them (Demographic Yearbook, table 3). */
static void
test_countries (void)
{
  static const struct { const char *code; double area; } countries[] = {
    { "BR", 8516 }, { "AU", 7692 }, { "DZ", 2382 }, { "GL", 2166 }, { "MN", 1564 }, { "CD", 2345 }, { "RU", 17098 },
  };
  MzView view = { .lon = 11, .zoom = 3, .width = 2050, .height = 1000, .projection = MZ_PROJECTION_EQUAL_EARTH };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      cairo_t *cr;
      cairo_surface_t *surface = new_mask (&view, &cr);
      double area;

      g_assert_true (mz_basemap_country_path (mz_basemap_get_bundled (), cr, countries[i].code, &view));
      area = measure (surface, cr) / (GLOBE * 2048 * 2048) * EARTH;
      g_test_message ("%s: %.0f", countries[i].code, area);
      g_assert_cmpfloat_with_epsilon (area / countries[i].area, 1, 0.025);
    }
}

/* --- The page --- */

static cairo_surface_t *
paint_page (MzWorkspace *workspace, double width, double height, MzThemeKind theme, cairo_rectangle_t *frame)
{
  MzMapPage page = { .workspace = workspace, .basemap = mz_basemap_get_bundled (), .theme = theme, .width = width,
                     .height = height, .title = TRUE, .legend = TRUE, .projection = MZ_PROJECTION_EQUAL_EARTH };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);
  MzView view;

  mz_map_page_fit_world (&page, &view);
  mz_workspace_set_view (workspace, &view);
  mz_map_page_get_frame (&page, frame);
  mz_map_page_paint (&page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[(int) x] & 0xffffff;
}

static guint32
pixel_of (MzColor color)
{
  return (guint32) lround (color.r * 255) << 16 | (guint32) lround (color.g * 255) << 8 | (guint32) lround (color.b * 255);
}

/* By PROJ the outline is 2.6347 high where it is 5.4133 wide, and as flat as 3.2072 at the poles. */
static void
test_outline (void)
{
  static const struct { double width, height; } sizes[] = { { 1280, 800 }, { 700, 700 }, { 2000, 400 }, { 400, 250 } };

  for (guint theme = 0; theme < MZ_N_THEMES; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (MzWorkspace) workspace = mz_test_scene_workspace ("2025-11");
        guint32 page = pixel_of (mz_theme_get (theme)->view);
        cairo_rectangle_t frame;
        cairo_surface_t *surface = paint_page (workspace, sizes[i].width, sizes[i].height, theme, &frame);
        double half = MIN (frame.width - 4, (frame.height - 4) * 5.4132599674 / 2.6347255184) / 2;
        double high = half * 2.6347255184 / 5.4132599674;
        double x = frame.x + frame.width / 2, y = frame.y + frame.height / 2;

        for (int side = -1; side <= 1; side += 2)
          {
            g_assert_cmphex (pixel_at (surface, x + side * (half * 0.97), y - high * 0.97), ==, page);
            g_assert_cmphex (pixel_at (surface, x + side * (half * 0.68), y - high * 0.985), ==, page);
            if (pixel_of (mz_theme_get (theme)->sea) != page)
              g_assert_cmphex (pixel_at (surface, x + side * (half * 0.55), y - high * 0.95), !=, page);
            if (frame.y + frame.height - y > high + 30)
              g_assert_cmphex (pixel_at (surface, x + side * half * 0.55, y + high + 4), ==, page);
          }
        cairo_surface_destroy (surface);
      }
}

static void
test_same (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_scene_bundled ("2025-11");
  cairo_rectangle_t frame;
  cairo_surface_t *a = paint_page (workspace, 640, 400, MZ_THEME_LIGHT, &frame);
  cairo_surface_t *b = paint_page (workspace, 640, 400, MZ_THEME_LIGHT, &frame);

  g_assert_true (memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                         (gsize) (400 * cairo_image_surface_get_stride (a))) == 0);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/world-page/marks", test_marks);
  g_test_add_func ("/render/world-page/arc-over-edge", test_arc_over_edge);
  g_test_add_func ("/render/world-page/labels", test_labels);
  g_test_add_func ("/render/world-page/cells", test_cells);
  g_test_add_func ("/render/world-page/countries", test_countries);
  g_test_add_func ("/render/world-page/outline", test_outline);
  g_test_add_func ("/render/world-page/same", test_same);
  return g_test_run ();
}
