/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-cli-picture.h"
#include "mz-facts-reader.h"
#include "mz-handout.h"
#include "mz-json-text.h"
#include "mz-story-check.h"
#include "mz-story-reader.h"

#define DEFAULT_WIDTH  1920
#define DEFAULT_HEIGHT 1080

static const char story_examples[] =
  "  monazite story --list\n"
  "  monazite story hard-edge -o hard-edge.pdf\n"
  "  monazite story geopolitics --frames pictures --size 1280x800 --theme dark\n"
  "  monazite story mine.json --folder to-carry-away --paper letter\n"
  "  monazite story mine.json --check\n";

typedef struct
{
  MzViewOptions    view;
  MzPictureOptions picture;
  char    *frames, *folder, *contact_sheet, *paper, *format;
  gboolean list, check, help;
  char   **rest;
} StoryOptions;

static void
story_options_clear (StoryOptions *options)
{
  mz_view_options_clear (&options->view);
  mz_picture_options_clear (&options->picture);
  g_free (options->frames);
  g_free (options->folder);
  g_free (options->contact_sheet);
  g_free (options->paper);
  g_free (options->format);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StoryOptions, story_options_clear)

/* --- The list --- */

/* Returns: whole minutes, a part of one counted as one. */
static guint
get_minutes (const MzStory *story)
{
  return (mz_story_get_seconds (story) + 59) / 60;
}

static void
append_json (GString *text, const MzStory *story)
{
  g_string_append (text, text->len > 1 ? ",\n{\"story\": " : "\n{\"story\": ");
  mz_json_text_quote (text, mz_story_get_id (story));
  g_string_append (text, ", \"title\": ");
  mz_json_text_quote (text, mz_story_get_title (story));
  if (mz_story_get_subtitle (story) != NULL)
    {
      g_string_append (text, ", \"subtitle\": ");
      mz_json_text_quote (text, mz_story_get_subtitle (story));
    }
  g_string_append_printf (text, ", \"scenes\": %u, \"seconds\": %u}", mz_story_get_n_scenes (story), mz_story_get_seconds (story));
}

static void
list_stories (gboolean json, GError **error)
{
  g_autoptr (GString) text = g_string_new (json ? "[" : NULL);
  g_auto (GStrv) names = mz_story_list_bundled ();
  gsize widest = 0;

  for (guint i = 0; names[i] != NULL; i++)
    widest = MAX (widest, strlen (names[i]));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (MzStory) story = mz_story_load_bundled (names[i], error);

      if (story == NULL)
        return;
      if (json)
        append_json (text, story);
      else
        g_string_append_printf (text, "%-*s  %2u scenes  %2u min  %s\n", (int) widest, names[i], mz_story_get_n_scenes (story),
                                get_minutes (story), mz_story_get_title (story));
    }
  if (json)
    g_string_append (text, "\n]\n");
  mz_cli_write (NULL, text->str, text->len, error);
}

/* --- Which story --- */

static MzStory *
load_file (const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = mz_facts_read_file (path, NULL, &failure);
  MzStory *story = bytes != NULL ? mz_story_read (bytes, &failure) : NULL;
  g_autofree char *message = NULL, *place = NULL;
  guint line, column;

  if (story != NULL)
    return story;
  message = mz_cli_add_hint (failure->message, bytes == NULL ? "name a file that can be read" : "correct the file");
  place = mz_io_error_get_position (failure, &line, &column) ? g_strdup_printf ("%s:%u:%u", path, line, column) : g_strdup (path);
  mz_cli_set_error (error, bytes == NULL ? MZ_EXIT_FAILED : MZ_EXIT_INPUT, place, "%s", message);
  return NULL;
}

/* With a dot or a slash in it a file, and so is what lies there; any other is the name of a bundled one. */
static MzStory *
load (const char *word, GError **error)
{
  g_auto (GStrv) names = mz_story_list_bundled ();

  if (g_strv_contains ((const char *const *) names, word))
    return mz_story_load_bundled (word, error);
  if (strpbrk (word, "./") != NULL || g_file_test (word, G_FILE_TEST_EXISTS))
    return load_file (word, error);
  mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "there is no story “%s”; “monazite story --list” names them", word);
  return NULL;
}

