/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-read.h"

#include <string.h>

#include "mz-document-reader.h"
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

/** mz_test_read_document: Returns: (transfer full) (nullable): the document that @text is. */
MzDocument *
mz_test_read_document (const char *text, MzReport *report)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return mz_document_read (bytes, "my.monazite", report);
}

/** mz_test_assert_sound: There is no error in @report; what is in it is told. */
void
mz_test_assert_sound (MzReport *report)
{
  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      g_autofree char *finding = mz_finding_to_string (mz_report_peek (report, i));

      g_test_message ("%s", finding);
    }
  g_assert_cmpuint (mz_report_count (report, MZ_SEVERITY_ERROR), ==, 0);
}
