/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the left panel: its order, its words, and that it goes with the selection and with what is asked for. */
#include <adwaita.h>

#include "mz-facet-row.h"
#include "mz-find-status.h"
#include "mz-record-row.h"
#include "mz-site-list.h"
#include "mz-site-order.h"
#include "mz-test-facts.h"
#include "mz-test-finder.h"
#include "mz-test-gtk.h"

static void
test_selection (MzTestFinder *fixture, gconstpointer unused)
{
  MzSiteList *list = mz_test_finder_find_type (fixture, MZ_TYPE_SITE_LIST);
  GtkWidget *view = mz_test_find_type (GTK_WIDGET (list), GTK_TYPE_LIST_VIEW);
  MzSiteOrder *order = MZ_SITE_ORDER (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  g_assert_null (mz_site_order_get_selected (order));
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "port"));
  mz_test_drain ();
  g_assert_true (mz_site_order_get_selected (order) == mz_test_record (fixture->workspace, "port"));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (order), 0, TRUE);
  g_assert_cmpstr (mz_test_finder_selected_id (fixture), ==, "hill");

  /* What is chosen stays chosen when a filter takes its row, and is marked again when it is back. */
  mz_test_finder_click_row (fixture, "separation");
  g_assert_cmpstr (mz_test_finder_selected_id (fixture), ==, "hill");
  g_assert_null (mz_site_order_get_selected (order));
  mz_test_finder_click_row (fixture, "separation");
  g_assert_true (mz_site_order_get_selected (order) == mz_test_record (fixture->workspace, "hill"));

  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "pact"));
  mz_test_drain ();
  g_assert_null (mz_site_order_get_selected (order));
  g_signal_emit_by_name (view, "activate", 1u);
  g_assert_cmpstr (mz_test_finder_selected_id (fixture), ==, "port");
  g_assert_cmpuint (fixture->details, ==, 1);
}

static gboolean
stands_before (MzWorkspace *workspace, MzSite *left, MzSite *right, gboolean by_name)
{
  MzPartialDate date = mz_workspace_get_date (workspace), as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (workspace));
  const MzCapacity *a = mz_site_get_capacity (left, date, as_of), *b = mz_site_get_capacity (right, date, as_of);
  gboolean counts_a = a != NULL && mz_capacity_get_product (a, mz_site_peek (left)->kind) != MZ_PRODUCT_OTHER;
  gboolean counts_b = b != NULL && mz_capacity_get_product (b, mz_site_peek (right)->kind) != MZ_PRODUCT_OTHER;

  if (by_name)
    return g_utf8_collate (mz_record_get_short_name (MZ_RECORD (left)), mz_record_get_short_name (MZ_RECORD (right))) <= 0;
  if (counts_a && counts_b)
    return a->t_per_year > b->t_per_year || (a->t_per_year == b->t_per_year && stands_before (workspace, left, right, TRUE));
  return counts_a || (!counts_b && (a != NULL || b == NULL));
}

/* Each row belongs before the next, in both orders and on any date. */
static void
test_sort (MzTestFinder *fixture, gconstpointer unused)
{
  MzSiteList *list = mz_test_finder_find_type (fixture, MZ_TYPE_SITE_LIST);
  GListModel *model = mz_site_list_get_model (list);

  for (guint year = 1980; year < 2030; year += 7)
    {
      gboolean by_name;

      mz_workspace_set_date (fixture->workspace, mz_partial_date_new (year, 0, 0));
      gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "find.sort", NULL);
      mz_test_drain ();
      by_name = mz_site_list_is_by_name (list);
      g_assert_cmpuint (g_list_model_get_n_items (model), >, 10);
      for (guint i = 0; i + 1 < g_list_model_get_n_items (model); i++)
        {
          g_autoptr (MzSite) site = g_list_model_get_item (model, i), next = g_list_model_get_item (model, i + 1);

          g_assert_true (stands_before (fixture->workspace, site, next, by_name));
        }
    }
}

static void
test_words (MzTestFinder *fixture, gconstpointer unused)
{
  MzSite *hill = mz_test_record (fixture->workspace, "hill"), *port = mz_test_record (fixture->workspace, "port");
  g_autofree char *speech = mz_site_row_to_speech (fixture->workspace, hill, 2, 41);
  g_autofree char *perhaps = mz_site_row_to_text (fixture->workspace, port), *planned = NULL;

  g_assert_cmpstr (speech, ==, "Hill Mine, mine, operating, United States, 3 of 41");
  g_assert_cmpstr (perhaps, ==, "Separation plant, perhaps planned");
  mz_test_finder_assert_shows (fixture, "Mine, 51,000 t/a REO");
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2028, 0, 0));
  planned = mz_site_row_to_text (fixture->workspace, port);
  g_assert_cmpstr (planned, ==, "Separation plant, planned");
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2005, 0, 0));
  mz_test_finder_assert_shows (fixture, "Mine, closed");
}

static MzFindStatus *
shown_status (MzTestFinder *fixture)
{
  MzSiteList *list = mz_test_finder_find_type (fixture, MZ_TYPE_SITE_LIST);
  MzFindStatus *status = MZ_FIND_STATUS (mz_test_find_type (GTK_WIDGET (list), MZ_TYPE_FIND_STATUS));

  mz_test_wait_frames (fixture->window, 2);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (status)));
  return status;
}

