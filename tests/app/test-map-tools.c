/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map offers beside looking at it: the way back, overview, coordinates, measuring. */
#include <math.h>

#include "mz-overview-box.h"
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

  if (mz_test_lacks_xdo ())
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
  /* The mouse's own buttons, over the map. Newer ones of GTK lose count of them and warn when the window is closed. */
  if (gtk_check_version (4, 10, 0) != NULL)
    {
      mz_test_xdo_at (GTK_WIDGET (self->map), 300, 300, "click 9");
      mz_test_window_settle (self);
      assert_shows (self, -10, 60, 6);
      mz_test_xdo ("click 8");
    }
  else
    {
      g_test_message ("buttons 8 and 9 are not tried: this GTK warns of its own count of them");
      mz_test_xdo ("key ctrl+bracketright");
      mz_test_window_settle (self);
      assert_shows (self, -10, 60, 6);
      mz_test_xdo ("key ctrl+bracketleft");
    }
  mz_test_window_settle (self);
  assert_shows (self, 10, 20, 5);
  /* From anywhere else in the window. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  mz_test_window_settle (self);
  mz_test_xdo ("key alt+Right");
  mz_test_window_settle (self);
  assert_shows (self, -10, 60, 6);
}

static GtkWidget *
find (MzTestWindow *self, GType type)
{
  GtkWidget *widget = mz_test_find_type (GTK_WIDGET (self->map), type);

  g_assert_nonnull (widget);
  return widget;
}

static void
test_overview (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *overview = find (self, MZ_TYPE_OVERVIEW_BOX);
  const MzView *shown = mz_map_view_get_shown (self->map);
  double lon;

  g_assert_false (gtk_widget_get_mapped (overview));
  go (self, 20, 100, 5);
  g_assert_true (gtk_widget_get_mapped (overview));
  if (mz_test_lacks_xdo ())
    return;
  /* 11° E stands in the middle of its 150 pixels: each is 2.4 degrees. */
  mz_test_xdo_at (overview, 75, 42, "click 1");
  mz_test_window_settle (self);
  g_assert_cmpfloat_with_epsilon (shown->lon, 11, 2.4);
  g_assert_cmpfloat_with_epsilon (shown->lat, 25, 2.4);
  lon = shown->lon;
  mz_test_xdo_at (overview, 75, 42, "mousedown 1 mousemove_relative 20 0 mousemove_relative 5 0 mouseup 1");
  mz_test_window_settle (self);
  g_assert_cmpfloat_with_epsilon (shown->lon, lon + 60, 2.4);
  g_assert_cmpfloat_with_epsilon (shown->zoom, 5, 1e-9);
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "");
}

static void
test_narrow (MzTestWindow *self, gconstpointer size)
{
  go (self, 20, 100, 5);
  g_assert_false (gtk_widget_get_mapped (find (self, MZ_TYPE_OVERVIEW_BOX)));
  if (mz_test_lacks_xdo ())
    return;
  mz_test_xdo_at (GTK_WIDGET (self->map), 200, 200, "");
  g_assert_false (gtk_widget_get_mapped (find (self, GTK_TYPE_INSCRIPTION)));
}

static void
test_coordinates (MzTestWindow *self, gconstpointer size)
{
  GtkWidget *text = find (self, GTK_TYPE_INSCRIPTION);
  int width = gtk_widget_get_width (GTK_WIDGET (self->map)), height = gtk_widget_get_height (GTK_WIDGET (self->map));

  if (mz_test_lacks_xdo ())
    return;
  go (self, -20, 100, 6);
  mz_test_xdo_at (GTK_WIDGET (self->map), floor (width / 2.0), floor (height / 2.0), "");
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  g_assert_true (gtk_widget_get_mapped (text));
  g_assert_true (g_str_has_suffix (gtk_inscription_get_text (GTK_INSCRIPTION (text)), " E"));
  g_assert_nonnull (strstr (gtk_inscription_get_text (GTK_INSCRIPTION (text)), "° S "));
  g_assert_nonnull (strstr (gtk_inscription_get_text (GTK_INSCRIPTION (text)), width % 2 == 0 ? " 100.00°" : " 99.99°"));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (text)), ==, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  /* Away from the map: nothing to say. */
  mz_test_xdo ("mousemove 5 5");
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  g_assert_false (gtk_widget_get_mapped (text));
}

