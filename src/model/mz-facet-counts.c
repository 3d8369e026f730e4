/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-facet-counts.h"

#include "mz-workspace-private.h"

static void
facet_count_free (MzFacetCount *count)
{
  g_free (count->word);
  g_free (count);
}

/* How many words the facet can have among the sites, and what they are. */
static guint
count_words (const MzSiteTable *table, MzFacet facet)
{
  switch (facet)
    {
    case MZ_FACET_KIND:
      return MZ_N_SITE_KINDS;
    case MZ_FACET_STAGE:
      return MZ_N_STAGES;
    case MZ_FACET_STATUS:
      return MZ_N_STATES;
    case MZ_FACET_MINERAL:
      return table->mineral_words->len;
    case MZ_FACET_COUNTRY:
      return table->country_words->len;
    case MZ_FACET_BINDING:
    case MZ_FACET_TEXT:
    case MZ_N_FACETS:
    default:
      g_return_val_if_reached (0);
    }
}

static const char *
get_word (const MzSiteTable *table, MzFacet facet, guint word)
{
  switch (facet)
    {
    case MZ_FACET_KIND:
      return mz_vocabulary_get_key (&mz_site_kinds, word);
    case MZ_FACET_STAGE:
      return mz_vocabulary_get_key (&mz_stages, word);
    case MZ_FACET_STATUS:
      return mz_vocabulary_get_key (&mz_states, word);
    case MZ_FACET_MINERAL:
      return table->mineral_words->pdata[word];
    case MZ_FACET_COUNTRY:
      return table->country_words->pdata[word];
    case MZ_FACET_BINDING:
    case MZ_FACET_TEXT:
    case MZ_N_FACETS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
count_site (MzFacetCount *count, MzState state)
{
  count->total++;
  count->operating += state == MZ_STATE_OPERATING ? 1 : 0;
}

/* A site counts with each of its words. */
static void
count_row (MzFacetCount *counts, const MzSiteTable *table, const MzSiteRow *row, MzFacet facet, MzState state)
{
  switch (facet)
    {
    case MZ_FACET_KIND:
      count_site (&counts[row->kind], state);
      break;
    case MZ_FACET_STAGE:
      for (guint stage = 0; stage < MZ_N_STAGES; stage++)
        if ((row->stages & MZ_BIT (stage)) != 0)
          count_site (&counts[stage], state);
      break;
    case MZ_FACET_STATUS:
      count_site (&counts[state], state);
      break;
    case MZ_FACET_MINERAL:
      for (guint i = 0; i < row->n_minerals; i++)
        count_site (&counts[table->minerals[row->minerals + i]], state);
      break;
    case MZ_FACET_COUNTRY:
      count_site (&counts[row->country], state);
      break;
    case MZ_FACET_BINDING:
    case MZ_FACET_TEXT:
    case MZ_N_FACETS:
    default:
      g_return_if_reached ();
    }
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
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_count_free);
  g_auto (MzSiteFilter) filter = { 0 };
  g_autofree MzFacetCount *counts = NULL;
  g_autoptr (MzQuery) query = NULL;
  const MzSiteTable *table;
  MzState state;
  guint n_words;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), result);
  g_return_val_if_fail (facet != MZ_FACET_TEXT && facet != MZ_FACET_BINDING, result);

  query = mz_query_without (mz_workspace_get_query (workspace), facet);
  table = mz_workspace_peek_table (workspace);
  n_words = count_words (table, facet);
  counts = g_new0 (MzFacetCount, n_words);
  mz_workspace_init_filter (workspace, query, &filter);
  for (guint i = 0; i < table->n_rows; i++)
    if (mz_site_filter_accepts (&filter, i, &state))
      count_row (counts, table, &table->rows[i], facet, state);

  for (guint i = 0; i < n_words; i++)
    if (counts[i].total > 0 && *get_word (table, facet, i) != '\0') /* no country that is known */
      {
        MzFacetCount *count = g_memdup2 (&counts[i], sizeof (MzFacetCount));

        count->word = g_strdup (get_word (table, facet, i));
        g_ptr_array_add (result, count);
      }
  g_ptr_array_sort (result, compare_counts);
  return result;
}