static void
click_status (MzTestFinder *fixture, const char *label)
{
  GtkWidget *status = GTK_WIDGET (shown_status (fixture));
  GtkWidget *button = mz_test_find_type (status, GTK_TYPE_BUTTON);

  g_assert_nonnull (mz_test_find_text (button, label));
  g_signal_emit_by_name (button, "clicked");
  mz_test_drain ();
  g_assert_false (gtk_widget_get_mapped (status));
}

/* An empty list says what has emptied it, and its button undoes just that. */
static void
test_empty (MzTestFinder *fixture, gconstpointer unused)
{
  static const char *const china[] = { "CN", NULL };
  MzView view = { 0, 0, 6, 360, 300 };

  mz_test_finder_set_facets (fixture, &(MzFacets) { .stages = MZ_BIT (MZ_STAGE_SEPARATION), .countries = china });
  g_assert_cmpstr (mz_find_status_get_title (shown_status (fixture)), ==, "No site matches");
  mz_test_finder_assert_shows (fixture, "January 2026: without “China” there would be 1 site.");
  click_status (fixture, "Clear Filter “China”");
  g_assert_cmpuint (mz_query_peek (mz_workspace_get_query (fixture->workspace))->stages, ==, MZ_BIT (MZ_STAGE_SEPARATION));

  mz_test_finder_set_facets (fixture, &(MzFacets) { .stages = MZ_BIT (MZ_STAGE_METAL), .countries = china });
  click_status (fixture, "Clear Filter");
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));

  mz_workspace_set_view (fixture->workspace, &view);
  mz_test_drain ();
  click_status (fixture, "Show the World");

  mz_workspace_set_layers (fixture->workspace, 0);
  mz_test_drain ();
  click_status (fixture, "Show Sites");
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace), ==, MZ_LAYER_SITES);
}

/* The list holds the ids that the workspace has in view, whatever is asked for. */
static void
test_random_queries (MzTestFinder *fixture, gconstpointer unused)
{
  MzSiteList *list = mz_test_finder_find_type (fixture, MZ_TYPE_SITE_LIST);
  MzStore *in_view = mz_workspace_get_sites_in_view (fixture->workspace);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  double worst = 0;

  for (guint turn = 0; turn < 40; turn++)
    {
      static const char *const codes[] = { "CN", "US", "AU", "MY", "BR", "JP" };
      const char *countries[] = { codes[g_rand_int_range (rand, 0, 6)], codes[g_rand_int_range (rand, 0, 6)], NULL };
      MzFacets facets = { .stages = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 1 << MZ_N_STAGES) : 0,
                          .states = g_rand_int_range (rand, 0, 4) == 0 ? MZ_BIT (MZ_STATE_OPERATING) : 0,
                          .countries = g_rand_boolean (rand) ? countries : NULL };
      MzView view = { g_rand_double_range (rand, -60, 70), g_rand_double_range (rand, -180, 180),
                      g_rand_double_range (rand, 0, 6), 822, 613 };
      g_autoptr (MzQuery) query = mz_query_new (&facets);
      GListModel *model = mz_site_list_get_model (list);
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      gint64 start = g_get_monotonic_time ();

      mz_workspace_set_query (fixture->workspace, query);
      mz_workspace_set_date (fixture->workspace, mz_partial_date_new ((guint) g_rand_int_range (rand, 1950, 2040), 6, 0));
      mz_workspace_set_view (fixture->workspace, &view);
      mz_test_drain ();
      worst = MAX (worst, (double) (g_get_monotonic_time () - start) / 1000);
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, mz_store_get_length (in_view));
      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        {
          g_autoptr (MzRecord) record = g_list_model_get_item (model, i);

          g_assert_true (g_hash_table_add (seen, record));
          g_assert_true (mz_store_find (in_view, record, NULL));
        }
    }
  g_test_message ("slowest change with its frames: %.1f ms", worst);
}

/* Tab comes by search, rows, layers and the list; the list's arrows choose. */
static void
test_keyboard (MzTestFinder *fixture, gconstpointer unused)
{
  gboolean entry = FALSE, row = FALSE, expander = FALSE, layer = FALSE, sort = FALSE;
  GtkWidget *item = NULL;

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  for (guint i = 0; i < 40; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      if (focus == NULL)
        continue;
      entry |= gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) != NULL;
      row |= MZ_IS_FACET_ROW (focus);
      expander |= GTK_IS_EXPANDER (focus);
      layer |= gtk_widget_has_css_class (focus, "layer-row");
      sort |= gtk_widget_has_css_class (focus, "sort-button");
      if (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL)
        item = focus;
    }
  g_assert_true (entry && row && expander && layer && sort);
  g_assert_nonnull (item);

  gtk_widget_grab_focus (item);
  mz_test_finder_press (fixture, GDK_KEY_Down);
  g_assert_cmpstr (mz_test_finder_selected_id (fixture), ==, "port");
  mz_test_finder_press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (fixture->details, ==, 1);
}

#define ADD(path, setting, test) \
  g_test_add ("/panels/find-list/" path, MzTestFinder, NULL, setting, test, mz_test_finder_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("selection", mz_test_finder_set_up, test_selection);
  ADD ("words", mz_test_finder_set_up, test_words);
  ADD ("empty", mz_test_finder_set_up, test_empty);
  ADD ("keyboard", mz_test_finder_set_up, test_keyboard);
  ADD ("sort", mz_test_finder_set_up_bundled, test_sort);
  ADD ("random-queries", mz_test_finder_set_up_bundled, test_random_queries);
  return g_test_run ();
}
