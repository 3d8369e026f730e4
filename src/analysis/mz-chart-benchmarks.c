/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The European Union against its own benchmarks. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TARGETS  "eu-crma-targets"
#define PROGRESS "eu-crma-progress"
#define PARTNERS "eu-import-shares"

/* @target, @progress: keys of the two series; @read, @unread: what stands below the gauge, English, to be translated */
static const struct
{
  const char *key, *target, *progress, *label, *read, *unread;
  const char *measure; /* the record of the benchmark */
} benchmarks[] = {
  { "extraction", "extraction (at least)", "extraction", N_("Extraction"), N_("no rare earths were mined in the EU"),
    N_("no source says what is mined in the EU"), "eu-crma-target-extraction-2030" },
  { "processing", "processing (at least)", "processing", N_("Processing"), N_("share of what the EU consumes"),
    N_("plants operate, but no source says what the EU consumes"), "eu-crma-target-processing-2030" },
  { "recycling", "recycling (at least)", "recycling", N_("Recycling"), N_("share of rare earths that is recycled, not of consumption"),
    N_("no source says how much is recycled"), "eu-crma-target-recycling-2030" },
  { "one-country", "one third country (at most)", NULL, N_("One country"), NULL,
    N_("no source says where imports come from"), "eu-crma-target-single-country-2030" },
};

/* The last figure by the clock; of @key, or of whatever key has the largest where it is %NULL. (nullable) */
static const MzPoint *
find_last (MzSeries *series, const char *key, MzPartialDate date)
{
  const GArray *points = series != NULL ? mz_series_peek (series)->points : NULL;
  const MzPoint *last = NULL;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      int order;

      if (!mz_figure_is_known (point->t, date) || (key != NULL && strcmp (point->key, key) != 0))
        continue;
      order = last == NULL ? 1 : mz_partial_date_compare (point->t, last->t);
      if (order > 0 || (order == 0 && point->v > last->v))
        last = point;
    }
  return last;
}

static const MzPoint *
find_target (MzSeries *targets, const char *key)
{
  const GArray *points = mz_series_peek (targets)->points;

  for (guint i = 0; i < points->len; i++)
    if (strcmp (g_array_index (points, MzPoint, i).key, key) == 0)
      return &g_array_index (points, MzPoint, i);
  return NULL;
}

/* A gauge. Returns: whether it can be read. */
static gboolean
add_gauge (MzFigure *figure, const MzFigureRequest *request, guint i, const MzPoint *target)
{
  gboolean partners = benchmarks[i].progress == NULL;
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, partners ? PARTNERS : PROGRESS);
  const MzPoint *point = find_last (series, benchmarks[i].progress, request->date);
  MzFigureCategory *category = mz_figure_add_category (figure, benchmarks[i].key, _(benchmarks[i].label));
  guint row = figure->categories->len - 1;
  MzDatum *datum;

  category->bound = target->v;
  category->bound_is_most = target->bound == MZ_BOUND_MOST;
  category->record = g_strdup (benchmarks[i].measure);
  if (point == NULL)
    {
      category->note = g_strdup (_(benchmarks[i].unread));
      datum = mz_figure_add_datum (figure, 0, row, NAN);
      datum->what = g_strdup (category->note);
      return FALSE;
    }
  category->note = partners ? g_strdup_printf (_("share of imports by weight, not of consumption: %s"),
                                               mz_dataset_country_name (request->dataset, point->key))
                            : g_strdup (_(benchmarks[i].read));
  datum = mz_chart_add_point (figure, series, point, 0);
  datum->category = row;
  datum->what = g_strdup (category->note);
  return TRUE;
}

MzFigure *
mz_chart_build_eu_benchmarks (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_GAUGES, request);
  MzSeries *targets = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, TARGETS);
  MzSeries *progress = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, PROGRESS);
  MzMeasure *act = mz_dataset_lookup (request->dataset, MZ_RECORD_MEASURE, "eu-crma-2024");
  guint n = 0, n_read = 0;

  figure->percent = TRUE;
  figure->subtitle = g_strdup (_("Share of what the EU consumes, per cent; bar: last known by the date, line: benchmark, arrow: the side "
                                 "that is allowed"));
  if (targets == NULL)
    return figure;
  if (act != NULL && !mz_figure_is_known (mz_measure_peek (act)->announced, request->date))
    {
      mz_chart_set_empty (figure, _("The benchmarks had not been proposed yet."));
      return figure;
    }
  mz_figure_add_series (figure, "EU", mz_dataset_country_name (request->dataset, "EU"), MZ_INK (MZ_INK_TEXT));
  for (guint i = 0; i < G_N_ELEMENTS (benchmarks); i++)
    {
      const MzPoint *target = find_target (targets, benchmarks[i].target);

      if (target == NULL)
        continue;
      n_read += add_gauge (figure, request, i, target);
      n++;
    }
  mz_figure_add_sources (figure, (const char *const *) mz_record_peek_head (MZ_RECORD (targets))->sources);
  mz_chart_add_record_note (figure, MZ_RECORD (targets));
  if (progress != NULL)
    mz_chart_add_record_note (figure, MZ_RECORD (progress));
  mz_chart_add_claims (figure, request->dataset, TARGETS);
  figure->title = g_strdup_printf (_("EU benchmarks for 2030: %1$u of %2$u can be read"), n_read, n);
  figure->words = g_strdup_printf (_("Of %1$u benchmarks of the Critical Raw Materials Act for 2030, %2$u can be held against a figure; "
                                     "for the others no source has one."),
                                   n, n_read);
  return figure;
}
