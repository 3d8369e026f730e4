/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What loading costs, as one JSON object a line: the median of RUNS runs, in milliseconds of CPU, whatever else the machine
 * does.
 *
 * Usage: bench-load               measures
 *        bench-load --write FILE N   writes N points as GeoJSON: what load.geojson-100k reads, for other programs to read
 *
 * load.facts             the bundled facts, linked
 * load.geojson-100k      100,000 points from their file to the map: read, linked, listed, and the map's scene made
 * load.geojson-100k.wall the same by the clock: it works in more than one thread
 * load.geojson-100k.main the longest that the main thread does in one go then
 * load.json-glib-100k    json-glib's bare parse of the same file
 */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <time.h>

#include "mz-facts-reader.h"
#include "mz-file.h"
#include "mz-loader.h"
#include "mz-map-scene.h"

#define RUNS   5
#define POINTS 100000

/* Milliseconds that the process has worked. */
static double
used_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static gboolean
write_points (const char *path, guint n, GError **error)
{
  static const char *const countries[] = { "CN", "US", "AU", "VN", "BR" };
  g_autoptr (GString) text = g_string_new ("{\"type\": \"FeatureCollection\", \"features\": [\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < n; i++)
    {
      double lon = g_rand_double_range (random, -180, 180), lat = g_rand_double_range (random, -60, 75);

      g_string_append_printf (
        text, "%s{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [%.6f, %.6f]}, \"properties\": "
        "{\"name\": \"Occurrence %u\", \"kind\": \"%s\", \"country\": \"%s\", \"minerals\": [\"Nd\", \"Pr\"]}}",
        i > 0 ? ",\n" : "", lon, lat, i, mz_vocabulary_get_key (&mz_site_kinds, i % MZ_N_SITE_KINDS), countries[i % 5]);
    }
  g_string_append (text, "\n]}\n");
  return mz_file_write (path, text->str, text->len, error);
}

/* Milliseconds that the thread has worked. */
static double
used_by_thread (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* What a load has cost besides the processor's time, in milliseconds. */
typedef struct
{
  double wall;
  double longest; /* that the main thread did in one go */
} Cost;

static double
load_facts (const char *path, Cost *cost)
{
  double start = used_time ();
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);

  g_assert (mz_report_get_length (report) == 0);
  return used_time () - start;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(MzLoad **) data = mz_loader_load_finish (result, NULL);
}

/* With what hangs on the dataset as in the window, apart from its widgets. */
static double
load_geojson (const char *path, Cost *cost)
{
  static const MzView view = { 22.5, 14.5, 2, 1280, 800 };
  MzBasemap *basemap = mz_basemap_get_bundled ();
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, basemap);
  g_autoptr (MzLoad) load = NULL;
  double start, turn;
  gint64 begin;

  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT | MZ_LAYER_DEPOSITS);
  mz_workspace_set_view (workspace, &view);
  mz_map_scene_update (scene, &view);

  start = used_time ();
  begin = g_get_monotonic_time ();
  cost->longest = 0;
  mz_loader_load_async (dataset, path, NULL, NULL, NULL, loaded_cb, &load);
  while (load == NULL)
    {
      turn = used_by_thread ();
      g_main_context_iteration (NULL, TRUE);
      cost->longest = MAX (cost->longest, used_by_thread () - turn);
    }
  turn = used_by_thread ();
  mz_map_scene_update (scene, &view);
  cost->longest = MAX (cost->longest, used_by_thread () - turn);
  cost->wall = (double) (g_get_monotonic_time () - begin) / 1e3;
  g_assert (mz_map_scene_get_n_marks (scene) > 0 && load->n_records[MZ_RECORD_SITE] == POINTS);
  return used_time () - start;
}

static double
load_json_glib (const char *path, Cost *cost)
{
  double start = used_time ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  g_assert (json_parser_load_from_file (parser, path, NULL));
  return used_time () - start;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print (const char *name, const char *what, double *values)
{
  qsort (values, RUNS, sizeof (double), compare);
  g_print ("{\"name\": \"%s%s\", \"value\": %.2f, \"unit\": \"ms\", \"n\": %d}\n", name, what, values[RUNS / 2], RUNS);
}

static void
measure (const char *name, const char *path, double (*run) (const char *, Cost *))
{
  double values[RUNS], wall[RUNS], longest[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      Cost cost = { 0 };

      values[i] = run (path, &cost);
      wall[i] = cost.wall;
      longest[i] = cost.longest;
    }
  print (name, "", values);
  if (wall[0] > 0)
    {
      print (name, ".wall", wall);
      print (name, ".main", longest);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr (GError) error = NULL;

  if (argc == 4 && g_str_equal (argv[1], "--write"))
    {
      if (write_points (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10), &error))
        return 0;
      g_printerr ("bench-load: %s: %s\n", argv[2], error->message);
      return 1;
    }
  folder = g_dir_make_tmp ("bench-load-XXXXXX", &error);
  path = folder != NULL ? g_build_filename (folder, "points.geojson", NULL) : NULL;
  if (path == NULL || !write_points (path, POINTS, &error))
    {
      g_printerr ("bench-load: %s\n", error->message);
      return 1;
    }
  measure ("load.facts", path, load_facts);
  measure ("load.geojson-100k", path, load_geojson);
  measure ("load.json-glib-100k", path, load_json_glib);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
