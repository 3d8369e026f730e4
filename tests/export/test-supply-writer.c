/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-supply-writer.h"

#include "mz-facts-reader.h"
#include "mz-json-gate.h"

#define HEAD "\"confidence\": \"sourced\", \"sources\": [\"s1\"]"

#define FACTS                                                                                                         \
  "{\"series\": ["                                                                                                    \
  "{\"id\": \"mine-production\", \"title\": \"Mines\", \"unit\": \"t REO\", \"frequency\": \"year\","                 \
  " \"dimension\": \"country\", " HEAD ", \"points\": [{\"key\": \"CN\", \"t\": \"2025\", \"v\": 600},"               \
  "  {\"key\": \"AU\", \"t\": \"2025\", \"v\": 200}]},"                                                               \
  "{\"id\": \"us-import-sources-mcs\", \"title\": \"US\", \"unit\": \"%\", \"frequency\": \"year\","                  \
  " \"dimension\": \"country\", " HEAD ", \"points\": [{\"key\": \"CN\", \"t\": \"2025\", \"v\": 70}]},"              \
  "{\"id\": \"mine-production-world\", \"title\": \"World\", \"unit\": \"t REO\", \"frequency\": \"year\","           \
  " \"dimension\": \"none\", " HEAD ", \"points\": [{\"key\": \"WORLD\", \"t\": \"2025\", \"v\": 1000}]}],"           \
  "\"products\": [{\"id\": \"mill\", \"name\": \"Mill\", \"what\": \"kg NdFeB magnet per MW\", \"low\": 500,"         \
  " \"high\": 850, " HEAD "}, {\"id\": \"jet\", \"name\": \"Jet\", \"what\": \"kg, basis not defined, per jet\","     \
  " \"typical\": 418, \"claim\": true, " HEAD "}],"                                                                   \
  "\"flows\": [{\"id\": \"cn-us\", \"from_country\": \"CN\", \"to_country\": \"US\", \"stage_from\": \"magnet\","     \
  " \"stage_to\": \"use\", \"what\": \"t gross weight of magnets\", \"t_per_year\": 7446, \"year\": \"2025\","        \
  " \"basis\": \"customs\", " HEAD "}],"                                                                              \
  "\"agreements\": [{\"id\": \"deal\", \"name\": \"Deal\", \"parties\": [\"US\", \"AU\"], \"kind\": \"mou\","         \
  " \"binding\": null, \"signed\": \"2024\", \"minerals\": [\"REE\"], \"stages\": [\"separation\"], " HEAD "}],"      \
  "\"sources\": [{\"id\": \"s1\", \"title\": \"One\"}], \"about\": {\"as_of\": \"2026-06\"}}"

static MzDataset *
dataset_new (void)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (FACTS, strlen (FACTS));
  g_autoptr (MzReport) report = mz_report_new ();

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "facts.json", report));
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 6, 0));
  return dataset;
}

static MzScenario *
scenario_new (double leak)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
  MzMove *move = mz_move_new (MZ_MOVE_STOP_EXPORTS);

  move->country = g_strdup ("CN");
  move->start = mz_partial_date_new (2027, 0, 0);
  move->leak = leak;
  move->note = g_strdup ("say “so” \"\\\n");
  g_ptr_array_add (moves, move);
  return mz_scenario_new (&(MzScenarioText) { (char *) "x", (char *) "X", (char *) "Y", { 2028, 0, 0 }, NULL }, moves);
}

static char *
write_flat (const MzSupplyRequest *request)
{
  g_autofree char *text = mz_supply_to_json (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) flat = g_string_new (NULL);

  g_assert_true (mz_json_gate_check (text, strlen (text), MZ_JSON_GATE_STRICT, &error));
  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\n' && *p != ' ')
      g_string_append_c (flat, *p);
  return g_string_free (g_steal_pointer (&flat), FALSE);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* Of 1000 t China makes 600; half leaks: at most 300 are lost, 30 %. HHI of the named: 10000 x (0.36 + 0.04) = 4000. */
static void
test_years (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzScenario) scenario = scenario_new (0.5);
  g_autofree char *text = write_flat (&(MzSupplyRequest) { dataset, scenario, MZ_BIT (MZ_STAGE_MINING), MZ_PARTIAL_DATE_NONE, FALSE });

  g_assert_nonnull (strstr (text, "\"base_ends\":2026,"));
  g_assert_cmpuint (count (text, "\"time\":"), ==, 2);
  g_assert_nonnull (strstr (text, "\"coverage\":0.8,\"before\":1000,\"lost\":{\"least\":0,\"most\":300},"
                                  "\"share_lost\":{\"least\":0,\"most\":0.3},\"gained\":0,\"hhi_before\":4000,"));
  g_assert_nonnull (strstr (text, "\"year\":2025,\"whole\":1000,"));
  g_assert_nonnull (strstr (text, "\"sources\":[\"s1\"]"));
}

