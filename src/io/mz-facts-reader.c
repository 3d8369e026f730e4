/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-facts-reader.h"

#include <glib/gi18n-lib.h>

#include "mz-document-reader.h"
#include "mz-facts-resources.h"
#include "mz-geojson-reader.h"
#include "mz-gis-reader.h"
#include "mz-json-view.h"
#include "mz-record-parser.h"
#include "mz-table-reader.h"
#include "mz-workspace.h"

#define RESOURCE_FOLDER "/org/monazite/Monazite/facts/"

static void
read_about (const MzReading *reading, const MzJsonSpan *span)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  const char *data = g_bytes_get_data (reading->bytes, NULL);
  MzJsonView as_of = { NULL, NULL };
  g_autofree char *date = NULL;
  MzPartialDate known = MZ_PARTIAL_DATE_NONE;

  if (span->type == '{')
    {
      mz_json_view_list_members ((MzJsonView) { data + span->start, data + span->end }, members);
      as_of = mz_json_view_find (members, "as_of");
    }
  if (mz_json_view_is (as_of, '"'))
    date = mz_json_view_dup_string (as_of);
  if (date == NULL || !mz_partial_date_parse (date, &known, NULL))
    mz_report_add (reading->report, MZ_SEVERITY_ERROR, reading->file, span->line, span->column, NULL, "as_of",
                   _("about must have as_of, the last date that the facts know"));
  else if (known.year < MZ_CLOCK_FIRST_YEAR || known.year > MZ_CLOCK_LAST_YEAR)
    mz_report_add (reading->report, MZ_SEVERITY_ERROR, reading->file, span->line, span->column, NULL, "as_of",
                   _("as_of is %s, which is outside the clock: it runs from %d to %d"), date, MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR);
  else
    reading->batch->as_of = known;
}

static void
read_records (const MzReading *reading, MzRecordKind kind, const MzJsonOutline *outline, const MzJsonMember *member)
{
  for (guint i = 0; i < member->n_elements && !mz_reading_is_cancelled (reading); i++)
    {
      const MzJsonSpan *span = &g_array_index (outline->elements, MzJsonSpan, member->first_element + i);
      MzRecordText text = { reading->file, reading->bytes, span->start, span->end, span->line, span->column,
                            reading->overlaid, reading->overlaid };
      MzRecord *record = mz_record_parse (kind, &text, reading->report);

      if (record != NULL)
        mz_record_batch_add (reading->batch, record, reading->report);
      mz_reading_tell (reading, span->end);
    }
}

/* Keys that are not those of a kind of record are passed over. */
static void
read_facts (const MzReading *reading, const MzJsonOutline *outline)
{
  for (guint i = 0; i < outline->members->len; i++)
    {
      const MzJsonMember *member = &g_array_index (outline->members, MzJsonMember, i);
      guint kind;

      if (strcmp (member->key, "about") == 0)
        read_about (reading, &member->value);
      if (!mz_vocabulary_find (&mz_record_kinds, member->key, &kind) || kind >= MZ_N_FILE_KINDS)
        continue;
      if (member->value.type == '[')
        read_records (reading, (MzRecordKind) kind, outline, member);
      else
        mz_report_add (reading->report, MZ_SEVERITY_ERROR, reading->file, member->value.line, member->value.column, NULL,
                       member->key, _("%s must be a list in square brackets"), member->key);
    }
}

/**
 * mz_reading_run:
 *
 * Reads one file of facts, of points for a map (GeoJSON, which its content tells), or a table (CSV, which its name tells). A
 * text that is not sound JSON is refused whole; a record that is not sound is left out. Any thread.
 *
 * Returns: whether the text was sound, and one of these; if not, the report says why.
 */
