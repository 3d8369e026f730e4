/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-lesson.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-lesson-private.h"
#include "mz-story-check.h"

static const char *const right_keys[] = { "most", "least", "first", "last", "same" };

/* Shown to nobody. */
const MzVocabulary mz_lesson_rights = { "way to tell what is right", MZ_N_LESSON_RIGHTS, right_keys, right_keys };

struct _MzLesson
{
  gatomicrefcount ref_count;
  char           *id, *title, *subtitle;
  guint           minutes;
  GPtrArray      *steps;
};

static void
free_choice (gpointer data)
{
  MzLessonChoice *choice = data;

  g_free (choice->label);
  g_free (choice->figure);
  g_free (choice->when);
  g_free (choice);
}

MzLessonAsk *
mz_lesson_ask_new (void)
{
  MzLessonAsk *ask = g_new0 (MzLessonAsk, 1);

  ask->level = 1;
  ask->filter = mz_query_new (NULL);
  ask->choices = g_ptr_array_new_with_free_func (free_choice);
  return ask;
}

static void
free_ask (MzLessonAsk *ask)
{
  mz_query_unref (ask->filter);
  g_ptr_array_unref (ask->choices);
  g_clear_pointer (&ask->answer, mz_address_free);
  g_free (ask->prompt);
  g_free (ask->reason);
  g_free (ask->figure);
  g_free (ask);
}

void
mz_lesson_step_free (MzLessonStep *step)
{
  mz_story_scene_free (step->scene);
  g_clear_pointer (&step->ask, free_ask);
  g_free (step);
}

/** mz_lesson_new: @steps: (transfer full) (element-type MzLessonStep). Returns: (transfer full) */
MzLesson *
mz_lesson_new (const char *id, const char *title, const char *subtitle, guint minutes, GPtrArray *steps)
{
  MzLesson *self;

  g_return_val_if_fail (id != NULL && title != NULL && steps != NULL && steps->len > 0, NULL);

  self = g_new0 (MzLesson, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->minutes = minutes;
  self->steps = steps;
  return self;
}

MzLesson *
mz_lesson_ref (MzLesson *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_lesson_unref (MzLesson *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

const char *
mz_lesson_get_id (const MzLesson *self)
{
  return self->id;
}

const char *
mz_lesson_get_title (const MzLesson *self)
{
  return self->title;
}

/** mz_lesson_get_subtitle: Returns: (nullable) */
const char *
mz_lesson_get_subtitle (const MzLesson *self)
{
  return self->subtitle;
}

guint
mz_lesson_get_minutes (const MzLesson *self)
{
  return self->minutes;
}

guint
mz_lesson_get_length (const MzLesson *self)
{
  return self->steps->len;
}

const MzLessonStep *
mz_lesson_peek (const MzLesson *self, guint i)
{
  g_return_val_if_fail (i < self->steps->len, NULL);

  return self->steps->pdata[i];
}

/** mz_lesson_find: @step: (nullable): an id. Returns: which step has it; 0, the first, where none has. */
guint
mz_lesson_find (const MzLesson *self, const char *step)
{
  for (guint i = 0; step != NULL && i < self->steps->len; i++)
    if (strcmp (mz_lesson_peek (self, i)->scene->id, step) == 0)
      return i;
  return 0;
}

/* --- Over the facts --- */

static void
add_finding (GPtrArray *findings, guint step, MzStoryFindingKind kind, char *sentence)
{
  MzStoryFinding *finding = g_new0 (MzStoryFinding, 1);

  *finding = (MzStoryFinding) { .scene = step, .kind = kind, .severity = MZ_SEVERITY_WARNING, .sentence = sentence };
  g_ptr_array_add (findings, finding);
}

/* A lesson is read beside the map, and by oneself: neither the room nor the pace of a speaker counts. */
static GPtrArray *
check_scenes (const MzLesson *self, MzDataset *facts)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
  g_autoptr (MzStory) story = NULL;
  GPtrArray *findings;

  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (scenes, mz_story_scene_copy (mz_lesson_peek (self, i)->scene));
  story = mz_story_new (self->id, self->title, self->subtitle, scenes);
  findings = mz_story_check_run (story, facts);
  for (guint i = findings->len; i-- > 0;)
    {
      const MzStoryFinding *finding = findings->pdata[i];

      if (finding->kind == MZ_STORY_SAYS_TOO_LONG || finding->kind == MZ_STORY_SAYS_TOO_FAST)
        g_ptr_array_remove_index (findings, i);
    }
  return findings;
}

static void
check_links (GPtrArray *findings, guint step, const char *text, const MzGlossary *glossary)
{
  g_auto (GStrv) links = mz_glossary_list_links (text);

  for (guint i = 0; links[i] != NULL; i++)
    if (mz_glossary_find_words (glossary, links[i]) == NULL)
      add_finding (findings, step, MZ_STORY_SAYS_GONE, g_strdup_printf (_("The glossary has no “%s”."), links[i]));
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const MzStoryFinding *x = *(const MzStoryFinding *const *) a, *y = *(const MzStoryFinding *const *) b;

  return x->scene < y->scene ? -1 : x->scene > y->scene;
}

/**
 * mz_lesson_check_facts:
 * @glossary: (nullable): the one that its [[links]] lead to
 *
 * Returns: (transfer full) (element-type MzStoryFinding): what the facts do not have for it, and questions that they do not, or
 *   no longer, have an answer to; by step
 */
GPtrArray *
mz_lesson_check_facts (const MzLesson *self, MzDataset *facts, const MzGlossary *glossary)
{
  GPtrArray *findings;

  g_return_val_if_fail (self != NULL && MZ_IS_DATASET (facts), NULL);

  findings = check_scenes (self, facts);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const MzLessonStep *step = mz_lesson_peek (self, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (MzQuestion) question = NULL;

      if (glossary != NULL)
        check_links (findings, i, step->scene->text, glossary);
      if (step->ask == NULL)
        continue;
      question = mz_lesson_make_question (self, i, facts, &error);
      if (question == NULL)
        add_finding (findings, i, MZ_STORY_SAYS_SKIPPED, g_strdup (error->message));
    }
  g_ptr_array_sort (findings, compare_findings);
  return findings;
}
