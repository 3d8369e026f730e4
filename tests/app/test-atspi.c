/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a screen reader is told: asked for over a real bus, as one does. Every chart says its name, its title and its words, and
 * what the keys are on.
 */
#include "mz-charts-page.h"
#include "mz-test-atspi.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"

#include <adwaita.h>

/* Of images the title, with the words as the value. */
static GHashTable *
collect_images (void)
{
  GHashTable *images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) tree = mz_test_atspi_collect (NULL);

  for (guint i = 0; i < tree->len; i++)
    {
      const MzSpoken *spoken = g_ptr_array_index (tree, i);

      if (spoken->role == MZ_SPOKEN_IMAGE)
        g_hash_table_insert (images, g_strdup (spoken->label), g_strdup (spoken->description));
    }
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
  mz_test_atspi_connect ();
  gtk_init ();
  adw_init ();
  g_test_add_func ("/app/atspi/charts", test_charts);
  return g_test_run ();
}