gboolean
mz_reading_run (const MzReading *self)
{
  const MzJsonOutline *outline = self->outline;
  g_autoptr (MzJsonOutline) own = NULL;
  g_autoptr (GError) error = NULL;

  if (mz_table_is_name (self->file))
    return mz_table_reading_run (self);
  if (outline == NULL)
    outline = own = mz_json_gate_outline (g_bytes_get_data (self->bytes, NULL), g_bytes_get_size (self->bytes), &error);
  if (outline == NULL)
    {
      guint line = 0, column = 0;

      mz_io_error_get_position (error, &line, &column);
      mz_report_add (self->report, MZ_SEVERITY_ERROR, self->file, line, column, NULL, NULL, "%s", error->message);
      return FALSE;
    }
  if (outline->top.type != '{')
    {
      mz_report_add (self->report, MZ_SEVERITY_ERROR, self->file, outline->top.line, outline->top.column, NULL, NULL,
                     outline->top.type == '['
                       ? _("this is a list, as a query prints it, and does not say of which kind its records are; write {\"sites\": "
                         "before it and } behind it, or have the query write CSV or GeoJSON")
                       : _("a file of facts is one object: {\"sites\": [...]}"));
      return FALSE;
    }
  if (mz_document_is (outline))
    {
      mz_report_add (self->report, MZ_SEVERITY_ERROR, self->file, outline->top.line, outline->top.column, NULL, NULL,
                     _("this is a document of Monazite, with changes of its own; open it by itself"));
      return FALSE;
    }
  if (mz_geojson_is (self, outline))
    return mz_geojson_read (self, outline);
  read_facts (self, outline);
  return TRUE;
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
  g_autoptr (MzRecordBatch) batch = mz_record_batch_new ();
  MzDataset *dataset = mz_dataset_new ();
  GResource *resource = mz_facts_resources_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      mz_reading_run (&(MzReading) { .bytes = bytes, .file = names[i], .batch = batch, .report = report });
    }
  mz_record_batch_fill (batch, dataset);
  mz_dataset_link (dataset);
  return dataset;
}

/**
 * mz_facts_read_file:
 *
 * Errors: %G_IO_ERROR where the file cannot be read; %MZ_IO_ERROR_SIZE where it is too large.
 *
 * Returns: (transfer full) (nullable): its bytes. Any thread.
 */
GBytes *
mz_facts_read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &failure);

  if (info == NULL)
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("there is no such file"));
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY ? _("this is a folder; name a file in it")
                                                                                     : _("this is not an ordinary file; name a file"));
      return NULL;
    }
  if (g_file_info_get_size (info) > MZ_JSON_GATE_MAX_TEXT)
    {
      g_propagate_error (error, mz_io_error_new (MZ_IO_ERROR_SIZE, 0, 0, _("the file is larger than %u MiB; split it"),
                                                 MZ_JSON_GATE_MAX_TEXT >> 20));
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mz_reading_load:
 * @self: its bytes are not looked at
 *
 * Reads any file of the user's own; what is no text, the helper for GIS files turns into GeoJSON. Any thread.
 *
 * Errors: %G_IO_ERROR and %G_SPAWN_ERROR where the file, or the helper, cannot be read or started. Where the file is none that
 * can be opened, @error is unset, and the report says why.
 *
 * Returns: (transfer full) (nullable): the bytes for mz_reading_run().
 */
GBytes *
mz_reading_load (const MzReading *self, const char *path, GError **error)
{
  return mz_gis_is (path) ? mz_gis_read (self, path, error) : mz_facts_read_file (path, self->cancellable, error);
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
  g_autoptr (MzRecordBatch) batch = mz_record_batch_new ();
  MzDataset *dataset;
  const char *name;

  if (folder == NULL)
    return NULL;
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, names->pdata[i], NULL);
      g_autoptr (GBytes) bytes = mz_facts_read_file (file, NULL, error);

      if (bytes == NULL)
        return NULL;
      mz_reading_run (&(MzReading) { .bytes = bytes, .file = names->pdata[i], .batch = batch, .report = report });
    }
  dataset = mz_dataset_new ();
  mz_record_batch_fill (batch, dataset);
  mz_dataset_link (dataset);
  return dataset;
}

/**
 * mz_facts_overlay_bytes:
 * @bytes: a file of facts: an object with lists of one or more kinds; or GeoJSON, or CSV; or a document
 * @file: its name for messages
 * @report: takes what is wrong in it
 *
 * Lays the records over those of @dataset: one with a known id takes its place, others are added; then links it anew. What
 * a document takes away is taken away.
 *
 * Returns: whether the text was sound; if not, @dataset is as it was.
 */
