/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The European Union against its own benchmarks, or against targets of a scenario. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"
#include "mz-gauge.h"

#define REGION   "EU"
#define TARGETS  "eu-crma-targets"
#define PROGRESS "eu-crma-progress"

enum { KNOWN, AFTER };

/* @measure: the record of the benchmark; @read: of what the share is, where sources tell it; English, to be translated */
static const struct
{
  const char *key, *label, *measure, *read, *unread;
} benchmarks[MZ_N_BENCHMARKS] = {
  [MZ_BENCHMARK_EXTRACTION] = { "extraction", N_("Extraction"), "eu-crma-target-extraction-2030",
                                N_("share of what the EU consumes"), N_("no source says what is mined in the EU") },
  [MZ_BENCHMARK_PROCESSING] = { "processing", N_("Processing"), "eu-crma-target-processing-2030",
                                N_("share of what the EU consumes"), N_("plants operate, but no source says what share they make") },
  [MZ_BENCHMARK_RECYCLING] = { "recycling", N_("Recycling"), "eu-crma-target-recycling-2030",
                               N_("share of rare earths that is recycled, not of consumption"),
                               N_("no source says how much is recycled") },
  [MZ_BENCHMARK_ONE_COUNTRY] = { "one-country", N_("One country"), "eu-crma-target-single-country-2030", NULL,
                                 N_("no source says where imports come from") },
};

/** mz_chart_gauge_get_label: Returns: translated. */
const char *
mz_chart_gauge_get_label (MzBenchmark benchmark)
{
  return _(benchmarks[benchmark].label);
}

/* "150 to 250", or one number where both are the same. (transfer full) */
static char *
format_range (double low, double high)
{
  g_autofree char *least = isnan (low) ? NULL : mz_format_number (low), *most = isnan (high) ? NULL : mz_format_number (high);

  if (least == NULL && most == NULL)
    return g_strdup (_("not known"));
  if (most == NULL)
    return g_strdup_printf (C_("tonnes", "%s or more"), least);
  if (least == NULL)
    return g_strdup_printf (C_("tonnes", "%s or less"), most);
  return strcmp (least, most) == 0 ? g_strdup (most) : g_strdup_printf (C_("tonnes", "%1$s to %2$s"), least, most);
}

/* Of a plant it is tonnes of what its capacity is of. (transfer full) */
static char *
dup_counted (const char *unit)
{
  if (g_str_has_prefix (unit, "t ") && !mz_format_label_is_translated (unit))
    return g_strconcat ("t ", mz_format_label (unit + 2), NULL);
  return g_strdup (mz_format_label (unit));
}

/**
 * mz_chart_gauge_format_amount:
 * @unit: (nullable): "t REO", or "t REO/y" of a capacity
 *
 * Returns: (transfer full): "3,000 t REO a year"
 */
char *
mz_chart_gauge_format_amount (double low, double high, const char *unit)
{
  g_autofree char *number = format_range (low, high), *plain = NULL, *counted = NULL;

  if (unit == NULL || (isnan (low) && isnan (high)))
    return g_steal_pointer (&number);
  if (!g_str_has_suffix (unit, "/y"))
    return mz_format_unit (number, unit);
  plain = g_strndup (unit, strlen (unit) - 2);
  if (mz_format_label_is_translated (unit) && !mz_format_label_is_translated (plain))
    return mz_format_unit (number, unit);
  counted = dup_counted (plain);
  return g_strdup_printf (C_("number and unit", "%1$s %2$s a year"), number, counted);
}

/** mz_chart_gauge_name_sites: Returns: (transfer full): short names, and which of them the scenario has stand still. */
char *
mz_chart_gauge_name_sites (MzDataset *dataset, const GArray *sites)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < sites->len; i++)
    {
      const MzGaugeSite *site = &g_array_index (sites, MzGaugeSite, i);
      const char *name = mz_record_get_short_name (mz_dataset_lookup (dataset, MZ_RECORD_SITE, site->id));
      g_autofree char *text = site->stands ? g_strdup_printf (_("%s (fails in the scenario)"), name) : g_strdup (name);

      g_strv_builder_add (names, text);
    }
  list = g_strv_builder_end (names);
  return g_strjoinv (C_("between parts of a name", ", "), list);
}

