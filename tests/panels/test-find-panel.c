/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left panel: it finds and lists what the workspace has, and what is pressed in it is what the workspace asks for. */
#include "mz-find-panel.h"

#include <adwaita.h>

#include "mz-facet-box.h"
#include "mz-facet-row.h"
#include "mz-search.h"
#include "mz-search-results.h"
#include "mz-site-list.h"
#include "mz-test-finder.h"
#include "mz-test-gtk.h"

static gboolean
is_pressed (MzTestFinder *fixture, const char *word)
{
  GtkWidget *row = mz_test_finder_find_row (fixture, word);

  return row != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row));
}

static void
type_text (MzTestFinder *fixture, const char *text)
{
  mz_find_panel_start_search (fixture->panel, text);
  mz_test_wait_frames (fixture->window, 2);
}

static const char *
hovered_id (MzTestFinder *fixture)
{
  MzRecord *record = mz_workspace_get_hover (fixture->workspace);

  return record != NULL ? mz_record_get_id (record) : NULL;
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
test_search (MzTestFinder *fixture, gconstpointer unused)
{
  GtkEditable *entry = GTK_EDITABLE (mz_find_panel_get_search_entry (fixture->panel));

  type_text (fixture, "hil");
  mz_test_finder_assert_shows (fixture, "Hill Mine");
  mz_test_finder_assert_shows (fixture, "Mine, United States");
  mz_test_finder_assert_shows (fixture, "Company, 1 site");
  g_assert_false (gtk_widget_get_mapped (mz_test_finder_find_type (fixture, MZ_TYPE_SITE_LIST)));
  g_assert_cmpstr (hovered_id (fixture), ==, "hill");
  g_assert_null (mz_test_finder_selected_id (fixture));

  mz_test_finder_press (fixture, GDK_KEY_Down);
  g_assert_cmpstr (hovered_id (fixture), ==, "company-hill-sons");
  mz_test_finder_press (fixture, GDK_KEY_Up);
  g_assert_cmpstr (hovered_id (fixture), ==, "hill");
  g_signal_emit_by_name (entry, "activate");
  mz_test_drain ();
  g_assert_cmpstr (mz_test_finder_selected_id (fixture), ==, "hill");
  g_assert_cmpuint (fixture->details, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_true (gtk_widget_get_mapped (mz_test_finder_find_type (fixture, MZ_TYPE_SITE_LIST)));
}

/* A company is a record: it becomes the selection. */
static void
test_company (MzTestFinder *fixture, gconstpointer unused)
{
  type_text (fixture, "hill & s");
  for (guint i = 0; i < 20; i++)
    {
      MzSearchResults *results = mz_test_finder_find_type (fixture, MZ_TYPE_SEARCH_RESULTS);
      GtkSingleSelection *hits = GTK_SINGLE_SELECTION (mz_search_results_get_model (results));

      if (MZ_IS_COMPANY (mz_search_hit_get_record (gtk_single_selection_get_selected_item (hits))))
        break;
      mz_test_finder_press (fixture, GDK_KEY_Down);
    }
  g_signal_emit_by_name (mz_find_panel_get_search_entry (fixture->panel), "activate");
  mz_test_drain ();
  g_assert_cmpstr (mz_test_finder_selected_id (fixture), ==, "company-hill-sons");
  g_assert_cmpstr (mz_query_peek (mz_workspace_get_query (fixture->workspace))->text, ==, "");
}

static void
test_search_finds_nothing (MzTestFinder *fixture, gconstpointer unused)
{
  type_text (fixture, "qqq");
  mz_test_finder_assert_shows (fixture, "No site matches “qqq”");
  mz_test_finder_assert_shows (fixture, "Clear Search");
  gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "find.clear-search", NULL);
  mz_test_drain ();
  g_assert_true (gtk_widget_get_mapped (mz_test_finder_find_type (fixture, MZ_TYPE_SITE_LIST)));
}

/* Esc clears what has been typed; once more it leaves. */
static void
test_escape (MzTestFinder *fixture, gconstpointer unused)
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
test_facets (MzTestFinder *fixture, gconstpointer unused)
{
  static const char *const countries[] = { "MY", NULL };
  const MzFacets *facets;

  mz_test_finder_assert_shows (fixture, "1 of 1"); /* mining: the hill operates */
  mz_test_finder_assert_shows (fixture, "0 of 1"); /* separation: the port is planned */
  mz_test_finder_click_row (fixture, "mining");
  mz_test_finder_click_row (fixture, "separation");
  facets = mz_query_peek (mz_workspace_get_query (fixture->workspace));
  g_assert_cmpuint (facets->stages, ==, MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_SEPARATION));
  g_assert_true (is_pressed (fixture, "mining"));
  g_assert_true (is_pressed (fixture, "separation"));
  g_assert_false (is_pressed (fixture, "metal"));
  mz_test_finder_assert_shows (fixture, "Mining, Separation");
  mz_test_finder_click_row (fixture, "mining");
  g_assert_false (is_pressed (fixture, "mining"));

  g_assert_null (mz_test_finder_find_row (fixture, "MY"));
  expand_all (GTK_WIDGET (fixture->panel), TRUE);
  mz_test_drain ();
  mz_test_finder_click_row (fixture, "MY");
  facets = mz_query_peek (mz_workspace_get_query (fixture->workspace));
  g_assert_cmpstrv (facets->countries, countries);
  mz_test_finder_assert_shows (fixture, "Separation · Malaysia");
  mz_test_finder_click_row (fixture, "unknown");
  g_assert_cmpuint (mz_query_peek (mz_workspace_get_query (fixture->workspace))->bindings, ==, MZ_BIT (MZ_BINDING_UNKNOWN));

  gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "find.clear", NULL);
  mz_test_drain ();
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
  g_assert_false (is_pressed (fixture, "MY"));
  g_assert_false (is_pressed (fixture, "separation"));

  mz_test_finder_set_facets (fixture, &(MzFacets) { .states = MZ_BIT (MZ_STATE_OPERATING),
                                                    .minerals = (const char *[]) { "Nd", NULL } });
  g_assert_true (is_pressed (fixture, "operating"));
  g_assert_true (is_pressed (fixture, "Nd"));
  g_assert_false (is_pressed (fixture, "Dy"));
  mz_test_finder_assert_shows (fixture, "Nd, neodymium");
}

