/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projects that are planned towards the benchmarks of the European Union, by their promised starts. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define YEARS_BEFORE 3 /* on the axis before all else, for what is to be said of projects */

static const MzStage stages[MZ_N_BENCHMARKS] = {
  [MZ_BENCHMARK_EXTRACTION] = MZ_STAGE_MINING, [MZ_BENCHMARK_PROCESSING] = MZ_STAGE_SEPARATION,
  [MZ_BENCHMARK_RECYCLING] = MZ_STAGE_RECYCLING, [MZ_BENCHMARK_ONE_COUNTRY] = MZ_N_STAGES,
};

/* How many there are, and how many are to stand by the date. */
typedef struct
{
  guint all, by_date, undated;
} Tally;

/* What it is to make, what becomes of it in the scenario, and what all up to it come to. (transfer full) */
static char *
describe (const MzGaugeProject *project, MzDataset *dataset)
{
  g_autofree char *amount = mz_chart_gauge_format_amount (project->low, project->high, project->unit);
  g_autofree char *sum = mz_chart_gauge_format_amount (project->sum_least, project->sum_most, project->unit);
  g_autofree char *sites = mz_chart_gauge_name_sites (dataset, project->sites);
  const char *tonnes = isnan (project->high) ? _("tonnes not known") : amount;
  GString *text = g_string_new (NULL);

  if (project->turn == MZ_GAUGE_AS_PROMISED)
    g_string_append (text, tonnes);
  else
    g_string_append_printf (text, C_("what becomes of it, and tonnes", "%1$s: %2$s"),
                            project->partly ? _("in the scenario a part of it otherwise")
                                            : mz_vocabulary_get_label (&mz_gauge_turns, project->turn), tonnes);
  if (project->first == MZ_DAY_NEVER && project->turn == MZ_GAUGE_AS_PROMISED)
    g_string_append_printf (text, C_("list", "; %s"), _("no date is known"));
  if (project->sites->len > 1)
    g_string_append_printf (text, C_("list", "; %s"), sites);
  if (!isnan (project->sum_most) && project->by_date != MZ_TRUTH_NO && (project->sum_most > project->high
                                                                      || project->sum_least > project->low))
    g_string_append_printf (text, _("; in all by the date %s"), sum);
  return g_string_free (text, FALSE);
}

/* The colour of its benchmark, and what the site does today. */
static guint
add_lane (MzFigure *figure, const MzFigureRequest *request, const MzGaugePart *part, const MzGaugeProject *project)
{
  g_autofree char *key = g_strdup_printf ("%s-%u", mz_vocabulary_get_key (&mz_benchmarks, part->benchmark),
                                          figure->categories->len);
  g_autofree char *label = mz_chart_gauge_name_project (project, request->dataset);
  MzFigureCategory *category = mz_figure_add_category (figure, key, label);

  category->group = g_strdup (mz_chart_gauge_get_label (part->benchmark));
  category->note = describe (project, request->dataset);
  category->ink = MZ_INK_INDEX (MZ_INK_STAGE, stages[part->benchmark]);
  if (project->sites->len > 0)
    {
      const MzGaugeSite *site = &g_array_index (project->sites, MzGaugeSite, 0);

      category->record = g_strdup (site->id);
      category->stage = stages[part->benchmark];
      category->state = site->state.state;
    }
  return figure->categories->len - 1;
}

static MzDatum *
add_datum (MzFigure *figure, guint lane, const MzGaugeProject *project)
{
  MzDatum *datum = mz_figure_add_datum (figure, MZ_FIGURE_NONE, lane, NAN);

  datum->fill = MZ_FILL_OUTLINE;
  datum->record = g_strdup (mz_figure_peek_category (figure, lane)->record);
  mz_datum_set_sources (datum, (const char *const *) project->sources);
  mz_figure_add_sources (figure, (const char *const *) project->sources);
  return datum;
}

/* How far the site has come: since when it is planned, or built. Starts that it announces itself are those of the project. Returns:
 * whether anything is known of it. */
static gboolean
add_life (MzFigure *figure, const MzFigureRequest *request, guint lane, const MzGaugeProject *project)
{
  guint first = figure->data->len;

  if (project->sites->len != 1)
    return FALSE;
  mz_chart_add_site (figure, request, lane,
                     mz_dataset_lookup (request->dataset, MZ_RECORD_SITE, g_array_index (project->sites, MzGaugeSite, 0).id),
                     MZ_BIT (MZ_STATE_PLANNED) | MZ_BIT (MZ_STATE_CONSTRUCTION));
  for (guint i = first; i < figure->data->len;)
    if (mz_figure_peek_datum (figure, i)->flags & MZ_DATUM_INSTANT)
      g_array_remove_index (figure->data, i);
    else
      i++;
  return figure->data->len > first;
}

static gboolean
is_moved (const MzGaugeProject *project)
{
  return !project->partly && (project->turn == MZ_GAUGE_SLIPS || project->turn == MZ_GAUGE_OPENS);
}

