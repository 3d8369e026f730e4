/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left panel: it finds and lists what the workspace has, and what is pressed in it is what the workspace asks for. */
#include "mz-find-panel.h"

#include <adwaita.h>

#include "mz-facet-box.h"
#include "mz-facet-row.h"
#include "mz-facts-reader.h"
#include "mz-find-status.h"
#include "mz-record-row.h"
#include "mz-search-results.h"
#include "mz-site-list.h"
#include "mz-site-order.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"

#define PANEL_WIDTH 240

typedef struct
{
  MzWorkspace *workspace;
  GtkWidget   *window;
  MzFindPanel *panel;
  guint        details; /* how often it asked for them */
  guint        back;
} Fixture;

static void
details_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->details++;
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->back++;
}

static void
open_window (Fixture *fixture)
{
  static const GActionEntry entries[] = {
    { .name = "details", .activate = details_cb },
    { .name = "back", .activate = back_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->panel = MZ_FIND_PANEL (mz_find_panel_new (fixture->workspace));
  fixture->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), PANEL_WIDTH, 613);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->panel));
  mz_test_wait_shown (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->workspace = mz_test_workspace_new ("2026-01");
  open_window (fixture);
}

static void
set_up_bundled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);

  fixture->workspace = mz_workspace_new (dataset);
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *panel = g_object_ref (GTK_WIDGET (fixture->panel));

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mz_test_drain ();
  g_assert_finalize_object (panel);
  g_assert_finalize_object (fixture->workspace);
}

static gpointer
find_type (Fixture *fixture, GType type)
{
  GtkWidget *found = mz_test_find_type (GTK_WIDGET (fixture->panel), type);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *word)
{
  GtkWidget *found = NULL;

  if (MZ_IS_FACET_ROW (widget) && g_str_equal (mz_facet_row_get_word (MZ_FACET_ROW (widget)), word))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, word);
  return found;
}

static void
click_row (Fixture *fixture, const char *word)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->panel), word);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "clicked");
  mz_test_drain ();
}

static gboolean
is_pressed (Fixture *fixture, const char *word)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->panel), word);

  return row != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row));
}

static void
assert_shows (Fixture *fixture, const char *text)
{
  mz_test_drain ();
  if (mz_test_find_text (GTK_WIDGET (fixture->panel), text) == NULL)
    g_error ("“%s” is not shown", text);
}

static void
type_text (Fixture *fixture, const char *text)
{
  mz_find_panel_start_search (fixture->panel, text);
  mz_test_wait_frames (fixture->window, 2);
}

static void
press (Fixture *fixture, guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  g_assert_true (mz_test_press (focus, keyval, 0));
  mz_test_drain ();
}

static const char *
selected_id (Fixture *fixture)
{
  MzRecord *record = mz_workspace_get_selection (fixture->workspace);

  return record != NULL ? mz_record_get_id (record) : NULL;
}

static const char *
hovered_id (Fixture *fixture)
{
  MzRecord *record = mz_workspace_get_hover (fixture->workspace);

  return record != NULL ? mz_record_get_id (record) : NULL;
}

static void
set_facets (Fixture *fixture, const MzFacets *facets)
{
  g_autoptr (MzQuery) query = mz_query_new (facets);

  mz_workspace_set_query (fixture->workspace, query);
  mz_test_drain ();
}

static void
expand_all (GtkWidget *widget, gboolean expanded)
{
  if (MZ_IS_FACET_BOX (widget))
    mz_facet_box_set_expanded (MZ_FACET_BOX (widget), expanded);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    expand_all (child, expanded);
}