gboolean
mz_facts_overlay_bytes (MzDataset *dataset, GBytes *bytes, const char *file, MzReport *report)
{
  g_autoptr (MzJsonOutline) outline = NULL;

  g_return_val_if_fail (bytes != NULL && file != NULL, FALSE);

  if (!mz_table_is_name (file))
    outline = mz_json_gate_outline (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  return mz_facts_overlay_outlined (dataset, bytes, outline, file, report);
}

/**
 * mz_facts_overlay_outlined:
 * @outline: (nullable): of @bytes; %NULL: it is a table, or no sound JSON
 *
 * As mz_facts_overlay_bytes(), of a text that has passed the gate already.
 */
gboolean
mz_facts_overlay_outlined (MzDataset *dataset, GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report)
{
  g_autoptr (MzRecordBatch) upper = NULL;
  g_autoptr (MzDataset) over = NULL;
  g_auto (MzRecordBase) base = { 0 };

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && bytes != NULL && report != NULL, FALSE);

  if (mz_document_is (outline))
    return mz_document_lay_over (bytes, outline, file, dataset, report);
  upper = mz_record_batch_new ();
  mz_record_base_init (&base, dataset);
  if (!mz_reading_run (&(MzReading) { .bytes = bytes, .outline = outline, .file = file, .batch = upper, .report = report,
                                      .overlaid = TRUE, .countries = base.records[MZ_RECORD_COUNTRY] }))
    return FALSE;
  over = mz_record_base_lay_over (&base, upper);
  mz_dataset_swap (dataset, over);
  return TRUE;
}

/**
 * mz_facts_load_overlay:
 * @path: a file of facts, of GeoJSON, CSV, or of GIS
 *
 * As mz_facts_overlay_bytes(), from a file. Errors: those of mz_facts_read_file().
 *
 * Returns: whether the file could be read as one of these; if not and @error is unset, @report says why.
 */
gboolean
mz_facts_load_overlay (MzDataset *dataset, const char *path, MzReport *report, GError **error)
{
  MzReading reading = { .file = path, .report = report };
  g_autoptr (GBytes) bytes = mz_reading_load (&reading, path, error);

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
                 _("%s names “%s”, which is not among the %s"), field, id, mz_record_kinds.keys[kind]);
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
  if (*info->country != '\0')
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
                     _("records names “%s”, and no record has that id"), info->records[i]);
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
    case MZ_RECORD_DEMAND:
      if (strcmp (mz_demand_peek (MZ_DEMAND (record))->region, "WORLD") != 0)
        check_reference (check, "region", MZ_RECORD_COUNTRY, mz_demand_peek (MZ_DEMAND (record))->region);
      break;
    case MZ_RECORD_STOCK:
      check_reference (check, "country", MZ_RECORD_COUNTRY, mz_stock_peek (MZ_STOCK (record))->country);
      break;
    case MZ_RECORD_PARAMETER:
      check_reference (check, "site", MZ_RECORD_SITE, mz_parameter_peek (MZ_PARAMETER (record))->site);
      check_references (check, "sites", MZ_RECORD_SITE, mz_parameter_peek (MZ_PARAMETER (record))->sites);
      if (g_strcmp0 (mz_parameter_peek (MZ_PARAMETER (record))->to, "WORLD") != 0)
        check_reference (check, "to", MZ_RECORD_COUNTRY, mz_parameter_peek (MZ_PARAMETER (record))->to);
      break;
    case MZ_RECORD_GOOD:
    case MZ_RECORD_ELEMENT:
    case MZ_RECORD_COUNTRY:
    case MZ_RECORD_SOURCE:
    case MZ_RECORD_COMPANY:
    case MZ_N_RECORD_KINDS:
    default:
      break;
    }
}

/**
 * mz_facts_check_references:
 * @all: those of the facts, too, and not only what was laid over them: a document may take away what they name
 *
 * Reports, as warnings, what records name and what is not there.
 */
void
mz_facts_check_references (MzDataset *dataset, gboolean all, MzReport *report)
{
  g_return_if_fail (MZ_IS_DATASET (dataset) && report != NULL);

  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (dataset, (MzRecordKind) kind);

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          MzRecord *record = mz_store_peek (store, i);
          Check check = { dataset, report, mz_record_peek_head (record) };

          if (all || check.head->overlaid)
            check_record (&check, record);
        }
    }
}
