/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"
#include "mz-slide-texture.h"

#include "mz-texture.h"
#include "mz-work.h"

/* Slide and texture are taken out again on the main thread, as the worker may be the last to let go of the task. */
typedef struct
{
  MzSlide    *slide;
  double      scale;
  GdkTexture *texture;
} Job;

static void
draw_slide (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  mz_work_begin ();
  job->texture = mz_texture_new_for_surface (mz_slide_draw (job->slide, job->scale));
  mz_work_end ();
  g_task_return_boolean (task, TRUE);
}

/**
 * mz_slide_texture_async:
 * @slide: (transfer full)
 * @scale: pixels of the texture for one of the slide
 * @callback: has to call mz_slide_texture_finish()
 */
void
mz_slide_texture_async (MzSlide *slide, double scale, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->slide = slide;
  job->scale = scale;
  g_task_set_source_tag (task, mz_slide_texture_async);
  g_task_set_task_data (task, job, g_free);
  g_task_run_in_thread (task, draw_slide);
}

/** mz_slide_texture_finish: Once. Returns: (transfer full) */
GdkTexture *
mz_slide_texture_finish (GAsyncResult *result)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  g_clear_pointer (&job->slide, mz_slide_unref);
  return g_steal_pointer (&job->texture);
}
