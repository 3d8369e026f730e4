/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-progress.h"

#include "mz-deliver.h"

#define STEPS 100

typedef struct
{
  MzLoadProgress function;
  gpointer       data;
  GCancellable  *cancellable;
  double         part;
} Step;

static void
step_free (Step *step)
{
  g_clear_object (&step->cancellable);
  g_free (step);
}

static gboolean
tell_step_cb (gpointer data)
{
  Step *step = data;

  if (step->cancellable == NULL || !g_cancellable_is_cancelled (step->cancellable))
    step->function (step->part, step->data);
  return G_SOURCE_REMOVE;
}

/**
 * mz_progress_tell:
 * @part: of the work that is done, 0 to 1; what is less than a step further is not told
 * @progress: a #MzProgress
 *
 * Of the shape of #MzReading's tell. Worker thread.
 */
void
mz_progress_tell (double part, gpointer progress)
{
  MzProgress *self = progress;
  Step *step;

  if (self->function == NULL || (int) (part * STEPS) <= self->step)
    return;
  self->step = (int) (part * STEPS);
  step = g_new (Step, 1);
  *step = (Step) { self->function, self->data, self->cancellable != NULL ? g_object_ref (self->cancellable) : NULL, part };
  mz_deliver (self->context, tell_step_cb, step, (GDestroyNotify) step_free);
}
