/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <math.h>
#include <string.h>

#include "mz-calendar-writer.h"
#include "mz-chart-page.h"
#include "mz-chart.h"
#include "mz-cli-picture.h"
#include "mz-figure-writer.h"

#define DEFAULT_WIDTH  960
#define DEFAULT_HEIGHT 600
#define LEAST_HEIGHT   240.0
#define MOST_HEIGHT    16000.0

static const char chart_examples[] =
  "  monazite chart --list\n"
  "  monazite chart mine-production -o mined.png\n"
  "  monazite chart chain --date 2024 --theme print -o chain.pdf\n"
  "  monazite chart chain --shares sites -o capacities.svg\n"
  "  monazite chart timeline --lanes country --from 2010 --to 2030 --size 1600x1200 -o timeline.svg\n"
  "  monazite chart mine-production -o mined.csv\n"
  "  monazite chart timeline --scenario confrontation-overshoots --date 2028 -o frozen.png\n"
  "  monazite chart calendar --date 2026-01 -o coming.ics\n";

typedef struct
{
  MzViewOptions    view;
  MzPictureOptions picture;
  char    *shares, *lanes, *from, *to, *against;
  gboolean list, no_title, help;
  char   **rest;
} ChartOptions;

static void
chart_options_clear (ChartOptions *options)
{
  mz_view_options_clear (&options->view);
  mz_picture_options_clear (&options->picture);
  g_free (options->shares);
  g_free (options->lanes);
  g_free (options->from);
  g_free (options->to);
  g_free (options->against);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartOptions, chart_options_clear)

static gboolean
list_charts (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize widest = 0;

  for (guint i = 0; i < mz_charts_get_n (); i++)
    widest = MAX (widest, strlen (mz_charts_peek (i)->name));
  for (guint i = 0; i < mz_charts_get_n (); i++)
    g_string_append_printf (text, "%-*s  %s\n", (int) widest, mz_charts_peek (i)->name, mz_chart_get_label (mz_charts_peek (i)));
  return mz_cli_write (NULL, text->str, text->len, error);
}

static gboolean
parse_window (const ChartOptions *options, MzFigureRequest *request, GError **error)
{
  MzPartialDate from = MZ_PARTIAL_DATE_NONE, to = MZ_PARTIAL_DATE_NONE;
  g_autoptr (GError) failure = NULL;

  if (options->from != NULL && !mz_partial_date_parse (options->from, &from, &failure))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--from: %s", failure->message);
  else if (options->to != NULL && !mz_partial_date_parse (options->to, &to, &failure))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--to: %s", failure->message);
  else if (options->from != NULL && options->to != NULL && mz_figure_get_x (from, 0) >= mz_figure_get_x (to, 1))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--from, --to: nothing lies between %s and %s; turn them round", options->from,
                      options->to);
  else
    {
      request->from = mz_partial_date_is_set (from) ? mz_figure_get_x (from, 0) : MZ_CLOCK_FIRST_YEAR;
      request->to = mz_partial_date_is_set (to) ? mz_figure_get_x (to, 1) : MZ_CLOCK_LAST_YEAR + 1;
      if (options->from == NULL && options->to == NULL)
        request->from = request->to = 0;
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_request (const ChartOptions *options, MzFigureRequest *request, GError **error)
{
  static const char *const by[] = { "kind", "country", "site", NULL };

  if (options->shares != NULL && strcmp (options->shares, "reported") != 0 && strcmp (options->shares, "sites") != 0)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--shares: “%s” is no basis; there are: reported, sites", options->shares);
  else if (options->lanes != NULL && !g_strv_contains (by, options->lanes))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--lanes: “%s” is no order; there are: kind, country, site", options->lanes);
  else
    {
      request->added_up = g_strcmp0 (options->shares, "sites") == 0;
      request->by = options->lanes;
      return parse_window (options, request, error);
    }
  return FALSE;
}

/* What the ending asks for: 'c' CSV, 'j' JSON, 'i' a calendar, 'p' a picture, whose format is kept; 0 with @error set. */
static char
parse_output (const MzChart *chart, MzPictureOptions *picture, GError **error)
{
  g_autofree char *lower = picture->output != NULL ? g_ascii_strdown (picture->output, -1) : NULL;
  gboolean is_calendar = strcmp (chart->name, "calendar") == 0;

  if (lower == NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "say where the chart is to go: -o FILE.png, .svg, .pdf, .csv or .json%s",
                      is_calendar ? ", or .ics" : "");
  else if (g_str_has_suffix (lower, ".ics"))
    {
      if (is_calendar)
        return 'i';
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "-o: of the charts only “calendar” has entries for a calendar (.ics); write .png, "
                        ".svg, .pdf, .csv or .json");
    }
  else if (g_str_has_suffix (lower, ".csv"))
    return 'c';
  else if (g_str_has_suffix (lower, ".json"))
    return 'j';
  else if (mz_exporter_guess_format (picture->output, &picture->format))
    return 'p';
  else
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "-o: the ending of “%s” names no format; write .png, .svg, .pdf, .csv or .json%s",
                      picture->output, is_calendar ? ", or .ics" : "");
  return 0;
}

