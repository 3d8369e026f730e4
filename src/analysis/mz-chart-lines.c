/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts over time share. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

/**
 * mz_chart_add_line:
 * @id: of a series
 * @point_key: its points that are wanted
 * @key, @label: of the series of the figure that they become
 *
 * Returns: the figure's series; %MZ_FIGURE_NONE where the facts have no such points.
 */
guint
mz_chart_add_line (MzFigure *figure, MzDataset *dataset, const char *id, const char *point_key, const char *key,
                   const char *label, MzInk ink)
{
  MzSeries *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, id);
  guint line;

  if (series == NULL)
    return MZ_FIGURE_NONE;
  line = mz_figure_add_series (figure, key, label, ink);
  if (mz_chart_add_points (figure, series, point_key, line) == 0)
    {
      g_array_set_size (figure->series, line);
      return MZ_FIGURE_NONE;
    }
  return line;
}

/**
 * mz_chart_add_lines:
 *
 * Adds lines with the notes of their records, leaving out those that the facts have nothing for, and lays the time axis over
 * them.
 */
void
mz_chart_add_lines (MzFigure *figure, const MzFigureRequest *request, const MzChartLine *lines, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint line = mz_chart_add_line (figure, request->dataset, lines[i].id, lines[i].point_key, lines[i].key,
                                      _(lines[i].label), lines[i].ink);

      if (line == MZ_FIGURE_NONE)
        continue;
      g_array_index (figure->series, MzFigureSeries, line).dash = lines[i].dash;
      mz_chart_add_note_of (figure, request->dataset, lines[i].id);
    }
  mz_chart_set_span (figure, request);
}

/* What the facts say about how a record is to be read. */
void
mz_chart_add_record_note (MzFigure *figure, MzRecord *record)
{
  const char *note = mz_record_peek_head (record)->note;

  if (note != NULL && *note != '\0')
    mz_figure_add_note (figure, note);
}

/** mz_chart_add_note_of: @id: of a series */
void
mz_chart_add_note_of (MzFigure *figure, MzDataset *dataset, const char *id)
{
  MzRecord *series = mz_dataset_lookup (dataset, MZ_RECORD_SERIES, id);

  if (series != NULL)
    mz_chart_add_record_note (figure, series);
}

/**
 * mz_chart_add_claims:
 *
 * Says below the figure what articles say about a series in numbers, with their names, and lists them as sources.
 */
void
mz_chart_add_claims (MzFigure *figure, MzDataset *dataset, const char *id)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_CLAIM);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzClaim *claim = mz_store_peek (store, i);
      const MzClaimInfo *info = mz_claim_peek (claim);
      MzSource *article = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, info->article);

      if (info->has_figure && article != NULL && g_strv_contains ((const char *const *) info->series, id))
        {
          g_autofree char *who = mz_source_get_chip (article);
          /* Translators: an article, and a sentence from it. */
          g_autofree char *note = g_strdup_printf (_("%1$s: “%2$s”"), who, info->says);

          mz_figure_add_note (figure, note);
          mz_figure_add_sources (figure, (const char *const[]) { info->article, NULL });
        }
    }
}

static gboolean
is_known (const MzDatum *datum, guint series)
{
  return datum->series == series && isfinite (datum->value) && !(datum->flags & MZ_DATUM_AFTER);
}

/** mz_chart_last_known: Returns: (nullable): of a series in the order of time the last datum up to the clock. */
const MzDatum *
mz_chart_last_known (const MzFigure *figure, guint series)
{
  for (guint i = figure->data->len; i > 0; i--)
    if (is_known (mz_figure_peek_datum (figure, i - 1), series))
      return mz_figure_peek_datum (figure, i - 1);
  return NULL;
}

/** mz_chart_find_known: @when: as in the facts. Returns: (nullable): the datum of that time, if it is known at the clock. */
const MzDatum *
mz_chart_find_known (const MzFigure *figure, guint series, const char *when)
{
  for (guint i = 0; i < figure->data->len; i++)
    if (is_known (mz_figure_peek_datum (figure, i), series) && g_strcmp0 (mz_figure_peek_datum (figure, i)->when, when) == 0)
      return mz_figure_peek_datum (figure, i);
  return NULL;
}

/** mz_chart_year_before: Returns: (nullable): the known datum of the same series that lies a year before @datum. */
const MzDatum *
mz_chart_year_before (const MzFigure *figure, const MzDatum *datum)
{
  g_autofree char *when = NULL;
  MzPartialDate date;

  if (!mz_partial_date_parse (datum->when, &date, NULL) || date.year < 2)
    return NULL;
  date.year--;
  when = mz_partial_date_to_string (date);
  return mz_chart_find_known (figure, datum->series, when);
}

/** mz_chart_format_when: Returns: (transfer full): the time of a datum for people. */
char *
mz_chart_format_when (const MzDatum *datum)
{
  MzPartialDate date;

  return mz_partial_date_parse (datum->when, &date, NULL) ? mz_partial_date_format (date) : g_strdup (datum->when);
}

