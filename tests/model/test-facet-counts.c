/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packed table of sites against the plain predicate, site by site, over random views. */
#include "mz-facet-counts.h"
#include "mz-test-model.h"

static const char *const countries[] = { "SE", "MY", "CN", "US" };
static const char *const minerals[] = { "Nd", "Dy", "Dy NdPr", "NdPr", "", "Pr Pr La" };
static const char *const lives[] = {
  "", "operating", "1990 operating", "1990-05 operating, 2010 closed", "! 2030 operating", "2005-06-07 construction, 2028 operating",
  "1970 exploration, 1990-05 development, operating", "1960 operating, ! 2024 closed",
};

static MzDataset *
make_dataset (GRand *rand, guint n)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("site-%03u", i);

      g_ptr_array_add (sites, mz_test_site (id, countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))],
                                            (MzSiteKind) g_rand_int_range (rand, 0, MZ_N_SITE_KINDS),
                                            (MzSet) g_rand_int_range (rand, 0, 1 << MZ_N_STAGES),
                                            minerals[g_rand_int_range (rand, 0, G_N_ELEMENTS (minerals))],
                                            lives[g_rand_int_range (rand, 0, G_N_ELEMENTS (lives))]));
    }
  mz_dataset_set_records (dataset, MZ_RECORD_SITE, sites);
  mz_dataset_set_as_of (dataset, mz_test_date ("2026-07"));
  mz_dataset_link (dataset);
  return dataset;
}

static gboolean
one_in (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static MzQuery *
random_query (GRand *rand)
{
  static const char *const wanted_minerals[] = { "Nd", "Pr", "Dy", "La", "Xx" };
  static const char *const texts[] = { "site", "7", "1 site", "nothing", "sweden" };
  const char *some_minerals[] = { wanted_minerals[g_rand_int_range (rand, 0, G_N_ELEMENTS (wanted_minerals))], NULL };
  const char *some_countries[] = { countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))], "XX", NULL };

  return mz_query_new (&(MzFacets) {
    .kinds = one_in (rand, 3) ? (MzSet) g_rand_int_range (rand, 0, 1 << MZ_N_SITE_KINDS) : 0,
    .stages = one_in (rand, 3) ? (MzSet) g_rand_int_range (rand, 0, 1 << MZ_N_STAGES) : 0,
    .states = one_in (rand, 3) ? (MzSet) g_rand_int_range (rand, 0, 1 << MZ_N_STATES) : 0,
    .minerals = one_in (rand, 3) ? some_minerals : NULL,
    .countries = one_in (rand, 3) ? some_countries : NULL,
    .text = one_in (rand, 3) ? texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))] : NULL });
}

static MzPartialDate
random_date (GRand *rand)
{
  guint month = (guint) g_rand_int_range (rand, 0, 13);

  return mz_partial_date_new ((guint) g_rand_int_range (rand, 1955, 2035), month,
                              month > 0 ? (guint) g_rand_int_range (rand, 0, 29) : 0);
}

/* Every site of the dataset is in the list if it is visible, once, in order, and in the frame if the frame has it. */
static void
check_lists (MzWorkspace *workspace)
{
  MzStore *all = mz_dataset_get_store (mz_workspace_get_dataset (workspace), MZ_RECORD_SITE);
  MzStore *shown = mz_workspace_get_sites (workspace), *in_view = mz_workspace_get_sites_in_view (workspace);
  guint row = 0, row_in_view = 0;

  for (guint i = 0; i < mz_store_get_length (all); i++)
    {
      MzSite *site = mz_store_peek (all, i);

      if (!mz_workspace_shows (workspace, mz_workspace_get_query (workspace), MZ_RECORD (site)))
        continue;
      g_assert_cmpuint (row, <, mz_store_get_length (shown));
      g_assert_true (mz_store_peek (shown, row++) == site);
      if (mz_view_contains (mz_workspace_get_view (workspace), mz_site_peek (site)->lat, mz_site_peek (site)->lon))
        g_assert_true (mz_store_peek (in_view, row_in_view++) == site);
    }
  g_assert_cmpuint (row, ==, mz_store_get_length (shown));
  g_assert_cmpuint (row_in_view, ==, mz_store_get_length (in_view));
}

