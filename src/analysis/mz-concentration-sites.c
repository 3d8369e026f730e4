/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares that no source gives: added up from the capacities of our sites. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-concentration-private.h"

#include <glib/gi18n-lib.h>

/**
 * What of a stage is added up, by the words that the capacity is told in: one product in one unit. What is not named by all of
 * @must, or by any of @never, is of another product or basis. @unit: English, to be translated
 */
typedef struct
{
  const char *unit;
  MzProduct   product;
  const char *must[2];
  const char *never[3];
} Measure;

static const Measure measures[MZ_N_STAGES] = {
  [MZ_STAGE_MINING] = { NC_("label", "t REO"), MZ_PRODUCT_REO, { "reo" }, { "ndpr" } },
  [MZ_STAGE_CONCENTRATION] = { NC_("label", "t REO in concentrate"), MZ_PRODUCT_REO, { "reo", "concentrate" }, { "ndpr" } },
  [MZ_STAGE_SEPARATION] = { NC_("label", "t REO"), MZ_PRODUCT_SEPARATED, { "reo" }, { "magnet", "demonstration" } },
  [MZ_STAGE_METAL] = { NC_("label", "t metal"), MZ_PRODUCT_METAL, { "metal" }, { "alloy", "ndfeb" } },
  [MZ_STAGE_ALLOY] = { NC_("label", "t NdFeB alloy"), MZ_PRODUCT_METAL, { "ndfeb", "alloy" } },
  [MZ_STAGE_MAGNET] = { NC_("label", "t NdFeB"), MZ_PRODUCT_MAGNET, { "ndfeb" }, { "powder", "bonded", "co-product" } },
};

/* Figures of more than the site itself. */
static const char *const not_of_site[] = { "whole company", "company total", "together", "plants", "all australia" };

static gboolean
names_any (const char *text, const char *const *words, guint n)
{
  for (guint i = 0; i < n && words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_measured (const Measure *measure, const MzCapacity *capacity, MzSiteKind kind)
{
  g_autofree char *what = g_utf8_strdown (capacity->what, -1);

  if (measure->unit == NULL || mz_capacity_get_product (capacity, kind) != measure->product)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (measure->must) && measure->must[i] != NULL; i++)
    if (strstr (what, measure->must[i]) == NULL)
      return FALSE;
  return !names_any (what, measure->never, G_N_ELEMENTS (measure->never))
         && !names_any (what, not_of_site, G_N_ELEMENTS (not_of_site));
}

/* Whether a capacity is certain to be there on the date; one without a date is so on the as-of date alone. */
static gboolean
is_in_force (const MzCapacity *capacity, MzPartialDate date, MzPartialDate as_of)
{
  if (capacity->planned || capacity->t_per_year <= 0)
    return FALSE;
  if (!mz_partial_date_is_set (capacity->from))
    return mz_partial_date_last_day (date) >= mz_partial_date_first_day (as_of);
  return mz_partial_date_last_day (capacity->from) <= mz_partial_date_last_day (date);
}

/* The newest capacity that counts, of equally new ones the largest. (nullable) */
static const MzCapacity *
find_capacity (MzSite *site, MzStage stage, MzPartialDate date, MzPartialDate as_of)
{
  const MzSiteInfo *info = mz_site_peek (site);
  const MzCapacity *best = NULL;

  for (guint i = 0; i < info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);
      int order;

      if (!is_in_force (capacity, date, as_of) || !is_measured (&measures[stage], capacity, info->kind))
        continue;
      order = best == NULL ? 1 : mz_partial_date_compare (capacity->from, best->from);
      if (order > 0 || (order == 0 && capacity->t_per_year > best->t_per_year))
        best = capacity;
    }
  return best;
}

/* Whether the site works in the stage on the date: an alloy maker without metal is none of the metal stage. */
static gboolean
is_operating (MzSite *site, MzStage stage, MzPartialDate date, MzPartialDate as_of)
{
  return (mz_site_peek (site)->stages & MZ_BIT (stage)) != 0
         && mz_site_get_state (site, date, as_of).state == MZ_STATE_OPERATING;
}

