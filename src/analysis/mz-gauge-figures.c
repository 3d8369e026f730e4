/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a gauge is made of: figures of the facts, and the sites that they and the plans are of. */
#define G_LOG_DOMAIN "mz-analysis"
#include "mz-gauge-private.h"

#include <math.h>

#include "mz-clubs.h"
#include "mz-figure.h"
#include "mz-inputs.h"

/* Magnets are no processing in the sense of the act: they are counted nowhere but where scrap becomes them again. */
const MzGaugeScope mz_gauge_scopes[MZ_N_BENCHMARKS] = {
  [MZ_BENCHMARK_EXTRACTION] = { MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_CONCENTRATION), MZ_SITE_DEPOSIT, MZ_PRODUCT_REO,
                                MZ_PRODUCT_REO },
  [MZ_BENCHMARK_PROCESSING] = { MZ_BIT (MZ_STAGE_SEPARATION) | MZ_BIT (MZ_STAGE_METAL), MZ_SITE_METAL, MZ_PRODUCT_SEPARATED,
                                MZ_PRODUCT_METAL },
  [MZ_BENCHMARK_RECYCLING] = { MZ_BIT (MZ_STAGE_RECYCLING), MZ_SITE_RECYCLING, MZ_PRODUCT_RECYCLED, MZ_PRODUCT_MAGNET },
  [MZ_BENCHMARK_ONE_COUNTRY] = { 0, MZ_N_SITE_KINDS, MZ_N_PRODUCTS, MZ_N_PRODUCTS },
};
static gsize
measure_unit (const char *unit)
{
  gsize length = strlen (unit);

  return g_str_has_suffix (unit, "/y") ? length - 2 : length;
}

/** mz_gauge_are_units_alike: Returns: whether both count the same thing: tonnes of a year, or a year's capacity. */
gboolean
mz_gauge_are_units_alike (const char *a, const char *b)
{
  gsize length = measure_unit (a);

  return length == measure_unit (b) && strncmp (a, b, length) == 0;
}

static void
site_clear (MzGaugeSite *site)
{
  g_free (site->id);
}

static void
figure_clear (MzGaugeFigure *figure)
{
  g_free (figure->record);
  g_free (figure->what);
  g_free (figure->unit);
  g_array_unref (figure->sites);
  g_strfreev (figure->sources);
}

/** mz_gauge_new_array: @clear: (nullable): what is to be freed of an entry */
GArray *
mz_gauge_new_array (gsize size, gpointer clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  if (clear != NULL)
    g_array_set_clear_func (array, (GDestroyNotify) clear);
  return array;
}

/* Whether the move has the site stand still on the whole of the date, or some of it. */
static gboolean
fails (const MzMove *move, const char *site, MzPartialDate date)
{
  MzDay first, end;

  if (move->kind != MZ_MOVE_SITE_FAILS || strcmp (move->site, site) != 0)
    return FALSE;
  mz_move_get_days (move, &first, &end);
  return first <= mz_partial_date_last_day (date) && end > mz_partial_date_first_day (date);
}

/* (transfer full) (element-type MzGaugeSite): those of @ids that the facts know. */
GArray *
mz_gauge_list_sites (const MzGaugeQuest *quest, const char *const *ids)
{
  GArray *sites = mz_gauge_new_array (sizeof (MzGaugeSite), site_clear);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MzSite *site = mz_dataset_lookup (quest->dataset, MZ_RECORD_SITE, ids[i]);
      MzGaugeSite entry = { .stands = FALSE };

      if (site == NULL)
        continue;
      entry.id = g_strdup (ids[i]);
      entry.state = mz_site_get_state (site, quest->date, mz_dataset_get_as_of (quest->dataset));
      for (guint k = 0; quest->scenario != NULL && k < mz_scenario_get_n_moves (quest->scenario); k++)
        entry.stands |= fails (mz_scenario_peek_move (quest->scenario, k), ids[i], quest->date);
      g_array_append_val (sites, entry);
    }
  return sites;
}