/** mz_chart_gauge_name_project: Returns: (transfer full): "Caremag Lacq and 1 more" */
char *
mz_chart_gauge_name_project (const MzGaugeProject *project, MzDataset *dataset)
{
  const MzGaugeSite *first = project->sites->len > 0 ? &g_array_index (project->sites, MzGaugeSite, 0) : NULL;
  const char *name = first != NULL ? mz_record_get_short_name (mz_dataset_lookup (dataset, MZ_RECORD_SITE, first->id)) : NULL;

  if (name == NULL)
    return g_strdup (project->what != NULL ? mz_format_label (project->what) : _("Assumed"));
  if (project->sites->len == 1)
    return g_strdup (name);
  return g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", project->sites->len - 1), name,
                          project->sites->len - 1);
}

static char *
describe_reading (const MzGaugePart *part, MzDataset *dataset)
{
  g_autofree char *when = mz_partial_date_is_set (part->reading.year) ? mz_partial_date_format (part->reading.year) : NULL;

  if (part->reading.record == NULL)
    return g_strdup (_(benchmarks[part->benchmark].unread));
  if (part->reading.country != NULL)
    return g_strdup_printf (_("%1$s: share of imports by weight, not of consumption: %2$s"), when,
                            mz_dataset_country_name (dataset, part->reading.country));
  if (part->benchmark == MZ_BENCHMARK_EXTRACTION && part->reading.high == 0)
    return g_strdup_printf (_("%s: no rare earths were mined in the EU"), when);
  return benchmarks[part->benchmark].read != NULL
           ? g_strdup_printf (C_("time and what", "%1$s: %2$s"), when, _(benchmarks[part->benchmark].read)) : g_strdup (when);
}

/* What is planned with tonnes and a date. (transfer full) (nullable) */
static char *
describe_plans (const MzGaugePart *part, MzDataset *dataset)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < part->projects->len; i++)
    {
      const MzGaugeProject *project = &g_array_index (part->projects, MzGaugeProject, i);
      g_autofree char *name = mz_chart_gauge_name_project (project, dataset);
      g_autofree char *amount = mz_chart_gauge_format_amount (project->low, project->high, project->unit);
      g_autofree char *text = NULL;

      if (project->part_of != NULL || isnan (project->high) || project->first == MZ_DAY_NEVER)
        continue;
      text = project->turn == MZ_GAUGE_AS_PROMISED || project->partly
               ? g_strdup_printf (_("%1$s: %2$s (%3$u)"), name, amount, mz_partial_date_from_day (project->first).year)
               : g_strdup_printf (_("%1$s: %2$s (%3$u, %4$s)"), name, amount, mz_partial_date_from_day (project->first).year,
                                  mz_vocabulary_get_label (&mz_gauge_turns, project->turn));
      g_strv_builder_add (texts, text);
    }
  list = g_strv_builder_end (texts);
  if (*list == NULL)
    return NULL;
  all = g_strjoinv (C_("list", "; "), list);
  return g_strdup_printf (_("planned: %s"), all);
}

/* "740 t of 7,400 t (2024)", "1,125 t metal of 11,250 t metal (expected for 2030)". (transfer full) */
static char *
describe_aim (const MzGauge *gauge, const MzGaugeAim *aim)
{
  const MzGaugeFigure *denominator = &g_array_index (gauge->denominators, MzGaugeFigure, aim->denominator);
  gboolean is_told = aim->reason == MZ_GAUGE_TOLD;
  g_autofree char *tonnes = mz_chart_gauge_format_amount (is_told ? aim->gap_least : aim->target,
                                                          is_told ? aim->gap_most : aim->target, denominator->unit);
  g_autofree char *whole = mz_chart_gauge_format_amount (denominator->low, denominator->high, denominator->unit);
  g_autofree char *when = mz_partial_date_format (denominator->year);

  return denominator->planned ? g_strdup_printf (_("%1$s of %2$s (expected for %3$s)"), tonnes, whole, when)
                              : g_strdup_printf (_("%1$s of %2$s (%3$s)"), tonnes, whole, when);
}

/* The gap in tonnes by each denominator; where it is not known, the target, and why. (transfer full) (nullable) */
static char *
describe_aims (const MzGauge *gauge, const MzGaugePart *part)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *all = NULL;
  MzGaugeReason reason = MZ_GAUGE_TOLD;

  for (guint i = 0; i < part->aims->len; i++)
    {
      const MzGaugeAim *aim = &g_array_index (part->aims, MzGaugeAim, i);
      g_autofree char *text = describe_aim (gauge, aim);

      reason = MAX (reason, aim->reason);
      g_strv_builder_add (texts, text);
    }
  if (part->aims->len == 0)
    return NULL;
  list = g_strv_builder_end (texts);
  all = g_strjoinv (C_("list", "; "), list);
  if (reason == MZ_GAUGE_TOLD)
    return g_strdup_printf (part->is_most ? _("too much: %s") : _("wanting: %s"), all);
  return g_strdup_printf (part->is_most ? _("at most: %1$s; gap not known: %2$s") : _("at least: %1$s; gap not known: %2$s"), all,
                          _(mz_gauge_reason_get_text (reason)));
}

