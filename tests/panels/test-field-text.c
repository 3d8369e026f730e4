/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields in words for people, from the small facts of the panels' tests. */
#include "mz-field-text.h"

#include "mz-facts-reader.h"
#include "mz-test-facts.h"

static void
test_texts (void)
{
  static const struct { const char *id, *field, *label, *text; } cases[] = {
    { "hill", "name", "Name", "Hill Mine" },
    { "hill", "kind", "Kind", "Mine" },
    { "hill", "country", "Country", "United States" },
    { "hill", "lon", "Longitude", "−111°" },
    { "hill", "stages", "Stages", "Mining, Concentration" },
    { "hill", "sources", "Sources", "Yearbook\nReport & accounts" },
    { "hill", "owners", "Owners", "Name: Hill & Sons, Share: 75\342\200\257%, Since: 2011, Sources: Report & accounts\nName: The State" },
    { "hill", "status", "States, the oldest first",
      "Since: 1960, State: Operating\nSince: May 2002, State: Closed\n"
      "Since: 1 August 2012, State: Operating, Sources: Report & accounts" },
    { "hill", "resource", "Resource",
      "Class: reserve, Million tonnes: 16.7, Per cent of rare-earth oxides: 7.98, As of: April 2012, Sources: Report & accounts\n"
      "Class: inferred, Million tonnes: 8.2" },
    { "port", "status", "States, the oldest first", "Since: 2027, State: Operating, Only announced" },
    { "port", "sources", "Sources", NULL },
    { "vale", "stages", "Stages", NULL },
    { "vale", "no such", "no such", NULL },
    { "pact", "parties", "Countries", "United States, Malaysia" },
    { "pact", "binding", "Binding", "Yes" },
    { "pact", "signed", "Signed", "5 March 2024" },
    { "pact", "value_usd", "Value", "400 million USD" },
    { "pact", "sites", "Sites", "Hill Mine" },
    { "pact", "terms", "Terms", "Ten years" },
  };
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2026-01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MzRecord *record = mz_test_record (workspace, cases[i].id);
      g_autofree char *label = mz_field_dup_label (mz_record_get_kind (record), cases[i].field);
      g_autofree char *text = mz_field_dup_text (record, cases[i].field, mz_workspace_get_dataset (workspace));

      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A port moved, begun and named otherwise, with a country that nobody knows and a field of the user's own. */
static void
test_changes (void)
{
  static const char changed[] =
    "{\"sites\": [{\"id\": \"port\", \"name\": \"Port Works\", \"country\": \"US\", \"lat\": 4.25, \"lon\": 103, \"precision\": \"site\", "
    "\"kind\": \"separation\", \"stages\": [\"separation\"], \"minerals\": [\"Dy\", \"Nd\"], \"mine\": {\"a\": [1500, true]}, "
    "\"status\": [{\"from\": \"2025-11\", \"state\": \"operating\", \"sources\": [\"nowhere\"]}]}]}";
  static const MzFieldChange expected[] = {
    { "Country", "Malaysia", "United States" },
    { "Latitude", "4°", "4.25°" },
    { "Minerals", "Dy", "Dy, Nd" },
    { "States, the oldest first", "Since: 2027, State: Operating, Only announced", "Since: November 2025, State: Operating, Sources: nowhere" },
    { "Confidence", "general", NULL },
    { "mine", NULL, "a: 1,500, Yes" },
  };
  g_autoptr (MzWorkspace) workspace = mz_test_workspace_new ("2026-01");
  MzDataset *dataset = mz_workspace_get_dataset (workspace);
  g_autoptr (MzRecord) before = g_object_ref (mz_test_record (workspace, "port"));
  g_autoptr (GBytes) bytes = g_bytes_new_static (changed, sizeof changed - 1);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (GPtrArray) changes = NULL, removed = NULL;

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "changed.json", report));
  changes = mz_field_changes_new (before, mz_dataset_lookup (dataset, MZ_RECORD_SITE, "port"), dataset);
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < changes->len; i++)
    {
      const MzFieldChange *change = changes->pdata[i];

      g_assert_cmpstr (change->label, ==, expected[i].label);
      g_assert_cmpstr (change->before, ==, expected[i].before);
      g_assert_cmpstr (change->after, ==, expected[i].after);
    }

  removed = mz_field_changes_new (before, NULL, dataset);
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_cmpstr (((const MzFieldChange *) removed->pdata[0])->before, ==, "Port Works");
  g_assert_null (((const MzFieldChange *) removed->pdata[0])->after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/panels/field-text/texts", test_texts);
  g_test_add_func ("/panels/field-text/changes", test_changes);
  return g_test_run ();
}
