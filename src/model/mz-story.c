/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"
#include "mz-story.h"

#include <string.h>

struct _MzStory
{
  gatomicrefcount ref_count;
  char           *id, *title, *subtitle;
  GPtrArray      *scenes; /* of MzStoryScene */
};

G_DEFINE_BOXED_TYPE (MzStory, mz_story, mz_story_ref, mz_story_unref)

/* The charts of the pages that show one alone, or one before all others; the map and the page of all charts have none. */
static const char *const charts_of_pages[] = { NULL, "chain", "timeline", NULL, "scenario-chain", NULL };

static void
free_figure_then (gpointer data)
{
  MzStoryFigureThen *figure = data;

  g_free (figure->binding);
  g_free (figure->value);
  g_free (figure);
}

/** mz_story_scene_new: Returns: (transfer full): a scene of the first view with no text, to be filled in. */
MzStoryScene *
mz_story_scene_new (const char *id, const char *title)
{
  MzStoryScene *self = g_new0 (MzStoryScene, 1);

  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->text = g_strdup ("");
  self->view = mz_address_new ();
  self->sources = g_new0 (char *, 1);
  self->then = g_ptr_array_new_with_free_func (free_figure_then);
  return self;
}

/** mz_story_scene_copy: Returns: (transfer full) */
MzStoryScene *
mz_story_scene_copy (const MzStoryScene *self)
{
  MzStoryScene *copy = mz_story_scene_new (self->id, self->title);

  g_free (copy->text);
  copy->text = g_strdup (self->text);
  copy->notes = g_strdup (self->notes);
  copy->seconds = self->seconds;
  mz_address_free (copy->view);
  copy->view = mz_address_copy (self->view);
  copy->until = self->until;
  copy->chart = g_strdup (self->chart);
  g_strfreev (copy->sources);
  copy->sources = g_strdupv (self->sources);
  for (guint i = 0; i < self->then->len; i++)
    {
      const MzStoryFigureThen *figure = self->then->pdata[i];

      mz_story_scene_add_then (copy, figure->binding, figure->value);
    }
  return copy;
}

void
mz_story_scene_free (MzStoryScene *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_free (self->notes);
  mz_address_free (self->view);
  g_free (self->chart);
  g_strfreev (self->sources);
  g_ptr_array_unref (self->then);
  g_free (self);
}

static gboolean
equal_then (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const MzStoryFigureThen *one = a->pdata[i], *other = b->pdata[i];

      if (strcmp (one->binding, other->binding) != 0 || strcmp (one->value, other->value) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
mz_story_scene_equal (const MzStoryScene *a, const MzStoryScene *b)
{
  return strcmp (a->id, b->id) == 0 && strcmp (a->title, b->title) == 0 && strcmp (a->text, b->text) == 0
         && g_strcmp0 (a->notes, b->notes) == 0 && a->seconds == b->seconds && mz_address_equal (a->view, b->view)
         && mz_partial_date_equal (a->until, b->until) && g_strcmp0 (a->chart, b->chart) == 0
         && g_strv_equal ((const char *const *) a->sources, (const char *const *) b->sources) && equal_then (a->then, b->then);
}

/** mz_story_scene_get_chart: Returns: (nullable): the name of the chart that it shows; %NULL: it shows the map */
const char *
mz_story_scene_get_chart (const MzStoryScene *self)
{
  g_return_val_if_fail (self->view->page < G_N_ELEMENTS (charts_of_pages), NULL);

  return self->view->page == 0 || self->chart == NULL ? charts_of_pages[self->view->page] : self->chart;
}

/** mz_story_scene_add_then: Notes what a figure was, in place of what was noted of it before. */
void
mz_story_scene_add_then (MzStoryScene *self, const char *binding, const char *value)
{
  MzStoryFigureThen *figure;

  for (guint i = 0; i < self->then->len; i++)
    if (figure = self->then->pdata[i], strcmp (figure->binding, binding) == 0)
      {
        g_free (figure->value);
        figure->value = g_strdup (value);
        return;
      }
  figure = g_new (MzStoryFigureThen, 1);
  *figure = (MzStoryFigureThen) { g_strdup (binding), g_strdup (value) };
  g_ptr_array_add (self->then, figure);
}

/** mz_story_scene_get_then: Returns: (nullable): what the figure was when the scene was written, if that was noted */
const char *
mz_story_scene_get_then (const MzStoryScene *self, const char *binding)
{
  for (guint i = 0; i < self->then->len; i++)
    {
      const MzStoryFigureThen *figure = self->then->pdata[i];

      if (strcmp (figure->binding, binding) == 0)
        return figure->value;
    }
  return NULL;
}

/**
 * mz_story_new:
 * @id: what it is found by
 * @subtitle: (nullable)
 * @scenes: (element-type MzStoryScene): at least one; are copied
 *
 * Returns: (transfer full)
 */
MzStory *
mz_story_new (const char *id, const char *title, const char *subtitle, GPtrArray *scenes)
{
  MzStory *self;

  g_return_val_if_fail (id != NULL && title != NULL && scenes->len > 0, NULL);

  self = g_new0 (MzStory, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->scenes = g_ptr_array_new_full (scenes->len, (GDestroyNotify) mz_story_scene_free);
  for (guint i = 0; i < scenes->len; i++)
    g_ptr_array_add (self->scenes, mz_story_scene_copy (scenes->pdata[i]));
  return self;
}

MzStory *
mz_story_ref (MzStory *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mz_story_unref (MzStory *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->scenes);
  g_free (self);
}

const char *
mz_story_get_id (const MzStory *self)
{
  return self->id;
}

const char *
mz_story_get_title (const MzStory *self)
{
  return self->title;
}

/** mz_story_get_subtitle: Returns: (nullable) */
const char *
mz_story_get_subtitle (const MzStory *self)
{
  return self->subtitle;
}

guint
mz_story_get_n_scenes (const MzStory *self)
{
  return self->scenes->len;
}

const MzStoryScene *
mz_story_peek_scene (const MzStory *self, guint i)
{
  g_return_val_if_fail (i < self->scenes->len, NULL);

  return self->scenes->pdata[i];
}

/** mz_story_get_seconds: Returns: what is planned for all scenes together; 0: nothing is */
guint
mz_story_get_seconds (const MzStory *self)
{
  guint seconds = 0;

  for (guint i = 0; i < self->scenes->len; i++)
    seconds += mz_story_peek_scene (self, i)->seconds;
  return seconds;
}

gboolean
mz_story_equal (const MzStory *a, const MzStory *b)
{
  if (strcmp (a->id, b->id) != 0 || strcmp (a->title, b->title) != 0 || g_strcmp0 (a->subtitle, b->subtitle) != 0
      || a->scenes->len != b->scenes->len)
    return FALSE;
  for (guint i = 0; i < a->scenes->len; i++)
    if (!mz_story_scene_equal (a->scenes->pdata[i], b->scenes->pdata[i]))
      return FALSE;
  return TRUE;
}
