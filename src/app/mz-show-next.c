/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of the next scene, for the console. */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-private.h"

#include <math.h>

#include "mz-texture.h"
#include "mz-work.h"

#define NEXT_WIDTH   560 /* px: of the picture of the next scene */
#define NEXT_HEIGHT  315
#define NEXT_REST_MS 100 /* what the audience sees comes first */

/* @show, @slide: taken out again on the main thread, as the worker may be the last to let go of the task */
typedef struct
{
  MzShow     *show;
  MzSlide    *slide;
  double      scale;
  guint       serial;
  GdkTexture *texture;
} NextJob;

static void
paint_next (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  NextJob *job = data;

  mz_work_begin ();
  job->texture = mz_texture_new_for_surface (mz_slide_draw (job->slide, job->scale));
  mz_work_end ();
  g_task_return_boolean (task, TRUE);
}

static void
next_painted_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  NextJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (MzShow) self = g_steal_pointer (&job->show);
  g_autoptr (GdkTexture) texture = g_steal_pointer (&job->texture);

  g_clear_pointer (&job->slide, mz_slide_unref);
  self->n_painting--;
  if (job->serial == self->serial && self->panel != NULL)
    mz_show_console_set_next (self->panel, texture);
}

static gboolean
next_cb (gpointer data)
{
  MzShow *self = data;
  MzSlideSpec spec = { NEXT_WIDTH, NEXT_HEIGHT, MZ_THEME_LIGHT, TRUE }, stage;
  g_autoptr (GTask) task = NULL;
  MzSlide *slide;
  NextJob *job;
  guint next;

  self->next_id = 0;
  if (!mz_story_player_get_next (self->player, &next))
    return G_SOURCE_REMOVE;
  mz_show_stage_get_spec (self->stage, &stage);
  spec.theme = stage.theme;
  if (stage.width > 1 && stage.height > 1)
    spec.height = round (spec.width * stage.height / stage.width);
  slide = mz_show_make_slide (self, next, &spec, NULL);
  if (slide == NULL)
    return G_SOURCE_REMOVE;
  job = g_new0 (NextJob, 1);
  job->show = g_object_ref (self);
  job->slide = slide;
  job->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self->panel));
  job->serial = self->serial;
  task = g_task_new (NULL, NULL, next_painted_cb, NULL);
  g_task_set_task_data (task, job, g_free);
  self->n_painting++;
  g_task_run_in_thread (task, paint_next);
  return G_SOURCE_REMOVE;
}

/** mz_show_queue_next: Has it painted soon, as the show stands now. */
void
mz_show_queue_next (MzShow *self)
{
  guint next;

  self->serial++;
  g_clear_handle_id (&self->next_id, g_source_remove);
  if (!mz_story_player_get_next (self->player, &next))
    mz_show_console_set_next (self->panel, NULL);
  self->next_id = g_timeout_add ((guint) (NEXT_REST_MS / self->pace), next_cb, self);
}
