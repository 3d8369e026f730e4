/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-site-table.h"

#include "mz-record-private.h"
#include "mz-site-private.h"

static guint
find_word (GHashTable *known, GPtrArray *words, const char *word)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (known, word));

  if (row > 0)
    return row - 1;
  g_ptr_array_add (words, (gpointer) word);
  g_hash_table_insert (known, (gpointer) word, GUINT_TO_POINTER (words->len));
  return words->len - 1;
}

/** mz_site_table_new: @sites: of the dataset, when it is linked. Returns: (transfer full): the table of what it holds now. */
MzSiteTable *
mz_site_table_new (MzStore *sites)
{
  MzSiteTable *self = g_new0 (MzSiteTable, 1);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) minerals = g_hash_table_new (g_str_hash, g_str_equal);
  /* With room from the start: a row points into them even where it has none, and nothing may be added to NULL. */
  g_autoptr (GArray) steps = g_array_sized_new (FALSE, FALSE, sizeof (MzLifeStep), mz_store_get_length (sites));
  g_autoptr (GArray) words = g_array_sized_new (FALSE, FALSE, sizeof (guint), mz_store_get_length (sites));
  g_autoptr (GArray) seen = g_array_new (FALSE, TRUE, sizeof (guint)); /* by word: the last site that has it, from 1 */

  self->n_rows = mz_store_get_length (sites);
  self->rows = g_new (MzSiteRow, self->n_rows);
  self->records = g_ptr_array_new_full (self->n_rows, g_object_unref);
  self->country_words = g_ptr_array_new ();
  self->mineral_words = g_ptr_array_new ();
  for (guint i = 0; i < self->n_rows; i++)
    {
      MzSite *site = mz_store_peek (sites, i);
      const MzSiteInfo *info = mz_site_peek (site);
      MzSiteRow *row = &self->rows[i];
      const MzLifeStep *life;

      *row = (MzSiteRow) { .site = site, .text = mz_record_peek_haystack (MZ_RECORD (site)), .lat = info->lat,
                           .lon = info->lon, .life = steps->len, .minerals = words->len, .kind = (guint8) info->kind,
                           .stages = (guint8) info->stages };
      g_ptr_array_add (self->records, g_object_ref (site));
      row->country = find_word (countries, self->country_words, info->country != NULL ? info->country : "");
      life = mz_site_peek_life (site, &row->n_life);
      g_array_append_vals (steps, life, row->n_life);
      for (guint k = 0; info->minerals[k] != NULL; k++)
        {
          guint word = find_word (minerals, self->mineral_words, info->minerals[k]);

          g_array_set_size (seen, self->mineral_words->len);
          if (g_array_index (seen, guint, word) == i + 1)
            continue;
          g_array_index (seen, guint, word) = i + 1;
          g_array_append_val (words, word);
        }
      row->n_minerals = words->len - row->minerals;
    }
  if (self->n_rows > 0 && mz_record_peek_block (MZ_RECORD (self->rows[0].site)) != NULL)
    self->texts = g_bytes_ref (mz_record_peek_block (MZ_RECORD (self->rows[0].site)));
  self->steps = (MzLifeStep *) g_array_free (g_steal_pointer (&steps), FALSE);
  self->minerals = (guint *) g_array_free (g_steal_pointer (&words), FALSE);
  return self;
}

void
mz_site_table_free (MzSiteTable *self)
{
  g_ptr_array_unref (self->country_words);
  g_ptr_array_unref (self->mineral_words);
  g_free (self->minerals);
  g_free (self->steps);
  g_free (self->rows);
  g_clear_pointer (&self->texts, g_bytes_unref);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * mz_site_filter_init:
 * @self: (out caller-allocates): to be cleared with mz_site_filter_clear() before @table goes
 * @kinds: of #MzSiteKind: what the layers show
 */
void
mz_site_filter_init (MzSiteFilter *self, const MzSiteTable *table, MzQuery *query, MzSet kinds, MzPartialDate date,
                     MzPartialDate as_of)
{
  const MzFacets *facets = mz_query_peek (query);

  *self = (MzSiteFilter) { .table = table, .kinds = facets->kinds != 0 ? kinds & facets->kinds : kinds,
                           .stages = facets->stages, .states = facets->states, .dates = mz_life_dates (date, as_of),
                           .query = mz_query_ref (query) };
  if (facets->countries[0] != NULL)
    {
      self->countries = g_new (gboolean, table->country_words->len);
      for (guint i = 0; i < table->country_words->len; i++)
        self->countries[i] = g_strv_contains (facets->countries, table->country_words->pdata[i]);
    }
  if (facets->minerals[0] != NULL)
    {
      self->minerals = g_new (gboolean, table->mineral_words->len);
      for (guint i = 0; i < table->mineral_words->len; i++)
        self->minerals[i] = mz_query_wants_mineral (query, table->mineral_words->pdata[i]);
    }
}

void
mz_site_filter_clear (MzSiteFilter *self)
{
  g_clear_pointer (&self->countries, g_free);
  g_clear_pointer (&self->minerals, g_free);
  g_clear_pointer (&self->query, mz_query_unref);
}

static gboolean
has_mineral (const MzSiteFilter *self, const MzSiteRow *row)
{
  const guint *minerals = self->table->minerals + row->minerals;

  for (guint i = 0; i < row->n_minerals; i++)
    if (self->minerals[minerals[i]])
      return TRUE;
  return FALSE;
}

static gboolean
has_words (const MzSiteFilter *self, const MzSiteRow *row)
{
  const char *const *words = mz_query_peek_words (self->query);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (row->text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * mz_site_filter_accepts:
 * @row: of the table
 * @state: (out): what the site does on the date; set where the site is accepted
 *
 * Returns: as mz_query_match_site(), and whether a layer shows the site.
 */
gboolean
mz_site_filter_accepts (const MzSiteFilter *self, guint row, MzState *state)
{
  const MzSiteRow *site = &self->table->rows[row];

  if ((self->kinds & MZ_BIT (site->kind)) == 0 || (self->stages != 0 && (self->stages & site->stages) == 0)
      || (self->countries != NULL && !self->countries[site->country])
      || (self->minerals != NULL && !has_mineral (self, site)))
    return FALSE;
  *state = mz_life_get_state (self->table->steps + site->life, site->n_life, &self->dates).state;
  return *state != MZ_STATE_NONE && (self->states == 0 || (self->states & MZ_BIT (*state)) != 0) && has_words (self, site);
}
