/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-frames-save.h"

#include <glib/gi18n-lib.h>

#include "mz-file.h"

/* All of it is the main thread's. */
typedef struct
{
  MzWorkspace    *workspace; /* of its own, so that nothing in the window follows its clock */
  MzMapPage       page;
  MzView          view;
  MzFrames        frames;
  double          scale;
  char           *stem;
  MzContactSheet *contacts; /* (nullable) */
  guint           i, n;
  MzFramesTell    tell;
  gpointer        data;
} Saving;

/* What a thread packs and writes. */
typedef struct
{
  cairo_surface_t *surface; /* (nullable) */
  GBytes          *bytes;   /* (nullable): where there is no surface */
  char            *path;
} File;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  if (self->contacts != NULL)
    {
      g_autoptr (GBytes) unused = mz_contact_sheet_finish (self->contacts, NULL);
    }
  g_object_unref (self->workspace);
  g_free (self->stem);
  g_free (self);
}

static void
file_free (gpointer data)
{
  File *file = data;

  g_clear_pointer (&file->surface, cairo_surface_destroy);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file->path);
  g_free (file);
}

static char *
dup_path (const Saving *self, guint i)
{
  return g_strdup_printf ("%s-%04u.png", self->stem, i + 1);
}

static char *
dup_sheet_path (const Saving *self)
{
  return g_strconcat (self->stem, ".pdf", NULL);
}

/* A workspace that shows what @shown does. */
static MzWorkspace *
copy_workspace (MzWorkspace *shown)
{
  MzWorkspace *workspace = mz_workspace_new (mz_workspace_get_facts (shown));
  MzRecord *chosen = mz_workspace_get_selection (shown);

  mz_workspace_set_manner (workspace, mz_workspace_get_manner (shown));
  mz_workspace_set_scenario (workspace, mz_workspace_get_scenario (shown));
  mz_workspace_settle (workspace);
  mz_workspace_set_layers (workspace, mz_workspace_get_layers (shown));
  mz_workspace_set_query (workspace, mz_workspace_get_query (shown));
  if (chosen != NULL)
    mz_workspace_set_selection (workspace, mz_dataset_lookup (mz_workspace_get_dataset (workspace), mz_record_get_kind (chosen),
                                                              mz_record_get_id (chosen)));
  return workspace;
}

static void
write_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  File *file = data;
  GError *error = NULL;

  if (file->bytes == NULL)
    file->bytes = mz_exporter_encode (file->surface, &error);
  if (file->bytes != NULL
      && mz_file_write (file->path, g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* @task: (transfer full): that of all frames; @file: (transfer full) */
static void
write_file (GTask *task, File *file, GAsyncReadyCallback written)
{
  g_autoptr (GTask) writing = g_task_new (NULL, NULL, written, task);

  g_task_set_source_tag (writing, write_file);
  g_task_set_task_data (writing, file, file_free);
  g_task_run_in_thread (writing, write_worker);
}

static void
sheet_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* @task: (transfer full) */
static void
end_frames (GTask *task)
{
  Saving *self = g_task_get_task_data (task);
  GError *error = NULL;
  File *file;
  GBytes *bytes;

  if (self->contacts == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  bytes = mz_contact_sheet_finish (g_steal_pointer (&self->contacts), &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  file = g_new0 (File, 1);
  file->bytes = bytes;
  file->path = dup_sheet_path (self);
  write_file (task, file, sheet_written_cb);
}

static void queue_frame (GTask *task);

static void
frame_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Saving *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  self->i++;
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  if (self->tell != NULL)
    self->tell (self->i, self->n, self->data);
  queue_frame (task);
}

static gboolean
draw_frame (gpointer data)
{
  GTask *task = data;
  Saving *self = g_task_get_task_data (task);
  GError *error = NULL;
  cairo_surface_t *surface;
  File *file;

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return G_SOURCE_REMOVE;
    }
  if (self->i == self->n)
    {
      end_frames (task);
      return G_SOURCE_REMOVE;
    }
  surface = mz_frames_paint (&self->frames, self->i, &self->page, self->scale, &error);
  if (surface == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return G_SOURCE_REMOVE;
    }
  if (self->contacts != NULL)
    mz_contact_sheet_add (self->contacts, self->i);
  file = g_new0 (File, 1);
  file->surface = surface;
  file->path = dup_path (self, self->i);
  write_file (task, file, frame_written_cb);
  return G_SOURCE_REMOVE;
}

/* @task: (transfer full): after what the window has to do */
static void
queue_frame (GTask *task)
{
  g_idle_add (draw_frame, task);
}

/* Nothing that is there already is written over: many files are not easily seen to be lost. */
static gboolean
check_names (const Saving *self, GError **error)
{
  g_autofree char *sheet = dup_sheet_path (self), *found = NULL;

  if (self->contacts != NULL && g_file_test (sheet, G_FILE_TEST_EXISTS))
    found = g_path_get_basename (sheet);
  for (guint i = 0; i < self->n && found == NULL; i++)
    {
      g_autofree char *path = dup_path (self, i);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        found = g_path_get_basename (path);
    }
  if (found != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("There is a file %s already: take another name or another folder."), found);
  return found == NULL;
}

/**
 * mz_frames_save_async:
 * @order: copied; the number of its frames has been looked at
 *
 * Each frame is written whole or not at all; those that are done stay when the rest is given up.
 * Errors: %G_IO_ERROR_EXISTS where a file of that name is there already, those of mz_exporter_draw() and of mz_file_write().
 */
void
mz_frames_save_async (const MzFramesOrder *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Saving *self = g_new0 (Saving, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, mz_frames_save_async);
  g_task_set_task_data (task, self, saving_free);
  self->workspace = copy_workspace (order->page->workspace);
  self->view = *(order->page->view != NULL ? order->page->view : mz_workspace_get_view (order->page->workspace));
  self->page = *order->page;
  self->page.workspace = self->workspace;
  self->page.view = &self->view;
  self->frames = order->frames;
  self->scale = order->scale;
  self->stem = g_strdup (order->stem);
  self->n = mz_frames_get_n (&order->frames);
  self->tell = order->tell;
  self->data = order->data;
  if (order->contact_sheet)
    self->contacts = mz_contact_sheet_new (&self->frames, &self->page);
  if (check_names (self, &error))
    {
      queue_frame (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/** mz_frames_save_finish: @n_saved: (out): also where there is an error */
gboolean
mz_frames_save_finish (GAsyncResult *result, guint *n_saved, GError **error)
{
  const Saving *self = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == mz_frames_save_async, FALSE);

  *n_saved = self->i;
  return g_task_propagate_boolean (G_TASK (result), error);
}
