/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What oxides cost. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

#define AVERAGES "price-oxides"
#define FLOOR "price-floor-ndpr"
#define ARTICLE "price-nd-oxide-article"
#define EUROPE "price-europe-2025"

/* By atomic number, yttrium, which is found with the heavy ones, last; inks such that no two near to each other are alike. */
static const struct
{
  const char *symbol;
  guint       ink;
} oxides[] = {
  { "La", 0 }, { "Ce", 1 }, { "Pr", 2 }, { "Nd", 3 }, { "NdPr", 4 }, { "Sm", 4 }, { "Eu", 7 }, { "Gd", 7 },
  { "Tb", 1 }, { "Dy", 6 }, { "Ho", 6 }, { "Er", 2 }, { "Yb", 5 },   { "Lu", 1 }, { "Y", 0 },
};

static MzInk
oxide_ink (const char *symbol)
{
  for (guint i = 0; i < G_N_ELEMENTS (oxides); i++)
    if (strcmp (oxides[i].symbol, symbol) == 0)
      return MZ_INK_INDEX (MZ_INK_SEQUENCE, oxides[i].ink);
  g_assert_not_reached ();
}

/* "terbium" in a sentence, or "NdPr", which is none of the elements. */
static const char *
oxide_name (MzDataset *dataset, const char *symbol)
{
  MzRecord *element = mz_dataset_lookup (dataset, MZ_RECORD_ELEMENT, symbol);

  return element != NULL ? mz_record_get_name (element) : symbol;
}

static MzFigure *
price_figure_new (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);

  /* Translators: US dollars a kilogram. */
  figure->unit = g_strdup (_("USD/kg"));
  return figure;
}

/* A line of one oxide; @kind tells it from the others of the same oxide, "" for the one that stands for it. */
static guint
add_oxide (MzFigure *figure, MzDataset *dataset, const char *id, const char *symbol, const char *kind, const char *label,
           guint dash)
{
  g_autofree char *key = g_strconcat (symbol, kind, NULL);
  guint line = mz_chart_add_line (figure, dataset, id, symbol, key, label, oxide_ink (symbol));

  if (line != MZ_FIGURE_NONE)
    g_array_index (figure->series, MzFigureSeries, line).dash = dash;
  return line;
}

/* The year in which the averages of an oxide begin; G_MAXUINT: there are none. */
static guint
first_year (MzDataset *dataset, const char *symbol)
{
  MzSeries *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, AVERAGES);
  guint first = G_MAXUINT;

  for (guint i = 0; series != NULL && i < mz_series_peek (series)->points->len; i++)
    {
      const MzPoint *point = &g_array_index (mz_series_peek (series)->points, MzPoint, i);

      if (strcmp (point->key, symbol) == 0)
        first = MIN (first, point->t.year);
    }
  return first;
}

/* The dearest and the cheapest of the first @n_lines series in the last year that is known. */
static void
add_range_words (MzFigure *figure, MzDataset *dataset, guint n_lines)
{
  const MzDatum *dear = NULL, *cheap = NULL;
  g_autofree char *times = NULL, *when = NULL, *most = NULL, *least = NULL;
  const char *dear_name, *cheap_name;
  double latest = -INFINITY;

  for (guint i = 0; i < n_lines; i++)
    {
      const MzDatum *datum = mz_chart_last_known (figure, i);

      if (datum != NULL)
        latest = MAX (latest, datum->x);
    }
  for (guint i = 0; i < n_lines; i++)
    {
      const MzDatum *datum = mz_chart_last_known (figure, i);

      if (datum == NULL || datum->x < latest)
        continue;
      if (dear == NULL || datum->value > dear->value)
        dear = datum;
      if (cheap == NULL || datum->value < cheap->value)
        cheap = datum;
    }
  if (dear == NULL || dear->value <= cheap->value || cheap->value <= 0)
    return;
  times = mz_chart_format_times (dear->value / cheap->value);
  when = mz_chart_format_when (dear);
  most = mz_figure_format_value (figure, dear);
  least = mz_figure_format_value (figure, cheap);
  dear_name = oxide_name (dataset, mz_figure_peek_series (figure, dear->series)->key);
  cheap_name = oxide_name (dataset, mz_figure_peek_series (figure, cheap->series)->key);
  /* Translators: a date, an element, a number, an element. */
  figure->title = g_strdup_printf (_("In %1$s %2$s oxide cost %3$s times as much as %4$s oxide"), when, dear_name, times,
                                   cheap_name);
  figure->words = g_strdup_printf (_("In %1$s the average price of %2$s oxide was %3$s, the highest of those shown; the"
                                     " lowest was that of %4$s oxide, %5$s."), when, dear_name, most, cheap_name, least);
}

