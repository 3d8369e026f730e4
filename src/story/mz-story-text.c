/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-story"
#include "mz-story-text.h"

#include <string.h>

#include "mz-story-words.h"

static void
free_run (gpointer data)
{
  MzStoryTextRun *run = data;

  g_free (run->text);
  g_free (run);
}

/* A binding that stands in the text twice is looked up once. */
static const MzStoryFigure *
get_figure (MzStoryText *self, const char *binding, MzStoryContext *context)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const MzStoryFigure *figure = self->figures->pdata[i];

      if (strcmp (figure->binding, binding) == 0)
        return figure;
    }
  g_ptr_array_add (self->figures, mz_story_figure_look_up (binding, context));
  return self->figures->pdata[self->figures->len - 1];
}

static void
add_run (MzStoryText *self, const char *text, gboolean strong, const MzStoryFigure *figure)
{
  MzStoryTextRun *run = g_new (MzStoryTextRun, 1);

  *run = (MzStoryTextRun) { g_strdup (text), strong, figure };
  g_ptr_array_add (self->runs, run);
}

/* Chinese and Japanese part words of their own by no blank: a figure that is a name or a date wants none beside it. */
static void
close_up_runs (MzStoryText *self)
{
  for (guint i = 1; i < self->runs->len; i++)
    {
      MzStoryTextRun *run = self->runs->pdata[i - 1], *next = self->runs->pdata[i];
      const char *end = run->text + strlen (run->text);
      gboolean ended = end > run->text && end[-1] == ' ', begun = *next->text == ' ';
      const char *before = g_utf8_find_prev_char (run->text, ended ? end - 1 : end);

      if (ended == begun || before == NULL || !g_unichar_iswide (g_utf8_get_char (before))
          || !g_unichar_iswide (g_utf8_get_char (next->text + begun)))
        continue;
      if (ended)
        run->text[end - 1 - run->text] = '\0';
      else
        memmove (next->text, next->text + 1, strlen (next->text));
    }
}

static void
write_runs (MzStoryText *self)
{
  GString *plain = g_string_new (NULL), *markup = g_string_new (NULL);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const MzStoryTextRun *run = self->runs->pdata[i];
      g_autofree char *escaped = g_markup_escape_text (run->text, -1);

      g_string_append (plain, run->text);
      g_string_append_printf (markup, run->strong ? "<b>%s</b>" : "%s", escaped);
    }
  self->plain = g_string_free (plain, FALSE);
  self->markup = g_string_free (markup, FALSE);
}

/**
 * mz_story_text_new:
 * @text: (nullable): as a scene has it; one that is not sound is shown as it stands
 *
 * Returns: (transfer full)
 */
MzStoryText *
mz_story_text_new (const char *text, MzStoryContext *context)
{
  MzStoryText *self;
  g_autoptr (GPtrArray) parsed = NULL;

  g_return_val_if_fail (context != NULL, NULL);

  self = g_new0 (MzStoryText, 1);
  self->runs = g_ptr_array_new_with_free_func (free_run);
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_figure_free);
  parsed = text != NULL ? mz_story_runs_parse (text, NULL) : NULL;
  if (parsed == NULL && text != NULL)
    add_run (self, text, FALSE, NULL);
  for (guint i = 0; parsed != NULL && i < parsed->len; i++)
    {
      const MzStoryRun *run = parsed->pdata[i];
      const MzStoryFigure *figure = run->figure ? get_figure (self, run->text, context) : NULL;

      add_run (self, figure != NULL ? figure->text : run->text, run->strong, figure);
    }
  close_up_runs (self);
  write_runs (self);
  return self;
}

void
mz_story_text_free (MzStoryText *self)
{
  g_ptr_array_unref (self->runs);
  g_ptr_array_unref (self->figures);
  g_free (self->plain);
  g_free (self->markup);
  g_free (self);
}

/** mz_story_text_count_words: Returns: how many words one would have to say. */
guint
mz_story_text_count_words (const MzStoryText *self)
{
  gboolean within = FALSE;
  guint n = 0;

  for (const char *p = self->plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean blank = g_unichar_isspace (g_utf8_get_char (p));

      n += !blank && !within;
      within = !blank;
    }
  return n;
}

static void
add_sources (GPtrArray *list, GStrv sources)
{
  for (guint i = 0; sources[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (list, sources[i], g_str_equal, NULL))
      g_ptr_array_add (list, g_strdup (sources[i]));
}

/** mz_story_scene_dup_sources: Returns: (transfer full): ids of what the scene's text rests on: those of its figures, then its own; each once. */
GStrv
mz_story_scene_dup_sources (const MzStoryScene *scene, MzStoryContext *context)
{
  g_autoptr (MzStoryText) text = mz_story_text_new (scene->text, context);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < text->figures->len; i++)
    add_sources (list, ((const MzStoryFigure *) text->figures->pdata[i])->sources);
  add_sources (list, scene->sources);
  g_ptr_array_add (list, NULL);
  return (GStrv) g_ptr_array_free (list, FALSE);
}
