/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a frame costs while the map is panned and zoomed. One JSON object a line.
 *
 * Usage: bench-frames CASE...
 * CASE: base, facts, sites-10k, sites-100k, sites-1m, shumate-markers-500, shumate-markers-5k, shumate-markers-20k
 *
 * Each case opens a window of 1280x800, goes the same way in FRAMES steps, and reports the CPU time of the main thread from
 * one frame's end to the next one's: all that is done for a frame, drawing included.
 */
#include <adwaita.h>
#include <shumate/shumate.h>

#include "mz-basemap-source.h"
#include "mz-bench.h"
#include "mz-facts-reader.h"
#include "mz-map-view-private.h"

#define WIDTH  1280
#define HEIGHT 800
#define FRAMES 240
#define WARM   40

typedef struct
{
  const char *name;
  GtkWidget  *window;
  MzMapView  *map;      /* (nullable) */
  ShumateMap *markers;  /* (nullable): the yardstick */
  guint       frame;
  gint64      last;     /* CPU time of the thread, ns */
  GArray     *costs;    /* of double: ms */
  gboolean    done;
} Run;

/* The way: over Eurasia and back at zoom 3, then into southern China to zoom 6 and out again. */
static MzView
get_step (guint frame)
{
  double t = (double) (frame % FRAMES) / FRAMES;
  MzView view = { 25, 0, 3, WIDTH, HEIGHT };

  if (t < 0.5)
    view.lon = 20 + 90 * sin (t * 4 * G_PI);
  else
    {
      view.lon = 20 + 90 * sin ((t - 0.5) * G_PI);
      view.zoom = 3 + 3 * sin ((t - 0.5) * 2 * G_PI);
    }
  return mz_map_motion_clamp (&view);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;
  MzView view = get_step (run->frame);

  if (run->map != NULL)
    mz_map_view_show (run->map, &view);
  else
    {
      ShumateViewport *viewport = shumate_map_get_viewport (run->markers);

      shumate_viewport_set_zoom_level (viewport, view.zoom + MZ_BASEMAP_SOURCE_ZOOM_OFFSET);
      shumate_location_set_location (SHUMATE_LOCATION (viewport), view.lat, view.lon);
    }
  return G_SOURCE_CONTINUE;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Run *run = data;
  gint64 now = mz_bench_cpu_time ();
  double ms = (now - run->last) / 1e6;

  if (run->frame++ >= WARM)
    g_array_append_val (run->costs, ms);
  run->last = mz_bench_cpu_time ();
  if (run->costs->len == FRAMES)
    run->done = TRUE;
}

static void
print (const char *name, const char *what, GArray *costs, double q)
{
  g_autofree char *full = g_strdup_printf ("frame.%s.%s", name, what);

  mz_bench_print (full, mz_bench_quantile (costs, q), "ms", costs->len);
}

static gboolean
give_up_cb (gpointer data)
{
  ((Run *) data)->done = TRUE;
  return G_SOURCE_REMOVE;
}

static void
measure (Run *run)
{
  GdkFrameClock *clock;
  guint timeout = g_timeout_add_seconds (180, give_up_cb, run);

  run->costs = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_window_set_default_size (GTK_WINDOW (run->window), WIDTH, HEIGHT);
  gtk_window_set_decorated (GTK_WINDOW (run->window), FALSE);
  gtk_window_present (GTK_WINDOW (run->window));
  clock = gtk_widget_get_frame_clock (run->window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), run);
  gtk_widget_add_tick_callback (gtk_window_get_child (GTK_WINDOW (run->window)), tick_cb, run, NULL);
  run->last = mz_bench_cpu_time ();
  while (!run->done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);

  if (run->costs->len > 0)
    {
      print (run->name, "p50", run->costs, 0.5);
      print (run->name, "p95", run->costs, 0.95);
    }
  g_array_unref (run->costs);
  gtk_window_destroy (GTK_WINDOW (run->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
run_map (const char *name, MzDataset *dataset, gboolean labels)
{
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  MzBasemap *basemap = mz_basemap_get_bundled ();
  GtkWidget *map;
  Run run = { .name = name };

  if (!labels)
    mz_workspace_set_layers (workspace, MZ_LAYER_WATER | MZ_LAYER_BORDERS);
  map = mz_map_view_new (workspace, basemap);
  run.map = MZ_MAP_VIEW (map);
  run.window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (run.window), map);
  measure (&run);
}

static void
run_markers (const char *name, guint n)
{
  MzBasemap *basemap = mz_basemap_get_bundled ();
  g_autoptr (MzBasemapSource) source = mz_basemap_source_new (basemap, MZ_THEME_LIGHT, MZ_LAYER_WATER | MZ_LAYER_BORDERS, 1,
                                                                TRUE);
  ShumateMap *map = shumate_map_new ();
  ShumateViewport *viewport = shumate_map_get_viewport (map);
  ShumateMarkerLayer *layer;
  Run run = { .name = name, .markers = map };

  shumate_viewport_set_reference_map_source (viewport, SHUMATE_MAP_SOURCE (source));
  shumate_map_add_layer (map, SHUMATE_LAYER (shumate_map_layer_new (SHUMATE_MAP_SOURCE (source), viewport)));
  layer = shumate_marker_layer_new (viewport);
  shumate_map_add_layer (map, SHUMATE_LAYER (layer));
  for (guint i = 0; i < n; i++)
    {
      ShumateMarker *marker = shumate_marker_new ();
      double lat, lon;

      mz_bench_get_place (i, &lat, &lon);
      shumate_location_set_location (SHUMATE_LOCATION (marker), lat, lon);
      shumate_marker_set_child (marker, gtk_image_new_from_icon_name ("mark-location-symbolic"));
      shumate_marker_layer_add_marker (layer, marker);
    }
  run.window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (run.window), GTK_WIDGET (map));
  measure (&run);
}

/* "sites-100k", "shumate-markers-500": the number at the end. */
static guint
parse_count (const char *name)
{
  guint64 n = g_ascii_strtoull (strrchr (name, '-') + 1, NULL, 10);

  return (guint) (g_str_has_suffix (name, "k") ? n * 1000 : g_str_has_suffix (name, "m") ? n * 1000000 : n);
}

static gboolean
run_case (const char *name)
{
  if (g_str_equal (name, "base"))
    {
      g_autoptr (MzDataset) dataset = mz_dataset_new ();

      mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
      run_map (name, dataset, FALSE);
    }
  else if (g_str_equal (name, "facts"))
    {
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);

      run_map (name, dataset, TRUE);
    }
  else if (g_str_has_prefix (name, "sites-"))
    {
      g_autoptr (MzDataset) dataset = mz_bench_dataset_new (parse_count (name));

      run_map (name, dataset, TRUE);
    }
  else if (g_str_has_prefix (name, "shumate-markers-"))
    run_markers (name, parse_count (name));
  else
    return FALSE;
  return TRUE;
}

int
main (int argc, char *argv[])
{
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (int i = 1; i < argc; i++)
    if (!run_case (argv[i]))
      {
        g_printerr ("bench-frames: there is no case '%s'\n", argv[i]);
        return 2;
      }
  return 0;
}