/* --- The check --- */

/* What only shows when it is laid out. */
static void
check_room (const char *file, const MzStory *story, const MzHandout *handout, MzReport *report)
{
  for (guint i = 0; i < mz_handout_get_n_scenes (handout); i++)
    {
      const char *id = mz_story_peek_scene (story, i)->id;
      const MzSlide *slide = mz_handout_peek_slide (handout, i);

      if (slide != NULL && (mz_slide_get_crowded (slide) & MZ_SLIDE_CROWDED_WORDS) != 0)
        mz_report_add (report, MZ_SEVERITY_WARNING, file, 0, 0, id, NULL,
                       "title and text take more than a third of the screen; shorten them");
      if (slide != NULL && (mz_slide_get_crowded (slide) & MZ_SLIDE_CROWDED_CHART) != 0)
        mz_report_add (report, MZ_SEVERITY_WARNING, file, 0, 0, id, NULL,
                       "the chart has more rows than can be named on a screen; filter it, or take another one");
    }
}

static void
check (StoryOptions *options, const MzStory *story, MzDataset *facts, const MzHandout *handout, GError **error)
{
  const char *file = options->rest[0];
  g_autoptr (GPtrArray) findings = mz_story_check_run (story, facts);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autofree char *text = NULL;
  guint errors;

  for (guint i = 0; i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];

      mz_report_add (report, finding->severity, file, 0, 0, mz_story_peek_scene (story, finding->scene)->id, NULL, "%s",
                     finding->sentence);
    }
  check_room (file, story, handout, report);
  mz_cli_complain_report (report);
  errors = mz_report_count (report, MZ_SEVERITY_ERROR);
  options->view.bad_facts |= errors > 0;
  text = g_strdup_printf ("%s: scenes: %u, errors: %u, warnings: %u\n", file, mz_story_get_n_scenes (story), errors,
                          mz_report_count (report, MZ_SEVERITY_WARNING));
  mz_cli_write (NULL, text, strlen (text), error);
}

/* --- The hand-out --- */

static gboolean
parse_paper (const StoryOptions *options, MzPaper *paper, GError **error)
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
is_pdf (const char *path)
{
  MzPictureFormat format;

  return path == NULL || (mz_exporter_guess_format (path, &format) && format == MZ_PICTURE_PDF);
}

