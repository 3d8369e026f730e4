/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-record-batch.h"

#include <glib/gi18n-lib.h>

MzRecordBatch *
mz_record_batch_new (void)
{
  MzRecordBatch *self = g_new0 (MzRecordBatch, 1);

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      self->records[kind] = g_ptr_array_new_with_free_func (g_object_unref);
      self->rows[kind] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  return self;
}

void
mz_record_batch_free (MzRecordBatch *self)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      g_hash_table_unref (self->rows[kind]);
      g_ptr_array_unref (self->records[kind]);
    }
  g_free (self);
}

static guint
find_row (const MzRecordBatch *self, MzRecord *record)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->rows[mz_record_get_kind (record)], mz_record_get_id (record)));
}

static void
append (MzRecordBatch *self, MzRecord *record)
{
  MzRecordKind kind = mz_record_get_kind (record);

  g_ptr_array_add (self->records[kind], record);
  g_hash_table_insert (self->rows[kind], (gpointer) mz_record_get_id (record),
                       GUINT_TO_POINTER (self->records[kind]->len));
}

/**
 * mz_record_batch_add:
 * @record: (transfer full): dropped, and reported, if there is one with its id
 * @report: (nullable)
 *
 * Returns: whether it was taken.
 */
gboolean
mz_record_batch_add (MzRecordBatch *self, MzRecord *record, MzReport *report)
{
  const MzRecordHead *head = mz_record_peek_head (record), *first;
  guint row = find_row (self, record);

  if (row == 0)
    {
      append (self, record);
      return TRUE;
    }
  first = mz_record_peek_head (self->records[mz_record_get_kind (record)]->pdata[row - 1]);
  if (report != NULL)
    mz_report_add (report, MZ_SEVERITY_ERROR, head->file, head->line, 0, head->id, "id",
                   _("id is taken by the record in line %u of %s; the first one was kept"), first->line, first->file);
  g_object_unref (record);
  return FALSE;
}

/** mz_record_batch_fill: Makes @dataset hold these records and no others; it is then to be linked or prepared. */
void
mz_record_batch_fill (const MzRecordBatch *self, MzDataset *dataset)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    mz_dataset_set_records (dataset, (MzRecordKind) kind, self->records[kind]);
  if (mz_partial_date_is_set (self->as_of))
    mz_dataset_set_as_of (dataset, self->as_of);
}

/** mz_record_base_init: @self: (out caller-allocates): what @dataset holds now */
void
mz_record_base_init (MzRecordBase *self, MzDataset *dataset)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    self->records[kind] = mz_store_ref_records (mz_dataset_get_store (dataset, (MzRecordKind) kind));
  self->as_of = mz_dataset_get_as_of (dataset);
}

void
mz_record_base_clear (MzRecordBase *self)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    g_clear_pointer (&self->records[kind], g_ptr_array_unref);
}

/* Those of @upper that have not taken the place of one of the first @n_lower records. */
static void
append_others (GPtrArray *records, GPtrArray *upper, guint n_lower)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; upper->len > 0 && i < n_lower; i++)
    g_hash_table_add (placed, records->pdata[i]);
  for (guint i = 0; i < upper->len; i++)
    if (!g_hash_table_contains (placed, upper->pdata[i]))
      g_ptr_array_add (records, g_object_ref (upper->pdata[i]));
}

static gpointer
copy_record (gconstpointer record, gpointer unused)
{
  return g_object_ref ((gpointer) record);
}

/**
 * mz_record_base_lay_over:
 *
 * A record of @upper with a known id takes that record's place, the others come behind. Any thread.
 *
 * Returns: (transfer full): a dataset of its own, prepared to be swapped in.
 */
MzDataset *
mz_record_base_lay_over (const MzRecordBase *self, const MzRecordBatch *upper)
{
  MzDataset *dataset = mz_dataset_new ();

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_copy (self->records[kind], copy_record, NULL);
      guint n_lower = records->len;

      for (guint i = 0; upper->records[kind]->len > 0 && i < n_lower; i++)
        {
          guint row = find_row (upper, records->pdata[i]);

          if (row == 0)
            continue;
          g_object_unref (records->pdata[i]);
          records->pdata[i] = g_object_ref (upper->records[kind]->pdata[row - 1]);
        }
      append_others (records, upper->records[kind], n_lower);
      mz_dataset_set_records (dataset, (MzRecordKind) kind, records);
    }
  mz_dataset_set_as_of (dataset, mz_partial_date_is_set (upper->as_of) ? upper->as_of : self->as_of);
  mz_dataset_prepare (dataset);
  return dataset;
}
