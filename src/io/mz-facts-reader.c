/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-facts-reader.h"

#include <json-glib/json-glib.h>

#include "mz-facts-resources.h"
#include "mz-json-gate.h"
#include "mz-record-parser.h"

#define RESOURCE_FOLDER "/org/monazite/Monazite/facts/"

/* What has been read so far: the records of each kind in order, and where each id stands. */
typedef struct
{
  GPtrArray    *records[MZ_N_RECORD_KINDS];
  GHashTable   *rows[MZ_N_RECORD_KINDS]; /* id -> row + 1 */
  MzPartialDate as_of;
  MzReport     *report;
  gboolean      overlay; /* a record with the id of one from another file replaces it */
} Facts;

static void
facts_init (Facts *facts, MzReport *report)
{
  *facts = (Facts) { .report = report };
  for (guint i = 0; i < MZ_N_RECORD_KINDS; i++)
    {
      facts->records[i] = g_ptr_array_new_with_free_func (g_object_unref);
      facts->rows[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
}

static void
facts_clear (Facts *facts)
{
  for (guint i = 0; i < MZ_N_RECORD_KINDS; i++)
    {
      g_hash_table_unref (facts->rows[i]);
      g_ptr_array_unref (facts->records[i]);
    }
}

static void
add_record (Facts *facts, MzRecordKind kind, MzRecord *record)
{
  const MzRecordHead *head = mz_record_peek_head (record);
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (facts->rows[kind], head->id));

  const MzRecordHead *first = row > 0 ? mz_record_peek_head (facts->records[kind]->pdata[row - 1]) : NULL;

  if (row > 0 && (!facts->overlay || (first->overlaid && strcmp (first->file, head->file) == 0)))
    {
      mz_report_add (facts->report, MZ_SEVERITY_ERROR, head->file, head->line, 0, head->id, "id",
                     "id is taken by the record in line %u of %s; the first one was kept", first->line, first->file);
      g_object_unref (record);
      return;
    }
  if (row > 0)
    {
      g_hash_table_remove (facts->rows[kind], head->id);
      g_object_unref (facts->records[kind]->pdata[row - 1]);
      facts->records[kind]->pdata[row - 1] = record;
    }
  else
    {
      g_ptr_array_add (facts->records[kind], record);
      row = facts->records[kind]->len;
    }
  g_hash_table_insert (facts->rows[kind], head->id, GUINT_TO_POINTER (row));
}

static void
read_about (Facts *facts, GBytes *bytes, const char *file, const MzJsonSpan *span)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  const char *data = g_bytes_get_data (bytes, NULL);
  JsonNode *as_of = NULL;

  if (json_parser_load_from_data (parser, data + span->start, (gssize) (span->end - span->start), NULL)
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    as_of = json_object_get_member (json_node_get_object (json_parser_get_root (parser)), "as_of");
  if (as_of == NULL || !JSON_NODE_HOLDS_VALUE (as_of) || json_node_get_value_type (as_of) != G_TYPE_STRING
      || !mz_partial_date_parse (json_node_get_string (as_of), &facts->as_of, NULL))
    mz_report_add (facts->report, MZ_SEVERITY_ERROR, file, span->line, span->column, NULL, "as_of",
                   "about must have as_of, the last date that the facts know");
}

/*
 * Reads one file. A text that is not sound JSON is refused whole; a record that is not sound is left out; keys that are not
 * those of a kind of record are passed over.
 */
static gboolean
read_bytes (Facts *facts, GBytes *bytes, const char *file)
{
  g_autoptr (MzJsonOutline) outline = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  outline = mz_json_gate_outline (data, size, &error);
  if (outline == NULL)
    {
      guint line = 0, column = 0;

      mz_io_error_get_position (error, &line, &column);
      mz_report_add (facts->report, MZ_SEVERITY_ERROR, file, line, column, NULL, NULL, "%s", error->message);
      return FALSE;
    }
  if (outline->top.type != '{')
    {
      mz_report_add (facts->report, MZ_SEVERITY_ERROR, file, outline->top.line, outline->top.column, NULL, NULL,
                     "a file of facts is one object: {\"sites\": [...]}");
      return FALSE;
    }

  for (guint i = 0; i < outline->members->len; i++)
    {
      const MzJsonMember *member = &g_array_index (outline->members, MzJsonMember, i);
      guint kind;

      if (strcmp (member->key, "about") == 0)
        read_about (facts, bytes, file, &member->value);
      if (!mz_vocabulary_find (&mz_record_kinds, member->key, &kind))
        continue;
      if (member->value.type != '[')
        {
          mz_report_add (facts->report, MZ_SEVERITY_ERROR, file, member->value.line, member->value.column, NULL,
                         member->key, "%s must be a list in square brackets", member->key);
          continue;
        }
      for (guint k = 0; k < member->n_elements; k++)
        {
          const MzJsonSpan *span = &g_array_index (outline->elements, MzJsonSpan, member->first_element + k);
          MzRecordText text = { file, bytes, span->start, span->end, span->line, span->column, facts->overlay };
          MzRecord *record = mz_record_parse ((MzRecordKind) kind, &text, facts->report);

          if (record != NULL)
            add_record (facts, (MzRecordKind) kind, record);
        }
    }
  return TRUE;
}

static void
fill_dataset (Facts *facts, MzDataset *dataset)
{
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    mz_dataset_set_records (dataset, (MzRecordKind) kind, facts->records[kind]);
  if (mz_partial_date_is_set (facts->as_of))
    mz_dataset_set_as_of (dataset, facts->as_of);
  mz_dataset_link (dataset);
}

/**
 * mz_facts_load_bundled:
 * @report: takes what is wrong: nothing, as a test proves
 *
 * Returns: (transfer full): the facts that are compiled into the program.
 */
MzDataset *
mz_facts_load_bundled (MzReport *report)
{
  MzDataset *dataset = mz_dataset_new ();
  GResource *resource = mz_facts_resources_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  Facts facts;

  facts_init (&facts, report);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      read_bytes (&facts, bytes, names[i]);
    }
  fill_dataset (&facts, dataset);
  facts_clear (&facts);
  return dataset;
}

