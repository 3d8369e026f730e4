/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-story"

#include "mz-handout.h"

#include <glib/gi18n-lib.h>

#include "mz-chart.h"
#include "mz-handout-private.h"
#include "mz-story-check.h"
#include "mz-story-reader.h"
#include "mz-story-text.h"

static void
scene_free (gpointer data)
{
  MzHandoutScene *scene = data;

  g_free (scene->id);
  g_free (scene->title);
  g_free (scene->markup);
  g_free (scene->notes);
  g_free (scene->clock);
  g_free (scene->trouble);
  g_clear_pointer (&scene->slide, mz_slide_unref);
  g_clear_pointer (&scene->picture, mz_slide_unref);
  g_ptr_array_unref (scene->citations);
  g_ptr_array_unref (scene->reading);
  g_free (scene);
}

/* "Map, November 2025", "Prices of oxides, 2010 to 2025, scenario “…”". */
static char *
describe_clock (MzWorkspace *workspace, const MzStoryScene *scene)
{
  const char *name = mz_story_scene_get_chart (scene);
  const MzChart *chart = name != NULL ? mz_charts_lookup (name) : NULL;
  const char *what = name == NULL ? _("Map") : chart != NULL ? mz_chart_get_label (chart) : name;
  MzScenario *scenario = mz_workspace_get_scenario (workspace);
  g_autofree char *end = mz_partial_date_format (mz_workspace_get_date (workspace)), *begin = NULL, *when = NULL;

  if (mz_partial_date_is_set (scene->until) && mz_partial_date_is_set (scene->view->date))
    {
      begin = mz_partial_date_format (scene->view->date);
      /* Translators: two dates. */
      when = g_strdup_printf (_("%1$s to %2$s"), begin, end);
    }
  else
    when = g_steal_pointer (&end);
  if (scenario != NULL)
    /* Translators: map or chart, date, title of a scenario. */
    return g_strdup_printf (_("%1$s, %2$s, scenario “%3$s”"), what, when, mz_scenario_peek (scenario)->title);
  /* Translators: map or chart, and a date: "Map, November 2025". */
  return g_strdup_printf (_("%1$s, %2$s"), what, when);
}

static void
add_citation (GPtrArray *citations, GHashTable *seen, MzSource *source)
{
  if (g_hash_table_add (seen, source))
    g_ptr_array_add (citations, mz_source_get_citation (source));
}

/* @ids: of sources, and of records that have some. */
static void
add_citations (GPtrArray *citations, GHashTable *seen, MzDataset *dataset, const char *const *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      MzRecord *record = mz_dataset_find (dataset, ids[i]);

      if (record == NULL)
        continue;
      if (MZ_IS_SOURCE (record))
        add_citation (citations, seen, MZ_SOURCE (record));
      for (GStrv source = mz_record_peek_head (record)->sources; *source != NULL; source++)
        {
          MzRecord *found = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, *source);

          if (found != NULL)
            add_citation (citations, seen, MZ_SOURCE (found));
        }
    }
}

/* @ids: (nullable) (inout): the records that its figures rest on are added. Returns: (transfer full) (nullable): Pango markup. */
static char *
look_up (const char *text, MzStoryContext *context, GPtrArray *ids)
{
  g_autoptr (MzStoryText) found = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  found = mz_story_text_new (text, context);
  for (guint i = 0; ids != NULL && i < found->figures->len; i++)
    {
      const MzStoryFigure *figure = found->figures->pdata[i];

      for (guint j = 0; figure->sources[j] != NULL; j++)
        g_ptr_array_add (ids, g_strdup (figure->sources[j]));
    }
  return g_strdup (found->markup);
}

static GPtrArray *
copy_lines (GPtrArray *lines)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_ptr_array_add (copy, g_strdup (lines->pdata[i]));
  return copy;
}

/* Returns: (transfer full) (nullable): why the scene is passed over; else @workspace shows it. */
static char *
find_trouble (MzWorkspace *workspace, const MzStoryScene *scene, MzStoryContext *context)
{
  g_autoptr (GError) error = NULL;

  if (!mz_slide_pose (workspace, scene, &error))
    /* Translators: why. */
    return g_strdup_printf (_("This scene cannot be shown: %s."), error->message);
  if (!mz_story_check_is_shown (scene, context))
    return g_strdup (_("This scene is passed over: the facts no longer have what it shows."));
  return NULL;
}