/* The start that is promised, and the one that the scenario has in its place. */
static void
add_project (MzFigure *figure, const MzFigureRequest *request, const MzGaugePart *part, const MzGaugeProject *project)
{
  guint lane = add_lane (figure, request, part, project);
  gboolean has_life = add_life (figure, request, lane, project);
  MzDatum *datum;

  if (mz_partial_date_is_set (project->promised))
    {
      datum = add_datum (figure, lane, project);
      if (project->turn == MZ_GAUGE_ASSUMED)
        mz_datum_set_assumed (datum, project->promised, figure);
      else
        mz_datum_set_time (datum, project->promised, figure);
      datum->flags |= MZ_DATUM_INSTANT | MZ_DATUM_PLANNED;
      if (mz_partial_date_get_precision (project->promised) != MZ_DATE_PRECISION_DAY)
        datum->flags |= MZ_DATUM_VAGUE_FROM;
      if (is_moved (project) || project->turn == MZ_GAUGE_NEVER)
        datum->fill = MZ_FILL_THIN;
      datum->what = describe (project, request->dataset);
    }
  if (is_moved (project) && project->first != MZ_DAY_NEVER)
    {
      MzPartialDate from = mz_partial_date_from_day (project->first), to = mz_partial_date_from_day (project->last);

      datum = add_datum (figure, lane, project);
      mz_datum_set_assumed (datum, from.year == to.year ? mz_partial_date_new (from.year, 0, 0) : from, figure);
      datum->flags |= MZ_DATUM_INSTANT | MZ_DATUM_VAGUE_FROM;
      datum->fill = MZ_FILL_STRIPES;
      datum->what = describe (project, request->dataset);
    }
  if (mz_partial_date_is_set (project->promised) || (is_moved (project) && project->first != MZ_DAY_NEVER))
    return;
  if (has_life)
    {
      g_autofree char *state = NULL;

      datum = &g_array_index (figure->data, MzDatum, figure->data->len - 1);
      state = g_steal_pointer (&datum->what);
      datum->what = g_strdup_printf (C_("list", "%1$s; %2$s"), state, mz_figure_peek_category (figure, lane)->note);
      mz_figure_add_sources (figure, (const char *const *) project->sources);
      return;
    }
  /* Some day after what the facts know, or never. */
  datum = add_datum (figure, lane, project);
  mz_datum_set_span (datum, mz_dataset_get_as_of (request->dataset), MZ_PARTIAL_DATE_NONE, FALSE, figure);
  datum->flags |= MZ_DATUM_PLANNED;
  datum->fill = MZ_FILL_DOTS;
  datum->what = describe (project, request->dataset);
}

static Tally
add_part (MzFigure *figure, const MzFigureRequest *request, const MzGaugePart *part)
{
  Tally tally = { 0, 0, 0 };

  for (guint i = 0; i < part->projects->len; i++)
    {
      const MzGaugeProject *project = &g_array_index (part->projects, MzGaugeProject, i);

      if (project->part_of != NULL)
        continue;
      add_project (figure, request, part, project);
      tally.all++;
      tally.by_date += project->by_date == MZ_TRUTH_YES ? 1 : 0;
      tally.undated += project->first == MZ_DAY_NEVER && project->turn != MZ_GAUGE_NEVER ? 1 : 0;
    }
  return tally;
}

MzFigure *
mz_chart_build_eu_benchmark_projects (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LANES, request);
  g_autoptr (MzGauge) gauge = mz_chart_gauge_new (figure, request);
  g_autofree char *date = mz_partial_date_format (request->date);
  Tally all = { 0, 0, 0 };

  figure->subtitle = g_strdup (_("Projects in the EU that count towards its benchmarks: outlined the promised start, striped the one in the "
                                 "scenario, thin what it puts off or gives up, dotted without a date"));
  if (gauge == NULL)
    return figure;
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    {
      Tally part = add_part (figure, request, &gauge->parts[i]);

      all.all += part.all;
      all.by_date += part.by_date;
      all.undated += part.undated;
    }
  mz_chart_fit_time (figure, request);
  if (figure->data->len == 0)
    return figure;
  if (request->to <= request->from)
    figure->x_from -= YEARS_BEFORE;
  figure->title = g_strdup_printf (ngettext ("Of %1$u project towards the EU's benchmarks, by %2$s: %3$u; without a date: %4$u",
                                             "Of %1$u projects towards the EU's benchmarks, by %2$s: %3$u; without a date: %4$u",
                                             all.all),
                                   all.all, date, all.by_date, all.undated);
  mz_figure_add_note (figure, _("What is promised in unlike units is never added up; where a plant has a capacity already, what comes on top of "
                                "it lies between the difference and all that is promised."));
  mz_figure_add_note (figure, _("Where several sites are planned together, the date is that of the first."));
  return figure;
}
