/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-deliver.h"
#include "mz-facts-reader.h"
#include "mz-import-match.h"
#include "mz-io-error.h"
#include "mz-json-text.h"
#include "mz-json-view.h"
#include "mz-record-parser.h"
#include "mz-table-reader.h"

#define ROWS_A_TELL 1024

typedef struct
{
  MzImport              *import;
  const MzImportOptions *options;
  const MzRecordBase    *base;
  GCancellable          *cancellable;
  void                 (*tell) (double part, gpointer data);
  gpointer               data;
} Run;

static void
row_clear (gpointer data)
{
  MzImportRow *row = data;

  g_clear_object (&row->record);
  g_clear_object (&row->match);
  g_free (row->name);
  g_free (row->wrong);
}

static MzImport *
import_new (GBytes *bytes, const char *file)
{
  MzImport *self = g_new0 (MzImport, 1);

  self->file = g_strdup (file);
  self->bytes = g_bytes_ref (bytes);
  self->rows = g_array_new (FALSE, TRUE, sizeof (MzImportRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->report = mz_report_new ();
  return self;
}

void
mz_import_free (MzImport *self)
{
  g_clear_pointer (&self->table, mz_table_unref);
  g_array_unref (self->rows);
  mz_report_free (self->report);
  g_bytes_unref (self->bytes);
  g_free (self->file);
  g_free (self);
}

static gboolean
is_cancelled (const Run *run)
{
  return run->cancellable != NULL && g_cancellable_is_cancelled (run->cancellable);
}

static void
add_wrong (MzImport *self, MzImportRow *row, const MzFinding *finding)
{
  g_autofree char *before = g_steal_pointer (&row->wrong);

  if (row->n_errors + row->n_warnings == 0)
    self->n_wrong++;
  row->n_errors += finding->severity == MZ_SEVERITY_ERROR;
  row->n_warnings += finding->severity == MZ_SEVERITY_WARNING;
  if (self->n_wrong > MZ_IMPORT_MAX_TOLD)
    return;
  row->wrong = before != NULL ? g_strdup_printf ("%s\n%s", before, finding->message) : g_strdup (finding->message);
}

/* What is sound is chosen, and looked for among the bundled records. */
static void
finish_row (MzImport *self, MzImportRow *row, MzImportMatcher *matcher)
{
  row->chosen = row->record != NULL;
  if (row->record == NULL)
    return;
  mz_import_matcher_find (matcher, row);
  self->n_matches += row->match != NULL;
}

/* Of more rows than anybody looks at it is counted alone. */
static void
count_wrong (MzImport *self, MzImportRow *row, MzReport *report)
{
  row->n_errors = mz_report_count (report, MZ_SEVERITY_ERROR);
  row->n_warnings = mz_report_count (report, MZ_SEVERITY_WARNING);
  self->n_wrong += row->n_errors + row->n_warnings > 0;
}

static void
read_table_row (Run *run, MzTableReader *reader, guint i, GHashTable *lines)
{
  gboolean told = run->import->n_wrong < MZ_IMPORT_MAX_TOLD;
  g_autoptr (MzReport) report = told ? mz_report_new () : mz_report_new_counting ();
  MzImportRow row = { 0 };

  row.record = mz_table_reader_read (reader, i, &row.line, &row.name, report);
  if (row.record != NULL)
    {
      const char *id = mz_record_get_id (row.record);
      guint first = GPOINTER_TO_UINT (g_hash_table_lookup (lines, id));

      g_clear_pointer (&row.name, g_free);
      if (first == 0)
        g_hash_table_insert (lines, g_strdup (id), GUINT_TO_POINTER (row.line));
      else
        {
          mz_report_add (report, MZ_SEVERITY_ERROR, run->import->file, row.line, 1, id, "id",
                         _("id is taken by the record in line %u; the first one was kept"), first);
          row.name = g_strdup (mz_record_get_name (row.record));
          g_clear_object (&row.record);
        }
    }
  for (guint k = 0; told && k < mz_report_get_length (report); k++)
    add_wrong (run->import, &row, mz_report_peek (report, k));
  if (!told)
    count_wrong (run->import, &row, report);
  g_array_append_val (run->import->rows, row);
}

static gboolean
read_table (Run *run)
{
  MzImport *self = run->import;
  const MzImportOptions *options = run->options;
  g_autoptr (MzCountryNames) countries = mz_country_names_new (run->base->records[MZ_RECORD_COUNTRY]);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MzTableReader) reader = NULL;

  self->table = mz_table_read (self->bytes, self->file, &options->table, run->cancellable, self->report);
  if (self->table == NULL)
    return FALSE;
  if (options->mapping != NULL && options->mapping->n_columns == mz_table_get_n_columns (self->table))
    self->mapping = *options->mapping;
  else if (options->kind >= 0)
    mz_table_mapping_guess_as (&self->mapping, self->table, countries, (MzRecordKind) options->kind);
  else
    mz_table_mapping_guess (&self->mapping, self->table, countries);
  mz_table_say_what_is_told (self->table, &self->mapping, self->report);
  reader = mz_table_reader_new (self->table, &self->mapping, countries, TRUE);
  for (guint i = 0; i < mz_table_get_n_rows (self->table) && !is_cancelled (run); i++)
    {
      read_table_row (run, reader, i, lines);
      if (i % ROWS_A_TELL == 0 && run->tell != NULL)
        run->tell (0.1 + 0.9 * mz_table_get_part (self->table, i), run->data);
    }
  return TRUE;
}

/* A finding goes to the row of its record; without one it is a row of its own, and without a line it is about the whole. */
static void
place_finding (MzImport *self, const MzFinding *finding, GHashTable *rows)
{
  gpointer found = NULL;
  MzImportRow row = { 0 };

  if (finding->record != NULL && g_hash_table_lookup_extended (rows, finding->record, NULL, &found)
      && finding->severity == MZ_SEVERITY_WARNING)
    {
      add_wrong (self, mz_import_peek_row (self, GPOINTER_TO_UINT (found)), finding);
      return;
    }
  if (finding->line == 0)
    {
      mz_report_add (self->report, finding->severity, finding->file, 0, 0, NULL, NULL, "%s", finding->message);
      return;
    }
  row.line = finding->line;
  row.name = g_strdup (finding->record != NULL ? finding->record : "");
  add_wrong (self, &row, finding);
  /* What is wrong with one record stands together. */
  if (self->rows->len > 0 && finding->record != NULL && mz_import_peek_row (self, self->rows->len - 1)->record == NULL
      && strcmp (mz_import_peek_row (self, self->rows->len - 1)->name, finding->record) == 0)
    {
      self->n_wrong--;
      row_clear (&row);
      add_wrong (self, mz_import_peek_row (self, self->rows->len - 1), finding);
      return;
    }
  g_array_append_val (self->rows, row);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  guint line_a = ((const MzImportRow *) a)->line, line_b = ((const MzImportRow *) b)->line;

  return line_a < line_b ? -1 : line_a > line_b;
}

static void
take_batch (MzImport *self, MzRecordBatch *batch, MzReport *report)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < batch->records[kind]->len; i++)
      {
        MzRecord *record = batch->records[kind]->pdata[i];
        MzImportRow row = { .line = mz_record_peek_head (record)->line, .record = g_object_ref (record) };

        if (mz_report_get_length (report) > 0)
          g_hash_table_insert (rows, (gpointer) mz_record_get_id (record), GUINT_TO_POINTER (self->rows->len));
        g_array_append_val (self->rows, row);
      }
  for (guint i = 0; i < mz_report_get_length (report); i++)
    place_finding (self, mz_report_peek (report, i), rows);
  if (mz_report_get_length (report) > 0)
    g_array_sort (self->rows, compare_lines);
  self->as_of = batch->as_of;
}

