/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-story-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-chart.h"
#include "mz-json-translate.h"
#include "mz-stories-resources.h"
#include "mz-story-fields.h"
#include "mz-story-words.h"

#define RESOURCE_FOLDER "/org/monazite/Monazite/stories/"
#define PAGE_CHARTS "charts"
#define PAGE_WHATIF "whatif"

static const char *const story_fields[] = { "story", "title", "subtitle", "scenes", NULL };
static const char *const scene_fields[] = { "id", "title", "text", "notes", "seconds", "view", "until", "chart", "sources",
                                            "then", NULL };

static void
check_id (MzFields *fields, const char *name, const char *id)
{
  if (id != NULL && (id[strspn (id, G_CSET_a_2_z G_CSET_DIGITS "-")] != '\0' || strlen (id) > MZ_RECORD_MAX_ID))
    mz_fields_error (fields, name, _("is not sound; use small letters, digits and hyphens, at most %d of them"),
                     MZ_RECORD_MAX_ID);
}

static void
check_length (MzFields *fields, const char *name, const char *text, glong most)
{
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;

  if (length > most)
    mz_fields_error (fields, name, _("has %ld characters; %ld are the most"), length, most);
}

static gboolean
has_controls (const char *text, gboolean lines)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)) && !(lines && *text == '\n'))
      return TRUE;
  return FALSE;
}

/** mz_story_fields_dup_line: @most: characters. Returns: (transfer full) (nullable): one line of plain text. */
char *
mz_story_fields_dup_line (MzFields *fields, const char *name, glong most, gboolean required)
{
  char *text = mz_fields_dup_string (fields, name, required);

  check_length (fields, name, text, most);
  if (text != NULL && has_controls (text, FALSE))
    mz_fields_error (fields, name, _("must be one line of plain text"));
  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/** mz_story_fields_check_binding: Reports a binding that is not sound as what is wrong with the field @name. */
void
mz_story_fields_check_binding (MzFields *fields, const char *name, const char *binding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStoryBinding) parsed = mz_story_binding_parse (binding, &error);

  if (parsed == NULL)
    mz_fields_error (fields, name, _("has the figure {%s}: %s"), binding, error->message);
}

/** mz_story_fields_dup_text: @most: characters. Returns: (transfer full) (nullable): text with emphasis and figures. */
char *
mz_story_fields_dup_text (MzFields *fields, const char *name, glong most, gboolean required)
{
  char *text = mz_fields_dup_string (fields, name, required);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  guint n_figures = 0;

  if (text == NULL)
    return NULL;
  check_length (fields, name, text, most);
  if (has_controls (text, TRUE))
    mz_fields_error (fields, name, _("has a control character; only line breaks may stand in it"));
  runs = mz_story_runs_parse (text, &error);
  if (runs == NULL)
    mz_fields_error (fields, name, _("is not sound: %s"), error->message);
  for (guint i = 0; runs != NULL && i < runs->len && n_figures <= MZ_STORY_MAX_FIGURES; i++)
    {
      const MzStoryRun *run = runs->pdata[i];

      if (run->figure && ++n_figures <= MZ_STORY_MAX_FIGURES)
        mz_story_fields_check_binding (fields, name, run->text);
    }
  if (n_figures > MZ_STORY_MAX_FIGURES)
    mz_fields_error (fields, name, _("has more than %d figures"), MZ_STORY_MAX_FIGURES);
  return text;
}

static void
read_view (MzFields *fields, MzStoryScene *scene)
{
  g_autofree char *text = mz_fields_dup_string (fields, "view", TRUE), *whole = NULL;
  g_autoptr (GError) error = NULL;
  MzAddress *view;

  if (text == NULL)
    return;
  view = mz_address_parse (text, &error);
  if (view != NULL)
    {
      mz_address_free (scene->view);
      scene->view = view;
      whole = mz_address_to_string (view, &error);
    }
  if (error != NULL)
    mz_fields_error (fields, "view", _("is no address of a view: %s"), error->message);
}

static void
read_until (MzFields *fields, MzStoryScene *scene)
{
  MzPartialDate date = scene->view->date;

  scene->until = mz_fields_get_date (fields, "until", FALSE);
  if (!mz_partial_date_is_set (scene->until))
    return;
  if (scene->until.year < MZ_CLOCK_FIRST_YEAR || scene->until.year > MZ_CLOCK_LAST_YEAR)
    mz_fields_error (fields, "until", _("lies outside the years of the clock; write a date from %d to %d"), MZ_CLOCK_FIRST_YEAR,
                     MZ_CLOCK_LAST_YEAR);
  else if (!mz_partial_date_is_set (date))
    mz_fields_error (fields, "until", _("needs a date in the view, for the clock to run from"));
  else if (mz_partial_date_last_day (scene->until) <= mz_partial_date_last_day (date))
    mz_fields_error (fields, "until", _("is not after the date of the view"));
}