/* Typing shows results in place of the rest; the chosen one is what the pointer would be on; Enter opens it. */
static void
test_search (Fixture *fixture, gconstpointer unused)
{
  GtkEditable *entry = GTK_EDITABLE (mz_find_panel_get_search_entry (fixture->panel));

  type_text (fixture, "hil");
  assert_shows (fixture, "Hill Mine");
  assert_shows (fixture, "Mine, United States");
  assert_shows (fixture, "Company, 1 site");
  g_assert_false (gtk_widget_get_mapped (find_type (fixture, MZ_TYPE_SITE_LIST)));
  g_assert_cmpstr (hovered_id (fixture), ==, "hill");
  g_assert_null (selected_id (fixture));

  press (fixture, GDK_KEY_Down);
  g_assert_cmpstr (hovered_id (fixture), ==, "company-hill-sons");
  press (fixture, GDK_KEY_Up);
  g_assert_cmpstr (hovered_id (fixture), ==, "hill");
  g_signal_emit_by_name (entry, "activate");
  mz_test_drain ();
  g_assert_cmpstr (selected_id (fixture), ==, "hill");
  g_assert_cmpuint (fixture->details, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_true (gtk_widget_get_mapped (find_type (fixture, MZ_TYPE_SITE_LIST)));
}

/* A company is a record: it becomes the selection. */
static void
test_company (Fixture *fixture, gconstpointer unused)
{
  type_text (fixture, "hill & s");
  for (guint i = 0; i < 20; i++)
    {
      GtkSingleSelection *hits = GTK_SINGLE_SELECTION (mz_search_results_get_model (find_type (fixture,
                                                                                               MZ_TYPE_SEARCH_RESULTS)));

      if (MZ_IS_COMPANY (mz_search_hit_get_record (gtk_single_selection_get_selected_item (hits))))
        break;
      press (fixture, GDK_KEY_Down);
    }
  g_signal_emit_by_name (mz_find_panel_get_search_entry (fixture->panel), "activate");
  mz_test_drain ();
  g_assert_cmpstr (selected_id (fixture), ==, "company-hill-sons");
  g_assert_cmpstr (mz_query_peek (mz_workspace_get_query (fixture->workspace))->text, ==, "");
}

static void
test_search_finds_nothing (Fixture *fixture, gconstpointer unused)
{
  type_text (fixture, "qqq");
  assert_shows (fixture, "No site matches “qqq”");
  assert_shows (fixture, "Clear Search");
  gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "find.clear-search", NULL);
  mz_test_drain ();
  g_assert_true (gtk_widget_get_mapped (find_type (fixture, MZ_TYPE_SITE_LIST)));
}

/* Esc clears what has been typed; once more it leaves. */
static void
test_escape (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *entry = mz_find_panel_get_search_entry (fixture->panel);

  type_text (fixture, "port");
  g_assert_cmpstr (hovered_id (fixture), ==, "port");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (hovered_id (fixture));
  g_assert_cmpuint (fixture->back, ==, 0);
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpuint (fixture->back, ==, 1);
}

/* Rows ask for what they name, and show what is asked for. */
static void
test_facets (Fixture *fixture, gconstpointer unused)
{
  static const char *const countries[] = { "MY", NULL };
  const MzFacets *facets;

  assert_shows (fixture, "1 of 1"); /* mining: the hill operates */
  assert_shows (fixture, "0 of 1"); /* separation: the port is planned */
  click_row (fixture, "mining");
  click_row (fixture, "separation");
  facets = mz_query_peek (mz_workspace_get_query (fixture->workspace));
  g_assert_cmpuint (facets->stages, ==, MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_SEPARATION));
  g_assert_true (is_pressed (fixture, "mining"));
  g_assert_true (is_pressed (fixture, "separation"));
  g_assert_false (is_pressed (fixture, "metal"));
  assert_shows (fixture, "Mining, Separation");
  click_row (fixture, "mining");
  g_assert_false (is_pressed (fixture, "mining"));

  g_assert_null (find_row (GTK_WIDGET (fixture->panel), "MY"));
  expand_all (GTK_WIDGET (fixture->panel), TRUE);
  mz_test_drain ();
  click_row (fixture, "MY");
  facets = mz_query_peek (mz_workspace_get_query (fixture->workspace));
  g_assert_cmpstrv (facets->countries, countries);
  assert_shows (fixture, "Separation · Malaysia");
  click_row (fixture, "unknown");
  g_assert_cmpuint (mz_query_peek (mz_workspace_get_query (fixture->workspace))->bindings, ==, MZ_BIT (MZ_BINDING_UNKNOWN));

  gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "find.clear", NULL);
  mz_test_drain ();
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
  g_assert_false (is_pressed (fixture, "MY"));
  g_assert_false (is_pressed (fixture, "separation"));

  set_facets (fixture, &(MzFacets) { .states = MZ_BIT (MZ_STATE_OPERATING), .minerals = (const char *[]) { "Nd", NULL } });
  g_assert_true (is_pressed (fixture, "operating"));
  g_assert_true (is_pressed (fixture, "Nd"));
  g_assert_false (is_pressed (fixture, "Dy"));
  assert_shows (fixture, "Nd, neodymium");
}

/* Deposits are a layer, not a stage. */
static void
test_deposits (Fixture *fixture, gconstpointer unused)
{
  assert_shows (fixture, "Deposits (hidden)");
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace) & MZ_LAYER_DEPOSITS, ==, 0);
  click_row (fixture, "deposit");
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace) & MZ_LAYER_DEPOSITS, !=, 0);
  assert_shows (fixture, "3"); /* sites in view */
  click_row (fixture, "deposit");
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace) & MZ_LAYER_DEPOSITS, ==, 0);

  set_facets (fixture, &(MzFacets) { .kinds = MZ_BIT (MZ_SITE_DEPOSIT) });
  g_assert_true (is_pressed (fixture, "deposit"));
  click_row (fixture, "deposit");
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
}