/** mz_chart_format_short: Returns: (transfer full): as mz_figure_format_value(), a share rounded as mz_format_share() does. */
char *
mz_chart_format_short (const MzFigure *figure, const MzDatum *datum)
{
  MzDatum rounded = *datum;

  if (figure->percent && datum->value >= 20 && datum->value < 99.5)
    rounded.value = round (datum->value);
  return mz_figure_format_value (figure, &rounded);
}

/**
 * mz_chart_add_latest_words:
 *
 * Says what is known last of each series, unless there are words already.
 */
void
mz_chart_add_latest_words (MzFigure *figure)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < figure->series->len; i++)
    {
      const MzDatum *last = mz_chart_last_known (figure, i);
      g_autofree char *one = NULL;

      if (last == NULL)
        continue;
      one = mz_figure_describe (figure, (guint) (last - mz_figure_peek_datum (figure, 0)));
      /* Translators: between parts of a list, each with its value. */
      g_string_append_printf (words, words->len > 0 ? C_("list", "; %s") : "%s", one);
    }
  if (figure->words == NULL && words->len > 0)
    /* Translators: a list as a sentence. */
    figure->words = g_strdup_printf (C_("list", "%s."), words->str);
}

/* How many times as much: two digits that count. */
char *
mz_chart_format_times (double ratio)
{
  double unit = pow (10, floor (log10 (ratio)) - 1);

  return mz_format_number (round (ratio / unit) * unit);
}

/**
 * mz_chart_add_change:
 * @line: a series in the order of time, or %MZ_FIGURE_NONE
 *
 * Makes the title and the words of what a year made of its value, up to the last one known at the clock.
 */
void
mz_chart_add_change (MzFigure *figure, guint line, const MzChangeWords *words)
{
  const MzDatum *last = line != MZ_FIGURE_NONE ? mz_chart_last_known (figure, line) : NULL;
  const MzDatum *before = last != NULL ? mz_chart_year_before (figure, last) : NULL;
  g_autofree char *when = NULL, *value = NULL, *share = NULL, *then = NULL, *past = NULL;
  double change;

  if (last == NULL)
    return;
  when = mz_chart_format_when (last);
  value = mz_figure_format_value (figure, last);
  if (before == NULL || before->value <= 0)
    {
      figure->title = g_strdup_printf (_(words->only), when, value);
      mz_chart_add_latest_words (figure);
      return;
    }
  change = 100 * (last->value / before->value - 1);
  share = mz_format_share (fabs (change));
  then = mz_chart_format_when (before);
  past = mz_figure_format_value (figure, before);
  if (fabs (change) < 0.05)
    figure->title = g_strdup_printf (_(words->same), when, value);
  else
    figure->title = g_strdup_printf (change > 0 ? _(words->rose) : _(words->fell), when, share);
  figure->words = g_strdup_printf (_(words->words), when, value, then, past);
}

/**
 * mz_chart_set_span:
 *
 * Lets the time axis reach over all data in whole years, not beyond what can be known; or over the window asked for.
 */
void
mz_chart_set_span (MzFigure *figure, const MzFigureRequest *request)
{
  double from = INFINITY, to = -INFINITY, last = -INFINITY;

  for (guint i = 0; i < figure->data->len; i++)
    {
      from = MIN (from, floor (mz_figure_peek_datum (figure, i)->x));
      last = MAX (last, mz_figure_peek_datum (figure, i)->x_end);
      to = floor (last) + 1;
    }
  if (from < to)
    {
      figure->x_from = from;
      figure->x_to = last < figure->as_of ? MIN (to, figure->as_of) : to;
    }
  if (request->from < request->to)
    {
      figure->x_from = request->from;
      figure->x_to = request->to;
    }
}

/* The date that a record is marked at: when it was told, or the first that is known of it. */
static MzPartialDate
mark_date (MzRecord *record)
{
  if (MZ_IS_EVENT (record))
    return mz_event_peek (MZ_EVENT (record))->date;
  if (MZ_IS_MEASURE (record))
    {
      const MzMeasureInfo *info = mz_measure_peek (MZ_MEASURE (record));

      return mz_partial_date_is_set (info->announced) ? info->announced : info->effective;
    }
  return MZ_PARTIAL_DATE_NONE;
}

/** mz_chart_add_marks: @ids: of measures and events, in the order of time; those after the clock are left out. */
void
mz_chart_add_marks (MzFigure *figure, MzDataset *dataset, const char *const *ids)
{
  for (; *ids != NULL; ids++)
    {
      MzRecord *record = mz_dataset_find (dataset, *ids);

      if (record == NULL || !mz_figure_is_known (mark_date (record), figure->date))
        continue;
      mz_figure_add_mark (figure, mark_date (record), mz_record_get_short_name (record), *ids);
      mz_figure_add_sources (figure, (const char *const *) mz_record_peek_head (record)->sources);
    }
}
