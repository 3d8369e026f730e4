/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-story-reader.h"

#include "mz-json-text.h"

static void
append_key (GString *out, const char *key)
{
  g_string_append_printf (out, ",\n      \"%s\": ", key);
}

static void
append_string (GString *out, const char *key, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  append_key (out, key);
  mz_json_text_quote (out, value);
}

static void
append_sources (GString *out, GStrv sources)
{
  if (*sources == NULL)
    return;
  append_key (out, "sources");
  for (guint i = 0; sources[i] != NULL; i++)
    {
      g_string_append (out, i == 0 ? "[" : ", ");
      mz_json_text_quote (out, sources[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_then (GString *out, const GPtrArray *then)
{
  if (then->len == 0)
    return;
  append_key (out, "then");
  for (guint i = 0; i < then->len; i++)
    {
      const MzStoryFigureThen *figure = then->pdata[i];

      g_string_append (out, i == 0 ? "{\n        " : ",\n        ");
      mz_json_text_quote (out, figure->binding);
      g_string_append (out, ": ");
      mz_json_text_quote (out, figure->value);
    }
  g_string_append (out, "\n      }");
}

static gboolean
append_scene (GString *out, const MzStoryScene *scene, GError **error)
{
  g_autofree char *view = mz_address_to_string (scene->view, error);
  g_autofree char *until = mz_partial_date_is_set (scene->until) ? mz_partial_date_to_string (scene->until) : NULL;

  if (view == NULL)
    {
      g_prefix_error (error, "%s: ", scene->title);
      return FALSE;
    }
  g_string_append (out, "    {\n      \"id\": ");
  mz_json_text_quote (out, scene->id);
  append_string (out, "title", scene->title);
  append_string (out, "text", scene->text);
  append_string (out, "notes", scene->notes);
  if (scene->seconds > 0)
    {
      append_key (out, "seconds");
      g_string_append_printf (out, "%u", scene->seconds);
    }
  append_string (out, "view", view);
  append_string (out, "until", until);
  append_string (out, "chart", scene->chart);
  append_sources (out, scene->sources);
  append_then (out, scene->then);
  g_string_append (out, "\n    }");
  return TRUE;
}

/**
 * mz_story_write:
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT where a view is too long for an address, which a long search makes it.
 *
 * Returns: (transfer full) (nullable): JSON that reads as the same story.
 */
char *
mz_story_write (const MzStory *story, GError **error)
{
  g_autoptr (GString) out = g_string_new ("{\n  \"story\": ");

  mz_json_text_quote (out, mz_story_get_id (story));
  g_string_append (out, ",\n  \"title\": ");
  mz_json_text_quote (out, mz_story_get_title (story));
  if (mz_story_get_subtitle (story) != NULL)
    {
      g_string_append (out, ",\n  \"subtitle\": ");
      mz_json_text_quote (out, mz_story_get_subtitle (story));
    }
  g_string_append (out, ",\n  \"scenes\": [");
  for (guint i = 0; i < mz_story_get_n_scenes (story); i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      if (!append_scene (out, mz_story_peek_scene (story, i), error))
        return NULL;
    }
  g_string_append (out, "\n  ]\n}\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
