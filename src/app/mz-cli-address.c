/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view as commands are told of it: by its address, or by the name that it has in a document. */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-address.h"

#include "mz-document-reader.h"
#include "mz-facts-reader.h"
#include "mz-scenario-reader.h"

/* Returns: (transfer full) (nullable): of the last document laid over that has the view. What is wrong in them is told when
 * they are laid over. */
static char *
find_kept (const char *name, char **overlays)
{
  char *address = NULL;

  for (guint i = 0; overlays != NULL && overlays[i] != NULL; i++)
    {
      g_autoptr (MzReport) report = mz_report_new ();
      g_autoptr (GBytes) bytes = mz_facts_read_file (overlays[i], NULL, NULL);
      g_autoptr (MzDocument) document = bytes != NULL ? mz_document_read (bytes, overlays[i], report) : NULL;
      const char *kept = document != NULL ? mz_document_get_view (document, name) : NULL;

      if (kept == NULL)
        continue;
      g_free (address);
      address = g_strdup (kept);
    }
  return address;
}

/* A view has its own filter: another beside it would leave open which of the two is meant. */
static gboolean
check_facets (const MzViewOptions *view, GError **error)
{
  const struct { const char *name, *text; } facets[] = {
    { "stage", view->stages }, { "kind", view->kinds }, { "mineral", view->minerals }, { "country", view->countries },
    { "status", view->statuses }, { "binding", view->bindings }, { "search", view->search },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    if (facets[i].text != NULL)
      {
        mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--view: a view has a filter of its own; leave --%s out", facets[i].name);
        return FALSE;
      }
  return TRUE;
}

/* An address names bundled scenarios only, never a file. */
static gboolean
take_scenario (const MzAddress *address, MzViewOptions *view, GError **error)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();

  if (view->scenario != NULL || address->scenario == NULL)
    return TRUE;
  if (!g_strv_contains ((const char *const *) names, address->scenario))
    {
      mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--view: there is no scenario “%s”; “monazite scenario --list” names them",
                        address->scenario);
      return FALSE;
    }
  view->scenario = g_strdup (address->scenario);
  return TRUE;
}

/**
 * mz_cli_find_address:
 * @word: an address, or the name of a view in one of the documents that @view lays over the facts
 * @view: takes the scenario of the address, unless it has one
 *
 * Returns: (transfer full) (nullable): the address.
 */
MzAddress *
mz_cli_find_address (const char *word, MzViewOptions *view, GError **error)
{
  g_autofree char *text = mz_address_is (word) ? g_strdup (word) : find_kept (word, view->overlays);
  g_autoptr (MzAddress) address = NULL;
  g_autoptr (GError) failure = NULL;

  if (!check_facets (view, error))
    return NULL;
  if (text == NULL)
    {
      g_autoptr (MzDataset) dataset = mz_view_options_load (view, error);

      if (dataset != NULL)
        mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--view: there is no view “%s”; name one that a document has which is laid over "
                          "with --overlay FILE.monazite, or write an address such as monazite:view?date=2025", word);
      return NULL;
    }
  address = mz_address_parse (text, &failure);
  if (address == NULL)
    mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--view: %s; copy the address of a view in the window", failure->message);
  else if (take_scenario (address, view, error))
    return g_steal_pointer (&address);
  return NULL;
}

/** mz_cli_apply_address: Has @workspace show the view, but on the date that @view names, if it does. */
gboolean
mz_cli_apply_address (const MzAddress *address, const MzViewOptions *view, MzWorkspace *workspace, GError **error)
{
  MzPartialDate date;

  mz_address_apply (address, workspace);
  date = mz_workspace_get_date (workspace);
  if (!mz_view_options_parse_date (view, &date, error))
    return FALSE;
  mz_workspace_set_date (workspace, date);
  if (address->id == NULL || mz_workspace_get_selection (workspace) != NULL)
    return TRUE;
  mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "--view: “%s” is not among the facts; lay over the file that has it, with --overlay",
                    address->id);
  return FALSE;
}