static GBytes *
load_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s is not a file; name a file of facts", path);
      return NULL;
    }
  if (g_file_info_get_size (info) > MZ_JSON_GATE_MAX_TEXT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "%s is larger than %u MiB; split it", path,
                   MZ_JSON_GATE_MAX_TEXT >> 20);
      return NULL;
    }
  return g_file_load_bytes (file, NULL, NULL, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mz_facts_load_folder:
 * @path: a folder with .json files of facts
 * @report: takes what is wrong in them
 *
 * Errors: %G_FILE_ERROR and %G_IO_ERROR where the folder or a file cannot be read.
 *
 * Returns: (transfer full) (nullable): the facts of all .json files of the folder.
 */
MzDataset *
mz_facts_load_folder (const char *path, MzReport *report, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  MzDataset *dataset = NULL;
  gboolean read = TRUE;
  const char *name;
  Facts facts;

  if (folder == NULL)
    return NULL;
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  facts_init (&facts, report);
  for (guint i = 0; i < names->len && read; i++)
    {
      g_autofree char *file = g_build_filename (path, names->pdata[i], NULL);
      g_autoptr (GBytes) bytes = load_file (file, error);

      read = bytes != NULL;
      if (read)
        read_bytes (&facts, bytes, names->pdata[i]);
    }
  if (read)
    {
      dataset = mz_dataset_new ();
      fill_dataset (&facts, dataset);
    }
  facts_clear (&facts);
  return dataset;
}

/**
 * mz_facts_overlay_bytes:
 * @bytes: a file of facts: an object with lists of one or more kinds
 * @file: its name for messages
 * @report: takes what is wrong in it
 *
 * Lays the records over those of @dataset: one with a known id takes its place, others are added; then links it anew.
 *
 * Returns: whether the text was sound JSON with a kind of records in it; if not, @dataset is as it was.
 */
gboolean
mz_facts_overlay_bytes (MzDataset *dataset, GBytes *bytes, const char *file, MzReport *report)
{
  gboolean read;
  Facts facts;

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && bytes != NULL && report != NULL, FALSE);

  facts_init (&facts, report);
  facts.overlay = TRUE;
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (dataset, (MzRecordKind) kind);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          MzRecord *record = g_object_ref (mz_store_peek (store, i));

          g_ptr_array_add (facts.records[kind], record);
          g_hash_table_insert (facts.rows[kind], (gpointer) mz_record_get_id (record), GUINT_TO_POINTER (i + 1));
        }
    }
  read = read_bytes (&facts, bytes, file);
  if (read)
    fill_dataset (&facts, dataset);
  facts_clear (&facts);
  return read;
}

/**
 * mz_facts_load_overlay:
 * @path: a file of facts
 *
 * As mz_facts_overlay_bytes(), from a file. Errors: %G_IO_ERROR where it cannot be read, or is too large.
 *
 * Returns: whether the file could be read as a file of facts; if not and @error is unset, @report says why.
 */
gboolean
mz_facts_load_overlay (MzDataset *dataset, const char *path, MzReport *report, GError **error)
{
  g_autoptr (GBytes) bytes = load_file (path, error);

  return bytes != NULL && mz_facts_overlay_bytes (dataset, bytes, path, report);
}

typedef struct
{
  MzDataset    *dataset;
  MzReport     *report;
  const MzRecordHead *head;
} Check;

static void
check_reference (Check *check, const char *field, MzRecordKind kind, const char *id)
{
  if (id == NULL || mz_dataset_lookup (check->dataset, kind, id) != NULL)
    return;
  mz_report_add (check->report, MZ_SEVERITY_WARNING, check->head->file, check->head->line, 0, check->head->id, field,
                 "%s names “%s”, which is not among the %s", field, id, mz_record_kinds.keys[kind]);
}

static void
check_references (Check *check, const char *field, MzRecordKind kind, char **ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    check_reference (check, field, kind, ids[i]);
}

