/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Laying a file over a dataset while its windows go on: one thread reads the file, another lays what it has read over what the
 * dataset holds at that time, and the main thread exchanges the two. What has changed meanwhile is not lost: then the second
 * step is done again.
 */
#define G_LOG_DOMAIN "mz-io"

#include "mz-loader.h"

#include "mz-deliver.h"
#include "mz-facts-reader.h"
#include "mz-io-error.h"
#include "mz-record-batch.h"

#define READING 0.7 /* of all the work */

/* Owned by one thread at a time: the worker while it runs, else the main thread. What is marked so the worker never sees. */
typedef struct
{
  GTask         *task;    /* main */
  MzDataset     *dataset; /* main */
  guint          version; /* main: of the dataset when the base was taken */
  MzProgress     progress;
  GCancellable  *cancellable;
  GMainContext  *context;
  char          *path;
  MzReport      *report;
  MzRecordBatch *batch;
  MzRecordBase   base;
  MzDataset     *over;    /* (nullable): prepared */
  GError        *error;   /* (nullable) */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->over);
  mz_record_base_clear (&job->base);
  g_clear_pointer (&job->batch, mz_record_batch_free);
  g_clear_pointer (&job->report, mz_report_free);
  g_clear_error (&job->error);
  g_free (job->path);
  g_main_context_unref (job->context);
  g_clear_object (&job->cancellable);
  g_object_unref (job->dataset);
  g_object_unref (job->task);
  g_free (job);
}

static void
tell_read (double part, gpointer data)
{
  Job *job = data;

  mz_progress_tell (part * READING, &job->progress);
}

static void
start (Job *job, GThreadFunc work)
{
  g_thread_unref (g_thread_new ("loader", work, job));
}

static void
finish (Job *job)
{
  MzLoad *load;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    {
      load = g_new0 (MzLoad, 1);
      load->before = g_steal_pointer (&job->over);
      load->report = g_steal_pointer (&job->report);
      for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
        load->n_records[kind] = job->batch->records[kind]->len;
      g_task_return_pointer (job->task, load, (GDestroyNotify) mz_load_free);
    }
  job_free (job);
}

static gboolean take_base_cb (gpointer data);

static gboolean
swap_cb (gpointer data)
{
  Job *job = data;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    finish (job);
  else if (mz_dataset_get_version (job->dataset) != job->version)
    take_base_cb (job);
  else
    {
      mz_dataset_swap (job->dataset, job->over);
      finish (job);
    }
  return G_SOURCE_REMOVE;
}

static gpointer
lay_over (gpointer data)
{
  Job *job = data;

  job->over = mz_record_base_lay_over (&job->base, job->batch);
  mz_progress_tell (1, &job->progress);
  mz_deliver (job->context, swap_cb, job, NULL);
  return NULL;
}

static gboolean
take_base_cb (gpointer data)
{
  Job *job = data;

  if (job->error != NULL || g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    {
      finish (job);
      return G_SOURCE_REMOVE;
    }
  g_clear_object (&job->over);
  mz_record_base_clear (&job->base);
  mz_record_base_init (&job->base, job->dataset);
  job->version = mz_dataset_get_version (job->dataset);
  start (job, lay_over);
  return G_SOURCE_REMOVE;
}

static char *
dup_first_error (MzReport *report)
{
  guint i = 0;

  while (i + 1 < mz_report_get_length (report) && mz_report_peek (report, i)->severity != MZ_SEVERITY_ERROR)
    i++;
  return mz_finding_describe (mz_report_peek (report, i));
}

static gpointer
read_file (gpointer data)
{
  Job *job = data;
  MzReading reading = { .file = job->path, .batch = job->batch, .report = job->report, .overlaid = TRUE,
                        .cancellable = job->cancellable, .tell = tell_read, .data = job,
                        .countries = job->base.records[MZ_RECORD_COUNTRY] };
  g_autoptr (GBytes) bytes = mz_reading_load (&reading, job->path, &job->error);

  reading.bytes = bytes;
  if (job->error == NULL && (bytes == NULL || !mz_reading_run (&reading)))
    {
      g_autofree char *finding = dup_first_error (job->report);

      job->error = mz_io_error_new (MZ_IO_ERROR_SCHEMA, 0, 0, "%s", finding);
    }
  mz_deliver (job->context, take_base_cb, job, NULL);
  return NULL;
}

static Job *
job_new (MzDataset *dataset, MzRecordBatch *batch, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (job->task, mz_loader_load_finish);
  job->dataset = g_object_ref (dataset);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->context = g_main_context_ref_thread_default ();
  job->report = mz_report_new ();
  job->batch = batch;
  return job;
}

/**
 * mz_loader_load_async:
 * @dataset: what the file is laid over
 * @path: a file of facts, of GeoJSON, CSV, or of GIS
 * @cancellable: (nullable): until the very end, when the records are put to use
 * @progress: (nullable): not called after @cancellable was used
 *
 * Reads the file and lays it over the dataset, which changes once, at the end, or not at all. Main thread.
 */
void
mz_loader_load_async (MzDataset *dataset, const char *path, GCancellable *cancellable, MzLoadProgress progress,
                      gpointer progress_data, GAsyncReadyCallback callback, gpointer data)
{
  Job *job;

  g_return_if_fail (MZ_IS_DATASET (dataset) && path != NULL);

  job = job_new (dataset, mz_record_batch_new (), cancellable, callback, data);
  job->path = g_strdup (path);
  job->progress = (MzProgress) { progress, progress_data, job->context, job->cancellable, 0 };
  mz_record_base_init (&job->base, dataset);
  start (job, read_file);
}

/**
 * mz_loader_lay_over_async:
 * @batch: (transfer full): what is laid over the dataset
 *
 * As mz_loader_load_async(), of records that have been read. Ends with mz_loader_load_finish(). Main thread.
 */
void
mz_loader_lay_over_async (MzDataset *dataset, MzRecordBatch *batch, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer data)
{
  g_return_if_fail (MZ_IS_DATASET (dataset) && batch != NULL);

  take_base_cb (job_new (dataset, batch, cancellable, callback, data));
}

/**
 * mz_loader_load_finish:
 *
 * Errors: %G_IO_ERROR_CANCELLED; %G_IO_ERROR where the file cannot be read; %MZ_IO_ERROR_SCHEMA where it is none
 * that can be opened, with the place in the message: the dataset is as it was.
 *
 * Returns: (transfer full) (nullable): what has been laid over.
 */
MzLoad *
mz_loader_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mz_load_free (MzLoad *self)
{
  g_clear_object (&self->before);
  mz_report_free (self->report);
  g_free (self);
}