void
mz_gauge_apply_failures (const MzGaugeQuest *quest, const char *const *sites, double *least, double *most)
{
  for (guint i = 0; quest->scenario != NULL && i < mz_scenario_get_n_moves (quest->scenario); i++)
    {
      const MzMove *move = mz_scenario_peek_move (quest->scenario, i);
      MzDay first, end;

      for (guint k = 0; sites[k] != NULL; k++)
        if (fails (move, sites[k], quest->date))
          {
            *least *= move->leak;
            mz_move_get_days (move, &first, &end);
            /* Of several sites, what is of each is not told; and of a part of the date, not the whole is lost. */
            if (sites[1] == NULL && first <= mz_partial_date_first_day (quest->date)
                && end > mz_partial_date_last_day (quest->date))
              *most *= move->leak;
          }
    }
}

static MzGaugeBasis
find_basis (const char *unit)
{
  if (strcmp (unit, "percent") == 0)
    return MZ_GAUGE_SHARE;
  if (g_str_has_suffix (unit, "/y"))
    return MZ_GAUGE_CAPACITY;
  return unit[0] == 't' && (unit[1] == '\0' || unit[1] == ' ') ? MZ_GAUGE_OUTPUT : MZ_GAUGE_FINDING;
}

static void
add_figure (GArray *figures, const MzGaugeQuest *quest, MzParameter *parameter)
{
  const MzParameterInfo *info = mz_parameter_peek (parameter);
  const char *const *sites = (const char *const *) info->sites;
  MzGaugeFigure figure = { g_strdup (mz_record_get_id (MZ_RECORD (parameter))), g_strdup (info->what), g_strdup (info->unit),
                           isnan (info->low) ? info->typical : info->low, isnan (info->high) ? info->typical : info->high,
                           NAN, NAN, info->year, find_basis (info->unit), info->planned, info->estimate,
                           mz_gauge_list_sites (quest, sites),
                           g_strdupv (mz_record_peek_head (MZ_RECORD (parameter))->sources) };

  figure.least = figure.low;
  figure.most = figure.high;
  if (!info->planned)
    mz_gauge_apply_failures (quest, sites, &figure.least, &figure.most);
  g_array_append_val (figures, figure);
}

/* Where one thing is told of several years, the newest that is known stands. */
static gboolean
is_superseded (const MzGaugeQuest *quest, const MzParameterInfo *info)
{
  MzStore *store = mz_dataset_get_store (quest->dataset, MZ_RECORD_PARAMETER);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      const MzParameterInfo *other = mz_parameter_peek (MZ_PARAMETER (mz_store_peek (store, i)));

      if (other != info && strcmp (other->group, info->group) == 0 && other->benchmark == info->benchmark
          && other->planned == info->planned && g_strcmp0 (other->what, info->what) == 0
          && g_strcmp0 (other->unit, info->unit) == 0 && mz_figure_is_known (other->year, quest->date)
          && mz_partial_date_compare (other->year, info->year) > 0)
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) (element-type MzGaugeFigure): of a group, what is planned, or what is known by the date, or both. */
GArray *
mz_gauge_list_figures (const MzGaugeQuest *quest, const char *group, guint number, gboolean known, gboolean planned)
{
  MzStore *store = mz_dataset_get_store (quest->dataset, MZ_RECORD_PARAMETER);
  GArray *figures = mz_gauge_new_array (sizeof (MzGaugeFigure), figure_clear);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzParameter *parameter = MZ_PARAMETER (mz_store_peek (store, i));
      const MzParameterInfo *info = mz_parameter_peek (parameter);

      if (strcmp (info->group, group) != 0 || info->benchmark != number || info->unit == NULL || info->what == NULL)
        continue;
      if (info->planned ? planned : known && mz_figure_is_known (info->year, quest->date) && !is_superseded (quest, info))
        add_figure (figures, quest, parameter);
    }
  return figures;
}

/* Whether the site is of rare earths, in the Union on the date, and does what the benchmark is about. */
gboolean
mz_gauge_is_in_scope (const MzGaugeQuest *quest, MzSite *site, MzBenchmark benchmark)
{
  const MzSiteInfo *info = mz_site_peek (site);
  const MzGaugeScope *scope = &mz_gauge_scopes[benchmark];

  return mz_dataset_has_rare_earth (quest->dataset, info->minerals)
         && ((info->stages & scope->stages) != 0 || info->kind == scope->kind) && info->country != NULL
         && mz_clubs_is_in_eu (info->country, quest->date);
}
