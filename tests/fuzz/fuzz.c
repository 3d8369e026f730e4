/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "mz-facts-reader.h"
#include "mz-json-gate.h"
#include "mz-record-writer.h"

/* What the inputs may refer to: a few records of the kinds that others name. */
static const char base_facts[] =
  "{\"about\": {\"as_of\": \"2026-07\"},"
  " \"countries\": [{\"id\": \"AU\", \"name\": \"Australia\", \"lat\": -25, \"lon\": 134, \"rank\": 1, \"sources\": [\"s\"]}],"
  " \"sites\": [{\"id\": \"mount-weld\", \"name\": \"Mount Weld\", \"country\": \"AU\", \"lat\": -28.9, \"lon\": 122.5,"
  " \"precision\": \"site\", \"kind\": \"mine\", \"stages\": [\"mining\"], \"sources\": [\"s\"]}],"
  " \"sources\": [{\"id\": \"s\", \"title\": \"A source\", \"url\": \"https://example.org/\"}]}";

/** fuzz_peek_facts: Returns: (transfer none): a dataset of three records, always the same. */
MzDataset *
fuzz_peek_facts (void)
{
  static MzDataset *facts;

  if (facts == NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (base_facts, sizeof base_facts - 1);
      g_autoptr (MzReport) report = mz_report_new ();

      facts = mz_dataset_new ();
      g_assert (mz_facts_overlay_bytes (facts, bytes, "base.json", report));
      g_assert (mz_report_get_length (report) == 0);
    }
  return facts;
}

/** fuzz_check_report: What is told can be shown: sentences of UTF-8, with a file and, where there is a column, a line. */
void
fuzz_check_report (MzReport *report)
{
  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      const MzFinding *finding = mz_report_peek (report, i);
      g_autofree char *text = mz_finding_to_string (finding);

      g_assert (*finding->message != '\0' && finding->file != NULL);
      g_assert (finding->column == 0 || finding->line > 0);
      g_assert (g_utf8_validate (text, -1, NULL));
    }
}

static gboolean
has_new (MzStore *store, MzStore *known)
{
  guint position;

  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (!mz_store_find (known, mz_store_peek (store, i), &position))
      return TRUE;
  return FALSE;
}

static void
write_kind (MzDataset *dataset, MzRecordKind kind)
{
  for (guint format = 0; format < MZ_N_FORMATS; format++)
    {
      GListModel *records = G_LIST_MODEL (mz_dataset_get_store (dataset, kind));
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      if (!mz_format_suits ((MzFormat) format, kind))
        continue;
      text = mz_records_write (records, kind, (MzFormat) format, dataset, mz_dataset_get_as_of (dataset));
      g_assert (g_utf8_validate (text, -1, NULL));
      if (format == MZ_FORMAT_JSON || format == MZ_FORMAT_GEOJSON)
        mz_json_gate_check (text, strlen (text), MZ_JSON_GATE_STRICT, &error);
      g_assert_no_error (error);
    }
}

/* Whatever has been taken can be written in every format, and what is written as JSON is JSON. */
static void
write_new (MzDataset *dataset)
{
  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    if (has_new (mz_dataset_get_store (dataset, (MzRecordKind) kind), mz_dataset_get_store (fuzz_peek_facts (), (MzRecordKind) kind)))
      write_kind (dataset, (MzRecordKind) kind);
}

/**
 * fuzz_overlay:
 * @name: of the file, whose ending says what it is
 *
 * Lays a copy of the input over the small facts, and looks at what has come of it.
 *
 * Returns: whether it was taken.
 */
gboolean
fuzz_overlay (const guint8 *data, size_t size, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  g_autoptr (MzReport) report = mz_report_new ();
  gboolean taken;

  mz_dataset_share (dataset, fuzz_peek_facts ());
  taken = mz_facts_overlay_bytes (dataset, bytes, name, report);
  g_assert (taken || mz_report_count (report, MZ_SEVERITY_ERROR) > 0);
  if (taken)
    {
      mz_facts_check_references (dataset, FALSE, report);
      write_new (dataset);
    }
  fuzz_check_report (report);
  return taken;
}