static const char *
get_measured (MzTestWindow *self)
{
  GtkWidget *copy = mz_test_find_text (GTK_WIDGET (self->map), "Copy"), *box;

  if (copy == NULL || !gtk_widget_get_mapped (copy))
    return NULL;
  box = gtk_widget_get_parent (gtk_widget_get_ancestor (copy, GTK_TYPE_BUTTON));
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (box)));
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_pasted (gpointer text)
{
  return *(char **) text != NULL;
}

/* The hill is at 40° N 111° W, the port at 4° N 103° E: 14,018 km by the angle between the two vectors. */
static void
test_measure (MzTestWindow *self, gconstpointer size)
{
  const MzMapMark *mark;
  g_autofree char *text = NULL;

  if (mz_test_lacks_xdo ())
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  g_assert_null (get_measured (self));
  mz_test_xdo ("key m");
  mz_test_window_settle (self);
  g_assert_nonnull (get_measured (self));
  /* Five pixels off is still the site. */
  mark = mz_test_window_find_mark (self, "hill");
  mz_test_xdo_at (GTK_WIDGET (self->map), mark->x + 5, mark->y, "click 1");
  mz_test_window_settle (self);
  g_assert_cmpstr (get_measured (self), ==, "From Hill Mine");
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "");
  mark = mz_test_window_find_mark (self, "port");
  mz_test_xdo_at (GTK_WIDGET (self->map), mark->x, mark->y - 4, "click 1");
  mz_test_window_settle (self);
  g_assert_cmpstr (get_measured (self), ==, "14,018 km");
  g_signal_emit_by_name (gtk_widget_get_ancestor (mz_test_find_text (GTK_WIDGET (self->map), "Copy"), GTK_TYPE_BUTTON),
                         "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->map)), NULL, pasted_cb, &text);
  g_assert_true (mz_test_wait_until (is_pasted, &text, 5000));
  g_assert_cmpstr (text, ==, "Hill Mine (40.00° N 111.00° W) to Port Works (4.00° N 103.00° E): 14,018 km\n");
  mz_test_xdo_at (GTK_WIDGET (self->map), 300, 300, "click 1");
  mz_test_window_settle (self);
  g_assert_true (g_str_has_suffix (get_measured (self), " km in 2 legs"));
  mz_test_xdo ("key BackSpace key BackSpace");
  mz_test_window_settle (self);
  g_assert_cmpstr (get_measured (self), ==, "From Hill Mine");
  mz_test_xdo ("key Escape");
  mz_test_window_settle (self);
  g_assert_null (get_measured (self));
}

/* The same without a mouse. */
static void
test_measure_by_keys (MzTestWindow *self, gconstpointer size)
{
  if (mz_test_lacks_xdo ())
    return;
  mz_workspace_set_selection (self->workspace, mz_test_record (self->workspace, "hill"));
  mz_test_window_settle (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  mz_test_xdo ("key m key Return");
  mz_test_window_settle (self);
  g_assert_cmpstr (get_measured (self), ==, "From Hill Mine");
  mz_test_xdo ("key alt+Left key Return");
  mz_test_window_settle (self);
  g_assert_cmpstr (get_measured (self), ==, "14,018 km");
  g_assert_cmpstr (mz_test_window_get_selection (self), ==, "hill");
  mz_test_xdo ("key m");
  mz_test_window_settle (self);
  g_assert_null (get_measured (self));
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "history", test_history, NULL },
    { "overview", test_overview, NULL },
    { "narrow", test_narrow, "600x700" },
    { "coordinates", test_coordinates, NULL },
    { "measure", test_measure, NULL },
    { "measure-by-keys", test_measure_by_keys, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/map-tools/", cases, G_N_ELEMENTS (cases));
}
