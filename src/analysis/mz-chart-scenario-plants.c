/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When promised plants start in a scenario, and when stocks end. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

/* After so many years the end of a stock is no answer to what began them. */
#define STOCK_YEARS 3

static double
get_end (const MzSupplyRun *run)
{
  return mz_figure_get_x (g_array_index (run->years, MzSupplyTime, run->years->len - 1).time, 1);
}

/* Between two days; what lies behind the end of the run is cut. (nullable): nothing is left */
static MzDatum *
add_days (MzFigure *figure, guint lane, MzDay from, MzDay to, double end)
{
  MzPartialDate last = to == MZ_DAY_NEVER ? MZ_PARTIAL_DATE_NONE : mz_partial_date_from_day (MAX (from, to));
  MzDatum *datum;

  if (from == MZ_DAY_NEVER || mz_figure_get_x (mz_partial_date_from_day (from), 0) >= end)
    return NULL;
  datum = mz_figure_add_datum (figure, MZ_FIGURE_NONE, lane, NAN);
  mz_datum_set_span (datum, mz_partial_date_from_day (from), last, TRUE, figure);
  if (to == MZ_DAY_NEVER || datum->x_end > end)
    {
      datum->x_end = end;
      datum->flags |= MZ_DATUM_OPEN;
    }
  datum->flags = (datum->flags & ~(MzDatumFlags) MZ_DATUM_AFTER) | MZ_DATUM_ASSUMED | MZ_DATUM_COMPUTED;
  return datum;
}

/* (transfer full) */
static char *
describe_output (const MzPlantChange *plant)
{
  g_autofree char *most = NULL;

  if (plant->t_per_year < 0)
    return g_strdup (_("how much it is to make is not known"));
  most = mz_format_number (plant->t_per_year);
  if (plant->what == NULL)
    return g_strdup_printf (_("makes between nothing and %s t a year"), most);
  /* Translators: tonnes, what of. */
  return g_strdup_printf (_("makes between nothing and %1$s t a year: %2$s"), most, mz_format_label (plant->what));
}

/* The sources of all that it is promised to make. */
static void
cite_plants (MzFigure *figure, MzDatum *datum, const MzFigureRequest *request, MzStage stage,
             const MzPlantChange *const *plants, guint n)
{
  g_autoptr (GStrvBuilder) sources = g_strv_builder_new ();
  g_auto (GStrv) own = NULL;

  for (guint i = 0; i < n; i++)
    if (plants[i]->plant != NULL)
      g_strv_builder_addv (sources, (const char **) plants[i]->plant->sources);
  own = g_strv_builder_end (sources);
  mz_scenario_chart_cite (figure, datum, request->dataset, request->run, stage, (const char *const *) own);
  datum->record = g_strdup (plants[0]->site);
}

static void
add_start (MzFigure *figure, const MzFigureRequest *request, guint lane, MzStage stage,
           const MzPlantChange *const *plants, guint n)
{
  MzDatum *datum = add_days (figure, lane, plants[0]->first, plants[0]->last, get_end (request->run));
  g_autoptr (GString) makes = g_string_new (NULL);

  if (datum != NULL)
    {
      datum->fill = MZ_FILL_STRIPES;
      datum->what = g_strdup (_("starts in this time"));
      cite_plants (figure, datum, request, stage, plants, n);
    }
  if (plants[0]->last == MZ_DAY_NEVER)
    return;
  datum = add_days (figure, lane, plants[0]->last + 1, MZ_DAY_NEVER, get_end (request->run));
  if (datum == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *one = describe_output (plants[i]);

      g_string_append_printf (makes, makes->len > 0 ? C_("list", "; %s") : "%s", one);
    }
  datum->flags &= ~(MzDatumFlags) MZ_DATUM_OPEN;
  datum->what = g_string_free (g_steal_pointer (&makes), FALSE);
  cite_plants (figure, datum, request, stage, plants, n);
}

/* What was promised, where the scenario says otherwise. */
static void
add_promise (MzFigure *figure, guint lane, const MzPlantChange *plant)
{
  const MzSupplyPlant *of = plant->plant;
  MzDatum *datum;

  if (of == NULL || !mz_partial_date_is_set (of->promised) || mz_partial_date_first_day (of->promised) == plant->first)
    return;
  datum = mz_figure_add_datum (figure, MZ_FIGURE_NONE, lane, NAN);
  mz_datum_set_time (datum, of->promised, figure);
  datum->fill = MZ_FILL_OUTLINE;
  datum->flags |= MZ_DATUM_INSTANT | MZ_DATUM_PLANNED;
  datum->what = plant->first == MZ_DAY_NEVER ? g_strdup (_("promised; never comes here")) : g_strdup (_("promised"));
  mz_datum_set_sources (datum, (const char *const *) of->sources);
  mz_figure_add_sources (figure, (const char *const *) of->sources);
  datum->record = g_strdup (plant->site);
}