/* Whose tonnes they are. (transfer full) (nullable) */
static char *
describe_numerators (const MzGaugePart *part, MzDataset *dataset)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < part->numerators->len; i++)
    {
      const MzGaugeFigure *figure = &g_array_index (part->numerators, MzGaugeFigure, i);
      g_autofree char *names = mz_chart_gauge_name_sites (dataset, figure->sites);
      g_autofree char *when = mz_partial_date_format (figure->year);
      g_autofree char *amount = mz_chart_gauge_format_amount (figure->least, figure->most, figure->unit), *text = NULL;

      if ((figure->basis != MZ_GAUGE_OUTPUT && figure->basis != MZ_GAUGE_CAPACITY) || figure->sites->len == 0)
        continue;
      text = figure->basis == MZ_GAUGE_CAPACITY ? g_strdup_printf (_("%1$s: room for %2$s (%3$s)"), names, amount, when)
                                                : g_strdup_printf (_("%1$s: %2$s (%3$s)"), names, amount, when);
      g_strv_builder_add (texts, text);
    }
  list = g_strv_builder_end (texts);
  return *list != NULL ? g_strjoinv (C_("list", "; "), list) : NULL;
}

/* (transfer full) (nullable) */
static char *
describe_uncounted (const MzGaugePart *part, MzDataset *dataset)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; part->uncounted[i] != NULL; i++)
    g_strv_builder_add (names, mz_record_get_short_name (mz_dataset_lookup (dataset, MZ_RECORD_SITE, part->uncounted[i])));
  list = g_strv_builder_end (names);
  if (*list == NULL)
    return NULL;
  all = g_strjoinv (C_("between parts of a name", ", "), list);
  return g_strdup_printf (_("works, its tonnes not known: %s"), all);
}

static char *
format_tenth (double percent)
{
  return mz_format_percent (round (percent * 10) / 10);
}

/* (transfer full) */
static char *
describe_dependence (const MzGaugeDependence *after, MzDataset *dataset, guint year)
{
  g_autofree char *before = format_tenth (after->before), *low = NULL, *high = NULL, *share = NULL;

  if (isnan (after->least) || isnan (after->most))
    return g_strdup_printf (_("in the scenario, %1$u: nothing may be left to buy (stage: %2$s)"), year,
                            mz_vocabulary_get_label (&mz_stages, after->stage));
  low = format_tenth (MIN (after->least, after->most));
  high = format_tenth (MAX (after->least, after->most));
  share = strcmp (low, high) == 0 ? g_strdup (low) : g_strdup_printf (C_("tonnes", "%1$s to %2$s"), low, high);
  return g_strdup_printf (_("in the scenario, %1$u: %2$s from one country, %3$s, of what is bought then (stage: %4$s, %5$u: %6$s)"),
                          year, share, mz_dataset_country_name (dataset, after->country),
                          mz_vocabulary_get_label (&mz_stages, after->stage), after->year, before);
}