static void
check_site (Check *check, const MzSiteInfo *info)
{
  check_reference (check, "country", MZ_RECORD_COUNTRY, info->country);
  for (guint i = 0; i < info->owners->len; i++)
    check_references (check, "owners.sources", MZ_RECORD_SOURCE, g_array_index (info->owners, MzOwner, i).sources);
  for (guint i = 0; i < info->status->len; i++)
    check_references (check, "status.sources", MZ_RECORD_SOURCE, g_array_index (info->status, MzStatus, i).sources);
  for (guint i = 0; i < info->capacity->len; i++)
    check_references (check, "capacity.sources", MZ_RECORD_SOURCE, g_array_index (info->capacity, MzCapacity, i).sources);
  for (guint i = 0; i < info->resource->len; i++)
    check_references (check, "resource.sources", MZ_RECORD_SOURCE, g_array_index (info->resource, MzResource, i).sources);
}

static void
check_agreement (Check *check, const MzAgreementInfo *info)
{
  check_references (check, "parties", MZ_RECORD_COUNTRY, info->parties);
  check_references (check, "sites", MZ_RECORD_SITE, info->sites);
  check_references (check, "binding_source", MZ_RECORD_SOURCE, info->binding_source);
  check_references (check, "delivered_sources", MZ_RECORD_SOURCE, info->delivered_sources);
  for (guint i = 0; i < info->steps->len; i++)
    check_references (check, "steps.sources", MZ_RECORD_SOURCE, g_array_index (info->steps, MzStep, i).sources);
}

static void
check_claim (Check *check, const MzClaimInfo *info)
{
  check_reference (check, "article", MZ_RECORD_SOURCE, info->article);
  check_references (check, "series", MZ_RECORD_SERIES, info->series);
  for (guint i = 0; info->records[i] != NULL; i++)
    if (mz_dataset_find (check->dataset, info->records[i]) == NULL)
      mz_report_add (check->report, MZ_SEVERITY_WARNING, check->head->file, check->head->line, 0, check->head->id, "records",
                     "records names “%s”, and no record has that id", info->records[i]);
}

static void
check_series (Check *check, const MzSeriesInfo *info)
{
  for (guint i = 0; i < info->points->len; i++)
    check_references (check, "points.sources", MZ_RECORD_SOURCE, g_array_index (info->points, MzPoint, i).sources);
}

static void
check_record (Check *check, MzRecord *record)
{
  check_references (check, "sources", MZ_RECORD_SOURCE, check->head->sources);
  switch (mz_record_get_kind (record))
    {
    case MZ_RECORD_SITE:
      check_site (check, mz_site_peek (MZ_SITE (record)));
      break;
    case MZ_RECORD_AGREEMENT:
      check_agreement (check, mz_agreement_peek (MZ_AGREEMENT (record)));
      break;
    case MZ_RECORD_MEASURE:
      check_reference (check, "country", MZ_RECORD_COUNTRY, mz_measure_peek (MZ_MEASURE (record))->country);
      check_references (check, "targets", MZ_RECORD_COUNTRY, mz_measure_peek (MZ_MEASURE (record))->targets);
      check_references (check, "pauses", MZ_RECORD_MEASURE, mz_measure_peek (MZ_MEASURE (record))->pauses);
      break;
    case MZ_RECORD_SERIES:
      check_series (check, mz_series_peek (MZ_SERIES (record)));
      break;
    case MZ_RECORD_EVENT:
      check_references (check, "countries", MZ_RECORD_COUNTRY, mz_event_peek (MZ_EVENT (record))->countries);
      check_references (check, "sites", MZ_RECORD_SITE, mz_event_peek (MZ_EVENT (record))->sites);
      break;
    case MZ_RECORD_CLAIM:
      check_claim (check, mz_claim_peek (MZ_CLAIM (record)));
      break;
    case MZ_RECORD_FLOW:
      check_reference (check, "from_site", MZ_RECORD_SITE, mz_flow_peek (MZ_FLOW (record))->from_site);
      check_reference (check, "to_site", MZ_RECORD_SITE, mz_flow_peek (MZ_FLOW (record))->to_site);
      check_reference (check, "from_country", MZ_RECORD_COUNTRY, mz_flow_peek (MZ_FLOW (record))->from_country);
      check_reference (check, "to_country", MZ_RECORD_COUNTRY, mz_flow_peek (MZ_FLOW (record))->to_country);
      check_reference (check, "part_of", MZ_RECORD_FLOW, mz_flow_peek (MZ_FLOW (record))->part_of);
      check_reference (check, "same_as", MZ_RECORD_FLOW, mz_flow_peek (MZ_FLOW (record))->same_as);
      break;
    case MZ_RECORD_ELEMENT:
    case MZ_RECORD_COUNTRY:
    case MZ_RECORD_SOURCE:
    case MZ_N_RECORD_KINDS:
    default:
      break;
    }
}

/** mz_facts_check_references: Reports, as warnings, what records name and what is not there. */
void
mz_facts_check_references (MzDataset *dataset, MzReport *report)
{
  g_return_if_fail (MZ_IS_DATASET (dataset) && report != NULL);

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (dataset, (MzRecordKind) kind);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          MzRecord *record = mz_store_peek (store, i);
          Check check = { dataset, report, mz_record_peek_head (record) };

          check_record (&check, record);
        }
    }
}
