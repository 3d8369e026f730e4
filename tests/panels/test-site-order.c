/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of sites as a model of its own selection. In the small facts two sites show, "hill" before "port" by size. */
#include "mz-site-order.h"

#include "mz-test-facts.h"

typedef struct
{
  MzWorkspace *workspace;
  MzSiteOrder *order;
  guint        notified; /* of "selected" */
  guint        changed;  /* signals "selection-changed" */
  guint        first, n; /* of the last of them */
} Fixture;

static void
count_notify (Fixture *fixture)
{
  fixture->notified++;
}

static void
count_changed (GtkSelectionModel *model, guint position, guint n_items, Fixture *fixture)
{
  fixture->changed++;
  fixture->first = position;
  fixture->n = n_items;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->workspace = mz_test_workspace_new ("2026-01");
  fixture->order = mz_site_order_new ();
  mz_site_order_update (fixture->order, fixture->workspace, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->order)), ==, 2);
  g_signal_connect_swapped (fixture->order, "notify::selected", G_CALLBACK (count_notify), fixture);
  g_signal_connect (fixture->order, "selection-changed", G_CALLBACK (count_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->order);
  g_assert_finalize_object (fixture->workspace);
}

static void
keep_stage (Fixture *fixture, MzStage stage)
{
  g_autoptr (MzQuery) query = mz_query_new (&(MzFacets) { .stages = MZ_BIT (stage) });

  mz_workspace_set_query (fixture->workspace, query);
  mz_site_order_update (fixture->order, fixture->workspace, FALSE);
}

/* @position: the row that is selected; %GTK_INVALID_LIST_POSITION for none */
static void
assert_selected (Fixture *fixture, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->order);
  g_autoptr (MzSite) site = g_list_model_get_item (G_LIST_MODEL (model), position), got = NULL;
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);

  g_object_get (fixture->order, "selected", &got, NULL);
  g_assert_true (got == site);
  g_assert_true (mz_site_order_get_selected (fixture->order) == site);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, site != NULL ? 1 : 0);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GtkBitset) one = gtk_selection_model_get_selection_in_range (model, i, 1);

      g_assert_cmpint (gtk_selection_model_is_selected (model, i), ==, i == position);
      g_assert_cmpint (gtk_bitset_contains (all, i), ==, i == position);
      g_assert_cmpint (gtk_bitset_contains (one, i), ==, i == position);
    }
}

static void
assert_signals (Fixture *fixture, guint notified, guint changed)
{
  g_assert_cmpuint (fixture->notified, ==, notified);
  g_assert_cmpuint (fixture->changed, ==, changed);
}

static void
test_select (Fixture *fixture, gconstpointer unused)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->order);

  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  g_assert_true (gtk_selection_model_select_item (model, 1, FALSE));
  assert_selected (fixture, 1);
  assert_signals (fixture, 1, 1);
  g_assert_cmpuint (fixture->first, ==, 1);
  g_assert_cmpuint (fixture->n, ==, 1);
  g_assert_true (gtk_selection_model_select_item (model, 1, TRUE));
  assert_signals (fixture, 1, 1);

  mz_site_order_set_selected (fixture->order, mz_test_record (fixture->workspace, "hill"));
  assert_selected (fixture, 0);
  assert_signals (fixture, 2, 2);
  g_assert_cmpuint (fixture->first, ==, 0);
  g_assert_cmpuint (fixture->n, ==, 2);

  g_assert_false (gtk_selection_model_select_item (model, 2, TRUE));
  g_assert_false (gtk_selection_model_select_all (model));
  assert_selected (fixture, 0);
  assert_signals (fixture, 2, 2);
}

static void
test_unselect (Fixture *fixture, gconstpointer unused)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->order);

  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_true (gtk_selection_model_unselect_item (model, 0));
  assert_selected (fixture, 1);
  g_assert_true (gtk_selection_model_unselect_item (model, 1));
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  assert_signals (fixture, 2, 2);
  g_assert_cmpuint (fixture->first, ==, 1);
  g_assert_cmpuint (fixture->n, ==, 1);
  g_assert_true (gtk_selection_model_unselect_all (model));
  assert_signals (fixture, 2, 2);
  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_true (gtk_selection_model_unselect_all (model));
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  assert_signals (fixture, 4, 4);
}

/* A site that stays is selected where it stands then; with its row the selection goes, and does not come back by itself. */
static void
test_update (Fixture *fixture, gconstpointer unused)
{
  MzSite *port = mz_test_record (fixture->workspace, "port");

  mz_site_order_set_selected (fixture->order, port);
  keep_stage (fixture, MZ_STAGE_SEPARATION);
  assert_selected (fixture, 0);
  assert_signals (fixture, 1, 1);

  keep_stage (fixture, MZ_STAGE_MINING);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  assert_signals (fixture, 2, 1);
  mz_site_order_set_selected (fixture->order, port);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  assert_signals (fixture, 2, 1);

  mz_workspace_set_query (fixture->workspace, NULL);
  mz_site_order_update (fixture->order, fixture->workspace, FALSE);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  mz_site_order_set_selected (fixture->order, port);
  mz_site_order_update (fixture->order, NULL, FALSE);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  assert_signals (fixture, 4, 2);
}

#define ADD(path, test) g_test_add ("/panels/site-order/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("select", test_select);
  ADD ("unselect", test_unselect);
  ADD ("update", test_update);
  return g_test_run ();
}