/* What no source gives is null, and never 0. */
static void
test_not_known (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzScenario) scenario = scenario_new (0.5);
  g_autofree char *text = write_flat (&(MzSupplyRequest) { dataset, scenario, MZ_BIT (MZ_STAGE_METAL), { 2027, 3, 0 }, FALSE });

  g_assert_cmpuint (count (text, "\"time\":"), ==, 1);
  g_assert_nonnull (strstr (text, "\"time\":\"2027-03\",\"stages\":[{\"stage\":\"metal\",\"unit\":null,\"measure\":null,\"coverage\":null,"
                                  "\"before\":null,\"lost\":{\"least\":null,\"most\":null},"
                                  "\"share_lost\":{\"least\":null,\"most\":null},\"gained\":null,\"hhi_before\":null,"));
}

static void
test_months (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzScenario) scenario = scenario_new (0.5);
  g_autofree char *text = write_flat (&(MzSupplyRequest) { dataset, scenario, 0, MZ_PARTIAL_DATE_NONE, TRUE });

  g_assert_cmpuint (count (text, "\"time\":"), ==, 24);
  g_assert_cmpuint (count (text, "\"stage\":\"magnet\""), ==, 25);
}

/* Half leaks against none: of 600 t 300 more are lost in the other. */
static void
test_against (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzScenario) scenario = scenario_new (0.5), other = scenario_new (0);
  g_autofree char *text = write_flat (&(MzSupplyRequest) { dataset, scenario, MZ_BIT (MZ_STAGE_MINING), { 2027, 0, 0 }, FALSE, other });

  g_assert_nonnull (strstr (text, "\"against\":{\"scenario\":\"x\","));
  g_assert_nonnull (strstr (text, "\"more_than_against\":{\"lost\":{\"with_least_loss\":0,\"with_most_loss\":-300},\"gained\":0,"
                                  "\"share_lost\":{\"with_least_loss\":0,\"with_most_loss\":-0.3},\"short\":[]}"));
}

/* Nothing of the move is assumed: what is sold abroad of the output is left, between none and all of it, 0.3 of the world's. */
static void
test_tornado (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzScenario) scenario = scenario_new (0.5);
  g_autofree char *text = write_flat (&(MzSupplyRequest) { dataset, scenario, MZ_BIT (MZ_STAGE_MINING), { 2027, 0, 0 }, FALSE, NULL });

  g_assert_nonnull (strstr (text, "\"tornado\":[{\"stage\":\"mining\",\"importer\":null,\"year\":2027,"
                                  "\"share_lost\":{\"least\":0,\"most\":0.3},\"assumptions\":[{\"assumption\":\"unknown\","
                                  "\"move\":null,\"low\":0,\"high\":1,\"at_low\":{\"least\":0,\"most\":0},"
                                  "\"at_high\":{\"least\":0.3,\"most\":0.3},\"swing\":0.3,\"sources\":[]}],"
                                  "\"without_effect\":0}]"));
}

/* Half of 7446 t: 3,723,000 kg are magnets for 4380 MW at 850 kg each, 7446 at 500. Of a claim only its kg are told. */
static void
test_goods (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzScenario) scenario = scenario_new (0.5);
  g_autofree char *text = write_flat (&(MzSupplyRequest) { dataset, scenario, MZ_BIT (MZ_STAGE_MAGNET), { 2027, 0, 0 }, FALSE, NULL });

  g_assert_nonnull (strstr (text, "\"goods\":[{\"good\":\"mill\",\"units\":{\"least\":4380,\"most\":7446}}]"));
  g_assert_cmpuint (count (text, "\"good\":\"jet\""), ==, 1);
  g_assert_nonnull (strstr (text, "\"kg\":{\"least\":418,\"most\":418},\"year\":null,\"counted\":false,\"claim\":true,"));
}

static void
test_agreements (void)
{
  g_autoptr (MzDataset) dataset = dataset_new ();
  g_autoptr (MzScenario) scenario = scenario_new (0.5);
  g_autofree char *text = write_flat (&(MzSupplyRequest) { dataset, scenario, MZ_BIT (MZ_STAGE_SEPARATION), { 2027, 0, 0 }, FALSE, NULL });

  g_assert_nonnull (strstr (text, "\"agreements\":[{\"agreement\":\"deal\",\"parties\":[\"US\",\"AU\"],\"short\":[\"US\"],"
                                  "\"binding\":\"unknown\",\"delivered\":null,\"delivered_as_of\":null,\"sites\":[],"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/supply-writer/years", test_years);
  g_test_add_func ("/export/supply-writer/not-known", test_not_known);
  g_test_add_func ("/export/supply-writer/months", test_months);
  g_test_add_func ("/export/supply-writer/against", test_against);
  g_test_add_func ("/export/supply-writer/tornado", test_tornado);
  g_test_add_func ("/export/supply-writer/goods", test_goods);
  g_test_add_func ("/export/supply-writer/agreements", test_agreements);
  return g_test_run ();
}
