/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>

#include "mz-document-reader.h"
#include "mz-facts-reader.h"
#include "mz-gis-reader.h"
#include "mz-glossary.h"
#include "mz-io-error.h"
#include "mz-json-text.h"
#include "mz-lesson.h"
#include "mz-scenario-reader.h"
#include "mz-story-check.h"
#include "mz-story-reader.h"
#include "mz-story-text.h"
#include "mz-study-book.h"
#include "mz-table.h"

static const char check_examples[] =
  "  monazite check my-sites.json\n"
  "  monazite check my-mines.geojson\n"
  "  monazite check my-mines.csv\n"
  "  monazite check my-scenario.json\n"
  "  monazite check my-story.json\n"
  "  monazite check my-lesson.json\n"
  "  monazite check my-work.monazite\n"
  "  monazite check --format json my-sites.json my-agreements.json\n";

static void
append_text_member (GString *out, const char *key, const char *text)
{
  g_string_append_printf (out, "\"%s\": ", key);
  if (text != NULL)
    mz_json_text_quote (out, text);
  else
    g_string_append (out, "null");
}

static void
append_number_member (GString *out, const char *key, guint number)
{
  if (number > 0)
    g_string_append_printf (out, ", \"%s\": %u, ", key, number);
  else
    g_string_append_printf (out, ", \"%s\": null, ", key);
}

static char *
write_json (MzReport *report)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      const MzFinding *finding = mz_report_peek (report, i);

      g_string_append (out, i > 0 ? ",\n  { " : "\n  { ");
      append_text_member (out, "severity", finding->severity == MZ_SEVERITY_ERROR ? "error" : "warning");
      g_string_append (out, ", ");
      append_text_member (out, "file", finding->file);
      append_number_member (out, "line", finding->line);
      g_string_append_printf (out, finding->column > 0 ? "\"column\": %u, " : "\"column\": null, ", finding->column);
      append_text_member (out, "record", finding->record);
      g_string_append (out, ", ");
      append_text_member (out, "field", finding->field);
      g_string_append (out, ", ");
      append_text_member (out, "message", finding->message);
      g_string_append (out, " }");
    }
  g_string_append (out, mz_report_get_length (report) > 0 ? "\n]\n" : "]\n");
  return g_string_free (out, FALSE);
}

static guint
count_findings (MzReport *report, MzSeverity severity, const char *file)
{
  guint n = 0;

  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      const MzFinding *finding = mz_report_peek (report, i);

      n += finding->severity == severity && strcmp (finding->file, file) == 0;
    }
  return n;
}

static char *
write_summary (MzReport *report, char **files)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; files[i] != NULL; i++)
    {
      guint errors = count_findings (report, MZ_SEVERITY_ERROR, files[i]);
      guint warnings = count_findings (report, MZ_SEVERITY_WARNING, files[i]);

      g_string_append_printf (out, "%s: %u %s, %u %s\n", files[i], errors, errors == 1 ? "error" : "errors", warnings,
                              warnings == 1 ? "warning" : "warnings");
    }
  return g_string_free (out, FALSE);
}

/* A scenario, a story, what is learnt from, or a document that may have some in it: they name records of the other files. */
typedef struct
{
  const char    *file;
  GBytes        *bytes;
  MzJsonOutline *outline;
  gboolean     (*check) (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report);
} Later;

static void
clear_later (Later *self)
{
  g_bytes_unref (self->bytes);
  mz_json_outline_free (self->outline);
}

/* Where an entry of a list at the top stands in the file. */
static const MzJsonSpan *
find_entry (const MzJsonOutline *outline, const char *list, guint i)
{
  const MzJsonMember *member = mz_json_outline_find (outline, list);

  return &g_array_index (outline->elements, MzJsonSpan, member->first_element + i);
}

