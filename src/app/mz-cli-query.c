/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-concentration.h"
#include "mz-gauge-writer.h"
#include "mz-gis-kind.h"
#include "mz-json-text.h"

static const char query_examples[] =
  "  monazite query sites --date 2016-06 --stage mining --status operating --ids\n"
  "  monazite query agreements --country US,SA -o agreements.csv\n"
  "  monazite query sites --kind deposit --mineral Dy --format geojson\n"
  "  monazite query concentration --stage mining --date 2024\n"
  "  monazite query gauge --date 2030 --scenario confrontation-overshoots\n";

typedef struct
{
  MzViewOptions view;
  char    *format, *output;
  gboolean ids, help;
  char   **kinds; /* as typed: one is wanted */
} QueryOptions;

static void
query_options_clear (QueryOptions *options)
{
  mz_view_options_clear (&options->view);
  g_free (options->format);
  g_free (options->output);
  g_strfreev (options->kinds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QueryOptions, query_options_clear)

static void
append_null_or (GString *out, const char *key, double number)
{
  g_string_append_printf (out, "  \"%s\": ", key);
  if (number < 0)
    g_string_append (out, "null");
  else
    mz_json_text_append_number (out, number);
  g_string_append (out, ",\n");
}

static void
append_share (GString *out, const MzShare *share, gboolean value)
{
  g_string_append_printf (out, "{ \"country\": \"%s\", \"share\": ", share->country);
  mz_json_text_append_number (out, share->share);
  if (value)
    {
      g_string_append (out, ", \"value\": ");
      mz_json_text_append_number (out, share->value);
    }
  g_string_append (out, " }");
}

/* What is not known is null. */
static char *
write_concentration (const MzConcentration *concentration)
{
  GString *out = g_string_new ("{\n");

  g_string_append_printf (out, "  \"stage\": \"%s\",\n  \"year\": %u,\n  \"unit\": ",
                          mz_vocabulary_get_key (&mz_stages, concentration->stage), concentration->year);
  if (concentration->unit != NULL)
    mz_json_text_quote (out, concentration->unit);
  else
    g_string_append (out, "null");
  g_string_append (out, ",\n");
  append_null_or (out, "hhi", concentration->hhi);
  g_string_append (out, "  \"top1\": ");
  if (concentration->top1 != NULL)
    append_share (out, concentration->top1, FALSE);
  else
    g_string_append (out, "null");
  g_string_append (out, ",\n");
  append_null_or (out, "top3", concentration->top3);
  append_null_or (out, "coverage", concentration->coverage);

  g_string_append (out, "  \"shares\": [");
  for (guint i = 0; i < concentration->shares->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      append_share (out, &g_array_index (concentration->shares, MzShare, i), TRUE);
    }
  g_string_append (out, concentration->shares->len > 0 ? "\n  ],\n  \"sources\": [" : "],\n  \"sources\": [");
  for (guint i = 0; concentration->sources[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      mz_json_text_quote (out, concentration->sources[i]);
    }
  g_string_append (out, "]\n}\n");
  return g_string_free (out, FALSE);
}

/* The format that is asked for, by a word or by the ending of the file that is written; %NULL: neither says. */
static const char *
peek_format (const QueryOptions *options)
{
  const char *dot = options->output != NULL ? strrchr (options->output, '.') : NULL;
  guint value;

  if (options->format != NULL || options->ids || dot == NULL)
    return options->format;
  if (!mz_vocabulary_find (&mz_formats, dot + 1, &value) && mz_gis_kind_of_name (options->output) == MZ_GIS_NONE)
    return NULL;
  return dot + 1;
}

/* Whether what is asked for is JSON, which is all that there is. */
static gboolean
is_json (const QueryOptions *options)
{
  const char *format = peek_format (options);

  return !options->ids && (format == NULL || strcmp (format, "json") == 0);
}

/* Only one stage and one year make sense; any other facet would be passed over in silence. */
static gboolean
check_concentration (const QueryOptions *options, MzSet stages, MzPartialDate date, GError **error)
{
  const MzViewOptions *view = &options->view;

  if (stages == 0 || (stages & (stages - 1)) != 0)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "concentration is that of one stage; name it with --stage, such as "
                      "--stage mining");
  else if (mz_partial_date_is_set (date) && mz_partial_date_get_precision (date) != MZ_DATE_PRECISION_YEAR)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "concentration is that of a year; write --date %u", (guint) date.year);
  else if (view->kinds != NULL || view->minerals != NULL || view->countries != NULL || view->statuses != NULL
           || view->bindings != NULL || view->search != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "concentration is that of a whole stage; of the view it takes --stage, "
                      "--date, --overlay and --facts only");
  else if (view->scenario != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "concentration is that of the facts; “monazite scenario %s” tells that of a "
                      "scenario, as hhi", view->scenario);
  else if (!is_json (options))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "concentration is written as JSON only; leave --format and --ids out, and end the "
                      "name of the file in .json");
  else
    return TRUE;
  return FALSE;
}

