/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"
#include "mz-story-edit.h"

#include <string.h>

/* Letters of an id that is made of a title; a number may follow. */
#define MAX_SLUG 40

/* (transfer full): copies of them */
static GPtrArray *
copy_scenes (const MzStory *self)
{
  guint n = mz_story_get_n_scenes (self);
  GPtrArray *scenes = g_ptr_array_new_full (n + 1, (GDestroyNotify) mz_story_scene_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (scenes, mz_story_scene_copy (mz_story_peek_scene (self, i)));
  return scenes;
}

static MzStory *
with_scenes (const MzStory *self, GPtrArray *scenes)
{
  return mz_story_new (mz_story_get_id (self), mz_story_get_title (self), mz_story_get_subtitle (self), scenes);
}

/** mz_story_rename: @subtitle: (nullable). Returns: (transfer full) */
MzStory *
mz_story_rename (const MzStory *self, const char *title, const char *subtitle)
{
  g_autoptr (GPtrArray) scenes = copy_scenes (self);

  return mz_story_new (mz_story_get_id (self), title, subtitle, scenes);
}

/** mz_story_copy_as: Returns: (transfer full): another story of the same scenes. */
MzStory *
mz_story_copy_as (const MzStory *self, const char *id, const char *title)
{
  g_autoptr (GPtrArray) scenes = copy_scenes (self);

  return mz_story_new (id, title, mz_story_get_subtitle (self), scenes);
}

/** mz_story_insert_scene: @at: which it is then; the number of scenes: the last. Returns: (transfer full) */
MzStory *
mz_story_insert_scene (const MzStory *self, guint at, const MzStoryScene *scene)
{
  g_autoptr (GPtrArray) scenes = copy_scenes (self);

  g_return_val_if_fail (at <= scenes->len, NULL);

  g_ptr_array_insert (scenes, (int) at, mz_story_scene_copy (scene));
  return with_scenes (self, scenes);
}

/** mz_story_replace_scene: Returns: (transfer full) */
MzStory *
mz_story_replace_scene (const MzStory *self, guint i, const MzStoryScene *scene)
{
  g_autoptr (GPtrArray) scenes = copy_scenes (self);

  g_return_val_if_fail (i < scenes->len, NULL);

  mz_story_scene_free (scenes->pdata[i]);
  scenes->pdata[i] = mz_story_scene_copy (scene);
  return with_scenes (self, scenes);
}

/** mz_story_remove_scene: Returns: (transfer full) (nullable): %NULL: it was the only one, and a story has one at least */
MzStory *
mz_story_remove_scene (const MzStory *self, guint i)
{
  g_autoptr (GPtrArray) scenes = copy_scenes (self);

  g_return_val_if_fail (i < scenes->len, NULL);

  g_ptr_array_remove_index (scenes, i);
  return scenes->len > 0 ? with_scenes (self, scenes) : NULL;
}

/** mz_story_move_scene: @to: which it is then. Returns: (transfer full) */
MzStory *
mz_story_move_scene (const MzStory *self, guint from, guint to)
{
  g_autoptr (GPtrArray) scenes = copy_scenes (self);

  g_return_val_if_fail (from < scenes->len && to < scenes->len, NULL);

  g_ptr_array_insert (scenes, (int) to, g_ptr_array_steal_index (scenes, from));
  return with_scenes (self, scenes);
}

/** mz_story_set_seconds: @seconds: of each scene; 0: what was planned stays. Returns: (transfer full) */
MzStory *
mz_story_set_seconds (const MzStory *self, const guint *seconds)
{
  g_autoptr (GPtrArray) scenes = copy_scenes (self);

  for (guint i = 0; i < scenes->len; i++)
    if (seconds[i] > 0)
      ((MzStoryScene *) scenes->pdata[i])->seconds = seconds[i];
  return with_scenes (self, scenes);
}

/** mz_story_make_slug: @otherwise: where it has none. Returns: (transfer full): the letters and digits of a title, for an id. */
char *
mz_story_make_slug (const char *title, const char *otherwise)
{
  g_autofree char *plain = g_str_to_ascii (title, "C");
  GString *id = g_string_new (NULL);

  for (const char *p = plain; *p != '\0' && id->len < MAX_SLUG; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (id, g_ascii_tolower (*p));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  return g_string_free (id->len > 0 ? id : g_string_assign (id, otherwise), FALSE);
}

static gboolean
has_scene (const MzStory *self, const char *id)
{
  for (guint i = 0; i < mz_story_get_n_scenes (self); i++)
    if (strcmp (mz_story_peek_scene (self, i)->id, id) == 0)
      return TRUE;
  return FALSE;
}

/** mz_story_make_scene_id: Returns: (transfer full): of a title, one that no scene has. */
char *
mz_story_make_scene_id (const MzStory *self, const char *title)
{
  g_autofree char *slug = mz_story_make_slug (title, "scene");
  char *id = g_strdup (slug);

  for (guint i = 2; has_scene (self, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, i);
    }
  return id;
}