static gboolean
has_average (MzSeries *averages, const char *symbol, guint year)
{
  for (guint i = 0; averages != NULL && i < mz_series_peek (averages)->points->len; i++)
    {
      const MzPoint *point = &g_array_index (mz_series_peek (averages)->points, MzPoint, i);

      if (point->t.year == year && strcmp (point->key, symbol) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The points of a series for one oxide, for the years of which there is no average; @where: of its time they are from. */
static void
add_quotes_of (MzFigure *figure, MzDataset *dataset, const char *id, const char *symbol, guint line, double where,
               const char *what)
{
  MzSeries *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, id);
  MzSeries *averages = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, AVERAGES);
  gboolean any = FALSE;

  for (guint i = 0; series != NULL && i < mz_series_peek (series)->points->len; i++)
    {
      const MzPoint *point = &g_array_index (mz_series_peek (series)->points, MzPoint, i);
      MzDatum *datum;

      if (strcmp (point->key, symbol) != 0 || has_average (averages, symbol, point->t.year))
        continue;
      datum = mz_chart_add_point (figure, series, point, line);
      datum->x = datum->x_end = mz_figure_get_x (point->t, where);
      datum->what = g_strdup (what);
      any = TRUE;
    }
  if (any)
    mz_chart_add_record_note (figure, MZ_RECORD (series));
}

static void
add_quotes (MzFigure *figure, MzDataset *dataset, const char *symbol)
{
  /* Translators: the sign of an element. */
  g_autofree char *label = g_strdup_printf (_("%s, quotes"), symbol), *key = g_strconcat (symbol, "-quotes", NULL);
  guint line = mz_figure_add_series (figure, key, label, oxide_ink (symbol)), first = figure->data->len;

  g_array_index (figure->series, MzFigureSeries, line).dash = 2;
  add_quotes_of (figure, dataset, "price-spot-2009-2012", symbol, line, 0.5, _("of a month"));
  add_quotes_of (figure, dataset, "price-ndpr-spot", symbol, line, 0.5, _("of a day"));
  add_quotes_of (figure, dataset, "price-oxides-yearend", symbol, line, 1, _("of the end of the year"));
  if (figure->data->len == first)
    g_array_set_size (figure->series, line);
}

/* Averages of those oxides whose first lies from @from on, before @to; then quotes for the years without. */
static MzFigure *
build_averages (const MzChart *chart, const MzFigureRequest *request, guint from, guint to)
{
  MzFigure *figure = price_figure_new (chart, request);
  guint n_lines = 0;

  figure->log = TRUE;
  figure->series_facet = MZ_FACET_MINERAL;
  figure->subtitle = g_strdup (_("Averages of a year in nominal USD/kg of oxide, FOB China; dotted: quotes where"
                                 " there are none"));
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (oxides); i++)
      {
        guint first = first_year (request->dataset, oxides[i].symbol);

        if (first < from || first >= to
            || (request->query != NULL && !mz_query_wants_mineral (request->query, oxides[i].symbol)))
          continue;
        if (pass == 1)
          add_quotes (figure, request->dataset, oxides[i].symbol);
        else if (add_oxide (figure, request->dataset, AVERAGES, oxides[i].symbol, "", oxides[i].symbol, 0) != MZ_FIGURE_NONE)
          n_lines++;
      }
  if (n_lines == 0)
    mz_chart_set_empty (figure, _("No source in the facts says what the oxides that are asked for cost."));
  add_range_words (figure, request->dataset, n_lines);
  mz_chart_add_note_of (figure, request->dataset, AVERAGES);
  mz_chart_add_latest_words (figure);
  mz_chart_set_span (figure, request);
  return figure;
}

