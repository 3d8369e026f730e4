/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rare earths are used for, and how much of them will be. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

typedef struct
{
  const char *key, *label; /* as in the facts; in English, to be translated */
} Use;

/* Stacked columns of uses, a year each. @title: the year, the largest use, its share. */
static MzFigure *
build_uses (const MzChart *chart, const MzFigureRequest *request, const MzChartBars *bars, const Use *uses, guint n_uses,
            const char *title)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_COLUMNS, request);
  guint largest;

  figure->percent = TRUE;
  for (guint i = 0; i < n_uses; i++)
    mz_figure_add_series (figure, uses[i].key, _(uses[i].label),
                          strcmp (uses[i].key, "other") == 0 ? MZ_INK (MZ_INK_OTHERS) : MZ_INK_INDEX (MZ_INK_SEQUENCE, i));
  mz_figure_add_series (figure, "rest", _("Not told apart"), MZ_INK (MZ_INK_UNKNOWN));
  largest = mz_chart_add_bars (figure, request->dataset, bars);
  if (largest != MZ_FIGURE_NONE)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, largest);
      g_autofree char *value = mz_figure_format_value (figure, datum);

      figure->title = g_strdup_printf (_(title), mz_figure_peek_category (figure, datum->category)->label,
                                       mz_figure_peek_series (figure, datum->series)->label, value);
    }
  mz_chart_add_latest_words (figure);
  return figure;
}

MzFigure *
mz_chart_build_demand_by_use (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartBars bars = { "uses-world", 1, NULL };
  static const Use uses[] = {
    { "magnets", N_("Magnets") }, { "catalysts", N_("Catalysts") }, { "polishing", N_("Polishing") },
  };
  MzFigure *figure = build_uses (chart, request, &bars, uses, G_N_ELEMENTS (uses),
                                 N_("Largest use in the world in %1$s: %2$s, %3$s"));

  figure->subtitle = g_strdup (_("Per cent of the world's use by weight of REO, as different authors have it"));
  return figure;
}

MzFigure *
mz_chart_build_uses_us (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartBars bars = { "uses-us", 1, NULL };
  static const Use uses[] = {
    { "catalysts", N_("Catalysts") },   { "ceramics and glass", N_("Ceramics and glass") },
    { "polishing", N_("Polishing") },   { "metallurgy", N_("Metallurgy") },
    { "other", N_("Other uses") },
  };
  MzFigure *figure = build_uses (chart, request, &bars, uses, G_N_ELEMENTS (uses),
                                 N_("Largest use in the United States in %1$s: %2$s, %3$s"));

  figure->subtitle = g_strdup (_("Per cent of the use in the United States by weight of REO, without what is inside"
                                 " imported goods"));
  return figure;
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  double left = (*(const MzPoint *const *) a)->v, right = (*(const MzPoint *const *) b)->v;

  return (left < right) - (left > right);
}

/* A bar each: sectors overlap (magnets are in most of them) and are not stacked. */
MzFigure *
mz_chart_build_uses_by_value (const MzChart *chart, const MzFigureRequest *request)
{
  static const Use uses[] = {
    { "EV motors", N_("Motors of electric vehicles") },      { "wind turbines", N_("Wind turbines") },
    { "consumer electronics", N_("Consumer electronics") },  { "industrial motors", N_("Industrial motors") },
    { "defence and aerospace", N_("Defence and aerospace") },
    { "robotics and data centres", N_("Robots and data centres") },
    { "automotive catalysts", N_("Catalysts in cars") },
    { "oil refining catalysts", N_("Catalysts of refineries") },
    { "phosphors and LED", N_("Phosphors and LED") },         { "medicine (MRI)", N_("Medicine (MRI)") },
    { "NiMH batteries", N_("NiMH batteries") },               { "polishing", N_("Polishing") },
    { "magnets, all uses", N_("Magnets, all uses") },
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, "uses-value-share");
  g_autoptr (GPtrArray) points = g_ptr_array_new ();

  figure->percent = TRUE;
  figure->subtitle = g_strdup (_("Per cent of the market value of all rare earths: estimates of an analyst and, for"
                                 " all magnets, of a company"));
  if (series == NULL)
    return figure;
  for (guint i = 0; i < mz_series_peek (series)->points->len; i++)
    g_ptr_array_add (points, &g_array_index (mz_series_peek (series)->points, MzPoint, i));
  g_ptr_array_sort (points, compare_falling);
  mz_figure_add_series (figure, "share", _("Share of the value"), MZ_INK_INDEX (MZ_INK_SEQUENCE, 0));
  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = points->pdata[i];
      const char *label = point->key;

      for (guint j = 0; j < G_N_ELEMENTS (uses); j++)
        if (strcmp (uses[j].key, point->key) == 0)
          label = _(uses[j].label);
      mz_figure_add_category (figure, point->key, label)->note = mz_partial_date_to_string (point->t);
      mz_chart_add_point (figure, series, point, 0)->category = i;
      if (figure->title == NULL && strcmp (point->key, "magnets, all uses") != 0
          && mz_figure_is_known (point->t, request->date))
        {
          g_autofree char *value = mz_chart_format_short (figure, mz_figure_peek_datum (figure, i));

          figure->title = g_strdup_printf (_("Of single uses the first by value: %1$s, %2$s"), label, value);
        }
    }
  if (figure->data->len >= 3 && !(mz_figure_peek_datum (figure, 0)->flags & MZ_DATUM_AFTER))
    {
      g_autofree char *first = mz_figure_describe (figure, 0), *second = mz_figure_describe (figure, 1);
      g_autofree char *third = mz_figure_describe (figure, 2);

      /* Translators: three parts of a list, each with its value. */
      figure->words = g_strdup_printf (_("The largest are: %1$s; %2$s; %3$s."), first, second, third);
    }
  mz_chart_add_record_note (figure, MZ_RECORD (series));
  return figure;
}

