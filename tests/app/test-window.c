/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as its user has it: real clicks and keys, and what the workspace says of them. */
#include <math.h>

#include "mz-card-panel.h"
#include "mz-test-window.h"

static void
test_click (MzTestWindow *fixture, gconstpointer data)
{
  if (mz_test_lacks_xdo ())
    return;
  mz_test_window_click_mark (fixture, "hill");
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "hill");
  /* The middle of the Pacific: nothing is there. */
  mz_workspace_set_view (fixture->workspace, &(MzView) { 0, -150, 4, 0, 0 });
  mz_test_window_settle (fixture);
  mz_test_xdo_at (GTK_WIDGET (fixture->map), 300, 300, "click 1");
  mz_test_window_settle (fixture);
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "");
}

static void
test_wheel_keeps_the_place (MzTestWindow *fixture, gconstpointer data)
{
  const MzMapMark *mark;
  double x, y, zoom = mz_map_view_get_shown (fixture->map)->zoom;

  if (mz_test_lacks_xdo ())
    return;
  mark = mz_test_window_find_mark (fixture, "hill");
  x = floor (mark->x);
  y = floor (mark->y);
  mz_test_xdo_at (GTK_WIDGET (fixture->map), x, y, "click --repeat 3 --delay 40 4");
  mz_test_window_settle (fixture);
  g_assert_cmpfloat (mz_map_view_get_shown (fixture->map)->zoom, >, zoom + 0.9);
  mark = mz_test_window_find_mark (fixture, "hill");
  g_assert_cmpfloat_with_epsilon (mark->x, x, 4);
  g_assert_cmpfloat_with_epsilon (mark->y, y, 4);
  mz_test_xdo_at (GTK_WIDGET (fixture->map), x, y, "click --repeat 12 --delay 20 5");
  mz_test_window_settle (fixture);
  g_assert_cmpfloat (mz_map_view_get_shown (fixture->map)->zoom, <=, zoom);
}

static void
test_double_click (MzTestWindow *fixture, gconstpointer data)
{
  double zoom = mz_map_view_get_shown (fixture->map)->zoom;

  if (mz_test_lacks_xdo ())
    return;
  mz_test_xdo_at (GTK_WIDGET (fixture->map), 300, 200, "click --repeat 2 --delay 60 1");
  mz_test_window_settle (fixture);
  g_assert_cmpfloat_with_epsilon (mz_map_view_get_shown (fixture->map)->zoom, zoom + 1, 1e-6);
}

static void
test_drag (MzTestWindow *fixture, gconstpointer data)
{
  const MzView *shown = mz_map_view_get_shown (fixture->map);
  double lon = shown->lon, degrees = 360 / (256 * exp2 (shown->zoom));

  if (mz_test_lacks_xdo ())
    return;
  mz_test_xdo_at (GTK_WIDGET (fixture->map), 300, 300,
                  "mousedown 1 mousemove_relative 20 0 mousemove_relative 80 0 sleep 0.4 mouseup 1");
  mz_test_window_settle (fixture);
  /* What was under the pointer has moved with it. */
  g_assert_cmpfloat_with_epsilon (shown->lon, lon - 100 * degrees, 3 * degrees);
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "");
  g_assert_cmpfloat (mz_workspace_get_view (fixture->workspace)->lon, ==, shown->lon);
}

static void
test_keys (MzTestWindow *fixture, gconstpointer data)
{
  const MzView *shown = mz_map_view_get_shown (fixture->map);
  MzView before;

  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  before = *shown;
  mz_test_xdo ("key Right");
  mz_test_window_settle (fixture);
  g_assert_cmpfloat (shown->lon, >, before.lon);
  mz_test_xdo ("key plus plus");
  mz_test_window_settle (fixture);
  g_assert_cmpfloat_with_epsilon (shown->zoom, before.zoom + 1, 1e-6);
  mz_test_xdo ("key Up");
  mz_test_window_settle (fixture);
  g_assert_cmpfloat (shown->lat, >, before.lat);
  mz_test_xdo ("key minus");
  mz_test_window_settle (fixture);
  g_assert_cmpfloat_with_epsilon (shown->zoom, before.zoom + 0.5, 1e-6);
  mz_test_xdo ("key Home");
  mz_test_window_settle (fixture);
  g_assert_cmpfloat_with_epsilon (shown->zoom, before.zoom, 1e-6);
  g_assert_cmpfloat_with_epsilon (shown->lon, before.lon, 1e-6);
}

/* Alt and arrows lead from site to site, Enter opens, Esc goes back step by step. */
static void
test_walk (MzTestWindow *fixture, gconstpointer data)
{
  if (mz_test_lacks_xdo ())
    return;
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "hill"));
  mz_test_window_settle (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  /* From Utah the port in Malaysia is nearer over the Pacific: 146 degrees of longitude to the west. */
  mz_test_xdo ("key alt+Left");
  mz_test_window_settle (fixture);
  g_assert_true (mz_test_window_find_mark (fixture, "port")->focused);
  mz_test_xdo ("key Return");
  mz_test_window_settle (fixture);
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "port");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  for (guint i = 0; i < 3; i++)
    mz_test_xdo ("key Escape");
  mz_test_window_settle (fixture);
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "");
}

static void
test_layer_keys (MzTestWindow *fixture, gconstpointer data)
{
  MzLayers layers = mz_workspace_get_layers (fixture->workspace);

  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  for (guint i = 0; i < MZ_N_LAYERS; i++)
    {
      g_autofree char *words = g_strdup_printf ("key %u", i + 1);

      mz_test_xdo (words);
      layers ^= 1u << i;
      g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace), ==, layers);
    }
  mz_test_window_settle (fixture);
}

