/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plants and mines outside China can make in a year: running, being built, announced. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

#define FIRST_YEAR 1990
#define LAST_YEAR  2040

/* Series, from the base up. */
enum { OPERATING, BUILDING, ANNOUNCED, N_LEVELS };

/**
 * Product:
 * @word: what a capacity must name, lower case: it decides the unit, and others are never added
 * @title, @words: for people, with the tonnes
 */
typedef struct
{
  const char *chart;
  MzStage     stage;
  MzProduct   product;
  const char *word;
  const char *unit;
  const char *subtitle;
  const char *title;
  const char *words;
} Product;

static const Product products[] = {
  { "capacity-mining", MZ_STAGE_MINING, MZ_PRODUCT_REO, "reo", N_("t REO"),
    N_("Capacity of mines outside China in t REO a year"),
    N_("Outside China there are mines for %s a year"),
    N_("On the date mines outside China that operate can produce %1$s a year, those under construction %2$s, and those that are "
       "only announced %3$s, as far as sources give figures.") },
  { "capacity-separation", MZ_STAGE_SEPARATION, MZ_PRODUCT_SEPARATED, "reo", N_("t REO"),
    N_("Capacity of separation plants outside China in t REO a year"),
    N_("Outside China %s a year can be separated"),
    N_("On the date plants outside China that operate can separate %1$s a year, those under construction %2$s, and those that "
       "are only announced %3$s, as far as sources give figures.") },
  { "capacity-magnets", MZ_STAGE_MAGNET, MZ_PRODUCT_MAGNET, "ndfeb", N_("t NdFeB"),
    N_("Capacity of magnet plants outside China in t NdFeB a year"),
    N_("Outside China there are magnet plants for %s a year"),
    N_("On the date plants outside China that operate can make %1$s a year, those under construction %2$s, and those that are "
       "only announced %3$s, as far as sources give figures.") },
};

/* Words of figures that are not what one place can make in a year. */
static const char *const foreign[] = { "company", "together", "all ", "output", "quota", "mined (", "estimate", "powder",
                                       "addition", "expansion", "magnet reo", "without", "feed", "trial" };

typedef struct
{
  const MzFigureRequest *request;
  MzFigure      *figure;
  const Product *product;
  MzPartialDate  as_of;
  double         sums[N_LEVELS]; /* at the date of the clock */
  guint          with, without;  /* plants that operate then, by whether a figure is known */
} Chart;

/* A column: what is added up, and from whom. */
typedef struct
{
  double     sums[N_LEVELS];
  GPtrArray *sites[N_LEVELS]; /* of MzSite */
} Column;

static gboolean
measures_product (const Product *product, const MzCapacity *capacity, MzSiteKind kind)
{
  g_autofree char *what = g_ascii_strdown (capacity->what, -1);

  if (capacity->t_per_year < 0 || strstr (what, product->word) == NULL
      || mz_capacity_get_product (capacity, kind) != product->product)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (strstr (what, foreign[i]) != NULL)
      return FALSE;
  return TRUE;
}

/* The largest figure of a site: of what is there, by @date, or also of what is planned. Negative: none. */
static double
find_capacity (const Chart *chart, MzSite *site, MzPartialDate date, gboolean with_plans)
{
  const MzSiteInfo *info = mz_site_peek (site);
  double most = -1;

  for (guint i = 0; i < info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);
      gboolean plan = capacity->planned || mz_chart_is_plan (chart->request, capacity->from);

      if (!measures_product (chart->product, capacity, info->kind))
        continue;
      if (plan ? with_plans
               : !mz_partial_date_is_set (capacity->from) || mz_partial_date_reached (capacity->from, date) == MZ_TRUTH_YES)
        most = MAX (most, capacity->t_per_year);
    }
  return most;
}

/* When what is planned is to be there: the figure's own date, else the first planned start of the site. May be unset. */
static MzPartialDate
find_start (const Chart *chart, MzSite *site, const MzCapacity *capacity)
{
  const GArray *status = mz_site_peek (site)->status;

  if (mz_partial_date_is_set (capacity->from))
    return capacity->from;
  for (guint i = 0; i < status->len; i++)
    {
      const MzStatus *step = &g_array_index (status, MzStatus, i);

      if (step->planned || mz_chart_is_plan (chart->request, step->from))
        return step->from;
    }
  return MZ_PARTIAL_DATE_NONE;
}

