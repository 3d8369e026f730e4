/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-learn-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-file.h"
#include "mz-handout.h"
#include "mz-quiz-writer.h"
#include "mz-sheet.h"

/* Of a frame of notes: pixels, and dots for each of them. */
#define FRAME_WIDTH  1280
#define FRAME_HEIGHT 720
#define FRAME_SCALE  1.5

static const char *const names[MZ_N_LEARN_FILES] = { "blank-map.pdf", "quiz.pdf", "quiz.tsv", "lesson.pdf", "study.json" };

/** mz_learn_file_get_name: Returns: what the file is called if nobody says otherwise. */
const char *
mz_learn_file_get_name (MzLearnFile file)
{
  g_return_val_if_fail (file < MZ_N_LEARN_FILES, "");

  return names[file];
}

/** mz_learn_file_find: Which one has this name. */
gboolean
mz_learn_file_find (const char *name, MzLearnFile *file)
{
  for (guint i = 0; i < MZ_N_LEARN_FILES; i++)
    if (g_str_equal (names[i], name))
      {
        *file = (MzLearnFile) i;
        return TRUE;
      }
  return FALSE;
}

/* The steps that tell something, as scenes; on paper, words lead nowhere. */
static MzStory *
story_new (MzLesson *lesson)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);

  for (guint i = 0; i < mz_lesson_get_length (lesson); i++)
    {
      const MzLessonStep *step = mz_lesson_peek (lesson, i);
      MzStoryScene *scene;

      if (step->ask != NULL)
        continue;
      scene = mz_story_scene_copy (step->scene);
      g_free (scene->text);
      scene->text = mz_glossary_strip_links (step->scene->text);
      g_ptr_array_add (scenes, scene);
    }
  return mz_story_new (mz_lesson_get_id (lesson), mz_lesson_get_title (lesson), mz_lesson_get_subtitle (lesson), scenes);
}

static GBytes *
draw_notes (const MzLearnFileSpec *spec, GError **error)
{
  MzHandoutSpec handout_spec = { FRAME_WIDTH, FRAME_HEIGHT, FRAME_SCALE, MZ_THEME_LIGHT, spec->letter ? MZ_PAPER_LETTER : MZ_PAPER_A4,
                                 spec->manner };
  g_autoptr (MzStory) story = story_new (spec->lesson);
  g_autoptr (MzHandout) handout = mz_handout_new (story, spec->facts, mz_basemap_get_bundled (), &handout_spec);

  return mz_handout_draw (handout, NULL, error);
}

static GBytes *
draw_quiz (const MzLearnFileSpec *spec, GError **error)
{
  const MzLearnChoice *choice = spec->choice;
  MzQuizRequest request = { .dataset = spec->facts, .seed = choice->seed, .count = choice->count, .level = choice->level,
                            .kinds = choice->kinds, .query = choice->query, .units = mz_manner_get_units (spec->manner),
                            .borders = mz_manner_get_borders (spec->manner) };
  MzPaper paper = spec->letter ? MZ_PAPER_LETTER : MZ_PAPER_A4;
  g_autoptr (GPtrArray) questions = NULL;
  MzQuizSheet sheet = { &request, NULL, mz_basemap_get_bundled (), paper };
  char *cards;

  if (spec->file == MZ_LEARN_FILE_MAP)
    return mz_blank_map_draw (&request, mz_basemap_get_bundled (), paper, error);
  sheet.questions = questions = mz_quiz_new (&request);
  if (spec->file == MZ_LEARN_FILE_SHEET)
    return mz_quiz_sheet_draw (&sheet, error);
  cards = mz_quiz_to_anki (spec->facts, questions);
  return g_bytes_new_take (cards, strlen (cards));
}

/** mz_learn_file_write: Writes the file whole or not at all. */
gboolean
mz_learn_file_write (const MzLearnFileSpec *spec, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (spec != NULL && path != NULL, FALSE);

  if (spec->file == MZ_LEARN_FILE_STUDY)
    return mz_study_export (spec->study, path, error);
  bytes = spec->file == MZ_LEARN_FILE_NOTES ? draw_notes (spec, error) : draw_quiz (spec, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return mz_file_write (path, data, size, error);
}
