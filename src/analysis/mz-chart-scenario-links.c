/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What known links lose in a scenario, and what demand it follows. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

typedef struct
{
  MzStage             stage;
  const MzLinkChange *change;
  gboolean            hit; /* it is known, or may be, that it loses something */
} Link;

static gboolean
is_hit (const MzSupply *supply, const MzLinkChange *change)
{
  return isnan (change->lost.most) ? mz_supply_takes_from (supply, change->link->from) : change->lost.most > 0;
}

/* (transfer full) (element-type Link) */
static GArray *
list_links (const MzSupplyRun *run, MzPartialDate year)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    {
      const MzSupply *supply = mz_supply_run_peek (run, (MzStage) stage, year);

      for (guint i = 0; i < supply->links->len; i++)
        {
          const MzLinkChange *change = &g_array_index (supply->links, MzLinkChange, i);
          Link link = { (MzStage) stage, change, is_hit (supply, change) };

          g_array_append_val (links, link);
        }
    }
  return links;
}

/* Of a stage the largest first, those without tonnes last. */
static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *one = a, *other = b;
  double left = isnan (one->change->link->tonnes) ? -1 : one->change->link->tonnes;
  double right = isnan (other->change->link->tonnes) ? -1 : other->change->link->tonnes;

  if (one->stage != other->stage)
    return (one->stage > other->stage) - (one->stage < other->stage);
  if (left != right)
    return left < right ? 1 : -1;
  return strcmp (one->change->link->record, other->change->link->record);
}

/* "China to the European Union", or the plant in place of the country. (transfer full) */
static char *
describe_link (MzDataset *dataset, const MzSupplyLink *link)
{
  MzRecord *site = link->from_site != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SITE, link->from_site) : NULL;
  const char *from = site != NULL ? mz_record_get_short_name (site) : mz_dataset_country_name (dataset, link->from);

  if (link->to == NULL)
    /* Translators: whence goods go abroad. */
    return g_strdup_printf (C_("link", "%s to all others"), from);
  /* Translators: whence and where goods go. */
  return g_strdup_printf (C_("link", "%1$s to %2$s"), from, mz_dataset_country_name (dataset, link->to));
}

/* "0 to 1,036 of 6,000 t gross weight, 2024": lost, of what, in its own unit. (transfer full) */
static char *
describe_tonnes (const MzLinkChange *change)
{
  const char *unit = mz_format_label (change->link->unit);
  g_autofree char *low = NULL, *high = NULL, *all = NULL;

  if (isnan (change->lost.most))
    return g_strdup (_("its tonnes are not known"));
  low = mz_format_number (round (change->lost.least));
  high = mz_format_number (round (change->lost.most));
  all = mz_format_number (change->link->tonnes);
  if (strcmp (low, high) == 0)
    /* Translators: tonnes lost, tonnes in all, their unit, a year. */
    return g_strdup_printf (_("%1$s of %2$s %3$s, %4$u"), high, all, unit, change->link->year);
  /* Translators: tonnes lost from the least to the most, tonnes in all, their unit, a year. */
  return g_strdup_printf (_("%1$s to %2$s of %3$s %4$s, %5$u"), low, high, all, unit, change->link->year);
}

static void
add_link (MzFigure *figure, MzDataset *dataset, const Link *link)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", mz_vocabulary_get_key (&mz_stages, link->stage),
                                          link->change->link->record);
  g_autofree char *label = describe_link (dataset, link->change->link);
  MzFigureCategory *category = mz_figure_add_category (figure, key, label);

  category->ink = MZ_INK_INDEX (MZ_INK_STAGE, link->stage);
  category->group = g_strdup (mz_vocabulary_get_label (&mz_stages, link->stage));
  category->note = describe_tonnes (link->change);
  category->record = g_strdup (link->change->link->record);
}

static void
add_link_datum (MzFigure *figure, const MzFigureRequest *request, guint series, guint category, const Link *link,
                MzPartialDate year)
{
  const MzSupplyLink *of = link->change->link;
  double least = 100 * link->change->lost.least / of->tonnes, most = 100 * link->change->lost.most / of->tonnes;
  MzDatum *datum = mz_scenario_chart_add_range (figure, series, category, least, most, year);

  datum->what = describe_tonnes (link->change);
  mz_scenario_chart_cite (figure, datum, request->dataset, mz_scenario_chart_peek_run (request, series), link->stage,
                          (const char *const *) of->sources);
  datum->record = g_strdup (of->record);
}

