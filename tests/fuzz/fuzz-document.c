/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: refused with what is wrong, or the same when it has been written and read again, and fit to lie over facts. */
#include "fuzz.h"

#include "mz-document-reader.h"

static void
check_round_trip (MzDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mz_document_write (document, &error), again = NULL;
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDocument) copy = NULL;

  g_assert_no_error (error);
  copy = mz_document_read (bytes, "written.monazite", report);
  g_assert (copy != NULL && mz_report_count (report, MZ_SEVERITY_ERROR) == 0);
  again = mz_document_write (copy, NULL);
  g_assert (again != NULL && g_bytes_equal (bytes, again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzDocument) document = mz_document_read (bytes, "input.monazite", report);
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (data, size, NULL);

  g_assert ((document == NULL) == (mz_report_count (report, MZ_SEVERITY_ERROR) > 0));
  g_assert (document == NULL || mz_document_is (outline));
  fuzz_check_report (report);
  fuzz_overlay (data, size, "input.monazite");
  if (document != NULL && !mz_document_is_read_only (document))
    check_round_trip (document);
  return 0;
}