/* What lies after the as-of date is a forecast whenever it was made. */
static void
tell_forecasts (MzFigure *figure, MzDataset *dataset)
{
  for (guint i = 0; i < figure->data->len; i++)
    {
      MzDatum *datum = &g_array_index (figure->data, MzDatum, i);
      MzPartialDate when;

      if (mz_partial_date_parse (datum->when, &when, NULL) && !mz_figure_is_known (when, mz_dataset_get_as_of (dataset)))
        {
          g_autofree char *what = datum->what;

          /* Translators: what a figure is of. */
          datum->what = what != NULL ? g_strdup_printf (_("%s, a forecast"), what) : g_strdup (_("a forecast"));
        }
    }
}

/* By how much the last figures of the first @n lines that are known at the clock differ. */
static void
add_spread_title (MzFigure *figure, guint n, const char *title)
{
  const MzDatum *low = NULL, *high = NULL;

  for (guint i = 0; i < MIN (n, figure->series->len); i++)
    {
      const MzDatum *last = mz_chart_last_known (figure, i);

      if (last != NULL && (low == NULL || last->value < low->value))
        low = last;
      if (last != NULL && (high == NULL || last->value > high->value))
        high = last;
    }
  if (low != NULL && low != high && low->value > 0)
    {
      g_autofree char *share = mz_format_share (100 * (high->value / low->value - 1));

      figure->title = g_strdup_printf (_(title), share);
    }
  mz_chart_add_latest_words (figure);
}

MzFigure *
mz_chart_build_demand_forecasts (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, "world-demand-reo");
  static const guint inks[] = { 0, 2, 3, 7, 6, 4 };

  figure->unit = g_strdup (_("t REO"));
  figure->subtitle = g_strdup (_("The world's demand for rare earths in t REO a year, a line for each author"));
  for (guint i = 0; series != NULL && i < mz_series_peek (series)->points->len; i++)
    {
      const char *author = g_array_index (mz_series_peek (series)->points, MzPoint, i).key;
      guint n = figure->series->len;

      if (mz_figure_find_series (figure, author) != MZ_FIGURE_NONE)
        continue;
      mz_chart_add_line (figure, request->dataset, "world-demand-reo", author, author, author,
                         MZ_INK_INDEX (MZ_INK_SEQUENCE, inks[n % G_N_ELEMENTS (inks)]));
      g_array_index (figure->series, MzFigureSeries, n).dash = n;
    }
  add_spread_title (figure, figure->series->len, N_("The authors' latest counts of the world's demand differ by %s"));
  tell_forecasts (figure, request->dataset);
  mz_chart_add_note_of (figure, request->dataset, "world-demand-reo");
  mz_chart_set_span (figure, request);
  return figure;
}

MzFigure *
mz_chart_build_magnet_ree_demand (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzChartLine lines[] = {
    { "magnet-ree-demand-iea", "world", "iea", N_("IEA"), { MZ_INK_SEQUENCE, 0, "" }, 0 },
    { "magnet-ree-demand-mckinsey", "world", "mckinsey", N_("McKinsey"), { MZ_INK_SEQUENCE, 2, "" }, 1 },
    { "magnet-ree-mine-supply-iea", "world", "supply", N_("Mine supply, IEA"), { MZ_INK_SEQUENCE, 3, "" }, 2 },
  };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  /* Translators: thousand tonnes. */
  figure->unit = g_strdup (_("kt"));
  figure->subtitle = g_strdup (_("Magnet rare earths (Nd, Pr, Dy, Tb) in what the world needs and mines a year, in"
                                 " kt"));
  mz_chart_add_lines (figure, request, lines, G_N_ELEMENTS (lines));
  add_spread_title (figure, 2, N_("The latest counts of the demand for magnet rare earths differ by %s"));
  tell_forecasts (figure, request->dataset);
  mz_chart_add_latest_words (figure);
  return figure;
}

/* Magnets by their own weight, as much as there is need for: not what is made or imported, and not what is short. */
static gboolean
is_magnet_demand (const MzDemandInfo *info)
{
  static const char *const whats[] = { "t NdFeB magnets, gross", "t NdFeB magnets, gross, at least",
                                       "t sintered rare earth magnets, gross", NULL };

  return g_strv_contains (whats, info->what);
}

