/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document over the facts. */
#define G_LOG_DOMAIN "mz-model"

#include "mz-document-item.h"

/* Those of one kind. */
static GPtrArray *
list_changes (MzDocument *self, MzRecordKind kind)
{
  GPtrArray *changes = g_ptr_array_new ();
  GSequence *items = mz_document_peek_items (self, MZ_DOCUMENT_CHANGES);

  for (GSequenceIter *at = g_sequence_get_begin_iter (items); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
    {
      MzItem *item = g_sequence_get (at);

      if (item->kind == kind)
        g_ptr_array_add (changes, &item->change);
    }
  return changes;
}

/* The records of one kind, with those of the changes in place of the others.. */
static GPtrArray *
change_records (MzStore *known, GPtrArray *changes)
{
  GPtrArray *records = g_ptr_array_new_full (mz_store_get_length (known) + changes->len, g_object_unref);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const MzRecordChange *change = changes->pdata[i];
      MzRecord *record = mz_store_lookup (known, change->id);

      if (record != NULL)
        g_hash_table_insert (changed, record, (gpointer) change);
    }
  for (guint i = 0; i < mz_store_get_length (known); i++)
    {
      MzRecord *record = mz_store_peek (known, i);
      const MzRecordChange *change = g_hash_table_lookup (changed, record);

      if (change == NULL)
        g_ptr_array_add (records, g_object_ref (record));
      else if (change->after != NULL)
        g_ptr_array_add (records, g_object_ref (change->after));
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const MzRecordChange *change = changes->pdata[i];

      if (change->after != NULL && mz_store_lookup (known, change->id) == NULL)
        g_ptr_array_add (records, g_object_ref (change->after));
    }
  return records;
}

/**
 * mz_document_apply_scenarios:
 * @over: changed: the document's scenarios can be named over it, and those of @base with other ids
 */
void
mz_document_apply_scenarios (MzDocument *self, MzDataset *base, MzDataset *over)
{
  g_autoptr (GPtrArray) scenarios = NULL;
  GPtrArray *others;
  guint n;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DATASET (base) && MZ_IS_DATASET (over));

  others = mz_dataset_peek_scenarios (base);
  n = mz_document_count (self, MZ_DOCUMENT_SCENARIOS);
  scenarios = g_ptr_array_new_full (n, (GDestroyNotify) mz_scenario_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (scenarios, mz_scenario_ref (mz_document_peek_scenario (self, i)));
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (mz_document_find_scenario (self, mz_scenario_peek (others->pdata[i])->id) == NULL)
      g_ptr_array_add (scenarios, mz_scenario_ref (others->pdata[i]));
  mz_dataset_set_scenarios (over, scenarios);
}

/**
 * mz_document_apply:
 * @base: the facts without the document, linked
 *
 * A changed record takes the place of that of the facts with its id, whatever has become of that, and one of the user's own
 * comes behind all others; what is taken away is not there. All other records are those of the facts themselves. The scenarios
 * of the document come with them.
 *
 * Returns: (transfer full): the facts as the user has them, prepared: for mz_dataset_share(), mz_dataset_swap() or to be read.
 */
MzDataset *
mz_document_apply (MzDocument *self, MzDataset *base)
{
  MzDataset *over;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DATASET (base), NULL);

  over = mz_dataset_new ();
  if (mz_document_count (self, MZ_DOCUMENT_CHANGES) == 0)
    {
      mz_dataset_share (over, base);
      mz_document_apply_scenarios (self, base, over);
      return over;
    }
  for (guint i = 0; i < MZ_N_FILE_KINDS; i++)
    {
      MzStore *known = mz_dataset_get_store (base, (MzRecordKind) i);
      g_autoptr (GPtrArray) changes = list_changes (self, (MzRecordKind) i), records = NULL;

      if (changes->len == 0)
        {
          mz_store_share (mz_dataset_get_store (over, (MzRecordKind) i), known);
          continue;
        }
      records = change_records (known, changes);
      mz_dataset_set_records (over, (MzRecordKind) i, records);
    }
  mz_dataset_set_as_of (over, mz_dataset_get_as_of (base));
  mz_document_apply_scenarios (self, base, over);
  mz_dataset_prepare (over);
  return over;
}

/**
 * mz_document_list_conflicts:
 * @base: the facts without the document
 *
 * A change whose record is no longer in the facts what it was when it was made, and not what the user has made of it either.
 *
 * Returns: (transfer full) (element-type MzConflict): by kind and id.
 */
GArray *
mz_document_list_conflicts (MzDocument *self, MzDataset *base)
{
  GArray *conflicts = g_array_new (FALSE, FALSE, sizeof (MzConflict));
  GSequence *items;

  g_return_val_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DATASET (base), conflicts);

  items = mz_document_peek_items (self, MZ_DOCUMENT_CHANGES);
  for (GSequenceIter *at = g_sequence_get_begin_iter (items); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
    {
      const MzRecordChange *change = &((MzItem *) g_sequence_get (at))->change;
      MzConflict conflict = { change, mz_dataset_lookup (base, change->kind, change->id) };

      if (!mz_record_has_same_text (conflict.now, change->before) && !mz_record_has_same_text (conflict.now, change->after))
        g_array_append_val (conflicts, conflict);
    }
  return conflicts;
}
