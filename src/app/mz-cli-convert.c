/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of the user's own as another, by the endings of their names. */
#define G_LOG_DOMAIN "mz-cli"

#include "mz-cli-private.h"

#include <string.h>
#include <sys/stat.h>

#include "mz-facts-reader.h"
#include "mz-gis-reader.h"
#include "mz-gis-writer.h"
#include "mz-io-error.h"
#include "mz-table.h"

static const char convert_examples[] =
  "  monazite convert my-mines.csv my-mines.geojson\n"
  "  monazite convert my-sites.json my-sites.gpkg\n"
  "  monazite convert mines.kml mines.json\n";

/* What a file is written as; all sites that a map has a place for go into a GeoPackage by way of GeoJSON. */
static const struct
{
  const char *ending, *name;
  MzFormat    format;
  gboolean    whole;    /* it takes every kind of record, and every field */
  gboolean    columns;  /* it has fields of its own, and no others */
  gboolean    helper;   /* which writes it */
} targets[] = {
  { ".json", "JSON", MZ_FORMAT_JSON, TRUE, FALSE, FALSE },
  { ".geojson", "GeoJSON", MZ_FORMAT_GEOJSON, FALSE, FALSE, FALSE },
  { ".csv", "CSV", MZ_FORMAT_CSV, FALSE, TRUE, FALSE },
  { ".tsv", "TSV", MZ_FORMAT_TSV, FALSE, TRUE, FALSE },
  { ".kml", "KML", MZ_FORMAT_KML, FALSE, TRUE, FALSE },
  { ".gpkg", "GeoPackage", MZ_FORMAT_GEOJSON, FALSE, FALSE, TRUE },
};

typedef struct
{
  const char    *in, *out;
  guint          target;  /* among targets */
  MzDataset     *base;    /* the bundled facts: what a country is called, and where it lies */
  MzRecordBatch *batch;   /* what is in the file */
  MzReport      *report;
} Convert;

