/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-lesson-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-json-translate.h"
#include "mz-learn-reader.h"
#include "mz-learn-resources.h"
#include "mz-story-fields.h"

#define FOLDER "/org/monazite/Monazite/learn/lessons/"
#define VIEW   "monazite:view?"

static const char *const lesson_fields[] = { "lesson", "title", "subtitle", "minutes", "steps", NULL };
static const char *const step_fields[] = { "id", "title", "text", "notes", "seconds", "view", "until", "chart", "sources", "then",
                                           "ask", NULL };
static const char *const quiz_fields[] = { "kind", "level", "seed", "filter", NULL };
static const char *const own_fields[] = { "kind", "level", "prompt", "right", "figure", "choices", "reason", "answer", NULL };
static const char *const choice_fields[] = { "label", "figure", "when", NULL };

static MzAddress *
read_address (MzFields *fields, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  MzAddress *address = mz_address_parse (text, &error);

  if (address == NULL)
    mz_fields_error (fields, name, _("is no address of a view: %s"), error->message);
  return address;
}

/* As in an address; nothing else may stand in it. */
static void
read_filter (MzFields *fields, MzLessonAsk *ask)
{
  g_autofree char *filter = mz_fields_dup_string (fields, "filter", FALSE), *text = g_strconcat (VIEW, filter, NULL);
  g_autoptr (MzAddress) address = filter != NULL ? read_address (fields, "filter", text) : NULL;
  g_autoptr (MzAddress) alone = NULL;

  if (address == NULL)
    return;
  alone = mz_address_new ();
  mz_query_unref (alone->query);
  alone->query = mz_query_ref (address->query);
  if (!mz_address_equal (address, alone))
    mz_fields_error (fields, "filter", _("has more than a filter"));
  mz_query_unref (ask->filter);
  ask->filter = mz_query_ref (address->query);
}

static char *
read_binding (MzFields *fields, const char *name, gboolean required)
{
  char *binding = mz_fields_dup_string (fields, name, required);

  if (binding != NULL)
    mz_story_fields_check_binding (fields, name, binding);
  return binding;
}

static void
read_choice (MzFields *fields, MzLessonAsk *ask)
{
  MzLessonChoice *choice = g_new0 (MzLessonChoice, 1);
  gboolean same = ask->right == MZ_LESSON_RIGHT_SAME;

  g_ptr_array_add (ask->choices, choice);
  mz_fields_refuse_others (fields, choice_fields);
  choice->label = mz_story_fields_dup_text (fields, "label", MZ_LESSON_MAX_CHOICE, TRUE);
  choice->figure = read_binding (fields, "figure", !same);
  choice->when = mz_fields_dup_string (fields, "when", same);
  if (same && choice->figure != NULL)
    mz_fields_error (fields, "figure", _("means nothing where all choices are held against one figure; leave it out"));
  if (!same && choice->when != NULL)
    mz_fields_error (fields, "when", _("means nothing where figures are compared; leave it out"));
  for (guint i = 0; i + 1 < ask->choices->len; i++)
    {
      const MzLessonChoice *other = ask->choices->pdata[i];

      if (g_strcmp0 (other->label, choice->label) == 0)
        mz_fields_error (fields, "label", _("is that of another choice, too"));
      if (same && g_strcmp0 (other->when, choice->when) == 0)
        mz_fields_error (fields, "when", _("is that of another choice, too"));
    }
}

static void
read_choices (MzFields *fields, MzLessonAsk *ask)
{
  guint n = mz_fields_count (fields, "choices");
  MzFields inner;

  if (n < 2 || n > MZ_LESSON_MAX_CHOICES)
    mz_fields_error (fields, "choices", _("are %u; a question has 2 to %d"), n, MZ_LESSON_MAX_CHOICES);
  for (guint i = 0; i < n && n <= MZ_LESSON_MAX_CHOICES && mz_fields_enter (fields, "choices", i, &inner); i++)
    {
      read_choice (&inner, ask);
      mz_fields_leave (&inner);
    }
}

static void
read_own (MzFields *fields, MzLessonAsk *ask)
{
  g_autofree char *answer = NULL;

  mz_fields_refuse_others (fields, own_fields);
  ask->form = MZ_LESSON_ASK_OWN;
  ask->prompt = mz_story_fields_dup_text (fields, "prompt", MZ_LESSON_MAX_PROMPT, TRUE);
  ask->reason = mz_story_fields_dup_text (fields, "reason", MZ_LESSON_MAX_PROMPT, TRUE);
  ask->right = mz_fields_get_word (fields, "right", &mz_lesson_rights, TRUE, MZ_LESSON_RIGHT_SAME);
  ask->figure = read_binding (fields, "figure", ask->right == MZ_LESSON_RIGHT_SAME);
  if (ask->right != MZ_LESSON_RIGHT_SAME && ask->figure != NULL)
    mz_fields_error (fields, "figure", _("means nothing where those of the choices are compared; leave it out"));
  read_choices (fields, ask);
  answer = mz_fields_dup_string (fields, "answer", FALSE);
  if (answer != NULL)
    ask->answer = read_address (fields, "answer", answer);
}

static void
read_quiz (MzFields *fields, MzLessonAsk *ask)
{
  mz_fields_refuse_others (fields, quiz_fields);
  ask->form = MZ_LESSON_ASK_QUIZ;
  ask->seed = mz_fields_get_whole (fields, "seed", 0, MZ_LESSON_MAX_SEED, TRUE);
  read_filter (fields, ask);
}

