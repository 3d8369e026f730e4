/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"
#include "mz-hand-out.h"

#include "mz-deliver.h"
#include "mz-file.h"
#include "mz-work.h"

#define WIDTH  1920 /* as on the command line where no size is given */
#define HEIGHT 1080

/* @tell, @data: the main thread's */
typedef struct
{
  MzHandout    *handout;
  MzHandOutKind kind;
  char         *path;
  MzHandOutTell tell;
  gpointer      data;
  GTask        *task; /* not owned: it owns this */
} Saving;

typedef struct
{
  GTask *task;
  double part;
} Told;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  mz_handout_unref (self->handout);
  g_free (self->path);
  g_free (self);
}

static void
told_free (gpointer data)
{
  Told *told = data;

  g_object_unref (told->task);
  g_free (told);
}

static gboolean
tell_on_main (gpointer data)
{
  Told *told = data;
  Saving *self = g_task_get_task_data (told->task);

  if (!g_task_get_completed (told->task) && !g_cancellable_is_cancelled (g_task_get_cancellable (told->task)))
    self->tell (told->part, self->data);
  return G_SOURCE_REMOVE;
}

static void
tell_part (guint done, guint n, gpointer data)
{
  Saving *self = data;
  Told *told;

  if (self->tell == NULL)
    return;
  told = g_new (Told, 1);
  *told = (Told) { g_object_ref (self->task), (double) done / n };
  mz_deliver (NULL, tell_on_main, told, told_free);
}

static gboolean
write_pages (Saving *self, const MzHandoutWatch *watch, GError **error)
{
  g_autoptr (GBytes) bytes = mz_handout_draw (self->handout, watch, error);

  return bytes != NULL && mz_file_write (self->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static void
save_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *self = data;
  MzHandoutWatch watch = { cancellable, tell_part, self };
  GError *error = NULL;
  gboolean done;

  mz_work_begin ();
  switch (self->kind)
    {
    case MZ_HAND_OUT_FRAMES:
      done = mz_handout_write_frames (self->handout, self->path, &watch, &error);
      break;
    case MZ_HAND_OUT_FOLDER:
      done = mz_handout_write_folder (self->handout, self->path, &watch, &error);
      break;
    case MZ_HAND_OUT_PAGES:
    default:
      done = write_pages (self, &watch, &error);
    }
  mz_work_end ();
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** mz_hand_out_get_spec: What the command line takes where nothing is said. */
void
mz_hand_out_get_spec (MzHandoutSpec *spec)
{
  *spec = (MzHandoutSpec) { .width = WIDTH, .height = HEIGHT, .scale = 1, .theme = MZ_THEME_LIGHT, .paper = MZ_PAPER_A4 };
}

/**
 * mz_hand_out_save_async:
 * @path: of the file or the folder
 * @tell: (nullable): told in the main thread how far it is, where that can be told
 *
 * Errors: %G_IO_ERROR_CANCELLED, those of mz_handout_draw(), mz_handout_write_frames() and mz_handout_write_folder().
 */
void
mz_hand_out_save_async (MzHandout *handout, MzHandOutKind kind, const char *path, GCancellable *cancellable, MzHandOutTell tell,
                        gpointer tell_data, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Saving *self = g_new0 (Saving, 1);

  self->handout = mz_handout_ref (handout);
  self->kind = kind;
  self->path = g_strdup (path);
  self->tell = tell;
  self->data = tell_data;
  self->task = task;
  g_task_set_source_tag (task, mz_hand_out_save_async);
  g_task_set_task_data (task, self, saving_free);
  g_task_run_in_thread (task, save_worker);
}

gboolean
mz_hand_out_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == mz_hand_out_save_async, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