static char *
query_concentration (QueryOptions *options, GError **error)
{
  g_autoptr (MzConcentration) concentration = NULL;
  g_autoptr (MzDataset) dataset = NULL;
  g_autoptr (GError) failure = NULL;
  MzPartialDate date = MZ_PARTIAL_DATE_NONE;
  MzSet stages = 0;

  if (!mz_view_options_parse_date (&options->view, &date, error))
    return NULL;
  if (options->view.stages != NULL && !mz_vocabulary_parse_set (&mz_stages, options->view.stages, &stages, &failure))
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--stage: %s", failure->message);
      return NULL;
    }
  if (!check_concentration (options, stages, date, error))
    return NULL;
  dataset = mz_view_options_load (&options->view, error);
  if (dataset == NULL)
    return NULL;
  if (!mz_partial_date_is_set (date))
    date = mz_dataset_get_as_of (dataset);
  concentration = mz_concentration_new (dataset, (MzStage) g_bit_nth_lsf (stages, -1), date.year);
  return write_concentration (concentration);
}

/* The benchmarks of the Union are of all of it: any facet would be passed over in silence. */
static gboolean
check_gauge (const QueryOptions *options, GError **error)
{
  const MzViewOptions *view = &options->view;

  if (view->stages != NULL || view->kinds != NULL || view->minerals != NULL || view->countries != NULL || view->statuses != NULL
      || view->bindings != NULL || view->search != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "gauge is that of the whole European Union; of the view it takes --date, "
                      "--scenario, --overlay and --facts only");
  else if (!is_json (options))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "gauge is written as JSON only; leave --format and --ids out, and end the name of "
                      "the file in .json");
  else
    return TRUE;
  return FALSE;
}

static char *
query_gauge (QueryOptions *options, GError **error)
{
  g_autoptr (MzDataset) dataset = NULL;
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (MzSupplyFacts) facts = NULL;
  g_autoptr (MzSupplyRun) run = NULL;
  g_autoptr (MzGauge) gauge = NULL;
  MzPartialDate date = MZ_PARTIAL_DATE_NONE;

  if (!mz_view_options_parse_date (&options->view, &date, error) || !check_gauge (options, error))
    return NULL;
  dataset = mz_view_options_load (&options->view, error);
  if (dataset == NULL)
    return NULL;
  if (options->view.scenario != NULL)
    {
      scenario = mz_cli_load_scenario (options->view.scenario, dataset, error);
      if (scenario == NULL)
        return NULL;
      facts = mz_supply_facts_new (dataset, mz_supply_get_before (scenario, mz_dataset_get_as_of (dataset)));
      run = mz_supply_run_new (facts, scenario);
    }
  gauge = mz_gauge_new (dataset, mz_partial_date_is_set (date) ? date : mz_dataset_get_as_of (dataset), run, "EU");
  return mz_gauge_to_json (gauge);
}