static gboolean
read_json (Run *run)
{
  MzImport *self = run->import;
  g_autoptr (MzRecordBatch) batch = mz_record_batch_new ();
  g_autoptr (MzReport) report = mz_report_new ();

  if (!mz_reading_run (&(MzReading) { .bytes = self->bytes, .file = self->file, .batch = batch, .report = report,
                                      .overlaid = TRUE, .cancellable = run->cancellable, .tell = run->tell,
                                      .data = run->data }))
    {
      mz_report_append (self->report, report);
      return FALSE;
    }
  if (!is_cancelled (run))
    take_batch (self, batch, report);
  return TRUE;
}

static MzImport *
read_all (Run *run, GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (MzImport) import = import_new (bytes, file);
  g_autoptr (MzImportMatcher) matcher = NULL;
  gboolean read;

  run->import = import;
  read = mz_table_is_name (file) ? read_table (run) : read_json (run);
  if (run->cancellable != NULL && g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return NULL;
  if (!read)
    {
      g_autofree char *finding = mz_finding_describe (mz_report_peek (import->report, 0));

      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SCHEMA, 0, 0, "%s", finding));
      return NULL;
    }
  matcher = mz_import_matcher_new (run->base);
  for (guint i = 0; i < import->rows->len; i++)
    finish_row (import, mz_import_peek_row (import, i), matcher);
  return g_steal_pointer (&import);
}

