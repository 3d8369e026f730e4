/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios as commands and the window are told of them: by a name or a file. */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-document-reader.h"
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

/* What the document's text has is checked against the facts, as if it stood in a file of its own. */
static MzScenario *
check_kept (const char *place, MzScenario *kept, MzDataset *facts, GError **error)
{
  g_autofree char *text = mz_scenario_write (kept);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) failure = NULL;
  MzScenario *scenario = mz_scenario_read (bytes, facts, &failure);

  if (scenario == NULL)
    {
      g_autofree char *message = mz_cli_add_hint (failure->message, "correct it");

      mz_cli_set_error (error, MZ_EXIT_INPUT, place, "%s, or lay its document over the facts with --overlay", message);
    }
  return scenario;
}

static char *
list_ids (MzDocument *document)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < mz_document_count (document, MZ_DOCUMENT_SCENARIOS); i++)
    g_strv_builder_add (builder, mz_scenario_peek (mz_document_peek_scenario (document, i))->id);
  ids = g_strv_builder_end (builder);
  return g_strjoinv (", ", ids);
}

/* @id: (nullable): the only one */
static MzScenario *
pick_kept (const char *path, GBytes *bytes, const char *id, MzDataset *facts, GError **error)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autofree char *name = g_filename_display_basename (path), *ids = NULL;
  g_autoptr (MzDocument) document = mz_document_read (bytes, name, report);
  MzScenario *kept = NULL;

  if (document == NULL)
    {
      mz_cli_set_error (error, MZ_EXIT_INPUT, path, "this is no document of Monazite; “monazite check” tells what is wrong with it");
      return NULL;
    }
  ids = list_ids (document);
  if (id != NULL)
    kept = mz_document_find_scenario (document, id);
  else if (mz_document_count (document, MZ_DOCUMENT_SCENARIOS) == 1)
    kept = mz_document_peek_scenario (document, 0);
  if (kept != NULL)
    return check_kept (path, kept, facts, error);
  if (*ids == '\0')
    mz_cli_set_error (error, MZ_EXIT_INPUT, path, "there is no scenario in this document; keep one in it from the What-if page");
  else
    mz_cli_set_error (error, id != NULL ? MZ_EXIT_INPUT : MZ_EXIT_USAGE, path, "say which of its scenarios is meant, as FILE.monazite#ID: %s", ids);
  return NULL;
}

static MzScenario *
load_document (const char *word, MzDataset *facts, GError **error)
{
  const char *end = g_str_has_suffix (word, MZ_DOCUMENT_SUFFIX) ? word + strlen (word) : strrchr (word, '#');
  g_autofree char *path = g_strndup (word, (gsize) (end - word)), *message = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = mz_facts_read_file (path, NULL, &failure);

  if (bytes != NULL)
    return pick_kept (path, bytes, *end == '#' ? end + 1 : NULL, facts, error);
  message = mz_cli_add_hint (failure->message, "name a file that can be read");
  mz_cli_set_error (error, MZ_EXIT_FAILED, path, "%s", message);
  return NULL;
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
 * @word: with a dot or a slash in it a file, and so is what lies there; any other is the name of a bundled one. One that is
 *   in a document is named FILE.monazite#ID, or FILE.monazite where there is no other
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
      if (g_str_has_suffix (word, MZ_DOCUMENT_SUFFIX) || strstr (word, MZ_DOCUMENT_SUFFIX "#") != NULL)
        return load_document (word, facts, error);
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
