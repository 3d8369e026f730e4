/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario: refused with one thing that is wrong, or the same when it has been written and read again. */
#include "fuzz.h"

#include <string.h>

#include "mz-scenario-reader.h"

static void
check_round_trip (const MzScenario *scenario)
{
  g_autofree char *text = mz_scenario_write (scenario), *again = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) copy = mz_scenario_read (bytes, fuzz_peek_facts (), &error);

  g_assert_no_error (error);
  again = mz_scenario_write (copy);
  g_assert_cmpstr (text, ==, again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MzScenario) scenario = mz_scenario_read (bytes, fuzz_peek_facts (), &error);
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (data, size, NULL);

  mz_scenario_is (outline);
  g_assert (mz_scenario_check (bytes, outline, "input.json", fuzz_peek_facts (), report) == (scenario != NULL));
  g_assert ((mz_report_count (report, MZ_SEVERITY_ERROR) > 0) == (error != NULL));
  fuzz_check_report (report);
  if (scenario != NULL)
    check_round_trip (scenario);
  return 0;
}
