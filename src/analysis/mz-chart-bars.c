/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of a whole, a bar each. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
format_bar (const MzChartBars *bars, guint year)
{
  if (bars->window > 1)
    /* Translators: a span of years. */
    return g_strdup_printf (_("%1$u to %2$u"), year - bars->window + 1, year);
  return bars->label != NULL ? g_strdup_printf (_(bars->label), year) : g_strdup_printf ("%u", year);
}

/* What is left of a bar's whole. Where a part of it is only a bound, so is the rest. */
static void
add_rest (MzFigure *figure, MzSeries *series, guint bar, guint year, double rest, MzDatumFlags bounds)
{
  MzDatum *datum = mz_figure_add_datum (figure, figure->series->len - 1, bar, rest);

  mz_datum_set_time (datum, mz_partial_date_new (year, 0, 0), figure);
  g_clear_pointer (&datum->when, g_free);
  mz_datum_set_sources (datum, (const char *const *) mz_record_peek_head (MZ_RECORD (series))->sources);
  datum->flags |= MZ_DATUM_COMPUTED;
  if (bounds & MZ_DATUM_AT_LEAST)
    datum->flags |= MZ_DATUM_AT_MOST;
  else if (bounds & MZ_DATUM_AT_MOST)
    datum->flags |= MZ_DATUM_AT_LEAST;
  datum->fill = MZ_FILL_HATCH;
  mz_figure_add_note (figure, _("What is missing to 100 %, computed here, no source tells apart."));
}

/* Returns: the largest that has a name, as an index of data, or %MZ_FIGURE_NONE. */
static guint
add_bar (MzFigure *figure, MzSeries *series, const MzChartBars *bars, guint year)
{
  const GArray *points = mz_series_peek (series)->points;
  g_autofree char *key = g_strdup_printf ("%s-%u", bars->id, year), *label = format_bar (bars, year);
  guint bar, largest = MZ_FIGURE_NONE;
  MzDatumFlags bounds = 0;
  double sum = 0;

  mz_figure_add_category (figure, key, label);
  bar = figure->categories->len - 1;
  for (guint part = 0; part + 1 < figure->series->len; part++)
    for (guint i = 0; i < points->len; i++)
      {
        const MzPoint *point = &g_array_index (points, MzPoint, i);
        MzDatum *datum;

        if (point->t.year != year || strcmp (point->key, mz_figure_peek_series (figure, part)->key) != 0)
          continue;
        datum = mz_chart_add_point (figure, series, point, part);
        datum->category = bar; /* which tells its time, or of how many years it is */
        g_clear_pointer (&datum->when, g_free);
        bounds |= datum->flags;
        sum += point->v;
        if (strcmp (point->key, "other") != 0
            && (largest == MZ_FIGURE_NONE || point->v > mz_figure_peek_datum (figure, largest)->value))
          largest = figure->data->len - 1;
      }
  if (100 - sum >= 0.05)
    add_rest (figure, series, bar, year, 100 - sum, bounds);
  return largest;
}

/* The years that a series has figures for, in order. (transfer full) (element-type guint) */
static GArray *
list_years (MzSeries *series)
{
  const GArray *points = mz_series_peek (series)->points;
  GArray *years = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < points->len; i++)
    {
      guint year = g_array_index (points, MzPoint, i).t.year, at = 0;

      while (at < years->len && g_array_index (years, guint, at) < year)
        at++;
      if (at == years->len || g_array_index (years, guint, at) != year)
        g_array_insert_val (years, at, year);
    }
  return years;
}

/**
 * mz_chart_add_bars:
 *
 * Adds a category for each year of a series of shares, with what its points say of the figure's series by their keys. The last
 * of those series is what no point tells apart.
 *
 * Returns: of the last bar that is known at the clock the largest part that has a name, as an index of data, or
 *   %MZ_FIGURE_NONE.
 */
guint
mz_chart_add_bars (MzFigure *figure, MzDataset *dataset, const MzChartBars *bars)
{
  MzSeries *series = bars->id != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SERIES, bars->id) : NULL;
  g_autoptr (GArray) years = NULL;
  guint largest = MZ_FIGURE_NONE;

  if (series == NULL)
    return MZ_FIGURE_NONE;
  years = list_years (series);
  for (guint i = 0; i < years->len; i++)
    {
      guint one = add_bar (figure, series, bars, g_array_index (years, guint, i));

      if (one != MZ_FIGURE_NONE && !(mz_figure_peek_datum (figure, one)->flags & MZ_DATUM_AFTER))
        largest = one;
    }
  mz_chart_add_record_note (figure, MZ_RECORD (series));
  return largest;
}
