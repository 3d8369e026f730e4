/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario takes from each stage through time, and what all charts of scenarios share. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

gboolean
mz_scenario_chart_begin (MzFigure *figure, const MzFigureRequest *request)
{
  if (request->run == NULL)
    mz_chart_set_empty (figure, "%s", _("No scenario is chosen yet. The page What if has some to choose from."));
  return request->run != NULL;
}

/** mz_scenario_chart_peek_run: Returns: (transfer none): what a series is of. */
MzSupplyRun *
mz_scenario_chart_peek_run (const MzFigureRequest *request, guint series)
{
  return series == 0 ? request->run : request->against;
}

const char *
mz_scenario_chart_get_title (const MzSupplyRun *run)
{
  const MzScenarioText *text = mz_scenario_peek (run->scenario);

  return text->title != NULL && *text->title != '\0' ? text->title : text->id;
}

guint
mz_scenario_chart_add_runs (MzFigure *figure, const MzFigureRequest *request)
{
  mz_figure_add_series (figure, "scenario", mz_scenario_chart_get_title (request->run), MZ_INK (MZ_INK_TEXT));
  if (request->against == NULL)
    return 1;
  mz_figure_add_series (figure, "against", mz_scenario_chart_get_title (request->against), MZ_INK (MZ_INK_TEXT));
  g_array_index (figure->series, MzFigureSeries, 1).dash = 3;
  return 2;
}

/** mz_scenario_chart_add_years: @first: the series of the run: names say the year of each, where the clock's is not in both. */
void
mz_scenario_chart_add_years (MzFigure *figure, const MzFigureRequest *request, guint first)
{
  for (guint i = 0; i < (request->against != NULL ? 2 : 1); i++)
    {
      MzFigureSeries *series = &g_array_index (figure->series, MzFigureSeries, first + i);
      MzSupplyRun *run = mz_scenario_chart_peek_run (request, i);
      MzPartialDate year = mz_scenario_chart_get_year (run, request->date);
      char *label;

      if (year.year == request->date.year)
        continue;
      /* Translators: the title of a scenario, a year. */
      label = g_strdup_printf (C_("scenario and year", "%1$s, %2$u"), mz_scenario_chart_get_title (run), (guint) year.year);
      g_free (series->label);
      series->label = label;
    }
}

MzPartialDate
mz_scenario_chart_get_year (const MzSupplyRun *run, MzPartialDate date)
{
  guint first = g_array_index (run->years, MzSupplyTime, 0).time.year;
  guint last = g_array_index (run->years, MzSupplyTime, run->years->len - 1).time.year;

  return mz_partial_date_new (CLAMP (date.year, first, last), 0, 0);
}

static void
add_unseen (GPtrArray *list, const char *const *ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (list, ids[i], g_str_equal, NULL))
      g_ptr_array_add (list, (gpointer) ids[i]);
}

/* A move rests on records of any kind: what counts are the sources of these. */
static void
add_move_sources (GPtrArray *list, MzDataset *dataset, const MzMove *move)
{
  for (guint i = 0; move->sources != NULL && move->sources[i] != NULL; i++)
    {
      MzRecord *record = mz_dataset_find (dataset, move->sources[i]);

      if (record == NULL)
        continue;
      if (MZ_IS_SOURCE (record))
        add_unseen (list, (const char *const[]) { move->sources[i], NULL });
      else
        add_unseen (list, (const char *const *) mz_record_peek_head (record)->sources);
    }
}

/**
 * mz_scenario_chart_cite:
 * @own: (nullable): of the figures that it is worked out from
 *
 * Gives a datum these sources, and those of the moves that concern its stage.
 */