static const Link *
find_link (const GArray *links, const Link *link)
{
  for (guint i = 0; i < links->len; i++)
    {
      const Link *other = &g_array_index (links, Link, i);

      if (other->stage == link->stage && strcmp (other->change->link->record, link->change->link->record) == 0)
        return other;
    }
  return NULL;
}

static void
add_link_words (MzFigure *figure, const MzFigureRequest *request, guint n_hit, guint n, MzPartialDate year)
{
  for (guint i = 0; i < figure->data->len; i++)
    mz_scenario_chart_say (figure, i);
  if (n_hit > 0)
    /* Translators: a year, how many links, of how many. */
    figure->title = g_strdup_printf (ngettext ("%1$u: %2$u of %3$u link that is known may lose tonnes",
                                               "%1$u: %2$u of %3$u links that are known may lose tonnes", n),
                                     (guint) year.year, n_hit, n);
  else
    /* Translators: the title of a scenario, a year. */
    figure->title = g_strdup_printf (_("“%1$s” takes nothing in %2$u from any link that is known"),
                                     mz_scenario_chart_get_title (request->run), (guint) year.year);
}

MzFigure *
mz_chart_build_scenario_links (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_RANGES, request);
  g_autoptr (GArray) links = NULL, against = NULL;
  MzPartialDate year, year_against = MZ_PARTIAL_DATE_NONE;
  guint n_hit = 0;

  figure->percent = TRUE;
  figure->unit = g_strdup ("%");
  figure->subtitle = g_strdup (_("Per cent of a year's tonnes that each known link loses in the year of the clock, "
                                 "least to most"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  mz_scenario_chart_add_runs (figure, request);
  mz_scenario_chart_add_years (figure, request, 0);
  year = mz_scenario_chart_get_year (request->run, request->date);
  links = list_links (request->run, year);
  g_array_sort (links, compare_links);
  if (request->against != NULL)
    {
      year_against = mz_scenario_chart_get_year (request->against, request->date);
      against = list_links (request->against, year_against);
    }
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i), *other = against != NULL ? find_link (against, link) : NULL;

      if (!link->hit && (other == NULL || !other->hit))
        continue;
      n_hit += link->hit;
      add_link (figure, request->dataset, link);
      add_link_datum (figure, request, 0, figure->categories->len - 1, link, year);
      if (other != NULL)
        add_link_datum (figure, request, 1, figure->categories->len - 1, other, year_against);
    }
  if (figure->data->len == 0)
    mz_chart_set_empty (figure, _("Of the %1$u links that are known “%2$s” takes nothing in %3$u."), links->len,
                        mz_scenario_chart_get_title (request->run), (guint) year.year);
  add_link_words (figure, request, n_hit, links->len, year);
  mz_figure_add_note (figure, _("Each link is told in its own unit, and of its own year: they are never added up."));
  mz_scenario_chart_add_notes (figure, request);
  return figure;
}

/* (nullable): the scenario of demand that a run follows; the last word counts. */
static const char *
find_demand (const MzSupplyRun *run)
{
  const char *demand = NULL;

  for (guint i = 0; run != NULL && i < mz_scenario_get_n_moves (run->scenario); i++)
    if (mz_scenario_peek_move (run->scenario, i)->kind == MZ_MOVE_DEMAND)
      demand = mz_scenario_peek_move (run->scenario, i)->demand;
  return demand;
}

/* The strip of what is needed where, made where there is none yet. */
static guint
find_strip (MzFigure *figure, MzDataset *dataset, const MzDemandInfo *info)
{
  g_autofree char *key = g_strconcat (info->region, "/", info->what, NULL);
  guint category = mz_figure_find_category (figure, key);
  MzFigureCategory *of;
  const char *region;

  if (category != MZ_FIGURE_NONE)
    return category;
  region = strcmp (info->region, "WORLD") == 0 ? _("World") : mz_dataset_country_name (dataset, info->region);
  of = mz_figure_add_category (figure, key, region);
  of->note = g_strdup (mz_format_label (info->what));
  of->ink = MZ_INK_INDEX (MZ_INK_SEQUENCE, 0);
  return figure->categories->len - 1;
}

