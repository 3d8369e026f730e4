/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the map moves by itself, and that it does not for those who want no motion. */
#include <math.h>

#include "mz-test-window.h"

typedef struct
{
  MzMapView *map;
  GArray    *views; /* of MzView: all that were shown */
} Film;

static void
shown_cb (Film *film)
{
  g_array_append_vals (film->views, mz_map_view_get_shown (film->map), 1);
}

static Film
film_begin (MzTestWindow *self)
{
  return (Film) { self->map, g_array_new (FALSE, FALSE, sizeof (MzView)) };
}

static const MzView *
film_peek (Film *film, guint i)
{
  return &g_array_index (film->views, MzView, i);
}

static void
allow_motion (gboolean allowed)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", allowed, NULL);
}

static void
fly (MzTestWindow *self, Film *film)
{
  gulong handler;

  mz_workspace_set_view (self->workspace, &(MzView) { 10, 20, 6, 0, 0 });
  mz_test_window_settle (self);
  handler = g_signal_connect_swapped (self->map, "notify::shown", G_CALLBACK (shown_cb), film);
  mz_workspace_set_view (self->workspace, &(MzView) { 15, 50, 6, 0, 0 });
  mz_test_window_settle (self);
  g_signal_handler_disconnect (self->map, handler);
  g_assert_cmpfloat_with_epsilon (mz_map_view_get_shown (self->map)->lon, 50, 1e-6);
}

/* Out, over and in again, always nearer to the goal, without a jump. */
static void
test_flight (MzTestWindow *self, gconstpointer size)
{
  Film film = film_begin (self);
  double lowest = 6;

  allow_motion (TRUE);
  fly (self, &film);
  g_assert_cmpuint (film.views->len, >, 3);
  for (guint i = 1; i < film.views->len; i++)
    {
      const MzView *before = film_peek (&film, i - 1), *now = film_peek (&film, i);

      g_assert_cmpfloat (now->lon, >=, before->lon - 1e-9);
      g_assert_cmpfloat (now->lat, >=, before->lat - 1e-9);
      lowest = MIN (lowest, now->zoom);
    }
  g_assert_cmpfloat (lowest, <, 5.5);
  g_assert_cmpfloat_with_epsilon (film_peek (&film, film.views->len - 1)->zoom, 6, 1e-9);
  g_array_unref (film.views);
}

static void
test_no_flight (MzTestWindow *self, gconstpointer size)
{
  Film film = film_begin (self);

  allow_motion (FALSE);
  fly (self, &film);
  g_assert_cmpuint (film.views->len, ==, 1);
  g_array_unref (film.views);
}

/* A flick of the mouse, and how far the map goes on after it was let go. */
static double
flick (MzTestWindow *self)
{
  MzView released;
  double degrees;

  mz_workspace_set_view (self->workspace, &(MzView) { 0, 0, 5, 0, 0 });
  mz_test_window_settle (self);
  mz_test_xdo_at (GTK_WIDGET (self->map), 100, 300,
                  "mousedown 1 mousemove_relative 20 0 sleep 0.03 mousemove_relative 30 0 sleep 0.03 mousemove_relative 30 0 "
                  "sleep 0.03 mousemove_relative 30 0 mouseup 1");
  released = *mz_map_view_get_shown (self->map);
  mz_test_window_settle (self);
  degrees = 360 / (256 * exp2 (released.zoom));
  return (released.lon - mz_map_view_get_shown (self->map)->lon) / degrees + (0 - released.lon) / degrees - 110;
}

static void
test_coasting (MzTestWindow *self, gconstpointer size)
{
  double pixels = 0;

  if (mz_test_lacks_xdo ())
    return;
  allow_motion (TRUE);
  /* A busy machine may take the moves for one, which has no speed. */
  for (guint i = 0; i < 5 && pixels <= 20; i++)
    pixels = flick (self);
  g_assert_cmpfloat (pixels, >, 20);
}

static void
test_no_coasting (MzTestWindow *self, gconstpointer size)
{
  if (mz_test_lacks_xdo ())
    return;
  allow_motion (FALSE);
  g_assert_cmpfloat (fabs (flick (self)), <, 3);
}

/* Steps of the wheel close in on their goal; without motion each is one step. */
static void
test_wheel (MzTestWindow *self, gconstpointer size)
{
  for (guint motion = 0; motion < 2; motion++)
    {
      Film film = film_begin (self);
      double zoom = mz_map_view_get_shown (self->map)->zoom;
      gulong handler;

      if (mz_test_lacks_xdo ())
        return;
      allow_motion (motion == 1);
      handler = g_signal_connect_swapped (self->map, "notify::shown", G_CALLBACK (shown_cb), &film);
      mz_test_xdo_at (GTK_WIDGET (self->map), 300, 300, "click 4");
      mz_test_window_settle (self);
      g_signal_handler_disconnect (self->map, handler);
      g_assert_cmpfloat (film_peek (&film, film.views->len - 1)->zoom, >, zoom + 0.2);
      for (guint i = 1; i < film.views->len; i++)
        g_assert_cmpfloat (film_peek (&film, i)->zoom, >=, film_peek (&film, i - 1)->zoom);
      if (motion == 1)
        g_assert_cmpuint (film.views->len, >, 2);
      else
        g_assert_cmpuint (film.views->len, ==, 1);
      g_array_unref (film.views);
    }
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "flight", test_flight, NULL },
    { "no-flight", test_no_flight, NULL },
    { "coasting", test_coasting, NULL },
    { "no-coasting", test_no_coasting, NULL },
    { "wheel", test_wheel, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/motion/", cases, G_N_ELEMENTS (cases));
}
