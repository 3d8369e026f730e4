/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-scenario-reader.h"
#include "mz-supply-writer.h"

static const char scenario_examples[] =
  "  monazite scenario --list\n"
  "  monazite scenario confrontation-overshoots\n"
  "  monazite scenario japan-2010 --date 2010 --stage separation\n"
  "  monazite scenario licence-regime-2025 --stage magnet --months\n"
  "  monazite scenario confrontation-overshoots --against managed-rivalry\n"
  "  monazite scenario mine.json -o answer.json\n"
  "  monazite scenario mine.monazite#my-stop --overlay mine.monazite\n";

typedef struct
{
  MzViewOptions view;
  char    *output, *against;
  gboolean list, months, help;
  char   **rest;
} ScenarioOptions;

static void
scenario_options_clear (ScenarioOptions *options)
{
  mz_view_options_clear (&options->view);
  g_free (options->output);
  g_free (options->against);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScenarioOptions, scenario_options_clear)

static void
list_scenarios (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) names = mz_scenario_list_bundled ();
  gsize widest = 0;

  for (guint i = 0; names[i] != NULL; i++)
    widest = MAX (widest, strlen (names[i]));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (MzScenario) scenario = mz_scenario_load_bundled (names[i], NULL, error);

      if (scenario == NULL)
        return;
      g_string_append_printf (text, "%-*s  %s\n", (int) widest, names[i], mz_scenario_peek (scenario)->title);
    }
  mz_cli_write (NULL, text->str, text->len, error);
}

static void
answer (ScenarioOptions *options, GError **error)
{
  MzSupplyRequest request = { .monthly = options->months };
  g_autoptr (GError) failure = NULL;
  g_autoptr (MzDataset) dataset = NULL;
  g_autoptr (MzScenario) scenario = NULL, against = NULL;
  g_autofree char *text = NULL;

  if (options->rest[0] == NULL || options->rest[1] != NULL)
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "name one scenario or file; “monazite scenario --list” names those that are "
                        "bundled");
      return;
    }
  if (options->view.date != NULL && !mz_view_options_parse_date (&options->view, &request.time, error))
    return;
  if (options->view.stages != NULL
      && !mz_vocabulary_parse_set (&mz_stages, options->view.stages, &request.stages, &failure))
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--stage: %s", failure->message);
      return;
    }
  dataset = mz_view_options_load (&options->view, error);
  scenario = dataset != NULL ? mz_cli_load_scenario (options->rest[0], dataset, error) : NULL;
  if (scenario != NULL && options->against != NULL)
    against = mz_cli_load_scenario (options->against, dataset, error);
  if (scenario == NULL || (against == NULL && options->against != NULL))
    return;
  request.dataset = dataset;
  request.scenario = scenario;
  request.against = against;
  text = mz_supply_to_json (&request);
  mz_cli_write (options->output, text, strlen (text), error);
}

/** mz_cli_scenario: Prints what a scenario does. */
MzExit
mz_cli_scenario (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("NAME|FILE");
  g_auto (ScenarioOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "against", 0, 0, G_OPTION_ARG_STRING, &options.against, "Tell the difference to another scenario", "NAME|FILE" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "Name the bundled scenarios", NULL },
    { "months", 0, 0, G_OPTION_ARG_NONE, &options.months, "Month by month instead of year by year", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Write to a file", "FILE" },
    { NULL }
  };

  g_option_context_set_summary (context, "Prints what a scenario does, as JSON: for each year and stage the supply, the share that is "
                                         "lost, who is short, what answers and which agreements would have to deliver; then which "
                                         "assumptions matter most; with every assumption and source. With --date only for that "
                                         "time.");
  mz_view_options_add_facts (&options.view, context);
  g_option_context_add_main_entries (context, entries, NULL);
  if (mz_cli_parse (context, arguments, scenario_examples, &options.rest, &options.help, &error) && !options.help)
    {
      if (options.list)
        list_scenarios (&error);
      else
        answer (&options, &error);
    }
  return mz_cli_end (error, options.view.bad_facts);
}
