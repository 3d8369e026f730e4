/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which assumptions of a scenario matter most. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"
#include "mz-supply-tornado.h"

#define MOST_ROWS 12u

/* The stage of which most is lost in a year; and of its importers the one that loses most, if one is known. */
static gboolean
find_measure (const MzSupplyRun *run, MzPartialDate year, MzTornadoMeasure *measure)
{
  double most = 0;

  *measure = (MzTornadoMeasure) { MZ_STAGE_MINING, NULL, year.year, FALSE };
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = mz_supply_run_peek (run, (MzStage) stage, year);

      for (guint i = 0; i < supply->importers->len; i++)
        {
          const MzImporterChange *change = &g_array_index (supply->importers, MzImporterChange, i);

          if (change->lost.most > most)
            {
              most = change->lost.most;
              measure->stage = (MzStage) stage;
              measure->importer = change->importer;
            }
        }
      if (supply->whole > 0 && supply->lost.most / supply->whole > most)
        {
          most = supply->lost.most / supply->whole;
          measure->stage = (MzStage) stage;
          measure->importer = NULL;
        }
    }
  return most > 0;
}

static void
add_end (MzFigure *figure, const MzFigureRequest *request, const MzTornadoMeasure *measure,
         const MzAssumption *assumption, gboolean high,
         double base)
{
  const MzSupplyBase *known = request->run->facts->stages[measure->stage];
  double value = 100 * (high ? assumption->at_high.most : assumption->at_low.most);
  MzDatum *datum;

  if (fabs (value - base) < 1e-9)
    return;
  datum = mz_scenario_chart_add_range (figure, high ? 1 : 0, figure->categories->len - 1, base, value,
                                       mz_partial_date_new (measure->year, 0, 0));
  datum->fill = high ? MZ_FILL_SOLID : MZ_FILL_STRIPES;
  datum->what = mz_assumption_format_value (assumption, high);
  mz_scenario_chart_cite (figure, datum, request->dataset, request->run, measure->stage,
                          (const char *const *) known->sources);
  if (assumption->sources != NULL)
    mz_figure_add_sources (figure, (const char *const *) assumption->sources);
}

/* How far apart its two ends are. */
static double
get_swing (const MzAssumption *assumption, double base)
{
  double low = assumption->at_low.most, high = assumption->at_high.most;

  return MAX (MAX (low, high), base) - MIN (MIN (low, high), base);
}

static int
compare_swings (gconstpointer a, gconstpointer b, gpointer base)
{
  double one = get_swing (*(const MzAssumption *const *) a, *(const double *) base);
  double other = get_swing (*(const MzAssumption *const *) b, *(const double *) base);

  return (one < other) - (one > other);
}

static void
add_assumptions (MzFigure *figure, const MzFigureRequest *request, const MzTornadoMeasure *measure,
                 const MzSupplyTornado *tornado)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  double base = tornado->result.most;

  for (guint i = 0; i < tornado->assumptions->len; i++)
    g_ptr_array_add (sorted, &g_array_index (tornado->assumptions, MzAssumption, i));
  g_ptr_array_sort_with_data (sorted, compare_swings, &base);
  for (guint i = 0; i < MIN (sorted->len, MOST_ROWS); i++)
    {
      const MzAssumption *assumption = sorted->pdata[i];
      g_autofree char *key = g_strdup_printf ("%u", i + 1);

      if (get_swing (assumption, base) * 100 < 1e-9)
        continue;
      if (assumption->kind == MZ_ASSUMPTION_UNKNOWN)
        {
          MzFigureCategory *unknown = mz_figure_add_category (figure, key, _("What is not known"));

          unknown->note = g_strdup (_("above all what is sold abroad"));
        }
      else
        mz_figure_add_category (figure, key, assumption->label);
      add_end (figure, request, measure, assumption, FALSE, 100 * base);
      add_end (figure, request, measure, assumption, TRUE, 100 * base);
    }
}

static void
add_words (MzFigure *figure, const MzFigureRequest *request)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);
      g_autofree char *value = mz_format_share (datum->value);

      /* Translators: an assumption, the value put in its place, what comes of it. */
      g_string_append_printf (words, _("%1$s, %2$s: %3$s. "), mz_figure_peek_category (figure, datum->category)->label,
                              datum->what, value);
    }
  if (words->len > 0)
    figure->words = g_strchomp (g_string_free (g_steal_pointer (&words), FALSE));
  if (figure->data->len > 0)
    /* Translators: an assumption of a scenario. */
    figure->title = g_strdup_printf (_("What matters most: %s"), mz_figure_peek_category (figure, 0)->label);
}

