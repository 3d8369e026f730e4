/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Draws the window of the program, as it is at first, into the pictures that the software catalogue shows.
 *
 * Usage: screenshots FOLDER
 */
#include <adwaita.h>

#include "mz-facts-reader.h"
#include "mz-learn-page.h"
#include "mz-map-view.h"
#include "mz-test-gtk.h"
#include "mz-window.h"

#define WIDTH    1366
#define HEIGHT   768
#define PATIENCE 200 /* drawings until one is as the one before */

typedef struct
{
  const char *name;
  gboolean    dark;
  const char *address;
  const char *action, *chart, *lesson; /* (nullable): what is done or opened there */
} Picture;

static const Picture pictures[] = {
  { "map", FALSE, "monazite:view?date=2025-10-20&center=24,62&zoom=1.8" },
  { "site", FALSE, "monazite:view?date=2025-10-20&center=36,-110&zoom=4.6&select=sites/mountain-pass" },
  { "chain", FALSE, "monazite:view?date=2025-10-20&page=chain" },
  { "charts", FALSE, "monazite:view?date=2025-10-20&page=charts", .chart = "mine-production" },
  { "whatif", FALSE, "monazite:view?date=2027-06&center=20,85&zoom=1.6&scenario=china-export-stop&page=whatif" },
  { "briefing", FALSE, "monazite:view?date=2025-10-20", .action = "win.briefings" },
  { "lesson", FALSE, "monazite:view?page=learn", .lesson = "the-valve" },
  { "map-dark", TRUE, "monazite:view?date=2025-10-20&center=24,118&zoom=3.2&select=sites/bayan-obo" },
};

static gboolean
is_settled (gpointer map)
{
  return mz_map_view_is_settled (map);
}

static gboolean
is_same (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);

  return size == (gsize) cairo_image_surface_get_stride (b) * (gsize) cairo_image_surface_get_height (b)
         && memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) == 0;
}

/* Until nothing moves any more: what is worked out in threads comes later than what is drawn first. */
static cairo_surface_t *
draw_settled (GtkWidget *window)
{
  MzMapView *map = MZ_MAP_VIEW (mz_test_find_type (window, MZ_TYPE_MAP_VIEW));
  cairo_surface_t *before = NULL, *now = NULL;
  guint same = 0;

  for (guint i = 0; i < PATIENCE && same < 3; i++)
    {
      if (before != NULL)
        cairo_surface_destroy (before);
      before = now;
      if (gtk_widget_get_mapped (GTK_WIDGET (map)))
        g_assert_true (mz_test_wait_until (is_settled, map, 10000));
      mz_test_wait_frames (window, 4);
      now = mz_test_draw_widget (window);
      same = before != NULL && is_same (before, now) ? same + 1 : 0;
    }
  if (before != NULL)
    cairo_surface_destroy (before);
  return now;
}

static void
act (GtkWidget *window, const Picture *picture)
{
  if (picture->lesson != NULL)
    mz_learn_page_start_lesson (MZ_LEARN_PAGE (mz_test_find_type (window, MZ_TYPE_LEARN_PAGE)), picture->lesson);
  else if (picture->chart != NULL)
    gtk_widget_activate_action (window, "win.chart", "s", picture->chart);
  else if (picture->action != NULL)
    gtk_widget_activate_action (window, picture->action, NULL);
}

static void
draw (GtkApplication *application, MzDataset *dataset, const Picture *picture, const char *folder)
{
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  MzWindow *window = mz_window_new (application, workspace, mz_basemap_get_bundled (), NULL);
  g_autofree char *name = g_strconcat (picture->name, ".png", NULL), *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  /* Without a window manager there is a frame about it. */
  gtk_widget_remove_css_class (GTK_WIDGET (window), "solid-csd");
  mz_test_wait_shown (GTK_WINDOW (window));
  mz_window_open_address (window, picture->address);
  act (GTK_WIDGET (window), picture);
  surface = draw_settled (GTK_WIDGET (window));
  if (cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written", path);
  cairo_surface_destroy (surface);
  gtk_window_destroy (GTK_WINDOW (window));
  mz_test_drain ();
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: screenshots FOLDER\n");
      return 2;
    }
  application = GTK_APPLICATION (adw_application_new ("org.monazite.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/monazite/Monazite");
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return 3;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  dataset = mz_facts_load_bundled (report);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    draw (application, dataset, &pictures[i], argv[1]);
  return 0;
}
