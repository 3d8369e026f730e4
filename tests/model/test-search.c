/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-facet-counts.h"
#include "mz-limits.h"
#include "mz-search.h"

static void
add_site (GPtrArray *sites, const char *id, const char *name, const char *alias, const char *company, const char *country,
          MzSet stages, MzState state)
{
  MzRecordHead head = { .id = g_strdup (id), .name = g_strdup (name) };
  MzSiteInfo *info = mz_site_info_new ();
  MzStatus status = { .from = mz_partial_date_new (1990, 0, 0), .state = state };

  head.aliases = g_strdupv ((char *[]) { (char *) alias, NULL });
  info->country = g_strdup (country);
  info->site_operator = g_strdup (company);
  info->stages = stages;
  mz_site_info_add_status (info, &status);
  g_ptr_array_add (sites, mz_site_new (&head, info));
}

static MzDataset *
small_world (void)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (g_object_unref);

  add_site (sites, "bayan-obo", "Bayan Obo", "白云鄂博", "Northern Rare Earth", "CN", 3, MZ_STATE_OPERATING);
  add_site (sites, "mountain-pass", "Mountain Pass", "Molycorp", "MP Materials", "US", 7, MZ_STATE_OPERATING);
  add_site (sites, "mount-weld", "Mount Weld", "Central Lanthanide", "Lynas", "AU", 3, MZ_STATE_OPERATING);
  add_site (sites, "lamp", "Gebeng plant", "LAMP", "Lynas", "MY", 4, MZ_STATE_CLOSED);
  add_site (sites, "sea", "Seamount field", "", NULL, "JP", 1, MZ_STATE_PLANNED);
  mz_dataset_set_records (dataset, MZ_RECORD_SITE, sites);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
  mz_dataset_link (dataset);
  return dataset;
}

static void
assert_hits (MzSearch *search, const char *text, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  mz_search_set_text (search, text);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (search)); i++)
    {
      g_autoptr (MzSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (search), i);

      g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", mz_search_hit_get_title (hit));
      g_assert_cmpstr (mz_search_hit_get_detail (hit), !=, "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_search (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzSearch) search = mz_search_new (dataset);

  assert_hits (search, "moun", "Mount Weld|Mountain Pass|Seamount field");
  assert_hits (search, "  MOUNTAIN  ", "Mountain Pass");
  assert_hits (search, "白云", "Bayan Obo");
  assert_hits (search, "molycorp", "Mountain Pass");
  assert_hits (search, "lynas", "Lynas|Gebeng plant|Mount Weld");
  assert_hits (search, "pass mountain", "Mountain Pass");
  assert_hits (search, "xyz", "");
  assert_hits (search, "", "");
  assert_hits (search, "   ", "");
}

/* Whoever is on the bus may ask for anything: what is too long is told to find nothing. */
static void
test_limit (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzSearch) search = mz_search_new (dataset);
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < MZ_SEARCH_MAX_TEXT)
    g_string_append (text, "lynas weld ");
  g_string_truncate (text, MZ_SEARCH_MAX_TEXT);
  assert_hits (search, text->str, "Mount Weld");
  g_string_append_c (text, ' ');
  assert_hits (search, text->str, "");
  assert_hits (search, "lynas", "Lynas|Gebeng plant|Mount Weld");
}

static void
test_counts (void)
{
  g_autoptr (MzDataset) dataset = small_world ();
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (MzQuery) query = mz_query_new (&(MzFacets) { .stages = MZ_BIT (MZ_STAGE_SEPARATION) });
  g_autoptr (GPtrArray) stages = NULL, countries = NULL;
  MzFacetCount *first;

  mz_workspace_set_query (workspace, query);
  stages = mz_facet_counts_new (workspace, MZ_FACET_STAGE);
  g_assert_cmpuint (stages->len, ==, 3);
  first = stages->pdata[0];
  g_assert_cmpstr (first->word, ==, "mining");
  g_assert_cmpuint (first->total, ==, 4);
  g_assert_cmpuint (first->operating, ==, 3);
  g_assert_cmpuint (first->total, ==, mz_workspace_count_word (workspace, MZ_FACET_STAGE, "mining"));
  countries = mz_facet_counts_new (workspace, MZ_FACET_COUNTRY);
  g_assert_cmpuint (countries->len, ==, 2);
  first = countries->pdata[0];
  g_assert_cmpstr (first->word, ==, "MY");
  g_assert_cmpuint (first->total, ==, 1);
  g_assert_cmpuint (first->operating, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/search/hits", test_search);
  g_test_add_func ("/model/search/limit", test_limit);
  g_test_add_func ("/model/facet-counts", test_counts);
  return g_test_run ();
}