void
mz_scenario_chart_cite (MzFigure *figure, MzDatum *datum, MzDataset *dataset, const MzSupplyRun *run, MzStage stage,
                        const char *const *own)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  add_unseen (list, own);
  for (guint i = 0; i < mz_scenario_get_n_moves (run->scenario); i++)
    if (mz_move_concerns_stage (mz_scenario_peek_move (run->scenario, i), stage))
      add_move_sources (list, dataset, mz_scenario_peek_move (run->scenario, i));
  g_ptr_array_add (list, NULL);
  mz_datum_set_sources (datum, (const char *const *) list->pdata);
  mz_figure_add_sources (figure, (const char *const *) list->pdata);
}

/** mz_scenario_chart_add_stage: Returns: the index of its category. */
guint
mz_scenario_chart_add_stage (MzFigure *figure, MzStage stage)
{
  MzFigureCategory *category = mz_figure_add_category (figure, mz_vocabulary_get_key (&mz_stages, stage),
                                                       mz_vocabulary_get_label (&mz_stages, stage));

  category->stage = stage;
  category->ink = MZ_INK_INDEX (MZ_INK_STAGE, stage);
  return figure->categories->len - 1;
}

/** mz_scenario_chart_add_range: What is worked out for a year or month; of what it is held against, dotted. */
MzDatum *
mz_scenario_chart_add_range (MzFigure *figure, guint series, guint category, double least, double most,
                             MzPartialDate time)
{
  MzDatum *datum = mz_figure_add_datum (figure, series, category, most);

  datum->least = least;
  datum->fill = series == 1 ? MZ_FILL_DOTS : MZ_FILL_SOLID;
  mz_datum_set_assumed (datum, time, figure);
  return datum;
}

/** mz_scenario_chart_say: Behind what the words say already. */
void
mz_scenario_chart_say (MzFigure *figure, guint datum)
{
  g_autofree char *before = g_steal_pointer (&figure->words), *text = mz_figure_describe (figure, datum);

  figure->words = mz_format_sentence (before, text);
}

/* Who or what a move is about. */
static const char *
get_subject (MzDataset *dataset, const MzMove *move)
{
  MzRecord *site = move->site != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SITE, move->site) : NULL;

  if (site != NULL)
    return mz_record_get_short_name (site);
  return move->country != NULL ? mz_dataset_country_name (dataset, move->country) : move->demand;
}

/* (transfer full): when, and for how long: "from January 2027, 6 months". */
static char *
describe_time (const MzMove *move)
{
  g_autofree char *start = mz_partial_date_is_set (move->start) ? mz_partial_date_format (move->start) : NULL;
  g_autofree char *months = move->months > 0
    ? g_strdup_printf (ngettext ("%u month", "%u months", move->months), move->months) : NULL;

  if (start == NULL)
    return g_steal_pointer (&months);
  /* Translators: a date and a number of months. */
  return months != NULL ? g_strdup_printf (C_("time", "from %1$s, %2$s"), start, months)
                        : g_strdup_printf (C_("time", "from %s"), start);
}

static void
add_move_note (MzFigure *figure, MzDataset *dataset, const MzMove *move)
{
  const char *subject = get_subject (dataset, move), *kind = mz_vocabulary_get_label (&mz_move_kinds, move->kind);
  g_autofree char *time = describe_time (move), *note = NULL;

  if (subject == NULL)
    subject = C_("a move of a scenario", "without a name");
  if (time == NULL)
    /* Translators: what a scenario does, and who or what that is about. */
    note = g_strdup_printf (move->assumed ? _("Assumed: %1$s (%2$s).") : _("Told by sources: %1$s (%2$s)."), kind,
                            subject);
  else
    /* Translators: the same, and from when on, for how long. */
    note = g_strdup_printf (move->assumed ? _("Assumed: %1$s (%2$s, %3$s).") : _("Told by sources: %1$s (%2$s, %3$s)."),
                            kind, subject, time);
  mz_figure_add_note (figure, note);
}