static void
add_demand (MzFigure *figure, MzDataset *dataset, MzDemand *demand, guint series, guint category)
{
  const MzDemandInfo *info = mz_demand_peek (demand);
  const char *what = mz_format_label (info->what);
  gboolean range = isnan (info->value);
  MzDatum *datum = mz_figure_add_datum (figure, series, category, range ? info->high : info->value);

  datum->least = range ? info->low : NAN;
  datum->fill = series == 0 ? MZ_FILL_SOLID : series == 1 ? MZ_FILL_STRIPES : MZ_FILL_DOTS;
  mz_datum_set_time (datum, info->year, figure);
  if (series > 0)
    datum->flags = (datum->flags & ~MZ_DATUM_AFTER) | MZ_DATUM_ASSUMED;
  datum->flags |= info->estimate ? MZ_DATUM_ESTIMATE : 0;
  datum->what = info->by != NULL ? g_strdup_printf (_("%1$s, after %2$s"), what, info->by) : g_strdup (what);
  mz_chart_cite (figure, datum, demand, NULL);
}

/* Two observed figures of one year would lie upon each other: the first stands. */
static gboolean
has_year (const MzFigure *figure, guint series, guint category, MzPartialDate year)
{
  double x = mz_figure_get_x (year, 0.5);

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->series == series && datum->category == category && datum->x == x)
        return TRUE;
    }
  return FALSE;
}

static void
add_demands (MzFigure *figure, MzDataset *dataset, const char *scenario, guint series)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_DEMAND);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzDemand *demand = mz_store_peek (store, i);
      const MzDemandInfo *info = mz_demand_peek (demand);
      g_autofree char *key = g_strconcat (info->region, "/", info->what, NULL);
      guint category;

      if (strcmp (info->scenario, scenario) != 0
          || (series == 0 && mz_figure_find_category (figure, key) == MZ_FIGURE_NONE))
        continue;
      category = find_strip (figure, dataset, info);
      if (!has_year (figure, series, category, info->year))
        add_demand (figure, dataset, demand, series, category);
    }
}

static void
add_demand_words (MzFigure *figure, const char *demand)
{
  const MzDatum *last = NULL;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      mz_scenario_chart_say (figure, i);
      if (datum->series == 1 && (last == NULL || datum->x > last->x))
        last = datum;
    }
  if (last != NULL)
    {
      g_autofree char *value = mz_figure_format_value (figure, last), *when = mz_datum_format_when (last);

      /* Translators: the name of a forecast, a year, a number, what it is of. */
      figure->title = g_strdup_printf (_("Demand after “%1$s” in %2$s: %3$s (%4$s)"), demand, when, value,
                                       mz_figure_peek_category (figure, last->category)->note);
    }
}

MzFigure *
mz_chart_build_scenario_demand (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BANDS, request);
  const char *demand, *against;

  figure->subtitle = g_strdup (_("What the forecast that the scenario follows says, beside what was observed; each in "
                                 "its own unit"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  demand = find_demand (request->run);
  against = find_demand (request->against);
  if (demand == NULL)
    {
      mz_chart_set_empty (figure, _("“%s” follows no forecast of demand."), mz_scenario_chart_get_title (request->run));
      return figure;
    }
  mz_figure_add_series (figure, "observed", _("Observed"), MZ_INK (MZ_INK_DIM));
  mz_figure_add_series (figure, "scenario", demand, MZ_INK (MZ_INK_TEXT));
  add_demands (figure, request->dataset, demand, 1);
  if (against != NULL && strcmp (against, demand) != 0)
    {
      mz_figure_add_series (figure, "against", against, MZ_INK (MZ_INK_TEXT));
      g_array_index (figure->series, MzFigureSeries, 2).dash = 3;
      add_demands (figure, request->dataset, against, 2);
    }
  add_demands (figure, request->dataset, "observed", 0);
  mz_chart_set_span (figure, request);
  add_demand_words (figure, demand);
  mz_figure_add_note (figure, _("The demand stands beside the supply and changes nothing in it. What counts different "
                                "things has a strip of its own."));
  return figure;
}
