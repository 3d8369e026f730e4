/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-learn-begin.h"

#include <glib/gi18n-lib.h>

#include "mz-due.h"
#include "mz-learn-files.h"
#include "mz-lesson.h"
#include "mz-quiz.h"

#define MOST_DUE 20 /* at once */

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static char *
tell_progress (MzStudy *study, MzLesson *lesson)
{
  const MzStudyLesson *known = mz_study_lookup_lesson (study, mz_lesson_get_id (lesson));
  guint n = mz_lesson_get_length (lesson);

  if (known == NULL)
    return g_strdup_printf (ngettext ("%u minute", "%u minutes", mz_lesson_get_minutes (lesson)), mz_lesson_get_minutes (lesson));
  if (known->done)
    return g_strdup (_("Done"));
  /* Translators: which step of a lesson, of how many. */
  return g_strdup_printf (_("Step %1$u of %2$u"), mz_lesson_find (lesson, known->step) + 1, n);
}

static void
update_lessons (MzLearnStart *start, MzStudy *study)
{
  g_auto (GStrv) ids = mz_lesson_list_bundled ();
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (MzLearnLessonRow));
  g_autoptr (GPtrArray) lessons = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_lesson_unref);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MzLesson *lesson = mz_lesson_load_bundled (ids[i], NULL);
      MzLearnLessonRow row = { .id = ids[i] };

      if (lesson == NULL)
        continue;
      g_ptr_array_add (lessons, lesson);
      g_ptr_array_add (told, tell_progress (study, lesson));
      row.title = mz_lesson_get_title (lesson);
      row.subtitle = mz_lesson_get_subtitle (lesson);
      row.progress = told->pdata[told->len - 1];
      g_array_append_val (rows, row);
    }
  mz_learn_start_set_lessons (start, (const MzLearnLessonRow *) (gconstpointer) rows->data, rows->len);
}

/** mz_learn_begin_update: What is due now, and how far the lessons have come. */
void
mz_learn_begin_update (MzLearnStart *start, MzStudy *study)
{
  g_autofree char *next = mz_study_format_next (study, get_now ());

  mz_learn_start_set_due (start, mz_study_count_due (study, get_now ()), next, mz_study_get_notice (study));
  update_lessons (start, study);
}

/** mz_learn_begin_add_extras: The files to take along; to be called once. */
void
mz_learn_begin_add_extras (MzLearnStart *start)
{
  mz_learn_start_add_extra (start, _("Blank Map"), _("To print, of what the quiz above is about, with its key"),
                            mz_learn_file_get_name (MZ_LEARN_FILE_MAP));
  mz_learn_start_add_extra (start, _("Quiz Sheet"), _("To print: the quiz above, with its key"),
                            mz_learn_file_get_name (MZ_LEARN_FILE_SHEET));
  mz_learn_start_add_extra (start, _("Cards for Anki"), _("The quiz above as a table"), mz_learn_file_get_name (MZ_LEARN_FILE_ANKI));
  mz_learn_start_add_extra (start, _("What I Have Learnt"), _("As a file, for another computer"),
                            mz_learn_file_get_name (MZ_LEARN_FILE_STUDY));
  mz_learn_start_add_extra (start, _("Take In What I Have Learnt Elsewhere"), _("From such a file"), "");
}

/** mz_learn_begin_ask: @workspace: the window's. Returns: (transfer full) (element-type MzQuestion): of a quiz that is put together */
GPtrArray *
mz_learn_begin_ask (MzWorkspace *workspace, const MzLearnChoice *choice)
{
  MzQuizRequest request = { .dataset = mz_workspace_get_facts (workspace), .seed = choice->seed, .count = choice->count,
                            .level = choice->level, .kinds = choice->kinds, .query = choice->query,
                            .units = mz_manner_get_units (mz_workspace_get_manner (workspace)) };

  return mz_quiz_new (&request);
}

/** mz_learn_begin_ask_due: Returns: (transfer full) (element-type MzQuestion): those that are due, as far as they can be asked still */
GPtrArray *
mz_learn_begin_ask_due (MzWorkspace *workspace, MzStudy *study)
{
  g_auto (GStrv) keys = mz_study_list_due (study, get_now (), MOST_DUE);

  return mz_due_make (mz_workspace_get_facts (workspace), (const char *const *) keys,
                      mz_manner_get_units (mz_workspace_get_manner (workspace)));
}
