/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is short in a scenario, and who would be without his largest source. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

/* An importer of a stage's goods. */
typedef struct
{
  MzStage                 stage;
  const MzImporterChange *change;
} Buyer;

static const MzImporterChange *
find_importer (const MzSupply *supply, const char *importer)
{
  for (guint i = 0; i < supply->importers->len; i++)
    if (strcmp (g_array_index (supply->importers, MzImporterChange, i).importer, importer) == 0)
      return &g_array_index (supply->importers, MzImporterChange, i);
  return NULL;
}

/* (transfer full) (element-type Buyer): in the order of stages. */
static GArray *
list_buyers (const MzSupplyRun *run, MzPartialDate year)
{
  GArray *buyers = g_array_new (FALSE, FALSE, sizeof (Buyer));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = mz_supply_run_peek (run, (MzStage) stage, year);

      for (guint i = 0; i < supply->importers->len; i++)
        {
          Buyer buyer = { (MzStage) stage, &g_array_index (supply->importers, MzImporterChange, i) };

          g_array_append_val (buyers, buyer);
        }
    }
  return buyers;
}

static int
compare_short (gconstpointer a, gconstpointer b)
{
  const Buyer *one = a, *other = b;

  if (one->stage != other->stage)
    return (one->stage > other->stage) - (one->stage < other->stage);
  if (one->change->lost.most != other->change->lost.most)
    return one->change->lost.most < other->change->lost.most ? 1 : -1;
  return strcmp (one->change->importer, other->change->importer);
}

/* The sources of all origins of an importer. */
static void
cite_origins (MzFigure *figure, MzDatum *datum, MzDataset *dataset, const MzSupplyRun *run, const Buyer *buyer)
{
  g_autoptr (GStrvBuilder) sources = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < buyer->change->n_origins; i++)
    for (guint k = 0; buyer->change->first[i].sources[k] != NULL; k++)
      g_strv_builder_add (sources, buyer->change->first[i].sources[k]);
  list = g_strv_builder_end (sources);
  mz_scenario_chart_cite (figure, datum, dataset, run, buyer->stage, (const char *const *) list);
  g_free (datum->record);
  datum->record = g_strdup (buyer->change->first->record);
}

static void
add_buyer (MzFigure *figure, MzDataset *dataset, const Buyer *buyer)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", mz_vocabulary_get_key (&mz_stages, buyer->stage),
                                          buyer->change->importer);
  g_autofree char *covered = mz_format_share (100 * buyer->change->covered);
  /* Translators: an importer and a stage of the chain. */
  g_autofree char *label = g_strdup_printf (C_("importer and stage", "%1$s: %2$s"),
                                            mz_dataset_country_name (dataset, buyer->change->importer),
                                            mz_vocabulary_get_label (&mz_stages, buyer->stage));
  MzFigureCategory *category = mz_figure_add_category (figure, key, label);

  category->ink = MZ_INK_INDEX (MZ_INK_STAGE, buyer->stage);
  /* Translators: a share, a year. */
  category->note = g_strdup_printf (_("%1$s known by origin, %2$u"), covered, buyer->change->first->year);
}

static void
add_short (MzFigure *figure, const MzFigureRequest *request, guint series, guint category, const Buyer *buyer,
           MzPartialDate year)
{
  MzDatum *datum = mz_scenario_chart_add_range (figure, series, category, 100 * buyer->change->lost.least,
                                                100 * buyer->change->lost.most, year);

  cite_origins (figure, datum, request->dataset, mz_scenario_chart_peek_run (request, series), buyer);
  if (buyer->change->first->bound == MZ_BOUND_LEAST)
    datum->flags |= MZ_DATUM_AT_LEAST;
}

/* "China, 2024": who is meant, and of when that is. (transfer full) */
static char *
describe_largest (MzDataset *dataset, const MzSupplyOrigin *origin)
{
  /* Translators: a country and a year. */
  return g_strdup_printf (C_("country and year", "%1$s, %2$u"), mz_dataset_country_name (dataset, origin->from),
                          origin->year);
}

