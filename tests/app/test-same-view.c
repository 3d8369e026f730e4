/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command prints, what the window lists and what the map holds is the same, for any view. */
#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "mz-cli-private.h"
#include "mz-facts-reader.h"
#include "mz-find-panel.h"
#include "mz-map-scene.h"
#include "mz-site-list.h"
#include "mz-test-gtk.h"

#define N_VIEWS 1000

static char *
pick (const char *const *words, guint n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (g_test_rand_int_range (0, 3) > 0)
    return NULL;
  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", words[g_test_rand_int_range (0, (int) n)]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
pick_date (void)
{
  int year = g_test_rand_int_range (1950, 2041), month = g_test_rand_int_range (1, 13), day = g_test_rand_int_range (1, 29);

  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      return g_strdup_printf ("%04d", year);
    case 1:
      return g_strdup_printf ("%04d-%02d", year, month);
    default:
      return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    }
}

static void
pick_view (MzViewOptions *view)
{
  static const char *const countries[] = { "CN", "us", "AU", "MM", "JP", "IN", "FR", "EU", "SA", "BR" };
  static const char *const minerals[] = { "Nd", "NdPr", "Dy", "HREE", "la", "REE", "Y" };
  static const char *const texts[] = { "lynas", "moun", "export", "bao", "a" };
  static const char *const statuses[] = { "operating", "closed", "planned", "in-force", "signed", "ended", "not-known" };

  view->date = pick_date ();
  view->stages = pick (mz_stages.keys, mz_stages.n);
  view->kinds = pick (mz_site_kinds.keys, mz_site_kinds.n);
  view->bindings = pick (mz_bindings.keys, mz_bindings.n);
  view->countries = pick (countries, G_N_ELEMENTS (countries));
  view->minerals = pick (minerals, G_N_ELEMENTS (minerals));
  view->statuses = pick (statuses, G_N_ELEMENTS (statuses));
  if (g_test_rand_int_range (0, 4) == 0)
    view->search = g_strdup (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *ids)
{
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (ids, compare_texts);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) ids->pdata[i]);
  return g_string_free (text, FALSE);
}

static char *
join_store (MzStore *store)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    g_ptr_array_add (ids, (gpointer) mz_record_get_id (mz_store_peek (store, i)));
  return join_sorted (ids);
}

/* The list that the window shows. */
static char *
join_list (GListModel *list)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (MzRecord) record = g_list_model_get_item (list, i);

      g_ptr_array_add (ids, (gpointer) mz_record_get_id (record));
    }
  return join_sorted (ids);
}

/* Those of all rings and symbols. */
static char *
join_marks (MzMapScene *scene)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      g_autoptr (GPtrArray) members = mz_map_scene_list_members (scene, mz_map_scene_peek_mark (scene, i), G_MAXUINT);

      for (guint k = 0; k < members->len; k++)
        g_ptr_array_add (ids, (gpointer) mz_record_get_id (members->pdata[k]));
    }
  return join_sorted (ids);
}

static void
test_random_views (void)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) dataset = mz_facts_load_bundled (report);
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, mz_basemap_get_bundled ());
  GtkWidget *window = gtk_window_new (), *panel = mz_find_panel_new (workspace);
  MzSiteList *list = MZ_SITE_LIST (mz_test_find_type (panel, MZ_TYPE_SITE_LIST));
  guint n_empty = 0;

  gtk_window_set_child (GTK_WINDOW (window), panel);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      g_auto (MzViewOptions) view = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *sites = NULL, *listed = NULL, *in_view = NULL, *shown = NULL, *drawn = NULL;
      g_autofree char *agreements = NULL, *listed_agreements = NULL, *measures = NULL, *listed_measures = NULL;

      double zoom = g_test_rand_double_range (0, 10), pixels = 256 * exp2 (zoom);
      MzView world = { 0, g_test_rand_double_range (-180, 180), zoom, pixels, pixels }; /* all of it, once */

      mz_workspace_set_view (workspace, &world);
      pick_view (&view);
      mz_view_options_apply (&view, MZ_N_RECORD_KINDS, workspace, &error);
      g_assert_no_error (error);
      mz_map_scene_update (scene, &world);
      mz_test_drain ();

      sites = mz_cli_write_records (workspace, MZ_RECORD_SITE, MZ_FORMAT_IDS);
      listed = join_store (mz_workspace_get_sites (workspace));
      in_view = join_store (mz_workspace_get_sites_in_view (workspace));
      shown = join_list (mz_site_list_get_model (list));
      drawn = join_marks (scene);
      g_assert_cmpstr (sites, ==, listed);
      g_assert_cmpstr (sites, ==, in_view);
      g_assert_cmpstr (sites, ==, shown);
      g_assert_cmpstr (sites, ==, drawn);

      agreements = mz_cli_write_records (workspace, MZ_RECORD_AGREEMENT, MZ_FORMAT_IDS);
      listed_agreements = join_store (mz_workspace_get_agreements (workspace));
      g_assert_cmpstr (agreements, ==, listed_agreements);
      measures = mz_cli_write_records (workspace, MZ_RECORD_MEASURE, MZ_FORMAT_IDS);
      listed_measures = join_store (mz_workspace_get_measures (workspace));
      g_assert_cmpstr (measures, ==, listed_measures);
      n_empty += *sites == '\0';
    }
  /* Views without any sites would agree on nothing. */
  g_assert_cmpuint (n_empty, <, N_VIEWS * 3 / 4);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  g_test_add_func ("/app/same-view/random", test_random_views);
  return g_test_run ();
}
