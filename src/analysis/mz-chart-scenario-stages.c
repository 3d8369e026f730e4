/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario leaves of the chain: who makes what then, and how concentrated that is. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

static const MzStage stages[] = { MZ_STAGE_MINING, MZ_STAGE_CONCENTRATION, MZ_STAGE_SEPARATION, MZ_STAGE_METAL,
                                  MZ_STAGE_MAGNET };

#define LEAST_REST 1e-9

static gboolean
has_country (const MzSupply *supply, const char *country)
{
  for (guint i = 0; i < supply->entries->len; i++)
    if (strcmp (g_array_index (supply->entries, MzSupplyChange, i).country, country) == 0)
      return TRUE;
  return FALSE;
}

static void
add_series (MzFigure *figure, MzDataset *dataset, const MzSupply *const *all)
{
  for (const char *const *code = mz_chart_countries; *code != NULL; code++)
    for (guint k = 0; k < G_N_ELEMENTS (stages); k++)
      if (all[k]->base->unit != NULL && has_country (all[k], *code))
        {
          mz_figure_add_series (figure, *code, mz_dataset_country_name (dataset, *code), mz_ink_country (*code));
          break;
        }
  mz_figure_add_series (figure, "other", _("Others"), MZ_INK (MZ_INK_OTHERS));
  mz_figure_add_series (figure, "lost", C_("part of a supply", "Lost"), MZ_INK (MZ_INK_CONTROL));
}

/* Before the scenario, or after it with all that only grows. */
static double
get_whole (const MzSupply *supply)
{
  return MAX (supply->whole, supply->whole + supply->gained);
}

/* Of a series what is left with the least loss, and with the most. Returns: whether any of its countries is in it. */
static gboolean
add_up_left (const MzFigure *figure, const MzSupply *supply, guint series, MzLoss *left)
{
  guint others = mz_figure_find_series (figure, "other");
  gboolean any = FALSE;

  *left = (MzLoss) { 0, 0 };
  for (guint i = 0; i < supply->entries->len; i++)
    {
      const MzSupplyChange *change = &g_array_index (supply->entries, MzSupplyChange, i);
      guint own = mz_figure_find_series (figure, change->country);
      MzLoss of = mz_supply_change_get_left (change);

      if ((own != MZ_FIGURE_NONE ? own : others) != series)
        continue;
      left->least += of.least;
      left->most += of.most;
      any = TRUE;
    }
  if (series == others && (supply->others.least > 0 || supply->others.most > 0))
    {
      left->least += supply->others.least;
      left->most += supply->others.most;
      any = TRUE;
    }
  return any;
}

static void
add_part (MzFigure *figure, const MzFigureRequest *request, const MzSupply *supply, guint series, guint category,
          MzLoss of,
          MzPartialDate year)
{
  double whole = get_whole (supply);
  MzDatum *datum = mz_scenario_chart_add_range (figure, series, category, 100 * of.least / whole,
                                                100 * of.most / whole, year);

  datum->fill = strcmp (mz_figure_peek_series (figure, series)->key, "lost") == 0 ? MZ_FILL_HATCH : MZ_FILL_SOLID;
  mz_scenario_chart_cite (figure, datum, request->dataset, request->run, supply->base->stage,
                          (const char *const *) supply->base->sources);
}

static char *
describe_stage (const MzSupply *supply)
{
  g_autofree char *whole = NULL, *low = NULL, *high = NULL;

  if (supply->base->unit == NULL)
    return g_strdup (_("No sourced country shares"));
  low = mz_format_share (100 * supply->lost.least / supply->whole);
  high = mz_format_share (100 * supply->lost.most / supply->whole);
  if (strcmp (supply->base->unit, "%") == 0)
    whole = g_strdup_printf (C_("a share of the world in a year", "share, %u"), supply->base->year);
  else
    {
      g_autofree char *number = mz_format_number (supply->whole);

      /* Translators: a number, a unit and a year. */
      whole = g_strdup_printf (_("%1$s %2$s, %3$u"), number, mz_format_label (supply->base->unit), supply->base->year);
    }
  if (strcmp (low, high) == 0)
    return g_strdup_printf (_("lost: %1$s\n%2$s"), high, whole);
  return g_strdup_printf (_("lost: %1$s to %2$s\n%3$s"), low, high, whole);
}

static void
add_stage (MzFigure *figure, const MzFigureRequest *request, const MzSupply *supply, MzPartialDate year)
{
  guint category = mz_scenario_chart_add_stage (figure, supply->base->stage);
  MzFigureCategory *of = &g_array_index (figure->categories, MzFigureCategory, category);
  double whole = get_whole (supply);

  of->state = MZ_STATE_OPERATING;
  of->note = describe_stage (supply);
  if (supply->base->unit == NULL || whole <= 0)
    return;
  for (guint series = 0; series < figure->series->len; series++)
    {
      gboolean lost = strcmp (mz_figure_peek_series (figure, series)->key, "lost") == 0;
      MzLoss part = supply->lost;

      if (lost ? part.most > LEAST_REST * whole : add_up_left (figure, supply, series, &part))
        add_part (figure, request, supply, series, category, part, year);
    }
}

