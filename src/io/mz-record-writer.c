/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-record-writer.h"

#include "mz-json-text.h"
#include "mz-record-writer-private.h"

static const char *const format_keys[] = { "json", "ids", "csv", "tsv", "table", "geojson", "kml" };

const MzVocabulary mz_formats = { "format", G_N_ELEMENTS (format_keys), format_keys, format_keys };

G_STATIC_ASSERT (G_N_ELEMENTS (format_keys) == MZ_N_FORMATS);

/**
 * mz_record_append_json:
 * @level: of the line that the record begins in, in steps of two spaces
 * @dropped: (nullable): fields to leave out
 *
 * Appends the record with its fields as they were read, and its state on the date of the clock behind them.
 */
void
mz_record_append_json (GString *out, const MzRecordList *list, MzRecord *record, guint level, const char *const *dropped)
{
  const char *words[MZ_N_STATE_WORDS];
  g_autoptr (GString) added = g_string_new (NULL);
  g_autoptr (GBytes) json = mz_record_dup_json (record);
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  mz_record_get_states (record, list->dataset, list->date, words);
  for (guint i = 0; i < MZ_N_STATE_WORDS; i++)
    if (words[i] != NULL)
      g_string_append_printf (added, "%s\"%s\":\"%s\"", added->len > 0 ? "," : "", mz_state_keys[i], words[i]);
  mz_json_text_indent (out, text, length, level, dropped, added->str);
}

static void
append_json (GString *out, const MzRecordList *list)
{
  const char *const *dropped = mz_record_has_state (list->kind) ? mz_state_keys : NULL;

  g_string_append_c (out, '[');
  for (guint i = 0; i < list->records->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n  " : "\n  ");
      mz_record_append_json (out, list, list->records->pdata[i], 1, dropped);
    }
  g_string_append (out, list->records->len > 0 ? "\n]\n" : "]\n");
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (mz_record_get_id (*(MzRecord *const *) a), mz_record_get_id (*(MzRecord *const *) b));
}

/** mz_format_suits: Returns: whether records of @kind can be written in @format: only those with a place go on a map. */
gboolean
mz_format_suits (MzFormat format, MzRecordKind kind)
{
  return (format != MZ_FORMAT_GEOJSON && format != MZ_FORMAT_KML) || kind == MZ_RECORD_SITE || kind == MZ_RECORD_AGREEMENT;
}

/**
 * mz_records_write:
 * @records: all of @kind, in any order
 * @format: one that suits @kind
 * @dataset: where they come from
 * @date: the clock
 *
 * Returns: (transfer full): the records, sorted by the bytes of their ids; the same bytes on every run and in every locale.
 */
char *
mz_records_write (GListModel *records, MzRecordKind kind, MzFormat format, MzDataset *dataset, MzPartialDate date)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);
  MzRecordList list = { sorted, kind, dataset, date };
  GString *out;

  g_return_val_if_fail (G_IS_LIST_MODEL (records) && MZ_IS_DATASET (dataset) && mz_format_suits (format, kind), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (records, i));
  g_ptr_array_sort (sorted, compare_ids);

  out = g_string_new (NULL);
  switch (format)
    {
    case MZ_FORMAT_JSON:
      append_json (out, &list);
      break;
    case MZ_FORMAT_IDS:
      for (guint i = 0; i < sorted->len; i++)
        g_string_append_printf (out, "%s\n", mz_record_get_id (sorted->pdata[i]));
      break;
    case MZ_FORMAT_CSV:
    case MZ_FORMAT_TSV:
      mz_records_append_csv (out, &list, format == MZ_FORMAT_TSV);
      break;
    case MZ_FORMAT_TABLE:
      mz_records_append_table (out, &list);
      break;
    case MZ_FORMAT_GEOJSON:
      mz_records_append_geojson (out, &list);
      break;
    case MZ_FORMAT_KML:
      mz_records_append_kml (out, &list);
      break;
    case MZ_N_FORMATS:
    default:
      g_return_val_if_reached (g_string_free (out, FALSE));
    }
  return g_string_free (out, FALSE);
}

static void
append_facts_list (GString *out, GPtrArray *records)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (records, NULL, NULL);
  MzRecordKind kind = mz_record_get_kind (records->pdata[0]);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_ids);
  g_string_append_printf (out, "%s\n  \"%s\": [", out->len > 1 ? "," : "", mz_record_kinds.keys[kind]);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autoptr (GBytes) json = mz_record_dup_json (sorted->pdata[i]);
      gsize length;
      const char *text = g_bytes_get_data (json, &length);

      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      mz_json_text_indent (out, text, length, 2, NULL, NULL);
    }
  g_string_append (out, "\n  ]");
}

/**
 * mz_facts_write:
 *
 * Returns: (transfer full): a file of facts (data/facts/README.md) with the records of the batch, each as it was read, sorted
 *   by the bytes of their ids.
 */
char *
mz_facts_write (const MzRecordBatch *batch)
{
  GString *out = g_string_new ("{");

  if (mz_partial_date_is_set (batch->as_of))
    {
      g_autofree char *date = mz_partial_date_to_string (batch->as_of);

      g_string_append_printf (out, "\n  \"about\": {\n    \"as_of\": \"%s\"\n  }", date);
    }
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    if (batch->records[kind]->len > 0)
      append_facts_list (out, batch->records[kind]);
  g_string_append (out, out->len > 1 ? "\n}\n" : "}\n");
  return g_string_free (out, FALSE);
}