/* By region, the world first, then by year. */
static int
compare_demand (gconstpointer a, gconstpointer b)
{
  const MzDemandInfo *left = mz_demand_peek (*(MzDemand *const *) a), *right = mz_demand_peek (*(MzDemand *const *) b);
  int world = (strcmp (right->region, "WORLD") == 0) - (strcmp (left->region, "WORLD") == 0);

  if (world != 0)
    return world;
  if (strcmp (left->region, right->region) != 0)
    return strcmp (left->region, right->region);
  return mz_partial_date_compare (left->year, right->year);
}

static void
add_demand_datum (MzFigure *figure, MzDemand *demand, const char *series, double value)
{
  const MzDemandInfo *info = mz_demand_peek (demand);
  const char *const *sources = (const char *const *) mz_record_peek_head (MZ_RECORD (demand))->sources;
  MzDatum *datum;

  if (isnan (value))
    return;
  datum = mz_figure_add_datum (figure, mz_figure_find_series (figure, series), figure->categories->len - 1, value);
  mz_datum_set_time (datum, info->year, figure);
  mz_datum_set_sources (datum, sources);
  mz_figure_add_sources (figure, sources);
  datum->record = g_strdup (mz_record_get_id (MZ_RECORD (demand)));
  datum->what = g_strdup (mz_format_label (info->what));
  if (g_str_has_suffix (info->what, "at least"))
    datum->flags |= MZ_DATUM_AT_LEAST;
  else if (info->estimate)
    datum->flags |= MZ_DATUM_ESTIMATE;
}

/* A row for what one source says of a region and a year. */
static void
add_demand (MzFigure *figure, MzDataset *dataset, MzDemand *demand)
{
  const MzDemandInfo *info = mz_demand_peek (demand);
  const char *region = strcmp (info->region, "WORLD") == 0 ? _("World") : mz_dataset_country_name (dataset, info->region);
  g_autofree char *year = mz_partial_date_format (info->year), *label = NULL;
  MzFigureCategory *category;

  if (strcmp (info->scenario, "observed") != 0)
    /* Translators: a year and the name of a scenario. */
    label = g_strdup_printf (_("%1$s, scenario: %2$s"), year, info->scenario);
  else if (info->by != NULL)
    /* Translators: a year and who says so. */
    label = g_strdup_printf (_("%1$s, after %2$s"), year, info->by);
  category = mz_figure_add_category (figure, mz_record_get_id (MZ_RECORD (demand)), label != NULL ? label : year);
  category->group = g_strdup (region);
  category->record = g_strdup (mz_record_get_id (MZ_RECORD (demand)));
  add_demand_datum (figure, demand, "value", info->value);
  add_demand_datum (figure, demand, "low", info->low);
  add_demand_datum (figure, demand, "high", info->high);
  mz_chart_add_record_note (figure, MZ_RECORD (demand));
}

/* The last year that is known of a region: how much, as a title. */
static void
add_demand_title (MzFigure *figure, MzDataset *dataset, const char *region, const char *title)
{
  const MzDatum *last = NULL;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      MzDemand *demand = mz_dataset_lookup (dataset, MZ_RECORD_DEMAND, datum->record);

      if (strcmp (mz_demand_peek (demand)->region, region) == 0 && !(datum->flags & MZ_DATUM_AFTER))
        last = datum;
    }
  if (last != NULL)
    {
      g_autofree char *value = mz_figure_format_value (figure, last), *when = mz_chart_format_when (last);

      figure->title = g_strdup_printf (_(title), value, when);
    }
}

MzFigure *
mz_chart_build_demand_magnets (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_DOTS, request);
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_DEMAND);
  g_autoptr (GPtrArray) demands = g_ptr_array_new ();

  figure->unit = g_strdup (_("t magnets, gross weight"));
  figure->subtitle = g_strdup (_("NdFeB magnets needed a year in t gross weight, by region; scenarios do not add up"));
  mz_figure_add_series (figure, "value", _("Figure"), MZ_INK (MZ_INK_TEXT));
  mz_figure_add_series (figure, "low", _("At the lower end"), MZ_INK_INDEX (MZ_INK_SEQUENCE, 0));
  mz_figure_add_series (figure, "high", _("At the upper end"), MZ_INK_INDEX (MZ_INK_SEQUENCE, 2));
  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (is_magnet_demand (mz_demand_peek (mz_store_peek (store, i))))
      g_ptr_array_add (demands, mz_store_peek (store, i));
  g_ptr_array_sort (demands, compare_demand);
  for (guint i = 0; i < demands->len; i++)
    add_demand (figure, request->dataset, demands->pdata[i]);
  add_demand_title (figure, request->dataset, "EU", N_("The European Union needs %1$s a year (%2$s)"));
  tell_forecasts (figure, request->dataset);
  mz_chart_add_latest_words (figure);
  return figure;
}
