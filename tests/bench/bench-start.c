/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The start, from nothing to a picture. Prints "ready" when it stands, then waits for its standard input to end.
 *
 * Usage: bench-start map|empty-window
 *
 * map: the program's own window over the bundled facts, until every tile is painted and one more frame has been drawn.
 * empty-window: an AdwApplicationWindow with nothing in it, until its first frame has been drawn.
 */
#include <adwaita.h>

#include "mz-application.h"
#include "mz-map-view.h"

static gboolean is_map, is_ready;

static MzMapView *
find_map (GtkWidget *widget)
{
  if (MZ_IS_MAP_VIEW (widget))
    return MZ_MAP_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      MzMapView *map = find_map (child);

      if (map != NULL)
        return map;
    }
  return NULL;
}

static gboolean
input_cb (GIOChannel *channel, GIOCondition condition, gpointer application)
{
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  MzMapView *map = is_map ? find_map (window) : NULL;

  if (is_ready || (is_map && (map == NULL || !mz_map_view_is_complete (map))))
    return;
  is_ready = TRUE;
  g_print ("ready\n");
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (after_paint_cb),
                           window, G_CONNECT_DEFAULT);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GApplication) application = NULL;
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);

  is_map = argc > 1 && g_str_equal (argv[1], "map");
  if (is_map)
    application = G_APPLICATION (mz_application_new ());
  else
    {
      application = G_APPLICATION (adw_application_new ("org.monazite.Bench", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
    }
  g_signal_connect_after (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, input_cb, application);
  return g_application_run (application, 1, argv);
}