/* The last lane is of @what in another scenario, and below that of the run, whose label may have no room. */
static void
name_scenario (MzFigure *figure, const char *what, const MzSupplyRun *run)
{
  MzFigureCategory *category = &g_array_index (figure->categories, MzFigureCategory, figure->categories->len - 1);
  /* Translators: a plant or who has a stock, and the title of a scenario. */
  char *label = g_strdup_printf (C_("lane of a scenario", "%1$s, in “%2$s”"), what, mz_scenario_chart_get_title (run));

  g_free (category->label);
  category->label = label;
}

/* Whether it is the same plant, and only what it makes is told apart. */
static gboolean
is_same_start (const MzPlantChange *one, const MzPlantChange *other)
{
  return strcmp (one->site, other->site) == 0 && one->first == other->first && one->last == other->last;
}

/* A lane for @plants, which start together. Returns: whether anything of them is in the time. */
static gboolean
add_plant (MzFigure *figure, const MzFigureRequest *request, MzStage stage, const MzPlantChange *const *plants, guint n)
{
  MzRecord *site = mz_dataset_lookup (request->dataset, MZ_RECORD_SITE, plants[0]->site);
  g_autofree char *key = g_strdup_printf ("%s/%s/%u", mz_vocabulary_get_key (&mz_stages, stage), plants[0]->site,
                                          figure->categories->len);
  guint lane, before = figure->data->len;

  if (site == NULL)
    return FALSE;
  lane = mz_chart_add_lane (figure, key, mz_vocabulary_get_label (&mz_stages, stage), site,
                            MZ_INK_INDEX (MZ_INK_STAGE, stage));
  add_start (figure, request, lane, stage, plants, n);
  add_promise (figure, lane, plants[0]);
  g_array_index (figure->categories, MzFigureCategory, lane).stage = stage;
  g_array_index (figure->categories, MzFigureCategory, lane).state = MZ_STATE_PLANNED;
  if (figure->data->len == before)
    g_array_set_size (figure->categories, lane);
  return figure->data->len > before;
}

static int
compare_plants (gconstpointer a, gconstpointer b)
{
  const MzPlantChange *one = *(const MzPlantChange *const *) a, *other = *(const MzPlantChange *const *) b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return one->last != other->last ? (one->last > other->last) - (one->last < other->last)
                                  : strcmp (one->site, other->site);
}

static gboolean
has_start (const MzSupply *supply, const MzPlantChange *plant)
{
  for (guint i = 0; i < supply->plants->len; i++)
    {
      const MzPlantChange *other = &g_array_index (supply->plants, MzPlantChange, i);

      if (is_same_start (plant, other) && plant->t_per_year == other->t_per_year)
        return TRUE;
    }
  return FALSE;
}

/* What a site is to make in the other scenario, if that starts otherwise. */
static void
add_other_plants (MzFigure *figure, const MzFigureRequest *request, MzStage stage, const char *site, const MzSupply *here)
{
  const MzSupply *last;
  MzFigureRequest other = *request;

  if (request->against == NULL)
    return;
  other.run = request->against;
  last = g_array_index (other.run->years, MzSupplyTime, other.run->years->len - 1).stages[stage];
  for (guint i = 0; i < last->plants->len; i++)
    {
      const MzPlantChange *plant = &g_array_index (last->plants, MzPlantChange, i);

      if (strcmp (plant->site, site) == 0 && !has_start (here, plant) && add_plant (figure, &other, stage, &plant, 1))
        {
          MzRecord *record = mz_dataset_lookup (request->dataset, MZ_RECORD_SITE, site);

          name_scenario (figure, record != NULL ? mz_record_get_short_name (record) : site, other.run);
        }
    }
}

