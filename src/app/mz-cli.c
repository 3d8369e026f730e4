/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dispatch, help and output of the commands. They speak English and write the same bytes in every locale, so none of their
 * texts is translated; labels of pictures are.
 */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mz-address.h"
#include "mz-file.h"

static const struct
{
  const char *name, *summary;
  MzExit    (*run) (char **arguments);
} commands[] = {
  { "query", "print the records of a view, or how concentrated a stage is", mz_cli_query },
  { "render", "draw the map into a PNG, SVG or PDF file", mz_cli_render },
  { "chart", "draw a chart into a file, or write its numbers", mz_cli_chart },
  { "scenario", "print what a scenario does to each stage, with every assumption", mz_cli_scenario },
  { "story", "write the hand-out of a briefing, pictures of its scenes, or all of it", mz_cli_story },
  { "quiz", "print questions made from the facts, with answers, reasons and sources", mz_cli_quiz },
  { "book", "write a PDF book with a page for each country, stage and agreement", mz_cli_book },
  { "check", "read files and print every error and warning with its line", mz_cli_check },
  { "convert", "write the records of a file as JSON, GeoJSON, CSV, KML or GeoPackage", mz_cli_convert },
};

/* The window's own options. */
#define SCENARIO "--scenario"
#define PRESENT  "--present"

G_DEFINE_QUARK (mz-cli-error-quark, mz_cli_error)

/**
 * mz_cli_set_error:
 * @file: (nullable): what it is about, with line and column where there are any
 * @format: what is wrong, and what to do
 */
void
mz_cli_set_error (GError **error, MzExit code, const char *file, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, MZ_CLI_ERROR, (int) code, "%s%serror: %s", file != NULL ? file : "", file != NULL ? ": " : "", message);
}

/* Whether a terminal would do something else with it than show it: names in messages come from files that others made. */
static gboolean
is_acted_upon (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * mz_cli_complain:
 *
 * Prints one line to standard error; that it cannot be written is nobody's to be told. Control characters, and those that
 * turn the direction of a text, are written as in JSON.
 */
void
mz_cli_complain (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autoptr (GString) line = g_string_new ("monazite: ");

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_acted_upon (g_utf8_get_char (p)))
      g_string_append_printf (line, "\\u%04x", g_utf8_get_char (p));
    else
      g_string_append_unichar (line, g_utf8_get_char (p));
  g_string_append_c (line, '\n');
  mz_fd_write (STDERR_FILENO, line->str, line->len, NULL);
}

/** mz_cli_complain_report: Prints all that a reader has found. */
void
mz_cli_complain_report (MzReport *report)
{
  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      g_autofree char *finding = mz_finding_to_string (mz_report_peek (report, i));

      mz_cli_complain (finding);
    }
}

/**
 * mz_cli_write:
 * @path: (nullable): a file, or "-" or %NULL for standard output
 */
gboolean
mz_cli_write (const char *path, const char *data, gsize length, GError **error)
{
  gboolean file = path != NULL && strcmp (path, "-") != 0;
  g_autoptr (GError) failure = NULL;

  if (file ? mz_file_write (path, data, length, &failure) : mz_fd_write (STDOUT_FILENO, data, length, &failure))
    return TRUE;
  /* Who closes the pipe, as head does, has seen enough and needs no message. */
  if (!file && g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_PIPE))
    g_set_error_literal (error, MZ_CLI_ERROR, MZ_EXIT_FAILED, "");
  else
    mz_cli_set_error (error, MZ_EXIT_FAILED, file ? path : "standard output", "%s; nothing can be written there",
                      failure->message);
  return FALSE;
}

/** mz_cli_add_hint: Returns: (transfer full): @message, and what to do where it does not say so itself. */
char *
mz_cli_add_hint (const char *message, const char *hint)
{
  return strchr (message, ';') != NULL ? g_strdup (message) : g_strdup_printf ("%s; %s", message, hint);
}

static void
print_help (GOptionContext *context, const char *examples, GError **error)
{
  g_autofree char *options = g_option_context_get_help (context, TRUE, NULL);
  g_autofree char *text = g_strdup_printf ("%sExamples:\n%s", options, examples);

  mz_cli_write (NULL, text, strlen (text), error);
}

/**
 * mz_cli_parse:
 * @arguments: the command's name and what follows it
 * @examples: for the help, a line each
 * @rest: (out): what are no options
 * @help: (out): that help was asked for, and has been printed
 *
 * Returns: whether all is well.
 */