/* Of what year a stage's figures are, and how much of the whole they cover. */
static void
add_coverage_note (MzFigure *figure, const MzSupplyBase *base)
{
  const char *stage = mz_vocabulary_get_label (&mz_stages, base->stage);
  g_autofree char *covered = NULL, *note = NULL;

  if (base->unit == NULL)
    return;
  covered = base->coverage >= 0 ? mz_format_share (100 * base->coverage) : g_strdup (_("not known"));
  if (base->measure == MZ_SUPPLY_CAPACITY)
    note = g_strdup_printf (_("%1$s: capacities of plants as of %2$u, those that are known; part of the world: %3$s."),
                            stage, base->year, covered);
  else
    note = g_strdup_printf (_("%1$s: figures of %2$u, held level; named by country: %3$s."), stage, base->year,
                            covered);
  mz_figure_add_note (figure, note);
}

/* What is known before each begins may not be the same. */
static void
add_base_note (MzFigure *figure, const MzFigureRequest *request)
{
  const MzSupplyRun *run = request->run, *against = request->against;
  g_autofree char *note = NULL;

  if (against == NULL || run->facts->before == against->facts->before)
    return;
  /* Translators: the titles of two scenarios, and the last years of the figures that each begins with. */
  note = g_strdup_printf (_("“%1$s” begins with what is known up to %2$u, “%3$s” with what is known up to %4$u."),
                          mz_scenario_chart_get_title (run), run->facts->before, mz_scenario_chart_get_title (against),
                          against->facts->before);
  mz_figure_add_note (figure, note);
}

void
mz_scenario_chart_add_notes (MzFigure *figure, const MzFigureRequest *request)
{
  for (guint series = 0; series < (request->against != NULL ? 2 : 1); series++)
    {
      const MzScenario *scenario = mz_scenario_chart_peek_run (request, series)->scenario;

      if (request->against != NULL)
        {
          const char *title = mz_scenario_chart_get_title (mz_scenario_chart_peek_run (request, series));
          /* Translators: the title of a scenario; what it assumes follows. */
          g_autofree char *note = g_strdup_printf (_("Scenario “%s”:"), title);

          mz_figure_add_note (figure, note);
        }
      for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
        add_move_note (figure, request->dataset, mz_scenario_peek_move (scenario, i));
    }
  add_base_note (figure, request);
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      add_coverage_note (figure, request->run->facts->stages[stage]);
      if (request->against != NULL && request->against->facts->stages[stage]->year != request->run->facts->stages[stage]->year)
        add_coverage_note (figure, request->against->facts->stages[stage]);
    }
}

static double
get_percent (const MzSupply *supply, double lost)
{
  return supply->whole > 0 ? 100 * CLAMP (lost / supply->whole, 0, 1) : NAN;
}

static void
add_losses (MzFigure *figure, const MzFigureRequest *request, guint series, const GArray *times)
{
  const MzSupplyRun *run = mz_scenario_chart_peek_run (request, series);

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupplyBase *base = run->facts->stages[stage];

      for (guint i = 0; i < times->len && base->unit != NULL; i++)
        {
          const MzSupplyTime *time = &g_array_index (times, MzSupplyTime, i);
          const MzSupply *supply = time->stages[stage];
          MzDatum *datum = mz_scenario_chart_add_range (figure, series, stage, get_percent (supply, supply->lost.least),
                                                        get_percent (supply, supply->lost.most), time->time);

          mz_scenario_chart_cite (figure, datum, request->dataset, run, (MzStage) stage,
                                  (const char *const *) base->sources);
        }
    }
}

/* The first of those that reach highest; of one category, or of all. */
static const MzDatum *
find_peak (const MzFigure *figure, guint series, guint category)
{
  const MzDatum *peak = NULL;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->series == series && (category == MZ_FIGURE_NONE || datum->category == category)
          && isfinite (datum->value) && (peak == NULL || datum->value > peak->value))
        peak = datum;
    }
  return peak;
}