static void
add_failure (MzFigure *figure, const MzFigureRequest *request, guint series, guint category, const Buyer *buyer)
{
  const MzSupplyOrigin *origin = buyer->change->first;
  double value = buyer->change->n_minus_1;
  MzDatum *datum = mz_figure_add_datum (figure, series, category, value >= 0 ? 100 * value : NAN);

  datum->flags = MZ_DATUM_COMPUTED | (origin->estimate ? MZ_DATUM_ESTIMATE : 0);
  datum->flags |= origin->bound == MZ_BOUND_LEAST ? MZ_DATUM_AT_LEAST : 0;
  datum->flags |= origin->bound == MZ_BOUND_MOST ? MZ_DATUM_AT_MOST : 0;
  datum->fill = series != MZ_FIGURE_NONE ? MZ_FILL_OUTLINE : MZ_FILL_SOLID;
  if (value >= 0)
    datum->what = describe_largest (request->dataset, origin);
  mz_datum_set_sources (datum, (const char *const *) origin->sources);
  mz_figure_add_sources (figure, (const char *const *) origin->sources);
  datum->record = g_strdup (origin->record);
}

static void
add_short_words (MzFigure *figure, const MzFigureRequest *request, const GArray *buyers, guint n_minus_1, MzPartialDate year)
{
  guint worst = MZ_FIGURE_NONE;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->series == n_minus_1 || !isfinite (datum->value) || datum->value <= 0)
        continue;
      mz_scenario_chart_say (figure, i);
      if (datum->series == 0 && (worst == MZ_FIGURE_NONE || datum->value > mz_figure_peek_datum (figure, worst)->value))
        worst = i;
    }
  if (worst == MZ_FIGURE_NONE)
    /* Translators: the title of a scenario, a year. */
    figure->title = g_strdup_printf (_("“%1$s” takes nothing in %2$u from any importer whose sources are known"),
                                     mz_scenario_chart_get_title (request->run), (guint) year.year);
  else
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, worst);
      const Buyer *buyer = &g_array_index (buyers, Buyer, datum->category);
      g_autofree char *value = mz_figure_format_value (figure, datum);

      /* Translators: an importer, a share or a range of shares, a stage of the chain, a year. */
      figure->title = g_strdup_printf (_("%1$s is short of most: %2$s of its purchases (%3$s, %4$s)"),
                                       mz_dataset_country_name (request->dataset, buyer->change->importer), value,
                                       mz_vocabulary_get_label (&mz_stages, buyer->stage), datum->when);
    }
}