gboolean
mz_cli_parse (GOptionContext *context, char **arguments, const char *examples, char ***rest, gboolean *help, GError **error)
{
  const GOptionEntry entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, "Explain this command", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, rest, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) copy = g_strdupv (arguments);
  g_autofree char *program = g_strconcat ("monazite ", arguments[0], NULL);
  g_autoptr (GError) failure = NULL;

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &copy, &failure))
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "%s; “%s --help” lists the options", failure->message, program);
      return FALSE;
    }
  if (*rest == NULL)
    *rest = g_new0 (char *, 1);
  if (!*help)
    return TRUE;
  failure = NULL;
  print_help (context, examples, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/** mz_cli_end: @error: (nullable) (transfer none): printed. Returns: what the program ends with. */
MzExit
mz_cli_end (GError *error, gboolean bad_input)
{
  if (error == NULL)
    return bad_input ? MZ_EXIT_INPUT : MZ_EXIT_DONE;
  if (*error->message != '\0')
    mz_cli_complain (error->message);
  return error->domain == MZ_CLI_ERROR ? (MzExit) error->code : MZ_EXIT_FAILED;
}

static MzExit
print (GString *text)
{
  g_autoptr (GError) error = NULL;

  mz_cli_write (NULL, text->str, text->len, &error);
  return mz_cli_end (error, FALSE);
}

static MzExit
print_overview (void)
{
  g_autoptr (GString) text = g_string_new ("Usage:\n  monazite [--scenario NAME|FILE] [FILE…]\n"
                                           "  monazite --present NAME|FILE\n  monazite ADDRESS\n"
                                           "  monazite COMMAND [OPTION…]\n\n"
                                           "Without a command: opens the window, with each FILE laid over the bundled "
                                           "facts.\n\nCommands:\n");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-8s %s\n", commands[i].name, commands[i].summary);
  g_string_append (text, "\nOptions:\n  --help                this text; after a command, its options\n"
                         "  --present NAME|FILE   a story is shown at once\n"
                         "  --scenario NAME|FILE  the window begins with a scenario over the facts\n"
                         "  --version             the version\n\n"
                         "Exit status: 0 done, 1 the input is bad, 2 wrong usage, 3 reading or writing failed.\n");
  return print (text);
}

static MzExit
complain_command (const char *word)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", commands[i].name);
  mz_cli_set_error (&error, MZ_EXIT_USAGE, NULL, "“%s” is neither a command nor a file; the commands are: %s", word,
                    names->str);
  return mz_cli_end (error, FALSE);
}

/* The window's: nothing, its own options, and what is or looks like the name of a file. */
static gboolean
is_for_window (const char *word)
{
  if (word == NULL || g_str_has_prefix (word, "--gapplication-") || strcmp (word, "--") == 0)
    return TRUE;
  return word[0] != '-' && (mz_address_is (word) || strpbrk (word, "./") != NULL || g_file_test (word, G_FILE_TEST_EXISTS));
}

/* The word of "--scenario NAME" or "--scenario=NAME", which the window is to begin with; NULL: it is not asked for. */
static const char *
find_word (int argc, char *argv[], const char *option)
{
  gsize length = strlen (option);

  if (argc > 1 && g_str_has_prefix (argv[1], option) && argv[1][length] == '=')
    return argv[1] + length + 1;
  return argc > 2 && strcmp (argv[1], option) == 0 ? argv[2] : NULL;
}

static MzExit
run (char **arguments)
{
  const char *word = arguments[0];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (word, commands[i].name) == 0)
      return commands[i].run (arguments);
  if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
    return print_overview ();
  if (strcmp (word, "--version") == 0)
    {
      g_autoptr (GString) version = g_string_new ("monazite " MZ_VERSION "\n");

      return print (version);
    }
  if (word[0] != '-')
    return complain_command (word);
  mz_cli_set_error (&error, MZ_EXIT_USAGE, NULL, "there is no option %s; “monazite --help” lists what there is", word);
  return mz_cli_end (error, FALSE);
}

/**
 * mz_cli_handle:
 * @status: (out): what to end with
 *
 * Runs the command that the arguments name. To be called first of all: it sets the locale of commands, which is nobody's.
 *
 * Returns: %FALSE where the arguments name none and the window is wanted; then nothing has happened.
 */
gboolean
mz_cli_handle (int argc, char *argv[], int *status)
{
  gboolean command = FALSE;

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    command |= strcmp (argv[1], commands[i].name) == 0;
  if (!command && is_for_window (argc > 1 ? argv[1] : NULL))
    return FALSE;
  if (!command && find_word (argc, argv, SCENARIO) != NULL)
    {
      *status = (int) mz_cli_check_scenario (find_word (argc, argv, SCENARIO));
      return *status != MZ_EXIT_DONE;
    }
  if (!command && find_word (argc, argv, PRESENT) != NULL)
    return FALSE;

  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "C.UTF-8");
  /* A closed pipe is a failure to write like any other. */
  signal (SIGPIPE, SIG_IGN);
  *status = (int) run (argv + 1);
  return TRUE;
}
