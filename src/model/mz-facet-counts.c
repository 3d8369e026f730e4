/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-facet-counts.h"

static void
facet_count_free (MzFacetCount *count)
{
  g_free (count->word);
  g_free (count);
}

static void
count_word (GHashTable *known, GPtrArray *counts, const char *word, gboolean operating)
{
  MzFacetCount *count = g_hash_table_lookup (known, word);

  if (count == NULL)
    {
      count = g_new0 (MzFacetCount, 1);
      count->word = g_strdup (word);
      g_hash_table_insert (known, count->word, count);
      g_ptr_array_add (counts, count);
    }
  count->total++;
  count->operating += operating ? 1 : 0;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const MzFacetCount *left = *(const MzFacetCount *const *) a, *right = *(const MzFacetCount *const *) b;

  if (left->total != right->total)
    return (left->total < right->total) - (left->total > right->total);
  return strcmp (left->word, right->word);
}

/**
 * mz_facet_counts_new:
 * @facet: kind, stage, status, mineral or country: what sites have
 *
 * One pass over the sites for all words of a facet at once.
 *
 * Returns: (transfer full) (element-type MzFacetCount): the words that some site of the view has, most frequent first.
 */
GPtrArray *
mz_facet_counts_new (MzWorkspace *workspace, MzFacet facet)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_count_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MzQuery) query = NULL;
  MzStore *sites;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), counts);
  g_return_val_if_fail (facet != MZ_FACET_TEXT && facet != MZ_FACET_BINDING, counts);

  query = mz_query_without (mz_workspace_get_query (workspace), facet);
  sites = mz_dataset_get_store (mz_workspace_get_dataset (workspace), MZ_RECORD_SITE);
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = mz_store_peek (sites, i);
      const MzSiteInfo *info = mz_site_peek (site);
      MzState state;
      gboolean operating;

      if (!mz_workspace_shows (workspace, query, MZ_RECORD (site)))
        continue;
      state = mz_workspace_get_site_state (workspace, site).state;
      operating = state == MZ_STATE_OPERATING;
      switch (facet)
        {
        case MZ_FACET_KIND:
          count_word (known, counts, mz_vocabulary_get_key (&mz_site_kinds, info->kind), operating);
          break;
        case MZ_FACET_STAGE:
          for (guint stage = 0; stage < MZ_N_STAGES; stage++)
            if ((info->stages & MZ_BIT (stage)) != 0)
              count_word (known, counts, mz_vocabulary_get_key (&mz_stages, stage), operating);
          break;
        case MZ_FACET_STATUS:
          count_word (known, counts, mz_vocabulary_get_key (&mz_states, state), operating);
          break;
        case MZ_FACET_MINERAL:
          for (guint k = 0; info->minerals[k] != NULL; k++)
            count_word (known, counts, info->minerals[k], operating);
          break;
        case MZ_FACET_COUNTRY:
          count_word (known, counts, info->country, operating);
          break;
        case MZ_FACET_BINDING:
        case MZ_FACET_TEXT:
        case MZ_N_FACETS:
        default:
          g_return_val_if_reached (counts);
        }
    }
  g_ptr_array_sort (counts, compare_counts);
  return counts;
}
