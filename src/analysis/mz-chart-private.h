/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts are built by, and what those share. */
#pragma once

#include "mz-chart.h"
#include "mz-concentration.h"
#include "mz-gauge.h"

G_BEGIN_DECLS

/* Of a series' points those of one key in the order of time, its own sources or the record's on each datum. Returns: how many. */
guint mz_chart_add_points   (MzFigure *figure, MzSeries *series, const char *key, guint figure_series);
/* What a point's own words say of it: estimate, bound. */
MzDatumFlags mz_chart_get_flags (const MzPoint *point);
MzDatum *mz_chart_add_point (MzFigure *figure, MzSeries *series, const MzPoint *point, guint figure_series);
gboolean mz_chart_has_year  (MzSeries *series, guint year);
MzInk mz_chart_country_ink  (const char *key);
/* Nothing: why. */
void  mz_chart_set_empty    (MzFigure *figure, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Countries that have a colour of their own, in the order of stacks: CN, US, AU ... up to %NULL. */
extern const char *const mz_chart_countries[];

/* "5,190", "8,280 or more": to the next ten, bounds downwards. */
char *mz_chart_format_hhi   (const MzConcentration *of);

/**
 * MzChangeWords:
 * @rose, @fell: what to say of a change: of %1$s the time, %2$s the change in per cent
 * @same, @only: of no change, or of a value that cannot be compared: %1$s the time, %2$s the value
 * @words: %1$s the time, %2$s the value, %3$s a year before, %4$s the value then
 *
 * English, to be translated.
 */
typedef struct
{
  const char *rose, *fell, *same, *only, *words;
} MzChangeWords;

/**
 * MzChartLine:
 * @id, @point_key: of a series of the facts the points that are wanted
 * @key, @label: of the figure's series; @label is English, to be translated
 */
typedef struct
{
  const char *id, *point_key, *key, *label;
  MzInk       ink;
  guint       dash;
} MzChartLine;

/**
 * MzChartBars:
 * @id: of a series of shares in per cent; %NULL: none
 * @window: the years that a point is for, the last of which is its date
 * @label: (nullable): of a bar, with the year: English, to be translated
 */
typedef struct
{
  const char *id;
  guint       window;
  const char *label;
} MzChartBars;

guint mz_chart_add_bars (MzFigure *figure, MzDataset *dataset, const MzChartBars *bars);

/* Charts over time. */
guint          mz_chart_add_line        (MzFigure *figure, MzDataset *dataset, const char *id, const char *point_key,
                                         const char *key, const char *label, MzInk ink);
void           mz_chart_add_lines       (MzFigure *figure, const MzFigureRequest *request, const MzChartLine *lines, guint n);
void           mz_chart_add_record_note (MzFigure *figure, MzRecord *record);
void           mz_chart_add_note_of     (MzFigure *figure, MzDataset *dataset, const char *id);
void           mz_chart_add_claims      (MzFigure *figure, MzDataset *dataset, const char *id);
void           mz_chart_add_change      (MzFigure *figure, guint line, const MzChangeWords *words);
void           mz_chart_add_marks       (MzFigure *figure, MzDataset *dataset, const char *const *ids);
void           mz_chart_set_span        (MzFigure *figure, const MzFigureRequest *request);
const MzDatum *mz_chart_last_known      (const MzFigure *figure, guint series);
const MzDatum *mz_chart_find_known      (const MzFigure *figure, guint series, const char *when);
const MzDatum *mz_chart_year_before     (const MzFigure *figure, const MzDatum *datum);
char          *mz_chart_format_when     (const MzDatum *datum);
void           mz_chart_add_latest_words (MzFigure *figure);
char          *mz_chart_format_short    (const MzFigure *figure, const MzDatum *datum);
char          *mz_chart_format_times    (double ratio);

MzFigure *mz_chart_build_prices          (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_prices_others   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_price_neodymium (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_price_europe    (const MzChart *chart, const MzFigureRequest *request);

MzFigure *mz_chart_build_china_quotas                  (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_china_quotas_by_ore           (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_china_export_quota            (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_magnet_exports_monthly        (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_magnet_exports_by_destination (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_magnet_exports_yearly         (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_rare_earth_exports_monthly    (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_rare_earth_exports_yearly     (const MzChart *chart, const MzFigureRequest *request);
/* Records. */
gboolean      mz_chart_wants        (const MzFigureRequest *request, gpointer record);
MzPartialDate mz_chart_known_date   (const MzFigureRequest *request);
void          mz_chart_limit_words  (MzFigure *figure, const MzFigureRequest *request);
gboolean      mz_chart_is_plan      (const MzFigureRequest *request, MzPartialDate date);
void          mz_chart_cite         (MzFigure *figure, MzDatum *datum, gpointer record, const char *const *own);
void          mz_chart_cite_all     (MzFigure *figure, MzDatum *datum, const GPtrArray *records);
void          mz_chart_note_undated (MzFigure *figure, guint n);
void          mz_chart_add_count    (MzFigure *figure, MzDatum *datum, GPtrArray *records);
MzPartialDate mz_chart_signed_on    (MzAgreement *agreement);
MzPartialDate mz_chart_step_date    (MzAgreement *agreement, MzStepKind kind);
MzFill        mz_chart_binding_fill (MzBinding binding);
MzFill        mz_chart_state_fill   (MzState state);
MzInk         mz_chart_site_ink     (MzSite *site);

/* The chain and its output. */
MzFigure *mz_chart_build_chain           (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_demand_by_use    (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_uses_us          (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_uses_by_value    (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_demand_forecasts (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_demand_magnets   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_magnet_ree_demand (const MzChart *chart, const MzFigureRequest *request);

MzFigure *mz_chart_build_import_reliance         (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_us_import_sources       (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_eu_import_sources       (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_japan_import_sources    (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_us_imports_by_country   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_china_imports_by_origin (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_us_trade                (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_eu_trade                (const MzChart *chart, const MzFigureRequest *request);
/* Lanes. */
guint    mz_chart_add_lane      (MzFigure *figure, const char *key, const char *group, gpointer record, MzInk ink);
MzDatum *mz_chart_add_plan      (MzFigure *figure, guint lane, gpointer record, MzPartialDate from, const char *const *own);
gboolean mz_chart_add_event     (MzFigure *figure, guint lane, MzEvent *event);
gboolean mz_chart_add_agreement (MzFigure *figure, const MzFigureRequest *request, guint lane, MzAgreement *agreement);
gboolean mz_chart_add_site      (MzFigure *figure, const MzFigureRequest *request, guint lane, MzSite *site, MzSet states);
gboolean mz_chart_add_measure   (MzFigure *figure, const MzFigureRequest *request, guint lane, MzMeasure *measure);
char    *mz_chart_count_down    (MzPartialDate from, MzPartialDate to, gboolean ends);
void     mz_chart_fit_time      (MzFigure *figure, const MzFigureRequest *request);

/* Gauges of the EU. */
const char *mz_chart_gauge_get_label     (MzBenchmark benchmark);
char       *mz_chart_gauge_format_amount (double low, double high, const char *unit);
char       *mz_chart_gauge_name_sites    (MzDataset *dataset, const GArray *sites);
char       *mz_chart_gauge_name_project  (const MzGaugeProject *project, MzDataset *dataset);
MzGauge    *mz_chart_gauge_new           (MzFigure *figure, const MzFigureRequest *request);

MzFigure *mz_chart_build_hhi             (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_mine_production (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_mine_production_lines (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_separation_share (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_metal_share     (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_magnet_share    (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_producers       (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_producers_reo   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_reserves        (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_reserves_over_editions (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_ore_composition (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_crustal_abundance (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_processing_claims (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_article_claims  (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_eu_benchmarks   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_eu_benchmark_projects (const MzChart *chart, const MzFigureRequest *request);

MzFigure *mz_chart_build_capacity              (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreements_by_kind    (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreements_by_binding (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreements_delivered  (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_lead_times            (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_steel_agreements      (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_steel_countries       (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_steel_blocs           (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreement_values      (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreement_matrix      (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_agreement_network     (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_clubs                 (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_timeline              (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_controls              (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_controls_by_element   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_controlled_elements   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_elements              (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_promised_actual       (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_calendar              (const MzChart *chart, const MzFigureRequest *request);

/* Scenarios. */
MzFigure *mz_chart_build_scenario_loss       (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_loss_years (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_chain      (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_hhi        (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_short      (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_n_minus_1  (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_links      (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_plants     (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_stocks     (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_tornado    (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_products   (const MzChart *chart, const MzFigureRequest *request);
MzFigure *mz_chart_build_scenario_demand     (const MzChart *chart, const MzFigureRequest *request);

G_END_DECLS
