/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a step of the clock, a key of the search and a facet cost, in the window, until all that follows from them is done:
 * CPU time of the main thread, the median. Laying out and painting frames is told apart ("....frames").
 *
 * Usage: bench-steps [N]: over the bundled facts, or over N sites
 */
#include <adwaita.h>

#include "mz-bench.h"
#include "mz-facts-reader.h"
#include "mz-find-panel.h"
#include "mz-map-view.h"

#define N_STEPS 60

typedef struct
{
  MzWorkspace *workspace;
  MzFindPanel *panel;
  MzMapView   *map;
  gint64       frame_begin, in_frames; /* CPU time of the thread, ns */
} Bench;

typedef void (*Step) (Bench *bench, guint i);

static void
step_date (Bench *bench, guint i)
{
  mz_workspace_set_date (bench->workspace, mz_partial_date_new (1965 + i, 6, 0));
}

/* From one year with flows to the next one. */
static void
step_flows (Bench *bench, guint i)
{
  mz_workspace_set_date (bench->workspace, mz_partial_date_new (2018 + i % 9, 0, 0));
}

static void
step_search (Bench *bench, guint i)
{
  static const char *const texts[] = { "m", "mo", "mou", "moun", "mount", "s", "si", "sit", "site", "site 1", "", "c", "ch", "chi" };

  gtk_editable_set_text (GTK_EDITABLE (mz_find_panel_get_search_entry (bench->panel)), texts[i % G_N_ELEMENTS (texts)]);
}

static void
step_facet (Bench *bench, guint i)
{
  g_autoptr (MzQuery) query = mz_query_toggle (mz_workspace_get_query (bench->workspace), MZ_FACET_STAGE,
                                               mz_vocabulary_get_key (&mz_stages, i * 5 % MZ_N_STAGES));

  mz_workspace_set_query (bench->workspace, query);
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->frame_begin = mz_bench_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->in_frames += mz_bench_cpu_time () - bench->frame_begin;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
measure (Bench *bench, const char *name, const char *suffix, Step step)
{
  g_autofree char *full = g_strconcat ("step.", name, suffix, NULL);
  g_autofree char *frames = g_strconcat (full, ".frames", NULL);
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frame_costs = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 begin, end;
      double ms, frame_ms;

      /* Frames of the last step are over by then. */
      for (gint64 until = g_get_monotonic_time () + 60000; g_get_monotonic_time () < until;)
        settle ();
      begin = mz_bench_cpu_time ();
      bench->in_frames = 0;
      step (bench, i);
      mz_map_scene_update (mz_map_view_get_scene (bench->map), mz_map_view_get_shown (bench->map));
      settle ();
      while (!mz_map_scene_is_complete (mz_map_view_get_scene (bench->map)))
        g_main_context_iteration (NULL, TRUE);
      settle ();
      end = mz_bench_cpu_time ();
      frame_ms = bench->in_frames / 1e6;
      ms = (end - begin) / 1e6 - frame_ms;
      g_array_append_val (costs, ms);
      g_array_append_val (frame_costs, frame_ms);
    }
  mz_bench_print (full, mz_bench_quantile (costs, 0.5), "ms", N_STEPS);
  mz_bench_print (frames, mz_bench_quantile (frame_costs, 0.5), "ms", N_STEPS);
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  g_autofree char *suffix = n >= 1000 ? g_strdup_printf (".%uk", n / 1000) : g_strdup ("");
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = NULL;
  g_autoptr (MzWorkspace) workspace = NULL;
  GtkWidget *window, *box, *map;
  Bench bench = { 0 };

  adw_init ();
  dataset = n > 0 ? mz_bench_dataset_new (n) : mz_facts_load_bundled (report);
  workspace = mz_workspace_new (dataset);
  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  bench.workspace = workspace;
  bench.panel = MZ_FIND_PANEL (mz_find_panel_new (workspace));
  map = mz_map_view_new (workspace, mz_basemap_get_bundled ());
  bench.map = MZ_MAP_VIEW (map);
  g_object_set (bench.panel, "scene", mz_map_view_get_scene (MZ_MAP_VIEW (map)), NULL);
  gtk_widget_set_hexpand (map, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bench.panel));
  gtk_box_append (GTK_BOX (box), map);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), &bench);
  measure (&bench, "date", suffix, step_date);
  measure (&bench, "search", suffix, step_search);
  gtk_editable_set_text (GTK_EDITABLE (mz_find_panel_get_search_entry (bench.panel)), "");
  measure (&bench, "facet", suffix, step_facet);
  mz_workspace_set_query (workspace, NULL);
  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT | MZ_LAYER_FLOWS);
  measure (&bench, "flows", suffix, step_flows);
  mz_workspace_set_layers (workspace, MZ_LAYERS_DEFAULT);
  measure (&bench, "years", suffix, step_flows);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