#define OTHERS_FROM 2021 /* those that were printed before are the ones of the other chart */

MzFigure *
mz_chart_build_prices (const MzChart *chart, const MzFigureRequest *request)
{
  return build_averages (chart, request, 0, OTHERS_FROM);
}

MzFigure *
mz_chart_build_prices_others (const MzChart *chart, const MzFigureRequest *request)
{
  return build_averages (chart, request, OTHERS_FROM, G_MAXUINT);
}

/* Leaves the time before a year out, where other charts show it. */
static void
drop_before (MzFigure *figure, double x)
{
  for (guint i = figure->data->len; i > 0; i--)
    if (mz_figure_peek_datum (figure, i - 1)->x < x)
      g_array_remove_index (figure->data, i - 1);
}

static double
first_x (const MzFigure *figure, guint series)
{
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->series == series)
      return mz_figure_peek_datum (figure, i)->x;
  return -INFINITY;
}

/* The floor of the United States, from its day on. */
static void
add_floor (MzFigure *figure, MzDataset *dataset)
{
  MzMeasure *measure = mz_dataset_lookup (dataset, MZ_RECORD_MEASURE, "us-price-floor-mp-2025");
  MzSeries *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, FLOOR);
  MzPartialDate since;
  const MzPoint *point;
  g_autofree char *number = NULL, *label = NULL;

  if (measure == NULL || series == NULL || mz_series_peek (series)->points->len == 0)
    return;
  since = mz_measure_peek (measure)->effective;
  if (!mz_figure_is_known (since, figure->date))
    return;
  point = &g_array_index (mz_series_peek (series)->points, MzPoint, 0);
  number = mz_format_number (point->v);
  /* Translators: a price in USD/kg; short, it stands on a line. */
  label = g_strdup_printf (_("US floor for NdPr %s"), number);
  mz_figure_add_level (figure, point->v, mz_figure_get_x (since, 0), label);
  mz_figure_add_sources (figure, (const char *const *) mz_record_peek_head (MZ_RECORD (series))->sources);
  mz_chart_add_record_note (figure, MZ_RECORD (series));
}

MzFigure *
mz_chart_build_price_neodymium (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const marked[] = { "china-ree-april-2025", "us-price-floor-mp-2025", "china-ree-oct9-2025-no57",
                                        "china-suspension-no70-2025", NULL };
  static const MzChangeWords words = {
    .rose = N_("Neodymium oxide rose by %2$s in the year to %1$s"),
    .fell = N_("Neodymium oxide fell by %2$s in the year to %1$s"),
    .same = N_("Neodymium oxide cost %2$s in %1$s, as a year before"),
    .only = N_("Neodymium oxide cost %2$s in %1$s"),
    .words = N_("In %1$s neodymium oxide cost %2$s on the average of the month; in %3$s it was %4$s."),
  };
  MzFigure *figure = price_figure_new (chart, request);
  MzDataset *dataset = request->dataset;
  guint monthly, article;

  figure->subtitle = g_strdup (_("Averages of a month in nominal USD/kg of oxide, FOB China, and what else is said"));
  monthly = mz_chart_add_line (figure, dataset, "price-oxides-monthly", "Nd", "Nd", _("Nd oxide"),
                               MZ_INK (MZ_INK_TEXT));
  add_oxide (figure, dataset, AVERAGES, "Nd", "-year", _("Nd oxide, yearly mean"), 1);
  add_oxide (figure, dataset, "price-ndpr-spot", "NdPr", "", _("NdPr oxide, single quotes"), 2);
  article = mz_chart_add_line (figure, dataset, ARTICLE, "Nd", "Nd-article", _("Nd oxide, as an article has it"),
                               MZ_INK (MZ_INK_DIM));
  if (article != MZ_FIGURE_NONE)
    {
      g_array_index (figure->series, MzFigureSeries, article).dash = 3;
      drop_before (figure, floor (first_x (figure, article)));
    }
  mz_chart_add_marks (figure, dataset, marked);
  add_floor (figure, dataset);
  mz_chart_add_note_of (figure, dataset, "price-oxides-monthly");
  mz_chart_add_note_of (figure, dataset, ARTICLE);
  mz_chart_add_change (figure, monthly, &words);
  mz_chart_add_latest_words (figure);
  mz_chart_set_span (figure, request);
  return figure;
}

