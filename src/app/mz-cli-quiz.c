/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-quiz-writer.h"
#include "mz-sheet.h"

#define DEFAULT_COUNT 20
#define MOST          10000

static const char quiz_examples[] =
  "  monazite quiz --seed 7 --count 50\n"
  "  monazite quiz --seed 7 --level 1 --kind locate,name --country AU,US\n"
  "  monazite quiz --seed 7 --stage magnet --anki magnets.tsv\n"
  "  monazite quiz --seed 7 --count 20 --sheet test.pdf --paper letter\n"
  "  monazite quiz --country AU --map australia.pdf\n";

typedef struct
{
  MzViewOptions view;
  char    *seed, *count, *level, *kinds, *anki, *sheet, *map, *paper;
  gboolean help;
  char   **rest;
} QuizOptions;

static void
quiz_options_clear (QuizOptions *options)
{
  mz_view_options_clear (&options->view);
  g_free (options->seed);
  g_free (options->count);
  g_free (options->level);
  g_free (options->kinds);
  g_free (options->anki);
  g_free (options->sheet);
  g_free (options->map);
  g_free (options->paper);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuizOptions, quiz_options_clear)

/* @number: left alone where there is no @text. */
static gboolean
parse_number (const char *option, const char *text, guint64 least, guint64 most, guint64 *number, GError **error)
{
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, least, most, number, NULL))
    return TRUE;
  mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s: “%s” is no whole number from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT, option,
                    text, least, most);
  return FALSE;
}

/* The words of questions and those of sites have none in common: one option takes both. */
static gboolean
parse_kinds (QuizOptions *options, MzSet *asks, GError **error)
{
  g_auto (GStrv) words = options->kinds != NULL ? g_strsplit (options->kinds, ",", -1) : NULL;
  g_autoptr (GString) sites = g_string_new (NULL);
  guint value;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (mz_vocabulary_find (&mz_asks, g_strstrip (words[i]), &value))
      *asks |= MZ_BIT (value);
    else if (mz_vocabulary_find (&mz_site_kinds, words[i], &value))
      g_string_append_printf (sites, "%s%s", sites->len > 0 ? "," : "", words[i]);
    else
      {
        g_autofree char *questions = g_strjoinv (", ", (char **) mz_asks.keys);
        g_autofree char *known = g_strjoinv (", ", (char **) mz_site_kinds.keys);

        mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--kind: “%s” is neither a kind of question (%s) nor of site (%s)", words[i],
                          questions, known);
        return FALSE;
      }
  if (sites->len > 0)
    options->view.kinds = g_strdup (sites->str);
  return TRUE;
}

static gboolean
parse (QuizOptions *options, MzQuizRequest *request, GError **error)
{
  guint64 seed = 1, count = DEFAULT_COUNT, level = 0;

  if (options->rest[0] != NULL)
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "“%s” is not an option; files to lay over go with --overlay", options->rest[0]);
      return FALSE;
    }
  if (!parse_number ("--seed", options->seed, 0, G_MAXUINT64, &seed, error)
      || !parse_number ("--count", options->count, 1, MOST, &count, error)
      || !parse_number ("--level", options->level, 1, MZ_QUIZ_LEVELS, &level, error)
      || !parse_kinds (options, &request->kinds, error))
    return FALSE;
  request->seed = seed;
  request->count = count;
  request->level = level;
  return TRUE;
}

static gboolean
check_pdf (const char *option, const char *path, GError **error)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  if (path == NULL || g_str_has_suffix (lower, ".pdf"))
    return TRUE;
  mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s: “%s” is no PDF file; let its name end in .pdf", option, path);
  return FALSE;
}

static gboolean
parse_paper (const QuizOptions *options, MzPaper *paper, GError **error)
{
  gboolean letter = g_strcmp0 (options->paper, "letter") == 0;

  if (options->paper != NULL && !letter && strcmp (options->paper, "a4") != 0)
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--paper: “%s” is no paper; there are: a4, letter", options->paper);
      return FALSE;
    }
  *paper = letter ? MZ_PAPER_LETTER : MZ_PAPER_A4;
  return TRUE;
}

