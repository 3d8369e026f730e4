/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-finder.h"

#include "mz-facet-row.h"
#include "mz-facts-reader.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"

static void
details_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((MzTestFinder *) data)->details++;
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((MzTestFinder *) data)->back++;
}

static void
open_window (MzTestFinder *fixture)
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
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), MZ_TEST_FINDER_WIDTH, 613);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->panel));
  mz_test_wait_shown (GTK_WINDOW (fixture->window));
}

void
mz_test_finder_set_up (MzTestFinder *fixture, gconstpointer unused)
{
  fixture->workspace = mz_test_workspace_new ("2026-01");
  open_window (fixture);
}

void
mz_test_finder_set_up_bundled (MzTestFinder *fixture, gconstpointer unused)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);

  fixture->workspace = mz_workspace_new (dataset);
  open_window (fixture);
}

void
mz_test_finder_tear_down (MzTestFinder *fixture, gconstpointer unused)
{
  GtkWidget *panel = g_object_ref (GTK_WIDGET (fixture->panel));

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mz_test_drain ();
  g_assert_finalize_object (panel);
  g_assert_finalize_object (fixture->workspace);
}

gpointer
mz_test_finder_find_type (MzTestFinder *fixture, GType type)
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

/* Returns: (nullable): the row of a facet that stands for @word */
GtkWidget *
mz_test_finder_find_row (MzTestFinder *fixture, const char *word)
{
  return find_row (GTK_WIDGET (fixture->panel), word);
}

void
mz_test_finder_click_row (MzTestFinder *fixture, const char *word)
{
  GtkWidget *row = mz_test_finder_find_row (fixture, word);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "clicked");
  mz_test_drain ();
}

void
mz_test_finder_assert_shows (MzTestFinder *fixture, const char *text)
{
  mz_test_drain ();
  if (mz_test_find_text (GTK_WIDGET (fixture->panel), text) == NULL)
    g_error ("“%s” is not shown", text);
}

void
mz_test_finder_press (MzTestFinder *fixture, guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  g_assert_true (mz_test_press (focus, keyval, 0));
  mz_test_drain ();
}

const char *
mz_test_finder_selected_id (MzTestFinder *fixture)
{
  MzRecord *record = mz_workspace_get_selection (fixture->workspace);

  return record != NULL ? mz_record_get_id (record) : NULL;
}

void
mz_test_finder_set_facets (MzTestFinder *fixture, const MzFacets *facets)
{
  g_autoptr (MzQuery) query = mz_query_new (facets);

  mz_workspace_set_query (fixture->workspace, query);
  mz_test_drain ();
}