static gboolean
parse_output (const StoryOptions *options, GError **error)
{
  const char *output = options->picture.output;

  if (options->rest[0] == NULL || options->rest[1] != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "name one story or file; “monazite story --list” names those that are bundled");
  else if (options->format != NULL)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--format is for --list; leave it out");
  else if (output == NULL && options->frames == NULL && options->folder == NULL && options->contact_sheet == NULL && !options->check)
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "say what is wanted: -o FILE.pdf, --contact-sheet FILE.pdf, --frames FOLDER, "
                      "--folder FOLDER or --check");
  else if (!is_pdf (output))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "-o: “%s” is no PDF file; let its name end in .pdf", output);
  else if (!is_pdf (options->contact_sheet))
    mz_cli_set_error (error, MZ_EXIT_USAGE, NULL, "--contact-sheet: “%s” is no PDF file; let its name end in .pdf",
                      options->contact_sheet);
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_pages (GBytes *bytes, const char *path, GError **error)
{
  return bytes != NULL && mz_cli_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static gboolean
write_into (const MzHandout *handout, const char *folder,
            gboolean (*write) (const MzHandout *, const char *, const MzHandoutWatch *, GError **), GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (write (handout, folder, NULL, &failure))
    return TRUE;
  mz_cli_set_error (error, MZ_EXIT_FAILED, folder, "%s", failure->message);
  return FALSE;
}

static gboolean
write_all (const StoryOptions *options, const MzHandout *handout, GError **error)
{
  g_autoptr (GBytes) pages = NULL, contacts = NULL;

  if (options->picture.output != NULL)
    {
      pages = mz_handout_draw (handout, NULL, error);
      if (!write_pages (pages, options->picture.output, error))
        return FALSE;
    }
  if (options->contact_sheet != NULL)
    {
      contacts = mz_handout_draw_contacts (handout, error);
      if (!write_pages (contacts, options->contact_sheet, error))
        return FALSE;
    }
  return (options->frames == NULL || write_into (handout, options->frames, mz_handout_write_frames, error))
         && (options->folder == NULL || write_into (handout, options->folder, mz_handout_write_folder, error));
}

/* Scenes that are passed over are told of: pages say so, frames are missing. */
static void
complain_trouble (const char *file, const MzStory *story, const MzHandout *handout)
{
  g_autoptr (MzReport) report = mz_report_new ();

  for (guint i = 0; i < mz_handout_get_n_scenes (handout); i++)
    if (mz_handout_peek_trouble (handout, i) != NULL)
      mz_report_add (report, MZ_SEVERITY_WARNING, file, 0, 0, mz_story_peek_scene (story, i)->id, NULL, "%s",
                     mz_handout_peek_trouble (handout, i));
  mz_cli_complain_report (report);
}

static void
tell (StoryOptions *options, GError **error)
{
  const MzPictureOptions *picture = &options->picture;
  MzHandoutSpec spec = { 0 };
  g_autoptr (MzStory) story = NULL;
  g_autoptr (MzDataset) facts = NULL;
  g_autoptr (MzHandout) handout = NULL;

  if (!parse_output (options, error) || !mz_picture_options_parse (&options->picture, error)
      || !parse_paper (options, &spec.paper, error))
    return;
  facts = mz_view_options_load (&options->view, error);
  story = facts != NULL ? load (options->rest[0], error) : NULL;
  if (story == NULL)
    return;
  spec.width = picture->page.width;
  spec.height = picture->page.height;
  spec.scale = picture->scale;
  spec.theme = picture->theme;
  handout = mz_handout_new (story, facts, mz_basemap_get_bundled (), &spec);
  if (options->check)
    check (options, story, facts, handout, error);
  else
    complain_trouble (options->rest[0], story, handout);
  if (error == NULL || *error == NULL)
    write_all (options, handout, error);
}

/** mz_cli_story: Writes what is handed out after a briefing. */
MzExit
mz_cli_story (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("NAME|FILE");
  g_auto (StoryOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "Name the bundled stories", NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, "Of the list: json", "FORMAT" },
    { "check", 0, 0, G_OPTION_ARG_NONE, &options.check, "Tell what to mend before it is shown", NULL },
    { "frames", 0, 0, G_OPTION_ARG_FILENAME, &options.frames, "A PNG file for each scene", "FOLDER" },
    { "contact-sheet", 0, 0, G_OPTION_ARG_FILENAME, &options.contact_sheet, "All scenes, small", "FILE.pdf" },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &options.folder,
      "Everything in a new folder: pages, contact sheet, frames, the story, its sources", "FOLDER" },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options.paper, "a4 (unless given), letter", "PAPER" },
    { "overlay", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.view.overlays, "Lay a file over the facts; may be given again", "FILE" },
    { "facts", 0, 0, G_OPTION_ARG_FILENAME, &options.view.facts, "A folder of facts in place of the bundled ones", "FOLDER" },
    { NULL }
  };

  g_option_context_set_summary (context, "Writes the hand-out of a story: a PDF file with a page for each scene, its notes and its "
                                         "sources; pictures of the scenes; or all of it in one folder.");
  mz_picture_options_add (&options.picture, context, "The pages: a PDF file", "Of a scene's picture, in pixels; 1920x1080 unless given",
                          DEFAULT_WIDTH, DEFAULT_HEIGHT);
  g_option_context_add_main_entries (context, entries, NULL);
  if (mz_cli_parse (context, arguments, story_examples, &options.rest, &options.help, &error) && !options.help)
    {
      if (options.list && options.format != NULL && strcmp (options.format, "json") != 0)
        mz_cli_set_error (&error, MZ_EXIT_USAGE, NULL, "--format: “%s” is not a format; there is: json", options.format);
      else if (options.list)
        list_stories (options.format != NULL, &error);
      else
        tell (&options, &error);
    }
  return mz_cli_end (error, options.view.bad_facts);
}