/* What is wrong with a story is an error; what the facts do not have for it is a warning: it can be shown all the same. */
static gboolean
check_story (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report)
{
  g_autoptr (MzStory) story = mz_story_check (bytes, outline, file, report);
  g_autoptr (GPtrArray) findings = story != NULL ? mz_story_check_run (story, dataset) : NULL;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];
      const MzJsonSpan *place = find_entry (outline, "scenes", finding->scene);

      mz_report_add (report, MZ_SEVERITY_WARNING, file, place->line, place->column,
                     mz_story_peek_scene (story, finding->scene)->id, NULL, "%s", finding->sentence);
    }
  return story != NULL;
}

/* As of a story; the words that it links to are those of the bundled glossary. */
static gboolean
check_lesson (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report)
{
  g_autoptr (MzLesson) lesson = mz_lesson_check (bytes, outline, file, report);
  g_autoptr (GPtrArray) findings = lesson != NULL ? mz_lesson_check_facts (lesson, dataset, mz_glossary_get_bundled ()) : NULL;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];
      const MzJsonSpan *place = find_entry (outline, "steps", finding->scene);

      mz_report_add (report, MZ_SEVERITY_WARNING, file, place->line, place->column,
                     mz_lesson_peek (lesson, finding->scene)->scene->id, NULL, "%s", finding->sentence);
    }
  return lesson != NULL;
}

/* What its terms rest on, and their figures, are to be there. */
static gboolean
check_glossary (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report)
{
  g_autoptr (MzGlossary) glossary = mz_glossary_check (bytes, outline, file, report);
  g_autoptr (MzStoryContext) context = mz_story_context_new (dataset, NULL, MZ_PARTIAL_DATE_NONE);

  for (guint i = 0; glossary != NULL && i < mz_glossary_get_length (glossary); i++)
    {
      const MzGlossaryEntry *entry = mz_glossary_peek (glossary, i);
      g_autoptr (MzStoryText) text = mz_story_text_new (entry->text, context);

      for (guint k = 0; k < text->figures->len; k++)
        if (((const MzStoryFigure *) text->figures->pdata[k])->status != MZ_STORY_FIGURE_FOUND)
          mz_report_add (report, MZ_SEVERITY_WARNING, file, 0, 0, entry->id, "text", "the figure {%s} is not known",
                         ((const MzStoryFigure *) text->figures->pdata[k])->binding);
      for (guint k = 0; entry->sources[k] != NULL; k++)
        if (mz_dataset_find (dataset, entry->sources[k]) == NULL)
          mz_report_add (report, MZ_SEVERITY_WARNING, file, 0, 0, entry->id, "sources", "a record is gone: %s",
                         entry->sources[k]);
    }
  return glossary != NULL;
}

static gboolean
check_study (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report)
{
  g_autoptr (MzStudyBook) book = mz_study_book_check (bytes, outline, file, report);

  return book != NULL;
}

/* What is no facts, and read when all facts have been; the first that fits. */
static const struct
{
  gboolean (*is) (const MzJsonOutline *outline);
  gboolean (*check) (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzDataset *dataset, MzReport *report);
} others[] = {
  { mz_study_book_is, check_study },
  { mz_glossary_is, check_glossary },
  { mz_lesson_is, check_lesson },
  { mz_story_is, check_story },
  { mz_scenario_is, mz_scenario_check },
};

/* Lays a file over the facts, where it is none of the others; keeps it in @later where there may be one in it. */
static void
read_file (MzDataset *dataset, const char *file, GArray *later, MzReport *report, GError **error)
{
  MzReading reading = { .file = file, .report = report };
  g_autoptr (GBytes) bytes = mz_reading_load (&reading, file, error);
  g_autoptr (MzJsonOutline) outline = NULL;
  gboolean document, sound = TRUE;
  Later one = { .file = file };

  if (bytes == NULL)
    return;
  if (!mz_table_is_name (file))
    outline = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  document = mz_document_is (outline);
  for (guint i = 0; !document && one.check == NULL && i < G_N_ELEMENTS (others); i++)
    if (others[i].is (outline))
      one.check = others[i].check;
  if (one.check == NULL)
    sound = mz_facts_overlay_outlined (dataset, bytes, outline, file, report);
  if (document && sound)
    one.check = mz_document_check;
  if (one.check == NULL)
    return;
  one.bytes = g_steal_pointer (&bytes);
  one.outline = g_steal_pointer (&outline);
  g_array_append_val (later, one);
}