/* What is announced to have been added by the end of a year after the as-of date. Negative: nothing. */
static double
find_addition (const Chart *chart, MzSite *site, guint year)
{
  const MzSiteInfo *info = mz_site_peek (site);
  MzSiteState now = mz_site_get_state (site, chart->as_of, chart->as_of);
  double have = now.state == MZ_STATE_OPERATING ? find_capacity (chart, site, chart->as_of, FALSE) : 0, most = -1;

  if (now.state == MZ_STATE_CLOSED)
    return -1;
  for (guint i = 0; i < info->capacity->len; i++)
    {
      const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, i);
      MzPartialDate start = find_start (chart, site, capacity);

      if (measures_product (chart->product, capacity, info->kind) && mz_partial_date_is_set (start) && start.year <= year
          && (capacity->planned || mz_chart_is_plan (chart->request, start))
          && mz_partial_date_last_day (start) > mz_partial_date_last_day (chart->as_of))
        most = MAX (most, capacity->t_per_year - MAX (have, 0));
    }
  return most;
}

/* The last year of which anything new is announced; after it no column adds to what has been said. */
static guint
find_last_year (const Chart *chart)
{
  MzStore *sites = mz_dataset_get_store (chart->request->dataset, MZ_RECORD_SITE);
  guint last = chart->as_of.year;

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = mz_store_peek (sites, i);
      const MzSiteInfo *info = mz_site_peek (site);

      for (guint k = 0; k < info->capacity->len; k++)
        {
          const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, k);

          if (measures_product (chart->product, capacity, info->kind))
            last = MAX (last, find_start (chart, site, capacity).year);
        }
    }
  return MIN (last, LAST_YEAR);
}

/* Which level a site stands on, on a date that the facts know, with how much. */
static guint
find_level (const Chart *chart, MzSite *site, MzPartialDate date, double *tonnes)
{
  MzState state = mz_site_get_state (site, date, chart->as_of).state;

  if (state == MZ_STATE_OPERATING)
    {
      *tonnes = find_capacity (chart, site, date, FALSE);
      return OPERATING;
    }
  *tonnes = find_capacity (chart, site, date, TRUE);
  if (state == MZ_STATE_CONSTRUCTION)
    return BUILDING;
  return state == MZ_STATE_PLANNED || state == MZ_STATE_DEVELOPMENT ? ANNOUNCED : N_LEVELS;
}

static gboolean
is_outside (const Chart *chart, MzSite *site)
{
  return g_strcmp0 (mz_site_peek (site)->country, "CN") != 0 && mz_chart_wants (chart->request, site);
}

static void
add_data (Chart *chart, const Column *column, MzPartialDate when, guint year, gboolean plan)
{
  static const MzFill fills[N_LEVELS] = { MZ_FILL_SOLID, MZ_FILL_STRIPES, MZ_FILL_OUTLINE };

  for (guint level = 0; level < N_LEVELS; level++)
    {
      MzDatum *datum;

      if (column->sites[level]->len == 0)
        continue;
      datum = mz_figure_add_datum (chart->figure, level, MZ_FIGURE_NONE, column->sums[level]);
      mz_datum_set_time (datum, when, chart->figure);
      datum->x = datum->x_end = year + 0.5;
      datum->fill = fills[level];
      datum->flags |= MZ_DATUM_COMPUTED | (plan ? MZ_DATUM_PLANNED : 0);
      datum->what = g_strdup_printf (ngettext ("%u site", "%u sites", column->sites[level]->len), column->sites[level]->len);
      mz_chart_cite_all (chart->figure, datum, column->sites[level]);
    }
}

/* A year's column: as things stand at its end, or on the date of the clock in the clock's own year. */
static void
add_year (Chart *chart, guint year)
{
  MzStore *sites = mz_dataset_get_store (chart->request->dataset, MZ_RECORD_SITE);
  MzPartialDate known = mz_chart_known_date (chart->request), date = mz_partial_date_new (year, 12, 31);
  gboolean plan = year > chart->as_of.year, now = year == known.year;
  Column column;

  if (now)
    date = known;
  else if (year == chart->as_of.year)
    date = chart->as_of;
  for (guint level = 0; level < N_LEVELS; level++)
    {
      column.sums[level] = 0;
      column.sites[level] = g_ptr_array_new ();
    }
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = mz_store_peek (sites, i);
      double tonnes;
      guint level = ANNOUNCED;

      if (!is_outside (chart, site))
        continue;
      if (plan)
        tonnes = find_addition (chart, site, year);
      else
        level = find_level (chart, site, date, &tonnes);
      if (level < N_LEVELS && tonnes > 0)
        {
          column.sums[level] += tonnes;
          g_ptr_array_add (column.sites[level], site);
        }
    }
  add_data (chart, &column, now ? known : mz_partial_date_new (year, 0, 0), year, plan);
  for (guint level = 0; level < N_LEVELS; level++)
    {
      if (now)
        chart->sums[level] = column.sums[level];
      if (now && level == OPERATING)
        chart->with = column.sites[level]->len;
      g_ptr_array_unref (column.sites[level]);
    }
}