static void
add_to_country (MzConcentration *self, const char *country, double value, const char *const *sources)
{
  for (guint i = 0; i < self->shares->len; i++)
    {
      MzShare *share = &g_array_index (self->shares, MzShare, i);

      if (strcmp (share->country, country) == 0)
        {
          g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

          g_strv_builder_addv (all, (const char **) share->sources);
          for (guint k = 0; sources[k] != NULL; k++)
            if (!g_strv_contains ((const char *const *) share->sources, sources[k]))
              g_strv_builder_add (all, sources[k]);
          g_strfreev (share->sources);
          share->sources = g_strv_builder_end (all);
          share->value += value;
          return;
        }
    }
  mz_concentration_add (self, country, value, sources);
}

static GStrv
collect_sources (const MzConcentration *self)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->shares->len; i++)
    {
      GStrv sources = g_array_index (self->shares, MzShare, i).sources;

      for (guint k = 0; sources[k] != NULL; k++)
        if (g_hash_table_add (seen, sources[k]))
          g_strv_builder_add (all, sources[k]);
    }
  return g_strv_builder_end (all);
}

/**
 * mz_concentration_count_sites:
 * @n_countries: (out) (optional): how many countries they lie in
 *
 * Returns: how many sites are certain to operate in the stage on the date.
 */
guint
mz_concentration_count_sites (MzDataset *dataset, MzStage stage, MzPartialDate date, guint *n_countries)
{
  MzStore *sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  MzPartialDate as_of = mz_dataset_get_as_of (dataset);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  g_return_val_if_fail (stage < MZ_N_STAGES, 0);

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = MZ_SITE (mz_store_peek (sites, i));

      if (!is_operating (site, stage, date, as_of))
        continue;
      g_hash_table_add (countries, mz_site_peek (site)->country);
      n++;
    }
  if (n_countries != NULL)
    *n_countries = g_hash_table_size (countries);
  return n;
}

/**
 * mz_concentration_new_added_up:
 * @date: of the clock
 *
 * Adds up by country what sites of the stage can make on the date: those that are certain to operate, one product in one unit,
 * no plans, no figures of whole companies. The shares are of what is known and add up to 1; how much is not known no one can
 * tell: @n_counted of @n_operating sites is all there is. Below %MZ_CONCENTRATION_LEAST_SITES there are no shares.
 *
 * Returns: (transfer full)
 */
MzConcentration *
mz_concentration_new_added_up (MzDataset *dataset, MzStage stage, MzPartialDate date)
{
  MzConcentration *self;
  MzStore *sites;
  MzPartialDate as_of;
  double sum = 0;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && stage < MZ_N_STAGES && mz_partial_date_is_set (date), NULL);

  self = mz_concentration_alloc (stage, date.year);
  sites = mz_dataset_get_store (dataset, MZ_RECORD_SITE);
  as_of = mz_dataset_get_as_of (dataset);
  self->n_operating = mz_concentration_count_sites (dataset, stage, date, NULL);
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = MZ_SITE (mz_store_peek (sites, i));
      const MzCapacity *capacity = is_operating (site, stage, date, as_of) ? find_capacity (site, stage, date, as_of) : NULL;

      if (capacity == NULL)
        continue;
      add_to_country (self, mz_site_peek (site)->country, capacity->t_per_year,
                      (const char *const *) (capacity->sources != NULL ? capacity->sources
                                                                       : mz_record_peek_head (MZ_RECORD (site))->sources));
      sum += capacity->t_per_year;
      self->n_counted++;
    }
  if (self->n_counted < MZ_CONCENTRATION_LEAST_SITES)
    g_array_set_size (self->shares, 0);
  mz_concentration_sum_up (self, sum);
  if (self->shares->len > 0)
    {
      self->unit = g_strdup (measures[stage].unit);
      self->total = sum;
    }
  self->sources = collect_sources (self);
  return self;
}