static void
test_layers (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *label = mz_test_find_text (GTK_WIDGET (fixture->panel), "Agreements");
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);

  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace), ==, MZ_LAYERS_DEFAULT & ~MZ_LAYER_AGREEMENTS);
  mz_test_drain ();
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  mz_workspace_set_layers (fixture->workspace, MZ_LAYERS_DEFAULT);
  mz_test_drain ();
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

/* The legend has what is in view, and only that. */
static void
test_legend (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (MzBasemap) basemap = mz_basemap_get_bundled ();
  g_autoptr (MzMapScene) scene = mz_map_scene_new (fixture->workspace, basemap), got = NULL;
  MzView world = { 22, 14, 1, 512, 400 }, empty = { -40, -30, 6, 512, 400 };
  GtkWidget *panel = GTK_WIDGET (fixture->panel);

  mz_find_panel_set_scene (fixture->panel, scene);
  g_object_get (panel, "scene", &got, NULL);
  g_assert_true (got == scene);
  mz_test_drain ();
  g_assert_null (mz_test_find_text (panel, "Agreement, binding")); /* no frame yet */

  mz_workspace_set_view (fixture->workspace, &world);
  assert_shows (fixture, "Agreement, binding");
  assert_shows (fixture, "Export control announced or paused"); /* the curb, by the stay */
  g_assert_null (mz_test_find_text (panel, "Agreement, not binding"));

  mz_workspace_set_layers (fixture->workspace, MZ_LAYERS_DEFAULT & ~MZ_LAYER_AGREEMENTS);
  mz_test_drain ();
  g_assert_null (mz_test_find_text (panel, "Agreement, binding"));
  mz_workspace_set_layers (fixture->workspace, MZ_LAYERS_DEFAULT);
  assert_shows (fixture, "Agreement, binding");
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2020, 0, 0));
  mz_test_drain ();
  g_assert_null (mz_test_find_text (panel, "Agreement, binding"));

  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2026, 1, 0));
  mz_workspace_set_view (fixture->workspace, &empty);
  mz_test_drain ();
  g_assert_null (mz_test_find_text (panel, "Agreement, binding"));
  g_assert_null (mz_test_find_text (panel, "Export control announced or paused"));
  mz_find_panel_set_scene (fixture->panel, NULL);
}

/* After the as-of date nobody knows how many operate. */
static void
test_after_as_of (Fixture *fixture, gconstpointer unused)
{
  assert_shows (fixture, "operating");
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2030, 0, 0));
  mz_test_drain ();
  assert_shows (fixture, "sites");
  g_assert_null (mz_test_find_text (GTK_WIDGET (fixture->panel), "0 of 1"));
}

static void
test_selection (Fixture *fixture, gconstpointer unused)
{
  MzSiteList *list = find_type (fixture, MZ_TYPE_SITE_LIST);
  GtkWidget *view = mz_test_find_type (GTK_WIDGET (list), GTK_TYPE_LIST_VIEW);
  MzSiteOrder *order = MZ_SITE_ORDER (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  g_assert_null (mz_site_order_get_selected (order));
  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "port"));
  mz_test_drain ();
  g_assert_true (mz_site_order_get_selected (order) == mz_test_record (fixture->workspace, "port"));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (order), 0, TRUE);
  g_assert_cmpstr (selected_id (fixture), ==, "hill");

  /* What is chosen stays chosen when a filter takes its row, and is marked again when it is back. */
  click_row (fixture, "separation");
  g_assert_cmpstr (selected_id (fixture), ==, "hill");
  g_assert_null (mz_site_order_get_selected (order));
  click_row (fixture, "separation");
  g_assert_true (mz_site_order_get_selected (order) == mz_test_record (fixture->workspace, "hill"));

  mz_workspace_set_selection (fixture->workspace, mz_test_record (fixture->workspace, "pact"));
  mz_test_drain ();
  g_assert_null (mz_site_order_get_selected (order));
  g_signal_emit_by_name (view, "activate", 1u);
  g_assert_cmpstr (selected_id (fixture), ==, "port");
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
test_sort (Fixture *fixture, gconstpointer unused)
{
  MzSiteList *list = find_type (fixture, MZ_TYPE_SITE_LIST);
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
test_words (Fixture *fixture, gconstpointer unused)
{
  MzSite *hill = mz_test_record (fixture->workspace, "hill"), *port = mz_test_record (fixture->workspace, "port");
  g_autofree char *speech = mz_site_row_to_speech (fixture->workspace, hill, 2, 41);
  g_autofree char *perhaps = mz_site_row_to_text (fixture->workspace, port), *planned = NULL;

  g_assert_cmpstr (speech, ==, "Hill Mine, mine, operating, United States, 3 of 41");
  g_assert_cmpstr (perhaps, ==, "Separation plant, perhaps planned");
  assert_shows (fixture, "Mine, 51,000 t/a REO");
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2028, 0, 0));
  planned = mz_site_row_to_text (fixture->workspace, port);
  g_assert_cmpstr (planned, ==, "Separation plant, planned");
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2005, 0, 0));
  assert_shows (fixture, "Mine, closed");
}