/* Deposits are a layer, not a stage. */
static void
test_deposits (MzTestFinder *fixture, gconstpointer unused)
{
  mz_test_finder_assert_shows (fixture, "Deposits (hidden)");
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace) & MZ_LAYER_DEPOSITS, ==, 0);
  mz_test_finder_click_row (fixture, "deposit");
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace) & MZ_LAYER_DEPOSITS, !=, 0);
  mz_test_finder_assert_shows (fixture, "3"); /* sites in view */
  mz_test_finder_click_row (fixture, "deposit");
  g_assert_cmpuint (mz_workspace_get_layers (fixture->workspace) & MZ_LAYER_DEPOSITS, ==, 0);

  mz_test_finder_set_facets (fixture, &(MzFacets) { .kinds = MZ_BIT (MZ_SITE_DEPOSIT) });
  g_assert_true (is_pressed (fixture, "deposit"));
  mz_test_finder_click_row (fixture, "deposit");
  g_assert_true (mz_query_is_empty (mz_workspace_get_query (fixture->workspace)));
}

static void
test_layers (MzTestFinder *fixture, gconstpointer unused)
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
test_legend (MzTestFinder *fixture, gconstpointer unused)
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
  mz_test_finder_assert_shows (fixture, "Agreement, binding");
  mz_test_finder_assert_shows (fixture, "Export control announced or paused"); /* the curb, by the stay */
  g_assert_null (mz_test_find_text (panel, "Agreement, not binding"));

  mz_workspace_set_layers (fixture->workspace, MZ_LAYERS_DEFAULT & ~MZ_LAYER_AGREEMENTS);
  mz_test_drain ();
  g_assert_null (mz_test_find_text (panel, "Agreement, binding"));
  mz_workspace_set_layers (fixture->workspace, MZ_LAYERS_DEFAULT);
  mz_test_finder_assert_shows (fixture, "Agreement, binding");
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
test_after_as_of (MzTestFinder *fixture, gconstpointer unused)
{
  mz_test_finder_assert_shows (fixture, "operating");
  mz_workspace_set_date (fixture->workspace, mz_partial_date_new (2030, 0, 0));
  mz_test_drain ();
  mz_test_finder_assert_shows (fixture, "sites");
  g_assert_null (mz_test_find_text (GTK_WIDGET (fixture->panel), "0 of 1"));
}

/* Nothing asks for more room than the panel has, at either text size, unfolded or not. */
static void
test_width (MzTestFinder *fixture, gconstpointer unused)
{
  for (guint large = 0; large < 2; large++)
    for (guint expanded = 0; expanded < 2; expanded++)
      {
        int minimum;

        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (large ? 192 : 96) * 1024, NULL);
        expand_all (GTK_WIDGET (fixture->panel), expanded);
        mz_test_wait_frames (fixture->window, 2);
        gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, MZ_TEST_FINDER_WIDTH);
        gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, 260);
      }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* What is chosen has its words in the panel, and leaves it as wide as it was. */
static void
test_width_of_filter (MzTestFinder *fixture, gconstpointer unused)
{
  static const char *const far[] = { "AU", "CN", "MY", "US", NULL };
  int before, after;

  gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &before, NULL, NULL);
  mz_test_finder_set_facets (fixture, &(MzFacets) { .stages = MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_SEPARATION),
                                                    .countries = far });
  mz_test_wait_frames (fixture->window, 2);
  gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (after, <=, MAX (before, MZ_TEST_FINDER_WIDTH));
}

static void
test_properties (MzTestFinder *fixture, gconstpointer unused)
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

#define ADD(path, test) \
  g_test_add ("/panels/find-panel/" path, MzTestFinder, NULL, mz_test_finder_set_up, test, mz_test_finder_tear_down)

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
  ADD ("width", test_width);
  ADD ("width-of-filter", test_width_of_filter);
  ADD ("properties", test_properties);
  return g_test_run ();
}
