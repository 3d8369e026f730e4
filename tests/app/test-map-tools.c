/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map offers beside looking at it: the way back, overview, coordinates, measuring. */
#include <math.h>

#include "mz-test-window.h"

static gboolean
is_enabled (MzTestWindow *self, const char *action)
{
  return g_action_group_get_action_enabled (mz_map_view_get_actions (self->map), action);
}

static gboolean
can_go_back (gpointer self)
{
  return is_enabled (self, "back");
}

static void
assert_shows (MzTestWindow *self, double lat, double lon, double zoom)
{
  const MzView *shown = mz_map_view_get_shown (self->map);

  g_assert_cmpfloat_with_epsilon (shown->lat, lat, 1e-3);
  g_assert_cmpfloat_with_epsilon (shown->lon, lon, 1e-3);
  g_assert_cmpfloat_with_epsilon (shown->zoom, zoom, 1e-3);
}

static void
go (MzTestWindow *self, double lat, double lon, double zoom)
{
  mz_workspace_set_view (self->workspace, &(MzView) { lat, lon, zoom, 0, 0 });
  mz_test_window_settle (self);
}

static void
test_history (MzTestWindow *self, gconstpointer size)
{
  MzView home = *mz_map_view_get_shown (self->map);

  if (mz_test_window_lacks_xdo ())
    return;
  g_assert_false (is_enabled (self, "back"));
  go (self, 10, 20, 5);
  /* A view becomes one to leave from when it has been looked at for a while. */
  g_assert_true (mz_test_wait_until (can_go_back, self, 5000));
  go (self, -10, 60, 6);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  mz_test_xdo ("key ctrl+bracketleft");
  mz_test_window_settle (self);
  assert_shows (self, 10, 20, 5);
  mz_test_xdo ("key ctrl+bracketleft");
  mz_test_window_settle (self);
  assert_shows (self, home.lat, home.lon, home.zoom);
  g_assert_false (is_enabled (self, "back"));
  mz_test_xdo ("key ctrl+bracketright");
  mz_test_window_settle (self);
  assert_shows (self, 10, 20, 5);
  /* The mouse's own buttons, over the map. */
  mz_test_xdo_at (GTK_WIDGET (self->map), 300, 300, "click 9");
  mz_test_window_settle (self);
  assert_shows (self, -10, 60, 6);
  mz_test_xdo ("click 8");
  mz_test_window_settle (self);
  assert_shows (self, 10, 20, 5);
  /* From anywhere else in the window. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  mz_test_window_settle (self);
  mz_test_xdo ("key alt+Right");
  mz_test_window_settle (self);
  assert_shows (self, -10, 60, 6);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "history", test_history, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/map-tools/", cases, G_N_ELEMENTS (cases));
}
