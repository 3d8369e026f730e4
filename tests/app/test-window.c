/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as its user has it: real clicks and keys, and what the workspace says of them. */
#include <math.h>

#include "mz-facts-reader.h"
#include "mz-map-view.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"
#include "mz-window.h"

typedef struct
{
  MzWorkspace *workspace;
  MzWindow    *window;
  MzMapView   *map;
} Fixture;

static GtkApplication *application;

static gboolean
is_settled (gpointer map)
{
  return mz_map_view_is_settled (map);
}

static void
settle (Fixture *fixture)
{
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_true (mz_test_wait_until (is_settled, fixture->map, 5000));
  mz_test_wait_frames (GTK_WIDGET (fixture->window), 2);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
set_up (Fixture *fixture, gconstpointer size)
{
  MzBasemap *basemap = mz_basemap_get_bundled ();
  int width = 1200, height = 800;

  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->workspace = mz_test_workspace_new ("2026-07-10");
  fixture->window = mz_window_new (application, fixture->workspace, basemap, NULL);
  fixture->map = MZ_MAP_VIEW (mz_test_find_type (GTK_WIDGET (fixture->window), MZ_TYPE_MAP_VIEW));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  mz_test_wait_shown (GTK_WINDOW (fixture->window));
  if (mz_test_has_xdo ())
    {
      /* There is no window manager to give the window the keyboard. */
      mz_test_xdo ("search --onlyvisible --name Monazite windowfocus");
      g_assert_true (mz_test_wait_until (is_active, fixture->window, 5000));
    }
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer size)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mz_test_drain ();
  g_assert_finalize_object (fixture->workspace);
}

static gboolean
lacks_xdo (void)
{
  if (mz_test_has_xdo ())
    return FALSE;
  g_test_skip ("xdotool is not there, or the display is not the test's own");
  return TRUE;
}

static const char *
get_selection (Fixture *fixture)
{
  MzRecord *record = mz_workspace_get_selection (fixture->workspace);

  return record != NULL ? mz_record_get_id (record) : "";
}

static const MzMapMark *
find_mark (Fixture *fixture, const char *id)
{
  const MzMapMark *mark = mz_map_scene_find_mark (mz_map_view_get_scene (fixture->map),
                                                  mz_test_record (fixture->workspace, id));

  g_assert_nonnull (mark);
  return mark;
}

static void
click_mark (Fixture *fixture, const char *id)
{
  const MzMapMark *mark = find_mark (fixture, id);

  mz_test_xdo_at (GTK_WIDGET (fixture->map), mark->x, mark->y, "click 1");
  settle (fixture);
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  if (lacks_xdo ())
    return;
  click_mark (fixture, "hill");
  g_assert_cmpstr (get_selection (fixture), ==, "hill");
  /* The middle of the Pacific: nothing is there. */
  mz_workspace_set_view (fixture->workspace, &(MzView) { 0, -150, 4, 0, 0 });
  settle (fixture);
  mz_test_xdo_at (GTK_WIDGET (fixture->map), 300, 300, "click 1");
  settle (fixture);
  g_assert_cmpstr (get_selection (fixture), ==, "");
}

static void
test_wheel_keeps_the_place (Fixture *fixture, gconstpointer data)
{
  const MzMapMark *mark;
  double x, y, zoom = mz_map_view_get_shown (fixture->map)->zoom;

  if (lacks_xdo ())
    return;
  mark = find_mark (fixture, "hill");
  x = floor (mark->x);
  y = floor (mark->y);
  mz_test_xdo_at (GTK_WIDGET (fixture->map), x, y, "click --repeat 3 --delay 40 4");
  settle (fixture);
  g_assert_cmpfloat (mz_map_view_get_shown (fixture->map)->zoom, >, zoom + 0.9);
  mark = find_mark (fixture, "hill");
  g_assert_cmpfloat_with_epsilon (mark->x, x, 4);
  g_assert_cmpfloat_with_epsilon (mark->y, y, 4);
  mz_test_xdo_at (GTK_WIDGET (fixture->map), x, y, "click --repeat 12 --delay 20 5");
  settle (fixture);
  g_assert_cmpfloat (mz_map_view_get_shown (fixture->map)->zoom, <=, zoom);
}