/* Whom the columns leave out. */
static void
add_notes (Chart *chart)
{
  MzStore *sites = mz_dataset_get_store (chart->request->dataset, MZ_RECORD_SITE);
  MzPartialDate known = mz_chart_known_date (chart->request);
  guint undated = 0;

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    {
      MzSite *site = mz_store_peek (sites, i);
      const MzSiteInfo *info = mz_site_peek (site);
      gboolean plan = FALSE;

      if (!is_outside (chart, site))
        continue;
      if ((info->stages & MZ_BIT (chart->product->stage)) != 0
          && mz_site_get_state (site, known, chart->as_of).state == MZ_STATE_OPERATING
          && find_capacity (chart, site, known, FALSE) <= 0)
        chart->without++;
      for (guint k = 0; k < info->capacity->len; k++)
        {
          const MzCapacity *capacity = &g_array_index (info->capacity, MzCapacity, k);

          if (capacity->planned && measures_product (chart->product, capacity, info->kind)
              && !mz_partial_date_is_set (find_start (chart, site, capacity)))
            plan = TRUE;
        }
      undated += plan ? 1 : 0;
    }
  if (chart->without > 0)
    {
      g_autofree char *note = g_strdup_printf (
        ngettext ("%u site that operates at this stage outside China is left out: no source gives its capacity in this unit.",
                  "%u sites that operate at this stage outside China are left out: no source gives their capacity in this unit.",
                  chart->without), chart->without);

      mz_figure_add_note (chart->figure, note);
    }
  if (undated > 0)
    {
      g_autofree char *note = g_strdup_printf (
        ngettext ("%u site with a plan of which no source says the year is missing from the years to come.",
                  "%u sites with a plan of which no source says the year are missing from the years to come.", undated), undated);

      mz_figure_add_note (chart->figure, note);
    }
  mz_figure_add_note (chart->figure, _("Each site counts once, with the largest figure that is known today to hold for it then; a "
                                       "plan counts with what it adds. Whole companies, outputs, quotas and single oxides are not "
                                       "added."));
  mz_figure_add_note (chart->figure, _("After the last date that the facts know, a column shows only what is announced to be there "
                                       "by that year; what runs today is not claimed to run then."));
}

static void
add_words (Chart *chart)
{
  g_autofree char *number = mz_format_number (chart->sums[OPERATING]), *unit = g_strdup (chart->figure->unit), *tonnes = NULL;
  char *parts[N_LEVELS];

  for (guint level = 0; level < N_LEVELS; level++)
    {
      g_autofree char *value = mz_format_number (chart->sums[level]);

      parts[level] = chart->sums[level] > 0 ? mz_format_unit (value, unit)
                                            : g_strdup (_("not known"));
    }
  tonnes = mz_format_unit (number, unit);
  if (chart->with > 0 && chart->without > chart->with)
    chart->figure->title = g_strdup_printf (_("Only %1$u of %2$u sites that operate outside China have a known capacity: %3$s"),
                                            chart->with, chart->with + chart->without, tonnes);
  else if (chart->with > 0)
    chart->figure->title = g_strdup_printf (_(chart->product->title), tonnes);
  chart->figure->words = g_strdup_printf (_(chart->product->words), parts[OPERATING], parts[BUILDING], parts[ANNOUNCED]);
  for (guint level = 0; level < N_LEVELS; level++)
    g_free (parts[level]);
}

MzFigure *
mz_chart_build_capacity (const MzChart *self, const MzFigureRequest *request)
{
  Chart chart = { request, mz_figure_new (self->name, MZ_FIGURE_COLUMNS, request), NULL,
                  mz_dataset_get_as_of (request->dataset), { 0, 0, 0 }, 0, 0 };
  MzInk ink;
  guint last;

  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    if (strcmp (products[i].chart, self->name) == 0)
      chart.product = &products[i];
  g_return_val_if_fail (chart.product != NULL, chart.figure);

  ink = MZ_INK_INDEX (MZ_INK_STAGE, chart.product->stage);
  chart.figure->unit = g_strdup (_(chart.product->unit));
  chart.figure->subtitle = g_strdup (_(chart.product->subtitle));
  mz_figure_add_series (chart.figure, "operating", _("Operating"), ink);
  mz_figure_add_series (chart.figure, "construction", _("Under construction"), ink);
  mz_figure_add_series (chart.figure, "planned", _("Announced"), ink);
  chart.figure->series_facet = MZ_FACET_STATUS;
  chart.figure->x_from = FIRST_YEAR;
  chart.figure->x_to = LAST_YEAR + 1;
  last = find_last_year (&chart);
  for (guint year = FIRST_YEAR; year <= last; year++)
    add_year (&chart, year);
  if (chart.figure->data->len == 0)
    mz_chart_set_empty (chart.figure, _("No source gives a capacity outside China at this stage in this unit."));
  else
    {
      add_notes (&chart);
      add_words (&chart);
      mz_chart_limit_words (chart.figure, request);
    }
  return chart.figure;
}
