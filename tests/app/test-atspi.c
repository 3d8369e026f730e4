/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a screen reader is told: asked for over a real bus, as one does. Every chart says its name, its title and its words, and
 * what the keys are on.
 */
#include "mz-charts-page.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"

#include <adwaita.h>

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define PROPERTIES "org.freedesktop.DBus.Properties"
#define ROLE_IMAGE 27 /* of AtspiRole */
#define PATIENCE   30000

static GDBusConnection *bus;

/* A call, waited for with the main loop running: the window answers in this very process. */
static void
called_cb (GObject *connection, GAsyncResult *result, gpointer reply)
{
  g_autoptr (GError) error = NULL;

  *(GVariant **) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

static GVariant *
call (GDBusConnection *connection, const char *name, const char *path, const char *interface, const char *method,
      GVariant *parameters)
{
  GVariant *reply = NULL;

  g_dbus_connection_call (connection, name, path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL,
                          called_cb, &reply);
  g_assert_true (mz_test_wait_until (is_there, &reply, PATIENCE));
  return reply;
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer connection)
{
  g_autoptr (GError) error = NULL;

  *(GDBusConnection **) connection = g_dbus_connection_new_for_address_finish (result, &error);
  g_assert_no_error (error);
}

static void
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  const char *address;

  g_assert_no_error (error);
  reply = call (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL);
  g_variant_get (reply, "(&s)", &address);
  g_dbus_connection_new_for_address (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                              | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, connected_cb, &bus);
  g_assert_true (mz_test_wait_until (is_there, &bus, PATIENCE));
}

static char *
get_text (const char *name, const char *path, const char *property)
{
  g_autoptr (GVariant) reply = call (bus, name, path, PROPERTIES, "Get", g_variant_new ("(ss)", ACCESSIBLE, property)), value = NULL;

  g_variant_get (reply, "(v)", &value);
  return g_variant_dup_string (value, NULL);
}

/* What is below @path, depth first: of images the title, with the words as the value. */
static void
collect (const char *name, const char *path, GHashTable *images)
{
  g_autoptr (GVariant) reply = call (bus, name, path, ACCESSIBLE, "GetRole", NULL), children = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char *child_name, *child_path;
  guint role;

  g_variant_get (reply, "(u)", &role);
  if (role == ROLE_IMAGE)
    g_hash_table_insert (images, get_text (name, path, "Name"), get_text (name, path, "Description"));
  children = call (bus, name, path, ACCESSIBLE, "GetChildren", NULL);
  g_variant_get (children, "(a(so))", &iter);
  while (g_variant_iter_next (iter, "(&s&o)", &child_name, &child_path))
    collect (child_name, child_path, images);
}

static guint
count_applications (gpointer unused)
{
  g_autoptr (GVariant) children = call (bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", ACCESSIBLE,
                                        "GetChildren", NULL);
  g_autoptr (GVariant) list = g_variant_get_child_value (children, 0);

  return g_variant_n_children (list);
}

/* All that this process, the only application on its bus, shows to assistive technologies. */
static GHashTable *
collect_images (void)
{
  GHashTable *images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint tries = 0; tries < 100 && count_applications (NULL) == 0; tries++)
    mz_test_drain ();
  g_assert_cmpuint (count_applications (NULL), ==, 1);
  collect ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", images);
  return images;
}

static void
test_charts (void)
{
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2026-07");
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  MzChartsPage *page = MZ_CHARTS_PAGE (mz_charts_page_new (workspace));
  g_autoptr (GHashTable) images = NULL, later = NULL;
  MzChartView *view;
  g_autofree char *datum = NULL;
  const char *said;

  gtk_window_set_child (window, GTK_WIDGET (page));
  gtk_window_set_default_size (window, 900, 700);
  mz_test_wait_shown (window);
  /* Each is built as soon as it comes into sight; here they all are. */
  for (guint i = 0; i < mz_charts_get_n (); i++)
    mz_chart_view_set_live (mz_chart_card_get_view (mz_charts_page_get_card (page, mz_charts_peek (i)->name)), TRUE);
  mz_test_wait_frames (GTK_WIDGET (window), 3);
  images = collect_images ();
  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      const MzChart *chart = mz_charts_peek (i);
      const MzFigure *figure = mz_chart_view_get_figure (mz_chart_card_get_view (mz_charts_page_get_card (page, chart->name)));
      const char *summary = figure->empty != NULL ? figure->empty : figure->words;

      said = g_hash_table_lookup (images, figure->title);
      if (said == NULL)
        g_error ("%s is not there for assistive technologies: “%s”", chart->name, figure->title);
      if (summary == NULL || *summary == '\0')
        g_error ("%s has no summary", chart->name);
      if (*said == '\0')
        g_error ("%s says nothing of itself", chart->name);
    }

  /* What the keys go to is said, and then the chart in words. */
  view = mz_chart_card_get_view (mz_charts_page_get_card (page, "timeline"));
  mz_chart_view_set_datum (view, 0);
  datum = mz_figure_describe (mz_chart_view_get_figure (view), 0);
  later = collect_images ();
  said = g_hash_table_lookup (later, mz_chart_view_get_figure (view)->title);
  g_assert_nonnull (said);
  g_assert_true (g_str_has_prefix (said, datum));
  gtk_window_destroy (window);
  mz_test_drain ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  connect_to_bus ();
  gtk_init ();
  adw_init ();
  g_test_add_func ("/app/atspi/charts", test_charts);
  return g_test_run ();
}