static MzLessonAsk *
read_ask (MzFields *fields)
{
  MzLessonAsk *ask;
  MzFields inner;

  if (!mz_fields_enter_object (fields, "ask", &inner))
    return NULL;
  ask = mz_lesson_ask_new ();
  ask->asks = mz_fields_get_word (&inner, "kind", &mz_asks, TRUE, MZ_ASKS_MOST);
  if (!mz_json_view_is_null (mz_fields_peek (&inner, "level")))
    ask->level = mz_fields_get_whole (&inner, "level", 1, 3, TRUE);
  if (mz_fields_peek (&inner, "prompt").start != NULL)
    read_own (&inner, ask);
  else
    read_quiz (&inner, ask);
  mz_fields_leave (&inner);
  return ask;
}

static MzLessonStep *
read_step (MzFields *fields, GHashTable *ids)
{
  MzLessonStep *step = g_new0 (MzLessonStep, 1);

  mz_fields_refuse_others (fields, step_fields);
  step->scene = mz_story_fields_read_scene (fields, ids, MZ_LESSON_MAX_TEXT);
  step->ask = read_ask (fields);
  return step;
}

static GPtrArray *
read_steps (MzFields *fields)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_lesson_step_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = mz_fields_count (fields, "steps");
  MzFields inner;

  if (n == 0 && !*fields->bad)
    mz_fields_error (fields, "steps", _("are missing; a lesson has one at least"));
  if (n > MZ_LESSON_MAX_STEPS)
    mz_fields_error (fields, "steps", _("are %u; %d are the most"), n, MZ_LESSON_MAX_STEPS);
  for (guint i = 0; i < n && n <= MZ_LESSON_MAX_STEPS && mz_fields_enter (fields, "steps", i, &inner); i++)
    {
      guint n_findings = 0;

      inner.n_findings = &n_findings;
      g_ptr_array_add (steps, read_step (&inner, ids));
      mz_fields_finish (&inner);
      mz_fields_leave (&inner);
    }
  return steps;
}

static gpointer
read_lesson (MzFields *fields)
{
  g_autofree char *id = NULL, *title = NULL, *subtitle = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  guint minutes;

  mz_fields_refuse_others (fields, lesson_fields);
  id = mz_fields_dup_string (fields, "lesson", TRUE);
  fields->id = id;
  mz_learn_check_id (fields, "lesson", id);
  title = mz_story_fields_dup_line (fields, "title", MZ_STORY_MAX_TITLE, TRUE);
  subtitle = mz_story_fields_dup_line (fields, "subtitle", MZ_STORY_MAX_TITLE, FALSE);
  minutes = mz_fields_get_whole (fields, "minutes", 1, MZ_LESSON_MAX_MINUTES, TRUE);
  steps = read_steps (fields);
  mz_fields_finish (fields);
  return *fields->bad ? NULL : mz_lesson_new (id, title, subtitle, minutes, g_steal_pointer (&steps));
}

/** mz_lesson_is: @outline: (nullable). Returns: whether the text is a lesson, sound or not; one of GeoJSON has a type. */
gboolean
mz_lesson_is (const MzJsonOutline *outline)
{
  return mz_json_outline_find (outline, "steps") != NULL && mz_json_outline_find (outline, "type") == NULL;
}

/**
 * mz_lesson_check:
 * @outline: of @bytes
 * @report: takes all that is wrong, each with its place
 *
 * What the facts have is not looked at; mz_lesson_check_facts() does.
 *
 * Returns: (transfer full) (nullable): the lesson, if all of it is sound.
 */
MzLesson *
mz_lesson_check (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report)
{
  return mz_learn_check (bytes, outline, file, _("a lesson is one object: {\"lesson\": …, \"title\": …, \"steps\": […]}"), read_lesson,
                         report);
}

/** mz_lesson_read: Errors: %MZ_IO_ERROR, with its place: the first thing that is wrong. (transfer full) (nullable) */
MzLesson *
mz_lesson_read (GBytes *bytes, GError **error)
{
  return mz_learn_read (bytes, (MzLearnCheck) mz_lesson_check, error);
}

/**
 * mz_lesson_load_bundled:
 *
 * In the language that the program speaks; a translation that cannot be read is none.
 *
 * Errors: %G_RESOURCE_ERROR where there is none with this name; those of mz_lesson_read().
 *
 * Returns: (transfer full) (nullable)
 */
MzLesson *
mz_lesson_load_bundled (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, id, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (mz_learn_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GBytes) translated = bytes != NULL ? mz_json_translate (bytes) : NULL;
  MzLesson *lesson;

  if (bytes == NULL)
    return NULL;
  lesson = mz_lesson_read (translated, NULL);
  return lesson != NULL ? lesson : mz_lesson_read (bytes, error);
}

/** mz_lesson_list_bundled: Returns: (transfer full): their ids, in the order in which to take them. */
GStrv
mz_lesson_list_bundled (void)
{
  static const char *const ids[] = { "what-they-are", "rock-to-magnet", "how-one-country-led", "the-valve", "paper-and-steel",
                                     "three-futures", NULL };

  return g_strdupv ((char **) ids);
}