/* Of the sites of a stage those that are shown, and whether each stands at the end. */
static void
add_stage_plants (MzFigure *figure, const MzFigureRequest *request, MzStage stage, GHashTable *standing)
{
  const MzSupply *last = g_array_index (request->run->years, MzSupplyTime, request->run->years->len - 1).stages[stage];
  g_autoptr (GPtrArray) plants = g_ptr_array_new ();

  for (guint i = 0; i < last->plants->len; i++)
    g_ptr_array_add (plants, &g_array_index (last->plants, MzPlantChange, i));
  g_ptr_array_sort (plants, compare_plants);
  for (guint i = 0, n; i < plants->len; i += n)
    {
      const MzPlantChange *plant = plants->pdata[i];
      gboolean stands = plant->then == MZ_TRUTH_YES;

      n = 1;
      while (i + n < plants->len && is_same_start (plant, plants->pdata[i + n]))
        n++;
      if (!add_plant (figure, request, stage, (const MzPlantChange *const *) plants->pdata + i, n))
        continue;
      if (i + n == plants->len || strcmp (plant->site, ((const MzPlantChange *) plants->pdata[i + n])->site) != 0)
        add_other_plants (figure, request, stage, plant->site, last);
      if (g_hash_table_contains (standing, plant->site))
        stands &= GPOINTER_TO_INT (g_hash_table_lookup (standing, plant->site));
      g_hash_table_insert (standing, (gpointer) plant->site, GINT_TO_POINTER (stands));
    }
}

