/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-chart-private.h"

/* In the order of pages and lists: down the chain, then what follows from it. */
static const MzChart charts[] = {
  { "chain", N_("All stages"), MZ_CHART_GROUP_CHAIN, mz_chart_build_chain },
  { "hhi", N_("Concentration of stages"), MZ_CHART_GROUP_CHAIN, mz_chart_build_hhi },
  { "separation-share", N_("Shares of separation"), MZ_CHART_GROUP_CHAIN, mz_chart_build_separation_share },
  { "metal-share", N_("Shares of metal making"), MZ_CHART_GROUP_CHAIN, mz_chart_build_metal_share },
  { "magnet-share", N_("Shares of magnet making"), MZ_CHART_GROUP_CHAIN, mz_chart_build_magnet_share },
  { "processing-claims", N_("Processing, by source"), MZ_CHART_GROUP_CHAIN, mz_chart_build_processing_claims },
  { "article-claims", N_("Figures of the articles"), MZ_CHART_GROUP_CHAIN, mz_chart_build_article_claims },
  { "article-claims-prices", N_("Prices in the articles"), MZ_CHART_GROUP_PRICES, mz_chart_build_article_claims },
  { "article-claims-tonnes", N_("Tonnes in the articles"), MZ_CHART_GROUP_TRADE, mz_chart_build_article_claims },
  { "mine-production", N_("Mine production"), MZ_CHART_GROUP_OUTPUT, mz_chart_build_mine_production },
  { "mine-production-lines", N_("Mine production by country"), MZ_CHART_GROUP_OUTPUT, mz_chart_build_mine_production_lines },
  { "producers-outside-china", N_("Producers outside China"), MZ_CHART_GROUP_OUTPUT, mz_chart_build_producers },
  { "producers-outside-china-reo", N_("Producers outside China, all oxides"), MZ_CHART_GROUP_OUTPUT, mz_chart_build_producers_reo },
  { "reserves", N_("Reserves"), MZ_CHART_GROUP_OUTPUT, mz_chart_build_reserves },
  { "reserves-over-editions", N_("Reserves over the years"), MZ_CHART_GROUP_OUTPUT, mz_chart_build_reserves_over_editions },
  { "ore-composition", N_("Elements in ores"), MZ_CHART_GROUP_OUTPUT, mz_chart_build_ore_composition },
  { "crustal-abundance", N_("Elements in the crust"), MZ_CHART_GROUP_OUTPUT, mz_chart_build_crustal_abundance },
  { "prices", N_("Prices of oxides"), MZ_CHART_GROUP_PRICES, mz_chart_build_prices },
  { "prices-others", N_("Prices of the other oxides"), MZ_CHART_GROUP_PRICES, mz_chart_build_prices_others },
  { "price-neodymium", N_("Price of neodymium oxide"), MZ_CHART_GROUP_PRICES, mz_chart_build_price_neodymium },
  { "price-europe", N_("Prices in Europe and in China"), MZ_CHART_GROUP_PRICES, mz_chart_build_price_europe },
  { "china-quotas", N_("China's quotas"), MZ_CHART_GROUP_TRADE, mz_chart_build_china_quotas },
  { "china-quotas-by-ore", N_("China's mining quota by ore"), MZ_CHART_GROUP_TRADE, mz_chart_build_china_quotas_by_ore },
  { "china-export-quota", N_("China's export quota"), MZ_CHART_GROUP_TRADE, mz_chart_build_china_export_quota },
  { "magnet-exports-monthly", N_("China's exports of magnets by month"), MZ_CHART_GROUP_TRADE,
    mz_chart_build_magnet_exports_monthly },
  { "magnet-exports-by-destination", N_("Where China's magnets go"), MZ_CHART_GROUP_TRADE,
    mz_chart_build_magnet_exports_by_destination },
  { "magnet-exports-yearly", N_("China's exports of magnets by year"), MZ_CHART_GROUP_TRADE,
    mz_chart_build_magnet_exports_yearly },
  { "rare-earth-exports-monthly", N_("China's exports of rare earths by month"), MZ_CHART_GROUP_TRADE,
    mz_chart_build_rare_earth_exports_monthly },
  { "rare-earth-exports-yearly", N_("China's exports of rare earths by year"), MZ_CHART_GROUP_TRADE,
    mz_chart_build_rare_earth_exports_yearly },
  { "import-reliance", N_("Reliance on imports"), MZ_CHART_GROUP_TRADE, mz_chart_build_import_reliance },
  { "us-import-sources", N_("Where the US imports from"), MZ_CHART_GROUP_TRADE, mz_chart_build_us_import_sources },
  { "eu-import-sources", N_("Where the EU imports from"), MZ_CHART_GROUP_TRADE, mz_chart_build_eu_import_sources },
  { "japan-import-sources", N_("Where Japan imports from"), MZ_CHART_GROUP_TRADE, mz_chart_build_japan_import_sources },
  { "us-imports-by-country", N_("US imports of compounds by origin"), MZ_CHART_GROUP_TRADE,
    mz_chart_build_us_imports_by_country },
  { "china-imports-by-origin", N_("China's imports of compounds by origin"), MZ_CHART_GROUP_TRADE,
    mz_chart_build_china_imports_by_origin },
  { "us-trade", N_("US trade in rare earths"), MZ_CHART_GROUP_TRADE, mz_chart_build_us_trade },
  { "eu-trade", N_("EU trade in rare earths"), MZ_CHART_GROUP_TRADE, mz_chart_build_eu_trade },
  { "demand-by-use", N_("Uses in the world"), MZ_CHART_GROUP_DEMAND, mz_chart_build_demand_by_use },
  { "uses-us", N_("Uses in the United States"), MZ_CHART_GROUP_DEMAND, mz_chart_build_uses_us },
  { "uses-by-value", N_("Uses by value"), MZ_CHART_GROUP_DEMAND, mz_chart_build_uses_by_value },
  { "demand-forecasts", N_("The world's demand by author"), MZ_CHART_GROUP_DEMAND, mz_chart_build_demand_forecasts },
  { "magnet-ree-demand", N_("Demand for magnet rare earths"), MZ_CHART_GROUP_DEMAND, mz_chart_build_magnet_ree_demand },
  { "demand-magnets", N_("Demand for magnets"), MZ_CHART_GROUP_DEMAND, mz_chart_build_demand_magnets },
  { "capacity-mining", N_("Mines outside China"), MZ_CHART_GROUP_PROJECTS, mz_chart_build_capacity },
  { "capacity-separation", N_("Separation outside China"), MZ_CHART_GROUP_PROJECTS, mz_chart_build_capacity },
  { "capacity-magnets", N_("Magnet plants outside China"), MZ_CHART_GROUP_PROJECTS, mz_chart_build_capacity },
  { "promised-actual", N_("Promised and actual starts"), MZ_CHART_GROUP_PROJECTS, mz_chart_build_promised_actual },
  { "lead-times", N_("How long a plant takes"), MZ_CHART_GROUP_PROJECTS, mz_chart_build_lead_times },
  { "calendar", N_("Calendar"), MZ_CHART_GROUP_PROJECTS, mz_chart_build_calendar },
  { "timeline", N_("Timeline"), MZ_CHART_GROUP_PROJECTS, mz_chart_build_timeline },
  { "agreements-by-kind", N_("Agreements by kind"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_agreements_by_kind },
  { "agreements-by-binding", N_("Agreements by what binds"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_agreements_by_binding },
  { "agreements-delivered", N_("From paper to tonnes"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_agreements_delivered },
  { "steel-agreements", N_("Paper and steel"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_steel_agreements },
  { "steel-countries", N_("Paper and steel by country"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_steel_countries },
  { "steel-blocs", N_("Paper and steel by bloc"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_steel_blocs },
  { "agreement-values", N_("What agreements are worth"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_agreement_values },
  { "agreement-matrix", N_("Who signs with whom"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_agreement_matrix },
  { "agreement-network", N_("Network of agreements"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_agreement_network },
  { "clubs", N_("Clubs"), MZ_CHART_GROUP_AGREEMENTS, mz_chart_build_clubs },
  { "controls", N_("Clock of export controls"), MZ_CHART_GROUP_CONTROLS, mz_chart_build_controls },
  { "controls-by-element", N_("Controls by element"), MZ_CHART_GROUP_CONTROLS, mz_chart_build_controls_by_element },
  { "controlled-elements", N_("Controlled elements"), MZ_CHART_GROUP_CONTROLS, mz_chart_build_controlled_elements },
  { "elements", N_("Elements"), MZ_CHART_GROUP_CONTROLS, mz_chart_build_elements },
  { "scenario-loss", N_("What is lost, month by month"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_loss },
  { "scenario-loss-years", N_("What is lost, year by year"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_loss_years },
  { "scenario-chain", N_("The chain in a scenario"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_chain },
  { "scenario-hhi", N_("Concentration in a scenario"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_hhi },
  { "scenario-short", N_("Who is short"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_short },
  { "scenario-n-minus-1", N_("Without the largest source"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_n_minus_1 },
  { "scenario-links", N_("What known links lose"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_links },
  { "scenario-plants", N_("When plants start"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_plants },
  { "scenario-stocks", N_("When stocks end"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_stocks },
  { "scenario-tornado", N_("Which assumptions matter"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_tornado },
  { "scenario-demand", N_("The demand that is followed"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_demand },
  { "scenario-products", N_("What products need"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_scenario_products },
  { "eu-benchmarks", N_("EU benchmarks"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_eu_benchmarks },
  { "eu-benchmark-projects", N_("Projects towards EU benchmarks"), MZ_CHART_GROUP_SCENARIO, mz_chart_build_eu_benchmark_projects },
};

static const char *const groups[MZ_N_CHART_GROUPS] = {
  N_("Chain"), N_("Output and reserves"), N_("Prices"), N_("Trade"), N_("Demand"), N_("Agreements"), N_("Controls"), N_("Projects"),
  N_("What if"),
};

guint
mz_charts_get_n (void)
{
  return G_N_ELEMENTS (charts);
}

const MzChart *
mz_charts_peek (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (charts), NULL);
  return &charts[i];
}

/** mz_charts_lookup: Returns: (nullable) */
const MzChart *
mz_charts_lookup (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    if (strcmp (charts[i].name, name) == 0)
      return &charts[i];
  return NULL;
}

const char *
mz_chart_group_get_label (MzChartGroup group)
{
  g_return_val_if_fail (group < MZ_N_CHART_GROUPS, NULL);
  return _(groups[group]);
}

const char *
mz_chart_get_label (const MzChart *self)
{
  return _(self->label);
}

/* Whether all that is to be seen lies after the clock. */
static gboolean
knows_nothing (const MzFigure *figure)
{
  for (guint i = 0; i < figure->data->len; i++)
    if (!(mz_figure_peek_datum (figure, i)->flags & MZ_DATUM_AFTER))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_same_datum (const MzDatum *a, const MzDatum *b)
{
  return a->series == b->series && a->category == b->category && a->other == b->other && is_same_number (a->x, b->x)
         && is_same_number (a->x_end, b->x_end) && is_same_number (a->value, b->value) && is_same_number (a->least, b->least)
         && a->fill == b->fill && a->flags == b->flags && g_strcmp0 (a->when, b->when) == 0 && g_strcmp0 (a->what, b->what) == 0
         && g_strcmp0 (a->record, b->record) == 0;
}

/* Whether both tell the same of the same things. */
static gboolean
is_same_figure (const MzFigure *a, const MzFigure *b)
{
  if (a->data->len != b->data->len || a->categories->len != b->categories->len || g_strcmp0 (a->title, b->title) != 0)
    return FALSE;
  for (guint i = 0; i < a->categories->len; i++)
    {
      const MzFigureCategory *left = mz_figure_peek_category (a, i), *right = mz_figure_peek_category (b, i);

      if (strcmp (left->key, right->key) != 0 || g_strcmp0 (left->note, right->note) != 0 || left->state != right->state)
        return FALSE;
    }
  for (guint i = 0; i < a->data->len; i++)
    if (!is_same_datum (mz_figure_peek_datum (a, i), mz_figure_peek_datum (b, i)))
      return FALSE;
  return TRUE;
}

/* A chart of records, some of which a scenario has changed, says so first, as a map does. */
static void
name_scenario (const MzChart *self, MzFigure *figure, const MzFigureRequest *request)
{
  g_autoptr (MzFigure) known = NULL;
  MzFigureRequest before = *request;
  char *title;

  if (self->group == MZ_CHART_GROUP_SCENARIO || request->run == NULL || request->facts == NULL || request->facts == request->dataset)
    return;
  before.dataset = request->facts;
  before.run = before.against = NULL;
  known = self->build (self, &before);
  if (is_same_figure (figure, known))
    return;
  /* Translators: the title of a scenario, and what a chart says: "Confrontation overshoots: a scenario. 12 plants stand". */
  title = g_strdup_printf (_("%1$s: a scenario. %2$s"), mz_scenario_peek (request->run->scenario)->title,
                           figure->title != NULL ? figure->title : mz_chart_get_label (self));
  g_free (figure->title);
  figure->title = title;
}

/** mz_chart_build: Returns: (transfer full): never %NULL; what has nothing to show says so in @empty. */
MzFigure *
mz_chart_build (const MzChart *self, const MzFigureRequest *request)
{
  MzFigure *figure = self->build (self, request);

  name_scenario (self, figure, request);
  if (figure->data->len == 0 && figure->empty == NULL)
    figure->empty = g_strdup (_("No source in the facts says anything about this."));
  if (figure->title == NULL)
    figure->title = g_strdup (mz_chart_get_label (self));
  if (figure->words == NULL && figure->empty != NULL)
    figure->words = g_strdup (figure->empty);
  else if (figure->words == NULL && knows_nothing (figure))
    figure->words = g_strdup (_("Nothing of this is known at the date of the clock."));
  else if (figure->words == NULL)
    figure->words = g_strdup (figure->title);
  return figure;
}