static void
convert_clear (Convert *self)
{
  g_clear_object (&self->base);
  g_clear_pointer (&self->batch, mz_record_batch_free);
  g_clear_pointer (&self->report, mz_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Convert, convert_clear)

static gboolean
has_ending (const char *path, const char *ending)
{
  gsize length = strlen (path), n = strlen (ending);

  return length > n && g_ascii_strcasecmp (path + length - n, ending) == 0;
}

static gboolean
find_target (Convert *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (has_ending (self->out, targets[i].ending))
      {
        self->target = i;
        return TRUE;
      }
  mz_cli_set_error (error, MZ_EXIT_USAGE, self->out, "its ending says nothing of what to write; name a file that ends in .json, "
                    ".geojson, .csv, .tsv, .kml or .gpkg");
  return FALSE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat first, second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static gboolean
is_readable_kind (const char *path)
{
  return has_ending (path, ".json") || has_ending (path, ".geojson") || mz_table_is_name (path) || mz_gis_is (path)
         || !g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Reads the records of the file into the batch, as they would be laid over the bundled facts. */
static gboolean
read_records (Convert *self, GError **error)
{
  g_auto (MzRecordBase) base = { 0 };
  MzReading reading = { .file = self->in, .batch = self->batch, .report = self->report, .overlaid = TRUE };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean read = FALSE;

  mz_record_base_init (&base, self->base);
  reading.countries = base.records[MZ_RECORD_COUNTRY];
  if (is_readable_kind (self->in))
    bytes = mz_reading_load (&reading, self->in, &failure);
  else
    mz_cli_set_error (error, MZ_EXIT_INPUT, self->in, "Monazite cannot tell what it is; facts end in .json, points in .geojson, "
                      ".gpkg or .kml, tables in .csv or .tsv");
  if (bytes != NULL)
    {
      reading.bytes = bytes;
      read = mz_reading_run (&reading);
    }
  mz_cli_complain_report (self->report);
  if (failure != NULL)
    {
      g_autofree char *message = mz_cli_add_hint (failure->message, "name a file that can be read");

      mz_cli_set_error (error, failure->domain == MZ_IO_ERROR ? MZ_EXIT_INPUT : MZ_EXIT_FAILED, self->in, "%s", message);
    }
  else if (!read && error != NULL && *error == NULL)
    mz_cli_set_error (error, MZ_EXIT_INPUT, self->in, "nothing of it can be converted; “monazite check” tells more");
  return read;
}

static gboolean
suits (const Convert *self, guint kind)
{
  return self->batch->records[kind]->len > 0 && mz_format_suits (targets[self->target].format, (MzRecordKind) kind);
}

/* Sites, or else the first kind that the file can have. */
static gboolean
find_kind (const Convert *self, guint *kind, GError **error)
{
  guint first = MZ_N_FILE_KINDS;

  for (*kind = 0; *kind < MZ_N_FILE_KINDS; *kind += 1)
    if (suits (self, *kind))
      return TRUE;
    else if (self->batch->records[*kind]->len > 0)
      first = MIN (first, *kind);
  if (first == MZ_N_FILE_KINDS)
    mz_cli_set_error (error, MZ_EXIT_INPUT, self->in, "there are no records in it; “monazite check” tells more");
  else
    mz_cli_set_error (error, MZ_EXIT_INPUT, self->in, "%s have no place on a map; write JSON or CSV", mz_record_kinds.keys[first]);
  return FALSE;
}

/* Tells of each kind of record, and of the fields, that do not go into the file. */
static void
tell_lost (const Convert *self, guint kind)
{
  g_autoptr (MzReport) lost = mz_report_new ();
  g_autofree char *fields = targets[self->target].columns ? mz_records_list_lost (self->batch->records[kind], (MzRecordKind) kind)
                                                          : NULL;

  for (guint other = 0; other < MZ_N_FILE_KINDS; other++)
    if (other != kind && self->batch->records[other]->len > 0)
      mz_report_add (lost, MZ_SEVERITY_WARNING, self->out, 0, 0, NULL, NULL, "of %s, %u are not in it: %s has one kind of record, "
                     "here %s; write JSON to keep all", mz_record_kinds.keys[other], self->batch->records[other]->len,
                     targets[self->target].name, mz_record_kinds.keys[kind]);
  if (fields != NULL)
    mz_report_add (lost, MZ_SEVERITY_WARNING, self->out, 0, 0, NULL, NULL, "fields that are not in it, as %s has no place for "
                   "them: %s; write JSON to keep all", targets[self->target].name, fields);
  mz_cli_complain_report (lost);
}

/* The records of the file alone, on the date of the facts; what they name is looked for in the bundled facts, too. */
static char *
write_kind (const Convert *self, guint kind)
{
  g_auto (MzRecordBase) base = { 0 };
  g_autoptr (MzDataset) dataset = NULL;
  g_autoptr (GListStore) records = g_list_store_new (MZ_TYPE_RECORD);
  GPtrArray *found = self->batch->records[kind];

  mz_record_base_init (&base, self->base);
  dataset = mz_record_base_lay_over (&base, self->batch);
  g_list_store_splice (records, 0, 0, found->pdata, found->len);
  return mz_records_write (G_LIST_MODEL (records), (MzRecordKind) kind, targets[self->target].format, dataset,
                           mz_dataset_get_as_of (dataset));
}

static void
write_file (const Convert *self, const char *text, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!targets[self->target].helper)
    mz_cli_write (self->out, text, strlen (text), error);
  else if (!mz_gis_write (self->out, text, strlen (text), &failure))
    {
      g_autofree char *message = mz_cli_add_hint (failure->message, "nothing can be written there");

      mz_cli_set_error (error, MZ_EXIT_FAILED, self->out, "%s", message);
    }
}

static void
run_convert (Convert *self, GError **error)
{
  g_autoptr (MzReport) bundled = mz_report_new ();
  g_autofree char *text = NULL;
  guint kind;

  if (!find_target (self, error))
    return;
  if (is_same_file (self->in, self->out))
    {
      mz_cli_set_error (error, MZ_EXIT_USAGE, self->out, "this is the file that is read; name another one to write");
      return;
    }
  self->base = mz_facts_load_bundled (bundled);
  self->batch = mz_record_batch_new ();
  self->report = mz_report_new ();
  if (!read_records (self, error) || !find_kind (self, &kind, error))
    return;
  if (!targets[self->target].whole)
    tell_lost (self, kind);
  text = targets[self->target].whole ? mz_facts_write (self->batch) : write_kind (self, kind);
  write_file (self, text, error);
}

/** mz_cli_convert: Writes the records of one file into another. */
MzExit
mz_cli_convert (char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("IN OUT");
  g_auto (Convert) convert = { 0 };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;

  g_option_context_set_summary (context, "Writes the records of IN, any file that can be laid over the facts, to OUT, by the ending of "
                                "its name:\n.json, .geojson, .csv, .tsv, .kml or .gpkg. All but JSON have one kind of record: sites, unless "
                                "there are none.\nWhat OUT has no place for is told.");
  if (!mz_cli_parse (context, arguments, convert_examples, &files, &help, &error) || help)
    return mz_cli_end (error, FALSE);
  if (g_strv_length (files) != 2)
    mz_cli_set_error (&error, MZ_EXIT_USAGE, NULL, "convert takes two files: the one to read, and the one to write");
  else
    {
      convert.in = files[0];
      convert.out = files[1];
      run_convert (&convert, &error);
    }
  return mz_cli_end (error, convert.report != NULL && mz_report_count (convert.report, MZ_SEVERITY_ERROR) > 0);
}