static void
read_chart (MzFields *fields, MzStoryScene *scene)
{
  const char *page = mz_vocabulary_get_key (&mz_pages, scene->view->page);
  gboolean charts = strcmp (page, PAGE_CHARTS) == 0, whatif = strcmp (page, PAGE_WHATIF) == 0;
  const MzChart *chart;

  scene->chart = mz_fields_dup_string (fields, "chart", FALSE);
  if (scene->chart == NULL && charts)
    mz_fields_error (fields, "chart", _("is missing; on the page charts a scene says which"));
  if (scene->chart == NULL)
    return;
  chart = mz_charts_lookup (scene->chart);
  if (!charts && !whatif)
    mz_fields_error (fields, "chart", _("means nothing on the page %s; leave it out"), page);
  else if (chart == NULL)
    mz_fields_error (fields, "chart", _("“%s” is no chart; “monazite chart --list” tells their names"), scene->chart);
  else if (whatif && chart->group != MZ_CHART_GROUP_SCENARIO)
    mz_fields_error (fields, "chart", _("“%s” is not of a scenario; it stands on the page charts"), scene->chart);
}

static void
read_sources (MzFields *fields, MzStoryScene *scene)
{
  guint n;

  g_strfreev (scene->sources);
  scene->sources = mz_fields_dup_strv (fields, "sources");
  n = g_strv_length (scene->sources);
  if (n > MZ_STORY_MAX_SOURCES)
    mz_fields_error (fields, "sources", _("are %u; %d are the most"), n, MZ_STORY_MAX_SOURCES);
  for (guint i = 0; i < n; i++)
    if (!mz_record_id_is_sound (scene->sources[i]))
      mz_fields_error (fields, "sources", _("names “%s”, which is no id"), scene->sources[i]);
}

static void
read_then (MzFields *fields, MzStoryScene *scene)
{
  MzFields inner;

  if (!mz_fields_enter_object (fields, "then", &inner))
    return;
  if (inner.members->len > MZ_STORY_MAX_THEN)
    mz_fields_error (fields, "then", _("has %u figures; %d are the most"), inner.members->len, MZ_STORY_MAX_THEN);
  for (guint i = 0; i < inner.members->len && inner.members->len <= MZ_STORY_MAX_THEN; i++)
    {
      g_autofree char *binding = mz_json_decode (g_array_index (inner.members, MzJsonViewMember, i).key);
      g_autofree char *value = mz_fields_dup_string (&inner, binding, TRUE);

      mz_story_fields_check_binding (fields, "then", binding);
      check_length (&inner, binding, value, MZ_STORY_MAX_TEXT);
      if (value != NULL)
        mz_story_scene_add_then (scene, binding, value);
    }
  mz_fields_leave (&inner);
}

/**
 * mz_story_fields_read_scene:
 * @ids: (element-type utf8): of the scenes before it; takes that of this one
 * @most: characters of its text
 *
 * Fields that no scene has are not looked at. Whatever is wrong has been reported.
 *
 * Returns: (transfer full)
 */
MzStoryScene *
mz_story_fields_read_scene (MzFields *fields, GHashTable *ids, glong most)
{
  g_autofree char *id = mz_fields_dup_string (fields, "id", TRUE), *title = NULL, *text = NULL;
  MzStoryScene *scene;

  check_id (fields, "id", id);
  if (id != NULL && !g_hash_table_add (ids, g_strdup (id)))
    mz_fields_error (fields, "id", _("“%s” is that of another scene, too"), id);
  title = mz_story_fields_dup_line (fields, "title", MZ_STORY_MAX_TITLE, TRUE);
  text = mz_story_fields_dup_text (fields, "text", most, FALSE);
  scene = mz_story_scene_new (id != NULL ? id : "", title != NULL ? title : "");
  if (text != NULL)
    {
      g_free (scene->text);
      scene->text = g_steal_pointer (&text);
    }
  scene->notes = mz_story_fields_dup_text (fields, "notes", MZ_STORY_MAX_NOTES, FALSE);
  if (scene->notes != NULL && *scene->notes == '\0')
    g_clear_pointer (&scene->notes, g_free);
  if (!mz_json_view_is_null (mz_fields_peek (fields, "seconds")))
    scene->seconds = mz_fields_get_whole (fields, "seconds", 1, MZ_STORY_MAX_SECONDS, FALSE);
  read_view (fields, scene);
  read_until (fields, scene);
  read_chart (fields, scene);
  read_sources (fields, scene);
  read_then (fields, scene);
  return scene;
}

static GPtrArray *
read_scenes (MzFields *fields)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = mz_fields_count (fields, "scenes");
  MzFields inner;

  if (n == 0 && !*fields->bad)
    mz_fields_error (fields, "scenes", _("are missing; a story has one at least"));
  if (n > MZ_STORY_MAX_SCENES)
    mz_fields_error (fields, "scenes", _("are %u; %d are the most"), n, MZ_STORY_MAX_SCENES);
  for (guint i = 0; i < n && n <= MZ_STORY_MAX_SCENES && mz_fields_enter (fields, "scenes", i, &inner); i++)
    {
      guint n_findings = 0;

      inner.n_findings = &n_findings;
      mz_fields_refuse_others (&inner, scene_fields);
      g_ptr_array_add (scenes, mz_story_fields_read_scene (&inner, ids, MZ_STORY_MAX_TEXT));
      mz_fields_finish (&inner);
      mz_fields_leave (&inner);
    }
  return g_steal_pointer (&scenes);
}