static void
take_line (GString *text, char *line)
{
  if (line == NULL)
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

static char *
describe_part (const MzGauge *gauge, const MzGaugePart *part, MzDataset *dataset)
{
  GString *text = g_string_new (NULL);
  char *numerators = describe_numerators (part, dataset);

  if (part->reading.record == NULL && numerators != NULL)
    take_line (text, g_steal_pointer (&numerators));
  else
    take_line (text, describe_reading (part, dataset));
  for (guint i = 0; i < part->after->len; i++)
    take_line (text, describe_dependence (&g_array_index (part->after, MzGaugeDependence, i), dataset, gauge->date.year));
  take_line (text, describe_aims (gauge, part));
  take_line (text, numerators);
  take_line (text, describe_plans (part, dataset));
  take_line (text, describe_uncounted (part, dataset));
  return g_string_free (text, FALSE);
}

static MzDatum *
add_share (MzFigure *figure, guint series, guint row, double low, double high)
{
  MzDatum *datum = mz_figure_add_datum (figure, series, row, high);

  if (low < high)
    datum->least = low;
  return datum;
}

static void
cite (MzFigure *figure, MzDatum *datum, const char *record, GStrv sources)
{
  mz_datum_set_sources (datum, (const char *const *) sources);
  mz_figure_add_sources (figure, (const char *const *) sources);
  datum->record = g_strdup (record);
}

/* The share that a source tells; else the first that can be computed; else nothing. */
static void
add_reading (MzFigure *figure, const MzGauge *gauge, const MzGaugePart *part, guint row)
{
  const MzGaugeReading *reading = &part->reading;
  MzDatum *datum;

  for (guint i = 0; i < part->aims->len && reading->record == NULL; i++)
    {
      const MzGaugeAim *aim = &g_array_index (part->aims, MzGaugeAim, i);
      const MzGaugeFigure *denominator = &g_array_index (gauge->denominators, MzGaugeFigure, aim->denominator);

      if (isnan (aim->share_most))
        continue;
      datum = add_share (figure, KNOWN, row, aim->share_least, aim->share_most);
      datum->flags |= MZ_DATUM_COMPUTED | (aim->capacity ? MZ_DATUM_AT_MOST : 0);
      mz_datum_set_time (datum, denominator->year, figure);
      cite (figure, datum, denominator->record, denominator->sources);
      return;
    }
  datum = add_share (figure, KNOWN, row, reading->low, reading->high);
  if (reading->record == NULL)
    return;
  datum->flags |= (reading->estimate ? MZ_DATUM_ESTIMATE : 0) | (reading->bound == MZ_BOUND_MOST ? MZ_DATUM_AT_MOST : 0)
                  | (reading->bound == MZ_BOUND_LEAST ? MZ_DATUM_AT_LEAST : 0);
  mz_datum_set_time (datum, reading->year, figure);
  cite (figure, datum, reading->record, reading->sources);
}

/* Shares that other sources tell, of other things; and what the scenario makes of it. */
static void
add_others (MzFigure *figure, const MzGauge *gauge, const MzGaugePart *part, guint row, MzDataset *dataset)
{
  for (guint i = 0; i < part->numerators->len; i++)
    {
      const MzGaugeFigure *other = &g_array_index (part->numerators, MzGaugeFigure, i);
      MzDatum *datum;

      if (other->basis != MZ_GAUGE_SHARE || (other->low == part->reading.low && other->high == part->reading.high))
        continue;
      datum = add_share (figure, KNOWN, row, other->low, other->high);
      datum->flags |= other->estimate ? MZ_DATUM_ESTIMATE : 0;
      datum->what = g_strdup (mz_format_label (other->what));
      mz_datum_set_time (datum, other->year, figure);
      cite (figure, datum, other->record, other->sources);
    }
  for (guint i = 0; i < part->after->len; i++)
    {
      const MzGaugeDependence *after = &g_array_index (part->after, MzGaugeDependence, i);
      MzDatum *datum;

      if (isnan (after->least) || isnan (after->most))
        continue;
      datum = add_share (figure, AFTER, row, MIN (after->least, after->most), MAX (after->least, after->most));
      datum->what = describe_dependence (after, dataset, gauge->date.year);
      datum->fill = MZ_FILL_STRIPES;
      mz_datum_set_assumed (datum, mz_partial_date_new (gauge->date.year, 0, 0), figure);
      cite (figure, datum, after->record, after->sources);
    }
}

static void
add_part (MzFigure *figure, const MzGauge *gauge, const MzGaugePart *part, MzDataset *dataset)
{
  MzFigureCategory *category = mz_figure_add_category (figure, benchmarks[part->benchmark].key,
                                                       mz_chart_gauge_get_label (part->benchmark));
  guint row = figure->categories->len - 1, first = figure->data->len;
  g_autofree char *flat = NULL;
  g_auto (GStrv) lines = NULL;

  category->bound = part->target;
  category->bound_is_most = part->is_most;
  category->record = part->own ? NULL : g_strdup (benchmarks[part->benchmark].measure);
  category->note = describe_part (gauge, part, dataset);
  lines = g_strsplit (category->note, "\n", -1);
  flat = g_strjoinv (C_("list", "; "), lines);
  add_reading (figure, gauge, part, row);
  g_array_index (figure->data, MzDatum, first).what = g_steal_pointer (&flat);
  add_others (figure, gauge, part, row, dataset);
  mz_figure_add_sources (figure, (const char *const *) part->sources);
  for (guint i = 0; i < part->numerators->len; i++)
    mz_figure_add_sources (figure, (const char *const *) g_array_index (part->numerators, MzGaugeFigure, i).sources);
}

static void
add_denominators (MzFigure *figure, const MzGauge *gauge)
{
  for (guint i = 0; i < gauge->denominators->len; i++)
    {
      const MzGaugeFigure *denominator = &g_array_index (gauge->denominators, MzGaugeFigure, i);
      g_autofree char *amount = mz_chart_gauge_format_amount (denominator->low, denominator->high, denominator->unit);
      g_autofree char *when = mz_partial_date_format (denominator->year);
      const char *what = mz_format_label (denominator->what);
      g_autofree char *note = denominator->planned
                                ? g_strdup_printf (_("%1$s, expected for %2$s: %3$s."), amount, when, what)
                                : g_strdup_printf (_("%1$s, %2$s: %3$s."), amount, when, what);

      mz_figure_add_note (figure, note);
      mz_figure_add_sources (figure, (const char *const *) denominator->sources);
    }
  if (gauge->denominators->len > 1)
    mz_figure_add_note (figure, _("No official consumption of the EU was found: each of these stands for it in its own unit, and they are "
                                  "never mixed."));
}

static void
add_title (MzFigure *figure, const MzGauge *gauge)
{
  guint counts[MZ_TRUTH_YES + 1] = { 0 }, own = 0, year = 0;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    {
      const MzGaugePart *part = &gauge->parts[i];
      g_autofree char *aims = NULL;

      if (isnan (part->target))
        continue;
      counts[part->reached]++;
      own += part->own ? 1 : 0;
      year = MAX (year, part->by.year);
      aims = describe_aims (gauge, part);
      if (aims != NULL)
        g_string_append_printf (words, C_("sentence", " %1$s, %2$s."), mz_chart_gauge_get_label (part->benchmark), aims);
    }
  if (own > 0)
    figure->title = g_strdup_printf (_("The EU and the scenario's targets: reached %1$u, missed %2$u, not known %3$u"),
                                     counts[MZ_TRUTH_YES], counts[MZ_TRUTH_NO], counts[MZ_TRUTH_PERHAPS]);
  else
    figure->title = g_strdup_printf (_("EU benchmarks for %1$u: reached %2$u, missed %3$u, not known %4$u"), year,
                                     counts[MZ_TRUTH_YES], counts[MZ_TRUTH_NO], counts[MZ_TRUTH_PERHAPS]);
  figure->words = g_strdup_printf ("%s.%s", figure->title, words->str);
  g_string_free (words, TRUE);
}

/** mz_chart_gauge_new: Returns: (transfer full) (nullable): %NULL: there is nothing in it, and @figure says why. */
MzGauge *
mz_chart_gauge_new (MzFigure *figure, const MzFigureRequest *request)
{
  MzDataset *facts = request->facts != NULL ? request->facts : request->dataset;
  g_autoptr (MzGauge) gauge = mz_gauge_new (facts, request->date, request->run, REGION);
  guint n = 0;

  if (gauge->reason != MZ_GAUGE_TOLD)
    {
      mz_chart_set_empty (figure, "%s", _(mz_gauge_reason_get_text (gauge->reason)));
      return NULL;
    }
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    n += isnan (gauge->parts[i].target) ? 0 : 1;
  return n > 0 ? g_steal_pointer (&gauge) : NULL;
}

MzFigure *
mz_chart_build_eu_benchmarks (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_GAUGES, request);
  MzRecord *targets = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, TARGETS);
  MzRecord *progress = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, PROGRESS);
  g_autoptr (MzGauge) gauge = mz_chart_gauge_new (figure, request);

  figure->percent = TRUE;
  figure->subtitle = g_strdup (_("Share of what the EU consumes, per cent; bar: last known by the date, dot: told of something else, line: "
                                 "target, arrow: the side that is allowed"));
  if (gauge == NULL)
    return figure;
  mz_figure_add_series (figure, REGION, mz_dataset_country_name (request->dataset, REGION), MZ_INK (MZ_INK_TEXT));
  if (gauge->parts[MZ_BENCHMARK_ONE_COUNTRY].after->len > 0)
    mz_figure_add_series (figure, "scenario", _("In the scenario"), MZ_INK (MZ_INK_CONTROL));
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    if (!isnan (gauge->parts[i].target))
      add_part (figure, gauge, &gauge->parts[i], request->dataset);
  add_denominators (figure, gauge);
  if (targets != NULL)
    mz_chart_add_record_note (figure, targets);
  if (progress != NULL)
    mz_chart_add_record_note (figure, progress);
  mz_chart_add_claims (figure, request->dataset, TARGETS);
  add_title (figure, gauge);
  return figure;
}