/**
 * mz_import_read:
 * @file: its name: it tells a table
 * @options: (nullable)
 * @base: what it is to be laid over
 *
 * Errors: %MZ_IO_ERROR_SCHEMA where it is nothing that can be read, with the place in the message. Any thread.
 *
 * Returns: (transfer full) (nullable): what is in the file.
 */
MzImport *
mz_import_read (GBytes *bytes, const char *file, const MzImportOptions *options, const MzRecordBase *base, GError **error)
{
  static const MzImportOptions told = { .kind = -1 };
  Run run = { .options = options != NULL ? options : &told, .base = base };

  g_return_val_if_fail (bytes != NULL && file != NULL && base != NULL, NULL);

  return read_all (&run, bytes, file, error);
}

/** mz_import_needs_eyes: Returns: whether somebody should look at it first: it is a table, or there is something to settle. */
gboolean
mz_import_needs_eyes (const MzImport *self)
{
  return self->table != NULL || self->n_wrong > 0 || self->n_matches > 0 || mz_report_get_length (self->report) > 0;
}

/* Whether the row will be a record of the dataset. */
static gboolean
is_taken (const MzImportRow *row)
{
  return row->chosen && row->record != NULL && (row->match == NULL || row->settling != MZ_SETTLE_FACTS);
}

/** mz_import_count_chosen: Returns: how many records will be laid over the facts. */
guint
mz_import_count_chosen (const MzImport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += is_taken (mz_import_peek_row (self, i));
  return n;
}

/* Returns: (transfer full): the same record under another id. */
static MzRecord *
rename_record (MzRecord *record, const char *id)
{
  const MzRecordHead *head = mz_record_peek_head (record);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  g_autoptr (GString) json = g_string_new ("{\"id\": ");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MzReport) report = mz_report_new ();
  MzRecordText text;
  gsize length;
  const char *data = g_bytes_get_data (head->json, &length);

  mz_json_text_quote (json, id);
  mz_json_view_list_members ((MzJsonView) { data, data + length }, members);
  for (guint i = 0; i < members->len; i++)
    {
      const MzJsonViewMember *member = &g_array_index (members, MzJsonViewMember, i);

      if (mz_json_view_is_key (member, "id"))
        continue;
      g_string_append (json, ", ");
      g_string_append_len (json, member->key - 1, member->value.end - member->key + 1);
    }
  g_string_append_c (json, '}');
  bytes = g_bytes_new (json->str, json->len);
  text = (MzRecordText) { head->file, bytes, 0, json->len, head->line, 1, TRUE, TRUE };
  return mz_record_parse (mz_record_get_kind (record), &text, report);
}

static char *
find_free_id (MzRecord *record, const MzRecordBatch *batch, MzDataset *dataset)
{
  MzRecordKind kind = mz_record_get_kind (record);

  for (guint n = 2;; n++)
    {
      g_autofree char *id = g_strdup_printf ("%.180s-%u", mz_record_get_id (record), n);

      if (mz_dataset_lookup (dataset, kind, id) == NULL && !g_hash_table_contains (batch->rows[kind], id))
        return g_steal_pointer (&id);
    }
}

/* Returns: (transfer full) (nullable): what comes of the row. */
static MzRecord *
settle (const MzImportRow *row, const MzRecordBatch *batch, MzDataset *dataset)
{
  gboolean same_id = row->match != NULL && row->match_kind == MZ_MATCH_ID;
  g_autofree char *id = NULL;

  if (row->match == NULL || (same_id && row->settling == MZ_SETTLE_FILE) || (!same_id && row->settling == MZ_SETTLE_BOTH))
    return g_object_ref (row->record);
  if (row->settling == MZ_SETTLE_BOTH)
    id = find_free_id (row->record, batch, dataset);
  /* Two rows may look like one record: the second stays what it is. */
  else if (g_hash_table_contains (batch->rows[mz_record_get_kind (row->match)], mz_record_get_id (row->match)))
    return g_object_ref (row->record);
  else
    id = g_strdup (mz_record_get_id (row->match));
  return rename_record (row->record, id);
}