/* What of a stage is lost most, by its share of it. */
static void
add_chain_words (MzFigure *figure, const MzFigureRequest *request, const MzSupply *const *all, MzPartialDate year)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const MzSupply *worst = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (stages); k++)
    {
      g_autofree char *low = NULL, *high = NULL, *one = NULL;

      if (all[k]->base->unit == NULL || all[k]->whole <= 0)
        continue;
      if (worst == NULL || all[k]->lost.most / all[k]->whole > worst->lost.most / worst->whole)
        worst = all[k];
      low = mz_format_share (100 * (1 - all[k]->lost.most / all[k]->whole));
      high = mz_format_share (100 * (1 - all[k]->lost.least / all[k]->whole));
      /* Translators: a stage of the chain, two shares. */
      one = g_strdup_printf (_("%1$s: between %2$s and %3$s of the supply is left."),
                             mz_vocabulary_get_label (&mz_stages, stages[k]),
                             low, high);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", one);
    }
  if (worst != NULL && worst->lost.most > LEAST_REST * worst->whole)
    {
      g_autofree char *left = mz_format_share (100 * (1 - worst->lost.most / worst->whole));

      /* Translators: a stage of the chain, a year, a share. */
      figure->title = g_strdup_printf (_("%1$s, %2$u: as little as %3$s of the supply is left"),
                                       mz_vocabulary_get_label (&mz_stages, worst->base->stage), (guint) year.year,
                                         left);
    }
  else if (worst != NULL)
    figure->title = g_strdup_printf (_("“%1$s” leaves the chain of %2$u as it was"),
                                     mz_scenario_chart_get_title (request->run),
                                     (guint) year.year);
  if (words->len > 0)
    figure->words = g_string_free (g_steal_pointer (&words), FALSE);
}

/* Two ribbons would be too much: of the other scenario a note for each stage of which it leaves more, or less. */
static void
add_chain_against (MzFigure *figure, const MzFigureRequest *request, const MzSupply *const *all, MzPartialDate of)
{
  const char *title = request->against != NULL ? mz_scenario_chart_get_title (request->against) : NULL;
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (stages) && request->against != NULL; k++)
    {
      MzPartialDate year = mz_scenario_chart_get_year (request->against, of);
      const MzSupply *other = mz_supply_run_peek (request->against, stages[k], year);
      g_autofree char *left = NULL, *here = NULL, *note = NULL;

      if (all[k]->whole <= 0 || other->whole <= 0)
        continue;
      left = mz_format_share (100 * (1 - other->lost.most / other->whole));
      here = mz_format_share (100 * (1 - all[k]->lost.most / all[k]->whole));
      if (strcmp (left, here) == 0)
        continue;
      /* Translators: a stage of the chain, the title of a scenario, a share, a year, the share in the scenario that is shown. */
      note = g_strdup_printf (_("%1$s, %4$u: with “%2$s” %3$s of the supply is left with the most loss, here %5$s."),
                              mz_vocabulary_get_label (&mz_stages, stages[k]), title, left, (guint) year.year, here);
      mz_figure_add_note (figure, note);
      n++;
    }
  if (request->against != NULL && n == 0)
    {
      g_autofree char *note = g_strdup_printf (_("With “%s” as much is left of each stage."), title);

      mz_figure_add_note (figure, note);
    }
}