static gboolean
has_word (MzWorkspace *workspace, MzSite *site, MzFacet facet, const char *word)
{
  const MzSiteInfo *info = mz_site_peek (site);
  guint value = 0;

  switch (facet)
    {
    case MZ_FACET_KIND:
      return strcmp (mz_vocabulary_get_key (&mz_site_kinds, info->kind), word) == 0;
    case MZ_FACET_STAGE:
      return mz_vocabulary_find (&mz_stages, word, &value) && (info->stages & MZ_BIT (value)) != 0;
    case MZ_FACET_STATUS:
      return strcmp (mz_vocabulary_get_key (&mz_states, mz_workspace_get_site_state (workspace, site).state), word) == 0;
    case MZ_FACET_MINERAL:
      return g_strv_contains ((const char *const *) info->minerals, word);
    case MZ_FACET_COUNTRY:
      return strcmp (info->country, word) == 0;
    case MZ_FACET_BINDING:
    case MZ_FACET_TEXT:
    case MZ_N_FACETS:
    default:
      g_assert_not_reached ();
    }
}

/* Each count against a look at every site; words that no site has are not counted, those that one has are. */
static void
check_counts (MzWorkspace *workspace, MzFacet facet)
{
  g_autoptr (GPtrArray) counts = mz_facet_counts_new (workspace, facet);
  g_autoptr (MzQuery) without = mz_query_without (mz_workspace_get_query (workspace), facet);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  MzStore *all = mz_dataset_get_store (mz_workspace_get_dataset (workspace), MZ_RECORD_SITE);
  guint visible = 0, uncounted = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const MzFacetCount *count = counts->pdata[i];
      guint total = 0, operating = 0;

      for (guint k = 0; k < mz_store_get_length (all); k++)
        {
          MzSite *site = mz_store_peek (all, k);

          if (!mz_workspace_shows (workspace, without, MZ_RECORD (site)) || !has_word (workspace, site, facet, count->word))
            continue;
          total++;
          operating += mz_workspace_get_site_state (workspace, site).state == MZ_STATE_OPERATING;
        }
      g_assert_cmpuint (count->total, ==, total);
      g_assert_cmpuint (count->operating, ==, operating);
      g_assert_cmpuint (count->total, >, 0);
      g_assert_true (g_hash_table_add (words, count->word));
      if (i > 0)
        g_assert_cmpuint (((MzFacetCount *) counts->pdata[i - 1])->total, >=, count->total);
    }
  for (guint k = 0; k < mz_store_get_length (all); k++)
    {
      MzSite *site = mz_store_peek (all, k);
      gboolean counted = FALSE;

      if (!mz_workspace_shows (workspace, without, MZ_RECORD (site)))
        continue;
      visible++;
      for (guint i = 0; i < counts->len && !counted; i++)
        counted = has_word (workspace, site, facet, ((MzFacetCount *) counts->pdata[i])->word);
      uncounted += !counted;
    }
  if (facet == MZ_FACET_KIND || facet == MZ_FACET_STATUS || facet == MZ_FACET_COUNTRY)
    g_assert_cmpuint (uncounted, ==, 0);
  g_assert_cmpuint (mz_workspace_count_without (workspace, facet), ==, visible);
}

static void
test_random (void)
{
  static const MzFacet facets[] = { MZ_FACET_KIND, MZ_FACET_STAGE, MZ_FACET_STATUS, MZ_FACET_MINERAL, MZ_FACET_COUNTRY };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  g_autoptr (MzDataset) dataset = make_dataset (rand, 150);
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (MzQuery) query = random_query (rand);

      mz_workspace_set_date (workspace, random_date (rand));
      mz_workspace_set_query (workspace, query);
      mz_workspace_set_layers (workspace, (MzLayers) g_rand_int_range (rand, 0, 256) | (one_in (rand, 4) ? 0 : 3));
      check_lists (workspace);
      check_counts (workspace, facets[i % G_N_ELEMENTS (facets)]);
    }
}

/* The table is that of the facts as they are now. */
static void
test_relinked (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (MzDataset) dataset = make_dataset (rand, 20);
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (GPtrArray) counts = NULL;

  mz_test_set (dataset, MZ_RECORD_SITE, mz_test_site ("new", "JP", MZ_SITE_MINE, 0, "Dy", "1990 operating"), NULL);
  mz_dataset_link (dataset);
  check_lists (workspace);
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), ==, 1);
  counts = mz_facet_counts_new (workspace, MZ_FACET_COUNTRY);
  g_assert_cmpuint (counts->len, ==, 1);
  g_assert_cmpstr (((MzFacetCount *) counts->pdata[0])->word, ==, "JP");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/facet-counts/random", test_random);
  g_test_add_func ("/model/facet-counts/relinked", test_relinked);
  return g_test_run ();
}