/*
 * Files may name each other's records, so they are laid over each other before their references are followed, and scenarios
 * and stories are read last.
 */
static gboolean
read_files (MzDataset *dataset, char **files, MzReport *report)
{
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (Later));
  gboolean read = TRUE;

  g_array_set_clear_func (later, (GDestroyNotify) clear_later);

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *message = NULL;

      if (!g_str_has_suffix (files[i], ".json") && !g_str_has_suffix (files[i], ".geojson") && !mz_table_is_name (files[i])
          && !g_str_has_suffix (files[i], MZ_DOCUMENT_SUFFIX) && !mz_gis_is (files[i])
          && g_file_test (files[i], G_FILE_TEST_IS_REGULAR))
        mz_report_add (report, MZ_SEVERITY_ERROR, files[i], 0, 0, NULL, NULL,
                       "Monazite opens facts, scenarios, stories and lessons as JSON, documents of its own, tables as CSV, and points as GeoJSON, "
                       "GeoPackage, KML, KMZ, Shapefile, FlatGeobuf or GPX; such files end in .json, .monazite, .csv, .tsv, .geojson, "
                       ".gpkg, .kml, .kmz, .shp, .fgb or .gpx");
      else
        read_file (dataset, files[i], later, report, &error);
      if (error == NULL)
        continue;
      message = mz_cli_add_hint (error->message, "name a file that can be read");
      mz_report_add (report, MZ_SEVERITY_ERROR, files[i], 0, 0, NULL, NULL, "%s", message);
      read = read && error->domain == MZ_IO_ERROR;
    }
  mz_facts_check_references (dataset, FALSE, report);
  for (guint i = 0; i < later->len; i++)
    {
      const Later *one = &g_array_index (later, Later, i);

      one->check (one->bytes, one->outline, one->file, dataset, report);
    }
  return read;
}

static void
run_check (MzViewOptions *view, char **files, gboolean json, GError **error)
{
  g_autoptr (MzDataset) dataset = mz_view_options_load (view, error);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autofree char *text = NULL;
  gboolean read;

  if (dataset == NULL)
    return;
  read = read_files (dataset, files, report);
  view->bad_facts |= mz_report_count (report, MZ_SEVERITY_ERROR) > 0;
  if (!json)
    mz_cli_complain_report (report);
  text = json ? write_json (report) : write_summary (report, files);
  if (!mz_cli_write (NULL, text, strlen (text), error) || read)
    return;
  if (files[1] != NULL)
    mz_cli_set_error (error, MZ_EXIT_FAILED, NULL, "not every file could be read; the others were checked");
  else
    g_set_error_literal (error, MZ_CLI_ERROR, MZ_EXIT_FAILED, ""); /* the report has told it */
}

/** mz_cli_check: Tells what is wrong with files. */
MzExit
mz_cli_check (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE…");
  g_auto (MzViewOptions) view = { 0 };
  g_auto (GStrv) files = NULL;
  g_autofree char *format = NULL;
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, "json: a list of what was found, on standard output", "FORMAT" },
    { "facts", 0, 0, G_OPTION_ARG_FILENAME, &view.facts, "A folder of facts that the files may refer to, in place of the "
      "bundled ones", "FOLDER" },
    { NULL }
  };

  g_option_context_set_summary (context, "Reads each FILE, of facts, points, a table, a scenario or a story, or a document, as the program would, and tells "
                                "what is wrong with it.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!mz_cli_parse (context, arguments, check_examples, &files, &help, &error) || help)
    return mz_cli_end (error, FALSE);
  if (files[0] == NULL)
    mz_cli_set_error (&error, MZ_EXIT_USAGE, NULL, "check takes one file or more; name them");
  else if (format != NULL && strcmp (format, "json") != 0)
    mz_cli_set_error (&error, MZ_EXIT_USAGE, NULL, "--format: “%s” is not a format; there is: json", format);
  else
    run_check (&view, files, format != NULL, &error);
  return mz_cli_end (error, view.bad_facts);
}
