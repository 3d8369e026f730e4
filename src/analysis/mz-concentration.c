/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-concentration.h"

/* The series that tell what share of a stage countries have; of tonnes, with the series of their total. */
static const struct
{
  const char *series, *total;
} shares_of[MZ_N_STAGES] = {
  [MZ_STAGE_MINING] = { "mine-production", "mine-production-world" },
  [MZ_STAGE_SEPARATION] = { "refining-share", NULL },
  [MZ_STAGE_MAGNET] = { "magnet-share", NULL },
};

static void
share_clear (MzShare *share)
{
  g_free (share->country);
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const MzShare *left = a, *right = b;

  return left->value != right->value ? (left->value < right->value ? 1 : -1) : strcmp (left->country, right->country);
}

static gboolean
is_country (const char *key)
{
  return strlen (key) == 2 && g_ascii_isupper (key[0]) && g_ascii_isupper (key[1]);
}

/* The sources of the figures of one year: each point's own, or the record's. Every source stands once, in order. */
static void
add_sources (GPtrArray *sources, MzSeries *series, guint year)
{
  const GArray *points = mz_series_peek (series)->points;

  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      GStrv own = point->sources != NULL ? point->sources : mz_record_peek_head (MZ_RECORD (series))->sources;

      for (guint k = 0; point->t.year == year && own[k] != NULL; k++)
        if (!g_ptr_array_find_with_equal_func (sources, own[k], g_str_equal, NULL))
          g_ptr_array_add (sources, g_strdup (own[k]));
    }
}

/* Whether no country of the part that is not named can be larger than @share. */
static gboolean
beats_rest (const MzConcentration *self, double share)
{
  return share >= 1 - self->coverage;
}

static void
sum_up (MzConcentration *self, double whole)
{
  double squares = 0, sum = 0, top3 = 0;

  for (guint i = 0; i < self->shares->len; i++)
    {
      MzShare *share = &g_array_index (self->shares, MzShare, i);

      share->share = share->value / whole;
      squares += share->value * share->value;
      sum += share->value;
      if (i < 3)
        top3 += share->value;
    }
  if (self->shares->len == 0)
    return;

  self->hhi = 10000 * squares / (whole * whole);
  self->coverage = sum / whole;
  if (beats_rest (self, g_array_index (self->shares, MzShare, 0).share))
    self->top1 = &g_array_index (self->shares, MzShare, 0);
  if (self->coverage >= 1 || (self->shares->len >= 3 && beats_rest (self, g_array_index (self->shares, MzShare, 2).share)))
    self->top3 = top3 / whole;
}

/**
 * mz_concentration_new:
 * @year: of the output; years after the dataset's as-of date are not known
 *
 * The Herfindahl-Hirschman index is the sum of the squared shares in per cent, 0 to 10000 (U.S. Department of Justice and
 * Federal Trade Commission, Merger Guidelines, 2023, section 2.1). Shares of tonnes are of the stated total of the year, or
 * of the sum of all entries where that is larger: totals are rounded by those who state them. Only the year itself counts;
 * no other year is taken in its place.
 *
 * Returns: (transfer full): what is known, which may be nothing.
 */
MzConcentration *
mz_concentration_new (MzDataset *dataset, MzStage stage, guint year)
{
  MzConcentration *self;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  MzSeries *series, *total_series = NULL;
  double total = 0, sum = 0, whole = 100;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && stage < MZ_N_STAGES, NULL);

  self = g_new0 (MzConcentration, 1);
  self->stage = stage;
  self->year = year;
  self->hhi = self->top3 = self->coverage = -1;
  self->shares = g_array_new (FALSE, FALSE, sizeof (MzShare));
  g_array_set_clear_func (self->shares, (GDestroyNotify) share_clear);

  series = shares_of[stage].series != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SERIES, shares_of[stage].series) : NULL;
  if (shares_of[stage].total != NULL)
    total_series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, shares_of[stage].total);
  if (series != NULL && year <= mz_dataset_get_as_of (dataset).year
      && (shares_of[stage].total == NULL || total_series != NULL))
    {
      const GArray *points = mz_series_peek (series)->points;

      for (guint i = 0; i < points->len; i++)
        {
          const MzPoint *point = &g_array_index (points, MzPoint, i);

          if (point->t.year != year || strcmp (point->key, "WORLD") == 0)
            continue;
          sum += point->v;
          if (is_country (point->key) && point->v > 0)
            {
              MzShare share = { g_strdup (point->key), 0, point->v };

              g_array_append_val (self->shares, share);
            }
        }
      g_array_sort (self->shares, compare_shares);

      if (total_series != NULL)
        {
          const GArray *totals = mz_series_peek (total_series)->points;

          for (guint i = 0; i < totals->len; i++)
            if (g_array_index (totals, MzPoint, i).t.year == year)
              total = g_array_index (totals, MzPoint, i).v;
          whole = MAX (total, sum);
        }
      if (total_series != NULL && total <= 0)
        g_array_set_size (self->shares, 0);
      sum_up (self, MAX (whole, sum));
    }

  if (self->shares->len > 0)
    {
      self->unit = g_strdup (mz_series_peek (series)->unit);
      add_sources (sources, series, year);
      if (total_series != NULL)
        add_sources (sources, total_series, year);
    }
  g_ptr_array_add (sources, NULL);
  self->sources = (GStrv) g_ptr_array_free (g_steal_pointer (&sources), FALSE);
  return self;
}

void
mz_concentration_free (MzConcentration *self)
{
  if (self == NULL)
    return;
  g_free (self->unit);
  g_array_unref (self->shares);
  g_strfreev (self->sources);
  g_free (self);
}