/* By how much the quotes in Europe are above the averages of the same year in China: the largest known at the clock. */
static void
add_gap_words (MzFigure *figure, MzDataset *dataset, const guint (*lines)[2], guint n)
{
  const MzDatum *europe = NULL, *china = NULL;
  g_autofree char *times = NULL, *when = NULL, *there = NULL, *here = NULL;
  const char *name;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < figure->data->len; j++)
      {
        const MzDatum *quote = mz_figure_peek_datum (figure, j);
        g_autofree char *year = g_strdup_printf ("%.0f", floor (quote->x));
        const MzDatum *average = mz_chart_find_known (figure, lines[i][1], year);

        if (quote->series != lines[i][0] || (quote->flags & MZ_DATUM_AFTER) || average == NULL || average->value <= 0)
          continue;
        if (europe == NULL || quote->value / average->value > europe->value / china->value)
          {
            europe = quote;
            china = average;
          }
      }
  if (europe == NULL)
    return;
  times = mz_chart_format_times (europe->value / china->value);
  when = mz_chart_format_when (europe);
  there = mz_figure_format_value (figure, china);
  here = mz_figure_format_value (figure, europe);
  name = oxide_name (dataset, mz_figure_peek_series (figure, china->series)->key);
  /* Translators: a month, a number, an element. */
  figure->title = g_strdup_printf (_("In %1$s Europe paid %2$s times China's price for %3$s oxide"), when, times, name);
  figure->words = g_strdup_printf (_("In %1$s %2$s oxide was quoted at %3$s in Europe; its average of that year, FOB"
                                     " China, was"
                                     " %4$s."), when, name, here, there);
}

MzFigure *
mz_chart_build_price_europe (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const symbols[] = { "Tb", "Dy", "Y" };
  MzFigure *figure = price_figure_new (chart, request);
  guint lines[G_N_ELEMENTS (symbols)][2], n = 0;
  double from = INFINITY;

  figure->log = TRUE;
  figure->subtitle = g_strdup (_("Nominal USD/kg of oxide: quotes of a month in Europe (dashed), averages of a year"
                                 " FOB China"));
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      /* Translators: the sign of an element. */
      g_autofree char *europe = g_strdup_printf (_("%s in Europe"), symbols[i]);
      g_autofree char *china = g_strdup_printf (_("%s, FOB China"), symbols[i]);

      lines[n][0] = add_oxide (figure, request->dataset, EUROPE, symbols[i], "-europe", europe, 1);
      if (lines[n][0] == MZ_FIGURE_NONE)
        continue;
      from = MIN (from, floor (first_x (figure, lines[n][0])));
      lines[n][1] = add_oxide (figure, request->dataset, AVERAGES, symbols[i], "", china, 0);
      if (lines[n][1] != MZ_FIGURE_NONE)
        n++;
    }
  if (from < INFINITY)
    drop_before (figure, from - 1); /* the year before the controls, to compare with */
  add_gap_words (figure, request->dataset, lines, n);
  mz_chart_add_note_of (figure, request->dataset, EUROPE);
  mz_figure_add_note (figure, _("Quotes of a month stand beside averages of a year: the difference is a measure of"
                                " the gap, not"
                                " of a day's."));
  mz_chart_add_latest_words (figure);
  mz_chart_set_span (figure, request);
  return figure;
}