static MzStory *
read_story (MzFields *fields)
{
  g_autofree char *id = NULL, *title = NULL, *subtitle = NULL;
  g_autoptr (GPtrArray) scenes = NULL;

  mz_fields_refuse_others (fields, story_fields);
  id = mz_fields_dup_string (fields, "story", TRUE);
  fields->id = id;
  check_id (fields, "story", id);
  title = mz_story_fields_dup_line (fields, "title", MZ_STORY_MAX_TITLE, TRUE);
  subtitle = mz_story_fields_dup_line (fields, "subtitle", MZ_STORY_MAX_TITLE, FALSE);
  scenes = read_scenes (fields);
  mz_fields_finish (fields);
  return *fields->bad ? NULL : mz_story_new (id, title, subtitle, scenes);
}

/**
 * mz_story_parse:
 * @text: where it stands; the bytes have passed the gate
 * @report: takes all that is wrong, each with its place
 *
 * What the facts have is not looked at: a story whose records are gone is still one, and mz-story-check.h tells of them.
 *
 * Returns: (transfer full) (nullable): the story, if it is sound.
 */
MzStory *
mz_story_parse (const MzRecordText *text, MzReport *report)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  const char *data = g_bytes_get_data (text->bytes, NULL);
  guint n_findings = 0;
  gboolean bad = FALSE;
  MzFields fields = { .text = text, .report = report, .object = { data + text->start, data + text->end },
                      .members = members, .prefix = "", .n_findings = &n_findings, .bad = &bad };

  if (!mz_json_view_is (fields.object, '{'))
    {
      mz_report_add (report, MZ_SEVERITY_ERROR, text->file, text->line, text->column, NULL, NULL,
                     _("a story is one object: {\"story\": …, \"title\": …, \"scenes\": […]}"));
      return NULL;
    }
  mz_json_view_list_members (fields.object, members);
  return read_story (&fields);
}

/**
 * mz_story_is:
 * @outline: (nullable)
 *
 * Returns: whether the text is that of a story, sound or not: an object with scenes, and not of GeoJSON, which has a type.
 */
gboolean
mz_story_is (const MzJsonOutline *outline)
{
  return mz_json_outline_find (outline, "scenes") != NULL && mz_json_outline_find (outline, "type") == NULL;
}

/**
 * mz_story_check:
 * @outline: (nullable): of @bytes
 * @file: its name for messages
 * @report: takes all that is wrong, each with its place
 *
 * Returns: (transfer full) (nullable): the story, if it is sound.
 */
MzStory *
mz_story_check (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report)
{
  g_autoptr (MzJsonOutline) own = NULL;
  g_autoptr (GError) error = NULL;
  MzRecordText text = { .file = file, .bytes = bytes, .overlaid = TRUE };
  guint line = 0, column = 0;

  g_return_val_if_fail (bytes != NULL && file != NULL && report != NULL, NULL);

  if (outline == NULL)
    outline = own = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (outline == NULL)
    {
      mz_io_error_get_position (error, &line, &column);
      mz_report_add (report, MZ_SEVERITY_ERROR, file, line, column, NULL, NULL, "%s", error->message);
      return NULL;
    }
  text.start = outline->top.start;
  text.end = outline->top.end;
  text.line = outline->top.line;
  text.column = outline->top.column;
  return mz_story_parse (&text, report);
}

/**
 * mz_story_read:
 *
 * Errors: %MZ_IO_ERROR, with its place: the first thing that is wrong. Nothing is passed over: a story with a scene left
 * out would be another one.
 *
 * Returns: (transfer full) (nullable)
 */
MzStory *
mz_story_read (GBytes *bytes, GError **error)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzJsonOutline) outline = NULL;
  MzStory *story;

  outline = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  if (outline == NULL)
    return NULL;
  story = mz_story_check (bytes, outline, "", report);
  if (story == NULL)
    {
      const MzFinding *finding = mz_report_peek (report, 0);

      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SCHEMA, finding->line, finding->column, "%s",
                                                 finding->message));
    }
  return story;
}

/**
 * mz_story_load_bundled:
 *
 * In the language that the program speaks; a translation that cannot be read is none.
 *
 * Errors: %G_RESOURCE_ERROR where there is none with this name; those of mz_story_read().
 *
 * Returns: (transfer full) (nullable)
 */
MzStory *
mz_story_load_bundled (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".json", NULL);
  g_autoptr (GBytes) bytes = NULL, translated = NULL;
  MzStory *story;

  bytes = g_resource_lookup_data (mz_stories_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  translated = mz_json_translate (bytes);
  story = mz_story_read (translated, NULL);
  return story != NULL ? story : mz_story_read (bytes, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** mz_story_list_bundled: Returns: (transfer full): their names, sorted. */
GStrv
mz_story_list_bundled (void)
{
  GStrv names = g_resource_enumerate_children (mz_stories_resources_get_resource (), RESOURCE_FOLDER,
                                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    names[i][strlen (names[i]) - strlen (".json")] = '\0';
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}
