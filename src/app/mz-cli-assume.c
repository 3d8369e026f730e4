/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios as commands and the window are told of them: by a name or a file. */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-facts-reader.h"
#include "mz-scenario-reader.h"

/* A wrong scenario is the world's fault, at its place. */
static void
complain_scenario (const char *file, const GError *failure, GError **error)
{
  g_autofree char *place = NULL, *message = mz_cli_add_hint (failure->message, "correct the file");
  guint line, column;

  place = mz_io_error_get_position (failure, &line, &column) ? g_strdup_printf ("%s:%u:%u", file, line, column)
                                                             : g_strdup (file);
  mz_cli_set_error (error, MZ_EXIT_INPUT, place, "%s", message);
}

static MzScenario *
load_file (const char *path, MzDataset *facts, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = mz_facts_read_file (path, NULL, &failure);
  MzScenario *scenario;

  if (bytes == NULL)
    {
      g_autofree char *message = mz_cli_add_hint (failure->message, "name a file that can be read");

      mz_cli_set_error (error, MZ_EXIT_FAILED, path, "%s", message);
      return NULL;
    }
  scenario = mz_scenario_read (bytes, facts, &failure);
  if (scenario == NULL)
    complain_scenario (path, failure, error);
  return scenario;
}

/**
 * mz_cli_load_scenario:
 * @word: with a dot or a slash in it a file, and so is what lies there; any other is the name of a bundled one
 * @facts: whose records it names
 *
 * Returns: (transfer full) (nullable): the scenario.
 */
MzScenario *
mz_cli_load_scenario (const char *word, MzDataset *facts, GError **error)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();
  g_autoptr (GError) failure = NULL;
  MzScenario *scenario;

  if (!g_strv_contains ((const char *const *) names, word))
    {
      if (strpbrk (word, "./") != NULL || g_file_test (word, G_FILE_TEST_EXISTS))
        return load_file (word, facts, error);
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "there is no scenario “%s”; “monazite scenario --list” names them",
                        word);
      return NULL;
    }
  scenario = mz_scenario_load_bundled (word, facts, &failure);
  if (scenario == NULL)
    complain_scenario (word, failure, error);
  return scenario;
}

/**
 * mz_cli_check_scenario:
 * @word: as for mz_cli_load_scenario()
 *
 * Returns: %MZ_EXIT_DONE where it is one over the bundled facts; else what is wrong has been printed.
 */
MzExit
mz_cli_check_scenario (const char *word)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDataset) facts = mz_facts_load_bundled (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = mz_cli_load_scenario (word, facts, &error);

  return mz_cli_end (error, FALSE);
}