static MzHandoutScene *
build_scene (const MzStoryScene *scene, MzWorkspace *workspace, MzBasemap *basemap, const MzHandoutSpec *spec)
{
  MzHandoutScene *self = g_new0 (MzHandoutScene, 1);
  g_autoptr (MzStoryContext) context = mz_story_context_new_for_scene (mz_workspace_get_facts (workspace), scene);
  g_auto (GStrv) sources = mz_story_scene_dup_sources (scene, context);
  g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const MzSlideSpec frame = { spec->width, spec->height, spec->theme, TRUE };
  const MzSlideSpec picture = { MZ_SLIDE_WIDTH, MZ_SLIDE_HEIGHT, MZ_THEME_LIGHT, FALSE };
  MzSlideWords words = { .title = scene->title, .sources = (const char *const *) sources };

  self->id = g_strdup (scene->id);
  self->title = g_strdup (scene->title);
  self->citations = g_ptr_array_new_with_free_func (g_free);
  words.markup = self->markup = look_up (scene->text, context, NULL);
  self->notes = look_up (scene->notes, context, more);
  self->trouble = find_trouble (workspace, scene, context);
  if (self->trouble == NULL)
    {
      self->slide = mz_slide_new (workspace, basemap, scene, &words, &frame);
      self->picture = mz_slide_new (workspace, basemap, scene, &words, &picture);
    }
  self->clock = describe_clock (workspace, scene);
  self->reading = copy_lines (self->picture != NULL ? mz_slide_peek_notes (self->picture) : NULL);
  add_citations (self->citations, seen, context->dataset, (const char *const *) sources, g_strv_length (sources));
  add_citations (self->citations, seen, context->dataset, (const char *const *) more->pdata, more->len);
  if (self->picture != NULL && mz_slide_peek_sources (self->picture) != NULL)
    add_citations (self->citations, seen, context->dataset,
                   (const char *const *) mz_slide_peek_sources (self->picture)->pdata, mz_slide_peek_sources (self->picture)->len);
  return self;
}

MzHandout *
mz_handout_new (MzStory *story, MzDataset *facts, MzBasemap *basemap, const MzHandoutSpec *spec)
{
  MzHandout *self;
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (facts);

  g_return_val_if_fail (story != NULL && basemap != NULL && spec != NULL && spec->paper < MZ_N_PAPERS, NULL);

  self = g_atomic_rc_box_new0 (MzHandout);
  self->spec = *spec;
  self->spec.manner = NULL; /* other threads draw */
  if (spec->manner != NULL)
    mz_workspace_set_manner (workspace, spec->manner);
  self->borders = mz_manner_get_borders (mz_workspace_get_manner (workspace));
  self->id = g_strdup (mz_story_get_id (story));
  self->title = g_strdup (mz_story_get_title (story));
  self->subtitle = g_strdup (mz_story_get_subtitle (story));
  self->seconds = mz_story_get_seconds (story);
  self->as_of = mz_dataset_get_as_of (facts);
  self->json = mz_story_write (story, NULL);
  self->scenes = g_ptr_array_new_with_free_func (scene_free);
  for (guint i = 0; i < mz_story_get_n_scenes (story); i++)
    g_ptr_array_add (self->scenes, build_scene (mz_story_peek_scene (story, i), workspace, basemap, spec));
  return self;
}

MzHandout *
mz_handout_ref (MzHandout *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_content (gpointer data)
{
  MzHandout *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->json);
  g_ptr_array_unref (self->scenes);
}

void
mz_handout_unref (MzHandout *self)
{
  g_atomic_rc_box_release_full (self, free_content);
}

guint
mz_handout_get_n_scenes (const MzHandout *self)
{
  return self->scenes->len;
}

MzSlide *
mz_handout_peek_slide (const MzHandout *self, guint i)
{
  return ((const MzHandoutScene *) self->scenes->pdata[i])->slide;
}

const char *
mz_handout_peek_trouble (const MzHandout *self, guint i)
{
  return ((const MzHandoutScene *) self->scenes->pdata[i])->trouble;
}
