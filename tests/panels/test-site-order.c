/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of sites as a model of its own selection. In the small facts two sites show, "hill" before "port" by size. */
#include "mz-site-order.h"

#include "mz-facts-reader.h"
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
  mz_site_order_update (fixture->order, fixture->workspace, FALSE, NULL);
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
  mz_site_order_update (fixture->order, fixture->workspace, FALSE, NULL);
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
  mz_site_order_update (fixture->order, fixture->workspace, FALSE, NULL);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  mz_site_order_set_selected (fixture->order, port);
  mz_site_order_update (fixture->order, NULL, FALSE, NULL);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  assert_signals (fixture, 4, 2);
}

/* Does to @mirror what the signal tells: it never holds a site twice, and ends as the model. */
static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *mirror)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (MzSite) site = g_list_model_get_item (model, i);

      g_assert_true (mirror->pdata[i] == site);
      g_assert_true (g_hash_table_add (seen, site));
    }
  g_assert_null (g_list_model_get_item (model, mirror->len));
}

/* The rows of a signal that removes and adds: among them are all that were shown and are still there. */
static void
head_cb (GListModel *model, guint position, guint removed, guint added, guint *head)
{
  if (removed > 0 && added > 0)
    {
      g_assert_cmpuint (position, ==, 0);
      *head = added;
    }
}

/* Whatever is shown and asked for, the signals tell the truth, and a row that is shown is never told to be gone for a while. */
static void
test_parts (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (MzSiteOrder) order = mz_site_order_new ();
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint head = 0;

  g_signal_connect (order, "items-changed", G_CALLBACK (mirror_cb), mirror);
  g_signal_connect (order, "items-changed", G_CALLBACK (head_cb), &head);
  for (guint turn = 0; turn < 200; turn++)
    {
      MzFacets facets = { .stages = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 1 << MZ_N_STAGES) : 0 };
      g_autoptr (MzQuery) query = mz_query_new (&facets);
      g_autoptr (GtkBitset) shown = gtk_bitset_new_empty ();
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
      guint first = mirror->len > 0 ? g_rand_int_range (rand, 0, (int) mirror->len) / 3 : 0, position;

      for (guint i = first; i < MIN (first + 10, mirror->len); i++)
        {
          gtk_bitset_add (shown, i);
          g_ptr_array_add (rows, g_object_ref (mirror->pdata[i]));
        }
      mz_workspace_set_query (workspace, query);
      mz_workspace_set_date (workspace, mz_partial_date_new ((guint) g_rand_int_range (rand, 1950, 2030), 6, 0));
      head = G_MAXUINT;
      mz_site_order_update (order, workspace, g_rand_int_range (rand, 0, 4) == 0, shown);
      g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (order)));
      for (guint i = 0; i < rows->len; i++)
        if (mz_site_order_find (order, rows->pdata[i], &position))
          g_assert_cmpuint (position, <, head);
    }
}

#define ADD(path, test) g_test_add ("/panels/site-order/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("select", test_select);
  ADD ("unselect", test_unselect);
  ADD ("update", test_update);
  g_test_add_func ("/panels/site-order/parts", test_parts);
  return g_test_run ();
}