/**
 * mz_import_make_batch:
 * @dataset: what it will be laid over
 *
 * Returns: (transfer full): the records of the chosen rows, as each was settled.
 */
MzRecordBatch *
mz_import_make_batch (const MzImport *self, MzDataset *dataset)
{
  MzRecordBatch *batch = mz_record_batch_new ();

  g_return_val_if_fail (self != NULL && MZ_IS_DATASET (dataset), batch);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MzImportRow *row = mz_import_peek_row (self, i);
      MzRecord *record = is_taken (row) ? settle (row, batch, dataset) : NULL;

      if (record != NULL)
        mz_record_batch_add (batch, record, NULL);
    }
  batch->as_of = self->as_of;
  return batch;
}

/* Owned by one thread at a time: the worker while it runs, else the main thread. */
typedef struct
{
  GTask          *task;    /* main */
  MzProgress      progress;
  GMainContext   *context;
  GCancellable   *cancellable;
  char           *file;
  GBytes         *bytes;   /* (nullable): to be read from @file */
  MzImportOptions options;
  MzTableMapping  mapping;
  MzRecordBase    base;
  MzImport       *import;
  GError         *error;
} Job;

static gboolean
finish_cb (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, job->error);
  else
    g_task_return_pointer (job->task, job->import, (GDestroyNotify) mz_import_free);
  mz_record_base_clear (&job->base);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->cancellable);
  g_main_context_unref (job->context);
  g_object_unref (job->task);
  g_free (job->file);
  g_free (job);
  return G_SOURCE_REMOVE;
}

/* Of whatever file: what is no text is read by the helper for it. */
static void
load_bytes (Job *job)
{
  g_autoptr (MzReport) report = mz_report_new ();
  MzReading reading = { .file = job->file, .report = report, .overlaid = TRUE, .cancellable = job->cancellable,
                        .tell = mz_progress_tell, .data = &job->progress };

  job->bytes = mz_reading_load (&reading, job->file, &job->error);
  if (job->bytes == NULL && job->error == NULL)
    {
      g_autofree char *finding = mz_finding_describe (mz_report_peek (report, 0));

      job->error = mz_io_error_new (MZ_IO_ERROR_SCHEMA, 0, 0, "%s", finding);
    }
}

static gpointer
read_thread (gpointer data)
{
  Job *job = data;
  Run run = { .options = &job->options, .base = &job->base, .cancellable = job->cancellable,
              .tell = mz_progress_tell, .data = &job->progress };

  if (job->bytes == NULL)
    load_bytes (job);
  if (job->bytes != NULL)
    job->import = read_all (&run, job->bytes, job->file, &job->error);
  mz_deliver (job->context, finish_cb, job, NULL);
  return NULL;
}

/**
 * mz_import_read_async:
 * @dataset: what the file is to be laid over; it is not changed
 * @file: its path, or what stands for it where there are @bytes: its ending tells a table
 * @bytes: (nullable): what is in it; %NULL: to be read from there
 * @options: (nullable)
 * @progress: (nullable): not called after @cancellable was used
 *
 * Main thread.
 */
void
mz_import_read_async (MzDataset *dataset, const char *file, GBytes *bytes, const MzImportOptions *options,
                      GCancellable *cancellable, MzLoadProgress progress, gpointer progress_data,
                      GAsyncReadyCallback callback, gpointer data)
{
  Job *job;

  g_return_if_fail (MZ_IS_DATASET (dataset) && file != NULL);

  job = g_new0 (Job, 1);
  job->task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (job->task, mz_import_read_async);
  job->context = g_main_context_ref_thread_default ();
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->progress = (MzProgress) { progress, progress_data, job->context, job->cancellable, 0 };
  job->file = g_strdup (file);
  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  job->options = options != NULL ? *options : (MzImportOptions) { .kind = -1 };
  if (job->options.mapping != NULL)
    {
      job->mapping = *job->options.mapping;
      job->options.mapping = &job->mapping;
    }
  mz_record_base_init (&job->base, dataset);
  g_thread_unref (g_thread_new ("import", read_thread, job));
}

/**
 * mz_import_read_finish:
 *
 * Errors: %G_IO_ERROR_CANCELLED; %G_IO_ERROR where the file cannot be read; %MZ_IO_ERROR_SCHEMA where it is nothing that can be
 * laid over the facts, with the place in the message.
 *
 * Returns: (transfer full) (nullable): what is in the file.
 */
MzImport *
mz_import_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