MzFigure *
mz_chart_build_scenario_plants (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LANES, request);
  g_autoptr (GHashTable) standing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) all = NULL;
  guint n_certain = 0, last;

  figure->subtitle = g_strdup (_("Promised plants as the scenario has them; striped: between when and when each "
                                 "starts, full: stands"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    add_stage_plants (figure, request, (MzStage) stage, standing);
  all = g_hash_table_get_values (standing);
  for (const GList *link = all; link != NULL; link = link->next)
    n_certain += GPOINTER_TO_INT (link->data);
  last = g_array_index (request->run->years, MzSupplyTime, request->run->years->len - 1).time.year;
  mz_chart_fit_time (figure, request);
  if (all == NULL)
    mz_chart_set_empty (figure, _("No source told before %u of a plant to come and when."),
                        request->run->facts->before + 1);
  else
    {
      guint n = g_hash_table_size (standing);

      /* Translators: how many plants, of how many, a year. */
      figure->title = g_strdup_printf (ngettext ("%1$u of %2$u promised plant stands by the end of %3$u",
                                                 "%1$u of %2$u promised plants stand by the end of %3$u", n),
                                       n_certain, n, last);
      figure->words = g_strdup_printf (C_("list", "%s."), figure->title);
    }
  mz_figure_add_note (figure, _("What a plant makes lies between nothing and its capacity, and is not added to the "
                                "supply. A plant of several stages has "
                                "a lane in each."));
  if (request->against != NULL)
    {
      g_autofree char *note = g_strdup_printf (_("“%1$s” has a lane of its own below each plant that starts otherwise than in “%2$s”."),
                                               mz_scenario_chart_get_title (request->against),
                                               mz_scenario_chart_get_title (request->run));

      mz_figure_add_note (figure, note);
    }
  mz_scenario_chart_add_notes (figure, request);
  return figure;
}

/* The first day on which something of the stage is lost to the importer; never: nothing is. */
static MzDay
find_first_loss (const MzSupplyRun *run, MzStage stage, const char *importer)
{
  for (guint i = 0; i < run->months->len; i++)
    {
      const MzSupply *supply = g_array_index (run->months, MzSupplyTime, i).stages[stage];

      for (guint k = 0; k < supply->importers->len; k++)
        {
          const MzImporterChange *change = &g_array_index (supply->importers, MzImporterChange, k);

          if (strcmp (change->importer, importer) == 0 && change->lost.most > 0)
            return supply->first;
        }
    }
  return MZ_DAY_NEVER;
}

/* "60 to 90 days" (transfer full) */
static char *
describe_days (const MzSupplyStock *stock)
{
  g_autofree char *low = mz_format_number (stock->days_low), *high = mz_format_number (stock->days_high), *days = NULL;

  days = strcmp (low, high) == 0 ? g_strdup_printf (_("%s days of use"), high)
                                 : g_strdup_printf (_("%1$s to %2$s days of use"), low, high);
  return stock->target ? g_strdup_printf (_("%s, aimed at"), days) : g_steal_pointer (&days);
}

static gboolean
add_stock (MzFigure *figure, const MzFigureRequest *request, const MzSupplyStock *stock, MzStage stage, MzDay *earliest)
{
  MzRecord *record = mz_dataset_find (request->dataset, stock->record);
  g_autofree char *key = g_strdup_printf ("%s/%s/%u", mz_vocabulary_get_key (&mz_stages, stage), stock->record,
                                          figure->categories->len);
  MzDay from = find_first_loss (request->run, stage, stock->importer), first, last;
  double end = get_end (request->run);
  g_autofree char *days = NULL, *label = NULL;
  MzFigureCategory *category;
  MzDatum *datum;
  guint lane;

  if (from == MZ_DAY_NEVER)
    return FALSE;
  mz_supply_run_find_stock_end (request->run, stock, stage, &first, &last);
  days = describe_days (stock);
  /* Translators: an importer, and how long its stocks last. */
  label = g_strdup_printf (C_("importer and stock", "%1$s: %2$s"),
                           mz_dataset_country_name (request->dataset, stock->importer), days);
  category = mz_figure_add_category (figure, key, label);
  category->group = g_strdup (mz_vocabulary_get_label (&mz_stages, stage));
  category->ink = MZ_INK_INDEX (MZ_INK_STAGE, stage);
  category->record = record != NULL ? g_strdup (stock->record) : NULL;
  lane = figure->categories->len - 1;
  datum = add_days (figure, lane, from, first == MZ_DAY_NEVER ? first : first - 1, end);
  for (guint i = 0; i < 2 && datum != NULL; i++)
    {
      datum->fill = i == 0 ? MZ_FILL_SOLID : MZ_FILL_STRIPES;
      if (stock->target && i == 0)
        datum->fill = MZ_FILL_DOTS;
      datum->what = i == 0 ? describe_days (stock) : g_strdup (_("used up in this time"));
      mz_scenario_chart_cite (figure, datum, request->dataset, request->run, stage,
                              (const char *const *) stock->sources);
      datum->record = record != NULL ? g_strdup (stock->record) : NULL;
      datum = i == 0 ? add_days (figure, lane, first, last, end) : NULL;
    }
  *earliest = MIN (*earliest, first);
  return TRUE;
}

/* Of the run, and below each what becomes of it in the other one. */
static void
add_stocks (MzFigure *figure, const MzFigureRequest *request, MzStage stage, MzDay *earliest)
{
  const GArray *stocks = request->run->facts->stocks;
  MzFigureRequest other = *request;
  MzDay unused = MZ_DAY_NEVER;

  other.run = request->against;
  for (guint i = 0; i < stocks->len; i++)
    {
      const MzSupplyStock *stock = &g_array_index (stocks, MzSupplyStock, i);

      if (add_stock (figure, request, stock, stage, earliest) && other.run != NULL
          && add_stock (figure, &other, stock, stage, &unused))
        name_scenario (figure, mz_dataset_country_name (request->dataset, stock->importer), other.run);
    }
}

MzFigure *
mz_chart_build_scenario_stocks (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_LANES, request);
  MzDay earliest = MZ_DAY_NEVER;

  figure->subtitle = g_strdup (_("How long stocks last while purchases are lost; striped: between when and when they "
                                 "end"));
  if (!mz_scenario_chart_begin (figure, request))
    return figure;
  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    add_stocks (figure, request, (MzStage) stage, &earliest);
  mz_chart_fit_time (figure, request);
  if (!(request->from < request->to))
    figure->x_to = MIN (get_end (request->run), figure->x_from + STOCK_YEARS);
  if (figure->data->len == 0)
    mz_chart_set_empty (figure, _("Of no importer that “%s” takes anything from a source tells for how many days it "
                                  "has stocks."),
                        mz_scenario_chart_get_title (request->run));
  else if (earliest == MZ_DAY_NEVER)
    figure->title = g_strdup_printf (_("In “%s” no stock that is known is used up"), mz_scenario_chart_get_title (request->run));
  else
    {
      g_autofree char *date = mz_partial_date_format (mz_partial_date_from_day (earliest));

      /* Translators: a date. */
      figure->title = g_strdup_printf (_("The first stocks may be used up on %s"), date);
    }
  mz_figure_add_note (figure, _("A stock of so many days of use is taken as one of the goods of each stage that are "
                                "lost: of what it is made up is not known. "
                                "Dotted: the stock is aimed at and not known to be held."));
  if (request->against != NULL)
    {
      g_autofree char *note = g_strdup_printf (_("Below each stock of “%1$s” stands what becomes of it in “%2$s”."),
                                               mz_scenario_chart_get_title (request->run),
                                               mz_scenario_chart_get_title (request->against));

      mz_figure_add_note (figure, note);
    }
  if (request->run != NULL)
    mz_scenario_chart_add_notes (figure, request);
  return figure;
}