static void
test_clock_keys (MzTestWindow *fixture, gconstpointer data)
{
  MzPartialDate date = mz_workspace_get_date (fixture->workspace), now;

  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  mz_test_xdo ("key comma");
  now = mz_workspace_get_date (fixture->workspace);
  g_assert_cmpint (mz_partial_date_compare (now, date), <, 0);
  mz_test_xdo ("key period");
  now = mz_workspace_get_date (fixture->workspace);
  g_assert_cmpint (mz_partial_date_last_day (now), >=, mz_partial_date_first_day (date));

  /* The arrows step from event to event, and the focus stays. */
  date = now;
  mz_test_xdo ("key ctrl+Left");
  now = mz_workspace_get_date (fixture->workspace);
  g_assert_cmpint (mz_partial_date_compare (now, date), <, 0);
  mz_test_xdo ("key ctrl+Right");
  g_assert_cmpint (mz_partial_date_compare (mz_workspace_get_date (fixture->workspace), now), >, 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->map)));
}

/* The pointer on a flow says what it is for; a click chooses it, which makes it broad. */
static void
test_flow (MzTestWindow *fixture, gconstpointer data)
{
  MzMapScene *scene = mz_map_view_get_scene (fixture->map);
  const MzMapFlow *flow;
  const double *point;

  if (mz_test_lacks_xdo ())
    return;
  mz_workspace_set_layers (fixture->workspace, MZ_LAYER_FLOWS);
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2025, 0, 0));
  mz_test_window_settle (fixture);
  g_assert_cmpuint (mz_map_scene_get_n_flows (scene), ==, 2);
  flow = mz_map_scene_peek_flow (scene, 0);
  g_assert_cmpstr (mz_record_get_id (MZ_RECORD (flow->flow)), ==, "f1");
  flow = mz_map_scene_peek_flow (scene, 1);
  point = &flow->points[2 * 4]; /* not far from China */
  mz_test_xdo_at (GTK_WIDGET (fixture->map), point[0], point[1], "");
  mz_test_window_settle (fixture);
  g_assert_true (mz_workspace_get_hover (fixture->workspace) == MZ_RECORD (flow->flow));
  mz_test_xdo_at (GTK_WIDGET (fixture->map), point[0], point[1], "click 1");
  mz_test_window_settle (fixture);
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "f2");
  flow = mz_map_scene_peek_flow (scene, 1);
  g_assert_true (flow->selected);
  g_assert_cmpfloat (flow->style.width, ==, MZ_FLOW_MAX_WIDTH);
}

/* Typing from the map searches; what is opened is chosen everywhere. */
static void
test_type_to_search (MzTestWindow *fixture, gconstpointer data)
{
  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  mz_test_xdo ("type --delay 30 hil");
  mz_test_window_settle (fixture);
  mz_test_xdo ("key Return");
  mz_test_window_settle (fixture);
  g_assert_cmpstr (mz_test_window_get_selection (fixture), ==, "hill");
}

/* In a narrow window what is opened takes the place of the panel that had the focus, and the focus with it. */
static void
test_narrow_details (MzTestWindow *fixture, gconstpointer data)
{
  GtkWidget *focus;

  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  mz_test_xdo ("type --delay 30 hil");
  mz_test_window_settle (fixture);
  mz_test_xdo ("key Return");
  mz_test_window_settle (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, MZ_TYPE_CARD_PANEL));
}

/* How light the map is on the whole, 0 to 255. */
static double
measure_lightness (MzTestWindow *fixture)
{
  double sum = 0;
  int width = 1, height = 1;

  mz_test_window_settle (fixture);
  /* There is nothing to see of a widget between two frames; then the next one is waited for. */
  for (guint tries = 0; tries < 50 && sum == 0; tries++)
    {
      cairo_surface_t *surface;
      const guchar *data;

      gtk_widget_queue_draw (GTK_WIDGET (fixture->map));
      mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
      surface = mz_test_draw_widget (GTK_WIDGET (fixture->map));
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      width = cairo_image_surface_get_width (surface);
      height = cairo_image_surface_get_height (surface);
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          sum += data[y * cairo_image_surface_get_stride (surface) + 4 * x + 1];
      cairo_surface_destroy (surface);
    }
  return sum / width / height;
}

/* Tiles come one by one: the map is given some frames to be as light as it should be. */
static void
assert_becomes (MzTestWindow *fixture, double least, double most)
{
  double lightness = measure_lightness (fixture);

  for (guint tries = 0; tries < 100 && (lightness < least || lightness > most); tries++)
    lightness = measure_lightness (fixture);
  g_assert_cmpfloat (lightness, >=, least);
  g_assert_cmpfloat (lightness, <=, most);
}

/* The map follows the desktop's choice of light or dark, both ways: its sea is #DCE6EB or #1A2025. */
static void
test_dark (MzTestWindow *fixture, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  assert_becomes (fixture, 180, 255);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  assert_becomes (fixture, 1, 90);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  assert_becomes (fixture, 180, 255);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "click", test_click, NULL },
    { "wheel-keeps-the-place", test_wheel_keeps_the_place, NULL },
    { "double-click", test_double_click, NULL },
    { "drag", test_drag, NULL },
    { "keys", test_keys, NULL },
    { "walk", test_walk, NULL },
    { "layer-keys", test_layer_keys, NULL },
    { "flow", test_flow, NULL },
    { "clock-keys", test_clock_keys, NULL },
    { "type-to-search", test_type_to_search, NULL },
    { "dark", test_dark, NULL },
    { "narrow-details", test_narrow_details, "600x700" },
  };

  return mz_test_window_run (argc, argv, "/app/window/", cases, G_N_ELEMENTS (cases));
}