MzFigure *
mz_chart_build_scenario_chain (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_RIBBON, request);
  const MzSupply *all[G_N_ELEMENTS (stages)];
  MzPartialDate year;

  figure->percent = TRUE;
  figure->unit = g_strdup ("%");
  figure->series_facet = MZ_FACET_COUNTRY;
  figure->category_facet = MZ_FACET_STAGE;
  figure->subtitle = g_strdup (_("What is left of each stage's supply by country, with the most loss, in per cent"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  year = mz_scenario_chart_get_year (request->run, request->date);
  g_free (figure->subtitle);
  figure->subtitle = g_strdup_printf (_("What is left of each stage's supply by country in %u, with the most loss, in "
                                        "per cent"),
                                      (guint) year.year);
  for (guint k = 0; k < G_N_ELEMENTS (stages); k++)
    all[k] = mz_supply_run_peek (request->run, stages[k], year);
  add_series (figure, request->dataset, all);
  for (guint k = 0; k < G_N_ELEMENTS (stages); k++)
    add_stage (figure, request, all[k], year);
  if (figure->data->len == 0)
    mz_chart_set_empty (figure, _("Of no stage a source tells before %u who makes how much."),
                        request->run->facts->before + 1);
  add_chain_words (figure, request, all, year);
  mz_figure_add_note (figure, _("Shown is the most that can be lost; the least stands at the head of each column. "
                                "Hatching without a colour: no "
                                "source names the country."));
  add_chain_against (figure, request, all, year);
  mz_scenario_chart_add_notes (figure, request);
  return figure;
}

/* (nullable): the stage has no figures. With what is lost, nothing may be left whose shares could be taken. */
static MzDatum *
add_index (MzFigure *figure, const MzFigureRequest *request, guint series, guint column, const MzSupply *supply,
           MzPartialDate year)
{
  guint category = mz_figure_find_category (figure, mz_vocabulary_get_key (&mz_stages, supply->base->stage));
  double least = supply->hhi_after.least, most = supply->hhi_after.most;
  MzDatum *datum;

  if (column == 0)
    least = most = supply->hhi_before;
  if (supply->hhi_before < 0)
    return NULL;
  if (least < 0 || most < 0)
    least = most = MAX (least, most);
  datum = mz_scenario_chart_add_range (figure, column, category, round (least), least < 0 ? NAN : round (most), year);
  datum->fill = column == 0 ? MZ_FILL_OUTLINE : series == 1 ? MZ_FILL_DOTS : MZ_FILL_SOLID;
  if (column > 0 && supply->hhi_after.most < 0)
    datum->what = g_strdup (_("with the most loss nothing is left that a country is named for"));
  else if (supply->base->coverage < 1 - 1e-12)
    datum->what = g_strdup (_("or more: a part is not known by country"));
  mz_scenario_chart_cite (figure, datum, request->dataset, mz_scenario_chart_peek_run (request, series),
                          supply->base->stage,
                          (const char *const *) supply->base->sources);
  return datum;
}

static void
add_index_words (MzFigure *figure, const MzFigureRequest *request, MzPartialDate year)
{
  guint largest = MZ_FIGURE_NONE;
  double change = 0.5;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (!isfinite (datum->value))
        continue;
      mz_scenario_chart_say (figure, i);
      if (datum->series == 1 && fabs (datum->value - datum->least) > change)
        {
          change = fabs (datum->value - datum->least);
          largest = i;
        }
    }
  if (largest == MZ_FIGURE_NONE)
    /* Translators: the title of a scenario, a year. */
    figure->title = g_strdup_printf (_("“%1$s” changes in %2$u no concentration that is known"),
                                     mz_scenario_chart_get_title (request->run), (guint) year.year);
  else
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, largest);
      g_autofree char *low = mz_format_number (MIN (datum->least, datum->value));
      g_autofree char *high = mz_format_number (MAX (datum->least, datum->value));

      /* Translators: a stage of the chain, two indices of concentration. */
      figure->title = g_strdup_printf (_("%1$s changes most: an HHI between %2$s and %3$s"),
                                       mz_figure_peek_category (figure, datum->category)->label, low, high);
    }
}

MzFigure *
mz_chart_build_scenario_hhi (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_RANGES, request);
  MzPartialDate year;

  figure->category_facet = MZ_FACET_STAGE;
  figure->subtitle = g_strdup (_("Herfindahl-Hirschman index of countries, 0 to 10,000, before and after what is "
                                 "assumed"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  mz_figure_add_series (figure, "before", C_("a scenario", "Before"), MZ_INK (MZ_INK_TEXT));
  mz_scenario_chart_add_runs (figure, request);
  mz_scenario_chart_add_years (figure, request, 1);
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      guint category = mz_scenario_chart_add_stage (figure, (MzStage) stage);
      gboolean known = FALSE;

      for (guint column = 0; column < figure->series->len; column++)
        {
          guint series = column > 1 ? 1 : 0;
          const MzSupplyRun *run = mz_scenario_chart_peek_run (request, series);

          year = mz_scenario_chart_get_year (run, request->date);
          known |= add_index (figure, request, series, column, mz_supply_run_peek (run, (MzStage) stage, year),
                              year) != NULL;
        }
      if (!known)
        {
          MzDatum *datum = mz_figure_add_datum (figure, 1, category, NAN);

          mz_datum_set_assumed (datum, mz_scenario_chart_get_year (request->run, request->date), figure);
          datum->what = g_strdup (_("no source tells who makes how much"));
        }
    }
  mz_figure_add_level (figure, 1500, -INFINITY, _("1,500: moderately concentrated (US 2010)"));
  mz_figure_add_level (figure, 1800, -INFINITY, _("1,800: highly concentrated (US 2023)"));
  mz_figure_add_level (figure, 2500, -INFINITY, _("2,500: highly concentrated (US 2010)"));
  add_index_words (figure, request, mz_scenario_chart_get_year (request->run, request->date));
  mz_figure_add_note (figure, _("The index is the sum of the squared shares of countries in per cent of what is left. "
                                "Where a part is not known by "
                                "country, it is this or more. It may fall where the largest country loses most, and "
                                "rise where the small ones do."));
  mz_scenario_chart_add_notes (figure, request);
  return figure;
}
