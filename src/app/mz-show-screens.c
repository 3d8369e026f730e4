/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-screens.h"

#define SETTLE_MS 120 /* a screen that has just come has no size yet */

struct _MzShowScreens
{
  GtkWindow  *audience, *console;
  GListModel *monitors;
  GPtrArray  *watched;   /* of GdkMonitor: their sizes */
  char       *audience_name, *console_name; /* (nullable): the screens that they belong on */
  guint       n;         /* screens, when they were placed last */
  gboolean    front;     /* of one screen: the console is what is seen */
  guint       place_id;
  GCallback   changed;
  gpointer    data;
};

static int
find_name (const char *const *names, const char *name)
{
  for (int i = 0; name != NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

/**
 * mz_show_plan_new:
 * @screens: names of those that there are, at least one
 * @audience, @console: (nullable): names of those that the windows belong on; %NULL: it has had none
 *
 * A window whose screen is gone takes another one. On the only one, the console comes to the front if the audience had one and
 * it is gone; else the show goes on before the audience.
 */
MzShowPlan
mz_show_plan_new (const char *const *screens, const char *audience, const char *console)
{
  int a = find_name (screens, audience), c = find_name (screens, console);

  if (screens[1] == NULL)
    return (MzShowPlan) { 0, 0, audience != NULL && a < 0 };
  if (c < 0)
    c = a == 0 ? 1 : 0;
  if (a < 0 || a == c)
    a = c == 0 ? 1 : 0;
  return (MzShowPlan) { (guint) a, (guint) c, FALSE };
}

/* A name that it has again when it comes back. */
static char *
name_monitor (GdkMonitor *monitor, guint i)
{
  const char *connector = gdk_monitor_get_connector (monitor);

  return connector != NULL ? g_strdup (connector) : g_strdup_printf ("%u", i);
}

static GStrv
list_names (MzShowScreens *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);
      g_autofree char *name = name_monitor (monitor, i);

      g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

/* Window managers do not move a window from one full screen to another. Where there is none to make it as large as its screen, it
   asks for that size itself. */
static void
put_on (MzShowScreens *self, GtkWindow *window, guint i)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkRectangle box;

  gdk_monitor_get_geometry (monitor, &box);
  if (surface != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_window_is_fullscreen (window)
      && gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (window)), surface) != monitor)
    gtk_window_unfullscreen (window);
  gtk_window_set_default_size (window, box.width, box.height);
  gtk_window_fullscreen_on_monitor (window, monitor);
}

/* The audience's window is always there, that the console can show what it shows; on one screen the console lies over it.
   Returns: whether the console was not there before. */
static gboolean
show_windows (MzShowScreens *self)
{
  gboolean console = self->n > 1 || self->front, appears = console && !gtk_widget_get_visible (GTK_WIDGET (self->console));

  if (!gtk_widget_get_visible (GTK_WIDGET (self->audience)))
    gtk_window_present (self->audience);
  if (console)
    gtk_window_present (self->console);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->console), FALSE);
      gtk_window_present (self->audience);
    }
  return appears;
}

static void
unwatch (MzShowScreens *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (self->watched->pdata[i], self);
  g_ptr_array_set_size (self->watched, 0);
}

static void queue_place (MzShowScreens *self);

static void
watch_sizes (MzShowScreens *self)
{
  unwatch (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      GdkMonitor *monitor = g_list_model_get_item (self->monitors, i);

      g_signal_connect_swapped (monitor, "notify::geometry", G_CALLBACK (queue_place), self);
      g_ptr_array_add (self->watched, monitor);
    }
}

static void
place (MzShowScreens *self)
{
  g_auto (GStrv) names = list_names (self);
  MzShowPlan plan;
  guint n = g_strv_length (names);

  if (n == 0)
    return;
  plan = mz_show_plan_new ((const char *const *) names, self->audience_name, self->console_name);
  if (n > 1)
    {
      g_free (self->audience_name);
      g_free (self->console_name);
      self->audience_name = g_strdup (names[plan.audience]);
      self->console_name = g_strdup (names[plan.console]);
    }
  if (n != self->n)
    self->front = plan.front;
  self->n = n;
  put_on (self, self->audience, plan.audience);
  put_on (self, self->console, plan.console);
  if (show_windows (self))
    put_on (self, self->console, plan.console);
  watch_sizes (self);
  ((void (*) (gpointer)) self->changed) (self->data);
}

static gboolean
place_cb (gpointer data)
{
  MzShowScreens *self = data;

  self->place_id = 0;
  place (self);
  return G_SOURCE_REMOVE;
}

static void
queue_place (MzShowScreens *self)
{
  g_clear_handle_id (&self->place_id, g_source_remove);
  self->place_id = g_timeout_add (SETTLE_MS, place_cb, self);
}

/**
 * mz_show_screens_new:
 * @here: (nullable): the screen that the presenter is at
 * @changed: is called with @data whenever the windows have been placed
 */
MzShowScreens *
mz_show_screens_new (GtkWindow *audience, GtkWindow *console, GdkMonitor *here, GCallback changed, gpointer data)
{
  MzShowScreens *self = g_new0 (MzShowScreens, 1);

  self->audience = audience;
  self->console = console;
  self->changed = changed;
  self->data = data;
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->monitors = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (audience))));
  for (guint i = 0; here != NULL && i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      if (monitor == here)
        self->console_name = name_monitor (monitor, i);
    }
  g_signal_connect_swapped (self->monitors, "items-changed", G_CALLBACK (queue_place), self);
  place (self);
  return self;
}

void
mz_show_screens_free (MzShowScreens *self)
{
  unwatch (self);
  g_ptr_array_unref (self->watched);
  g_signal_handlers_disconnect_by_data (self->monitors, self);
  g_clear_handle_id (&self->place_id, g_source_remove);
  g_object_unref (self->monitors);
  g_free (self->audience_name);
  g_free (self->console_name);
  g_free (self);
}

gboolean
mz_show_screens_are_two (MzShowScreens *self)
{
  return self->n > 1;
}

/** mz_show_screens_swap: Audience and console change places. */
void
mz_show_screens_swap (MzShowScreens *self)
{
  char *name = self->audience_name;

  if (self->n < 2)
    {
      mz_show_screens_switch (self);
      return;
    }
  self->audience_name = self->console_name;
  self->console_name = name;
  place (self);
}

/** mz_show_screens_switch: Where there is one screen: from the one window to the other. */
void
mz_show_screens_switch (MzShowScreens *self)
{
  if (self->n > 1)
    return;
  self->front = !self->front;
  show_windows (self);
  ((void (*) (gpointer)) self->changed) (self->data);
}

/** mz_show_screens_shows_console: Returns: whether the console can be seen. */
gboolean
mz_show_screens_shows_console (MzShowScreens *self)
{
  return self->n > 1 || self->front;
}

/** mz_show_screens_get_audience_monitor: Returns: (transfer full) (nullable) */
GdkMonitor *
mz_show_screens_get_audience_monitor (MzShowScreens *self)
{
  g_auto (GStrv) names = list_names (self);

  if (names[0] == NULL)
    return NULL;
  return g_list_model_get_item (self->monitors,
                                mz_show_plan_new ((const char *const *) names, self->audience_name, self->console_name).audience);
}

/** mz_show_screens_are_placed: Returns: whether nothing has changed since the windows were placed. */
gboolean
mz_show_screens_are_placed (MzShowScreens *self)
{
  return self->place_id == 0;
}
