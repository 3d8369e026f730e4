/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-book.h"

static const char book_examples[] =
  "  monazite book -o rare-earths.pdf\n"
  "  monazite book --countries CN,US,AU --stages mining,magnet -o some.pdf\n"
  "  monazite book --agreements us-australia-framework-2025 --date 2025-11 -o deal.pdf\n";

typedef struct
{
  MzViewOptions view;
  char    *output, *countries, *stages, *agreements;
  gboolean help;
  char   **rest;
} BookOptions;

static void
book_options_clear (BookOptions *options)
{
  mz_view_options_clear (&options->view);
  g_free (options->output);
  g_free (options->countries);
  g_free (options->stages);
  g_free (options->agreements);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BookOptions, book_options_clear)

/* The words of a list; %NULL where all are meant. Nothing at all is asked for once anything of another kind is. */
static char **
split (const char *words, gboolean any)
{
  if (words == NULL)
    return any ? g_new0 (char *, 1) : NULL;
  return g_strsplit (words, ",", -1);
}

static gboolean
check_records (MzDataset *dataset, MzRecordKind kind, char **ids, const char *option, GError **error)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (mz_dataset_lookup (dataset, kind, g_strstrip (ids[i])) == NULL)
      {
        mz_cli_set_error (error, MZ_EXIT_INPUT, NULL, "%s: there is none “%s”; “monazite query %s --ids” lists them", option, ids[i],
                          mz_vocabulary_get_key (&mz_record_kinds, kind));
        return FALSE;
      }
  return TRUE;
}

/* A shell's empty variable must not mean: none. */
static gboolean
check_text (const BookOptions *options, GError **error)
{
  const struct { const char *name, *text; } lists[] = {
    { "countries", options->countries }, { "stages", options->stages }, { "agreements", options->agreements },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].text, "") == 0)
      {
        mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--%s: there is nothing in it; leave it out to ask for all", lists[i].name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_stages (char **keys, GError **error)
{
  guint stage;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!mz_vocabulary_find (&mz_stages, g_strstrip (keys[i]), &stage))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) mz_stages.keys);

        mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--stages: “%s” is no stage; there are: %s", keys[i], all);
        return FALSE;
      }
  return TRUE;
}

static void
write_book (BookOptions *options, GError **error)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  gboolean any = options->countries != NULL || options->stages != NULL || options->agreements != NULL;
  g_auto (GStrv) countries = split (options->countries, any), stages = split (options->stages, any);
  g_auto (GStrv) agreements = split (options->agreements, any);
  MzBookChoice choice = { (const char *const *) countries, (const char *const *) stages, (const char *const *) agreements };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *lower = options->output != NULL ? g_ascii_strdown (options->output, -1) : NULL;
  MzDataset *dataset;

  if (options->rest[0] != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "“%s” is not an option; files to lay over go with --overlay", options->rest[0]);
  else if (lower == NULL || !g_str_has_suffix (lower, ".pdf"))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "say where the book is to go: -o FILE.pdf");
  else if (check_text (options, error) && check_stages (stages, error))
    workspace = mz_view_options_open (&options->view, MZ_N_RECORD_KINDS, error);
  if (workspace == NULL)
    return;
  dataset = mz_workspace_get_dataset (workspace);
  if (!check_records (dataset, MZ_RECORD_COUNTRY, countries, "--countries", error)
      || !check_records (dataset, MZ_RECORD_AGREEMENT, agreements, "--agreements", error))
    return;
  bytes = mz_book_draw (workspace, mz_basemap_get_bundled (), &choice, error);
  if (bytes != NULL)
    mz_cli_write (options->output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/** mz_cli_book: Writes a page for each country, stage and agreement into a PDF file. */
MzExit
mz_cli_book (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (BookOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "The book", "FILE.pdf" },
    { "countries", 0, 0, G_OPTION_ARG_FILENAME, &options.countries, "Only these; all unless anything is named", "CODE[,…]" },
    { "stages", 0, 0, G_OPTION_ARG_FILENAME, &options.stages, "Only these stages", "STAGE[,…]" },
    { "agreements", 0, 0, G_OPTION_ARG_FILENAME, &options.agreements, "Only these agreements", "ID[,…]" },
    { NULL }
  };

  g_option_context_set_summary (context, "Writes a book: one page a country, stage or agreement, with its sources and an index.");
  mz_view_options_add_facts (&options.view, context);
  mz_view_options_add_scenario (&options.view, context);
  g_option_context_add_main_entries (context, entries, NULL);
  if (mz_cli_parse (context, arguments, book_examples, &options.rest, &options.help, &error) && !options.help)
    write_book (&options, &error);
  return mz_cli_end (error, options.view.bad_facts);
}