static void
test_double_click (Fixture *fixture, gconstpointer data)
{
  double zoom = mz_map_view_get_shown (fixture->map)->zoom;

  if (lacks_xdo ())
    return;
  mz_test_xdo_at (GTK_WIDGET (fixture->map), 300, 200, "click --repeat 2 --delay 60 1");
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (mz_map_view_get_shown (fixture->map)->zoom, zoom + 1, 1e-6);
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  const MzView *shown = mz_map_view_get_shown (fixture->map);
  double lon = shown->lon, degrees = 360 / (256 * exp2 (shown->zoom));

  if (lacks_xdo ())
    return;
  mz_test_xdo_at (GTK_WIDGET (fixture->map), 300, 300,
                  "mousedown 1 mousemove_relative 20 0 mousemove_relative 80 0 sleep 0.4 mouseup 1");
  settle (fixture);
  /* What was under the pointer has moved with it. */
  g_assert_cmpfloat_with_epsilon (shown->lon, lon - 100 * degrees, 3 * degrees);
  g_assert_cmpstr (get_selection (fixture), ==, "");
  g_assert_cmpfloat (mz_workspace_get_view (fixture->workspace)->lon, ==, shown->lon);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  const MzView *shown = mz_map_view_get_shown (fixture->map);
  MzView before;

  if (lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  before = *shown;
  mz_test_xdo ("key Right");
  settle (fixture);
  g_assert_cmpfloat (shown->lon, >, before.lon);
  mz_test_xdo ("key plus plus");
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (shown->zoom, before.zoom + 1, 1e-6);
  mz_test_xdo ("key Up");
  settle (fixture);
  g_assert_cmpfloat (shown->lat, >, before.lat);
  mz_test_xdo ("key minus");
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (shown->zoom, before.zoom + 0.5, 1e-6);
  mz_test_xdo ("key Home");
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (shown->zoom, before.zoom, 1e-6);
  g_assert_cmpfloat_with_epsilon (shown->lon, before.lon, 1e-6);
}

/* Alt and arrows lead from site to site, Enter opens, Esc goes back step by step. */
static void
test_walk (Fixture *fixture, gconstpointer data)
{
  if (lacks_xdo ())
    return;
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "hill"));
  settle (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  /* From Utah the port in Malaysia is nearer over the Pacific: 146 degrees of longitude to the west. */
  mz_test_xdo ("key alt+Left");
  settle (fixture);
  g_assert_true (find_mark (fixture, "port")->focused);
  mz_test_xdo ("key Return");
  settle (fixture);
  g_assert_cmpstr (get_selection (fixture), ==, "port");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  for (guint i = 0; i < 3; i++)
    mz_test_xdo ("key Escape");
  settle (fixture);
  g_assert_cmpstr (get_selection (fixture), ==, "");
}

static void
test_layer_keys (Fixture *fixture, gconstpointer data)
{
  MzLayers layers = mz_workspace_get_layers (fixture->workspace);

  if (lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  for (guint i = 0; i < MZ_N_LAYERS; i++)
    {
      g_autofree char *words = g_strdup_printf ("key %u", i + 1);

      mz_test_xdo (words);
      layers ^= 1u << i;
      g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace), ==, layers);
    }
  settle (fixture);
}

static void
test_clock_keys (Fixture *fixture, gconstpointer data)
{
  MzPartialDate date = mz_workspace_get_date (fixture->workspace), now;

  if (lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  mz_test_xdo ("key comma");
  now = mz_workspace_get_date (fixture->workspace);
  g_assert_cmpint (mz_partial_date_compare (now, date), <, 0);
  mz_test_xdo ("key period");
  now = mz_workspace_get_date (fixture->workspace);
  g_assert_cmpint (mz_partial_date_last_day (now), >=, mz_partial_date_first_day (date));
}

/* Typing from the map searches; what is opened is chosen everywhere. */
static void
test_type_to_search (Fixture *fixture, gconstpointer data)
{
  if (lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  mz_test_xdo ("type --delay 30 hil");
  settle (fixture);
  mz_test_xdo ("key Return");
  settle (fixture);
  g_assert_cmpstr (get_selection (fixture), ==, "hill");
}

int
main (int argc, char *argv[])
{
  static const struct { const char *name; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "click", test_click },
    { "wheel-keeps-the-place", test_wheel_keeps_the_place },
    { "double-click", test_double_click },
    { "drag", test_drag },
    { "keys", test_keys },
    { "walk", test_walk },
    { "layer-keys", test_layer_keys },
    { "clock-keys", test_clock_keys },
    { "type-to-search", test_type_to_search },
  };
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  application = GTK_APPLICATION (adw_application_new ("org.monazite.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/monazite/Monazite");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/app/window/", tests[i].name, NULL);

      g_test_add_vtable (path, sizeof (Fixture), NULL, (GTestFixtureFunc) set_up, (GTestFixtureFunc) tests[i].test,
                         (GTestFixtureFunc) tear_down);
    }
  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
