/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be mined: reserves by country and edition of the summaries that list them. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

#define ID          "reserves"
#define WORLD       "WORLD"
#define YEARS_BACK  3 /* an older edition says nothing of the time of the latest */

/* When an edition came out, as its source tells; or else its year, which then has to be over. */
static MzPartialDate
find_date (MzDataset *dataset, MzSeries *series, guint edition)
{
  const GStrv sources = mz_record_peek_head (MZ_RECORD (series))->sources;
  g_autofree char *prefix = g_strdup_printf ("usgs-mcs-%u-", edition);

  for (guint i = 0; sources[i] != NULL; i++)
    {
      MzSource *source = g_str_has_prefix (sources[i], prefix) ? mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, sources[i]) : NULL;

      if (source != NULL && mz_partial_date_is_set (mz_source_peek (source)->date))
        return mz_source_peek (source)->date;
    }
  return mz_partial_date_new (edition, 0, 0);
}

/* What an edition says, at the time when it came out. */
static MzDatum *
add_edition (MzFigure *figure, const MzFigureRequest *request, MzSeries *series, const MzPoint *point, guint figure_series)
{
  MzDatum *datum = mz_chart_add_point (figure, series, point, figure_series);

  datum->flags &= ~(guint) MZ_DATUM_AFTER;
  mz_datum_set_time (datum, find_date (request->dataset, series, point->t.year), figure);
  datum->what = g_strdup_printf (_("edition of %u"), point->t.year);
  return datum;
}

/* The latest edition that is out at the clock; 0: none. */
static guint
find_latest (const MzFigureRequest *request, MzSeries *series)
{
  const GArray *points = mz_series_peek (series)->points;
  guint latest = 0;

  for (guint i = 0; i < points->len; i++)
    {
      guint edition = g_array_index (points, MzPoint, i).t.year;

      if (edition > latest && mz_figure_is_known (find_date (request->dataset, series, edition), request->date))
        latest = edition;
    }
  return latest;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const MzPoint *one = *(const MzPoint *const *) a, *other = *(const MzPoint *const *) b;

  return one->v != other->v ? (one->v < other->v ? 1 : -1) : strcmp (one->key, other->key);
}

/* Of each country what the latest edition that lists it says, the largest first. (transfer container) */
static GPtrArray *
list_latest (MzSeries *series, guint latest)
{
  const GArray *points = mz_series_peek (series)->points;
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      guint at = 0;

      if ((guint) point->t.year > latest || (guint) point->t.year + YEARS_BACK < latest || strcmp (point->key, "other") == 0)
        continue;
      while (at < list->len && strcmp (((const MzPoint *) list->pdata[at])->key, point->key) != 0)
        at++;
      if (at == list->len)
        g_ptr_array_add (list, (gpointer) point);
      else if (((const MzPoint *) list->pdata[at])->t.year < point->t.year)
        list->pdata[at] = (gpointer) point;
    }
  g_ptr_array_sort (list, compare_points);
  return list;
}

static void
add_words (MzFigure *figure, guint latest)
{
  const MzDatum *largest = NULL, *world = NULL;
  g_autofree char *value = NULL, *whole = NULL;
  const char *country;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (strcmp (mz_figure_peek_category (figure, datum->category)->key, WORLD) == 0)
        world = datum;
      else if (largest == NULL)
        largest = datum;
    }
  if (largest == NULL)
    return;
  country = mz_figure_peek_category (figure, largest->category)->label;
  value = mz_figure_format_value (figure, largest);
  figure->title = g_strdup_printf (_("%1$s has the largest reserves: %2$s"), country, value);
  if (world == NULL)
    return;
  whole = mz_figure_format_value (figure, world);
  figure->words = g_strdup_printf (_("By the edition of %1$u %2$s has %3$s, the world %4$s."), latest, country, value, whole);
}