static void
add_loss_words (MzFigure *figure, const MzFigureRequest *request)
{
  const MzDatum *peak = find_peak (figure, 0, MZ_FIGURE_NONE);

  if (peak == NULL || peak->value <= 0)
    figure->title = g_strdup_printf (_("“%s” takes nothing from the supply that is known"),
                                     mz_scenario_chart_get_title (request->run));
  else
    {
      g_autofree char *most = mz_format_share (peak->value), *when = mz_datum_format_when (peak);
      const char *stage = mz_figure_peek_category (figure, peak->category)->label;

      if (mz_datum_is_range (peak))
        /* Translators: a stage of the chain, a share, a year or month. */
        figure->title = g_strdup_printf (_("%1$s: up to %2$s of the world's supply is lost (%3$s)"), stage, most, when);
      else
        figure->title = g_strdup_printf (_("%1$s: %2$s of the world's supply is lost (%3$s)"), stage, most, when);
    }
  for (guint series = 0; series < figure->series->len; series++)
    for (guint i = 0; i < figure->categories->len; i++)
      {
        const MzDatum *of = find_peak (figure, series, i);

        if (of != NULL && of->value > 0)
          mz_scenario_chart_say (figure, (guint) (of - mz_figure_peek_datum (figure, 0)));
      }
}

/* All that was worked out, or the window that is asked for. */
static void
set_span (MzFigure *figure, const MzFigureRequest *request, gboolean monthly)
{
  figure->x_from = INFINITY;
  figure->x_to = -INFINITY;
  for (guint series = 0; series < figure->series->len; series++)
    {
      const MzSupplyRun *run = mz_scenario_chart_peek_run (request, series);
      const GArray *times = monthly ? run->months : run->years;

      figure->x_from = MIN (figure->x_from, mz_figure_get_x (g_array_index (times, MzSupplyTime, 0).time, 0));
      figure->x_to = MAX (figure->x_to, mz_figure_get_x (g_array_index (times, MzSupplyTime, times->len - 1).time, 1));
    }
  if (request->from < request->to)
    {
      figure->x_from = request->from;
      figure->x_to = request->to;
    }
}

/* Of a stage nobody tells how much is made: once for all times. */
static void
add_unknown (MzFigure *figure, const MzSupplyRun *run)
{
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    if (run->facts->stages[stage]->unit == NULL)
      {
        MzDatum *datum = mz_figure_add_datum (figure, 0, stage, NAN);

        datum->x = figure->x_from;
        datum->x_end = figure->x_to;
        datum->flags = MZ_DATUM_ASSUMED;
        datum->fill = MZ_FILL_HATCH;
        datum->what = g_strdup (_("no source tells how much is made"));
      }
}

static MzFigure *
build_loss (const MzChart *chart, const MzFigureRequest *request, gboolean monthly)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BANDS, request);
  guint n;

  figure->percent = TRUE;
  figure->unit = g_strdup ("%");
  figure->category_facet = MZ_FACET_STAGE;
  figure->subtitle = g_strdup (monthly ? _("Per cent of each stage's supply that is lost, least to most, "
                                           "month by month")
                                       : _("Per cent of each stage's supply that is lost, least to most, "
                                           "year by year"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    mz_scenario_chart_add_stage (figure, (MzStage) stage);
  n = mz_scenario_chart_add_runs (figure, request);
  for (guint series = 0; series < n; series++)
    {
      const MzSupplyRun *run = mz_scenario_chart_peek_run (request, series);

      add_losses (figure, request, series, monthly ? run->months : run->years);
    }
  set_span (figure, request, monthly);
  add_unknown (figure, request->run);
  add_loss_words (figure, request);
  mz_figure_add_note (figure, _("Between least and most lies what is not known: which part of an output is sold "
                                "abroad, and how much of a figure of "
                                "all rare earths a move of some elements hits. Full colour: lost in any case; pale: "
                                "may be lost."));
  mz_scenario_chart_add_notes (figure, request);
  return figure;
}

MzFigure *
mz_chart_build_scenario_loss (const MzChart *chart, const MzFigureRequest *request)
{
  return build_loss (chart, request, TRUE);
}

MzFigure *
mz_chart_build_scenario_loss_years (const MzChart *chart, const MzFigureRequest *request)
{
  return build_loss (chart, request, FALSE);
}
