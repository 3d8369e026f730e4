/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-concentration.h"

#include "mz-concentration-private.h"

/* Before this year no source tells of countries. */
#define FIRST_YEAR 1900

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
  g_strfreev (share->sources);
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

MzConcentration *
mz_concentration_alloc (MzStage stage, guint year)
{
  MzConcentration *self = g_new0 (MzConcentration, 1);

  self->stage = stage;
  self->year = year;
  self->hhi = self->top3 = self->coverage = -1;
  self->shares = g_array_new (FALSE, FALSE, sizeof (MzShare));
  g_array_set_clear_func (self->shares, (GDestroyNotify) share_clear);
  return self;
}

void
mz_concentration_add (MzConcentration *self, const char *country, double value, const char *const *sources)
{
  MzShare share = { g_strdup (country), 0, value, MZ_BOUND_NONE, FALSE, g_strdupv ((char **) sources) };

  g_array_append_val (self->shares, share);
}

void
mz_concentration_sum_up (MzConcentration *self, double whole)
{
  double squares = 0, sum = 0, top3 = 0;

  g_array_sort (self->shares, compare_shares);
  self->whole = whole;
  for (guint i = 0; i < self->shares->len; i++)
    {
      MzShare *share = &g_array_index (self->shares, MzShare, i);

      share->share = share->value / whole;
      if (share->bound != MZ_BOUND_MOST)
        squares += share->value * share->value;
      sum += share->value;
      if (i < 3)
        top3 += share->value;
    }
  if (self->shares->len == 0)
    return;

  if (squares > 0)
    self->hhi = 10000 * squares / (whole * whole);
  self->coverage = sum / whole;
  if (beats_rest (self, g_array_index (self->shares, MzShare, 0).share))
    self->top1 = &g_array_index (self->shares, MzShare, 0);
  if (self->coverage >= 1 || (self->shares->len >= 3 && beats_rest (self, g_array_index (self->shares, MzShare, 2).share)))
    self->top3 = top3 / whole;
}

static double
find_total (MzSeries *series, guint year)
{
  const GArray *points = mz_series_peek (series)->points;

  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, MzPoint, i).t.year == year)
      return g_array_index (points, MzPoint, i).v;
  return 0;
}

/* Fills in the countries of a year. Returns: the sum of all entries. */
static double
add_countries (MzConcentration *self, MzSeries *series)
{
  const GArray *points = mz_series_peek (series)->points;
  const GStrv sources = mz_record_peek_head (MZ_RECORD (series))->sources;
  double sum = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      MzShare *share;

      if (point->t.year != self->year || strcmp (point->key, "WORLD") == 0)
        continue;
      sum += point->v;
      if (!is_country (point->key))
        self->others += point->v;
      else if (point->v > 0)
        {
          mz_concentration_add (self, point->key, point->v, (const char *const *) (point->sources != NULL ? point->sources : sources));
          share = &g_array_index (self->shares, MzShare, self->shares->len - 1);
          share->bound = point->bound;
          share->estimate = point->estimate;
        }
    }
  return sum;
}

/**
 * mz_concentration_new:
 * @year: of the output; years after the dataset's as-of date are not known
 *
 * The Herfindahl-Hirschman index is the sum of the squared shares in per cent, 0 to 10000 (U.S. Department of Justice and
 * Federal Trade Commission, Merger Guidelines, 2023, section 2.1). Shares of tonnes are of the stated total of the year, or
 * of the sum of all entries where that is larger: totals are rounded by those who state them. Only the year itself counts;
 * no other year is taken in its place. A share that is only known to be at most something does not enter the index.
 *
 * Returns: (transfer full): what is known, which may be nothing.
 */
MzConcentration *
mz_concentration_new (MzDataset *dataset, MzStage stage, guint year)
{
  MzConcentration *self;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  MzSeries *series, *total_series = NULL;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && stage < MZ_N_STAGES, NULL);

  self = mz_concentration_alloc (stage, year);
  series = shares_of[stage].series != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SERIES, shares_of[stage].series) : NULL;
  if (shares_of[stage].total != NULL)
    total_series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, shares_of[stage].total);
  if (series != NULL && year <= mz_dataset_get_as_of (dataset).year
      && (shares_of[stage].total == NULL || total_series != NULL))
    {
      double sum = add_countries (self, series);

      self->total = total_series != NULL ? find_total (total_series, year) : 0;
      if (total_series != NULL && self->total <= 0)
        g_array_set_size (self->shares, 0);
      mz_concentration_sum_up (self, MAX (total_series != NULL ? self->total : 100, sum));
      self->others = self->shares->len > 0 ? self->others / self->whole : 0;
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

/**
 * mz_concentration_new_last:
 * @date: of the clock; a year counts when all of it lies on or before it
 *
 * Returns: (transfer full): of the last year in which it is known which country is the largest; if there is none, of the last
 *   of which any country is known; else of the year of @date, with nothing in it.
 */
MzConcentration *
mz_concentration_new_last (MzDataset *dataset, MzStage stage, MzPartialDate date)
{
  MzConcentration *some = NULL;
  guint last;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && stage < MZ_N_STAGES && mz_partial_date_is_set (date), NULL);

  last = MIN (date.year, mz_dataset_get_as_of (dataset).year);
  if (mz_partial_date_last_day (mz_partial_date_new (last, 0, 0)) > mz_partial_date_last_day (date))
    last--;
  for (guint year = last; year >= FIRST_YEAR; year--)
    {
      MzConcentration *self = mz_concentration_new (dataset, stage, year);

      if (self->top1 != NULL)
        {
          mz_concentration_free (some);
          return self;
        }
      if (some == NULL && self->unit != NULL)
        some = self;
      else
        mz_concentration_free (self);
    }
  return some != NULL ? some : mz_concentration_new (dataset, stage, last);
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