MzFigure *
mz_chart_build_reserves (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, ID);
  guint latest = series != NULL ? find_latest (request, series) : 0;
  g_autoptr (GPtrArray) list = NULL;

  figure->unit = g_strdup (_("t REO"));
  figure->category_facet = MZ_FACET_COUNTRY;
  if (latest == 0)
    {
      g_autofree char *date = mz_partial_date_format (request->date);

      figure->subtitle = g_strdup (_("Reserves in t REO"));
      mz_chart_set_empty (figure, _("No edition with reserves is known by %s."), date);
      return figure;
    }
  figure->subtitle = g_strdup_printf (_("Reserves in t REO, USGS summaries: edition of %u, or the last before it that lists the country"),
                                      latest);
  list = list_latest (series, latest);
  for (guint i = 0; i < list->len; i++)
    {
      const MzPoint *point = list->pdata[i];
      gboolean is_world = strcmp (point->key, WORLD) == 0;
      MzFigureCategory *category = mz_figure_add_category (figure, point->key,
                                                           is_world ? _("World")
                                                                    : mz_dataset_country_name (request->dataset, point->key));

      category->ink = is_world ? MZ_INK (MZ_INK_DIM) : mz_chart_country_ink (point->key);
      add_edition (figure, request, series, point, MZ_FIGURE_NONE)->category = i;
    }
  mz_figure_add_note (figure, _("Reserves are what could be mined at a profit when the edition was written: they move with prices and "
                                "with what is explored. No bar: no figure was seen, which is not none."));
  mz_chart_add_record_note (figure, MZ_RECORD (series));
  add_words (figure, latest);
  return figure;
}

/* Which country the latest edition that is known at the clock says most else of than the one before. */
static void
add_change_words (MzFigure *figure, guint latest)
{
  g_autofree char *before = NULL, *after = NULL;
  const MzDatum *from = NULL, *to = NULL;

  for (guint i = 1; i < figure->data->len; i++)
    {
      const MzDatum *one = mz_figure_peek_datum (figure, i - 1), *next = mz_figure_peek_datum (figure, i);

      if (one->series != next->series || (guint) next->x != latest || (next->flags & MZ_DATUM_AFTER)
          || strcmp (mz_figure_peek_series (figure, next->series)->key, WORLD) == 0)
        continue;
      if (to == NULL || fabs (next->value - one->value) > fabs (to->value - from->value))
        {
          from = one;
          to = next;
        }
    }
  if (to == NULL)
    return;
  before = mz_figure_format_value (figure, from);
  after = mz_figure_format_value (figure, to);
  if (from->value == to->value)
    figure->title = g_strdup_printf (_("The edition of %u changes no reserves"), latest);
  else
    figure->title = g_strdup_printf (_("The edition of %1$u changes most for %2$s: %3$s to %4$s"), latest,
                                     mz_figure_peek_series (figure, to->series)->label, before, after);
  figure->words = g_strdup_printf (_("%1$s: %2$s in the edition of %3$u, %4$s in that of %5$u."),
                                   mz_figure_peek_series (figure, to->series)->label, before, (guint) from->x, after, latest);
}

MzFigure *
mz_chart_build_reserves_over_editions (const MzChart *chart, const MzFigureRequest *request)
{
  static const char *const keys[] = { "CN", "US", "AU", "IN", "RU", "VN", "BR", WORLD };
  /* Pale colours and those that have none are drawn in one tone: these tell them apart. */
  static const guint dashes[] = { 0, 0, 1, 0, 0, 2, 3, 4 };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LINES, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, ID);

  figure->unit = g_strdup (_("t REO"));
  figure->series_facet = MZ_FACET_COUNTRY;
  figure->subtitle = g_strdup (_("Reserves in t REO by edition of the USGS summaries; a line joins the editions that were seen"));
  if (series == NULL)
    return figure;
  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      gboolean is_world = strcmp (keys[k], WORLD) == 0;
      const GArray *points = mz_series_peek (series)->points;
      guint line = mz_figure_add_series (figure, keys[k],
                                         is_world ? _("World") : mz_dataset_country_name (request->dataset, keys[k]),
                                         is_world ? MZ_INK (MZ_INK_TEXT) : mz_chart_country_ink (keys[k]));

      g_array_index (figure->series, MzFigureSeries, line).dash = dashes[k];
      for (guint i = 0; i < points->len; i++)
        if (strcmp (g_array_index (points, MzPoint, i).key, keys[k]) == 0)
          add_edition (figure, request, series, &g_array_index (points, MzPoint, i), line);
    }
  mz_chart_add_record_note (figure, MZ_RECORD (series));
  mz_chart_set_span (figure, request);
  add_change_words (figure, find_latest (request, series));
  return figure;
}