static MzFindStatus *
shown_status (Fixture *fixture)
{
  MzFindStatus *status = MZ_FIND_STATUS (mz_test_find_type (find_type (fixture, MZ_TYPE_SITE_LIST), MZ_TYPE_FIND_STATUS));

  mz_test_wait_frames (fixture->window, 2);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (status)));
  return status;
}

static void
click_status (Fixture *fixture, const char *label)
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
test_empty (Fixture *fixture, gconstpointer unused)
{
  static const char *const china[] = { "CN", NULL };
  MzView view = { 0, 0, 6, 360, 300 };

  set_facets (fixture, &(MzFacets) { .stages = MZ_BIT (MZ_STAGE_SEPARATION), .countries = china });
  g_assert_cmpstr (mz_find_status_get_title (shown_status (fixture)), ==, "No site matches");
  assert_shows (fixture, "January 2026: without “China” there would be 1 site.");
  click_status (fixture, "Clear Filter “China”");
  g_assert_cmpuint (mz_query_peek (mz_workspace_get_query (fixture->workspace))->stages, ==, MZ_BIT (MZ_STAGE_SEPARATION));

  set_facets (fixture, &(MzFacets) { .stages = MZ_BIT (MZ_STAGE_METAL), .countries = china });
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
test_random_queries (Fixture *fixture, gconstpointer unused)
{
  MzSiteList *list = find_type (fixture, MZ_TYPE_SITE_LIST);
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
test_keyboard (Fixture *fixture, gconstpointer unused)
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
  press (fixture, GDK_KEY_Down);
  g_assert_cmpstr (selected_id (fixture), ==, "port");
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (fixture->details, ==, 1);
}

/* Nothing asks for more room than the panel has, at either text size, unfolded or not. */
static void
test_width (Fixture *fixture, gconstpointer unused)
{
  for (guint large = 0; large < 2; large++)
    for (guint expanded = 0; expanded < 2; expanded++)
      {
        int minimum;

        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (large ? 192 : 96) * 1024, NULL);
        expand_all (GTK_WIDGET (fixture->panel), expanded);
        mz_test_wait_frames (fixture->window, 2);
        gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, PANEL_WIDTH);
        gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, 260);
      }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* What is chosen has its words in the panel, and leaves it as wide as it was. */
static void
test_width_of_filter (Fixture *fixture, gconstpointer unused)
{
  static const char *const far[] = { "AU", "CN", "MY", "US", NULL };
  int before, after;

  gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &before, NULL, NULL);
  set_facets (fixture, &(MzFacets) { .stages = MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_SEPARATION), .countries = far });
  mz_test_wait_frames (fixture->window, 2);
  gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (after, <=, MAX (before, PANEL_WIDTH));
}

static void
test_properties (Fixture *fixture, gconstpointer unused)
{
  static const char *const skip[] = { "workspace", "scene", NULL };
  g_autoptr (MzWorkspace) got = NULL;

  mz_test_sweep_properties (G_OBJECT (fixture->panel), skip);
  g_object_get (fixture->panel, "workspace", &got, NULL);
  g_assert_true (got == fixture->workspace);
  g_object_set (fixture->panel, "workspace", NULL, NULL);
  g_assert_null (mz_find_panel_get_workspace (fixture->panel));
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2001, 0, 0)); /* nobody listens any more */
  type_text (fixture, "hill");
}

#define ADD(path, test) g_test_add ("/panels/find-panel/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("search", test_search);
  ADD ("company", test_company);
  ADD ("search-finds-nothing", test_search_finds_nothing);
  ADD ("escape", test_escape);
  ADD ("facets", test_facets);
  ADD ("deposits", test_deposits);
  ADD ("layers", test_layers);
  ADD ("legend", test_legend);
  ADD ("after-as-of", test_after_as_of);
  ADD ("selection", test_selection);
  ADD ("words", test_words);
  ADD ("empty", test_empty);
  ADD ("keyboard", test_keyboard);
  ADD ("width", test_width);
  ADD ("width-of-filter", test_width_of_filter);
  ADD ("properties", test_properties);
  g_test_add ("/panels/find-panel/sort", Fixture, NULL, set_up_bundled, test_sort, tear_down);
  g_test_add ("/panels/find-panel/random-queries", Fixture, NULL, set_up_bundled, test_random_queries, tear_down);
  return g_test_run ();
}
