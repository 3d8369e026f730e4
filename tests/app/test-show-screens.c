/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two screens, of which one goes and comes back in the middle of a story: through tests/run-screens.sh. */
#include "mz-test-show.h"

#define PLUG_IN_SECOND  "xrandr --output DUMMY1 --mode 1920x1080 --right-of DUMMY0"
#define PLUG_OUT_SECOND "xrandr --output DUMMY1 --off"
#define PLUG_IN_FIRST   "xrandr --output DUMMY0 --mode 1366x768 --pos 0x0 --output DUMMY1 --pos 1366x0"
#define PLUG_OUT_FIRST  "xrandr --output DUMMY0 --off"

static void
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status;

  g_test_message ("%s", command);
  g_spawn_command_line_sync (command, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static GListModel *
get_monitors (void)
{
  return gdk_display_get_monitors (gdk_display_get_default ());
}

static gboolean
has_n_monitors (gpointer n)
{
  return g_list_model_get_n_items (get_monitors ()) == GPOINTER_TO_UINT (n);
}

/* The server asks its outputs anew what is plugged in when somebody asks the server. */
static void
wait_monitors (guint n)
{
  run ("xrandr --query");
  if (!mz_test_wait_until (has_n_monitors, GUINT_TO_POINTER (n), 10000))
    g_error ("There are %u screens, not %u", g_list_model_get_n_items (get_monitors ()), n);
}

static const char *
get_connector (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface) : NULL;

  return monitor != NULL ? gdk_monitor_get_connector (monitor) : NULL;
}

typedef struct
{
  GtkWindow  *window;
  const char *connector;
} Place;

/* There, and as large as the screen. */
static gboolean
is_there (gpointer data)
{
  Place *place = data;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (place->window));
  GdkRectangle box;

  if (surface == NULL || g_strcmp0 (get_connector (place->window), place->connector) != 0)
    return FALSE;
  gdk_monitor_get_geometry (gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface), &box);
  return gtk_widget_get_width (GTK_WIDGET (place->window)) == box.width
         && gtk_widget_get_height (GTK_WIDGET (place->window)) == box.height;
}

static void
assert_on (GtkWindow *window, const char *connector)
{
  Place place = { window, connector };

  if (!mz_test_wait_until (is_there, &place, 10000))
    g_error ("The window is on %s with %d x %d, not on %s", get_connector (window), gtk_widget_get_width (GTK_WIDGET (window)),
             gtk_widget_get_height (GTK_WIDGET (window)), connector);
}

static void
assert_two (MzTestShow *self)
{
  mz_test_show_settle (self);
  g_assert_true (mz_show_has_two_screens (self->show));
  assert_on (mz_show_get_console (self->show), "DUMMY0");
  assert_on (mz_show_get_audience (self->show), "DUMMY1");
  mz_test_show_settle (self);
}

static gboolean
has_one_screen (gpointer show)
{
  return !mz_show_has_two_screens (show);
}

static void
settle_on_one (MzTestShow *self)
{
  wait_monitors (1);
  g_assert_true (mz_test_wait_until (has_one_screen, self->show, 10000));
  mz_test_show_settle (self);
}

static void
press_to (MzTestShow *self, guint scene)
{
  while (mz_test_show_get_scene (self) < scene)
    {
      g_assert_true (mz_test_show_press (self, GDK_KEY_Page_Down));
      mz_test_show_settle (self);
    }
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, scene);
}

static void
test_unplugged (MzTestShow *self, gconstpointer unused)
{
  GtkWindow *audience = mz_show_get_audience (self->show), *console = mz_show_get_console (self->show);
  MzStoryPlayer *player = mz_show_get_player (self->show);

  /* Begun on one screen; the projector is plugged in. */
  g_assert_false (mz_show_has_two_screens (self->show));
  run (PLUG_IN_SECOND);
  wait_monitors (2);
  assert_two (self);
  press_to (self, 4);
  mz_test_show_look (self, "two");
  mz_test_show_press (self, GDK_KEY_l);

  /* It is gone: the presenter has the console, and the story goes on behind it. */
  run (PLUG_OUT_SECOND);
  settle_on_one (self);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 4);
  g_assert_cmpint (mz_story_player_get_pointer (player), ==, MZ_STORY_POINTER_DOT);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (console)));
  assert_on (console, "DUMMY0");
  assert_on (audience, "DUMMY0");
  press_to (self, 7);

  /* And there again. */
  run (PLUG_IN_SECOND);
  wait_monitors (2);
  assert_two (self);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 7);
  press_to (self, 9);

  /* The presenter's own is gone: the audience sees no break. */
  run (PLUG_OUT_FIRST);
  settle_on_one (self);
  assert_on (audience, "DUMMY1");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (console)));
  press_to (self, 11);
  run (PLUG_IN_FIRST);
  wait_monitors (2);
  assert_two (self);
  press_to (self, 14);

  /* Swapped, and back. */
  mz_test_show_press (self, GDK_KEY_s);
  assert_on (console, "DUMMY1");
  assert_on (audience, "DUMMY0");
  mz_test_show_press (self, GDK_KEY_s);
  assert_two (self);
  g_assert_cmpuint (mz_test_show_get_scene (self), ==, 14);
  mz_test_show_press (self, GDK_KEY_Escape);
  g_assert_true (self->ended);
}

int
main (int argc, char *argv[])
{
  mz_test_show_init (&argc, &argv);
  run ("xrandr --addmode DUMMY1 1920x1080");
  mz_test_show_add ("/app/show-screens/unplugged", test_unplugged);
  return mz_test_show_run ();
}