MzFigure *
mz_chart_build_scenario_short (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_RANGES, request);
  g_autoptr (GArray) buyers = NULL;
  guint n, n_minus_1;

  figure->percent = TRUE;
  figure->unit = g_strdup ("%");
  figure->subtitle = g_strdup (_("Per cent of what each importer buys that is lost in the year of the clock, least to "
                                 "most"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  n = mz_scenario_chart_add_runs (figure, request);
  mz_scenario_chart_add_years (figure, request, 0);
  n_minus_1 = mz_figure_add_series (figure, "n-1", _("If the largest source failed"), MZ_INK (MZ_INK_TEXT));
  buyers = list_buyers (request->run, mz_scenario_chart_get_year (request->run, request->date));
  g_array_sort (buyers, compare_short);
  for (guint i = 0; i < buyers->len; i++)
    {
      const Buyer *buyer = &g_array_index (buyers, Buyer, i);

      add_buyer (figure, request->dataset, buyer);
      for (guint series = 0; series < n; series++)
        {
          const MzSupplyRun *run = mz_scenario_chart_peek_run (request, series);
          MzPartialDate year = mz_scenario_chart_get_year (run, request->date);
          Buyer of = { buyer->stage, find_importer (mz_supply_run_peek (run, buyer->stage, year),
                                                    buyer->change->importer) };

          if (of.change != NULL)
            add_short (figure, request, series, i, &of, year);
        }
      if (buyer->change->n_minus_1 >= 0)
        add_failure (figure, request, n_minus_1, i, buyer);
    }
  if (figure->data->len == 0)
    mz_chart_set_empty (figure, _("Of no importer a source tells before %u where it buys."),
                        request->run->facts->before + 1);
  add_short_words (figure, request, buyers, n_minus_1, mz_scenario_chart_get_year (request->run, request->date));
  mz_figure_add_note (figure, _("A mean over the year: a stop of three months takes a quarter of what it takes in a "
                                "year. Nothing is said of purchases "
                                "whose origin is not known, and nothing is made good from stocks or from elsewhere."));
  mz_scenario_chart_add_notes (figure, request);
  return figure;
}

/* The most dependent first, those that it is not known of last. */
static int
compare_failures (gconstpointer a, gconstpointer b)
{
  const Buyer *one = a, *other = b;

  if (one->change->n_minus_1 != other->change->n_minus_1)
    return one->change->n_minus_1 < other->change->n_minus_1 ? 1 : -1;
  return one->stage != other->stage ? (one->stage > other->stage) - (one->stage < other->stage)
                                    : strcmp (one->change->importer, other->change->importer);
}

static void
add_failure_words (MzFigure *figure, MzDataset *dataset, const GArray *buyers)
{
  const MzDatum *first = figure->data->len > 0 ? mz_figure_peek_datum (figure, 0) : NULL;

  for (guint i = 0; i < figure->data->len; i++)
    mz_scenario_chart_say (figure, i);
  if (first != NULL && isfinite (first->value))
    {
      const Buyer *buyer = &g_array_index (buyers, Buyer, first->category);
      g_autofree char *value = mz_figure_format_value (figure, first);

      /* Translators: an importer, a share, a stage of the chain, the source and a year. */
      figure->title = g_strdup_printf (_("%1$s depends most on one source: %2$s (%3$s; %4$s)"),
                                       mz_dataset_country_name (dataset, buyer->change->importer), value,
                                       mz_vocabulary_get_label (&mz_stages, buyer->stage), first->what);
    }
}

/* What is told before anything is assumed differs only where it is of another year. */
static void
add_against_note (MzFigure *figure, const MzFigureRequest *request)
{
  g_autofree char *note = NULL;

  if (request->against == NULL)
    return;
  if (request->against->facts->before == request->run->facts->before)
    note = g_strdup_printf (_("It is the same before “%1$s” and before “%2$s”."), mz_scenario_chart_get_title (request->run),
                            mz_scenario_chart_get_title (request->against));
  else
    note = g_strdup_printf (_("Shown is what is known up to %1$u, before “%2$s”; “%3$s” begins after %4$u."),
                            request->run->facts->before, mz_scenario_chart_get_title (request->run),
                            mz_scenario_chart_get_title (request->against), request->against->facts->before);
  mz_figure_add_note (figure, note);
}

MzFigure *
mz_chart_build_scenario_n_minus_1 (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);
  g_autoptr (GArray) buyers = NULL;

  figure->percent = TRUE;
  figure->unit = g_strdup ("%");
  figure->subtitle = g_strdup (_("Per cent of what each importer buys that comes from its largest source, before what "
                                 "is assumed"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  buyers = list_buyers (request->run, mz_scenario_chart_get_year (request->run, request->date));
  g_array_sort (buyers, compare_failures);
  for (guint i = 0; i < buyers->len; i++)
    {
      const Buyer *buyer = &g_array_index (buyers, Buyer, i);
      MzFigureCategory *category;

      add_buyer (figure, request->dataset, buyer);
      category = &g_array_index (figure->categories, MzFigureCategory, i);
      g_free (category->note);
      category->note = buyer->change->n_minus_1 >= 0 ? describe_largest (request->dataset, buyer->change->first)
                                                     : g_strdup (_("one that is not named may be larger"));
      add_failure (figure, request, MZ_FIGURE_NONE, i, buyer);
    }
  if (figure->data->len == 0)
    mz_chart_set_empty (figure, _("Of no importer a source tells before %u where it buys."),
                        request->run->facts->before + 1);
  add_failure_words (figure, request->dataset, buyers);
  mz_figure_add_note (figure, _("What an importer loses if its largest source sends nothing and nobody else sends "
                                "more (N−1). It is not known where "
                                "one that is not named may be larger."));
  add_against_note (figure, request);
  return figure;
}
