/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-read.h"

#include "mz-facts-reader.h"

/**
 * mz_test_read:
 * @kind: the list that it stands in
 * @fields: its members, without the braces
 *
 * The file can be read, whatever there is to say of the record. Returns: (transfer full): what has come of it.
 */
MzDataset *
mz_test_read (const char *kind, const char *fields, MzReport *report)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autofree char *text = g_strdup_printf ("{\"%s\":[{%s}]}", kind, fields);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "x.json", report));
  return dataset;
}