/* Whether the run has the measure. */
static gboolean
find_result (const MzSupplyRun *run, const MzTornadoMeasure *measure, double *most)
{
  const MzSupply *supply = mz_supply_run_peek (run, measure->stage, mz_partial_date_new (measure->year, 0, 0));

  if (supply == NULL)
    return FALSE;
  if (measure->importer == NULL)
    *most = supply->whole > 0 ? (supply->lost.most - supply->gained) / supply->whole : 0;
  for (guint i = 0; i < supply->importers->len && measure->importer != NULL; i++)
    if (strcmp (g_array_index (supply->importers, MzImporterChange, i).importer, measure->importer) == 0)
      {
        *most = g_array_index (supply->importers, MzImporterChange, i).lost.most;
        return TRUE;
      }
  return measure->importer == NULL && supply->whole > 0;
}

/* Of the other scenario, whose assumptions are others, what it comes to: a level, and a note. */
static void
add_against (MzFigure *figure, const MzFigureRequest *request, const MzTornadoMeasure *measure)
{
  g_autofree char *result = NULL, *level = NULL, *note = NULL;
  double most = 0;

  if (request->against == NULL)
    return;
  note = g_strdup_printf (_("The bars are of what “%1$s” assumes; “%2$s” assumes other things."),
                          mz_scenario_chart_get_title (request->run), mz_scenario_chart_get_title (request->against));
  mz_figure_add_note (figure, note);
  if (!find_result (request->against, measure, &most))
    return;
  result = mz_format_share (100 * most);
  /* Translators: the title of a scenario, a share. */
  level = g_strdup_printf (_("%1$s: %2$s"), mz_scenario_chart_get_title (request->against), result);
  mz_figure_add_level (figure, 100 * most, -INFINITY, level);
}

MzFigure *
mz_chart_build_scenario_tornado (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_TORNADO, request);
  g_autoptr (MzSupplyTornado) tornado = NULL;
  g_autofree char *result = NULL, *level = NULL;
  MzTornadoMeasure measure;
  const char *stage, *who;

  figure->percent = TRUE;
  figure->unit = g_strdup ("%");
  figure->subtitle = g_strdup (_("The most that is lost, in per cent, with one assumption changed at a time"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  if (!find_measure (request->run, mz_scenario_chart_get_year (request->run, request->date), &measure))
    {
      mz_chart_set_empty (figure, _("In the year of the clock “%s” takes nothing from anybody, whatever is assumed."),
                          mz_scenario_chart_get_title (request->run));
      return figure;
    }
  tornado = mz_supply_tornado_new (request->dataset, request->run->facts, request->run->scenario, &measure);
  stage = mz_vocabulary_get_label (&mz_stages, measure.stage);
  who = measure.importer != NULL ? mz_dataset_country_name (request->dataset, measure.importer) : _("World");
  g_free (figure->subtitle);
  /* Translators: an importer or the world, a stage of the chain, a year. */
  figure->subtitle = g_strdup_printf (_("%1$s, %2$s, %3$u: the most that is lost, in per cent, with one assumption "
                                        "changed at a time"), who,
                                      stage, measure.year);
  result = mz_format_share (100 * tornado->result.most);
  /* Translators: the title of a scenario, a share. */
  level = g_strdup_printf (_("%1$s: %2$s"), mz_scenario_chart_get_title (request->run), result);
  mz_figure_add_level (figure, 100 * tornado->result.most, -INFINITY, level);
  mz_figure_add_series (figure, "low", _("With the lower value"), MZ_INK_INDEX (MZ_INK_SEQUENCE, 0));
  mz_figure_add_series (figure, "high", _("With the higher value"), MZ_INK_INDEX (MZ_INK_SEQUENCE, 2));
  add_assumptions (figure, request, &measure, tornado);
  if (figure->data->len == 0)
    mz_chart_set_empty (figure, _("No assumption of “%s” changes the most that is lost."),
                        mz_scenario_chart_get_title (request->run));
  add_words (figure, request);
  if (tornado->n_idle > 0)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u other assumption was tried and changes nothing.",
                                                         "%u other assumptions were tried and change nothing.",
                                                           tornado->n_idle),
                                               tornado->n_idle);

      mz_figure_add_note (figure, note);
    }
  add_against (figure, request, &measure);
  if (tornado->n_left_out > 0)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u move was not tried: others take more.",
                                                         "%u moves were not tried: others take more.", tornado->n_left_out),
                                               tornado->n_left_out);

      mz_figure_add_note (figure, note);
    }
  mz_scenario_chart_add_notes (figure, request);
  return figure;
}