static void
write_figure (ChartOptions *options, const MzFigure *figure, MzDataset *dataset, char format, GError **error)
{
  if (format == 'p')
    {
      MzChartPage page = { figure, dataset, options->picture.theme, options->picture.page.width, options->picture.page.height,
                           !options->no_title };

      if (options->picture.size == NULL)
        page.height = CLAMP (ceil (mz_chart_page_get_natural_height (&page)), LEAST_HEIGHT, MOST_HEIGHT);
      options->picture.page = mz_chart_page_get_page (&page);
      mz_picture_options_write (&options->picture, error);
    }
  else
    {
      g_autofree char *text = format == 'c' ? mz_figure_to_csv (figure) : mz_figure_to_json (figure);

      mz_cli_write (options->picture.output, text, strlen (text), error);
    }
}

static void
write_calendar (ChartOptions *options, const MzFigureRequest *request, GError **error)
{
  g_autoptr (GPtrArray) entries = mz_calendar_new (request->dataset, request->date, request->query);
  GString *text = mz_calendar_write (entries, request->dataset);

  mz_cli_write (options->picture.output, text->str, text->len, error);
  g_string_free (text, TRUE);
}

static MzSupplyRun *
run_scenario (MzScenario *scenario, MzDataset *facts)
{
  g_autoptr (MzSupplyFacts) known = mz_supply_facts_new (facts, mz_supply_get_before (scenario, mz_dataset_get_as_of (facts)));

  return mz_supply_run_new (known, scenario);
}

/* Works out what is assumed, and what it is compared with, each from what is known before it: as in the window. */
static gboolean
run_scenarios (const ChartOptions *options, MzWorkspace *workspace, MzFigureRequest *request, GError **error)
{
  MzDataset *facts = mz_workspace_get_facts (workspace);
  MzScenario *scenario = mz_workspace_get_scenario (workspace);
  g_autoptr (MzScenario) against = NULL;

  if (options->against != NULL && (against = mz_cli_load_scenario (options->against, facts, error)) == NULL)
    return FALSE;
  request->facts = facts;
  request->run = scenario != NULL ? run_scenario (scenario, facts) : NULL;
  request->against = against != NULL ? run_scenario (against, facts) : NULL;
  if (request->run == NULL)
    request->run = g_steal_pointer (&request->against);
  return TRUE;
}

static void
request_clear (MzFigureRequest *request)
{
  g_clear_pointer (&request->run, mz_supply_run_unref);
  g_clear_pointer (&request->against, mz_supply_run_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MzFigureRequest, request_clear)

static void
draw (ChartOptions *options, GError **error)
{
  const MzChart *chart;
  g_auto (MzFigureRequest) request = { 0 };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzFigure) figure = NULL;
  char format;

  if (options->rest[0] == NULL || options->rest[1] != NULL)
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "name one chart; “monazite chart --list” names them");
      return;
    }
  chart = mz_charts_lookup (options->rest[0]);
  if (chart == NULL)
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "there is no chart “%s”; “monazite chart --list” names them", options->rest[0]);
      return;
    }
  format = parse_output (chart, &options->picture, error);
  if (format == 0 || !mz_picture_options_parse (&options->picture, error) || !parse_request (options, &request, error))
    return;
  workspace = mz_view_options_open (&options->view, MZ_N_RECORD_KINDS, error);
  if (workspace == NULL || !run_scenarios (options, workspace, &request, error))
    return;
  request.dataset = mz_workspace_get_dataset (workspace);
  request.date = mz_workspace_get_date (workspace);
  request.query = mz_workspace_get_query (workspace);
  if (format == 'i')
    {
      write_calendar (options, &request, error);
      return;
    }
  figure = mz_chart_build (chart, &request);
  if (figure->kind != MZ_FIGURE_LANES && (options->from != NULL || options->to != NULL || options->lanes != NULL))
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--from, --to and --lanes are for charts that have lanes, such as timeline; leave "
                        "them out for %s", chart->name);
      return;
    }
  write_figure (options, figure, request.dataset, format, error);
}

/** mz_cli_chart: Draws a chart into a file, or writes what it is made of. */
MzExit
mz_cli_chart (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("NAME");
  g_auto (ChartOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "Name the charts", NULL },
    { "shares", 0, 0, G_OPTION_ARG_FILENAME, &options.shares,
      "Of countries: reported (unless given), or sites: added up from the plants", "BASIS" },
    { "lanes", 0, 0, G_OPTION_ARG_FILENAME, &options.lanes, "Of the timeline: kind (unless given), country, site", "ORDER" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, "Where time begins, in charts that have lanes", "DATE" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, "Where it ends", "DATE" },
    { "against", 0, 0, G_OPTION_ARG_FILENAME, &options.against, "A second scenario, to compare with", "NAME|FILE" },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &options.no_title, "Leave the title out", NULL },
    { NULL }
  };

  g_option_context_set_summary (context, "Draws a chart of the window into a picture, or writes its numbers with their sources.");
  mz_view_options_add_facts (&options.view, context);
  mz_view_options_add_scenario (&options.view, context);
  mz_view_options_add_facets (&options.view, context);
  mz_picture_options_add (&options.picture, context, "The chart: .png, .svg, .pdf, .csv or .json; the calendar also .ics",
                          "In pixels; 960 wide and as high as it needs unless given",
                          DEFAULT_WIDTH, DEFAULT_HEIGHT);
  g_option_context_add_main_entries (context, entries, NULL);
  if (mz_cli_parse (context, arguments, chart_examples, &options.rest, &options.help, &error) && !options.help)
    {
      if (options.list)
        list_charts (&error);
      else
        draw (&options, &error);
    }
  return mz_cli_end (error, options.view.bad_facts);
}