static gboolean
parse_format (const QueryOptions *options, MzRecordKind kind, MzFormat *format, GError **error)
{
  const char *word = peek_format (options);
  guint value = MZ_FORMAT_JSON;

  if (options->ids && options->format != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--ids prints ids alone; leave --format out");
  else if (word != NULL && !mz_vocabulary_find (&mz_formats, word, &value))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s: “%s” is not a format; there are: json, csv, tsv, table, geojson, kml%s",
                      options->format != NULL ? "--format" : "-o", word, options->format != NULL ? "" : "; “monazite convert” makes "
                      "a GeoPackage of GeoJSON");
  else if (!mz_format_suits ((MzFormat) value, kind))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s: %s have no place on a map; write json, csv, tsv or table",
                      options->format != NULL ? "--format" : "-o", mz_record_kinds.keys[kind]);
  else
    {
      *format = options->ids ? MZ_FORMAT_IDS : (MzFormat) value;
      return TRUE;
    }
  return FALSE;
}

/** mz_cli_write_records: Returns: (transfer full): the records of the view, by the rule that fills the lists of the window. */
char *
mz_cli_write_records (MzWorkspace *workspace, MzRecordKind kind, MzFormat format)
{
  g_autoptr (GListStore) shown = g_list_store_new (MZ_TYPE_RECORD);
  MzDataset *dataset = mz_workspace_get_dataset (workspace);
  MzStore *store = mz_dataset_get_store (dataset, kind);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (mz_workspace_shows (workspace, mz_workspace_get_query (workspace), mz_store_peek (store, i)))
      g_list_store_append (shown, mz_store_peek (store, i));
  return mz_records_write (G_LIST_MODEL (shown), kind, format, dataset, mz_workspace_get_date (workspace));
}

static char *
query_records (QueryOptions *options, MzRecordKind kind, GError **error)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  MzFormat format;

  if (!parse_format (options, kind, &format, error))
    return NULL;
  workspace = mz_view_options_open (&options->view, kind, error);
  return workspace != NULL ? mz_cli_write_records (workspace, kind, format) : NULL;
}

static char *
run_query (QueryOptions *options, GError **error)
{
  guint kind;

  if (options->kinds[0] == NULL || options->kinds[1] != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "query takes one word: sites, agreements, measures, events, series, elements, "
                      "countries, claims, flows, demand, stocks, products, parameters, sources, concentration or gauge");
  else if (strcmp (options->kinds[0], "concentration") == 0)
    return query_concentration (options, error);
  else if (strcmp (options->kinds[0], "gauge") == 0)
    return query_gauge (options, error);
  else if (mz_vocabulary_find (&mz_record_kinds, options->kinds[0], &kind) && kind < MZ_N_FILE_KINDS)
    return query_records (options, (MzRecordKind) kind, error);
  else
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "“%s” is not a kind of record; there are: sites, agreements, measures, "
                      "events, series, elements, countries, claims, flows, demand, stocks, products, parameters, sources, "
                      "and concentration and gauge", options->kinds[0]);
  return NULL;
}

/** mz_cli_query: Prints the records of a view. */
MzExit
mz_cli_query (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("KIND");
  g_auto (QueryOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, "json, csv, tsv, table; sites and agreements also geojson, kml; unless given, "
      "by the ending of FILE, or json", "FORMAT" },
    { "ids", 0, 0, G_OPTION_ARG_NONE, &options.ids, "Print ids alone, one a line", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Write to a file", "FILE" },
    { NULL }
  };

  g_option_context_set_summary (context, "KIND is sites, agreements, measures, events, series, elements, countries, claims, "
                                "flows, demand, stocks, products, parameters or sources,\nor concentration: how concentrated a stage was "
                                "in a year,\nor gauge: what is known against the EU's benchmarks.");
  mz_view_options_add_facts (&options.view, context);
  mz_view_options_add_scenario (&options.view, context);
  mz_view_options_add_facets (&options.view, context);
  g_option_context_add_main_entries (context, entries, NULL);
  if (mz_cli_parse (context, arguments, query_examples, &options.kinds, &options.help, &error) && !options.help
      && (text = run_query (&options, &error)) != NULL)
    mz_cli_write (options.output, text, strlen (text), &error);
  return mz_cli_end (error, options.view.bad_facts);
}