static gboolean
write_bytes (GBytes *bytes, const char *path, GError **error)
{
  return bytes != NULL && mz_cli_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static gboolean
write_questions (const QuizOptions *options, const MzQuizRequest *request, MzPaper paper, GError **error)
{
  g_autoptr (GPtrArray) questions = mz_quiz_new (request);
  MzQuizSheet sheet = { request, questions, mz_basemap_get_bundled (), paper };
  g_autofree char *text = NULL;
  g_autoptr (GBytes) pages = NULL;

  if (questions->len < request->count)
    {
      g_autofree char *message = g_strdup_printf ("warning: %u questions were asked for, %u can be made of what is asked about",
                                                  request->count, questions->len);

      mz_cli_complain (message);
    }
  if (options->sheet != NULL)
    {
      pages = mz_quiz_sheet_draw (&sheet, error);
      if (!write_bytes (pages, options->sheet, error))
        return FALSE;
    }
  if (options->anki != NULL)
    text = mz_quiz_to_anki (request->dataset, questions);
  else if (options->sheet == NULL)
    text = mz_quiz_to_json (request, questions);
  return text == NULL || mz_cli_write (options->anki, text, strlen (text), error);
}

static gboolean
write_all (const QuizOptions *options, const MzQuizRequest *request, MzPaper paper, GError **error)
{
  g_autoptr (GBytes) map = NULL;

  if (options->map != NULL)
    {
      map = mz_blank_map_draw (request, mz_basemap_get_bundled (), paper, error);
      if (!write_bytes (map, options->map, error))
        return FALSE;
    }
  return (options->map != NULL && options->sheet == NULL && options->anki == NULL) || write_questions (options, request, paper, error);
}

static void
ask (QuizOptions *options, GError **error)
{
  MzQuizRequest request = { 0 };
  MzPaper paper;
  g_autoptr (MzWorkspace) workspace = NULL;

  if (!parse (options, &request, error) || !check_pdf ("--sheet", options->sheet, error) || !check_pdf ("--map", options->map, error)
      || !parse_paper (options, &paper, error))
    return;
  workspace = mz_view_options_open (&options->view, MZ_N_RECORD_KINDS, error);
  if (workspace == NULL)
    return;
  request.dataset = mz_workspace_get_dataset (workspace);
  request.date = mz_workspace_get_date (workspace);
  request.query = mz_workspace_get_query (workspace);
  write_all (options, &request, paper, error);
}

/** mz_cli_quiz: Prints questions made from the facts. */
MzExit
mz_cli_quiz (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (QuizOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_FILENAME, &options.seed, "The same number gives the same questions; 1 unless given", "N" },
    { "count", 0, 0, G_OPTION_ARG_FILENAME, &options.count, "How many; 20 unless given", "N" },
    { "level", 0, 0, G_OPTION_ARG_FILENAME, &options.level, "1 (to begin with), 2 or 3; all unless given", "N" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kinds,
      "Of questions: locate, name, chain-order, time-order, use, site-kind, binding, most, cut-off, odd-one; of sites: mine, "
      "deposit, separation, metal, magnet, recycling", "KIND[,…]" },
    { "mineral", 0, 0, G_OPTION_ARG_FILENAME, &options.view.minerals, "Such as Dy, NdPr, HREE", "MINERAL[,…]" },
    { "country", 0, 0, G_OPTION_ARG_FILENAME, &options.view.countries, "Such as AU, CN, EU", "COUNTRY[,…]" },
    { "status", 0, 0, G_OPTION_ARG_FILENAME, &options.view.statuses, "Such as operating; of agreements and measures: in-force",
      "STATUS[,…]" },
    { "binding", 0, 0, G_OPTION_ARG_FILENAME, &options.view.bindings, "Of agreements: yes, no, unknown", "BINDING[,…]" },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &options.view.search, "Words in names and places", "TEXT" },
    { "anki", 0, 0, G_OPTION_ARG_FILENAME, &options.anki, "Cards for Anki: front, back and tags", "FILE.tsv" },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options.sheet, "The questions on paper, with a key at the end", "FILE.pdf" },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &options.map, "A blank map to write names on, with a key at the end", "FILE.pdf" },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options.paper, "a4 (unless given), letter", "PAPER" },
    { NULL }
  };

  g_option_context_set_summary (context, "Prints questions made from the facts, with their answers, reasons and sources, as JSON. A "
                                         "question has exactly one right answer; one that asks for a place on the map brings an "
                                         "equal one in words.");
  mz_view_options_add_facts (&options.view, context);
  g_option_context_add_main_entries (context, entries, NULL);
  if (mz_cli_parse (context, arguments, quiz_examples, &options.rest, &options.help, &error) && !options.help)
    ask (&options, &error);
  return mz_cli_end (error, options.view.bad_facts);
}
